"""Answers of services on the net, kept so that no question is asked twice."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import ConfigError


class Answers:
    """Answers that were given, in one SQLite file: a question is the endpoint and the query."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open the file, made where there is none. Raises ConfigError naming it where it is none."""
        self.path = Path(path)
        with self.told():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(self.path, timeout=10, isolation_level=None)
            self.connection.execute(
                "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, endpoint TEXT NOT NULL, "
                "query TEXT NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID"
            )

    @contextmanager
    def told(self) -> Iterator[None]:
        """Name the file in what goes wrong with it."""
        try:
            yield
        except (OSError, ValueError, sqlite3.Error) as error:
            raise ConfigError(
                f"{self.path}: no file of answers: {error}; name another or remove it"
            ) from error

    def get(self, endpoint: str, query: str) -> Any:
        """Return the answer, None where the question was not asked yet."""
        with self.told():
            found = self.connection.execute(
                "SELECT answer FROM answers WHERE key = ?", (key_of(endpoint, query),)
            ).fetchone()
            return None if found is None else json.loads(found[0])

    def put(self, endpoint: str, query: str, answer: object) -> None:
        """Keep an answer, instead of an older one."""
        values = (key_of(endpoint, query), endpoint, query, json.dumps(answer))
        with self.told():
            self.connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", values)

    def close(self) -> None:
        self.connection.close()


def key_of(endpoint: str, query: str) -> str:
    return hashlib.sha256(f"{endpoint}\x1f{query}".encode("utf-8", "surrogatepass")).hexdigest()
