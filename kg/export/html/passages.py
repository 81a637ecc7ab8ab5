"""A sentence cut into parts, so that the page can mark the words of a claim without an offset.

Offsets count Python characters, a browser counts UTF-16 units: parts need neither.
"""

from __future__ import annotations

from kg.records import Argument, Claim, Relation, Span

Part = tuple[str, str]
"""Words, and which slot of the claim they fill: subject, relation, object, or "" for none."""

MARGIN = 280
"""Characters kept on either side of a claim's words in a sentence that is far too long."""


def parts_of(text: str, claim: Claim) -> list[Part]:
    """Return the claim's sentence as parts. A very long one is cut to what stands around its words."""
    marked = _marked(claim)
    window, before, after = _window(claim.sentence, [span for span, _ in marked], len(text))
    parts: list[Part] = [("… ", "")] if before else []
    at = window.start
    for span, slot in marked:
        start, end = max(span.start, at), min(span.end, window.end)
        if start >= end:
            continue
        if at < start:
            parts.append((text[at:start], ""))
        parts.append((text[start:end], slot))
        at = end
    if at < window.end:
        parts.append((text[at : window.end], ""))
    return [*parts, (" …", "")] if after else parts


def _marked(claim: Claim) -> list[tuple[Span, str]]:
    """Return the spans of the claim's slots inside its sentence, in order of the text.

    Where two begin together the shorter goes first; what it covers is not marked twice.
    """
    slots: tuple[tuple[Argument | Relation | None, str], ...] = (
        (claim.subject, "subject"),
        (claim.relation, "relation"),
        (claim.object, "object"),
    )
    found = [
        (slot.span, name)
        for slot, name in slots
        if slot is not None and slot.span is not None and claim.sentence.covers(slot.span)
    ]
    return sorted(found, key=lambda pair: (pair[0].start, pair[0].end))


def _window(sentence: Span, marked: list[Span], length: int) -> tuple[Span, bool, bool]:
    """Return what to show of the sentence, and whether something is left out before and after it."""
    start, end = min(sentence.start, length), min(sentence.end, length)
    if end - start <= 3 * MARGIN:
        return Span(start, end), False, False
    first = min((span.start for span in marked), default=start)
    last = min(max((span.end for span in marked), default=start), first + 2 * MARGIN)
    shown = Span(max(start, first - MARGIN), min(end, last + MARGIN))
    return shown, shown.start > start, shown.end < end
