"""The stages composed: a folder in, a graph and its files out, and the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg import pipeline, samples
from kg.records import Annotated

ROOT = Path(__file__).parents[1]
WIRE = "Ann Roe met Sergey Lavrov in Geneva on Monday. Vladimir Putin did not visit Paris."
MEMO = "The White House said that Donald Trump had called Angela Merkel."
FILES = ["claims.csv", "claims.jsonl", "graph.graphml", "graph.html", "graph.trig", "graph.ttl"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sources = tmp_path / "articles"
    sources.mkdir()
    (sources / "a.txt").write_text(WIRE, encoding="utf-8")
    (sources / "b.txt").write_text(MEMO, encoding="utf-8")
    return sources


def statuses(graph: pipeline.Graph) -> dict[tuple[str, str, str], str]:
    """Return the facts in words, with their status."""
    names = {entity.id: entity.name for entity in graph.nodes}
    return {(names[f.subject], f.predicate, names[f.object]): f.status for f in graph.facts()}


def run(*args: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, *args], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_public_names_are_there():
    assert [name for name in kg.__all__ if not callable(getattr(kg, name))] == []
    assert dir(kg) == sorted(kg.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'Grapf'"):
        kg.Grapf  # noqa: B018


@pytest.mark.parametrize(
    "code", ["import kg", "import kg.cli", "from kg.cli import main; main(['--help'], standalone_mode=False)"]
)
def test_nothing_slow_is_imported(code: str):
    """`import kg` and `kg --help` load no library that takes long."""
    slow = "{'spacy', 'rdflib', 'networkx', 'trafilatura', 'pyoxigraph', 'rich', 'numpy', 'jinja2'}"
    done = run("-c", f"import sys; {code}; print('loaded:', sorted({slow} & set(sys.modules)))")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "loaded: []"


@pytest.mark.model
def test_build_gives_facts(folder: Path, nlp: Language):
    graph = kg.build(folder, nlp=nlp)
    assert statuses(graph) == {
        ("Ann Roe", "meet", "Sergey Lavrov"): "asserted",
        ("Vladimir Putin", "visit", "Paris"): "denied",
        ("Donald Trump", "call", "Angela Merkel"): "claimed",
    }
    assert (len(graph.articles), graph.skipped, graph.interrupted) == (2, (), False)


@pytest.mark.model
def test_named_query_is_answered(folder: Path, nlp: Language):
    rows = list(kg.build([folder], nlp=nlp).query("who_met_whom"))
    assert [(row["who"], row["whom"], row["status"]) for row in rows] == [
        ("Ann Roe", "Sergey Lavrov", "asserted")
    ]


@pytest.mark.model
def test_interrupted_build_keeps_what_was_read(folder: Path, nlp: Language):
    def stop(_: Annotated) -> None:
        raise KeyboardInterrupt

    graph = kg.build(folder, nlp=nlp, seen=stop)
    assert graph.interrupted
    assert set(statuses(graph)) == {
        ("Ann Roe", "meet", "Sergey Lavrov"),
        ("Vladimir Putin", "visit", "Paris"),
    }


@pytest.mark.model
def test_what_is_no_article_is_told(folder: Path, nlp: Language):
    (folder / "c.txt").write_bytes(b"")
    graph = kg.build(folder, nlp=nlp)
    assert [(Path(one.where).name, one.reason, one.error) for one in graph.skipped] == [
        ("c.txt", "empty", True)
    ]
    assert len(graph.articles) == 2


@pytest.mark.model
@pytest.mark.slow
def test_same_input_same_bytes(folder: Path, tmp_path: Path):
    """In processes of their own, whose hashes of strings differ."""
    for seed in ("1", "2"):
        code = "from kg.cli import main; main()"
        done = run("-c", code, "build", str(folder), "-q", "-o", str(tmp_path / seed), seed=seed)
        assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "1").iterdir()) == FILES
    assert [n for n in FILES if (tmp_path / "1" / n).read_bytes() != (tmp_path / "2" / n).read_bytes()] == []


@pytest.mark.model
def test_exports_are_those_of_the_samples(tmp_path: Path, nlp: Language):
    """`exports/` holds what `make demo` writes."""
    kg.build("kg/samples" if Path.cwd() == ROOT else samples.folder(), nlp=nlp).save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES
    differing = [n for n in FILES if (tmp_path / n).read_bytes() != (ROOT / "exports" / n).read_bytes()]
    assert not differing, (
        f"exports/{', exports/'.join(differing)}: not what this code writes; run `make demo`"
    )
