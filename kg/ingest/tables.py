"""CSV and TSV: one article a row, the first row names the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from kg.config import Config
from kg.errors import SourceError
from kg.ingest import streams
from kg.ingest.columns import PER_FIELD, columns_of, draft_of
from kg.ingest.draft import Draft
from kg.records import Skipped

FIELD_LIMIT = 16 * 1024 * 1024
"""Characters of one field; a quotation mark that is never closed takes no more with it."""

WIDEST = 10_000
"""Columns of the widest table."""

DELIMITERS = ",;\t|"


class Lines:
    """The lines of a table as the parser wants them. `over` is the number of one that is too long."""

    def __init__(self, stream: BinaryIO, where: str) -> None:
        self._lines = streams.lines_of(stream, where, blank=True)
        self.number = 0
        self.over: int | None = None

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        if line is None:
            self.over = self.number
            return "\n"
        return line


def read_csv(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read a table divided by commas, or by what its first line is divided by: semicolons, tabs, bars."""
    yield from read_table(stream, where, config, DELIMITERS)


def read_tsv(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read a table divided by tabs."""
    yield from read_table(stream, where, config, "\t")


def read_table(stream: BinaryIO, where: str, config: Config, delimiters: str) -> Iterator[Draft | Skipped]:
    """Read a row at a time; `where` of each is the line it starts on. A bad row is a Skipped."""
    lines = Lines(stream, where)
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        raise SourceError(where, f"empty; right would be a first row that names the columns, like {EXAMPLE}")
    delimiter = max(delimiters, key=first.count)
    # A setting of the whole process, and no row may be read under the 131,072 it begins with.
    csv.field_size_limit(FIELD_LIMIT)
    try:
        header = next(csv.reader([first], delimiter=delimiter))[:WIDEST]
    except csv.Error as error:
        raise SourceError(where, f"the first row cannot be read: {error}") from error
    columns = columns_of(header, config)
    if "text" not in columns:
        found = ", ".join(repr(name[:40]) for name in header[:8])
        raise SourceError(
            where, f"no column of text; found {found}; right would be {EXAMPLE}, or {PER_FIELD}"
        )
    rows = csv.reader(lines, delimiter=delimiter)
    start = lines.number + 1
    empty = True
    while True:
        try:
            row = next(rows)
        except StopIteration:
            if empty:
                yield Skipped(where, "no rows in this table", error=False)
            return
        except csv.Error as error:
            yield Skipped(f"{where}:{start}", f"the row cannot be read: {error}")
            row, empty = [], False
        place, start = f"{where}:{start}", lines.number + 1
        if lines.over is not None:
            yield Skipped(f"{where}:{lines.over}", f"the line is over {streams.LINE_LIMIT:,} bytes")
            lines.over, empty = None, False
        elif row:
            empty = False
            yield of_row(row, header, columns, place, config)


EXAMPLE = "id,title,text,published,url"


def of_row(
    row: list[str], header: list[str], columns: dict[str, str], place: str, config: Config
) -> Draft | Skipped:
    """Make a draft of a row. A number for an id is the row's in that file only, and is not taken."""
    record = dict(zip(header, row, strict=False))
    identity = columns.get("id")
    if identity and record.get(identity, "").strip().isdecimal() and "id" not in config.columns:
        record[identity] = ""
    if columns["text"] not in record:
        return Skipped(
            place, f"{len(row)} fields, and the text is in the one after; right would be {len(header)}"
        )
    try:
        return draft_of(record, place, config, columns=columns)
    except SourceError as error:
        return Skipped(error.where, error.reason)
