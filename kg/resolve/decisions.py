"""Human decisions: how one is made, and what a log of them comes to. No clock and no file here.

The log only grows. An `undo` takes back another decision, an undo of an undo brings it back, and all of
them stay to be read. Where two decisions contradict each other the later one wins.

After nomenklatura's resolver, a judgement has four values: positive, negative, unsure, and none where
nobody has judged.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from kg.errors import UsageError
from kg.records import Anchor, Annotated, Decision, Judgement, Reference, Verb, content_id

ITEM = re.compile(r"Q[1-9][0-9]*|(?!Q|e-)[A-Za-z](?=[\w.:-]*[-0-9])[\w.:-]+", re.ASCII)
"""A Wikidata id, or one of the gazetteer or a catalogue: a word with a digit or hyphen, `Lbrexit-vote`."""

ADDRESS = re.compile(
    r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/|wd:)?([Qq][1-9][0-9]*)[?#/]?", re.ASCII
)
"""A Wikidata id as it is copied from a browser, a query or by hand."""

LONGEST = 1_000
"""Characters of a name given by hand; of a reason ten times as many."""

UNPRINTABLE = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What breaks a line, steers a terminal, turns the direction of all that follows, or is no character."""

PAIRS = frozenset(("merge", "split"))
"""Verbs that need an object."""

NOWHERE = Reference()


@dataclass(frozen=True, slots=True)
class Unmet:
    """A decision that changes nothing, and why: it is kept in the log and told to the user."""

    decision: Decision
    reason: str


@dataclass(frozen=True, slots=True)
class Replay:
    """What a log comes to: the decisions in force, oldest first; those taken back, with what did it; and
    the undos that found nothing to undo."""

    in_force: tuple[Decision, ...]
    undone: dict[str, Decision]
    unmet: tuple[Unmet, ...]


def replay(log: Iterable[Decision]) -> Replay:
    """Return what a log comes to, in whatever order its records are given."""
    known = {decision.id: decision for decision in log}
    ordered = sorted(known.values(), key=when)
    undone: dict[str, Decision] = {}
    for decision in reversed(ordered):
        if decision.verb == "undo" and decision.id not in undone:
            undone.setdefault(decision.undoes, decision)
    lost = (d for d in ordered if d.verb == "undo" and d.undoes not in known)
    return Replay(
        tuple(d for d in ordered if d.verb != "undo" and d.id not in undone),
        {key: undo for key, undo in undone.items() if key in known},
        tuple(Unmet(d, f"the decision {d.undoes} that it undoes is not in the log") for d in lost),
    )


def when(decision: Decision) -> tuple[str, str]:
    """Order decisions by time; those of one moment by id."""
    return decision.time, decision.id


def decided(
    verb: Verb,
    subject: Reference = NOWHERE,
    object: Reference = NOWHERE,  # noqa: A002 the field's own name for it
    *,
    user: str,
    time: str,
    judgement: Judgement = "positive",
    value: str = "",
    why: str = "",
    undoes: str = "",
) -> Decision:
    """Return the decision with its id, its texts made one printable line each.

    Raises UsageError naming what is missing or malformed.
    """
    decision = Decision(
        "", one_line(time), one_line(user), verb, judgement, tidy(subject), tidy(object),
        one_line(value), one_line(why), one_line(undoes),
    )  # fmt: skip
    check(decision)
    return dataclasses.replace(decision, id=decision_id(decision))


def decision_id(decision: Decision) -> str:
    """Return the id that the content of a decision gives it, its time included."""
    d = decision
    references = (part for r in (d.subject, d.object) for part in (r.id, r.name, r.kind, *map(str, r.at)))
    return content_id(
        "d", d.time, d.user, d.verb, d.judgement, d.value, d.why, d.undoes, len(d.subject.at), *references
    )


