"""HTML pages: the article in them, through trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.config import Config
from kg.errors import SourceError
from kg.ingest.dates import DIVIDER, date_in_head, parse_date
from kg.ingest.draft import Draft
from kg.ingest.encoding import decode, fit
from kg.ingest.streams import read_limited
from kg.records import Skipped

PAGE_LIMIT = 64 * 1024 * 1024
"""Bytes of an HTML page."""

LAST_DATE = "2199-12-31"

HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype|html|head|body)\b", re.I | re.S
)


def read_html(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read a page through trafilatura; each paragraph it finds becomes a paragraph of the text.

    The day comes from the page's metadata (its own search goes no further than markup that says so).
    """
    from trafilatura import bare_extraction

    # It logs what is reported here as a reason; without a handler Python would print that to the terminal.
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    page = fit(decode(read_limited(stream, PAGE_LIMIT, where), where, html=True))
    if not page.strip():
        raise SourceError(where, "empty")
    # `max_date` is today by default, and the same page would give another answer tomorrow.
    dating = {"original_date": True, "extensive_search": False, "max_date": LAST_DATE}
    try:
        found: Any = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=dating,
        )
    except Exception as error:  # a foreign parser on foreign input: whatever it raises is the page's reason
        raise SourceError(where, f"the page cannot be parsed: {type(error).__name__}: {error}") from error
    if found is None or not (found.text or "").strip():
        raise SourceError(where, "no article text in this page; right would be HTML with paragraphs of text")
    text = "\n\n".join(line.strip() for line in found.text.split("\n") if line.strip())
    yield Draft(
        where,
        text,
        title=found.title,
        url=found.url,
        source=found.sitename or found.hostname,
        published=parse_date(found.date) or date_in_head(text),
        authors=tuple(
            name
            for author in (found.author or "").split(";")
            # Some pages put the day into the byline, and the parser takes it for a part of the name.
            if (name := DIVIDER.split(author.strip())[0])
        ),
    )
