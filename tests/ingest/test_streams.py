"""Pipes are read as they are written."""

from __future__ import annotations

import io
import os
import threading
from typing import BinaryIO

import pytest

from kg.config import Config
from kg.ingest import streams
from kg.ingest.draft import Draft
from kg.ingest.readers import read_stdin
from kg.ingest.streams import lines_of, look_ahead

LINES = [b'{"text": "Okoro met Lindqvist."}\n', b'{"text": "She left."}\n', b'{"text": "He stayed."}\n']


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b" \n"])
def test_an_article_is_read_before_the_next_is_written(mark: bytes) -> None:
    """The writer waits for each article to be read; one that waited for a megabyte would wait for ever."""
    reading, writing = os.pipe()
    turn = threading.Semaphore(1)

    def write() -> None:
        with open(writing, "wb", buffering=0) as pipe:
            for number, line in enumerate(LINES):
                if not turn.acquire(timeout=10):
                    return  # the reader got too little: the pipe closes, and the assertion below fails
                written.append(number)
                pipe.write(line if number else mark + line)

    written: list[int] = []
    writer = threading.Thread(target=write)
    writer.start()
    seen = []
    with open(reading, "rb") as stream:
        for draft in read_stdin(stream, "-", Config()):
            assert isinstance(draft, Draft)
            seen.append((draft.text, len(written)))
            turn.release()
    writer.join()
    assert seen == [("Okoro met Lindqvist.", 1), ("She left.", 2), ("He stayed.", 3)]


class Dribble(io.RawIOBase):
    """A raw stream that gives at most seven bytes at a time."""

    def __init__(self, data: bytes) -> None:
        self.rest = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self.rest.read(min(7, len(buffer)))
        buffer[: len(data)] = data
        return len(data)


@pytest.mark.parametrize("wrap", [io.BufferedReader, lambda raw: raw])
def test_a_stream_in_small_pieces_loses_nothing(wrap: type[io.BufferedReader]) -> None:
    data = b"".join(LINES) * 500
    stream: BinaryIO = wrap(Dribble(data))  # type: ignore[assignment]
    _, again = look_ahead(stream)
    assert [line for _, line in lines_of(again, "-")] == [line.decode() for line in LINES] * 500


def test_the_head_of_what_is_not_jsonl_is_looked_at_whole() -> None:
    text = b"Okoro met Lindqvist.\n" * 500
    head, stream = look_ahead(io.BufferedReader(Dribble(text)))
    assert (len(head), stream.read()) == (4096, text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_of_many_pieces_over_the_limit_is_one_line(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(streams, "LINE_LIMIT", 500)
    monkeypatch.setattr(streams, "CHUNK", 100)
    data = ("a\n" + "x" * 9_990 + "\nb\n").encode(encoding)
    assert [number for number, line in lines_of(io.BytesIO(data), "-") if line is None] == [2]
    assert [line.strip() for _, line in lines_of(io.BytesIO(data), "-") if line] == ["a", "b"]
