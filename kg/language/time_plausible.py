"""Whether words that look like a time are one: not the verb "may", the paper "USA Today" or a count."""

from __future__ import annotations

from kg.language.parse import Parse
from kg.language.time_clause import VERBS
from kg.language.time_forms import STEP
from kg.language.time_rules import MONTHS, WEEKDAYS

SINGLE_YEAR = frozenset(
    {"in", "since", "until", "by", "during", "from", "of", "before", "after", "year", "late", "early"}
)
NAMED_DAYS = frozenset(
    {"black", "super", "good", "bloody", "ash", "holy", "cyber", "palm", "easter", "shrove"}
)


def plausible(parse: Parse, row: int, name: str, names: frozenset[int]) -> bool:
    """Tell whether words that look like a time are one: not the verb "may", the name "Theresa May",
    the count in "2000 troops" or the holiday "Black Friday"."""
    word = parse.lowers[row]
    if word in MONTHS or word in WEEKDAYS:
        if name in ("month", "weekday") and (row in names or after_name(parse, row)):
            return False
        if not parse.words[row][0].isupper() or (name == "month" and parse.pos[row] in ("VERB", "AUX")):
            return False
    if (
        name == "weekday"
        and row
        and parse.lowers[row - 1] in NAMED_DAYS
        and parse.words[row - 1][0].isupper()
    ):
        return False
    if name == "weekday" and weekday_name(parse, row):
        return False
    if name == "year" and word[0].isdigit():
        return year_stands(parse, row, names)
    if name == "weekend":
        return row > 0 and parse.lowers[row - 1] == "the" and parse.deps[row] in ("pobj", "npadvmod")
    if name == "near day":
        return near_day_stands(parse, row, word)
    if name == "short decade":
        return decade_stands(parse, row)
    if name == "within":
        return within_stands(parse, row)
    if name in ("this morning", "shifted unit") and titled(parse, row):
        return False
    if name == STEP and word == "the" and row:
        return parse.lowers[row - 1] != "in" or parse.lowers[row + 1] != "day"
    return not (
        name == "shifted unit" and row and parse.lowers[row - 1] in ("over", "s", "'s") and word == "past"
    )


def titled(parse: Parse, row: int) -> bool:
    """Tell whether the words are the title of a programme ("This Week"): both in capitals."""
    return [word[:1].isupper() for word in parse.words[row : row + 2]] == [True, True]


def after_name(parse: Parse, row: int) -> bool:
    """Tell whether a name stands right before ("Theresa May"), other than a day ("Monday 6 March")."""
    return (
        row > 0
        and parse.pos[row - 1] == "PROPN"
        and parse.lowers[row - 1] not in WEEKDAYS
        and parse.heads[row - 1] == row
    )


def weekday_name(parse: Parse, row: int) -> bool:
    """Tell whether a weekday begins a longer name ("Wednesday Smith", "Tuesday Group")."""
    head = parse.heads[row]
    return (
        parse.deps[row] == "compound"
        and head > row
        and parse.pos[head] == "PROPN"
        and parse.lowers[head] not in MONTHS
        and parse.lowers[row + 1] not in (",", "'s", "’s")
        and not any(first <= row < after and label in ("DATE", "TIME") for first, after, label in parse.ents)
    )


def near_day_stands(parse: Parse, row: int, word: str) -> bool:
    """Tell whether "now" or "today" means the day: not the paper "USA Today", "leaders of tomorrow" or
    "now that"."""
    before = parse.lowers[row - 1] if row else ""
    if word == "now":
        return parse.deps[row] == "advmod" and parse.lowers[row + 1 : row + 2] != ["that"]
    owned = parse.lowers[row + 1 : row + 2] in (["'s"], ["’s"])
    if (
        word in ("tomorrow", "today")
        and before == "of"
        and not owned
        and parse.lowers[row - 2 : row - 1] != ["as"]
    ):
        return False
    return not (
        parse.words[row][0].isupper()
        and row
        and parse.pos[row - 1] == "PROPN"
        and parse.heads[row - 1] >= row - 1
        and parse.sentence_of[row - 1] == parse.sentence_of[row]
    )


def within_stands(parse: Parse, row: int) -> bool:
    """Tell whether "in two years" says when: not "the first talks in two years"."""
    before = range(max(row - 8, parse.sentences[parse.sentence_of[row]][0]), row)
    if any(parse.tags[r] in ("JJS", "RBS") or parse.lowers[r] in ("first", "only", "not") for r in before):
        return False
    return parse.pos[parse.heads[row]] in VERBS


def decade_stands(parse: Parse, row: int) -> bool:
    """Tell whether "90s" are years: not "a man in his 60s" or a temperature."""
    before = [
        word
        for word in parse.lowers[max(row - 3, 0) : row]
        if word not in ("'", "’", "‘", "early", "mid", "late", "-")
    ]
    marked = parse.text[parse.starts[row] - 1 : parse.starts[row] + 1]
    if not before or before[-1] != "the":
        return False
    return (
        "'" in marked
        or "’" in marked
        or "‘" in marked
        or any(first <= row < after and label == "DATE" for first, after, label in parse.ents)
    )


def year_stands(parse: Parse, row: int, names: frozenset[int]) -> bool:
    """Tell whether four digits are a year and not a count."""
    following = parse.tags[row + 1] if row + 1 < len(parse) else ""
    if following in ("NNS", "CD", "$", "NNPS") or (row in names and parse.deps[row] != "pobj"):
        return False
    if row and (
        parse.lowers[row - 1] in ("$", "€", "£", "no.", "number", "room") or parse.tags[row - 1] == "CD"
    ):
        return False
    if row and parse.lowers[row - 1] in SINGLE_YEAR:
        return True
    if parse.deps[row] in ("nummod", "compound", "amod"):
        return parse.tags[parse.heads[row]] in ("NN", "NNP") and parse.heads[row] > row
    return any(first <= row < after and label == "DATE" for first, after, label in parse.ents)
