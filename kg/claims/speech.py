"""Of whom a speaker speaks: "Peskov said Trump disagrees with Russia" -> (Peskov, said of, Trump).

The actor that the reported clause is about is its subject, or its object where the speaker speaks of
itself. What is said of it is a claim of its own, attributed to the speaker; this one only says that the
speaker spoke of it, which the article vouches for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.claims import attribution, phrases, subjects, verbs
from kg.claims.frames import Frame, Slot
from kg.language.parse import Parse
from kg.language.references import References

SPEECH = {
    "direct": "said of",
    "indirect": "said of",
    "according": "said of",
    "nominal": "said of",
    "request": "said of",
    "attitude": "thought of",
}
"""Kinds of attribution that have a topic, and the words for it."""
ACTORS = frozenset({"person", "politician", "organization", "party", "country", "place", "group", "office"})
WISHES = frozenset({"nominal", "attitude"})
RULE = "speech"
LEMMAS = {"said of": "say of", "thought of": "think of"}


def find(parse: Parse, reported: Iterable[attribution.Reported], references: References) -> Iterator[Frame]:
    """Yield a frame for each report of speech whose content has an actor as its topic."""
    for one in reported:
        if one.kind not in SPEECH or one.source is None or one.cue is None or unsaid(parse, one.cue[0]):
            continue
        words = SPEECH[one.kind]
        for speaker in phrases.conjuncts(parse, one.source[0]):
            if not is_actor(references, speaker):
                continue
            for topic in topics(parse, one, references):
                yield Frame(
                    one.cue[0],
                    -1,
                    -1,
                    LEMMAS[words],
                    subject=Slot(*one.source) if speaker == one.source[0] else phrases.slot(parse, speaker),
                    object=phrases.slot(parse, topic),
                    rule=RULE,
                    text=words,
                    confidence=0.7,
                )


def unsaid(parse: Parse, cue: int) -> bool:
    """Is a cue denied or no verb of saying: "would not say"?"""
    return parse.tags[cue] == "MD" or any(parse.deps[row] == "neg" for row in parse.children[cue])


def topics(parse: Parse, one: attribution.Reported, references: References) -> list[int]:
    """Return the row of the actor that the first clause of the content is about, with its conjuncts."""
    if one.source is None:
        return []
    predicate = top_predicate(parse, one)
    if one.kind in WISHES and predicate is not None and subjects.own(parse, predicate) is None:
        return []  # "a request to dissolve it" is about what is asked, not about who is asked
    speaker = chain(references, one.source[0])
    for row in rows_in(parse, one) if predicate is None else participants(parse, predicate):
        for candidate in (row, *named_inside(parse, row)):
            other = chain(references, candidate) != speaker
            if other and is_actor(references, candidate):
                listed = phrases.conjuncts(parse, candidate)
                return [c for c in listed if is_actor(references, c) and chain(references, c) != speaker]
    return []


def named_inside(parse: Parse, row: int) -> Iterator[int]:
    """Yield the possessor and the complements of a noun: "Mali's situation", "the situation in Mali"."""
    yield from parse.kids(row, "poss")
    for prep in parse.kids(row, "prep"):
        yield from parse.kids(prep, "pobj")


def is_actor(references: References, row: int) -> bool:
    """Is the row an actor by name or description? A pronoun's guess is too weak for who spoke of whom."""
    mention = references.at.get(row)
    if mention is None or references.mentions[mention].form == "pronoun":
        return False
    return references.mentions[mention].kind in ACTORS


def participants(parse: Parse, predicate: int) -> Iterator[int]:
    """Yield the subject, object and prepositional objects of the clause, in this order."""
    subject = subjects.find(parse, predicate)
    if subject is not None:
        yield from phrases.conjuncts(parse, subject)
    yield from parse.kids(predicate, "dobj", "attr", "dative")
    for prep in parse.kids(predicate, "prep", "agent"):
        yield from parse.kids(prep, "pobj")


def top_predicate(parse: Parse, one: attribution.Reported) -> int | None:
    """Return the predicate in the first sentence of the content that no other one in it governs."""
    inside: list[int] = []
    for row in rows_in(parse, one):
        if verbs.is_predicate(parse, row) and row != (one.cue[0] if one.cue else -1):
            inside.append(row)
    held = set(inside)
    for row in inside:
        if not any(above in held for above in parse.ancestors(row)):
            return row
    return None


def rows_in(parse: Parse, one: attribution.Reported) -> Iterator[int]:
    """Yield the rows of the content that stand in the sentence where it begins."""
    start = one.content[0].start
    first = next((i for i in near(parse, one) if parse.starts[i] >= start), None)
    if first is None:
        return
    for row in range(first, parse.sentences[parse.sentence_of[first]][1]):
        if any(span.start <= parse.starts[row] and parse.ends[row] <= span.end for span in one.content):
            yield row


def near(parse: Parse, one: attribution.Reported) -> range:
    """Return the rows of the sentences around the cue, where the content begins as a rule."""
    sentence = parse.sentence_of[one.cue[0]] if one.cue else 0
    low, high = max(0, sentence - 3), min(len(parse.sentences), sentence + 2)
    return range(parse.sentences[low][0], parse.sentences[high - 1][1])


def chain(references: References, row: int) -> int | None:
    mention = references.at.get(row)
    return None if mention is None else references.mentions[mention].chain
