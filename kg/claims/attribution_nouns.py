"""Rules for nouns that stand for a claim or a plan: "the claim by the envoy that …", and whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims import cues
from kg.claims.attribution_content import RECORDS, marked
from kg.claims.attribution_parts import (
    VERBAL,
    Draft,
    Rows,
    View,
    clause,
    noun_phrase,
    possessor,
    source_of,
    tense,
)
from kg.claims.attribution_sources import somebody, speaking
from kg.claims.attribution_verbs import Frames
from kg.language.parse import Parse

OBJECTIVE = frozenset(
    (
        "accusation",
        "criticism",
        "condemnation",
        "denunciation",
        "fear",
        "idea",
        "notion",
        "possibility",
        "praise",
        "prospect",
        "question",
        "risk",
        "suspicion",
        "support",
        "threat",
        "view",
    )
)
"""Nouns after which "of" brings what they are about, not whose they are."""
CHARGES = frozenset(("accusation", "allegation", "claim", "complaint", "rumor", "rumour"))
"""What one reports or mentions, others say."""
ANSWERS = frozenset(("reject", "attack", "criticise"))
ANSWERING = frozenset(
    ("accept", "answer", "approve", "block", "consider", "deny", "grant", "hear", "ignore", "meet", "receive")
)
"""Classes of verbs, and verbs, whose objects are what others ask and claim."""


OTHERS = frozenset(
    (
        "affect", "allay", "assuage", "combat", "confront", "counter", "dispel", "ease", "examine", "face",
        "fight", "fuel", "hear", "investigate", "probe", "quash", "reflect", "reinforce", "see", "spark",
        "stoke", "survive", "trigger", "underscore",
    )
)  # fmt: skip
"""Verbs whose objects are views and claims of others: "faces accusations of …", "to combat the idea that"."""
RAISING = frozenset(("raise", "provide", "produce", "prompt", "draw", "renew"))
GIVING = frozenset(("add", "give", "lend", "provide", "seek", "send"))
WAGING = frozenset(
    ("carry", "claim", "conduct", "intensify", "launch", "lead", "mount", "plan", "stage", "step")
)
"""Verbs that make an attack a deed, unless one person makes it."""


def holder(parse: Parse, word: int) -> Rows | None:
    """Return who holds the claim or attitude that a verb, adjective or noun stands for."""
    if parse.pos[word] in VERBAL:
        return source_of(parse, word)
    if parse.pos[word] == "ADJ":
        copula = parse.heads[word]
        if parse.deps[word] in ("acomp", "oprd", "conj") and parse.pos[copula] in VERBAL:
            return source_of(parse, copula)
        return None
    owner = possessor(parse, word)
    if owner is not None:
        return owner
    verb = parse.heads[word]
    if parse.deps[word] == "dobj" and parse.pos[verb] in VERBAL:
        passed_on = (
            parse.lemmas[word] in CHARGES and cues.frames("verb", parse.lemmas[verb]).get("np") == "discuss"
        )
        return None if passed_on or another_s(parse, verb, word) else source_of_thing(parse, verb)
    return None


def source_of_thing(parse: Parse, verb: int) -> Rows | None:
    """Return the subject of a verb that voices a noun, if it can: not "the merger renewed fears that"."""
    source = source_of(parse, verb)
    express = cues.frames("verb", parse.lemmas[verb]).get("np") == "express" or parse.lemmas[verb] in RAISING
    thing = source is not None and parse.pos[source[0]] == "NOUN" and not speaking(parse, source[0])
    return None if express and thing else source


def another_s(parse: Parse, verb: int, noun: int) -> bool:
    """Is a request or claim somebody else's than the subject's: "the court rejected [a request]"; or is a
    noun no view of the subject: "launched an attack on the port", "gave support for the farms"?"""
    if parse.child(verb, "oprd") is not None:
        return True  # "called the idea that it leaks absurd"
    if parse.lemmas[verb] in OTHERS or (parse.lemmas[noun] == "support" and parse.lemmas[verb] in GIVING):
        return True
    if parse.lemmas[noun] == "attack" and parse.lemmas[verb] in WAGING:
        source = source_of(parse, verb)
        return source is None or not somebody(parse, source[0])
    return not ANSWERS.isdisjoint(cues.frames("verb", parse.lemmas[verb]).values()) or (
        parse.lemmas[verb] in ANSWERING
    )


def noun_clause(view: View, noun: int, frames: Frames) -> Iterator[Draft]:
    """Read "the claim by the envoy [that the talks failed]"; "their plan [to resume]"."""
    parse = view.parse
    far = far_clauses(parse, noun)
    near = [c for c in parse.kids(noun, "acl", "ccomp", "relcl") if not nearer(parse, noun, c)]
    for complement in [*near, *far]:
        owner = holder(parse, noun) if of_whom(parse, noun) is None else of_whom(parse, noun)
        if "that" in frames and (
            marked(parse, complement) or complement in far or unmarked(parse, noun, complement)
        ):
            yield Draft("nominal", (noun, noun, noun + 1), owner, clause(parse, complement))
            return
        if parse.tags[complement] == "VB" and parse.child(complement, "aux") is not None and "to" in frames:
            if parse.child(complement, "nsubj") is not None or parse.deps[complement] == "relcl":
                continue
            if owner is not None:
                yield Draft("nominal", (noun, noun, noun + 1), owner, clause(parse, complement), rank=1)
                return


def of_whom(parse: Parse, noun: int) -> Rows | None:
    """Return whose plan "the commitment of the union to help" is: what follows "of", if it can speak."""
    if parse.child(noun, "poss") is not None or parse.lemmas[noun] in OBJECTIVE:
        return None
    for prep in parse.kids(noun, "prep"):
        obj = parse.child(prep, "pobj")
        if prep == noun + 1 and parse.lowers[prep] == "of" and obj is not None and speaking(parse, obj):
            return noun_phrase(parse, obj)
    return None


def unmarked(parse: Parse, noun: int, clause_: int) -> bool:
    """Is a clause without "that" what a noun says and no relative clause: "claims [it held the crew]"?
    It has all its arguments."""
    subject = parse.child(clause_, "nsubj", "nsubjpass")
    if subject is None or parse.tags[subject] in ("WDT", "WP", "WP$") or parse.lefts[clause_] != noun + 1:
        return False
    if parse.lefts[subject] != noun + 1:
        return False
    full = parse.child(clause_, "dobj", "attr", "acomp", "auxpass") is not None
    if parse.lemmas[noun] in RECORDS and not full:
        return False  # "according to [reports] the firm filed"
    bare = parse.child(noun, "det", "poss") is None  # "fears the bank fell", no "the fears the bank had"
    gapless = parse.deps[clause_] == "acl" and tense(parse, clause_) != ""
    return full or (bare and (gapless or tense(parse, clause_) == "MD"))


def nearer(parse: Parse, noun: int, clause_: int) -> bool:
    """Does another noun that takes such a clause stand between: "concern over the claim that …"?"""
    between = range(noun + 1, parse.lefts[clause_])
    return any(parse.pos[r] == "NOUN" and "that" in cues.frames("noun", parse.lemmas[r]) for r in between)


def far_clauses(parse: Parse, noun: int) -> list[int]:
    """Return "that" clauses that the parser hung too low, on the object of the noun's "by", or too high,
    on the noun of which this one is a part."""
    found: list[int] = []
    above = parse.heads[parse.heads[noun]]
    if parse.deps[noun] == "pobj" and parse.pos[above] == "NOUN":
        found.extend(
            c for c in parse.kids(above, "acl", "relcl") if opened_by_that(parse, c) and parse.lefts[c] > noun
        )
    for prep in parse.kids(noun, "prep"):
        obj = parse.child(prep, "pobj")
        if parse.lowers[prep] in ("by", "from") and obj is not None:
            clauses = parse.kids(obj, "acl", "relcl", "ccomp")
            found.extend(
                c for c in clauses if opened_by_that(parse, c) and parse.child(c, "nsubj", "nsubjpass")
            )
    return found


def opened_by_that(parse: Parse, head: int) -> bool:
    """Is "that" the first word of a clause and not its subject? (Parsers take it for a pronoun.)"""
    that = parse.lefts[head]
    return parse.lowers[that] == "that" and parse.deps[that] in ("mark", "dobj", "pobj", "attr")
