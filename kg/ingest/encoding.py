"""Bytes to text: which encoding, and whether it is text at all. Only the bytes decide."""

from __future__ import annotations

import codecs
import re

from kg.errors import SourceError

HEAD = 4096
"""Bytes that the kind of a file is judged by."""

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)

WANTED = "text in UTF-8, UTF-16 or Windows-1252"
CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def encoding_of(head: bytes) -> tuple[str, int]:
    """Return the encoding that the first bytes show and the length of the mark; "" where they show none."""
    for mark, name in BOMS:
        if head.startswith(mark):
            return name, len(mark)
    even, odd = head[0:HEAD:2], head[1:HEAD:2]
    if len(head) >= 4 and b"\0" in head:
        # Western text in UTF-16 has a NUL in nearly every other place and hardly any in the others.
        if odd.count(0) > 0.6 * len(odd) and even.count(0) < 0.05 * len(even):
            return "utf-16-le", 0
        if even.count(0) > 0.6 * len(even) and odd.count(0) < 0.05 * len(odd):
            return "utf-16-be", 0
    return "", 0


def binary_kind(head: bytes) -> str | None:
    """Name what a file is that is no text, None where it may be text."""
    for magic, kind in BINARY:
        if head.startswith(magic):
            return kind
    if encoding_of(head)[0]:
        return None
    controls = sum(head.count(byte) for byte in range(32) if byte not in (8, 9, 10, 12, 13, 27))
    return "binary data" if controls > max(2, 0.01 * len(head)) else None


def decode(data: bytes, where: str, *, html: bool = False) -> str:
    """Return the text of the bytes.

    A byte-order mark or NULs in every other place decide; then UTF-8; then what an HTML page names
    itself; then Windows-1252. Raises SourceError for what is no text.
    """
    kind = binary_kind(data[:HEAD])
    if kind:
        raise SourceError(where, f"this is {kind}, not text; right would be {WANTED}")
    name, mark = encoding_of(data[:HEAD])
    if name:
        return data[mark:].decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = CHARSET.search(data[:HEAD]) if html else None
    if declared:
        try:
            return data.decode(codecs.lookup(declared[1].decode("ascii")).name, "replace")
        except (LookupError, ValueError):
            pass  # the page names an encoding that does not exist: go on with what the bytes look like
    return western(data)


def western(data: bytes) -> str:
    """Decode what is not valid UTF-8: damaged UTF-8 where most of it is valid, else Windows-1252."""
    damaged = data.decode("utf-8", "replace")
    wrong = damaged.count("\ufffd")
    valid = sum(char > "\x7f" for char in damaged) - wrong
    if valid > 4 * wrong:
        return damaged
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def fit(text: str) -> str:
    """Replace, one for one, what no XML, JSON or parser can carry: NUL and other control characters by
    a space, lone surrogates and non-characters by U+FFFD. Offsets stay what they were."""
    return UNFIT.sub(lambda match: " " if match[0] < "\x80" else "\ufffd", text)
