"""A name as a person types it, to the entity that is meant."""

from __future__ import annotations

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping

from kg.errors import NotFoundError, UsageError
from kg.records import Entity

PERSONS = frozenset(("person", "politician"))


def folded(name: str) -> str:
    """Return the name without case, accents and doubled spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


class Lookup:
    """Finds entities by id, name, alias or a surname that only one of them bears."""

    def __init__(self, entities: Mapping[str, Entity], connected: Collection[str]) -> None:
        self.entities = entities
        self.connected = connected
        names: dict[str, list[str]] = defaultdict(list)
        aliases: dict[str, list[str]] = defaultdict(list)
        surnames: dict[str, list[str]] = defaultdict(list)
        for key in sorted(entities):
            entity = entities[key]
            names[folded(entity.name)].append(key)
            for alias in entity.aliases:
                aliases[folded(alias)].append(key)
            words = folded(entity.name).split()
            if entity.kind in PERSONS and len(words) > 1:
                surnames[words[-1]].append(key)
        self.tables = (names, aliases, surnames)

    def find(self, name: str) -> Entity:
        """Return the one entity that the name means.

        Entities with facts go before those without. Raises NotFoundError with the nearest names, or
        UsageError where several entities share the name.
        """
        if name in self.entities:
            return self.entities[name]
        wanted = folded(name)
        for table in self.tables:
            keys = list(dict.fromkeys(table.get(wanted, ())))
            keys = [key for key in keys if key in self.connected] or keys
            if len(keys) == 1:
                return self.entities[keys[0]]
            if keys:
                choices = ", ".join(f"{self.entities[key].name} ({key})" for key in keys)
                raise UsageError(f"{name!r} may be any of {choices}: give the id")
        raise NotFoundError(name, self.near(wanted))

    def near(self, wanted: str) -> list[str]:
        """Return up to five names that look like the wanted one or hold one of its words."""
        known = {key: keys[0] for table in reversed(self.tables) for key, keys in table.items()}
        close = difflib.get_close_matches(wanted, sorted(known), n=5, cutoff=0.6)
        words = set(wanted.split())
        sharing = [key for key in sorted(known) if words & set(key.split())]
        return list(dict.fromkeys(self.entities[known[key]].name for key in [*close, *sharing]))[:5]
