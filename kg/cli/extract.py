"""`kg extract`: articles in, one annotated article a line out, in the same order, as they come."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from kg.cli import console
from kg.cli.options import config_of, reported_errors, settings, sources_of
from kg.records import Skipped


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES…", callback=sources_of)
@click.option(
    "-o",
    "--out",
    default="-",
    metavar="FILE",
    help="Where to write; - for standard output.",
    show_default=True,
)
@settings
def extract(sources: tuple[str, ...], out: str, quiet: bool, **flags: Any) -> None:
    """Extract mentions, chains, attributions, times and claims: one JSON object a line, in order.

    \b
    Examples:
      kg extract articles.jsonl -o out.jsonl
      kg extract - < articles.jsonl | jq '.claims[].relation.text'
    """
    from kg import pipeline
    from kg.lines import to_line

    skipped: list[Skipped] = []
    with reported_errors():
        config = config_of(**flags)
        refuse_overwriting(sources, out)
        with console.progress(quiet, "extracting") as tally, opened(out) as target:
            for annotated in pipeline.extract(pipeline.articles_of(sources, config, skipped), config=config):
                target.write(to_line(annotated) + "\n")
                tally.add(len(annotated.claims))
        console.report([one for one in skipped if one.error or not quiet])
        if any(one.error for one in skipped):
            raise SystemExit(1)


@contextmanager
def opened(out: str) -> Iterator[TextIO]:
    """Open the output. A file appears under its name when it is whole; until then it is `FILE.part`,
    which stays, with every line so far, when the run is interrupted. What is no plain file (a device, a
    pipe) is written to straight away, and a link is followed, never replaced.
    """
    if out == "-":
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(out).resolve()
    special = path.exists() and not path.is_file()
    part = path if special else path.with_name(path.name + ".part")
    try:
        target = part.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.BadParameter(f"{part}: {error.strerror}", param_hint="--out") from error
    with target:
        try:
            yield target
        except KeyboardInterrupt:
            click.echo(f"interrupted: what was done so far is in {part}", err=True)
            raise SystemExit(130) from None
    if not special:
        os.replace(part, path)


def refuse_overwriting(sources: tuple[str, ...], out: str) -> None:
    """Raise where the output is one of the inputs."""
    for source in sources:
        if out != "-" and source != "-" and Path(out).exists() and Path(source).exists():
            if Path(out).samefile(source):
                raise click.BadParameter(f"{out} is also an input", param_hint="--out")
