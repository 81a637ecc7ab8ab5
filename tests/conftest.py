"""What tests share: the language model, loaded once, and the parse of a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kg.language.parse import Parse
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    from kg.language.model import load_model

    return load_model()


@pytest.fixture(scope="session")
def parse(nlp: Language) -> Callable[[str], Parse]:
    """Parse a text as an article would be."""
    from kg.language.model import parse_articles

    def parsed(text: str) -> Parse:
        return next(parse_articles([Article("t", text)], nlp))[1]

    return parsed
