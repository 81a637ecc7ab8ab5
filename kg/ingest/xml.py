"""XML as it is read here: element by element, without entities, without the network.

A document is known by its root (`KINDS`): feeds, news documents, sitemaps. An item is handed over and
forgotten, so that memory does not grow with the file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast

from kg.config import Config
from kg.errors import SourceError
from kg.ingest import feeds, newsml
from kg.ingest.draft import Draft
from kg.ingest.inflate import Counted
from kg.ingest.markup import local
from kg.ingest.pages import read_html
from kg.ingest.streams import CHUNK, Rejoined, look_ahead
from kg.records import Skipped

ITEM_LIMIT = 64 * 1024 * 1024
"""Bytes of one item, which is held whole."""

DEEPEST = 200
"""Elements in one another. libxml2 stops at 256 without a word, and badly nested items come to that."""

Making = Callable[[Any, Mapping[str, str], str], Draft | Skipped]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a root element says: the elements that are one article each, and what makes a draft of them."""

    items: frozenset[str]
    draft: Making | None


FEED = Kind(frozenset({"item", "entry"}), feeds.draft_of_item)
NEWS = Kind(frozenset({"nitf", "newsItem", "NewsItem"}), newsml.draft_of_news)
SITEMAP = Kind(frozenset({"url", "sitemap"}), None)

KINDS: dict[str, Kind] = {
    "rss": FEED,
    "RDF": FEED,
    "feed": FEED,
    "channel": FEED,
    "nitf": NEWS,
    "NewsML": NEWS,
    "newsItem": NEWS,
    "newsMessage": NEWS,
    "urlset": SITEMAP,
    "sitemapindex": SITEMAP,
}
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
WANTED = "right would be RSS, Atom, NITF, NewsML or a sitemap"


def read_xml(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read what a feed, a news document or a sitemap holds. Addresses in it are never fetched."""
    head, stream = look_ahead(stream)
    if PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        yield from read_html(stream, where, config)
        return
    number = 0
    for number, found in enumerate(items(stream, where), 1):
        if found.kind.draft is None:
            continue
        try:
            yield found.kind.draft(found.element, found.head, f"{where}:{number}")
        except SourceError as error:
            yield Skipped(error.where, error.reason)
    if number and found.kind is SITEMAP:
        reason = f"a sitemap of {number:,} addresses, none fetched; --follow-sitemaps does, of its own host"
        yield Skipped(where, reason, error=False)
    elif not number:
        yield Skipped(where, "no items in it", error=False)


@dataclass(slots=True)
class Found:
    """An item, the kind of its document, and the texts that stood beside it ("title" of the channel)."""

    kind: Kind
    element: Any
    head: dict[str, str] = field(default_factory=dict)


def items(stream: BinaryIO, where: str) -> Iterator[Found]:
    """Yield the items of a document. Raises SourceError where it is none, is hostile or breaks off."""
    from lxml import etree  # type: ignore[import-untyped]  # it has none

    counted = Counted(trimmed(stream))
    events = etree.iterparse(
        cast(BinaryIO, counted),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,  # its limits: 256 levels, 10 MB a text, no entity that grows
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    kind: Kind | None = None
    try:
        walk = Walk(where, counted)
        for event, element in events:
            if kind is None:
                kind = kind_of(element, where)
            item = walk.step(event, element, kind)
            if item is None:
                continue
            if counted.ended and item.getnext() is None and not closed(counted.tail, walk.root):
                break  # the parser closes what the end of the file left open: half an article is none
            yield Found(kind, item, walk.head)
            if event == "end":
                forget(item)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError(where, f"not XML that can be read: {str(error)[:300]}; {WANTED}") from error
    # A feed that is only badly nested is read as far as it can be; most readers of feeds do.
    fatal = [entry for entry in events.error_log if entry.level_name == "FATAL"]
    if kind is None:
        raise SourceError(where, f"not XML: {fatal[0].message.strip() if fatal else 'empty'}; {WANTED}")
    hostile = next((entry for entry in fatal if entry.type_name in LIMITS), None)
    if hostile or not closed(counted.tail, walk.root):
        entry = hostile or (fatal[-1] if fatal else None)
        reason = f"{entry.message.strip()[:200]} at line {entry.line}" if entry else "the root is not closed"
        raise SourceError(where, f"breaks off: {reason}")


LIMITS = frozenset({"ERR_RESOURCE_LIMIT", "ERR_ENTITY_LOOP", "ERR_INTERNAL_ERROR", "ERR_NAME_TOO_LONG"})
"""What libxml2 calls an input that is meant to harm."""


def closed(tail: bytes, root: str) -> bool:
    """Does the document end with its root? An item that the parser closed for it is told by that."""
    tail = tail.replace(b"\0", b"").rstrip()
    ending = rb"</(?:[\w.-]+:)?" + re.escape(root.encode()) + rb"\s*>"
    return re.search(ending, tail) is not None or tail.endswith((b"/>", b"-->"))


class Walk:
    """Where in the document the parser is: whether in an item, and what stood before the items."""

    def __init__(self, where: str, counted: Counted) -> None:
        self.head: dict[str, str] = {}
        self.root = ""
        self._where = where
        self._counted = counted
        self._item: Any = None
        self._start = 0
        self._depth = 0

    def step(self, event: str, element: Any, kind: Kind) -> Any:
        """Return an item where one ends here, or where the next begins because its end tag is missing."""
        if event == "start":
            self._depth += 1
            if self._depth > DEEPEST:
                raise SourceError(self._where, f"breaks off: over {DEEPEST} elements in one another")
            self.root = self.root or local(element.tag)
            if self._item is None:
                if self._depth > 1 or kind is NEWS:
                    if local(element.tag) in kind.items:
                        self._item, self._start = element, self._counted.count
            elif kind is FEED and element.tag == self._item.tag:
                unclosed, self._item, self._start = self._item, element, self._counted.count
                return unclosed
            elif self._counted.count - self._start > ITEM_LIMIT:
                raise SourceError(self._where, f"an item over {ITEM_LIMIT:,} bytes; the rest is lost")
            return None
        self._depth -= 1
        if self._item is None:
            if self._depth <= 2 and element.text and len(self.head) < 50:
                self.head.setdefault(local(element.tag), element.text.strip()[:500])
            forget(element)
        elif element is self._item:
            self._item = None
            return element
        return None


def forget(element: Any) -> None:
    """Free an element and those before it; libxml2 still needs the element itself."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def kind_of(root: Any, where: str) -> Kind:
    """Return the kind of the root. Raises SourceError for an unknown one, and for declared entities."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise SourceError(
            where, "it declares entities, which may grow without end; right would be XML without"
        )
    kind = KINDS.get(local(root.tag))
    if kind is None:
        raise SourceError(where, f"unknown XML <{local(root.tag)[:40]}>; {WANTED}")
    return kind


def trimmed(stream: BinaryIO) -> BinaryIO:
    """Return the stream without blanks at its head, which XML does not allow and feeds often have."""
    head, rest = look_ahead(stream)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    rest.read(len(head))
    return cast(BinaryIO, io.BufferedReader(Rejoined(start, rest), CHUNK))
