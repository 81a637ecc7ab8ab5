"""The table of readers: bytes in, drafts of articles out, one reader a file ending."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.config import Config
from kg.ingest.archives import read_bzip2, read_gzip, read_tar, read_zip
from kg.ingest.draft import Draft, Reader
from kg.ingest.json_list import read_json
from kg.ingest.jsonl import read_jsonl
from kg.ingest.pages import HTML_HEAD, read_html
from kg.ingest.parquet import read_parquet
from kg.ingest.streams import look_ahead
from kg.ingest.tables import read_csv, read_tsv
from kg.ingest.text import headline, read_markdown, read_text
from kg.ingest.warc import read_warc
from kg.ingest.xml import read_xml
from kg.records import Skipped

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".parquet": read_parquet,
    ".xml": read_xml,
    ".rss": read_xml,
    ".atom": read_xml,
    ".warc": read_warc,
    ".zip": read_zip,
    ".tar": read_tar,
    ".tgz": read_gzip,
    ".gz": read_gzip,
    ".bz2": read_bzip2,
}
"""The reader of each file ending. `.gz` and `.bz2` stand after another one: `.warc.gz`, `.tar.bz2`."""

PACKED = frozenset({".gz", ".bz2"})

STARTS: tuple[tuple[re.Pattern[bytes], Reader], ...] = (
    (re.compile(rb"\{"), read_jsonl),
    (re.compile(rb"\[\s*(?:\{|\])"), read_json),
    (re.compile(rb"WARC/\d"), read_warc),
    (re.compile(rb"<!DOCTYPE\s+(?!html)", re.I), read_xml),
    (HTML_HEAD, read_html),
    (
        re.compile(rb"<\?xml|<(?:rss|feed|rdf:RDF|urlset|sitemapindex|nitf|NewsML|newsItem|newsMessage)\b"),
        read_xml,
    ),
)
"""What the first bytes of a stream without a name say."""


def read_stdin(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read what comes through a pipe by how it begins: JSON, a page, a feed, a web archive, else text."""
    head, stream = look_ahead(stream)
    yield from started(head)(stream, where, config)


def started(head: bytes) -> Reader:
    """Return the reader of what begins with these bytes."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f\v")
    return next((reader for pattern, reader in STARTS if pattern.match(start)), read_text)


def ending_of(name: str | os.PathLike[str]) -> str | None:
    """Return the ending by which a file is read, ".jsonl.gz" with what it is packed by; None for others."""
    stem, ending = os.path.splitext(os.fsdecode(name).lower())
    if ending in PACKED:
        inner = os.path.splitext(stem)[1]
        return inner + ending if inner in READERS and inner not in PACKED else None
    return ending if ending in READERS else None


def reader_of(name: str | os.PathLike[str]) -> Reader | None:
    """Return the reader of a file by its name."""
    ending = ending_of(name)
    return READERS[os.path.splitext("a" + ending)[1]] if ending else None


__all__ = ["READERS", "Reader", "ending_of", "headline", "read_stdin", "reader_of", "started"]
