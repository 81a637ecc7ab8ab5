"""Rows -> a catalogue file, in memory that does not grow with their number."""

from __future__ import annotations

import json
import os
import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kg.language.catalogue.format import APPLICATION, SCHEMA, VERSION
from kg.language.catalogue.rows import MANY, Holding, Row, keys_of

BATCH = 5_000
"""Rows written at a time."""

INSERT = "INSERT OR IGNORE INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
NAME = "INSERT INTO staged VALUES (?, ?)"

STAGING = """
CREATE TEMP TABLE staged (key TEXT NOT NULL, entity INTEGER NOT NULL);
CREATE TEMP TABLE holdings (holder TEXT, office TEXT, name TEXT, start TEXT, "end" TEXT);
CREATE TEMP TABLE records (record TEXT PRIMARY KEY, entity INTEGER) WITHOUT ROWID;
"""

SETTLE = """
INSERT OR IGNORE INTO names SELECT key, entity FROM staged ORDER BY key, entity;
CREATE INDEX temp.holders ON holdings (holder);
"""

HELD = """
INSERT INTO offices
SELECT DISTINCT coalesce(e.number, r.entity), h.office,
       coalesce(nullif(h.name, ''), p.name, q.name, ''), h.start, h."end"
FROM holdings h
LEFT JOIN entities e ON e.id = h.holder
LEFT JOIN records r ON r.record = h.holder
LEFT JOIN entities p ON p.id = h.office
LEFT JOIN records o ON o.record = h.office
LEFT JOIN entities q ON q.number = o.entity
WHERE coalesce(e.number, r.entity) IS NOT NULL
ORDER BY 1, h.start, h.office, h."end";
CREATE INDEX offices_holder ON offices (holder);
"""


class Writer:
    """Collects rows into a new file. A second row of an id adds its names to the first."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.rows = 0
        self.joined = 0
        self.holdings = 0
        connection.executescript(SCHEMA + STAGING)
        connection.execute("BEGIN")

    def add(self, row: Row, source: str) -> None:
        """Write a row; `source` names the file that it is from."""
        number = self.rows + 1
        values = (number, row.id, row.record, int(row.own), row.name, row.kind, "\n".join(row.aliases))
        done = self.connection.execute(
            INSERT, (*values, row.country, row.description, row.popularity, source)
        )
        if done.rowcount:
            self.rows = number
        else:
            number = self.join(row)
        if row.record != row.id:
            self.connection.execute("INSERT OR IGNORE INTO records VALUES (?, ?)", (row.record, number))
        self.connection.executemany(NAME, [(key, number) for key in sorted(keys_of(row))])
        if not self.rows % BATCH:
            self.connection.execute("COMMIT")
            self.connection.execute("BEGIN")

    def join(self, row: Row) -> int:
        """Add the names of a row to those of the row with its id, and what that one does not say."""
        self.joined += 1
        number, name, aliases = self.connection.execute(
            "SELECT number, name, aliases FROM entities WHERE id = ?", (row.id,)
        ).fetchone()
        known = dict.fromkeys(aliases.split("\n") if aliases else [])
        known.update(dict.fromkeys((row.name, *row.aliases)))
        known.pop(name, None)
        self.connection.execute(
            """UPDATE entities SET aliases = ?, country = coalesce(nullif(country, ''), ?),
               description = coalesce(nullif(description, ''), ?), popularity = max(popularity, ?)
               WHERE number = ?""",
            ("\n".join(list(known)[:MANY]), row.country, row.description, row.popularity, number),
        )
        return int(number)

    def hold(self, holding: Holding) -> None:
        """Write that somebody held an office; who and which may be rows that are still to come."""
        self.holdings += 1
        values = (holding.holder, holding.office, holding.name, holding.start, holding.end)
        self.connection.execute("INSERT INTO holdings VALUES (?, ?, ?, ?, ?)", values)

    def finish(self, about: Mapping[str, object]) -> None:
        """Index the names, join holdings to their holders, say what the file is made of."""
        for statement in (*SETTLE.split(";"), *HELD.split(";")):
            if statement.strip():
                self.connection.execute(statement)
        facts = {"unicode": unicodedata.unidata_version, "rows": self.rows, **about}
        self.connection.executemany(
            "INSERT INTO about VALUES (?, ?)",
            [(key, value if isinstance(value, str) else json.dumps(value)) for key, value in facts.items()],
        )
        self.connection.execute("COMMIT")
        self.connection.execute(f"PRAGMA application_id = {APPLICATION}")
        self.connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def writing(path: str | os.PathLike[str]) -> Iterator[Writer]:
    """Open a new catalogue that takes the place of `path` once it is whole; on an error, none does."""
    target = Path(path)
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(partial, isolation_level=None)
        try:
            # No journal: a file that is not whole is thrown away. 64 MB of cache, and no more.
            for pragma in (
                "journal_mode = OFF",
                "synchronous = OFF",
                "cache_size = -65536",
                "temp_store = 1",
            ):
                connection.execute(f"PRAGMA {pragma}")
            yield Writer(connection)
        finally:
            connection.close()
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
