"""Event types: a sentence and a word of it in, the PLOVER root out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kg.claims import events
from kg.claims.event_lexicon import NO_EVENT, POS, Typed, lexicon
from kg.claims.frames import Frame
from kg.language.model import parse_articles
from kg.language.parse import Parse
from kg.ontology import EVENTS, rows
from kg.pipeline import extract
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

CASES = [
    # the object decides
    ("The cruiser fired a missile at the harbour.", "fired", "ASSAULT"),
    ("The king fired the interior minister.", "fired", "SANCTION"),
    ("Soldiers fired at protesters near the bridge.", "fired", "ASSAULT"),
    ("Police opened fire on the crowd.", "opened", "ASSAULT"),
    ("The premier called the king on Sunday.", "called", "CONSULT"),
    ("The premier called the general a liar.", "called", "ACCUSE"),
    ("The premier called for calm.", "called", "REQUEST"),
    ("The premier called on the army to withdraw.", "called", "REQUEST"),
    ("The union called off the strike.", "called", "CONCEDE"),
    ("The minister called off the visit.", "called", "SANCTION"),
    ("The team met the deadline.", "met", None),
    ("The envoy met the rebels in Oslo.", "met", "CONSULT"),
    ("The ministry released a statement.", "released", "STATEMENT"),
    ("The ministry released the journalist.", "released", "CONCEDE"),
    ("The two firms struck a deal.", "struck", "SUPPORT"),
    ("The jets struck the depot.", "struck", "ASSAULT"),
    ("The court struck down the law.", "struck", "REJECT"),
    ("The senate blocked the bill.", "blocked", "REJECT"),
    ("Farmers blocked the road.", "blocked", "PROTEST"),
    # the preposition and the particle decide
    ("The minister stepped down on Friday.", "stepped", "RETREAT"),
    ("The army pulled out of the valley.", "pulled", "RETREAT"),
    ("The country pulled out of the treaty.", "pulled", "REJECT"),
    ("Nurses went on strike over pay.", "went", "PROTEST"),
    ("Detectives are looking into the fire.", "looking", "ACCUSE"),
    ("The town took in families from the coast.", "took", "AID"),
    ("Police took the editor into custody.", "took", "COERCE"),
    # light verbs
    ("The ministers held talks with the rebels.", "held", "CONSULT"),
    ("The envoy voiced concern over the law.", "voiced", "ACCUSE"),
    ("The queen paid a visit to the base.", "paid", "CONSULT"),
    ("The rebels launched an attack on the port.", "launched", "ASSAULT"),
    ("The union filed a lawsuit against the firm.", "filed", "ACCUSE"),
    ("The bank reached a deal with the ministry.", "reached", "SUPPORT"),
    ("The rebels carried out a series of raids.", "carried", "ASSAULT"),
    ("Norway launched a mediation effort in May.", "launched", "CONSULT"),
    ("The bank sent food to the valley.", "sent", "AID"),
    ("The general sent troops to the border.", "sent", "MOBILIZE"),
    ("The fund suspended aid to the junta.", "suspended", "SANCTION"),
    ("The union imposed sanctions on the firm.", "imposed", "COERCE"),
    ("The union lifted sanctions against the firm.", "lifted", "CONCEDE"),
    ("The rebels halted the offensive.", "halted", "RETREAT"),
    # what governs the verb
    ("Egypt agreed to send doctors to the valley.", "agreed", "AGREE"),
    ("Egypt agreed to send doctors to the valley.", "send", "AGREE"),
    ("The prince refused to meet the envoy.", "refused", "REJECT"),
    ("The prince refused to meet the envoy.", "meet", "REJECT"),
    ("The militia threatened to burn the bridge.", "burn", "THREATEN"),
    ("The ministry is ready to talk to the rebels.", "talk", "AGREE"),
    ("The rebels sought to kidnap the mayor.", "kidnap", "ASSAULT"),
    ("The rebels sought a truce.", "sought", "REQUEST"),
    ("Miners protested against the law.", "protested", "PROTEST"),
    ("The rebels will attack the port.", "attack", "THREATEN"),
    ("The ministry will free the prisoners.", "free", "AGREE"),
    ("The ministry will not lift the embargo.", "lift", "REJECT"),
    ("The mayor urged the police to leave.", "urged", "REQUEST"),
    ("The envoy said the army must leave the valley.", "said", "REQUEST"),
    ("The envoy said the army left the valley.", "said", "STATEMENT"),
    ("She declined to comment.", "declined", "STATEMENT"),
    # plain verbs
    ("The paper accused the mayor of fraud.", "accused", "ACCUSE"),
    ("Police are investigating the bank.", "investigating", "ACCUSE"),
    ("Police arrested two students.", "arrested", "COERCE"),
    ("The mayor was arrested by federal agents.", "arrested", "COERCE"),
    ("The regime expelled the ambassador.", "expelled", "SANCTION"),
    ("The senate ratified the pact.", "ratified", "SUPPORT"),
    ("The two armies held joint exercises.", "held", "COOPERATE"),
    ("Prosecutors shared evidence with the court.", "shared", "COOPERATE"),
    ("Students marched through the capital.", "marched", "PROTEST"),
    ("The river crosses the plain.", "crosses", None),
    # nouns
    ("His meetings with the envoy were secret.", "meetings", "CONSULT"),
    ("Foreign interference in the vote was denied.", "interference", "COERCE"),
    ("The attack on the port killed two sailors.", "attack", "ASSAULT"),
    ("Talks between the two parties resumed.", "Talks", "CONSULT"),
    ("The hunger strike lasted a week.", "strike", "PROTEST"),
    ("The air strike lasted a minute.", "strike", "ASSAULT"),
    ("The river was calm.", "river", None),
]


def root_of(parse: Parse, word: str) -> str | None:
    row = parse.words.index(word)
    noun = parse.pos[row] in ("NOUN", "PROPN")
    return events.classify(
        parse, Frame(row, row, row + 1, parse.lemmas[row], "noun" if noun else "verb"), lambda _: None
    ).root


@pytest.mark.model
@pytest.mark.parametrize(("text", "word", "root"), CASES)
def test_root(parse: Callable[[str], Parse], text: str, word: str, root: str | None) -> None:
    assert root_of(parse(text), word) == root


@pytest.mark.model
def test_kind_of_the_object_decides(parse: Callable[[str], Parse]) -> None:
    """A person who is removed is dismissed; nothing else that is removed is an event."""
    parsed = parse("The party removed Alvarez on Monday.")
    frame = Frame(parsed.words.index("removed"), 0, 1, "remove")
    assert events.classify(parsed, frame, lambda row: "person").root == "SANCTION"
    assert events.classify(parsed, frame, lambda row: None).root is None


@pytest.mark.model
def test_frame_of_no_row_is_no_event(parse: Callable[[str], Parse]) -> None:
    assert events.classify(parse("It rained."), Frame(-1, -1, -1, "be"), lambda _: None) == NO_EVENT


EXAMPLES = [
    row
    for name in ("none", "by_subject", *(event.lower() for event in EVENTS))
    for row in rows(f"events/senses_{name}.csv")
    if row["example"]
]


@pytest.mark.model
def test_examples_of_the_lexicon_have_their_root(nlp: Language) -> None:
    """Each example in the tables is typed as its row says, the kind of its object being as asked."""
    articles = [Article("", f"{row['example'][0].upper()}{row['example'][1:]}.") for row in EXAMPLES]
    wrong = []
    for (article, parsed), row in zip(parse_articles(articles, nlp), EXAMPLES, strict=True):
        kind = next((item[1:] for item in row["object"].split("|") if item.startswith("#")), None)
        lemma = row["lemma"].split()[-1]
        found = [
            events.classify(
                parsed, Frame(at, at, at + 1, lemma, POS[row["pos"]]), lambda _, kind=kind: kind
            ).root
            for at in range(len(parsed))
            if parsed.lemmas[at].lower() == lemma
        ]
        if (row["root"] or None) not in found:
            wrong.append((article.text, row["lemma"], row["root"], found))
    assert wrong == []


def test_every_class_that_a_sense_names_exists() -> None:
    table = lexicon()
    named = {
        item
        for senses in table.senses.values()
        for sense in senses
        for item in (*sense.subject, *sense.object, *sense.complement)
        if item.startswith("@")
    }
    assert named <= set(table.classes)


def test_every_effect_has_a_result_for_any_root() -> None:
    table = lexicon()
    for effects in table.effects.values():
        for effect in effects:
            for root in EVENTS:
                assert table.compose(effect.effect, Typed(root, "m")).root in (*EVENTS, None)


def test_senses_with_more_conditions_come_first() -> None:
    for senses in lexicon().senses.values():
        assert [s.conditions for s in senses] == sorted((s.conditions for s in senses), reverse=True)


def test_lexicon_covers_every_root() -> None:
    roots = {sense.typed.root for senses in lexicon().senses.values() for sense in senses}
    assert roots == {*EVENTS, None}


def test_no_sense_stands_twice() -> None:
    """Equal conditions with two roots would make the winner depend on the order of the files."""
    seen: dict[tuple[str, ...], str] = {}
    for root in ("none", "by_subject", *(event.lower() for event in EVENTS)):
        for row in rows(f"events/senses_{root}.csv"):
            names = ("lemma", "pos", "particle", "prep", "object", "complement", "subject")
            key = tuple(row.get(name, "") for name in names)
            assert key not in seen, f"{key} stands in {seen[key]} and {root}"
            seen[key] = root


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Soldiers marched through the valley.", "marched", Typed("MOBILIZE", "deploy")),
        ("Students marched through the valley.", "marched", Typed("PROTEST")),
        ("The police raided the warehouse.", "raided", Typed("COERCE", "raid")),
        ("Rebels raided the warehouse.", "raided", Typed("ASSAULT", "attack")),
        ("The van was seized by police.", "seized", Typed("COERCE", "seize")),
        ("The premier visited the port.", "visited", Typed("CONSULT", "visit")),
        ("Both sides held a meeting on Monday.", "held", Typed("CONSULT", "meet")),
        ("A storm hit the coast.", "hit", NO_EVENT),
    ],
)
def test_mode_and_who_acts(parse: Callable[[str], Parse], text: str, word: str, expected: Typed) -> None:
    parsed = parse(text)
    row = parsed.words.index(word)
    frame = Frame(row, row, row + 1, parsed.lemmas[row])
    assert events.classify(parsed, frame, lambda _: None) == expected


@pytest.mark.model
def test_contexts_are_told_by_the_words_of_the_clause(nlp: Language) -> None:
    article = Article("a", "The court fined the bank. The ministers met in Oslo.")
    (found,) = extract([article], nlp=nlp)
    told = {claim.relation.lemma: claim.contexts for claim in found.claims}
    assert told == {"fine": ("economic", "judicial"), "meet": ("executive",)}
