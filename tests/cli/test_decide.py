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
    undone = run("undo", "news.kg", made[1][:8], "--user", "bob").output
    assert undone.startswith(f"{made[1]} is undone: Harlan Vosk (")
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


def test_candidates_are_about_names(tmp_path: Path) -> None:
    """No common noun is asked about, people come first, and of several like questions one."""
    from kg.cli.candidates import lines
    from kg.resolve.candidates import candidates

    articles = [story(f"b{n}", "Lind", "Residents") for n in range(3)]
    articles += [
        story("c1", "Karl Lind"),
        story("c2", "residents"),
        story("c3", "Bill Roe"),
        story("c4", "William Roe"),
    ]
    found = candidates(articles)
    names = [{one.one.name, one.other.name} for one in found]
    assert names == [{"Bill Roe", "William Roe"}, {"Lind", "Karl Lind"}]
    assert "[taken for one]" in "\n".join(lines(1, found[1], tmp_path))


def test_why_tells_every_merge(run: Run) -> None:
    run("merge", "news.kg", "harlan vosk", "Mona", "--why", "she wrote as him")
    told = run("why", "news.kg", "Harlan Vosk")
    assert told.exit_code == 0, told.output
    for said in (
        "stands in 3 articles, 4 chains of mentions:",
        "a1#0  On a1: 'Harlan Vosk'",
        "'Harlan Vosk' in 2 chains: same name, nothing speaks against",
        "'Harlan Vosk' is 'Mona Tarrel': merged by ann on ",
        "she wrote as him",
        "decisions:",
    ):
        assert said in told.output, told.output
    run("undo", "news.kg")
    assert "(undone by d-" in run("why", "news.kg", "Mona").output
    row = json.loads(run("why", "news.kg", "a2#0", "--json").output)
    assert row["entity"]["name"] == "Harlan Vosk"
    assert len(row["standings"]) == 3
    assert len(run("why", "news.kg", "Harlan Vosk").output.splitlines()) < 12


def test_why_tells_what_keeps_two_apart(run: Run) -> None:
    told = run("why", "news.kg", "Harlan Vosk", "Harlan Vosk Jr.").output
    assert "against: no suffix and jr: two generations ('Harlan Vosk' and 'Harlan Vosk Jr.')" in told
    run("differ", "news.kg", "a4#0", "a5#0", "--why", "cousins")
    told = run("why", "news.kg", "a4#0", "a5#0").output
    assert "for:     bill and william are forms of one name" in told or "william and bill" in told
    assert "against: kept apart by ann on " in told
    assert "cousins" in told
    nothing = run("why", "news.kg", "Mona", "a4#0").output
    assert "for:     nothing" in nothing
    assert "no rule finds their names alike" in nothing
    same = run("why", "news.kg", "a1#0", "a2#0")
    assert (same.exit_code, "are one here" in same.output) == (2, True)


@pytest.mark.parametrize(
    "item", ["q999999999", "wd:Q999999999", "https://www.wikidata.org/wiki/Q999999999", " Q999999999"]
)
def test_an_item_may_be_pasted(run: Run, item: str) -> None:
    assert "Mona Tarrel" in run("link", "news.kg", "Mona", item).output
    assert run("why", "news.kg", "Q999999999").output.startswith("Mona Tarrel (person, Q999999999)")


def test_a_link_tells_whom_it_joins(run: Run) -> None:
    run("link", "news.kg", "Mona", "Q999999999")
    done = run("link", "news.kg", "a4#0", "Q999999999").output
    assert "William Lind is Q999999999, and so one with Mona Tarrel (Q999999999), which has that id" in done


def test_hostile_names_by_hand(run: Run) -> None:
    long = run("rename", "news.kg", "Mona", "x" * 100_000)
    assert (long.exit_code, "over 1,000" in long.output, len(long.output) < 500) == (2, True, True)
    turned = run("rename", "news.kg", "Mona", "Mona \u202elive\u2066")
    assert "\u202e" not in turned.output
    who = run("rename", "news.kg", "n" * 100_000, "x")
    assert (who.exit_code, len(who.output) < 500) == (1, True)
    assert "an empty name" in run("rename", "news.kg", " ", "x").output


def test_a_table_by_hand_with_semicolons(run: Run) -> None:
    Path("d.csv").write_text("verb;subject_name;value\nrename;Mona Tarrel;Mona T.\nrename;Nobody;x\n")
    done = run("decisions", "news.kg", "--import", "d.csv")
    assert done.stdout == "2 new decisions\n"
    assert "changes nothing: nothing here is 'Nobody' any more" in done.stderr
    assert "Mona T." in run("why", "news.kg", "Mona Tarrel").output
    assert "nodir: no such folder" in run("decisions", "news.kg", "--export", "nodir/d.csv").output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty: `kg add"),
        (b"hello", "is not a workspace of kg"),
        (b"SQLite format 3\x00..", "is damaged"),
    ],
)
def test_build_tells_what_is_wrong_with_a_workspace(run: Run, content: bytes, said: str) -> None:
    Path("bad.kg").write_bytes(content)
    done = run("build", "bad.kg", "-o", "out")
    assert (done.exit_code, said in " ".join(done.output.split())) == (2, True), done.output


def test_a_workspace_in_no_folder(run: Run) -> None:
    Path("a.txt").write_text("x")
    assert "nodir: no such folder" in run("add", "nodir/n.kg", "a.txt").output


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
