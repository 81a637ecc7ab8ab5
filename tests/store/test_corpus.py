"""`kg.open`: a workspace with all that a graph can do, and decisions that change it at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from store_made import STORIES, story

import kg
from kg.errors import NotFoundError, UsageError
from kg.store import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Workspace.open(tmp_path / "news.kg", create=True) as opened:
        opened.add(STORIES)
    return tmp_path / "news.kg"


@pytest.fixture
def graph(path: Path) -> Iterator[kg.Corpus]:
    with kg.open(path, user="ann") as opened:
        yield opened


def test_it_is_the_graph_that_build_makes(graph: kg.Corpus, path: Path) -> None:
    built = kg.build(path)
    assert graph.facts() == built.facts()
    assert graph.entities == built.entities
    assert {one.name for one in graph.nodes} == {one.name for one in built.nodes}
    assert len(graph.query("SELECT ?s WHERE { ?s a kg:Statement }")) > 0


def test_a_decision_changes_the_facts_at_once(graph: kg.Corpus) -> None:
    before = len(graph.facts(object="Ann Roe"))
    assert graph.find("Ann Roe") != graph.find("Karl Roe")
    made = graph.merge("Ann Roe", "Karl Roe", why="a pen name")
    assert graph.find("Ann Roe") == graph.find("Karl Roe")
    assert len(graph.facts(object="Ann Roe")) > before
    assert graph.resolution is not None
    reasons = graph.resolution.reasons[graph.find("Ann Roe").id]
    assert any("merged by ann on " in reason for reason in reasons)
    assert graph.decisions() == (made,)
    assert graph.undo().undoes == made.id
    assert graph.find("Ann Roe") != graph.find("Karl Roe")
    assert graph.unmet() == ()


def test_every_kind_of_decision(graph: kg.Corpus, path: Path) -> None:
    graph.rename("Mona", "Mona Tarrel-Lind")
    graph.link("Mona Tarrel-Lind", "Q999999999")
    graph.differ("Omar Vosk", "Karl Roe", why="not related")
    graph.split("Ann Roe", "s3")
    assert graph.find("Q999999999").name == "Mona Tarrel-Lind"
    assert graph.entity_of["s3", 1] != graph.entity_of["s1", 0]
    with kg.open(path) as again:
        assert again.facts() == graph.facts()
        assert [one.verb for one in again.decisions()] == ["rename", "link", "merge", "split"]


def test_decisions_stay_when_articles_come(graph: kg.Corpus) -> None:
    graph.merge("Ann Roe", "Karl Roe")
    graph.workspace.add(story("s9", "Karl Roe", "Omar Vosk", published=date(2017, 4, 1)))
    graph.refresh()
    assert graph.entity_of["s9", 0] == graph.find("Ann Roe").id


def test_pairs_in_doubt_are_not_asked_again(graph: kg.Corpus) -> None:
    pairs = graph.candidates(50)
    assert pairs
    for pair in pairs:
        ends = ["#".join(map(str, side.places[0])) for side in (pair.one, pair.other)]
        if pair.joined:
            graph.merge(*ends)
        else:
            graph.differ(*ends)
    asked = {(pair.one.places, pair.other.places) for pair in pairs}
    assert not asked & {(pair.one.places, pair.other.places) for pair in graph.candidates(50)}


def test_what_is_meant_must_be_clear(graph: kg.Corpus) -> None:
    graph.workspace.add([story("s8", "Petra Lind", "Nils Lind")])
    graph.refresh()
    with pytest.raises(UsageError, match=r"'lind' may be any of .*Nils Lind.*Petra Lind.*: give the id"):
        graph.rename("lind", "x")
    assert graph.rename("petra", "P. Lind").subject.name == "Petra Lind"


def test_who_is_nowhere_is_told_with_like_names(graph: kg.Corpus) -> None:
    with pytest.raises(NotFoundError, match="nearest names are Mona Tarrel"):
        graph.rename("Mona Tarell", "x")


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda g: g.merge("Ann Roe", "Ann Roe"), "are one here"),
        (lambda g: g.differ("Ann Roe", "Ann Roe"), "name a place of each"),
        (lambda g: g.split("Ann Roe", "s4"), "does not stand in 's4'"),
        (lambda g: g.split("Mona Tarrel", "s1"), "nothing would be left"),
        (lambda g: g.merge("s1#0", "s1#7"), "is no entity"),
        (lambda g: g.link("Ann Roe", "Roe"), "is no Wikidata id"),
        (lambda g: g.rename("Ann Roe", " "), "needs the new name"),
        (lambda g: g.undo(), "no decision to undo"),
        (lambda g: g.undo("d-1"), "is the id of no decision"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_not_written_down(graph: kg.Corpus, act, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageError, match=said):
        act(graph)
    assert graph.decisions() == ()


def test_a_workspace_goes_alone(path: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a workspace and goes alone"):
        kg.build([path, tmp_path])


def test_why_is_told_in_python(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "n.kg", create=True) as opened:
        opened.add(STORIES)
    with kg.open(tmp_path / "n.kg", user="ann") as graph:
        graph.differ("Karl Roe", "Anna Roe", why="cousins")
        found = graph.why("Ann Roe")
        assert [one.article for one in found.standings] == ["s2", "s1", "s3"]
        assert "'Ann Roe' in 2 chains: same name, nothing speaks against" in found.reasons
        assert found.decisions == ()
        two = graph.why_two("Karl Roe", "Anna Roe")
        assert any("cousins" in reason for reason in two.against)
        assert [noted.decision.why for noted in graph.why("Karl Roe").decisions] == ["cousins"]
