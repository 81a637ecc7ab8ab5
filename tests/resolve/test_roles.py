from __future__ import annotations

import pytest

from kg.records import Kind
from kg.resolve.roles import role


@pytest.mark.parametrize(
    ("phrase", "kind", "name", "anywhere"),
    [
        ("the Russian ambassador", "office", "Russian ambassador", True),
        ("Russia's ambassador", "office", "Russian ambassador", True),
        ("Russia ’s ambassador", "office", "Russian ambassador", True),
        ("the Russian ambassador, who left on Friday", "office", "Russian ambassador", True),
        ("lawmakers", "group", "lawmakers", True),
        ("three lawmakers", "group", "lawmakers", True),
        ("congressional committees", "organization", "congressional committees", True),
        ("the ambassador to Poland", "office", "ambassador to Poland", True),
        ("immigration", "topic", "immigration", True),
        ("the president", "office", "president", False),
        ("a senior official", "person", "senior official", False),
        ("the company", "organization", "company", False),
        ("the Attorney General", "office", "Attorney General", False),
        ("35 Polish diplomats", "group", "Polish diplomats", True),
        ("the Kremlin spokesman", "office", "Kremlin spokesman", True),
        ("two men", "person", "men", False),
        ("his wife", "person", "wife", False),
    ],
)
def test_role(phrase: str, kind: Kind, name: str, anywhere: bool) -> None:
    found = role(phrase, kind)
    assert found is not None
    assert (found.name, found.anywhere) == (name, anywhere)


@pytest.mark.parametrize("phrase", ["the", "last Friday", "nobody", "several years"])
def test_no_participant(phrase: str) -> None:
    assert role(phrase, "topic") is None
