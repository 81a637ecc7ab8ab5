"""Sentence in, frames out. A frame is written `subject | relation | object | role argument | …`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims import clauses, implied, nominal
from kg.claims.frames import Frame, Slot
from kg.language.parse import Parse

Parser = Callable[[str], Parse]


def words(parse: Parse, slot: Slot | None) -> str:
    if slot is None:
        return "-"
    return slot.text if slot.text is not None else parse.slice(slot.first, slot.after)


def written(parse: Parse, frames: Iterable[Frame]) -> list[str]:
    return [
        " | ".join(
            [
                words(parse, f.subject),
                f.text if f.text is not None else parse.slice(f.first, f.after),
                words(parse, f.object),
                *(f"{a.role} {words(parse, a)}".strip() for a in f.args),
            ]
        )
        for f in frames
    ]


VERBAL = [
    # active, prepositional, particle
    ("The minister met the envoy in Geneva.", ["The minister | met | the envoy | in Geneva"]),
    ("The adviser stepped down on Monday.", ["The adviser | stepped down | - | on Monday"]),
    ("The company gave the senator a car.", ["The company | gave | a car | the senator"]),
    # passive, with and without agent
    ("The envoy was expelled by the government.", ["The envoy | was expelled | - | by the government"]),
    ("Two diplomats were arrested.", ["Two diplomats | were arrested | -"]),
    # negation and auxiliaries stay in the relation's words
    ("The president did not sign the bill.", ["The president | did not sign | the bill"]),
    # copula
    ("Anna Novak is the mayor.", ["Anna Novak | is | the mayor"]),
    ("The court is ready for a trial.", ["The court | is | ready | for a trial"]),
    # coordination: of subjects, objects, verbs
    (
        "The chancellor and the premier visited Kyiv.",
        ["The chancellor | visited | Kyiv", "the premier | visited | Kyiv"],
    ),
    (
        "The agency fined the bank and the broker.",
        ["The agency | fined | the bank", "The agency | fined | the broker"],
    ),
    (
        "The senator praised the plan but attacked the budget.",
        ["The senator | praised | the plan", "The senator | attacked | the budget"],
    ),
    (
        "Brussels condemned and rejected the plan.",
        ["Brussels | condemned | the plan", "Brussels | rejected | the plan"],
    ),
    # open complements: one relation, one subject
    (
        "The rebels agreed to release the hostages.",
        [
            "The rebels | agreed | - | to release the hostages",
            "The rebels | agreed to release | the hostages",
        ],
    ),
    (
        "The judge ordered the firm to pay a fine.",
        ["The judge | ordered | the firm | to pay a fine", "the firm | pay | a fine"],
    ),
    ("The party is likely to win the vote.", ["The party | is likely to win | the vote"]),
    # relative clauses: the antecedent takes the place of the pronoun or the gap
    (
        "The lawyer who defended the minister resigned.",
        ["The lawyer | resigned | -", "The lawyer | defended | the minister"],
    ),
    (
        "The bill that parliament passed was vetoed.",
        ["The bill | was vetoed | -", "parliament | passed | The bill"],
    ),
    # a description's relative clause is about its bearer
    (
        "Omar Said is a general who led the coup.",
        ["Omar Said | is | a general", "Omar Said | led | the coup"],
    ),
    # reported clause as object
    (
        "The mayor said the council rejected the plan.",
        ["The mayor | said | the council rejected the plan", "the council | rejected | the plan"],
    ),
    # reciprocal
    (
        "Merkel and Macron met in Paris.",
        [
            "Merkel | met | - | in Paris",
            "Macron | met | - | in Paris",
            "Merkel | met | - | with Macron | in Paris",
        ],
    ),
    # a verb that stands for what is said elsewhere says nothing
    ("The mayor was older than the premier was.", ["The mayor | was | older"]),
    # the adverb of a copula is its predicate
    ("The index was up ten points.", ["The index | was | up ten points"]),
    # what the verb says of its object
    ("The senator called the plan a fraud.", ["The senator | called | the plan | as a fraud"]),
    # an infinitive that the relation cannot take in is an argument
    (
        "The unions urged the senators not to repeal the law.",
        [
            "The unions | urged | the senators | not to repeal the law",
            "the senators | not to repeal | the law",
        ],
    ),
    # a word that the tokenizer cuts at its hyphen stays whole
    ("The final tally was 61-38.", ["The final tally | was | 61-38"]),
    # of two conjuncts only the one before the relative clause does what it says
    (
        "The treaty binds Norway, which left the pact, and Finland.",
        ["The treaty | binds | Norway", "The treaty | binds | Finland", "Norway | left | the pact"],
    ),
    # the clause of a relative agrees with its noun
    (
        "The museum returned the coins of the bank that were stolen.",
        ["The museum | returned | the coins of the bank", "the coins of the bank | were stolen | -"],
    ),
    # brackets and the day of the verb before stand outside the phrase
    ("The Labour Front (LF) leaders resigned.", ["The Labour Front (LF) leaders | resigned | -"]),
    # a compound preposition is one
    (
        "The guards fired in response to the attack.",
        ["The guards | fired | - | in response to the attack"],
    ),
    # a verb that needs both conjuncts keeps them together
    ("The plan would merge Orva and Linz.", ["The plan | would merge | Orva and Linz"]),
    (
        "Tensions flared between the union and the bank.",
        ["Tensions | flared | - | between the union and the bank"],
    ),
    # an adjective after its noun keeps what completes it
    (
        "The army fought rebels loyal to the general.",
        ["The army | fought | rebels loyal to the general"],
    ),
    # what is made clear is the object
    (
        "The minister made clear that the tax would rise.",
        ["The minister | made | the tax would rise | clear", "the tax | would rise | -"],
    ),
    # what is seen doing something
    (
        "The video shows hundreds protesting in the square.",
        [
            "The video | shows | hundreds | protesting in the square",
            "hundreds | protesting | - | in the square",
        ],
    ),
    # a fact is told with its clause
    (
        "The report hid the fact that the dam leaked.",
        ["The report | hid | the fact that the dam leaked", "the dam | leaked | -"],
    ),
    # two roles of one person
    ("Former judge and mayor Anna Novak smiled.", ["mayor Anna Novak | smiled | -"]),
    # a relative clause after a list agrees with the last of it, or with all
    (
        "The firm owns a port and a mine, which is idle.",
        ["The firm | owns | a port", "The firm | owns | a mine", "a mine | is | idle"],
    ),
    # what somebody says of the noun before a relative clause is about that noun
    (
        "The clerk, who police say was bribed, left.",
        ["The clerk | was bribed | -", "The clerk | left | -"],
    ),
    # a verb without what it says, compares or completes is no claim
    ("The tax is higher than the minister promised.", ["The tax | is | higher"]),
    ("The bank is willing to lend money.", ["The bank | is willing to lend | money"]),
    # a phrase before the subject does not part the verb from its infinitive
    (
        "In May the envoy refused to sign the pact.",
        [
            "the envoy | refused | - | In May | to sign the pact",
            "the envoy | refused to sign | the pact | In May",
        ],
    ),
    # a turn of speech is no argument
    ("For example, the council raised taxes.", ["the council | raised | taxes"]),
]


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "expected"), VERBAL)
def test_clauses(parse: Parser, sentence: str, expected: list[str]) -> None:
    parsed = parse(sentence)
    assert sorted(written(parsed, clauses.find(parsed))) == sorted(expected)


IMPLIED = [
    ("Kremlin spokesman Ivan Petrov smiled.", ["Ivan Petrov | is spokesman of | Kremlin"]),
    ("French President Marie Dupont spoke.", ["Marie Dupont | is President of | French"]),
    ("Attorney General John Miller left.", ["John Miller | is | Attorney General"]),
    ("Peter Lang, leader of the opposition, left.", ["Peter Lang | is leader of | the opposition"]),
    ("Anna Novak is the mayor of Brno.", ["Anna Novak | is the mayor of | Brno"]),
    ("On Monday Anna Novak left.", []),
    # a noun that sums up the clause is not about the last name
    ("The court freed Ivan Petrov, a blow to the government.", []),
]


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "expected"), IMPLIED)
def test_implied_relations(parse: Parser, sentence: str, expected: list[str]) -> None:
    parsed = parse(sentence)
    assert written(parsed, implied.find(parsed)) == expected


NOMINAL = [
    ("Russia's interference in the vote was noted.", "Russia | interference | - | in the vote"),
    ("He lied about his meetings with the envoy.", "his | meetings | - | with the envoy"),
    ("The dismissal of the judge by the king was illegal.", "the king | dismissal | the judge"),
    ("Talks between Israel and Egypt failed.", "Israel | Talks | - | with Egypt"),
    ("The court annulled the arrest of the mayor.", "the mayor | arrest | -"),
    ("The resignation of the minister came late.", "the minister | resignation | -"),
]


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "expected"), NOMINAL)
def test_event_nouns(parse: Parser, sentence: str, expected: str) -> None:
    parsed = parse(sentence)
    assert expected in written(parsed, nominal.find(parsed))


@pytest.mark.model
def test_a_patient_without_agent_makes_a_passive_frame(parse: Parser) -> None:
    parsed = parse("The court annulled the arrest of the mayor.")
    assert [frame.voice for frame in nominal.find(parsed)] == ["passive"]


VOICES = [
    ("Two envoys detained in Geneva.", "passive"),
    ("Mayor forced to resign.", "passive"),
    ("Officer charged with theft.", "passive"),
    ("Church leaders divided over the tax.", "passive"),
    ("Rights groups called on the senate to vote.", "active"),
    ("He's contributed to the fund.", "active"),
    ("She's accused of fraud.", "passive"),
    ("He's thought about it.", "active"),
]


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "voice"), VOICES)
def test_voice(parse: Parser, sentence: str, voice: str) -> None:
    """Headlines drop the auxiliary of the passive; "'s" may be "has"."""
    parsed = parse(sentence)
    assert clauses.find(parsed)[0].voice == voice


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("The blast hit the port, with three sailors killed.", "kill"),
        ("The union saw its plan rejected.", "reject"),
        ("Two clerks were reported killed.", "kill"),
    ],
)
def test_a_participle_in_a_small_clause_is_passive(parse: Parser, sentence: str, lemma: str) -> None:
    voices = {frame.lemma: frame.voice for frame in clauses.find(parse(sentence))}
    assert voices[lemma] == "passive"


@pytest.mark.model
def test_conjuncts_that_fill_a_slot_together_name_no_single_one(parse: Parser) -> None:
    """A link would tie the claim to the first of them alone."""
    parsed = parse("The plan would merge Orva and Linz.")
    (frame,) = clauses.find(parsed)
    assert frame.object is not None
    assert parsed.lowers[frame.object.head] == "and"


@pytest.mark.model
def test_a_phrase_inside_another_argument_is_marked_nested(parse: Parser) -> None:
    """ "led to calls for reform" ties nobody to the reform itself."""
    parsed = parse("The strike led to calls for reform.")
    (frame,) = [f for f in clauses.find(parsed) if f.lemma == "lead"]
    assert [(slot.role, slot.nested) for slot in frame.args] == [("to", False), ("for", True)]


LABELS = (
    "nsubj",
    "dobj",
    "prep",
    "pobj",
    "conj",
    "cc",
    "xcomp",
    "ccomp",
    "relcl",
    "appos",
    "attr",
    "aux",
    "acl",
    "advcl",
    "punct",
    "amod",
    "compound",
    "poss",
    "agent",
    "neg",
    "prt",
    "dative",
    "acomp",
)
TOKEN = st.tuples(
    st.sampled_from(["VERB", "NOUN", "PROPN", "ADP", "AUX", "PUNCT", "PRON", "ADJ", "CCONJ", "NUM"]),
    st.sampled_from(LABELS),
    st.sampled_from(["to", "of", "met", "Rome", "who", "be", ",", '"', "by", "plan", "president", "it"]),
    st.integers(0, 30),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TOKEN, min_size=1, max_size=25), st.randoms(use_true_random=False))
def test_any_tree_gives_frames_that_point_into_the_text(
    tokens: list[tuple[str, str, str, int]], random: Random
) -> None:
    """Whatever the parser makes of a text, nothing raises and every row lies inside."""
    text = " ".join(word for _, _, word, _ in tokens)
    parsed = Parse(text)
    place = 0
    order = list(range(len(tokens)))
    random.shuffle(order)  # each token hangs below one that comes before it in this order
    parents = {row: order[tokens[row][3] % rank] if rank else row for rank, row in enumerate(order)}
    for number, (pos, dep, word, head) in enumerate(tokens):
        parsed.words.append(word)
        parsed.lemmas.append(word)
        parsed.pos.append(pos)
        parsed.tags.append("VBN" if head % 3 == 0 else "VB")
        parsed.deps.append(dep if parents[number] != number else "ROOT")
        parsed.heads.append(parents[number])
        parsed.starts.append(place)
        place += len(word) + 1
        parsed.ends.append(place - 1)
    parsed.sentences = [(0, len(tokens))]
    parsed.index()
    for frame in [*clauses.find(parsed), *implied.find(parsed), *nominal.find(parsed)]:
        for slot in (frame.subject, frame.object, *frame.args):
            assert slot is None or 0 <= slot.first < slot.after <= len(tokens)
