from __future__ import annotations

import pytest

from kg.language.pipes import Runner
from kg.language.words import Words

pytestmark = pytest.mark.model

TEXTS = [
    "There's no deal, the envoy said. Ain't it late? Let's go, they're gonna vote.",
    "",
    "The ministers had met, and \n\n those who'd stayed have to wait; there were twelve of them.",
    "It does not have what she has done. C'mon, y'all: I gotta, gotta go.",
    "   ",
    "Re-electing him, Norland's voters saw nothin' but that the ships' captains weren't paid.",
] * 3


def columns(doc):
    return [
        (t.text, t.pos_, t.tag_, t.dep_, t.lemma_, t.head.i, t.ent_type_, t.ent_iob_, t.is_sent_start)
        for t in doc
        if not t.is_space
    ]


def test_a_runner_annotates_as_spacy_does(nlp):
    """What `Parse` reads of a doc is the same, token by token."""
    ours, theirs = Runner(nlp).docs(TEXTS), list(nlp.pipe(TEXTS))
    assert [columns(doc) for doc in ours] == [columns(doc) for doc in theirs]


def test_white_space_is_marked_as_spacy_does(nlp):
    """Blanked boilerplate leaves tokens of white space, which the ruler gives a tag and a label."""
    texts = ["   ", "\n\nHi", "The mayor  left.   \n Berg stayed.", "\t"]
    found = [[(t.tag_, t.dep_, t.pos_) for t in doc] for doc in Runner(nlp).docs(texts)]
    assert found == [[(t.tag_, t.dep_, t.pos_) for t in doc] for doc in nlp.pipe(texts)]


def test_words_already_known_are_annotated_the_same(nlp):
    runner = Runner(nlp)
    first = [columns(doc) for doc in runner.docs(TEXTS)]
    assert [columns(doc) for doc in runner.docs(TEXTS)] == first


def test_words_are_forgotten_when_there_are_too_many(nlp, monkeypatch):
    monkeypatch.setattr("kg.language.words.MOST", 20)
    runner = Runner(nlp)
    found = [columns(doc) for doc in runner.docs(TEXTS)]
    assert found == [columns(doc) for doc in nlp.pipe(TEXTS)]
    assert len(runner.words.known) <= 40


def test_a_ruler_that_looks_at_more_than_the_word_runs_itself():
    import spacy

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer")
    assert Words.of(nlp) is not None
    ruler.add([[{"ENT_TYPE": "GPE"}]], {"POS": "PROPN"})
    assert Words.of(nlp) is None


def test_a_pipeline_without_ruler_or_parser_runs():
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    assert [len(list(doc.sents)) for doc in Runner(nlp).docs(["One came. Two left.", "None."])] == [2, 1]


def test_no_texts_no_docs(nlp):
    assert Runner(nlp).docs([]) == []
