"""Where a sentence must end: text in, its sentences out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language

from kg.language.model import BREAK
from kg.language.paragraphs import hard_wrapped
from kg.language.parse import Parse

WRAPPED = (
    "The council of the northern province voted on Tuesday to\n"
    "close the last of the three border crossings, which had been\n"
    "open for a decade, and asked the government in the capital\n"
    "to pay for the guards who will have to leave their posts."
)
"""As mail and agencies fold it."""


@pytest.fixture(scope="module")
def blank() -> Language:
    import kg.language.paragraphs  # noqa: F401  registers the component

    nlp = spacy.blank("en")
    nlp.add_pipe(BREAK)
    return nlp


def starts(nlp: Language, text: str) -> list[str]:
    """Return the words that are made to begin a sentence; the first word is always one."""
    return [token.text for token in nlp(text) if token.is_sent_start and token.i]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mayor resigns\n\nHe left on Monday.", ["He"]),
        ("Mayor resigns\n \nHe left on Monday.", ["He"]),
        ("Mayor resigns\nHe left on Monday.", ["He"]),  # a line each: one newline is enough
        ("He left\n\n\n\nShe stayed", ["She"]),
        ("He left on Monday. She stayed.", []),
        (WRAPPED, []),
        (f"{WRAPPED}\n\nThe vote was close.", ["The"]),
    ],
    ids=[
        "blank line",
        "white line",
        "newline",
        "many",
        "none",
        "hard-wrapped",
        "paragraphs of wrapped lines",
    ],
)
def test_breaks(blank: Language, text: str, words: list[str]):
    assert starts(blank, text) == words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("MOSCOW (AP) — The minister met the envoy.", "The"),
        ("MOSCOW (AP) -- The minister met the envoy.", "The"),
        ("PARIS, France: The minister met the envoy.", "The"),
        ("WASHINGTON – Senators asked for the papers.", "Senators"),
        ("NEW YORK, Dec. 5 — Anna Roe resigned.", "Anna"),
        ("KIEV — “Stop it,” said the mayor.", "“"),
    ],
)
def test_dateline_ends_a_sentence(blank: Language, text: str, word: str):
    assert starts(blank, text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "NATO sent four battalions to the border.",
        "FBI agents searched the flat.",
        "The EU — a union of states — voted.",
        "UN envoy Anna Roe said: There is hope.",
        "NATO, the EU and the UN agreed.",
    ],
)
def test_capitals_alone_are_no_dateline(blank: Language, text: str):
    assert starts(blank, text) == []


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        (WRAPPED, True),
        ("One line only", False),
        ("A list\nof\nshort\nlines", False),
        ("The mayor resigned on Monday evening after a long debate.\n" * 4, False),
        (WRAPPED.replace("\n", " ") + "\n" + "x " * 80, False),
    ],
    ids=["wrapped", "one line", "short lines", "a sentence a line", "long lines"],
)
def test_hard_wrapped(text: str, wrapped: bool):
    assert hard_wrapped(text) is wrapped


@pytest.mark.model
def test_the_model_keeps_the_break(parse: Callable[[str], Parse]):
    """The parser, which decides on the other sentences, does not undo it."""
    found = parse("Minister meets envoy in Geneva\n\nThe talks lasted an hour. They were frank.")
    assert [found.slice(*sentence) for sentence in found.sentences] == [
        "Minister meets envoy in Geneva",
        "The talks lasted an hour.",
        "They were frank.",
    ]
