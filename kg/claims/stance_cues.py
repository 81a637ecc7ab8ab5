"""What a predicate's own clause says of it: auxiliaries, adverbs, conditions, with its negation."""

from __future__ import annotations

from kg.claims.factuality import (
    ACTUAL,
    ASKED,
    FUTURE,
    HYPOTHETICAL,
    POSSIBLE,
    REQUIRED,
    State,
    signature,
)
from kg.claims.stance_frames import inverted
from kg.claims.stance_negation import AUX, NO, NOBODY, negation, not_until, only
from kg.language.parse import Parse

AUXILIARIES: dict[str, int] = {
    "may": POSSIBLE,
    "might": POSSIBLE,
    "could": POSSIBLE,
    "can": POSSIBLE,
    "ca": POSSIBLE,
    "will": FUTURE,
    "wo": FUTURE,
    "'ll": FUTURE,
    "’ll": FUTURE,
    "shall": FUTURE,
    "sha": FUTURE,
    "would": FUTURE,
    "must": REQUIRED,
    "should": REQUIRED,
    "ought": REQUIRED,
    "need": REQUIRED,
    "dare": POSSIBLE,
}
PERFECT: dict[str, int] = {
    "would": HYPOTHETICAL,
    "should": HYPOTHETICAL,
    "must": POSSIBLE,
    "could": POSSIBLE,
    "ought": HYPOTHETICAL,
}
"""The same before "have" and a participle: "would have met", "must have met"."""

