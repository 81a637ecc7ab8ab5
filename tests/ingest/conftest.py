"""Reading one file of given bytes, and stories of our own to put into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.config import Config
from kg.ingest import read
from kg.records import Article, Skipped

Item = Article | Skipped
Reading = Callable[..., tuple[list[Article], list[Skipped]]]
DEFAULT = Config()


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Read one file of the given name and content; articles and reasons apart."""

    def read_one(
        name: str, data: bytes | str, config: Config = DEFAULT
    ) -> tuple[list[Article], list[Skipped]]:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        return parted(list(read([path], config=config)))

    return read_one


def parted(items: list[Item]) -> tuple[list[Article], list[Skipped]]:
    return (
        [item for item in items if isinstance(item, Article)],
        [item for item in items if isinstance(item, Skipped)],
    )
