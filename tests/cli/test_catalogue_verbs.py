"""`kg catalogue`, `--catalogue` and `kg reconcile` on the command line."""

from __future__ import annotations

import csv
import io
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.language import gazetteer, model

STORY = "Ilse Varga met Sergey Lavrov in Geneva on Monday. Varga praised the talks."
PEOPLE = "id,name,kind,country,role\nhu-7,Ilse Varga,politician,Hungary,State Secretary\n"
Run = Callable[..., Result]


@pytest.fixture
def run(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a verb in an empty folder with a table of people and a story, with the model of the session."""
    monkeypatch.chdir(tmp_path)
    if "model" in request.keywords:
        nlp = request.getfixturevalue("nlp")
        monkeypatch.setattr(model, "load_model", lambda name: nlp)
    Path("people.csv").write_text(PEOPLE, encoding="utf-8")
    Path("a.txt").write_text(STORY, encoding="utf-8")

    def runner(*args: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, args, input=stdin, env={"COLUMNS": "200"})

    return runner


@pytest.mark.parametrize("verb", ["import", "show"])
def test_help_has_examples(run: Run, verb: str):
    assert f"\n    kg catalogue {verb} " in run("catalogue", verb, "--help").output


def test_import_and_show(run: Run):
    done = run("catalogue", "import", "people.csv", "-o", "people.kgcat")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1 rows of 1 lines" in done.output
    done = run("catalogue", "show", "Ilse Varga", "--catalogue", "people.kgcat")
    assert done.exit_code == 0
    assert (
        "hu-7  Ilse Varga  politician  HU  0.90  (own)\n    State Secretary\n    from: people.csv (hu-7)"
        in done.output
    )


def test_show_knows_the_embedded_gazetteer_and_ids(run: Run):
    assert run("catalogue", "show", "Angela Merkel").output.startswith("Q567  Angela Merkel  politician")
    assert run("catalogue", "show", "Q567").output.startswith("Q567  Angela Merkel")
    done = run("catalogue", "show", "Nobody Atall")
    assert (done.exit_code, "nobody and nothing known is called 'Nobody Atall'" in done.stderr) == (1, True)


def test_import_from_standard_input(run: Run):
    line = json.dumps({"id": "NK-1", "schema": "Person", "properties": {"name": ["Odo Pell"]}})
    done = run("catalogue", "import", "-", "-o", "a.kgcat", "-q", stdin=line.encode())
    assert (done.exit_code, done.output) == (0, "")
    assert "NK-1" in run("catalogue", "show", "Odo Pell", "--catalogue", "a.kgcat").output


def test_bad_lines_are_exit_code_1(run: Run):
    Path("people.csv").write_text(
        PEOPLE + "x,\x1b[31m,person,,\n" + "y,Odo Pell,space\x1bship,,\n", encoding="utf-8"
    )
    done = run("catalogue", "import", "people.csv", "-o", "people.kgcat")
    assert done.exit_code == 1
    assert "2 skipped, 1 of them" not in done.stderr
    assert "people.csv:4: unknown kind" in done.stderr
    assert "\x1b" not in done.output
    assert Path("people.kgcat").exists()


def test_nothing_right_is_exit_code_1_and_no_file(run: Run):
    Path("people.csv").write_text("id,name\n1,\n", encoding="utf-8")
    done = run("catalogue", "import", "people.csv", "-o", "people.kgcat")
    assert (done.exit_code, "no row could be made" in done.stderr) == (1, True)
    assert not Path("people.kgcat").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["catalogue", "import", "people.csv"], "Missing option '-o'"),
        (["catalogue", "import", "people.csv", "-o", "."], "is a folder"),
        (["catalogue", "import", "people.csv", "-o", "people.csv"], "is also an input"),
        (["catalogue", "import", "people.csv", "-o", "a.kgcat", "--map", "name"], "right would be like"),
        (["catalogue", "import", "people.csv", "-o", "a.kgcat", "--map", "name=Nom"], "no column 'Nom'"),
        (["build", "a.txt", "--catalogue", "nowhere.kgcat"], "no such catalogue"),
        (["build", "a.txt", "--catalogue", "people.csv"], "people.csv"),
        (["reconcile", "nowhere", "--endpoint", "http://127.0.0.1/"], "no such workspace"),
    ],
)  # fmt: skip
def test_wrong_usage_is_2(run: Run, args: list[str], said: str):
    done = run(*args)
    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr


@pytest.mark.model
def test_the_same_in_a_settings_file(run: Run):
    run("catalogue", "import", "people.csv", "-o", "people.kgcat")
    Path("kg.toml").write_text('catalogues = ["nowhere.kgcat"]', encoding="utf-8")
    assert run("extract", "a.txt", "--config", "kg.toml").exit_code == 2
    assert run("extract", "a.txt", "--config", "kg.toml", "--catalogue", "people.kgcat").exit_code == 0


@pytest.mark.model
def test_a_name_of_the_catalogue_is_an_entity_of_the_graph(run: Run):
    run("catalogue", "import", "people.csv", "-o", "people.kgcat")
    assert run("build", "a.txt", "-o", "out", "-q", "--catalogue", "people.kgcat").exit_code == 0
    assert "State Secretary" in Path("out/graph.ttl").read_text(encoding="utf-8")
    assert gazetteer.by_id("hu-7") is None  # what one run consults, the next does not


@pytest.fixture
def endpoint() -> Iterator[str]:
    """A service that knows Ilse Varga."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            space = {"identifierSpace": "http://www.wikidata.org/entity/", "schemaSpace": "http://x/"}
            self.answer({"versions": ["0.2"], "name": "Who", **space})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode("ascii")
            queries = json.loads(parse_qs(body)["queries"][0])
            known = [{"id": "Q999000001", "name": "Ilse Varga", "score": 88, "description": "=cmd"}]
            self.answer(
                {n: {"result": known if q["query"] == "Ilse Varga" else []} for n, q in queries.items()}
            )

        def answer(self, found: object) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(found).encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.model
def test_reconcile_proposes_and_links_nothing(run: Run, endpoint: str):
    """The table is one of decisions that a person can import once `unsure` is changed."""
    run("build", "a.txt", "-o", "out", "-q")
    done = run("reconcile", "out", "--endpoint", endpoint, "-o", "links.csv", "--cache", "answers")
    assert done.exit_code == 0, done.stderr
    assert "1 candidates for 1 names of Who: 1 asked in 2 requests" in done.stderr
    (row,) = csv.DictReader(io.StringIO(Path("links.csv").read_text(encoding="utf-8")))
    given = {name: value for name, value in row.items() if value and name != "subject"}
    assert given == {
        "verb": "link",
        "judgement": "unsure",
        "subject_name": "Ilse Varga",
        "subject_kind": "person",
        "value": "Q999000001",
        "why": "reconcile 88 Ilse Varga (=cmd): the same name, the only candidate",
    }
    assert row["subject"].startswith("e-")
    again = run("reconcile", "out/claims.jsonl", "--endpoint", endpoint, "--cache", "answers")
    assert "0 asked in 1 requests, 1 answered before" in again.stderr
    assert again.stdout == Path("links.csv").read_text(encoding="utf-8")


@pytest.mark.model
def test_a_candidate_that_a_person_accepts_is_a_link(run: Run, endpoint: str):
    """And is not asked for again."""
    run("add", "news.kg", "a.txt", "-q")
    ask = ["reconcile", "news.kg", "--endpoint", endpoint, "--cache", "answers"]
    table = run(*ask).stdout
    Path("links.csv").write_text(table.replace("unsure", "positive"), encoding="utf-8")
    assert run("decisions", "news.kg", "--import", "links.csv").exit_code == 0
    assert run("build", "news.kg", "-o", "out", "-q").exit_code == 0
    assert "skos:exactMatch wd:Q999000001" in Path("out/graph.ttl").read_text(encoding="utf-8")
    assert len(run(*ask).stdout.splitlines()) == 1


@pytest.mark.model
def test_reconcile_with_nobody_there(run: Run):
    run("build", "a.txt", "-o", "out", "-q")
    done = run("reconcile", "out", "--endpoint", "file:///etc/passwd", "--cache", "answers")
    assert (done.exit_code, "is no endpoint" in done.stderr) == (2, True)
    Path("out/claims.jsonl").write_text("{", encoding="utf-8")
    done = run("reconcile", "out", "--endpoint", "http://127.0.0.1:9/", "--cache", "answers")
    assert (done.exit_code, "claims.jsonl:1: not JSON" in done.stderr) == (1, True)
