"""Who is reported to say, think or intend what: source, cue and content.

The standard is PolNeAR's (Newell, Margolin and Ruths, LREC 2018): speech, belief, intention and attitude,
in verbs, adjectives, nouns and prepositions, with sources that are people, documents, polls or nobody.
Quotations are found by their marks (`quotes`), the rest by the parse (`attribution_rules`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.claims import cues, quotes
from kg.claims.attribution_beside import beside
from kg.claims.attribution_layout import layout
from kg.claims.attribution_parts import Draft, Rows, View, view
from kg.claims.attribution_rules import RULES
from kg.claims.attribution_scope import asides
from kg.claims.attribution_speech import direct_speech
from kg.language.parse import Parse
from kg.records import Span

FIRST_PERSON = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))
MISLEMMATISED = {"hop": "hope"}
"""What spaCy 3.8's English lemmatizer makes of "hopes" and "hoped"."""
NOBODY = frozenset(("neither", "nobody", "none", "nothing"))
EDGE = frozenset((",", ";", ":", "—", "–", "-", "--", ".", "(", ")"))


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


def find(parse: Parse) -> tuple[Reported, ...]:
    """Return the attributions of an article in text order."""
    if not len(parse):
        return ()
    seen = view(parse, quotes.find(parse))
    drafts, laid = direct_speech(seen), layout(seen)
    outside = {row for draft in laid for row in named(draft)}
    taken = outside | {draft.cue[0] for draft in drafts if draft.cue}
    drafts.extend(laid)
    for draft in grammatical(seen, taken):
        draft.rows = [row for row in draft.rows if row not in outside]
        drafts.append(draft)
    unframe(drafts)
    for draft in drafts:
        if draft.source is not None and nobody(parse, draft.source):
            draft.source = None
    found: list[Found] = []
    for draft in drafts:
        spans = content_spans(seen, draft)
        if spans and not (draft.kind == "judgement" and len(draft.rows) < 2):  # a bare name states nothing
            passing = tuple(parse.span(first, after) for first, after in runs(asides(seen, draft)))
            found.append((draft, spans, passing))
    found.sort(key=lambda item: place(parse, *item))
    return nested(parse, found)


def named(draft: Draft) -> Iterable[int]:
    """Yield the rows of the cue and the source."""
    for words in (draft.cue, draft.source):
        if words is not None:
            yield from range(words[1], words[2])


def nobody(parse: Parse, source: Rows) -> bool:
    """Does a source stand for no one: "none of them would say", "no one said"?"""
    head, first, _ = source
    return parse.lowers[head] in NOBODY or parse.lowers[first : head + 1] == ["no", "one"]


def unframe(drafts: list[Draft]) -> None:
    """Take "according to the union" out of the contents of what the union vouches for."""
    for frame in [draft for draft in drafts if draft.kind == "according"]:
        inner, words = set(frame.rows), set(named(frame))
        for draft in drafts:
            if draft is not frame and draft.cue is not None and draft.cue[0] in inner:
                draft.rows = [row for row in draft.rows if row not in words]


def place(
    parse: Parse, draft: Draft, spans: tuple[Span, ...], passing: tuple[Span, ...]
) -> tuple[int, int, int]:
    """Return where an attribution begins, outer ones first."""
    starts = [spans[0].start]
    starts.extend(parse.starts[rows[1]] for rows in (draft.source, draft.cue) if rows is not None)
    cue = -1 if draft.cue is None else draft.cue[0]
    return min(starts), -sum(span.end - span.start for span in spans), cue


Found = tuple[Draft, tuple[Span, ...], tuple[Span, ...]]
"""A draft with the characters of its content and of the asides in it."""
POS = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "NOUN": "noun", "ADV": "adverb"}


def grammatical(seen: View, taken: set[int]) -> list[Draft]:
    """Apply the rules to every word of the table; the first rule that finds something wins."""
    parse = seen.parse
    known = cues.table()
    rules = dict(RULES)
    prepositions = known.get("preposition", cues.NONE)
    found: list[Draft] = []
    for row, lemma in enumerate(parse.lemmas):
        if found and found[-1].cue is not None and found[-1].cue[1] <= row < found[-1].cue[2]:
            continue
        pos = POS.get(parse.pos[row], "")
        if parse.lowers[row] in prepositions:
            pos, lemma = "preposition", parse.lowers[row]
        elif pos == "verb":
            lemma = phrasal(parse, row, MISLEMMATISED.get(lemma, lemma))
        frames = known[pos].get(lemma) if pos in known else None
        if row in taken:
            continue
        if pos == "noun" and parse.tags[row] == "NNS" and lemma in known["verb"]:
            final = list(beside(seen, row, known["verb"][lemma]))
            if final:
                found.extend(final)
                continue
        if not frames:
            continue
        for rule in rules[pos]:
            drafts = [draft for draft in rule(seen, row, frames) if not overlaps(draft, taken)]
            if drafts:
                found.extend(drafts)
                break
    return found


