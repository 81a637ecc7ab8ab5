"""What a user's catalogue does to links and to who is who."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from resolve_builders import Draft, article, name, person

from kg.language import gazetteer
from kg.language.catalogue.rows import Row
from kg.language.catalogue.writer import writing
from kg.resolve import resolve
from kg.resolve.link import link

OWN = Row(
    "hu-1", "Ilse Varga", "politician", None, ("Ilse M. Varga",), "HU", "State Secretary", 0.9, own=True
)
ITEM = Row("hu-2", "Odo Pell", "politician", "Q999000002", (), "HU", "Minister", 0.32)
NAMESAKE = Row("us-1", "Angela Merkel", "person", "Q999000003", (), "US", "a baker", 0.9, own=True)
LISTED = Row("NK-1", "Angela Merkel", "person", None, (), "AT", "a singer", 0.38)
HUNGARY = name("country", "Hungary")


@contextmanager
def knowing(folder: Path, *rows: Row) -> Iterator[None]:
    with writing(folder / "a.kgcat") as writer:
        for row in rows:
            writer.add(row, "test")
        writer.finish({})
    with gazetteer.consulting([str(folder / "a.kgcat")]):
        yield


@pytest.mark.parametrize(
    ("row", "drafts", "expected"),
    [
        (ITEM, [person("Odo Pell", "Pell"), HUNGARY], "Q999000002"),
        (ITEM, [person("Odo Pell", "Pell")], None),  # listed, but the article speaks of no country
        (ITEM, [person("Pell"), HUNGARY], None),  # a last name alone
        (ITEM, [person("Odo Pell"), name("country", "Chile"), name("place", "Santiago")], None),
        (NAMESAKE, [person("Angela Merkel")], "Q999000003"),  # the user's own goes first
        (OWN, [person("Ilse Varga")], "hu-1"),  # an id of the catalogue's own
        (LISTED, [person("Angela Merkel")], "Q567"),  # the well known stays
        (LISTED, [person("Angela Merkel"), name("country", "Austria")], "Q567"),
    ],
)
def test_links(tmp_path: Path, row: Row, drafts: list[Draft], expected: str | None):
    with knowing(tmp_path, row):
        assert link(article("a", *drafts)).chains[0].entity == expected


def test_an_entry_without_an_item_is_one_entity_in_all_articles(tmp_path: Path):
    """With the name and the description of the catalogue, under its id."""
    one = article("a", person("Ilse Varga", "Varga"), HUNGARY)
    other = article("b", person("Ilse M. Varga"), name("country", "Chile"))
    with knowing(tmp_path, OWN):
        found = resolve([link(one), link(other)])
    assert {found.of["a", 0], found.of["b", 0]} == {"hu-1"}
    entity = found.entities["hu-1"]
    assert (entity.name, entity.kind, entity.wikidata, entity.description) == (
        "Ilse Varga",
        "politician",
        None,
        "State Secretary",
    )
