"""What the place of a pronoun in its clause wants: "the Senate approved it" wants a text, not a body.

Selectional preferences as evidence for the antecedent (Dagan and Itai 1990, "Automatic processing of
large corpora for the resolution of anaphora references"), here from a table of verbs.
"""

from __future__ import annotations

from functools import cache

from kg.language.draft import Draft
from kg.language.lexicon import word_set
from kg.language.parse import Parse
from kg.language.roles import predicate_of
from kg.ontology import rows

AGENTS = frozenset(["person", "politician", "office", "organization", "party", "country", "group"])
PERCEIVED = word_set("learn hear know think speak talk complain read deny aware dream worry care say")
"""Verbs whose "of it" or "about it" is what was said or done."""
HAPPENING = {"take": "place", "come": "about"}
"""Verbs that want an event only beside their other half."""
DEEDS = ("tion", "sion", "ment", "al", "ing", "ance", "ence", "ure", "sis")
"""Endings of nouns that name what was said or done."""
SAYINGS = word_set(
    "claim charge report story rumor rumour plan deal talk call move attack accusation news truth"
)
IMPERSONAL = frozenset(["o_fact", "o_thing", "p_fact", "s_event"])
"""Places in a clause where no agent and no place stands."""


@cache
def wants() -> dict[tuple[str, str], str]:
    """Return (verb, slot) -> what the slot wants."""
    return {(row["verb"], row["slot"]): row["wants"] for row in rows("language/selection.csv")}


def slot(parse: Parse, row: int) -> str:
    """Return the slot of a pronoun: `s_`, `o_`, `p_` and what the verb wants there, or `poss`."""
    dep = parse.deps[row]
    if dep == "poss":
        return "poss"
    head = parse.heads[row]
    lemma = parse.lemmas[head]
    if dep == "nsubj":
        if lemma == "be":
            kinds = {parse.deps[c] for c in parse.children[head] if c > head}
            return "s_be_adjective" if "acomp" in kinds else "s_be_noun" if "attr" in kinds else "s_be"
        other = HAPPENING.get(lemma)
        if other is not None:
            found = any(parse.lowers[c] == other for c in parse.children[head])
            return "s_event" if found else "s_other"
        return "s_" + wants().get((lemma, "subject"), "other")
    if dep in ("dobj", "nsubjpass"):
        return "o_" + wants().get((lemma, "object"), "other")
    if dep == "pobj":
        if parse.lowers[head] in ("of", "about") and parse.lemmas[parse.heads[head]] in PERCEIVED:
            return "p_fact"
        return "p_agent" if parse.deps[head] == "agent" else "p_other"
    return "other"


def sort(draft: Draft) -> str:
    """Return what a mention is as far as a verb cares: agent, place, event or thing."""
    if draft.kind in AGENTS:
        return "agent"
    if draft.kind == "place":
        return "place"
    return "event" if draft.kind in ("event", "election") else "thing"


def fits(parse: Parse, place: str, draft: Draft) -> bool:
    """May "it" in such a place mean this? "He denied it" wants what was said or done, never a body."""
    if place not in IMPERSONAL or draft.form == "pronoun":
        return True
    if sort(draft) in ("agent", "place"):
        return False
    if place != "o_fact" or draft.kind in ("event", "election"):
        return True
    lemma = parse.lemmas[draft.row].lower()
    return draft.form == "nominal" and (lemma in SAYINGS or lemma.endswith(DEEDS))


def verb_role(parse: Parse, row: int) -> tuple[str, str] | None:
    """Return the verb and the role in it of a subject or object: "They built" -> ("build", "nsubj")."""
    verb = predicate_of(parse, row)
    return (parse.lemmas[verb], parse.deps[row]) if verb >= 0 else None
