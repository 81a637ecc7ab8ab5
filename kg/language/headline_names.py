"""Names that the model runs on into the clause of a headline: "Ann Berg Rejects Plan"."""

from __future__ import annotations

from kg.language.lexicon import word_set
from kg.language.parse import Parse

FINITE = frozenset(["VBZ", "VBP", "VBD", "VB", "MD", "VBN"])
CLAUSAL = frozenset(
    ["ROOT", "ccomp", "xcomp", "conj", "relcl", "acl", "advcl", "pcomp", "aux", "auxpass", "parataxis", "dep"]
)
"""What a verb of a clause is; one inside a name modifies its head ("United Nations", "Associated Press")."""
TITLED = frozenset(["WORK_OF_ART", "EVENT", "LAW"])
"""Labels of what may be called by a clause ("Gone with the Wind")."""
LINKS = word_set("in to from after over against with amid at into during before without under")
"""Words that a name writes small, and a headline in title case does not."""
TITLE_CASE = 0.8
"""The share of capitalised words from which on a sentence is a headline in title case."""
LEAST = 5


def clause_in(parse: Parse, first: int, after: int, label: str) -> tuple[int, int]:
    """Return the rows of a name without the clause that the model took into it.

    "Ann Berg Rejects Plan" -> "Ann Berg"; "Berlin Court Ruling Over Gas" in a headline -> "Berlin Court
    Ruling". Proper nouns behind the verb are names of their own.
    """
    if after - first < 2 or label in TITLED:
        return first, after
    if is_clause(parse, first) and parse.tags[first] != "VBN":
        first += 1
    for row in range(first + 1, after):
        if is_clause(parse, row):
            return first, row
        word = parse.words[row]
        if (
            word[:1].isupper()
            and word[1:].islower()
            and parse.lowers[row] in LINKS
            and title_case(parse, row)
        ):
            return first, row
    return first, after


def is_clause(parse: Parse, row: int) -> bool:
    return parse.pos[row] in ("VERB", "AUX") and parse.tags[row] in FINITE and parse.deps[row] in CLAUSAL


def title_case(parse: Parse, row: int) -> bool:
    """Does the sentence write nearly all its words with capitals?"""
    first, after = parse.sentences[parse.sentence_of[row]]
    words = [word for word in parse.words[first:after] if word[0].isalpha()]
    return len(words) >= LEAST and sum(w[0].isupper() for w in words) >= TITLE_CASE * len(words)
