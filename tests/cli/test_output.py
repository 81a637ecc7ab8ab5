"""Where output goes: files whole, devices and pipes straight, inputs never overwritten."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

ARTICLE = json.dumps({"id": "a", "text": "The senator met the envoy in Rome."}) + "\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.model
def test_a_link_is_followed_and_stays_a_link(source: Path) -> None:
    target, link = source.with_name("target.jsonl"), source.with_name("link.jsonl")
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    assert CliRunner().invoke(main, ["extract", str(source), "-o", str(link)]).exit_code == 0
    assert link.is_symlink()
    assert json.loads(target.read_text(encoding="utf-8"))["id"] == "a"


@pytest.mark.model
def test_a_pipe_is_written_to_and_stays_a_pipe(source: Path) -> None:
    pipe = source.with_name("pipe")
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert CliRunner().invoke(main, ["extract", str(source), "-o", str(pipe)]).exit_code == 0
        assert json.loads(os.read(reader, 65536))["id"] == "a"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


USAGE = [
    (["extract", "IN", "-o", "IN"], "is also an input"),
    (["extract", "IN", "-o", "IN/x.jsonl"], "Not a directory"),
    (["extract", "", "-o", "-"], "an empty name"),
    (["build", "IN", "-o", "IN/out"], "name a folder"),
    (["build", "IN", "--min-confidence", "nan"], "between 0 and 1"),
    (["build", "FOLDER", "-o", "FOLDER/out"], "the next run would read it"),
    (["build", "FOLDER/claims.jsonl", "-o", "FOLDER"], "would be overwritten"),
]


@pytest.mark.parametrize(("words", "said"), USAGE)
def test_wrong_usage_is_told_before_any_work(source: Path, words: list[str], said: str) -> None:
    source.with_name("claims.jsonl").write_text(ARTICLE, encoding="utf-8")
    places = {"IN": str(source), "FOLDER": str(source.parent)}
    for name, place in places.items():
        words = [word.replace(name, place) for word in words]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert said in result.output
    assert source.read_text(encoding="utf-8") == ARTICLE


def test_quiet_still_tells_errors(source: Path) -> None:
    result = CliRunner().invoke(main, ["extract", "-q", str(source.with_name("nosuch.txt"))])
    assert result.exit_code == 1
    assert "nosuch.txt: no such file" in result.stderr
