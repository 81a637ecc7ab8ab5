"""Plain text and Markdown: one file, one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.config import Config
from kg.ingest.boilerplate import authors_of
from kg.ingest.dates import DATE_LINE, SLUG, date_in_head, head_lines, parse_date, parts_of
from kg.ingest.draft import Draft
from kg.ingest.encoding import decode
from kg.ingest.streams import read_limited
from kg.records import Skipped

FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
SETTING = re.compile(r"([A-Za-z_]{1,30})[ \t]*:[ \t]*(.{1,1000})")
SOURCE_LINE = re.compile(r"(?:Source|Publisher|Outlet)\s*:\s*(\S.{1,60})", re.I)


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
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^)\n]{0,2000}\)"), ""),  # an image
    (re.compile(r"\[([^\[\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\[\]\n]{0,500}\])"), r"\1"),  # a link
    (re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,500}?)(?<=\S)\1(?![\w*])"), r"\2"),
)
"""Marks that are no words, and what stays of them. Bounded: a line of brackets must not take minutes."""


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
