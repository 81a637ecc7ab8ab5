"""What is inside a report and what is not: text in; contents, layers and asides out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.claims import attribution
from kg.language.parse import Parse

pytestmark = pytest.mark.model

Parser = Callable[[str], Parse]

CONTENTS = [
    # what goes on with the report
    (
        "Berg said Norway had paid the crew, focusing on helping the families.",
        ["Norway had paid the crew, focusing on helping the families"],
    ),
    (
        "He announced a new ferry, and that future ferries will run on gas.",
        ["a new ferry | that future ferries will run on gas"],
    ),
    (
        'The mayor added that after a year, as a couple with a boat, "They weren\'t rich."',
        ['that after a year, as a couple with a boat, "They weren\'t rich."'],
    ),
    (
        "He had no known debts, the bank added, and had passed every test.",
        ["He had no known debts | and had passed every test"],
    ),
    ('This "shift", he said, would begin next year.', ['This "shift" | would begin next year']),
    # what the writer adds to it
    (
        "Aides say he will run again - though it is unclear whether voters will back him.",
        ["he will run again"],
    ),
    (
        "Lund had argued that the talks would fail -- after inheriting a crisis from Berg.",
        ["that the talks would fail"],
    ),
    (
        "The king built the school to assure farmers that the state stands with them and spent two million.",
        ["that the state stands with them"],
    ),
    (
        "The guard said the ship must be towed “at once” from the bay, while the navy sent a tug.",
        ["the ship must be towed “at once” from the bay"],
    ),
    (
        "The crew felt the mast was too weak, and now some owners are hoping for a new ship.",
        ["the mast was too weak", "a new ship"],
    ),
    (
        "The port said it will inspect the ships, only days after the union called for an inquiry.",
        ["it will inspect the ships", "an inquiry"],
    ),
    (
        "A judge wants it closed, according to the letter, which was sent in March.",
        ["A judge wants it closed"],
    ),
    ("The navy said the crew had left, drawing attention to the reef.", ["the crew had left"]),
    # what is set off from a wish
    ("Lund promised to sell the boat, which was built in Oslo, as he left the harbor.", ["to sell the boat"]),
    (
        "Lund hopes to beat Berg and Dahl, both of whom were mayors.",
        ["to beat Berg and Dahl"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONTENTS)
def test_a_content_ends_where_the_writer_goes_on(parse: Parser, text: str, expected: list[str]) -> None:
    """The content is what the source says; what the writer adds after it is left out."""
    found = attribution.find(parse(text))
    assert [" | ".join(span.of(text) for span in each.content) for each in found] == expected


SPEAKERS = [
    ("Consider this: the ferry sank twice last year.", []),
    ("As you know, the harbor is closed, Berg said.", [("Berg", "said")]),
    (
        "The crew is worried about the ice in the bay as the frost starts to harden.",
        [("The crew", "worried about")],
    ),
    ("Anna Berg: 'Ferry Queen' who ruled the coast.", []),
    ("Berg: 'The coast has ferries again.'", [("Berg", ":")]),
    ("They sail to nine ports, among them Oslo and Bergen — all border states.", []),
    ("A builder known for his ships is Lund, who in 2012 added to his fleet by buying two ferries.", []),
    ("If you want to see the harbor, you can take the ferry.", []),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_what_nobody_reports_is_no_attribution(
    parse: Parser, text: str, expected: list[tuple[str, str]]
) -> None:
    """A call on the reader, a deed and a plural noun introduce nobody's words."""
    found = attribution.find(at := parse(text))
    named = [
        (at.slice(*each.source[1:]), at.slice(*each.cue[1:])) for each in found if each.source and each.cue
    ]
    assert named == expected


LAYERS = [
    (
        "\"She stood up and said, 'We have to win the coast. How do we win the coast?'\" Berg said.",
        "How do we win",
        ["She", "Berg"],
    ),
    (
        "“It is Lund saying, ‘Listen. These are our tools,’” Berg told the paper.",
        "These are",
        ["Lund", "Berg"],
    ),
    (
        'Those who think "the coast no longer has a port are wrong," she said.',
        "the coast",
        ["Those who", "she"],
    ),
    (
        "The minister rejected a request by the union to reopen the port.",
        "reopen",
        ["the union", "The minister"],
    ),
    (
        "Lund plans to announce that the crew, which was jailed in May, is free.",
        "is free",
        ["Lund", "Lund"],
    ),
    # that it was asked, offered, feared or banned is told by the one outside
    ("The minister rejected a request by the union to reopen the port.", "request", []),
    ("Berg welcomed the court's decision, the port said.", "decision", ["the port"]),
    ("Berg condemned any further attack on the port.", "attack", ["Berg"]),
    ("Lund expressed doubts about the ferry.", "doubts", []),
    ("Norway agreed to lift its ban on nets.", "ban", []),
]


@pytest.mark.parametrize(("text", "words", "expected"), LAYERS)
def test_words_stand_in_every_report_around_them(
    parse: Parser, text: str, words: str, expected: list[str]
) -> None:
    """Who is quoted in a quotation stands inside the one who quotes; what is taken for granted does not."""
    found = attribution.find(at := parse(text))
    start = text.index(words)
    holder = attribution.innermost(found)(start, start + len(words))
    sources: list[str] = []
    while holder is not None:
        source = found[holder].source
        sources.append("" if source is None else at.slice(*source[1:]))
        holder = found[holder].inside
    assert sources == expected


ASIDES = [
    ("Norway rejected any deal with the court, to which it is no party.", ["to which it is no party"]),
    ("The port denounced groups backing Lund.", ["backing Lund"]),
    ("The mayor has proclaimed martial law as water levels rise.", ["as water levels rise"]),
    (
        "Guards struck the camp in what they said was a reply to a raid, which killed nine people.",
        ["which killed nine people"],
    ),
    (
        "Lund refused to meet the envoy over what he sees as a slight.",
        ["what he sees as a slight"],
    ),
    (
        "Lund is keen to show that the ferry is as safe as it was when it sank no nets.",
        ["when it sank no nets"],
    ),
    ("The port denounced a plan that would ban the nets.", []),
    ("Lund refused to talk about what he wants.", []),
]


@pytest.mark.parametrize(("text", "expected"), ASIDES)
def test_what_a_clause_says_in_passing_is_the_writers(parse: Parser, text: str, expected: list[str]) -> None:
    """Which thing is judged, since when and after what, the writer tells."""
    found = attribution.find(parse(text))
    assert [span.of(text) for each in found for span in each.asides] == expected
