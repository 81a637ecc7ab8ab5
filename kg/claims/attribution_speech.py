"""Direct speech: which quotation belongs to which cue, and to whom when there is none.

The order of trial is that of O'Keefe et al. (2012), "A sequence labelling approach to quote attribution":
cue after the quotation, cue before it, the speaker who is speaking already.
"""

from __future__ import annotations

from kg.claims import cues
from kg.claims.attribution_parts import VERBAL, Draft, Rows, View, cue_rows, noun_phrase, source_of
from kg.claims.quotes import Quotation, paragraphs

REACH_AFTER = 24
REACH_BEFORE = 30
PERSONAL = frozenset(("he", "she", "they", "i", "we"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
STOPS = frozenset((".", "!", "?", ";"))
BEGINS = STOPS | {":"}


def direct_speech(view: View) -> list[Draft]:
    """Return one draft for each speech: its quotations, those that continue it among them."""
    text_parts = paragraphs(view.parse.text)
    drafts: list[Draft] = []
    speaking: Draft | None = None
    waiting: list[Quotation] = []
    last_paragraph = -2
    part = 0
    by_cue: dict[int, Draft] = {}
    for number, quote in enumerate(view.quotes):
        if quote.nested or (number and view.quote_of[quote.first] != number):
            continue
        while part + 1 < len(text_parts) and text_parts[part + 1][0] <= quote.start:
            part += 1
        cue = cue_after(view, quote) or cue_before(view, quote)
        if cue is not None:
            draft = by_cue.get(cue[0])
            if draft is None:
                draft = Draft("direct", cue, source_of(view.parse, cue[0]) or near_source(view, cue, quote))
                drafts.append(draft)
                by_cue[cue[0]] = draft
            for held in waiting:
                draft.rows.extend(range(held.first, held.after))
            draft.rows.extend(quoted_rows(view, quote, cue))
            speaking, last_paragraph, waiting = draft, part, []
            continue
        if not stands_alone(view, quote, text_parts[part][0]):
            continue
        starts_paragraph = not view.parse.text[text_parts[part][0] : quote.start].strip()
        introduced = None if starts_paragraph else introducer(view, quote)
        if introduced is not None and introduced.cue is not None and introduced.cue[0] not in by_cue:
            introduced.rows.extend(range(quote.first, quote.after))
            drafts.append(introduced)
            by_cue[introduced.cue[0]] = introduced
            speaking, last_paragraph = introduced, part
        elif speaking is not None and part - last_paragraph <= 1:
            speaking.rows.extend(range(quote.first, quote.after))
            last_paragraph = part
        elif quote.open_end:
            waiting.append(quote)
    return drafts


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
        if not told and not any(view.quote_of[row] < 0 and (row == cue[0] or says(view, row)) for row in held):
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
    """ "…," X said; "…?" asked X."""
    parse = view.parse
    inner = last_word(view, quote)
    begin = quote.after
    if begin >= len(parse) or quote.open_end:
        return None
    if inner in (".", ";") or not (inner in (",", "!", "?", "—", "–", "…", "...", "-", "--") or parse.words[begin] in (",", "—", "–", "--")):
        return None
    if "\n" in parse.text[quote.end : parse.starts[begin]]:
        return None
    for row in range(begin, min(begin + REACH_AFTER, len(parse))):
        if view.quote_of[row] >= 0 or parse.words[row] in STOPS or "\n" in parse.text[parse.ends[row - 1] : parse.starts[row]]:
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
    if mark not in (",", ":") and not says(view, before) or (quote.scare and mark == ","):
        return None
    if mark not in (",", ":") and quote.scare:
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
            if obj is not None and obj > row and mark == "," and not told:
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
    return bool(inner) and not quote.scare and inner[0].isupper() and (quote.open_end or inner[-1] in ".!?…—-,")


def introducer(view: View, quote: Quotation) -> Draft | None:
    """Return the speaker whom the sentence before the quotation names: "Lee shared that view. '…'"."""
    parse = view.parse
    row = quote.first - 1
    if row < 0 or view.quote_of[row] >= 0:
        return None
    first, after = parse.sentences[parse.sentence_of[row]]
    root = next((r for r in range(first, after) if parse.heads[r] == r), None)
    if root is None or parse.pos[root] not in VERBAL or any(view.quote_of[r] >= 0 for r in range(first, after)):
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
        if parse.pos[row] in ("PROPN", "NOUN", "PRON") and parse.deps[row] not in ("compound", "poss", "pobj"):
            return noun_phrase(parse, row)
    return None
