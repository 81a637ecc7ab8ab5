"""Claims as records: offsets that hold, ids of their own, and what a governing verb does to a claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from spacy.language import Language

from kg import samples
from kg.claims.assemble import identity, shown
from kg.config import Config
from kg.pipeline import articles_of, extract
from kg.records import Annotated, Argument, Article, Claim, Relation, Span, content_id

pytestmark = pytest.mark.model
Claims = Callable[[str], tuple[Claim, ...]]


@pytest.fixture(scope="module")
def read(nlp: Language) -> list[Annotated]:
    """The samples, annotated."""
    return list(extract(articles_of(samples.folder(), Config(), []), nlp=nlp))


@pytest.fixture(scope="module")
def claims(nlp: Language) -> Claims:
    return lambda text: next(extract([Article("t", text)], nlp=nlp)).claims


def worded(one: Annotated) -> Iterator[Argument | Relation]:
    """Yield every record of an article that pairs words with their place."""
    for attribution in one.attributions:
        yield from (part for part in (attribution.source, attribution.cue) if part is not None)
    for claim in one.claims:
        yield from (claim.subject, claim.relation, *claim.arguments)
        yield from (part for part in (claim.object, claim.where) if part is not None)


def test_words_stand_where_they_are_said_to(read: list[Annotated]):
    wrong, right = [], 0
    for one in read:
        for item in worded(one):
            if item.span is not None:
                right += 1
                if item.span.of(one.article.text) != item.text:
                    wrong.append((one.article.title, item))
    assert wrong == []
    assert right > 1000


def test_times_and_mentions_stand_where_they_are_said_to(read: list[Annotated]):
    for one in read:
        text = one.article.text
        whens = [claim.when for claim in one.claims if claim.when is not None]
        timed = [time for time in (*one.times, *whens) if time.span is not None]
        assert [time for time in timed if time.span.of(text) != time.text] == []
        assert [m for m in one.mentions if m.span.of(text) != m.text or not m.span.covers(m.head)] == []
    assert sum(len(one.times) for one in read) > 30


def test_spans_are_inside_their_sentence(read: list[Annotated]):
    """Content runs on past a sentence and lies in the text; the relation of a claim stands in its own."""
    for one in read:
        whole = Span(0, len(one.article.text))
        assert all(whole.covers(span) for a in one.attributions for span in a.content)
        spanned = [claim for claim in one.claims if claim.relation.span is not None]
        assert [claim for claim in spanned if not claim.sentence.covers(claim.relation.span)] == []


def test_references_are_to_what_there_is(read: list[Annotated]):
    for one in read:
        mentions = {None, *range(len(one.mentions))}
        used = {argument.mention for argument in worded(one) if isinstance(argument, Argument)}
        assert used <= mentions
        assert {claim.attribution for claim in one.claims} <= {None, *range(len(one.attributions))}
        assert {a.inside for a in one.attributions} <= {None, *range(len(one.attributions))}
        assert [m.id for m in one.mentions] == list(range(len(one.mentions)))


def test_ids_are_unique_within_an_article(read: list[Annotated]):
    for one in read:
        assert [name for name, count in Counter(claim.id for claim in one.claims).items() if count > 1] == []


def test_the_same_sentence_twice_makes_two_claims(claims: Claims):
    """They stand in two places, so they are two."""
    met = [c for c in claims("Ann Roe met the envoy. Ann Roe met the envoy.") if c.relation.lemma == "meet"]
    assert len({claim.id for claim in met}) == 2


def found(claims: tuple[Claim, ...], words: str) -> Claim:
    """Return the claim whose relation ends with the words."""
    (claim,) = (claim for claim in claims if claim.relation.text.endswith(words))
    return claim


def test_a_clause_names_nobody(claims: Claims):
    """The object of "said" is a whole clause; it is not the mention that its verb may head."""
    objects = [c.object for c in claims("The senator said that the mayor had met the governor.") if c.object]
    clauses = [thing for thing in objects if "met" in thing.text.split()]
    assert [thing for thing in clauses if thing.mention is not None] == []


@pytest.mark.parametrize(
    ("sentence", "relation", "event"),
    [
        ("The ministers agreed to send troops to Mali.", "agreed to send", "AGREE"),
        ("The army began to bomb the port.", "began to bomb", "ASSAULT"),
        ("The army bombed the port.", "bombed", "ASSAULT"),
    ],
)
def test_event_of_a_merged_infinitive(claims: Claims, sentence: str, relation: str, event: str):
    """The governor's, where it has one: to agree to send is to agree. "Began" has none of its own."""
    assert found(claims(sentence), relation).event == event


@pytest.mark.parametrize(
    ("sentence", "words", "polarity"),
    [
        ("The minister met the envoy.", "met", "positive"),
        ("The minister did not meet the envoy.", "meet", "negative"),
        ("The minister did not want to meet the envoy.", "meet", "negative"),
        ("Poland did not agree to send troops to Mali.", "send", "negative"),
        ("The mayor did not fail to meet the envoy.", "meet", "positive"),
    ],
)
def test_negated_governor_denies_the_claim(claims: Claims, sentence: str, words: str, polarity: str):
    assert found(claims(sentence), words).polarity == polarity


def test_claim_has_its_speaker_time_and_place(nlp: Language):
    """Each is that of the clause, resolved against the day of the article."""
    from datetime import date

    text = "The mayor said that Ann Roe met the envoy in Geneva on 3 May 2016."
    one = next(extract([Article("t", text, published=date(2016, 6, 1))], nlp=nlp))
    (claim,) = (claim for claim in one.claims if claim.relation.lemma == "meet")
    source = one.attributions[claim.attribution].source if claim.attribution is not None else None
    assert source is not None
    assert source.text == "The mayor"
    assert claim.where is not None
    assert claim.where.text == "Geneva"
    assert claim.when is not None
    assert (claim.when.earliest, claim.when.latest) == (date(2016, 5, 3), date(2016, 5, 3))


ARGUMENTS = (
    Argument("the envoy's “aide”", Span(3, 21), 4, "to"),
    Argument('a "deal"\nor two', None, None),
    Argument("reform", Span(0, 6), 0, "for", nested=True),
)


def test_an_argument_is_shown_as_its_repr():
    """Ids are made of it, and ids stay."""
    assert [shown(one) for one in ARGUMENTS] == [repr(one) for one in ARGUMENTS]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_an_id_is_a_hash_of_what_is_said_and_where(count: int):
    relation, sentence, further = Relation("signed off", "sign off"), Span(0, 40), ARGUMENTS[:count]
    parts = (relation.lemma, relation.text, ARGUMENTS[0], None, further, sentence, "svo")
    found = identity("a-1", relation, ARGUMENTS[0], None, further, sentence, "svo")
    assert found == content_id("c", "a-1", *parts)