def check(decision: Decision) -> None:
    """Raise UsageError where a decision says nothing that could be followed."""
    verb, judgement = decision.verb, decision.judgement
    if verb not in get_args(Verb):
        raise UsageError(f"the verb {verb!r} is none of {', '.join(get_args(Verb))}")
    if judgement not in get_args(Judgement):
        raise UsageError(f"the judgement {judgement!r} is none of {', '.join(get_args(Judgement))}")
    if max(len(decision.value), len(decision.why) / 10) > LONGEST:
        raise UsageError(f"a name of over {LONGEST:,} or a reason of over {10 * LONGEST:,} characters")
    if verb == "undo":
        if not decision.undoes:
            raise UsageError("an undo needs the id of the decision that it undoes")
        return
    if decision.subject == NOWHERE:
        raise UsageError(f"a {verb} needs a subject: its id, its name or a place where it stands")
    if verb in PAIRS and decision.object == NOWHERE:
        raise UsageError(f"a {verb} needs an object")
    if verb == "split" and not decision.object.at:
        raise UsageError("a split needs the places that leave")
    if verb in ("split", "rename") and judgement == "negative":
        raise UsageError(f"a {verb} cannot be negative: undo it")
    if verb == "rename" and not decision.value:
        raise UsageError("a rename needs the new name")
    if verb == "link" and decision.value and not ITEM.fullmatch(decision.value):
        raise UsageError(f"{decision.value!r} is no Wikidata id; right would be one such as Q7747")
    if verb == "link" and judgement == "negative" and not decision.value:
        raise UsageError("a negative link needs the Wikidata id that it is not")


def item_named(text: str) -> str:
    """Return the Wikidata id that an address or another way of writing gives, else the text."""
    match = ADDRESS.fullmatch(text.strip())
    return match[1].upper() if match else text


def one_line(text: str) -> str:
    """Return a text as one line without what could steer a terminal or is no UTF-8."""
    return " ".join(UNPRINTABLE.sub(replacement, text).split())


def replacement(match: re.Match[str]) -> str:
    return " " if match[0].isspace() else "\ufffd"


def tidy(reference: Reference) -> Reference:
    """Return a reference whose texts are one line each. Ids and places stay as they are."""
    return dataclasses.replace(reference, name=one_line(reference.name), kind=one_line(reference.kind))


def signed(decision: Decision, done: str) -> str:
    """Return who did it, when and why: "merged by ann on 2026-11-23: same office"."""
    by = f" by {decision.user}" if decision.user else ""
    why = f": {decision.why}" if decision.why else ""
    return f"{done}{by} on {decision.time[:10]}{why}"


def chain_at(annotated: Annotated, offset: int) -> int | None:
    """Return the chain of the mention whose head starts at an offset, or of the shortest one around it.
    A place outlives another numbering of the chains by a later version."""
    found = (
        (mention.head.start != offset, mention.form != "name", mention.span.end - mention.span.start, mention)
        for mention in annotated.mentions
        if mention.head.start == offset or mention.span.start <= offset < mention.span.end
    )
    best = min(found, key=lambda item: (*item[:3], item[3].id), default=None)
    return None if best is None else best[3].chain


def anchor_of(annotated: Annotated, chain: int) -> Anchor:
    """Return the place by which a chain is known again: of its first name, or its first mention."""
    mentions = [annotated.mentions[i] for i in annotated.chains[chain].mentions]
    ranked = sorted(mentions, key=lambda m: (m.form != "name", m.head.start, m.id))
    own = next((m for m in ranked if chain_at(annotated, m.head.start) == chain), ranked[0])
    return Anchor(annotated.article.id, own.head.start)


def judgement_of(
    log: Iterable[Decision], one: str, other: str
) -> Literal["positive", "negative", "unsure", "none"]:
    """Return the last judgement in force on whether the entities of two ids are one."""
    found: Literal["positive", "negative", "unsure", "none"] = "none"
    for decision in replay(log).in_force:
        if decision.verb == "merge" and {decision.subject.id, decision.object.id} == {one, other}:
            found = decision.judgement
    return found
