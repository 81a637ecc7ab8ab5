"""JSON, CSV, TSV and Parquet: which column is the text, and what is said of bad rows."""

from __future__ import annotations

import datetime
import io
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

from kg.config import Config
from kg.errors import ConfigError
from kg.ingest import json_list, read, streams, tables
from kg.ingest.columns import columns_of, day_of
from kg.records import Article, Skipped

Reading = Callable[..., tuple[list[Article], list[Skipped]]]
STORY = "The harbour minister met the Norwegian envoy on Tuesday, her office said."
OTHER = "The envoy, however, denied that she had talked about the ferry contract."
DAY = datetime.date(2017, 3, 12)
RECORD = {
    "headline": "Envoy in Oslo",
    "articleBody": STORY,
    "datePublished": "2017-03-12T08:00:00+01:00",
    "publisher": {"@type": "Organization", "name": "Harbour Courier"},
    "author": [{"name": "Anna Lindqvist"}, "Bo Roe"],
    "url": "https://courier.example/7",
}


@pytest.mark.parametrize(
    "data",
    [
        [RECORD],
        RECORD,
        {"status": "ok", "totalResults": 1, "articles": [RECORD]},
        {"response": {"status": "ok", "docs": [RECORD], "facets": []}},
        {"@context": "https://schema.org", "@graph": [RECORD]},
        {**RECORD, "comment": [{"text": "I was there, and it was not like that at all."}]},
    ],
    ids=["list", "one", "newsapi", "nested", "json-ld", "comments"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_shapes_of_json(reading: Reading, data: object, encoding: str) -> None:
    [article], skipped = reading("a.json", json.dumps(data, indent=1).encode(encoding))
    assert skipped == []
    assert (article.text, article.title, article.published) == (STORY, "Envoy in Oslo", DAY)
    assert (article.source, article.authors) == ("Harbour Courier", ("Anna Lindqvist", "Bo Roe"))
    assert article.url == "https://courier.example/7"


@pytest.mark.parametrize("divider", ["\n", "\r\n", " ", "\n\n"])
def test_lines_under_the_name_of_json(reading: Reading, divider: str) -> None:
    lines = divider.join(json.dumps({"id": name, "text": STORY}) for name in ("a", "b"))
    if divider == " ":
        articles, skipped = reading("a.json", lines)  # two objects on a line are no JSON of any kind
        assert (len(articles), len(skipped)) == (0, 1)
        return
    articles, skipped = reading("a.json", lines)
    assert ([article.id for article in articles], skipped) == (["a", "b"], [])


@pytest.mark.parametrize(
    ("data", "where", "reason"),
    [
        ("", "a.json", "empty"),
        ("[]", "a.json", "empty"),
        ("{}", "a.json", "no 'text'; the keys found are none"),
        ('{"name": "kg", "scripts": {}}', "a.json", "no 'text'; the keys found are 'name', 'scripts'"),
        ("12", "a.json", "found a JSON int"),
        ("true story", "a.json", "not JSON"),
        ("[1]", "a.json:1", "found a JSON int, not an object"),
        ('[{"text": 5}]', "a.json:1", "'text' is a int, not a string"),
        ('[{"text": "One met', "a.json:1", "not JSON: Unterminated string"),
        ('[{"title": "x"} ', "a.json:2", "the list breaks off"),
        ("[" * 100_000, "a.json:1", "not JSON"),
        ('{"a":' * 500 + "\n" + '{"a":' * 100_000, "a.json", "not JSON that can be read"),
        (b"\x1f\x8b\x08\0\0", "a.json", "a gzip archive"),
        ('[{"text": ' + "9" * 5000 + "}]", "a.json:1", "not JSON"),
    ],
)
def test_bad_json(reading: Reading, data: str | bytes, where: str, reason: str) -> None:
    articles, skipped = reading("a.json", data)
    assert articles == []
    assert skipped[-1].where.endswith(where)
    assert reason in skipped[-1].reason
    assert skipped[-1].error


def test_articles_before_the_damage_are_read(reading: Reading) -> None:
    data = json.dumps([{"text": STORY}, {"text": OTHER}])
    articles, [skipped] = reading("a.json", data[:-20])
    assert [article.text for article in articles] == [STORY]
    assert skipped.where.endswith("a.json:2")


@pytest.mark.parametrize("chunk", [1, 7, 64, 1024])
def test_list_is_read_in_pieces_of_any_size(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(streams, "CHUNK", chunk)
    records = [
        {"text": f"{STORY} {number} ü \U0001f600", "n": [1.5e10, None, True, -7]} for number in range(40)
    ]
    for ascii_only in (True, False):
        articles, skipped = reading("a.json", json.dumps(records, indent=2, ensure_ascii=ascii_only))
        assert ([article.text for article in articles], skipped) == ([one["text"] for one in records], [])


def test_an_element_without_end_is_told_and_not_held(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "LINE_LIMIT", 5_000)
    monkeypatch.setattr(streams, "CHUNK", 100)
    articles, [skipped] = reading("a.json", json.dumps([{"text": STORY}, {"text": "x" * 50_000}]))
    assert len(articles) == 1
    assert "Unterminated string" in skipped.reason


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_table(reading: Reading, name: str, encoding: str) -> None:
    mark = "," if name == "a.csv" else "\t"
    rows = [
        ["Headline", "Pub Date", "Body", "Outlet", "n"],
        ["Envoy in Oslo", "12 March 2017", f'"{STORY}\n\nZoë “said” ""no"" twice."', "Courier", "1"],
        ["Ferry", "2017-03-12", f'"{OTHER}"', "Courier", "2"],
    ]
    articles, skipped = reading(name, "\n".join(mark.join(row) for row in rows).encode(encoding))
    assert skipped == []
    assert articles[0].text == f'{STORY}\n\nZoë “said” "no" twice.'
    assert [article.title for article in articles] == ["Envoy in Oslo", "Ferry"]
    assert {(article.published, article.source) for article in articles} == {(DAY, "Courier")}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv_is_divided_by_what_its_first_line_is(reading: Reading, mark: str) -> None:
    [article], _ = reading("a.csv", f'title{mark}text\r\nEnvoy{mark}"{STORY}"\r\n')
    assert (article.title, article.text) == ("Envoy", STORY)


def test_rows_are_named_by_their_line(reading: Reading) -> None:
    data = f'title,text\n"a\nb","{STORY}"\nc,\nd\ne,"{OTHER}"\n'
    articles, skipped = reading("a.csv", data)
    assert [article.text for article in articles] == [STORY, OTHER]
    assert [(one.where.rpartition(":")[2], one.reason.partition(";")[0]) for one in skipped] == [
        ("4", "empty"),
        ("5", "1 fields, and the text is in the one after"),
    ]


def test_number_of_a_row_is_no_id(reading: Reading) -> None:
    """Two tables count their rows from 1 and mean no common articles by it; a real id is taken."""
    articles, _ = reading("a.csv", f"id,text\n1,{STORY}\nx-2,{OTHER}\n")
    assert articles[0].id.startswith("a-")
    assert articles[1].id == "x-2"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "empty; right would be a first row that names the columns"),
        ("\n \n", "empty; right would be a first row"),
        ("a,b\n1,2\n", "no column of text; found 'a', 'b'; right would be id,title,text"),
        (b"PAR1....", "a Parquet file"),
    ],
)
def test_bad_table(reading: Reading, data: str | bytes, reason: str) -> None:
    articles, [skipped] = reading("a.csv", data)
    assert articles == []
    assert skipped.error
    assert reason in skipped.reason


