"""What is no report, though a cue stands there: nothing was said ("declined to say who left"), or by no one
("the move shows that …")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.claims import cues
from kg.claims.attribution_parts import VERBAL, Draft, Rows, View
from kg.claims.attribution_sources import somebody
from kg.language.parse import Parse

Rule = Callable[[View, int, Mapping[str, str]], Iterator[Draft]]
FAILING = frozenset(("avoid", "cease", "decline", "fail", "forget", "neglect", "refrain", "refuse", "stop"))
"""Verbs whose infinitive or gerund does not come about."""
TELLING = frozenset(("discuss", "express", "criticise", "attack", "blame", "claim", "react", "comment"))
"""Classes of verbs that tell; who does not tell is no source, who does not think or want is one."""
ATTITUDES = frozenset(("deny", "expect", "feel", "hope", "imagine", "think", "believe", "wish"))
PROVING = frozenset(("demonstrate", "prove", "show"))
WHETHER = frozenset(("if", "whether", "what", "when", "where", "who", "whom", "whose", "which", "why", "how"))
COMMON = frozenset(("NN", "NNS"))
MUTE = frozenset(
    (
        "absence", "agreement", "aid", "approach", "arrest", "attack", "awkwardness", "blast", "bomb",
        "bombing", "borrowing", "chain", "change", "computer", "conference", "cost", "crisis", "deal",
        "death", "decline", "defeat", "delay", "disaster", "drought", "economy", "effort", "election",
        "event", "exit",
        "expansion", "explosion", "failure", "fact", "flight", "growth", "history", "incident", "increase",
        "inspection", "killing", "lack", "line", "loophole", "loss", "market", "measure", "move", "need",
        "presence", "price", "primary", "product", "program", "programme", "progress", "project", "push",
        "race", "raid", "refusal", "resignation", "rhetoric", "rise", "sale", "sanction", "score", "sector",
        "share", "shooting", "showing", "situation", "spending", "step", "stock", "success", "suspension",
        "system", "talk", "technology", "threat", "trading", "trend", "trial", "trip", "victory", "violence",
        "visit", "war", "win", "withdrawal",
    )
)  # fmt: skip
"""Nouns of deeds, states and things: what they show or call for, the writer concludes."""


def heard(rule: Rule) -> Rule:
    """Return a rule without its drafts in which nothing is said or nobody speaks."""

    def filtered(view: View, word: int, frames: Mapping[str, str]) -> Iterator[Draft]:
        for draft in rule(view, word, frames):
            if not (
                mute(view.parse, draft.source)
                or silent(view.parse, word)
                or undertaken(view.parse, word, draft.source)
            ):
                yield draft

    filtered.__name__ = rule.__name__
    return filtered


def mute(parse: Parse, source: Rows | None) -> bool:
    """Is a source a deed, a state or a thing: "her refusal shows …", "the agreement seeks …"?"""
    if source is None:
        return False
    head = source[0]
    return parse.tags[head] in COMMON and parse.lemmas[head] in MUTE


def undertaken(parse: Parse, cue: int, source: Rows | None) -> bool:
    """Does a person set out to prove something in deeds: "she must show that she can lead"?"""
    return (
        parse.lemmas[cue] in PROVING
        and parse.tags[cue] == "VB"
        and source is not None
        and (parse.pos[source[0]] == "PRON" or somebody(parse, source[0]))
    )


def silent(parse: Parse, cue: int) -> bool:
    """Is a verb of telling denied: "did not say who left", "refused to comment on it", "without saying why"?

    "did not say that it sank" and "did not think so" stay: the first may be a denial, the second is one.
    """
    if parse.pos[cue] not in VERBAL or parse.lemmas[cue] in ATTITUDES:
        return False
    frames = cues.frames("verb", parse.lemmas[cue])
    if "quote" not in frames and TELLING.isdisjoint(frames.values()):
        return False
    head = parse.heads[cue]
    if parse.deps[cue] == "pcomp" and parse.lowers[head] == "without":
        return True
    if parse.deps[cue] in ("xcomp", "pcomp"):
        governor = head if parse.deps[cue] == "xcomp" else parse.heads[head]
        return parse.lemmas[governor] in FAILING and parse.child(governor, "neg") is None
    if parse.child(cue, "neg") is None:
        return False
    told = parse.child(cue, "ccomp")
    return told is None or any(parse.lowers[row] in WHETHER for row in parse.children[told])


__all__ = ["PROVING", "heard"]
