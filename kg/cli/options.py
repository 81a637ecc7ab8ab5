"""Options that verbs share, and how settings come together: defaults, then the file, then flags."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from kg.config import DEFAULT_MODEL, Config, load_config
from kg.errors import KgError, UsageError

Command = Callable[..., Any]


def settings(command: Command) -> Command:
    """Add the options that make a Config."""
    for option in reversed(SETTINGS):
        command = option(command)
    return command


SETTINGS: tuple[Callable[[Command], Command], ...] = (
    click.option(
        "--published",
        type=click.DateTime(formats=["%Y-%m-%d"]),
        metavar="DATE",
        help="Publication date (2017-03-12) of articles that carry none.",
    ),
    click.option("--model", metavar="NAME", help=f"An installed spaCy pipeline [default: {DEFAULT_MODEL}]."),
    click.option("--any-language", is_flag=True, default=None, help="Keep articles that are not English."),
    click.option(
        "--max-characters",
        type=click.IntRange(min=1),
        metavar="N",
        help="Skip longer articles [default: 500000].",
    ),
    click.option(
        "--columns",
        metavar="NAMES",
        help="Which column or key holds what, where the common names do not tell: text=body,title=headline.",
    ),
    click.option(
        "--follow-sitemaps",
        is_flag=True,
        default=None,
        help="Fetch the pages of a sitemap named by its address, those of its own host.",
    ),
    click.option(
        "--private-addresses",
        is_flag=True,
        default=None,
        help="Fetch from private and loopback addresses too.",
    ),
    click.option(
        "--web-cache",
        metavar="FILE",
        help="Remember the versions of pages here; unchanged ones are not fetched again.",
    ),
    click.option(
        "--catalogue",
        "catalogues",
        multiple=True,
        metavar="FILE",
        help="Who and what you know of, made by `kg catalogue import`; may be given several times.",
    ),
    click.option(
        "--config",
        "config_file",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="A TOML file with these settings, e.g. `any_language = true`.",
    ),
    click.option(
        "-q", "--quiet", is_flag=True, help="No progress bar and no summary; errors are still told."
    ),
)


def config_of(
    config_file: Path | None, published: datetime | None, catalogues: tuple[str, ...] = (), **flags: Any
) -> Config:
    """Return the settings: defaults, changed by the file, changed by flags.

    Catalogues are opened, so that a wrong one is told before the work begins, and stay so for the verb.
    """
    base = load_config(config_file) if config_file is not None else Config()
    day: date | None = published.date() if published is not None else None
    config = base.replace(published=day, catalogues=catalogues or None, **flags)
    if config.catalogues:
        from kg.language import gazetteer

        click.get_current_context().with_resource(gazetteer.consulting(config.catalogues))
    return config


@contextmanager
def reported_errors() -> Iterator[None]:
    """Turn our errors into one line on standard error and the exit code of their kind."""
    try:
        yield
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except KgError as error:
        raise click.ClickException(str(error)) from error
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; Python would complain of it at exit
        raise SystemExit(1) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise click.ClickException(f"{where}{error.strerror or error}") from error
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
        raise SystemExit(130) from None


def sources_of(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse an empty source: it is an unset variable, not the current folder."""
    if any(not value.strip() for value in values):
        raise click.BadParameter("an empty name; name a folder, a file, a glob or -")
    return values


def probability(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    """Refuse what is no number between 0 and 1, "nan" included."""
    if value is not None and not 0 <= value <= 1:
        raise click.BadParameter(f"{value} is not a number between 0 and 1")
    return value
