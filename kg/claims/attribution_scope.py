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
        return free_relative(view, draft)
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
        known = answering and described(parse, row, verb)
        gloss = naming and parse.deps[row] == "relcl" and tense(parse, row) not in ("", "MD")
        known = known or named_so(parse, row)
        beside = draft.kind == "judgement" and parse.heads[row] == verb and set_beside(parse, row)
        if (gloss or known or beside or told(parse, row) or background(parse, row)) and not (
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
    # also ", to which it is no party" and ", both of whom left"
    if parse.words[first - 1] == "," and any(parse.tags[row] in RELATIVES for row in range(first, first + 3)):
        return form not in ("", "MD")
    return form == "VBD" or any(parse.lowers[row] in HAVE for row in parse.kids(verb, "aux"))


def described(parse: Parse, verb: int, cue: int) -> bool:
    """Does a clause say which thing is judged: "rejected [an appeal] filed by Lund", "denounced [groups]
    backing Lund", "praised [those] who stay"? Not what the thing would do: "a plan that would ban it"."""
    noun, form = parse.heads[verb], parse.tags[verb]
    if parse.deps[verb] == "acl" and form == "VBN":
        return True
    if parse.heads[noun] != cue or parse.deps[noun] != "dobj":
        return False
    if parse.deps[verb] == "acl":
        return form == "VBG"
    return parse.deps[verb] == "relcl" and tense(parse, verb) in ("VBZ", "VBP")


def named_so(parse: Parse, verb: int) -> bool:
    """Does a clause give a thing a name in passing: "refused to come over [what he sees as a slight]"?"""
    return (
        parse.deps[verb] == "pcomp"
        and parse.lowers[parse.lefts[verb]] == "what"
        and tense(parse, verb) not in ("", "MD")
        and parse.lowers[parse.heads[verb]] != "about"
    )


def set_beside(parse: Parse, verb: int) -> bool:
    """Does a clause say when or why somebody judges: "declared a crisis as the water rose"?"""
    mark = parse.child(verb, "mark", "advmod")
    return (
        parse.deps[verb] == "advcl"
        and mark is not None
        and mark == parse.lefts[verb]
        and parse.lowers[mark] in BACKGROUND
        and not compared(parse, mark)
        and tense(parse, verb) not in ("", "MD")
    )


def free_relative(view: View, draft: Draft) -> list[int]:
    """Return what the writer adds to what somebody names in passing: "hit in what they said was a reply to
    a raid, [which killed nine]"."""
    parse = view.parse
    if draft.kind != "indirect" or draft.cue is None:
        return []
    cue = draft.cue[0]
    if parse.deps[cue] != "pcomp" or parse.lowers[parse.lefts[cue]] not in ("what", "whatever"):
        return []
    held = set(draft.rows)
    added = (
        row
        for row in draft.rows
        if parse.deps[row] == "relcl" and parse.words[parse.lefts[row] - 1] == "," and told(parse, row)
    )
    return sorted({r for row in added if view.quote_of[row] < 0 for r in clause(parse, row) if r in held})


ACTS = frozenset(
    (
        "agreement", "announcement", "appeal", "appointment", "arrest", "assassination", "attack", "bid",
        "bombing", "call", "candidacy", "comment", "complaint", "deal", "death", "decision", "demand",
        "election", "execution", "invitation", "killing", "launch", "lawsuit", "letter", "meeting",
        "motion", "murder", "nomination", "offer", "order", "petition", "plea", "proposal", "protest",
        "raid", "release", "remark", "request", "resignation", "ruling", "sentence", "shooting", "speech",
        "statement", "strike", "suit", "test", "verdict", "victory", "visit", "vote", "win", "withdrawal",
    )
)  # fmt: skip
"""Neutral names of what was said, decided or done: that it was, the writer tells."""
JUDGED = ANSWERS | {"favour", "feel"}
UNCERTAIN = frozenset(
    ("back", "favor", "favour", "support", "expect", "fear", "want", "suspect", "anticipate", "envision")
)
NONE_OF_IT = frozenset(("any", "no", "further", "another", "every", "future"))


ENDING = frozenset(
    (
        "abandon",
        "cease",
        "ease",
        "end",
        "halt",
        "lift",
        "relax",
        "reverse",
        "revoke",
        "scrap",
        "stop",
        "suspend",
    )
)


def ended(parse: Parse, noun: int) -> bool:
    """Is a thing there already, for somebody wants it ended: "consented to ending [a levy] on salt"?"""
    return (
        parse.deps[noun] == "dobj" and parse.pos[noun] == "NOUN" and parse.lemmas[parse.heads[noun]] in ENDING
    )


def presupposed(view: View, draft: Draft) -> list[int]:
    """Return the noun that a judgement takes for granted: "rejected [a request] by Lund", "expressed [doubts]
    about it". Whether it was asked or doubted is no view of who rejects or expresses."""
    parse = view.parse
    if draft.kind in ("intention", "request"):
        return [row for row in draft.rows if ended(parse, row) and view.quote_of[row] < 0]
    if draft.kind != "judgement" or draft.cue is None:
        return []
    verb = draft.cue[0]
    stance = cues.frames("verb", parse.lemmas[verb]).get("np")
    obj = parse.child(verb, "dobj")
    if obj is None or stance is None or view.quote_of[obj] >= 0 or parse.lemmas[verb] in UNCERTAIN:
        return []
    if stance == "express":
        return [obj]
    if stance not in JUDGED or parse.lemmas[obj] not in ACTS:
        return []
    loose = any(parse.lowers[row] in NONE_OF_IT for row in parse.kids(obj, "det", "amod"))
    return [] if loose else [obj]


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
        and not compared(parse, mark)
        and (tense(parse, verb) == "VBD" or (parse.lowers[mark] == "after" and parse.tags[verb] == "VBN"))
    )


def compared(parse: Parse, mark: int) -> bool:
    """Does "as" compare: "as strong [as she was]"?"""
    return parse.lowers[mark] == "as" and "as" in parse.lowers[max(0, mark - 4) : mark]


def alleged(parse: Parse, verb: int) -> bool:
    """Does a clause belong to a deed and not to the accused: "of hiding a letter that he wrote"?"""
    return any(parse.deps[row] == "pcomp" or parse.lowers[row] == "of" for row in ancestry(parse, verb))


def ancestry(parse: Parse, row: int) -> Iterator[int]:
    """Yield the heads above a row up to the first finite verb."""
    for above in parse.ancestors(row):
        if tense(parse, above) and parse.pos[above] in VERBAL:
            return
        yield above


__all__ = ["asides", "presupposed"]
