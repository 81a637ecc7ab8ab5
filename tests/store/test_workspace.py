"""The workspace file: in once, out in a steady order, whole after any interruption."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from store_made import STORIES, story

from kg import pipeline
from kg.errors import SourceError, UsageError
from kg.lines import to_line
from kg.records import Annotated, Article, Reference, Skipped
from kg.store import Added, Workspace, is_workspace, schema


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.kg"


def lines(path: Path) -> list[str]:
    with Workspace.open(path) as opened:
        return [to_line(one, text=True) for one in opened.annotated()]


def test_what_went_in_comes_out_by_day(path: Path) -> None:
    with Workspace.open(path, create=True) as opened:
        opened.add(STORIES)
        assert [one.article.id for one in opened.annotated()] == ["s3", "s2", "s1", "s4"]
        assert sorted(opened.annotated(), key=lambda one: one.article.id) == STORIES
        chains = {one.article.id: one.chains for one in opened.chains()}
        assert chains == {one.article.id: one.chains for one in STORIES}
        assert all(not one.claims for one in opened.chains())
        assert opened.article("s4").mentions == STORIES[3].mentions  # type: ignore[union-attr]
        assert opened.article("s5") is None


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    for name, order in (("a.kg", STORIES), ("b.kg", STORIES[::-1])):
        with Workspace.open(tmp_path / name, create=True) as opened:
            for one in order:
                opened.add(one)
    assert lines(tmp_path / "a.kg") == lines(tmp_path / "b.kg")


def test_the_same_article_again_does_nothing(path: Path) -> None:
    with Workspace.open(path, create=True) as opened:
        assert opened.add([*STORIES, STORIES[0]]) == Added(new=4, same=1, claims=4)
        assert opened.add(STORIES) == Added(same=4)
        assert opened.knows(STORIES[0].article)
    before = path.read_bytes()
    with Workspace.open(path, create=True) as opened:
        opened.add(STORIES)
    assert path.read_bytes() == before


def test_another_text_takes_the_place(path: Path) -> None:
    with Workspace.open(path, create=True) as opened:
        opened.add(STORIES)
        changed = story("s1", "Karl Tarrel", "Mona Tarrel")
        assert not opened.knows(changed.article)
        assert opened.add(changed) == Added(changed=1, claims=1)
        assert len(opened) == 4
        assert opened.article("s1").chains == changed.chains  # type: ignore[union-attr]


def test_a_failed_batch_leaves_nothing(path: Path) -> None:
    def failing():
        yield STORIES[0]
        raise RuntimeError("no more")

    with Workspace.open(path, create=True) as opened:
        with pytest.raises(RuntimeError):
            opened.add(failing())
        assert len(opened) == 0
        assert opened.add(STORIES).new == 4


HOSTILE = [
    "a\x00b",
    "half \ud83d a character",
    "'; DROP TABLE articles; --",
    "=1+1",
    "🏛 " * 50,
    "\u202eevil",
    "a/b#c@1 %41",
]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_texts_come_back_as_they_were(path: Path, text: str) -> None:
    one = story(text, text, "Ann Roe", published=date(2017, 3, 1))
    with Workspace.open(path, create=True) as opened:
        opened.add(one)
        assert opened.knows(one.article)
        assert list(opened.annotated()) == [one]
        run = opened.begin("m", {"a": 1})
        opened.end(run, skipped=[Skipped(text, text)])


def test_a_file_that_is_no_workspace_is_refused(path: Path, tmp_path: Path) -> None:
    path.write_text("An article, really. " * 10)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()
    for file, said in (
        (path, "no SQLite file"),
        (other, "of another program"),
        (tmp_path, "is a folder"),
        (tmp_path / "none.kg", "no such file"),
    ):
        before = file.read_bytes() if file.is_file() else None
        for create in {False, file != tmp_path / "none.kg"}:
            with pytest.raises(UsageError, match=said):
                Workspace.open(file, create=create)
        assert not is_workspace(file)
        assert before is None or file.read_bytes() == before


def test_a_newer_file_is_refused(path: Path) -> None:
    Workspace.open(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    assert is_workspace(path)
    with pytest.raises(UsageError, match=r"written by a newer kg \(tables of version 2, this one knows 1\)"):
        Workspace.open(path)


def test_an_empty_file_is_filled_or_refused(path: Path) -> None:
    path.touch()
    with pytest.raises(UsageError, match="is empty"):
        Workspace.open(path)
    with Workspace.open(path, create=True) as opened:
        assert opened.add(STORIES).new == 4


def test_damage_is_told_by_article(path: Path) -> None:
    with Workspace.open(path, create=True) as opened:
        opened.add(STORIES)
        opened.connection.execute("UPDATE articles SET who = X'00' WHERE id = 's2'")
        with pytest.raises(SourceError, match="article s2: is damaged"):
            list(opened.chains())


def test_a_second_writer_is_told_who_waits(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.workspace.WAIT", 0.05)
    with Workspace.open(path, create=True) as first, Workspace.open(path) as second:
        first.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(UsageError, match="another program has been writing"):
            second.add(STORIES)
        assert list(second.annotated()) == []
        first.connection.execute("ROLLBACK")
        assert second.add(STORIES).new == 4


def test_a_reader_sees_a_whole_state_while_another_writes(path: Path) -> None:
    with Workspace.open(path, create=True) as writer, Workspace.open(path) as reader:
        writer.add(STORIES[:2])
        reading = reader.annotated()
        first = next(reading)
        writer.add(STORIES[2:])
        assert len([first, *reading]) == 2
        assert len(list(reader.annotated())) == 4


def test_runs_are_noted(path: Path) -> None:
    with Workspace.open(path, create=True) as opened:
        run = opened.begin("some_model", {"published": date(2017, 3, 1)})
        opened.add(STORIES, run=run)
        opened.end(run, same=3, skipped=[Skipped("x.txt", "empty")])
        row = opened.connection.execute(
            "SELECT model, settings, added, same, claims, errors, finished >= started FROM runs"
        ).fetchone()
    assert row == ("some_model", '{"published": "2017-03-01"}', 4, 3, 4, '[["x.txt", "empty", true]]', 1)


def test_decisions_are_never_changed(path: Path) -> None:
    with Workspace.open(path, create=True) as opened:
        opened.decide("undo", undoes="d-1", user="ann")
        for statement in ("UPDATE decisions SET why = 'x'", "DELETE FROM decisions"):
            with pytest.raises(sqlite3.IntegrityError, match="undo them"):
                opened.connection.execute(statement)


def test_time_does_not_go_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace.open(path, create=True) as opened:
        made = [opened.decide("undo", undoes=f"d-{n}", user="ann") for n in range(20)]
        assert [one.id for one in opened.decisions()] == [one.id for one in made]


def test_an_interruption_keeps_what_was_done(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Ctrl-C after five of eight articles; the same again goes on from there."""
    (tmp_path / "wire.jsonl").write_text(
        "".join(f'{{"id": "w{n}", "text": "The mayor of town {n} met them."}}\n' for n in range(8))
    )
    read: list[str] = []

    def extract(articles: Iterable[Article], **_: object) -> Iterator[Annotated]:
        for article in articles:
            if len(read) == 5:
                read.append("interrupted")
                raise KeyboardInterrupt
            read.append(article.id)
            yield Annotated(article)

    monkeypatch.setattr(pipeline, "extract", extract)
    with Workspace.open(path, create=True) as opened:
        with pytest.raises(KeyboardInterrupt):
            pipeline.add(opened, tmp_path / "wire.jsonl")
        assert len(opened) == 5
        added, skipped = pipeline.add(opened, tmp_path / "wire.jsonl")
        assert (added.new, added.same, skipped, len(opened)) == (3, 5, (), 8)
        assert read == ["w0", "w1", "w2", "w3", "w4", "interrupted", "w5", "w6", "w7"]
        runs = opened.connection.execute("SELECT added, same, finished IS NOT NULL FROM runs").fetchall()
        assert runs == [(5, 0, 1), (3, 5, 1)]


