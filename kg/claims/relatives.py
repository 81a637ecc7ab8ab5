"""Relative clauses: which noun they are about, and where it stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims import arguments as arguments_of
from kg.claims import lexicon, phrase_edges, phrases, subjects
from kg.claims.frames import Frame, Slot
from kg.claims.roles import is_role
from kg.language.lexicon import lexicon as lexicon_of_names
from kg.language.parse import Parse

PLURAL, SINGULAR = frozenset({"are", "were", "have", "'re", "’re"}), frozenset({"is", "was", "has"})
CLEFT = frozenset({"it", "this", "that", "these", "those"})
OCCASIONS = frozenset({"way", "reason", "time"})
MAX_CLIMB = 6


def gap(
    parse: Parse, frame: Frame, subject: int | None, objects: list[Slot], arguments: list[list[Slot]]
) -> None:
    """Give a relative clause the noun it modifies in the place of its pronoun or of its gap."""
    noun = subjects.antecedent(parse, frame.head)
    if noun is None or subject == noun or any(parse.deps[c] == "mark" for c in parse.children[frame.head]):
        return  # with "that" as a mark the clause is what the noun says, and has no gap
    for child in parse.children[frame.head]:
        if parse.deps[child] == "dobj" and parse.lowers[child] in phrases.RELATIVE:
            told_of_gap(parse, frame.head, noun, objects, arguments)
            return
        if parse.deps[child] == "prep":
            pronoun = parse.child(child, "pobj")
            if pronoun is not None and parse.lowers[pronoun] in phrases.RELATIVE:
                arguments[:] = [a for a in arguments if a[0].head != pronoun]
                arguments.insert(0, [phrases.slot(parse, noun, parse.lowers[child], child)])
                return
            if pronoun is None and parse.child(child, "pcomp") is None:
                arguments.insert(0, [phrases.slot(parse, noun, parse.lowers[child], child)])
                return
    adverb = next(
        (c for c in parse.children[frame.head] if parse.lowers[c] in {"where", "when", "why"}), None
    )
    if adverb is not None:
        role = "for" if parse.lowers[adverb] == "why" else "in"
        day = parse.lowers[noun] in phrase_edges.WEEKDAYS
        arguments.append([phrases.slot(parse, noun, "on" if day else role)])
    elif (
        all(parse.deps[one.head] == "oprd" for one in objects)
        and frame.voice == "active"
        and frame.complement is None
        and parse.pos[frame.head] == "VERB"
        and parse.lemmas[frame.head] not in lexicon.words("saying")
        and not filled(parse, frame.head, arguments)
        and parse.lemmas[noun].lower() not in lexicon.words("temporal_noun") | OCCASIONS
    ):
        told_of_gap(parse, frame.head, noun, objects, arguments)


def filled(parse: Parse, row: int, arguments: list[list[Slot]]) -> bool:
    """Has the noun its place elsewhere: in the subject ("half of which was lost") or in a gerund beside the
    verb ("the rules they dream of changing")?"""
    own = subjects.own(parse, row)
    if own is not None and any(parse.lowers[i] in phrases.RELATIVE for i in range(parse.lefts[own], own + 1)):
        return True
    if own is not None and any(
        parse.lowers[i] in {"which", "whom"} for i in range(own, parse.rights[own] + 1)
    ):
        return True
    return any(
        parse.tags[slots[0].head] == "VBG" and parse.child(slots[0].head, "dobj") is None
        for slots in arguments
    )


def told_of_gap(parse: Parse, row: int, noun: int, objects: list[Slot], arguments: list[list[Slot]]) -> None:
    """Make the noun the object; what the verb says of it becomes an argument ("aid that he called late")."""
    predicate = parse.child(row, "oprd")
    objects[:] = [phrases.slot(parse, noun), *(one for one in objects if one.head != predicate)]
    if predicate is not None:
        arguments.append([arguments_of.object_predicate(parse, predicate)])


def agreeing(parse: Parse, row: int, subject: int) -> int | None:
    """Return the noun that a relative clause's verb agrees with, from its nearest noun `subject` on.

    "the files of the office that were seized": the files; "it was Hale who left": Hale. None where no noun
    before it agrees.
    """
    while parse.deps[row] == "conj" and parse.heads[row] < row:
        row = parse.heads[row]
    own = subjects.own(parse, row)
    if own is not None and own == subject and parse.lowers[own] in {"who", "which", "that"}:
        return reported(parse, row, subject)
    if own is None or parse.tags[own] not in {"WP", "WDT"}:
        return subject
    if parse.lowers[subject] in CLEFT and parse.deps[parse.heads[row]] == "attr":
        return parse.heads[row]
    if parse.heads[row] != subject:
        return subject
    if parse.lowers[own] == "who" and parse.tags[subject] == "NN" and not personal(parse, subject):
        return next((n for n in nouns_above(parse, subject) if personal(parse, n)), subject)
    if parse.lowers[own] == "who" and corporate(parse, subject):
        return next((n for n in nouns_above(parse, subject) if is_role(parse, n)), subject)
    wanted = number(parse, row)
    if wanted is not None and (one := of_list(parse, row, subject, wanted)) is not None:
        return one
    if wanted is None or plural(parse, subject) in {None, wanted}:
        return subject
    return next((n for n in nouns_above(parse, subject) if plural(parse, n) == wanted), None)


def reported(parse: Parse, row: int, subject: int) -> int:
    """Return the noun that a relative pronoun stands for in reported words: "a raid that officials say was
    planned": a raid; the pronoun itself where there is none."""
    head = parse.heads[row]
    if parse.deps[row] != "ccomp" or parse.deps[head] != "relcl" or not subject < head < row:
        return subject
    if parse.lemmas[head] not in lexicon.words("saying") or parse.tags[subject] == "DT":
        return subject
    noun = subjects.antecedent(parse, head)
    return subject if noun is None or noun > subject else noun


