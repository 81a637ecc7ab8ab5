"""The stages composed, nothing else. Read this after `kg/records.py`.

read -> parse -> attribution, references, times, frames -> claims -> link -> resolve -> graph
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg import graph, resolve
from kg.config import Config
from kg.records import Annotated, Article, Skipped

if TYPE_CHECKING:
    from rdflib import Dataset
    from spacy.language import Language

    from kg.language.parse import Parse
    from kg.rdf.query import Table

Sources = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def annotate(article: Article, parse: Parse) -> Annotated:
    """Find mentions, chains, attributions, times and claims in one parsed article."""
    from kg.claims import attribution, clauses, implied, nominal, speech
    from kg.claims.assemble import Assembler, attributions
    from kg.language import references, times
    from kg.resolve import link

    reported = attribution.find(parse)
    found = references.find(parse, attribution.speakers(parse, reported))
    timexes = times.find(parse, article.published)
    frames = [
        *clauses.find(parse),
        *implied.find(parse),
        *nominal.find(parse),
        *speech.find(parse, reported, found),
    ]
    assembler = Assembler(article, parse, found, reported, timexes)
    annotated = Annotated(
        article=article,
        mentions=found.mentions,
        chains=found.chains,
        attributions=attributions(parse, reported, found),
        times=tuple(timex.interval for timex in timexes),
        claims=tuple(assembler.claims(frames)),
    )
    return link.link(annotated)


def extract(
    articles: Iterable[Article | Skipped], *, config: Config | None = None, nlp: Language | None = None
) -> Iterator[Annotated]:
    """Yield the annotated articles in order; memory does not grow with their number. What `read` skipped
    is passed over."""
    from kg.language.model import load_model, parse_articles

    config = config or Config()
    read = (item for item in articles if isinstance(item, Article))
    for article, parse in parse_articles(read, nlp or load_model(config.model)):
        yield annotate(article, parse)


def articles_of(sources: Sources, config: Config, skipped: list[Skipped]) -> Iterator[Article]:
    """Yield the articles of the sources; what became none is appended to `skipped`."""
    from kg.ingest import read

    for item in read([sources] if isinstance(sources, str | os.PathLike) else sources, config=config):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            yield item


class Graph(graph.Graph):
    """The graph with everything that can be made of it. `skipped` tells what became no article."""

    skipped: tuple[Skipped, ...] = ()
    interrupted: bool = False

    def to_rdf(self) -> Dataset:
        """Return the graph as an rdflib Dataset: statements with provenance, flat triples, named graphs."""
        from kg.rdf import to_dataset

        return to_dataset(self)

    def query(self, sparql: str, **bindings: str) -> Table:
        """Answer a SPARQL query, or the shipped query of that name ("who_met_whom"), with its parameters."""
        from kg.rdf import query

        text = query.named(sparql) if sparql.isidentifier() else sparql
        return query.run(self, text, bindings)

    def save_html(self, path: str | os.PathLike[str]) -> None:
        """Write the explorer: one page that needs no network."""
        from kg.export import html

        html.write(self, Path(path))

    def save(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Write every format of `OUTPUTS` into the folder and return the paths."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for name, write in outputs().items():
            write(self, folder / name)
            written.append(folder / name)
        return written


def outputs() -> dict[str, Callable[[Graph, Path], object]]:
    """Return the files that `kg build` writes: name -> writer, each writing whole or not at all."""
    from kg import rdf
    from kg.export import annotated, claims_csv, graphml, html

    return {
        "graph.html": html.write,
        "graph.ttl": rdf.write_turtle,
        "graph.trig": rdf.write_trig,
        "graph.graphml": graphml.write,
        "claims.jsonl": annotated.write,
        "claims.csv": claims_csv.write,
    }


def build(
    sources: Sources,
    *,
    config: Config | None = None,
    nlp: Language | None = None,
    seen: Callable[[Annotated], object] | None = None,
) -> Graph:
    """Read the sources, extract their claims, resolve who is who and return the graph.

    `seen` is called with every annotated article, for a progress bar. On KeyboardInterrupt the graph is
    built of what was read so far and `interrupted` is set on it.
    """
    config = config or Config()
    skipped: list[Skipped] = []
    found: list[Annotated] = []
    interrupted = False
    try:
        for annotated in extract(articles_of(sources, config, skipped), config=config, nlp=nlp):
            found.append(annotated)
            if seen is not None:
                seen(annotated)
    except KeyboardInterrupt:
        interrupted = True
    built = Graph.build(found, resolve.resolve(found), min_confidence=config.min_confidence)
    built.skipped = tuple(skipped)
    built.interrupted = interrupted
    return built
