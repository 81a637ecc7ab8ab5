"""Annotated articles to JSON and back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.lines import from_json, to_json, to_line
from kg.ontology import EVENTS, KINDS
from kg.records import (
    Annotated,
    Argument,
    Article,
    Attribution,
    Chain,
    Claim,
    Interval,
    Mention,
    Relation,
    Span,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SPANS = st.tuples(st.integers(0, 500), st.integers(0, 50)).map(lambda pair: Span(pair[0], sum(pair)))
NUMBERS = st.integers(0, 50)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
ARGUMENTS = st.builds(Argument, WORDS, st.none() | SPANS, st.none() | NUMBERS, WORDS, st.booleans())
RELATIONS = st.builds(Relation, WORDS, WORDS, st.none() | SPANS)
INTERVALS = st.builds(Interval, st.none() | DAYS, st.none() | DAYS, WORDS, st.none() | SPANS)
KIND = st.sampled_from(KINDS)


def many(items: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(items, max_size=3).map(tuple)


ARTICLES = st.builds(
    Article,
    id=WORDS,
    text=WORDS,
    title=st.none() | WORDS,
    url=st.none() | WORDS,
    source=st.none() | WORDS,
    published=st.none() | DAYS,
    authors=many(WORDS),
    language=st.none() | WORDS,
    boilerplate=many(SPANS),
)
MENTIONS = st.builds(
    Mention, NUMBERS, SPANS, SPANS, WORDS, KIND, st.sampled_from(["name", "nominal", "pronoun"]), NUMBERS
)
CHAINS = st.builds(
    Chain,
    NUMBERS,
    WORDS,
    KIND,
    many(NUMBERS),
    many(WORDS),
    many(WORDS),
    st.sampled_from([None, "female", "male"]),
    st.none() | WORDS,
)
ATTRIBUTIONS = st.builds(
    Attribution, NUMBERS, st.none() | ARGUMENTS, st.none() | RELATIONS, many(SPANS), st.none() | NUMBERS
)
CLAIMS = st.builds(
    Claim,
    id=WORDS,
    sentence=SPANS,
    subject=ARGUMENTS,
    relation=RELATIONS,
    object=st.none() | ARGUMENTS,
    arguments=many(ARGUMENTS),
    event=st.none() | st.sampled_from(EVENTS),
    polarity=st.sampled_from(["positive", "negative"]),
    modality=st.sampled_from(
        ["actual", "future", "possible", "hypothetical", "intended", "required", "asked"]
    ),
    attribution=st.none() | NUMBERS,
    when=st.none() | INTERVALS,
    where=st.none() | ARGUMENTS,
    confidence=st.floats(0, 1),
    rule=WORDS,
    voice=st.sampled_from(["active", "passive"]),
)
ANNOTATED = st.builds(
    Annotated, ARTICLES, many(MENTIONS), many(CHAINS), many(ATTRIBUTIONS), many(INTERVALS), many(CLAIMS)
)


@settings(max_examples=60, deadline=None)
@given(ANNOTATED)
def test_round_trip(annotated: Annotated) -> None:
    """What is written can be read back, through the line as well."""
    assert from_json(to_json(annotated), annotated.article.text) == annotated
    line = to_line(annotated, text=True)
    assert "\n" not in line
    assert from_json(json.loads(line)) == annotated


CLAIM = Claim(
    id="c-1",
    sentence=Span(0, 30),
    subject=Argument("he", Span(0, 2), 0),
    relation=Relation("had met", "meet", Span(3, 10)),
    object=None,
    arguments=(Argument("two occasions", Span(14, 27), None, "on"),),
    event="CONSULT",
    polarity="positive",
    modality="actual",
    attribution=0,
    when=Interval(date(2017, 3, 12), None, "Sunday", Span(20, 26)),
    where=None,
    confidence=0.91,
    rule="svo",
)
WHOLE = Annotated(
    Article("a1", "…", published=date(2017, 3, 12)),
    (Mention(0, Span(0, 2), Span(0, 2), "he", "person", "pronoun", 0),),
    (Chain(0, "Ann Lee", "person", (0,), ("Ann Lee",)),),
    (
        Attribution(
            0, Argument("Ann Lee", Span(3, 9), 0), Relation("said", "say", Span(9, 13)), (Span(0, 30),)
        ),
    ),
    (Interval(date(2017, 3, 12), date(2017, 3, 12), "Sunday", Span(20, 26)),),
    (CLAIM,),
)

KEYS = [
    ("", "id mentions chains attributions times claims"),
    ("mentions", "id start end text head kind chain"),
    ("chains", "id name kind entity"),
    ("attributions", "id source cue content inside"),
    ("attributions.source", "start end text mention"),
    ("attributions.cue", "start end text"),
    ("times", "start end text earliest latest"),
    (
        "claims",
        "id sentence subject relation object arguments event polarity modality attribution when where "
        "confidence rule",
    ),
    ("claims.subject", "start end text mention"),
    ("claims.relation", "start end text lemma"),
    ("claims.arguments", "role start end text mention"),
    ("claims.when", "start end text earliest latest"),
]


@pytest.mark.parametrize(("path", "keys"), KEYS)
def test_keys_and_their_order(path: str, keys: str) -> None:
    """The format's keys in the format's order; others may stand between them."""
    row = to_json(WHOLE)
    for name in filter(None, path.split(".")):
        row = row[name]
        row = row[0] if isinstance(row, list) else row
    wanted = keys.split()
    assert [key for key in row if key in wanted] == wanted


def test_the_text_is_in_the_line_only_if_asked_for() -> None:
    assert "text" not in to_json(WHOLE)
    assert to_json(WHOLE, text=True)["text"] == "…"
    assert from_json(to_json(WHOLE)).article.text == ""


def test_half_characters_are_escaped() -> None:
    """A lone surrogate cannot be written as UTF-8; the line says it in ASCII and means the same."""
    broken = Annotated(Article("a\ud800", "x", title="😀 \udfff é"))
    line = to_line(broken)
    line.encode("utf-8")
    assert "\\ud800" in line
    assert "😀" in line
    assert from_json(json.loads(line), "x") == broken


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({}, "annotated article None: the key 'id' is missing"),
        ({"id": "a1"}, "annotated article 'a1': the key 'mentions' is missing"),
        ({**to_json(WHOLE), "published": "soon"}, "Invalid isoformat"),
        ({**to_json(WHOLE), "times": [7]}, "annotated article 'a1': 'int' object"),
        ([], "not an object"),
        (
            {**to_json(WHOLE), "mentions": [{**to_json(WHOLE)["mentions"][0], "start": 9}]},
            "0 <= start <= end",
        ),
    ],
)
def test_a_broken_row_names_what_is_wrong(row: dict, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        from_json(row)
