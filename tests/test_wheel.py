"""The wheel, installed where no checkout is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from kg import samples

ROOT = Path(__file__).parents[1]
pytestmark = [pytest.mark.slow, pytest.mark.model]


def run(*args: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(arg) for arg in args], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "-w", out, ROOT, cwd=out)
    (found,) = out.glob("kg_news-*.whl")
    return found


def test_wheel_holds_ontology_samples_and_template(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {"kg/_ontology/kg.ttl", "kg/_ontology/queries/who_met_whom.rq", "kg/_ontology/cues.csv",
              "kg/_ontology/gazetteer/core.csv", "kg/samples/03_flynn_resigns.txt",
              "kg/export/html/template.html.j2"}  # fmt: skip
    assert wanted - names == set()


def test_installed_wheel_builds_a_graph(wheel: Path, tmp_path: Path):
    """The new environment sees the dependencies of this one; kg itself comes from the wheel."""
    run(sys.executable, "-m", "venv", tmp_path / "env", cwd=tmp_path)
    python = tmp_path / "env" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=tmp_path)
    (site,) = (tmp_path / "env" / "lib").glob("python*/site-packages")
    # A path in a .pth is searched after site-packages, and its own .pth files (this checkout's) are not read.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = run(python, "-c", "import kg, kg.ontology as o; print(kg.__file__, o.folder())", cwd=tmp_path)
    assert where.split() == [str(site / "kg" / "__init__.py"), str(site / "kg" / "_ontology")]
    (tmp_path / "articles").mkdir()
    shutil.copy(samples.folder() / "03_flynn_resigns.txt", tmp_path / "articles")
    told = run(tmp_path / "env" / "bin" / "kg", "build", "articles", "-o", "out", cwd=tmp_path)
    assert "Michael Flynn" in told
    assert (tmp_path / "out" / "graph.html").stat().st_size > 100_000
