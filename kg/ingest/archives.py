"""ZIP, tar, gzip and bzip2: each member goes to its own reader, straight from the archive.

Nothing is unpacked to disk, so that names like `../../x` and links lead nowhere. An archive may lie in an
archive once; deeper ones are told.
"""

from __future__ import annotations

import bz2
import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from kg.config import Config
from kg.errors import SourceError
from kg.ingest.draft import Draft
from kg.ingest.inflate import DAMAGE, GRACE, RATIO, Counted, inflated
from kg.ingest.streams import read_limited
from kg.records import Skipped

NESTED = 1
"""How many archives may lie around an archive."""

MEMBERS = 1_000_000
HELD_LIMIT = 256 * 1024 * 1024
"""Bytes of a ZIP that must be held in memory because it cannot be read from its end: one in an archive."""

HEADER_LIMIT = 4 * 1024 * 1024
"""Bytes that the header of a tar's member may take; long names are written there."""

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
ARCHIVE = "right would be an archive that `unzip -t` or `tar -t` can read"


def read_zip(stream: BinaryIO, where: str, config: Config, depth: int = 0) -> Iterator[Draft | Skipped]:
    """Read the members of a ZIP whose endings have a reader, in the order of its directory."""
    size = sized(stream)
    if size is None:
        held = read_limited(stream, HELD_LIMIT, where)
        stream, size = io.BytesIO(held), len(held)
    try:
        archive = zipfile.ZipFile(stream)
        members = archive.infolist()
    except (OSError, LookupError, *DAMAGE) as error:
        raise SourceError(where, f"not a ZIP that can be read: {str(error)[:300]}; {ARCHIVE}") from error
    total = sum(member.file_size for member in members)
    if total > GRACE and total > RATIO * size:
        raise SourceError(where, f"a compression bomb: {total:,} bytes in a ZIP of {size:,}")
    empty = True
    for member in members[:MEMBERS]:
        if member.is_dir() or hidden(member.filename) or not known(member.filename):
            continue
        empty = False
        place = f"{where}!{member.filename}"
        if member.flag_bits & 0x1:
            yield Skipped(place, "it has a password; right would be a ZIP without one")
        elif member.compress_type not in METHODS:
            yield Skipped(
                place, f"compression method {member.compress_type}; right would be deflate or bzip2"
            )
        else:
            yield from zipped(archive, member, place, config, depth)
    if empty:
        yield nothing(where)
    if len(members) > MEMBERS:
        yield Skipped(where, f"{len(members):,} members; those after the first {MEMBERS:,} are left out")


def zipped(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str, config: Config, depth: int
) -> Iterator[Draft | Skipped]:
    """Read one member of a ZIP."""
    try:
        content = cast(BinaryIO, archive.open(member))
    except (OSError, LookupError, *DAMAGE) as error:
        yield Skipped(place, f"damaged: {str(error)[:300] or type(error).__name__}; {ARCHIVE}")
        return
    with content:
        packed = max(member.compress_size, 1)
        yield from member_of(inflated(content, place, lambda: packed), place, config, depth)


def read_tar(stream: BinaryIO, where: str, config: Config, depth: int = 0) -> Iterator[Draft | Skipped]:
    """Read the regular files of a tar in their order, in one pass."""
    empty = True
    headers = Metered(stream, where)
    try:
        headers.allow(HEADER_LIMIT)
        # Streaming mode: it never goes back, and reads no byte twice.
        archive = tarfile.open(fileobj=headers, mode="r|", bufsize=64 * 512)  # noqa: SIM115 - nothing to close
        for number, member in enumerate(archive):
            archive.members = []  # type: ignore[attr-defined]  # it would remember every one
            if number >= MEMBERS:
                raise SourceError(where, f"over {MEMBERS:,} members; those after them are left out")
            # What tarfile skips of a member is not what its header says of folders and links.
            headers.allow(max(archive.offset - member.offset_data, 0) + HEADER_LIMIT)
            if hidden(member.name) or not known(member.name) or member.isdir():
                continue
            empty = False
            place = f"{where}!{member.name}"
            if not member.isreg() or member.issparse():
                yield Skipped(place, "a link or no regular file; left out", error=False)
                continue
            content = archive.extractfile(member)
            if content is not None:
                # What is damaged within the tar ends the tar: `inflated` would hide it as the member's.
                yield from member_of(cast(BinaryIO, content), place, config, depth)
    except (tarfile.TarError, OSError, OverflowError, LookupError, *DAMAGE) as error:
        reason = f"breaks off: {str(error)[:300] or type(error).__name__}; {ARCHIVE}"
        raise SourceError(where, reason) from error
    if empty:
        yield nothing(where)


