"""Who and what exists: the tables of `ontology/gazetteer/`, looked up by name.

Two tables: `core.csv`, read at the first lookup (countries, capitals, parties, organisations, the
well known), and `more.csv.gz`, read when a name of several words is not in the first (members of
parliaments, small places). A row is parsed into an `Entry` when it is first asked for.

Beside them stand the catalogues of the user (`kg.language.catalogue`), consulted inside `consulting(paths)`.
What the user wrote goes before what is embedded: who keeps a list of people has articles about these, and
knows it; whom a big list merely names competes with the embedded by how well known it is.
"""

from __future__ import annotations

import csv
import gzip
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg import ontology
from kg.errors import OntologyError
from kg.records import Kind

if TYPE_CHECKING:
    from kg.language.catalogue import Catalogue

COLUMNS = ("qid", "name", "kind", "aliases", "country", "description", "popularity", "source")
CORE = "gazetteer/core.csv"
MORE = "gazetteer/more.csv.gz"

MANY = 3
"""How many bearers make a word a first name."""

COMPATIBLE: dict[str, frozenset[str]] = {
    "person": frozenset({"person", "politician"}),
    "politician": frozenset({"person", "politician"}),
    "organization": frozenset({"organization", "party"}),
    "party": frozenset({"organization", "party"}),
    "group": frozenset({"party", "organization"}),
    "country": frozenset({"country", "place"}),
    "place": frozenset({"country", "place"}),
    "event": frozenset({"event", "election"}),
    "election": frozenset({"event", "election"}),
    "office": frozenset({"office"}),
    "topic": frozenset(),
}
"""Which kinds of entry a mention of a kind may mean. `misc` is not a row: it may mean any."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the gazetteer.

    id: a Wikidata id, or a local one that begins with `L` where Wikidata's is not confirmed, or that of
    a catalogue (`NK-…`).
    country: ISO 3166 code, "" where none is known. popularity: 0 to 1, one scale for all sources.
    own: the user wrote it.
    """

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    country: str
    description: str
    popularity: float
    own: bool = False

    @property
    def wikidata(self) -> str | None:
        """The Wikidata id, None for a local one."""
        return self.id if self.id.startswith("Q") else None


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """Return what two spellings of a name share: "the F.B.I." and "FBI" -> "FBI", "Zürich" -> "zurich".

    Acronyms of up to six letters keep their capitals, so that "US" is not "us".
    """
    words = name.replace("’", "'").split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    text = " ".join(words)
    if len(words) == 1:
        letters = text.replace(".", "")
        if 1 < len(letters) <= 6 and letters.isupper() and letters.isalpha():
            return letters
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return text.replace(".", "").replace("-", " ").casefold()


class Table:
    """One file of entries: raw rows, the row numbers of each key, entries made on demand."""

    def __init__(self, rows: list[list[str]]) -> None:
        self.rows = rows
        self.made: dict[int, Entry] = {}
        self.at: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            names = [row[1], *row[3].split("|")] if row[3] else [row[1]]
            for name in names:
                numbers = self.at.setdefault(key.__wrapped__(name), [])
                if not numbers or numbers[-1] != number:
                    numbers.append(number)
        self.ids = {row[0]: number for number, row in enumerate(rows)}

    def entry(self, number: int) -> Entry:
        made = self.made.get(number)
        if made is None:
            qid, name, kind, aliases, country, description, popularity, _ = self.rows[number]
            others = tuple(aliases.split("|")) if aliases else ()
            made = Entry(qid, name, kind, others, country, description, float(popularity))  # type: ignore[arg-type]
            self.made[number] = made
        return made

    def find(self, name_key: str) -> list[Entry]:
        return [self.entry(number) for number in self.at.get(name_key, ())]


def read(name: str) -> list[list[str]]:
    """Return the rows of a table, sorted as they stand. Raises OntologyError naming the file and row."""
    path = ontology.folder() / name
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: {error}") from error
    found = list(csv.reader(io.StringIO(text, newline="")))
    if not found or tuple(found[0]) != COLUMNS:
        raise OntologyError(f"{path}: the first line must be {','.join(COLUMNS)}, found {found[:1]}")
    for number, row in enumerate(found[1:], start=2):
        if len(row) != len(COLUMNS):
            raise OntologyError(f"{path}: row {number}: {len(row)} columns, wanted {len(COLUMNS)}: {row}")
    return found[1:]


@cache
def core() -> Table:
    """Return the table of the well known, read once."""
    return Table(read(CORE))


@cache
def more() -> Table:
    """Return the table of the less known, read once."""
    return Table(read(MORE))


_CONSULTED: ContextVar[tuple[Catalogue, ...]] = ContextVar("catalogues", default=())


@contextmanager
def consulting(paths: Sequence[str]) -> Iterator[None]:
    """Look names up in these catalogues too, of two rows with one id in the first.

    Raises ConfigError naming the file where one is no catalogue. It holds for this thread only.
    """
    from kg.language.catalogue import opened

    token = _CONSULTED.set(tuple(opened(path) for path in paths))
    try:
        yield
    finally:
        _CONSULTED.reset(token)


def lookup(name: str, kind: str | None = None) -> tuple[Entry, ...]:
    """Return the entries that are called so, the best known first; with `kind`, only compatible ones.

    "Moscow" -> the city, then towns of that name in Idaho and elsewhere.
    """
    name_key = key(name)
    found = core().find(name_key)
    if not found and " " in name_key:
        found = more().find(name_key)
    if not found and name.isupper() and len(name) > 3:
        found = core().find(name.casefold())
    if _CONSULTED.get():
        found = beside(name_key, found)
    return tuple(sorted(compatible(found, kind), key=lambda entry: (-entry.popularity, entry.id)))


