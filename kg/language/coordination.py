"""Coordinated noun phrases as one mention: "Manafort and Gates" is what "they" means."""

from __future__ import annotations

from kg.language.draft import Draft
from kg.language.parse import Parse

PERSONAL = frozenset(["person", "politician", "office", "group"])
BODIES = frozenset(["organization", "party", "country", "place"])


def coordinations(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Return a mention for each pair or list of like persons, or like bodies, joined by "and".

    "Anna Berg and the mayor" -> a group of that span, called "Anna Berg and mayor". They are candidates
    only: one that no pronoun means is dropped again.
    """
    at = {row: draft for draft in drafts for row in range(draft.head_first, draft.head_after)}
    at |= {draft.row: draft for draft in drafts}
    found = []
    for draft in drafts:
        if draft.form == "pronoun" or parse.deps[draft.row] == "conj":
            continue
        if parse.child(draft.row, "conj") is None:
            continue
        rows = parse.conjuncts(draft.row)
        members = [at[row] for row in rows if row in at]
        if len(rows) < 2 or len(members) != len(rows) or not joined_by_and(parse, rows):
            continue
        kinds = {member.kind for member in members}
        if any(m.form == "pronoun" for m in members) or not (kinds <= PERSONAL or kinds <= BODIES):
            continue
        first, after = min(m.first for m in members), max(m.after for m in members)
        group = Draft(draft.row, first, after, first, after, "group", "nominal", "many")
        names = [parse.slice(m.head_first, m.head_after) for m in members]
        group.called = ", ".join(names[:-1]) + " and " + names[-1]
        group.members = tuple(m.row for m in members)
        found.append(group)
    return found


def joined_by_and(parse: Parse, rows: list[int]) -> bool:
    marks = {parse.lowers[c] for row in rows for c in parse.children[row] if parse.deps[c] == "cc"}
    return bool(marks) and marks <= {"and", "&", "both"}