def overlaps(draft: Draft, taken: set[int]) -> bool:
    """Does a cue hold the cue of another attribution: "quoted as saying"?"""
    return draft.cue is not None and not taken.isdisjoint(range(draft.cue[1], draft.cue[2]))


def phrasal(parse: Parse, row: int, lemma: str) -> str:
    """Return the lemma with its particle: "point out"."""
    for child in parse.children[row]:
        if parse.deps[child] == "prt" or (
            child == row + 1 and parse.pos[child] == "ADP" and parse.deps[child] == "prep"
        ):
            known = f"{lemma} {parse.lowers[child]}"
            if known in cues.table()["verb"]:
                return known
    return lemma


def content_spans(seen: View, draft: Draft) -> tuple[Span, ...]:
    """Return the characters of the content: quotations that it enters are taken whole, punctuation
    at the edges is left out."""
    parse = seen.parse
    rows = set(draft.rows)
    for words in (draft.source, draft.cue):
        if words is not None and draft.kind == "direct":
            rows.difference_update(range(words[1], words[2]))
    if draft.kind != "direct":
        rows |= quoted_rest(seen, draft, rows)
    spans = []
    for first, after in runs(sorted(rows)):
        while first < after and parse.words[first] in EDGE:
            first += 1
        while after > first and parse.words[after - 1] in EDGE and not quote_edge(seen, after - 1):
            after -= 1
        if first < after:
            spans.append(parse.span(first, after))
    return tuple(spans)


def quote_edge(seen: View, row: int) -> bool:
    return seen.quote_of[row] >= 0


def quoted_rest(seen: View, draft: Draft, rows: set[int]) -> set[int]:
    """Return the rows of the quotations that the content enters but does not fill, unless the cue stands
    in the same quotation."""
    added: set[int] = set()
    held = {seen.quote_of[row] for row in rows} - {-1}
    if draft.cue is not None:
        held.discard(seen.quote_of[draft.cue[0]])
    for number in held:
        quote = seen.quotes[number]
        inner = sum(row in rows for row in range(quote.first, quote.after))
        begun = quote.first in rows and quote.first - 1 in rows
        if begun or inner * 2 >= quote.after - quote.first or quote.after - quote.first < 12:
            added.update(range(quote.first, quote.after))
    return added


def runs(rows: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Yield `[first, after)` of each run of consecutive rows."""
    begun = 0
    for i, row in enumerate(rows):
        if i + 1 == len(rows) or rows[i + 1] != row + 1:
            yield rows[begun], row + 1
            begun = i + 1


def nested(parse: Parse, found: list[Found]) -> tuple[Reported, ...]:
    """Return the attributions with `inside` set to the smallest content that holds the cue."""
    around = innermost([(spans, passing) for _, spans, passing in found])
    above: list[int | None] = []
    for i, (draft, spans, _) in enumerate(found):
        mark = spans[0] if draft.cue is None else parse.span(draft.cue[0], draft.cue[0] + 1)
        above.append(around(mark.start, mark.end, i))
    for i in range(len(found)):
        if circular(above, i):
            above[i] = None
    return tuple(
        Reported(draft.source, draft.cue, spans, holder, draft.kind, passing)
        for (draft, spans, passing), holder in zip(found, above, strict=True)
    )


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
    sizes = [sum(span.end - span.start for span in held) for held in spans]
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


def speakers(parse: Parse, reported: Sequence[Reported]) -> dict[int, int]:
    """Return row of a first-person pronoun inside a quotation -> head row of its speaker.

    The words between marks are the speaker's own, so it is the attribution around the quotation that
    counts and none inside it: in "He says we must talk", Lee said, "we" is Lee's.
    """
    found: dict[int, int] = {}
    around = innermost(reported)
    for quote in quotes.find(parse):
        rows = [r for r in range(quote.first, quote.after) if parse.lowers[r] in FIRST_PERSON]
        at = around(parse.starts[rows[0]], parse.ends[rows[0]]) if rows else None
        while at is not None and cue_within(reported[at], quote):
            at = reported[at].inside
        source = None if at is None else reported[at].source
        if source is not None:
            head = found.get(source[0], source[0])
            found.update((row, head) for row in rows if row != head)
    return found


def cue_within(each: Reported, quote: quotes.Quotation) -> bool:
    return each.cue is not None and quote.first <= each.cue[0] < quote.after


__all__ = ["Reported", "find", "innermost", "speakers"]
