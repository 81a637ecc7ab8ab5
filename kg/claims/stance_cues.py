"""What a predicate's own clause says of it: negation, auxiliaries, adverbs, conditions."""

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
from kg.language.parse import Parse

NOT = frozenset({"not", "n't", "n’t", "nt", "never", "nowhere", "neither", "nor"})
HARDLY = frozenset({"hardly", "barely", "scarcely"})
ALMOST = frozenset({"nearly", "almost"})
NOT_ONLY = frozenset({"only", "just", "merely", "simply", "solely", "necessarily"})
"""After "not", these leave the predicate itself standing ("not only met")."""
NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one", "noone"})
NO = frozenset({"no", "neither"})
DETERMINERS = frozenset({"det", "neg", "nummod", "amod", "advmod", "preconj", "cc", "predet"})
NO_TIME = frozenset({"time", "way", "circumstance", "circumstances", "case", "point", "condition", "account"})

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
AUX = frozenset({"aux", "auxpass"})
PRESENT = frozenset({"VBZ", "VBP", "VBG"})
LETTING = frozenset({"let", "help", "make", "have", "see", "hear", "watch"})
AHEAD = frozenset({"next", "coming", "tomorrow"})


def negation(parse: Parse, row: int) -> bool:
    """Say whether the predicate's own clause negates it; two negatives cancel."""
    negative = False
    for child in parse.children[row]:
        dep, word = parse.deps[child], parse.lowers[child]
        if word == "nor" and child > row:
            continue  # it negates what follows: `coordinated`
        if dep == "neg" or word in NOT or (dep in ("det", "intj") and word in NO):
            negative ^= not only(parse, child)
        elif dep == "advmod":
            if (
                word in HARDLY
                or (word in ALMOST and child == row - 1 and parse.tags[row] in ("VBD", "VBN"))
                or (word == "ever" and not HARDLY.isdisjoint(parse.lowers[c] for c in parse.children[child]))
                or (word == "longer" and any(parse.lowers[c] == "no" for c in parse.children[child]))
            ):
                negative = not negative
        elif dep in ("nsubj", "nsubjpass"):
            negative ^= word in NOBODY or none(parse, child) or scarce(parse, child)
        elif dep in ("dobj", "attr", "dative"):
            negative ^= word in NOBODY or none(parse, child)
        elif dep == "prep" and any(
            parse.lowers[c] in NO_TIME and none(parse, c) for c in parse.children[child]
        ):
            negative = not negative
    return negative != stray(parse, row)


def stray(parse: Parse, row: int) -> bool:
    """Say whether a "not" right before the verb was hung by the parser on something that is no verb."""
    before = row - 1
    return (
        before >= 0
        and parse.lowers[before] in NOT
        and parse.pos[row] == "VERB"
        and parse.heads[before] not in (row, before)
        and parse.pos[parse.heads[before]] not in ("VERB", "ADV")
        and parse.deps[parse.heads[before]] not in ("nsubj", "nsubjpass")
    ) or (before >= 0 and parse.lowers[before] == "neither" and parse.heads[before] not in (row, before))


def only(parse: Parse, row: int) -> bool:
    """Say whether "not" or "neither" at the row leaves the predicate standing."""
    after = row + 1
    return after < len(parse) and parse.lowers[row] != "never" and parse.lowers[after] in NOT_ONLY


def none(parse: Parse, row: int) -> bool:
    """Say whether a noun phrase has a negative determiner: "no one", "no evidence"."""
    for child in parse.children[row]:
        if child < row and parse.lowers[child] in NO and parse.deps[child] in DETERMINERS:
            return True
    return False


def scarce(parse: Parse, row: int) -> bool:
    """Say whether a subject is denied as a whole: "not a single senator", "hardly anyone",
    "few voters"."""
    first = parse.lefts[row]
    word = parse.lowers[first]
    if word == "few":
        return parse.deps[row] == "nsubj"  # "few senators believe", not "a few"
    return first < row and (
        word in HARDLY or (word == "not" and parse.lowers[first + 1] in ("a", "one", "any", "even"))
    )


def modality(parse: Parse, row: int) -> int:
    """Return the level that auxiliaries, adverbs, conjunctions and time give the predicate."""
    level, perfect, past = ACTUAL, False, False
    auxiliary = ""
    condition = False
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
            elif word in ("'d", "’d") and parse.tags[child] == "MD":
                auxiliary, level = "would", max(level, FUTURE)
        elif dep == "advmod":
            level = max(level, ADVERBS.get(word, ACTUAL))
        elif (
            dep in ("npadvmod", "prep", "tmod")
            and parse.tags[row] in PRESENT
            and (ahead(parse, child) or (parse.tags[row] == "VBG" and weekday(parse, child)))
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
    if condition and (auxiliary or parse.tags[row] in ("VBZ", "VBP")):
        level = HYPOTHETICAL
    elif auxiliary == "would" and level == FUTURE and not reported(parse, row):
        level = POSSIBLE
    return level


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


def reported(parse: Parse, row: int) -> bool:
    """Say whether a "would" at the row is the future of a report in the past ("said he would go")."""
    head = parse.heads[row]
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
    return False


def own(parse: Parse, row: int) -> State:
    """Return what the predicate's own clause says of it."""
    negative = negation(parse, row)
    level = modality(parse, row)
    if negative and level == POSSIBLE and cannot(parse, row):
        level = ACTUAL
    if negative and level == ACTUAL and not_until(parse, row):
        negative = False
    return negative, level


def not_until(parse: Parse, row: int) -> bool:
    """Say whether the past clause says when it did: "did not meet him until May"."""
    past = False
    for child in parse.children[row]:
        if parse.deps[child] in AUX and parse.tags[child] == "VBD":
            past = True
        elif child > row and parse.deps[child] in ("prep", "advcl", "mark"):
            first = parse.lefts[child]
            if past and parse.lowers[first] in ("until", "till"):
                return True
    return False


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
