"""Which words outside a quotation introduce it: the cue after it, or the one before it."""

from __future__ import annotations

from kg.claims import cues
from kg.claims.attribution_parts import SUBJECTS, VERBAL, Rows, View, cue_rows
from kg.claims.quotes import Quotation

REACH_AFTER = 24
REACH_BEFORE = 30
NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
STOPS = frozenset((".", "!", "?", ";"))
TITLE_WORDS = 6
FRAGMENT = 6
SMALL = frozenset(("ADP", "DET", "CCONJ", "PART"))


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
    if is_title(view, quote) or part_of_subject(view, quote):
        return None
    hung: Rows | None = None
    for row in range(begin, min(begin + REACH_AFTER, len(parse))):
        if (
            view.quote_of[row] >= 0
            or parse.words[row] in STOPS
            or "\n" in parse.text[parse.ends[row - 1] : parse.starts[row]]
        ):
            break
        if hung is None and hung_low(view, begin, row):
            hung = cue_rows(parse, row)
        if parse.pos[row] in VERBAL and not modifies(view, begin, row):
            saying = quoted_saying(view, row)
            if saying is not None:
                return cue_rows(parse, saying)
            return cue_rows(parse, row) if says(view, row) and speaks(view, quote, row) else None
    return hung


def part_of_subject(view: View, quote: Quotation) -> bool:
    """Is a quotation part of a subject whose verb follows the cue: "This 'shift', he said, will begin"?"""
    parse = view.parse
    first, after = parse.sentences[parse.sentence_of[quote.first]]
    if quote.words >= FRAGMENT or quote.first == first or quote.after + 2 >= after:
        return False
    comma = next((r for r in range(quote.after + 1, after) if parse.words[r] == ","), after)
    return any(
        parse.deps[row] in SUBJECTS and comma < parse.heads[row] < after for row in range(first, quote.after)
    )


def is_title(view: View, quote: Quotation) -> bool:
    """Is a quotation the name of a work or a show inside a sentence: 'on "The Harbor Hour," Lund said …'?"""
    parse = view.parse
    inside = [row for row in range(quote.first, quote.after) if parse.words[row][:1].isalpha()]
    before = quote.first - 1
    return (
        len(inside) <= TITLE_WORDS
        and before >= 0
        and parse.tags[before] in ("IN", "DT", "PRP$", "POS", "NN", "NNP")
        and all(parse.words[row][0].isupper() or parse.pos[row] in SMALL for row in inside)
        and not any(parse.pos[row] in VERBAL for row in inside)
    )


def hung_low(view: View, begin: int, verb: int) -> bool:
    """Is a verb of saying taken for a participle of its subject: '"…," Lund, the clerk, recalled of it'?"""
    parse = view.parse
    return (
        parse.deps[verb] == "acl"
        and parse.tags[verb] in ("VBN", "VBD")
        and begin <= parse.heads[verb] < verb
        and parse.deps[parse.heads[verb]] in ("npadvmod", "dep", "conj", "appos", "ROOT")
        and says(view, verb)
        and parse.child(verb, "agent") is None
    )


def quoted_saying(view: View, verb: int) -> int | None:
    """Return "saying" of '"…," the agency quoted Berg as saying'."""
    parse = view.parse
    if "saying" not in cues.frames("verb", parse.lemmas[verb]):
        return None
    told = parse.kids(verb, "dobj", "nsubjpass")
    preps = [p for row in (verb, *told) for p in parse.kids(row, "prep") if parse.lowers[p] == "as"]
    found = [c for p in preps for c in parse.kids(p, "pcomp") if says(view, c)]
    return found[0] if found else None


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
    if quote.words < FRAGMENT and verb + 1 < len(parse) and parse.lowers[verb + 1] == "that":
        return False  # 'Citing "a minor leak," the port said that …'
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
