"""Candidate links from a reconciliation service: the protocol of OpenRefine, specified by the W3C's
Entity Reconciliation Community Group (https://reconciliation-api.github.io/specs/0.2/).

Nothing is linked here: a person decides on what is proposed. Answers are kept in a file, so that no
question is asked twice.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.errors import SourceError
from kg.language import gazetteer
from kg.records import Annotated, Decision, Entity
from kg.resolve.answers import Answers
from kg.resolve.decisions import replay
from kg.resolve.online import Client, TooLargeError, checked
from kg.resolve.resolution import Resolution

BATCH = 20
"""Questions in one request, unless the service takes fewer."""

LIMIT = 5
"""Candidates of a question."""

LONGEST = 500
"""Characters of a text of the service's that are kept."""

WIKIDATA = "wikidata.org/entity/"
"""What the identifier space of a service of Wikidata's items ends in."""

TYPES: dict[str, str] = {
    "person": "Q5",
    "politician": "Q5",
    "organization": "Q43229",
    "party": "Q7278",
    "country": "Q6256",
    "election": "Q40231",
}
"""Kind -> class of Wikidata, asked for as type. Places and events are of too many classes."""

KINDS = frozenset((*TYPES, "place", "event"))
"""Kinds of which a service is asked."""

PEOPLE = frozenset(("person", "politician"))


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a service says of itself. `wikidata`: its ids are Wikidata's."""

    endpoint: str
    name: str
    versions: tuple[str, ...]
    space: str
    batch: int

    @property
    def wikidata(self) -> bool:
        return self.space.rstrip("/").endswith(WIKIDATA.rstrip("/"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a name may mean, as the service says. `match`: the service is sure. `score` has its own scale."""

    id: str
    name: str
    score: float
    match: bool = False
    types: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate for an entity, and what speaks for and against it."""

    entity: Entity
    candidate: Candidate
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What people judged already: entities that have no item, and candidates that were looked at."""

    without: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Judged:
        """Return what the decisions in force say. An `unsure` of ours says nothing."""
        links = [
            one for one in replay(decisions).in_force if one.verb == "link" and one.judgement != "unsure"
        ]
        return cls(
            frozenset(one.subject.id for one in links if not one.value and one.judgement == "positive"),
            frozenset((one.subject.id, one.value) for one in links if one.value),
        )


@dataclass
class Service:
    """A reconciliation service. `asked` and `known` count the questions sent and those answered before."""

    endpoint: str
    client: Client
    answers: Answers | None = None
    refresh: bool = False
    asked: int = 0
    known: int = 0
    failed: list[SourceError] = field(default_factory=list)
    _manifest: Manifest | None = None

    def __post_init__(self) -> None:
        checked(self.endpoint)

    def manifest(self) -> Manifest:
        """Return what the service says of itself, asked once. Raises SourceError where it is none."""
        if self._manifest is None:
            found, address = self.client.get(self.endpoint)
            if not isinstance(found, dict) or not isinstance(found.get("identifierSpace"), str):
                raise SourceError(
                    self.endpoint, "no reconciliation service: its manifest has no identifierSpace"
                )
            size = found.get("batchSize")
            self._manifest = Manifest(
                address,
                short(found.get("name")),
                tuple(map(str, found.get("versions", ())))
                if isinstance(found.get("versions"), list)
                else ("0.1",),
                found["identifierSpace"][:LONGEST],
                min(BATCH, size) if type(size) is int and size > 0 else BATCH,
            )
        return self._manifest

    def candidates(self, queries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Candidate, ...] | None]:
        """Yield the candidates of each query in their order, the best first; None where the service failed
        to answer it, with the reason in `failed`."""
        size = self.manifest().batch
        for start in range(0, len(queries), size):
            yield from self.batch([canonical(query) for query in queries[start : start + size]])

    def batch(self, queries: list[str]) -> Iterator[tuple[Candidate, ...] | None]:
        """Yield the candidates of queries that fit one request, those known before from the file."""
        found: dict[str, Any] = {}
        for query in queries:
            if self.answers is not None and not self.refresh:
                answer = self.answers.get(self.endpoint, query)
                if answer is not None:
                    found[query] = answer
        self.known += len(found)
        missing = [query for query in dict.fromkeys(queries) if query not in found]
        found.update(self.sent(missing))
        for query in queries:
            answer = found.get(query)
            yield None if answer is None else candidates_of(answer)

    def sent(self, queries: list[str]) -> dict[str, Any]:
        """Ask the service and keep its answers. A request that is too large is cut in half."""
        if not queries:
            return {}
        form = {"queries": "{%s}" % ",".join(f'"q{n}":{query}' for n, query in enumerate(queries))}  # noqa: UP031  braces
        try:
            answer = self.client.post(self.manifest().endpoint, form)
            if not isinstance(answer, dict):
                raise SourceError(
                    self.endpoint, f"the answer is a JSON {type(answer).__name__}, not an object"
                )
        except TooLargeError as error:
            if len(queries) == 1:
                self.failed.append(error)
                return {}
            middle = len(queries) // 2
            return {**self.sent(queries[:middle]), **self.sent(queries[middle:])}
        self.asked += len(queries)
        found: dict[str, Any] = {}
        for number, query in enumerate(queries):
            part = answer.get(f"q{number}")
            result = part.get("result") if isinstance(part, dict) else None
            if not isinstance(result, list):
                said = short(part.get("message")) if isinstance(part, dict) else ""
                self.failed.append(
                    SourceError(self.endpoint, f"no result for {query[:120]}: {said or 'none given'}")
                )
                continue
            found[query] = result[: 4 * LIMIT]
            if self.answers is not None:
                self.answers.put(self.endpoint, query, found[query])
        return found


def canonical(query: Mapping[str, Any]) -> str:
    """Return a query as JSON that is the same for the same question."""
    return json.dumps(query, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def short(text: object) -> str:
    """Return a text of the service's in one line, "" for what is none."""
    if not isinstance(text, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in text[:LONGEST]).split())


def candidates_of(result: Sequence[Any]) -> tuple[Candidate, ...]:
    """Return the candidates of an answer, the best first. What is none is left out."""
    found = []
    for one in result:
        if (
            not isinstance(one, dict)
            or not isinstance(one.get("id"), str)
            or not isinstance(one.get("name"), str)
            or len(short(one["id"]).split()) != 1
        ):
            continue
        score = one.get("score")
        number = float(score) if isinstance(score, int | float) and abs(score) < 1e9 else 0.0
        types = one.get("type")
        found.append(
            Candidate(
                short(one["id"]),
                short(one["name"]),
                number if math.isfinite(number) else 0.0,
                one.get("match") is True,
                tuple(filter(None, map(type_of, types if isinstance(types, list) else [types]))),
                short(one.get("description")),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.score, one.id)))


