"""JSON files: a list of articles, an object with such a list in it, one article, or lines after all."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from kg.config import Config
from kg.errors import SourceError
from kg.ingest import streams
from kg.ingest.columns import columns_of, draft_of, normal
from kg.ingest.draft import Draft
from kg.ingest.encoding import WANTED, binary_kind, encoding_of
from kg.ingest.jsonl import read_jsonl
from kg.records import Skipped

WHOLE_LIMIT = 256 * 1024 * 1024
"""Bytes of a JSON object, which is held whole; a list is read element by element, of any length."""

DEPTH = 3
"""How many objects may lie around the list: {"response": {"docs": […]}} has two."""

LIST = 'right would be a list of objects like {"text": "…", "published": "2017-03-12"}'
SPACE = re.compile(r"[ \t\r\n\ufeff]*")
NEAR = 16
"""Characters from its end where an error may only mean that the buffer is cut: `tru`, `"\\u00`, `1.5e`."""

DECODER = json.JSONDecoder()


def read_json(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read a list element by element, anything else whole."""
    head, stream = streams.look_ahead(stream)
    kind = binary_kind(head)
    if kind:
        raise SourceError(where, f"this is {kind}, not text; right would be {WANTED}")
    name, mark = encoding_of(head)
    start = head[mark:].lstrip(b"\0 \t\r\n")[:1]
    if not start:
        raise SourceError(where, f"empty; {LIST}")
    if start == b"[":
        yield from listed(stream, where, config)
    elif is_lines(head, mark):
        yield from read_jsonl(stream, where, config)
    else:
        data = streams.read_limited(stream, WHOLE_LIMIT, where)
        yield from whole(data[mark:].decode(name or "utf-8", "replace"), where, config)


def is_lines(head: bytes, mark: int) -> bool:
    """Is the first line an object by itself, with something after it?"""
    line, _, rest = head[mark:].lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return False
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        # A line longer than the head tells by how it begins: an object over many lines breaks off at "{".
        return not rest and len(line) > 4000 and b'{"' in line[:40] and b'": [' not in line[:60]
    return rest.lstrip().startswith(b"{")


def whole(text: str, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read one object: an article itself, or what holds a list of them."""
    try:
        value = json.loads(text.strip())
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and text.lstrip().startswith("{"):
            yield from read_jsonl(io.BytesIO(text.encode("utf-8", "replace")), where, config)
            return
        raise SourceError(where, f"not JSON: {error.msg} at line {error.lineno}; {LIST}") from error
    except (RecursionError, ValueError) as error:
        raise SourceError(where, f"not JSON that can be read: {error}; {LIST}") from error
    if not isinstance(value, dict):
        raise SourceError(where, f"found a JSON {type(value).__name__}; {LIST}")
    items = list_in(value, config)
    if items is None:
        yield draft_of(value, where, config)
        return
    for number, item in enumerate(items, 1):
        yield one(item, f"{where}:{number}", config)


WEAK = frozenset(("description", "summary", "abstract", "lead", "snippet"))
"""Keys of a text that may be that of a feed and not of an article."""


def list_in(value: dict[str, Any], config: Config) -> list[Any] | None:
    """Return the nearest list of objects of which one has a text, None where the object is itself one."""
    own = columns_of(value, config).get("text")
    if own is not None and (
        (isinstance(value[own], str) and normal(own) not in WEAK)
        or not any(objects(inner) for inner in value.values())
    ):
        return None  # an article, whatever lists it holds: comments have a text too
    level: list[Any] = [value]
    for _ in range(DEPTH):
        inside = [inner for outer in level for inner in outer.values()]
        for inner in inside:
            if objects(inner) and any("text" in columns_of(item, config) for item in inner[:20] if item):
                return cast(list[Any], inner)
        level = [inner for inner in inside if isinstance(inner, dict)]
    return None


def objects(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value[:20])


def one(item: object, place: str, config: Config) -> Draft | Skipped:
    if not isinstance(item, dict):
        return Skipped(place, f"found a JSON {type(item).__name__}, not an object; {LIST}")
    try:
        return draft_of(item, place, config)
    except SourceError as error:
        return Skipped(error.where, f"{error.reason}; {LIST}")


def listed(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read a list one element at a time. `where` of each is its number; damage ends the list."""
    name, _ = encoding_of(stream.peek(4)[:4] if isinstance(stream, io.BufferedReader) else b"")
    reader = io.TextIOWrapper(stream, name or "utf-8-sig", "replace", newline="")
    number = 0
    for value in elements(reader, where):
        number += 1
        yield one(value, f"{where}:{number}", config)
    if not number:
        yield Skipped(where, f"empty; {LIST}")


def elements(reader: io.TextIOWrapper, where: str) -> Iterator[Any]:
    """Yield the elements of the list that the text is. Raises SourceError where it is none."""
    size = streams.CHUNK
    buffer = reader.read(size)
    position = spaces(buffer, 0) + 1
    number = 1
    while True:
        position = spaces(buffer, position)
        if position >= len(buffer) - NEAR:
            buffer, position = buffer[position:] + reader.read(streams.CHUNK), 0
        if buffer[position : position + 1] == "]":
            return
        if buffer[position : position + 1] == ",":
            position += 1
            continue
        if position >= len(buffer):
            raise SourceError(f"{where}:{number}", f"the list breaks off; {LIST}")
        try:
            value, position = DECODER.raw_decode(buffer, position)
        except (RecursionError, ValueError) as error:
            more = reader.read(size) if cut(error, buffer) and len(buffer) < streams.LINE_LIMIT else ""
            if not more:
                reason = getattr(error, "msg", None) or error
                raise SourceError(
                    f"{where}:{number}", f"not JSON: {reason}; what follows is lost; {LIST}"
                ) from error
            buffer, position = buffer[position:] + more, 0
            size *= 2  # an element of many megabytes is tried a few times, not once a chunk
            continue
        size = streams.CHUNK
        number += 1
        yield value


def spaces(buffer: str, position: int) -> int:
    """Return where the next character stands that is no blank."""
    match = SPACE.match(buffer, position)
    return match.end() if match else position


def cut(error: Exception, buffer: str) -> bool:
    """May the error come from where the buffer ends?"""
    if not isinstance(error, json.JSONDecodeError):
        return False
    return error.msg.startswith("Unterminated string") or error.pos >= len(buffer) - NEAR
