"""SPARQL over a graph, an rdflib graph or a file: read only, offline.

rdflib parses a query to see what it asks for; pyoxigraph answers it, 30 to 100 times faster. The
default graph is never the union of all: claims are asked for with `GRAPH graph:claimed { … }`.

A query may name its parameters in comments, with the value to use where none is given:

    # parameter name: "Jeff Sessions"

They are variables of that name, filled in as strings (as an IRI where the value is `<…>`), so that no
value can change the query.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg import ontology
from kg.errors import QueryError, UsageError
from kg.graph import Graph
from kg.rdf.convert import quads
from kg.rdf.names import PREFIXES, clean

Source = Graph | rdflib.Dataset | rdflib.Graph | ox.Store | str | os.PathLike[str]
Value = str | int | float | bool | None

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
}
PARAMETER = re.compile(r'^#\s*parameter\s+(\w+):\s*"(.*)"\s*$', re.MULTILINE)
TOKEN = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|\#[^\n]*|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
    r"""|(?P<word>[?$]?[\w:-]+)|\{""",
    re.DOTALL,
)
"""What SPARQL is read by to find its outermost brace: IRIs, comments and strings are stepped over."""
REFUSED = {
    "ServiceGraphPattern": ("SERVICE", "SERVICE asks another machine; queries here run offline"),
    "DatasetClause": ("FROM", "FROM loads from elsewhere; queries run over the graph that they are given"),
}
"""Parts of a parsed query that are refused, their keyword, and why. The keyword outside of strings,
comments and IRIs is refused too: the engine that answers has a parser of its own."""


@dataclass(frozen=True, slots=True)
class Table:
    """The answer: names of the columns, and rows of plain values. An ASK has one row, `answer`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Value]]:
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        cells = [self.columns, *[["" if v is None else str(v) for v in row] for row in self.rows]]
        widths = [max(len(row[i]) for row in cells) for i in range(len(self.columns))]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in cells
        ]
        return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def named(name: str) -> str:
    """Return the text of a query that comes with kg, e.g. `who_met_whom`."""
    known = queries()
    if name not in known:
        raise UsageError(f"no query is called {name!r}; known are {', '.join(known)}")
    return ontology.read_text(f"queries/{name}.rq")


def queries() -> tuple[str, ...]:
    """Return the names of the queries that come with kg."""
    return tuple(sorted(path.stem for path in (ontology.folder() / "queries").glob("*.rq")))


def parameters(sparql: str) -> dict[str, str]:
    """Return the parameters that a query names in its comments, with the values to use without others."""
    return dict(PARAMETER.findall(sparql))


def run(source: Source, sparql: str, bindings: Mapping[str, str] | None = None) -> Table:
    """Answer a query; rows are sorted where the query does not order them.

    Raises QueryError where the query is malformed, changes data, or names `SERVICE` or `FROM`.
    """
    sparql = bound(sparql, {**parameters(sparql), **(bindings or {})})
    ordered = check(sparql)
    try:
        found = store_of(source).query(sparql, prefixes=PREFIXES, use_default_graph_as_union=False)
        table = tabular(found)
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error
    if ordered:
        return table
    return Table(table.columns, tuple(sorted(table.rows, key=lambda row: [str(cell or "") for cell in row])))


def check(sparql: str) -> bool:
    """Refuse what is malformed or not allowed; tell whether the query orders its rows.

    The parse decides, not the words: a sentence about the "Secret SERVICE" may be asked for.
    """
    prologue = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())
    text = f"{prologue} {sparql}"  # on one line, so that a message names the right one
    try:
        parsed = parseQuery(text)
    except Exception as error:  # pyparsing raises its own kinds, and rdflib adds plain ones
        if is_update(text):
            raise QueryError("only queries are answered: this one would change or load data") from error
        raise QueryError(f"the query is malformed: {error}") from error
    names = {part.name for part in parts(parsed)}
    words = {token[0].upper() for token in TOKEN.finditer(sparql) if token.lastgroup == "word"}
    for name, (keyword, reason) in REFUSED.items():
        if name in names or keyword in words:
            raise QueryError(reason)
    try:
        algebra = translateQuery(parsed).algebra
    except Exception as error:  # rdflib raises plain exceptions here
        raise QueryError(f"the query is malformed: {error}") from error
    return any(part.name == "OrderBy" for part in parts(algebra))


def is_update(text: str) -> bool:
    try:
        parseUpdate(text)
    except Exception:  # whatever stops the parser, it is no update
        return False
    return True


