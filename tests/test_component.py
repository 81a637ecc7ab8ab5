"""The stages as a spaCy component, found through its entry point."""

from __future__ import annotations

import warnings
from datetime import date

import pytest

from kg.config import DEFAULT_MODEL


@pytest.mark.model
def test_a_pipeline_with_the_component_gives_docs_their_claims() -> None:
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("kg", config={"published": "2017-03-12"})
    doc = nlp("The senator met the envoy on Friday.")
    (claim,) = doc._.claims
    assert (claim.subject.text, claim.relation.lemma, claim.object.text) == (
        "The senator",
        "meet",
        "the envoy",
    )
    assert claim.when is not None
    assert claim.when.earliest == date(2017, 3, 10)
    assert doc._.kg.article.text == doc.text
