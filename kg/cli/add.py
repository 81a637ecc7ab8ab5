"""`kg add`: news into a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli import console
from kg.cli.options import config_of, reported_errors, settings, sources_of


@click.command()
@click.argument("workspace", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES…", callback=sources_of)
@settings
def add(workspace: Path, sources: tuple[str, ...], quiet: bool, **flags: Any) -> None:
    """Add the articles in SOURCES (folders, files, globs, or - for standard input) to WORKSPACE, one file
    that is made where there is none.

    Articles that are in with the same text are not read again, so the same folder can be added every
    morning. What was added before an interruption stays; the same command goes on from there.

    \b
    Examples:
      kg add news.kg articles/
      kg build news.kg -o out/
    """
    from kg import pipeline
    from kg.store import Workspace

    with reported_errors():
        config = config_of(**flags)
        refuse_itself(workspace, sources)
        with Workspace.open(workspace, create=True) as opened:
            try:
                with console.progress(quiet, "adding") as tally:
                    added, skipped = pipeline.add(
                        opened, sources, config=config, seen=lambda one: tally.add(len(one.claims))
                    )
            except KeyboardInterrupt:
                held = f"{len(opened):,} articles are in {console.printable(str(workspace))}"
                click.echo(f"interrupted: {held}; the same command goes on from there", err=True)
                raise SystemExit(130) from None
            if not quiet:
                click.echo(
                    f"{workspace}: {added.new:,} new, {added.changed:,} with another text than before, "
                    f"{added.same:,} known already; {len(opened):,} in all"
                )
        console.report([one for one in skipped if one.error or not quiet])
        if any(one.error for one in skipped):
            raise SystemExit(1)


def refuse_itself(workspace: Path, sources: tuple[str, ...]) -> None:
    """Refuse a workspace among its own sources."""
    for source in sources:
        if source != "-" and workspace.exists() and Path(source).exists() and workspace.samefile(source):
            raise click.BadParameter(f"{source} is the workspace itself", param_hint="SOURCES")
