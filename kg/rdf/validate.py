"""Is the RDF as it should be: SHACL shapes, and a query for flat triples that nothing supports."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
import rdflib

from kg import ontology
from kg.errors import UsageError
from kg.rdf.query import Source, named, run, store_of

UNSUPPORTED = "unsupported_flat_triples"
"""The ASK query that must answer no."""


@dataclass(frozen=True, slots=True)
class Report:
    """Whether the data conforms, and what does not, in words."""

    conforms: bool
    text: str

    def __bool__(self) -> bool:
        return self.conforms


def validate(source: Source) -> Report:
    """Check the data against `ontology/shapes.ttl` and the ASK query.

    Needs pySHACL (a development dependency): about 15,000 triples a second. Raises UsageError
    without it.
    """
    store = store_of(source)
    conforms, text = shapes_hold(store)
    if unsupported(store):
        conforms = False
        text += f"\nA flat triple stands without a claim that supports it (query {UNSUPPORTED}).\n"
    return Report(conforms, text)


def unsupported(source: Source) -> bool:
    """Tell whether a flat triple, plain or claimed, stands without the claim that it needs."""
    return bool(run(source, named(UNSUPPORTED)).rows[0][0])


def shapes_hold(store: ox.Store) -> tuple[bool, str]:
    """Return whether the default graph conforms to the shapes, and pySHACL's report."""
    try:
        import pyshacl
    except ImportError as error:
        raise UsageError("validation needs pySHACL: pip install pyshacl") from error
    shapes = rdflib.Graph().parse(data=ontology.read_text("shapes.ttl"), format="turtle")
    conforms, _, text = pyshacl.validate(default_graph(store), shacl_graph=shapes, inference="none")
    return bool(conforms), str(text)


def default_graph(store: ox.Store) -> rdflib.Graph:
    """Return the default graph of a store as an rdflib graph."""
    data = ox.serialize(
        (quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())),
        format=ox.RdfFormat.N_TRIPLES,
    )
    assert data is not None
    return rdflib.Graph().parse(data=data, format="nt")
