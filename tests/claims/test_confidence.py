"""Confidence: features of a claim, the table of weights, the probability."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.claims import clauses, confidence, implied
from kg.claims.frames import Frame, Slot
from kg.language.parse import Parse
from kg.ontology import rows

Parser = Callable[[str], Parse]


def nobody(row: int) -> None:
    """Give no row a kind."""


def hand_made(words: str, heads: list[int], deps: str, tags: str, pos: str) -> Parse:
    """Return the parse of one sentence, its tokens parted by spaces."""
    parse = Parse(words, words=words.split(), deps=deps.split(), tags=tags.split(), pos=pos.split())
    parse.heads, parse.lemmas = heads, [word.lower() for word in parse.words]
    place = 0
    for word in parse.words:
        parse.starts.append(place)
        parse.ends.append(place + len(word))
        place += len(word) + 1
    parse.sentences = [(0, len(parse.words))]
    parse.index()
    return parse


@pytest.fixture
def sentence() -> Parse:
    return hand_made(
        "Moira greeted the envoy .", [1, 1, 3, 1, 1], "nsubj ROOT det dobj punct", "NNP VBD DT NN .",
        "PROPN VERB DET NOUN PUNCT",
    )  # fmt: skip


@pytest.fixture
def greeting() -> Frame:
    return Frame(1, 1, 2, "greet", subject=Slot(0, 0, 1), object=Slot(3, 2, 4), rule="svo")


def test_features_name_what_is_seen(sentence: Parse, greeting: Frame) -> None:
    """A plain clause has its own subject, a finite verb and nothing suspicious."""
    assert confidence.features(sentence, greeting, lambda row: "person", False) == (
        "rule:svo", "own:ROOT", "stands:own", "verb:finite", "object:noun", "arguments:0", "span:short",
        "subject:name", "kind:person", "distance:near", "sentence:short", "root:finite", "said:by-paper",
    )  # fmt: skip


def test_frame_without_subject_is_least_likely(sentence: Parse) -> None:
    frame = Frame(1, 1, 2, "greet", rule="svo")
    assert confidence.features(sentence, frame, nobody, False) == ()
    assert confidence.of(sentence, frame, nobody, False) == confidence.LOWEST


def test_unknown_rule_weighs_nothing(sentence: Parse, greeting: Frame) -> None:
    """A rule that came after the last fit still gets a probability."""
    greeting.rule = "no such rule"
    assert confidence.LOWEST <= confidence.of(sentence, greeting, nobody, True) <= confidence.HIGHEST


def test_of_is_the_sum_of_the_weights(sentence: Parse, greeting: Frame) -> None:
    weights = confidence.weights()
    names = confidence.features(sentence, greeting, nobody, False)
    total = weights[confidence.INTERCEPT] + sum(weights.get(name, 0.0) for name in names)
    assert confidence.of(sentence, greeting, nobody, False) == confidence.probability(total)


@pytest.mark.parametrize(
    ("log_odds", "expected"),
    [
        (0.0, 0.5),
        (1.0, 0.731),
        (9.0, confidence.HIGHEST),
        (-900.0, confidence.LOWEST),
        (900.0, confidence.HIGHEST),
    ],
)
def test_probability_is_clipped_and_rounded(log_odds: float, expected: float) -> None:
    assert confidence.probability(log_odds) == expected


def test_table_is_whole() -> None:
    """Every row has a number, every feature stands once, and the rules in use have rows."""
    table = list(rows(confidence.TABLE))
    names = [row["feature"] for row in table]
    assert len(names) == len(set(names))
    assert {confidence.INTERCEPT, "rule:svo", "rule:passive", "rule:xcomp", "subject:it"} <= set(names)
    assert all(abs(float(row["weight"])) < 5 and 0 <= float(row["precision"]) <= 1 for row in table)


def test_every_feature_says_what_it_asks() -> None:
    assert all(feature.__doc__ for feature in confidence.FEATURES)


CUES = [
    ("It collapsed on Friday.", "collapse", "subject:it"),
    ("The minister resigned to save the cabinet.", "save", "stands:another-subject"),
    ("The court ordered the firm to pay the fine.", "pay", "stands:object"),
    ("The mayor, who opposed the tax, left.", "oppose", "understood:relcl"),
    ('The "reform, the senator argued, failed the poor.', "fail", "quotes:unbalanced"),
    ("In the square stood a statue.", "stand", "distance:after"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "lemma", "expected"), CUES)
def test_cues(parse: Parser, text: str, lemma: str, expected: str) -> None:
    """The feature holds of the claim with that relation."""
    parsed = parse(text)
    frames = [f for f in clauses.find(parsed) if parsed.lemmas[f.head] == lemma]
    assert frames
    assert expected in confidence.features(parsed, frames[0], nobody, False)


SURER = [
    (("The parliament approved the budget.", "approve"), ("It approved the budget.", "approve")),
    (
        ("The senator rejected the offer.", "reject"),
        ("The delay angered the senator, rejecting the offer.", "reject"),
    ),
    (
        ("The president praised the judge.", "praise"),
        (
            "The visit let the president, after the talks with the envoys on the border, praise the judge.",
            "praise",
        ),
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("surer", "less"), SURER)
def test_order(parse: Parser, surer: tuple[str, str], less: tuple[str, str]) -> None:
    """A plain clause is more likely right than one whose subject must be understood or resolved."""
    values = []
    for text, lemma in (surer, less):
        parsed = parse(text)
        frames = [f for f in clauses.find(parsed) if parsed.lemmas[f.head] == lemma]
        values.append(confidence.of(parsed, frames[0], nobody, False))
    assert values[0] > values[1]


@pytest.mark.model
def test_implied_relations_have_a_confidence(parse: Parser) -> None:
    """Frames without words of their own pass through all features."""
    parsed = parse("Deputy mayor Anna Keller, leader of the Greens, resigned.")
    values = [confidence.of(parsed, frame, nobody, False) for frame in implied.find(parsed)]
    assert values
    assert all(confidence.LOWEST < value < confidence.HIGHEST for value in values)
