"""The clause around a time expression: its tense, and the predicate or event noun it belongs to."""

from __future__ import annotations

from kg.language.parse import Parse

PAST_CONTROL = frozenset(
    {"force", "compel", "manage", "fail", "begin", "start", "refuse", "decline", "help", "go", "come"}
)
FUTURE_AUX = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "to", "would", "could", "may", "might", "should", "must", "can"}
)
PAST_AUX = frozenset({"had", "was", "were", "did", "has", "have", "'d", "been"})
EVENT_ENDINGS = ("tion", "sion", "ment", "ing", "ism")
EVENT_NOUNS = frozenset(
    {"talk", "visit", "election", "vote", "war", "attack", "strike", "summit", "speech", "call",
     "raid", "trip", "conference", "debate", "referendum", "crisis", "coup", "protest", "rally",
     "report", "interview", "deal", "agreement", "accord", "treaty", "campaign", "race", "law",
     "bill", "ruling", "conversation", "testimony", "hearing", "inquiry", "probe", "trial",
     "lawsuit", "letter", "email", "memo", "article", "survey", "poll", "study", "ceremony",
     "inauguration", "massacre", "murder", "death", "arrest", "withdrawal", "offensive", "blast",
     "tweet", "ban", "order"}
)  # fmt: skip
VERBS = frozenset({"VERB", "AUX"})


def direction(parse: Parse, row: int) -> int:
    """Return -1 where the clause around a row is past, 1 where it is future, else 0."""
    verb = row
    for verb in (row, *parse.ancestors(row)):
        if parse.pos[verb] in VERBS and parse.deps[verb] not in ("aux", "auxpass"):
            break
    else:
        return 0
    return tense(parse, verb)


def tense(parse: Parse, verb: int) -> int:
    """Return -1 for a past verb, 1 for a future or intended one, 0 where the form does not say."""
    auxiliaries = {parse.lowers[c] for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")}
    tag = parse.tags[verb]
    if "to" in auxiliaries and parse.deps[verb] in ("xcomp", "advcl", "conj"):
        governor = parse.heads[verb]
        if parse.lemmas[governor] in PAST_CONTROL and parse.tags[governor] in ("VBD", "VBN"):
            return -1
        return -1 if parse.deps[verb] == "advcl" and tense(parse, governor) < 0 else 1
    if auxiliaries & FUTURE_AUX:
        return -1 if auxiliaries & {"have", "had"} else 1
    if tag == "VBD" or auxiliaries & PAST_AUX:
        return -1
    if tag == "VBG" and auxiliaries & {"is", "are", "'s", "'re", "am", "’s", "’re"}:
        return 1
    if tag == "VBN" and auxiliaries & {"is", "are"}:
        return 0
    if tag == "VBN" and not auxiliaries and parse.heads[verb] == verb:
        return -1  # a headline: "Motion rejected on Friday"
    if tag in ("VBG", "VBN") and not auxiliaries and parse.heads[verb] != verb:
        return -1 if tag == "VBN" else direction(parse, parse.heads[verb])
    return 0


def owner(parse: Parse, first: int, after: int) -> int:
    """Return the row of the predicate or event noun that the expression in rows `[first, after)` belongs
    to, or -1.

    A date inside a noun phrase that names no event ("the ambassador on Tuesday") is the verb's: the
    parser often hangs it on the nearest noun.
    """
    row = first
    while first <= parse.heads[row] < after and parse.heads[row] != row:
        row = parse.heads[row]
    modifier = parse.deps[row] in ("compound", "amod", "nummod", "poss", "nmod")
    row = parse.heads[row]
    for _ in range(8):
        pos = parse.pos[row]
        if pos in VERBS:
            return auxiliary_head(parse, row)
        if pos in ("NOUN", "ADJ") and (modifier or is_event(parse, row)):
            return row
        if parse.heads[row] == row:
            return row
        if parse.deps[row] in ("appos", "relcl", "acl"):
            return -1
        row = parse.heads[row]
    return -1


def auxiliary_head(parse: Parse, row: int) -> int:
    while parse.deps[row] in ("aux", "auxpass") and parse.heads[row] != row:
        row = parse.heads[row]
    return row


def is_event(parse: Parse, row: int) -> bool:
    """Tell whether a noun names something that happens."""
    lemma = parse.lemmas[row]
    return lemma in EVENT_NOUNS or lemma.endswith(EVENT_ENDINGS)