ADVERBS: dict[str, int] = {
    "possibly": POSSIBLE,
    "perhaps": POSSIBLE,
    "maybe": POSSIBLE,
    "probably": POSSIBLE,
    "likely": POSSIBLE,
    "potentially": POSSIBLE,
    "presumably": POSSIBLE,
    "conceivably": POSSIBLE,
    "seemingly": POSSIBLE,
    "arguably": POSSIBLE,
    "supposedly": POSSIBLE,
    "unlikely": POSSIBLE,
    "theoretically": HYPOTHETICAL,
    "hypothetically": HYPOTHETICAL,
    "hopefully": POSSIBLE,
}
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
UNITS = WEEKDAYS | {
    "hour", "day", "night", "week", "weekend", "month", "year", "summer", "winter", "spring", "autumn",
    "fall", "term", "session", "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
}  # fmt: skip
"""What "next" and "coming" count."""
TRIED = frozenset({
    "attempt", "effort", "bid", "try", "venture", "campaign", "mission", "policy", "candidacy", "talk",
    "talks", "negotiation", "negotiations", "drive", "push", "run", "strategy", "marriage",
    "experiment", "project", "plot", "operation", "launch", "raid", "challenge",
})  # fmt: skip
FAILED = frozenset({"failed", "abortive", "foiled", "thwarted", "unsuccessful", "abandoned"})
"""A failed one of `TRIED` took place; a failed coup did not."""
IF = frozenset({"if", "unless", "whether", "lest", "provided", "providing", "assuming", "supposing"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your"}
)
PRESENT = frozenset({"VBZ", "VBP", "VBG"})
OPENING = frozenset({'"', "“", "''", "``", "'", "‘"})
ADMITTING = frozenset({"say", "confirm", "admit", "tell", "state", "comment", "reveal", "concede"})
LETTING = frozenset({"let", "help", "make", "have", "see", "hear", "watch"})
AHEAD = frozenset({"next", "coming", "tomorrow"})


def modality(parse: Parse, row: int) -> int:
    """Return the level that auxiliaries, adverbs, conjunctions and time give the predicate."""
    level, perfect, past = ACTUAL, False, False
    auxiliary = ""
    condition = lacking = False
    present = parse.tags[row] in ("VBZ", "VBP")
    for child in parse.children[row]:
        dep, word = parse.deps[child], parse.lowers[child]
        if dep in AUX:
            for below in parse.children[child]:  # "may" hung on "have" by the parser
                if parse.lowers[below] in AUXILIARIES:
                    word = parse.lowers[below]
                    perfect = perfect or parse.lemmas[child] == "have"
            if word in AUXILIARIES and not (parse.tags[row] == "VBD" and child == row - 1):
                auxiliary = word  # no auxiliary before a past tense: "May resigned"
                level = max(level, AUXILIARIES[word])
            elif parse.lemmas[child] == "have" and parse.tags[child] == "VB":
                perfect = True
            elif parse.tags[child] == "VBD":
                past = True
            elif parse.tags[child] in ("VBZ", "VBP") and parse.lemmas[child] in ("be", "do"):
                present = True
            elif word in ("'d", "’d") and parse.tags[child] == "MD":
                auxiliary, level = "would", max(level, FUTURE)
        elif dep == "advmod":
            level = max(level, ADVERBS.get(word, ACTUAL))
        elif dep == "prep" and word == "without" and child < row:
            lacking = True
        elif (
            dep in ("npadvmod", "prep", "tmod")
            and parse.tags[row] in PRESENT
            and (
                ahead(parse, child)
                or (parse.tags[row] == "VBG" and progressive(parse, row) and weekday(parse, child))
            )
        ):
            level = max(level, FUTURE)
        elif dep == "mark":
            if word in IF:
                level = HYPOTHETICAL
        elif dep == "advcl" and conditional(parse, child):
            condition = condition or child < row or auxiliary != ""
    if level == ACTUAL and subjunctive(parse, row):
        level = ASKED
    if past and level == FUTURE and not auxiliary:
        level = ACTUAL  # "was meeting the envoy the next day"
    if perfect and auxiliary in PERFECT:
        level = max(PERFECT[auxiliary], level if auxiliary != "should" else ACTUAL)
    if condition and (auxiliary or present):
        level = HYPOTHETICAL
    elif lacking and auxiliary in ("would", "could", "might"):
        level = HYPOTHETICAL  # "without the loan it would be bankrupt"
    elif auxiliary == "would" and level == FUTURE and parse.lemmas[row] in ADMITTING and only_so(parse, row):
        level = ACTUAL
    elif auxiliary == "would" and level == FUTURE and not reported(parse, row):
        level = POSSIBLE
    return level


def only_so(parse: Parse, row: int) -> bool:
    """Say whether "only" stands by the verb: "would only say that …", which is what was said."""
    return any(parse.lowers[c] == "only" for c in parse.children[row])


def subjunctive(parse: Parse, row: int) -> bool:
    """Say whether a bare "be" is all that the predicate has: "that the vote be annulled"."""
    forms = [c for c in parse.children[row] if parse.deps[c] in AUX]
    return (
        len(forms) == 1
        and parse.lowers[forms[0]] == "be"
        and parse.lemmas[parse.heads[row]] not in LETTING
        and any(parse.deps[c] in SUBJECTS and c < row for c in parse.children[row])
    )


def ahead(parse: Parse, row: int) -> bool:
    """Say whether a time phrase lies ahead: "tomorrow", "next week", "in the coming days"."""
    if parse.lowers[row] == "tomorrow":
        return True
    if parse.deps[row] == "prep" and parse.lowers[row] in ("until", "till", "since"):
        return False
    if parse.deps[row] == "prep":
        below = parse.child(row, "pobj")
        return below is not None and ahead(parse, below)
    return any(parse.deps[c] == "amod" and parse.lowers[c] in AHEAD for c in parse.children[row]) and (
        parse.lemmas[row].lower() in UNITS
    )


def weekday(parse: Parse, row: int) -> bool:
    """Say whether a time phrase is "Monday" or "on Monday", which makes a present progressive future."""
    if parse.deps[row] == "prep" and parse.lowers[row] == "on":
        row = parse.child(row, "pobj") or row
    return parse.lowers[row] in WEEKDAYS


def progressive(parse: Parse, row: int) -> bool:
    """Say whether a form in "-ing" has its auxiliary: "is leaving on Monday", not "leaving on Monday"."""
    return any(parse.deps[c] == "aux" and parse.lemmas[c] == "be" for c in parse.children[row])


def reported(parse: Parse, row: int) -> bool:
    """Say whether a "would" at the row is the future of a report in the past ("said he would go")."""
    head = parse.heads[row]
    first = parse.words[parse.sentences[parse.sentence_of[row]][0]]
    if first not in OPENING and any(
        parse.deps[c] in ("parataxis", "ccomp") and parse.lowers[c] == "said" for c in parse.children[row]
    ):
        return True  # "The talks, he said, would begin …"
    if parse.deps[row] == "conj":
        row, head = head, parse.heads[head]
    place = parse.deps[row]
    if place == "relcl" and parse.child(row, "mark") is not None:
        place = "acl"  # "a letter that he would resign"
    return place in ("ccomp", "acl", "pcomp") and parse.tags[head] not in ("VB", "VBP", "VBZ")


def conditional(parse: Parse, row: int) -> bool:
    """Say whether the adverbial clause is a condition ("if ...", "unless ..."), not "even if"."""
    for child in parse.children[row]:
        if parse.deps[child] in ("mark", "advmod") and parse.lowers[child] in IF:
            return not (child and parse.lowers[child - 1] == "even")
    return inverted(parse, row)


def own(parse: Parse, row: int) -> State:
    """Return what the predicate's own clause says of it."""
    negative = negation(parse, row)
    level = modality(parse, row)
    if negative and level == POSSIBLE and cannot(parse, row):
        level = ACTUAL
    if negative and level == ACTUAL and not_until(parse, row):
        negative = False
    return negative, level


def cannot(parse: Parse, row: int) -> bool:
    """Say whether a negated possibility is "cannot" or "could not", which leaves nothing open."""
    words = [parse.lowers[c] for c in parse.children[row] if parse.deps[c] in ("aux", "auxpass")]
    return bool(words) and words[0] in ("can", "ca", "could") and "have" not in words


def infinitive(parse: Parse, row: int) -> bool:
    """Say whether the verb has "to"."""
    return any(parse.tags[c] == "TO" and parse.deps[c] in ("aux", "mark") for c in parse.children[row])


def definite(parse: Parse, row: int) -> bool:
    """Say whether a noun phrase takes its event as known: article, demonstrative, possessor, number."""
    for child in parse.children[row]:
        dep = parse.deps[child]
        if dep in ("poss", "nummod") or (dep == "det" and parse.lowers[child] in DEFINITE):
            return True
    return False


def indefinite(parse: Parse, row: int) -> bool:
    return not definite(parse, row)


def noun_own(parse: Parse, row: int) -> State:
    """Return what the modifiers of an event noun say: "no meeting", "a possible strike"."""
    negative, level = parse.lowers[row] in NOBODY, ACTUAL
    for child in parse.children[row]:
        dep, word = parse.deps[child], parse.lowers[child]
        if child < row:
            if word in NO or (dep == "neg" and not only(parse, child)):
                negative = True
            elif dep in ("amod", "advmod", "compound", "nmod"):
                found = signature(word, "adj", "amod")
                if found is not None:
                    failed = found.flips and not (word in FAILED and parse.lemmas[row] in TRIED)
                    negative, level = negative or failed, max(level, found.level)
            elif dep in ("poss", "npadvmod") and (
                word == "tomorrow"
                or any(parse.lowers[c] in ("next", "coming") for c in parse.children[child])
            ):
                level = max(level, FUTURE)
    return negative, level
