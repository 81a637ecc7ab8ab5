"""The stages composed, nothing else. Read this after `kg/records.py`.

read -> parse -> attribution, references, times, frames -> claims -> link -> resolve -> graph
                                                               (workspace) -^
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg import graph, resolve
from kg.config import Config
from kg.errors import UsageError
from kg.records import Annotated, Article, Decision, Skipped

if TYPE_CHECKING:
    from rdflib import Dataset
    from spacy.language import Language

    from kg.language.parse import Parse
    from kg.rdf.query import Table
    from kg.store import Added, Workspace

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
    from kg.language import gazetteer
    from kg.language.model import load_model, parse_articles

    config = config or Config()
    read = (item for item in articles if isinstance(item, Article))
    for article, parse in parse_articles(read, nlp or load_model(config.model)):
        with gazetteer.consulting(config.catalogues):
            found = annotate(article, parse)
        yield found


def articles_of(sources: Sources, config: Config, skipped: list[Skipped]) -> Iterator[Article]:
    """Yield the articles of the sources; what became none is appended to `skipped`."""
    from kg.ingest import read

    for item in read([sources] if isinstance(sources, str | os.PathLike) else sources, config=config):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            yield item


class Graph(graph.Graph):
    """The graph with everything that can be made of it. `skipped` tells what became no article;
    `resolution` who is who, why, and which decisions of people change nothing."""

    skipped: tuple[Skipped, ...] = ()
    interrupted: bool = False
    resolution: resolve.Resolution | None = None

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
    from kg.export import claims_csv, claims_jsonl, graphml, html

    return {
        "graph.html": html.write,
        "graph.ttl": rdf.write_turtle,
        "graph.trig": rdf.write_trig,
        "graph.graphml": graphml.write,
        "claims.jsonl": claims_jsonl.write,
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

    A workspace as the only source is read as it is, with its decisions: `add` fills it. `seen` is called
    with every annotated article, for a progress bar. On KeyboardInterrupt the graph is built of what was
    read so far and `interrupted` is set on it.
    """
    from kg.language import gazetteer

    config = config or Config()
    sources = [sources] if isinstance(sources, str | os.PathLike) else list(sources)
    skipped: list[Skipped] = []
    found: list[Annotated] = []
    decisions: tuple[Decision, ...] = ()
    interrupted = False
    path = workspace_of(sources)
    try:
        if path is None:
            items = extract(articles_of(sources, config, skipped), config=config, nlp=nlp)
        else:
            items, decisions = stored(path)
        for annotated in items:
            found.append(annotated)
            if seen is not None:
                seen(annotated)
    except KeyboardInterrupt:
        interrupted = True
    with gazetteer.consulting(config.catalogues):
        resolution = resolve.resolve(found, decisions)
    built = Graph.build(found, resolution, min_confidence=config.min_confidence)
    built.resolution = resolution
    built.skipped = tuple(skipped)
    built.interrupted = interrupted
    return built


def workspace_of(sources: list[str | os.PathLike[str]]) -> Path | None:
    """Return the workspace that the sources are, None where they are news.

    Raises UsageError for a workspace beside other sources.
    """
    from kg.store import is_workspace

    found = [Path(source) for source in sources if is_workspace(source)]
    if found and len(sources) > 1:
        raise UsageError(f"{found[0]} is a workspace and goes alone: `kg add {found[0]} SOURCES…` fills it")
    return found[0] if found else None


def stored(path: Path) -> tuple[Iterator[Annotated], tuple[Decision, ...]]:
    """Return the articles and the decisions of a workspace."""
    from kg.store import Workspace

    def articles() -> Iterator[Annotated]:
        with Workspace.open(path) as opened:
            yield from opened.annotated()

    with Workspace.open(path) as workspace:
        return articles(), workspace.decisions()


BATCH = 8
"""Articles that are written at once: what is lost at most when the power fails."""


def add(
    workspace: Workspace,
    sources: Sources,
    *,
    config: Config | None = None,
    nlp: Language | None = None,
    seen: Callable[[Annotated], object] | None = None,
) -> tuple[Added, tuple[Skipped, ...]]:
    """Put the articles of the sources into a workspace; those that are in with the same text are not parsed.

    Every batch is kept when it is done, on KeyboardInterrupt and on kill too: running again goes on.
    """
    from kg.store import Added

    config = config or Config()
    skipped: list[Skipped] = []
    known = 0

    def unknown() -> Iterator[Article]:
        nonlocal known
        for article in articles_of(sources, config, skipped):
            if workspace.knows(article):
                known += 1
            else:
                yield article

    run = workspace.begin(config.model, dataclasses.asdict(config))
    total = Added()
    news = unknown()
    first = next(news, None)  # without anything new the language model is not loaded
    items = extract(chain([first], news), config=config, nlp=nlp) if first is not None else iter(())
    try:
        for batch in kept(items, BATCH, seen):
            total += workspace.add(batch, run=run)
    finally:
        total += Added(same=known)
        workspace.end(run, same=total.same, skipped=skipped)
    return total, tuple(skipped)


def kept(
    items: Iterator[Annotated], size: int, seen: Callable[[Annotated], object] | None
) -> Iterator[list[Annotated]]:
    """Yield the items in lists of a size; when interrupted, what there is, and then the interruption."""
    batch: list[Annotated] = []
    try:
        for item in items:
            batch.append(item)
            if seen is not None:
                seen(item)
            if len(batch) == size:
                yield batch
                batch = []
    except KeyboardInterrupt:
        yield batch
        raise
    if batch:
        yield batch
