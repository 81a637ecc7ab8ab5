"""The samples: fourteen articles that every reader of the project meets first."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg import samples
from kg.config import Config
from kg.records import Article, Skipped

FILES = sorted(path for path in samples.folder().iterdir() if path.suffix in (".txt", ".html", ".jsonl"))


def words(path: Path) -> list[int]:
    """Return the number of words of each article in the file, without markup."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [len(json.loads(line)["text"].split()) for line in text.splitlines()]
    return [len(re.sub(r"(?s)<head>.*?</head>|<[^>]*>", " ", text).split())]


def test_every_format_is_there():
    suffixes = [path.suffix for path in FILES]
    assert (suffixes.count(".txt"), suffixes.count(".html"), suffixes.count(".jsonl")) == (6, 4, 1)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_articles_are_short_and_listed(path: Path):
    assert all(120 <= count <= 290 for count in words(path))
    assert f"`{path.name}`" in (samples.__doc__ or "")


def test_reprint_is_nearly_the_same():
    """The courier prints the agency's story under another headline and adds nothing to it."""
    wire = (samples.folder() / "01_expulsions_wire.txt").read_text(encoding="utf-8")
    courier = (samples.folder() / "02_expulsions_courier.html").read_text(encoding="utf-8")
    paragraphs = [line for line in wire.splitlines()[3:] if line]
    assert len(paragraphs) == 6
    assert [line for line in paragraphs if f"<p>{line}</p>" not in courier] == []


def test_samples_are_read_whole():
    """Every article has its text; dates and outlets stand where the format can carry them."""
    from kg.ingest import read

    read_items = list(read([samples.folder()], config=Config()))
    assert [item for item in read_items if isinstance(item, Skipped)] == []
    articles = [item for item in read_items if isinstance(item, Article)]
    assert len(articles) == 14
    dated = {article.title for article in articles if article.published and article.source}
    assert {"Kremlin denies contacts with Trump campaign", "Trump signs Russia sanctions he opposed"} <= dated
    assert any(
        "The ambassador everybody met" in article.text and article.published is None for article in articles
    )