def parts(parsed: Any) -> Iterator[CompValue]:
    """Yield every named part of a parse, however deep."""
    stack = [parsed]
    while stack:
        here = stack.pop()
        if isinstance(here, CompValue):
            yield here
        # a ParseResults calls itself a mapping, of its named parts only: it is read as a sequence
        if isinstance(here, dict):
            stack.extend(dict.values(here))
        elif not isinstance(here, str | bytes) and hasattr(here, "__iter__"):
            stack.extend(here)


def bound(sparql: str, values: Mapping[str, str]) -> str:
    """Return the query with the values given to its variables, at the head of its outermost group.

    Raises QueryError where the query has no such variable.
    """
    for name in values:
        if not re.fullmatch(r"\w+", name) or not re.search(rf"[?$]{name}\b", sparql):
            raise QueryError(f"the query has no variable ?{name} to give a value to")
    brace, where = None, False
    for token in TOKEN.finditer(sparql):
        if token[0] == "{" and (brace is None or where):
            brace = token.end()
            if where:
                break
        if token[0].upper() != "{" and token.lastgroup == "word":
            where = token[0].upper() == "WHERE"
    if brace is None or not values:
        return sparql
    names = " ".join(f"?{name}" for name in values)
    row = " ".join(str(parameter(value)) for value in values.values())
    return f"{sparql[:brace]} VALUES ({names}) {{ ({row}) }} {sparql[brace:]}"


def parameter(value: str) -> ox.NamedNode | ox.Literal:
    if value.startswith("<") and value.endswith(">"):
        try:
            return ox.NamedNode(value[1:-1])
        except ValueError as error:
            raise QueryError(f"{value} is no IRI: {error}") from error
    return ox.Literal(clean(value))


def store_of(source: Source) -> ox.Store:
    """Return an in-memory store of the source. Raises UsageError on a file of an unknown kind."""
    if isinstance(source, ox.Store):
        return source
    store = ox.Store()
    if isinstance(source, Graph):
        store.bulk_extend(oxigraph(quad) for quad in quads(source))
    elif isinstance(source, rdflib.Dataset):
        for graph in source.graphs():
            name = None if graph.identifier == source.default_graph.identifier else graph.identifier
            store.extend(oxigraph((*triple, name)) for triple in graph)
    elif isinstance(source, rdflib.Graph):
        store.extend(oxigraph((*triple, None)) for triple in source)
    else:
        load(store, Path(source))
    return store


def load(store: ox.Store, path: Path) -> None:
    if path.suffix not in FORMATS:
        raise UsageError(f"{path}: wanted a file that ends in one of {', '.join(FORMATS)}")
    try:
        store.bulk_load(path=str(path), format=FORMATS[path.suffix])
    except (OSError, SyntaxError, ValueError) as error:
        raise UsageError(f"{path}: {error}") from error


def oxigraph(quad: tuple[Any, Any, Any, Any]) -> ox.Quad:
    """Return a quad of rdflib terms as one of pyoxigraph."""
    subject, predicate, thing, context = quad
    where = ox.DefaultGraph() if context is None else node(context)
    value = literal(thing) if isinstance(thing, rdflib.Literal) else node(thing)
    return ox.Quad(node(subject), ox.NamedNode(str(predicate)), value, where)


def node(value: rdflib.term.Node) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(str(value)) if isinstance(value, rdflib.BNode) else ox.NamedNode(str(value))


def literal(value: rdflib.Literal) -> ox.Literal:
    kind = ox.NamedNode(str(value.datatype)) if value.datatype else None
    return ox.Literal(str(value), datatype=kind, language=value.language)


def tabular(found: Any) -> Table:
    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), ((bool(found),),))
    if isinstance(found, ox.QueryTriples):
        rows = tuple((plain(t.subject), plain(t.predicate), plain(t.object)) for t in found)
        return Table(("subject", "predicate", "object"), rows)
    columns = tuple(variable.value for variable in found.variables)
    return Table(columns, tuple(tuple(plain(row[name]) for name in columns) for row in found))


def plain(value: Any) -> Value:
    """Return the Python value of a term: numbers and truth values as such, the rest as text."""
    if value is None:
        return None
    if not isinstance(value, ox.Literal):
        return str(value.value) if hasattr(value, "value") else str(value)
    kind = value.datatype.value.removeprefix(PREFIXES["xsd"])
    if kind == "integer":
        return int(value.value)
    if kind in {"decimal", "double", "float"}:
        return float(value.value)
    return value.value == "true" if kind == "boolean" else value.value
