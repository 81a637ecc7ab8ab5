"""The reconciliation client against a service on this machine that follows the specification, and against
some that do not."""

from __future__ import annotations

import dataclasses
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from kg.errors import ConfigError, SourceError, UsageError
from kg.records import Decision, Entity, Reference
from kg.resolve import online
from kg.resolve.answers import Answers
from kg.resolve.online import Client, checked, waiting
from kg.resolve.reconcile import Candidate, Judged, Manifest, Service, candidates_of, propose, query_of

MANIFEST: dict[str, Any] = {
    "versions": ["0.1", "0.2"],
    "name": "Who is who",
    "identifierSpace": "http://www.wikidata.org/entity/",
    "schemaSpace": "http://www.wikidata.org/prop/direct/",
    "defaultTypes": [{"id": "Q35120", "name": "entity"}],
    "view": {"url": "https://www.wikidata.org/wiki/{{id}}"},
    "batchSize": 3,
}
KNOWN: dict[str, list[dict[str, Any]]] = {
    "Ilse Varga": [
        {"id": "Q1001", "name": "Ilse Varga", "score": 96, "match": True, "description": "state secretary",
         "type": [{"id": "Q5", "name": "human"}], "features": [{"id": "name", "value": 100}]},
        {"id": "Q1002", "name": "Ilse Vargas", "score": 61.5, "match": False, "type": ["Q5"]},
    ],
    "Meadow Party": [{"id": "Q1003", "name": "Meadow", "score": 40, "type": [{"id": "Q515"}]}],
}  # fmt: skip

Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A service on this machine. `script` holds what it answers first instead of what is right."""

    def __init__(self) -> None:
        self.manifest = dict(MANIFEST)
        self.script: list[Answer | Callable[[BaseHTTPRequestHandler], None]] = []
        self.batches: list[dict[str, Any]] = []
        self.requests: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.requests.append("GET")
                self.answer(json.dumps(site.manifest).encode())

            def do_POST(self) -> None:
                site.requests.append("POST")
                body = self.rfile.read(int(self.headers["Content-Length"])).decode("ascii")
                assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
                (queries,) = parse_qs(body, strict_parsing=True)["queries"]
                batch = json.loads(queries)
                site.batches.append(batch)
                self.answer(
                    json.dumps(
                        {key: {"result": KNOWN.get(q["query"], [])} for key, q in batch.items()}
                    ).encode()
                )

            def answer(self, body: bytes) -> None:
                code, headers = 200, {"Content-Type": "application/json", "Access-Control-Allow-Origin": "*"}
                if site.script:
                    said = site.script.pop(0)
                    if callable(said):
                        said(self)
                        return
                    code, headers, body = said
                self.send_response(code)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/reconcile"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


class Slept(list[float]):
    """Stands for `time.sleep` and remembers how long."""

    def __call__(self, seconds: float) -> None:
        self.append(round(seconds, 1))


def client(**options: Any) -> Client:
    return Client(**{"rate": 1e6, "timeout": 5.0, "sleep": Slept()} | options)


def entity(name: str, kind: str = "person") -> Entity:
    return Entity(f"e-{name}", kind, name, (f"{name}s",))  # type: ignore[arg-type]


def test_the_manifest_is_read_once(site: Site):
    service = Service(site.url, client())
    expected = Manifest(site.url, "Who is who", ("0.1", "0.2"), "http://www.wikidata.org/entity/", 3)
    assert (service.manifest(), service.manifest()) == (expected, expected)
    assert site.requests == ["GET"]


def test_questions_go_in_batches_as_the_manifest_says(site: Site):
    names = ["Ilse Varga", "Nobody", "Meadow Party", "Odo Pell"]
    service = Service(site.url, client())
    answers = list(service.candidates([{"query": name, "limit": 5} for name in names]))
    assert [[one.id for one in found or ()] for found in answers] == [["Q1001", "Q1002"], [], ["Q1003"], []]
    assert [sorted(batch) for batch in site.batches] == [["q0", "q1", "q2"], ["q0"]]
    assert site.batches[1] == {"q0": {"query": "Odo Pell", "limit": 5}}
    assert (service.asked, service.client.requests) == (4, 3)


def test_proposals_have_reasons(site: Site):
    asked = [entity("Ilse Varga"), entity("Meadow Party", "party"), entity("Odo Pell")]
    found = list(propose(asked, Service(site.url, client())))
    assert [(one.entity.name, one.candidate.id, "; ".join(one.reasons)) for one in found] == [
        (
            "Ilse Varga",
            "Q1001",
            "the same name; of the class Q5 of a person; the service is sure; 34.5 before the next",
        ),
        ("Ilse Varga", "Q1002", "one of its names; of the class Q5 of a person"),
        ("Meadow Party", "Q1003", "another name; not of the class Q7278 of a party; the only candidate"),
    ]
    assert site.batches[0]["q1"] == {
        "query": "Meadow Party",
        "limit": 5,
        "type": "Q7278",
        "type_strict": "should",
    }


def test_what_was_judged_is_not_proposed_again(site: Site):
    said = [
        ("e-Ilse Varga", "Q1001", "negative"),
        ("e-Ilse Varga", "Q1002", "unsure"),
        ("e-x", "", "positive"),
    ]
    log = [
        Decision(f"d-{n}", str(n), "me", "link", judgement, Reference(subject), value=value)  # type: ignore[arg-type]
        for n, (subject, value, judgement) in enumerate(said)
    ]
    judged = Judged.of(log)
    assert judged == Judged(frozenset({"e-x"}), frozenset({("e-Ilse Varga", "Q1001")}))
    found = propose([entity("Ilse Varga")], Service(site.url, client()), judged)
    assert [one.candidate.id for one in found] == ["Q1002"]


def test_a_service_of_other_ids_is_asked_without_types():
    manifest = Manifest("http://x", "GND", ("0.2",), "https://d-nb.info/gnd/", 10)
    assert query_of(entity("Ilse Varga"), manifest) == {"query": "Ilse Varga", "limit": 5}


def test_no_question_is_asked_twice(site: Site, tmp_path: Path):
    query = [{"query": "Ilse Varga"}, {"query": "Nobody"}, {"query": "Ilse Varga"}]
    for number in range(2):
        answers = Answers(tmp_path / "deep" / "answers.sqlite")
        service = Service(site.url, client(), answers)
        assert [len(found or ()) for found in service.candidates(query)] == [2, 0, 2]
        assert (service.asked, service.known) == ((2, 0), (0, 2))[number]
        answers.close()
    assert len(site.batches) == 1
    answers = Answers(tmp_path / "deep" / "answers.sqlite")
    list(Service(site.url, client(), answers, refresh=True).candidates(query))
    answers.close()
    assert len(site.batches) == 2


def test_answers_of_another_endpoint_are_not_used(tmp_path: Path):
    answers = Answers(tmp_path / "a.sqlite")
    answers.put("http://one", "q", [1])
    assert (answers.get("http://one", "q"), answers.get("http://two", "q")) == ([1], None)
    answers.close()


def test_a_file_of_answers_that_is_none(tmp_path: Path):
    (tmp_path / "a.sqlite").write_text("no database" * 100, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"a\.sqlite"):
        Answers(tmp_path / "a.sqlite")


BUSY: list[tuple[dict[str, str], list[float]]] = [
    ({}, [1.0, 2.0]),
    ({"Retry-After": "7"}, [7.0, 7.0]),
    ({"Retry-After": "soon"}, [1.0, 2.0]),
]


@pytest.mark.parametrize("code", [429, 502, 503, 504])
@pytest.mark.parametrize(("headers", "waits"), BUSY)
def test_a_busy_service_is_asked_again_later(
    site: Site, code: int, headers: dict[str, str], waits: list[float]
):
    site.script = [(code, headers, b"busy"), (code, headers, b"busy")]
    slept = Slept()
    assert Service(site.url, client(sleep=slept)).manifest().name == "Who is who"
    assert slept == waits


def test_a_service_that_stays_busy_is_given_up(site: Site):
    site.script = [(503, {}, b"")] * online.ATTEMPTS
    slept = Slept()
    with pytest.raises(SourceError, match="no answer after 5 attempts: HTTP 503"):
        Service(site.url, client(sleep=slept)).manifest()
    assert slept == [1.0, 2.0, 4.0, 8.0]


def test_a_service_that_wants_hours_is_given_up(site: Site):
    site.script = [(429, {"Retry-After": "7200"}, b"")]
    with pytest.raises(SourceError, match="it asks to wait 7,200 seconds"):
        Service(site.url, client()).manifest()


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("30", 30.0),
        ("Thu, 01 Jan 1970 00:01:40 GMT", 90.0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("x", None),
        ("", None),
        (None, None),
    ],
)
def test_how_long_to_wait(header: str | None, seconds: float | None):
    assert waiting(header, 10.0) == seconds


def test_requests_hold_to_the_rate(site: Site):
    now = [0.0]
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    service = Service(site.url, Client(rate=4.0, clock=lambda: now[0], sleep=sleep))
    list(service.candidates([{"query": str(number)} for number in range(9)]))
    assert slept == [0.25, 0.25, 0.25]


def test_a_batch_that_is_too_large_is_halved(site: Site):
    service = Service(site.url, client())
    service.manifest()
    site.script = [(413, {}, b"")]
    found = list(
        service.candidates([{"query": "Ilse Varga"}, {"query": "Nobody"}, {"query": "Meadow Party"}])
    )
    assert [len(one or ()) for one in found] == [2, 0, 1]
    assert [len(batch) for batch in site.batches] == [3, 1, 2]


def test_one_question_that_is_too_large_is_told(site: Site):
    service = Service(site.url, client())
    service.manifest()
    site.script = [(413, {}, b"")]
    assert list(service.candidates([{"query": "Ilse Varga"}])) == [None]
    assert "HTTP 413" in str(service.failed[0])


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True


BROKEN: list[tuple[Any, str]] = [
    ((200, {}, b"<html>"), "no JSON: '<html>'"),
    ((200, {}, b"[" * 200_000), "no JSON"),
    ((200, {}, b"[1]"), "no reconciliation service"),
    ((200, {}, b'{"identifierSpace": 3}'), "no reconciliation service"),
    ((200, {}, b" " * (online.ANSWER_LIMIT + 1)), "an answer of more than 8,388,608 bytes"),
    ((401, {}, b""), "HTTP 401 Unauthorized; it asks for credentials"),
    ((404, {}, b""), "HTTP 404 Not Found"),
    ((302, {"Location": "file:///etc/passwd"}, b""), ""),
    ((302, {"Location": "ftp://127.0.0.1/x"}, b""), "no web address"),
    (hang_up, "no answer after 5 attempts: out of reach"),
    (drip, "the answer took more than 0.2 seconds"),
]


@pytest.mark.parametrize(("said", "told"), BROKEN, ids=[str(n) for n in range(len(BROKEN))])
def test_services_that_are_none_are_told_by_name(site: Site, said: Any, told: str):
    site.script = [said] * online.ATTEMPTS
    with pytest.raises(SourceError) as caught:
        Service(site.url, client(timeout=0.2)).manifest()
    assert (caught.value.where, told in caught.value.reason) == (site.url, True), caught.value


def test_nobody_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    with pytest.raises(SourceError, match="out of reach"):
        Service(url, client()).manifest()


def test_a_manifest_that_has_moved_is_followed(site: Site):
    site.script = [(302, {"Location": site.url + "/en"}, b"")]
    assert Service(site.url, client()).manifest().endpoint == site.url + "/en"


def test_questions_are_not_sent_elsewhere(site: Site):
    """A redirect would turn the form into a plain request."""
    service = Service(site.url, client())
    service.manifest()
    site.script = [(302, {"Location": site.url + "/en"}, b"")]
    with pytest.raises(SourceError, match="has moved to"):
        list(service.candidates([{"query": "Ilse Varga"}]))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({}, "no result"),
        ({"q0": {"message": "no \x1b[31mway"}}, "no [31mway"),
        ({"q0": {"result": 3}}, "no result"),
    ],
)
def test_a_question_without_an_answer_is_told(site: Site, answer: object, told: str):
    service = Service(site.url, client())
    service.manifest()
    site.script = [(200, {}, json.dumps(answer).encode())]
    assert list(service.candidates([{"query": "Ilse Varga"}])) == [None]
    assert told in str(service.failed[0])


def test_candidates_of_wrong_types_are_left_out(site: Site):
    service = Service(site.url, client())
    service.manifest()
    found = [
        3,
        {"id": 1, "name": "x"},
        {"id": "Q1"},
        {"id": "Q2", "name": "A\x1bB", "score": "9", "type": 7, "match": 1},
        {"id": "Q3", "name": "C", "score": 1e400},
        {"id": "Q4", "name": "n" * 10**6, "score": 2},
    ]
    site.script = [(200, {}, json.dumps({"q0": {"result": found}}).encode())]
    (answer,) = service.candidates([{"query": "x"}])
    assert [dataclasses.replace(one, name=one.name[:3]) for one in answer or ()] == [
        Candidate("Q4", "nnn", 2.0),
        Candidate("Q2", "A B", 0.0),
        Candidate("Q3", "C", 0.0),
    ]


@pytest.mark.parametrize(
    "address", ["", "wikidata", "file:///etc/passwd", "ftp://x/y", "http://", "http://a b/", "http://x:y@z/", "http://[::1"]
)  # fmt: skip
def test_addresses_that_are_none(address: str):
    with pytest.raises(UsageError) as caught:
        checked(address)
    assert "x:y" not in str(caught.value)


def test_a_service_that_keeps_silent_is_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        def open(self, *_: object, **__: object) -> None:
            raise TimeoutError("timed out")

    monkeypatch.setattr("kg.resolve.online.opener", lambda _: Silent())
    client = Client(sleep=lambda _: None)
    with pytest.raises(SourceError, match="no answer after 2 attempts: out of reach: timed out"):
        client.get("http://127.0.0.1:9/")
    assert client.requests == 2


def test_an_id_that_is_none_is_no_candidate() -> None:
    assert candidates_of([{"id": "Q1 \x1b[31m", "name": "a"}, {"id": "", "name": "b"}]) == ()
