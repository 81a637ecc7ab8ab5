"""Turtle and TriG with the same bytes for the same graph: prefixes, sections, everything sorted.

rdflib's own writer leaves the order of equal things open; this one is a few lines and has no blank
nodes to name.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from textwrap import indent
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD

from kg.graph.files import written
from kg.rdf.convert import CLAIMED, Term, Triple, quads
from kg.rdf.names import PREFIXES

if TYPE_CHECKING:
    from kg.graph import Graph

LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
SECTIONS = tuple(PREFIXES.values())
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write_turtle(graph: Graph, path: str | os.PathLike[str]) -> None:
    """Write the default graph as Turtle. Claimed flat triples are not in it: a plain pattern over the
    file meets only what a paper says in its own voice."""
    default = [quad[:3] for quad in quads(graph) if quad[3] is None]
    with written(path) as stream:
        stream.writelines(prefixes(default))
        stream.writelines(blocks(default))


def write_trig(graph: Graph, path: str | os.PathLike[str]) -> None:
    """Write the default graph and the graph of claims as TriG."""
    default: list[Triple] = []
    claimed: list[Triple] = []
    for quad in quads(graph):
        (default if quad[3] is None else claimed).append(quad[:3])
    with written(path) as stream:
        stream.writelines(prefixes([*default, *claimed], CLAIMED))
        stream.writelines(blocks(default))
        if claimed:
            stream.write(f"\n{term(CLAIMED)} {{\n")
            stream.writelines(indent(block, "    ") for block in blocks(claimed))
            stream.write("}\n")


def prefixes(triples: Iterable[Triple], *more: URIRef) -> Iterator[str]:
    """Yield the prefix lines of the namespaces in use."""
    seen = {str(t) for triple in triples for t in triple if isinstance(t, URIRef)}
    seen.update(
        str(t.datatype) for triple in triples for t in triple if isinstance(t, Literal) and t.datatype
    )
    seen.update(map(str, more))
    used = {short.split(":", 1)[0] for iri in seen if (short := shortened(iri))}
    for prefix, iri in PREFIXES.items():
        if prefix in used:
            yield f"@prefix {prefix}: <{iri}> .\n"


def blocks(triples: Iterable[Triple]) -> Iterator[str]:
    """Yield the lines of the triples, one block a subject, `a` first, everything else sorted."""
    about: dict[URIRef, set[tuple[URIRef, Term]]] = defaultdict(set)
    for subject, predicate, thing in triples:
        about[subject].add((predicate, thing))
    for subject in sorted(about, key=section):
        pairs = sorted(about[subject], key=lambda pair: (pair[0] != RDF.type, str(pair[0]), term(pair[1])))
        lines = []
        for predicate, group in groupby(pairs, key=lambda pair: pair[0]):
            verb = "a" if predicate == RDF.type else term(predicate)
            lines.append(f"{verb} {', '.join(term(thing) for _, thing in group)}")
        yield f"\n{term(subject)} " + " ;\n    ".join(lines) + " .\n"


def section(subject: URIRef) -> tuple[int, str]:
    """Return the place of a subject: by namespace in the order of `PREFIXES`, then by name."""
    place = next((i for i, iri in enumerate(SECTIONS) if subject.startswith(iri)), len(SECTIONS))
    return place, str(subject)


@lru_cache(maxsize=65536)
def shortened(iri: str) -> str | None:
    """Return the IRI with its prefix where the rest is a plain local name."""
    for prefix, space in PREFIXES.items():
        if iri.startswith(space) and LOCAL.fullmatch(iri, len(space)):
            return f"{prefix}:{iri[len(space) :]}"
    return None


def term(value: Term) -> str:
    """Return the term in Turtle."""
    if isinstance(value, URIRef):
        short = shortened(str(value))
        if short is not None:
            return short
        return "<" + re.sub(r'[\x00-\x20<>"{}|^`\\]', lambda m: f"\\u{ord(m[0]):04X}", str(value)) + ">"
    if value.datatype == XSD.integer and re.fullmatch(r"-?[0-9]+", str(value)):
        return str(value)
    quoted = re.sub(r'[\\"\n\r\t]', lambda match: ESCAPES[match[0]], str(value))
    kind = f"^^{term(value.datatype)}" if value.datatype else f"@{value.language}" if value.language else ""
    return f'"{quoted}"{kind}'
