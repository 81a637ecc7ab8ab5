"""The tables of a workspace, and the check that a file is one that this version can read."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from kg.errors import UsageError

APPLICATION = 0x6B676E77
"""`kgnw`: tells a workspace from other SQLite files, in the file's header."""

VERSION = 1
"""Of the tables. A change adds a step to `MIGRATIONS` and raises it."""

MAGIC = b"SQLite format 3\x00"
OF_APPLICATION = slice(68, 72)
"""Where the header holds the application id (https://www.sqlite.org/fileformat.html)."""

TABLES = (
    """CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        started TEXT NOT NULL,
        finished TEXT,           -- NULL: still at work, or killed
        version TEXT NOT NULL,   -- of kg
        model TEXT NOT NULL,
        settings TEXT NOT NULL,  -- JSON
        added INTEGER NOT NULL DEFAULT 0,
        changed INTEGER NOT NULL DEFAULT 0,
        same INTEGER NOT NULL DEFAULT 0,
        claims INTEGER NOT NULL DEFAULT 0,
        errors TEXT NOT NULL DEFAULT '[]'  -- JSON: [[where, reason, is it an error], …]
    ) STRICT""",
    """CREATE TABLE articles (
        id TEXT PRIMARY KEY,
        url TEXT,
        title TEXT,
        source TEXT,
        published TEXT,
        text_sha256 TEXT NOT NULL,
        run INTEGER REFERENCES runs (id),
        who BLOB NOT NULL,       -- zlib of JSON: a line of `kg extract` with the text, up to its chains
        said BLOB NOT NULL       -- zlib of JSON: the rest of it: attributions, times, claims
    ) STRICT""",
    "CREATE INDEX articles_in_order ON articles (published, id)",
    """CREATE TABLE decisions (
        id TEXT PRIMARY KEY,
        time TEXT NOT NULL,
        user TEXT NOT NULL,
        verb TEXT NOT NULL CHECK (verb IN ('merge', 'split', 'rename', 'link', 'undo')),
        judgement TEXT NOT NULL CHECK (judgement IN ('positive', 'negative', 'unsure')),
        subject TEXT NOT NULL, subject_name TEXT NOT NULL,
        subject_kind TEXT NOT NULL, subject_at TEXT NOT NULL,
        object TEXT NOT NULL, object_name TEXT NOT NULL,
        object_kind TEXT NOT NULL, object_at TEXT NOT NULL,
        value TEXT NOT NULL,
        why TEXT NOT NULL,
        undoes TEXT NOT NULL
    ) STRICT""",
    *(
        f"""CREATE TRIGGER decisions_{verb.lower()} BEFORE {verb} ON decisions
        BEGIN SELECT RAISE(ABORT, 'decisions are never changed: undo them'); END"""
        for verb in ("UPDATE", "DELETE")
    ),
)

MIGRATIONS: tuple[tuple[str, ...], ...] = ()
"""What turns the tables of version n + 1 into those of n + 2, by n."""


def is_workspace(path: str | os.PathLike[str]) -> bool:
    """Say whether a file is a workspace, by its header alone."""
    found = head(path)
    return found.startswith(MAGIC) and found[OF_APPLICATION] == APPLICATION.to_bytes(4, "big")


def head(path: str | os.PathLike[str]) -> bytes:
    """Return the first bytes of a file, none where it cannot be read."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(OF_APPLICATION.stop)
    except (OSError, ValueError):  # ValueError: a name with a NUL byte
        return b""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables: all of them or, when cut off, none."""
    connection.execute("BEGIN IMMEDIATE")
    if not blank(connection):  # somebody else was quicker
        connection.execute("ROLLBACK")
        return
    for statement in TABLES:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def blank(connection: sqlite3.Connection) -> bool:
    """Say whether nothing has been made in a file yet."""
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return not tables and pragma(connection, "application_id") == 0


def pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise UsageError where a file is of another program or of a newer version of this one."""
    if blank(connection):
        raise UsageError(f"{path} is empty: `kg add {path} SOURCES…` fills it")
    if pragma(connection, "application_id") != APPLICATION:
        raise UsageError(f"{path} is an SQLite file of another program, not a workspace of kg")
    version = pragma(connection, "user_version")
    if version > VERSION:
        raise UsageError(
            f"{path} was written by a newer kg (tables of version {version}, this one knows {VERSION}): "
            "upgrade with pip install -U kg-news"
        )
