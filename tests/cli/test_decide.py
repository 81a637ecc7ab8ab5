"""The verbs of a workspace: what they print, and their exit codes."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.records import Annotated, Article, Chain, Mention, Span
from kg.store import Workspace

Run = Callable[..., Result]


def story(identifier: str, *names: str) -> Annotated:
    text = ", ".join(names)
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    mentions = tuple(
        Mention(n, span, span, span.of(text), "person", "name", n) for n, span in enumerate(spans)
    )
    chains = tuple(Chain(n, name, "person", (n,), (name,)) for n, name in enumerate(names))
    return Annotated(Article(identifier, text, title=f"On {identifier}"), mentions, chains)


HOSTILE = "it's $(here) #1"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a verb beside a small workspace."""
    monkeypatch.chdir(tmp_path)
    with Workspace.open("news.kg", create=True) as opened:
        opened.add(
            [
                story("a1", "Harlan Vosk", "Mona Tarrel"),
                story("a2", "Vosk", "Harlan Vosk Jr."),
                story(HOSTILE, "Harlan Vosk", "Nils \x1b[31m Lind"),
                story("a4", "William Lind"),
                story("a5", "Bill Lind"),
            ]
        )

    def runner(*args: str) -> Result:
        return CliRunner().invoke(main, args, env={"COLUMNS": "200", "LOGNAME": "ann"})

    return runner


def test_merge_list_and_undo(run: Run) -> None:
    done = run("merge", "news.kg", "harlan vosk", "Mona", "--why", "she\nwrote as him")
    assert done.exit_code == 0, done.output
    made = re.search(r"Harlan Vosk \(e-\w+\) is Mona Tarrel \(e-\w+\)   \[(d-\w+);", done.output)
    assert made
    listed = run("decisions", "news.kg").output
    assert listed.startswith(made[1])
    assert "  ann  " in listed
    assert listed.endswith(": she wrote as him\n")
    assert run("undo", "news.kg", made[1][:8], "--user", "bob").output == f"{made[1]} is undone\n"
    assert "(undone by d-" in run("decisions", "news.kg").output
    again = run("undo", "news.kg", made[1])
    assert again.exit_code == 2
    assert "is undone already" in again.output


def test_the_other_verbs(run: Run) -> None:
    for args, said in (
        (("rename", "news.kg", "Mona Tarrel", "Mona T."), "is called Mona T."),
        (("link", "news.kg", "Mona T.", "Q999999999"), "is Q999999999"),
        (("link", "news.kg", "Q999999999", "Q5", "--not"), "is not Q5"),
        (("link", "news.kg", "Q999999999", "--none"), "is nothing in Wikidata"),
        (("split", "news.kg", "Harlan Vosk", HOSTILE), "1 chain out of Harlan Vosk"),
        (("differ", "news.kg", "a4#0", "a5#0"), "William Lind is not Bill Lind"),
        (("differ", "news.kg", "a1#1", "a5#0", "--unsure"), "Mona Tarrel may be Bill Lind"),
    ):
        done = run(*args)
        assert (done.exit_code, said in done.stdout) == (0, True), done.output
        assert done.stderr == ""


def test_a_decision_without_effect_says_so(run: Run) -> None:
    done = run("differ", "news.kg", "a1#0", f"{HOSTILE}#0")
    assert done.exit_code == 0
    assert "changes nothing as things are: both stand under one name: split off" in done.stderr
    check = run("decisions", "news.kg", "--check")
    assert "changes nothing" in check.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("merge", "none.kg", "a", "b"), "no such file"),
        (("merge", "news.kg", "lind", "Mona"), "give the id"),
        (("link", "news.kg", "Mona"), "or --none"),
        (("link", "news.kg", "Mona", "Q1", "--none"), "or --none"),
        (("link", "news.kg", "Mona", "1"), "no Wikidata id"),
        (("split", "news.kg", "Mona", "zz"), "does not stand in 'zz'. It stands in a1 (On a1)"),
        (("undo", "news.kg"), "no decision to undo"),
        (("candidates", "news.kg", "-n", "0"), "0 is not in the range"),
        (("add", "news.kg", "news.kg"), "is the workspace itself"),
        (("build", "news.kg", "more/"), "goes alone"),
    ],
)
def test_wrong_usage_is_exit_code_2(run: Run, args: tuple[str, ...], said: str) -> None:
    done = run(*args)
    assert (done.exit_code, said in " ".join(done.output.split())) == (2, True), done.output
    assert "Traceback" not in done.output


