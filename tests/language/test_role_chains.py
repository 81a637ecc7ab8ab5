"""Quotations and paragraphs by token, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.language.parse import Parse
from kg.language.roles import paragraphs, quotations


def written(text: str) -> Parse:
    """Return a parse of words, offsets and sentences only; tokens are parted by spaces or ends of lines,
    and an end of a line ends a sentence."""
    parse, at = Parse(text), 0
    for word in text.split():
        before, at = at, text.index(word, at)
        row = len(parse.words)
        if not row or "\n" in text[before:at]:
            parse.sentences.append((row, row))
        parse.sentences[-1] = (parse.sentences[-1][0], row + 1)
        parse.words.append(word)
        parse.starts.append(at)
        at += len(word)
        parse.ends.append(at)
    return parse


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a b c", [0, 0, 0]),
        ('a " b c " d', [0, 0, 1, 1, 0, 0]),
        ("“ a ” b “ c ”", [0, 1, 0, 0, 0, 2, 0]),
        ('" a " " b "', [0, 1, 0, 0, 2, 0]),
        ("“ a “ b ” c", [0, 1, 0, 1, 0, 0]),
        ("a ” b", [0, 0, 0]),
        ("“ a b\nc ” d", [0, 1, 1, 0, 0, 0]),
        ('" a\n" b " c', [0, 1, 0, 2, 0, 0]),
        ("'' a '' b '' c ''", [0, 1, 0, 0, 0, 2, 0]),
    ],
)
def test_quotation_of_each_token(text: str, wanted: list[int]) -> None:
    """A quotation that is never closed ends with its paragraph."""
    parse = written(text)
    assert quotations(parse, paragraphs(parse)) == wanted


def test_paragraph_of_each_token() -> None:
    assert paragraphs(written("a b\nc\n\nd e")) == [0, 0, 1, 2, 2]
