"""Damaged files of every kind, from a seed: each gives articles or reasons, and nothing is raised."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import random
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from kg.config import Config
from kg.ingest import READERS, read
from kg.records import Article

STORY = "The harbour minister met the Norwegian envoy on Tuesday, “as planned”, her office said. "
SLOWEST = 20.0
"""Seconds that no file of a few kilobytes may take, on a machine that does other things as well."""

PER_READER = 12


def records() -> list[dict[str, object]]:
    return [
        {
            "id": f"x-{number}",
            "title": f"Envoy {number}",
            "text": STORY * 3,
            "published": "2017-03-12",
            "n": number,
        }
        for number in range(6)
    ]


def page() -> bytes:
    paragraphs = "".join(f"<p>{STORY} &amp; {number}</p>" for number in range(4))
    head = '<meta charset="utf-8"><meta property="article:published_time" content="2017-03-12">'
    return (
        f"<html><head>{head}<title>Envoy</title></head><body><article>{paragraphs}</article></body>".encode()
    )


def feed() -> bytes:
    text = f"<description><![CDATA[<p>{STORY}]]></description>"
    item = f"<item><title>Envoy</title><link>http://x.example/1</link>{text}</item>"
    return f'<?xml version="1.0"?><rss><channel><title>C</title>{item * 5}</channel></rss>'.encode()


def atom() -> bytes:
    content = f'<content type="html">&lt;p&gt;{STORY}</content>'
    entry = f'<entry><id>x</id><link href="http://x.example/1"/>{content}</entry>'
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title>{entry * 5}</feed>'.encode()


def news() -> bytes:
    head = "<body.head><hedline><hl1>Envoy</hl1></hedline></body.head>"
    body = f"<body>{head}<body.content><p>{STORY}</p></body.content></body>"
    return f'<nitf><head><docdata><date.issue norm="20170312"/></docdata></head>{body}</nitf>'.encode()


def table(mark: str) -> bytes:
    rows = [["id", "title", "text", "date"]]
    rows += [
        [str(one["id"]), str(one["title"]), f'"{one["text"]}\n\n""x"""', "2017-03-12"] for one in records()
    ]
    return "\n".join(mark.join(row) for row in rows).encode()


def warc() -> bytes:
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page()
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/1\r\nContent-Length: "
    return (head.encode() + str(len(content)).encode() + b"\r\n\r\n" + content + b"\r\n\r\n") * 3


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("a.txt", STORY.encode()), ("b.jsonl", jsonl()), ("c.xml", feed())):
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in (("a.txt", STORY.encode()), ("ü" * 90 + "b.jsonl", jsonl()), ("c.xml", feed())):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def parquet() -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as files

    out = io.BytesIO()
    files.write_table(pyarrow.Table.from_pylist(records()), out)
    return out.getvalue()


def jsonl() -> bytes:
    return "\n".join(json.dumps(one) for one in records()).encode()


WHOLE = {
    "a.txt": lambda: b"Envoy in Oslo\n\nBy Anna Lindqvist\nMarch 12, 2017\n\n" + STORY.encode(),
    "a.md": lambda: b"---\ntitle: Envoy\n---\n# Envoy\n\n" + STORY.encode(),
    "a.html": page,
    "a.jsonl": jsonl,
    "a.json": lambda: json.dumps({"articles": records()}).encode(),
    "b.json": lambda: json.dumps(records(), indent=1).encode(),
    "a.csv": lambda: table(","),
    "a.tsv": lambda: table("\t"),
    "a.parquet": parquet,
    "a.rss": feed,
    "a.atom": atom,
    "a.xml": news,
    "a.warc": warc,
    "a.zip": zipped,
    "a.tar": tarred,
    "a.tgz": lambda: gzip.compress(tarred(), mtime=0),
    "a.warc.gz": lambda: gzip.compress(warc(), mtime=0),
    "a.jsonl.bz2": lambda: bz2.compress(jsonl()),
}
WEDGES = [b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"\"", b"<", b"&x;", b"]]>", b"\x1f\x8b",
          b"PK\x03\x04", b"\n", b"9" * 50, b"-1", b"{" * 300, b"[" * 300, b"<a>" * 300,
          b"<!DOCTYPE x [<!ENTITY y 'z'>]>"]  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Flip, cut, double, shuffle or wedge in: one to six wounds."""
    wounded = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(wounded) + 1)
        stop = min(len(wounded), start + chance.choice((1, 2, 8, 64, 512)))
        match chance.randrange(7):
            case 0:
                for position in range(start, stop):
                    wounded[position] ^= 1 << chance.randrange(8)
            case 1:
                del wounded[start:stop]
            case 2:
                wounded[start:start] = wounded[start:stop] * chance.choice((1, 5, 50))
            case 3:
                wounded[start:stop] = chance.randbytes(stop - start)
            case 4:
                wounded[start:start] = chance.choice(WEDGES)
            case 5:
                del wounded[start:]
            case 6:
                wounded[start:stop] = b"\xff" * (stop - start)
    return bytes(wounded)


def check(path: Path, data: bytes) -> None:
    """Read it, and see that what comes out can be written as UTF-8 and came in time."""
    path.write_bytes(data)
    started = time.monotonic()
    items = list(read([path], config=Config(any_language=True)))
    assert time.monotonic() - started < SLOWEST
    assert items
    for item in items:
        if isinstance(item, Article):
            for value in (item.id, item.text, item.title, item.url, item.source, *item.authors):
                assert (value or "").encode("utf-8") is not None
        else:
            assert item.reason
            assert f"{item.where} {item.reason}".encode()
            assert len(item.reason) < 2_000


def test_every_reader_is_damaged() -> None:
    endings = {ending for name in WHOLE for ending in READERS if name.endswith(ending)}
    assert endings | {".htm"} == set(READERS)


@pytest.mark.parametrize("name", WHOLE)
def test_damaged_files_give_articles_or_reasons(tmp_path: Path, name: str) -> None:
    whole = WHOLE[name]()
    check(tmp_path / name, whole)
    chance = random.Random(name)
    for _ in range(PER_READER):
        check(tmp_path / name, damaged(whole, chance))
