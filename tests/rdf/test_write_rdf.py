"""Turtle and TriG: the same bytes, valid for two parsers."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hand_made import MET, Story, graph_of, sample
from rdflib import Dataset
from rdflib import Graph as RdfGraph

from kg.graph import Graph
from kg.rdf import to_dataset, write_trig, write_turtle

RDFLIB_OLD_NAMES = pytest.mark.filterwarnings("ignore:.*is deprecated.*:DeprecationWarning:rdflib")
"""rdflib's own TriG parser calls what rdflib deprecates."""


def test_turtle_is_the_default_graph(graph: Graph, tmp_path: Path) -> None:
    """Claimed flat triples are not in it."""
    write_turtle(graph, tmp_path / "graph.ttl")
    read = RdfGraph().parse(tmp_path / "graph.ttl")
    assert set(read) == set(to_dataset(graph).default_graph)
    text = (tmp_path / "graph.ttl").read_text("utf-8")
    assert "rel:meet ex:Russian_ambassador" in text
    assert "rel:disagree_with ex:" not in text


@RDFLIB_OLD_NAMES
def test_trig_is_the_dataset(graph: Graph, tmp_path: Path) -> None:
    write_trig(graph, tmp_path / "graph.trig")
    read = Dataset()
    read.parse(data=(tmp_path / "graph.trig").read_text("utf-8"), format="trig")
    assert set(read.quads()) == set(to_dataset(graph).quads())
    assert "graph:claimed {" in (tmp_path / "graph.trig").read_text("utf-8")


@pytest.mark.parametrize("name", ["graph.ttl", "graph.trig"])
def test_both_parsers_read_the_same(graph: Graph, tmp_path: Path, name: str) -> None:
    write = {"graph.ttl": write_turtle, "graph.trig": write_trig}[name]
    write(graph, tmp_path / name)
    store = ox.Store()
    store.load(path=str(tmp_path / name))
    assert len(store) == len(
        set(to_dataset(graph) if name.endswith("g") else to_dataset(graph).default_graph)
    )


@pytest.mark.parametrize("write", [write_turtle, write_trig])
def test_the_same_graph_gives_the_same_bytes(tmp_path: Path, write: object) -> None:
    """Nor does the order of the articles matter."""
    graph = sample()
    other = Graph(
        reversed(graph.annotated.values()), graph.entities, graph.entity_of, reversed(graph.facts())
    )
    for number, one in enumerate((graph, sample(), other)):
        write(one, tmp_path / str(number))  # type: ignore[operator]
    first, *rest = ((tmp_path / str(number)).read_bytes() for number in range(3))
    assert all(one == first for one in rest)


@RDFLIB_OLD_NAMES
def test_an_empty_graph_is_a_valid_file(tmp_path: Path) -> None:
    write_trig(graph_of(), tmp_path / "graph.trig")
    read = Dataset()
    read.parse(data=(tmp_path / "graph.trig").read_text("utf-8"), format="trig")
    assert not list(read.quads())


@pytest.mark.parametrize(
    "words",
    ['a "quote" and \\ a backslash', "tab\tand\rreturn", "😀 \u202e مرحبا", "bad \ud800 half", "\x00\x1f"],
)
def test_any_words_can_be_written(tmp_path: Path, words: str) -> None:
    story = Story(source=words).add(f"Jeff Sessions met Russia {words}", "Jeff Sessions", MET, "Russia")
    graph = graph_of(story)
    write_turtle(graph, tmp_path / "graph.ttl")
    assert set(RdfGraph().parse(tmp_path / "graph.ttl")) == set(to_dataset(graph).default_graph)


def test_an_error_leaves_the_old_file(graph: Graph, tmp_path: Path) -> None:
    target = tmp_path / "graph.ttl"
    target.write_text("old", "utf-8")
    broken = Graph(graph.annotated.values(), {}, graph.entity_of, graph.facts())
    with pytest.raises(KeyError):
        write_turtle(broken, target)
    assert target.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]
