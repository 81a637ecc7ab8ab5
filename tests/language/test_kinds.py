"""What kind of node a mention is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.language import references
from kg.language.kinds import nominal_kind
from kg.language.lexicon import lexicon
from kg.language.parse import Parse

Read = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("lemma", "plural", "kind"),
    [
        ("official", True, "group"),
        ("minister", False, "office"),
        ("protester", True, "group"),
        ("troop", True, "group"),
        ("police", False, "organization"),
        ("government", False, "organization"),
        ("decision", False, "topic"),
        ("referendum", False, "election"),
        ("party", False, "party"),
        ("ex-president", False, "office"),
    ],
)
def test_kind_of_a_noun(lemma: str, plural: bool, kind: str) -> None:
    assert nominal_kind(lemma, plural, lexicon()) == kind


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Senator Paula Reyes voted against the bill.", "Paula Reyes", "politician"),
        ("Peter Novak was elected mayor of Brno.", "Peter Novak", "politician"),
        ("Helen Marsh, the prime minister, resigned.", "Helen Marsh", "politician"),
        ("Professor Helen Marsh wrote a book.", "Helen Marsh", "person"),
        ("The Green Party of Utah won a seat.", "Green Party of Utah", "party"),
        ("The Ministry of Defence denied it.", "Ministry of Defence", "organization"),
        ("Russia and Ukraine signed the text.", "Ukraine", "country"),
        ("He lost the 2015 Polish parliamentary election.", "2015 Polish parliamentary election", "election"),
        ("Thousands died in the Korean War.", "Korean War", "event"),
        ("The French delegation left early.", "French", "misc"),
        ("Republicans blocked the vote.", "Republicans", "group"),
        ("The Prime Minister refused to answer.", "Prime Minister", "office"),
        ("The White House denied the report.", "White House", "organization"),
        ("The Kremlin rejected the offer.", "Kremlin", "organization"),
        ("White House officials denied it.", "White House", "organization"),
        ("Maria Kern visited Riga. Kern praised the army.", "Kern", "person"),
        ("Peter Hall saw Mark Doyle. Hall waved.", "Hall", "person"),
        ("Senator Paula Reyes spoke. Critics said Reyes had lied.", "Reyes", "politician"),
    ],
)
def test_kind_of_a_name(parse: Read, text: str, name: str, kind: str) -> None:
    kinds = {m.head.of(text): m.kind for m in references.find(parse(text)).mentions}
    assert kinds.get(name) == kind


@pytest.mark.model
def test_pronoun_has_the_kind_of_its_chain(parse: Read) -> None:
    text = "Senator Paula Reyes left early. She was tired."
    kinds = {m.head.of(text): m.kind for m in references.find(parse(text)).mentions}
    assert kinds["She"] == "politician"


@pytest.mark.model
def test_counted_people_are_a_group(parse: Read) -> None:
    text = "Dozens of protesters blocked the road."
    assert references.find(parse(text)).mentions[0].kind == "group"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Neff was the daughter of a judge.", "Neff", "female"),
        ("Karin Olt, an actress, left.", "Karin Olt", "female"),
        ("His sisters, Robin and Ashley Pike, run the shop.", "Ashley Pike", "female"),
        ("Zofia Lind met the envoy.", "Zofia Lind", "female"),
        ("Lady Barlow met the envoy.", "Barlow", "female"),
        ("Neff is a senior fellow at the institute.", "Neff", None),
        ("Neff met the daughter of a judge.", "Neff", None),
    ],
)
def test_gender_that_a_name_or_a_noun_beside_it_tells(
    parse: Read, text: str, name: str, gender: str | None
) -> None:
    found = references.find(parse(text))
    mention = next(m for m in found.mentions if m.head.of(text) == name)
    assert found.chains[mention.chain].gender == gender
