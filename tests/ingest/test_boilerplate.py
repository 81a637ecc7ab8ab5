"""What is marked as boilerplate, and above all what is not."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ingest.boilerplate import authors_of, mark
from kg.ingest.boilerplate_rules import RULES

STORY = (
    "The harbour minister met the Norwegian envoy on Tuesday about the ferry contract, her office said.\n"
    "She denied that any money had changed hands and promised to publish every letter by the end of May.\n"
    '"There is nothing to hide," the minister told reporters outside the old customs house in the rain.\n'
    "The opposition called for an inquiry and said that it would bring it before parliament next week.\n"
)
MORE = "The envoy left for Oslo on Wednesday without having spoken to the press, an official confirmed.\n"


def marked(text: str) -> list[str]:
    return [span.of(text) for span in mark(text)]


BOILERPLATE = [
    "By Anna Lindqvist",
    "By ANNA LINDQVIST and TOM OKORO",
    "By Anna Lindqvist, Harbour Courier",
    "Photo: Anna Lindqvist",
    "Image credit: Harbour Courier",
    "Photograph by Anna Lindqvist",
    "The minister on the quay (Reuters/Anna Lindqvist)",
    "The minister on the quay. (AP Photo/Anna Lindqvist)",
    "(Reporting by Anna Lindqvist; editing by Tom Okoro)",
    "Published: 12 March 2017",
    "Updated: March 13, 2017, 10:30 GMT",
    "4 min read",
    "Read more: Ferry contract under fire",
    "READ MORE",
    "Also read: Ferry contract under fire",
    "Also read | Ferry contract under fire",
    "Subscribe today to read every story.",
    "Subscribe now",
    "Sign up for our morning newsletter",
    "Get the day's top stories delivered to your inbox",
    "Already subscribed? Log in",
    "Already a subscriber? Sign in here.",
    "You have reached your limit of {{count}} free articles.",
    "Dear {{ first_name }}",
    "This article is available to subscribers only",
    "To continue reading, create a free account",
    "Share this article",
    "Facebook | Twitter | WhatsApp",
    "Home | World | Politics | Business | Sport",
    "We use cookies to make this site work better for you.",
    "© 2017 Harbour Courier",
    "Copyright 2017 Harbour Courier. All rights reserved.",
    "Disclaimer: the views of the author are the author's own",
    "The views expressed here are those of the writer.",
    "This story has been edited from an agency feed.",
    "Advertisement",
    "Story continues below",
    "Follow us on Facebook",
    "Do you have a tip for our newsroom? Write to us.",
    "Tags: ferries, Norway",
    "$4.99/month",
    "Become a member",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_line_of_boilerplate_after_a_story_is_marked(line: str) -> None:
    """The line is marked to its last character, and nothing of the story before it."""
    assert marked(STORY + line + "\n") == [line]


STORY_LINES = [
    "By Tuesday, the minister had resigned.",
    "By law the ferry must sail each day.",
    "Subscribers to the pension fund will get their money back, the bank said.",
    "The newspaper asked its readers to subscribe to the fund.",
    "He read more than a hundred letters.",
    "Share prices of the ferry company fell by a tenth.",
    "Follow the money, she told the committee.",
    "Home Secretary Ruth Adeyemi met the envoy.",
    "World leaders gathered in Oslo.",
    "Copyright law was the second point of the talks.",
    "The minister said the photo was a forgery.",
    "The company said it would no longer advertise on television.",
    "Cookies were served at the reception.",
    "The fare is $4 a day.",
    "He paid £300 a month for the flat, he said.",
    "Politics",
    "Interview",
    "The costs",
    "12 March 2017",
    "Register of voters closed, Norway says",
    "Sign of thaw as envoys meet in Oslo",
    '"Subscribe to nothing," he said.',
    "Related parties must declare their interests, the court ruled.",
    "Correction: an earlier version of this story named the wrong minister.",
]


@pytest.mark.parametrize("line", STORY_LINES)
def test_line_of_a_story_is_left_alone(line: str) -> None:
    """Neither by itself nor in the middle of a story is it marked."""
    assert marked(line) == []
    assert marked(STORY + line + "\n" + MORE) == []


@pytest.mark.parametrize("line", ["Facebook", "Home", "$4", "3 Months", "Photo: Anna Lindqvist", "READ MORE"])
def test_single_line_is_never_marked_on_what_may_be_a_sentence(line: str) -> None:
    """An article of one line is a headline or a sentence as likely as not."""
    assert marked(line) == []


def test_tail_after_a_disclaimer_is_marked_whole() -> None:
    """Prices, plans and pitches after a paywall are tail, punctuated or not."""
    tail = (
        "Disclaimer: No Harbour Courier reporter was involved in this report\n"
        "You've used all {{limit}} of your free stories.\n"
        "Log in\n"
        "Captain's Pass\n£12\n3 Months\n£4/Month\n"
        "Cancel whenever you want to\n"
        "What the pass gives you\n"
        "Long reads, every day, chosen for you.\n\n\n"
        "The Weekly Chart\n"
        "Maps, figures and wind, with the option to print"
    )
    assert marked(STORY + tail) == [tail]


def test_story_resumes_after_a_pitch_in_the_middle() -> None:
    """A pitch takes the short lines under it and leaves the next paragraph."""
    pitch = "Subscribe now\nOnly £1 a week\nNo strings attached"
    assert marked(STORY + pitch + "\n" + MORE) == [pitch]


def test_short_sentence_after_a_pitch_is_story_where_prose_follows() -> None:
    text = STORY + "Subscribe now\n" + '"We sail," she said.\n' + MORE
    assert marked(text) == ["Subscribe now"]


def test_list_of_other_stories_belongs_to_its_header() -> None:
    listed = "Related stories\nFerry contract under fire\nEnvoy flies home\nWho owns the quay?"
    text = STORY + "Related stories\nFerry contract under fire\nEnvoy flies home\n" + MORE
    assert marked(text) == ["Related stories\nFerry contract under fire\nEnvoy flies home"]
    assert listed.startswith(marked(text)[0])


def test_menu_is_three_of_its_words_in_a_row() -> None:
    assert marked("Home\nWorld\nPolitics\n" + STORY) == ["Home\nWorld\nPolitics"]
    assert marked("Politics\n" + STORY) == []


def test_byline_is_only_looked_for_at_head_and_foot() -> None:
    text = STORY * 3 + "By Anna Lindqvist\n" + MORE * 14
    assert marked(text) == []


def test_folded_paragraphs_are_prose() -> None:
    """Lines that an editor folded are not taken for a list of headlines."""
    folded = (
        "The envoy left for Oslo on Wednesday without having spoken to the press,\n"
        "an embassy official confirmed, and the minister went back to the harbour\n"
        "office where the letters are kept.\n"
    )
    assert marked(STORY + "Related stories\n\n" + folded) == ["Related stories"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_offsets_hold_for_either_line_end(end: str) -> None:
    text = (STORY + "Subscribe now\n" + MORE).replace("\n", end)
    assert marked(text) == ["Subscribe now"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Lindqvist", ("Anna Lindqvist",)),
        ("By Anna Lindqvist and Tom Okoro", ("Anna Lindqvist", "Tom Okoro")),
        ("By Anna Lindqvist, Harbour Courier Staff", ("Anna Lindqvist",)),
        ("By Anna Lindqvist, Bo Roe and Tom Okoro", ("Anna Lindqvist", "Bo Roe", "Tom Okoro")),
        ("By Anna Lindqvist, Courier", ("Anna Lindqvist",)),
        ("By Ludwig van Dam | Oslo", ("Ludwig van Dam",)),
        ("By the river", ()),
        ("By Tuesday Morning", ()),
        ("Anna Lindqvist", ()),
    ],
)
def test_authors_of_a_byline(line: str, names: tuple[str, ...]) -> None:
    assert authors_of(line) == names


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1000000,
        "a b " * 250000,
        "a\n" * 200000,
        "By A. " * 100000,
        "(" * 300000,
        "A|" * 300000,
        "Home | " * 100000,
        ("{{" * 60 + "\n") * 3000,
        ("By " + "Aa " * 50 + "\n") * 2000,
        "Subscribe now\nx\n" * 30000,
        ("$" * 100 + "\n") * 3000,
        ("1 " * 95 + "\n") * 2000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_time_is_linear(text: str) -> None:
    """Under 10 µs a character whatever it holds (a normal text takes a tenth of one)."""
    mark(STORY)
    start = time.process_time()
    mark(text)
    assert time.process_time() - start < 10e-6 * len(text)


PIECES = st.sampled_from(
    [*BOILERPLATE, *STORY_LINES, "", " ", "\t", "\r", STORY, MORE.strip(), "£3", "1 Year"]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("\n".join)))
def test_spans_are_sorted_disjoint_and_within_the_text(text: str) -> None:
    spans = mark(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end < right.start for left, right in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)
