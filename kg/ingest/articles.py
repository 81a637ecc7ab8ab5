"""Sources in, articles out: read, check, mark, and leave out what was there before."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import BinaryIO

from kg.config import Config
from kg.errors import SourceError
from kg.ingest.boilerplate import mark
from kg.ingest.columns import wanted
from kg.ingest.draft import Draft, Reader
from kg.ingest.encoding import fit
from kg.ingest.language_of import NAMES, language_of
from kg.ingest.readers import read_stdin, reader_of
from kg.ingest.sources import files_of, shown
from kg.records import Article, Skipped, content_id

STDIN = "-"

LONGEST = {"title": 5_000, "url": 8_000, "source": 1_000, "id": 2_000}
"""Characters of what is said of an article: a longer one is no title, and would be in every export."""

MOST_AUTHORS = 100
LONGEST_PLACE = 1_000
ONE_LINE = {10: " ", 11: " ", 12: " ", 13: " ", 0x85: " ", 0x2028: " ", 0x2029: " "}


def read(
    sources: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    config: Config = Config(),  # noqa: B008 - frozen, and made of constants
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Skipped]:
    """Yield the articles of folders, files, globs, addresses and `-` (standard input), in order, one at a
    time.

    What becomes no article is a Skipped with its place and reason, in its turn; nothing is raised for
    a bad input. Raises ConfigError for a setting that cannot be.
    """
    admission = Admission(config)
    wanted(config.columns)
    if isinstance(sources, (str, os.PathLike)):
        sources = [sources]  # a string is an iterable of letters, which nobody means
    for source in sources:
        for item in drafts(os.fspath(source), config, stdin):
            yield told(item if isinstance(item, Skipped) else admission.admit(item))


def drafts(source: str, config: Config, stdin: BinaryIO | None) -> Iterator[Draft | Skipped]:
    """Yield what one source holds."""
    if source == STDIN:
        yield from guarded(read_stdin, stdin or sys.stdin.buffer, "stdin", config)
        return
    if source.lower().startswith(("http://", "https://")):
        from kg.ingest.web import read_address

        yield from read_address(source, config)
        return
    for path in files_of(source):
        if isinstance(path, Skipped):
            yield path
            continue
        try:
            stream = path.open("rb")
        except OSError as error:
            yield Skipped(shown(path), f"cannot be opened: {error.strerror or error}")
            continue
        with stream:
            yield from guarded(reader_of(path) or read_stdin, stream, shown(path), config)


def guarded(reader: Reader, stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Yield what a reader finds, and as the last thing the reason why it could not go on."""
    try:
        yield from reader(stream, where, config)
    except SourceError as error:
        yield Skipped(error.where, error.reason)
    except OSError as error:
        yield Skipped(where, f"cannot be read: {error.strerror or error}")


@dataclass(slots=True)
class Admission:
    """Decide which drafts become articles. Remembers 16 bytes of each one, to know it again."""

    config: Config
    seen: dict[bytes, bytes] = field(default_factory=dict)

    def admit(self, draft: Draft) -> Article | Skipped:
        """Return the article, or the reason why it is left out."""
        for name, longest in LONGEST.items():
            size = len(getattr(draft, name) or "")
            if size > longest:
                return Skipped(
                    draft.where, f"its {name} has {size:,} characters; right would be at most {longest:,}"
                )
        text = fit(draft.text)
        if not text.strip(" \t\r\n\f\v\xa0\ufeff\ufffd"):
            return Skipped(draft.where, "empty")
        limit = self.config.max_characters
        if len(text) > limit:
            return Skipped(
                draft.where, f"too long: {len(text):,} characters; right would be at most {limit:,}"
            )
        language = language_of(text)
        if language != "en" and not self.config.any_language:
            name = NAMES.get(language, language)
            return Skipped(
                draft.where, f"not English but {name} ({language}); --any-language keeps it", error=False
            )
        return self.known(draft, text) or self.article(draft, text, language)

    def article(self, draft: Draft, text: str, language: str) -> Article:
        return Article(
            id=draft_id(draft, text),
            text=text,
            title=clean(draft.title),
            url=clean(draft.url),
            source=clean(draft.source),
            published=draft.published or self.config.published,
            authors=tuple(
                name[: LONGEST["source"]] for one in draft.authors[:MOST_AUTHORS] if (name := clean(one))
            ),
            language=language,
            boilerplate=mark(text),
        )

    def known(self, draft: Draft, text: str) -> Skipped | None:
        """Return the reason where an earlier article has this id: the same one, or another text."""
        name = draft_id(draft, text)
        key, content = digest(name), digest(text)
        before = self.seen.get(key)
        if before is None:
            self.seen[key] = content
            return None
        if before == content:
            return Skipped(draft.where, f"same id and text as an earlier article: {name}", error=False)
        return Skipped(
            draft.where,
            f"same id as an earlier article with another text: {name}; right would be an id of its own",
        )


def told(item: Article | Skipped) -> Article | Skipped:
    """Return a reason in one line that can be printed: file names and parsers may say anything."""
    if isinstance(item, Article):
        return item
    where, reason = (fit(words).translate(ONE_LINE) for words in (item.where, item.reason))
    return Skipped(where[:LONGEST_PLACE], reason[:LONGEST_PLACE], item.error)


def draft_id(draft: Draft, text: str) -> str:
    """Return the given id, or one from the content: a reprint elsewhere is an article of its own."""
    if draft.id:
        return fit(draft.id)
    return content_id("a", draft.url, draft.source, draft.title, draft.published, text)


def digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8"), digest_size=8).digest()


def clean(value: str | None) -> str | None:
    """Return a value of one line, None for a blank one."""
    return " ".join(fit(value).split()) or None if value else None
