"""The workspace file: articles go in once, come out in a steady order; decisions are only ever added.

The clock is read here, for runs and decisions, and nothing of it reaches an export.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

from kg.errors import SourceError, UsageError
from kg.lines import from_json, to_json
from kg.records import Annotated, Article, Decision, Judgement, Reference, Skipped, Verb
from kg.resolve.decisions import NOWHERE, decided
from kg.store import schema
from kg.store.rows import FIELDS, decision_of, values_of
from kg.store.schema import is_workspace

__all__ = ["Added", "Workspace", "is_workspace"]

WAIT = 30.0
"""Seconds to wait for another writer."""

SAID = ("attributions", "times", "claims")
"""Keys of an annotated article that who is who does not depend on: kept apart, read when facts are made."""

LEVEL = 1
"""Of zlib: a third of the time of the default for a quarter more bytes."""

SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of articles: new ones, those with another text than before, and those known already."""

    new: int = 0
    changed: int = 0
    same: int = 0
    claims: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(
            self.new + other.new,
            self.changed + other.changed,
            self.same + other.same,
            self.claims + other.claims,
        )


class Workspace:
    """A `news.kg`. Use it in a `with`, or close it, so that it is one file again."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = False) -> Self:
        """Open a workspace, or make one. Raises UsageError where the file is something else."""
        path = Path(path)
        if not create and not path.exists():
            raise UsageError(f"{path}: no such file; `kg add {path} SOURCES…` makes a workspace")
        if not path.parent.is_dir():
            raise UsageError(f"{path.parent}: no such folder")
        if path.is_dir():
            raise UsageError(f"{path} is a folder; a workspace is one file, such as news.kg")
        if not schema.head(path).startswith(schema.MAGIC) and path.exists() and path.stat().st_size:
            raise UsageError(f"{path} is not a workspace of kg: no SQLite file")
        try:
            connection = connected(path)
        except sqlite3.Error as error:
            raise UsageError(f"{path}: {error}") from error
        self = cls(connection, path)
        try:
            with self._told():
                if create and schema.blank(connection):
                    schema.create(connection)
                schema.check(connection, path)
                if create:  # after the tables, so that the file itself always tells what it is
                    connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return int(self.connection.execute("SELECT count(*) FROM articles").fetchone()[0])

    def __bool__(self) -> bool:
        return True

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn errors of SQLite into ours, with the file's name."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise UsageError(f"{self.path}: {str(error)[:200]}{hint_of(error)}") from error
        except sqlite3.DatabaseError as error:
            raise UsageError(f"{self.path}: {str(error)[:200]}{hint_of(error)}") from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Do all of the block or nothing of it."""
        with self._told():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    def knows(self, article: Article) -> bool:
        """Say whether the article is in, with this very text."""
        return self._digest(article) == digest(article.text)

    def _digest(self, article: Article) -> str | None:
        query = "SELECT text_sha256 FROM articles WHERE id = ?"
        row = self.connection.execute(query, (storable(article.id),)).fetchone()
        return None if row is None else row[0]

    def add(self, annotated: Annotated | Iterable[Annotated], *, run: int | None = None) -> Added:
        """Put articles in, in one transaction. One that is in with the same text is passed over; another
        text takes the place of the one before."""
        items = [annotated] if isinstance(annotated, Annotated) else annotated
        total = Added()
        with self.writing():
            for item in items:
                total += self._put(item, run)
            if run is not None:
                self.connection.execute(
                    "UPDATE runs SET added = added + ?, changed = changed + ?, claims = claims + ?"
                    " WHERE id = ?",
                    (total.new, total.changed, total.claims, run),
                )
        return total

    def _put(self, item: Annotated, run: int | None) -> Added:
        article = item.article
        before, now = self._digest(article), digest(article.text)
        if before == now:
            return Added(same=1)
        row = to_json(item, text=True)
        said = {key: row.pop(key) for key in SAID}
        self.connection.execute(
            """INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
            url = excluded.url, title = excluded.title, source = excluded.source,
            published = excluded.published, text_sha256 = excluded.text_sha256, run = excluded.run,
            who = excluded.who, said = excluded.said""",
            (
                storable(article.id),
                *(
                    None if text is None else storable(text)
                    for text in (article.url, article.title, article.source)
                ),
                article.published.isoformat() if article.published else None,
                now,
                run,
                packed(row),
                packed(said),
            ),
        )
        return Added(new=before is None, changed=before is not None, claims=len(item.claims))

    def annotated(self) -> Iterator[Annotated]:
        """Yield all articles by day and id, the undated first: however they came in."""
        for name, who, said in self._rows("id, who, said"):
            yield self._read(name, who, said)

    def chains(self) -> Iterator[Annotated]:
        """Yield all articles with their mentions and chains alone: all that resolution asks for, several
        times as fast."""
        for name, who in self._rows("id, who"):
            yield self._read(name, who)

    def article(self, identifier: str) -> Annotated | None:
        """Return an article with its mentions and chains, None where there is none of that id."""
        query = "SELECT id, who FROM articles WHERE id = ?"
        row = self.connection.execute(query, (storable(identifier),)).fetchone()
        return None if row is None else self._read(*row)

    def _rows(self, columns: str) -> Iterator[tuple[Any, ...]]:
        with self._told():
            yield from self.connection.execute(f"SELECT {columns} FROM articles ORDER BY published, id")  # noqa: S608 our own words

    def _read(self, name: str, who: bytes, said: bytes | None = None) -> Annotated:
        try:
            row = unpacked(who)
            return from_json({**row, **(dict.fromkeys(SAID, ()) if said is None else unpacked(said))})
        except (zlib.error, ValueError, TypeError) as error:
            raise SourceError(f"{self.path}, article {name}", f"is damaged: {error}") from error

    def decisions(self) -> tuple[Decision, ...]:
        """Return the log of decisions, oldest first, those undone too."""
        query = f"SELECT {', '.join(FIELDS)} FROM decisions ORDER BY time, id"  # noqa: S608 our own words
        with self._told():
            return tuple(
                decision_of(dict(zip(FIELDS, row, strict=True))) for row in self.connection.execute(query)
            )

    def decide(
        self,
        verb: Verb,
        subject: Reference = NOWHERE,
        object: Reference = NOWHERE,  # noqa: A002 the field's own name for it
        *,
        user: str | None = None,
        judgement: Judgement = "positive",
        value: str = "",
        why: str = "",
        undoes: str = "",
    ) -> Decision:
        """Write a decision down, now, by `user` (who is logged in, where not said), and return it."""
        with self.writing():
            made = decided(
                verb,
                subject,
                object,
                user=login() if user is None else user,
                time=self._now(),
                judgement=judgement,
                value=value,
                why=why,
                undoes=undoes,
            )
            self._record([made])
        return made

    def record(self, decisions: Sequence[Decision]) -> int:
        """Add decisions made elsewhere, and return how many were not in yet. Those without a time get
        that of now."""
        with self.writing():
            return self._record(decisions)

    def _record(self, decisions: Iterable[Decision]) -> int:
        before = self.connection.total_changes
        for decision in decisions:
            values = values_of(decision)
            values["time"] = values["time"] or self._now()
            self.connection.execute(
                f"INSERT INTO decisions ({', '.join(FIELDS)}) "  # noqa: S608 our own words
                f"VALUES ({', '.join('?' * len(FIELDS))}) ON CONFLICT (id) DO NOTHING",
                [values[name] for name in FIELDS],
            )
        return self.connection.total_changes - before

    def _now(self) -> str:
        """Return the time, later than that of the last decision: a clock may have been put back."""
        last = self.connection.execute("SELECT max(time) FROM decisions").fetchone()[0]
        now = datetime.now(UTC)
        if last:
            now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
        return now.isoformat(timespec="microseconds")

    def begin(self, model: str, settings: Mapping[str, object]) -> int:
        """Note that a run begins, and return its number."""
        with self.writing():
            found = self.connection.execute(
                "INSERT INTO runs (started, version, model, settings) VALUES (?, ?, ?, ?)",
                (moment(), version("kg-news"), model, json.dumps(settings, default=str, sort_keys=True)),
            )
            return int(found.lastrowid or 0)

    def end(self, run: int, *, same: int = 0, skipped: Iterable[Skipped] = ()) -> None:
        """Note that a run is done, and what was passed over."""
        errors = [[storable(one.where), storable(one.reason), one.error] for one in skipped]
        with self.writing():
            self.connection.execute(
                "UPDATE runs SET finished = ?, same = ?, errors = ? WHERE id = ?",
                (moment(), same, json.dumps(errors, ensure_ascii=False), run),
            )


