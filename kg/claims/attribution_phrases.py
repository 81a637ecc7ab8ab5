"""What an attribution is made of: drafts, and the rows of noun phrases, cues and clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.claims.quotes import Quotation
from kg.language.parse import Parse

Rows = tuple[int, int, int]
"""Head row, first row, row after the last."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
VERBAL = frozenset(("VERB", "AUX"))
INSIDE_NAME = frozenset(("prep", "flat", "compound", "conj", "case", "poss", "nummod", "cc"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
DASHES = frozenset(("—", "–", "--", "-"))
CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "acl", "pcomp"))


@dataclass(slots=True)
class Draft:
    """An attribution under construction. `rows` are the rows of its content; `rank` decides which
    of two readings of the same cue stays: the lower."""

    kind: str
    cue: Rows | None
    source: Rows | None
    rows: list[int] = field(default_factory=list)
    rank: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """A parse with its quotations: `quote_of` is the outermost quotation that holds a row, or -1."""

    parse: Parse
    quotes: tuple[Quotation, ...]
    quote_of: list[int]


def view(parse: Parse, quotes: tuple[Quotation, ...]) -> View:
    holds = [-1] * len(parse)
    for number, quote in enumerate(quotes):
        for row in range(quote.first, quote.after):
            if holds[row] < 0:
                holds[row] = number
    return View(parse, quotes, holds)


def noun_phrase(parse: Parse, head: int) -> Rows:
    """Return the noun phrase without its relative clauses and appositions."""
    first, after = parse.lefts[head], head + 1
    for child in parse.children[head]:
        inside = parse.deps[child] in INSIDE_NAME or close(parse, child)
        if child > head and inside and parse.rights[child] - head < 20:
            after = max(after, parse.rights[child] + 1)
        elif child > head and parse.deps[child] in ("relcl", "acl", "appos"):
            break
    first = after_dateline(parse, first, head)
    while first < head and parse.pos[first] in ("PUNCT", "SPACE", "CCONJ"):
        first += 1
    while after > head + 1 and parse.pos[after - 1] == "PUNCT":
        after -= 1
    return head, first, after


def after_dateline(parse: Parse, first: int, head: int) -> int:
    """Return where a noun phrase begins that opens a sentence behind a place: "Oslo - Mayor Anna Berg"."""
    if head - first < 2 or first != parse.sentences[parse.sentence_of[first]][0]:
        return first
    for row in range(head - 1, first, -1):
        if parse.words[row] in DASHES and parse.starts[row] > parse.ends[row - 1]:
            return row + 1
    return first


def close(parse: Parse, row: int) -> bool:
    """Is a name or an adjective set after a noun without a comma: "Vice President for trade Anna Berg",
    "a person familiar with the plan"?"""
    first = parse.lefts[row]
    bare = parse.pos[first] != "PUNCT" != parse.pos[first - 1]
    return bare and (parse.deps[row] == "amod" or (parse.deps[row] == "appos" and parse.pos[row] == "PROPN"))


def tense(parse: Parse, verb: int) -> str:
    """Return the tag of the finite word of a verb group, "" where it has none."""
    for row in (*parse.kids(verb, "aux", "auxpass"), verb):
        if parse.tags[row] in FINITE:
            return parse.tags[row]
    return ""


def cue_rows(parse: Parse, verb: int) -> Rows:
    """Return the verb with its auxiliaries, negation and particle."""
    first, after = verb, verb + 1
    while (
        first
        and parse.heads[first - 1] == verb
        and parse.deps[first - 1] in ("aux", "auxpass", "neg", "advmod")
    ):
        first -= 1
    while after < len(parse) and parse.heads[after] == verb and parse.deps[after] == "prt":
        after += 1
    return verb, first, after


def clause(parse: Parse, head: int, without: Iterable[int] = ()) -> list[int]:
    """Return the rows that `head` governs, but for the subtrees of `without`."""
    left_out = set(without)
    found, stack = [], [head]
    while stack:
        here = stack.pop()
        if here in left_out:
            continue
        found.append(here)
        stack.extend(parse.children[here])
    return sorted(found)


def clause_head(parse: Parse, row: int) -> int:
    """Return the head of the clause that a row belongs to."""
    here = row
    for ancestor in parse.ancestors(row):
        here = ancestor
        if parse.pos[here] in VERBAL and parse.deps[here] in CLAUSES:
            break
    return here
