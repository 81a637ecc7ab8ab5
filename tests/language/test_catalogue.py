"""Catalogues beside the embedded gazetteer: who goes before whom, files that are none, speed."""

from __future__ import annotations

import dataclasses
import os
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from kg.config import Config
from kg.errors import ConfigError
from kg.language import gazetteer
from kg.language.catalogue import Catalogue, opened
from kg.language.catalogue.format import BEARERS
from kg.language.catalogue.rows import Row
from kg.language.catalogue.writer import writing


def made(path: Path, *rows: Row) -> str:
    with writing(path) as writer:
        for row in rows:
            writer.add(row, "test")
        writer.finish({})
    return str(path)


OWN_OBAMA = Row("a1", "Barack H. Obama", "person", "Q76", ("Barry O. Obama",), "", "my words", 0.9, own=True)
OWN_MERKEL = Row("a2", "Angela Merkel", "person", None, (), "US", "a baker in Ohio", 0.9, own=True)
OWN_PARIS = Row("a3", "Paris Sale", "person", None, ("Paris",), "", "", 0.9, own=True)
LISTED_OBAMA = Row("NK-1", "OBAMA, Barack", "person", "Q76", ("Barack Q. Obama",), "", "PEP", 0.25)
LISTED_MERKEL = Row("NK-2", "Angela Merkel", "person", None, (), "AT", "a singer", 0.25)
MERKEL = ("Q567", "Angela Merkel", "politician", None)


@pytest.mark.parametrize(
    ("row", "name", "expected"),
    [
        # the user's word for an item that both know, under whichever of its names
        (OWN_OBAMA, "Barack Obama", [("Q76", "Barack H. Obama", "politician", "my words")]),
        (OWN_OBAMA, "Barry O. Obama", [("Q76", "Barack H. Obama", "politician", "my words")]),
        # a namesake of the user's hides the embedded
        (OWN_MERKEL, "Angela Merkel", [("a2", "Angela Merkel", "person", "a baker in Ohio")]),
        # what is merely listed adds names, and stands second
        (LISTED_OBAMA, "Barack Q. Obama", [("Q76", "Barack Obama", "politician", None)]),
        (LISTED_OBAMA, "Barack Obama", [("Q76", "Barack Obama", "politician", None)]),
        (LISTED_MERKEL, "Angela Merkel", [MERKEL, ("NK-2", "Angela Merkel", "person", "a singer")]),
    ],
)  # fmt: skip
def test_who_goes_before_whom(tmp_path: Path, row: Row, name: str, expected: list[tuple[str | None, ...]]):
    with gazetteer.consulting([made(tmp_path / "a.kgcat", row)]):
        found = gazetteer.lookup(name)
    shown = [(one.id, one.name, one.kind, one.description) for one in found]
    for one, wanted in zip(shown, expected, strict=True):
        assert one[:3] == wanted[:3]
        assert wanted[3] is None or one[3] == wanted[3]


def test_what_is_listed_without_an_item_is_the_embedded_one_of_its_country(tmp_path: Path):
    """Otherwise two of one name would stand side by side, and neither could be linked."""
    path = made(tmp_path / "a.kgcat", dataclasses.replace(LISTED_MERKEL, country="DE"))
    with gazetteer.consulting([path]):
        assert [entry.id for entry in gazetteer.lookup("Angela Merkel")] == ["Q567"]


def test_a_name_of_another_kind_hides_nothing(tmp_path: Path):
    """One word is no name of a person, and a person hides no city."""
    with gazetteer.consulting([made(tmp_path / "a.kgcat", OWN_PARIS)]):
        assert gazetteer.lookup("Paris")[0].id == "Q90"
        assert [entry.id for entry in gazetteer.lookup("Paris Sale")] == ["a3"]


def test_popularity_and_country_of_the_embedded_stay(tmp_path: Path):
    plain = gazetteer.by_id("Q76")
    with gazetteer.consulting([made(tmp_path / "a.kgcat", OWN_OBAMA)]):
        entry = gazetteer.by_id("Q76")
    assert plain is not None
    assert entry is not None
    assert (entry.popularity, entry.country, entry.own) == (plain.popularity, plain.country, True)
    assert set(plain.aliases) < {*entry.aliases}


def test_the_first_catalogue_goes_before_the_second(tmp_path: Path):
    first = made(tmp_path / "a.kgcat", Row("NK-9", "Ilse Varga", "person", description="first"))
    second = made(tmp_path / "b.kgcat", Row("NK-9", "Ilse Varga", "person", description="second"))
    for paths, said in (((first, second), "first"), ((second, first), "second")):
        with gazetteer.consulting(paths):
            assert [entry.description for entry in gazetteer.lookup("Ilse Varga")] == [said]


