"""Attributions: text in; source, cue and content out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.claims import attribution, cues
from kg.language.parse import Parse

pytestmark = pytest.mark.model

Parser = Callable[[str], Parse]
Row = tuple[str | None, str | None, str]


def rows(parse: Parse, outer: bool = True) -> list[Row]:
    """Return `(source, cue, content)` in words; the pieces of a content are joined by " | "."""
    found = []
    for each in attribution.find(parse):
        if outer and each.inside is not None:
            continue
        source = None if each.source is None else parse.slice(*each.source[1:])
        cue = None if each.cue is None else parse.slice(*each.cue[1:])
        found.append((source, cue, " | ".join(span.of(parse.text) for span in each.content)))
    return found


INDIRECT = [
    (
        "The minister said that the bridge had collapsed.",
        ("The minister", "said", "that the bridge had collapsed"),
    ),
    ("The minister said the bridge had collapsed.", ("The minister", "said", "the bridge had collapsed")),
    ("The bridge had collapsed, the minister said.", ("the minister", "said", "The bridge had collapsed")),
    ("The bridge had collapsed, said Anna Berg.", ("Anna Berg", "said", "The bridge had collapsed")),
    ("Officials told reporters the ferry was late.", ("Officials", "told", "the ferry was late")),
    ("Voters believe that the tax is unfair.", ("Voters", "believe", "that the tax is unfair")),
    (
        "A survey found that most farmers oppose the dam.",
        ("A survey", "found", "that most farmers oppose the dam"),
    ),
    (
        "The poll shows 60 percent of farmers oppose the dam.",
        ("The poll", "shows", "60 percent of farmers oppose the dam"),
    ),
    ("The union pointed out that wages had fallen.", ("The union", "pointed out", "that wages had fallen")),
    ("According to the union, wages had fallen.", ("the union", "According to", "wages had fallen")),
    ("Wages had fallen, according to the union.", ("the union", "according to", "Wages had fallen")),
    (
        "It was revealed that the mayor owned the land.",
        (None, "was revealed", "that the mayor owned the land"),
    ),
    ("The mayor is said to own the land.", (None, "is said", "The mayor | to own the land")),
    ("The treasurer reportedly left for Oslo.", (None, "reportedly", "The treasurer | left for Oslo")),
    ("Wages had fallen, as the union noted.", ("the union", "noted", "Wages had fallen")),
]

ATTITUDES = [
    ("The union wants to stop the merger.", ("The union", "wants", "to stop the merger")),
    ("The bank plans to close ten branches.", ("The bank", "plans", "to close ten branches")),
    ("Berg urged the council to reopen the road.", ("Berg", "urged", "the council to reopen the road")),
    ("Berg called the plan a disaster.", ("Berg", "called", "the plan a disaster")),
    ("Berg described the plan as a disaster.", ("Berg", "described", "the plan as a disaster")),
    ("Berg condemned the closure of the school.", ("Berg", "condemned", "the closure of the school")),
    ("Berg accused the mayor of hiding the report.", ("Berg", "accused", "the mayor of hiding the report")),
    ("The union called for a new vote.", ("The union", "called for", "a new vote")),
    ("Berg is confident that the school will reopen.", ("Berg", "confident", "that the school will reopen")),
    (
        "The mayor rejected the claim by auditors that he owned the land.",
        ("The mayor", "rejected", "the claim by auditors that he owned the land"),
    ),
    ("The mayor denied meeting the banker.", ("The mayor", "denied", "meeting the banker")),
    ("Asked about the road, Berg said it was safe.", ("Berg", "said", "it was safe")),
]


@pytest.mark.parametrize(("text", "expected"), INDIRECT + ATTITUDES)
def test_a_cue_and_what_it_governs(parse: Parser, text: str, expected: Row) -> None:
    assert rows(parse(text)) == [expected]


HEADLINES = [
    (
        "Norwegian ships shell harbor of Larvik - naval spokesman",
        ("naval spokesman", "-", "Norwegian ships shell harbor of Larvik"),
    ),
    ("Bridge closed after storm: police", ("police", ":", "Bridge closed after storm")),
    ("Bridge closed after storm - reports", ("reports", "-", "Bridge closed after storm")),
    (
        "Hundreds of farms without water, village councils say",
        ("village councils", "say", "Hundreds of farms without water"),
    ),
    (
        "Two killed in ferry blast, state media report.",
        ("state media", "report", "Two killed in ferry blast"),
    ),
    ("New bridge within reach, says harbor engineer", ("harbor engineer", "says", "New bridge within reach")),
    ("Minister: talks to go on", ("Minister", ":", "talks to go on")),
    ("Norway's Berg says harbor deal close", ("Norway's Berg", "says", "harbor deal close")),
    (
        "The fishermen were freed, announced the envoy.",
        ("the envoy", "announced", "The fishermen were freed"),
    ),
    (
        "Anna Berg met the Swedish envoy at Larvik on June 9, letters that she published on Friday show.",
        (
            "letters that she published on Friday",
            "show",
            "Anna Berg met the Swedish envoy at Larvik on June 9",
        ),
    ),
]

FRAMED = [
    (
        "Norway will sail, nurses and ward sisters said on Friday.",
        ("nurses and ward sisters", "said", "Norway will sail"),
    ),
    (
        "Berg announced in a memo that the harbor would close.",
        ("Berg", "announced", "that the harbor would close"),
    ),
    (
        "People close to Berg say that Lund had sold the harbor.",
        ("People close to Berg", "say", "that Lund had sold the harbor"),
    ),
    ("Twelve ships sank, per the harbor office.", ("the harbor office", "per", "Twelve ships sank")),
    (
        "In Berg's opinion, the treaty should not be signed.",
        ("Berg's", "opinion", "the treaty should not be signed"),
    ),
    (
        "In the view of the minister, the treaty should not be signed.",
        ("the minister", "view", "the treaty should not be signed"),
    ),
    (
        "Berg was quoted as saying that the treaty was dead.",
        ("Berg", "was quoted as saying", "that the treaty was dead"),
    ),
    (
        "The agency quoted Berg as saying the treaty was dead.",
        ("Berg", "quoted Berg as saying", "the treaty was dead"),
    ),
    ("Berg denied having met the banker.", ("Berg", "denied", "having met the banker")),
    (
        "She's said the harbor needs a new crane.",
        ("She", "'s said", "the harbor needs a new crane"),
    ),
    (
        "She said that Mr. Lund had tried to bribe the crew, which a spokesman for the harbor denied.",
        ("She", "said", "that Mr. Lund had tried to bribe the crew"),
    ),
    (
        "Ruth Holm told him in May that Larvik had news of Berg, according to court papers.",
        ("court papers", "according to", "Ruth Holm told him in May that Larvik had news of Berg"),
    ),
]


def test_what_a_relative_clause_adds_is_the_writers(parse: Parser) -> None:
    assert rows(parse("Berg condemned Lund, who had sold the harbor.")) == [("Berg", "condemned", "Lund")]


def test_no_attribution_stands_inside_itself(parse: Parser) -> None:
    """A wrong parse must not nest two attributions in each other."""
    found = attribution.find(
        parse("The crew, the captain said, expects to sail, the union states, as soon as it can, he wrote.")
    )
    for number, each in enumerate(found):
        above, steps = each.inside, 0
        while above is not None and steps <= len(found):
            above, steps = found[above].inside, steps + 1
        assert above is None, number


@pytest.mark.parametrize(("text", "expected"), HEADLINES + FRAMED)
def test_the_outermost_attribution(parse: Parser, text: str, expected: Row) -> None:
    """What a headline's last words or a framing phrase vouch for holds every other attribution."""
    assert rows(parse(text)) == [expected]


