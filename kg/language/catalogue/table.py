"""A table of the user's own: CSV with a line of headings, separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from kg.errors import SourceError, UsageError
from kg.language import gazetteer
from kg.language.catalogue.rows import (
    OWN,
    WIKIDATA,
    Row,
    identified,
    named,
    others,
    shortened,
)
from kg.records import Kind, Skipped, content_id

HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("name", "full name", "label", "entity", "title"),
    "id": ("id", "identifier", "key", "number"),
    "aliases": ("aliases", "alias", "other names", "also known as", "aka", "synonyms", "short names"),
    "kind": ("kind", "type", "class", "schema", "category"),
    "country": ("country", "country code", "iso", "nationality", "nation", "jurisdiction"),
    "description": ("description", "role", "position", "office", "notes", "summary"),
    "wikidata": ("wikidata", "wikidata id", "wikidataid", "qid", "wikidata item"),
    "popularity": ("popularity", "weight", "importance"),
}
"""Field -> the headings that mean it, in the order of preference; `--map` names others."""

LONGEST_CELL = 131_072

KINDS: dict[str, Kind] = {
    "": "misc",
    "people": "person",
    "human": "person",
    "individual": "person",
    "official": "politician",
    "mp": "politician",
    "senator": "politician",
    "minister": "politician",
    "organisation": "organization",
    "org": "organization",
    "company": "organization",
    "business": "organization",
    "agency": "organization",
    "ministry": "organization",
    "government body": "organization",
    "public body": "organization",
    "publicbody": "organization",
    "legalentity": "organization",
    "ngo": "organization",
    "court": "organization",
    "media": "organization",
    "newspaper": "organization",
    "armed group": "organization",
    "institution": "organization",
    "political party": "party",
    "state": "country",
    "nation": "country",
    "city": "place",
    "town": "place",
    "region": "place",
    "location": "place",
    "treaty": "event",
    "law": "event",
    "war": "event",
    "post": "office",
}
"""What kinds are called besides by their names."""

SEPARATORS = ",;\t|"


class Lines:
    """Lines for the CSV reader, which remembers the number of the last one."""

    def __init__(self, lines: Iterator[tuple[int, str | None]]) -> None:
        self.lines = lines
        self.number = 0

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        self.number, line = next(self.lines)
        return "" if line is None else line


def read(
    lines: Iterator[tuple[int, str | None]], where: str, mapping: Mapping[str, str]
) -> Iterator[tuple[int, Row | Skipped | None]]:
    """Yield line number and row of each line under the headings, Skipped with the reason for a bad one.

    mapping: field -> heading. Raises SourceError where no heading is a name's, UsageError where the mapping
    names a field or heading that is not there.
    """
    source = Lines(lines)
    first = next(source, "").lstrip("\ufeff")
    separator = max(SEPARATORS, key=first.count)
    csv.field_size_limit(LONGEST_CELL)  # the limit is the process's: another reader may have raised it
    headings = next(csv.reader([first], delimiter=separator), [])
    columns = columns_of(headings, where, mapping)
    reader = csv.reader(source, delimiter=separator, strict=True)
    while True:
        place = f"{where}:{source.number + 1}"
        try:
            cells = next(reader)
            if any(cell.strip() for cell in cells):
                yield source.number, row(cells, columns, len(headings), place)
        except StopIteration:
            return
        except csv.Error as error:
            open_quote = ": a quote that is never closed" if "end of data" in str(error) else ""
            yield source.number, Skipped(place, f"no row of a table: {error}{open_quote}")
        except SourceError as error:
            yield source.number, Skipped(error.where, error.reason)


def columns_of(headings: list[str], where: str, mapping: Mapping[str, str]) -> dict[str, int]:
    """Return field -> number of its column."""
    plain = [" ".join(heading.replace("_", " ").casefold().split()) for heading in headings]
    found: dict[str, int] = {}
    for field, wanted in mapping.items():
        if field not in HEADINGS:
            raise UsageError(f"no field {field!r} to map to; the fields are {', '.join(HEADINGS)}")
        if wanted not in headings:
            raise UsageError(f"{where}: no column {wanted!r}; the columns are {', '.join(headings)}")
        found[field] = headings.index(wanted)
    for field, names in HEADINGS.items():
        column = next((plain.index(name) for name in names if name in plain), None)
        if field not in found and column is not None and column not in found.values():
            found[field] = column
    if "name" not in found:
        shown = ", ".join(map(repr, headings[:12])) or "none"
        raise SourceError(where, f"no column of names; the columns are {shown}; --map name=COLUMN says which")
    return found


def row(cells: list[str], columns: Mapping[str, int], width: int, where: str) -> Row:
    """Return the row. Raises SourceError saying what is wrong with it."""
    if len(cells) > width:
        raise SourceError(where, f"{len(cells)} cells under {width} headings; a comma in a name needs quotes")
    given = {field: cells[number].strip() for field, number in columns.items() if number < len(cells)}
    name = named(given.get("name", ""), where)
    kind = kind_of(given.get("kind", ""), where)
    item = given.get("wikidata", "").rsplit("/", 1)[-1].removeprefix("wd:")
    item = item[:1].upper() + item[1:]
    if item and not WIKIDATA.fullmatch(item):
        raise SourceError(where, f"no Wikidata item: {item[:40]!r}; right would be like Q76")
    record = identified(given.get("id", ""), where)
    if not item and WIKIDATA.fullmatch(record):
        item = record
    aliases = given.get("aliases", "")
    return Row(
        record=record or item or content_id("c", kind, name),
        name=name,
        kind=kind,
        wikidata=item or None,
        aliases=others(name, aliases.split("|" if "|" in aliases else ";")),
        country=country_of(given.get("country", "")),
        description=shortened(given.get("description", "")),
        popularity=popularity_of(given.get("popularity", ""), where),
        own=True,
    )


def kind_of(text: str, where: str) -> Kind:
    """Return the kind. Raises SourceError for a word that names none."""
    word = " ".join(text.replace("_", " ").casefold().split())
    if word in gazetteer.COMPATIBLE or word == "misc":
        return word  # type: ignore[return-value]
    if word not in KINDS:
        known = ", ".join((*gazetteer.COMPATIBLE, "misc"))
        raise SourceError(where, f"unknown kind {text[:40]!r}; right would be one of {known}")
    return KINDS[word]


def country_of(text: str) -> str:
    """Return the ISO code of a country given by code or name, "" where it is not known."""
    if len(text) == 2 and text.isalpha():
        return text.upper()
    return next((entry.country for entry in gazetteer.lookup(text, "country") if entry.country), "")


def popularity_of(text: str, where: str) -> float:
    """Return how well known the row is. Raises SourceError for what is no number from 0 to 1."""
    if not text:
        return OWN
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise SourceError(where, f"popularity {text[:40]!r}; right would be a number from 0 to 1")
    return number
