"""Edits of a dependency tree that keep it a tree: what every repair of the parse is made of.

`children` is kept true by each edit; `lefts` and `rights` are not, until `Parse.index` runs again.
"""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.language.parse import Parse


FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SPEECH = frozenset(
    """say tell report reveal announce claim write add note warn confirm show suggest state declare insist
    argue explain vow post tweet predict estimate conclude recall testify caution""".split()  # noqa: SIM905
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})


def governs(parse: Parse, row: int, below: int) -> bool:
    """Is `below` the row itself or anywhere under it?"""
    return below == row or row in parse.ancestors(below)


def attach(parse: Parse, row: int, head: int, dep: str) -> bool:
    """Hang the row, with all it governs, on another head; refuse what would break tree or sentence."""
    if parse.sentence_of[row] != parse.sentence_of[head] or governs(parse, row, head):
        return False
    old = parse.heads[row]
    if old != row:
        parse.children[old].remove(row)
    parse.heads[row] = head
    parse.deps[row] = dep
    insort(parse.children[head], row)
    return True


def promote(parse: Parse, row: int, over: int, dep: str) -> bool:
    """Put a row into the place of one above it, which becomes its dependent with the label `dep`."""
    if row == over or not governs(parse, over, row):
        return False
    parse.children[parse.heads[row]].remove(row)
    above = parse.heads[over]
    if above == over:
        parse.heads[row] = row
    else:
        parse.children[above].remove(over)
        insort(parse.children[above], row)
        parse.heads[row] = above
    parse.deps[row] = parse.deps[over]
    parse.heads[over] = row
    parse.deps[over] = dep
    insort(parse.children[row], over)
    return True


def left_edge(parse: Parse, row: int) -> int:
    """Return the first row of the subtree as it now stands."""
    return min(parse.subtree(row))


def right_edge(parse: Parse, row: int) -> int:
    """Return the last row of the subtree as it now stands."""
    return max(parse.subtree(row))


def labels(parse: Parse, row: int) -> set[str]:
    """Return the labels of the row's dependents."""
    return {parse.deps[child] for child in parse.children[row]}
