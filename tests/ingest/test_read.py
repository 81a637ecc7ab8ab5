"""Sources in, articles and reasons out."""

from __future__ import annotations

import io
import json
import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.config import Config
from kg.ingest import READERS, read, streams
from kg.records import Article, Skipped

Item = Article | Skipped
STORY = "The harbour minister met the Norwegian envoy on Tuesday, “as planned”, her office said.\n"
DAY = date(2017, 3, 12)
DEFAULT = Config()


def articles(items: list[Item]) -> list[Article]:
    return [item for item in items if isinstance(item, Article)]


def skipped(items: list[Item]) -> list[Skipped]:
    return [item for item in items if isinstance(item, Skipped)]


@pytest.fixture
def read_bytes(tmp_path: Path) -> Callable[..., list[Item]]:
    """Read one file of the given name and content."""

    def reading(name: str, data: bytes | str, config: Config = DEFAULT) -> list[Item]:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        return list(read([path], config=config))

    return reading


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode("utf-8"),
        STORY.encode("utf-8-sig"),
        STORY.encode("utf-16"),
        b"\xfe\xff" + STORY.encode("utf-16-be"),
        STORY.encode("utf-16-le"),
        STORY.encode("utf-16-be"),
        STORY.encode("utf-32"),
        STORY.encode("cp1252"),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be-bom", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_encodings(read_bytes: Callable[..., list[Item]], name: str, data: bytes) -> None:
    [article] = articles(read_bytes(name, data))
    assert article.text == STORY
    assert article.language == "en"


def test_utf8_with_one_broken_byte_is_not_read_as_windows_1252(
    read_bytes: Callable[..., list[Item]],
) -> None:
    [article] = articles(read_bytes("a.txt", (STORY * 5).encode() + b"\xe2\x80"))
    assert article.text.startswith(STORY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_of_jsonl(read_bytes: Callable[..., list[Item]], encoding: str) -> None:
    lines = [json.dumps({"id": name, "text": STORY}, ensure_ascii=False) + "\n" for name in ("a", "ö")]
    items = read_bytes("a.jsonl", "".join(lines).encode(encoding))
    assert [(article.id, article.text) for article in articles(items)] == [("a", STORY), ("ö", STORY)]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.html", b"", "empty"),
        ("a.jsonl", b"", "empty; right would be"),
        ("a.jsonl", b"\n\n", "empty; right would be"),
        ("a.txt", b"%PDF-1.4 and so on", "a PDF document"),
        ("a.txt", b"PK\x03\x04....", "a ZIP archive"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0\0\0", "a PNG image"),
        ("a.jsonl", b"\x1f\x8b\x08\0\0", "a gzip archive"),
        ("a.txt", bytes(range(256)) * 20, "binary data"),
        ("a.html", "<html><body><script>x=1</script></body></html>", "no article text"),
        ("a.pdf", b"%PDF", "unknown file type '.pdf'; right would be .txt, .md, .html, .htm, .jsonl"),
        ("README", b"text", "unknown file type without an ending"),
    ],
)
def test_bad_file_is_an_error_with_its_reason(
    read_bytes: Callable[..., list[Item]], name: str, data: bytes | str, reason: str
) -> None:
    [item] = read_bytes(name, data)
    assert isinstance(item, Skipped)
    assert item.error
    assert item.where.endswith(name)
    assert reason in item.reason


def test_broken_line_leaves_the_others_unharmed(read_bytes: Callable[..., list[Item]]) -> None:
    lines = [json.dumps({"id": str(number), "text": STORY + str(number)}) for number in range(5)]
    lines[2] = '{"id": "2", "text": "The minis'
    items = read_bytes("a.jsonl", "\n".join(lines))
    assert [article.id for article in articles(items)] == ["0", "1", "3", "4"]
    [item] = skipped(items)
    assert item.where.endswith("a.jsonl:3")
    assert item.error
    assert "not JSON: Unterminated string starting at column" in item.reason
    assert 'right would be one object a line, like {"text": ' in item.reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "a", "title": "b"}', "no 'text'; the keys found are 'id', 'title'; right would be"),
        ("{}", "no 'text'; the keys found are none"),
        ('{"text": null}', "'text' is a NoneType, not a string"),
        ('{"text": ["a"]}', "'text' is a list, not a string"),
        ('["text"]', "found a JSON list, not an object"),
        ("The minister met the envoy.", "not JSON: Expecting value at column 1"),
        ('{"text": ""}', "empty"),
        ('{"text": "\\u0000"}', "empty"),
        ("[" * 100_000, "not JSON"),
        ('{"text": ' + "9" * 5000 + "}", "not JSON"),
    ],
)
def test_bad_record(read_bytes: Callable[..., list[Item]], line: str, reason: str) -> None:
    items = read_bytes("a.jsonl", line + "\n" + json.dumps({"text": STORY}))
    assert len(articles(items)) == 1
    [item] = skipped(items)
    assert item.where.endswith("a.jsonl:1")
    assert item.error
    assert reason in item.reason