def test_nothing_stays_after_the_run(tmp_path: Path):
    path = made(tmp_path / "a.kgcat", LISTED_MERKEL)
    with gazetteer.consulting([path]):
        elsewhere: list[int] = []
        thread = threading.Thread(target=lambda: elsewhere.append(len(gazetteer.lookup("Angela Merkel"))))
        thread.start()
        thread.join()
        assert (len(gazetteer.lookup("Angela Merkel")), elsewhere) == (2, [1])
    assert len(gazetteer.lookup("Angela Merkel")) == 1
    assert gazetteer.by_id("NK-2") is None


def test_a_name_of_very_many_tells_nobody(tmp_path: Path):
    rows = [Row(f"NK-{n}", "Ana Silva", "person") for n in range(BEARERS + 1)]
    assert Catalogue(made(tmp_path / "a.kgcat", *rows[:-1])).find("ana silva") != ()
    assert Catalogue(made(tmp_path / "a.kgcat", *rows)).find("ana silva") == ()


def test_a_file_made_anew_is_read_anew(tmp_path: Path):
    path = made(tmp_path / "a.kgcat", Row("NK-1", "Ilse Varga", "person"))
    assert opened(path).find("ilse varga") != ()
    made(tmp_path / "a.kgcat", Row("NK-1", "Odo Pell", "person"))
    os.utime(path, ns=(1, 1))
    assert opened(path).find("ilse varga") == ()


def database(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_files_that_are_none(tmp_path: Path):
    """Each is named, with what would make a right one."""
    (tmp_path / "text").write_text("id,name\n1,Ann Blythe\n", encoding="utf-8")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    database(tmp_path / "other", "CREATE TABLE names (key TEXT)")
    database(
        tmp_path / "later",
        "PRAGMA application_id = 1801937249",
        "PRAGMA user_version = 9",
        "CREATE TABLE a (b)",
    )
    for name in ("text", "empty", "folder", "other", "later", "nowhere", "nul\0"):
        with pytest.raises(ConfigError, match=name[:3]), gazetteer.consulting([str(tmp_path / name)]):
            pass


def test_a_damaged_file_is_named(tmp_path: Path):
    path = Path(
        made(tmp_path / "a.kgcat", *(Row(f"NK-{n}", f"Ann Blythe{n} Roe", "person") for n in range(5000)))
    )
    data = bytearray(path.read_bytes())
    data[4096 : len(data)] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(ConfigError, match=r"a\.kgcat"):
        Catalogue(path).find("ann blythe7 roe")


def test_a_row_that_is_none_is_named(tmp_path: Path):
    path = made(tmp_path / "a.kgcat", Row("NK-1", "Ilse Varga", "person"))
    database(Path(path), "UPDATE entities SET kind = 'spaceship'")
    with pytest.raises(ConfigError, match="spaceship"):
        Catalogue(path).find("ilse varga")


def test_nothing_is_written_when_the_work_breaks_off(tmp_path: Path):
    def interrupted() -> None:
        with writing(tmp_path / "a.kgcat") as writer:
            writer.add(OWN_OBAMA, "test")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_a_catalogue_is_opened_where_nothing_can_be_written(tmp_path: Path):
    path = made(tmp_path / "a.kgcat", OWN_OBAMA)
    os.chmod(path, 0o400)
    os.chmod(tmp_path, 0o500)
    try:
        assert len(Catalogue(path)) == 1
    finally:
        os.chmod(tmp_path, 0o700)


def test_lookups_are_fast(tmp_path: Path):
    """A name that was not asked for before takes some 10 µs, one of those that were, less than 1 µs."""
    catalogue = Catalogue(
        made(tmp_path / "a.kgcat", *(Row(f"NK-{n}", f"Ann B{n}", "person") for n in range(20_000)))
    )
    started = time.process_time()
    for number in range(10_000):
        catalogue.find(f"ann b{number}")
    assert time.process_time() - started < 1.5
    started = time.process_time()
    for _ in range(10_000):
        catalogue.find("ann b9999")
    assert time.process_time() - started < 0.1


def test_settings_name_catalogues(tmp_path: Path):
    from kg.config import load_config

    path = tmp_path / "kg.toml"
    path.write_text('catalogues = ["people.kgcat", "/lists/more.kgcat"]', encoding="utf-8")
    wanted = (str(tmp_path / "people.kgcat"), "/lists/more.kgcat")
    assert load_config(path) == Config(catalogues=wanted)
    for wrong in ("catalogues = 'a.kgcat'", "catalogues = [1]", "model = ['a']"):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(ConfigError, match="must be"):
            load_config(path)
