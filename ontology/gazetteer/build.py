"""Select and clean the gazetteer: `python ontology/gazetteer/build.py KB_FOLDER`.

Reads `entities.csv.gz`, `offices.csv.gz` and `demonyms.csv` of KB_FOLDER, writes `core.csv`, `more.csv.gz`
and `demonyms.csv` beside this script. The same input gives the same bytes. What is left out and how
popularity becomes one scale stands in the tables below; sources and licences in README.md.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
COLUMNS = ("qid", "name", "kind", "aliases", "country", "description", "popularity", "source")
Row = dict[str, str]

CORE_FLOOR = 0.38
"""Entries at least this popular stand in the table that every run reads."""

ACRONYMS = frozenset(
    "US USA UK UAE USSR DRC EU UN GOP NYC DC PRC DPRK ROK GDR FRG UAR".split()
)  # two- and three-letter names of countries and places that news uses; other codes are noise

SCALES: dict[tuple[str, str], tuple[float, float, int]] = {
    # (scale, kind): popularity at 0, gain, the count at which the whole gain is reached
    ("sitelinks", "*"): (0.10, 0.85, 120),
    ("codexdeg", "country"): (0.30, 0.45, 10000),
    ("codexdeg", "place"): (0.20, 0.75, 1600),
    ("codexdeg", "politician"): (0.25, 0.55, 120),
    ("codexdeg", "person"): (0.25, 0.50, 150),
    ("codexdeg", "*"): (0.30, 0.50, 500),
    ("offices", "*"): (0.12, 0.18, 10),
}
"""Three counts that do not compare, each put on one scale from 0 to 1 by its logarithm."""

SOURCES: tuple[tuple[str, float], ...] = (
    ("own seed list", 0.65),
    ("opensanctions igo.py", 0.40),
    ("wikidata via world-leaders-2021", 0.40),
    ("wikidata via agency-registry", 0.35),
    ("wikidata via FB15k entity2wikidata", 0.38),
    ("rigour", 0.40),
    ("partyfacts", 0.20),
    ("name-suggestion-index", 0.20),
    ("", 0.10),
)
"""Floor of popularity by source: what a row is worth that has no count, or a small one."""

MAJOR = frozenset(
    "US GB FR DE RU CN IT ES JP IN CA AU BR MX TR IR IL UA SA EG ZA KR KP SY PL GR IE EU".split()
)
HEAD = r"(President|Prime Minister|Federal Chancellor|Chancellor|Supreme Leader|King|Queen|Taoiseach)"
FAME = {
    "Q7747": 0.95,  # Vladimir Putin: the source counts four sitelinks
    "Q6294": 0.85,  # Hillary Clinton
    "Q22686": 0.95,  # Donald Trump
    "Q76": 0.95,  # Barack Obama
    "Q207": 0.90,  # George W. Bush
    "Q1124": 0.90,  # Bill Clinton
    "Q23505": 0.80,  # George H. W. Bush
    "Q11268": 0.85,  # United States Congress
    "Q66096": 0.80,  # United States Senate
    "Q11701": 0.80,  # United States House of Representatives
    "Q7184": 0.90,  # NATO
    "Q37230": 0.85,  # CIA
}
"""Popularity set by hand where the counts mislead."""

OFFICES: tuple[tuple[str, float, float], ...] = (
    # office, floor for states in MAJOR, floor for others
    (rf"{HEAD}( of (?!the (Senate|House|Parliament|Council))[A-Z].*)?", 0.80, 0.60),
    (
        r"Vice President( of the United States)?|(United States )?Secretary of State|Deputy Prime Minister",
        0.62,
        0.40,
    ),
    (r"(United States )?Attorney General|National Security Advisor|Director of the (FBI|CIA).*", 0.62, 0.30),
    (
        r"Ministers? (of|for) (the )?(Foreign Affairs|Defen[cs]e|Finance|Interior).*|Foreign Secretary",
        0.58,
        0.40,
    ),
    (r"(Secretary|Minister|Director|Ambassador|Chancellor of the Exchequer|Home Secretary)\b.*", 0.45, 0.30),
    (r"Permanent Representative to the United Nations|Press Secretary.*|White House .*", 0.50, 0.30),
    (r"Governor.*|Mayor.*|Speaker.*|First Minister.*", 0.45, 0.30),
    (r"(United States )?[Ss]enator|United States senator", 0.45, 0.20),
    (r"United States representative|member of the House of Commons|Leader of the .*", 0.33, 0.20),
)

SINCE, POSTWAR, FADED = "2001", "1945", 0.85
"""Offices that ended before SINCE raise the popularity of their holders less, before POSTWAR not at all."""

COMMON = re.compile(
    r"(genre|form of government|sub-genre|games? played|films? of|drama movie|\bmovie\b|\bfilm\b$|film released|television series"
    r"|ethnic|people\b.*\bnation|occupation|profession|flag subject|brand \(|operator \(|organization of workers"
    r"|belief|ideolog|medical|disorder|award|ceremony|sport\b.*played|racket|instrument|lake$|in the Philippines$)",
    re.IGNORECASE,
)
"""Descriptions of common nouns, works and things that are no actors."""

EVENTS = re.compile(
    r"\b(War|Wars|Olympics|Revolution|Battle|[Rr]eferendum|[Ee]lections?|Crisis|Uprising|Spring|[Aa]ttacks?|Treaty"
    r"|Accords?|Agreement|Holocaust|[Aa]nnexation|Brexit|Summit|Conference|[Ss]candal|Invasion|Intifada|Deal|Genocide)\b"
)
MISTAKES = frozenset({"Q2", "Q1263215", "Q376749", "Q1953", "Q42646", "Q1842", "Q8687", "Q438476", "Q265662",
                      "Q2280497", "Q190353", "Q19300851", "Q130234762", "Q29999", "Q312564", "Q54122"})  # fmt: skip
"""Rows whose kind or name is wrong in the source and that no rule tells from right ones."""

KINDS = {"Q5083": "place", "Q458": "organization"}
"""Kinds corrected by hand: Seattle stands as a politician."""

NAMES = {"Q43": "Turkey", "Q133274": "Kremlin", "Q221": "North Macedonia", "Q258": "South Africa"}
"""Names as English news has them."""

SEATS = (
    "RU Moscow, Kremlin",
    "US Washington, White House",
    "GB London, Downing Street",
    "FR Paris",
    "DE Berlin",
    "CN Beijing",
    "IR Tehran",
    "TR Ankara",
    "SY Damascus",
    "IQ Baghdad",
    "AF Kabul",
    "EG Cairo",
    "PL Warsaw",
    "JP Tokyo",
    "CA Ottawa",
    "ES Madrid",
    "GR Athens",
    "KP Pyongyang",
    "KR Seoul",
    "EU Brussels",
)
"""Capitals and seats that news names where it means the state."""

ADJECTIVES = frozenset({"Republican", "Democrat", "Democratic", "Conservative", "Liberal", "Socialist", "Communist", "Green"})
"""One-word aliases of parties that are said of a person or a thing, not of the party."""

EXTRA_ALIASES: dict[str, tuple[str, ...]] = {
    "Q133274": ("Kremlin",),
    "Q7184": ("NATO", "Nato"),
    "Q30": ("US", "USA", "United States of America", "America", "the States"),
    "Q145": ("UK", "Britain", "Great Britain"),
    "Q15180": ("USSR", "Soviet Union"),
    "Q29468": ("Republicans", "GOP"),
    "Q29552": ("Democrats",),
    "Q37230": ("CIA", "Central Intelligence Agency"),
    "Q8333": ("FBI", "Federal Bureau of Investigation"),
}
"""What English news calls them, where the sources leave it out."""


def fold(name: str) -> str:
    """Return the name in small ASCII letters as far as it has them, to compare spellings."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return re.sub(r"^the ", "", plain.replace(".", "").replace("-", " ")).strip()


