"""Spans, ids and the order of spans."""

from __future__ import annotations

import dataclasses

import pytest

from kg.records import Argument, Claim, Relation, Span, content_id, ordered


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_span_refuses_what_is_no_range(start: int, end: int):
    with pytest.raises(ValueError, match=rf"found \[{start}, {end}\)"):
        Span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "covers", "overlaps"),
    [
        ((0, 5), (0, 5), True, True),
        ((0, 5), (1, 3), True, True),
        ((0, 5), (3, 8), False, True),
        ((0, 5), (5, 8), False, False),  # they touch
        ((0, 5), (7, 8), False, False),
        ((2, 3), (0, 5), False, True),
    ],
)
def test_span_covers_and_overlaps(one: tuple[int, int], other: tuple[int, int], covers: bool, overlaps: bool):
    a, b = Span(*one), Span(*other)
    assert (a.covers(b), a.overlaps(b), b.overlaps(a)) == (covers, overlaps, overlaps)


def test_span_gives_its_words():
    assert Span(4, 9).of("The envoy left.") == "envoy"


def test_records_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Span(0, 1).start = 3  # type: ignore[misc]


def test_content_id_is_the_same_in_every_run():
    """Written down here, so that a change of the function, which would change every id, is noticed."""
    assert content_id("c", "a1", None, 7) == "c-8412965dc7a047c5"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a",), ("a", "")),
        (("a", "", "b"), ("a", "b", "")),
        (("1", "23"), ("12", "3")),
    ],
)
def test_content_id_tells_where_a_part_ends(one: tuple[str, ...], other: tuple[str, ...]):
    assert content_id("x", *one) != content_id("x", *other)


@pytest.mark.parametrize(
    ("spans", "joined"),
    [
        ([], []),
        ([(4, 6), (0, 2)], [(0, 2), (4, 6)]),
        ([(0, 3), (3, 5)], [(0, 5)]),
        ([(0, 9), (2, 4), (8, 12)], [(0, 12)]),
    ],
)
def test_ordered_sorts_and_joins(spans: list[tuple[int, int]], joined: list[tuple[int, int]]):
    assert ordered(Span(*span) for span in spans) == tuple(Span(*span) for span in joined)


@pytest.mark.parametrize(
    ("voice", "roles", "agent"),
    [("active", ["by"], "subject"), ("passive", ["in", "by"], "by"), ("passive", ["in"], None)],
)
def test_agent_of_a_claim(voice: str, roles: list[str], agent: str | None):
    """Who acts: the subject, of a passive the argument after `by`, if there is one."""
    claim = Claim(
        "c-1", Span(0, 1), Argument("subject"), Relation("x", "x"), None,
        tuple(Argument(role, role=role) for role in roles), None, "positive", "actual", None, None, None,
        1.0, "svo", voice,
    )  # fmt: skip
    assert (claim.agent.text if claim.agent else None) == agent
