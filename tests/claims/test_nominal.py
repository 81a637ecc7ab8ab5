"""Event nouns and who takes part in them: one row a construction, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.claims.frames import Frame, Slot
from kg.claims.nominal import find, nominalisations
from kg.language.parse import Parse

pytestmark = pytest.mark.model
Parser = Callable[[str], Parse]


def words(parse: Parse, slot: Slot | None) -> str | None:
    return None if slot is None else parse.slice(slot.first, slot.after)


def frame_of(parse: Parse, noun: str) -> Frame | None:
    return next((f for f in find(parse) if f.lemma == noun), None)


OWN = [
    ("Norway's interference in the vote angered Oslo's allies.", "interference", "active", "Norway", None),
    ("His meetings with the Danish envoy lasted hours.", "meeting", "active", "His", None),
    ("The dismissal of the envoy by the king shocked us.", "dismissal", "active", "the king", "the envoy"),
    ("The arrest of two editors drew protests.", "arrest", "passive", "two editors", None),
    ("The minister's dismissal shocked Madrid.", "dismissal", "passive", "The minister", None),
    ("Talks between Serbia and Kosovo collapsed.", "talk", "active", "Serbia", None),
    ("The resignation of the governor came late.", "resignation", "active", "the governor", None),
    ("Russian interference worried the union.", "interference", "active", "Russian", None),
    ("Police raids continued in the port.", "raid", "active", "Police", None),
    ("Criticism from Angela Merkel stung the minister.", "criticism", "active", "Angela Merkel", None),
    ("The attack carried out by the Taliban killed six soldiers.", "attack", "active", "the Taliban", None),
    ("The approval of the senate came late.", "approval", "active", "the senate", None),
    ("The approval of the dam came late.", "approval", "passive", "the dam", None),
    ("The governor won the vote with Laura Kent's support.", "support", "active", "Laura Kent", None),
    ("Anna Berg's sentence was quashed.", "sentence", "passive", "Anna Berg", None),
    ("The governor spoke in support of Laura Kent.", "support", "passive", "Laura Kent", None),
    ("He enlisted with the support of Laura Kent.", "support", "active", "Laura Kent", None),
    ("The economy grew under the leadership of Laura Kent.", "leadership", "active", "Laura Kent", None),
    ("A tour of Spain was delayed.", "tour", "passive", "Spain", None),
    ("They want the GOP nomination.", "nomination", "active", "GOP", None),
    ("France-Italy relations improved.", "relation", "active", "France", None),
]  # fmt: skip
SUPPORT = [
    ("Finland made an offer to the lenders.", "offer", "active", "Finland"),
    ("The premier and his aides held a conference.", "conference", "active", "The premier"),
    ("The offer that Finland made was refused.", "offer", "active", "Finland"),
    ("Siemens has filed for bankruptcy.", "bankruptcy", "active", "Siemens"),
    ("Siemens is under investigation in Spain.", "investigation", "passive", "Siemens"),
    ("The bank suffered a defeat in court.", "defeat", "active", "The bank"),
    ("Merkel praised the plan in an interview with a radio station.", "interview", "active", "Merkel"),
    ("Nokia closed two plants in an effort to save money.", "effort", "active", "Nokia"),
    ("Nokia posted a profit in spring.", "profit", "active", "Nokia"),
    ("The union ran a campaign against the merger.", "campaign", "active", "The union"),
]
SHARED = [
    ("The rebels launched a series of attacks.", "attack", "active", "The rebels"),
    (
        "The airline declined to comment on Nokia's declaration of bankruptcy.",
        "bankruptcy",
        "active",
        "Nokia",
    ),
    ("Nokia closed two plants as part of a plan to save money.", "plan", "active", "Nokia"),
    ("The bill failed a vote in the senate.", "vote", "passive", "The bill"),
]
THEMES = [
    ("The attack on the embassy lasted an hour.", "attack", "passive", "the embassy"),
    ("A rise in unemployment worried the bank.", "rise", "active", "unemployment"),
    ("Demand for wheat stayed high.", "demand", "passive", "wheat"),
    ("The tax cut pleased voters.", "cut", "passive", "tax"),
]
SILENT = [
    ("The talks lasted until dawn.", "talk"),
    ("Monday's vote was close.", "vote"),
    ("A loss of $2 million was booked.", "loss"),
    ("The Republican establishment was nervous.", "establishment"),
    ("Ann was in charge of the archive.", "charge"),
    ("She came home in order to rest.", "order"),
    ("Marchers left flowers after the Oslo attack.", "attack"),
    # another's doing, though the verb supports an event of its own subject elsewhere
    ("The army fought an insurgency.", "insurgency"),
    ("The satellite provides access.", "access"),
    ("The airline took delivery.", "delivery"),
    ("Nokia rejected a request to sell the plant.", "request"),
    ("Nokia got its ideas from a speech.", "speech"),
    ("Troops entered the settlements abandoned by Serbia.", "settlement"),
    ("They let visitors pay in euros in a bid to earn money.", "bid"),
    # no doer: what "of" describes, a manner, people, the support that one has
    ("It was a gesture of sincerity.", "gesture"),
    ("Both candidates went on the attack.", "attack"),
    ("The Berg campaign hired a lawyer.", "campaign"),
    ("Laura Kent's support fell by six points.", "support"),
    ("The Oslo loss hurt the party.", "loss"),
    # a thing or a body by its modifier, another's event, a name that tells which one it is
    ("The mayor released his tax returns.", "return"),
    ("The firm completed all outstanding orders.", "order"),
    ("The grain deal brokered by Norway held.", "deal"),
    ("The Geneva accord was criticised by many.", "accord"),
    ("The church massacre shocked the town.", "massacre"),
    ("The suspect was put under house arrest.", "arrest"),
    ("The Bergman investigation lasted years.", "investigation"),
    ("The UN-brokered truce came too late.", "truce"),
    ("Send us your opinion today.", "opinion"),
    ("They took it step by step.", "step"),
    ("It was one mistake after another in an effort to save money.", "effort"),
    ("The party leadership met on Friday.", "leadership"),
]


@pytest.mark.parametrize(("sentence", "noun", "voice", "subject", "thing"), OWN)
def test_participants_stand_in_the_nouns_own_phrase(
    parse: Parser, sentence: str, noun: str, voice: str, subject: str, thing: str | None
) -> None:
    parsed = parse(sentence)
    frame = frame_of(parsed, noun)
    assert frame is not None
    assert (frame.voice, words(parsed, frame.subject), words(parsed, frame.object)) == (voice, subject, thing)


@pytest.mark.parametrize(("sentence", "noun", "voice", "subject"), SUPPORT + SHARED)
def test_the_verb_above_names_the_participant(
    parse: Parser, sentence: str, noun: str, voice: str, subject: str
) -> None:
    parsed = parse(sentence)
    frame = frame_of(parsed, noun)
    assert frame is not None
    assert (frame.rule, frame.voice, words(parsed, frame.subject)) == ("nominal-support", voice, subject)


@pytest.mark.parametrize(("sentence", "noun", "voice", "subject"), THEMES)
def test_without_an_agent_the_theme_is_told(
    parse: Parser, sentence: str, noun: str, voice: str, subject: str
) -> None:
    parsed = parse(sentence)
    frame = frame_of(parsed, noun)
    assert frame is not None
    assert (frame.rule, frame.voice, words(parsed, frame.subject)) == ("nominal-theme", voice, subject)


@pytest.mark.parametrize(("sentence", "noun"), SILENT)
def test_a_noun_that_names_nobody_makes_no_frame(parse: Parser, sentence: str, noun: str) -> None:
    assert frame_of(parse(sentence), noun) is None


def test_a_later_mention_takes_up_the_event(parse: Parser) -> None:
    parsed = parse("Finland made an offer to the lenders. The offer was refused.")
    frames = [f for f in find(parsed) if f.lemma == "offer"]
    assert [(f.rule, words(parsed, f.subject)) for f in frames] == [
        ("nominal-support", "Finland"),
        ("nominal-anaphor", "Finland"),
    ]


def test_arguments_keep_their_preposition(parse: Parser) -> None:
    parsed = parse("His attack on the base with two drones from Sudan failed.")
    frame = frame_of(parsed, "attack")
    assert frame is not None
    assert [(s.role, words(parsed, s)) for s in frame.args] == [
        ("on", "the base"),
        ("with", "two drones"),
    ]


def test_each_row_of_the_table_is_sound() -> None:
    """A misspelt column value would be read as "no"."""
    kinds = {"either", "body", "change", "mutual", "plan", "scene", "from", "compound", "thing"}
    table = nominalisations()
    assert len(table) > 1000
    assert all(n.of in {"subject", "object"} and n.whose in {"subject", "object"} for n in table.values())
    assert all(n.kind <= kinds for n in table.values())
