"""The nouns of the program: what passes between its stages.

Read this file first and `kg/pipeline.py` second. Everything here is frozen; an id is a hash of the
content it names, so that a rerun changes nothing.

    Article  -> Annotated (mentions, chains, attributions, times, claims)  -> Entity, Fact

Offsets are `[start, end)` character offsets into `Article.text` exactly as it was received.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal[
    "person",
    "politician",
    "organization",
    "party",
    "country",
    "place",
    "event",
    "election",
    "group",
    "office",
    "topic",
    "misc",
]
"""What a node is. `politician` is a person who holds or seeks an office; `group` is people without
one organisation ("Democrats", "voters"); `office` is a role without a name ("Russian ambassador")."""

Form = Literal["name", "nominal", "pronoun"]
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "future", "possible", "hypothetical", "intended", "required", "asked"]
Status = Literal["asserted", "claimed", "denied", "disputed", "unrealised"]
Verb = Literal["merge", "split", "rename", "link", "undo"]
Judgement = Literal["positive", "negative", "unsure"]
"""What a person says of a proposal: so, not so, looked at and left open. What nobody judged has none."""


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix-` and 16 hex digits of the SHA-256 of the parts, separated by a byte no text holds."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` characters of one article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, found [{self.start}, {self.end})")

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, its text as received. `boilerplate` marks what is not the story."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    boilerplate: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that became no article, and why. `error` is false for what was left out by rule
    (not English, empty by nature) and true for what is broken."""

    where: str
    reason: str
    error: bool = True


@dataclass(frozen=True, slots=True)
class Interval:
    """Earliest and latest day, either unknown, and the words that say so."""

    earliest: date | None = None
    latest: date | None = None
    text: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a node is spoken of. `id` is its position in `Annotated.mentions`.

    `span` is the noun phrase ("Kremlin spokesman Dmitri Peskov"), `head` the name in it ("Dmitri
    Peskov") or, without a name, its head word ("spokesman"). `tentative` is true for a pronoun whose chain
    is only the best guess: what is said of it is tied to no entity.
    """

    id: int
    span: Span
    head: Span
    text: str
    kind: Kind
    form: Form
    chain: int
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one article that mean one thing.

    `names` are its proper names as they stand, longest first; `titles` the offices and roles that
    the article gives it ("spokesman", "Attorney General"); `entity` a Wikidata id, or one of the user's
    catalogue, where one is known.
    """

    id: int
    name: str
    kind: Kind
    mentions: tuple[int, ...]
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    gender: Literal["female", "male"] | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A slot of a claim or the source of an attribution. `role` is the preposition or particle that
    introduces it, as it stands, "" where none does; `span` is None for words the sentence only implies;
    `nested` is true for a phrase inside another argument ("demands for reform" in "led to demands for
    reform"): the claim is complete with it, but the subject has no tie to it."""

    text: str
    span: Span | None = None
    mention: int | None = None
    role: str = ""
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """The verb phrase as it stands, and its normal form: lemma, with its particle if it has one."""

    text: str
    lemma: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is reported to say or think what. `inside` is the id of the attribution around it."""

    id: int
    source: Argument | None
    cue: Relation | None
    content: tuple[Span, ...]
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says. Never edited: what is derived from it is a `Fact`.

    `event` is PLOVER's root, `mode` how it was done where the words say so ("visit" of CONSULT), `contexts`
    what the event is about ("judicial", "election").
    """

    id: str
    sentence: Span
    subject: Argument
    relation: Relation
    object: Argument | None
    arguments: tuple[Argument, ...]
    event: str | None
    polarity: Polarity
    modality: Modality
    attribution: int | None
    when: Interval | None
    where: Argument | None
    confidence: float
    rule: str
    voice: Literal["active", "passive"] = "active"
    mode: str | None = None
    contexts: tuple[str, ...] = ()

    @property
    def agent(self) -> Argument | None:
        """Who acts: the subject, or of a passive clause the argument that `by` introduces."""
        if self.voice == "active":
            return self.subject
        return next((argument for argument in self.arguments if argument.role == "by"), None)


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and all that was found in it: one line of `kg extract`."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[Interval, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what a node is, over all articles. `id` is the Wikidata id where one is known, else a
    hash of kind and name."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim of one article that speaks for or against a fact.

    `speakers` are the entities to whom the words are attributed, the innermost first; for a source
    that is no entity its words stand in `speaker_names`. `supports` is false for a denial.
    """

    article: str
    claim: str
    supports: bool
    modality: Modality
    speakers: tuple[str, ...] = ()
    speaker_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Subject, predicate, object, and all the claims that support or deny it. Derived, never stored
    by hand; resolving again rebuilds it.

    `status` is `asserted` where at least one article says it in its own voice as positive and
    actual; `claimed` where only speakers say so; `denied` where it is only denied; `disputed` where
    it is both said and denied; `unrealised` where it is only possible, intended, asked or future.
    """

    id: str
    subject: str
    predicate: str
    object: str
    event: str | None
    status: Status
    evidence: tuple[Evidence, ...]
    articles: int
    sources: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A place in one article by which something is known again: where the head of a mention starts."""

    article: str
    offset: int


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom a decision is about, in three ways, the steadiest first: places in articles, the entity's id,
    its name and kind. Ids change when an entity is linked and names when it is renamed; places stay."""

    id: str = ""
    name: str = ""
    kind: str = ""
    at: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about who is who. Never edited: `undo` is a decision of its own.

    `time` is ISO 8601 in UTC. merge: `subject` and `object` are one (negative: are not). split: the
    places of `object` leave `subject`. rename: `value` is the name to show. link: `value` is the Wikidata
    id, "" for none (negative: not that one). undo: `undoes` is the id of another decision.
    """

    id: str
    time: str
    user: str
    verb: Verb
    judgement: Judgement = "positive"
    subject: Reference = Reference()
    object: Reference = Reference()
    value: str = ""
    why: str = ""
    undoes: str = ""


def ordered(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans sorted, those that touch or overlap joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)
