"""Markdown is read as its reader sees it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.ingest import read
from kg.ingest.text import plain_markdown
from kg.records import Article

CASES = [
    ("The king named [Anna Berg](https://a.example/b) today.", "The king named Anna Berg today."),
    ("**Anna Berg** met *the envoy* in __Oslo__.", "Anna Berg met the envoy in Oslo."),
    ("# Minister quits\n\nShe left.", "Minister quits\n\nShe left."),
    ("> She left.\n\n- One\n- Two", "She left.\n\nOne\nTwo"),
    ("![photo](x.png)She left.", "She left."),
    ("5 * 3 * 2 and snake_case_word", "5 * 3 * 2 and snake_case_word"),
]


@pytest.mark.parametrize(("written", "text"), CASES)
def test_marks_are_no_words(tmp_path: Path, written: str, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(written, encoding="utf-8")
    (article,) = read([path])
    assert isinstance(article, Article)
    assert article.text == text


def test_a_link_in_a_circle_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    for name in ("a.txt", "z.txt"):
        (tmp_path / name).write_text(f"The senator met the envoy of {name}.", encoding="utf-8")
    (tmp_path / "m.txt").symlink_to(tmp_path / "m.txt")
    found = list(read([tmp_path]))
    assert len([one for one in found if isinstance(one, Article)]) == 2
    (skipped,) = [one for one in found if not isinstance(one, Article)]
    assert skipped.where.endswith("m.txt")
    assert skipped.error


@pytest.mark.parametrize("wedge", ["[", "![", "[a](", "**a ", "__a ", "*a ", "[a]["])
def test_marks_without_end_take_no_time(wedge: str) -> None:
    """Each of them looked to the end of its line for its other half: minutes for such a file."""
    started = time.monotonic()
    plain_markdown(wedge * 30_000)
    assert time.monotonic() - started < 10
