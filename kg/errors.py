"""What can go wrong, as one tree.

KgError
├── UsageError        the caller asked for something that cannot be (exit code 2)
│   ├── ConfigError   a setting: names the key, what was found, what would be right
│   └── ModelError    the language model is missing or lacks a parser or names
├── SourceError       one input is broken; the run records it and goes on (exit code 1)
├── OntologyError     a file under ontology/ is missing or malformed: names file and line
├── QueryError        SPARQL that is malformed or not allowed
└── NotFoundError     a name that is in no graph; carries the nearest names
"""

from __future__ import annotations

from collections.abc import Sequence


class KgError(Exception):
    """The root: catch this to catch all that kg raises on purpose."""


class UsageError(KgError):
    """The caller asked for something that cannot be done."""


class ConfigError(UsageError):
    """A setting is wrong."""


class ModelError(UsageError):
    """The language model cannot be used."""


class SourceError(KgError):
    """One input cannot be read. `where` names the file, and the line where there is one."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class OntologyError(KgError):
    """A file of the ontology is missing or malformed."""


class QueryError(KgError):
    """A SPARQL query is malformed or asks for what is refused."""


class NotFoundError(KgError, LookupError):
    """No node has this name."""

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        hint = f"; the nearest names are {', '.join(near)}" if near else ""
        super().__init__(f"nothing in the graph is called {name!r}{hint}")
        self.name = name
        self.near = tuple(near)
