"""Who is a source and who is not; and of whom a speaker is said to speak."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg import pipeline
from kg.claims import attribution
from kg.language.parse import Parse
from kg.records import Article

pytestmark = pytest.mark.model

Parser = Callable[[str], Parse]


def sources(parse: Parse) -> list[tuple[str | None, str | None]]:
    """Return `(source, cue)` in words."""
    found = []
    for each in attribution.find(parse):
        source = None if each.source is None else parse.slice(*each.source[1:])
        cue = None if each.cue is None else parse.slice(*each.cue[1:])
        found.append((source, cue))
    return found


def spoken_of(parse: Parse) -> list[tuple[str, str, str | None]]:
    """Return `(speaker, relation, topic)` of the claims of the rule "speech"."""
    made = pipeline.annotate(Article("a", parse.text, published=date(2021, 5, 4)), parse)
    return [
        (claim.subject.text, claim.relation.text, claim.object.text if claim.object else None)
        for claim in made.claims
        if claim.rule == "speech"
    ]


LENT = [
    # a gerund after an object is the object's deed
    ("The union criticised the mayor for saying that the dam was safe.", ("the mayor", "saying")),
    # a participle after a passive is the agent's, where the subject does not speak
    ("The plan was denounced by Anna Berg, arguing that it would harm the port.", ("Anna Berg", "arguing")),
    # behind a dateline
    ("Oslo - Mayor Anna Berg said that the dam was safe.", ("Mayor Anna Berg", "said")),
    ("The bridge is closed, an official told the Gazette.", ("an official", "told")),
    ("The ministry was told by the union that the strike would go on.", ("the union", "was told")),
]


@pytest.mark.parametrize(("text", "expected"), LENT)
def test_a_cue_without_a_subject_gets_who_speaks(parse: Parser, text: str, expected: tuple[str, str]) -> None:
    """The clause around a participle or a passive says whose words they are."""
    assert expected in sources(parse(text))


NO_CUE = [
    # nothing is said
    ("The ministry did not say who had closed the dam.", "did not say"),
    ("The clerk refused to comment on the delay of the trial.", "to comment on"),
    ("He left without saying whether the dam was safe.", "saying"),
    # nobody speaks
    ("The army's refusal shows that the truce is over.", "shows"),
    ("The agreement seeks technical help for the construction of a dam.", "seeks"),
    # deeds
    ("The army launched an attack on the convoy of the ministry.", "attack on"),
    ("The council failed to renew the embargo on the island.", "to renew"),
    ("The mayor welcomed Carl Lund of the union at the port.", "welcomed"),
    ("The minister addressed a conference of farmers in Oslo.", "addressed"),
    # others' views
    ("Anna Berg faces accusations of bribery in the port.", "accusations of"),
    # an impression of the writer
    ("The investors seem to back the merger of the ports.", "seem"),
    ("The pact should be seen as one step to peace.", "should be seen"),
    # set out to be shown in deeds
    ("She needs to demonstrate that she is willing to lead the talks.", "willing"),
    # what was filed, not what it says
    ("The dam was safe, according to reports the firm filed last year.", "reports"),
]


@pytest.mark.parametrize(("text", "cue"), NO_CUE)
def test_what_is_no_report(parse: Parser, text: str, cue: str) -> None:
    """A cue word where nothing is said, or by no one, makes no attribution."""
    assert cue not in [found for _, found in sources(parse(text))]


def test_whose_idea_is_fought(parse: Parser) -> None:
    """Who works against a view does not hold it."""
    assert sources(parse("The teachers work to combat the idea that the dam is safe.")) == [(None, "idea")]


CUE = [
    ("The ministry did not say that the dam was closed.", ("The ministry", "did not say")),
    ("The clerk did not believe that the dam was safe.", ("The clerk", "did not believe")),
    ("The report shows that the dam is safe.", ("The report", "shows")),
    ("Anna Berg launched a scathing attack on the mayor of the town.", ("Anna Berg", "attack on")),
    ("The council renewed its call for an end to the strike.", ("The council", "renewed")),
    ("The mayor dismissed the claim that the dam was unsafe.", ("The mayor", "dismissed")),
]


@pytest.mark.parametrize(("text", "expected"), CUE)
def test_what_stays_a_report(parse: Parser, text: str, expected: tuple[str, str]) -> None:
    """The restrictions leave what is said, thought and shown by texts."""
    assert expected in sources(parse(text))


def test_a_clause_hung_on_the_trailing_cue_is_content(parse: Parser) -> None:
    """The condition before ", the Gazette reported" belongs to what is reported."""
    text = "The port will close next month if the council does not find a buyer, the Lisbon Gazette reported."
    each = attribution.find(parse(text))[0]
    assert each.content[0].of(text) == text.rsplit(",", 1)[0]


TOPICS = [
    ("Anna Berg said France would leave the union.", [("Anna Berg", "said of", "France")]),
    # its object where the speaker speaks of itself
    ("The army said it had released Carl Lund.", [("The army", "said of", "Carl Lund")]),
    # who stands inside the subject
    ("Anna Berg said sanctions against Mali would fail.", [("Anna Berg", "said of", "Mali")]),
    ("Anna Berg said the situation in Mali had become worse.", [("Anna Berg", "said of", "Mali")]),
    # not a place in passing
    ("Anna Berg said the meeting would take place in Paris.", []),
    ("Anna Berg said she had moved to Norway.", []),
    # no predicate that names what somebody is
    ("Carl was a good teacher, Anna Berg said.", [("Anna Berg", "said of", "Carl")]),
    ("Anna Berg said it was the work of a good teacher.", []),
    # nothing was said
    ("Anna Berg refused to say who had paid Carl Lund.", []),
    # an order is told by its own verb
    ("Anna Berg ordered Carl Lund to leave the town.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOPICS)
def test_of_whom_a_speaker_speaks(parse: Parser, text: str, expected: list[tuple[str, str, str]]) -> None:
    """The topic is the subject of what is said, or its object, never a place or a label in passing."""
    assert spoken_of(parse(text)) == expected
