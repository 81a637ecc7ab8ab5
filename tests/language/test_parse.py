"""The columns of a parse, from docs made by hand; and the parts that a long article is parsed in."""

from __future__ import annotations

import itertools

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from kg.language import model
from kg.language.model import PART_CHARACTERS, cut, story_parts
from kg.language.parse import Parse
from kg.records import Article
from kg.records import Span as Characters

VOCAB = English().vocab


def made() -> Doc:
    """Two sentences, with white space as spaCy keeps it: "Ann Roe left.\\n\\nShe  spoke."."""
    words = ["Ann", "Roe", "left", ".", "\n\n", "She", " ", "spoke", "."]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=[True, True, False, False, False, True, False, False, False],
        heads=[1, 2, 2, 2, 3, 7, 5, 7, 7],
        deps=["compound", "nsubj", "ROOT", "punct", "dep", "nsubj", "dep", "ROOT", "punct"],
        pos=["PROPN", "PROPN", "VERB", "PUNCT", "SPACE", "PRON", "SPACE", "VERB", "PUNCT"],
        tags=["NNP", "NNP", "VBD", ".", "_SP", "PRP", "_SP", "VBD", "."],
        lemmas=["Ann", "Roe", "leave", ".", "\n\n", "She", " ", "speak", "."],
        sent_starts=[True, False, False, False, False, True, False, False, False],
    )
    doc.set_ents([Span(doc, 0, 2, "PERSON")])
    return doc


@pytest.fixture
def columns() -> Parse:
    return Parse.from_doc(made())


def test_white_space_is_dropped_and_offsets_hold(columns: Parse):
    assert columns.words == ["Ann", "Roe", "left", ".", "She", "spoke", "."]
    spans = zip(columns.starts, columns.ends, strict=True)
    assert [columns.text[start:end] for start, end in spans] == columns.words


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("heads", [1, 2, 2, 2, 5, 5, 5]),
        ("deps", ["compound", "nsubj", "ROOT", "punct", "nsubj", "ROOT", "punct"]),
        ("lemmas", ["Ann", "Roe", "leave", ".", "she", "speak", "."]),
        ("lowers", ["ann", "roe", "left", ".", "she", "spoke", "."]),
        ("ents", [(0, 2, "PERSON")]),
        ("sentences", [(0, 4), (4, 7)]),
        ("sentence_of", [0, 0, 0, 0, 1, 1, 1]),
        ("children", [[], [0], [1, 3], [], [], [4, 6], []]),
        ("lefts", [0, 0, 0, 3, 4, 4, 6]),
        ("rights", [0, 1, 3, 3, 4, 6, 6]),
    ],
)
def test_columns(columns: Parse, column: str, values: list[object]):
    assert getattr(columns, column) == values


def test_head_that_is_white_space_is_passed_on():
    """A token whose head is dropped hangs on the head of that."""
    doc = Doc(VOCAB, words=["Go", " ", "now"], heads=[0, 0, 1], deps=["ROOT", "dep", "advmod"],
              spaces=[True, False, False])  # fmt: skip
    assert Parse.from_doc(doc).heads == [0, 0]


def test_walks(columns: Parse):
    assert columns.subtree(2) == [0, 1, 2, 3]
    assert list(columns.ancestors(0)) == [1, 2]
    assert columns.child(2, "nsubj") == 1
    assert columns.child(2, "dobj") is None
    assert columns.kids(5, "nsubj", "punct") == [4, 6]
    assert columns.slice(0, 2) == "Ann Roe"
    assert columns.sentence_span(5).of(columns.text) == "She  spoke."


def test_conjuncts_are_followed_down():
    doc = Doc(VOCAB, words=["cats", ",", "dogs", "and", "birds"], heads=[0, 0, 0, 2, 2],
              deps=["ROOT", "punct", "conj", "cc", "conj"])  # fmt: skip
    assert Parse.from_doc(doc).conjuncts(0) == [0, 2, 4]


def test_two_docs_make_one_parse():
    """Rows go on where the first doc ends; offsets are those of the article."""
    doc = made()
    text = f"{doc.text}\n\n\n{doc.text}"
    parse = Parse.from_docs(text, [(doc, 0), (made(), len(doc.text) + 3)])
    assert len(parse) == 14
    assert parse.sentences == [(0, 4), (4, 7), (7, 11), (11, 14)]
    assert parse.heads[7:11] == [8, 9, 9, 9]
    assert parse.ents == [(0, 2, "PERSON"), (7, 9, "PERSON")]
    assert [text[a:b] for a, b in zip(parse.starts, parse.ends, strict=True)] == parse.words


def test_nothing_makes_an_empty_parse():
    assert len(Parse.from_docs("", [])) == 0


PARAGRAPH = "The council met the envoy again. " * 30


@pytest.mark.parametrize(
    ("separator", "ends"),
    [("\n\n", "\n\n"), ("\n", "\n"), (" ", ". "), ("", ". ")],
    ids=["paragraph", "line", "sentence", "no break between paragraphs"],
)
def test_long_article_is_cut_where_it_may_be(separator: str, ends: str):
    text = separator.join([PARAGRAPH] * 120)
    parts = list(story_parts(Article("a", text)))
    assert len(parts) > 2
    assert all(text[offset : offset + len(part)] == part for offset, part in parts)
    assert all(len(part) <= PART_CHARACTERS for _, part in parts)
    places = [0]
    while places[-1] < len(text):
        places.append(cut(text, places[-1]))
    assert all(text[:place].endswith(ends) for place in places[1:-1])


def test_words_without_any_break_are_cut_all_the_same():
    text = "x" * (PART_CHARACTERS * 2 + 5)
    assert [(offset, len(part)) for offset, part in story_parts(Article("a", text))] == [
        (0, PART_CHARACTERS),
        (PART_CHARACTERS, PART_CHARACTERS),
        (2 * PART_CHARACTERS, 5),
    ]


def test_boilerplate_is_blanked_and_offsets_hold():
    """What is no story cannot colour its parse, and moves nothing."""
    text = "Subscribe now!\nThe mayor resigned.\nRead more here\nHe left."
    marked = (Characters(0, 14), Characters(35, 49))
    ((offset, part),) = story_parts(Article("a", text, boilerplate=marked))
    assert (offset, part.split()) == (15, ["The", "mayor", "resigned.", "He", "left."])
    whole = " " * offset + part
    assert all(mine == theirs or mine.isspace() for mine, theirs in zip(whole, text, strict=True))


def test_article_of_boilerplate_alone_has_no_parts():
    assert list(story_parts(Article("a", "Subscribe now!", boilerplate=(Characters(0, 14),)))) == []


@pytest.mark.parametrize("sizes", [[], [10], [150_000, 150_000, 10], [500_000, 1]])
def test_batches_hold_every_article_once(sizes: list[int]):
    articles = [Article(str(number), "x" * size) for number, size in enumerate(sizes)]
    waiting = iter(articles)
    batches = list(
        itertools.takewhile(
            bool, (list(model.take_characters(waiting, model.BATCH_CHARACTERS)) for _ in range(9))
        )
    )
    assert [article for batch in batches for article in batch] == articles
    assert all(sum(len(a.text) for a in batch[:-1]) < model.BATCH_CHARACTERS for batch in batches)


def test_heads_that_run_in_a_circle_end():
    parse = Parse("a b c", words=["a", "b", "c"], heads=[1, 2, 0], sentences=[(0, 3)])
    parse.index()
    assert (parse.lefts, parse.rights) == ([0, 0, 0], [2, 2, 2])
