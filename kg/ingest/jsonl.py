"""JSON lines: one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from kg.config import Config
from kg.errors import SourceError
from kg.ingest import streams
from kg.ingest.columns import draft_of
from kg.ingest.draft import Draft
from kg.records import Skipped

RECORD = 'right would be one object a line, like {"text": "…", "published": "2017-03-12"}'


def read_jsonl(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read one article a line. A bad line is a Skipped naming its number; the others are read."""
    empty = True
    for number, line in streams.lines_of(stream, where):
        empty = False
        place = f"{where}:{number}"
        try:
            if line is None:
                raise SourceError(place, f"the line is over {streams.LINE_LIMIT:,} bytes")
            yield draft_of(record_of(line, place), place, config)
        except SourceError as error:
            yield Skipped(error.where, f"{error.reason}; {RECORD}")
    if empty:
        yield Skipped(where, f"empty; {RECORD}")


def record_of(line: str, where: str) -> dict[str, Any]:
    """Parse one line. Raises SourceError saying what is wrong."""
    try:
        record = json.loads(line.strip())
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}"
        raise SourceError(where, reason) from error
    except (RecursionError, ValueError) as error:
        raise SourceError(where, f"not JSON that can be read: {error}") from error
    if not isinstance(record, dict):
        raise SourceError(where, f"found a JSON {type(record).__name__}, not an object")
    return cast(dict[str, Any], record)
