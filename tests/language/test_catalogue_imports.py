"""From FollowTheMoney, a table or a Wikidata dump to a catalogue, and what is said of bad lines."""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from kg import ontology
from kg.errors import UsageError
from kg.language.catalogue import Catalogue
from kg.language.catalogue.imports import Report, make
from kg.language.catalogue.rows import Holding
from kg.language.gazetteer import key

Found = dict[str, Any]


def imported(
    folder: Path, lines: Iterable[object], name: str = "in.json", **options: Any
) -> tuple[Report, Path]:
    """Import lines: texts as they are, objects as JSON."""
    source = folder / name
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    source.write_text("\n".join(texts) + "\n", encoding="utf-8", errors="surrogatepass")
    out = folder / "out.kgcat"
    return make([str(source)], out, **options), out


def found(path: Path, name: str) -> list[tuple[str, str, str]]:
    """Return id, name and kind of those who are called so."""
    return [(entry.id, entry.name, entry.kind) for entry in Catalogue(path).find(key(name))]


def ftm(identifier: str, schema: str, **properties: list[str]) -> Found:
    return {"id": identifier, "schema": schema, "properties": properties}


PEOPLE = [
    ftm(
        "NK-1",
        "Person",
        name=["Ilse Varga"],
        topics=["role.pep"],
        country=["hu"],
        position=["State Secretary"],
    ),
    ftm(
        "NK-2",
        "Person",
        name=["Варга Б.", "VARGA, Béla", "BELA VARGA", "Béla Varga"],
        alias=["Варга Бела", "Bela"],
        weakAlias=["The Bull"],
    ),
    ftm("Q999001", "Person", name=["Odo Pell"], citizenship=["su", "ru"], nationality=["ru"]),
    ftm("NK-4", "PublicBody", name=["Bureau of Lighthouses"], alias=["BOL", "Obama"], country=["gb-sct"]),
    ftm("NK-5", "Organization", name=["Harbour Alliance"], topics=["pol.party"], wikidataId=["Q999002"]),
    ftm("NK-6", "Vessel", name=["Sea Rose"]),
    ftm("NK-7", "Position", name=["Keeper of the Northern Seal"], country=["is"]),
    ftm("NK-8", "Occupancy", holder=["NK-1"], post=["NK-7"], startDate=["2014-05-02"], endDate=["2016"]),
    ftm("NK-9", "Occupancy", holder=["nobody"], post=["NK-7"]),
    ftm("NK-10", "Territory", name=["Outer Skerries"], alias=["OSK"]),
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ilse Varga", [("NK-1", "Ilse Varga", "politician")]),
        ("Bela Varga", [("NK-2", "Béla Varga", "person")]),
        ("Bela", []),  # one word is no name of a person
        ("The Bull", []),  # a weak alias
        ("Odo Pell", [("Q999001", "Odo Pell", "person")]),
        ("the Bureau of Lighthouses", [("NK-4", "Bureau of Lighthouses", "organization")]),
        ("BOL", [("NK-4", "Bureau of Lighthouses", "organization")]),
        ("Obama", []),  # what a person is called is not listed as a body by that word alone
        ("Harbour Alliance", [("Q999002", "Harbour Alliance", "party")]),
        ("Sea Rose", []),
        ("Outer Skerries", [("NK-10", "Outer Skerries", "place")]),
        ("OSK", []),  # a code
        ("Keeper of the Northern Seal", [("NK-7", "Keeper of the Northern Seal", "office")]),
    ],
)
def test_followthemoney(tmp_path: Path, name: str, expected: list[tuple[str, str, str]]):
    report, path = imported(tmp_path, PEOPLE)
    assert found(path, name) == expected
    assert (report.lines, report.rows, report.left_out, report.errors) == (10, 7, 1, 0)


def test_followthemoney_fields(tmp_path: Path):
    _, path = imported(tmp_path, PEOPLE)
    held = Catalogue(path)
    assert [held.by_id(one).country for one in ("NK-1", "Q999001", "NK-4")] == ["HU", "RU", "GB"]  # type: ignore[union-attr]
    assert held.by_id("NK-1").description == "State Secretary"  # type: ignore[union-attr]
    assert held.offices("NK-1") == (
        Holding("NK-1", "NK-7", "Keeper of the Northern Seal", "2014-05-02", "2016"),
    )
    assert held.offices("NK-7") == ()


TABLE = """Full Name;aka;type;nation;qid;role
Jane Q. Roe;Jane Roe|J. Roe;politician;France;;Mayor of Strelsau
Rassendyll Party;RP;political party;DE;Q999003;
"Roe; Son & Co";;company;;;trader
"""


