"""The tables of event types, read from `ontology/events/` once and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.errors import OntologyError
from kg.ontology import EVENTS, folder, rows

POS: dict[str, Literal["verb", "noun", "adjective"]] = {"v": "verb", "n": "noun", "a": "adjective"}


@dataclass(frozen=True, slots=True)
class Sense:
    """One row of the lexicon. `conditions` counts what must stand beside the lemma, and the lemma;
    `specific` tells whether its object or complement is among them."""

    root: str | None
    mode: str
    particle: str
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
    """All tables. Senses stand under (lemma, part of speech), those with most conditions first."""

    senses: dict[tuple[str, str], tuple[Sense, ...]]
    effects: dict[tuple[str, str], tuple[Effect, ...]]
    composed: dict[tuple[str, str], str]
    classes: dict[str, frozenset[str]]

    def compose(self, effect: str, inner: str | None) -> str | None:
        """Return the root of an event of root `inner` under an effect; of what is no event, the root
        that the effect gives to all."""
        result = self.composed.get((effect, inner or ""), self.composed[effect, "*"])
        return inner if result == "-" else result or None


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
    filled = sum(bool(row[key]) for key in ("prep", "object", "complement"))
    return Sense(
        root or None,
        row["mode"],
        row["particle"],
        cells(row["prep"]),
        cells(row["object"]),
        cells(row["complement"]),
        1 + filled + bool(row["particle"]),
        bool(row["object"] or row["complement"]),
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
    )
