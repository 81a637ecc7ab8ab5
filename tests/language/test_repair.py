"""Repairs, on parses written by hand as the model writes them, and on random trees."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language import repair
from kg.language.parse import Parse

UNIVERSAL = {
    "NNP": "PROPN",
    "NN": "NOUN",
    "NNS": "NOUN",
    "JJ": "ADJ",
    "IN": "ADP",
    "DT": "DET",
    "CC": "CCONJ",
}


def written(rows: str, ents: list[tuple[int, int, str]] | None = None) -> Parse:
    """Make a sentence of `word/tag/label>head` cells, the head a number; "+" glues to the word before."""
    parse = Parse("")
    for cell in rows.split():
        glued = cell.startswith("+")
        word, tag, rest = cell.removeprefix("+").rsplit("/", 2)
        dep, head = rest.split(">")
        if parse.text and not glued:
            parse.text += " "
        parse.starts.append(len(parse.text))
        parse.text += word
        parse.ends.append(len(parse.text))
        parse.words.append(word)
        parse.lemmas.append(word.lower())
        parse.tags.append(tag)
        parse.pos.append("VERB" if tag.startswith("V") else UNIVERSAL.get(tag, "X"))
        parse.deps.append(dep)
        parse.heads.append(int(head))
    parse.sentences = [(0, len(parse.words))]
    parse.ents = ents or []
    parse.index()
    return parse


def edges(parse: Parse) -> dict[str, str]:
    return {
        parse.words[row]: f"{parse.deps[row]}>{parse.words[parse.heads[row]]}" for row in range(len(parse))
    }


CASES = [
    (
        "prefixes",
        "She/PRP/nsubj>1 re/VBD/ROOT>1 +-/VBD/punct>1 +elected/VBD/conj>1 nobody/NN/dobj>3",
        {"re-elected": "ROOT>re-elected", "nobody": "dobj>re-elected", "She": "nsubj>re-elected"},
    ),
    (
        "prefixes",
        "ex/NNS/nsubj>3 +-/NNS/nsubj>3 +guards/NNS/nsubj>3 slept/VBD/ROOT>3",
        {"ex-guards": "nsubj>slept"},
    ),
    (
        "voices",
        "Hale/NNP/nsubj>2 was/VBD/auxpass>2 fired/VBN/ROOT>2",
        {"Hale": "nsubjpass>fired"},
    ),
    (
        "voices",
        "Hale/NNP/nsubj>1 shot/VBN/ROOT>1 by/IN/agent>1 rebels/NNS/pobj>2",
        {"Hale": "nsubjpass>shot"},
    ),
    (
        "auxiliaries",
        "Hale/NNP/nsubj>1 will/MD/aux>2 lead/VB/ROOT>2",
        {"Hale": "nsubj>lead", "will": "aux>lead"},
    ),
    (
        "headlines",
        "Hale/NNP/compound>2 Fires/NNS/compound>2 Ortiz/NNP/ROOT>2",
        {"Hale": "nsubj>Fires", "Fires": "ROOT>Fires", "Ortiz": "dobj>Fires"},
    ),
    (
        "verbless",
        "Hale/NNP/ROOT>0 ,/,/punct>0 in/IN/prep>0 a/DT/det>4 note/NN/pobj>2 condemned/VBD/acl>4"
        " raids/NNS/dobj>5",
        {"Hale": "nsubj>condemned", "condemned": "ROOT>condemned", "in": "prep>condemned"},
    ),
    (
        "overturned",
        "Hale/NNP/nsubj>3 ,/,/punct>3 who/WP/nsubj>3 leads/VBZ/ccomp>6 Lur/NNP/dobj>3 ,/,/punct>6"
        " said/VBD/ROOT>6 no/UH/intj>6",
        {"Hale": "nsubj>said", "leads": "relcl>Hale", "who": "nsubj>leads"},
    ),
    (
        "titles",
        "President/NNP/nsubj>3 Ann/NNP/compound>2 Hale/NNP/appos>0 left/VBD/ROOT>3",
        {"Hale": "nsubj>left", "President": "compound>Hale"},
    ),
    (
        "two_subjects",
        "Lur/NNP/nsubj>3 :/:/punct>3 Hale/NNP/nsubj>3 left/VBD/ROOT>3",
        {"Lur": "npadvmod>left", "Hale": "nsubj>left"},
    ),
    (
        "titles",
        "Envoys/NNS/nsubj>4 and/CC/cc>0 President/NNP/conj>0 Hale/NNP/appos>0 left/VBD/ROOT>4",
        {"Hale": "conj>Envoys", "President": "compound>Hale"},
    ),
    (
        "two_subjects",
        "Hale/NNP/nsubj>4 ,/,/punct>4 Ortiz/NNP/nsubj>4 to/TO/aux>4 meet/VB/ROOT>4",
        {"Ortiz": "conj>Hale", "Hale": "nsubj>meet"},
    ),
    (
        "two_objects",
        "They/PRP/nsubj>1 raided/VBD/ROOT>1 camps/NNS/dobj>1 ,/,/punct>2 a/DT/det>5 crime/NN/dobj>1",
        {"crime": "appos>camps"},
    ),
    (
        "headlines",
        "Troops/NNS/compound>2 Storm/NNP/compound>2 Village/NNP/ROOT>2",
        {"Troops": "nsubj>Storm", "Village": "dobj>Storm"},
    ),
    (
        "headlines",
        "Ferry/NN/compound>1 docks/NNS/ROOT>1 in/IN/prep>1 Lur/NNP/pobj>2 as/IN/mark>6 guards/NNS/nsubj>6"
        " leave/VBP/advcl>1",
        {"Ferry": "nsubj>docks", "docks": "ROOT>docks", "leave": "advcl>docks"},
    ),
    (
        "headlines",
        "In/IN/ROOT>0 Lur/NNP/pobj>0 ,/,/punct>1 a/DT/det>5 club/NN/compound>5 bonds/NNS/appos>1"
        " over/IN/prep>5 tea/NN/pobj>6",
        {"club": "nsubj>bonds", "a": "det>club", "In": "prep>bonds", "bonds": "ROOT>bonds"},
    ),
    (
        "headlines",
        "Thousands/NNS/ROOT>0 of/IN/prep>0 Workers/NNS/pobj>1 March/NN/appos>0 in/IN/prep>3 Lur/NNP/pobj>4",
        {"Thousands": "nsubj>March", "of": "prep>Thousands", "Workers": "pobj>of"},
    ),
    (
        "glued",
        "Mines/NNS/nsubj>1 are/VBP/ROOT>1 life/NN/npadvmod>4 +-/HYPH/punct>4 +threatening/VBG/acomp>1",
        {"threatening": "acomp>are"},
    ),
    (
        "glued",
        "worse/JJR/amod>5 +-/HYPH/punct>0 +than/IN/prep>0 +-/HYPH/punct>0 +expected/VBN/pcomp>2"
        " sales/NNS/ROOT>5",
        {"expected": "amod>than"},
    ),
    (
        "ambient",
        "They/PRP/nsubj>1 met/VBD/ROOT>1 amid/IN/prep>1 rising/VBG/pcomp>2 food/NN/compound>5"
        " prices/NNS/dobj>3",
        {"prices": "pobj>amid", "rising": "amod>prices", "food": "compound>prices"},
    ),
    (
        "second_clauses",
        "They/PRP/nsubj>1 fed/VBD/ROOT>1 cats/NNS/dobj>1 and/CC/cc>2 dogs/NNS/conj>2 follow/VBP/acl>2"
        " suit/NN/dobj>5",
        {"dogs": "nsubj>follow", "follow": "conj>fed"},
    ),
    (
        "second_clauses",
        "She/PRP/nsubj>1 opened/VBD/ROOT>1 fire/NN/dobj>1 then/RB/advmod>4 left/VBD/dep>1",
        {"left": "conj>opened"},
    ),
    (
        "says_last",
        "Hale/NNP/nsubj>1 met/VBD/ROOT>1 her/PRP$/poss>3 cousin/NN/dobj>1 ,/,/punct>3 the/DT/det>6"
        " club/NN/appos>3 said/VBD/acl>6",
        {"said": "ROOT>said", "club": "nsubj>said", "met": "ccomp>said"},
    ),
]


@pytest.mark.parametrize(("name", "rows", "wanted"), CASES)
def test_repair_makes_the_right_edges(name: str, rows: str, wanted: dict[str, str]) -> None:
    last = rows.split().index("Hale/NNP/appos>0") if name == "titles" else 0
    parse = written(rows, [(last, last + 1, "PERSON")] if name == "titles" else None)
    parse.lemmas = [
        "say" if word == "said" else lemma for word, lemma in zip(parse.words, parse.lemmas, strict=True)
    ]
    assert repair.repair(parse, [name])[name] > 0
    found = edges(parse)
    assert {word: found[word] for word in wanted} == wanted


def test_says_last_makes_two_verbs_of_one_subject() -> None:
    parse = written(
        "Lur/NNP/nsubj>1 rejects/VBZ/ccomp>4 terms/NNS/dobj>1 ,/,/punct>4 says/VBZ/ROOT>4"
        " talks/NNS/nsubj>6 failed/VBD/ccomp>4"
    )
    parse.lemmas[4] = "say"
    repair.repair(parse, ["says_last"])
    assert edges(parse)["rejects"] == "ROOT>rejects"
    assert edges(parse)["says"] == "conj>rejects"


def test_says_last_makes_a_trailing_report_the_main_clause() -> None:
    """Parsers hang a heavy subject of "declared" on the clause that it reports."""
    parse = written(
        "Lur/NNP/nsubj>1 fell/VBD/ROOT>1 ,/,/punct>1 a/DT/det>4 report/NN/npadvmod>1 from/IN/prep>4"
        " Oslo/NNP/pobj>5 declared/VBD/acl>4 today/NN/npadvmod>7 ././punct>1"
    )
    parse.lemmas[7] = "declare"
    repair.repair(parse, ["says_last"])
    assert edges(parse) == {
        "Lur": "nsubj>fell",
        "fell": "ccomp>declared",
        ",": "punct>fell",
        "a": "det>report",
        "report": "nsubj>declared",
        "from": "prep>report",
        "Oslo": "pobj>from",
        "declared": "ROOT>declared",
        "today": "npadvmod>declared",
        ".": "punct>declared",
    }


def test_a_clause_beside_another_is_not_its_content() -> None:
    parse = written(
        "Lur/NNP/nsubj>1 fell/VBD/ccomp>5 ,/,/punct>5 allies/NNS/nsubj>5 had/VBD/aux>5 sent/VBD/ROOT>5"
        " arms/NNS/dobj>5"
    )
    repair.repair(parse, ["parataxis"])
    assert edges(parse)["fell"] == "parataxis>sent"


def test_a_closing_quote_ends_its_own_sentence() -> None:
    parse = written(
        "No/UH/ROOT>0 +./././punct>0 +”/''/punct>3 Hale/NNP/nsubj>4 left/VBD/ROOT>4".replace("./././", "././")
    )
    parse.heads[2] = 4
    parse.sentences = [(0, 2), (2, 5)]
    parse.index()
    repair.repair(parse, ["quotes"])
    assert parse.sentences == [(0, 3), (3, 5)]
    assert parse.heads[2] == 0


@pytest.mark.parametrize(
    ("form", "guess", "wanted"),
    [("hoped", "hop", "hope"), ("wiretapped", "wiretappe", "wiretap"), ("’re", "’re", "be")],
)
def test_lemmas(form: str, guess: str, wanted: str) -> None:
    parse = written(f"{form}/VBD/ROOT>0")
    parse.lemmas[0] = guess
    repair.repair(parse, ["lemmas"])
    assert parse.lemmas == [wanted]


RIGHT = [
    "Hale/NNP/nsubj>1 met/VBD/ROOT>1 Ortiz/NNP/dobj>1 in/IN/prep>1 Lur/NNP/pobj>3",
    "Hale/NNP/nsubjpass>2 was/VBD/auxpass>2 fired/VBN/ROOT>2",
    "They/PRP/nsubj>1 met/VBD/ROOT>1 and/CC/cc>1 sang/VBD/conj>1 songs/NNS/dobj>3",
    "The/DT/det>1 fires/NNS/nsubj>2 spread/VBD/ROOT>2",
]


def test_a_hyphen_between_two_vowels_is_not_in_the_lemma() -> None:
    parse = written("They/PRP/nsubj>3 co/VBP/ROOT>1 +-/VBP/punct>1 +operate/VBP/conj>1")
    repair.repair(parse, ["prefixes"])
    assert parse.words == ["They", "co-operate"]
    assert parse.lemmas[1] == "cooperate"


TORN = [
    (
        "Hale/NNP/nsubj>1 left/VBD/ROOT>1 Lur/NNP/dobj>1 ,/,/punct>5 aides/NNS/nsubj>5 said/VBD/ROOT>5",
        3,
        {"left": "ccomp>said", "said": "ROOT>said"},
    ),
    (
        "Eyes/NNS/nsubj>1 fill/VBP/ROOT>1 up/RP/prt>1 and/CC/cc>5 they/PRP/nsubj>5 sit/VBP/ROOT>5",
        3,
        {"sit": "conj>fill", "fill": "ROOT>fill"},
    ),
    (
        "Given/IN/prep>1 frost/NN/ROOT>1 ,/,/punct>5 vines/NNS/nsubj>5 may/MD/aux>5 die/VB/ROOT>5",
        2,
        {"frost": "dep>die", "die": "ROOT>die"},
    ),
    (
        "Hale/NNP/ROOT>0 ,/,/punct>0 left/VBN/acl>0 ,/,/punct>5 aides/NNS/nsubj>5 said/VBD/ROOT>5",
        3,
        {"Hale": "ROOT>Hale", "said": "ROOT>said"},
    ),
    (
        "Hale/NNP/nsubj>1 left/VBD/ROOT>1 Aides/NNS/nsubj>3 slept/VBD/ROOT>3",
        2,
        {"left": "ROOT>left", "slept": "ROOT>slept"},
    ),
]


@pytest.mark.parametrize(("rows", "middle", "wanted"), TORN)
def test_a_sentence_does_not_begin_with_a_comma(rows: str, middle: int, wanted: dict[str, str]) -> None:
    """A break before a comma or a small letter is undone, unless no clause would be what is said."""
    parse = written(rows)
    parse.lemmas[5:6] = ["say"] if "said" in rows else parse.lemmas[5:6]
    parse.sentences = [(0, middle), (middle, len(parse))]
    parse.index()
    repair.repair(parse, ["breaks"])
    found = edges(parse)
    assert {word: found[word] for word in wanted} == wanted
    assert len(parse.sentences) == 1 + (sum(edge.startswith("ROOT") for edge in wanted.values()) > 1)


@pytest.mark.parametrize("rows", RIGHT)
def test_a_right_parse_is_left_alone(rows: str) -> None:
    parse = written(rows)
    before = edges(parse)
    assert not any(repair.repair(parse).values())
    assert edges(parse) == before


def test_names_tell_the_rows_and_no_other_repair_runs() -> None:
    assert len(set(repair.NAMES)) == len(repair.REPAIRS)
    parse = written(CASES[0][1])
    assert repair.repair(parse, []) == {}
    assert parse.words[1] == "re"


TOKENS = st.tuples(
    st.sampled_from(
        [
            "Hale",
            ",",
            "and",
            "said",
            "fires",
            "re",
            "-",
            "who",
            "in",
            "hoped",
            "”",
            "“",
            "a",
            "co",
            "says",
            "’s",
            "partners",
            "with",
            "rising",
            "then",
        ]
    ),
    st.sampled_from(["NNP", "NN", "NNS", "VBD", "VBZ", "VB", "VBN", "IN", "DT", "CC", "WP", "JJ"]),
    st.sampled_from(
        """nsubj nsubjpass dobj conj cc appos prep pobj aux auxpass acl ccomp relcl compound amod det punct
        attr dep advcl""".split()  # noqa: SIM905
    ),
    st.booleans(),
)


@st.composite
def random_parses(draw: Callable[..., object]) -> Parse:
    """Draw sentences with any tree, any labels and any entities."""
    rows = draw(st.lists(TOKENS, min_size=1, max_size=14))
    parse = Parse("")
    cuts = sorted({0, len(rows), *draw(st.lists(st.integers(0, len(rows)), max_size=3))})  # type: ignore[misc, arg-type]
    for word, tag, dep, glued in rows:  # type: ignore[attr-defined]
        parse.text += "" if glued else " "
        parse.starts.append(len(parse.text))
        parse.text += word
        parse.ends.append(len(parse.text))
        parse.words.append(word)
        parse.lemmas.append(word.lower())
        parse.tags.append(tag)
        parse.pos.append("VERB" if tag.startswith("V") else UNIVERSAL.get(tag, "X"))
        parse.deps.append(dep)
    parse.heads = list(range(len(parse.words)))
    parse.sentences = list(pairwise(cuts))
    for first, after in parse.sentences:
        order = draw(st.permutations(range(first, after)))
        for place, row in enumerate(order):  # type: ignore[arg-type, var-annotated]
            parse.heads[row] = order[draw(st.integers(0, place - 1))] if place else row  # type: ignore
            if not place:
                parse.deps[row] = "ROOT"
    start = draw(st.integers(0, len(parse.words) - 1))
    parse.ents = [(start, start + 1, draw(st.sampled_from(["GPE", "PERSON", "DATE"])))]  # type: ignore
    parse.index()
    return parse


@settings(max_examples=600, deadline=None)
@given(random_parses())
def test_any_tree_stays_a_tree(parse: Parse) -> None:
    """Every head chain ends at the one root of its own sentence, columns stay alike and offsets true."""
    repair.repair(parse)
    size = len(parse.words)
    columns = (parse.lemmas, parse.pos, parse.tags, parse.deps, parse.heads, parse.starts, parse.ends)
    assert {len(column) for column in columns} == {size}
    assert [parse.text[a:b] for a, b in zip(parse.starts, parse.ends, strict=True)] == parse.words
    for first, after in parse.sentences:
        rows = range(first, after)
        assert sum(parse.heads[row] == row for row in rows) == 1
        for row in rows:
            assert [row, *parse.ancestors(row)][-1] == next(r for r in rows if parse.heads[r] == r)
            assert all(above in rows for above in parse.ancestors(row))
            assert (parse.deps[row] == "ROOT") == (parse.heads[row] == row)
    assert sum(after - first for first, after in parse.sentences) == size
    assert all(0 <= first < after <= size for first, after, _ in parse.ents)
