from __future__ import annotations

import subprocess
import sys
import time

import pytest

from kg import ontology
from kg.errors import OntologyError
from kg.language import gazetteer


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Moscow", None, "Q649"),
        ("the Kremlin", None, "Q133274"),
        ("Kremlin", "place", "Q133274"),
        ("Washington", "place", "Q61"),
        ("White House", None, "Q35525"),
        ("Downing Street", None, "Q169101"),
        ("Russia", "country", "Q159"),
        ("Russian Federation", "country", "Q159"),
        ("the U.S.", "country", "Q30"),
        ("US", "country", "Q30"),
        ("Türkiye", None, "Q43"),
        ("Turkey", "place", "Q43"),
        ("the F.B.I.", "organization", "Q8333"),
        ("CIA", "organization", "Q37230"),
        ("NATO", "organization", "Q7184"),
        ("European Union", "organization", "Q458"),
        ("UN", "organization", "Q1065"),
        ("Republicans", "group", "Q29468"),
        ("Angela Merkel", "person", "Q567"),
        ("Jeff Sessions", "politician", "Q358443"),
        ("Dmitry Peskov", "person", "Ldmitry-peskov"),
        ("Recep Tayyip Erdogan", "person", "Q39259"),
    ],
)
def test_the_best_known_bearer_comes_first(name: str, kind: str | None, expected: str | None) -> None:
    found = gazetteer.lookup(name, kind)
    assert (found[0].id if found else None) == expected


@pytest.mark.parametrize(
    "name", ["us", "Donald", "Sessions", "president", "screenwriter", "lawyer", "Nobody Atall", ""]
)
def test_words_that_name_nothing(name: str) -> None:
    """First and last names alone, common nouns and the unknown have no entry."""
    assert gazetteer.lookup(name) == ()


def test_a_kind_that_does_not_fit_finds_nothing() -> None:
    assert gazetteer.lookup("Angela Merkel", "place") == ()


def test_a_local_id_is_no_wikidata_id() -> None:
    entry = gazetteer.lookup("Dmitry Peskov")[0]
    assert entry.wikidata is None
    assert gazetteer.by_id("Q159") is not None


@pytest.mark.parametrize(
    ("demonym", "expected"), [("Russian", "Q159"), ("Americans", "Q30"), ("Chinese", "Q148")]
)
def test_demonyms(demonym: str, expected: str) -> None:
    assert gazetteer.demonyms()[demonym] == expected


def test_metonyms_lead_to_states() -> None:
    assert gazetteer.metonym_of("Q649") == "Q159"
    assert gazetteer.metonym_of("Q159") is None
    for seat, state in gazetteer.metonyms().items():
        assert gazetteer.by_id(seat) is not None
        assert gazetteer.by_id(state) is not None


@pytest.mark.parametrize("table", [gazetteer.CORE, gazetteer.MORE])
def test_rows_are_clean(table: str) -> None:
    """Ids are unique, kinds known, popularity is 0 to 1, and no alias of a person is a single word."""
    rows = gazetteer.read(table)
    assert len({row[0] for row in rows}) == len(rows) > 1000
    assert {row[2] for row in rows} <= set(ontology.KINDS)
    assert all(0.0 <= float(row[6]) <= 1.0 for row in rows)
    people = [row for row in rows if row[2] in ("person", "politician")]
    assert [row for row in people if any(" " not in alias for alias in row[3].split("|") if alias)] == []


def test_the_core_is_read_fast() -> None:
    """Reading and indexing the well known takes less than 150 ms (three times that is allowed on a busy
    machine), a lookup after that microseconds."""
    started = time.process_time()
    gazetteer.Table(gazetteer.read(gazetteer.CORE))
    assert time.process_time() - started < 0.45
    started = time.process_time()
    for _ in range(1000):
        gazetteer.lookup("Moscow")
    assert time.process_time() - started < 0.5


def test_nothing_is_read_at_import() -> None:
    code = "from kg.language import gazetteer; assert gazetteer.core.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_broken_table_is_named(tmp_path, monkeypatch) -> None:
    (tmp_path / "gazetteer").mkdir()
    table = tmp_path / "gazetteer" / "core.csv"
    monkeypatch.setattr(ontology, "folder", lambda: tmp_path)
    with pytest.raises(OntologyError, match=r"core\.csv"):
        gazetteer.read(gazetteer.CORE)
    table.write_text(",".join(gazetteer.COLUMNS) + "\nQ1,one\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="row 2: 2 columns, wanted 8"):
        gazetteer.read(gazetteer.CORE)
