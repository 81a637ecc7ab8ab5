"""What servers said of a page's version, so that an unchanged one is not sent again: one small file."""

from __future__ import annotations

import json
import os
from pathlib import Path

from kg.errors import ConfigError

MOST = 100_000
"""Addresses that are remembered; the oldest are forgotten first."""

LONGEST = 500
HEADERS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}


class Versions:
    """Address -> the headers by which its server knows the version. Without a path nothing is kept."""

    def __init__(self, path: str) -> None:
        self._path = Path(path) if path else None
        self._known: dict[str, dict[str, str]] = {}
        self._changed = False
        if self._path is not None and not os.access(self._path.parent, os.W_OK):
            raise ConfigError(f"web_cache {path}: its folder cannot be written to")
        if self._path is None or not self._path.exists():
            return
        try:
            read = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ConfigError(
                f"web_cache {path}: {error}; right would be a file that kg has written"
            ) from error
        if not isinstance(read, dict):
            raise ConfigError(f"web_cache {path}: no cache of kg; right would be a file that kg has written")
        for url, said in read.items():
            if isinstance(said, dict):
                self._known[url] = {k: v for k, v in said.items() if k in HEADERS and isinstance(v, str)}

    def asking(self, url: str) -> dict[str, str]:
        """Return the headers that ask for the page only if it has changed."""
        return {HEADERS[name]: value for name, value in self._known.get(url, {}).items()}

    def remember(self, url: str, headers: dict[str, str]) -> None:
        """Keep what the server said of the version just read."""
        said = {name: value for name in HEADERS if (value := headers.get(name.lower(), "")[:LONGEST])}
        self._known.pop(url, None)
        self._changed = True
        if said and all(value.isprintable() for value in said.values()):
            self._known[url] = said

    def save(self) -> None:
        """Write the file, whole or not at all."""
        if self._path is None or not self._changed:
            return
        kept = dict(list(self._known.items())[-MOST:])
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        part.write_text(json.dumps(kept, indent=0, sort_keys=False), encoding="utf-8")
        part.replace(self._path)
        self._changed = False
