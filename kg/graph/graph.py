"""The graph: entities, the facts between them, and the articles and claims that stand behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from kg.graph.analysis import STANDING, degrees, shortest_path
from kg.graph.build import Voice, build_facts, voices
from kg.graph.edges import Ends
from kg.graph.lookup import Lookup
from kg.records import Annotated, Article, Claim, Entity, Evidence, Fact, Status
from kg.resolve import holders
from kg.resolve.holders import Tenure

if TYPE_CHECKING:
    import networkx as nx

    from kg.resolve import Resolution


class Graph:
    """Facts between entities. `facts()` filters, `about()` shows, `to_networkx()` hands over.

    entities: every entity by id, with facts or without.
    annotated: every article by id, with its mentions, chains, attributions and claims.
    entity_of: `(article id, chain id)` -> entity id.
    reasons: entity id -> why what is one was taken for one, a line a merge.
    """

    def __init__(
        self,
        annotated: Iterable[Annotated],
        entities: Mapping[str, Entity],
        entity_of: Mapping[tuple[str, int], str],
        facts: Iterable[Fact],
        reasons: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.annotated: dict[str, Annotated] = {item.article.id: item for item in annotated}
        self.entities = entities
        self.entity_of = entity_of
        self.reasons = reasons or {}
        self._facts = tuple(facts)
        self._ends: dict[str, Ends] = {}

    @classmethod
    def build(
        cls, annotated: Iterable[Annotated], resolution: Resolution, *, min_confidence: float = 0.0
    ) -> Self:
        """Derive the facts of the articles, given who is who in them.

        `min_confidence` leaves out claims below it. An article id seen twice counts once, the last.
        """
        by_id = {item.article.id: item for item in annotated}
        facts = build_facts(by_id.values(), resolution, min_confidence=min_confidence)
        return cls(by_id.values(), resolution.entities, resolution.of, facts, resolution.reasons)

    def __len__(self) -> int:
        return len(self._facts)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return (
            f"<Graph of {len(self.articles)} articles, {len(self.claims)} claims, "
            f"{len(self)} facts, {len(self.nodes)} entities>"
        )

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Every article by id."""
        return {key: item.article for key, item in self.annotated.items()}

    @cached_property
    def claims(self) -> dict[tuple[str, str], Claim]:
        """Every claim by article id and claim id, facts or not."""
        return {(key, claim.id): claim for key, item in self.annotated.items() for claim in item.claims}

    @cached_property
    def nodes(self) -> tuple[Entity, ...]:
        """The entities that take part in a fact or speak for or against one, by id."""
        used = {end for fact in self._facts for end in (fact.subject, fact.object)}
        used.update(who for fact in self._facts for item in fact.evidence for who in item.speakers)
        return tuple(self.entities[key] for key in sorted(used))

    @cached_property
    def tenures(self) -> tuple[Tenure, ...]:
        """Who held the offices that stand as nodes without a name, on the days of their articles."""
        found = holders.find(self.annotated.values(), self.entities, self.entity_of)
        offices = {entity.id for entity in self.nodes if entity.kind == "office"}
        return tuple(tenure for tenure in found if tenure.office in offices)

    @cached_property
    def holders(self) -> dict[str, Entity]:
        """The entities of the holders in `tenures`, by id, those that no article names among them."""
        known = {**self.entities, **holders.outside(self.tenures, self.entities)}
        return {tenure.holder: known[tenure.holder] for tenure in self.tenures if tenure.holder in known}

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self._facts}

    @cached_property
    def _lookup(self) -> Lookup:
        return Lookup(self.entities, {entity.id for entity in self.nodes})

    def find(self, name: str) -> Entity:
        """Return the entity by id, name, alias or unique surname, case aside.

        Raises NotFoundError with the nearest names; UsageError where several share the name.
        """
        return self._lookup.find(name)

    def fact(self, fact_id: str) -> Fact:
        return self._by_id[fact_id]

    def facts(
        self,
        *,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,  # noqa: A002 the field's own name for it
        event: str | None = None,
        status: Status | Iterable[Status] | None = None,
    ) -> tuple[Fact, ...]:
        """Return the facts that fit, sorted by subject, predicate and object; ends by name or id."""
        tail = None if object is None else self.find(object).id
        head = None if subject is None else self.find(subject).id
        wanted = {status} if isinstance(status, str) else None if status is None else set(status)
        return tuple(
            fact
            for fact in self._facts
            if (head is None or fact.subject == head)
            and (predicate is None or fact.predicate == predicate)
            and (tail is None or fact.object == tail)
            and (event is None or fact.event == event)
            and (wanted is None or fact.status in wanted)
        )

    def about(self, name: str) -> About:
        """Return all that is said about an entity, in either direction; printable."""
        entity = self.find(name)
        around = (fact for fact in self._facts if entity.id in (fact.subject, fact.object))
        return About(self, entity, tuple(sorted(around, key=lambda fact: (-fact.sources, -fact.articles))))

    def claim(self, evidence: Evidence) -> Claim:
        return self.claims[evidence.article, evidence.claim]

    def sentence(self, evidence: Evidence) -> str:
        """Return the sentence that the evidence stands in, its white space made single spaces."""
        span = self.claim(evidence).sentence
        return " ".join(span.of(self.articles[evidence.article].text).split())

    def ends(self, article: str) -> Ends:
        """Return what turns the arguments of an article's claims into entities."""
        if article not in self._ends:
            self._ends[article] = Ends(self.annotated[article], self.entities, self.entity_of)
        return self._ends[article]

    def voices(self, evidence: Evidence) -> tuple[Voice, ...]:
        """Return who is reported to say it, the innermost first; empty where the paper says it itself."""
        return voices(self.claim(evidence), self.ends(evidence.article))

    def speaker_names(self, evidence: Evidence) -> tuple[str, ...]:
        """Return the names of `voices`."""
        return tuple(voice.name for voice in self.voices(evidence))

    def best_connected(self, count: int = 10) -> tuple[tuple[Entity, int], ...]:
        """Return the entities with the most distinct neighbours, and how many. Facts that are only
        denied or not realised join nobody."""
        found = degrees(self.facts(status=STANDING))
        best = sorted(found, key=lambda key: (-found[key], self.entities[key].name, key))
        return tuple((self.entities[key], found[key]) for key in best[:count])

    def path(
        self, start: str, goal: str, *, status: Iterable[Status] | None = None
    ) -> tuple[Fact, ...] | None:
        """Return the fewest facts that link two entities, or None. Without `status`, facts that are
        only denied or not realised link nobody."""
        wanted = STANDING if status is None else set(status)
        facts = (fact for fact in self._facts if fact.status in wanted)
        return shortest_path(facts, self.find(start).id, self.find(goal).id)

    def disputes(self) -> tuple[Fact, ...]:
        """Return the facts that one voice states and another denies."""
        return self.facts(status="disputed")

    def to_networkx(self) -> nx.MultiDiGraph:
        """Return nodes by entity id and edges keyed by fact id, with plain values as attributes.

        An edge's `evidence` is a list of dictionaries: article, url, sentence, supports, modality,
        speakers. Speakers without facts are nodes without edges.
        """
        import networkx as nx

        graph = nx.MultiDiGraph()
        for entity in self.nodes:
            graph.add_node(
                entity.id,
                name=entity.name,
                kind=entity.kind,
                aliases=list(entity.aliases),
                wikidata=entity.wikidata,
                description=entity.description,
            )
        for fact in self._facts:
            graph.add_edge(fact.subject, fact.object, key=fact.id, **self._edge(fact))
        return graph

    def _edge(self, fact: Fact) -> dict[str, Any]:
        return {
            "predicate": fact.predicate,
            "event": fact.event,
            "status": fact.status,
            "articles": fact.articles,
            "sources": fact.sources,
            "first": fact.first.isoformat() if fact.first else None,
            "last": fact.last.isoformat() if fact.last else None,
            "evidence": [
                {
                    "article": item.article,
                    "url": self.articles[item.article].url,
                    "sentence": self.sentence(item),
                    "supports": item.supports,
                    "modality": item.modality,
                    "speakers": list(self.speaker_names(item)),
                }
                for item in fact.evidence
            ],
        }


