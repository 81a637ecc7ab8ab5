"""`kg why`: why the places of an entity are one, or why two entities are not."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.console import printable
from kg.cli.decide import WORKSPACE, counted, desk_of, told

if TYPE_CHECKING:
    from kg.resolve.explain import Standing, Why, WhyTwo

SHOWN = 20
"""Places and reasons that are shown without `--all`."""

WORDS = 6
"""Different words of a place that are shown."""


@click.command()
@WORKSPACE
@click.argument("name")
@click.argument("other", required=False)
@click.option("--all", "whole", is_flag=True, help=f"Every place and reason, not the first {SHOWN}.")
@click.option("--json", "as_json", is_flag=True, help="The whole answer as JSON.")
def why(workspace: Path, name: str, other: str | None, whole: bool, as_json: bool) -> None:
    """Tell why the places of NAME are one entity: where it stands and under which words, the reason of each
    merge, the decisions on it. With OTHER: what speaks for the two being one, and what keeps them apart.

    \b
    Examples:
      kg why news.kg "Jeff Sessions"
      kg why news.kg "George Bush" "George H. Bush"
    """
    with desk_of(workspace, None) as desk:
        found = desk.why(name) if other is None else desk.why_two(name, other)
        if as_json:
            click.echo(json.dumps(dataclasses.asdict(found), ensure_ascii=True, default=str))
        else:
            text = single(found, None if whole else SHOWN) if other is None else double(found)  # type: ignore[arg-type]
            click.echo("\n".join(printable(line) for line in text))


def single(found: Why, shown: int | None) -> Iterator[str]:
    """Yield the lines on one entity."""
    entity = found.entity
    about = f": {entity.description}" if entity.description else ""
    yield f"{entity.name} ({entity.kind}, {entity.id}){about}"
    if entity.aliases:
        yield f"  also: {', '.join(entity.aliases)}"
    articles = len({one.article for one in found.standings})
    chains = counted(len(found.standings), "chain")
    yield f"  stands in {counted(articles, 'article')}, {chains} of mentions:"
    yield from listed(map(place, found.standings), len(found.standings), shown)
    if found.reasons:
        yield "  one, because:"
        yield from listed(found.reasons, len(found.reasons), shown)
    elif len(found.standings) == 1:
        yield "  nothing was merged: it is one chain of one article"
    if found.decisions:
        yield "  decisions:"
    for noted in found.decisions:
        one = noted.decision
        note = f": {one.why}" if one.why else ""
        undone = f"   (undone by {noted.undone.id})" if noted.undone else ""
        yield f"    {one.id}  {one.time[:16]}  {one.user}  {told(one)}{note}{undone}"


def listed(lines: Iterable[str], count: int, shown: int | None) -> Iterator[str]:
    """Yield lines indented, the first of them where there are many."""
    for number, line in enumerate(lines):
        if number == shown:
            yield f"    … and {count - number:,} more: --all"
            return
        yield f"    {line}"


def place(one: Standing) -> str:
    """Return a place as a line: what to type, the day, the title, the words."""
    words = [f"{text!r}" + (f" ×{count}" if count > 1 else "") for text, count in one.words[:WORDS]]
    more = f" and {len(one.words) - WORDS} more" if len(one.words) > WORDS else ""
    about = "  ".join(filter(None, (str(one.published or ""), one.title)))
    linked = f"   [linked to {one.item} there]" if one.item else ""
    return f"{one.article}#{one.chain}  {about}{': ' if about else ' '}{', '.join(words)}{more}{linked}"


def double(found: WhyTwo) -> Iterator[str]:
    """Yield the lines on two entities."""
    for one in (found.one, found.other):
        about = f": {one.description}" if one.description else ""
        yield f"{one.name} ({one.kind}, {one.id}){about}"
    yield f"  for:     {'; '.join(found.speaks_for) or 'nothing'}"
    yield f"  against: {'; '.join(found.against)}"