def type_of(found: object) -> str:
    """Return the id of a type, which is given as an object or by its id alone."""
    return short(found.get("id") if isinstance(found, dict) else found)


def unlinked(
    annotated: Iterable[Annotated], resolution: Resolution, judged: Judged | None = None
) -> list[Entity]:
    """Return the entities without a Wikidata item of which a service may know, the most mentioned first.

    They have a name of their own; a bare last name or a word in small letters means too many.
    """
    without = judged.without if judged else frozenset()
    counts: dict[str, int] = {}
    for article in annotated:
        for chain in article.chains:
            identifier = resolution.of.get((article.article.id, chain.id))
            if identifier is not None and chain.names:
                counts[identifier] = counts.get(identifier, 0) + len(chain.mentions)
    entities = (resolution.entities[identifier] for identifier in counts)
    asked = [
        entity
        for entity in entities
        if entity.wikidata is None
        and entity.id not in without
        and entity.kind in KINDS
        and entity.name[:1].isupper()
        and (" " in entity.name or entity.kind not in PEOPLE)
    ]
    return sorted(asked, key=lambda entity: (-counts[entity.id], entity.id))


def query_of(entity: Entity, manifest: Manifest) -> dict[str, Any]:
    """Return the question for an entity; a type only of a service whose types are known."""
    query: dict[str, Any] = {"query": entity.name, "limit": LIMIT}
    if manifest.wikidata and entity.kind in TYPES:
        query |= {"type": TYPES[entity.kind], "type_strict": "should"}
    return query


def propose(
    entities: Sequence[Entity],
    service: Service,
    judged: Judged | None = None,
    seen: Callable[[int], object] | None = None,
) -> Iterator[Proposal]:
    """Yield the candidates of each entity, the best first, with reasons; those that were judged are left
    out. `seen` is told how many entities are done."""
    pairs = judged.pairs if judged else frozenset()
    manifest = service.manifest()
    answers = service.candidates([query_of(entity, manifest) for entity in entities])
    for number, (entity, found) in enumerate(zip(entities, answers, strict=True), start=1):
        for rank, candidate in enumerate((found or ())[:LIMIT]):
            if (entity.id, candidate.id) not in pairs:
                yield Proposal(entity, candidate, reasons_of(entity, candidate, rank, found or (), manifest))
        if seen is not None:
            seen(number)


def reasons_of(
    entity: Entity, candidate: Candidate, rank: int, found: Sequence[Candidate], manifest: Manifest
) -> tuple[str, ...]:
    """Return what speaks for and against a candidate, in words."""
    reasons = []
    key = gazetteer.key(candidate.name)
    if key == gazetteer.key(entity.name):
        reasons.append("the same name")
    elif any(key == gazetteer.key(alias) for alias in entity.aliases):
        reasons.append("one of its names")
    else:
        reasons.append("another name")
    wanted = TYPES.get(entity.kind) if manifest.wikidata else None
    if wanted is not None and candidate.types:
        agrees = wanted in candidate.types
        reasons.append(f"{'of' if agrees else 'not of'} the class {wanted} of a {entity.kind}")
    if candidate.match:
        reasons.append("the service is sure")
    others = [one for one in found if one is not candidate]
    if not others:
        reasons.append("the only candidate")
    elif rank == 0:
        reasons.append(f"{candidate.score - others[0].score:g} before the next")
    namesakes = sum(gazetteer.key(one.name) == key for one in others)
    if namesakes:
        reasons.append(f"{namesakes} more of that name")
    return tuple(reasons)