def test_quotation_mark_that_is_never_closed_costs_what_is_in_it(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "FIELD_LIMIT", 500)
    rows = [f"r{number},{STORY} {number}" for number in range(40)]
    rows[3] = f'r3,"{STORY}'
    articles, skipped = reading("a.csv", "\n".join(["title,text", *(row.replace(", ", " ") for row in rows)]))
    assert len(articles) > 25
    assert skipped[0].where.endswith(":5")
    assert "field larger than field limit" in skipped[0].reason


def test_line_of_a_table_over_the_limit_is_read_past(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "LINE_LIMIT", 200)
    articles, [skipped] = reading("a.csv", f'title,text\na,"{STORY}"\nb,{"x" * 900}\nc,"{OTHER}"\n')
    assert [article.text for article in articles] == [STORY, OTHER]
    assert skipped.where.endswith("a.csv:3")
    assert "the line is over" in skipped.reason


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl"])
def test_user_names_the_columns(reading: Reading, name: str) -> None:
    row = {"text": "not this", "Prose": STORY, "kicker": "Envoy in Oslo"}
    lines = json.dumps(row)
    data = (
        ",".join(row) + "\n" + ",".join(f'"{value}"' for value in row.values()) if name == "a.csv" else lines
    )
    [article], _ = reading(name, data, Config(columns="text=prose, title=kicker"))
    assert (article.text, article.title) == (STORY, "Envoy in Oslo")


