"""The graph as GraphML."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))

from hand_made import MET, Story, graph_of, sample

from kg.export.graphml import legal_values, write


def test_networkx_reads_it_back(tmp_path: Path) -> None:
    graph = sample()
    write(graph, tmp_path / "graph.graphml")
    read = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    full = graph.to_networkx()
    assert set(read.nodes) == set(full.nodes)
    assert set(read.edges(keys=True)) == set(full.edges(keys=True))
    comey = graph.find("James Comey").id
    assert read.nodes[comey]["label"] == "James Comey"
    assert read.nodes[comey]["kind"] == "person"
    ((_, _, values),) = read.in_edges(comey, data=True)
    assert (values["label"], values["status"], values["sources"]) == ("fire", "asserted", 1)
    assert values["sentences"] == "Donald Trump fired James Comey in Washington."


def test_no_relation_overwrites_another(tmp_path: Path) -> None:
    story = Story().add("Jeff Sessions met Russia.", "Jeff Sessions", MET, "Russia")
    story.add("Jeff Sessions praised Russia.", "Jeff Sessions", ("praised", "praise"), "Russia")
    write(graph_of(story), tmp_path / "graph.graphml")
    assert nx.read_graphml(tmp_path / "graph.graphml").number_of_edges() == 2


@pytest.mark.parametrize(
    "name", ["<script>&\"'", "Nul\x00\x1b\ufffe", "Half \ud800", "😀 مرحبا \u202e", "]]>", "Two\nlines"]
)
def test_hostile_names_are_valid_xml(tmp_path: Path, name: str) -> None:
    story = Story(kinds={name: "person"}).add(f"Jeff Sessions met {name}", "Jeff Sessions", MET, name)
    write(graph_of(story), tmp_path / "graph.graphml")
    root = ET.parse(tmp_path / "graph.graphml").getroot()
    assert len(root.findall(".//{*}node")) == 2


def test_an_empty_graph_is_valid(tmp_path: Path) -> None:
    write(graph_of(), tmp_path / "graph.graphml")
    assert nx.read_graphml(tmp_path / "graph.graphml").number_of_nodes() == 0


def test_what_is_unknown_is_left_out() -> None:
    assert legal_values({"a": None, "b": [], "c": ["x", "y", "x"], "d": 2}) == {"c": "x | y", "d": 2}
    with pytest.raises(TypeError, match="GraphML holds no object"):
        legal_values({"a": object()})


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(sample(), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
