"""A mention in the making, as rows of a parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.language.lexicon import Gender
from kg.records import Form, Kind

Number = Literal["one", "many"]


@dataclass(slots=True)
class Draft:
    """A mention in the making.

    row: the syntactic head of the phrase. first, after: the rows of the phrase. head_first,
    head_after: the rows of the name or head word. title: the words before a name, in lower case.
    sure: is its kind known from more than the model's label? members: the head rows of a coordination,
    called: its name.
    """

    row: int
    first: int
    after: int
    head_first: int
    head_after: int
    kind: Kind
    form: Form
    number: Number | None = None
    gender: Gender | None = None
    person: int = 3
    label: str = ""
    title: str = ""
    relative: bool = False
    sure: bool = False
    members: tuple[int, ...] = ()
    called: str = ""
