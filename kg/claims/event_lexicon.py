"""The tables of event types, read from `ontology/events/` once and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from kg.errors import OntologyError
from kg.ontology import EVENTS, folder, rows

POS: dict[str, Literal["verb", "noun", "adjective"]] = {"v": "verb", "n": "noun", "a": "adjective"}

COPULAS = frozenset({"be", "remain", "become", "seem", "stay", "appear", "feel"})
WRAPPERS = frozenset(
    {"effort", "bid", "attempt", "process", "campaign", "operation", "activity", "plan", "proposal", "offer",
     "program", "programme", "mission", "initiative", "measure", "action", "order", "move", "push", "package"}
)  # fmt: skip
"""Nouns whose modifier says what happens: "mediation effort", "truce proposal"."""


class Typed(NamedTuple):
    """What an event is: PLOVER's root, "STATEMENT" or None, and the mode, "" where the words tell none that
    says more than the root."""

    root: str | None
    mode: str = ""


NO_EVENT = Typed(None)


@dataclass(frozen=True, slots=True)
class Sense:
    """One row of the lexicon. `conditions` counts what must stand beside the lemma, and the lemma;
    `specific` tells whether its subject, object or complement is among them."""

    typed: Typed
    particle: str
    subject: tuple[str, ...]
    prep: tuple[str, ...]
    object: tuple[str, ...]
    complement: tuple[str, ...]
    conditions: int
    specific: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word does to the event in its object, in the argument `prep` introduces, or its clause."""

    effect: str
    prep: str
    on: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables. Senses stand under (lemma, part of speech), those with most conditions first. `words` are
    the lemmas that may type an event, alone or as the last of a compound: no other needs to be looked at."""

    senses: dict[tuple[str, str], tuple[Sense, ...]]
    effects: dict[tuple[str, str], tuple[Effect, ...]]
    composed: dict[tuple[str, str], str]
    classes: dict[str, frozenset[str]]
    words: frozenset[str]
    contexts: dict[str, tuple[str, ...]]

    def compose(self, effect: str, inner: Typed) -> Typed:
        """Return the type of an event under an effect; of what is no event, the root that the effect gives
        to all. The mode stays where the root does."""
        result = self.composed.get((effect, inner.root or ""), self.composed[effect, "*"])
        return inner if result in ("-", inner.root) else Typed(result or None)


def files(stem: str) -> list[str]:
    """Return the tables whose names begin with a stem, in order."""
    return sorted(f"events/{path.name}" for path in (folder() / "events").glob(f"{stem}*.csv"))


def cells(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def check(name: str, row: dict[str, str], key: str, known: tuple[str, ...]) -> str:
    """Return the value of a cell. Raises OntologyError where it is none of the known values."""
    if row[key] not in known:
        raise OntologyError(
            f"{folder() / name}: {key} {row[key]!r} in {row}; wanted one of {', '.join(known)}"
        )
    return row[key]


def sense_of(name: str, row: dict[str, str]) -> Sense:
    """Read one row of the lexicon."""
    root = check(name, row, "root", (*EVENTS, ""))
    subject = row.get("subject", "")
    filled = sum(bool(row[key]) for key in ("prep", "object", "complement")) + bool(subject)
    return Sense(
        Typed(root or None, "" if row["mode"] == root.lower() else row["mode"]),
        row["particle"],
        cells(subject),
        cells(row["prep"]),
        cells(row["object"]),
        cells(row["complement"]),
        1 + filled + bool(row["particle"]),
        bool(row["object"] or row["complement"] or subject),
    )


@cache
def lexicon() -> Lexicon:
    """Read the tables. Raises OntologyError on a value that is not known."""
    classes: dict[str, frozenset[str]] = {}
    for row in rows("events/classes.csv"):
        classes["@" + row["class"]] = frozenset(row["words"].split())
    senses: dict[tuple[str, str], list[Sense]] = {}
    for name in files("senses"):
        for row in rows(name):
            pos = POS[check(name, row, "pos", tuple(POS))]
            senses.setdefault((row["lemma"], pos), []).append(sense_of(name, row))
    composed = {(row["effect"], row["inner"]): row["root"] for row in rows("events/compose.csv")}
    known = tuple(effect for effect, inner in composed if inner == "*")
    effects: dict[tuple[str, str], list[Effect]] = {}
    for row in rows("events/effects.csv"):
        effect = check("events/effects.csv", row, "effect", known)
        effects.setdefault((row["lemma"], row["particle"]), []).append(Effect(effect, row["prep"], row["on"]))
    return Lexicon(
        {key: tuple(sorted(found, key=lambda s: -s.conditions)) for key, found in senses.items()},
        {key: tuple(found) for key, found in effects.items()},
        composed,
        classes,
        COPULAS
        | WRAPPERS
        | {word for lemma, _ in (*senses, *effects) for word in (lemma, lemma.split()[-1])},
        contexts(),
    )


def contexts() -> dict[str, tuple[str, ...]]:
    """Return lemma -> the contexts that it tells."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("events/contexts.csv"):
        for word in row["words"].split():
            found[word] = (*found.get(word, ()), row["context"])
    return found
