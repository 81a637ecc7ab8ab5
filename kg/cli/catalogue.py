"""`kg catalogue`: the user's own knowledge, imported once and looked up in every run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from kg.cli import console
from kg.cli.options import reported_errors, sources_of

if TYPE_CHECKING:
    from kg.language.catalogue import Catalogue
    from kg.language.catalogue.imports import Format, Report
    from kg.language.gazetteer import Entry

FORMATS = ("auto", "ftm", "csv", "wikidata")


@click.group()
def catalogue() -> None:
    """Bring your own knowledge of who and what exists: it is looked up beside the embedded gazetteer.

    \b
    Examples:
      kg catalogue import people.csv -o people.kgcat
      kg build articles/ --catalogue people.kgcat
    """


@catalogue.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", callback=sources_of)
@click.option("-o", "--out", required=True, metavar="FILE", help="The catalogue to write, e.g. my.kgcat.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="auto",
    show_default=True,
    help="ftm: FollowTheMoney lines (OpenSanctions); wikidata: a JSON dump; csv: a table of your own.",
)
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column of a table is id, name, aliases, kind, country, description, wikidata or popularity.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="Language of names in a Wikidata dump; may be given several times [default: en, mul].",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors are still told.")
def import_(
    files: tuple[str, ...],
    out: str,
    form: str,
    mapped: tuple[str, ...],
    languages: tuple[str, ...],
    quiet: bool,
) -> None:
    """Make a catalogue of FILE: OpenSanctions' entities.ftm.json, a CSV, a Wikidata dump (.json, .gz, .bz2),
    or - for standard input.

    What a CSV names goes before the embedded gazetteer; what the others name stands beside it.

    \b
    Examples:
      kg catalogue import entities.ftm.json -o sanctions.kgcat
      kg catalogue import mps.csv -o mps.kgcat --map "name=Full Name" --map kind=Role
      kg catalogue import latest-all.json.bz2 -o wikidata.kgcat --language en --language de
    """
    from kg.language.catalogue import imports, wikidata

    with reported_errors():
        mapping = mapping_of(mapped)
        with counting(quiet) as seen:
            report = imports.make(
                files,
                out,
                form=cast("Format", form),
                mapping=mapping,
                languages=languages or wikidata.LANGUAGES,
                seen=seen,
            )
        console.report(report.skipped)
        if report.errors > len(report.skipped):
            click.echo(f"  … and {report.errors - len(report.skipped):,} more lines", err=True)
        if not report.rows:
            of = f" of {report.lines:,} lines" if report.lines else ""
            unwanted = f", {report.left_out:,} of no kind that is wanted" if report.left_out else ""
            raise click.ClickException(f"no row could be made{of}{unwanted}, so nothing was written")
        if not quiet:
            click.echo(summary(report, out))
        if report.errors:
            raise SystemExit(1)


def mapping_of(pairs: tuple[str, ...]) -> dict[str, str]:
    """Return field -> column of `--map` options."""
    mapping: dict[str, str] = {}
    for pair in pairs:
        name, separator, column = pair.partition("=")
        if not (separator and name.strip() and column.strip()):
            raise click.BadParameter(f"{pair!r}; right would be like 'name=Full Name'", param_hint="--map")
        mapping[name.strip()] = column.strip()
    return mapping


@contextmanager
def counting(quiet: bool) -> Iterator[Callable[[Report], object] | None]:
    """Show how much is read, where standard error is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    screen = Console(stderr=True)
    if quiet or not screen.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def seen(report: Report) -> None:
            total = None if report.share is None else 1.0
            words = f"{report.lines:,} lines, {report.rows:,} rows, {report.errors:,} errors"
            bar.update(task, description=words, completed=report.share or 0.0, total=total)

        yield seen


def summary(report: Report, out: str) -> str:
    """Return what was imported, in a line or two."""
    also = [
        f"{count:,} {what}"
        for count, what in (
            (report.joined, "joined to another of their id"),
            (report.offices, "holdings of offices"),
            (report.left_out, "of no kind that is wanted"),
            (report.errors, "errors"),
        )
        if count
    ]
    said = f"{report.rows:,} rows of {report.lines:,} lines" + "".join(f", {one}" for one in also)
    return f"{said}\nwritten: {console.printable(out)} ({Path(out).stat().st_size / 1e6:,.1f} MB)"


@catalogue.command()
@click.argument("name")
@click.option(
    "--catalogue",
    "catalogues",
    multiple=True,
    metavar="FILE",
    help="A catalogue to look in; may be given several times.",
)
def show(name: str, catalogues: tuple[str, ...]) -> None:
    """Show whom or what NAME, or an id, may mean: from the catalogues and the embedded gazetteer.

    \b
    Examples:
      kg catalogue show "Jane Roe" --catalogue people.kgcat
      kg catalogue show Q358443
    """
    from kg.language import gazetteer
    from kg.language.catalogue import opened

    with reported_errors(), gazetteer.consulting(catalogues):
        entries = gazetteer.lookup(name) or tuple(filter(None, [gazetteer.by_id(name)]))
        if not entries:
            raise click.ClickException(f"nobody and nothing known is called {name!r}")
        for entry in entries:
            for line in described(entry, [opened(file) for file in catalogues]):
                click.echo(console.printable(line))


def described(entry: Entry, catalogues: Sequence[Catalogue]) -> Iterator[str]:
    """Yield what is known of an entry, a line each, and which file says so."""
    own = "  (own)" if entry.own else ""
    yield f"{entry.id}  {entry.name}  {entry.kind}  {entry.country or '-'}  {entry.popularity:.2f}{own}"
    if entry.description:
        yield f"    {entry.description}"
    if entry.aliases:
        yield f"    also: {'; '.join(entry.aliases[:12])}"
    for one in catalogues:
        for held in one.offices(entry.id):
            yield f"    held: {held.name or held.office}, {held.start or '…'} to {held.end or '…'}"
        origin = one.origin(entry.id)
        if origin is not None:
            yield f"    from: {origin[0]} ({origin[1]})"
