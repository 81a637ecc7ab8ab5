"""One reader a file type: bytes in, drafts of articles out. The table is `READERS`."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

from kg.config import Config
from kg.errors import SourceError
from kg.ingest.boilerplate import authors_of
from kg.ingest.dates import DATE_LINE, DIVIDER, SLUG, date_in_head, head_lines, parse_date, parts_of
from kg.ingest.draft import Draft
from kg.ingest.encoding import decode, fit
from kg.ingest.streams import LINE_LIMIT, lines_of, look_ahead, read_limited
from kg.records import Skipped

Reader = Callable[[BinaryIO, str, Config], Iterator[Draft | Skipped]]

PAGE_LIMIT = 64 * 1024 * 1024
"""Bytes of an HTML page."""

RECORD = 'right would be one object a line, like {"text": "…", "published": "2017-03-12"}'
LAST_DATE = "2199-12-31"

FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
SETTING = re.compile(r"([A-Za-z_]{1,30})[ \t]*:[ \t]*(.{1,1000})")
SOURCE_LINE = re.compile(r"(?:Source|Publisher|Outlet)\s*:\s*(\S.{1,60})", re.I)
HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype|html|head|body)\b", re.I | re.S
)


def read_text(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read plain text: one file, one article. Its head may give headline, date, byline and source."""
    text = whole_text(stream, where, config)
    lines = head_lines(text)
    sources = [match[1].strip() for line in lines if (match := SOURCE_LINE.fullmatch(line))]
    parts = [part for line in lines if len(line) < SLUG for part in parts_of(line)]
    authors = next((names for part in parts if (names := authors_of(part))), ())
    yield Draft(
        where,
        text,
        title=headline(text),
        source=sources[0] if sources else None,
        published=date_in_head(text),
        authors=authors,
    )


def whole_text(stream: BinaryIO, where: str, config: Config) -> str:
    """Return the text of a file that can be within the limit; the exact count is checked on the article."""
    limit = config.max_characters
    # No encoding takes more than four bytes a character, nor four for its mark.
    return decode(read_limited(stream, 4 * limit + 4, where, f"{limit:,} characters"), where)


def headline(text: str) -> str | None:
    """Return the first line where it looks like a headline; a blank line or a byline follows."""
    first, _, rest = text.lstrip().partition("\n")
    following, _, story = rest.partition("\n")
    title = first.strip()
    if not (headless(following) and story.strip()) or not 8 <= len(title) <= 160 or len(title.split()) < 2:
        return None
    if title[-1] in ".,;:" or title[0].islower() or headless(title):
        return None
    return title


def headless(line: str) -> bool:
    """Is the line blank, or one of date, byline and paper? Then what stands above it may be a headline."""
    parts = parts_of(line.strip()) if len(line) < SLUG else [line]
    named = any(DATE_LINE.fullmatch(part) or authors_of(part) for part in parts)
    return not parts or named or bool(SOURCE_LINE.fullmatch(line.strip()))


MARKDOWN = (
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),  # an image
    (re.compile(r"\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])"), r"\1"),  # a link
    (re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\w*])"), r"\2"),
)
"""Marks that are no words, and what stays of them."""


def plain_markdown(text: str) -> str:
    """Return the text without Markdown's marks."""
    for pattern, kept in MARKDOWN:
        text = pattern.sub(kept, text)
    return text


def read_markdown(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read Markdown as the text a reader sees: links by their words, no marks of headings or emphasis.
    Front matter gives title, date, url, source and author and is not part of the text; without it a
    first heading is the title."""
    text = whole_text(stream, where, config)
    front = FRONT_MATTER.match(text)
    settings: dict[str, str] = {}
    if front:
        text = text[front.end() :]
        for line in front[1].splitlines():
            if match := SETTING.fullmatch(line.strip()):
                settings[match[1].lower()] = match[2].strip().strip("\"'")
    heading = next(iter(head_lines(text)), "")
    title = heading.lstrip("#").strip() if heading.startswith("#") else headline(text)
    text = plain_markdown(text)
    day = next((found for key in ("published", "date") if (found := parse_date(settings.get(key)))), None)
    author = settings.get("author") or settings.get("authors", "").strip("[]")
    yield Draft(
        where,
        text,
        title=settings.get("title") or title,
        url=settings.get("url") or settings.get("link"),
        source=settings.get("source") or settings.get("site"),
        published=day or date_in_head(text),
        authors=tuple(name.strip().strip("\"'") for name in author.split(",") if name.strip()),
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


def read_jsonl(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read one article a line. A bad line is a Skipped naming its number; the others are read."""
    empty = True
    for number, line in lines_of(stream, where):
        empty = False
        place = f"{where}:{number}"
        try:
            if line is None:
                raise SourceError(place, f"the line is over {LINE_LIMIT:,} bytes; {RECORD}")
            yield draft_of(record_of(line, place), place)
        except SourceError as error:
            yield Skipped(error.where, error.reason)
    if empty:
        yield Skipped(where, f"empty; {RECORD}")


def record_of(line: str, where: str) -> dict[str, Any]:
    """Parse one line. Raises SourceError saying what is wrong and what would be right."""
    try:
        record = json.loads(line.strip())
    except json.JSONDecodeError as error:
        raise SourceError(
            where, f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}; {RECORD}"
        ) from error
    except (RecursionError, ValueError) as error:
        raise SourceError(where, f"not JSON that can be read: {error}; {RECORD}") from error
    if not isinstance(record, dict):
        raise SourceError(where, f"found a JSON {type(record).__name__}, not an object; {RECORD}")
    text = record.get("text")
    if "text" not in record:
        keys = ", ".join(map(repr, list(record)[:8])) or "none"
        raise SourceError(where, f"no 'text'; the keys found are {keys}; {RECORD}")
    if not isinstance(text, str):
        raise SourceError(where, f"'text' is a {type(text).__name__}, not a string; {RECORD}")
    return cast(dict[str, Any], record)


def draft_of(record: dict[str, Any], where: str) -> Draft:
    """Make a draft of a record. What is not a string where one belongs counts as not given, and a
    `published` that is no date as unknown: the text is still worth reading."""

    def given(key: str) -> str | None:
        value = record.get(key)
        return value.strip() or None if isinstance(value, str) else None

    number = record.get("id")
    authors = record.get("authors", record.get("author"))
    names = authors if isinstance(authors, list) else [authors]
    return Draft(
        where,
        record["text"],
        id=str(number) if type(number) is int else given("id"),
        title=given("title"),
        url=given("url"),
        source=given("source"),
        published=parse_date(record.get("published")) or date_in_head(record["text"]),
        authors=tuple(name.strip() for name in names if isinstance(name, str) and name.strip()),
    )


def read_stdin(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read what comes through a pipe: JSONL where it begins with `{`, a page where with markup, else text."""
    head, stream = look_ahead(stream)
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f\v")
    reader = read_jsonl if start.startswith(b"{") else read_html if HTML_HEAD.match(start) else read_text
    yield from reader(stream, where, config)


READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
}
"""The reader of each file ending."""

__all__ = ["READERS", "Reader", "headline", "read_stdin"]
