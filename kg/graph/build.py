"""Claims into facts: who is an end of an edge, what the edge is called, what stands behind it.

Facts are selective, claims are complete. A claim makes a fact only where both ends are entities that
a reader would look up; a false edge costs more than a missing one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.graph.sources import sources_of
from kg.records import (
    Annotated,
    Argument,
    Attribution,
    Claim,
    Entity,
    Evidence,
    Fact,
    Interval,
    Status,
    content_id,
)

if TYPE_CHECKING:
    from kg.resolve import Resolution

SUBJECTS = frozenset(("person", "politician", "organization", "party", "country", "place", "group", "office"))
"""Kinds that act."""
OBJECTS = SUBJECTS | {"event", "election", "misc"}
"""Kinds that are acted on. A topic is no node: "the economy" would be joined to everyone."""
UNNAMED = frozenset(("office",))
"""Kinds that are nodes without a proper name: "the Russian ambassador" is, "the committee" is not."""
PERSONS = frozenset(("person", "politician"))

ROLES = frozenset(
    (
        "about", "against", "at", "behind", "for", "from", "in", "into", "of", "on", "over",
        "through", "to", "toward", "towards", "under", "with",
    )
)  # fmt: skip
"""Prepositions whose object takes part in what happened. "as", "like", "than", "before", "without"
and the rest name a comparison, a time or an absence."""

SAME_PREDICATE = {
    "meet with": "meet",
    "meet up with": "meet",
    "meeting with": "meet",
    "have meeting with": "meet",
    "hold meeting with": "meet",
}
"""Predicates that differ in words only."""

DENIALS = frozenset(("deny", "refute", "rebut", "disavow"))
"""Cues under which a positive claim is nobody's: "did not deny meeting Y", "denied reports that X met
Y". Who denies an event makes its claim negative; that one counts."""

DETERMINERS = frozenset(
    ("a", "an", "the", "his", "her", "its", "their", "this", "that", "these", "those", "some", "any", "no")
)
AUXILIARIES = frozenset(
    (
        "be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having", "get", "got",
        "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must",
        "not", "n't", "never", "to",
    )
)  # fmt: skip

UNKNOWN_SPEAKER = "unnamed source"
"""Stands for a source that the sentence does not name ("reportedly"), so that the claim is never
taken for the paper's own."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim read as subject, predicate and object entity."""

    subject: str
    predicate: str
    object: str


class Ends:
    """The entities of one article's mentions."""

    def __init__(
        self, annotated: Annotated, entities: Mapping[str, Entity], of: Mapping[tuple[str, int], str]
    ) -> None:
        self.annotated = annotated
        self.entities = entities
        self.of = of
        self.chains = {chain.id: chain for chain in annotated.chains}
        self.mentions = {mention.id: mention for mention in annotated.mentions}
        self.by_id = {attribution.id: attribution for attribution in annotated.attributions}

    def attributions(self, claim: Claim) -> list[Attribution | None]:
        """Return the attributions around the claim, the innermost first; None for one that is missing."""
        found: list[Attribution | None] = []
        here = claim.attribution
        while here is not None:
            attribution = self.by_id.get(here)
            found.append(attribution)
            here = attribution.inside if attribution and attribution.inside != here else None
            if len(found) > len(self.by_id):
                break
        return found

    def entity(self, argument: Argument | None) -> Entity | None:
        """Return the entity that the argument means, whatever its kind."""
        if argument is None or argument.mention is None or argument.mention not in self.mentions:
            return None
        chain = self.mentions[argument.mention].chain
        return self.entities.get(self.of.get((self.annotated.article.id, chain), ""))

    def node(self, argument: Argument | None, kinds: frozenset[str]) -> Entity | None:
        """Return the entity of the argument if it may be an end of a fact."""
        entity = self.entity(argument)
        if entity is None or entity.kind not in kinds or argument is None or argument.mention is None:
            return None
        chain = self.chains.get(self.mentions[argument.mention].chain)
        named = entity.wikidata is not None or (chain is not None and bool(chain.names))
        return entity if named or entity.kind in UNNAMED else None

    def noun(self, argument: Argument) -> str:
        """Return the noun of an object that is no node: "the talks" -> "talks"; "" where it is long."""
        mention = None if argument.mention is None else self.mentions.get(argument.mention)
        if mention is not None and mention.form == "pronoun":
            return ""
        words = argument.text.lower().split()
        while words and words[0] in DETERMINERS:
            words = words[1:]
        return " ".join(words) if len(words) <= 2 and all(word.isalpha() for word in words) else ""