def of_list(parse: Parse, row: int, noun: int, many: bool) -> int | None:
    """Return the conjunct that a relative clause after a list is about: of "A and B, which is …" B, of "A and
    B, which are …" both, told by the first."""
    if many:
        first = noun
        while parse.deps[first] == "conj" and parse.pos[parse.heads[first]] in phrases.NOMINAL:
            first = parse.heads[first]
        return first if first != noun and parse.tags[noun] in {"NN", "NNP"} else None
    listed = [one for one in phrases.conjuncts(parse, noun) if one < row]
    return listed[-1] if len(listed) > 1 and parse.tags[listed[-1]] in {"NN", "NNP"} else None


def nouns_above(parse: Parse, noun: int) -> Iterator[int]:
    """Yield the nouns whose phrases hold this one, the nearest first, and last the object of the verb."""
    place, hops = noun, 0
    while hops < MAX_CLIMB and parse.heads[place] != place:
        place, hops = parse.heads[place], hops + 1
        if parse.pos[place] in phrases.NOMINAL:
            yield place
        elif parse.pos[place] in {"VERB", "AUX"} and parse.deps[place] not in {"acl", "relcl"}:
            thing = next((c for c in parse.kids(place, "dobj") if c < noun), None)
            if thing is not None and parse.pos[thing] == "NOUN":
                yield thing
            return


def personal(parse: Parse, noun: int) -> bool:
    """Does the noun name people ("official", "crew")?"""
    kind = lexicon_of_names().nouns.get(parse.lemmas[noun].lower())
    return is_role(parse, noun) or kind in {"person", "office", "group", "organization"}


def corporate(parse: Parse, noun: int) -> bool:
    """Is the noun a body, after which "who" seldom stands ("leaders of the union, who …")?"""
    kind = lexicon_of_names().nouns.get(parse.lemmas[noun].lower())
    return parse.tags[noun] == "NN" and kind in {"organization", "party"}


def number(parse: Parse, row: int) -> bool | None:
    """Say whether the finite verb is plural; None where its form does not tell."""
    for i in [*(c for c in parse.children[row] if parse.deps[c] in {"aux", "auxpass"}), row]:
        if parse.lowers[i] in PLURAL or parse.tags[i] == "VBP":
            return True
        if parse.lowers[i] in SINGULAR or parse.tags[i] == "VBZ":
            return False
        break
    return None


def plural(parse: Parse, noun: int) -> bool | None:
    """Say whether the noun is plural; None for groups, measures, names in the plural and lists."""
    if parse.deps[noun] == "conj" or parse.child(noun, "conj") is not None:
        return None
    if parse.lemmas[noun].lower() in lexicon.words("collective") | lexicon.words("partitive"):
        return None
    if parse.lowers[noun] in {"those", "these"}:
        return True
    return {"NN": False, "NNP": False, "NNS": True}.get(parse.tags[noun])
