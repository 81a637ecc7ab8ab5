"""Decisions as CSV: the same after a round trip, the same when imported twice, nothing that runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_made import STORIES

from kg.errors import SourceError, UsageError
from kg.records import Anchor, Reference
from kg.resolve.decisions import decided
from kg.store import Desk, Workspace, export_csv, import_csv
from kg.store.rows import place_of, place_text
from kg.store.table import guarded, unguarded


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Workspace.open(tmp_path / "news.kg", create=True) as opened:
        opened.add(STORIES)
        yield Desk(opened, user="ann")


@given(st.text(max_size=20))
def test_a_guard_is_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(min_size=1, max_size=12), st.integers(0, 10**9))
def test_a_place_is_one_word(article: str, offset: int) -> None:
    text = place_text(Anchor(article, offset))
    assert len(text.split()) == 1
    assert place_of(text) == Anchor(article, offset)


@pytest.mark.parametrize("text", ["", "a", "@3", "a@", "a@-1", "a@x", "a@٣"])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no place"):
        place_of(text)


TEXTS = st.text(max_size=8) | st.sampled_from(
    ["=cmd", "'=1", "'", '"', 'a","b', "a\nb", "−1", "@x", "\ufeffx"]
)
REFERENCES = st.builds(
    Reference,
    st.sampled_from(["Q1", "e-0"]),
    TEXTS,
    st.sampled_from(["", "person"]),
    st.lists(st.builds(Anchor, st.text(min_size=1, max_size=5), st.integers(0, 99)), max_size=2).map(tuple),
)


@given(st.lists(st.tuples(REFERENCES, REFERENCES, TEXTS, TEXTS), max_size=4))
@settings(max_examples=100, deadline=None)
def test_a_log_is_the_same_after_a_round_trip(tmp_path_factory: pytest.TempPathFactory, rows: list) -> None:  # type: ignore[type-arg]
    time = "2026-11-23T03:00:00.000000+00:00"
    log = [decided("merge", a, b, user=user, time=time, why=why) for a, b, user, why in rows]
    path = tmp_path_factory.mktemp("csv") / "d.csv"
    path.write_text(export_csv(log), encoding="utf-8", newline="")
    assert import_csv(path, user="") == log
    for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_an_export_is_taken_over_once(desk: Desk, tmp_path: Path) -> None:
    desk.merge("Ann Roe", "Karl Roe", "a pen name")
    desk.rename("Mona Tarrel", "Mona T.")
    desk.undo()
    path = tmp_path / "log.csv"
    path.write_text(export_csv(desk.workspace.decisions()))
    assert desk.import_csv(str(path)) == 0
    with Workspace.open(tmp_path / "other.kg", create=True) as opened:
        opened.add(STORIES)
        other = Desk(opened, user="bob")
        assert other.import_csv(str(path)) == 3
        assert opened.decisions() == desk.workspace.decisions()
        assert other.found == desk.found
        assert other.import_csv(str(path)) == 0


PROPOSALS = """verb,judgement,subject,value,user,why
link,unsure,{id},Q999999999,reconcile,0.87: name and office agree
"""


def test_a_proposal_is_taken_up_by_changing_one_word(desk: Desk, tmp_path: Path) -> None:
    """What a tool proposes changes nothing until somebody writes `positive`."""
    (entity,) = (one for one in desk.found.entities.values() if one.name == "Mona Tarrel")
    path = tmp_path / "p.csv"
    path.write_text(PROPOSALS.format(id=entity.id))
    assert desk.import_csv(str(path)) == 1
    assert desk.import_csv(str(path)) == 0
    assert entity.id in desk.found.entities
    (made,) = desk.workspace.decisions()
    assert made.subject.at
    assert made.time
    path.write_text(export_csv(desk.workspace.decisions()).replace("unsure", "positive"))
    assert desk.import_csv(str(path)) == 1
    assert desk.import_csv(str(path)) == 0
    assert desk.found.entities["Q999999999"].name == "Mona Tarrel"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1: found"),
        ("verb,whom\nmerge,x\n", ":1: the columns 'whom' are unknown"),
        ("subject\nQ1\n", ":1: found"),
        ("verb,subject\nmarry,Q1\n", ":2: the verb 'marry' is none of"),
        ("verb,subject,object\nmerge,Q1,Q2\nmerge,Q1,\n", ":3: a merge needs an object"),
        ("verb,subject\nmerge,Q1,Q2\n", ":2: 3 cells under 2 heads"),
        ("verb,subject,value,time\nrename,Q1,x,yesterday\n", ":2: the time 'yesterday'"),
        ("verb,subject,subject_at,value\nrename,Q1,here,x\n", ":2: 'here' is no place"),
        ('verb,subject\nrename,"Q1\n', "unexpected end"),
    ],
)
def test_a_wrong_file_is_refused_whole(desk: Desk, tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "p.csv"
    path.write_text(text)
    with pytest.raises(SourceError, match=said):
        desk.import_csv(str(path))
    assert desk.workspace.decisions() == ()


def test_times_become_utc_and_the_rest_is_filled_in(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(
        "\ufeffverb,subject_name,subject_kind,value,time\r\n"
        "rename,Mona Tarrel,person,'=Mona,2026-11-23T09:30:00+02:00\r\n\r\n".encode()
    )
    desk.import_csv(str(path))
    (made,) = desk.workspace.decisions()
    assert (made.time, made.user, made.value) == ("2026-11-23T07:30:00.000000+00:00", "ann", "=Mona")
    assert "=Mona" in {one.name for one in desk.found.entities.values()}


def test_not_utf8_is_told(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(b"verb\n\xff\n")
    with pytest.raises(SourceError, match="not UTF-8"):
        desk.import_csv(str(path))


@pytest.mark.parametrize("time", ["9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00+14:00", "soon"])
def test_a_time_that_no_decision_can_have_is_refused(tmp_path: Path, time: str) -> None:
    """One row of the far future would stand after all that is ever decided."""
    path = tmp_path / "decisions.csv"
    path.write_text(f"time,verb,subject,value\n{time},rename,Q567,Angela\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"decisions\.csv:2"):
        import_csv(path, user="ann")
