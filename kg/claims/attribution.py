"""Who is reported to say, think or intend what: source, cue and content.

The standard is PolNeAR's (Newell, Margolin and Ruths, LREC 2018): speech, belief, intention and attitude,
in verbs, adjectives, nouns and prepositions, with sources that are people, documents, polls or nobody.
Quotations are found by their marks (`quotes`), the rest by the parse (`attribution_rules`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.claims import cues, quotes
from kg.claims.attribution_beside import beside
from kg.claims.attribution_edges import also_that, described_source, idle, led_in, near_subject
from kg.claims.attribution_inside import Found, Holder, Reported, innermost, nested
from kg.claims.attribution_layout import layout
from kg.claims.attribution_nested import nested_speech
from kg.claims.attribution_parts import Draft, Rows, View, view
from kg.claims.attribution_rules import RULES
from kg.claims.attribution_scope import asides, presupposed
from kg.claims.attribution_sources import speaking
from kg.claims.attribution_speech import direct_speech
from kg.language.parse import Parse
from kg.records import Span

FIRST_PERSON = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))
MISLEMMATISED = {"hop": "hope"}
"""What spaCy 3.8's English lemmatizer makes of "hopes" and "hoped"."""
NOBODY = frozenset(("neither", "nobody", "none", "nothing"))
EDGE = frozenset((",", ";", ":", "—", "–", "-", "--", ".", "(", ")"))


def find(parse: Parse) -> tuple[Reported, ...]:
    """Return the attributions of an article in text order."""
    if not len(parse):
        return ()
    seen = view(parse, quotes.find(parse))
    drafts, laid = [*direct_speech(seen), *nested_speech(seen)], layout(seen)
    outside = {row for draft in laid for row in named(draft)}
    taken = outside | {draft.cue[0] for draft in drafts if draft.cue}
    drafts.extend(laid)
    for draft in grammatical(seen, taken):
        rows = {*draft.rows, *also_that(parse, draft)} if draft.rows else set()
        draft.rows = sorted(rows - outside - described_source(parse, draft))
        if draft.source is None:
            draft.source = near_subject(parse, draft)
        drafts.append(draft)
    drafts = [draft for draft in drafts if not idle(seen, draft)]
    unframe(drafts)
    for draft in drafts:
        if draft.source is not None and nobody(parse, draft.source):
            draft.source = None
    found: list[Found] = []
    for draft in drafts:
        passed = asides(seen, draft)
        spans = content_spans(seen, draft, set_off(parse, passed))
        if spans and not (draft.kind == "judgement" and len(draft.rows) < 2):  # a bare name states nothing
            passing = tuple(parse.span(first, after) for first, after in runs(passed))
            granted = tuple(parse.span(row, row + 1) for row in presupposed(seen, draft))
            found.append((draft, spans, passing, granted))
    found.sort(key=lambda item: place(parse, *item[:2]))
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
            final = [
                draft for draft in beside(seen, row, known["verb"][lemma]) if named_speaker(parse, draft)
            ]
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


def named_speaker(parse: Parse, draft: Draft) -> bool:
    """Is the source of what the tagger takes for a noun somebody who speaks: not "— all border states"?"""
    head = -1 if draft.source is None else draft.source[0]
    return head >= 0 and (parse.pos[head] == "PROPN" or speaking(parse, head))


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


def set_off(parse: Parse, rows: Sequence[int]) -> set[int]:
    """Return the rows of asides that a comma or a conjunction sets off: ", who left", "as he left"."""
    found: set[int] = set()
    for first, after in runs(rows):
        if parse.words[first - 1] == "," or parse.deps[first] == "mark":
            found.update(range(first, after))
    return found


def content_spans(seen: View, draft: Draft, without: set[int]) -> tuple[Span, ...]:
    """Return the characters of the content: quotations that it enters are taken whole, punctuation
    at the edges is left out."""
    parse = seen.parse
    rows = set(draft.rows) - without
    for words in (draft.source, draft.cue):
        if words is not None and draft.kind == "direct":
            rows.difference_update(range(words[1], words[2]))
    if draft.kind != "direct":
        rows |= quoted_rest(seen, draft, rows)
    else:
        rows.update(led_in(parse, draft))
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


__all__ = ["Holder", "Reported", "find", "innermost", "speakers"]