def test_line_over_the_limit_is_read_past(
    read_bytes: Callable[..., list[Item]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "LINE_LIMIT", 200)
    lines = [json.dumps({"text": STORY * 9}), json.dumps({"text": STORY})]
    items = read_bytes("a.jsonl", "\n".join(lines))
    assert [article.text for article in articles(items)] == [STORY]
    assert [item.where.rsplit(":", 1)[1] for item in skipped(items)] == ["1"]
    assert "the line is over" in skipped(items)[0].reason


def test_record_gives_all_its_fields(read_bytes: Callable[..., list[Item]]) -> None:
    record = {
        "id": 7,
        "text": STORY,
        "title": "Envoy in Oslo",
        "url": "https://courier.example/7",
        "source": "Harbour Courier",
        "published": "Sun, 12 Mar 2017 10:00:00 GMT",
        "authors": ["Anna Lindqvist", 3],
    }
    [article] = articles(read_bytes("a.jsonl", json.dumps(record)))
    assert (article.id, article.title, article.url) == ("7", "Envoy in Oslo", "https://courier.example/7")
    assert (article.source, article.published) == ("Harbour Courier", DAY)
    assert article.authors == ("Anna Lindqvist",)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2017-03-12T08:00:00Z", DAY),
        ("soon", date(2016, 1, 1)),
        (None, date(2016, 1, 1)),
        (5, date(2016, 1, 1)),
    ],
)
def test_publication_date_falls_back_to_the_setting(
    read_bytes: Callable[..., list[Item]], published: object, day: date
) -> None:
    """A `published` that is no date counts as unknown; the article is kept."""
    data = json.dumps({"text": STORY, "published": published})
    [article] = articles(read_bytes("a.jsonl", data, Config(published=date(2016, 1, 1))))
    assert article.published == day


def test_characters_that_nothing_can_carry_are_replaced_one_for_one(
    read_bytes: Callable[..., list[Item]],
) -> None:
    """NUL and lone surrogates go and offsets stay."""
    line = '{"text": "The minister\\u0000met the \\ud800 envoy in \\ud83d\\ude00 Oslo."}'
    [article] = articles(read_bytes("a.jsonl", line))
    assert article.text == "The minister met the \ufffd envoy in \U0001f600 Oslo."
    assert article.text.encode("utf-8")


def test_too_long_an_article_names_both_numbers(read_bytes: Callable[..., list[Item]]) -> None:
    config = Config(max_characters=100)
    [item] = read_bytes("a.jsonl", json.dumps({"text": "word " * 30}), config)
    assert item == Skipped(
        item.where if isinstance(item, Skipped) else "",
        "too long: 150 characters; right would be at most 100",
    )
    [item] = read_bytes("a.txt", "word " * 1000, config)
    assert isinstance(item, Skipped)
    assert item.reason == "too long: 5,000 bytes; right would be at most 100 characters"


FOREIGN = "Der Minister hat am Dienstag die Botschafterin getroffen und nicht mit der Presse gesprochen."


def test_other_languages_are_left_out_by_rule(read_bytes: Callable[..., list[Item]]) -> None:
    [item] = read_bytes("a.txt", FOREIGN)
    assert isinstance(item, Skipped)
    assert not item.error
    assert item.reason == "not English but German (de); --any-language keeps it"
    [article] = articles(read_bytes("a.txt", FOREIGN, Config(any_language=True)))
    assert article.language == "de"


def test_same_article_twice_is_left_out_and_another_text_is_an_error(
    read_bytes: Callable[..., list[Item]],
) -> None:
    records = [{"id": "a", "text": STORY}, {"id": "a", "text": STORY}, {"id": "a", "text": "Other words."}]
    items = read_bytes("a.jsonl", "\n".join(map(json.dumps, records)))
    assert [article.id for article in articles(items)] == ["a"]
    assert [item.error for item in skipped(items)] == [False, True]
    assert "same id and text" in skipped(items)[0].reason
    assert "another text: a" in skipped(items)[1].reason