class Metered(io.RawIOBase):
    """A stream of which only so much may be read before more is allowed: a header is held in memory."""

    def __init__(self, stream: BinaryIO, where: str) -> None:
        self._stream = stream
        self._where = where
        self._left = 0

    def allow(self, count: int) -> None:
        self._left = count

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        data = self._stream.read(HEADER_LIMIT if size is None or size < 0 else size)
        self._left -= len(data)
        if self._left < 0:
            raise SourceError(
                self._where, f"the header of a member is over {HEADER_LIMIT:,} bytes; {ARCHIVE}"
            )
        return data


def read_gzip(stream: BinaryIO, where: str, config: Config, depth: int = 0) -> Iterator[Draft | Skipped]:
    """Read what is in a `.gz`, by the ending before it: `a.jsonl.gz`, `a.warc.gz`, `a.tar.gz`."""
    counted = Counted(stream)
    raw = io.BufferedReader(counted, 64 * 1024)
    content = cast(BinaryIO, gzip.GzipFile(fileobj=raw))
    yield from unpacked(inflated(content, where, lambda: counted.count), where, config, depth)


def read_bzip2(stream: BinaryIO, where: str, config: Config, depth: int = 0) -> Iterator[Draft | Skipped]:
    """Read what is in a `.bz2`, by the ending before it."""
    counted = Counted(stream)
    content = cast(BinaryIO, bz2.BZ2File(io.BufferedReader(counted, 64 * 1024)))
    yield from unpacked(inflated(content, where, lambda: counted.count), where, config, depth)


def unpacked(stream: BinaryIO, where: str, config: Config, depth: int) -> Iterator[Draft | Skipped]:
    """Read a decompressed stream by the ending under `.gz` or `.bz2`; `.tgz` is a tar."""
    from kg.ingest.readers import READERS, ending_of

    ending = ending_of(where) or ""
    reader = read_tar if ending == ".tgz" else READERS.get(ending.rpartition(".")[0])
    if reader is None:
        raise SourceError(where, "unknown content; right would be an ending like .jsonl.gz or .tar.gz")
    if reader is read_tar or reader is read_zip:
        yield from reader(stream, where, config, depth)
    else:
        yield from reader(stream, where, config)


def member_of(stream: BinaryIO, place: str, config: Config, depth: int) -> Iterator[Draft | Skipped]:
    """Read one member; what is wrong with it is its own reason, and the next is read."""
    from kg.ingest.readers import reader_of

    reader = reader_of(place)
    if reader is None:
        return
    try:
        if reader not in ARCHIVES:
            yield from reader(stream, place, config)
        elif depth >= NESTED:
            yield Skipped(place, "an archive in an archive in an archive; right would be to unpack it")
        else:
            yield from reader(stream, place, config, depth + 1)
    except SourceError as error:
        yield Skipped(error.where, error.reason)


ARCHIVES = (read_zip, read_tar, read_gzip, read_bzip2)


def sized(stream: BinaryIO) -> int | None:
    """Return the bytes of a stream that can be read from its end, None for another."""
    if not stream.seekable():
        return None
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return size


def known(name: str) -> bool:
    from kg.ingest.readers import ending_of

    return ending_of(name) is not None


def hidden(name: str) -> bool:
    """Is a member, or a folder it lies in, hidden, or one that macOS adds?"""
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/") if part not in {".", ".."})


def nothing(where: str) -> Skipped:
    from kg.ingest.readers import READERS

    return Skipped(where, f"no articles in this archive; right would be files {', '.join(READERS)}")
