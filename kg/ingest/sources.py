"""From what the user names to files: folders, globs, files."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from kg.ingest.readers import READERS, ending_of
from kg.records import Skipped

WANTED = ", ".join(READERS)


def files_of(source: str) -> Iterator[Path | Skipped]:
    """Yield the files that a source names, in the order of their names; a Skipped for what is wrong."""
    path = Path(source)
    try:
        if path.is_dir():
            yield from folder(path)
        elif path.exists():
            yield from named(path)
        elif glob.has_magic(source):
            yield from matching(source)
        else:
            yield Skipped(shown(source), f"no such file or folder; right would be a path to {WANTED}, or -")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield Skipped(shown(source), f"cannot be looked at: {error}")


def named(path: Path) -> Iterator[Path | Skipped]:
    """Yield a file that was named explicitly, unless no reader knows it."""
    if ending_of(path) is None:
        kind = repr(path.suffix) if path.suffix else "without an ending"
        yield Skipped(shown(path), f"unknown file type {kind}; right would be {WANTED}")
    elif not path.is_file():
        yield Skipped(shown(path), "not a regular file")
    else:
        yield path


def folder(root: Path) -> Iterator[Path | Skipped]:
    """Yield the articles under a folder; a folder without any is an error."""
    empty = True
    for found in walk(root, root.resolve()):
        empty = False
        yield found
    if empty:
        yield Skipped(shown(root), f"no articles in this folder; right would be files {WANTED}")


def walk(directory: Path, root: Path) -> Iterator[Path | Skipped]:
    """Yield files with a known ending, sorted. Hidden ones are left out.

    A link to a folder is never followed: it leads out, or round in a circle.
    """
    try:
        with os.scandir(directory) as entries:
            children = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(shown(directory), f"cannot be read: {error.strerror or error}")
        return
    for entry in children:
        path = directory / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(path, root)
        elif ending_of(path):
            yield from inside(entry, path, root)


def inside(entry: os.DirEntry[str], path: Path, root: Path) -> Iterator[Path | Skipped]:
    """Yield a file of the folder; a link that leads out, nowhere or round in a circle is told."""
    try:
        if entry.is_symlink() and not path.resolve(strict=True).is_relative_to(root):
            yield Skipped(shown(path), "a link that leads out of the folder; not followed", error=False)
        elif entry.is_file():
            yield path
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        yield Skipped(shown(path), f"cannot be read: {reason}; right would be a link to a file in the folder")


def matching(pattern: str) -> Iterator[Path | Skipped]:
    """Yield the articles that a glob matches; a glob that matches none is an error."""
    empty = True
    for match in sorted(glob.glob(pattern, recursive=True)):
        path = Path(match)
        known = ending_of(path) is not None and path.is_file()
        # `**` lists every folder beside what is in it: only a last part with no `**` means the folder.
        if path.is_dir() and "**" not in pattern:
            found: Iterator[Path | Skipped] = walk(path, path.resolve())
        else:
            found = iter([path] if known else [])
        for item in found:
            empty = False
            yield item
    if empty:
        yield Skipped(shown(pattern), f"the pattern matches no articles; right would be files {WANTED}")


def shown(path: str | os.PathLike[str]) -> str:
    """Return a path as text that can be printed: bytes of a name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
