"""Loading the language model, and what is said where it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from kg.errors import ModelError
from kg.language.model import BREAK, load_model, parse_articles
from kg.records import Article, Span


def test_missing_model_says_what_to_do():
    with pytest.raises(ModelError, match=r"'no_such_model' is not installed: pip install it.*--model"):
        load_model("no_such_model")


@pytest.mark.parametrize(("pipes", "missing"), [((), "parser"), (("parser",), "ner"), (("ner",), "parser")])
def test_model_without_what_is_needed(tmp_path: Path, pipes: tuple[str, ...], missing: str):
    nlp = spacy.blank("en")
    for name in pipes:
        nlp.add_pipe(name)
    nlp.to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match=rf"has no {missing}"):
        load_model(str(tmp_path / "blank"))


@pytest.mark.model
def test_break_stands_before_the_parser(nlp: spacy.language.Language):
    assert nlp.pipe_names.index(BREAK) < nlp.pipe_names.index("parser")


@pytest.mark.model
def test_articles_come_back_in_order_with_their_own_parse(nlp: spacy.language.Language):
    texts = ["Ann Roe met the envoy.", "", "   ", "Subscribe now!", "The senate voted. It was late."]
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    articles[3] = Article("3", texts[3], boilerplate=(Span(0, len(texts[3])),))
    found = list(parse_articles(articles, nlp))
    assert [article for article, _ in found] == articles
    assert [parse.text for _, parse in found] == texts
    assert [len(parse.sentences) for _, parse in found] == [1, 0, 0, 0, 2]


@pytest.mark.model
def test_lemmas_are_looked_up_not_searched_for(nlp: spacy.language.Language):
    """The words are those of the model; only what holds them is another."""
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert {type(words) for words in index.values()} == {dict}
    assert [token.lemma_ for token in nlp("Mice feared the wolves' jaws.")][:2] == ["mouse", "fear"]
