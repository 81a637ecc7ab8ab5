"""Reading a binary stream: look at its head without losing it, hold to a limit, read line by line."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from kg.errors import SourceError
from kg.ingest.encoding import HEAD, WANTED, binary_kind, encoding_of, western

LINE_LIMIT = 64 * 1024 * 1024
"""Bytes of one JSONL line (characters of one in UTF-16); what is longer is read past, never held."""

CHUNK = 1024 * 1024

JSON_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[^\n]*\n")
"""A first line that can only be JSONL (or text, which is read whole anyway)."""


class Rejoined(io.RawIOBase):
    """A stream with its head put back: standard input cannot be rewound."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head.read(len(buffer)) or read_some(self._rest, len(buffer))
        buffer[: len(data)] = data
        return len(data)


def read_some(stream: BinaryIO, count: int) -> bytes:
    """Return what is there, up to `count` bytes, and wait only where nothing is; b"" at the end.

    `read` of a buffered stream waits for all of them, which on a slow pipe is for the next articles.
    """
    data: bytes = getattr(stream, "read1", stream.read)(count)
    return data


def look_ahead(stream: BinaryIO, count: int = HEAD) -> tuple[bytes, BinaryIO]:
    """Return the first bytes, and a stream that still begins with them.

    A whole line of JSON is enough to know what the stream is: its writer may wait for the answer.
    """
    head = b""
    while len(head) < count and not JSON_LINE.match(head):
        data = read_some(stream, count - len(head))
        if not data:
            break
        head += data
    return head, cast(BinaryIO, io.BufferedReader(Rejoined(head, stream), CHUNK))


def read_limited(stream: BinaryIO, limit: int, where: str, allowed: str = "") -> bytes:
    """Return the whole content. Raises SourceError with both numbers where it is over `limit` bytes.

    `allowed`: the limit in the words of the user's setting.
    """
    data = stream.read(limit + 1)
    if len(data) <= limit:
        return data
    size = len(data)
    while chunk := stream.read(CHUNK):
        size += len(chunk)
    raise SourceError(
        where, f"too long: {size:,} bytes; right would be at most {allowed or f'{limit:,} bytes'}"
    )


def lines_of(stream: BinaryIO, where: str, *, blank: bool = False) -> Iterator[tuple[int, str | None]]:
    """Yield number and text of each line that is not blank (`blank`: of those too); None for one over
    LINE_LIMIT.

    Raises SourceError where the stream is no text.
    """
    head, stream = look_ahead(stream)
    kind = binary_kind(head)
    if kind:
        raise SourceError(where, f"this is {kind}, not text; right would be {WANTED}")
    name, mark = encoding_of(head)
    stream.read(mark)
    reader: BinaryIO | io.TextIOWrapper = stream
    if name.startswith(("utf-16", "utf-32")):
        # Without a mark at its head the decoder would not know the byte order: the name says it.
        reader = io.TextIOWrapper(stream, name, "replace", newline="\n")
    number = 0
    while line := reader.readline(LINE_LIMIT + 1):
        number += 1
        whole: bytes | str | None = line
        if len(line) > LINE_LIMIT:
            whole = None
            while line and line[-1:] not in (b"\n", "\n"):
                line = reader.readline(CHUNK)
        if whole is None:
            yield number, None
        elif blank or whole.strip():
            yield number, whole if isinstance(whole, str) else decoded(whole)


def decoded(line: bytes) -> str:
    """Decode one line as UTF-8, and a line that is none by what it looks like."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return western(line)