def compatible(entries: Iterable[Entry], kind: str | None) -> list[Entry]:
    """Return those entries that a mention of the kind may mean."""
    wanted = COMPATIBLE.get(kind) if kind else None
    return [entry for entry in entries if wanted is None or entry.kind in wanted]


def beside(name_key: str, embedded: list[Entry]) -> list[Entry]:
    """Return what the catalogues and the gazetteer call so.

    A row that the user wrote hides the embedded ones of its name and kind: "John Smith", a councillor, is
    no longer the minister of that name. What is merely listed without an item is taken for the embedded
    one of its name, kind and country: two of one name side by side would link neither. Of an id that both
    know, one entry is made.
    """
    listed = {entry.id: entry for one in _CONSULTED.get() for entry in one.find(name_key)}
    found = {identifier: by_id(identifier) or entry for identifier, entry in listed.items()}
    own = [entry for entry in found.values() if entry.own]
    for entry in embedded:
        if entry.id in found or any(alike(entry, one) for one in own):
            continue
        for one in listed.values():
            if not one.own and one.wikidata is None and one.country == entry.country and alike(entry, one):
                found.pop(one.id, None)
        found[entry.id] = by_id(entry.id) or entry
    return list(found.values())


def alike(one: Entry, other: Entry) -> bool:
    """Say whether two entries are of kinds of which a mention may mean either."""
    return one.kind in COMPATIBLE.get(other.kind, frozenset({other.kind}))


def together(listed: Entry, embedded: Entry) -> Entry:
    """Return one entry of the two of an id: the user's word where the user wrote it, else the embedded's
    with the other's names. Of two kinds that fit the narrower stays: "party" before "organization"."""
    first, second = (listed, embedded) if listed.own else (embedded, listed)
    narrower = embedded.kind in COMPATIBLE.get(first.kind, ()) and first.kind in (
        "person",
        "organization",
        "place",
    )
    names = dict.fromkeys((*first.aliases, second.name, *second.aliases))
    names.pop(first.name, None)
    return replace(
        first,
        kind=embedded.kind if narrower else first.kind,
        aliases=tuple(names),
        country=first.country or second.country,
        description=first.description or second.description,
        popularity=max(first.popularity, second.popularity),
    )


def by_id(identifier: str) -> Entry | None:
    """Return the entry with a Wikidata, local or catalogue's id, from whichever knows it."""
    listed = next((found for one in _CONSULTED.get() if (found := one.by_id(identifier)) is not None), None)
    embedded = _embedded(identifier)
    if listed is None or embedded is None:
        return listed or embedded
    return together(listed, embedded)


def _embedded(identifier: str) -> Entry | None:
    """Return the entry of either table."""
    for table in (core(), more()):
        number = table.ids.get(identifier)
        if number is not None:
            return table.entry(number)
    return None


@cache
def demonyms() -> dict[str, str]:
    """Return demonym -> id of its country or place ("Russian" -> Q159); ambiguous ones are left out."""
    return {row["demonym"]: row["qid"] for row in ontology.rows("gazetteer/demonyms.csv")}


@cache
def metonyms() -> dict[str, str]:
    """Return id of a capital or seat -> id of the state that acts through it (Moscow -> Russia)."""
    return {row["qid"]: row["stands_for"] for row in ontology.rows("gazetteer/metonyms.csv")}


def metonym_of(identifier: str) -> str | None:
    """Return the state that a capital or seat of government stands for when it acts."""
    return metonyms().get(identifier)


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Return key of a surname -> ids of the well-known people who bear it, the best known first."""
    found: dict[str, list[tuple[float, str]]] = {}
    for row in core().rows:
        if row[2] in ("politician", "person"):
            last = surname(row[1])
            if last:
                found.setdefault(last, []).append((-float(row[6]), row[0]))
    return {last: tuple(qid for _, qid in sorted(people)) for last, people in found.items()}


@cache
def first_names() -> frozenset[str]:
    """Return the keys of the first names of several well-known people: no last names by themselves,
    unless somebody very well known has it ("Cameron")."""
    counts: Counter[str] = Counter()
    for row in core().rows:
        if row[2] in ("politician", "person"):
            counts[row[1].split(" ", 1)[0].casefold()] += 1
    lasts = surnames()
    return frozenset(
        word for word, count in counts.items() if count >= MANY and not famous(lasts.get(word, ()))
    )


def famous(people: tuple[str, ...]) -> bool:
    """Say whether the first of the people is very well known."""
    best = by_id(people[0]) if people else None
    return best is not None and best.popularity >= 0.75


SEATS = frozenset(
    (
        "white house", "kremlin", "pentagon", "downing street", "10 downing street", "number 10", "no 10",
        "whitehall", "capitol hill", "foggy bottom", "elysee", "elysee palace", "matignon", "hotel matignon",
        "quai d'orsay", "quirinale", "quirinal palace", "palazzo chigi", "moncloa", "moncloa palace",
        "zarzuela", "blue house", "kantei", "zhongnanhai", "casa rosada", "planalto", "bankova",
        "miraflores palace", "holyrood", "stormont", "buckingham palace", "kensington palace",
    )
)  # fmt: skip
"""Keys of the buildings and streets that news knows as who works there. A capital is not among them:
Moscow is a place too."""


def is_seat(name: str) -> bool:
    """Say whether a name is that of a seat of power, which acts: "the Kremlin", "Élysée"."""
    return key(name.replace("’", "'").removesuffix("'s")) in SEATS


SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def surname(name: str) -> str | None:
    """Return the key of the last name of a full name: "Donald Trump Jr." -> "trump"; None for one word."""
    words = [word for word in key.__wrapped__(name.replace(",", " ")).split() if word not in SUFFIXES]
    return words[-1] if len(words) > 1 else None
