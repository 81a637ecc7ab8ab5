"""The command line: what it prints, and its exit codes 0, 1, 2 and 130."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import pipeline
from kg.cli import main
from kg.language import model

KG = [sys.executable, "-c", "from kg.cli import main; main()"]
STORY = "Ann Roe met Sergey Lavrov in Geneva on Monday."
Run = Callable[..., Result]


@pytest.fixture
def run(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a verb in an empty folder, with the model of the session."""
    monkeypatch.chdir(tmp_path)
    if "model" in request.keywords:
        nlp = request.getfixturevalue("nlp")
        monkeypatch.setattr(model, "load_model", lambda name: nlp)

    def runner(*args: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, args, input=stdin, env={"COLUMNS": "200"})

    return runner


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("verb", sorted(main.commands))
def test_help_has_an_example(run: Run, verb: str):
    done = run(verb, "--help")
    assert done.exit_code == 0
    assert f"\n    kg {verb} " in done.output


def test_help_lists_the_verbs(run: Run):
    done = run("--help")
    assert done.exit_code == 0
    assert [verb for verb in main.commands if f"\n  {verb} " not in done.output] == []


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["build"], "Missing argument 'SOURCES…'"),
        (["biuld", "x"], "No such command 'biuld'"),
        (["build", "x", "--published", "yesterday"], "'yesterday' does not match"),
        (["build", "x", "--min-confidence", "2"], "2.0 is not a number between 0 and 1"),
        (["build", "x", "--config", "nowhere.toml"], "nowhere.toml"),
        (["extract", "x", "--model", "no_such_model"], "'no_such_model' is not installed"),
        (["extract", "x", "-o", "nowhere/out.jsonl"], "nowhere/out.jsonl.part: No such file"),
    ],
)
def test_wrong_usage_is_2(run: Run, args: list[str], said: str):
    done = run(*args)
    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr


def test_wrong_setting_names_file_and_key(run: Run):
    Path("kg.toml").write_text("langauge = 'en'", encoding="utf-8")
    done = run("build", "x", "--config", "kg.toml")
    assert done.exit_code == 2
    assert "kg.toml: unknown setting 'langauge'" in done.stderr


@pytest.mark.model
def test_build_writes_and_sums_up(run: Run):
    Path("a.txt").write_text(STORY, encoding="utf-8")
    done = run("build", "a.txt", "-o", "out")
    assert done.exit_code == 0
    assert "1 articles" in done.output
    assert "Sergey Lavrov" in done.output
    assert sorted(p.name for p in Path("out").iterdir()) == sorted(pipeline.outputs())


@pytest.mark.model
def test_quiet_says_nothing(run: Run):
    Path("a.txt").write_text(STORY, encoding="utf-8")
    done = run("build", "a.txt", "-q")
    assert (done.exit_code, done.output) == (0, "")


@pytest.mark.model
def test_extract_from_stdin_to_stdout(run: Run):
    """Nothing but the records is on standard output."""
    records = [{"id": "one", "text": STORY}, {"id": "two", "text": "The mayor resigned on Friday."}]
    done = run("extract", "-", stdin="\n".join(map(json.dumps, records)).encode())
    assert (done.exit_code, done.stderr) == (0, "")
    assert [line["id"] for line in lines(done.stdout)] == ["one", "two"]


@pytest.mark.model
def test_extract_to_a_file_leaves_no_part(run: Run):
    Path("a.txt").write_text(STORY, encoding="utf-8")
    done = run("extract", "a.txt", "-o", "out.jsonl")
    assert (done.exit_code, done.stdout) == (0, "")
    assert len(lines(Path("out.jsonl").read_text(encoding="utf-8"))) == 1
    assert not Path("out.jsonl.part").exists()


@pytest.mark.model
@pytest.mark.parametrize(
    ("flags", "toml", "day"),
    [
        (["--published", "2017-03-14"], "", "2017-03-13"),
        (["--config", "kg.toml"], "published = 2017-03-14", "2017-03-13"),
        (["--config", "kg.toml", "--published", "2016-03-08"], "published = 2017-03-14", "2016-03-07"),
        ([], "", None),
    ],
    ids=["flag", "file", "flag before file", "neither"],
)
def test_day_of_undated_articles(run: Run, flags: list[str], toml: str, day: str | None):
    """ "Monday" is the one before the publication; without a publication it is unknown."""
    Path("kg.toml").write_text(toml, encoding="utf-8")
    done = run("extract", "-", *flags, stdin=STORY.encode())
    assert done.exit_code == 0
    assert [time["earliest"] for time in lines(done.stdout)[0]["times"]] == [day]


GOOD = json.dumps({"id": "good", "text": STORY}).encode()
BAD = [
    ("empty.txt", b"", "empty", 1),
    ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG image, not text", 1),
    ("noise.txt", bytes(range(256)) * 20, "binary data, not text", 1),
    ("broken.jsonl", b'{"text": ', "broken.jsonl:1: not JSON", 1),
    ("keyless.jsonl", b'{"notes": "x"}', "no 'text'; the keys found are 'notes'", 1),
    ("notes.pdf", b"x", "unknown file type '.pdf'", 1),
    (
        "lundi.txt",
        "Le président de la République a rencontré lundi à Paris la chancelière et le premier ministre "
        "pour parler de la crise et des réformes que le gouvernement veut faire. Selon le maire, ils "
        "sont dans une position où il n'est pas facile de faire plus pour les pauvres.".encode(),
        "not English but French (fr); --any-language keeps it",
        0,
    ),
    ("long.txt", b"The mayor met the envoy again. " * 340_000, "too long", 1),
]


