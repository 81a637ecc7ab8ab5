"""What the rules of event nouns know of words: who can act, what is an amount, a time, a place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kg.claims.frames import Slot
from kg.claims.roles import is_role
from kg.language.parse import Parse

ACTOR_LABELS = frozenset({"ORG", "GPE", "NORP", "PERSON"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
AMOUNT_LABELS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
MUTUAL_PREPOSITIONS = frozenset({"between", "among"})
CORE_PREPOSITIONS = frozenset({
    "with", "against", "to", "on", "for", "from", "into", "inside", "over", "about", "toward", "towards",
    "as", "under", "through",
})  # fmt: skip
"""What follows these after an event noun takes part in the event."""

AMOUNTS = frozenset({
    "%", "percent", "per", "cent", "percentage", "point", "points", "dollar", "dollars", "euro", "euros",
    "pound", "pounds", "cents", "bn", "billion", "million", "year", "years", "day", "days", "week", "weeks",
    "month", "months", "hour", "hours", "minute", "minutes", "decade", "decades", "century", "quarter",
    "time", "times", "today", "yesterday", "tomorrow", "tonight", "morning", "afternoon", "evening",
    "night", "weekend", "spring", "summer", "autumn", "winter", "season", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
})  # fmt: skip
EMPTY = frozenset({
    "part", "history", "way", "kind", "sort", "type", "form", "case", "fact", "thing", "place", "extent",
    "lot", "bit", "series", "set", "result", "reason", "basis", "example", "word", "term", "addition",
    "which", "that", "what", "who", "whom", "whose", "this", "there", "something", "anything", "everything",
    "nothing", "one", "all", "some", "many", "most", "both", "each", "those", "these", "end", "beginning",
    "start",
})  # fmt: skip
"""Nouns and pronouns that name no participant."""

BODIES = frozenset({
    "police", "government", "court", "congress", "parliament", "senate", "army", "military", "navy",
    "militia", "party", "company", "union", "council", "committee", "commission", "ministry", "department",
    "agency", "bank", "board", "firm", "jury", "opposition", "rebel", "guerrilla", "insurgent", "terrorist",
    "coalition", "regime", "junta", "cabinet", "administration", "church", "hospital", "university", "club",
    "airline", "manufacturer", "automaker", "carmaker", "industry", "investor", "consumer", "customer",
    "voter", "worker", "student", "teacher", "farmer", "trader", "prisoner", "refugee", "migrant",
    "taliban", "militant", "separatist", "cartel", "gang", "mob", "crowd", "protester", "analyst", "expert",
    "scientist", "researcher", "doctor", "lawyer", "prosecutor", "judge", "lawmaker", "senator",
    "president", "minister", "official", "soldier", "troop", "officer", "inspector",
})  # fmt: skip
"""Common nouns that act when they stand before an event noun ("police raid")."""

PLACED = frozenset({
    "attack", "bombing", "shooting", "war", "crisis", "conflict", "election", "riot", "unrest", "event",
    "ceremony", "battle", "strike", "airstrike", "explosion", "crash", "accident", "incident", "march",
    "parade", "demonstration", "protest", "gathering", "massacre", "killing", "murder", "earthquake",
    "flood", "fire", "show", "race", "primary", "referendum", "vote", "uprising", "revolt", "wedding",
    "trial", "ambush", "raid", "siege", "coup", "vigil", "workshop", "seminar", "forum", "symposium",
    "gala", "tour", "trip", "flight", "visit",
    "release", "launch", "debut", "premiere", "rollout", "loss", "win", "victory", "defeat", "suit",
    "lawsuit",
})  # fmt: skip
"""A place before one of these nouns is where it happens ("the Oslo attack")."""
SITES = frozenset({
    "school", "university", "airport", "hospital", "hotel", "station", "stadium", "square",
    "street", "church", "mosque", "bridge", "prison", "park", "mall", "theater", "theatre", "campus",
    "island",
})  # fmt: skip
"""Who bears such a name is a place before one of `PLACED` ("the Hill Valley School shooting")."""
SIGNED = frozenset({"deal", "agreement", "accord", "pact", "treaty", "protocol", "declaration", "framework"})
"""What bears the name of the town it was signed in or of the country it is about ("the Oslo accord")."""
THINGS = frozenset({
    ("tax", "return"), ("hard", "drive"), ("flash", "drive"), ("disk", "drive"), ("dvd", "drive"),
    ("purchase", "order"), ("bank", "statement"), ("assembly", "line"), ("search", "result"),
})  # fmt: skip
"""A thing by its modifier, whatever the noun alone says."""
BACKERS = frozenset({
    "with", "without", "despite", "lose", "have", "win", "get", "need", "seek", "gain", "earn", "receive",
    "secure", "enjoy", "request", "lack", "want", "draw", "attract",
})  # fmt: skip
"""Before "the support of X" they make X who gives it; else it is more often X who gets it."""

MEASURING = frozenset({
    "record", "year", "day", "week", "month", "percentage", "point", "half", "double", "first", "second",
    "third", "overall", "top", "emergency", "press", "media", "phone", "news", "weekend", "night",
    "morning", "campaign", "air", "sea", "land", "home", "world",
})  # fmt: skip
"""Nouns before a noun that tell its size, time or manner."""

PHRASES = frozenset({
    ("in", "order"), ("in", "case"), ("in", "charge"), ("in", "view"), ("in", "need"), ("in", "favor"),
    ("in", "favour"), ("in", "addition"), ("in", "light"), ("on", "behalf"), ("at", "work"), ("at", "play"),
    ("in", "fear"), ("in", "use"), ("in", "effect"), ("in", "practice"), ("in", "fact"), ("by", "way"),
    ("in", "control"), ("of", "course"), ("at", "risk"), ("in", "line"), ("in", "reference"),
    ("in", "play"), ("no", "shortage"), ("no", "end"), ("no", "question"), ("no", "doubt"),
    ("in", "keeping"), ("in", "hope"), ("at", "stake"), ("in", "comparison"), ("in", "reaction"),
    ("in", "exchange"), ("in", "return"), ("by", "comparison"), ("with", "regard"), ("in", "regard"),
    ("in", "common"),
})  # fmt: skip
"""A preposition and an event noun that together are a turn of speech."""

ON_THE = frozenset(
    {"attack", "offensive", "defensive", "move", "run", "rise", "march", "decline", "increase"}
)
"""A manner after "on the": "went on the attack"."""

DOERS = frozenset({
    "gesture", "hint", "leave", "march", "war", "work", "crisis", "ceremony", "memorandum", "goal", "speech",
    "battle", "fight", "campaign", "visit", "trip", "protest", "appeal", "apology", "complaint", "vote",
    "election", "struggle", "letter", "vow", "promise", "attempt", "effort", "role", "conflict", "race",
})  # fmt: skip
"""Nouns that only who can act does: not "a war of words", "a gesture of sincerity"."""

WHOM = frozenset({"for", "of", "to", "in", "from"})

GRANTED = frozenset({
    "have", "win", "get", "need", "seek", "express", "give", "withdraw", "offer", "pledge", "lend", "voice",
    "reiterate", "reaffirm", "announce", "declare", "throw", "lose", "appreciate", "thank", "promise", "halt",
    "suspend", "show", "gain", "earn", "receive", "welcome", "secure", "enjoy", "request", "ask", "confirm",
    "end",
})  # fmt: skip
"""What one does with the support of another, or with one's own."""

