"""The notebooks: stripped of outputs, without functions, and run from the first cell to the last."""

from __future__ import annotations

import ast
import warnings
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
BY_NAME = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def test_there_are_notebooks():
    assert [path.name for path in NOTEBOOKS][:1] == ["01_first_graph.ipynb"]


@BY_NAME
def test_notebook_is_stripped_and_defines_nothing(path: Path):
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in cells)
    nodes = [node for cell in cells for node in ast.walk(ast.parse(cell.source))]
    assert not [node for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]


@pytest.mark.slow
@pytest.mark.model
@BY_NAME
def test_notebook_runs(path: Path, tmp_path: Path):
    """Every code cell but those that only import or assign shows something, and none fails."""
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    with warnings.catch_warnings():
        # jupyter_client and zmq warn about event loops and sockets of their own at shutdown.
        warnings.simplefilter("ignore")
        NotebookClient(
            notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
        ).execute()
    shown = [
        output.get("data", {}) | {"text": output.get("text", "")}
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    ]
    assert any("<Graph of 14 articles" in data.get("text/plain", "") for data in shown)
    assert any("Jeff Sessions (politician" in data["text"] for data in shown)
    assert any("&lt;!DOCTYPE html&gt;" in data.get("text/html", "") for data in shown)
    assert any("Kislyak" in data.get("text/html", "") and "dataframe" in data["text/html"] for data in shown)
    assert sum("image/png" in data for data in shown) == 2
