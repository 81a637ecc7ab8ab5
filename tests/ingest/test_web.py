"""Fetching: what is refused, what is obeyed and what is never fetched; pages come from this machine."""

from __future__ import annotations

import gzip
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from kg.config import Config
from kg.errors import ConfigError, SourceError
from kg.ingest import addresses, fetch, read
from kg.ingest.addresses import forbidden, resolve, target_of
from kg.ingest.robots import robots_of
from kg.records import Article, Skipped

Getting = Callable[..., tuple[list[Article], list[Skipped]]]
STORY = "The harbour minister met the Norwegian envoy on Tuesday to talk about the ferry contract, she said."
PAGE = f"""<!DOCTYPE html><html><head><title>Envoy in Oslo</title></head><body><article><h1>Envoy in Oslo</h1>
<p>{STORY}</p><p>She denied that any money had changed hands and promised to publish every letter.</p>
<p>The envoy left for Oslo without having spoken to the press. <a href="/linked">More</a></p>
<img src="/image"></article></body></html>"""
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers from a table: path -> status, headers, body."""

    table: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {}
    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        status, headers, body = self.table.get(self.path, (404, {}, b"nothing here"))
        if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on a free port of this machine, asked without pauses."""
    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    Handler.table, Handler.asked = {}, []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def get(url: str, **settings: object) -> tuple[list[Article], list[Skipped]]:
    items = list(read([url], config=Config(private_addresses=True).replace(**settings)))
    return (
        [item for item in items if isinstance(item, Article)],
        [item for item in items if isinstance(item, Skipped)],
    )


def paths() -> list[str]:
    return [path for path, _ in Handler.asked if path != "/robots.txt"]


FEED = f"<rss><channel><item><link>http://x.example/1</link><description>{STORY}</description></item></channel></rss>"


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/story", "text/html; charset=utf-8", PAGE.encode()),
        ("/story.php?id=7&x=%20y", "text/html", PAGE.encode()),
        ("/feed", "application/rss+xml", FEED.encode()),
        ("/feed.xml", "", FEED.encode()),
        ("/unnamed", "", PAGE.encode()),
        ("/a.jsonl", "application/octet-stream", json.dumps({"text": STORY}).encode()),
        ("/a.json", "application/json", json.dumps({"articles": [{"content": STORY}]}).encode()),
        ("/a.jsonl.gz?v=2", "application/gzip", gzip.compress(json.dumps({"text": STORY}).encode())),
        ("/plain", "text/plain", STORY.encode()),
        ("/zürich", "text/plain", STORY.encode()),
    ],
)
def test_what_an_address_holds_is_read(site: str, path: str, kind: str, body: bytes) -> None:
    asked = path.replace("ü", "%C3%BC")
    Handler.table[asked] = (200, {"Content-Type": kind} if kind else {}, body)
    [article], skipped = get(site + path)
    assert STORY in article.text
    assert skipped == []
    assert paths() == [asked], "nothing that the document names is fetched"
    if body == PAGE.encode():
        assert (article.url, article.title) == (site + path, "Envoy in Oslo")
    agent = Handler.asked[-1][1]["user-agent"]
    assert agent.startswith("kg-news/")
    assert "obeys robots.txt" in agent


def test_loopback_is_refused_without_the_setting(site: str) -> None:
    Handler.table["/story"] = (200, HTML, PAGE.encode())
    articles, [skipped] = get(f"{site}/story", private_addresses=False)
    assert articles == []
    assert Handler.asked == []
    assert skipped.error
    assert "127.0.0.1 is a loopback address (127.0.0.1); --private-addresses allows those" in skipped.reason


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://10.0.0.1/x", "10.0.0.1 is a private address"),
        ("http://169.254.169.254/latest/meta-data", "is a link-local address"),
        ("http://[::1]/x", "is a loopback address"),
        ("file:///etc/passwd", "'file' is not fetched; right would be http or https"),
        ("ftp://x.example/", "'ftp' is not fetched"),
        ("http://user:secret@x.example/", "an address with a name or password in it"),
        ("gopher://127.0.0.1:6379/_x", "'gopher' is not fetched"),
        ("/loop", "more than 5 redirects"),
        ("/closed/x", "its robots.txt forbids this to kg-news"),
    ],
)
def test_redirects_are_checked_again(
    site: str, monkeypatch: pytest.MonkeyPatch, location: str, reason: str
) -> None:
    """The server may be asked, what it leads to may not."""
    real = addresses.forbidden
    monkeypatch.setattr(addresses, "forbidden", lambda one: None if one == "127.0.0.1" else real(one))
    Handler.table["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /closed")
    Handler.table["/loop"] = (302, {"Location": "/loop"}, b"")
    Handler.table["/start"] = (302, {"Location": location}, b"")
    articles, [skipped] = get(f"{site}/start", private_addresses=False)
    assert articles == []
    assert reason in skipped.reason
    assert "secret" not in skipped.reason + skipped.where


