"""`kg reconcile`: ask a service on the net what the unlinked names may mean. Nothing is linked by it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.cli import console
from kg.cli.extract import opened
from kg.cli.options import reported_errors
from kg.records import Skipped

if TYPE_CHECKING:
    from kg.records import Annotated, Decision
    from kg.resolve.reconcile import Proposal, Service

COLUMNS = (
    "id", "time", "user", "verb", "judgement", "subject", "subject_name", "subject_kind", "subject_at",
    "object", "object_name", "object_kind", "object_at", "value", "why", "undoes",
)  # fmt: skip
"""Those of human decisions: change `unsure` to `positive` in a row, import the file, and it holds."""


@click.command()
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path))
@click.option(
    "--endpoint", required=True, metavar="URL", help="The service, e.g. https://wikidata.reconci.link/en/api"
)
@click.option(
    "-o", "--out", default="-", metavar="FILE", show_default=True, help="Where to write the candidates."
)
@click.option(
    "--top", type=click.IntRange(min=1), metavar="N", help="Ask only for the N most mentioned entities."
)
@click.option(
    "--rate",
    type=click.FloatRange(min=0.01, max=50),
    default=2.0,
    show_default=True,
    metavar="N",
    help="Requests a second at most; one holds up to 20 names.",
)
@click.option(
    "--cache", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where answers are kept."
)
@click.option("--refresh", is_flag=True, help="Ask again what was answered before.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors are still told.")
def reconcile(
    source: Path,
    endpoint: str,
    out: str,
    top: int | None,
    rate: float,
    cache: Path | None,
    refresh: bool,
    quiet: bool,
) -> None:
    """Ask a reconciliation service (OpenRefine's protocol) what the names without a link may mean.

    SOURCE is a workspace, or the folder or claims.jsonl that `kg build` wrote. The names, and nothing else
    of the articles, are sent to the service. The answer is a table of candidates with reasons: change
    `unsure` to `positive` where one is right and import it with `kg decisions`. What was judged before is
    not proposed again.

    \b
    Examples:
      kg reconcile news.kg --endpoint https://wikidata.reconci.link/en/api -o links.csv
      kg reconcile out/claims.jsonl --endpoint http://127.0.0.1:8000/reconcile --top 100
    """
    from kg.resolve import resolve
    from kg.resolve.answers import Answers
    from kg.resolve.online import Client, checked
    from kg.resolve.reconcile import Judged, Service, propose, unlinked

    with reported_errors():
        checked(endpoint)
        annotated, decisions = read(source)
        judged = Judged.of(decisions)
        entities = unlinked(annotated, resolve(annotated, decisions), judged)[:top]
        with closing(Answers(cache or default_cache())) as answers:
            service = Service(endpoint, Client(rate=rate), answers, refresh)
            manifest = service.manifest()
            if not manifest.wikidata:
                click.echo(f"its ids are not Wikidata's but of {console.printable(manifest.space)}", err=True)
            with counting(quiet, len(entities)) as seen, opened(out) as target:
                count = write(target, propose(entities, service, judged, seen))
        console.report([Skipped(error.where, error.reason) for error in service.failed])
        if not quiet:
            click.echo(summary(service, len(entities), count), err=True)
        if service.failed:
            raise SystemExit(1)


def read(source: Path) -> tuple[list[Annotated], tuple[Decision, ...]]:
    """Return the articles of a workspace, folder or claims.jsonl, and what people decided on them."""
    from kg.errors import UsageError
    from kg.store import Workspace, is_workspace

    if not source.exists():
        raise UsageError(f"{source}: no such workspace, folder of `kg build` or claims.jsonl")
    if not is_workspace(source):
        return list(articles_of(source / "claims.jsonl" if source.is_dir() else source)), ()
    with Workspace.open(source) as opened:
        return list(opened.chains()), opened.decisions()


def articles_of(path: Path) -> Iterator[Annotated]:
    """Yield the annotated articles of a claims.jsonl. Raises SourceError naming file and line."""
    from kg.errors import SourceError
    from kg.lines import from_json

    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield from_json(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise SourceError(f"{path}:{number}", f"not JSON: {error}") from error
            except SourceError as error:
                raise SourceError(f"{path}:{number}", str(error)) from error


def default_cache() -> Path:
    """Return where answers are kept unless `--cache` says."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "kg" / "reconcile.sqlite"


def write(target: TextIO, proposals: Iterable[Proposal]) -> int:
    """Write a row a candidate and return how many. `user` stays empty: it is who imports the row."""
    import csv

    from kg.export.claims_csv import cell

    out = csv.writer(target, lineterminator="\n")
    out.writerow(COLUMNS)
    count = 0
    for proposal in proposals:
        entity, candidate = proposal.entity, proposal.candidate
        about = f"{candidate.name} ({candidate.description})" if candidate.description else candidate.name
        why = f"reconcile {candidate.score:g} {about}: {', '.join(proposal.reasons)}"
        row = {
            "verb": "link", "judgement": "unsure", "subject": entity.id,
            "subject_name": entity.name, "subject_kind": entity.kind, "value": candidate.id, "why": why,
        }  # fmt: skip
        out.writerow([cell(row.get(column, "")) for column in COLUMNS])
        count += 1
    return count


@contextmanager
def counting(quiet: bool, total: int) -> Iterator[Callable[[int], object] | None]:
    """Show how many names are done, where standard error is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    screen = Console(stderr=True)
    if quiet or not screen.is_terminal:
        yield None
        return
    columns = (TextColumn("asking"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("asking", total=total)
        yield lambda done: bar.update(task, completed=done)


def summary(service: Service, entities: int, count: int) -> str:
    """Return what was asked and found."""
    known = f", {service.known:,} answered before" if service.known else ""
    failed = f", {len(service.failed):,} failed" if service.failed else ""
    return (
        f"{count:,} candidates for {entities:,} names of {console.printable(service.manifest().name)}: "
        f"{service.asked:,} asked in {service.client.requests:,} requests{known}{failed}"
    )
