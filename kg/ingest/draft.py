"""What a reader hands over before it is known whether it becomes an article, and what a reader is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from kg.config import Config
from kg.records import Skipped


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one article and what its file says about it. `where` names the file and the line."""

    where: str
    text: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()


Reader = Callable[[BinaryIO, str, Config], Iterator[Draft | Skipped]]
"""A stream, the words that name it, the settings -> what is in it, one at a time."""
