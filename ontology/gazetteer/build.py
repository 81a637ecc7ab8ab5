"""Select and clean the gazetteer: `python ontology/gazetteer/build.py KB_FOLDER`.

Reads `entities.csv.gz`, `offices.csv.gz` and `demonyms.csv` of KB_FOLDER, writes `core.csv`, `more.csv.gz`,
`demonyms.csv`, `metonyms.csv` and `offices.csv.gz` beside this script. The same input gives the same bytes.
What is left out and how popularity becomes one scale stands in the tables of `selection.py`; sources and
licences in README.md.
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

from selection import (
    ACRONYMS,
    ADJECTIVES,
    COMMON,
    CORE_FLOOR,
    EVENTS,
    EXTRA_ALIASES,
    FADED,
    FAME,
    KINDS,
    MAJOR,
    MISTAKES,
    NAMES,
    OFFICE_COLUMNS,
    OFFICES,
    POSTWAR,
    SCALES,
    SEATS,
    SHARED_OFFICE,
    SINCE,
    SOURCES,
)

HERE = Path(__file__).resolve().parent
COLUMNS = ("qid", "name", "kind", "aliases", "country", "description", "popularity", "source")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
Row = dict[str, str]


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
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""))


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
    preferred = {
        "Chinese": "Q148", "Danish": "Q35", "Dutch": "Q55", "French": "Q142", "Guinean": "Q1006",
        "Indian": "Q668", "Irish": "Q27",
    }  # fmt: skip
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


def offices(folder: Path, known: set[str]) -> list[Row]:
    """Return who held an office that one person holds at a time, and when; people of the gazetteer only."""
    found = {
        tuple(row[column] for column in OFFICE_COLUMNS)
        for row in read(folder / "offices.csv.gz")
        if row["qid"] in known
        and DAY.fullmatch(row["start"])
        and DAY.fullmatch(row["end"] or row["start"])
        and not SHARED_OFFICE.search(row["office"])
    }
    return [dict(zip(OFFICE_COLUMNS, values, strict=True)) for values in sorted(found)]


def as_csv(rows: list[Row], columns: tuple[str, ...]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def pack(name: str, rows: list[Row], columns: tuple[str, ...]) -> None:
    """Write a compressed table without name or time in it: the same rows give the same bytes."""
    with open(HERE / name, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(as_csv(rows, columns).encode())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kb", type=Path)
    folder = parser.parse_args().kb
    core, more = select(folder)
    (HERE / "core.csv").write_text(as_csv(core, COLUMNS), encoding="utf-8", newline="")
    pack("more.csv.gz", more, COLUMNS)
    words = demonyms(folder)
    (HERE / "demonyms.csv").write_text(
        as_csv(words, ("demonym", "qid", "place")), encoding="utf-8", newline=""
    )
    held = offices(folder, {row["qid"] for row in (*core, *more)})
    pack("offices.csv.gz", held, OFFICE_COLUMNS)
    seats = metonyms(core)
    seat_columns = ("qid", "name", "stands_for", "state")
    (HERE / "metonyms.csv").write_text(as_csv(seats, seat_columns), encoding="utf-8", newline="")
    counts = ((core, "core"), (more, "more"), (words, "demonyms"), (held, "office-holdings"))
    sys.stdout.write(", ".join(f"{len(rows)} {what}" for rows, what in counts) + "\n")


if __name__ == "__main__":
    main()
