"""Direct speech: which quotation belongs to which cue, and to whom when there is none.

The order of trial is that of O'Keefe et al. (2012), "A sequence labelling approach to quote attribution":
cue after the quotation, cue before it, the speaker who is speaking already.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.claims import cues
from kg.claims.attribution_parts import VERBAL, Draft, Rows, View, cue_rows, noun_phrase, source_of
from kg.claims.quotes import Quotation, paragraphs

REACH_AFTER = 24
REACH_BEFORE = 30
PERSONAL = frozenset(("he", "she", "they", "i", "we"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
STOPS = frozenset((".", "!", "?", ";"))
RESUMING = frozenset((",", "—", "–", "--", "that"))
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
        if draft.cue is not None and draft.cue[0] not in self.by_cue:
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
        elif stands_alone(view, quote, parts[part][0]):
            uncued(view, floor, quote, part, parts[part][0])
    return floor.drafts


def resumed(view: View, draft: Draft, quote: Quotation) -> bool:
    """Does a quotation go on after the cue that broke it off: "The harbor," she wrote, "is not for sale"?"""
    if draft.cue is None or not draft.rows or not max(draft.rows) < draft.cue[0] < quote.first:
        return False
    between = view.parse.words[draft.cue[2] : quote.first]
    return bool(between) and between[-1] in RESUMING and not STOPS.intersection(between)


def uncued(view: View, floor: Floor, quote: Quotation, part: int, paragraph: int) -> None:
    """Give a quotation without a cue to whom the sentence before it names, or to who has the floor."""
    opens = not view.parse.text[paragraph : quote.start].strip()
    named = None if opens else introducer(view, quote)
    if named is not None and named.cue is not None and named.cue[0] not in floor.by_cue:
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


def says(view: View, row: int) -> bool:
    parse = view.parse
    return parse.pos[row] in VERBAL and "quote" in cues.frames("verb", parse.lemmas[row])


def last_word(view: View, quote: Quotation) -> str:
    """Return the last token of a quotation that is no quotation mark."""
    for row in range(quote.after - 1, quote.first, -1):
        if view.parse.words[row].strip("\"'“”‘’`"):
            return view.parse.words[row]
    return ""


def cue_after(view: View, quote: Quotation) -> Rows | None:
    """Read "…," X said; "…?" asked X."""
    parse = view.parse
    inner = last_word(view, quote)
    begin = quote.after
    if begin >= len(parse) or quote.open_end:
        return None
    if inner in (".", ";") or not (
        inner in (",", "!", "?", "—", "–", "…", "...", "-", "--")
        or parse.words[begin] in (",", "—", "–", "--")
    ):
        return None
    if "\n" in parse.text[quote.end : parse.starts[begin]]:
        return None
    for row in range(begin, min(begin + REACH_AFTER, len(parse))):
        if (
            view.quote_of[row] >= 0
            or parse.words[row] in STOPS
            or "\n" in parse.text[parse.ends[row - 1] : parse.starts[row]]
        ):
            return None
        if parse.pos[row] in VERBAL and not modifies(view, begin, row):
            return cue_rows(parse, row) if says(view, row) and speaks(view, quote, row) else None
    return None


def modifies(view: View, begin: int, verb: int) -> bool:
    """Is a verb an auxiliary, or part of a noun phrase between the quotation and it: "an official, who
    was not authorized to speak, told …"?"""
    parse = view.parse
    if parse.deps[verb] in ("aux", "auxpass", "relcl", "acl"):
        return True
    return any(begin <= up < verb and parse.pos[up] in NOMINAL for up in parse.ancestors(verb))


def speaks(view: View, quote: Quotation, verb: int) -> bool:
    """Does a verb after a quotation introduce it? It has a subject on this side, and no other object."""
    parse = view.parse
    subject = parse.child(verb, "nsubj")
    if subject is not None and subject < quote.first < parse.rights[subject]:
        return False  # the quotation is part of the subject: 'Lee, author of "The Harbor," said …'
    named = any(parse.pos[row] in NOMINAL for row in range(quote.after, verb))
    inverted = verb + 1 < len(parse) and parse.pos[verb + 1] in NOMINAL | {"DET", "ADJ", "ADV", "NUM"}
    obj = parse.child(verb, "dobj")
    told = "obj_that" in cues.frames("verb", parse.lemmas[verb])
    if named:
        return told or obj is None or obj < verb or view.quote_of[obj] >= 0
    return inverted and parse.tags[verb] != "VBG"


def cue_before(view: View, quote: Quotation) -> Rows | None:
    """X said, "…"; X told reporters in Ohio: "…"."""
    parse = view.parse
    before = quote.first - 1
    if before < 1:
        return None
    mark = parse.words[before]
    if mark != ":" and "\n" in parse.text[parse.ends[before] : quote.start]:
        return None
    if mark != ":" and (quote.scare or (mark != "," and not says(view, before))):
        return None
    if mark == "," and not parse.text[quote.start : quote.end].strip("\"'“”`‘’ ")[:1].isupper():
        return None
    colon: int | None = None
    for row in range(before, max(before - REACH_BEFORE, -1), -1):
        if view.quote_of[row] >= 0 or parse.words[row] in STOPS:
            break
        if says(view, row) and parse.deps[row] not in ("aux", "amod"):
            obj = parse.child(row, "dobj")
            told = "obj_that" in cues.frames("verb", parse.lemmas[row])
            if obj is not None and row < obj < quote.first and mark == "," and not told:
                return None
            return cue_rows(parse, row)
        if mark == ":" and parse.pos[row] in VERBAL and parse.child(row, "nsubj") is not None:
            colon = row
        if row and "\n" in parse.text[parse.ends[row - 1] : parse.starts[row]]:
            break
    return None if colon is None else cue_rows(parse, colon)


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


def introducer(view: View, quote: Quotation) -> Draft | None:
    """Return the speaker whom the sentence before the quotation names: "Lee shared that view. '…'"."""
    parse = view.parse
    row = quote.first - 1
    if row < 0 or view.quote_of[row] >= 0:
        return None
    first, after = parse.sentences[parse.sentence_of[row]]
    root = next((r for r in range(first, after) if parse.heads[r] == r), None)
    if (
        root is None
        or parse.pos[root] not in VERBAL
        or any(view.quote_of[r] >= 0 for r in range(first, after))
    ):
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
