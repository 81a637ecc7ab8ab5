"""The clause around a time expression: its tense, and the predicate or event noun it belongs to."""

from __future__ import annotations

from functools import cache

from kg.language.parse import Parse
from kg.ontology import rows

PAST_CONTROL = frozenset(
    {"force", "compel", "manage", "fail", "begin", "start", "refuse", "decline", "help", "go", "come"}
)
FUTURE_AUX = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "to", "would", "could", "may", "might", "should", "must", "can"}
)
PAST_AUX = frozenset({"had", "was", "were", "did", "has", "have", "'d", "been"})
EVENT_ENDINGS = ("tion", "sion", "ment", "ing")
NO_EVENTS = frozenset(
    {"government", "department", "parliament", "document", "regiment", "element", "apartment",
     "establishment", "nation", "station", "organization", "organisation", "constitution",
     "administration", "institution", "corporation", "foundation", "population", "association",
     "federation", "delegation", "coalition", "opposition", "commission", "union", "legislation",
     "position", "section", "version", "question", "information", "generation", "mission", "king",
     "building", "thing", "something", "anything", "nothing", "everything", "morning", "evening",
     "spring", "wing", "ring", "string", "sibling", "television", "pension", "mansion", "fashion",
     "passion", "equipment", "instrument", "environment", "moment", "comment"}
)  # fmt: skip
"""Nouns that only end like events."""
EVENT_NOUNS = frozenset(
    {"accord", "argument", "battle", "bill", "birth", "ceremony", "conference", "contest", "convention",
     "crisis", "debut", "disaster", "divorce", "drought", "earthquake", "email", "end", "famine",
     "festival", "fire", "flight", "flood", "funeral", "game", "hurricane", "interview", "landing", "law",
     "letter", "marriage", "match", "memo", "pact", "poll", "primary", "race", "recession", "riot",
     "sanction", "scandal", "show", "start", "storm", "study", "survey", "tour", "tournament", "treaty",
     "truce", "tweet", "wedding", "article", "blast", "caucus", "budget", "ad", "win", "debate",
     "session", "holiday", "episode"}
)  # fmt: skip
"""What `ontology/nominalisations.csv` has no row for."""
SPEECH = frozenset(
    {"say", "tell", "report", "announce", "add", "claim", "state", "write", "warn", "note", "confirm",
     "argue", "tweet", "declare", "insist", "acknowledge", "admit", "deny", "disclose", "reveal"}
)  # fmt: skip
ABOUT_EVENTS = frozenset(
    {"discuss", "recall", "describe", "condemn", "criticize", "criticise", "praise", "mention", "cancel",
     "postpone", "schedule", "plan", "attend", "remember", "review", "dispute", "regret", "win", "lose",
     "mark", "follow", "precede", "expect", "propose", "await", "boycott", "skip", "organize", "organise"}
)  # fmt: skip
"""Verbs whose object happens at a time of its own: "discussed the vote on Sunday"."""
VERBS = frozenset({"VERB", "AUX"})


def direction(parse: Parse, row: int, depth: int = 0) -> int:
    """Return -1 where the clause around a row is past, 1 where it is future, else 0."""
    verb = row
    for verb in (row, *parse.ancestors(row)):
        if parse.pos[verb] in VERBS and parse.deps[verb] not in ("aux", "auxpass"):
            break
    else:
        return 0
    return tense(parse, verb, depth)


DEEPEST = 8
"""A sentence nests less; a malformed tree must not loop."""


