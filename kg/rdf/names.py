"""IRIs: namespaces, local names that any parser accepts, and URLs from outside that are checked."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import urlsplit

from kg.records import Entity

BASE = "https://kg-news.example/"
"""`.example` is reserved (RFC 2606): these names identify, they are not fetched."""

PREFIXES = {
    "ex": f"{BASE}entity/",
    "rel": f"{BASE}relation/",
    "kg": f"{BASE}ontology#",
    "plover": f"{BASE}plover#",
    "fact": f"{BASE}fact/",
    "st": f"{BASE}statement/",
    "ev": f"{BASE}event/",
    "art": f"{BASE}article/",
    "post": f"{BASE}membership/",
    "graph": f"{BASE}graph/",
    "dcterms": "http://purl.org/dc/terms/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix -> namespace, ours first, in the order in which files show them."""

LONGEST = 80
"""Characters of a local name before it is cut."""

URL = re.compile(r"https?://(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+", re.IGNORECASE)
"""The characters of RFC 3986 without square brackets; a `%` only before two hex digits."""

WIKIDATA = re.compile(r"Q[1-9][0-9]*")


def plain(text: str) -> str:
    """Return the text in ASCII letters, digits and underscores: "São Paulo" -> "Sao_Paulo"."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9]+", "_", re.sub(r"['.]", "", ascii_text)).strip("_")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def local(text: str) -> str:
    """Return a local name that no other text has: the text itself where it is safe, else with a hash."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*", text) and len(text) <= LONGEST:
        return text
    return f"{plain(text)[:LONGEST]}_{digest(text)}".lstrip("_")


def relation(predicate: str) -> str:
    """Return the local name of a predicate: "disagree with" -> "disagree_with"."""
    if re.fullmatch(r"[A-Za-z0-9]+( [A-Za-z0-9]+)*", predicate) and len(predicate) <= LONGEST:
        return predicate.replace(" ", "_")
    return f"{plain(predicate)[:LONGEST]}_{digest(predicate)}".lstrip("_")


def entity_names(entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return a local name for each entity id: its name, with its id where two would have the same.

    Names that differ in case only count as the same. A name without a Latin letter gives way to
    the id.
    """
    sharing: dict[str, list[str]] = defaultdict(list)
    for key in sorted(entities):
        sharing[plain(entities[key].name)[:LONGEST].casefold()].append(key)
    names: dict[str, str] = {}
    taken: set[str] = set()
    for folded in sorted(sharing):
        for key in sharing[folded]:
            stem = plain(entities[key].name)[:LONGEST]
            name = stem if stem and len(sharing[folded]) == 1 else f"{stem or 'entity'}_{local(key)}"
            if name.casefold() in taken:
                name = f"{name}_{digest(key)}"
            taken.add(name.casefold())
            names[key] = name
    return names


def web_address(url: str | None) -> bool:
    """Tell whether a URL may stand as an IRI: http or https, with a host, and no character to escape."""
    if not url or not URL.fullmatch(url):
        return False
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def clean(text: str) -> str:
    """Return the text with what no RDF file may hold (half characters, control characters) replaced,
    character by character, so that offsets hold."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
