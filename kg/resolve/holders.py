"""Who held the office that an unnamed node is: "French president" in an article of March 2017.

The node stays what the article says; that somebody held the office on those days is said beside it, with
its grounds: the text (another article gives him that title at the time), or the gazetteer's dates. Where
the two disagree, or more than one fits, nobody is named.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kg.language import gazetteer, offices
from kg.records import Annotated, Entity
from kg.resolve.roles import role

NEAR = timedelta(days=90)
"""How far from an article the one may be that gives somebody the title."""

OF_STATE = re.compile(r"^(?P<office>.+?) of (?:the )?(?P<state>[A-Z].*)$")

Grounds = Literal["text", "gazetteer"]


@dataclass(frozen=True, slots=True, order=True)
class Tenure:
    """That `holder` held `office`, both entity ids, on the days of articles from `first` to `last`.

    `start` and `end` are those of the whole holding where the gazetteer has them.
    """

    office: str
    holder: str
    first: date
    last: date
    grounds: Grounds
    start: date | None = None
    end: date | None = None


def state_and_office(name: str) -> tuple[str, str] | None:
    """Return the item of the state and the office: "French president", "president of France" -> Q142,
    "president"; None where the name of the office does not say whose it is."""
    word, _, rest = name.partition(" ")
    state = gazetteer.demonyms().get(word) if rest else None
    if state is not None:
        return state, rest
    named = OF_STATE.match(name)
    if named is None:
        return None
    state = offices.state_of(named["state"])
    return (state, named["office"]) if state is not None else None


def find(
    annotated: Iterable[Annotated], entities: Mapping[str, Entity], entity_of: Mapping[tuple[str, int], str]
) -> tuple[Tenure, ...]:
    """Return the tenures that the articles and the gazetteer make sure of, sorted."""
    days, titled = spoken_of(annotated, entities, entity_of)
    found: dict[tuple[str, str, Grounds, date | None, date | None], list[date]] = defaultdict(list)
    named = set(entities)
    for office in sorted(days):
        place = state_and_office(entities[office].name)
        for when in sorted(days[office]):
            listed = held(place, when, named) if place is not None else None
            near = {
                who for who, on in titled.get(entities[office].name.lower(), ()) if abs(on - when) <= NEAR
            }
            if listed is not None and near <= {listed.id}:
                found[office, listed.id, "gazetteer", listed.start, listed.end].append(when)
            elif listed is None and len(near) == 1:
                found[office, near.pop(), "text", None, None].append(when)
    return tuple(
        sorted(
            Tenure(office, holder, min(on), max(on), grounds, start, end)
            for (office, holder, grounds, start, end), on in found.items()
        )
    )


def held(place: tuple[str, str], when: date, named: set[str]) -> offices.Holding | None:
    """Return who held the office of the state on the day; of a state's many ambassadors the one that the
    articles name."""
    state, office = place
    if office.lower() not in ("ambassador", "envoy"):
        return offices.holder(state, office, when)
    found = [one for one in offices.envoys(state, when) if one.id in named]
    return found[0] if len({one.id for one in found}) == 1 else None


def spoken_of(
    annotated: Iterable[Annotated], entities: Mapping[str, Entity], entity_of: Mapping[tuple[str, int], str]
) -> tuple[dict[str, set[date]], dict[str, set[tuple[str, date]]]]:
    """Return office -> the days of articles on it, and title -> the people who bear it, with the days."""
    days: dict[str, set[date]] = defaultdict(set)
    titled: dict[str, set[tuple[str, date]]] = defaultdict(set)
    for item in annotated:
        published = item.article.published
        if published is None:
            continue
        for chain in item.chains:
            identifier = entity_of.get((item.article.id, chain.id))
            if identifier is None:
                continue
            kind = entities[identifier].kind
            if kind == "office":
                days[identifier].add(published)
            elif kind in ("person", "politician"):
                for title in chain.titles:
                    found = role(title, "office")
                    if found is not None and not title.lower().startswith(("former ", "ex-", "then-")):
                        titled[found.key].add((identifier, published))
    return days, titled


def outside(tenures: Iterable[Tenure], entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """Return the holders whom no article names, by id, as the gazetteer has them."""
    found: dict[str, Entity] = {}
    for tenure in tenures:
        entry = gazetteer.by_id(tenure.holder) if tenure.holder not in entities else None
        if entry is not None:
            found[entry.id] = Entity(
                entry.id,
                entry.kind,
                entry.name,
                wikidata=entry.wikidata,
                description=entry.description or None,
            )
    return found