TRAVELS = frozenset({"tour", "visit", "trip", "journey"})

ANNOUNCING = frozenset({
    "declaration", "threat", "promise", "plan", "announcement", "offer", "pledge", "vow", "campaign",
    "policy", "attempt", "proposal", "confession", "admission", "intention", "history",
})  # fmt: skip
"""What one says or plans with these before "of" is one's own event."""

TELLING = frozenset({"prep", "amod", "compound", "acl", "poss", "nummod", "relcl", "agent"})
"""What tells one event from another of the same noun."""

ACTING_PRONOUNS = frozenset(
    {"he", "she", "they", "we", "i", "him", "her", "them", "us", "me", "his", "their", "our", "my", "you"}
)


@dataclass(frozen=True, slots=True)
class EventNoun:
    """One row of `ontology/nominalisations.csv`; its comment explains the columns."""

    noun: str
    verb: str
    of: str
    whose: str
    themes: frozenset[str]
    kind: frozenset[str]


def label(parse: Parse, row: int) -> str:
    """Return the label of the named entity that the row lies in, or ""."""
    place = bisect_right(parse.ents, (row, len(parse) + 1, ""))
    if not place:
        return ""
    first, after, name = parse.ents[place - 1]
    return name if first <= row < after else ""


def fits(parse: Parse, slot: Slot) -> bool:
    """Can the phrase take part in an event? Amounts, times and empty words cannot."""
    head = slot.head
    if parse.pos[head] in {"NUM", "ADV", "ADJ", "DET", "SYM", "VERB", "AUX", "PUNCT"}:
        return False
    if parse.words[slot.first] in {"$", "€", "£"} or parse.lowers[head] in EMPTY:
        return False
    if parse.lowers[head] in AMOUNTS or parse.lemmas[head].lower() in AMOUNTS:
        return False
    return label(parse, head) not in AMOUNT_LABELS


def names_actor(parse: Parse, slot: Slot) -> bool:
    """Can the phrase do something: a name, a role, a body, a personal pronoun?"""
    row = slot.head
    return (
        label(parse, row) in ACTOR_LABELS
        or parse.pos[row] == "PROPN"
        or parse.lowers[row] in ACTING_PRONOUNS
        or is_role(parse, row)
        or actor_noun(parse, row)
        or parse.lemmas[row].lower() in {"people", "country", "nation", "group", "side", "woman", "man"}
    )


def actor_noun(parse: Parse, row: int) -> bool:
    return parse.lemmas[row].lower() in BODIES


def scene(parse: Parse, slot: Slot) -> bool:
    """Is it a named place?"""
    return label(parse, slot.head) in PLACE_LABELS


def known(parse: Parse, row: int) -> bool:
    """Has the noun a determiner or possessor of its own?"""
    return parse.child(row, "det", "poss", "nummod") is not None
