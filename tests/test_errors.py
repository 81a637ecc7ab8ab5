"""One root, and messages that say where and what."""

from __future__ import annotations

import inspect

import pytest

from kg import errors
from kg.errors import KgError, NotFoundError, SourceError, UsageError

ALL = [e for _, e in inspect.getmembers(errors, inspect.isclass) if issubclass(e, Exception)]


@pytest.mark.parametrize("error", ALL, ids=lambda error: error.__name__)
def test_every_error_has_the_root_and_stands_in_the_tree(error: type[Exception]):
    assert issubclass(error, KgError)
    assert error.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("error", [errors.ConfigError, errors.ModelError])
def test_wrong_usage(error: type[Exception]):
    """What the caller can put right is exit code 2."""
    assert issubclass(error, UsageError)


def test_source_error_names_the_place():
    error = SourceError("wire.jsonl:3", "not JSON")
    assert (str(error), error.where, error.reason) == ("wire.jsonl:3: not JSON", "wire.jsonl:3", "not JSON")


@pytest.mark.parametrize(
    ("near", "message"),
    [
        ((), "nothing in the graph is called 'Peskow'"),
        (("Dmitry Peskov",), "nothing in the graph is called 'Peskow'; the nearest names are Dmitry Peskov"),
    ],
)
def test_not_found_names_the_nearest(near: tuple[str, ...], message: str):
    error = NotFoundError("Peskow", near)
    assert (str(error), error.near) == (message, near)
    assert isinstance(error, LookupError)
