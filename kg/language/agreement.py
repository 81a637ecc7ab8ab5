"""Who may be the antecedent of a pronoun by number, gender and animacy."""

from __future__ import annotations

from kg.language.clusters import Clusters
from kg.language.draft import Draft
from kg.language.lexicon import QUANTITIES
from kg.language.parse import Parse

UNLIKELY = frozenset(["country", "party", "election", "event", "group", "topic"])
"""Kinds that no "he" or "she" means."""


def partitives(parse: Parse, drafts: list[Draft]) -> frozenset[int]:
    """Return the rows of nouns that others count: "dozens of envoys", "some of the envoys"."""
    found = []
    for draft in drafts:
        if draft.form == "nominal" and draft.number == "many" and not draft.members:
            counts = (
                parse.pos[draft.row] in ("DET", "PRON", "NUM", "ADJ") or parse.lemmas[draft.row] in QUANTITIES
            )
            of = parse.child(draft.row, "prep") if counts else None
            thing = parse.child(of, "pobj") if of is not None and parse.lowers[of] == "of" else None
            found += [] if thing is None else [thing]
    return frozenset(found)


def compatible(pronoun: Draft, draft: Draft, clusters: Clusters, root: int) -> bool:
    """Do number, gender and animacy allow it?"""
    if draft.relative and clusters.many[root] and pronoun.number == "one":
        return False  # "the voters who came to his rally"
    gender = clusters.genders[root] or clusters.heard[root]
    personal = draft.kind in ("person", "politician", "office")
    if pronoun.gender:
        if gender:
            return gender == pronoun.gender and draft.number != "many" and not (draft.sure and not personal)
        if draft.form == "pronoun":
            same = draft.gender in (None, pronoun.gender)
            return same and personal and draft.number != "many" and clusters.content[root]
        if draft.form == "name":
            known = draft.sure and not personal
            return (
                draft.kind not in UNLIKELY and draft.label != "NORP" and draft.number != "many" and not known
            )
        return personal and draft.number != "many"
    if pronoun.number == "many":
        if draft.form == "pronoun" and draft.number == "one":
            return False
        return not (gender or draft.gender) and (
            draft.number == "many" or not personal or draft.form == "nominal"
        )
    return not (gender or draft.gender) and draft.number != "many" and not personal and draft.kind != "group"
