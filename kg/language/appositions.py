"""Which appositions mean what they stand beside: "Dmitri Peskov, the Kremlin spokesman"."""

from __future__ import annotations

from kg.language.clusters import Clusters
from kg.language.coref_names import agree
from kg.language.draft import Draft
from kg.language.parse import Parse
from kg.language.selection import DEEDS

DASHES = frozenset(["—", "–", "-", "--"])


def link_appositions(parse: Parse, drafts: list[Draft], clusters: Clusters, at_row: dict[int, int]) -> None:
    """Example: "Dmitri Peskov, the Kremlin spokesman" -> one chain."""
    for number, draft in enumerate(drafts):
        if parse.deps[draft.row] != "appos" or draft.form == "pronoun" or draft.members:
            continue
        host = at_row.get(described(parse, draft))
        if host is None or clusters.find(host) == clusters.find(number) or drafts[host].form == "pronoun":
            continue
        if dashed(parse, draft, drafts[host]):
            continue
        if deed_of_place(parse, draft, drafts[host]) or runs_on(parse, drafts[host], draft):
            continue
        if fits(drafts[host], draft) and not between(parse, drafts, at_row, host, number):
            clusters.join(host, number)


def described(parse: Parse, draft: Draft) -> int:
    """Return the row of what an apposition describes: in "Berg, Lee and Costa, the senator" the last."""
    head = parse.heads[draft.row]
    if draft.form == "name":
        return head
    before = [member for member in parse.conjuncts(head) if member < draft.row]
    return before[-1] if before else head


def deed_of_place(parse: Parse, draft: Draft, host: Draft) -> bool:
    """Is it what was done, told behind a place ("in Kuwait, its first deployment")?"""
    place = host.form == "name" and host.kind in ("country", "place")
    deed = draft.form == "nominal" and draft.kind in ("topic", "event")
    return place and deed and parse.lemmas[draft.row].lower().endswith(DEEDS)


def runs_on(parse: Parse, host: Draft, draft: Draft) -> bool:
    """Is the name the object of a participle ("a kingdom bordering India")?"""
    return host.form == "nominal" and "VBG" in parse.tags[host.row + 1 : draft.head_first]


def between(parse: Parse, drafts: list[Draft], at_row: dict[int, int], host: int, number: int) -> bool:
    """Is it rather what stands right before it that it describes ("help from Rise, his committee")?"""
    draft, described = drafts[number], drafts[host]
    if kind_class(draft.kind) == kind_class(described.kind) == "topic" and draft.form == "nominal":
        return described.form == "nominal"
    near = draft.first - 1
    while near > described.row and parse.pos[near] == "PUNCT":
        near -= 1
    other = at_row.get(near)
    if other is None or other == host or parse.deps[near] != "pobj":
        return False
    kind = kind_class(drafts[other].kind)
    return kind != "topic" and kind == kind_class(draft.kind) != kind_class(described.kind)


def dashed(parse: Parse, draft: Draft, host: Draft) -> bool:
    """Is it who says the headline before the dash ("No talks planned — Kremlin"), not what the host is?"""
    first, last = sorted((draft.row, host.row))
    return any(w in DASHES for w in parse.words[first:last]) and not any(
        w in DASHES or w == "," for w in parse.words[last : parse.sentences[parse.sentence_of[last]][1]]
    )


def fits(one: Draft, other: Draft) -> bool:
    """Can a name and a noun phrase mean the same by kind and number?"""
    if one.form == other.form == "name" or not agree(one, other):
        return False
    if one.number and other.number and one.number != other.number:
        return False
    kinds = {kind_class(one.kind), kind_class(other.kind)}
    return len(kinds) == 1 or ("topic" in kinds and not kinds & {"person"})


def kind_class(kind: str) -> str:
    if kind in ("person", "politician", "office"):
        return "person"
    if kind in ("organization", "party"):
        return "organization"
    if kind in ("country", "place"):
        return "place"
    if kind in ("event", "election"):
        return "event"
    return "topic" if kind == "misc" else kind
