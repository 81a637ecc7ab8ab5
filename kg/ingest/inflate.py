"""Decompressing streams that know how much they may grow."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

from kg.errors import SourceError

RATIO = 250
"""Bytes that one compressed byte may become: text comes to 20, a bomb of zeros to 1,000."""

GRACE = 32 * 1024 * 1024
"""Bytes under which nothing is called a bomb: a small file of many blanks may be packed well."""

TAIL = 200
PIECE = 64 * 1024

DAMAGE = (
    zipfile.BadZipFile,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
"""What decompressors raise for damage besides OSError."""


class Counted(io.RawIOBase):
    """A stream that counts what was read of it, and knows its last bytes once it has come to its end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0
        self.ended = False
        self.tail = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self.count += len(data)
        self.ended = not data
        self.tail = (self.tail + data[-TAIL:])[-TAIL:]
        buffer[: len(data)] = data
        return len(data)


class Inflated(io.RawIOBase):
    """What a decompressor gives. Raises SourceError where it is damaged or a bomb.

    `taken`: how many compressed bytes have gone in.
    """

    def __init__(self, stream: BinaryIO, where: str, taken: Callable[[], int]) -> None:
        self._stream = stream
        self._where = where
        self._taken = taken
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(min(len(buffer), PIECE))
        except (OSError, *DAMAGE) as error:
            reason = f"damaged: {str(error)[:300] or type(error).__name__}; right would be a whole archive"
            raise SourceError(self._where, reason) from error
        self._given += len(data)
        if self._given > GRACE and self._given > RATIO * self._taken():
            reason = f"a compression bomb: over {RATIO} bytes out of each byte; left at {self._given:,} bytes"
            raise SourceError(self._where, reason)
        buffer[: len(data)] = data
        return len(data)


def inflated(stream: BinaryIO, where: str, taken: Callable[[], int]) -> BinaryIO:
    """Return a buffered stream of what a decompressor gives, held to the limits."""
    return cast(BinaryIO, io.BufferedReader(Inflated(stream, where, taken), PIECE))