def latin(name: str) -> bool:
    """Say whether every letter is Latin."""
    return all(c < "ɐ" or not c.isalpha() for c in name)


def tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("|", "/")).strip()


def alias_ok(alias: str, row: Row) -> bool:
    """Say whether an alias is a name that means this row in English news."""
    kind, name = row["kind"], row["name"]
    if not latin(alias) or not alias[:1].isupper() or len(alias) > 60 or re.search(r"[/()\[\]:\d\"]", alias):
        return False
    words = alias.split()
    if kind in ("politician", "person"):
        own = {w for w in fold(name).split() if len(w) > 2}
        return 2 <= len(words) <= 5 and bool(own & set(fold(alias).split())) and "," not in alias
    if alias in ADJECTIVES:
        return False
    letters = alias.replace(".", "")
    if kind in ("country", "place"):
        if len(letters) <= 3:
            return letters in ACRONYMS
        return "," not in alias and not (alias.endswith(".") and not alias.isupper()) and not alias.isupper()
    if len(letters) <= 2:
        return letters in ACRONYMS
    return not (len(words) == 1 and letters.isupper() and len(letters) > 8)


def high_offices(folder: Path) -> dict[str, float]:
    """Return the popularity floor that the offices they held give to people."""
    rules = [(re.compile(pattern), major, other) for pattern, major, other in OFFICES]
    floor_of: dict[tuple[str, str], float] = {}
    best: dict[str, float] = defaultdict(float)
    for row in read(folder / "offices.csv.gz"):
        if row["end"] and row["end"] < POSTWAR:
            continue
        faded = bool(row["end"]) and row["end"] < SINCE
        office = (row["office"], row["country"])
        if office not in floor_of:
            floor_of[office] = next(
                (
                    major if row["country"] in MAJOR else other
                    for rule, major, other in rules
                    if rule.fullmatch(row["office"])
                ),
                0.0,
            )
        floor = floor_of[office] * (FADED if faded else 1.0)
        best[row["qid"]] = max(best[row["qid"]], floor)
    return best


