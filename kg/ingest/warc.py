"""WARC, the format of web archives: each HTML page that a server answered with becomes an article.

ISO 28500. The records are read in a stream and by hand: there is little to them, and a damaged one must
not take the rest with it, nor a hostile one fill the memory. `.warc.gz` comes through `archives`.
"""

from __future__ import annotations

import http.client
import io
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from kg.config import Config
from kg.errors import SourceError
from kg.ingest.draft import Draft
from kg.ingest.pages import read_html
from kg.records import Skipped

PAGE_LIMIT = 16 * 1024 * 1024
"""Bytes of a record that is read; a longer one is passed over."""

LINE, LINES = 16 * 1024, 200
"""Bytes of a header's line, and lines of a header."""

CHUNK = 256 * 1024
HTML = ("text/html", "application/xhtml+xml")
DAMAGED = "damaged"
WARC = "right would be records that begin with WARC/1.0"


def read_warc(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read the pages; `where` of each is the file and the page's address. At the end one line says how
    many other records there were."""
    others: Counter[str] = Counter()
    number = 0
    for number, (header, content) in enumerate(records(stream, where), 1):
        address = header.get("warc-target-uri", "").strip("<>")
        place = f"{where}!{address or number}"
        if content is None:
            others[DAMAGED] += 1
            continue
        if header.get("warc-type") != "response":
            others["no response"] += 1
            continue
        page, reason = page_of(content)
        if page is None:
            others[reason] += 1
            continue
        yield from pages(page, place, address, config)
    counts = ", ".join(f"{count:,} {reason}" for reason, count in sorted(others.items()))
    if counts:
        yield Skipped(
            where,
            f"{others.total():,} of {number:,} records are no page: {counts}",
            error=others[DAMAGED] > 0,
        )


def pages(page: bytes, place: str, address: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read one page. What holds no article is left out by rule: an archive has front pages and lists too."""
    try:
        for item in read_html(io.BytesIO(page), place, config):
            if isinstance(item, Draft) and not item.url:
                yield with_url(item, address)
            else:
                yield item
    except SourceError as error:
        yield Skipped(error.where, error.reason, error=False)


def with_url(draft: Draft, url: str) -> Draft:
    from dataclasses import replace

    return replace(draft, url=url or None)


def records(stream: BinaryIO, where: str) -> Iterator[tuple[dict[str, str], Content | None]]:
    """Yield header and content of each record, None where it is damaged. Raises SourceError where there is
    no record at all.

    After damage the next line that begins a record is looked for.
    """
    found = False
    lost = 0
    while line := stream.readline(LINE):
        if not line.startswith(b"WARC/"):
            lost += bool(line.strip())
            if not found and lost > LINES:
                break
            continue
        found = True
        header = header_of(stream)
        length = header.get("content-length", "")
        if not (length.isascii() and length.isdecimal() and len(length) < 16):
            yield header, None
            continue
        content = Content(stream, int(length))
        yield header, content
        content.skip()
        if content.left:
            raise SourceError(where, f"breaks off within a record: {content.left:,} bytes are missing")
    if not found:
        raise SourceError(where, f"not a WARC; {WARC}")


def header_of(stream: BinaryIO) -> dict[str, str]:
    """Read the lines up to a blank one as name -> value, the names in lower case."""
    header: dict[str, str] = {}
    for _ in range(LINES):
        line = stream.readline(LINE).decode("utf-8", "replace").strip()
        if not line:
            break
        name, _, value = line.partition(":")
        header.setdefault(name.strip().lower(), value.strip())
    return header


class Content(io.RawIOBase):
    """The bytes of one record. `left` is how many have not been read."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        self._stream = stream
        self.left = length

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        wanted = self.left if size is None or size < 0 else min(size, self.left)
        data = self._stream.read(wanted)
        self.left -= len(data)
        return data

    def skip(self) -> None:
        while self.left and self.read(CHUNK):
            pass


class Socket:
    """What `http.client` takes for a connection: it reads an answer from bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, mode: str) -> BinaryIO:
        return io.BytesIO(self._data)


def page_of(content: Content) -> tuple[bytes | None, str]:
    """Return the HTML of a response, or None and what it is instead."""
    if content.left > PAGE_LIMIT:
        return None, f"over {PAGE_LIMIT:,} bytes"
    data = content.read()
    head, blank, body = data.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/") or not blank:
        return None, "not HTTP"
    if b"text/html" not in head.lower() and b"xhtml" not in head.lower():
        return None, "not HTML"
    answer = http.client.HTTPResponse(Socket(data))  # type: ignore[arg-type]
    try:
        answer.begin()
        if answer.status != 200:
            return None, "not of status 200"
        if answer.headers.get_content_type() not in HTML:
            return None, "not HTML"
        # The header says how it was sent, and some archives keep the page as it was meant.
        with suppress(http.client.HTTPException, ValueError):
            body = answer.read()
        return decoded(body, answer.headers.get("Content-Encoding", "")), ""
    except (http.client.HTTPException, ValueError, OSError):
        return None, "not HTTP that can be read"


def decoded(body: bytes, encoding: str) -> bytes:
    """Return the body without gzip or deflate, where it is really packed, up to the limit."""
    if "gzip" in encoding or "deflate" in encoding:
        for window in (47, -15):  # gzip and zlib by their heads; then bare deflate
            try:
                return zlib.decompressobj(window).decompress(body, PAGE_LIMIT)
            except zlib.error:
                continue
    return body


__all__ = ["read_warc"]
