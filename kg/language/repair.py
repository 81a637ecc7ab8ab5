"""Repairs of a parse: what the model is known to get wrong in news, put right on the columns.

A repair looks for a configuration that a right parse does not have, such as a finite verb that modifies a
noun, and never for a word of one sentence. Each is a row of `REPAIRS` and can be left out, which is how
`scripts/bench_repairs.py` measures what it gains.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.language import repair_arguments as arguments
from kg.language import repair_clauses as clauses
from kg.language import repair_headlines as headlines
from kg.language import repair_words as words

if TYPE_CHECKING:
    from kg.language.parse import Parse


@dataclass(frozen=True, slots=True)
class Repair:
    """A row: the name, and what changes an indexed parse and returns how often it did.

    `children` stays true through a repair; `lefts` and `rights` are made anew after the last one.
    """

    name: str
    apply: Callable[[Parse], int]


REPAIRS = (
    Repair("prefixes", words.prefixes),
    Repair("lemmas", words.lemmas),
    Repair("quotes", words.quotes),
    Repair("breaks", words.breaks),
    Repair("glued", words.glued_words),
    Repair("voices", arguments.voices),
    Repair("auxiliaries", arguments.auxiliaries),
    Repair("ambient", arguments.ambient),
    Repair("headlines", headlines.headlines),
    Repair("verbless", clauses.verbless),
    Repair("overturned", clauses.overturned),
    Repair("says_last", clauses.says_last),
    Repair("parataxis", clauses.parataxis),
    Repair("second_clauses", clauses.second_clauses),
    Repair("titles", arguments.titles),
    Repair("two_subjects", arguments.two_subjects),
    Repair("two_objects", arguments.two_objects),
)
"""In the order in which they run: words before sentences, clauses before their arguments."""

NAMES = tuple(row.name for row in REPAIRS)


def repair(parse: Parse, names: Collection[str] = NAMES) -> dict[str, int]:
    """Apply the named repairs to an indexed parse and return how often each changed something."""
    counts = {row.name: row.apply(parse) for row in REPAIRS if row.name in names}
    if any(counts.values()):
        parse.index()
    return counts
