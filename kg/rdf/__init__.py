"""Graph to RDF, and SPARQL over it."""

from __future__ import annotations

from kg.rdf.convert import CLAIMED, to_dataset
from kg.rdf.query import Table, run
from kg.rdf.read import read_entities, read_facts
from kg.rdf.validate import Report, validate
from kg.rdf.write import write_trig, write_turtle

__all__ = [
    "CLAIMED",
    "Report",
    "Table",
    "read_entities",
    "read_facts",
    "run",
    "to_dataset",
    "validate",
    "write_trig",
    "write_turtle",
]
