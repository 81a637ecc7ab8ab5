"""Negation in a predicate's own clause: "not", "never", "nobody", "few", "hardly"."""

from __future__ import annotations

from kg.language.parse import Parse

NOT = frozenset({"not", "n't", "n’t", "nt", "never", "nowhere", "neither", "nor"})
HARDLY = frozenset({"hardly", "barely", "scarcely"})
ALMOST = frozenset({"nearly", "almost"})
NOT_ONLY = frozenset({"only", "just", "merely", "simply", "solely", "necessarily"})
"""After "not", these leave the predicate itself standing ("not only met")."""
NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one", "noone"})
NO = frozenset({"no", "neither"})
DETERMINERS = frozenset({"det", "neg", "nummod", "amod", "advmod", "preconj", "cc", "predet"})
AUX = frozenset({"aux", "auxpass"})
NO_TIME = frozenset({"time", "way", "circumstance", "circumstances", "case", "point", "condition", "account"})


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
