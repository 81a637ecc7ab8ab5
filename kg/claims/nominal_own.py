"""The phrase of an event noun itself: its possessor and the prepositional phrases below it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.claims import nominal_support, phrases
from kg.claims.frames import Slot
from kg.claims.nominal_phrase import owner
from kg.claims.nominal_words import (
    BACKERS,
    DOERS,
    GRANTED,
    MUTUAL_PREPOSITIONS,
    PLACE_LABELS,
    TRAVELS,
    WHOM,
    EventNoun,
    fits,
    label,
    names_actor,
)
from kg.language.parse import Parse

OWN = 0.6
"""Confidence of a participant in the noun's own phrase."""


@dataclass(slots=True)
class Participants:
    """Who takes part in one event: who does it, what it is done to, what else is named."""

    agent: Slot | None = None
    patient: Slot | None = None
    args: list[Slot] = field(default_factory=list)
    confidence: float = OWN
    rule: str = "nominal"
    happens: bool = False


def own_phrase(parse: Parse, row: int, noun: EventNoun) -> Participants:
    """Read the possessor and the prepositional phrases of the noun itself."""
    who = Participants()
    possessor = owner(parse, row)
    if possessor is not None and not (noun.noun == "support" and backed(parse, row)):
        if noun.whose == "object":
            who.patient = possessor
        else:
            who.agent = possessor
    for child in parse.kids(row, "prep", "agent", "acl"):
        if parse.deps[child] == "acl":
            who.agent = who.agent or nominal_support.done_by(parse, child, noun)
            continue
        slots = [s for s in phrases.prepositional(parse, child) if fits(parse, s)]
        if slots:
            place(parse, child, noun, slots, who)
            for of in astray(parse, slots[0].head):
                place(parse, of, noun, list(phrases.prepositional(parse, of))[:1] or slots, who)
    return who


def astray(parse: Parse, row: int) -> list[int]:
    """Return an "of" that the parser hung on a name: "the departure from France of the airliner"."""
    if label(parse, row) != "GPE":
        return []
    return [c for c in parse.kids(row, "prep") if parse.lowers[c] == "of" and c > row]


def backed(parse: Parse, row: int) -> bool:
    """ "X's support fell" may be that for X; "has X's support", "X's support for Y" is X's."""
    if parse.kids(row, "acl") or any(parse.lowers[c] in WHOM for c in parse.kids(row, "prep")):
        return False
    if any(parse.lowers[c] in {"%", "percent"} for c in parse.children[row]):
        return True
    head = parse.heads[row]
    if parse.deps[row] == "dobj":
        return parse.lemmas[head] not in GRANTED
    return parse.deps[row] != "pobj" or parse.lowers[head] in {"of", "than", "in", "to"}


def place(parse: Parse, prep: int, noun: EventNoun, slots: list[Slot], who: Participants) -> None:
    """Give the phrases of one preposition their part."""
    word = parse.lowers[prep]
    if word in MUTUAL_PREPOSITIONS and who.agent is None:
        if noun.verb or "mutual" in noun.kind:
            who.agent = slots[0]
            who.args.extend(replace(s, role="with") for s in slots[1:])
    elif word == "by":
        if by_means(parse, slots[0], noun):
            return
        if names_actor(parse, slots[0]) or not phrases.clausal(parse, slots[0].head):
            who.patient = who.patient or (who.agent if noun.of == "object" else None)
            who.agent = slots[0]
    elif word == "of" and "either" in noun.kind and who.agent is None and names_actor(parse, slots[0]):
        if noun.noun != "support" or parse.lemmas[parse.heads[parse.heads[prep]]] in BACKERS:
            who.agent = slots[0]
        elif parse.lowers[parse.heads[parse.heads[prep]]] == "in":
            who.patient = slots[0]  # "in support of X"
    elif word == "of" and noun.of == "object":
        if who.patient is not None and noun.whose == "object" and who.agent is None:
            who.agent = who.patient
        who.patient = slots[0]
    elif word == "of" and (
        who.agent is not None or (noun.noun in TRAVELS and label(parse, slots[0].head) in PLACE_LABELS)
    ):  # "a tour of Asia"
        who.patient = who.patient or slots[0]
    elif word == "of" and not does(parse, slots[0], noun):
        return
    elif word == "of" or (
        word == "from" and "from" in noun.kind and who.agent is None and names_actor(parse, slots[0])
    ):
        who.agent = slots[0]
    else:
        who.args.extend(slots)


def by_means(parse: Parse, slot: Slot, noun: EventNoun) -> bool:
    """ "a summit by video link", "step by step": what "by" introduces does nothing."""
    row = slot.head
    if parse.lemmas[row] == noun.noun:
        return True
    bare_noun = parse.tags[row] == "NN" and parse.child(row, "det", "poss") is None
    return bare_noun and not names_actor(parse, slot) and noun.of == "subject"


def does(parse: Parse, slot: Slot, noun: EventNoun) -> bool:
    """Can what follows "of" do what the noun says, and not only describe it ("a war of words")?"""
    if noun.noun in DOERS or noun.kind & {"mutual", "scene", "from"}:
        return names_actor(parse, slot) or label(parse, slot.head) != ""
    return True
