"""Quotations, found by their marks: parsers lose them, the typesetter does not.

Straight, curly and doubled single marks are paired within a paragraph. A paragraph that opens a quotation
and does not close it, followed by one that opens again, is one speech (the convention of English print).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.language.paragraphs import hard_wrapped
from kg.language.parse import Parse

DOUBLE = re.compile(r"[\"“”„«»]|``|''")
SINGLE = re.compile(r"‘|(?<=[\s(\[\"“—–-])'(?=\w)|(?<=[^\s'(])['’](?![\w'])|\A'(?=\w)")
OPENERS = frozenset("“„«‘") | {"``"}
CLOSERS = frozenset("”»’")
SENTENCE_END = re.compile(r"[.!?…][)\]]*\s*$")
SCARE_WORDS = 3
WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    start, end: characters, the marks included. first, after: rows, the marks included.
    words: number of words inside. nested: inside another quotation, or between single marks.
    open_end: the paragraph ends before the closing mark; the speech goes on if the next one opens again.
    """

    start: int
    end: int
    first: int
    after: int
    words: int
    nested: bool = False
    open_end: bool = False

    @property
    def scare(self) -> bool:
        """A word or two between marks: somebody's expression, no statement."""
        return self.words < SCARE_WORDS


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the `[start, end)` characters of each paragraph that is not empty."""
    pattern = r"\n\s*\n" if hard_wrapped(text) else r"\n\s*"
    found, start = [], 0
    for match in re.finditer(pattern, text):
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    return [(first, last) for first, last in found if text[first:last].strip()]


def find(parse: Parse) -> tuple[Quotation, ...]:
    """Return the quotations of an article in text order, the outer before the inner."""
    found: list[Quotation] = []
    for start, end in paragraphs(parse.text):
        outer: list[tuple[int, int]] = []
        for begin, close, unclosed in pairs(parse.text, start, end, DOUBLE):
            outer.append((begin, close))
            found.append(quotation(parse, begin, close, False, unclosed))
        for begin, close, unclosed in pairs(parse.text, start, end, SINGLE):
            if not unclosed and not any(b < begin < c < close or begin < b < close < c for b, c in outer):
                inside = any(b <= begin and close <= c for b, c in outer)
                found.append(quotation(parse, begin, close, inside, False))
    return tuple(sorted((q for q in found if q.first < q.after), key=lambda q: (q.start, -q.end)))


def quotation(parse: Parse, start: int, end: int, nested: bool, open_end: bool) -> Quotation:
    first = bisect_left(parse.starts, start)
    after = bisect_left(parse.starts, end)
    words = sum(1 for _ in WORD.finditer(parse.text, start, end))
    return Quotation(start, end, first, after, words, nested, open_end)


def pairs(text: str, start: int, end: int, marks: re.Pattern[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield `(start, end, unclosed)` of the quotations of one paragraph.

    A mark that can only open while one is open ends the first where its sentence ended, if it did;
    a lone closing mark is left out.
    """
    begun: int | None = None
    for match in marks.finditer(text, start, end):
        mark, at = match.group(), match.start()
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        opens = mark in OPENERS or (
            mark not in CLOSERS and (before.isspace() or before in "([—–-") and not after.isspace()
        )
        closes = mark in CLOSERS or (mark not in OPENERS and (not before.isspace() or after.isspace()))
        if begun is None:
            if opens:
                begun = at
        elif closes and not (opens and not closes):
            yield begun, match.end(), False
            begun = None
        elif opens:
            stop = len(text[begun:at].rstrip()) + begun
            if SENTENCE_END.search(text[begun:stop]) and marks is DOUBLE:
                yield begun, stop, True
            begun = at
    if begun is not None and marks is DOUBLE:
        yield begun, end - (len(text[begun:end]) - len(text[begun:end].rstrip())), True