def test_named_column_that_is_missing_is_not_guessed(reading: Reading) -> None:
    articles, [skipped] = reading("a.jsonl", json.dumps({"text": STORY}), Config(columns="text=prose"))
    assert articles == []
    assert "no 'text'" in skipped.reason


@pytest.mark.parametrize("columns", ["prose", "prose=text", "text=", "=text", "text"])
def test_wrong_columns_are_a_wrong_setting(columns: str) -> None:
    with pytest.raises(ConfigError, match="right would be name=column"):
        next(read(["-"], config=Config(columns=columns), stdin=io.BytesIO(b"x")))


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Text", "TITLE"], {"text": "Text", "title": "TITLE"}),
        (["description", "content"], {"text": "content"}),
        (["description"], {"text": "description"}),
        (["pub_date", "date"], {"published": "pub_date"}),
        (["Unnamed: 0", "x"], {}),
    ],
)
def test_common_names(names: list[str], found: dict[str, str]) -> None:
    assert columns_of(names, Config()) == found


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (1489312800, DAY),
        (1489312800000, DAY),
        (1489312800.5, DAY),
        (datetime.datetime(2017, 3, 12, 23, 59), DAY),
        (DAY, DAY),
        ("2017-03-12", DAY),
        (5, None),
        (True, None),
        (float("nan"), None),
        (10**400, None),
        ([2017], None),
    ],
)
def test_days(value: object, day: datetime.date | None) -> None:
    assert day_of(value) == day


def test_markup_in_a_field_is_read(reading: Reading) -> None:
    """Exports of content systems hold HTML; a text with a lone `<` in it stays as it is."""
    rows = [
        {"content": f"<p>{STORY}</p><p>{OTHER} &amp; more</p>"},
        {"content": "Polls show 3 < 5, she said."},
    ]
    articles, _ = reading("a.json", json.dumps(rows), Config(any_language=True))
    assert [article.text for article in articles] == [
        f"{STORY}\n\n{OTHER} & more",
        "Polls show 3 < 5, she said.",
    ]


def parquet_of(columns: dict[str, list[Any]]) -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    sink = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), sink)
    return sink.getvalue()


def test_parquet(reading: Reading) -> None:
    moment = datetime.datetime(2017, 3, 12, 10, 0, tzinfo=datetime.UTC)
    data = parquet_of(
        {"id": [1, 2], "body": [STORY, OTHER], "date": [moment, None], "vector": [[1.5], [2.5]]}
    )
    articles, skipped = reading("a.parquet", data)
    assert [(article.text, article.published) for article in articles] == [(STORY, DAY), (OTHER, None)]
    assert skipped == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not Parquet that can be read"),
        (b"PAR1" + bytes(40) + b"PAR1", "not Parquet that can be read"),
        (STORY.encode(), "not Parquet that can be read"),
    ],
)
def test_bad_parquet(reading: Reading, data: bytes, reason: str) -> None:
    pytest.importorskip("pyarrow")
    articles, [skipped] = reading("a.parquet", data)
    assert articles == []
    assert reason in skipped.reason


def test_parquet_without_a_text(reading: Reading) -> None:
    _, [skipped] = reading("a.parquet", parquet_of({"a": [1], "b": ["x"]}))
    assert skipped.reason.startswith("no column of text; found 'a', 'b'; right would be name=column")


def test_parquet_without_pyarrow(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    _, [skipped] = reading("a.parquet", b"PAR1")
    assert skipped.reason == "Parquet needs pyarrow; right would be: pip install 'kg-news[parquet]'"


def test_depth_of_a_list_is_limited() -> None:
    value: dict[str, Any] = {"a": {"b": {"c": {"d": [{"text": STORY}]}}}}
    assert json_list.list_in(value, Config()) is None
    assert json_list.list_in(value["a"], Config()) == [{"text": STORY}]


@pytest.mark.parametrize("field", ["title", "url", "source", "id"])
def test_what_is_said_of_an_article_has_a_length(reading: Reading, field: str) -> None:
    """A title of a million characters is a reason; the next record is read."""
    lines = [json.dumps({"text": STORY, field: "x" * 1_000_000}), json.dumps({"text": OTHER})]
    [article], [skipped] = reading("a.jsonl", "\n".join(lines))
    assert article.text == OTHER
    assert skipped.reason.startswith(f"its {field} has 1,000,000 characters; right would be at most ")
