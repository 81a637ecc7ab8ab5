"""Attributions of headlines, where the speaker stands after the statement and there is no grammar to
read: "Bridge closed — ministry", "Bridge to reopen: report", "Farms without water, councils say"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from kg.claims import cues, roles
from kg.claims.attribution_content import RECORDS
from kg.claims.attribution_parts import VERBAL, Draft, View, noun_phrase, source_of
from kg.language.parse import Parse

DASHES = frozenset(("—", "–", "-", "--"))
ENDS = frozenset((".", "!", "?"))
BREAKS = DASHES | ENDS | {",", ";", ":"}
TAIL_ROWS = 8
LISTS = 14
"""After more words a colon brings the name that they lead up to, not who says them."""
LEAST = 4
"""A statement has as many words at least, or it is a title: "Briefing: ministers"."""
TAIL_POS = frozenset(("PROPN", "NOUN", "ADJ", "PART", "CCONJ", "ADP", "DET"))
NOMINAL = frozenset(("NOUN", "PROPN"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
CLAUSAL = FINITE | {"VBN", "VBG", "VB"}
UNSPEAKING = frozenset(("GPE", "LOC", "DATE", "TIME", "EVENT", "PRODUCT", "WORK_OF_ART", "CARDINAL", "FAC"))
ARTICLES = frozenset(("a", "an", "the"))
LINKS = frozenset(("of", "for", "at", "in", "on", "from", "to"))
BODIES = frozenset(
    (
        "administration", "agency", "ally", "army", "association", "authority", "bank", "board", "camp",
        "campaign", "coalition", "delegation",
        "broadcaster", "bureau", "cabinet", "center", "centre", "charity", "commission", "committee",
        "company", "council", "court", "department", "embassy", "family", "figure", "firm", "force",
        "foundation", "government", "group", "institute", "institution", "intelligence", "lawyer", "medium",
        "military", "ministry", "mission", "monitor", "navy", "ngo", "newspaper", "office", "organisation",
        "organization", "outlet", "paper", "parliament", "party", "police", "portal", "press", "regulator",
        "service", "source", "staff", "team", "think-tank", "tv", "union", "watchdog", "website",
        "kremlin", "leadership", "movement", "opposition", "pentagon", "regime", "house", "report", "study",
        "survey", "poll", "filing", "statement",
        "document", "data", "datum", "audit",
    )
)  # fmt: skip
"""Heads of what can be a source without being a person."""
DATED = frozenset(("DATE", "TIME"))
SHOWING = frozenset(("show", "shows", "showed", "say", "says", "said", "indicate", "suggest", "reveal"))
TIMES = frozenset(("today", "yesterday", "tonight", "earlier", "later", "again", "late", "early", "now"))
NOT_SAYING = frozenset(("so", "nothing", "little", "much", "goodbye", "no", "yes", "it", "this", "that"))


def tails(view: View, parts: list[tuple[int, int]]) -> list[Draft]:
    """Read "[Bridge closed after storm] — ministry" and "[Bridge to reopen]: report", where the
    paragraph is one sentence."""
    found: list[Draft] = []
    for start, end in parts:
        first, after = bisect_left(view.parse.starts, start), bisect_left(view.parse.starts, end)
        draft = tail(view.parse, first, after)
        if draft is not None:
            found.append(draft)
    return found


def tail(parse: Parse, first: int, after: int) -> Draft | None:
    """Return the attribution of a paragraph that ends in a dash or colon and a speaker."""
    while after > first and parse.words[after - 1] in ENDS:
        after -= 1
    near = range(after - 2, max(first + LEAST - 1, after - 2 - TAIL_ROWS), -1)
    mark = next((row for row in near if parse.words[row] == ":" or spaced_dash(parse, row)), None)
    if mark is None or ENDS.intersection(parse.words[first:mark]):
        return None
    head = tail_head(parse, mark + 1, after)
    if head is None or not ends_statement(parse, first, mark, after, head):
        return None
    return Draft("credit", (mark, mark, mark + 1), (head, mark + 1, after), list(range(first, mark)))


def spaced_dash(parse: Parse, row: int) -> bool:
    """Is a token a dash with a space before it?"""
    return parse.words[row] in DASHES and row > 0 and parse.starts[row] > parse.ends[row - 1]


def tail_head(parse: Parse, first: int, after: int) -> int | None:
    """Return the head of a tail that is a short noun phrase without article and can speak."""
    rows = range(first, after)
    if parse.pos[first] == "DET" or any(parse.pos[row] not in TAIL_POS for row in rows):
        return None
    link = next((row for row in range(first + 1, after) if parse.lowers[row] in LINKS), after)
    head = link - 1
    if parse.pos[head] not in NOMINAL or any(parse.words[row] == "," for row in rows):
        return None
    return head


def ends_statement(parse: Parse, first: int, mark: int, after: int, head: int) -> bool:
    """Is what stands before the mark a statement, and the tail its speaker?"""
    if speaking_noun(parse, head):
        return True
    named = [(kind, begin, last) for begin, last, kind in parse.ents if begin <= head < last]
    if parse.pos[head] != "PROPN" or any(kind in UNSPEAKING or begin < mark for kind, begin, _ in named):
        return False
    rows = range(first, mark)
    if parse.words[mark] == ":" and (mark - first > LISTS or "CC" in parse.tags[mark:after]):
        return False
    terse = not any(parse.lowers[row] in ARTICLES for row in rows)
    return terse and any(parse.tags[row] in CLAUSAL for row in rows)


def speaking_noun(parse: Parse, row: int) -> bool:
    """Does a noun name a role, a body or a text?"""
    return parse.lemmas[row].lower() in BODIES or roles.is_role(parse, row)


def closing_cues(view: View) -> list[Draft]:
    """Read "[Farms without water], councils say": by position, whatever the parser made of it."""
    parse = view.parse
    known = cues.table()["verb"]
    dated = {row for first, after, kind in parse.ents if kind in DATED for row in range(first, after)}
    found: list[Draft] = []
    for number, (_, after) in enumerate(parse.sentences):
        first, end = opening(parse, number), after
        while end > first and (
            end - 1 in dated or parse.words[end - 1] in ENDS or parse.lowers[end - 1] in TIMES
        ):
            end -= 1
        verb = end - 1
        if verb - first < LEAST or not reports(parse, verb, known):
            continue
        comma = next((r for r in range(verb - 1, first + 2, -1) if parse.words[r] in (",", "—", "–")), None)
        if comma is None or not 1 <= verb - comma - 1 <= TAIL_ROWS or view.quote_of[comma] >= 0:
            continue
        rows = list(range(first, comma))
        head = record(parse, comma + 1, verb)
        if head is None and verbless(parse, rows) and clean_source(parse, comma + 1, verb):
            head = verb - 1
        if head is not None:
            found.append(Draft("indirect", (verb, verb, verb + 1), (head, comma + 1, verb), rows))
    return found


def opening(parse: Parse, number: int) -> int:
    """Return the first row of a sentence, that of the one before where the parser cut at a comma."""
    first = parse.sentences[number][0]
    if number and "," in (parse.words[first], parse.words[first - 1]):
        if "\n" not in parse.text[parse.ends[first - 1] : parse.starts[first]]:
            return parse.sentences[number - 1][0]
    return first


def record(parse: Parse, first: int, verb: int) -> int | None:
    """Return the head of a text with a relative clause before a cue: ", letters that she published show"."""
    head = (
        next((row for row in range(first, verb) if parse.pos[row] not in TAIL_POS | {"NUM", "PUNCT"}), verb)
        - 1
    )
    if head <= first - 1 or parse.lemmas[head].lower() not in RECORDS:
        return None
    opens = parse.lowers[head + 1] in ("that", "which") or parse.tags[head + 1] == "VBN"
    return head if opens and head + 1 < verb and parse.lowers[verb] in SHOWING else None


def timely(parse: Parse, row: int) -> bool:
    """Does a row belong to a date: "… says Friday"?"""
    return parse.lowers[row] in TIMES or any(
        kind in DATED and first <= row < last for first, last, kind in parse.ents
    )


def reports(parse: Parse, row: int, known: Mapping[str, Mapping[str, str]]) -> bool:
    """Is a word the form of a verb of saying that a source would precede?"""
    word, lemma = parse.lowers[row], parse.lemmas[row].lower()
    if parse.tags[row] in ("VBZ", "VBP", "VBD"):
        return "quote" in known.get(lemma, {})
    return word in ("say", "says", "report", "reports", "show", "shows") and parse.tags[row] in (
        "NN",
        "NNS",
        "VB",
    )


def verbless(parse: Parse, rows: list[int]) -> bool:
    """Is there no finite verb? (Where there is one, grammar says whose the clause is.)"""
    return not any(parse.tags[row] in FINITE and parse.pos[row] in VERBAL for row in rows)


def clean_source(parse: Parse, first: int, after: int) -> bool:
    """Is all between comma and cue one noun phrase?"""
    rows = range(first, after)
    return parse.pos[after - 1] in NOMINAL and all(
        parse.pos[row] in TAIL_POS or parse.pos[row] == "NUM" for row in rows
    )


def clipped(view: View, verb: int, frames: Mapping[str, str]) -> Iterator[Draft]:
    """Read "Berg says [deal close]": a content without a verb."""
    parse = view.parse
    rows = said_after(view, verb, frames)
    source = source_of(parse, verb)
    if rows and source is not None and source[2] == verb and parse.lowers[source[0]] != "it":
        yield Draft("indirect", (verb, verb, verb + 1), source, rows)


def second_verb(view: View, verb: int, frames: Mapping[str, str]) -> Iterator[Draft]:
    """Read "Sweden rejects terms, says [strike will go on]": a cue whose subject stands in the clause
    before the comma, where "and" is left out."""
    parse = view.parse
    first = parse.sentences[parse.sentence_of[verb]][0]
    rows = said_after(view, verb, frames)
    if (
        parse.words[verb - 1] != ","
        or parse.child(verb, "nsubj") is not None
        or not any(parse.tags[row] in FINITE for row in rows)
    ):
        return
    if any(parse.tags[row] in ("WP", "WDT", "WRB") for row in rows):
        return
    subject = next((row for row in range(first, verb - 1) if parse.deps[row] == "nsubj"), None)
    if subject is not None and parse.tags[parse.heads[subject]] in ("VBZ", "VBP", "VB"):
        yield Draft("indirect", (verb, verb, verb + 1), noun_phrase(parse, subject), rows)


def said_after(view: View, verb: int, frames: Mapping[str, str]) -> list[int]:
    """Return the rows from a "says" to the next comma or dash, none where they can be no statement."""
    parse = view.parse
    after = parse.sentences[parse.sentence_of[verb]][1]
    if parse.lemmas[verb] != "say" or parse.tags[verb] not in ("VBZ", "VBP") or view.quote_of[verb] >= 0:
        return []
    end = next((r for r in range(verb + 1, after) if parse.words[r] in BREAKS), after)
    if end - verb < 3 or parse.lowers[verb + 1] in NOT_SAYING or timely(parse, verb + 1):
        return []
    return list(range(verb + 1, end))


__all__ = ["clipped", "closing_cues", "second_verb", "tails"]
