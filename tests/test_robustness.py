"""Whatever the text: no exception, every offset true, every claim serialises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.lines import from_json, to_line
from kg.pipeline import extract
from kg.records import Annotated, Argument, Article

if TYPE_CHECKING:
    from spacy.language import Language

SINGLE = """the a president senator Trump Moscow Rome said met denied that who to of by with not never had has
been may would agreed accused and or both in on 2014 Monday $ % it he they his 's n't U.S. Sen. meeting talks
sanctions attack FIRES “ ” " , . ; : — ( ) é 李 🇺🇸"""
WORDS = st.sampled_from([*SINGLE.split(), "\n", "\n\n", "\t", "\u200b"])
SOUP = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


def arguments(annotated: Annotated) -> Iterator[Argument]:
    for claim in annotated.claims:
        yield from (claim.subject, *claim.arguments)
        yield from (one for one in (claim.object, claim.where) if one is not None)
    yield from (one.source for one in annotated.attributions if one.source is not None)


def false_offsets(annotated: Annotated) -> list[str]:
    """Return what does not stand where its offsets say."""
    text = annotated.article.text
    wrong = [a.text for a in arguments(annotated) if a.span is not None and a.span.of(text) != a.text]
    wrong += [
        c.relation.text
        for c in annotated.claims
        if c.relation.span and c.relation.span.of(text) != c.relation.text
    ]
    wrong += [m.text for m in annotated.mentions if m.span.of(text) != m.text]
    wrong += [t.text for t in annotated.times if t.span is not None and t.span.of(text) != t.text]
    wrong += [str(s) for a in annotated.attributions for s in a.content if s.end > len(text)]
    return wrong


@pytest.mark.model
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(SOUP, min_size=1, max_size=5))
def test_token_soup(nlp: Language, texts: list[str]) -> None:
    articles = [Article(f"a{number}", text, title="t") for number, text in enumerate(texts)]
    for annotated in extract(articles, nlp=nlp):
        assert false_offsets(annotated) == []
        ids = [claim.id for claim in annotated.claims]
        assert len(ids) == len(set(ids))
        row = json.loads(to_line(annotated))
        assert from_json(row, annotated.article.text).claims == annotated.claims
