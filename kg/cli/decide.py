"""`kg merge`, `differ`, `split`, `rename`, `link`, `undo`, `decisions`: what people decide on who is who."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import printable
from kg.cli.options import reported_errors
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.records import Decision, Reference
    from kg.store import Desk

Command = Callable[..., Any]
IS = {"positive": "is", "negative": "is not", "unsure": "may be"}
WORKSPACE = click.argument("workspace", type=click.Path(dir_okay=False, path_type=Path))
WHY = click.option("--why", default="", metavar="TEXT", help="The reason, kept beside the decision.")
USER = click.option("--user", metavar="NAME", help="Who decides [default: who is logged in].")


def deciding(command: Command) -> Command:
    """Add the workspace, the reason and the name that every decision has."""
    for option in (WHY, USER):
        command = option(command)
    return command


@contextmanager
def desk_of(workspace: Path, user: str | None) -> Iterator[Desk]:
    """Open the workspace to decide on it."""
    from kg.store import Desk, Workspace

    with reported_errors(), Workspace.open(workspace) as opened:
        yield Desk(opened, user=user)


def done(desk: Desk, decision: Decision) -> None:
    """Print what was decided, how to take it back, and why it changes nothing where it does."""
    joined = desk.joined(decision)
    also = f", and so one with {printable(joined)}, which has that id" if joined else ""
    click.echo(f"{told(decision)}{also}   [{decision.id}; `kg undo` takes it back]")
    trouble = desk.trouble(decision)
    if trouble:
        click.echo(f"noted, but it changes nothing as things are: {printable(trouble)}", err=True)


def told(decision: Decision) -> str:
    """Return a decision in words."""
    one, other = named(decision.subject), named(decision.object)
    words = {
        "merge": f"{one} {IS[decision.judgement]} {other}",
        "split": f"{counted(len(decision.object.at), 'chain')} out of {one}",
        "rename": f"{one} is called {decision.value}",
        "link": f"{one} {IS[decision.judgement]} {decision.value or 'nothing in Wikidata'}",
        "undo": f"{decision.undoes} is undone",
    }[decision.verb]
    return printable(words)


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def named(reference: Reference) -> str:
    if reference.name:
        return f"{reference.name} ({reference.id})" if reference.id else reference.name
    return reference.id or "what stands at its places"


@click.command()
@WORKSPACE
@click.argument("one")
@click.argument("other")
@deciding
def merge(workspace: Path, one: str, other: str, why: str, user: str | None) -> None:
    """Say that ONE and OTHER are the same; ONE keeps its id. It goes before every rule, now and later.

    Each is an id, an exact name, a part of a name that no other has, or ARTICLE#CHAIN.

    \b
    Example:
      kg merge news.kg "Jeff Sessions" "J. B. Sessions" --why "same office"
    """
    with desk_of(workspace, user) as desk:
        done(desk, desk.merge(one, other, why))


@click.command()
@WORKSPACE
@click.argument("one")
@click.argument("other")
@click.option(
    "--unsure", is_flag=True, help="Only note that it was looked at: `kg candidates` leaves it out."
)
@deciding
def differ(workspace: Path, one: str, other: str, unsure: bool, why: str, user: str | None) -> None:
    """Say that ONE and OTHER are not the same, so that no rule ever joins them.

    Where they are joined now, name a place of each, ARTICLE#CHAIN, as `kg candidates` prints it: the names
    that stand there are kept apart, in these articles and in others.

    \b
    Example:
      kg differ news.kg "George Bush" "George H. Bush" --why "father and son"
    """
    with desk_of(workspace, user) as desk:
        done(desk, desk.merge(one, other, why, "unsure" if unsure else "negative"))


@click.command()
@WORKSPACE
@click.argument("entity")
@click.argument("places", nargs=-1, required=True, metavar="ARTICLE[#CHAIN]…")
@deciding
def split(workspace: Path, entity: str, places: tuple[str, ...], why: str, user: str | None) -> None:
    """Take what some articles say of ENTITY out of it: there it is somebody else of the same name.

    An article goes by its id, the beginning of it, or its URL. What leaves is one entity of its own.

    \b
    Example:
      kg split news.kg "John Smith" a-3f09c1d2e4b5a697 --why "the footballer"
    """
    with desk_of(workspace, user) as desk:
        done(desk, desk.split(entity, places, why))


@click.command()
@WORKSPACE
@click.argument("entity")
@click.argument("name")
@deciding
def rename(workspace: Path, entity: str, name: str, why: str, user: str | None) -> None:
    """Show ENTITY by another NAME; the names in the articles stay as its aliases.

    \b
    Example:
      kg rename news.kg "Bill Clinton" "William J. Clinton"
    """
    with desk_of(workspace, user) as desk:
        done(desk, desk.rename(entity, name, why))


@click.command()
@WORKSPACE
@click.argument("entity")
@click.argument("item", required=False)
@click.option("--none", is_flag=True, help="It is in Wikidata not at all.")
@click.option("--not", "negative", is_flag=True, help="It is not ITEM, whatever else it is.")
@deciding
def link(
    workspace: Path, entity: str, item: str | None, none: bool, negative: bool, why: str, user: str | None
) -> None:
    """Give ENTITY the Wikidata id ITEM. What has that id already is one with it.

    \b
    Examples:
      kg link news.kg "Sergey Kislyak" Q4221817
      kg link news.kg "John Kennedy" --none --why "a councillor"
    """
    if none == (item is not None):
        raise click.UsageError("give either a Wikidata id, such as Q7747, or --none")
    with desk_of(workspace, user) as desk:
        done(desk, desk.link(entity, item, why, "negative" if negative else "positive"))


@click.command()
@WORKSPACE
@click.argument("decision", required=False)
@deciding
def undo(workspace: Path, decision: str | None, why: str, user: str | None) -> None:
    """Take back a DECISION by its id, or the last one. Both stay in the log; an undo can be undone.

    \b
    Example:
      kg undo news.kg d-3f09c1d2e4b5a697
    """
    with desk_of(workspace, user) as desk:
        made = desk.undo(decision, why)
        taken = next((one for one in desk.workspace.decisions() if one.id == made.undoes), None)
        click.echo(f"{told(made)}" + (f": {told(taken)}" if taken is not None else ""))


@click.command()
@WORKSPACE
@click.option("--export", "out", metavar="FILE", help="Write the log as CSV; - for standard output.")
@click.option(
    "--import", "source", metavar="FILE", help="Take over the decisions of a CSV file, all or none."
)
@click.option(
    "--check", is_flag=True, help="Also tell which decisions change nothing as things are, and why."
)
@click.option("--user", metavar="NAME", help="Who decided, for rows that do not say [default: you].")
def decisions(workspace: Path, out: str | None, source: str | None, check: bool, user: str | None) -> None:
    """List what was decided, oldest first, or exchange it as CSV.

    \b
    Examples:
      kg decisions news.kg --export decisions.csv
      kg decisions other.kg --import decisions.csv
    """
    from kg.store import export_csv

    with desk_of(workspace, user) as desk:
        before = {one.id for one in desk.workspace.decisions()} if source is not None else set()
        if source is not None:
            click.echo(f"{counted(desk.import_csv(source), 'new decision')}")
        log = desk.workspace.decisions()
        if out == "-":
            click.echo(export_csv(log), nl=False)
        elif out is not None:
            write(Path(out), export_csv(log))
            click.echo(f"{counted(len(log), 'decision')} in {out}")
        if out is None and source is None:
            listing(log)
        if check or any(one.id not in before for one in log if source is not None):
            for one in (unmet for unmet in desk.found.unmet if check or unmet.decision.id not in before):
                click.echo(f"{one.decision.id} changes nothing: {printable(one.reason)}", err=True)


def listing(log: tuple[Decision, ...]) -> None:
    """Print a line a decision."""
    from kg.resolve.decisions import replay

    undone = replay(log).undone
    for one in log:
        why = f": {one.why}" if one.why else ""
        mark = f"   (undone by {undone[one.id].id})" if one.id in undone else ""
        click.echo(f"{one.id}  {one.time[:16]}  {printable(one.user)}  {told(one)}{printable(why)}{mark}")


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    if not path.parent.is_dir() or path.is_dir():
        raise UsageError(f"{path} is a folder" if path.is_dir() else f"{path.parent}: no such folder")
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8", newline="")
    os.replace(part, path)
