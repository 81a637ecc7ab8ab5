"""Claims as a table."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))

from hand_made import MET, Story, graph_of, sample

from kg.export.claims_csv import COLUMNS, cell, write


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_claim_is_a_row(tmp_path: Path) -> None:
    graph = sample()
    write(graph, tmp_path / "claims.csv")
    rows = table(tmp_path / "claims.csv")
    assert tuple(rows[0]) == COLUMNS
    assert [(row["article"], row["claim"]) for row in rows] == list(graph.claims)
    for row in rows:
        text = graph.articles[row["article"]].text
        assert row["sentence"] == text[int(row["start"]) : int(row["end"])]


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (
            0,
            {
                "subject_entity": "Jeff Sessions",
                "object_entity": "Russian ambassador",
                "status": "asserted",
                "said_by": "",
            },
        ),
        (
            1,
            {
                "arguments": "with Russia",
                "object_entity": "",
                "status": "claimed",
                "said_by": "Dmitri Peskov",
            },
        ),
        (2, {"where": "Washington", "published": "2017-03-02", "lemma": "fire", "confidence": "0.900"}),
        (
            3,
            {
                "subject": "he",
                "subject_entity": "Michael Flynn",
                "polarity": "negative",
                "status": "disputed",
            },
        ),
        (6, {"modality": "possible", "status": "unrealised"}),
    ],
)
def test_a_row_says_who_says_what(tmp_path: Path, number: int, wanted: dict[str, str]) -> None:
    write(sample(), tmp_path / "claims.csv")
    row = table(tmp_path / "claims.csv")[number]
    assert {key: row[key] for key in wanted} == wanted


def test_a_claim_without_a_fact_is_there(tmp_path: Path) -> None:
    story = Story().add(
        "Donald Trump praised the economy.", "Donald Trump", ("praised", "praise"), "the economy"
    )
    write(graph_of(story), tmp_path / "claims.csv")
    (row,) = table(tmp_path / "claims.csv")
    assert (row["facts"], row["status"], row["object_entity"]) == ("", "", "the economy")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@sum", "'@sum"),
        ("\t=1", "'=1"),
        ("\r\n @x", "'@x"),
        ("a=b", "a=b"),
        ("two\nlines", "two lines"),
        ("nul\x00 half \ud800", "nul\ufffd half \ufffd"),
        ("", ""),
        ("😀 مرحبا", "😀 مرحبا"),
    ],
)
def test_no_cell_is_a_formula(value: str, wanted: str) -> None:
    assert cell(value) == wanted


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", '"quoted", with comma', "line\nbreak", "<script>"])
def test_hostile_names_stay_one_cell(tmp_path: Path, name: str) -> None:
    story = Story(source=name, kinds={name: "person"}).add(
        f"Jeff Sessions met {name}", "Jeff Sessions", MET, name
    )
    write(graph_of(story), tmp_path / "claims.csv")
    (row,) = table(tmp_path / "claims.csv")
    assert row["object"] == row["source"] == cell(name)
    assert row["rule"] == "svo"


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(sample(), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
