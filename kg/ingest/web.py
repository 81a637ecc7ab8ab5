"""Articles from an address that the user names: politely, within limits, and nowhere private.

An address found in a document is never fetched. The one exception is asked for: with `follow_sitemaps`
the pages of a sitemap that was itself named by its address, those of its own host.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from kg.config import Config
from kg.errors import SourceError
from kg.ingest.addresses import target_of
from kg.ingest.draft import Draft, Reader
from kg.ingest.encoding import HEAD
from kg.ingest.fetch import Answer, Fetcher
from kg.ingest.inflate import Counted, inflated
from kg.ingest.markup import local
from kg.ingest.readers import ending_of, reader_of, started
from kg.ingest.text import read_text
from kg.records import Skipped

GZIP = b"\x1f\x8b"
SITEMAP_PAGES = 50_000
"""Pages fetched for one sitemap."""

TYPES: dict[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/markdown": ".md",
    "application/warc": ".warc",
    "application/zip": ".zip",
    "application/x-tar": ".tar",
}
"""The ending that a content type stands for."""


def read_address(url: str, config: Config) -> Iterator[Draft | Skipped]:
    """Fetch one address and read what it holds; what is wrong is a Skipped."""
    fetcher = Fetcher(config)
    try:
        target = target_of(url)
        answer = fetcher.get(target.url)
        if answer is None:
            yield unchanged(target.url)
        elif config.follow_sitemaps and is_sitemap(answer):
            yield from pages_of(answer, fetcher, config)
        else:
            yield from held(answer, config)
            # Only now: what was cut off while it was read is fetched again.
            fetcher.read(answer)
    except SourceError as error:
        yield Skipped(error.where, error.reason)
    # Not where the reading was cut short: what was not kept is fetched again.
    fetcher.close()


def unchanged(url: str) -> Skipped:
    return Skipped(url, "not changed since it was last fetched", error=False)


def held(answer: Answer, config: Config) -> Iterator[Draft | Skipped]:
    """Read the body of an answer; an article without an address of its own gets the page's."""
    reader = reader_for(answer)
    single = reader is read_text or reader is reader_of("a.html") or reader is reader_of("a.md")
    for item in reader(io.BytesIO(answer.body), answer.url, config):
        if isinstance(item, Draft) and not item.url and single:
            yield replace(item, url=answer.url)
        else:
            yield item


def reader_for(answer: Answer) -> Reader:
    """Return the reader by the content type, else by the address's ending, else by how the body begins."""
    path = answer.url.partition("?")[0]
    ending = TYPES.get(answer.type)
    if ending_of(path) and (ending is None or path.endswith((".gz", ".bz2", ".tgz"))):
        return packed_reader(path)
    if ending is not None:
        return reader_of("a" + ending) or read_text
    return started(answer.body[:HEAD])


def packed_reader(path: str) -> Reader:
    """Return the reader of a path; those of packed files look at the name they are given."""
    reader = reader_of(path) or read_text

    def named(stream: object, where: str, config: Config) -> Iterator[Draft | Skipped]:
        return reader(stream, path, config)  # type: ignore[arg-type]  # what comes in is handed on

    return named


def is_sitemap(answer: Answer) -> bool:
    head = answer.body[:HEAD]
    if head.startswith(GZIP):
        with suppress(zlib.error):
            head = zlib.decompressobj(47).decompress(head, HEAD)
    return b"<urlset" in head or b"<sitemapindex" in head


def pages_of(answer: Answer, fetcher: Fetcher, config: Config, depth: int = 0) -> Iterator[Draft | Skipped]:
    """Fetch the pages that a sitemap lists and read them; a list of sitemaps may lead to such once."""
    site = target_of(answer.url).site
    elsewhere = 0
    for url in islice(addresses_in(answer), SITEMAP_PAGES):
        try:
            if target_of(url).site != site:
                elsewhere += 1
                continue
            page = fetcher.get(url)
            if page is None:
                yield unchanged(url)
            elif target_of(page.url).site != site:
                yield Skipped(url, f"it leads elsewhere: {page.url[:200]}; not read", error=False)
            elif not is_sitemap(page):
                yield from held(page, config)
                fetcher.read(page)
            elif depth == 0:
                yield from pages_of(page, fetcher, config, depth + 1)
            else:
                yield Skipped(url, "a sitemap within sitemaps; right would be to name it")
        except SourceError as error:
            yield Skipped(error.where, error.reason)
    if elsewhere:
        yield Skipped(answer.url, f"{elsewhere:,} addresses of other hosts in it; not fetched", error=False)


def addresses_in(answer: Answer) -> Iterator[str]:
    """Yield the addresses that a sitemap lists."""
    from kg.ingest.xml import SITEMAP, items

    counted = Counted(io.BytesIO(answer.body))
    body = io.BytesIO(answer.body)
    stream = body
    if answer.body.startswith(GZIP):
        packed = gzip.GzipFile(fileobj=io.BufferedReader(counted))
        stream = inflated(packed, answer.url, lambda: counted.count)  # type: ignore[arg-type, assignment]
    for found in items(stream, answer.url):
        if found.kind is SITEMAP:
            for child in found.element:
                if local(child.tag) == "loc" and child.text:
                    yield child.text.strip()
