"""Who is reported to say, think or intend what: source, cue and content.

The standard is PolNeAR's (Newell, Margolin and Ruths, LREC 2018): speech, belief, intention and attitude,
in verbs, adjectives, nouns and prepositions, with sources that are people, documents, polls or nobody.
Quotations are found by their marks (`quotes`), the rest by the parse (`attribution_rules`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.claims import cues, quotes
from kg.claims.attribution_parts import Draft, Rows, View, view
from kg.claims.attribution_rules import RULES
from kg.claims.attribution_speech import direct_speech
from kg.language.parse import Parse
from kg.records import Span

FIRST_PERSON = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))
EDGE = frozenset((",", ";", ":", "—", "–", "-", "--", ".", "(", ")"))


@dataclass(frozen=True, slots=True)
class Reported:
    """One attribution.

    source, cue: `(head row, first row, row after)` of the source's noun phrase and of the cue's words,
        None where the text has none.
    content: characters of what is reported, in order, more than one span where the cue interrupts.
    inside: index, in what `find` returns, of the attribution whose content holds this one.
    kind: direct, indirect, intention, request, judgement, attitude, nominal, according or hearsay.
    """

    source: Rows | None
    cue: Rows | None
    content: tuple[Span, ...]
    inside: int | None
    kind: str


def find(parse: Parse) -> tuple[Reported, ...]:
    """Return the attributions of an article in text order."""
    if not len(parse):
        return ()
    seen = view(parse, quotes.find(parse))
    drafts = direct_speech(seen)
    drafts.extend(grammatical(seen, {draft.cue[0] for draft in drafts if draft.cue}))
    found: list[tuple[Draft, tuple[Span, ...]]] = []
    for draft in drafts:
        spans = content_spans(seen, draft)
        if spans:
            found.append((draft, spans))
    found.sort(key=lambda item: place(parse, *item))
    return nested(parse, found)


def place(parse: Parse, draft: Draft, spans: tuple[Span, ...]) -> tuple[int, int, int]:
    """Return where an attribution begins, outer ones first."""
    starts = [spans[0].start]
    starts.extend(parse.starts[rows[1]] for rows in (draft.source, draft.cue) if rows is not None)
    cue = -1 if draft.cue is None else draft.cue[0]
    return min(starts), -sum(span.end - span.start for span in spans), cue


POS = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "NOUN": "noun", "ADV": "adverb"}


def grammatical(seen: View, taken: set[int]) -> list[Draft]:
    """Apply the rules to every word of the table; the first rule that finds something wins."""
    parse = seen.parse
    known = cues.table()
    rules = dict(RULES)
    prepositions = known.get("preposition", cues.NONE)
    found = []
    for row, lemma in enumerate(parse.lemmas):
        pos = POS.get(parse.pos[row], "")
        if parse.lowers[row] in prepositions:
            pos, lemma = "preposition", parse.lowers[row]
        elif pos == "verb":
            lemma = phrasal(parse, row, lemma)
        frames = known[pos].get(lemma) if pos in known else None
        if not frames or row in taken:
            continue
        for rule in rules[pos]:
            drafts = list(rule(seen, row, frames))
            if drafts:
                found.extend(drafts)
                break
    return found


def phrasal(parse: Parse, row: int, lemma: str) -> str:
    """Return the lemma with its particle: "point out"."""
    for child in parse.children[row]:
        if parse.deps[child] == "prt" or (child == row + 1 and parse.pos[child] == "ADP" and parse.deps[child] == "prep"):
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
        if inner * 2 >= quote.after - quote.first or quote.after - quote.first < 12:
            added.update(range(quote.first, quote.after))
    return added


def runs(rows: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Yield `[first, after)` of each run of consecutive rows."""
    begun = 0
    for i, row in enumerate(rows):
        if i + 1 == len(rows) or rows[i + 1] != row + 1:
            yield rows[begun], row + 1
            begun = i + 1


def nested(parse: Parse, found: list[tuple[Draft, tuple[Span, ...]]]) -> tuple[Reported, ...]:
    """Return the attributions with `inside` set to the smallest content that holds the cue."""
    out = []
    for i, (draft, spans) in enumerate(found):
        mark = spans[0] if draft.cue is None else parse.span(draft.cue[0], draft.cue[0] + 1)
        around = [
            (sum(s.end - s.start for s in others), j)
            for j, (_, others) in enumerate(found)
            if j != i and any(s.start <= mark.start and mark.end <= s.end for s in others)
        ]
        inside = min(around)[1] if around else None
        out.append(Reported(draft.source, draft.cue, spans, inside, draft.kind))
    return tuple(out)


def innermost(reported: Sequence[Reported]) -> Callable[[int, int], int | None]:
    """Return a look-up: characters `[start, end)` -> index of the smallest content that holds them."""
    entries = sorted(
        (span.start, span.end, i) for i, each in enumerate(reported) for span in each.content
    )
    starts = [start for start, _, _ in entries]
    sizes = [sum(span.end - span.start for span in each.content) for each in reported]

    def holder(start: int, end: int) -> int | None:
        holding = [(sizes[i], i) for _, stop, i in entries[: bisect_right(starts, start)] if end <= stop]
        return min(holding)[1] if holding else None

    return holder


def speakers(parse: Parse, reported: Sequence[Reported]) -> dict[int, int]:
    """Return row of a first-person pronoun inside a quotation -> head row of its speaker."""
    marks = quotes.find(parse)
    spoken = [False] * len(parse)
    for quote in marks:
        spoken[quote.first : quote.after] = [True] * (quote.after - quote.first)
    direct = [each for each in reported if each.source is not None and each.kind not in ("intention", "attitude")]
    holder = innermost(direct)
    found = {}
    for row, word in enumerate(parse.lowers):
        if word in FIRST_PERSON and spoken[row]:
            at = holder(parse.starts[row], parse.ends[row])
            source = None if at is None else direct[at].source
            if source is not None and source[0] != row:
                found[row] = source[0]
    return found


__all__ = ["Reported", "find", "innermost", "speakers"]