@dataclass(frozen=True, slots=True, repr=False)
class About:
    """An entity and the facts around it, best attested first. `print` shows them with their sentences."""

    graph: Graph
    entity: Entity
    facts: tuple[Fact, ...]

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> Iterator[str]:
        """Yield the lines that `print` shows."""
        entity = self.entity
        yield f"{entity.name} ({', '.join(filter(None, (entity.kind, entity.wikidata)))})"
        aliases = [alias for alias in entity.aliases if alias != entity.name]
        if aliases:
            yield f"  also: {', '.join(aliases)}"
        if not self.facts:
            yield "  no facts"
        for fact in self.facts:
            yield ""
            yield f"  {self._title(fact)}"
            for item in fact.evidence:
                yield f"    {self._line(item)}"

    def _title(self, fact: Fact) -> str:
        names = self.graph.entities
        ends = f"{names[fact.subject].name} — {fact.predicate} — {names[fact.object].name}"
        counts = f"{counted(fact.articles, 'article')}, {counted(fact.sources, 'source')}"
        days = [day.isoformat() for day in dict.fromkeys((fact.first, fact.last)) if day]
        return f"{ends}   [{'; '.join(filter(None, (fact.status, counts, ' to '.join(days))))}]"

    def _line(self, item: Evidence) -> str:
        article = self.graph.articles[item.article]
        day = article.published.isoformat() if article.published else None
        where = ", ".join(filter(None, (article.source or article.url or article.id, day)))
        who = ", citing ".join(self.graph.speaker_names(item)) or "in its own voice"
        against = "" if item.supports else "denied, "
        modality = "" if item.modality == "actual" else f"{item.modality}, "
        return f"“{self.graph.sentence(item)}” ({against}{modality}{who}; {where})"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
