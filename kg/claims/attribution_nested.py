"""Speech inside speech: 'She said: "He told me, ‘Go home now.’"': the inner speaker is inside the outer."""

from __future__ import annotations

from kg.claims.attribution_parts import VERBAL, Draft, Rows, View, cue_rows, source_of
from kg.claims.attribution_quoting import says
from kg.claims.quotes import Quotation

BREAKS = frozenset((".", "!", "?", ";"))
OPENING = frozenset((",", ":", "that"))
NEAR = 12
"""Words between an inner quotation and its cue, at most."""


def nested_speech(view: View) -> list[Draft]:
    """Return the drafts of the quotations inside quotations whose cue stands before or after them."""
    found: list[Draft] = []
    for number, quote in enumerate(view.quotes):
        outer = view.quote_of[quote.first]
        if outer in (-1, number) or quote.scare:
            continue
        cue = before(view, quote, view.quotes[outer]) or behind(view, quote, view.quotes[outer])
        if cue is None or any(draft.cue is not None and draft.cue[0] == cue[0] for draft in found):
            continue
        source = source_of(view.parse, cue[0])
        if source is None or not quote.first <= source[0] < quote.after:
            found.append(Draft("direct", cue, source, list(range(quote.first, quote.after))))
    return found


def before(view: View, quote: Quotation, outer: Quotation) -> Rows | None:
    """Read "[he] told me, ‘…’"."""
    parse = view.parse
    last = quote.first - 1
    if last <= outer.first or not (parse.lowers[last] in OPENING or says(view, last)):
        return None
    for row in range(last, max(outer.first, last - NEAR), -1):
        if parse.words[row] in BREAKS:
            return None
        if parse.pos[row] in VERBAL and says(view, row) and parse.deps[row] not in ("aux", "amod"):
            return cue_rows(parse, row)
    return None


def behind(view: View, quote: Quotation, outer: Quotation) -> Rows | None:
    """Read "‘…,’ [he] told me"."""
    parse = view.parse
    if parse.words[quote.after - 2] not in (",", "!", "?"):
        return None
    for row in range(quote.after, min(outer.after, quote.after + NEAR // 2)):
        if parse.words[row] in BREAKS | {","}:
            return None
        if parse.pos[row] in VERBAL and says(view, row):
            return cue_rows(parse, row)
    return None


__all__ = ["nested_speech"]