ADDING = """
import sys, time
from kg import pipeline
from kg.cli import main
from kg.records import Annotated

def extract(articles, **_):
    for article in articles:
        time.sleep(0.002)
        yield Annotated(article)

pipeline.extract = extract
main(["add", sys.argv[1], sys.argv[2], "-q"])
"""


@pytest.mark.slow
def test_kill_at_any_moment_loses_nothing_and_leaves_no_half(tmp_path: Path) -> None:
    """`kg add` in a process of its own, killed again and again, then let run to its end."""
    source = tmp_path / "wire.jsonl"
    source.write_text(
        "".join(
            f'{{"id": "w{n}", "text": "The minister of the interior met the mayor of town number {n} and '
            f'they spoke of roads.", "published": "2017-03-{n % 28 + 1:02d}"}}\n'
            for n in range(240)
        )
    )
    killed, whole = tmp_path / "killed.kg", tmp_path / "whole.kg"
    draw = random.Random(4)
    before = 0
    for _ in range(4):
        process = subprocess.Popen([sys.executable, "-c", ADDING, killed, source])
        wait = time.monotonic() + 30
        grown = draw.randint(0, 60)
        while process.poll() is None and time.monotonic() < wait and counted(killed) < before + grown:
            time.sleep(0.02)
        time.sleep(draw.random() * 0.1)
        process.send_signal(signal.SIGKILL)
        process.wait()
        after = counted(killed)
        assert after >= before
        assert after % pipeline.BATCH == 0 or after == 240
        before = after
    assert before > 0
    for path in (killed, whole):
        subprocess.run([sys.executable, "-c", ADDING, path, source], check=True)
    assert lines(killed) == lines(whole)
    assert len(lines(whole)) == 240
    with Workspace.open(killed) as opened:
        assert opened.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def counted(path: Path) -> int:
    if not is_workspace(path):
        return 0
    with Workspace.open(path) as opened:
        return len(opened)


def test_a_workspace_that_may_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read without a file beside it; a decision says why it cannot be written down."""
    path = tmp_path / "n.kg"
    with Workspace.open(path, create=True) as opened:
        opened.add(STORIES)
    monkeypatch.setattr("os.access", lambda *_: False)
    with Workspace.open(path) as opened:
        assert len(list(opened.chains())) == len(STORIES)
        assert [one.name for one in tmp_path.iterdir()] == ["n.kg"]
        with pytest.raises(UsageError, match="you may not write to the file"):
            opened.decide("rename", Reference("e-1"), value="x", user="ann")


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "n.kg"
    with Workspace.open(path, create=True) as opened:
        opened.add(STORIES)
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(UsageError, match="take a copy of it from before"), Workspace.open(path) as opened:
        list(opened.chains())
