"""robots.txt as RFC 9309 has it: groups, `*` and `$` in paths, the longest match decides.

Python's own parser knows neither wildcards nor the longest match, and so fetches what was forbidden.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LIMIT = 500 * 1024
"""Bytes of a robots.txt that are read; RFC 9309 asks for as many."""

MOST_RULES = 5_000


@dataclass(slots=True)
class Robots:
    """What one site asks of one agent: paths with whether they may be fetched, and seconds to wait."""

    rules: list[tuple[str, bool]] = field(default_factory=list)
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """May this path with its query be fetched? Of two rules as long, the one that allows wins."""
        if path == "/robots.txt":
            return True
        best = max(
            ((len(rule), allow) for rule, allow in self.rules if matches(rule, path)), default=(0, True)
        )
        return best[1]


NOTHING = Robots([("/", False)])
"""What a site asks that cannot be reached or fails: RFC 9309 then forbids all of it."""


def robots_of(text: str, agent: str) -> Robots:
    """Read the groups that name the agent, or without any those for all (`*`)."""
    groups: dict[str, Robots] = {}
    names: list[str] = []
    in_rules = False
    for line in text.splitlines():
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            if in_rules:
                names, in_rules = [], False
            name = value.lower().partition("/")[0].strip()
            if name in {agent.lower(), "*"}:
                names.append(name)
                groups.setdefault(name, Robots())
            continue
        if key not in {"allow", "disallow", "crawl-delay"}:
            continue
        in_rules = True
        for name in names:
            group = groups[name]
            if key == "crawl-delay":
                group.delay = max(group.delay, seconds(value))
            elif value and len(group.rules) < MOST_RULES:
                group.rules.append((value[:2_000], key == "allow"))
    return groups.get(agent.lower()) or groups.get("*") or Robots()


def seconds(value: str) -> float:
    return min(float(value), 86_400.0) if value.replace(".", "", 1).isdecimal() and value.isascii() else 0.0


def matches(rule: str, path: str) -> bool:
    """Does the rule match the beginning of the path, or with `$` all of it? Linear, whatever the rule."""
    whole = rule.endswith("$")
    pieces = rule.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    position = len(pieces[0])
    for number, piece in enumerate(pieces[1:], 2):
        if whole and number == len(pieces):
            return path.endswith(piece) and len(path) - len(piece) >= position
        found = path.find(piece, position)
        if found < 0:
            return False
        position = found + len(piece)
    return position == len(path) if whole else True
