"""Web archives: pages are read, other records are counted, damage costs the record it hits."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date

import pytest

from kg.ingest import warc
from kg.records import Article, Skipped

Reading = Callable[..., tuple[list[Article], list[Skipped]]]
STORY = "The harbour minister met the Norwegian envoy on Tuesday to talk about the ferry contract, she said."


def page(mark: str) -> bytes:
    return f"""<!DOCTYPE html><html><head><title>Envoy {mark} | Courier</title>
<meta property="article:published_time" content="2017-03-12T10:00:00Z"></head><body><article>
<h1>Envoy {mark}</h1><p>{STORY} {mark}</p><p>She denied that any money had changed hands in {mark}.</p>
<p>The envoy left for Oslo on Wednesday without having spoken to the press.</p>
</article></body></html>""".encode()


def http(
    body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", more: str = ""
) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def record(content: bytes, url: str = "https://courier.example/7", kind: str = "response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def chunked(body: bytes) -> bytes:
    pieces = [body[start : start + 100] for start in range(0, len(body), 100)]
    return b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


MIXED = [
    record(b"software: x\r\n", kind="warcinfo"),
    record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
    record(http(page("one"))),
    record(http(b"\x89PNG", kind="image/png")),
    record(http(page("gone"), status="404 Not Found")),
    record(b"20170312 courier.example 192.0.2.1", url="dns:courier.example"),
    record(http(page("two")), url="<https://courier.example/8>"),
]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc", b"".join(MIXED)),
        ("a.warc.gz", b"".join(gzip.compress(one) for one in MIXED)),
        ("a.warc.gz", gzip.compress(b"".join(MIXED))),
    ],
)
def test_pages_are_read_and_the_rest_is_counted(reading: Reading, name: str, data: bytes) -> None:
    [first, second], [others] = reading(name, data)
    assert f"{STORY} one" in first.text
    assert (first.title, first.url, first.published) == (
        "Envoy one",
        "https://courier.example/7",
        date(2017, 3, 12),
    )
    assert second.url == "https://courier.example/8"
    assert others.reason == (
        "5 of 7 records are no page: 2 no response, 1 not HTML, 1 not HTTP, 1 not of status 200"
    )
    assert not others.error


@pytest.mark.parametrize(
    "content",
    [
        http(chunked(page("one")), more="Transfer-Encoding: chunked\r\n"),
        http(page("one"), more="Transfer-Encoding: chunked\r\n"),
        http(gzip.compress(page("one")), more="Content-Encoding: gzip\r\n"),
        http(page("one"), more="Content-Encoding: gzip\r\n"),
        http(page("one"), more="Content-Length: 99999\r\n"),
        http(page("one"), kind="application/xhtml+xml"),
    ],
    ids=["chunked", "no longer chunked", "gzip", "no longer gzip", "longer than it is", "xhtml"],
)
def test_ways_that_a_page_was_sent(reading: Reading, content: bytes) -> None:
    [article], skipped = reading("a.warc", record(content))
    assert f"{STORY} one" in article.text
    assert skipped == []


def test_page_without_a_story_is_no_error(reading: Reading) -> None:
    _, [front] = reading(
        "a.warc", record(http(b"<html></html>"), "https://c.example/") + record(http(page("x")))
    )
    assert front.where.endswith("a.warc!https://c.example/")
    assert not front.error


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a WARC; right would be records that begin with WARC/1.0"),
        (b"words\n" * 1000, "not a WARC"),
        (b"\0" * 100_000, "not a WARC"),
        (record(http(page("one")))[:-400], "breaks off within a record: "),
    ],
)
def test_bad_warc(reading: Reading, data: bytes, reason: str) -> None:
    _, skipped = reading("a.warc", data)
    assert skipped[-1].reason.startswith(reason)
    assert skipped[-1].error


@pytest.mark.parametrize("length", ["x", "-5", "1e9", "", "9" * 30, "٣"])
def test_damaged_record_costs_itself(reading: Reading, length: str) -> None:
    bad = record(http(page("bad"))).replace(b"Content-Length: ", f"Content-Length: {length} \r\nX: ".encode())
    articles, _ = reading(
        "a.warc", record(http(page("one"))) + bad + record(http(page("two")), "https://c.example/8")
    )
    assert [article.title for article in articles] == ["Envoy one", "Envoy two"]


def test_long_records_are_passed_over(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "PAGE_LIMIT", 2_000)
    long = record(http(page("long") + b" " * 5_000))
    [article], [skipped] = reading("a.warc", long + record(http(page("one"))))
    assert article.title == "Envoy one"
    assert skipped.reason == "1 of 2 records are no page: 1 over 2,000 bytes"


def test_header_without_end_is_not_held(reading: Reading) -> None:
    data = b"WARC/1.0\r\n" + b"x" * 5_000_000 + b"\r\n\r\n" + record(http(page("one")))
    [article], _ = reading("a.warc", data)
    assert article.title == "Envoy one"