def tense(parse: Parse, verb: int, depth: int = 0) -> int:
    """Return -1 for a past verb, 1 for a future or intended one, 0 where the form does not say."""
    if depth > DEEPEST:
        return 0
    auxiliaries = {parse.lowers[c] for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")}
    tag = parse.tags[verb]
    if "to" in auxiliaries and parse.deps[verb] in ("xcomp", "advcl", "conj"):
        governor = parse.heads[verb]
        if parse.lemmas[governor] in PAST_CONTROL and parse.tags[governor] in ("VBD", "VBN"):
            return -1
        return -1 if parse.deps[verb] == "advcl" and tense(parse, governor, depth + 1) < 0 else 1
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
        return -1 if tag == "VBN" else direction(parse, parse.heads[verb], depth + 1)
    return 0


def owner(parse: Parse, first: int, after: int, day: bool = False) -> int:
    """Return the row of the predicate or event noun that the expression in rows `[first, after)` belongs
    to, or -1. `day` tells that it means one day.

    A date inside a noun phrase that names no event ("the ambassador on Tuesday") is the verb's: the
    parser often hangs it on the nearest noun.
    """
    said = adjacent_verb(parse, first, after)
    if said is not None:
        return said
    row = top_of(parse, first, after)
    modifier = parse.deps[row] in MODIFIERS and not comma_between(parse, row, parse.heads[row])
    preposition = parse.lowers[row] if parse.deps[row] == "prep" else ""
    row = parse.heads[row]
    if parse.deps[row] == "prep":
        preposition = parse.lowers[row]
    for _ in range(8):
        pos = parse.pos[row]
        if pos in VERBS:
            return clause_of(parse, first, after, auxiliary_head(parse, row))
        if modifier and pos in ("NOUN", "ADJ"):
            return row
        if pos == "NOUN" and is_event(parse, row) and not verbs_day(parse, row, first, day, preposition):
            return row
        if parse.heads[row] == row:
            return headline_verb(parse, row)
        if parse.deps[row] in ("appos", "relcl", "acl"):
            return -1
        row = parse.heads[row]
    return -1


def clause_of(parse: Parse, first: int, after: int, verb: int) -> int:
    """Return the verb that an expression before another clause is about: "In May, he said, the talks failed"
    tells when they failed, "It came a day after he quit" when it came."""
    follows = verb + 1
    if (
        after <= verb
        and parse.lemmas[verb] in SPEECH
        and follows < len(parse)
        and parse.lowers[follows] == ","
        and "," in parse.lowers[after:verb]
    ):
        if parse.deps[verb] == "parataxis" and parse.heads[verb] > verb:
            return parse.heads[verb]
        said = [c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c > verb]
        return said[0] if said else verb
    if parse.deps[verb] == "advcl" and verb > first > parse.heads[verb]:
        for row in (after - 1, after):
            if parse.lowers[row] in ("after", "before") and parse.heads[row] == verb:
                return parse.heads[verb]
    return verb


MODIFIERS = frozenset({"compound", "amod", "nummod", "poss", "nmod"})


def top_of(parse: Parse, first: int, after: int) -> int:
    """Return the row of the expression whose head lies outside it."""
    row = first
    for _ in range(after - first):
        if not first <= parse.heads[row] < after or parse.heads[row] == row:
            break
        row = parse.heads[row]
    return row


def comma_between(parse: Parse, row: int, head: int) -> bool:
    """Tell whether a comma parts a supposed modifier from its noun: "Saturday morning, the office …"."""
    return "," in parse.lowers[row:head]


def adjacent_verb(parse: Parse, first: int, after: int) -> int | None:
    """Return the verb of speech right before the expression: of "said on Tuesday he would go" and "said
    Tuesday the talks began" the parser at times gives the day to the later verb."""
    before = first - 1
    if before >= 0 and parse.lowers[before] in ("on", "in", "early", "late"):
        before -= 1
    if before < 0 or parse.sentence_of[before] != parse.sentence_of[first]:
        return None
    if parse.pos[before] != "VERB" or parse.lemmas[before] not in SPEECH or after >= len(parse):
        return None
    return None if parse.lowers[after] in ("'s", "’s") else before


def verbs_day(parse: Parse, noun: int, first: int, day: bool, preposition: str) -> bool:
    """Tell whether a day after an event noun that is a verb's object is the verb's: "rejected the
    proposal on Friday". A year or month stays with the noun ("the vote in 2005")."""
    if not day or first < noun or preposition not in ("on", ""):
        return False
    verb = parse.heads[noun]
    if parse.deps[noun] == "pobj":
        scene = parse.lowers[verb] in ("in", "at", "during")
        verb = parse.heads[verb]
        if scene and parse.pos[verb] in VERBS:  # "In a speech on Monday, he said"
            return tense(parse, verb) <= 0
    if parse.deps[noun] not in ("dobj", "pobj") or parse.pos[verb] not in VERBS or verb > noun:
        return False
    return parse.lemmas[verb] not in ABOUT_EVENTS and tense(parse, verb) < 0


def headline_verb(parse: Parse, row: int) -> int:
    """Return the root, or where the parser took the subject for the root ("The spokesman, in a note
    condemned") the past verb right below it."""
    if parse.pos[row] not in ("PROPN", "NOUN"):
        return row
    below = [c for c in parse.children[row] if parse.tags[c] == "VBD" and parse.deps[c] != "relcl"]
    return below[0] if below else row


def auxiliary_head(parse: Parse, row: int) -> int:
    for _ in range(DEEPEST):
        if parse.deps[row] not in ("aux", "auxpass") or parse.heads[row] == row:
            break
        row = parse.heads[row]
    return row


def is_event(parse: Parse, row: int) -> bool:
    """Tell whether a noun names something that happens."""
    lemma = parse.lemmas[row]
    if lemma in EVENT_NOUNS or lemma in nominalisations():
        return True
    return lemma.endswith(EVENT_ENDINGS) and lemma not in NO_EVENTS


@cache
def nominalisations() -> frozenset[str]:
    """Return the nouns of `ontology/nominalisations.csv`."""
    return frozenset(row["noun"] for row in rows("nominalisations.csv"))
