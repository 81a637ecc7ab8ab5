"""`kg candidates`: the pairs that the program is least sure of, and what to type."""

from __future__ import annotations

import dataclasses
import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import printable
from kg.cli.decide import WORKSPACE
from kg.cli.options import reported_errors

if TYPE_CHECKING:
    from kg.resolve.candidates import Candidate, Side


@click.command()
@WORKSPACE
@click.option("-n", "count", type=click.IntRange(min=1), default=20, show_default=True, help="How many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def candidates(workspace: Path, count: int, as_json: bool) -> None:
    """List the pairs that are least surely one, or least surely two: what speaks for it, what against, and
    the commands that settle it. Pairs that were judged are not asked again.

    \b
    Example:
      kg candidates news.kg -n 5
    """
    from kg.resolve.candidates import candidates as find
    from kg.store import Workspace

    with reported_errors(), Workspace.open(workspace) as opened:
        found = find(opened.chains(), opened.decisions(), count=count)
        for number, candidate in enumerate(found, 1):
            if as_json:
                click.echo(json.dumps(as_row(candidate, workspace), ensure_ascii=True))
            else:
                click.echo("\n".join(lines(number, candidate, workspace)))
        if not found and not as_json:
            click.echo("nothing is in doubt")


def lines(number: int, candidate: Candidate, workspace: Path) -> list[str]:
    """Return a pair as it is printed."""
    joined = "taken for one" if candidate.joined else "kept apart"
    score = f"; score {candidate.score:.2f}" if candidate.score else ""
    yes, no = commands(candidate, workspace)
    return [
        f"{number}. {printable(candidate.one.name)}  ~  {printable(candidate.other.name)}   "
        f"[{joined}{score}]",
        *(f"     {printable(described(side))}" for side in (candidate.one, candidate.other)),
        f"   for:     {printable('; '.join(candidate.speaks_for) or 'nothing')}",
        f"   against: {printable('; '.join(candidate.against) or 'nothing')}",
        f"   one:     {yes}",
        f"   two:     {no}",
        "",
    ]


def described(side: Side) -> str:
    """Return a side as a line: names, titles, kind, how often and where."""
    titles = f", {', '.join(side.titles)}" if side.titles else ""
    chains = "1 chain" if side.chains == 1 else f"{side.chains:,} chains"
    places = ", ".join(f"{article}#{chain}" for article, chain in side.places)
    return f"{' / '.join(side.names)} ({side.kind}{titles}): {chains}, e.g. {places}"


def commands(candidate: Candidate, workspace: Path) -> tuple[str, str]:
    """Return what to type where the two are one, and where they are not."""
    ends = [workspace, *("#".join(map(str, side.places[0])) for side in (candidate.one, candidate.other))]
    quoted = " ".join(shlex.quote(printable(str(end))) for end in ends)
    return f"kg merge {quoted}", f"kg differ {quoted}"


def as_row(candidate: Candidate, workspace: Path) -> dict[str, Any]:
    row = dataclasses.asdict(candidate)
    row["one_command"], row["two_command"] = commands(candidate, workspace)
    return row
