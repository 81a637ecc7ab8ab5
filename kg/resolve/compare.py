"""How like two profiles are, as a table of small functions that give a score and its reason.

After nomenklatura's matchers: `CONFLICTS` name what can never be one, `FEATURES` what speaks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.resolve.names import agree, short_form, sound
from kg.resolve.national import is_national
from kg.resolve.profiles import Profile

SAME = 0.85
"""The least score that joins two profiles."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A score from 0 to 1 and what it rests on."""

    score: float
    reason: str


NONE = Evidence(0.0, "")
Feature = Callable[[Profile, Profile], Evidence]


def conflicting_items(one: Profile, other: Profile) -> str | None:
    if one.item and other.item and one.item != other.item:
        return f"different items {one.item} and {other.item}"
    return None


def conflicting_kinds(one: Profile, other: Profile) -> str | None:
    if one.group != other.group and "misc" not in (one.group, other.group):
        return f"a {one.group} and a {other.group}"
    return None


def conflicting_first_names(one: Profile, other: Profile) -> str | None:
    a, b = one.person, other.person
    if a and b and a.first and b.first and not agree(a.first, b.first):
        return f"first names {a.first} and {b.first}"
    return None


def conflicting_middle_names(one: Profile, other: Profile) -> str | None:
    a, b = one.person, other.person
    if a and b and a.middles and b.middles and not agree(a.middles[0], b.middles[0]):
        return f"middle names {a.middles[0]} and {b.middles[0]}"
    return None


def conflicting_suffixes(one: Profile, other: Profile) -> str | None:
    a, b = one.person, other.person
    if a and b and a.suffix != b.suffix:
        return f"{a.suffix or 'no suffix'} and {b.suffix or 'no suffix'}: two generations"
    return None


def conflicting_genders(one: Profile, other: Profile) -> str | None:
    if one.gender and other.gender and one.gender != other.gender:
        return "a woman and a man"
    return None


def conflicting_offices(one: Profile, other: Profile) -> str | None:
    if one.fields and other.fields and not one.fields & other.fields:
        return f"walks of life {', '.join(sorted(one.fields))} and {', '.join(sorted(other.fields))}"
    if one.nations and other.nations and not one.nations & other.nations:
        return f"offices of {', '.join(sorted(one.nations))} and {', '.join(sorted(other.nations))}"
    return None


def conflicting_homes(one: Profile, other: Profile) -> str | None:
    if one.home and other.home and one.home != other.home:
        return f"of {one.home} and of {other.home}"
    return None


CONFLICTS: tuple[Callable[[Profile, Profile], str | None], ...] = (
    conflicting_items,
    conflicting_kinds,
    conflicting_first_names,
    conflicting_middle_names,
    conflicting_suffixes,
    conflicting_genders,
    conflicting_offices,
    conflicting_homes,
)


def conflict(one: Profile, other: Profile) -> str | None:
    """Return why the two can never be one, or None. The same item in Wikidata overrules all else."""
    if one.item and one.item == other.item:
        return None
    return next((reason for rule in CONFLICTS if (reason := rule(one, other))), None)


def same_item(one: Profile, other: Profile) -> Evidence:
    if one.item and one.item == other.item:
        return Evidence(1.0, f"both are {one.item}")
    return NONE


def same_name(one: Profile, other: Profile) -> Evidence:
    """E.g. "Jeff Sessions" and "Jeff B. Sessions": first and last name agree."""
    if one.key == other.key and one.scope == other.scope:
        if one.apart and other.apart:  # after those of whom more is known
            shared = one.others & other.others
            return Evidence(0.9, f"both beside {', '.join(sorted(shared)[:3])}") if shared else NONE
        homes = sorted({home for home in (one.home, other.home) if home})
        where = f", where {homes[0]} and no other country is clear" if homes else ""
        return Evidence(1.0, f"same name {one.label!r}{where}")
    return NONE


def settled_home(one: Profile, other: Profile) -> bool:
    """Say whether both are known to be of one country."""
    return bool(one.home) and one.home == other.home


def also_called(one: Profile, other: Profile) -> Evidence:
    """An article that says "Federal Security Service (FSB)" joins the two."""
    if one.person or other.person:
        return NONE
    shared = ({one.key} & other.keys) | ({other.key} & one.keys)
    if shared and (settled_home(one, other) or not is_national(min(shared))):
        return Evidence(1.0, f"one article calls it {min(shared)!r} too")
    return NONE


def short_name(one: Profile, other: Profile) -> Evidence:
    """E.g. "Bill Nelson" and "William Nelson"."""
    a, b = one.person, other.person
    if a and b and a.last == b.last and a.first != b.first and short_form(a.first, b.first):
        return Evidence(0.75, f"{a.first} and {b.first} are forms of one name")
    return NONE


def other_spelling(one: Profile, other: Profile) -> Evidence:
    """E.g. "Sergei Kislyak" and "Sergey Kislyak"."""
    a, b = one.person, other.person
    if not (a and b and a.full and b.full) or one.key == other.key or min(len(a.first), len(b.first)) < 3:
        return NONE
    if sound(a.first) == sound(b.first) and sound(a.last) == sound(b.last):
        return Evidence(0.75, f"{one.key} and {other.key} are spellings of one name")
    return NONE


def initial_only(one: Profile, other: Profile) -> Evidence:
    """E.g. "J. Sessions" and "Jeff Sessions"."""
    a, b = one.person, other.person
    if (
        a
        and b
        and a.last == b.last
        and a.first[:1] == b.first[:1]
        and (len(a.first) == 1) != (len(b.first) == 1)
    ):
        return Evidence(0.5, f"initial of {max(a.first, b.first, key=len)}")
    return NONE


def same_title(one: Profile, other: Profile) -> Evidence:
    shared = one.titles & other.titles
    return Evidence(0.2, f"both {min(shared)}") if shared else NONE


def same_nation(one: Profile, other: Profile) -> Evidence:
    shared = one.nations & other.nations
    return Evidence(0.15, f"both of {min(shared)}") if shared else NONE


def same_company(one: Profile, other: Profile) -> Evidence:
    """They are named beside the same others, countries aside."""
    shared = one.others & other.others
    if not shared:
        return NONE
    return Evidence(min(0.25, 0.1 + 0.05 * len(shared)), f"both beside {', '.join(sorted(shared)[:3])}")


FEATURES: tuple[tuple[Feature, float], ...] = (
    (same_item, 1.0),
    (same_name, 1.0),
    (also_called, 1.0),
    (short_name, 1.0),
    (other_spelling, 1.0),
    (initial_only, 1.0),
)
"""What makes two names one. The rows of `CONTEXT` only add to these."""

CONTEXT: tuple[tuple[Feature, float], ...] = ((same_title, 1.0), (same_nation, 1.0), (same_company, 1.0))


def weigh(table: tuple[tuple[Feature, float], ...], one: Profile, other: Profile) -> Evidence:
    """Return the weighted sum of a table's rows, and their reasons."""
    score, reasons = 0.0, []
    for feature, weight in table:
        evidence = feature(one, other)
        if evidence.score:
            score += weight * evidence.score
            reasons.append(evidence.reason)
    return Evidence(score, "; ".join(reasons))


def compare(one: Profile, other: Profile) -> Evidence:
    """Return how sure it is that two profiles are one, and why; 0 where something forbids it."""
    if conflict(one, other):
        return NONE
    names = weigh(FEATURES, one, other)
    if not names.score or names.score >= 1.0:
        return names
    context = weigh(CONTEXT, one, other)
    return Evidence(names.score + context.score, "; ".join(filter(None, (names.reason, context.reason))))