def test_table(tmp_path: Path):
    mapping = {"name": "Full Name", "country": "nation"}
    report, path = imported(tmp_path, [TABLE.strip()], "people.csv", mapping=mapping)
    assert (report.rows, report.errors) == (3, 0)
    (entry,) = Catalogue(path).find("jane roe")
    assert (entry.kind, entry.country, entry.description) == ("politician", "FR", "Mayor of Strelsau")
    assert (entry.own, entry.aliases, entry.wikidata) == (True, ("Jane Roe", "J. Roe"), None)
    assert found(path, "RP") == [("Q999003", "Rassendyll Party", "party")]
    assert found(path, "Roe; Son & Co")[0][1:] == ("Roe; Son & Co", "organization")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_table_separators(tmp_path: Path, separator: str):
    lines = [separator.join(("Name", "Kind", "ID")), separator.join(("Ann Blythe", "person", "17"))]
    _, path = imported(tmp_path, lines, "people.csv")
    assert found(path, "Ann Blythe") == [("c-17-5d18bf", "Ann Blythe", "person")]


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [("Q5", "Q5"), ("Quorum", "c-Quorum"), ("Lodge-1", "c-Lodge-1"), ("e-0", "c-e-0"), ("gb-7", "gb-7")],
)
def test_an_id_of_the_users_is_like_no_other(tmp_path: Path, identifier: str, expected: str):
    _, path = imported(tmp_path, ["id,name", f"{identifier},Ann Blythe"], "people.csv")
    assert found(path, "Ann Blythe")[0][0] == expected


@pytest.mark.parametrize(
    ("mapping", "said"),
    [({"name": "Nom"}, "no column 'Nom'"), ({"nom": "name"}, "no field 'nom'")],
)
def test_wrong_mapping(tmp_path: Path, mapping: dict[str, str], said: str):
    with pytest.raises(UsageError, match=said):
        imported(tmp_path, ["id,name", "1,Ann Blythe"], "people.csv", mapping=mapping)


def test_a_mapping_is_for_tables(tmp_path: Path):
    with pytest.raises(UsageError, match="only the columns of a table"):
        imported(tmp_path, PEOPLE, mapping={"name": "x"})


def item(number: int, label: str, *statements: tuple[str, Any], links: int = 0, **more: Any) -> Found:
    """Build an item as a dump holds it. A statement: property and item, or value."""
    claims: dict[str, list[Found]] = {}
    for name, value in statements:
        value = {"id": value, "entity-type": "item"} if isinstance(value, str) and value[:1] == "Q" else value
        claim = {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}, "rank": "normal"}
        claims.setdefault(name, []).append(claim)
    return {
        "id": f"Q{number}",
        "type": "item",
        "labels": {"en": {"language": "en", "value": label}},
        "claims": claims,
        "sitelinks": {f"w{n}": {"site": f"w{n}", "title": label} for n in range(links)},
    } | more


def held(person: Found, office: str, start: tuple[str, int]) -> Found:
    snak = {"datavalue": {"value": {"time": start[0], "precision": start[1]}}}
    claim = {"mainsnak": {"datavalue": {"value": {"id": office}}}, "qualifiers": {"P580": [snak]}}
    person["claims"]["P39"] = [claim]
    return person


SHORT = {"text": "MDW", "language": "en"}
ALIASES = {"de": [{"value": "Gustl Hohl"}], "en": [{"value": "Gus Hohl"}]}
ITEMS = [
    held(item(991, "Aldo Brand", ("P31", "Q5"), ("P27", "Q38")), "Q995", ("+2011-04-00T00:00:00Z", 10)),
    item(992, "Pia Lund", ("P31", "Q5"), ("P106", "Q82955"), ("P27", "Q35"), links=120),
    item(993, "Kit Song", ("P31", "Q5"), ("P106", "Q177220")),  # a singer
    item(994, "Meadow Party", ("P31", "Q43229"), ("P31", "Q7278"), ("P17", "Q145"), ("P1813", SHORT)),
    item(995, "Warden of the Marches", ("P31", "Q294414")),
    item(996, "Tall Bridge", ("P31", "Q12280")),
    item(997, "Nowhere", ("P17", "Q5")),
    item(998, "Gustav Hohl", ("P31", "Q5"), ("P102", "Q994"), aliases=ALIASES),
]  # fmt: skip


def dump(items: Iterable[Found]) -> list[str]:
    """Write items as a dump does: compact, an array over many lines."""
    texts = [json.dumps(one, separators=(",", ":")) for one in items]
    return ["[", *(f"{text}," for text in texts[:-1]), texts[-1], "]"]


