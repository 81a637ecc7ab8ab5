"""What an importer hands to the writer: rows and office-holdings, cleaned of what no name may hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from kg.errors import SourceError
from kg.ingest.encoding import fit
from kg.language import gazetteer
from kg.records import Kind, content_id

LONGEST = 300
"""Characters of a name; what is longer is none."""

DESCRIBED = 300
"""Characters of a description that are kept."""

MANY = 200
"""Names of one row that are kept."""

OWN = 0.9
"""How well known a row counts that the user wrote: all that can keep it from linking is another of theirs."""

WIKIDATA = re.compile(r"Q[1-9][0-9]{0,12}")
PEOPLE = frozenset(("person", "politician"))
PLACES = frozenset(("country", "place"))
CODE = 3
"""Letters of the codes of countries and places."""

LETTER = re.compile("[a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody or something. `record` is the id in the source, `wikidata` the item where one is given.

    own: the user wrote it: it goes before the embedded gazetteer. popularity: 0 to 1, as there.
    """

    record: str
    name: str
    kind: Kind
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    country: str = ""
    description: str = ""
    popularity: float = 0.0
    own: bool = False

    @property
    def id(self) -> str:
        """The Wikidata item, else the source's own id, made unlike a Wikidata (`Q…`), an embedded (`L…`)
        and a hashed one (`e-…`); a number, which stands in every list, with a hash of the name."""
        if self.wikidata:
            return self.wikidata
        if not self.record[:1].isalpha():
            return f"c-{self.record}-{content_id('c', self.name)[2:8]}"
        return f"c-{self.record}" if self.record.startswith(("Q", "L", "e-")) else self.record


@dataclass(frozen=True, slots=True)
class Holding:
    """A holding of an office: ids in the source of holder and office, its name where the source says it,
    days as far as known ("2017-02-09", "2017-02", "2017", "")."""

    holder: str
    office: str
    name: str = ""
    start: str = ""
    end: str = ""


def tidy(text: str) -> str:
    """Return the text in one line without control characters and half characters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in fit(text)).split())


def named(text: str, where: str) -> str:
    """Return a row's name. Raises SourceError where it can be none."""
    if len(text) > LONGEST:
        raise SourceError(
            where, f"a name of {len(text):,} characters; right would be {LONGEST} at most: {text[:40]!r}…"
        )
    name = tidy(text)
    if not name:
        raise SourceError(where, "no name; right would be one that is not empty")
    return name


def identified(text: str, where: str) -> str:
    """Return an id of the source. Raises SourceError for one that cannot be one."""
    if len(text) > LONGEST:
        raise SourceError(where, f"an id of {len(text):,} characters; right would be {LONGEST} at most")
    return tidy(text)


def others(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the further names of a row, tidied, each once, without the name itself."""
    found: dict[str, None] = {}
    for other in names:
        if len(other) <= LONGEST and len(found) < MANY:
            found[tidy(other)] = None
    found.pop("", None)
    found.pop(name, None)
    return tuple(found)


def keys_of(row: Row) -> set[str]:
    """Return the keys under which a row is found.

    "Vladimir PUTIN", "PUTIN, Vladimir" -> both as "vladimir putin". A name without a Latin letter is not
    looked for in English news. One word is no name of a person, and of what nobody wrote by hand only where
    it is an acronym or no name of a person: a shop called "Sessions" is not who "Sessions" is. A place is
    not found by its code ("NO") unless the user wrote it.
    """
    keys: set[str] = set()
    for name in (row.name, *row.aliases):
        if row.kind in PEOPLE and name.count(",") == 1:
            last, first = name.split(",")
            name = f"{first.strip()} {last.strip()}"
        key = gazetteer.key.__wrapped__(name)
        if not LETTER.search(key) or (row.kind in PEOPLE and " " not in key):
            continue
        if row.kind in PLACES and len(key) <= CODE and not row.own:
            continue
        if row.own or " " in key or key.isupper() or not is_personal(key):
            keys.add(key)
    return keys


def is_personal(key: str) -> bool:
    """Say whether the word is a first or last name of well-known people."""
    return key in gazetteer.surnames() or key in gazetteer.first_names()


def object_of(line: str, where: str) -> dict[str, Any]:
    """Parse a line that holds one JSON object. Raises SourceError saying what is wrong."""
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise SourceError(
            where, f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}"
        ) from error
    except (RecursionError, ValueError) as error:
        raise SourceError(where, f"not JSON that can be read: {error}") from error
    if not isinstance(found, dict):
        raise SourceError(where, f"found a JSON {type(found).__name__}, not an object")
    return cast(dict[str, Any], found)


def shortened(text: str) -> str:
    """Return a description in one line, cut at a word."""
    text = tidy(text[: 4 * DESCRIBED])
    return text if len(text) <= DESCRIBED else text[:DESCRIBED].rsplit(" ", 1)[0] + " …"
