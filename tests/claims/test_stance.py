"""Whether a sentence says that its event happened: one row a phenomenon, the event's word named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims.factuality import FIELDS, lexicon
from kg.claims.stance import assess
from kg.errors import OntologyError
from kg.language.parse import Parse

NEGATION = [
    ("The senator met the ambassador.", "met", "positive actual"),
    ("The senator did not meet the ambassador.", "meet", "negative actual"),
    ("The senator didn't meet the ambassador.", "meet", "negative actual"),
    ("The senator has never met the ambassador.", "met", "negative actual"),
    ("The senator no longer supports the treaty.", "supports", "negative actual"),
    ("Nobody met the ambassador.", "met", "negative actual"),
    ("No one attacked the embassy.", "attacked", "negative actual"),
    ("No official attacked the embassy.", "attacked", "negative actual"),
    ("None of the ministers resigned.", "resigned", "negative actual"),
    ("The two sides signed no agreement.", "signed", "negative actual"),
    ("The two sides signed no agreement.", "agreement", "negative actual"),
    ("The retailer exited bankruptcy.", "bankruptcy", "negative actual"),
    ("The bill failed a vote.", "vote", "negative actual"),
    ("The minister hardly mentioned the treaty.", "mentioned", "negative actual"),
    ("The minister neither met the envoy nor called him.", "met", "negative actual"),
    ("The minister neither met the envoy nor called him.", "called", "negative actual"),
    ("The minister left without meeting the envoy.", "meeting", "negative actual"),
    ("The minister left without meeting the envoy.", "left", "positive actual"),
    ("The minister resigned instead of apologizing.", "apologizing", "negative actual"),
    ("The minister resigned rather than apologizing.", "apologizing", "negative actual"),
    ("She did not resign and apologized to voters.", "apologized", "positive actual"),
    ("She has not resigned but has apologized to voters.", "apologized", "positive actual"),
    ("She did not resign or apologize.", "apologize", "negative actual"),
    ("The senator not only met the envoy but praised him.", "met", "positive actual"),
    ("The governor was not ready.", "ready", "negative actual"),
    ("The minister did not meet the envoy nor call him.", "meet", "negative actual"),
    ("Not a single senator voted for the bill.", "voted", "negative actual"),
    ("Neither the senator nor his aide met the envoy.", "met", "negative actual"),
    ("The committee has yet to question the envoy.", "question", "negative actual"),
    ("At no time did the senator meet the envoy.", "meet", "negative actual"),
    ("The board nearly fired its director.", "fired", "negative actual"),
]

MODALS = [
    ("The senator may meet the ambassador.", "meet", "positive possible"),
    ("The senator might not meet the ambassador.", "meet", "negative possible"),
    ("The senator may have met the ambassador.", "met", "positive possible"),
    ("The senator will meet the ambassador.", "meet", "positive future"),
    ("The senator won't meet the ambassador.", "meet", "negative future"),
    ("The senator is going to meet the ambassador.", "meet", "positive future"),
    ("The senator must resign.", "resign", "positive required"),
    ("The senator should resign.", "resign", "positive required"),
    ("The senator has to resign.", "resign", "positive required"),
    ("The senator must have met the envoy.", "met", "positive possible"),
    ("She said that the firm would close the plant.", "close", "positive future"),
    ("The senator would have met the envoy.", "met", "positive hypothetical"),
    ("The senator probably met the envoy.", "met", "positive possible"),
    ("The senator reportedly met the envoy.", "met", "positive actual"),
    ("If the bill fails, the government will resign.", "fails", "positive hypothetical"),
    ("If the bill fails, the government will resign.", "resign", "positive hypothetical"),
    ("The bill will pass unless the senator objects.", "objects", "positive hypothetical"),
    ("If he had met the envoy, he would have resigned.", "met", "positive hypothetical"),
    ("Had he met the envoy, he would have resigned.", "met", "positive hypothetical"),
    ("Did the senator meet the envoy?", "meet", "positive hypothetical"),
    ("Reporters asked whether the senator met the envoy.", "met", "positive hypothetical"),
    ("Why did the senator meet the envoy?", "meet", "positive actual"),
    ("Release the prisoners now.", "Release", "positive asked"),
    ("The chancellor visits Warsaw next week.", "visits", "positive future"),
    ("The chancellor is meeting union leaders tomorrow.", "meeting", "positive future"),
    ("If the bill fails, the government falls.", "falls", "positive hypothetical"),
    ("Were Norway to leave the pact, tariffs would rise.", "leave", "positive hypothetical"),
    ("The senator could not meet the envoy.", "meet", "negative actual"),
    ("The bill would punish the firm.", "punish", "positive possible"),
    ("Chancellor to visit Warsaw", "visit", "positive future"),
]

NESTED = [
    ("He denied that he had met the envoy.", "met", "negative actual"),
    ("He denied that he had not met the envoy.", "met", "positive actual"),
    ("He denied meeting the envoy.", "meeting", "negative actual"),
    ("He denied meeting the envoy.", "denied", "positive actual"),
    ("He did not deny meeting the envoy.", "meeting", "positive possible"),
    ("He may not have agreed to meet the envoy.", "meet", "negative possible"),
    ("He managed to free the crew.", "free", "positive actual"),
    ("He did not manage to free the crew.", "free", "negative actual"),
    ("He failed to free the crew.", "free", "negative actual"),
    ("He did not fail to answer.", "answer", "positive actual"),
    ("He forgot to sign the bill.", "sign", "negative actual"),
    ("He refused to sign the bill.", "sign", "negative actual"),
    ("He declined to comment on the report.", "comment", "negative actual"),
    ("The minister was forced to step down.", "step", "positive actual"),
    ("The minister began to read the letter.", "read", "positive actual"),
    ("The minister stopped taking questions.", "taking", "negative actual"),
    ("The minister plans to visit Warsaw.", "visit", "positive intended"),
    ("The minister wants to visit Warsaw.", "visit", "positive intended"),
    ("The minister vowed to fight the ruling.", "fight", "positive intended"),
    ("The minister does not want to visit Warsaw.", "visit", "negative intended"),
    ("The minister announced a plan to cut taxes.", "cut", "positive intended"),
    ("The minister has no plans to cut taxes.", "cut", "negative intended"),
    ("Efforts to end the war have begun.", "end", "positive intended"),
    ("The general flew to Geneva to meet the rebels.", "meet", "positive intended"),
    ("Troops were sent in order to guard the border.", "guard", "positive intended"),
    ("The panel asked the minister to resign.", "resign", "positive asked"),
    ("The panel urged the minister not to resign.", "resign", "negative asked"),
    ("The panel called on the minister to resign.", "resign", "positive asked"),
    ("The opposition demanded that he resign.", "resign", "positive asked"),
    ("The minister is expected to resign.", "resign", "positive possible"),
    ("The minister is set to resign.", "resign", "positive future"),
    ("The minister is likely to resign.", "resign", "positive possible"),
    ("The minister is unlikely to resign.", "resign", "negative possible"),
    ("It is not clear who fired the missile.", "fired", "positive actual"),
    ("The minister has not decided whether to resign.", "resign", "positive hypothetical"),
    ("May called an early election.", "called", "positive actual"),
    ("The aide denied pressing the judge to end the trial.", "pressing", "negative actual"),
    ("The bill, which the president has vowed to veto, passed.", "veto", "positive intended"),
    ("The bill, which the president has vowed to veto, passed.", "passed", "positive actual"),
    ("The army was able to hold the bridge.", "hold", "positive actual"),
    ("The army was unable to hold the bridge.", "hold", "negative actual"),
    ("Guards prevented the crowd from entering the hall.", "entering", "negative actual"),
    ("There is no evidence that the firm paid bribes.", "paid", "negative actual"),
    ("Analysts doubt that the firm paid bribes.", "paid", "positive possible"),
    ("The ministry rejected claims that it paid the rebels.", "paid", "negative actual"),
    ("There is no doubt that he met the envoy.", "met", "positive actual"),
    ("He was not allowed to leave the country.", "leave", "negative actual"),
    ("He was too weak to stand.", "stand", "negative actual"),
    ("She was the first woman to lead the party.", "lead", "positive actual"),
    ("He moved to Paris to study law.", "study", "positive intended"),
    ("The two sides are far from reaching a deal.", "reaching", "negative actual"),
    ("Police foiled a plot to attack the station.", "attack", "negative intended"),
    ("The aide said the senator met the envoy.", "met", "positive actual"),
    ("The aide may say that the senator met the envoy.", "met", "positive actual"),
    ("The aide does not believe that the senator met the envoy.", "met", "negative actual"),
    ("The senator regretted meeting the envoy.", "meeting", "positive actual"),
    ("The senator did not regret meeting the envoy.", "meeting", "positive actual"),
    ("The leader threatened to close the border.", "close", "positive intended"),
    ("The party beat its rival to win the seat.", "win", "positive actual"),
    ("The minister plans to visit Warsaw and meet the president.", "meet", "positive intended"),
    ("The court is to rule on the case.", "rule", "positive future"),
    ("The aim is to end the war.", "end", "positive intended"),
    ("The mayor insisted that the bridge will open.", "open", "positive future"),
    ("The mayor insisted that the aide resign.", "resign", "positive asked"),
    ("It is not clear how many guests will come.", "come", "positive future"),
    ("The monks ordered that the bell be moved.", "moved", "positive asked"),
    ("His victory does not mean that the war will end.", "end", "positive possible"),
    ("There is no letter to prove the theft.", "prove", "negative intended"),
    ("The firm took nine days to answer the letter.", "answer", "positive actual"),
    ("The firm asked the mayor to sign and gave him a ring.", "gave", "positive actual"),
    ("The rebels will talk after their leader was freed.", "freed", "positive actual"),
]

EVENT_NOUNS = [
    ("The ministers held a meeting.", "meeting", "positive actual"),
    ("The ministers did not hold a meeting.", "meeting", "negative actual"),
    ("The ministers will hold a meeting.", "meeting", "positive future"),
    ("No meeting took place.", "meeting", "negative actual"),
    ("The meeting never took place.", "meeting", "negative actual"),
    ("The aide denied any meeting with the envoy.", "meeting", "negative actual"),
    ("The general warned of a possible strike.", "strike", "positive possible"),
    ("The planned summit drew protests.", "summit", "positive intended"),
    ("The upcoming summit drew protests.", "summit", "positive future"),
    ("Voters fear the threat of war.", "war", "positive possible"),
    ("The opposition called for an investigation.", "investigation", "positive asked"),
    ("The president called off the visit.", "visit", "negative actual"),
    ("The president canceled the visit.", "visit", "negative actual"),
    ("The visit was canceled.", "visit", "negative actual"),
    ("The talks prevented a war.", "war", "negative actual"),
    ("The minister proposed a summit.", "summit", "positive intended"),
    ("The alleged meeting surprised voters.", "meeting", "positive possible"),
    ("The failed coup shook the capital.", "coup", "negative actual"),
    ("His meetings with the envoy angered voters.", "meetings", "positive actual"),
    ("The trial is set to open in March.", "trial", "positive future"),
    ("The police will investigate the attack.", "attack", "positive actual"),
    ("The crew left without a vote.", "vote", "negative actual"),
    ("There will be a vote.", "vote", "positive future"),
    ("The report found no evidence of fraud.", "fraud", "negative actual"),
    ("He denied allegations of fraud.", "fraud", "negative actual"),
    ("The general refused to rule out a strike.", "strike", "positive possible"),
    ("Impeachment remains an option.", "Impeachment", "positive possible"),
    ("The firm announced cuts.", "cuts", "positive future"),
    ("He didn't attend the meeting.", "meeting", "positive actual"),
    ("In case of war, the border will close.", "war", "positive hypothetical"),
    ("Next week's vote worries the party.", "vote", "positive future"),
    # what was asked or decided stands, whatever the answer is; what it asks for does not
    ("The board rejected a request from the tenants.", "request", "positive actual"),
    ("The board refused to accept the tenants' appeal.", "appeal", "positive actual"),
    ("A higher court overturned the ruling.", "ruling", "positive actual"),
    ("The bishop dismissed the allegations against him.", "allegations", "positive actual"),
    ("The rider skipped the ceremony.", "ceremony", "positive actual"),
    ("Students protested against the arrest of the singer.", "arrest", "positive actual"),
    ("The doctor advised against the use of the drug.", "use", "negative asked"),
    ("The mutiny ended the general's failed campaign.", "campaign", "positive actual"),
    ("The truce stopped the army's offensive.", "offensive", "positive actual"),
    ("Police announced the arrest of a banker.", "arrest", "positive actual"),
    ("The visit should not be taken as a threat.", "visit", "positive actual"),
    ("Chile lifted a ban on imports of cheese.", "imports", "positive possible"),
    # a name or a role is what it is, whatever its verb says
    ("A judge barred his brother, Paul Berg, from the club.", "brother", "positive actual"),
]


SELDOM = [
    ("The senator did not meet the envoy until May.", "meet", "positive actual"),
    ("Few senators met the envoy.", "met", "negative actual"),
    ("The senator hardly ever met the envoy.", "met", "negative actual"),
    ("Few believe that he met the envoy.", "met", "negative actual"),
]  # fmt: skip

SUPPOSED = [
    ("Picture this: imagine a city where nobody owns a car.", "owns", "negative hypothetical"),
    ("He described a future in which robots write the news.", "write", "positive hypothetical"),
    ("Anyone who attacks the base will be punished.", "attacks", "positive hypothetical"),
    ("The idea that the minister stole the money is absurd.", "stole", "positive possible"),
    ("Should Britain leave the union, prices will rise.", "rise", "positive hypothetical"),
    ("Without the loan, the company would be bankrupt.", "be", "positive hypothetical"),
    ("The senator needs to show that he is ready to fight.", "is", "positive possible"),
    ("The mayor demonstrated that he was ready.", "was", "positive actual"),
    ("If they are not helping us, they are helping the enemy.", "helping", "negative hypothetical"),
    ("You have got to leave the house.", "leave", "positive required"),
    ("Prices fall whenever the bank moves.", "moves", "positive hypothetical"),
    ("Peace is dear when you lose a war.", "lose", "positive hypothetical"),
    ("He left when the bank closed.", "closed", "positive actual"),
    ("Their verdict must be final.", "verdict", "positive actual"),
    ("The museum is making arrangements to interview the sailor.", "interview", "positive intended"),
    ("The fund had not accepted gifts or returned them.", "returned", "negative actual"),
    ("The captain said he would be on leave.", "leave", "positive future"),
]
ENDS = [
    ("Dozens are feared killed in the flood.", "killed", "positive possible"),
    ("The new law will make it impossible for them to vote.", "vote", "negative future"),
    ("The deal would lead to many jobs being lost.", "lost", "positive possible"),
    ("The voters are not waiting until March to decide.", "decide", "positive future"),
    ("The soldiers moved on to attack the bridge.", "attack", "positive actual"),
    ("The court convicted the firm to pay a fine.", "pay", "positive required"),
    ("The minister called his counterpart on Friday to discuss the crisis.", "discuss", "positive intended"),
    ("He refused to leave until the bank paid him.", "leave", "negative actual"),
    ("The troops will not leave until the rebels give up.", "give", "positive future"),
    ("Voters who had not registered or been counted stayed home.", "counted", "negative actual"),
    ("The island lies outside the control of the government.", "control", "negative actual"),
    ("The minister would only confirm that talks were held.", "confirm", "positive actual"),
    ("The bishop must avoid offending the king.", "offending", "negative required"),
]
STANDING = [
    ("The parliament will not lift the ban on imports.", "ban", "positive actual"),
    ("Oslo lifted the sanctions against the bank.", "sanctions", "positive actual"),
    ("The union called off a four-day strike.", "strike", "positive actual"),
    ("The union called off a strike that had shut the ports.", "strike", "positive actual"),
    ("The union called off the strike.", "strike", "negative actual"),
    ("The court dropped the investigation of the bank.", "investigation", "positive actual"),
    ("The bishop offered his opinion on the law.", "opinion", "positive actual"),
    ("The navy sent ships to counter threats from Serbia.", "threats", "positive actual"),
    ("The minister will lead a group on a visit to Oslo.", "visit", "positive future"),
    ("Police suspect him of the murder of the mayor.", "murder", "positive possible"),
    ("The bank sued him for defamation of its chairman.", "defamation", "positive possible"),
]


SENTENCES = NEGATION + MODALS + NESTED + EVENT_NOUNS + SELDOM + SUPPOSED + ENDS + STANDING


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "word", "wanted"), SENTENCES)
def test_state_of_an_event(parse: Callable[[str], Parse], sentence: str, word: str, wanted: str) -> None:
    parsed = parse(sentence)
    assert " ".join(assess(parsed, parsed.words.index(word))) == wanted


def test_a_row_outside_the_parse_is_plain() -> None:
    assert assess(Parse(""), 0) == ("positive", "actual")


WORDS = [
    "not",
    "meet",
    "plan",
    "to",
    "deny",
    "no",
    "if",
    "without",
    "may",
    "of",
    "call",
    "be",
    "?",
    "vote",
    "first",
]
POS = ["VERB", "NOUN", "ADJ", "AUX", "ADP", "DET", "PART", "PUNCT"]
TAGS = ["VB", "VBD", "VBG", "VBN", "VBZ", "TO", "MD", "NN", "IN", "DT"]
DEPS = [
    "ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "pobj", "dobj", "nsubj", "nsubjpass", "conj",
    "acomp", "attr", "prep", "aux", "auxpass", "neg", "mark", "advmod", "det", "compound", "prt", "csubj",
    "cc",
]  # fmt: skip


@st.composite
def odd_trees(draw: st.DrawFn) -> Parse:
    """Draw a parse whose heads may form loops and whose labels fit nothing."""
    size = draw(st.integers(1, 9))
    column = lambda values: draw(st.lists(st.sampled_from(values), min_size=size, max_size=size))  # noqa: E731
    words = column(WORDS)
    heads = draw(st.lists(st.integers(0, size - 1), min_size=size, max_size=size))
    parsed = Parse(
        " ".join(words),
        words=words,
        lemmas=list(words),
        pos=column(POS),
        tags=column(TAGS),
        deps=column(DEPS),
        heads=heads,
        starts=list(range(size)),
        ends=list(range(1, size + 1)),
        sentences=[(0, size)],
    )
    parsed.index()
    return parsed


@settings(max_examples=300, deadline=None)
@given(odd_trees())
def test_odd_trees_never_raise(parsed: Parse) -> None:
    for row in range(len(parsed)):
        polarity, modality = assess(parsed, row)
        assert polarity in ("positive", "negative")
        assert modality


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("try", "verb", "to", "same", "wanted", "opposite")], "modality 'wanted'"),
        ([("try", "verb", "to", "same", "intended", "perhaps")], "negated 'perhaps'"),
        ([("try", "verb", "to", "same", "intended", "opposite")] * 2, "stands twice"),
    ],
)
def test_a_malformed_row_is_named(
    monkeypatch: pytest.MonkeyPatch, rows: list[tuple[str, ...]], message: str
) -> None:
    table = [dict(zip(FIELDS, (*row, "an example"), strict=True)) for row in rows]
    monkeypatch.setattr("kg.claims.factuality.ontology.rows", lambda _: iter(table))
    with pytest.raises(OntologyError, match=message):
        lexicon.__wrapped__()


def test_lexicon_is_large_and_well_formed() -> None:
    """The signatures of Karttunen stand as he gives them."""
    table = lexicon()
    assert sum(map(len, table.values())) >= 350
    manage, fail, force = (table["verb:to"][word] for word in ("manage", "fail", "force"))
    assert (manage.flips, manage.negated) == (False, "opposite")
    assert (fail.flips, fail.negated) == (True, "opposite")
    assert (force.flips, force.negated) == (False, "possible")
