"""Direct speech: which quotation belongs to which cue, and to whom when there is none.

The order of trial is that of O'Keefe et al. (2012), "A sequence labelling approach to quote attribution":
cue after the quotation, cue before it, the speaker who is speaking already.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.claims import cues
from kg.claims.attribution_parts import VERBAL, Draft, Rows, View, cue_rows, noun_phrase, source_of
from kg.claims.attribution_quoting import NOMINAL, STOPS, cue_after, cue_before, hung_low, says
from kg.claims.quotes import Quotation, paragraphs

PERSONAL = frozenset(("he", "she", "they", "i", "we"))
RESUMING = frozenset((",", "—", "–", "--", "that"))
CLAUSE_WORDS = 5
BEGINS = STOPS | {":"}


@dataclass(slots=True)
class Floor:
    """Who has the floor while the quotations of an article are read in order.

    speaking: the draft that a quotation without a cue continues; paragraph: where it was last heard.
    waiting: quotations whose cue comes paragraphs later. by_cue: drafts by the row of their cue.
    """

    drafts: list[Draft] = field(default_factory=list)
    speaking: Draft | None = None
    paragraph: int = -2
    waiting: list[Quotation] = field(default_factory=list)
    by_cue: dict[int, Draft] = field(default_factory=dict)

    def take(self, draft: Draft, paragraph: int) -> None:
        """Give the floor to a draft; what has waited for a cue is its."""
        if draft.cue is None:
            self.drafts.append(draft)
        elif draft.cue[0] not in self.by_cue:
            self.by_cue[draft.cue[0]] = draft
            self.drafts.append(draft)
        for held in self.waiting:
            draft.rows.extend(range(held.first, held.after))
        self.speaking, self.paragraph, self.waiting = draft, paragraph, []


def direct_speech(view: View) -> list[Draft]:
    """Return one draft for each speech: its quotations, those that continue it among them."""
    parts = paragraphs(view.parse.text)
    floor = Floor()
    part = 0
    for number, quote in enumerate(view.quotes):
        if quote.nested or view.quote_of[quote.first] != number:
            continue
        while part + 1 < len(parts) and parts[part + 1][0] <= quote.start:
            part += 1
        cue = cue_after(view, quote) or cue_before(view, quote)
        if cue is not None:
            draft = floor.by_cue.get(cue[0]) or Draft("direct", cue, speaker(view, cue, quote))
            floor.take(draft, part)
            draft.rows.extend(quoted_rows(view, quote, cue))
        elif floor.speaking is not None and resumed(view, floor.speaking, quote):
            floor.speaking.rows.extend(range(quote.first, quote.after))
            floor.paragraph = part
        elif floor.speaking is not None and floor.paragraph == part and carried(view, quote):
            floor.speaking.rows.extend(carried_rows(view, quote))
        elif stands_alone(view, quote, parts[part][0]):
            uncued(view, floor, quote, part, parts[part][0])
    return floor.drafts


def resumed(view: View, draft: Draft, quote: Quotation) -> bool:
    """Does a quotation go on after the cue that broke it off: "The harbor," she wrote, "is not for sale"?"""
    if draft.cue is None or not draft.rows:
        return False
    last = max(draft.rows)
    if draft.cue[0] < last and list(view.parse.lowers[last + 1 : quote.first]) in (["and"], [",", "and"]):
        return True  # 'The sign warned, "Keep off," and "Mind the dog"'
    if not last < draft.cue[0] < quote.first:
        return False
    between = view.parse.words[draft.cue[2] : quote.first]
    return bool(between) and between[-1] in RESUMING and not STOPS.intersection(between)


def carried(view: View, quote: Quotation) -> bool:
    """Is a quotation the main clause of its sentence, where nobody else is said to speak: "Instead, 'he just
    acts like a beaten man.'"? Who spoke before goes on."""
    parse = view.parse
    first, after = parse.sentences[parse.sentence_of[quote.first]]
    if quote.scare or quote.first == first or quote.words < CLAUSE_WORDS or quote.after < after - 1:
        return False
    root = next((row for row in range(first, after) if parse.heads[row] == row), first)
    subject = parse.child(root, "nsubj", "nsubjpass", "expl")
    if subject is None or not quote.first < min(subject, root) <= max(subject, root) < quote.after:
        return False
    return not any(parse.pos[row] in VERBAL and cued(view, row) for row in range(first, quote.first))


def cued(view: View, row: int) -> bool:
    return not {"that", "quote"}.isdisjoint(cues.frames("verb", view.parse.lemmas[row]))


def carried_rows(view: View, quote: Quotation) -> range:
    first = view.parse.sentences[view.parse.sentence_of[quote.first]][0]
    return range(first, quote.after)


