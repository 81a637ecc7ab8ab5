"""Publication dates, from values and from the head of a text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ingest.dates import date_in_head, parse_date

DAY = date(2017, 3, 12)


@pytest.mark.parametrize(
    "value",
    [
        "2017-03-12",
        " 2017-03-12 ",
        "20170312",
        "2017-03-12T10:00:00",
        "2017-03-12T23:59:00Z",
        "2017-03-12 01:00:00+05:30",
        "Sun, 12 Mar 2017 10:00:00 +0000",
        "Sun, 12 Mar 2017 10:00:00 GMT",
        "12 Mar 2017 10:00:00 EST",
        "March 12, 2017",
        "Mar. 12, 2017",
        "12 March 2017",
        "12th of March 2017",
        "Sunday, March 12, 2017",
        "Published: March 12, 2017, 10:30 GMT",
    ],
)
def test_date_is_read(value: str) -> None:
    assert parse_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "yesterday",
        "2017",
        "2017-13-40",
        "31 February 2017",
        20170312,
        "0001-01-01",
        "9999-12-31",
        "Sunday",
        "12/03/2017",
        "x" * 500,
        ["2017-03-12"],
        "99 Mar 2017 99:99:99 +9999",
    ],
)
def test_what_is_no_date_is_unknown(value: object) -> None:
    """`12/03/2017` too: it is March to one reader and December to another."""
    assert parse_date(value) is None


STORY = "\n\nThe minister met the envoy on April 1, 2016, her office said.\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Envoy in Oslo\n\nMarch 12, 2017" + STORY, DAY),
        ("Envoy in Oslo\nBy Anna Lindqvist\nPublished: 2017-03-12" + STORY, DAY),
        ("Envoy in Oslo\n\nPosted on Sunday, 12 March 2017 10:30" + STORY, DAY),
        ("OSLO, March 12, 2017 (Harbour News) - The minister met the envoy.", DAY),
        ("OSLO (12 March 2017) — The minister met the envoy.", DAY),
        ("Envoy in Oslo" + STORY, None),
        ("March 12, 2017 was a day of rain in Oslo, the office said." + STORY, None),
        ("Envoy in Oslo\n\nMay 2017" + STORY, None),
        ("a\nb\nc\nd\ne\nf\ng\nMarch 12, 2017", None),
        ("", None),
    ],
)
def test_date_in_head(text: str, day: date | None) -> None:
    """Only a line of its own or a dateline; a date in a sentence is the story's."""
    assert date_in_head(text) == day


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert parse_date(text) is None or isinstance(parse_date(text), date)
