from __future__ import annotations

from datetime import date

import pytest

from kg.language import offices


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister of Foreign Affairs", "foreign minister"),
        ("Minister for Foreign Affairs", "foreign minister"),
        ("Minister of the Interior", "interior minister"),
        ("Minister of Defence", "defense minister"),
        ("Secretary of the Treasury", "Treasury secretary"),
        ("Secretary of State for Defence", "defence secretary"),
        ("Attorney-General", "attorney general"),
        ("ambassador to the United States of America", "Ambassador to the United States"),
        ("National Security Advisor", "national security adviser"),
    ],
)
def test_two_names_of_one_office(one: str, other: str) -> None:
    assert offices.office_key(one) == offices.office_key(other)


def test_secretary_of_state_is_no_state_secretary() -> None:
    assert offices.office_key("Secretary of State") == "secretary of state"


@pytest.mark.parametrize(
    ("state", "office", "when", "holder"),
    [
        ("Q142", "president", date(2017, 5, 1), "Q157"),
        ("Q30", "defense secretary", date(2017, 3, 2), "Q267902"),
        ("Q30", "president", date(2024, 3, 2), None),  # the sources end before
        ("Q142", "president", date(1700, 1, 1), None),
        ("Q142", "keeper of the seals and the bees", date(2017, 5, 1), None),
        ("Q999999999", "president", date(2017, 5, 1), None),
    ],
)
def test_holder(state: str, office: str, when: date, holder: str | None) -> None:
    found = offices.holder(state, office, when)
    assert (found.id if found else None) == holder


def test_nobody_is_given_before_he_took_office_for_sure() -> None:
    """A start of "2012" may be any day of that year."""
    assert offices.day("2012", last=True) == date(2012, 12, 31)
    assert offices.day("2012-02", last=True) == date(2012, 2, 29)
    assert offices.day("2012", last=False) == date(2012, 1, 1)
    assert offices.day("2012-05-14", last=True) == date(2012, 5, 14)


def test_an_open_end_closes_when_the_next_one_begins() -> None:
    for held in offices.table().values():
        for one in held:
            if one.end is None:
                assert offices.end_of(one, held) <= offices.KNOWN_UNTIL
