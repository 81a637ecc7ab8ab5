"""Grammatical roles and positions of tokens that reference asks for."""

from __future__ import annotations

from kg.language.parse import Parse

SUBJECTS = frozenset(["nsubj", "nsubjpass"])
SPEECH = frozenset(["say", "tell", "add", "write", "ask", "call", "warn", "declare", "reply", "argue"])
CLAUSAL = frozenset(["VERB", "AUX"])
OPENS = frozenset(["“", "``"])
EITHER = frozenset(['"', "''"])
"""Marks that open and close: some papers set two apostrophes for both."""
MARKS = OPENS | EITHER | {"”"}


def top_conjunct(parse: Parse, row: int) -> int:
    hops = 0
    while parse.deps[row] == "conj" and hops < 50:
        row, hops = parse.heads[row], hops + 1
    return row


def anchor(parse: Parse, row: int) -> int:
    """Return the token whose place in the clause this one has: the first of a coordination, and of a name
    right behind its title ("his adviser Ann Lee was told") the title."""
    if parse.deps[row] == "conj":
        row = top_conjunct(parse, row)
    head = parse.heads[row]
    if parse.deps[row] == "appos" and head < row and parse.lefts[row] == head + 1:
        return top_conjunct(parse, head)
    return row


def predicate_of(parse: Parse, row: int) -> int:
    """Return the row of the verb that the token is the subject or object of, or -1."""
    row = anchor(parse, row)
    return parse.heads[row] if parse.deps[row] in SUBJECTS or parse.deps[row] == "dobj" else -1


def role(parse: Parse, row: int) -> str:
    """Return the role of a token: subject, object, possessive, oblique, noun_oblique, modifier or other."""
    row = anchor(parse, row)
    dep = parse.deps[row]
    if dep in SUBJECTS or (dep == "attr" and parse.child(parse.heads[row], "expl") is not None):
        return "subject"  # "there was a woman", too
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
    row = anchor(parse, row)
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
    predicate = parse.heads[anchor(parse, subject)]
    return any(ancestor == predicate for ancestor in parse.ancestors(row))


def quotations(parse: Parse, paragraph: list[int]) -> list[int]:
    """Return for each token the number of the quotation it stands in, 0 outside; a paragraph's end closes."""
    found = [0] * len(parse)
    marks = [row for row, word in enumerate(parse.words) if word in MARKS]
    number, opened = 0, -1
    for mark, following in zip(marks, [*marks[1:], len(found)], strict=False):
        inside = opened >= 0 and paragraph[mark] == paragraph[opened]
        word = parse.words[mark]
        if word in OPENS or (word in EITHER and not inside):
            number, opened = number + (not inside), mark
        else:
            opened = -1
            continue
        for row in range(mark + 1, following):
            if paragraph[row] != paragraph[mark]:
                opened = -1
                break
            found[row] = number
    return found


def paragraphs(parse: Parse) -> list[int]:
    """Return for each token the number of its paragraph; its end ends a sentence, too."""
    text, starts, ends = parse.text, parse.starts, parse.ends
    found, number = [0] * len(parse), 0
    for first, after in parse.sentences:
        if first and "\n" in text[ends[first - 1] : starts[first]]:
            number += 1
        if number:
            found[first:after] = [number] * (after - first)
    return found


def reported(parse: Parse, subject: int, row: int) -> bool:
    """Does the token stand in what the subject's predicate reports ("… joined them, the mayor said")?"""
    predicate = parse.heads[anchor(parse, subject)]
    for above in (row, *parse.ancestors(row)):
        if above == predicate:
            return False
        if parse.deps[above] in ("ccomp", "parataxis"):
            return True
    return False


def speaks(parse: Parse, subject: int, row: int) -> bool:
    """Is the token in what the subject says, by its verb ("… he disagrees," the mayor said)?"""
    subject = anchor(parse, subject)
    if parse.deps[subject] != "nsubj":
        return False
    verb = parse.heads[subject]
    return parse.lemmas[verb] in SPEECH and any(ancestor == verb for ancestor in parse.ancestors(row))