def test_redirect_within_the_site_is_followed(site: str) -> None:
    Handler.table["/old"] = (301, {"Location": "/story"}, b"")
    Handler.table["/story"] = (200, HTML, PAGE.encode())
    [article], _ = get(f"{site}/old")
    assert article.url == f"{site}/story"


@pytest.mark.parametrize(
    ("robots", "reason"),
    [
        ((200, {}, b"User-agent: *\nDisallow: /s"), "its robots.txt forbids this to kg-news"),
        (
            (200, {}, b"User-agent: kg-news\nDisallow: /\n\nUser-agent: *\nAllow: /"),
            "forbids this to kg-news",
        ),
        ((200, {}, b"User-agent: *\nCrawl-delay: 900"), "asks for a pause of 900 seconds"),
        ((500, {}, b""), "its robots.txt cannot be read, which forbids everything"),
        ((404, {}, b""), None),
        ((200, {}, b"User-agent: *\nDisallow:"), None),
        ((200, {}, b"User-agent: other\nDisallow: /"), None),
    ],
)
def test_robots_are_obeyed(site: str, robots: tuple[int, dict[str, str], bytes], reason: str | None) -> None:
    Handler.table["/robots.txt"] = robots
    Handler.table["/story"] = (200, HTML, PAGE.encode())
    articles, skipped = get(f"{site}/story")
    assert len(articles) == (reason is None)
    assert paths() == ([] if reason else ["/story"])
    assert reason is None or reason in skipped[0].reason


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow: /a", "/a/b", False),
        ("Disallow: /a", "/b", True),
        ("Disallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("Disallow: /*?print", "/story?print=1", False),
        ("Disallow: /*.pdf$", "/x.pdf", False),
        ("Disallow: /*.pdf$", "/x.pdf?y", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: *", "/x", False),
        ("Disallow: /a*b*c", "/a1b2c3", False),
        ("Disallow: /a # all of it", "/a", False),
        ("Disallow: /" + "a*" * 900 + "c$", "/" + "a" * 900 + "b", True),
    ],
)
def test_rules_of_robots(rules: str, path: str, allowed: bool) -> None:
    assert robots_of(f"User-Agent: x\nUser-agent: *\n{rules}", "kg-news").allows(path) is allowed


def test_pause_between_two_requests_to_a_site(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PAUSE", 1.0)
    waited: list[float] = []
    Handler.table["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 3")
    Handler.table["/story"] = (200, HTML, PAGE.encode())
    fetcher = fetch.Fetcher(Config(private_addresses=True), sleep=waited.append, clock=lambda: 0.0)
    fetcher.get(f"{site}/story")
    fetcher.get(f"{site}/story")
    assert waited == [3.0, 3.0]


def test_unchanged_page_is_not_sent_again(site: str, tmp_path: Path) -> None:
    cache = str(tmp_path / "web.json")
    Handler.table["/story"] = (200, {**HTML, "ETag": '"7"'}, PAGE.encode())
    assert len(get(f"{site}/story", web_cache=cache)[0]) == 1
    articles, [skipped] = get(f"{site}/story", web_cache=cache)
    assert articles == []
    assert (skipped.reason, skipped.error) == ("not changed since it was last fetched", False)
    Handler.table["/story"] = (200, {**HTML, "ETag": '"8"'}, PAGE.replace("Tuesday", "Friday").encode())
    assert "Friday" in get(f"{site}/story", web_cache=cache)[0][0].text
    assert len(get(f"{site}/story")[0]) == 1, "without a cache it is sent each time"
    assert [path.name for path in tmp_path.iterdir()] == ["web.json"]


def test_wrong_cache_is_a_wrong_setting(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("[]", encoding="utf-8")
    with pytest.raises(ConfigError, match="right would be a file that kg has written"):
        get("http://127.0.0.1:9/", web_cache=str(tmp_path / "x"))


@pytest.mark.parametrize(
    ("status", "headers", "body", "reason"),
    [
        (404, {}, b"", "the server answers 404"),
        (429, {"Retry-After": "60"}, b"", "the server answers 429; it asks to come back in 60 seconds"),
        (304, {}, b"", "the server answers 304"),
        (200, {}, b"x" * 5_000, "over 3,000 bytes; right would be to download it"),
        (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(10_000_000)), "over 3,000 bytes"),
        (200, {"Content-Encoding": "gzip"}, b"no gzip", "cannot be fetched: Error"),
        (200, {"Content-Length": "500"}, b"x", "cannot be fetched: the answer breaks off"),
        (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4", "this is a PDF document"),
        (302, {}, b"", "more than 5 redirects"),
    ],
)
def test_bad_answers(
    site: str, monkeypatch: pytest.MonkeyPatch, status: int, headers: dict[str, str], body: bytes, reason: str
) -> None:
    monkeypatch.setattr(fetch, "BODY_LIMIT", 3_000)
    monkeypatch.setattr(fetch, "TIMEOUT", 0.5)
    Handler.table["/x"] = (status, headers, body)
    articles, skipped = get(f"{site}/x")
    assert articles == []
    assert reason in skipped[0].reason
    assert skipped[0].error


def test_server_that_never_ends_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte at a time would go on for ever: each comes within the time for one."""
    import socket
    import time

    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    monkeypatch.setattr(fetch, "DEADLINE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                try:
                    while True:
                        connection.sendall(b"X-")
                        time.sleep(0.01)
                except OSError:
                    return

        thread = threading.Thread(target=serve)
        thread.start()
        fetcher = fetch.Fetcher(Config(private_addresses=True))
        target = target_of(f"http://127.0.0.1:{server.getsockname()[1]}/x")
        with pytest.raises(SourceError, match="cannot be fetched"):
            fetcher.request(target, 1_000, {}, target.url)
        thread.join()


def test_pages_of_a_sitemap_are_fetched_only_when_asked(site: str) -> None:
    """Those of its own host; a sitemap of sitemaps leads to those once."""
    listed = f"<urlset><url><loc>{site}/story</loc></url><url><loc>http://127.0.0.2:9/x</loc></url></urlset>"
    index = f"<sitemapindex><sitemap><loc>{site}/map.xml.gz</loc></sitemap></sitemapindex>"
    Handler.table["/story"] = (200, HTML, PAGE.encode())
    Handler.table["/map.xml.gz"] = (200, {"Content-Type": "application/gzip"}, gzip.compress(listed.encode()))
    Handler.table["/index.xml"] = (200, {"Content-Type": "text/xml"}, index.encode())
    articles, [skipped] = get(f"{site}/index.xml")
    assert (articles, paths()) == ([], ["/index.xml"])
    assert skipped.reason.startswith("a sitemap of 1 addresses, none fetched")
    [article], [skipped] = get(f"{site}/index.xml", follow_sitemaps=True)
    assert article.url == f"{site}/story"
    assert skipped.reason == "1 addresses of other hosts in it; not fetched"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "a loopback"),
        ("10.1.2.3", "a private"),
        ("172.16.0.1", "a private"),
        ("192.168.1.1", "a private"),
        ("169.254.169.254", "a link-local"),
        ("0.0.0.0", "an unspecified"),
        ("100.64.0.1", "a reserved"),
        ("224.0.0.1", "a multicast"),
        ("255.255.255.255", "a private"),
        ("::1", "a loopback"),
        ("::", "an unspecified"),
        ("fe80::1%eth0", "a link-local"),
        ("fc00::1", "a private"),
        ("::ffff:127.0.0.1", "a loopback"),
        ("::ffff:10.0.0.1", "a private"),
        ("2002:7f00:1::", "a loopback"),
        ("64:ff9b::a00:1", "a private"),
        ("8.8.8.8", None),
        ("2606:4700::1111", None),
    ],
)
def test_kinds_of_addresses(address: str, kind: str | None) -> None:
    assert forbidden(address) == kind


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "017700000001", "127.1", "localhost", "LOCALHOST."]
)
def test_other_spellings_of_loopback_are_known(host: str) -> None:
    with pytest.raises(SourceError, match=r"is a loopback address|no such host"):
        resolve(target_of(f"http://{host}/"), private=False)


def test_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    with pytest.raises(SourceError, match="is a private address"):
        resolve(target_of("http://x.example/"), private=False)


def test_the_address_that_was_checked_is_the_one_connected_to(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is looked up a second time may lead elsewhere by then."""
    looked_up: list[str] = []
    port = int(site.rpartition(":")[2])

    def lookup(host: str, *_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        looked_up.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", port))] if not host[0].isdigit() else real(host, *_, **__)

    import socket

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    fetcher = fetch.Fetcher(Config(private_addresses=True))
    Handler.table["/story"] = (200, HTML, PAGE.encode())
    target = target_of(f"http://rebound.example:{port}/story")
    assert fetcher.request(target, 100_000, {}, target.url).status == 200
    assert looked_up.count("rebound.example") == 1
    assert Handler.asked[-1][1]["host"] == f"rebound.example:{port}"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://", "not an address"),
        ("http:///x", "not an address"),
        ("http://x.example:99999/", "not an address"),
        ("http://[::1/", "not an address"),
        ("http://x.example/a b", "not an address"),
        ("http://x.example/\r\nHost: y", "not an address"),
        ("http://" + "x" * 300 + ".example/", "no such host"),
        ("HTTP://name:word@x.example/", "an address with a name or password"),
        ("http://x.example/" + "a" * 9_000, "not an address"),
        ("http://no-such-host.invalid/", "no such host"),
    ],
)
def test_bad_addresses(url: str, reason: str) -> None:
    articles, [skipped] = get(url)
    assert articles == []
    assert reason in skipped.reason
    assert len(skipped.where) < 400
