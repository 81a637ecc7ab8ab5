"""Graphs made by hand for the tests of the page: a stand-in for `kg.graph.Graph`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.records import (
    Argument,
    Article,
    Claim,
    Entity,
    Evidence,
    Fact,
    Interval,
    Kind,
    Relation,
    Span,
    Status,
    content_id,
)
from kg.resolve.holders import Tenure

Words = tuple[str, str, str]
Row = tuple[str, str, Words] | tuple[str, str, Words, Mapping[str, object]]


@dataclass
class Made:
    """A graph that has what the page needs."""

    entities: dict[str, Entity] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    claims: dict[tuple[str, str], Claim] = field(default_factory=dict)
    found: list[Fact] = field(default_factory=list)
    tenures: tuple[Tenure, ...] = ()
    holders: dict[str, Entity] = field(default_factory=dict)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def facts(self) -> list[Fact]:
        return self.found

    def entity(self, key: str, name: str, kind: Kind = "person", **more: object) -> None:
        self.entities[key] = Entity(key, kind, name, **more)  # type: ignore[arg-type]

    def article(self, key: str, text: str, **more: object) -> None:
        self.articles[key] = Article(key, text, **more)  # type: ignore[arg-type]

    def fact(
        self,
        subject: str,
        predicate: str,
        target: str,
        rows: Sequence[Row],
        *,
        status: Status = "asserted",
        event: str | None = None,
    ) -> Fact:
        """Add a fact. A row is an article, a sentence in it, the words of its three slots, and what
        differs in the evidence."""
        evidence = tuple(self._evidence(*row) for row in rows)
        places = {e.article for e in evidence}
        days = sorted(d for a in places if (d := self.articles[a].published))
        fact = Fact(
            content_id("f", subject, predicate, target), subject, predicate, target, event, status, evidence,
            len(places), len({self.articles[a].source for a in places}),
            days[0] if days else None, days[-1] if days else None,
        )  # fmt: skip
        self.found.append(fact)
        return fact

    def _evidence(
        self, article: str, sentence: str, words: Words, more: Mapping[str, object] | None = None
    ) -> Evidence:
        text = self.articles[article].text
        start = text.index(sentence)
        spans = []
        at = start
        for word in words:
            at = text.index(word, start)
            spans.append(Span(at, at + len(word)))
        claim = Claim(
            content_id("c", article, sentence, *words), Span(start, start + len(sentence)),
            Argument(words[0], spans[0]), Relation(words[1], words[1], spans[1]),
            Argument(words[2], spans[2]),
            (), None, "positive", "actual", None,
            Interval(date(2017, 3, 2), date(2017, 3, 2), "Thursday", Span(0, 8)), None, 0.9, "svo",
        )  # fmt: skip
        self.claims[article, claim.id] = claim
        values = {"supports": True, "modality": "actual", **(more or {})}
        return Evidence(article, claim.id, **values)  # type: ignore[arg-type]


def small() -> Made:
    """Return four names, an undisputed fact, a denied one and a planned one."""
    made = Made()
    made.entity(
        "Q1", "Jeff Sessions", "politician", aliases=("Sessions", "the attorney general"), wikidata="Q358443"
    )
    made.entity("Q2", "Sergey Kislyak", "politician", aliases=("the Russian ambassador",))
    made.entity("Q3", "Dmitri Peskov", "person")
    made.entity("Q4", "Senate", "organization")
    text = (
        "Jeff Sessions met Sergey Kislyak in July. Dmitri Peskov denied that Kislyak paid Sessions. "
        "Sessions will brief the Senate."
    )
    made.article(
        "a1", text, title="Sessions met envoy", source="Harborline", published=date(2017, 3, 2),
        url="https://harborline.example/sessions",
    )  # fmt: skip
    first, second, third = (f"{part}." for part in text.rstrip(".").split(". "))
    made.fact(
        "Q1", "meet", "Q2", [("a1", first, ("Jeff Sessions", "met", "Sergey Kislyak"))], event="CONSULT"
    )
    paid = ("a1", second, ("Kislyak", "paid", "Sessions"), {"supports": False, "speakers": ("Q3",)})
    made.fact("Q2", "pay", "Q1", [paid], status="denied")
    will = ("a1", third, ("Sessions", "will brief", "the Senate"), {"modality": "future"})
    made.fact("Q1", "brief", "Q4", [will], status="unrealised")
    return made


def many(count: int) -> Made:
    """Return a graph of `count` people around a few hubs."""
    made = Made()
    made.article("a1", "Person one met person two.", title="Many", source="Harborline")
    for number in range(count):
        made.entity(f"n{number:05}", f"Person {number}", "politician" if number % 3 else "organization")
    sentence = ("a1", "Person one met person two.", ("Person one", "met", "person two"))
    for number in range(1, count):
        made.fact(f"n{number:05}", "meet", f"n{number // 9:05}", [sentence])
        made.fact(f"n{number:05}", "praise", f"n{(number * 7) % count:05}", [sentence], status="claimed")
    return made
