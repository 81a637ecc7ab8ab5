"""Files of any of the three formats -> one catalogue, line by line, with what was wrong with which line."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal, cast

from kg.errors import SourceError, UsageError
from kg.ingest.streams import LINE_LIMIT, lines_of, look_ahead
from kg.language.catalogue import followthemoney, table, wikidata
from kg.language.catalogue.rows import Holding, Row
from kg.language.catalogue.writer import Writer, writing
from kg.records import Skipped

Format = Literal["auto", "ftm", "csv", "wikidata"]
FORMATS: tuple[Format, ...] = ("auto", "ftm", "csv", "wikidata")

TOLD = 1_000
"""Bad lines that are remembered with their reasons; the others are counted."""

STEP = 1_000
"""Lines between two calls of `seen`."""

Item = Row | Holding | Skipped | None
"""What an importer makes of a line: None is left out by rule."""


@dataclass
class Report:
    """What an import has done so far. `share`: how much of the files is read, 0 to 1, None for a pipe.

    joined: rows that say more of an id that another has. left_out: lines of no kind that is wanted.
    """

    lines: int = 0
    rows: int = 0
    joined: int = 0
    offices: int = 0
    left_out: int = 0
    errors: int = 0
    share: float | None = None
    skipped: list[Skipped] = field(default_factory=list)

    def fail(self, bad: Skipped) -> None:
        self.errors += 1
        if len(self.skipped) < TOLD:
            self.skipped.append(bad)


def make(
    files: Sequence[str],
    out: str | os.PathLike[str],
    *,
    form: Format = "auto",
    mapping: Mapping[str, str] | None = None,
    languages: Sequence[str] = wikidata.LANGUAGES,
    seen: Callable[[Report], object] | None = None,
) -> Report:
    """Write a catalogue of the files (`-` is standard input; .gz and .bz2 are unpacked) and report.

    A bad line is recorded and the rest is read. Where no row could be made, no catalogue is written.
    Raises UsageError for a mapping or an output that cannot be.
    """
    report = Report()
    sizes = [size_of(name) for name in files]
    total = sum(sizes) if all(sizes) else 0
    refuse(files, out)
    with suppress(NothingError), writing(out) as writer:
        for number, name in enumerate(files):
            try:
                with opened(name) as (stream, told):
                    read = partial(share_of, told, sum(sizes[:number]), total)
                    take(stream, name, form, mapping or {}, languages, writer, report, read, seen)
            except SourceError as error:
                report.fail(Skipped(error.where, error.reason))
            except OSError as error:
                report.fail(Skipped(shown(name), f"cannot be read: {error.strerror or error}"))
        if not report.rows:
            raise NothingError
        writer.finish({"made_of": [Path(shown(name)).name for name in files], "errors": report.errors})
    return report


class NothingError(Exception):
    """No row was made: what was written is thrown away."""


def take(
    stream: BinaryIO,
    name: str,
    form: Format,
    mapping: Mapping[str, str],
    languages: Sequence[str],
    writer: Writer,
    report: Report,
    read: Callable[[], float | None],
    seen: Callable[[Report], object] | None,
) -> None:
    """Write what one file holds. A file that breaks off is an error; what came before it is kept."""
    where = shown(name)
    source = Path(where).name
    last = 0
    try:
        for last, items in lines_in(stream, where, form, mapping, languages):  # noqa: B007  read below
            report.lines += 1
            for item in items:
                match item:
                    case Row():
                        writer.add(item, source)
                    case Holding():
                        writer.hold(item)
                    case Skipped():
                        report.fail(item)
                    case None:
                        report.left_out += 1
            if seen is not None and not report.lines % STEP:
                report.rows, report.share = writer.rows, read()
                seen(report)
    except (EOFError, zlib.error, gzip.BadGzipFile, OSError) as error:
        report.fail(Skipped(f"{where}:{last + 1}", f"the file breaks off: {error}"))
    report.rows, report.joined, report.offices = writer.rows, writer.joined, writer.holdings


def lines_in(
    stream: BinaryIO, where: str, form: Format, mapping: Mapping[str, str], languages: Sequence[str]
) -> Iterator[tuple[int, list[Item]]]:
    """Yield number and items of each line."""
    if form == "auto":
        form, stream = sniffed(stream, where)
    lines = lines_of(stream, where)
    if form == "csv":
        for number, row in table.read(lines, where, mapping):
            yield number, [row]
        return
    if mapping:
        raise UsageError(f"{where}: only the columns of a table can be mapped, this is {form}")
    reader = followthemoney.read if form == "ftm" else partial(wikidata.read, languages=languages)
    for number, line in lines:
        place = f"{where}:{number}"
        try:
            if line is None:
                raise SourceError(place, f"the line is over {LINE_LIMIT:,} bytes")
            yield number, list(reader(line, place))
        except SourceError as error:
            yield number, [Skipped(error.where, error.reason)]


def sniffed(stream: BinaryIO, where: str) -> tuple[Format, BinaryIO]:
    """Tell the format by the first bytes: `[` or an item with claims is Wikidata's, `{` FollowTheMoney."""
    head, stream = look_ahead(stream)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise SourceError(where, "empty")
    if start.startswith(b"[") or (
        start.startswith(b"{") and (b'"claims":' in start or b'"labels":' in start)
    ):
        return "wikidata", stream
    return ("ftm" if start.startswith(b"{") else "csv"), stream


@contextmanager
def opened(name: str) -> Iterator[tuple[BinaryIO, Callable[[], int]]]:
    """Open a file and unpack it by its first bytes; also how to ask how far it is read."""
    if name == "-":
        raw = cast(BinaryIO, sys.stdin.buffer)
        yield unpacked(raw), lambda: 0
        return
    with open(name, "rb") as raw:
        yield unpacked(cast(BinaryIO, raw)), raw.tell


def unpacked(raw: BinaryIO) -> BinaryIO:
    """Return the stream without its compression."""
    head, stream = look_ahead(raw, 4)
    if head.startswith(b"\x1f\x8b"):
        return cast(BinaryIO, io.BufferedReader(gzip.GzipFile(fileobj=stream), 1 << 20))
    if head.startswith(b"BZh"):
        return cast(BinaryIO, bz2.BZ2File(stream))
    return stream


def size_of(name: str) -> int:
    """Return the bytes of a file, 0 where that is not known."""
    try:
        return 0 if name == "-" else os.stat(name).st_size
    except (OSError, ValueError):
        return 0


def share_of(told: Callable[[], int], before: int, total: int) -> float | None:
    """Return how much of all files is read."""
    return (before + told()) / total if total else None


def refuse(files: Sequence[str], out: str | os.PathLike[str]) -> None:
    """Raise UsageError for an output that is an input, a folder, or in no folder."""
    path = Path(out)
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file such as my.kgcat")
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent}: no such folder")
    for name in files:
        if name != "-" and path.exists() and os.path.exists(name) and path.samefile(name):
            raise UsageError(f"{path} is also an input")


def shown(name: str) -> str:
    """Return a name that can be printed."""
    return "standard input" if name == "-" else os.fsencode(name).decode("utf-8", "replace")
