"""Every table under ontology/ can be read, and a malformed one says where."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from kg import ontology
from kg.errors import OntologyError
from kg.records import Kind

TABLES = sorted(str(path.relative_to(ontology.folder())) for path in ontology.folder().rglob("*.csv"))


def test_the_folder_is_found():
    assert (ontology.folder() / "kg.ttl").is_file()
    assert {"cues.csv", "gazetteer/core.csv", "language/titles.csv"} <= set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_table_is_whole(name: str):
    """No row is short or long; every table has rows and a head."""
    rows = list(ontology.rows(name))
    assert rows
    assert all("" not in row for row in rows)


def test_kinds_are_those_of_the_records():
    assert get_args(Kind) == ontology.KINDS


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(ontology, "folder", lambda: tmp_path)
    return tmp_path


def test_comments_and_blank_lines_are_no_rows(folder: Path):
    (folder / "t.csv").write_text('# words\nword,event\n\nmeet,"CONSULT"\n# end\n', encoding="utf-8")
    assert list(ontology.rows("t.csv")) == [{"word": "meet", "event": "CONSULT"}]


@pytest.mark.parametrize("row", ["visit", "visit,CONSULT,3"])
def test_malformed_row_names_file_and_row(folder: Path, row: str):
    (folder / "t.csv").write_text(f"word,event\nmeet,CONSULT\n{row}\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"t\.csv: row 3: wrong number of columns.*visit"):
        list(ontology.rows("t.csv"))


def test_missing_table_names_file(folder: Path):
    with pytest.raises(OntologyError, match=r"nowhere\.csv: No such file"):
        list(ontology.rows("nowhere.csv"))
