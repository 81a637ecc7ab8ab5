from __future__ import annotations

import pytest

from kg.resolve.names import acronym, agree, person_name, plain, sound, thing_key


@pytest.mark.parametrize(
    ("name", "first", "middles", "last", "suffix"),
    [
        ("Jeff Sessions", "jeff", (), "sessions", ""),
        ("Robert F. Kennedy, Jr.", "robert", ("f",), "kennedy", "jr"),
        ("Sessions", "", (), "sessions", ""),
        ("Marine Le Pen", "marine", (), "le pen", ""),
        ("Bashar al-Assad", "bashar", (), "al assad", ""),
        ("Sen. John McCain", "john", (), "mccain", ""),
        ("Recep Tayyip Erdoğan", "recep", ("tayyip",), "erdogan", ""),
    ],
)
def test_parts(name: str, first: str, middles: tuple[str, ...], last: str, suffix: str) -> None:
    found = person_name(name)
    assert (found.first, found.middles, found.last, found.suffix) == (first, middles, last, suffix)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("bill", "william", True),
        ("bill", "hillary", False),
        ("j", "jeff", True),
        ("sergei", "sergey", True),
        ("john", "jane", False),
        ("ron", "rand", False),
    ],
)
def test_first_names_agree(one: str, other: str, expected: bool) -> None:
    assert agree(one, other) is expected


@pytest.mark.parametrize(
    "spellings",
    [("dmitri", "dmitry", "dmitriy"), ("sergei", "sergey", "sergej"), ("zelensky", "zelenskiy", "zelenskyy")],
)
def test_spellings_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound(word) for word in spellings}) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Federal Security Service", "FSS"),
        ("Department of Defense", "DD"),
        ("the ministry", None),
        ("Congress", None),
    ],
)
def test_acronym(name: str, expected: str | None) -> None:
    assert acronym(name) == expected


def test_titles_and_possessives_are_no_part_of_a_name() -> None:
    assert plain("President Obama's") == "Obama"
    assert thing_key("Justice Department") == "justice department"
    assert thing_key("the Acme Corp.") == thing_key("Acme")