def test_the_speaker_of_a_headline_is_in_no_other_content(parse: Parser) -> None:
    """A ministry after a dash is no part of what Norway backs."""
    found = rows(parse("Norway backs fishing treaty — trade minister."), outer=False)
    assert found == [
        ("trade minister", "—", "Norway backs fishing treaty"),
        ("Norway", "backs", "fishing treaty"),
    ]


def test_a_second_verb_has_the_subject_of_the_first(parse: Parser) -> None:
    found = rows(parse("Sweden rejects Berg's terms for ferry talks, says strike will go on."))
    assert ("Sweden", "says", "strike will go on") in found


SPEECH = [
    (
        '"We will not sell the harbor," Anna Berg said.',
        [("Anna Berg", "said", '"We will not sell the harbor,"')],
    ),
    (
        "“We will not sell the harbor,” said Anna Berg.",
        [("Anna Berg", "said", "“We will not sell the harbor,”")],
    ),
    (
        'Anna Berg said, "We will not sell the harbor."',
        [("Anna Berg", "said", '"We will not sell the harbor."')],
    ),
    (
        'Anna Berg told reporters in Oslo: "We will not sell the harbor."',
        [("Anna Berg", "told", '"We will not sell the harbor."')],
    ),
    (
        '"We will not sell the harbor," Anna Berg said. "It is ours. It stays ours."',
        [("Anna Berg", "said", '"We will not sell the harbor," | "It is ours. It stays ours."')],
    ),
    (
        '"The harbor," Anna Berg wrote, "is not for sale at all."',
        [("Anna Berg", "wrote", '"The harbor," | "is not for sale at all."')],
    ),
    (
        '"We are done," an official, who was not authorized to speak, told the paper.',
        [("an official", "told", '"We are done,"')],
    ),
    (
        'The harbor is "not for sale at any price," Anna Berg said.',
        [("Anna Berg", "said", 'The harbor is "not for sale at any price,"')],
    ),
    (
        '"We will not sell," Anna Berg said.\n\n"The harbor is ours. It will be ours next year."',
        [("Anna Berg", "said", '"We will not sell," | "The harbor is ours. It will be ours next year."')],
    ),
    (
        "“We came by sea.\n\n“We leave by land,” Anna Berg said.",
        [("Anna Berg", "said", "“We came by sea.\n\n“We leave by land,”")],
    ),
    (
        'Berg shook her head. "The harbor is ours. It will be ours next year."',
        [("Berg", "shook", '"The harbor is ours. It will be ours next year."')],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPEECH)
def test_direct_speech(parse: Parser, text: str, expected: list[Row]) -> None:
    assert rows(parse(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bridge collapsed on Sunday.",
        'The "bridge" collapsed on Sunday.',
        'They met at the "Blue Lion" in Oslo.',
        "The mayor owns the land by the river.",
        "Rebels attacked the convoy on Sunday.",
        "The minister found the envoy in his office.",
        "Breaking news: the bridge is closed.",
        "Norway: The bridge is closed after the storm",
        "Anna Berg: Ferry queen of Larvik dies aged 90",
        "Ferry queen Anna Berg is back — again.",
        "The ministry has one goal - peace.",
        "The ferry was sunk by one of its own — an officer.",
        "Twelve ships sank per year.",
    ],
)
def test_plain_statements_have_no_attribution(parse: Parser, text: str) -> None:
    assert rows(parse(text)) == []


def test_a_label_before_a_colon_speaks(parse: Parser) -> None:
    assert rows(parse("Police: The bridge was closed after the storm")) == [
        ("Police", ":", "The bridge was closed after the storm")
    ]


def test_a_plan_inside_a_report_is_nested(parse: Parser) -> None:
    """The cue of the inner attribution stands in the content of the outer one."""
    parsed = parse("The bank agreed to sell the harbor, the ministry had said.")
    found = attribution.find(parsed)
    assert [(parsed.words[each.cue[0]] if each.cue else None, each.inside) for each in found] == [
        ("said", None),
        ("agreed", 0),
    ]


def test_a_claim_by_somebody_in_a_report_is_nested(parse: Parser) -> None:
    """A noun carries an attribution: the auditors' finding is theirs, not the mayor's."""
    found = rows(
        parse("The mayor voiced concern over the assessment by auditors that the bank hid losses."),
        outer=False,
    )
    assert found[-1] == ("auditors", "assessment", "that the bank hid losses")


BESIDE_ANOTHER_CLAUSE = [
    (
        "Answering claims that the fleet lacked fuel, Berg said the fleet was getting everything.",
        ("Berg", "said", "the fleet was getting everything"),
    ),
    (
        "In a survey published on Monday, ten of the farmers said they would vote for the dam; just two said"
        " they would vote against it.",
        ("just two", "said", "they would vote against it"),
    ),
    (
        "The envoy warned the Swedish government in a letter that Norway would consider closing the harbor"
        " should the bank be sold.",
        ("The envoy", "warned", "that Norway would consider closing the harbor should the bank be sold"),
    ),
    (
        "The union says it has ended its strike in the harbor but warned it will return if wages fall.",
        ("The union", "says", "it has ended its strike in the harbor"),
    ),
    (
        "The union says it has ended its strike in the harbor but warned it will return if wages fall.",
        ("The union", "warned", "it will return if wages fall"),
    ),
    (
        "The parties said they would leave the council, casting doubt on the vote.",
        ("The parties", "said", "they would leave the council"),
    ),
    (
        "The minister said the harbor would close, raising fears of shortages.",
        ("The minister", "said", "the harbor would close"),
    ),
    (
        "The bank said it would sell shares, raising money for the harbor.",
        ("The bank", "said", "it would sell shares, raising money for the harbor"),
    ),
    (
        "The harbor would close on Friday, and the crew would leave for Oslo, according to a report.",
        (
            "a report",
            "according to",
            "The harbor would close on Friday, and the crew would leave for Oslo",
        ),
    ),
    (
        "The mayor said the harbor would close and the crew would leave for Oslo, according to a report.",
        (
            "a report",
            "according to",
            "The mayor said the harbor would close and the crew would leave for Oslo",
        ),
    ),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE_ANOTHER_CLAUSE)
def test_the_content_among_other_clauses(parse: Parser, text: str, expected: Row) -> None:
    """A frame, another report, a comment of the writer's and a verb of another tense are no content."""
    assert expected in rows(parse(text))


SOURCES = [
    (
        "The court freed a clerk accused of involvement in the bank robbery.",
        (None, "accused", "a clerk | of involvement in the bank robbery"),
    ),
    (
        "The firm accused of hiding losses and bribing clerks was fined.",
        (None, "accused", "The firm | of hiding losses | bribing clerks"),
    ),
    ("Fears the bank would fail grew in Oslo.", (None, "Fears", "the bank would fail")),
    ("Savers left the bank amid fears it would fail.", (None, "fears", "it would fail")),
    (
        "Despite growing frustration the policy is costing jobs, the mayor kept it.",
        (None, "frustration", "the policy is costing jobs"),
    ),
    (
        "The company shut the plant, saying the machines were old.",
        ("The company", "saying", "the machines were old"),
    ),
    ("Neither would reveal who owned the harbor.", (None, "would reveal", "who owned the harbor")),
    ("None of the ministers would say who owned it.", (None, "would say", "who owned it")),
    ("No one said the harbor was sold.", (None, "said", "the harbor was sold")),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_who_vouches_for_it(parse: Parser, text: str, expected: Row) -> None:
    """An accusation, a fear or nobody's word has no source where none is named."""
    assert expected in rows(parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "The dangers the bank faced grew in Oslo.",
        "The hopes the bank had were vain.",
        "Warnings the government ignored were published on Monday.",
    ],
)
def test_a_relative_clause_is_no_content(parse: Parser, text: str) -> None:
    assert rows(parse(text)) == []


def test_a_gerund_is_said_by_the_subject_not_by_an_object(parse: Parser) -> None:
    """A relative clause hung on "action" gives no speaker: who threatens is who speaks."""
    parsed = parse("Berg threatened action against the man who fled after saying the ship had sunk.")
    at = parsed.words.index
    parsed.heads[at("fled")] = at("action")
    parsed.deps[at("fled")] = "relcl"
    parsed.index()
    assert ("Berg", "saying", "the ship had sunk") in rows(parsed, outer=False)


def test_an_aside_after_the_report_is_the_writers(parse: Parser) -> None:
    assert rows(parse("Berg said the harbor was safe, although two cranes had fallen.")) == [
        ("Berg", "said", "the harbor was safe")
    ]


def test_the_innermost_content_holds_a_word(parse: Parser) -> None:
    parsed = parse("The bank agreed to sell the harbor, the ministry had said.")
    found = attribution.find(parsed)
    holder = attribution.innermost(found)
    at = parsed.text.index
    assert holder(at("agreed"), at("agreed") + 6) == 0
    assert holder(at("sell"), at("sell") + 4) == 1
    assert holder(at("had said"), at("had said") + 8) is None


def test_first_person_is_the_speaker(parse: Parser) -> None:
    """In a quotation "we" is whoever is quoted, also where the quoted words report others."""
    parsed = parse('"He says that we must leave our harbor," Anna Berg said. I saw it.')
    found = attribution.speakers(parsed, attribution.find(parsed))
    assert {parsed.words[row]: parsed.words[head] for row, head in found.items()} == {
        "we": "Berg",
        "our": "Berg",
    }


def test_every_cue_has_a_known_frame_and_an_example() -> None:
    """The table is read and checked as a whole."""
    table = cues.table()
    assert {"verb", "noun", "adjective", "adverb", "preposition"} == set(table)
    assert table["verb"]["say"]["that"] == "say"


def test_an_empty_article_has_none() -> None:
    assert attribution.find(Parse("")) == ()


SPEAKER_AND_SCOPE = [
    # a cue that breaks a clause in two
    (
        "The tax, they point out, would also hit farmers.",
        [("they", "point out", "The tax | would also hit farmers")],
    ),
    (
        "The tax has won praise, but, they point out, the budget is smaller.",
        [("they", "point out", "the budget is smaller")],
    ),
    # who spoke stands after the cue
    (
        "Many boats were part of the fleet that sailed in May, announced the Health and Harbor Ministry.",
        [
            (
                "the Health and Harbor Ministry",
                "announced",
                "Many boats were part of the fleet that sailed in May",
            )
        ],
    ),
    # the asked do not ask, events do not speak
    (
        "When asked whether the pier should be closed, Lund replied that he was proud of it.",
        [
            (None, "When asked", "whether the pier should be closed"),
            ("Lund", "replied", "that he was proud of it"),
        ],
    ),
    ("Exports fell in May, suggesting that the slump is far from over.", []),
    ("It means admitting that the bridge leaks.", [(None, "admitting", "that the bridge leaks")]),
    (
        "The merger renewed speculation that the bank needs help.",
        [(None, "speculation", "that the bank needs help")],
    ),
    ("The mayor denies the theft, threatens legal action.", [("The mayor", "denies", "the theft")]),
    # a second verb that cannot share the subject of the complement
    (
        "Many farmers believe the levy is unlawful and have been urging the mayor to act.",
        [
            ("Many farmers", "believe", "the levy is unlawful"),
            ("Many farmers", "have been urging", "the mayor to act"),
        ],
    ),
    (
        "The unions say the port must change — but disagree on the price.",
        [("The unions", "say", "the port must change")],
    ),
    # where somebody spoke is no content
    (
        "Lund announced the plan at a conference, where he met the envoy.",
        [("Lund", "announced", "the plan")],
    ),
    (
        "Berg discussed closing the harbor in a phone call with Lund.",
        [("Berg", "discussed", "closing the harbor")],
    ),
    # calls and visits
    ("Berg called the Swedish envoy to congratulate him on the vote.", []),
    ("A delegation of fishermen called on the minister on Monday to discuss the quota.", []),
    (
        "Norway summoned the Swedish envoy to complain about the dam.",
        [("Norway", "to complain about", "the dam")],
    ),
    # whose request, whose commitment
    (
        "The court rejected a request for a new trial.",
        [("The court", "rejected", "a request for a new trial")],
    ),
    (
        "The commitment of the union to help the crew was firm.",
        [("the union", "commitment", "to help the crew")],
    ),
    # names and clauses that parsers join
    (
        "As reported by the Gazette, harbor master Anna Berg left Oslo.",
        [("the Gazette", "reported", "harbor master Anna Berg left Oslo")],
    ),
    (
        "The minister said the port had opened, focusing on fishing.",
        [("The minister", "said", "the port had opened, focusing on fishing")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKER_AND_SCOPE)
def test_who_speaks_and_of_what(parse: Parser, text: str, expected: list[Row]) -> None:
    """A cue is given to who can say it, and its content ends where another voice begins."""
    assert rows(parse(text)) == expected


CARRIED = [
    (
        '"It is a big day," said Anna Berg. Unless the rain stops now, "it is hard to see how we can sail."',
        [
            (
                "Anna Berg",
                "said",
                '"It is a big day," | Unless the rain stops now, "it is hard to see how we can sail."',
            )
        ],
    ),
    (
        'Lund said that the port was old.\n\n"It leaks and it will always leak."',
        [
            ("Lund", None, '"It leaks and it will always leak."'),
            ("Lund", "said", "that the port was old"),
        ],
    ),
    (
        'The sign warned, "Keep off the pier," and "Mind the dog at night."',
        [("The sign", "warned", '"Keep off the pier," | "Mind the dog at night."')],
    ),
    (
        'Berg says ships sank, "including three of ours. They were new ships and they were ours."',
        [
            (
                "Berg",
                "says",
                'ships sank, "including three of ours. They were new ships and they were ours."',
            )
        ],
    ),
    (
        '"We will never sell it," the Gazette quoted Lund as saying.',
        [("Lund", "saying", '"We will never sell it,"')],
    ),
    ('Asked on "The Harbor Hour," Lund said he had not slept.', [("Lund", "said", "he had not slept")]),
    (
        '"He looked at me," Anna Berg, the head of the port, recalled of the night in May.',
        [("Anna Berg", "recalled", '"He looked at me,"')],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_a_quotation_goes_on(parse: Parser, text: str, expected: list[Row]) -> None:
    """Quotations without a cue of their own belong to who spoke last; names of shows are no speech."""
    assert rows(parse(text)) == expected


ASIDES = [
    ("He is seeking to win back boats bought by Lund, who left last month.", ["who left last month"]),
    ("The union wants to free the crew, which was arrested in May.", ["which was arrested in May"]),
    ("The union plans to sue after the ferry sank.", ["after the ferry sank"]),
    ("The court rejected an appeal filed by the union.", ["filed by the union", "appeal"]),
    ("Berg called for a law that would ban the nets.", []),
    ("Berg said the crew, which was arrested in May, was free.", []),
]


@pytest.mark.parametrize(("text", "expected"), ASIDES)
def test_what_is_told_in_passing_is_not_wanted(parse: Parser, text: str, expected: list[str]) -> None:
    """A wish names things; what is said of them in passing belongs to the one who tells of the wish."""
    found = attribution.find(parse(text))
    assert [span.of(text) for each in found for span in each.asides] == expected


def test_an_aside_has_the_speaker_outside(parse: Parser) -> None:
    text = "Berg said the union wants to free the crew, which was arrested in May."
    found = attribution.find(parse(text))
    at = text.index("arrested")
    holder = attribution.innermost(found)(at, at + 8)
    assert holder is not None
    source = found[holder].source
    assert source is not None
    assert parse(text).words[source[0]] == "Berg"


PLAIN_AND_CLEAR = [
    (
        "Berg has made clear that she expects the port to close.",
        [("Berg", "has made clear", "that she expects the port to close")],
    ),
    ("Berg made it clear that she would leave.", [("Berg", "made it clear", "that she would leave")]),
    ("The storm made the bridge clear.", []),
    ("It is hard to say how the storm ends.", []),
    ("His job is to explain the rules.", []),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN_AND_CLEAR)
def test_to_make_clear_is_to_say(parse: Parser, text: str, expected: list[Row]) -> None:
    """Who makes clear says; what is hard to say nobody says."""
    assert rows(parse(text)) == expected
