"""The lexicon of what an embedding word says about the event below it.

One row a word and frame in `ontology/factuality.csv`; the approach is that of FactBank (Saurí and
Pustejovsky, 2009, "FactBank: a corpus annotated with event factuality") with the implicative and
factive signatures of Karttunen (1971, "Implicative verbs"; 2012, "Simple and phrasal implicatives").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from kg import ontology
from kg.errors import OntologyError
from kg.records import Modality

TABLE = "factuality.csv"
FIELDS = ("lemma", "pos", "frame", "polarity", "modality", "negated", "example")
PARTS = ("verb", "noun", "adj")

Shift = Literal["same", "opposite"]
Negated = Literal["same", "opposite", "possible", "actual", "negative"]

RANK: tuple[Modality, ...] = (
    "actual",
    "future",
    "intended",
    "required",
    "asked",
    "possible",
    "hypothetical",
)
"""Modalities from firm to loose. Where two meet along the nesting, the looser one holds."""

LEVEL: dict[str, int] = {name: level for level, name in enumerate(RANK)}
ACTUAL, FUTURE, INTENDED, REQUIRED, ASKED, POSSIBLE, HYPOTHETICAL = range(7)
KEEP = -1
"""The modality of the embedding word passes down ("may manage to V": V is possible)."""

State = tuple[bool, int]
"""`(negative, level in RANK)` of an event."""
PLAIN: State = (False, ACTUAL)


@dataclass(frozen=True, slots=True)
class Signature:
    """What a word does to the event in its frame.

    flips: the event is negative where the word itself is positive ("failed to V").
    level: the modality the word gives, or KEEP. ACTUAL cuts the event off from the word's own
        modality ("will regret V-ing", "may deny that V").
    negated: what holds where the word itself is negative: `opposite` of the polarity above ("did
        not manage to V"), the `same` ("did not regret V-ing"), or nothing certain: `possible`
        ("was not forced to V"), `actual` ("did not doubt that V"), or that it did not happen, nothing
        left open: `negative` ("was not allowed to V").
    """

    flips: bool
    level: int
    negated: Negated

    def under(self, host: State) -> State:
        """Return the state of the event, given that of the embedding word."""
        negative, outer = host
        level = (
            outer if self.level == KEEP else self.level if self.level == ACTUAL else max(self.level, outer)
        )
        if not negative or self.negated == "same":
            return self.flips, level
        if self.negated == "opposite":
            return not self.flips, level
        if self.negated == "possible":
            return False, max(POSSIBLE, level)
        return self.negated == "negative", outer if self.negated == "negative" else ACTUAL


@cache
def lexicon() -> dict[str, dict[str, Signature]]:
    """Return signatures by `pos:frame`, then lemma. Reads the table at the first call.

    Raises OntologyError naming the row where a value is none of those allowed.
    """
    table: dict[str, dict[str, Signature]] = {}
    for number, row in enumerate(ontology.rows(TABLE), start=2):
        polarity, modality, negated = row["polarity"], row["modality"], row["negated"]
        for field, value, allowed in (
            ("pos", row["pos"], PARTS),
            ("polarity", polarity, get_args(Shift)),
            ("modality", modality, ("keep", *RANK)),
            ("negated", negated, get_args(Negated)),
        ):
            if value not in allowed:
                wanted = ", ".join(allowed)
                raise OntologyError(
                    f"{TABLE}: row {number} ({row['lemma']}): {field} {value!r}, wanted one of {wanted}"
                )
        words = table.setdefault(f"{row['pos']}:{row['frame']}", {})
        if row["lemma"] in words:
            raise OntologyError(
                f"{TABLE}: row {number}: {row['lemma']} {row['pos']} {row['frame']} stands twice"
            )
        level = KEEP if modality == "keep" else LEVEL[modality]
        words[row["lemma"]] = Signature(polarity == "opposite", level, negated)  # type: ignore[arg-type]
    return table


NOTHING: dict[str, Signature] = {}


def signature(lemma: str, part: str, frame: str) -> Signature | None:
    """Return what the word does to an event in the frame, or None where it is not listed."""
    return lexicon().get(f"{part}:{frame}", NOTHING).get(lemma)