@pytest.mark.parametrize("compact", [True, False])
def test_wikidata(tmp_path: Path, compact: bool):
    lines = dump(ITEMS) if compact else ["[", *(json.dumps(one) for one in ITEMS), "]"]
    report, path = imported(tmp_path, lines)
    assert (report.rows, report.left_out, report.errors) == (5, 3, 0)
    catalogue = Catalogue(path)
    entries = {n: catalogue.by_id(f"Q{n}") for n in range(991, 999)}
    kinds = {n: (entry.kind, entry.country, entry.popularity) for n, entry in entries.items() if entry}
    assert kinds == {
        991: ("politician", "IT", 0.1),
        992: ("politician", "DK", 0.95),
        994: ("party", "GB", 0.1),
        995: ("office", "", 0.1),
        998: ("politician", "", 0.1),
    }
    assert catalogue.offices("Q991") == (Holding("Q991", "Q995", "Warden of the Marches", "2011-04", ""),)
    assert found(path, "MDW") == [("Q994", "Meadow Party", "party")]
    assert (len(found(path, "Gus Hohl")), len(found(path, "Gustl Hohl"))) == (1, 0)


def test_wikidata_in_other_languages(tmp_path: Path):
    _, path = imported(tmp_path, dump(ITEMS), languages=["en", "de"])
    assert found(path, "Gustl Hohl") == [("Q998", "Gustav Hohl", "politician")]


def test_classes_are_of_known_kinds():
    rows = list(ontology.rows("gazetteer/classes.csv"))
    assert len({row["qid"] for row in rows}) == len(rows) > 80
    assert {row["kind"] for row in rows} <= {*ontology.KINDS, "occupation", "public"}


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_packed_files(tmp_path: Path, pack: Any):
    source = tmp_path / "in.packed"
    source.write_bytes(pack("\n".join(dump(ITEMS)).encode()))
    assert make([str(source)], tmp_path / "out.kgcat").rows == 5


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_a_file_that_breaks_off_is_told(tmp_path: Path, pack: Any):
    """What came before the break is kept."""
    lines = "\n".join(
        json.dumps(ftm(f"NK-{n}", "Person", name=[f"Ann Blythe{n} {n * 7919}"])) for n in range(60_000)
    )
    packed = pack(lines.encode())
    source = tmp_path / "in.packed"
    source.write_bytes(packed[: len(packed) * 2 // 3])
    report = make([str(source)], tmp_path / "out.kgcat")
    assert (report.rows > 0, report.errors) == (True, 1)
    assert "breaks off" in report.skipped[0].reason
    assert report.skipped[0].where.endswith(f":{report.lines + 1}")


GOOD = ftm("NK-1", "Person", name=["Ilse Varga"])
BAD: list[tuple[object, str]] = [
    ('{"id": "x", ', "not JSON"),
    ("[1, 2]", "found a JSON list"),
    ("[" * 100_000, "not JSON"),
    ('{"id": 1' + "0" * 5000 + "}", "not JSON that can be read"),
    ({"id": "x"}, "wanted id, schema and properties"),
    ({"id": 7, "schema": "Person", "properties": {}}, "wanted id, schema and properties"),
    ({"id": "x", "schema": "Person", "properties": ["name"]}, "wanted id, schema and properties"),
    (ftm("x", "Person"), "no name"),
    ({"id": "x", "schema": "Person", "properties": {"name": [None, 3, {}]}}, "no name"),
    (ftm("x", "Person", name=["\x00\x01 "]), "no name"),
    (ftm("x", "Person", name=["n" * 10**6]), "a name of 1,000,000 characters"),
    (ftm("x" * 10**6, "Person", name=["Ann Blythe"]), "an id of 1,000,000 characters"),
]


@pytest.mark.parametrize(("line", "said"), BAD, ids=[row[1] + str(n) for n, row in enumerate(BAD)])
def test_bad_lines_are_told_and_harm_nothing_else(tmp_path: Path, line: object, said: str):
    report, path = imported(tmp_path, [GOOD, line, ftm("NK-2", "Person", name=["Odo Pell"])], form="ftm")
    assert (report.rows, report.errors) == (2, 1)
    assert report.skipped[0].where.endswith("in.json:2")
    assert said in report.skipped[0].reason
    assert len(report.skipped[0].reason) < 300
    assert len(Catalogue(path)) == 2


BAD_ROWS = [
    ("Ann Blythe,spaceship,,", "unknown kind 'spaceship'"),
    (",person,,", "no name"),
    ("Ann Blythe,person,Q5x,", "no Wikidata item: 'Q5x'"),
    ("Ann Blythe,person,,2", "popularity '2'"),
    ("Ann Blythe,person,,nan", "popularity 'nan'"),
    ("Ann,Blythe,person,,0.5", "5 cells under 4 headings"),
    (f"{'n' * 200_000},person,,", "field larger than field limit"),
    (f"{'n' * 20_000},person,,", "a name of 20,000 characters"),
]


@pytest.mark.parametrize(("line", "said"), BAD_ROWS)
def test_bad_rows_of_a_table(tmp_path: Path, line: str, said: str):
    lines = ["name,kind,wikidata,popularity", "Odo Pell,person,,", line, "Ilse Varga,person,,"]
    report, path = imported(tmp_path, lines, "people.csv")
    assert (report.rows, report.errors) == (2, 1)
    assert (report.skipped[0].where.rsplit(":", 1)[1], said in report.skipped[0].reason) == ("3", True)
    assert found(path, "Ilse Varga") != []


@pytest.mark.parametrize(
    "broken",
    [
        {"claims": {"P31": "Q5"}},
        {"claims": {"P31": [None, {"mainsnak": 3}, {"mainsnak": {"datavalue": []}}]}},
        {"claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": ["Q5"]}}}}]}},
        {"labels": [1], "aliases": 3, "descriptions": {"en": 4}},
        {"labels": {"en": {"value": 5}}, "sitelinks": [1]},
    ],
)
def test_wikidata_of_wrong_types_is_left_out(tmp_path: Path, broken: Found):
    report, _ = imported(tmp_path, dump([ITEMS[1], ITEMS[0] | broken, ITEMS[3]]))
    assert (report.rows, report.left_out, report.errors) == (2, 1, 0)


