"""What stands around a verb: its objects, and the phrases that prepositions, times and places add."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.claims import governors, lexicon, phrase_edges, phrases, subjects, verbs
from kg.claims.frames import Slot
from kg.claims.roles import is_role
from kg.language.parse import Parse

MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
MAX_NESTED = 2
"""How many prepositional phrases deep an argument may stand inside another."""


def direct_objects(parse: Parse, row: int) -> list[Slot]:
    """Return the direct object's conjuncts, or a copula's complement's."""
    for label in ("dobj", "attr"):
        found = [c for c in parse.kids(row, label) if not relative(parse, c)]
        if found:
            listed = phrases.conjuncts(parse, found[0])
            slots = [
                phrases.slot(parse, one) for one in listed if one == found[0] or not begins_clause(parse, one)
            ]
            if parse.lowers[slots[0].first] == "dead" and slots[0].first < slots[0].head:
                slots[0] = replace(slots[0], first=slots[0].first + 1)  # "shot dead six people"
            narrowed = label == "attr" or parse.child(row, "neg") is not None
            return [identified(parse, s) for s in slots] if narrowed else slots
    if (name := misplaced(parse, row)) is not None:
        return [phrases.slot(parse, one) for one in phrases.conjuncts(parse, name)]
    adjective = parse.child(row, "acomp", "oprd")
    if adjective is not None and not incomplete(parse, adjective):
        return [phrases.slot(parse, one) for one in phrases.conjuncts(parse, adjective)]
    if not parse.kids(row, "xcomp", "ccomp", "prep") and parse.pos[row] == "VERB":
        return shared_object(parse, row) or predicative(parse, row)
    return predicative(parse, row)


def relative(parse: Parse, row: int) -> bool:
    """Is the word a relative or question pronoun, not the "that" of "I cannot accept that"?"""
    return parse.lowers[row] in phrases.RELATIVE and parse.tags[row] != "DT"


def misplaced(parse: Parse, row: int) -> int | None:
    """Return a name right after the verb that the parser took for a time: "Orva releases Skylark"."""
    name = parse.child(row, "npadvmod")
    if name is None or parse.pos[name] != "PROPN" or parse.lefts[name] != row + 1:
        return None
    following = name + 1
    if following < len(parse) and parse.heads[following] != name and parse.tags[following] in {"$", "CD"}:
        return None  # "rose US $5"
    return None if measures(parse, name) or verbs.is_passive(parse, row) else name


def incomplete(parse: Parse, adjective: int) -> bool:
    """Does the adjective say something else without its infinitive: "able to pay", "big enough to win"?"""
    taken = parse.child(adjective, "xcomp")
    if taken is None:
        return False
    if parse.lemmas[adjective] in lexicon.words("raising_adjective"):
        return True
    degree = any(parse.lowers[c] in {"enough", "too"} for c in parse.children[adjective])
    ready = degree or parse.lemmas[adjective] in lexicon.words("minded")
    return ready and governors.merges(parse, taken)


def identified(parse: Parse, slot: Slot) -> Slot:
    """Return a predicate noun or negated object with the clause that tells which one is meant, where no
    other word does: "those are not issues that matter here" does not say that they are no issues."""
    described = any(parse.deps[c] in {"amod", "compound", "nmod", "poss"} for c in parse.children[slot.head])
    last = slot.after - 1
    if parse.pos[slot.head] == "PROPN" or last != slot.head or is_role(parse, last):
        return slot
    selected = any(parse.lowers[c] in lexicon.words("selecting") for c in parse.children[last])
    if described and not selected and parse.lowers[last] not in lexicon.words("selecting"):
        return slot
    return replace(slot, after=phrase_edges.with_relative(parse, last, slot.after))


