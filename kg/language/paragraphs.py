"""A spaCy component: a paragraph break ends a sentence, and so does a dateline."""

from __future__ import annotations

import re

from spacy import attrs
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.model import BREAK

END = re.compile(r"[.!?:…]['\"”’)\]]*\s*$")
WRAP_WIDTH = 100
DATELINE = re.compile(
    r"(?:^|\n)[^\S\n]*"
    r"(?:\([A-Za-z ]{2,20}\)\s*[-–—]+\s+)?"
    r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3}(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?"  # PARIS, France
    r"(?:,\s(?:[A-Z][a-z]+\.?)\s\d{1,2}(?:,\s\d{4})?)?"  # , Dec. 5
    r"\s?(?:\([\w .]{2,30}\)\s?)?(?:\s[-–—]{1,2}|[-–—]{2}|\s?:|\s\|)\s+(?=[\"“'A-Z0-9])"
)
"""Place and agency before the first sentence: "MOSCOW (AP) — The …"; the parser takes it for a subject."""


@Language.component(BREAK)
def break_paragraphs(doc: Doc) -> Doc:
    """Begin a sentence after each blank line and, in text that is not hard-wrapped, after each line."""
    text = doc.text
    breaks = 1 if not hard_wrapped(text) else 2
    pending, after = 0, -1
    for row in doc.to_array(attrs.IS_SPACE).nonzero()[0].tolist():
        if row != after:
            begin(doc, after, pending >= breaks)
            pending = 0
        pending += doc[row].text.count("\n")
        after = row + 1
    begin(doc, after, pending >= breaks)
    for match in DATELINE.finditer(text):
        following = doc.char_span(match.end(), match.end() + 1, alignment_mode="expand")
        if following is not None and following.start:
            following[0].is_sent_start = True
    return doc


def begin(doc: Doc, row: int, wanted: bool) -> None:
    """Begin a sentence at the token if one is wanted and there is such a token."""
    if wanted and 0 <= row < len(doc):
        doc[row].is_sent_start = True


def hard_wrapped(text: str) -> bool:
    """Is a single line end only a place where an editor folded the line?

    It is where most lines that another follows break off without a full stop, are of a like, moderate
    width and the next begins in lower case at least now and then.
    """
    lines = [line for paragraph in re.split(r"\n\s*\n", text) for line in paragraph.split("\n")[:-1]]
    lines = [line for line in lines if line.strip()]
    if len(lines) < 3 or max(map(len, lines)) > WRAP_WIDTH:
        return False
    folded = sum(not END.search(line) and len(line) > 40 for line in lines)
    return folded > 0.6 * len(lines) and bool(re.search(r"[^\n.!?]\n[a-z]", text))
