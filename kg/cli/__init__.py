"""The command line: one file a group of verbs, each verb a few lines over one library call.

Exit codes: 0 all well; 1 something was skipped for an error; 2 wrong usage; 130 interrupted.
"""

from __future__ import annotations

import sys

import click

from kg import __version__
from kg.cli.add import add
from kg.cli.build import build
from kg.cli.candidates import candidates
from kg.cli.catalogue import catalogue
from kg.cli.decide import decisions, differ, link, merge, rename, split, undo
from kg.cli.extract import extract
from kg.cli.reconcile import reconcile
from kg.cli.why import why

__all__ = ["main", "run"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Turn political news into a knowledge graph: who did what to whom, who says so, when, and whether
    it happened. Runs offline.

    \b
    Example:
      kg build articles/ -o out/      then open out/graph.html
    """


main.add_command(add)
main.add_command(build)
main.add_command(candidates)
main.add_command(catalogue)
main.add_command(decisions)
main.add_command(differ)
main.add_command(extract)
main.add_command(link)
main.add_command(merge)
main.add_command(reconcile)
main.add_command(rename)
main.add_command(split)
main.add_command(undo)
main.add_command(why)


def run() -> None:
    """Run the command line; Ctrl-C at any moment is exit code 130."""
    try:
        code = main.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)
