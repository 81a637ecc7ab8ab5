"""What the README says can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from kg.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```(\w*)\n(.*?)^```", README, re.M | re.S)
COMMANDS = [
    line.split(" #")[0].strip()
    for kind, block in FENCES
    if kind == "sh"
    for line in block.splitlines()
    if line.startswith("kg ")
]
SNIPPETS = [block for kind, block in FENCES if kind == "python"]


def test_the_verbs_are_documented():
    assert {shlex.split(command)[1] for command in COMMANDS} >= set(main.commands)
    assert SNIPPETS


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_understood(command: str):
    """Verb and options exist and have values of the right kind; nothing is run."""
    words = shlex.split(re.split(r"[|<>]", command)[0])[1:]
    verb = main.commands[words[0]]
    context = verb.make_context(words[0], words[1:], resilient_parsing=False)
    assert isinstance(context, click.Context)


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_link_leads_to_a_file(link: str):
    assert link.startswith("https://") or (ROOT / link).exists()


@pytest.mark.model
@pytest.mark.parametrize("snippet", SNIPPETS)
def test_snippet_runs(snippet: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """In a folder that has the samples where a checkout has them."""
    (tmp_path / "kg").mkdir()
    (tmp_path / "kg" / "samples").symlink_to(ROOT / "kg" / "samples")
    monkeypatch.chdir(tmp_path)
    exec(compile(snippet, "README.md", "exec"), {})
    assert (tmp_path / "out" / "graph.html").exists()
