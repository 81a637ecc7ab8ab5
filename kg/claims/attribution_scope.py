"""What the one outside tells inside a content: "Berg wants to free the crew, who were held in Oslo".

Wanting, asking and judging name things, and what a clause says about such a thing in passing is not wanted,
asked or judged: the article, or whoever reports the wish, vouches for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims import cues
from kg.claims.attribution_parts import VERBAL, Draft, View, clause, tense
from kg.language.parse import Parse

ATTITUDES = frozenset(("intention", "request", "judgement", "hearsay"))
"""Kinds whose content is no statement. "nominal" and "attitude" are such with an infinitive."""
BACKGROUND = frozenset(("after", "as", "because", "since", "when", "once", "where", "while"))
NAMING = frozenset(("refer", "allude", "reference", "mention", "cite"))
"""Verbs that name a thing: who the thing is, the writer tells."""
ANSWERS = frozenset(("reject", "attack", "criticise", "blame"))
"""Classes of verbs whose objects are there already: "rejected [an appeal filed by Lund]"."""
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
RELATIVES = frozenset(("WP", "WDT", "WRB", "WP$"))
HAVE = frozenset(("has", "have", "had", "'ve", "’ve"))


def asides(view: View, draft: Draft) -> list[int]:
    """Return the rows of the content that are told by who tells of the attitude."""
    parse, held = view.parse, set(draft.rows)
    if draft.kind not in ATTITUDES and not infinitive(parse, draft):
        return []
    verb = -1 if draft.cue is None else draft.cue[0]
    frames = cues.frames("verb", parse.lemmas[verb]) if draft.cue is not None else cues.NONE
    answering = frames.get("np") in ANSWERS
    naming = draft.cue is not None and parse.lemmas[draft.cue[0]] in NAMING
    accusing = draft.cue is not None and "obj_of" in cues.frames("verb", parse.lemmas[draft.cue[0]])
    found: set[int] = set()
    for row in draft.rows:
        if (
            parse.pos[row] not in VERBAL
            or view.quote_of[row] >= 0
            or not (parse.heads[row] in held or (draft.cue is not None and parse.heads[row] == draft.cue[0]))
        ):
            continue
        known = answering and parse.deps[row] == "acl" and parse.tags[row] == "VBN"
        gloss = naming and parse.deps[row] == "relcl" and tense(parse, row) not in ("", "MD")
        if (gloss or known or told(parse, row) or background(parse, row)) and not (
            accusing and alleged(parse, row)
        ):
            found.update(r for r in clause(parse, row) if r in held)
    return sorted(found)


def infinitive(parse: Parse, draft: Draft) -> bool:
    """Is the content of a noun or an adjective an infinitive: "their plan to leave"?"""
    if draft.kind not in ("nominal", "attitude") or not draft.rows or draft.cue is None:
        return False
    return any(
        parse.tags[row] == "VB" and parse.heads[row] == draft.cue[0] and parse.child(row, "nsubj") is None
        for row in draft.rows
    )


def told(parse: Parse, verb: int) -> bool:
    """Does a clause say of a noun what is so: "delegates that Lund won", "Lund, who leads the union"?

    "a law that would ban it", "a deal that ends the war" belong to the wish.
    """
    noun, dep = parse.heads[verb], parse.deps[verb]
    if dep == "acl" and parse.tags[verb] == "VBN" and parse.child(verb, "aux") is None:
        return definite(parse, noun)
    if dep != "relcl":
        return False
    first, form = parse.lefts[verb], tense(parse, verb)
    if parse.words[first - 1] == "," and parse.tags[first] in RELATIVES:
        return form not in ("", "MD")
    return form == "VBD" or any(parse.lowers[row] in HAVE for row in parse.kids(verb, "aux"))


def definite(parse: Parse, noun: int) -> bool:
    """Does a noun name what is known: "the crew", "her ships"?"""
    return any(
        parse.deps[row] == "poss" or (parse.deps[row] == "det" and parse.lowers[row] in DEFINITE)
        for row in parse.children[noun]
    )


def background(parse: Parse, verb: int) -> bool:
    """Does a clause tell what came before: "plans to sue after the ferry sank"?"""
    mark = parse.child(verb, "mark", "advmod")
    return (
        parse.deps[verb] == "advcl"
        and mark is not None
        and parse.lowers[mark] in BACKGROUND
        and (tense(parse, verb) == "VBD" or (parse.lowers[mark] == "after" and parse.tags[verb] == "VBN"))
    )


def alleged(parse: Parse, verb: int) -> bool:
    """Does a clause belong to a deed and not to the accused: "of hiding a letter that he wrote"?"""
    return any(parse.deps[row] == "pcomp" or parse.lowers[row] == "of" for row in ancestry(parse, verb))


def ancestry(parse: Parse, row: int) -> Iterator[int]:
    """Yield the heads above a row up to the first finite verb."""
    for above in parse.ancestors(row):
        if tense(parse, above) and parse.pos[above] in VERBAL:
            return
        yield above


__all__ = ["asides"]
