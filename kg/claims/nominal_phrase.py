"""What stands before an event noun: its possessor, and the names and bodies that modify it."""

from __future__ import annotations

from bisect import bisect_left

from kg.claims import phrases
from kg.claims.frames import Slot
from kg.claims.implied import entity_head
from kg.claims.nominal_words import (
    ACTOR_LABELS,
    PLACED,
    SIGNED,
    SITES,
    EventNoun,
    actor_noun,
    fits,
    known,
)
from kg.claims.roles import is_role
from kg.language.parse import Parse

MODIFIERS = frozenset({"amod", "compound", "nmod"})

HYPHENS = frozenset({"-", "–", "/"})
DASHES = frozenset({"—", "–", "--"})
GIVING = frozenset({"give", "grant", "offer", "deny", "award", "hand", "promise", "allow", "refuse", "owe"})
ASKED_FOR = frozenset({
    "permission", "approval", "access", "support", "help", "assistance", "aid", "leave", "protection", "loan",
    "authority", "control", "independence", "clearance", "backing", "recognition", "authorization", "consent",
    "funding", "relief", "training", "priority", "preference", "freedom",
})  # fmt: skip
"""What one gives to someone; the parser takes "the Lisbon government permission" for one noun."""


def given_to(parse: Parse, row: int) -> bool:
    """Is the noun what a verb of giving gives, with the receiver perhaps before it?"""
    return (
        parse.deps[row] == "dobj"
        and parse.lemmas[parse.heads[row]] in GIVING
        and parse.child(row, "det") is not None
    )


def owner(parse: Parse, row: int) -> Slot | None:
    """Return "Russia" of "Russia's interference", "his" of "his meetings"; no day or year."""
    child = parse.child(row, "poss")
    if child is None:
        if parse.deps[row] != "conj" or parse.pos[parse.heads[row]] != "NOUN":
            return None
        head = parse.heads[row]
        if known(parse, row) or head >= row:
            return None
        child = parse.child(head, "poss")  # "his visit and meetings"
        if child is None:
            return None
    slot = phrases.slot(parse, child)
    if parse.lowers[child] == "your":
        return None  # the reader's, or anybody's
    return slot if fits(parse, slot) else None


def named_before(parse: Parse, row: int, noun: EventNoun) -> Slot | None:
    """Return the country, people, body or person named before the noun."""
    start = parse.lefts[row]
    if noun.noun in ASKED_FOR and given_to(parse, row):
        return None
    possessor = parse.child(row, "poss")
    begin = bisect_left(parse.ents, (start if possessor is None else possessor, 0, ""))
    for first, after, kind in parse.ents[begin : begin + row - start]:
        if after > row:
            break
        if kind not in ACTOR_LABELS:
            continue
        head = entity_head(parse, first, after)
        if kind == "PERSON" and parse.pos[head] == "ADJ":
            continue  # "Outright victory"
        if parse.lowers[head].endswith("ed") and "-" in parse.words[head]:
            continue  # "UN-brokered talks"
        if describes(parse, head, row):
            if not does_it(parse, row, head, after, kind, noun):
                continue
            if parse.deps[head] != "amod" and locates(parse, row, head, kind, noun):
                continue
            if not DASHES.isdisjoint(parse.words[after:row]):
                continue  # "NATO accession — statement"
            return Slot(head, first, after)
    return None


def does_it(parse: Parse, row: int, name: int, after: int, kind: str, noun: EventNoun) -> bool:
    """Is the name's part sure: not a modifier of another noun ("US goods purchases"), nor a name that may
    as well be what it is done to ("the Clinton investigation")?"""
    between = parse.heads[name]
    if between != row:
        if "scene" in noun.kind and parse.tags[between] == "NN" and parse.deps[name] == "compound":
            return True  # "the COP27 climate summit"
        return parse.words[after] in HYPHENS or (
            parse.deps[name] == "amod"
            and parse.tags[between] == "NN"
            and not actor_noun(parse, between)
            and not is_role(parse, between)
        )
    unsure = kind in {"GPE", "PERSON"} and parse.deps[name] != "amod" and noun.of == "object"
    return not unsure or parse.words[name].isupper() or "." in parse.words[name] or "mutual" in noun.kind


def partner(parse: Parse, row: int, slot: Slot) -> Slot | None:
    """Return "UK" of "France-UK relations", given "France"."""
    second = slot.after + 1
    if second >= row or parse.words[slot.after] not in HYPHENS:
        return None
    begin = bisect_left(parse.ents, (second, 0, ""))
    if begin == len(parse.ents) or parse.ents[begin][0] != second or parse.ents[begin][1] > row:
        return None
    first, after, kind = parse.ents[begin]
    return Slot(entity_head(parse, first, after), first, after, "with") if kind in ACTOR_LABELS else None


def locates(parse: Parse, row: int, name: int, kind: str, noun: EventNoun) -> bool:
    """Does the name say where the event takes place, or which one it is ("the Oslo accord")?"""
    if noun.noun in PLACED or "scene" in noun.kind:
        return kind == "GPE" or parse.lowers[name] in SITES
    if kind != "GPE" or noun.noun not in SIGNED:
        return False
    return parse.deps[name] != "compound" or not any(
        parse.lowers[c] == "with" for c in parse.kids(row, "prep")
    )


def describes(parse: Parse, child: int, row: int) -> bool:
    """Does the name modify the noun, or a modifier of it?"""
    for _ in range(2):
        if parse.deps[child] not in MODIFIERS:
            return False
        child = parse.heads[child]
        if child == row:
            return True
    return False


def actor_before(parse: Parse, row: int, noun: EventNoun) -> Slot | None:
    """Return a body named by a common noun: "police investigation", "government plan"."""
    if "mutual" in noun.kind or (noun.noun in ASKED_FOR and given_to(parse, row)):
        return None  # "unity government talks" are about one
    if noun.noun == "arrest":
        return None  # "house arrest", "hospital arrest"
    for child in parse.kids(row, "compound", "nmod"):
        if noun.noun in PLACED and parse.lowers[child] in SITES:
            continue  # "the church massacre"
        if child < row and parse.pos[child] == "NOUN" and actor_noun(parse, child):
            return phrases.slot(parse, child)
    return None