def test_who_is_nowhere_is_exit_code_1(run: Run) -> None:
    done = run("rename", "news.kg", "Zebedee", "x")
    assert (done.exit_code, "nothing in the graph is called 'Zebedee'" in done.output) == (1, True)


def test_candidates_print_what_to_type(run: Run) -> None:
    """The commands work as they stand, whatever the ids of articles hold, and settle the question."""
    output = run("candidates", "news.kg").output
    assert "\x1b" not in output
    assert "Bill Lind  ~  William Lind" in output or "William Lind  ~  Bill Lind" in output
    commands = re.findall(r"^   two: +(kg differ .*)$", output, re.M)
    assert commands
    for command in commands:
        done = run(*shlex.split(command)[1:])
        assert done.exit_code == 0, done.output
    assert run("candidates", "news.kg").output == "nothing is in doubt\n"


def test_candidates_as_json(run: Run) -> None:
    rows = [
        json.loads(line) for line in run("candidates", "news.kg", "--json", "-n", "1").output.splitlines()
    ]
    assert len(rows) == 1
    assert {"joined", "score", "margin", "one", "other", "speaks_for", "against", "one_command"} <= set(
        rows[0]
    )


def test_export_and_import(run: Run, tmp_path: Path) -> None:
    run("rename", "news.kg", "Mona", "=Mona")
    assert run("decisions", "news.kg", "--export", "d.csv").output == "1 decision in d.csv\n"
    assert ",'=Mona," in Path("d.csv").read_text(encoding="utf-8")
    assert run("decisions", "news.kg", "--import", "d.csv").output == "0 new decisions\n"
    assert run("decisions", "news.kg", "--export", "-").output == Path("d.csv").read_text(encoding="utf-8")
    Path("bad.csv").write_text("verb\nmarry\n")
    bad = run("decisions", "news.kg", "--import", "bad.csv")
    assert (bad.exit_code, "bad.csv:2: the verb 'marry'" in bad.output) == (1, True)


def test_build_follows_decisions_and_tells_the_idle(run: Run) -> None:
    run("rename", "news.kg", "Mona", "Mona the Elder")
    run("differ", "news.kg", "a1#0", f"{HOSTILE}#0")
    done = run("build", "news.kg", "-o", "out", "-q")
    assert done.exit_code == 0, done.output
    assert "(merge) changes nothing" in done.stderr
    first = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    run("build", "news.kg", "-o", "out2", "-q")
    assert {path.name: path.read_bytes() for path in Path("out2").iterdir()} == first


@pytest.mark.model
def test_add_reads_only_what_is_new(run: Run, monkeypatch: pytest.MonkeyPatch, nlp: object) -> None:
    from kg.language import model

    loaded = []
    monkeypatch.setattr(model, "load_model", lambda name: loaded.append(name) or nlp)
    Path("a.txt").write_text("Ann Roe met Sergey Lavrov in Geneva on Monday.")
    done = run("add", "new.kg", "a.txt")
    assert (done.exit_code, done.stdout) == (
        0,
        "new.kg: 1 new, 0 with another text than before, 0 known already; 1 in all\n",
    )
    again = run("add", "new.kg", "a.txt", "none.txt")
    assert "0 new, 0 with another text than before, 1 known already" in again.stdout
    assert (again.exit_code, "none.txt" in again.stderr) == (1, True)
    assert len(loaded) == 1
    assert run("build", "new.kg", "-o", "out").exit_code == 0
