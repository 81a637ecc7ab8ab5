"""Claims into facts: what stands behind an edge, who says so, and what that amounts to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.graph.edges import Edge, edges
from kg.graph.ends import Ends
from kg.graph.predicates import normal
from kg.graph.sources import sources_of
from kg.records import Annotated, Claim, Evidence, Fact, Interval, Status, content_id

if TYPE_CHECKING:
    from kg.resolve import Resolution

DENIALS = frozenset(("deny", "refute", "rebut", "disavow"))
"""Cues under which a positive claim is nobody's: "did not deny meeting Y", "denied reports that X met
Y". Who denies an event makes its claim negative; that one counts."""

UNKNOWN_SPEAKER = "unnamed source"
"""Stands for a source that the sentence does not name ("reportedly"), so that the claim is never
taken for the paper's own."""


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


def days(when: Interval | None) -> tuple[date | None, date | None]:
    """Return the first and last day that a claim names; a bound that only its tense gives is none."""
    if when is None or when.span is None:
        return None, None
    return when.earliest or when.latest, when.latest or when.earliest


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
    intervals = [days(claim.when) for _, claim, _ in found]
    if not any(first for first, _ in intervals):  # no text names a day: the days when it was printed
        intervals = [(published, published) for _, _, published in found]
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
