"""What stands around a verb: its objects, and the phrases that prepositions, times and places add."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.claims import lexicon, phrases, subjects, verbs
from kg.claims.frames import Slot
from kg.language.parse import Parse

MAX_NESTED = 2
"""How many prepositional phrases deep an argument may stand inside another."""


def direct_objects(parse: Parse, row: int) -> list[Slot]:
    """Return the direct object's conjuncts, or a copula's complement's."""
    for label in ("dobj", "attr"):
        found = [c for c in parse.kids(row, label) if parse.lowers[c] not in phrases.RELATIVE]
        if found:
            listed = phrases.conjuncts(parse, found[0])
            return [
                phrases.slot(parse, one) for one in listed if one == found[0] or not begins_clause(parse, one)
            ]
    adjective = parse.child(row, "acomp", "oprd")
    if adjective is not None and not (
        parse.lemmas[adjective] in lexicon.words("raising_adjective")
        and parse.child(adjective, "xcomp") is not None
    ):
        return [phrases.slot(parse, one) for one in phrases.conjuncts(parse, adjective)]
    if not parse.kids(row, "xcomp", "ccomp", "prep") and parse.pos[row] == "VERB":
        return shared_object(parse, row)
    return []


def begins_clause(parse: Parse, row: int) -> bool:
    """Is a conjunct followed right away by a finite verb: the subject of the next clause, misread?"""
    following = phrases.bounds(parse, row)[1]
    return following < len(parse) and parse.tags[following] in {"VBD", "VBZ", "VBP", "MD"}


def shared_object(parse: Parse, row: int) -> list[Slot]:
    """Return the object of a conjoined verb right after: "condemned and rejected the plan"."""
    following = [c for c in parse.kids(row, "conj") if verbs.is_predicate(parse, c)]
    if not following or following[0] - row > 3 or verbs.is_passive(parse, row):
        return []
    other = following[0]
    if subjects.own(parse, other) is not None or parse.child(other, "aux") is not None:
        return []
    thing = parse.child(other, "dobj")
    return [] if thing is None else [phrases.slot(parse, one) for one in phrases.conjuncts(parse, thing)]


def oblique(parse: Parse, row: int) -> list[list[Slot]]:
    """Return the further arguments in order, each as the list of its conjuncts."""
    found: list[list[Slot]] = []
    for child in parse.children[row]:
        dep = parse.deps[child]
        if dep in {"prep", "agent"} or (dep == "dative" and parse.pos[child] in {"ADP", "SCONJ"}):
            slots = [
                replace(s, role="by") if dep == "agent" else s for s in phrases.prepositional(parse, child)
            ]
            found.append([s for s in slots if not adjunct_clause(parse, s)])
            found.append(list(phrases.continued(parse, child)))
            for noun in parse.kids(child, "pobj"):
                found.extend(attached(parse, noun, 1))
        elif dep == "dative":
            found.append([phrases.slot(parse, one) for one in phrases.conjuncts(parse, child)])
        elif (dep == "npadvmod" and parse.pos[child] in phrases.NOMINAL) or (
            dep == "advmod" and child > row and parse.lowers[child] in lexicon.words("circumstance")
        ):
            found.append([phrases.slot(parse, child)])
        elif dep in {"acomp", "attr", "oprd"}:
            found.extend(attached(parse, child))
    for thing in parse.kids(row, "dobj"):
        found.extend(attached(parse, thing))
    return [slots for slots in found if slots]


def shared_setting(parse: Parse, row: int) -> Iterator[list[Slot]]:
    """Yield what stands before the common subject of conjoined verbs: "In 2012 he left and she stayed"
    tells the time of the second verb only where it has no subject of its own."""
    first = row
    while parse.deps[first] == "conj" and subjects.own(parse, first) is None and parse.heads[first] < first:
        first = parse.heads[first]
    subject = subjects.own(parse, first)
    if first == row or subject is None or not verbs.is_predicate(parse, first):
        return
    for child in parse.children[first]:
        if child > subject:
            break
        if parse.deps[child] == "prep":
            yield [s for s in phrases.prepositional(parse, child) if not adjunct_clause(parse, s)]
        elif parse.deps[child] == "npadvmod" and parse.pos[child] in phrases.NOMINAL:
            yield [phrases.slot(parse, child)]


def adjunct_clause(parse: Parse, slot: Slot) -> bool:
    """Is this a gerund that happens beside the clause ("after leaving"), a claim of its own?"""
    return slot.role.lower() in lexicon.words("adjunct_preposition") and parse.pos[slot.head] in {
        "VERB",
        "AUX",
    }


def attached(parse: Parse, noun: int, depth: int = 0) -> Iterator[list[Slot]]:
    """Yield the prepositional arguments of an object or predicative, and those inside them: "hold talks
    with X in Y", "eager for X"."""
    after = phrases.right(parse, noun)
    for child in parse.kids(noun, "prep"):
        if child >= after:
            yield [replace(s, nested=depth > 0) for s in phrases.prepositional(parse, child)]
            if depth < MAX_NESTED:
                for inner in parse.kids(child, "pobj"):
                    yield from attached(parse, inner, depth + 1)
