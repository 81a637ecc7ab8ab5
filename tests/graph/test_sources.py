"""Reprints are one source."""

from __future__ import annotations

from datetime import date

import pytest

from kg.graph.sources import sources_of
from kg.records import Article, Span

STORY = (
    "The minister left the capital on Tuesday after a day of talks. Nobody would say what had been agreed, "
    "and the delegation flew home without taking questions from the reporters at the gate."
)
OTHER = (
    "Voters in the northern provinces go to the polls this weekend. Three parties hope to form a government, "
    "but the latest survey leaves none of them with the seats that it would need to rule alone."
)
TAIL = " Subscribe now to read every story that we print, and never miss another morning of the news again."


def articles(*texts: str, boilerplate: tuple[Span, ...] = ()) -> list[Article]:
    return [Article(f"a{i}", text, published=date(2017, 1, 1 + i)) for i, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        ([STORY, STORY], 1),
        ([STORY, STORY.upper().replace(",", "")], 1),
        ([STORY, STORY.replace("minister", "envoy")], 1),
        ([STORY, f"{STORY} {OTHER}"], 1),
        ([STORY, OTHER], 2),
        ([STORY, OTHER, STORY, OTHER], 2),
        (["A short one.", "A short one.", "Another short one."], 2),
        (["", ""], 2),
    ],
)
def test_counts(texts: list[str], wanted: int) -> None:
    assert len(set(sources_of(articles(*texts)).values())) == wanted


def test_the_first_by_date_is_the_source() -> None:
    found = sources_of(reversed(articles(STORY, STORY, STORY)))
    assert found == {"a0": "a0", "a1": "a0", "a2": "a0"}


def test_boilerplate_makes_no_two_stories_alike() -> None:
    """A paywall's words are not the story's."""
    texts = [text[:60] + TAIL * 3 for text in (STORY, OTHER)]
    marked = [Article(f"a{i}", text, boilerplate=(Span(60, len(text)),)) for i, text in enumerate(texts)]
    assert len(set(sources_of(marked).values())) == 2