def recent(folder: Path) -> set[str]:
    """Return the ids of people who held an office in or after 2014."""
    return {
        row["qid"]
        for row in read(folder / "offices.csv.gz")
        if (row["end"] or "2022") >= "2014" and (row["start"] or "2022") < "2024"
    }


def popularity(row: Row, floors: dict[str, float]) -> float:
    """Return the popularity of a row, 0 to 1."""
    scale, _, count = row["popularity"].partition(":")
    value = 0.0
    if count:
        base, gain, full = SCALES.get((scale, row["kind"]), SCALES.get((scale, "*"), (0.1, 0.5, 500)))
        value = base + gain * min(1.0, math.log1p(int(count)) / math.log1p(full))
    value = max(value, floors.get(row["qid"], 0.0))
    value = max(value, next(floor for source, floor in SOURCES if source in row["source"]))
    value = max(value, FAME.get(row["qid"], 0.0))
    if row["kind"] == "country" and row["country"]:
        value = max(0.75, value + 0.25)
    if "newspaper (" in row["description"] or "Indeterminate" in row["description"]:
        value = min(value, 0.2)
    return round(min(value, 1.0), 3)


def read(path: Path) -> Iterator[Row]:
    opened = (
        gzip.open(path, "rt", encoding="utf-8", newline="")
        if path.suffix == ".gz"
        else open(path, encoding="utf-8", newline="")
    )
    with opened as lines:
        yield from csv.DictReader(lines)


def wanted(row: Row) -> bool:
    """Say whether a row is a named thing that politics knows."""
    name, kind = row["name"], row["kind"]
    if (
        row["qid"] in MISTAKES
        or not latin(name)
        or not (name[:1].isupper() or name[:1].isdigit())
        or len(name) > 80
    ):
        return False
    if kind != "politician" and COMMON.search(row["description"]):
        return False
    if kind in ("politician", "person"):
        return 2 <= len(name.split()) <= 6 and not re.search(r"[\d/()]|people$|Americans$", name)
    if kind == "event":
        return bool(EVENTS.search(name))
    if kind == "organization":
        return not re.search(r"people$|Americans$|^(Category|List):", name)
    if kind == "country":
        return bool(row["country"]) or row["popularity"].startswith("codexdeg") or "own seed" in row["source"]
    return not (kind == "place" and row["source"] == "naturalearth")


def clean(row: Row, floors: dict[str, float]) -> Row:
    """Return a row of the gazetteer."""
    row = {**row, "kind": KINDS.get(row["qid"], row["kind"])}
    name = tidy(NAMES.get(row["qid"], row["name"]))
    row["name"] = name
    seen = {name}
    aliases: list[str] = []
    for alias in [*EXTRA_ALIASES.get(row["qid"], ()), *map(tidy, row["aliases"].split("|"))]:
        alias = re.sub(r"^[Tt]he ", "", alias)
        if alias not in seen and (alias in EXTRA_ALIASES.get(row["qid"], ()) or alias_ok(alias, row)):
            seen.add(alias)
            aliases.append(alias)
    return {
        "qid": row["qid"],
        "name": name,
        "kind": row["kind"],
        "aliases": "|".join(aliases[:14]),
        "country": row["country"] if len(row["country"]) <= 3 else "",
        "description": tidy(row["description"])[:90],
        "popularity": f"{popularity(row, floors):g}",
        "source": row["source"]
        .replace("wikidata via ", "wd:")
        .replace("entity2wikidata", "")
        .replace(" ;", ";")
        .strip(),
    }


def drop_borrowed(rows: list[Row], words: frozenset[str]) -> None:
    """Take away the aliases that are the name of something better known, or a demonym."""
    owners: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for row in rows:
        owners[fold(row["name"])].append((float(row["popularity"]), row["qid"]))
    for row in rows:
        kept = []
        for alias in filter(None, row["aliases"].split("|")):
            rivals = [p for p, qid in owners.get(fold(alias), ()) if qid != row["qid"]]
            taken = any(p >= float(row["popularity"]) for p in rivals)
            demonym = fold(alias) in words and alias not in EXTRA_ALIASES.get(row["qid"], ())
            if not taken and not demonym:
                kept.append(alias)
        row["aliases"] = "|".join(kept)


