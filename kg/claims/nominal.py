"""Nouns that carry an event, with their arguments: "his meetings with the Russian ambassador".

After the frames of nominal predicates in NomBank (Meyers et al. 2004): the possessor or the "by"
phrase is the agent; "of" is the patient where the verb behind the noun is transitive, else the agent;
a country or body before the noun ("Russian interference", "FBI inquiry") is the agent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.claims import phrases
from kg.claims.frames import Frame, Slot
from kg.claims.implied import entity_head
from kg.language.parse import Parse
from kg.ontology import rows

ACTOR_LABELS = frozenset({"ORG", "GPE", "NORP", "PERSON"})
UNITS = frozenset(
    {
        "%",
        "percent",
        "per",
        "cent",
        "points",
        "point",
        "cents",
        "dollars",
        "euros",
        "pounds",
        "year",
        "years",
        "days",
        "weeks",
        "months",
        "hours",
    }
)
SYMMETRIC_PREPOSITIONS = frozenset({"between", "among"})


@cache
def nominalisations() -> dict[str, tuple[str, str]]:
    """Return noun -> (verb, what "of" introduces) from `ontology/nominalisations.csv`."""
    return {row["noun"]: (row["verb"], row["of"]) for row in rows("nominalisations.csv")}


def find(parse: Parse) -> list[Frame]:
    """Return the frames of event nouns that have at least an agent or a patient."""
    known = nominalisations()
    found: list[Frame] = []
    for row, lemma in enumerate(parse.lemmas):
        if (
            parse.pos[row] == "NOUN"
            and lemma in known
            and parse.deps[row] not in {"compound", "amod", "nmod"}
        ):
            found.extend(frames(parse, row, *known[lemma]))
    return found


def frames(parse: Parse, row: int, verb: str, of_role: str) -> Iterator[Frame]:
    """Yield the frames of one event noun."""
    subject, thing, arguments = possessor(parse, row), None, list[Slot]()
    for child in parse.kids(row, "prep", "agent"):
        slots = [s for s in phrases.prepositional(parse, child) if not quantity(parse, s)]
        if not slots:
            continue
        prep = parse.lowers[child]
        if prep in SYMMETRIC_PREPOSITIONS and len(slots) > 1 and subject is None:
            subject = slots[0]
            arguments.extend(replace(s, role="with") for s in slots[1:])
        elif prep == "by":
            thing, subject = thing or (subject if of_role == "object" else None), slots[0]
        elif prep == "of" and (of_role == "object" or subject is not None):
            thing = thing or slots[0]
        elif prep == "of":
            subject = slots[0]
        else:
            arguments.extend(slots)
    if subject is None and (thing is not None or arguments):
        subject = modifier(parse, row)
    if subject is None and thing is None:
        return
    base = Frame(row, row, row + 1, parse.lemmas[row], "noun", args=arguments, rule="nominal", confidence=0.6)
    if subject is not None:
        base.subject, base.object = bare(subject), None if thing is None else bare(thing)
    elif thing is not None:
        base.subject, base.voice = bare(thing), "passive"
    yield base


def quantity(parse: Parse, slot: Slot) -> bool:
    """Is it an amount ("a loss of $2 million"), which does nothing and has nothing done to it?"""
    return (
        parse.pos[slot.head] == "NUM"
        or parse.words[slot.first] in {"$", "€", "£"}
        or parse.lowers[slot.head] in UNITS
    )


def bare(slot: Slot) -> Slot:
    return replace(slot, role="", prep=None)


def possessor(parse: Parse, row: int) -> Slot | None:
    """Return "Russia" of "Russia's interference", "his" of "his meetings"."""
    child = parse.child(row, "poss")
    return None if child is None else phrases.slot(parse, child)


def modifier(parse: Parse, row: int) -> Slot | None:
    """Return the country or body named before the noun."""
    start = parse.lefts[row]
    for first, after, label in parse.ents:
        if first > row:
            break
        if first >= start and after <= row and label in ACTOR_LABELS:
            head = entity_head(parse, first, after)
            if parse.deps[head] in {"amod", "compound", "nmod"}:
                return Slot(head, first, after)
    return None
