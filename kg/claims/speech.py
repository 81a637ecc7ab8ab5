"""Of whom a speaker speaks: "Peskov said Trump disagrees with Russia" -> (Peskov, said of, Trump).

The actor that the reported clause is about is its subject, or its object where the speaker speaks of
itself. What is said of it is a claim of its own, attributed to the speaker; this one only says that the
speaker spoke of it, which the article vouches for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.claims import attribution, phrases, stance, subjects, verbs
from kg.claims.frames import Frame, Slot
from kg.language.parse import Parse
from kg.language.references import References

SPEECH = {
    "direct": "said of",
    "indirect": "said of",
    "according": "said of",
    "nominal": "said of",
    "attitude": "thought of",
}
"""Kinds of attribution that have a topic, and the words for it."""
ACTORS = frozenset({"person", "politician", "organization", "party", "country", "place", "group", "office"})
WISHES = frozenset({"nominal", "attitude"})
RULE = "speech"
LEMMAS = {"said of": "say of", "thought of": "think of"}
OF_SUBJECT = frozenset(("against", "between", "by", "for", "of", "on", "to", "towards", "with"))
"""Prepositions after a subject that bring whom it is about: "sanctions against Iran", "a push by Russia"."""
OF_OBJECT = frozenset(("against", "between", "of", "with"))
"""The same after an object: "an agreement with Iran", not "oil fields near Kirkuk"."""
OF_VERB = frozenset(("against", "about", "with"))
"""The same after a verb: "negotiate with Iran", not "moved to Iran"."""
GIVEN = frozenset(("to",))
"""The same after a verb and its object: "sent arms to Iran"."""
NONE = frozenset(("no", "any"))


def find(parse: Parse, reported: Iterable[attribution.Reported], references: References) -> Iterator[Frame]:
    """Yield a frame for each report of speech whose content has an actor as its topic."""
    for one in reported:
        if one.kind not in SPEECH or one.source is None or one.cue is None or unsaid(parse, one.cue[0]):
            continue
        words = SPEECH[one.kind]
        speakers = phrases.conjuncts(parse, one.source[0])
        themselves = {chain(references, row) for row in speakers}
        about = topics(parse, one, references, themselves) if any_actor(references, speakers) else []
        for speaker in speakers if about and happened(parse, one.cue[0]) else ():
            if not is_actor(references, speaker):
                continue
            for topic in about:
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


def any_actor(references: References, rows: Iterable[int]) -> bool:
    return any(is_actor(references, row) for row in rows)


def unsaid(parse: Parse, cue: int) -> bool:
    """Is a cue denied or no verb of saying: "would not say"?"""
    return parse.tags[cue] == "MD" or any(parse.deps[row] == "neg" for row in parse.children[cue])


def happened(parse: Parse, cue: int) -> bool:
    """Was it said: not "refused to say", "rejected the claim that", "will explain"?"""
    return stance.assess(parse, cue) == ("positive", "actual")


def topics(
    parse: Parse, one: attribution.Reported, references: References, speakers: set[int | None]
) -> list[int]:
    """Return the row of the actor that the first clause of the content is about, with its conjuncts."""
    predicate = top_predicate(parse, one)
    if one.kind in WISHES and predicate is not None and subjects.own(parse, predicate) is None:
        return []  # "a request to dissolve it" is about what is asked, not about who is asked
    if predicate is None and one.kind == "direct":
        return []  # a name or a label in quotation marks
    for row in (
        named(parse, one, references) if predicate is None else participants(parse, predicate, references)
    ):
        if chain(references, row) not in speakers and is_actor(references, row):
            listed = phrases.conjuncts(parse, row)
            return [c for c in listed if is_actor(references, c) and chain(references, c) not in speakers]
    return []


def participants(parse: Parse, predicate: int, references: References) -> Iterator[int]:
    """Yield whom a clause can be about, the likeliest first: subject, object and who stands inside them."""
    subject = subjects.find(parse, predicate)
    if subject is not None:
        for each in phrases.conjuncts(parse, subject):
            yield each
            yield from inside(parse, each, OF_SUBJECT)
            yield from of_state(parse, each, references)
    there = parse.child(predicate, "expl") is not None
    for row in parse.kids(predicate, "dobj", "dative", "attr"):
        if (there or parse.deps[row] != "attr") and not vague(parse, row, references):
            yield row
        within = inside(parse, row, OF_SUBJECT if there else OF_OBJECT)
        yield from (each for each in within if parse.deps[row] != "attr" or by_name(references, each))
        yield from of_state(parse, row, references) if there else ()
    yield from aimed_at(parse, predicate, subject, references)


def aimed_at(parse: Parse, predicate: int, subject: int | None, references: References) -> Iterator[int]:
    """Yield who stands behind a verb's preposition: "negotiate with Iran", "sent arms to Iran"."""
    given = parse.child(predicate, "dobj") is not None
    own = subject is not None and is_acting(references, subject)
    for prep in parse.kids(predicate, "prep", "agent"):
        word = parse.lowers[prep]
        known = word in OF_VERB or (given and word in GIVEN) or (own and word == "from")
        if parse.deps[prep] == "agent" or known:
            yield from (row for row in parse.kids(prep, "pobj") if not vague(parse, row, references))


def is_acting(references: References, row: int) -> bool:
    """Is a subject somebody, a pronoun as well: "said [it] was withdrawing from Kabul"?"""
    mention = references.at.get(row)
    return mention is not None and references.mentions[mention].kind in ACTORS


def vague(parse: Parse, row: int, references: References) -> bool:
    """Is an object no one: "no candidates", or a place without a name: "sabotage had taken place"?"""
    mention = references.at.get(row)
    if mention is None or by_name(references, row):
        return False
    return parse.lowers[parse.lefts[row]] in NONE or references.mentions[mention].kind == "place"


def named(parse: Parse, one: attribution.Reported, references: References) -> Iterator[int]:
    """Yield the names in a headline that has no verb: "Aid to Mali enough, says minister"."""
    yield from (row for row in rows_in(parse, one) if by_name(references, row))


def by_name(references: References, row: int) -> bool:
    mention = references.at.get(row)
    return mention is not None and references.mentions[mention].form == "name"


def inside(parse: Parse, noun: int, about: frozenset[str]) -> Iterator[int]:
    """Yield the possessor and the complements of a noun: "Mali's situation", "sanctions against Mali"."""
    if parse.pos[noun] not in ("NOUN", "PROPN"):
        return
    yield from parse.kids(noun, "poss")
    for prep in parse.kids(noun, "prep"):
        if parse.lowers[prep] in about:
            yield from parse.kids(prep, "pobj")


def of_state(parse: Parse, noun: int, references: References) -> Iterator[int]:
    """Yield the country that a subject is about: "the situation in Mali", not "the meeting in Bonn"."""
    for prep in parse.kids(noun, "prep"):
        for row in parse.kids(prep, "pobj") if parse.lowers[prep] == "in" else ():
            mention = references.at.get(row)
            if mention is not None and references.mentions[mention].kind == "country":
                yield row


def is_actor(references: References, row: int) -> bool:
    """Is the row an actor by name or description? A pronoun's guess is too weak for who spoke of whom."""
    mention = references.at.get(row)
    if mention is None or references.mentions[mention].form == "pronoun":
        return False
    return references.mentions[mention].kind in ACTORS


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