def places_of_america(rows: Iterable[Row]) -> set[str]:
    """Return the ids of US towns whose name only one of them bears."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["kind"] == "place" and row["source"] == "wiki-media-cred":
            bearers[fold(row["name"])].append(row["qid"])
    return {qids[0] for qids in bearers.values() if len(qids) == 1}


def select(folder: Path) -> tuple[list[Row], list[Row]]:
    """Return the rows of the core table and of the other one, each sorted by id."""
    floors, active = high_offices(folder), recent(folder)
    source = [row for row in read(folder / "entities.csv.gz") if wanted(row)]
    towns = places_of_america(source)
    rows = [
        clean(row, floors)
        for row in source
        if row["source"] != "wiki-media-cred"
        or row["kind"] != "place"
        or row["popularity"]
        or row["qid"] in towns
    ]
    words = frozenset(fold(row["demonym"]) for row in read(folder / "demonyms.csv"))
    drop_borrowed(rows, words)
    rows.sort(
        key=lambda row: (
            row["qid"][0] == "L",
            int(row["qid"][1:]) if row["qid"][1:].isdigit() else 0,
            row["qid"],
        )
    )
    core = [row for row in rows if float(row["popularity"]) >= CORE_FLOOR]
    more = [
        row
        for row in rows
        if float(row["popularity"]) < CORE_FLOOR
        and (row["kind"] != "politician" or row["qid"] in active or float(row["popularity"]) >= 0.3)
    ]
    for row in more:
        row["source"] = row["source"].split(";")[0]
    return core, more


def demonyms(folder: Path) -> list[Row]:
    """Return the demonyms that mean one place. Where a state shares one with its territories or with
    its neighbour, the state named after it by the better part of the world wins."""
    preferred = {"Chinese": "Q148", "Dutch": "Q55", "Indian": "Q668", "Irish": "Q27", "Guinean": "Q1006"}
    places: dict[str, list[Row]] = defaultdict(list)
    for row in read(folder / "demonyms.csv"):
        if all(other["qid"] != row["qid"] for other in places[row["demonym"]]):
            places[row["demonym"]].append(row)
    found = []
    for demonym, rows in sorted(places.items()):
        rows = [row for row in rows if row["qid"] == preferred.get(demonym, row["qid"])]
        if len(rows) == 1 and rows[0]["demonym"] != rows[0]["place"]:
            found.append({"demonym": demonym, "qid": rows[0]["qid"], "place": rows[0]["place"]})
    return found


def metonyms(rows: list[Row]) -> list[Row]:
    """Return the capitals and seats of government with the item of the state that acts through them."""
    by_fame = sorted(rows, key=lambda row: float(row["popularity"]))
    states = {row["country"]: row for row in by_fame if row["kind"] == "country"}
    best: dict[tuple[str, str], Row] = {}
    for row in by_fame:
        if row["kind"] == "place":
            for name in [row["name"], *row["aliases"].split("|")]:
                best[name, row["country"]] = row
    union = next(row for row in rows if row["qid"] == "Q458")
    found = []
    for line in SEATS:
        code, _, names = line.partition(" ")
        state = union if code == "EU" else states[code]
        for name in names.split(", "):
            seat = best.get((name, "BE" if code == "EU" else code)) or best.get((name, ""))
            if seat is None:
                raise SystemExit(f"no place {name!r} of {code} among the rows: correct SEATS")
            found.append(
                {"qid": seat["qid"], "name": name, "stands_for": state["qid"], "state": state["name"]}
            )
    return found


def as_csv(rows: list[Row], columns: tuple[str, ...]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kb", type=Path)
    folder = parser.parse_args().kb
    core, more = select(folder)
    (HERE / "core.csv").write_text(as_csv(core, COLUMNS), encoding="utf-8", newline="")
    with open(HERE / "more.csv.gz", "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(as_csv(more, COLUMNS).encode())
    words = demonyms(folder)
    (HERE / "demonyms.csv").write_text(
        as_csv(words, ("demonym", "qid", "place")), encoding="utf-8", newline=""
    )
    seats = metonyms(core)
    seat_columns = ("qid", "name", "stands_for", "state")
    (HERE / "metonyms.csv").write_text(as_csv(seats, seat_columns), encoding="utf-8", newline="")
    sys.stdout.write(f"{len(core)} core, {len(more)} more, {len(words)} demonyms\n")


if __name__ == "__main__":
    main()
