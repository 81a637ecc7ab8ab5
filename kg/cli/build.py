"""`kg build`: news in, graph out."""

from __future__ import annotations

import os
from collections.abc import Container
from pathlib import Path
from typing import Any

import click

from kg.cli import console
from kg.cli.options import config_of, probability, reported_errors, settings, sources_of


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES…", callback=sources_of)
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
    "--min-confidence",
    type=float,
    callback=probability,
    metavar="P",
    help="Leave weaker claims out of the graph; 0 keeps all [default: 0.45].",
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
      kg build news.kg -o out/      of a workspace (`kg add`), by the decisions in it
    """
    from kg import pipeline

    with reported_errors():
        config = config_of(**flags)
        refuse_no_workspace(sources)
        writable(out)
        refuse_mixing(sources, out, pipeline.outputs())
        with console.progress(quiet, "reading") as tally:
            graph = pipeline.build(sources, config=config, seen=lambda one: tally.add(len(one.claims)))
        if graph.interrupted and (out / "graph.html").exists():
            out = out.with_name(out.name + ".part")  # a whole result is not replaced by a part
        written = graph.save(out) if graph.articles else []
        if quiet:
            console.report([one for one in graph.skipped if one.error])
        elif written or not graph.interrupted:
            console.summary(graph, written)
        for one in graph.resolution.unmet if graph.resolution is not None else ():
            what = console.printable(f"{one.decision.id} ({one.decision.verb}) changes nothing: {one.reason}")
            click.echo(f"decision {what}", err=True)
        if graph.interrupted:
            held = f"the graph holds the {len(graph.articles)} articles read so far"
            click.echo(f"interrupted: {held if written else 'nothing was written'}", err=True)
            raise SystemExit(130)
        if not graph.articles:
            raise click.ClickException("no article could be read, so nothing was written")
        if any(one.error for one in graph.skipped):
            raise SystemExit(1)


def refuse_mixing(sources: tuple[str, ...], out: Path, names: Container[str]) -> None:
    """Refuse an output that would overwrite an input or be read as news by the next run."""
    target = out.resolve()
    for source in sources:
        path = Path(source)
        if source == "-" or not path.exists():
            continue
        if path.is_dir() and target.is_relative_to(path.resolve()):
            raise click.BadParameter(
                f"{out} lies in the source {source}, where the next run would read it; name a folder outside",
                param_hint="--out",
            )
        if path.is_file() and path.resolve().parent == target and path.name in names:
            raise click.BadParameter(f"{path} would be overwritten; name another folder", param_hint="--out")


def refuse_no_workspace(sources: tuple[str, ...]) -> None:
    """Tell what is wrong with a file that goes by the name of a workspace and is none."""
    from kg.store import Workspace

    for source in sources:
        if source.endswith(".kg") and not Path(source).is_dir():
            Workspace.open(source).close()


def writable(out: Path) -> None:
    """Refuse an output folder that cannot be made or written to before the work begins."""
    existing = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not existing.is_dir():
        raise click.BadParameter(f"{existing} is a file; name a folder", param_hint="--out")
    if not os.access(existing, os.W_OK):
        raise click.BadParameter(f"{existing}: cannot be written to", param_hint="--out")
