"""What each kind of node and each status of a fact looks like: two tables."""

from __future__ import annotations

from dataclasses import dataclass

from kg.records import Kind, Status


@dataclass(frozen=True, slots=True)
class KindLook:
    """One row of the legend. `shape` is a vis-network shape, so that colour is never the only sign."""

    kind: Kind
    label: str
    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How the edge of a fact is drawn. `dashes` are lengths of line and gap in pixels, empty for a
    solid line; `mark` is written behind the predicate; `shown` says whether it is on at first."""

    status: Status
    label: str
    colour: str
    dark: str
    dashes: tuple[int, ...]
    mark: str
    shown: bool
    meaning: str


KINDS: tuple[KindLook, ...] = (
    KindLook("politician", "Politicians", "#2f6db5", "dot"),
    KindLook("person", "Other people", "#5fa3dd", "dot"),
    KindLook("office", "Offices", "#6f63b8", "dot"),
    KindLook("organization", "Organizations", "#1f8a7d", "square"),
    KindLook("party", "Parties", "#8a4f9e", "square"),
    KindLook("group", "Groups", "#7b8794", "square"),
    KindLook("country", "Countries", "#c98a1b", "triangle"),
    KindLook("place", "Places", "#8f7a3c", "triangle"),
    KindLook("event", "Events", "#c2557f", "diamond"),
    KindLook("election", "Elections", "#a83256", "diamond"),
    KindLook("topic", "Topics", "#9aa0a6", "hexagon"),
    KindLook("misc", "Other", "#b3b0a6", "hexagon"),
)

STATUSES: tuple[StatusLook, ...] = (
    StatusLook(
        "asserted", "Reported", "#5b6673", "#9aa7b5", (), "", True,
        "At least one article says so in its own voice.",
    ),
    StatusLook(
        "claimed", "Claimed", "#5b6673", "#9aa7b5", (9, 5), "", True,
        "Only people quoted in the articles say so.",
    ),
    StatusLook(
        "disputed", "Disputed", "#b3640a", "#e39a3f", (10, 4, 2, 4), "disputed", True,
        "Some say so, others deny it.",
    ),
    StatusLook(
        "denied", "Denied", "#c22f2f", "#f07070", (2, 5), "denied", True,
        "It is only denied: nobody says that it is so.",
    ),
    StatusLook(
        "unrealised", "Not realised", "#a9b1ba", "#5d6773", (2, 7), "not realised", False,
        "Planned, asked for, possible or in the future: not said to have happened.",
    ),
)  # fmt: skip

KIND_LOOKS: dict[str, KindLook] = {look.kind: look for look in KINDS}
STATUS_LOOKS: dict[str, StatusLook] = {look.status: look for look in STATUSES}

MINOR_KINDS: frozenset[str] = frozenset({"topic", "misc"})
"""Kinds that are off at first in a graph of many nodes: they are seldom names."""
