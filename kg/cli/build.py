"""`kg build`: news in, graph out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli import console
from kg.cli.options import config_of, reported_errors, settings


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES…")
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    metavar="FOLDER",
    help="Where to write.",
)
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), metavar="P", help="Leave weaker claims out of the graph."
)
@settings
def build(sources: tuple[str, ...], out: Path, quiet: bool, **flags: Any) -> None:
    """Build the graph of the articles in SOURCES: folders, files, globs, or - for standard input
    (.txt .md .html .jsonl).

    \b
    Writes graph.html (open it in a browser), graph.ttl and graph.trig (RDF), graph.graphml,
    claims.jsonl and claims.csv.
    \b
    Examples:
      kg build articles/ -o out/
      kg build 'archive/2017-*/*.html' wire.jsonl --published 2017-03-12
    """
    from kg import pipeline

    with reported_errors():
        config = config_of(**flags)
        with console.progress(quiet, "reading") as tally:
            graph = pipeline.build(sources, config=config, seen=lambda one: tally.add(len(one.claims)))
        written = graph.save(out) if graph.articles else []
        if not quiet:
            console.summary(graph, written)
        if graph.interrupted:
            click.echo(
                f"interrupted: the graph holds the {len(graph.articles)} articles read so far", err=True
            )
            raise SystemExit(130)
        if not graph.articles:
            raise click.ClickException("no article could be read, so nothing was written")
        if any(one.error for one in graph.skipped):
            raise SystemExit(1)
