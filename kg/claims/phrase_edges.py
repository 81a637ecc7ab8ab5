"""Where a phrase begins and ends: quotation marks, brackets, hyphens, days, clauses that belong to it."""

from __future__ import annotations

from kg.language.parse import Parse

LEAD = frozenset({"both", "either", "neither", "not", "including"})
EMPTY_HEADS = frozenset(
    {"those", "something", "anything", "everything", "nothing", "anyone", "someone", "everyone", "ones"}
)
HYPHENS = frozenset("-‐‑–")
QUANTIFIED = frozenset(
    {"all", "every", "everyone", "everybody", "everything", "many", "much", "enough", "one"}
)
QUOTES = frozenset("\"“”``''")
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def unquoted(parse: Parse, first: int, after: int, head: int) -> tuple[int, int]:
    """Drop what is left over at the edges: quotation marks without their twin, commas, "both"."""
    while first < head and (
        (parse.pos[first] == "PUNCT" and not twin(parse, first, after))
        or (parse.lowers[first] in LEAD and parse.lowers[first + 1] not in QUANTIFIED)
    ):
        first += 1
    while (
        after - 1 > head
        and parse.pos[after - 1] == "PUNCT"
        and parse.words[after - 1] not in {")", "”", '"', "''"}
    ):
        after -= 1
    return first, after


def twin(parse: Parse, first: int, after: int) -> bool:
    return parse.words[first] in QUOTES and any(parse.words[i] in QUOTES for i in range(first + 1, after))


def undated(parse: Parse, first: int, head: int) -> int:
    """Return the first row without the weekday of the verb before it: "said Friday / the minister left"."""
    if parse.lowers[first] not in WEEKDAYS or first in {0, head}:
        return first
    alone = parse.pos[first + 1] in {"PROPN", "DET", "PRON"} and parse.tags[first + 1] != "POS"
    return first + 1 if alone and parse.tags[first - 1] in {"VBD", "VBZ", "VBN"} else first


def closed(parse: Parse, row: int, after: int) -> int:
    """Return the end before a bracket that the phrase opens and does not close."""
    opening = parse.words.index("(", row, after)
    return after if ")" in parse.words[opening:after] or opening == row else opening


def whole_word(parse: Parse, after: int) -> int:
    """Return the end moved out of a word that the tokenizer cut at its hyphen ("52-35", "son-in-law")."""
    while (
        after + 1 < len(parse)
        and parse.words[after] in HYPHENS
        and parse.starts[after] == parse.ends[after - 1]
        and parse.ends[after] == parse.starts[after + 1]
    ):
        after += 2
    return after


def with_relative(parse: Parse, row: int, after: int) -> int:
    """Return the end of the clause right after the phrase that tells which one is meant: "those who
    left", "the first to leave", "the fact that they left"."""
    for child in parse.children[row]:
        if child < after or parse.lefts[child] != after:
            continue
        if parse.deps[child] == "relcl" or (
            parse.deps[child] == "acl" and (parse.tags[after] == "TO" or parse.lowers[after] == "that")
        ):
            end = parse.rights[child] + 1
            while end - 1 > child and parse.pos[end - 1] == "PUNCT":
                end -= 1
            return end
    return after
