"""ZIP, tar, gzip and bzip2: members are read without unpacking, bombs and the like are told."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.ingest import archives, inflate
from kg.records import Article, Skipped

Reading = Callable[..., tuple[list[Article], list[Skipped]]]
STORY = "The harbour minister met the Norwegian envoy on Tuesday, her office said."
LINES = "".join(json.dumps({"text": f"{STORY} {number}"}) + "\n" for number in range(3))
FILES: dict[str, bytes] = {
    "b.txt": f"{STORY} b".encode(),
    "in/a.jsonl": LINES.encode(),
    "in/feed.xml": f"<rss><item><description>{STORY} f</description></item></rss>".encode(),
    "in/c.csv": f"text\n{STORY.replace(',', '')}\n".encode(),
    "c.pdf": b"%PDF",
    ".hidden.txt": STORY.encode(),
    "__MACOSX/x.txt": STORY.encode(),
}
FOUND = ["b.txt", "in/a.jsonl:1", "in/a.jsonl:2", "in/a.jsonl:3", "in/feed.xml:1", "in/c.csv:2"]


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(FILES)),
        ("a.zip", zipped(FILES, zipfile.ZIP_STORED)),
        ("a.zip", zipped(FILES, zipfile.ZIP_BZIP2)),
        ("a.tar", tarred(FILES)),
        ("a.tar", tarred(FILES, tarfile.GNU_FORMAT)),
        ("a.tar.gz", gzip.compress(tarred(FILES))),
        ("A.TGZ", gzip.compress(tarred(FILES))),
        ("a.tar.bz2", bz2.compress(tarred(FILES))),
    ],
)
def test_members_are_read_by_their_endings(reading: Reading, name: str, data: bytes) -> None:
    articles, skipped = reading(name, data)
    assert skipped == []
    assert len(articles) == len(FOUND)
    assert {article.text.rstrip() for article in articles} >= {f"{STORY} {mark}" for mark in "b012f"}


@pytest.mark.parametrize(("name", "packed"), [("a.jsonl.gz", gzip.compress), ("a.jsonl.bz2", bz2.compress)])
def test_one_packed_file(reading: Reading, name: str, packed: Callable[[bytes], bytes]) -> None:
    """Several members in one file are one stream, as `cat a.gz b.gz` makes them."""
    articles, skipped = reading(name, packed(LINES.encode()) + packed(LINES.replace("met", "saw").encode()))
    assert (len(articles), skipped) == (6, [])


def test_places_name_archive_and_member(reading: Reading) -> None:
    _, [skipped] = reading("a.zip", zipped({"in/a.jsonl": b"{"}))
    assert skipped.where.endswith("a.zip!in/a.jsonl:1")


@pytest.mark.parametrize(
    "name", ["../../etc/x.txt", "/etc/x.txt", "x\\..\\y.txt", "a" * 3000 + ".txt", "x\x01y.txt"]
)
def test_names_lead_nowhere(reading: Reading, tmp_path: Path, name: str) -> None:
    for container, data in (
        ("a.zip", zipped({name: STORY.encode()})),
        ("a.tar", tarred({name: STORY.encode()})),
    ):
        articles, _ = reading(container, data)
        assert [article.text for article in articles] == [STORY]
    assert sorted(os.listdir(tmp_path)) == ["a.tar", "a.zip"]


BOMB = b"x" * 50_000_000


def zip_bomb() -> bytes:
    return zipped({"bomb.txt": BOMB, "b.txt": STORY.encode()})


def overlapping() -> bytes:
    """A directory whose entries all name the same bytes, as in Fifield's bomb."""
    inner = zipped({"a.jsonl": b"\n" * 1_000_000})
    end = inner.rindex(b"PK\x05\x06")
    start = inner.index(b"PK\x01\x02")
    entry, count = inner[start:end], 500
    size = len(entry) * count
    tail = b"PK\x05\x06" + bytes(4) + count.to_bytes(2, "little") * 2 + size.to_bytes(4, "little")
    return inner[:start] + entry * count + tail + start.to_bytes(4, "little") + bytes(2)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", b"", "not a ZIP that can be read"),
        ("a.zip", b"PK\x03\x04" + bytes(50), "not a ZIP that can be read"),
        ("a.zip", zipped({}), "no articles in this archive; right would be files .txt, .md"),
        ("a.zip", zipped({"a.pdf": b"%PDF"}), "no articles in this archive"),
        ("a.zip", zip_bomb(), "a compression bomb: "),
        ("a.zip", overlapping(), "a compression bomb: 500,000,000 bytes"),
        ("a.tar", b"", "breaks off: "),
        ("a.tar", STORY.encode() * 100, "breaks off: "),
        ("a.tar", tarred({"a.pdf": b""}), "no articles in this archive"),
        ("a.txt.gz", b"", "empty"),
        ("a.txt.gz", STORY.encode(), "damaged: Not a gzipped file"),
        ("a.txt.gz", gzip.compress(STORY.encode() * 50)[:-20], "damaged: "),
        ("a.txt.bz2", STORY.encode(), "damaged: "),
        ("a.jsonl.gz", gzip.compress(BOMB), "a compression bomb: over 250 bytes out of each byte"),
        ("a.jsonl.bz2", bz2.compress(BOMB), "a compression bomb"),
        ("a.tar.gz", gzip.compress(tarred({"a.txt": BOMB})), "a compression bomb"),
        ("a.log.gz", gzip.compress(STORY.encode()), "unknown file type '.gz'"),
        ("a.gz", gzip.compress(STORY.encode()), "unknown file type '.gz'"),
        ("a.jsonl.gz.gz", gzip.compress(gzip.compress(LINES.encode())), "unknown file type '.gz'"),
    ],
)  # fmt: skip
def test_bad_archive(reading: Reading, name: str, data: bytes, reason: str) -> None:
    articles, skipped = reading(name, data)
    assert articles == []
    assert reason in skipped[0].reason
    assert skipped[0].error