HINTS = {
    sqlite3.SQLITE_BUSY: f"another program has been writing to it for {WAIT:.0f} seconds",
    sqlite3.SQLITE_LOCKED: f"another program has been writing to it for {WAIT:.0f} seconds",
    sqlite3.SQLITE_CORRUPT: "the file is damaged: take a copy of it from before, or add the articles anew;"
    " `sqlite3 FILE .recover` saves what can be read",
    sqlite3.SQLITE_NOTADB: "the file is damaged: its head is no workspace's",
    sqlite3.SQLITE_FULL: "what was added before stays; make room and run the same again",
    sqlite3.SQLITE_IOERR: "the disk is full or has a fault; what was added before stays",
    sqlite3.SQLITE_READONLY: "you may not write to the file or its folder",
    sqlite3.SQLITE_CANTOPEN: "its folder does not let you make or open files beside it",
}
"""What to do about an error of SQLite, by its primary code."""


def hint_of(error: sqlite3.Error) -> str:
    """Return what to do about an error, after a colon; "" where nothing is known of it."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    hint = HINTS.get(code) or (HINTS[sqlite3.SQLITE_CORRUPT] if "decode to UTF-8" in str(error) else "")
    return hint and f": {hint}"


def connected(path: Path) -> sqlite3.Connection:
    """Connect to a file; one that may not be written to is read as it lies, without a file beside it."""
    try:
        beside = path.with_name(f"{path.name}-wal").stat().st_size
    except OSError:
        beside = 0  # what another program has not put into the file itself
    fixed = path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    if not fixed or beside:
        return sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def storable(text: str) -> str:
    """Return a text that SQLite can hold: half a character as its escape."""
    return text if text.isascii() else SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def packed(row: object) -> bytes:
    line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(line.encode("utf-8", "surrogatepass"), LEVEL)


def unpacked(blob: bytes) -> Any:
    return json.loads(zlib.decompress(blob).decode("utf-8", "surrogatepass"))


def moment() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def login() -> str:
    """Return the name of who is logged in."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may have a number without a name
        return "unknown"