@pytest.mark.model
@pytest.mark.parametrize(("name", "content", "said", "code"), BAD, ids=[row[0] for row in BAD])
def test_bad_input_is_told_and_harms_nothing_else(run: Run, name: str, content: bytes, said: str, code: int):
    Path(name).write_bytes(content)
    Path("z.jsonl").write_bytes(GOOD)
    done = run("extract", name, "z.jsonl")
    assert [line["id"] for line in lines(done.stdout)] == ["good"]
    assert (done.exit_code, said in done.stderr, name in done.stderr) == (code, True, True), done.stderr


@pytest.mark.model
def test_one_paragraph_of_ten_megabytes_can_be_allowed(run: Run, monkeypatch: pytest.MonkeyPatch):
    """It is parsed in parts; here every part but the first is taken for read, to save a minute."""
    first = model.story_parts
    monkeypatch.setattr(model, "story_parts", lambda article: list(first(article))[:1])
    Path("long.txt").write_bytes(b"The mayor met the envoy again. " * 340_000)
    done = run("extract", "long.txt", "--max-characters", "20000000")
    assert done.exit_code == 0
    (line,) = lines(done.stdout)
    assert len(line["claims"]) > 1000


@pytest.mark.model
def test_any_language_keeps(run: Run):
    Path("lundi.txt").write_bytes(BAD[6][1])
    done = run("extract", "lundi.txt", "--any-language")
    assert (done.exit_code, len(lines(done.stdout))) == (0, 1)


@pytest.mark.model
def test_broken_line_three_of_five(run: Run):
    stories = [json.dumps({"id": str(n), "text": f"{STORY} It was talk number {n}."}) for n in range(1, 6)]
    stories[2] = stories[2][:-9]
    Path("wire.jsonl").write_text("\n".join(stories), encoding="utf-8")
    done = run("extract", "wire.jsonl")
    assert done.exit_code == 1
    assert [line["id"] for line in lines(done.stdout)] == ["1", "2", "4", "5"]
    assert "wire.jsonl:3: not JSON" in done.stderr


@pytest.mark.model
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_is_read(run: Run, encoding: str):
    Path("a.txt").write_bytes("Zoë Müller met the “old” envoy in Genève on Monday.".encode(encoding))
    done = run("extract", "a.txt")
    assert done.exit_code == 0
    assert any("Zoë Müller" in mention["text"] for mention in lines(done.stdout)[0]["mentions"])


@pytest.mark.model
def test_folder_without_articles(run: Run):
    Path("nothing").mkdir()
    done = run("build", "nothing")
    assert done.exit_code == 1
    assert "no articles in this folder; right would be files .txt" in done.output
    assert "no article could be read, so nothing was written" in done.stderr
    assert not Path("out").exists()


@pytest.mark.model
def test_hostile_words_do_not_steer_the_terminal(run: Run):
    """Neither an article nor a file name can colour the screen or set the title of the window."""
    hostile = "\x1b]0;owned\x07\x1b[31m"
    Path(f"{hostile}.txt").write_bytes(b"")
    record = {"title": f"{hostile} envoy", "text": f"Ann {hostile}Roe met Sergey Lavrov. [bold]Ann[/] left."}
    Path("z.jsonl").write_text(json.dumps(record), encoding="utf-8")
    done = run("build", "*", "-o", "out")
    assert done.exit_code == 1
    assert "\x1b" not in done.output
    assert "\x07" not in done.output
    assert "owned" in done.output  # the name of the file, without its teeth


@pytest.mark.model
@pytest.mark.slow
def test_interrupted_extract_keeps_what_was_done(tmp_path: Path):
    """Ctrl-C while the rest is still to come through a pipe: 130, and the lines so far are in FILE.part."""
    out = tmp_path / "out.jsonl"
    part = tmp_path / "out.jsonl.part"
    text = "The mayor met the envoy again. " * 300 + " " * 400_000
    waiting = b"".join(json.dumps({"id": str(n), "text": text}).encode() + b"\n" for n in range(4))
    process = subprocess.Popen(
        [*KG, "extract", "-", "-o", str(out)], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    os.set_blocking(process.stdin.fileno(), False)
    end = time.monotonic() + 120
    while not (part.exists() and b"\n" in part.read_bytes()):
        assert time.monotonic() < end, "no line was written"
        assert process.poll() is None
        if waiting and select.select([], [process.stdin], [], 0.2)[1]:
            waiting = waiting[os.write(process.stdin.fileno(), waiting[:65536]) :]
        else:
            time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130, told
    assert f"interrupted: what was done so far is in {part}" in told
    assert not out.exists()
    done = [line["id"] for line in lines(part.read_text(encoding="utf-8"))]
    assert done == [str(number) for number in range(len(done))]
    assert 1 <= len(done) < 4
