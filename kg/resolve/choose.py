"""What a person types, to the entity or the place that is meant: by id, name, part of a name or place."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable

from kg.errors import NotFoundError, UsageError
from kg.language.gazetteer import key
from kg.records import Entity
from kg.resolve.profiles import Place
from kg.resolve.resolution import Resolution

SHOWN = 12
"""How many choices a message lists."""


LONGEST = 200
"""Characters of a name that a message repeats; a longer one is like none."""


def folded(name: str) -> str:
    """Return a name without case, accents, dots, hyphens and "the"."""
    return key(name).casefold()


def entity(found: Resolution, text: str) -> Entity:
    """Return the entity of an id, an exact name, an alias or a part of a name that only one has.

    Raises UsageError listing the choices where several fit, NotFoundError with like names where none does.
    """
    if text in found.entities:
        return found.entities[text]
    wanted = folded(text)
    for fits in (own_name, any_name, part_of_own, part_of_any) if wanted else ():
        fitting = [one for one in found.entities.values() if fits(one, wanted)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise UsageError(f"{text!r} may be any of {choices(found, fitting)}: give the id")
    if not text.strip():
        raise UsageError("an empty name; give an id, a name or ARTICLE#CHAIN")
    raise NotFoundError(
        text if len(text) <= LONGEST else f"{text[:LONGEST]}…", near(found.entities.values(), wanted)
    )


def own_name(one: Entity, wanted: str) -> bool:
    return folded(one.name) == wanted


def any_name(one: Entity, wanted: str) -> bool:
    return any(folded(name) == wanted for name in one.aliases)


def part_of_own(one: Entity, wanted: str) -> bool:
    return f" {wanted} " in f" {folded(one.name)} "


def part_of_any(one: Entity, wanted: str) -> bool:
    return any(f" {wanted} " in f" {folded(name)} " for name in one.aliases)


def choices(found: Resolution, fitting: list[Entity]) -> str:
    """Return entities as a list to choose from: name, kind, what they are, id and an article of theirs."""
    listed = []
    for one in sorted(fitting, key=lambda e: (e.name, e.id))[:SHOWN]:
        place = next(iter(found.places.get(one.id, ())), None)
        about = ", ".join(filter(None, (one.kind, one.description, place and f"in {place[0]}")))
        listed.append(f"{one.id} = {one.name} ({about})")
    more = f" and {len(fitting) - SHOWN} more" if len(fitting) > SHOWN else ""
    return "; ".join(listed) + more


def near(entities: Iterable[Entity], wanted: str) -> list[str]:
    """Return up to five names that look like the wanted one."""
    names: dict[str, str] = defaultdict(str)
    for one in entities:
        for name in (one.name, *one.aliases):
            names.setdefault(folded(name), one.name)
    if len(wanted) > LONGEST:
        return []
    close = difflib.get_close_matches(wanted, sorted(names), n=5, cutoff=0.6)
    return list(dict.fromkeys(names[name] for name in close))


def place(text: str, known: Callable[[str], bool]) -> Place | None:
    """Return the place that `ARTICLE#CHAIN` names, None where it is something else."""
    article, mark, chain = text.rpartition("#")
    if mark and chain.isascii() and chain.isdecimal() and known(article):
        return article, int(chain)
    return None