def uncued(view: View, floor: Floor, quote: Quotation, part: int, paragraph: int) -> None:
    """Give a quotation without a cue to whom the sentence before it names, or to who has the floor."""
    opens = not view.parse.text[paragraph : quote.start].strip()
    named = introducer(view, quote, opens)
    if named is not None and named.cue is not None and named.cue[0] not in floor.by_cue:
        if says(view, named.cue[0]):
            named.cue = None  # it has its own content
        floor.take(named, part)
    elif floor.speaking is None or part - floor.paragraph > 1:
        if quote.open_end:
            floor.waiting.append(quote)
        return
    floor.paragraph = part
    if floor.speaking is not None:
        floor.speaking.rows.extend(range(quote.first, quote.after))


def speaker(view: View, cue: Rows, quote: Quotation) -> Rows | None:
    """Return the subject of a cue, the noun next to it where the parser looked inside the quotation."""
    found = source_of(view.parse, cue[0])
    if found is None and quote.after <= cue[0] and hung_low(view, quote.after, cue[0]):
        return noun_phrase(view.parse, view.parse.heads[cue[0]])
    if found is None or quote.first <= found[0] < quote.after or view.parse.pos[found[0]] == "ADV":
        return near_source(view, cue, quote)
    return found


def quoted_rows(view: View, quote: Quotation, cue: Rows) -> list[int]:
    """Return the rows of a quotation, from the beginning of its sentence where a cue follows that
    sentence: "Talks are 'dead', he said"."""
    parse = view.parse
    first = parse.sentences[parse.sentence_of[quote.first]][0]
    for row in range(quote.first - 1, first, -1):
        if parse.words[row] in BEGINS or "\n" in parse.text[parse.ends[row - 1] : parse.starts[row]]:
            first = row + (parse.words[row] in BEGINS)
            break
    if cue[0] > quote.first and first < quote.first and quote.first - first < 40:
        held = range(first, quote.first)
        told = parse.deps[cue[0]] == "conj" and parse.heads[cue[0]] in held
        if not told and not any(
            view.quote_of[row] < 0 and (row == cue[0] or says(view, row)) for row in held
        ):
            return list(range(first, quote.after))
    return list(range(quote.first, quote.after))


def stands_alone(view: View, quote: Quotation, paragraph: int) -> bool:
    """Is a quotation a sentence of its own, or more?"""
    parse = view.parse
    before = parse.text[paragraph : quote.start].rstrip()
    if before and before[-1] not in ".!?:…\"”'":
        return False
    inner = parse.text[quote.start : quote.end].strip("\"'“”`‘’ ")
    return (
        bool(inner) and not quote.scare and inner[0].isupper() and (quote.open_end or inner[-1] in ".!?…—-,")
    )


def introducer(view: View, quote: Quotation, opens: bool) -> Draft | None:
    """Return the speaker whom the sentence before the quotation names: "Lee shared that view. '…'"; where
    the quotation opens a paragraph, only if that sentence tells what was said."""
    parse = view.parse
    row = quote.first - 1
    if row < 0 or view.quote_of[row] >= 0:
        return None
    first, after = parse.sentences[parse.sentence_of[row]]
    root = next((r for r in range(first, after) if parse.heads[r] == r), None)
    if root is None or parse.pos[root] not in VERBAL or view.quote_of[root] >= 0:
        return None
    if opens or any(view.quote_of[r] >= 0 for r in range(first, after)):
        aside = next((r for r in parse.kids(root, "parataxis") if says(view, r)), root)
        root = root if says(view, root) else aside
        if not says(view, root) or view.quote_of[root] >= 0:
            return None
    subject = parse.child(root, "nsubj")
    if subject is None or not (parse.pos[subject] == "PROPN" or parse.lowers[subject] in PERSONAL):
        return None
    return Draft("direct", cue_rows(parse, root), noun_phrase(parse, subject))


def near_source(view: View, cue: Rows, quote: Quotation) -> Rows | None:
    """Return the noun beside a cue whose subject the parser missed: "…," said X; "…," X said."""
    parse = view.parse
    between = range(quote.after, cue[1]) if quote.after <= cue[1] else range(0)
    for row in [*reversed(between), *range(cue[2], min(cue[2] + 8, len(parse)))]:
        if parse.words[row] in (",", ".") and row >= cue[2]:
            break
        if parse.pos[row] in ("PROPN", "NOUN", "PRON") and parse.deps[row] not in (
            "compound",
            "poss",
            "pobj",
        ):
            return noun_phrase(parse, row)
    before = cue[1] - 1
    if before >= 0 and quote.first > cue[0] and parse.pos[before] in NOMINAL:
        return noun_phrase(parse, before)
    return None