def predicative(parse: Parse, row: int) -> list[Slot]:
    """Return what a copula says with an adverb alone: "is up ten points", "remained even"."""
    if parse.lemmas[row] not in lexicon.words("copular"):
        return []
    adverbs, own = lexicon.words("predicative_adverb"), verbs.particle(parse, row)
    for child in parse.kids(row, "advmod"):
        if child > row and child != own and parse.lowers[child] in adverbs:
            after = max([child + 1, *(parse.rights[c] + 1 for c in parse.kids(child, "npadvmod"))])
            return [replace(phrases.slot(parse, child), after=after)]
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
        if (
            dep in {"prep", "agent"}
            or (dep == "prt" and parse.child(child, "pobj") is not None)
            or (dep == "dative" and parse.pos[child] in {"ADP", "SCONJ"})
        ):
            slots = [
                replace(s, role="by") if dep == "agent" else s for s in phrases.prepositional(parse, child)
            ]
            slots = between(parse, slots)
            found.append([s for s in slots if not adjunct_clause(parse, s)])
            found.append(list(phrases.continued(parse, child)))
            if phrases.connective(parse, child):
                found.extend(phrases.compound_preposition(parse, child))
                continue
            for noun in parse.kids(child, "pobj"):
                found.extend(attached(parse, noun, 1))
        elif dep == "dative":
            found.append([phrases.slot(parse, one) for one in phrases.conjuncts(parse, child)])
        elif (dep == "npadvmod" and measures(parse, child)) or (
            dep == "advmod" and child > row and circumstance(parse, child, row)
        ):
            found.append([phrases.slot(parse, child)])
        elif dep in {"acomp", "attr", "oprd"}:
            if dep == "oprd" and any(
                parse.lowers[c] not in phrases.RELATIVE for c in parse.kids(row, "dobj")
            ):
                found.append([object_predicate(parse, child)])
            found.extend(attached(parse, child))
    for thing in parse.kids(row, "dobj"):
        found.extend(attached(parse, thing))
    return [slots for slots in found if slots and not in_heading(parse, slots[0], row)]


def between(parse: Parse, slots: list[Slot]) -> list[Slot]:
    """Return the arguments of a preposition, those of "between" as one: neither says anything alone."""
    if len(slots) < 2 or slots[0].role.lower() != "between":
        return slots
    return [phrases.together(parse, [one.head for one in slots], slots[0].role, slots[0].prep)]


def in_heading(parse: Parse, slot: Slot, row: int) -> bool:
    """Does a colon part the phrase from the verb after it ("Live on Radio Lur: Hale wins")?"""
    return slot.after <= row and ":" in parse.words[slot.after : row]


def circumstance(parse: Parse, adverb: int, row: int) -> bool:
    """Does the adverb say when, where or how, not what a copula says ("is home to the bank")?"""
    word = parse.lowers[adverb]
    if adverb == row + 1 and adverb == verbs.particle(parse, row):
        return False
    if parse.lemmas[row] in lexicon.words("copular") and word in lexicon.words("predicative_adverb"):
        return False
    return word in lexicon.words("circumstance")


def object_predicate(parse: Parse, row: int) -> Slot:
    """Return what the verb says of its object: "called it [as] a plot", "found it empty"."""
    return phrases.slot(parse, row, "as" if parse.pos[row] in phrases.NOMINAL else "")


def measures(parse: Parse, row: int) -> bool:
    """Does a bare noun phrase say when or how much ("last week", "five percent")? Others that the parser
    hung on the verb are appositions, sources after a dash and the halves of a name."""
    if parse.pos[row] not in phrases.NOMINAL:
        return False
    if parse.lemmas[row].lower() in lexicon.words("measure"):
        return True
    return any(
        first <= row < after and label in MEASURES
        for first, after, label in phrases.nearby_entities(parse, row)
    )


def shared_setting(parse: Parse, row: int) -> Iterator[list[Slot]]:
    """Yield what stands before the common subject of conjoined verbs: "In 2012 he left and she stayed"
    tells the time of the second verb only where it has no subject of its own."""
    first = row
    while parse.deps[first] == "conj" and subjects.own(parse, first) is None and parse.heads[first] < first:
        first = parse.heads[first]
    subject = subjects.own(parse, first)
    if first == row or subject is None or not verbs.is_predicate(parse, first):
        return
    yield from setting(parse, first, subject)


def setting(parse: Parse, first: int, subject: int) -> Iterator[list[Slot]]:
    """Yield what stands before the subject of a verb: "In 2012 he began to write"."""
    for child in parse.children[first]:
        if child > subject:
            break
        if parse.deps[child] == "prep":
            yield [s for s in phrases.prepositional(parse, child) if not adjunct_clause(parse, s)]
        elif parse.deps[child] == "npadvmod" and measures(parse, child):
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
    after = phrase_edges.whole_word(parse, phrases.right(parse, noun))
    for child in parse.kids(noun, "prep"):
        if child >= after:
            slots = between(parse, list(phrases.prepositional(parse, child)))
            yield [replace(s, nested=depth > 0) for s in slots]
            if depth < MAX_NESTED:
                for inner in parse.kids(child, "pobj"):
                    yield from attached(parse, inner, depth + 1)