def test_reprint_elsewhere_is_an_article_of_its_own(read_bytes: Callable[..., list[Item]]) -> None:
    records = [{"source": "Courier", "text": STORY}, {"source": "Echo", "text": STORY}]
    items = read_bytes("a.jsonl", "\n".join(map(json.dumps, records)))
    assert len({article.id for article in articles(items)}) == 2


PAGE = """\
<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>Envoy in Oslo | Courier</title>
<meta property="og:title" content="Envoy in Oslo"><meta property="og:site_name" content="Harbour Courier">
<meta property="article:published_time" content="2017-03-12T10:00:00Z">
<meta name="author" content="Anna Lindqvist">
<link rel="canonical" href="https://courier.example/7"></head>
<body><nav><a href="/">Home</a></nav><article>
<h1>Envoy in Oslo</h1>
<p>The harbour minister met the Norwegian envoy Zoë Ås on Tuesday to talk about the ferry contract.</p>
<p>She denied that any money had changed hands and promised to publish every letter by the end of May.</p>
<p>The envoy left for Oslo on Wednesday without having spoken to the press, an embassy official said.</p>
</article><footer>© Harbour Courier</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1"])
def test_page_gives_text_and_metadata(read_bytes: Callable[..., list[Item]], charset: str) -> None:
    [article] = articles(read_bytes("a.html", PAGE.format(charset=charset).encode(charset)))
    paragraphs = article.text.split("\n\n")
    assert paragraphs[-3].endswith("envoy Zoë Ås on Tuesday to talk about the ferry contract.")
    assert paragraphs[-1].startswith("The envoy left for Oslo")
    assert (article.title, article.source) == ("Envoy in Oslo", "Harbour Courier")
    assert (article.published, article.authors) == (DAY, ("Anna Lindqvist",))
    assert article.url == "https://courier.example/7"


@pytest.mark.parametrize("footer", ["", "© 2017 Harbour Courier", "Founded on 1 May 1920"])
def test_undated_page_has_no_date(read_bytes: Callable[..., list[Item]], footer: str) -> None:
    """Neither the day of the run nor a year in the footer is taken for one."""
    page = (
        PAGE.format(charset="utf-8").replace("2017-03-12T10:00:00Z", "").replace("© Harbour Courier", footer)
    )
    [article] = articles(read_bytes("a.htm", page))
    assert article.published is None


def test_one_source_may_stand_without_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    assert len(articles(list(read(str(tmp_path))))) == len(articles(list(read(tmp_path)))) == 1


def test_plain_text_gives_headline_date_byline_and_source(read_bytes: Callable[..., list[Item]]) -> None:
    text = f"Envoy in Oslo\n\nBy Anna Lindqvist\nSource: Harbour Courier\nMarch 12, 2017\n\n{STORY}"
    [article] = articles(read_bytes("a.txt", text))
    assert article.text == text
    assert (article.title, article.published) == ("Envoy in Oslo", DAY)
    assert (article.source, article.authors) == ("Harbour Courier", ("Anna Lindqvist",))
    assert article.boilerplate[0].of(text) == "By Anna Lindqvist\nSource: Harbour Courier"


@pytest.mark.parametrize(
    "head",
    [
        "Envoy in Oslo\nBy Anna Lindqvist\nMar. 12, 2017\n\n",
        "Envoy in Oslo\nBy Anna Lindqvist, Harbour Courier\nMarch 12, 2017\n\n",
        "Envoy in Oslo\nHarbour Courier | March 12, 2017 | By Anna Lindqvist\n\n",
        "Envoy in Oslo\n\nBy Anna Lindqvist · 12 March 2017\n\n",
    ],
)
def test_heads_of_plain_text(read_bytes: Callable[..., list[Item]], head: str) -> None:
    """The usual orders of headline, paper, date and byline; the byline is marked, the headline is not."""
    [article] = articles(read_bytes("a.txt", head + STORY))
    assert (article.title, article.published) == ("Envoy in Oslo", DAY)
    assert article.authors == ("Anna Lindqvist",)
    assert "By Anna Lindqvist" in article.boilerplate[0].of(article.text)
    assert article.boilerplate[0].start >= len("Envoy in Oslo\n")


@pytest.mark.parametrize(
    "text",
    [STORY, STORY + "\n" + STORY, "Envoy in Oslo\n" + STORY, "Envoy in Oslo", "March 12, 2017\n\n" + STORY],
)
def test_text_without_headline_has_no_title(read_bytes: Callable[..., list[Item]], text: str) -> None:
    [article] = articles(read_bytes("a.txt", text))
    assert article.title is None


def test_front_matter_is_read_and_is_not_text(read_bytes: Callable[..., list[Item]]) -> None:
    front = '---\ntitle: "Envoy: in Oslo"\ndate: 2017-03-12\nurl: https://courier.example/7\n'
    front += "author: A. Lee\n---\n"
    [article] = articles(read_bytes("a.md", front + "# Heading\n\n" + STORY))
    assert article.text == "Heading\n\n" + STORY
    assert (article.title, article.published) == ("Envoy: in Oslo", DAY)
    assert (article.url, article.authors) == ("https://courier.example/7", ("A. Lee",))


def test_heading_is_the_title_of_markdown(read_bytes: Callable[..., list[Item]]) -> None:
    [article] = articles(read_bytes("a.md", "# Envoy in Oslo\n\n" + STORY))
    assert article.title == "Envoy in Oslo"


def test_folder_is_walked_in_order(tmp_path: Path) -> None:
    """Hidden files and unknown endings are left out; a link that leads out is told."""
    for name in ("b.txt", "a/z.TXT", "a/y.md", "c.pdf", ".hidden.txt", ".git/x.txt", "d/e/f.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{STORY} {name}", encoding="utf-8")
    outside = tmp_path / "outside.txt"
    outside.write_text(STORY, encoding="utf-8")
    (tmp_path / "in" / "link.txt").symlink_to(outside)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    items = list(read([tmp_path / "in"]))
    assert [article.text.split()[-1] for article in articles(items)] == [
        "a/y.md",
        "a/z.TXT",
        "b.txt",
        "d/e/f.txt",
    ]
    [left_out] = skipped(items)
    assert left_out.where.endswith("link.txt")
    assert left_out.reason == "a link that leads out of the folder; not followed"
    assert not left_out.error


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("none.txt", "no such file or folder"),
        ("empty", "no articles in this folder"),
        ("*.html", "the pattern matches no articles"),
        ("pipe.txt", "not a regular file"),
        ("a\0b", "no such file or folder"),
    ],
)
def test_bad_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)
    items = list(read([source, "good.txt"]))
    assert len(articles(items)) == 1
    [item] = skipped(items)
    assert item.error
    assert reason in item.reason


@pytest.mark.parametrize("pattern", ["*.txt", "*", "**/*.txt", "in/../*.t?t"])
def test_glob(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(STORY + name, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [item.text[-5:] for item in read([pattern]) if isinstance(item, Article)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ('\n {"text": "One met two."}\n{"text": "Two met one."}', ["One met two.", "Two met one."]),
        ('\ufeff{"text": "One met two."}', ["One met two."]),
        (STORY, [STORY]),
    ],
)
def test_standard_input_is_known_by_its_beginning(data: str, texts: list[str]) -> None:
    items = list(read(["-"], stdin=io.BytesIO(data.encode("utf-8"))))
    assert [article.text for article in articles(items)] == texts
    assert len(items) == len(texts)


def test_page_on_standard_input() -> None:
    [article] = articles(list(read(["-"], stdin=io.BytesIO(PAGE.format(charset="utf-8").encode()))))
    assert article.title == "Envoy in Oslo"


def test_jsonl_is_streamed() -> None:
    """The first article comes before the stream has been read to its end."""
    line = json.dumps({"text": STORY}).encode() + b"\n"

    class Endless(io.RawIOBase):
        count = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.count += 1
            assert self.count < 1000
            return line

    assert isinstance(next(read(["-"], stdin=Endless())), Article)  # type: ignore[arg-type]


@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)),
    st.sampled_from(sorted(READERS)),
)
def test_no_bytes_raise(data: bytes, suffix: str) -> None:
    """Random bytes become articles or reasons, and every article can be written as UTF-8."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        items = list(read([path], config=Config(any_language=True)))
    assert items
    for item in items:
        assert (item.text if isinstance(item, Article) else item.reason).encode("utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_text_of_a_record_is_kept_to_the_character(text: str) -> None:
    data = json.dumps({"text": text}).encode()
    for item in read(["-"], stdin=io.BytesIO(data), config=Config(any_language=True)):
        assert isinstance(item, Skipped) or item.text == text.replace("\ufffe", "\ufffd").replace(
            "\uffff", "\ufffd"
        )