def test_control_characters_and_halves_of_characters(tmp_path: Path):
    line = (
        '{"id": "NK-1", "schema": "Person", "properties": {"name": ["Ilse\\u0000 \\ud800 \\u001b[31mVarga"]}}'
    )
    _, path = imported(tmp_path, [line])
    (entry,) = Catalogue(path).find(key("Ilse \ufffd [31mVarga"))
    assert entry.name.isprintable()


def test_rows_of_one_id_become_one(tmp_path: Path):
    rows = [
        ftm("NK-1", "Person", name=["Ilse Varga"]),
        ftm("NK-1", "Person", name=["Ilse Toth"], country=["hu"]),
    ]
    report, path = imported(tmp_path, rows)
    assert (report.rows, report.joined) == (1, 1)
    assert found(path, "Ilse Toth") == [("NK-1", "Ilse Varga", "person")]
    assert Catalogue(path).by_id("NK-1").country == "HU"  # type: ignore[union-attr]


def test_a_holder_known_by_another_id(tmp_path: Path):
    rows = [
        ftm("o", "Occupancy", holder=["NK-1"], post=["pos"]),  # before those it speaks of
        ftm("NK-1", "Person", name=["Ilse Varga"], wikidataId=["Q999009"]),
    ]
    _, path = imported(tmp_path, rows)
    assert [one.office for one in Catalogue(path).offices("Q999009")] == ["pos"]


def test_where_nothing_is_right_nothing_is_written(tmp_path: Path):
    (tmp_path / "out.kgcat").write_bytes(b"old")
    report, path = imported(tmp_path, ["{", "["], form="ftm")
    assert (report.rows, report.errors) == (0, 2)
    assert path.read_bytes() == b"old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in.json", "out.kgcat"]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n", "a PNG image"), (b"a,b\n1,2\n", "no column of names")],
)
def test_files_that_are_none(tmp_path: Path, content: bytes, said: str):
    (tmp_path / "in").write_bytes(content)
    report = make([str(tmp_path / "in")], tmp_path / "out.kgcat")
    assert (report.errors, said in report.skipped[0].reason) == (1, True)
    assert not (tmp_path / "out.kgcat").exists()


def test_a_missing_file_harms_no_other(tmp_path: Path):
    (tmp_path / "in.json").write_text(json.dumps(GOOD), encoding="utf-8")
    report = make([str(tmp_path / "nowhere"), str(tmp_path / "in.json")], tmp_path / "out.kgcat")
    assert (report.rows, report.errors) == (1, 1)
    assert "No such file" in report.skipped[0].reason


@pytest.mark.parametrize("out", [".", "nowhere/out.kgcat", "in.json"])
def test_outputs_that_cannot_be(tmp_path: Path, out: str):
    (tmp_path / "in.json").write_text(json.dumps(GOOD), encoding="utf-8")
    with pytest.raises(UsageError):
        make([str(tmp_path / "in.json")], tmp_path / out)
    assert (tmp_path / "in.json").read_text(encoding="utf-8") == json.dumps(GOOD)


def test_the_same_files_make_the_same_bytes(tmp_path: Path):
    _, path = imported(tmp_path, PEOPLE)
    first = path.read_bytes()
    _, path = imported(tmp_path, PEOPLE)
    assert path.read_bytes() == first
