"""What a person sees: progress while it works, a summary at the end. All of it on standard error but
for the summary of `kg build`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.records import Skipped

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from kg.pipeline import Graph

SHOWN = 20
"""More skipped inputs than this are counted, not listed."""


class Tally:
    """Counts what a run has done, and shows it while it works."""

    def __init__(self) -> None:
        self.articles = 0
        self.claims = 0

    def add(self, claims: int) -> None:
        self.articles += 1
        self.claims += claims


@contextmanager
def progress(quiet: bool, what: str) -> Iterator[Tally]:
    """Show a line with the articles and claims so far, where standard error is a terminal."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    tally = Tally()
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield tally
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(f"{what}: loading the language model")

        def add(claims: int) -> None:
            Tally.add(tally, claims)
            bar.update(task, description=f"{what}: {tally.articles:,} articles, {tally.claims:,} claims")

        tally.add = add  # type: ignore[method-assign]
        yield tally


def summary(graph: Graph, written: Sequence[Path]) -> None:
    """Print what was built: counts, the best connected entities, the files, what was skipped."""
    from rich.console import Console
    from rich.markup import escape

    console = Console(highlight=False)
    statuses = Counter(fact.status for fact in graph.facts())
    kinds = ", ".join(f"{statuses[name]:,} {name}" for name in sorted(statuses)) or "none"
    console.print(f"[bold]{len(graph.articles):,}[/] articles  [bold]{len(graph.claims):,}[/] claims")
    console.print(f"[bold]{len(graph):,}[/] facts ({kinds})  [bold]{len(graph.nodes):,}[/] entities")
    best = graph.best_connected(8)
    if best:
        console.print(
            _table(("best connected", "kind", "neighbours"), [(e.name, e.kind, str(n)) for e, n in best])
        )
    if written:
        console.print("written: " + escape(", ".join(str(path) for path in written)))
    report(graph.skipped, console)


def report(skipped: Sequence[Skipped], console: Console | None = None) -> None:
    """Print what was skipped and why."""
    from rich.console import Console
    from rich.markup import escape

    console = console or Console(stderr=True, highlight=False)
    if not skipped:
        return
    errors = sum(one.error for one in skipped)
    console.print(f"[bold]{len(skipped):,}[/] skipped, {errors:,} of them for an error:")
    for one in skipped[:SHOWN]:
        mark = "[red]error[/]" if one.error else "left out"
        console.print(
            f"  {mark}  {escape(printable(one.where))}: {escape(printable(one.reason))}", soft_wrap=True
        )
    if len(skipped) > SHOWN:
        console.print(f"  … and {len(skipped) - SHOWN:,} more")


def printable(text: str) -> str:
    """Replace what could steer a terminal."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() else " " if c.isspace() and c not in "\x1c\x1d\x1e\x1f" else "�" for c in text
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=box.SIMPLE, pad_edge=False, header_style="dim")
    for number, head in enumerate(heads):
        table.add_column(head, justify="right" if number == len(heads) - 1 else "left")
    for row in rows:
        table.add_row(*(escape(printable(cell)) for cell in row))
    return table
