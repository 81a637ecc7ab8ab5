"""Reports inside reports: which attribution stands in the content of which, and whose a word is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.claims.attribution_parts import Draft, Rows
from kg.language.parse import Parse
from kg.records import Span


@dataclass(frozen=True, slots=True)
class Reported:
    """One attribution.

    source, cue: `(head row, first row, row after)` of the source's noun phrase and of the cue's words,
        None where the text has none.
    content: characters of what is reported, in order, more than one span where the cue interrupts.
    inside: index, in what `find` returns, of the attribution whose content holds this one.
    asides: characters of the content that the one outside tells: "wants to free the crew, [who sat in jail]".
    kind: direct, indirect, intention, request, judgement, attitude, nominal, according, hearsay
        or credit (a source named after a dash or colon).
    """

    source: Rows | None
    cue: Rows | None
    content: tuple[Span, ...]
    inside: int | None
    kind: str
    asides: tuple[Span, ...] = ()


Found = tuple[Draft, tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
"""A draft with the characters of its content, of the asides in it, and of what it takes for granted: that
is told by the one outside too, but reports in it stay inside."""


def nested(parse: Parse, found: list[Found]) -> tuple[Reported, ...]:
    """Return the attributions with `inside` set to the smallest content that holds the cue."""
    around = innermost([(spans, passing) for _, spans, passing, _ in found])
    above: list[int | None] = []
    for i, (draft, spans, _, _) in enumerate(found):
        mark = spans[0] if draft.cue is None else parse.span(draft.cue[0], draft.cue[0] + 1)
        above.append(around(mark.start, mark.end, i))
        if above[i] is None and draft.kind != "direct":
            above[i] = quoted_whole(found, i)
    for i in range(len(found)):
        if circular(above, i):
            above[i] = None
    return tuple(
        Reported(draft.source, draft.cue, spans, holder, draft.kind, passing + granted)
        for (draft, spans, passing, granted), holder in zip(found, above, strict=True)
    )


def quoted_whole(found: list[Found], i: int) -> int | None:
    """Return the speech, told by a cue after it, that holds a content whose cue stands before it: 'Those who
    think "it is far away are wrong," she said'."""
    inner, spans = found[i][:2]
    if inner.cue is None or inner.source is None:
        return None
    for j, (draft, held, _, _) in enumerate(found):
        if draft.kind == "direct" and draft.cue is not None and draft.source is not None:
            between = inner.cue[0] < min(draft.rows) < draft.cue[0]
            if between and draft.source[0] != inner.source[0] and all(inside(span, held) for span in spans):
                return j
    return None


def length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def inside(span: Span, held: Sequence[Span]) -> bool:
    return any(whole.covers(span) for whole in held)


def circular(above: Sequence[int | None], start: int) -> bool:
    """Does an attribution stand inside itself, by way of others?"""
    seen = {start}
    here = above[start]
    while here is not None and here not in seen:
        seen.add(here)
        here = above[here]
    return here == start


def innermost(contents: Sequence[Reported] | Sequence[tuple[tuple[Span, ...], tuple[Span, ...]]]) -> Holder:
    """Return a look-up: characters `[start, end)` -> index of the smallest content that holds them, and
    not in an aside.

    A third argument names an index to pass over: an attribution does not stand inside itself.
    """
    pairs = [(each.content, each.asides) if isinstance(each, Reported) else each for each in contents]
    spans, passing = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    entries = sorted((span.start, span.end, i) for i, held in enumerate(spans) for span in held)
    starts = [start for start, _, _ in entries]
    sizes = [
        length(held) + length(span for span in aside if not inside(span, held))
        for held, aside in zip(spans, passing, strict=True)
    ]
    longest = max((end - start for start, end, _ in entries), default=0)

    def holder(start: int, end: int, besides: int = -1) -> int | None:
        near = entries[bisect_left(starts, start - longest) : bisect_right(starts, start)]
        holding = [
            (sizes[i], i)
            for _, stop, i in near
            if end <= stop
            and i != besides
            and not any(span.start <= start and end <= span.end for span in passing[i])
        ]
        return min(holding)[1] if holding else None

    return holder


class Holder(Protocol):
    """What `innermost` returns."""

    def __call__(self, start: int, end: int, besides: int = -1) -> int | None: ...


__all__ = ["Found", "Holder", "Reported", "innermost", "nested"]
