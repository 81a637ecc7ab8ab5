"""Quotations by their marks, without a model: the parse is split on white space and marks."""

from __future__ import annotations

import re

import pytest

from kg.claims import quotes
from kg.language.parse import Parse


def tokens(text: str) -> Parse:
    """Return a parse with words and offsets only."""
    parse = Parse(text)
    for match in re.finditer(r"''|``|[\"“”‘’]|\w+(?:['’]\w+)*|[^\w\s]", text):
        parse.words.append(match.group())
        parse.lemmas.append(match.group())
        parse.pos.append("X")
        parse.tags.append("X")
        parse.deps.append("dep")
        parse.heads.append(len(parse.heads))
        parse.starts.append(match.start())
        parse.ends.append(match.end())
    parse.sentences.append((0, len(parse.words)))
    parse.index()
    return parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The envoy said, "We will sign." Nobody laughed.', ['"We will sign."']),
        ("The envoy said, “We will sign.” Nobody laughed.", ["“We will sign.”"]),
        ("The envoy said, ''We will sign.'' Nobody laughed.", ["''We will sign.''"]),
        ("The envoy said, ``We will sign.'' Nobody laughed.", ["``We will sign.''"]),
        ('"No," said the envoy, "not yet."', ['"No,"', '"not yet."']),
        ("The envoys' pens, the ministers' chairs: all were new.", []),
        ("The treaty of '92 isn't the union's last word.", []),
        ("Envoy calls treaty ‘a mistake of history’ in Oslo", ["‘a mistake of history’"]),
        (
            "He said, “They told me ‘go home now’ and I went.”",
            ["“They told me ‘go home now’ and I went.”", "‘go home now’"],
        ),
        ("No marks at all.", []),
        ("", []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotes.find(tokens(text))] == expected


def test_a_speech_of_two_paragraphs_is_open_at_the_first_end() -> None:
    """Only the last paragraph of a long quotation has a closing mark."""
    text = "“We came by sea.\n\n“We leave by land,” the envoy said."
    found = quotes.find(tokens(text))
    assert [(text[q.start : q.end], q.open_end) for q in found] == [
        ("“We came by sea.", True),
        ("“We leave by land,”", False),
    ]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    """An unbalanced mark must not swallow the rest of the article."""
    text = 'He said, "We came by sea.\n\nThe envoy left by land, and "slowly" at that.'
    found = quotes.find(tokens(text))
    assert [text[q.start : q.end] for q in found] == ['"We came by sea.', '"slowly"']


@pytest.mark.parametrize(
    ("text", "scare"), [('a "frank" talk', True), ('a "very long and frank" talk', False)]
)
def test_a_word_or_two_are_scare_quotes(text: str, scare: bool) -> None:
    assert [q.scare for q in quotes.find(tokens(text))] == [scare]


def test_an_inner_quotation_is_nested() -> None:
    text = "“I heard ‘sign it today’ twice,” she said."
    assert [q.nested for q in quotes.find(tokens(text))] == [False, True]
