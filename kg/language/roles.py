"""Grammatical roles and positions of tokens that reference asks for."""

from __future__ import annotations

from kg.language.parse import Parse

SUBJECTS = frozenset(["nsubj", "nsubjpass"])
CLAUSAL = frozenset(["VERB", "AUX"])
OPENS = frozenset(["“", "``"])
CLOSES = frozenset(["”", "''"])


def top_conjunct(parse: Parse, row: int) -> int:
    hops = 0
    while parse.deps[row] == "conj" and hops < 50:
        row, hops = parse.heads[row], hops + 1
    return row


def role(parse: Parse, row: int) -> str:
    """Return the role of a token: subject, object, possessive, oblique, noun_oblique, modifier or other."""
    row = top_conjunct(parse, row)
    dep = parse.deps[row]
    if dep in SUBJECTS:
        return "subject"
    if dep in ("dobj", "dative"):
        return "object"
    if dep == "poss":
        return "possessive"
    if dep == "pobj":
        return "noun_oblique" if parse.pos[parse.heads[parse.heads[row]]] in ("NOUN", "PROPN") else "oblique"
    if dep in ("compound", "amod", "nmod"):
        return "modifier"
    return dep if dep in ("appos", "attr") else "other"


def governor(parse: Parse, row: int) -> int:
    """Return the row of the predicate whose argument the token is ("with her" -> the verb), or -1."""
    row = top_conjunct(parse, row)
    dep = parse.deps[row]
    if dep in ("poss", "relcl", "ROOT"):
        return -1
    head = parse.heads[row]
    if dep == "pobj":
        head = parse.heads[head]
    return head if parse.pos[head] in CLAUSAL else -1


def clause_of(parse: Parse, row: int) -> int:
    """Return the row of the nearest predicate above the token, or of the root."""
    for _ in range(50):
        head = parse.heads[row]
        if head == row or parse.pos[head] in CLAUSAL:
            return head
        row = head
    return row


def commands(parse: Parse, subject: int, row: int) -> bool:
    """Is the predicate of the subject above the token?"""
    predicate = parse.heads[top_conjunct(parse, subject)]
    return any(ancestor == predicate for ancestor in parse.ancestors(row))


def quoted(parse: Parse) -> list[bool]:
    """Return for each token whether it stands between quotation marks; a paragraph's end closes them."""
    inside, found, last = False, [], 0
    for row, word in enumerate(parse.words):
        if inside and row and "\n" in parse.text[parse.ends[row - 1] : parse.starts[row]]:
            inside = False
        if word in OPENS:
            inside, last = True, row
        elif word in CLOSES:
            inside = False
        elif word == '"':
            inside, last = not inside, row
        found.append(inside and row != last)
    return found