def test_bomb_that_lies_about_its_size_costs_no_more_than_it_says(reading: Reading) -> None:
    data = zipped({"bomb.txt": bytes(1_000_000), "b.txt": STORY.encode()})
    lie = data.replace((1_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    articles, [skipped] = reading("a.zip", lie)
    assert [article.text for article in articles] == [STORY]
    assert skipped.where.endswith("a.zip!bomb.txt")
    assert "damaged: Bad CRC-32" in skipped.reason


def test_one_bad_member_leaves_the_others(reading: Reading) -> None:
    data = zipped({"a.txt": f"{STORY} {os.urandom(50).hex()}".encode(), "b.txt": f"{STORY} b".encode()})
    position = data.index(b"a.txt") + 20
    articles, [skipped] = reading("a.zip", data[:position] + bytes(9) + data[position + 9 :])
    assert [article.text[-1] for article in articles] == ["b"]
    assert skipped.reason.startswith("damaged: ")


@pytest.mark.parametrize("wrap", [zipped, tarred])
def test_archives_in_archives(reading: Reading, wrap: Callable[[dict[str, bytes]], bytes]) -> None:
    """One in one is read; one more is told."""
    innermost = wrap({"x.txt": f"{STORY} x".encode()})
    ending = "zip" if wrap is zipped else "tar"
    inner = wrap({"y.txt": f"{STORY} y".encode(), f"deep.{ending}": innermost})
    data = wrap({f"inner.{ending}": inner, "z.jsonl.gz": gzip.compress(LINES.encode())})
    articles, [skipped] = reading(f"a.{ending}", data)
    assert [article.text[-1] for article in articles] == ["y", "0", "1", "2"]
    assert skipped.where.endswith(f"a.{ending}!inner.{ending}!deep.{ending}")
    assert skipped.reason == "an archive in an archive in an archive; right would be to unpack it"


def test_zip_that_holds_itself_ends(reading: Reading) -> None:
    data = zipped({"a.txt": STORY.encode()})
    for _ in range(6):
        data = zipped({"a.zip": data, "b.zip": data})
    articles, skipped = reading("a.zip", data)
    assert articles == []
    assert len(skipped) == 4


def test_links_and_devices_in_a_tar_are_left_out(reading: Reading) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (
            ("a.txt", tarfile.SYMTYPE),
            ("b.txt", tarfile.LNKTYPE),
            ("c.txt", tarfile.CHRTYPE),
        ):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    articles, skipped = reading("a.tar", out.getvalue())
    assert articles == []
    assert {(one.reason, one.error) for one in skipped} == {("a link or no regular file; left out", False)}


def test_header_of_a_tar_has_a_length(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "HEADER_LIMIT", 100_000)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        member = tarfile.TarInfo("a.txt")
        member.pax_headers = {"comment": "x" * 1_000_000}
        archive.addfile(member)
    articles, [skipped] = reading("a.tar", out.getvalue())
    assert articles == []
    assert "the header of a member is over 100,000 bytes" in skipped.reason


def test_password_is_told(reading: Reading) -> None:
    data = bytearray(zipped({"a.txt": STORY.encode(), "b.txt": STORY.encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    articles, [skipped] = reading("a.zip", bytes(data))
    assert len(articles) == 1
    assert "it has a password" in skipped.reason


def test_ratio_of_news_is_far_from_that_of_a_bomb() -> None:
    """The same lines a thousand times over are still no bomb."""
    assert len(LINES * 1000) / len(gzip.compress((LINES * 1000).encode())) < inflate.RATIO