def edges(claim: Claim, ends: Ends) -> Iterator[Edge]:
    """Yield the edges that one claim draws, each once.

    A passive clause with its agent is turned round: "Comey was fired by Trump" -> Trump, fire,
    Comey. Without one its subject stays the patient: "Comey was fired from the FBI" -> Comey, be
    fired from, FBI. A place is an end only where there is no other: "arrived in Moscow".
    """
    agent = claim.agent
    rest = list(claim.arguments)
    if claim.voice == "passive" and agent is not None:
        verb, target = normal(claim.relation.lemma), claim.subject
        rest.remove(agent)
    elif claim.voice == "passive":
        agent, verb, target = claim.subject, passive(claim), None
        if claim.object is not None:
            target = claim.object
    else:
        verb, target = normal(claim.relation.lemma), claim.object
    subject = ends.node(agent, SUBJECTS)
    if subject is None or not verb:
        return
    drawn: list[Edge] = []
    direct = ends.node(target, OBJECTS)
    if direct is not None and target is not None and sensible(subject, verb, direct):
        drawn.append(Edge(subject.id, joined(verb, target.role), direct.id))
    stem = verb
    if target is not None and direct is None:
        noun = "" if target.role else ends.noun(target)
        stem = f"{verb} {noun}" if noun else ""
    places: list[Edge] = []
    for argument in rest:
        entity = ends.node(argument, OBJECTS)
        role = argument.role.lower() or "to"
        if entity is None or not stem or role not in ROLES or not sensible(subject, stem, entity):
            continue
        edge = Edge(subject.id, joined(stem, role), entity.id)
        (places if is_place(argument, claim) else drawn).append(edge)
    for edge in dict.fromkeys(drawn or places):
        if edge.subject != edge.object:
            yield edge


def normal(lemma: str) -> str:
    return " ".join(lemma.lower().split())


def joined(verb: str, role: str) -> str:
    """Return the predicate: verb and preposition, in the one form of those that differ in words only."""
    role = normal(role)
    predicate = verb if not role or verb == role or verb.endswith(f" {role}") else f"{verb} {role}"
    return SAME_PREDICATE.get(predicate, predicate)


def passive(claim: Claim) -> str:
    """Return "be" and the participle as the sentence has it: "had not been fired" -> "be fired"."""
    lemma = normal(claim.relation.lemma)
    if lemma.startswith("be "):
        return lemma
    first = lemma.split()[0] if lemma else ""
    words = [word for word in normal(claim.relation.text).split() if word not in AUXILIARIES]
    alike = [word for word in words if word[:1] == first[:1]]
    if not alike:
        return f"be {lemma}" if lemma else ""
    return " ".join(["be", alike[-1], *lemma.split()[1:]])


def sensible(subject: Entity, verb: str, target: Entity) -> bool:
    """Tell whether the edge says something. "X is Y" of two persons is a name that was not resolved."""
    return not (verb == "be" and subject.kind in PERSONS and target.kind in PERSONS)


