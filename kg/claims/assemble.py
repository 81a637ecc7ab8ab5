"""Frames -> claims: each frame gets its mentions, stance, event type, speaker, time and place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.claims import attribution, confidence, events, lexicon, places, speech, stance, verbs, when
from kg.claims.event_lexicon import NO_EVENT, Typed
from kg.claims.frames import Frame, Slot
from kg.language import times
from kg.language.parse import Parse
from kg.language.references import References
from kg.records import (
    Argument,
    Article,
    Attribution,
    Claim,
    Mention,
    Modality,
    Polarity,
    Relation,
    Span,
    content_id,
)

IN_PASSING = frozenset({"title", "apposition"})
"""Rules of claims on who someone is: they hold whatever the clause around them says of an event."""

TELLING = frozenset(("acknowledge", "admit", "claim", "confess", "deny", "recall", "report"))
"""Verbs that tell of the deed which an infinitive or gerund names."""

PLAIN: tuple[Polarity, Modality] = ("positive", "actual")
CLAUSES = frozenset({"VERB", "AUX"})


def argument(parse: Parse, references: References, slot: Slot | None) -> Argument | None:
    """Return the slot as a record; an implied one has its words and no span."""
    if slot is None:
        return None
    mention = references.at.get(slot.head)
    if slot.text is not None:
        return Argument(slot.text, None, mention, slot.role)
    if mention is not None and not covers(parse, references.mentions[mention], slot.head):
        mention = None
    span = Span(parse.starts[slot.first], parse.ends[slot.after - 1])
    return Argument(parse.text[span.start : span.end], span, mention, slot.role, slot.nested)


def covers(parse: Parse, mention: Mention, row: int) -> bool:
    """Is the mention that of the whole phrase with its head there, not of a name inside it?"""
    start, end = parse.starts[row], parse.ends[row]
    span, head = mention.span, mention.head
    if span.start >= end or start >= span.end:
        return False
    return span.start <= start or (head.start < end and start < head.end)


def clean(slot: Slot | None, parse: Parse, references: References) -> Argument | None:
    """Return the argument, a clause without a mention: it names nobody."""
    found = argument(parse, references, slot)
    if found is None or found.mention is None or slot is None or parse.pos[slot.head] not in CLAUSES:
        return found
    return replace(found, mention=None)


def shown(one: Argument | None) -> str:
    """Return `repr` of an argument, which ids are made of, in a fourth of the time."""
    if one is None:
        return ""
    span = None if one.span is None else f"Span(start={one.span.start}, end={one.span.end})"
    return (
        f"Argument(text={one.text!r}, span={span}, mention={one.mention}, role={one.role!r}, "
        f"nested={one.nested})"
    )


def identity(
    article: str,
    relation: Relation,
    subject: Argument,
    thing: Argument | None,
    arguments: tuple[Argument, ...],
    sentence: Span,
    rule: str,
) -> str:
    """Return the id of a claim: a hash of what it says and of where."""
    inner = ", ".join(map(shown, arguments))
    further = f"({inner},)" if len(arguments) == 1 else f"({inner})"
    place = f"Span(start={sentence.start}, end={sentence.end})"
    return content_id(
        "c", article, relation.lemma, relation.text, shown(subject), shown(thing), further, place, rule
    )


def attributions(
    parse: Parse, reported: Iterable[attribution.Reported], references: References
) -> tuple[Attribution, ...]:
    """Return the reported speech as records, ids being positions."""
    found = []
    for number, one in enumerate(reported):
        source = None
        if one.source is not None:
            source = argument(parse, references, Slot(*one.source))
        cue = None
        if one.cue is not None:
            span = parse.span(one.cue[1], one.cue[2])
            cue = Relation(span.of(parse.text), parse.lemmas[one.cue[0]], span)
        found.append(Attribution(number, source, cue, one.content, one.inside))
    return tuple(found)


class Assembler:
    """What the frames of one article are turned into claims with."""

    def __init__(
        self,
        article: Article,
        parse: Parse,
        references: References,
        reported: tuple[attribution.Reported, ...],
        timexes: tuple[times.Timex, ...],
    ) -> None:
        self.article = article
        self.parse = parse
        self.references = references
        self.timexes = timexes
        self.speaker: Callable[[int, int], int | None] = attribution.innermost(reported)
        self.reported = reported
        self.dateline = places.dateline(parse, references)
        self.stances: dict[int, tuple[Polarity, Modality]] = {}

    def kind_at(self, row: int) -> str | None:
        mention = self.references.at.get(row)
        return None if mention is None else self.references.mentions[mention].kind

    def stance(self, row: int) -> tuple[Polarity, Modality]:
        if row not in self.stances:
            self.stances[row] = stance.assess(self.parse, row)
        return self.stances[row]

    def governs_negatively(self, governor: int) -> bool:
        """Does a relation that the negated governor is part of hold no more ("do not want to meet")?"""
        return self.stance(governor)[0] == "negative" and self.parse.lemmas[governor] not in lexicon.words(
            "negative_implicative"
        )

    def claims(self, frames: Iterable[Frame]) -> Iterator[Claim]:
        """Yield the claims of the frames in order; equal ones once."""
        seen: set[str] = set()
        for frame in frames:
            claim = self.claim(frame)
            if claim is not None and claim.id not in seen:
                seen.add(claim.id)
                yield claim

    def claim(self, frame: Frame) -> Claim | None:
        parse = self.parse
        subject = clean(frame.subject, parse, self.references)
        if subject is None:
            return None
        thing = clean(frame.object, parse, self.references)
        if frame.rule == "title" and thing is not None and frame.lemma == "be":
            thing = replace(thing, mention=None)  # an office that says not whose it is ties nobody to it
        further = [clean(slot, parse, self.references) for slot in frame.args]
        arguments = tuple(one for one in further if one is not None)
        relation = self.relation(frame)
        polarity, modality = self.stance(frame.head) if frame.rule not in IN_PASSING else PLAIN
        if frame.governor is not None and self.governs_negatively(frame.governor):
            polarity = "negative"
        sentence = parse.sentence_span(frame.head)
        # "X refused to meet Y" is told by whoever tells the refusing, not by X; "X denied meeting Y" by X
        told = frame.head
        if frame.governor is not None and parse.lemmas[frame.governor] not in TELLING:
            told = frame.governor
        speaker = self.speaker(parse.starts[told], parse.ends[told])
        if frame.rule in IN_PASSING and speaker is not None and self.reported[speaker].kind != "direct":
            speaker = None  # who someone is, is told by the paper even inside reported speech
        where = places.of(parse, self.references, frame, arguments, self.dateline)
        if frame.voice == "passive" and where is not None:
            # where something was done to somebody is no party to it: its node stands in `where` alone
            arguments = tuple(replace(a, mention=None) if a.span == where.span else a for a in arguments)
        event, mode = self.event(frame)
        slots = [slot for slot in (frame.subject, frame.object, *frame.args) if slot is not None]
        return Claim(
            id=identity(self.article.id, relation, subject, thing, arguments, sentence, frame.rule),
            sentence=sentence,
            subject=subject,
            relation=relation,
            object=thing,
            arguments=arguments,
            event=event,
            polarity=polarity,
            modality=modality,
            attribution=speaker,
            when=when.of(parse, self.timexes, frame, self.article.published),
            where=where,
            confidence=confidence.of(parse, frame, self.kind_at, speaker is not None),
            rule=frame.rule,
            voice=frame.voice,
            mode=mode or None,
            contexts=events.contexts(parse, slots) if event is not None else (),
        )

    def expletive(self, row: int) -> bool:
        return self.parse.lowers[row] == "it" and row not in self.references.at

    def event(self, frame: Frame) -> Typed:
        """Return the event type; of "agreed to send" that of agreeing, of "began to send" of sending."""
        if frame.governor is not None:
            outer = Frame(
                frame.governor,
                *verbs.group(self.parse, frame.governor),
                verbs.lemma(self.parse, frame.governor),
                voice="passive" if verbs.is_passive(self.parse, frame.governor) else "active",
                subject=frame.subject,
                complement=frame.head,
            )
            typed = events.classify(self.parse, outer, self.kind_at)
            if typed.root is not None and typed.root != "STATEMENT" and outer.voice == "active":
                return typed
        if frame.lemma == "be" and frame.subject is not None and self.expletive(frame.subject.head):
            return NO_EVENT
        typed = events.classify(self.parse, frame, self.kind_at)
        return Typed("STATEMENT") if typed.root is None and frame.rule == speech.RULE else typed

    def relation(self, frame: Frame) -> Relation:
        if frame.text is not None:
            return Relation(frame.text, frame.lemma, None)
        span: Span = self.parse.span(frame.first, frame.after)
        return Relation(span.of(self.parse.text), frame.lemma, span)
