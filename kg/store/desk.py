"""Where a person decides: takes what is typed, finds whom it means, writes the decision down."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterable
from functools import cached_property

from kg.errors import UsageError
from kg.records import Annotated, Decision, Entity, Judgement, Reference
from kg.resolve import choose
from kg.resolve.cluster import Clusters
from kg.resolve.decisions import Unmet, anchor_of, decision_id, item_named, replay
from kg.resolve.explain import Why, WhyTwo, why, why_two
from kg.resolve.profiles import Place, Profile
from kg.resolve.resolution import Resolution, clustered, idle, resolved
from kg.store.table import import_csv
from kg.store.workspace import Workspace, login

SHOWN = 12
"""How many articles a message lists."""


class Desk:
    """Decides on the entities of a workspace. Each method returns the decision as it was written down.

    An entity goes by its id, its exact name, a part of its name that no other has, or a place where it
    stands: `ARTICLE#CHAIN`. A place means the name that stands there, wherever else it stands.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        user: str | None = None,
        articles: dict[str, Annotated] | None = None,
        found: Resolution | None = None,
    ) -> None:
        """`articles` and `found` spare reading and resolving where the caller has done so."""
        self.workspace = workspace
        self.user = login() if user is None else user
        self.before: list[Profile] = []
        self.had_item: Entity | None = None
        if articles is not None:
            self.articles = articles
        if found is not None:
            self.found = found

    @cached_property
    def articles(self) -> dict[str, Annotated]:
        """The articles with their mentions and chains, by id."""
        return {item.article.id: item for item in self.workspace.chains()}

    @cached_property
    def found(self) -> Resolution:
        """Who is who, by the decisions so far."""
        return resolved(*self.clusters)

    @cached_property
    def clusters(self) -> tuple[Clusters, tuple[Unmet, ...]]:
        return clustered(self.articles.values(), self.workspace.decisions())

    def merge(self, one: str, other: str, why: str = "", judgement: Judgement = "positive") -> Decision:
        """Say that two entities are one; the first keeps its id. `negative`: they are not."""
        first, second = self.refer(one), self.refer(other)
        if first == second or (first.id and first.id == second.id):
            raise UsageError(
                f"{one!r} and {other!r} are one here: {first.name} ({first.id})"
                + ("; name a place of each, ARTICLE#CHAIN, or split it" if judgement != "positive" else "")
            )
        return self._decide("merge", first, second, judgement=judgement, why=why)

    def differ(self, one: str, other: str, why: str = "") -> Decision:
        """Say that two entities, or the names at two places, are not one."""
        return self.merge(one, other, why, "negative")

    def split(self, whom: str, places: Iterable[str], why: str = "") -> Decision:
        """Take the chains of an entity in some articles (`ARTICLE` or `ARTICLE#CHAIN`) out of it; together
        they are an entity of their own."""
        entity = choose.entity(self.found, whom)
        leaving = sorted({place for text in places for place in self.places(entity.id, text)})
        if not leaving:
            raise UsageError("a split needs the articles that leave")
        if len(leaving) == sum(of == entity.id for of in self.found.of.values()):
            raise UsageError(f"those are all the places where {entity.name} stands: nothing would be left")
        at = tuple(anchor_of(self.articles[article], chain) for article, chain in leaving)
        return self._decide("split", self.reference(entity.id), Reference(at=at), why=why)

    def rename(self, whom: str, name: str, why: str = "") -> Decision:
        """Show an entity by another name."""
        return self._decide("rename", self.refer(whom), value=name, why=why)

    def link(self, whom: str, item: str | None, why: str = "", judgement: Judgement = "positive") -> Decision:
        """Give an entity a Wikidata id; None: it has none. `negative`: it is not that item."""
        value = item_named(item or "")
        return self._decide("link", self.refer(whom), value=value, judgement=judgement, why=why)

    def undo(self, decision: str | None = None, why: str = "") -> Decision:
        """Take a decision back: the last one in force, or that of an id, or of its beginning."""
        log = self.workspace.decisions()
        done = replay(log)
        if decision is None:
            if not done.in_force:
                raise UsageError("there is no decision to undo")
            chosen = done.in_force[-1]
        else:
            fitting = [one for one in log if one.id == decision] or [
                one for one in log if decision and one.id.startswith(decision)
            ]
            if len(fitting) != 1:
                raise UsageError(
                    f"{decision!r} is the id of {len(fitting) or 'no'} decision{'s' * (len(fitting) != 1)}; "
                    "`kg decisions` lists them"
                )
            chosen = fitting[0]
        if chosen.id in done.undone:
            raise UsageError(f"{chosen.id} is undone already, by {done.undone[chosen.id].id}: undo that one")
        return self._decide("undo", undoes=chosen.id, why=why)

    def import_csv(self, path: str) -> int:
        """Take over the decisions of a CSV file, all or none, and return how many are new.

        A row whose id is known but which says something else was edited: it is a decision of its own.
        """
        before = {one.id: one for one in self.workspace.decisions()}
        rows = import_csv(path, user=self.user, refer=self.complete)
        new = self.workspace.record([fresh(row, before.get(row.id)) for row in rows])
        self.forget()
        return new

    def why(self, whom: str) -> Why:
        """Return why the places of an entity are one."""
        entity = choose.entity(self.found, self.standing_at(whom))
        return why(entity.id, self.articles, self.found, self.workspace.decisions())

    def why_two(self, one: str, other: str) -> WhyTwo:
        """Return what speaks for and against two entities being one. Raises UsageError where they are."""
        first, second = (choose.entity(self.found, self.standing_at(text)) for text in (one, other))
        if first.id == second.id:
            raise UsageError(f"{one!r} and {other!r} are one here: {first.name} ({first.id})")
        return why_two(first.id, second.id, self.clusters[0], self.found)

    def standing_at(self, text: str) -> str:
        """Return the id of the entity at a place, the text itself where it is no place."""
        place = choose.place(text, self.articles.__contains__)
        return text if place is None else self.found.of.get(place, text)

    def joined(self, decision: Decision) -> str | None:
        """Return what a link has made one with its subject: what had that item before; None where nothing."""
        if decision.verb != "link" or not self.had_item or self.had_item.id == decision.subject.id:
            return None
        return f"{self.had_item.name} ({self.had_item.id})"

    def complete(self, reference: Reference) -> Reference:
        """Return a reference with the places of the entity whose id it gives, where it has none."""
        if reference.at or reference.id not in self.found.entities:
            return reference
        whole = self.reference(reference.id)
        return dataclasses.replace(
            whole, name=reference.name or whole.name, kind=reference.kind or whole.kind
        )

    def refer(self, text: str) -> Reference:
        """Return whom a text means."""
        place = choose.place(text, self.articles.__contains__)
        if place is None:
            return self.reference(choose.entity(self.found, text).id)
        article, number = place
        chains = self.articles[article].chains
        if place not in self.found.of or number >= len(chains):
            raise UsageError(f"{text!r}: the chain {number} of {article!r} is no entity")
        chain = chains[number]
        return Reference("", chain.name, chain.kind, (anchor_of(self.articles[article], number),))

    def reference(self, identifier: str) -> Reference:
        """Return the reference to an entity, with the places that stand for it."""
        entity = self.found.entities[identifier]
        places = self.found.places[identifier]
        at = tuple(anchor_of(self.articles[article], chain) for article, chain in places)
        return Reference(identifier, entity.name, entity.kind, at)

    def places(self, identifier: str, text: str) -> list[Place]:
        """Return the places of an entity that `ARTICLE` or `ARTICLE#CHAIN` means; an article goes by its
        id, its URL or the beginning of its id."""
        own = [place for place, of in self.found.of.items() if of == identifier]
        place = choose.place(text, self.articles.__contains__)
        if place is not None and place in own:
            return [place]
        articles = {article for article, _ in own}
        url = {name for name in articles if self.articles[name].article.url == text}
        fitting = ({text} & articles) or url or {name for name in articles if text and name.startswith(text)}
        if len(fitting) == 1:
            return [place for place in own if place[0] in fitting]
        listed = sorted(fitting or articles)[:SHOWN]
        shown = ", ".join(f"{name} ({self.articles[name].article.title or 'untitled'})" for name in listed)
        name = self.found.entities[identifier].name
        if fitting:
            raise UsageError(f"{text!r} may be any of {shown}")
        close = difflib.get_close_matches(text, sorted(articles), n=1)
        hint = f" (did you mean {close[0]}?)" if close else ""
        raise UsageError(f"{name} does not stand in {text!r}{hint}. It stands in {shown}")

    def _decide(self, *args: object, **more: object) -> Decision:
        self.before = self.clusters[0].profiles if "clusters" in self.__dict__ else []
        value = more.get("value") if more.get("judgement") == "positive" else None
        self.had_item = self.found.entities.get(str(value)) if value else None
        made = self.workspace.decide(*args, user=self.user, **more)  # type: ignore[arg-type]
        self.forget()
        return made

    def forget(self) -> None:
        """Resolve anew when next asked."""
        for name in ("found", "clusters"):
            self.__dict__.pop(name, None)

    def trouble(self, decision: Decision) -> str | None:
        """Return why a decision changes nothing as things are, None where it does its work."""
        if decision.verb in ("split", "undo") or not self.before:
            unmet = self.found.unmet
        else:  # the profiles are those from before it
            unmet = idle(self.before, self.articles.values(), self.workspace.decisions())
        return next((one.reason for one in unmet if one.decision.id == decision.id), None)


def fresh(row: Decision, before: Decision | None) -> Decision:
    """Return an imported decision, with an id of its own where it is another than the one that has its id."""
    if before is None or content(row) == content(before):
        return row
    again = dataclasses.replace(row, id="", time="")
    return dataclasses.replace(again, id=decision_id(again))


def content(decision: Decision) -> tuple[str, ...]:
    d = decision
    return d.verb, d.judgement, d.subject.id, d.object.id, d.value, d.undoes