def is_place(argument: Argument, claim: Claim) -> bool:
    where = claim.where
    if where is None:
        return False
    return (argument.span is not None and argument.span == where.span) or (
        argument.mention is not None and argument.mention == where.mention
    )


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is reported to say something: a name, and the entity where the name is one."""

    name: str
    entity: str | None = None


def voices(claim: Claim, ends: Ends) -> tuple[Voice, ...]:
    """Return who is reported to say the claim, the innermost first; empty for the paper's own voice."""
    found: list[Voice] = []
    for attribution in ends.attributions(claim):
        source = attribution.source if attribution else None
        entity = ends.entity(source)
        if entity is not None:
            found.append(Voice(entity.name, entity.id))
        else:
            found.append(Voice(" ".join(source.text.split()) if source is not None else UNKNOWN_SPEAKER))
    return tuple(dict.fromkeys(found))


def disowned(claim: Claim, ends: Ends) -> bool:
    """Tell whether a positive claim stands under a word of denial, so that nobody vouches for it."""
    cues = [attribution.cue for attribution in ends.attributions(claim) if attribution]
    return claim.polarity == "positive" and any(cue and normal(cue.lemma) in DENIALS for cue in cues)


def status(evidence: Iterable[Evidence]) -> Status:
    """Return what the evidence amounts to; see `Fact`."""
    actual = [item for item in evidence if item.modality == "actual"]
    supporting = [item for item in actual if item.supports]
    if supporting and len(supporting) < len(actual):
        return "disputed"
    if any(own_voice(item) for item in supporting):
        return "asserted"
    if supporting:
        return "claimed"
    return "denied" if actual else "unrealised"


def own_voice(evidence: Evidence) -> bool:
    """Tell whether the paper says it itself."""
    return not evidence.speakers and not evidence.speaker_names


def days(when: Interval | None, published: date | None) -> tuple[date | None, date | None]:
    """Return the first and last day of a claim; the day of publication where it names none."""
    earliest = when.earliest or when.latest if when else None
    latest = when.latest or when.earliest if when else None
    return (earliest, latest) if earliest else (published, published)


def build_facts(
    annotated: Iterable[Annotated], resolution: Resolution, *, min_confidence: float = 0.0
) -> tuple[Fact, ...]:
    """Return the facts of all articles, sorted by subject, predicate and object.

    Evidence is in the order of the articles and of their claims. Claims under `min_confidence` are
    left out.
    """
    articles = list(annotated)
    source = sources_of(item.article for item in articles)
    found: dict[Edge, list[tuple[Evidence, Claim, date | None]]] = defaultdict(list)
    for item in articles:
        ends = Ends(item, resolution.entities, resolution.of)
        for claim in item.claims:
            if claim.confidence < min_confidence or disowned(claim, ends):
                continue
            for edge in edges(claim, ends):
                supports = claim.polarity == "positive"
                said = voices(claim, ends)
                known = tuple(voice.entity for voice in said if voice.entity is not None)
                names = tuple(voice.name for voice in said if voice.entity is None)
                evidence = Evidence(item.article.id, claim.id, supports, claim.modality, known, names)
                found[edge].append((evidence, claim, item.article.published))
    ordered = sorted(found, key=lambda e: (e.subject, e.predicate, e.object))
    return tuple(fact(edge, found[edge], source) for edge in ordered)


def fact(edge: Edge, found: list[tuple[Evidence, Claim, date | None]], source: Mapping[str, str]) -> Fact:
    """Return the fact that the edge and all its evidence make."""
    evidence = tuple(dict.fromkeys(item for item, _, _ in found))
    events = Counter(claim.event for _, claim, _ in found if claim.event)
    intervals = [days(claim.when, published) for _, claim, published in found]
    articles = {item.article for item in evidence}
    return Fact(
        id=content_id("f", edge.subject, edge.predicate, edge.object),
        subject=edge.subject,
        predicate=edge.predicate,
        object=edge.object,
        event=min(events, key=lambda event: (-events[event], event)) if events else None,
        status=status(evidence),
        evidence=evidence,
        articles=len(articles),
        sources=len({source[article] for article in articles}),
        first=min((first for first, _ in intervals if first), default=None),
        last=max((last for _, last in intervals if last), default=None),
    )
