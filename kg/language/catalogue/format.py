"""The catalogue file: who and what exists, as its user knows it. One SQLite file, looked up by name.

    entities  a row each: id, record (id in the source), own, name, kind, aliases (a line each), country,
              description, popularity, source
    names     key -> entities; the key is that of `kg.language.gazetteer.key`
    offices   holder, office (id in the source), name, start, end
    about     what it was made of

`ontology/gazetteer/README.md` documents it. Nothing of it is held in memory but what was asked for last.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from kg.errors import ConfigError
from kg.language.catalogue.rows import Holding
from kg.language.gazetteer import Entry
from kg.ontology import KINDS
from kg.records import Kind

APPLICATION = 0x6B676361
"""`application_id` of the file: "kgca"."""

VERSION = 1

SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entities (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL, own INTEGER NOT NULL,
    name TEXT NOT NULL, kind TEXT NOT NULL, aliases TEXT NOT NULL, country TEXT NOT NULL,
    description TEXT NOT NULL, popularity REAL NOT NULL, source TEXT NOT NULL
);
CREATE TABLE names (
    key TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (key, entity)
) WITHOUT ROWID;
CREATE TABLE offices (
    holder INTEGER NOT NULL, office TEXT NOT NULL, name TEXT NOT NULL,
    start TEXT NOT NULL, "end" TEXT NOT NULL
);
"""

FIELDS = "e.id, e.name, e.kind, e.aliases, e.country, e.description, e.popularity, e.own"
BY_NAME = f"SELECT {FIELDS} FROM names n JOIN entities e ON e.number = n.entity WHERE n.key = ? LIMIT ?"  # noqa: S608  a constant of this file
BY_ID = f"SELECT {FIELDS} FROM entities e WHERE e.id = ?"  # noqa: S608  a constant of this file
OFFICES = """SELECT e.id, o.office, o.name, o.start, o."end" FROM offices o
    JOIN entities e ON e.number = o.holder WHERE e.id = ? ORDER BY o.start, o.office, o."end" """

BEARERS = 50
"""So many entries of one name are looked at: a name that more have tells nobody."""

REMEMBERED = 16_384
"""Names whose entries are kept: news speaks of the same ones again and again."""


class Catalogue:
    """A catalogue file, open for reading."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open the file. Raises ConfigError where there is none or it is no catalogue."""
        self.path = Path(path)
        if not self.path.is_file():
            raise ConfigError(f"{self.path}: no such catalogue; `kg catalogue import` makes one")
        with self.reading():
            # `immutable`: nobody writes to it, so that it also opens where nothing can be written.
            name = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self.connection = sqlite3.connect(name, uri=True, check_same_thread=False)
            self.closing = weakref.finalize(self, self.connection.close)
            self.connection.execute("PRAGMA trusted_schema = OFF")
            (application,) = self.connection.execute("PRAGMA application_id").fetchone()
            (version,) = self.connection.execute("PRAGMA user_version").fetchone()
            if application != APPLICATION:
                raise ConfigError(f"{self.path}: not a catalogue; `kg catalogue import` makes one of it")
            if version != VERSION:
                raise ConfigError(
                    f"{self.path}: a catalogue of version {version}, wanted {VERSION}; make it anew"
                )
        self.find = lru_cache(maxsize=REMEMBERED)(self._find)
        self.by_id = lru_cache(maxsize=REMEMBERED)(self._by_id)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Name the file in what SQLite has to say."""
        try:
            yield
        except sqlite3.Error as error:
            raise ConfigError(f"{self.path}: {error}; make it anew with `kg catalogue import`") from error

    def _find(self, key: str) -> tuple[Entry, ...]:
        """Return the entries of a key, none where more than BEARERS share it."""
        found = self.rows(BY_NAME, (key, BEARERS + 1))
        return tuple(map(self.entry, found)) if len(found) <= BEARERS else ()

    def _by_id(self, identifier: str) -> Entry | None:
        """Return the entry with the id."""
        found = self.rows(BY_ID, (identifier,))
        return self.entry(found[0]) if found else None

    def offices(self, identifier: str) -> tuple[Holding, ...]:
        """Return the offices that the entry held, the earliest first."""
        return tuple(Holding(*map(str, row)) for row in self.rows(OFFICES, (identifier,)))

    def origin(self, identifier: str) -> tuple[str, str] | None:
        """Return the file that the entry is from and its id there."""
        found = self.rows("SELECT source, record FROM entities WHERE id = ?", (identifier,))
        return (str(found[0][0]), str(found[0][1])) if found else None

    def about(self) -> dict[str, str]:
        """Return what the file says of itself."""
        return {str(key): str(value) for key, value in self.rows("SELECT key, value FROM about", ())}

    def __len__(self) -> int:
        return int(self.rows("SELECT count(*) FROM entities", ())[0][0])

    def rows(self, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        with self.reading():
            return self.connection.execute(sql, values).fetchall()

    def entry(self, row: tuple[Any, ...]) -> Entry:
        """Return a row as the gazetteer's record. Raises ConfigError where it is none."""
        identifier, name, kind, aliases, country, description, popularity, own = row
        texts = (identifier, name, aliases, country, description)
        if kind not in KINDS or not all(isinstance(text, str) for text in texts):
            raise ConfigError(f"{self.path}: a row that is none: {str(row)[:200]}; make the catalogue anew")
        return Entry(
            identifier,
            name,
            cast(Kind, kind),
            tuple(aliases.split("\n")) if aliases else (),
            country,
            description,
            popularity if isinstance(popularity, float) and 0 <= popularity <= 1 else 0.0,
            own=bool(own),
        )

    def close(self) -> None:
        self.closing()


@lru_cache(maxsize=16)
def _opened(path: str, modified: int, process: int) -> Catalogue:
    return Catalogue(path)


def opened(path: str | os.PathLike[str]) -> Catalogue:
    """Return the catalogue at the path, opened once a process and again when the file was made anew."""
    try:
        modified = os.stat(path).st_mtime_ns
    except (OSError, ValueError):  # ValueError: a NUL in the path
        modified = 0
    return _opened(os.path.abspath(path), modified, os.getpid())
