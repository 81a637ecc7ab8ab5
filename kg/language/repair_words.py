"""Repairs of single words and of where sentences end."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.language.repair_tree import FINITE, SPEECH, SUBJECTS, attach, labels
from kg.ontology import rows

if TYPE_CHECKING:
    from kg.language.parse import Parse

PREFIXES = frozenset(
    [
        "anti", "co", "counter", "cyber", "de", "ex", "extra", "inter", "mid", "mini", "multi", "non", "over",
        "para", "post", "pre", "pro", "pseudo", "quasi", "re", "semi", "sub", "super", "trans", "ultra", "un",
        "under", "vice",
    ]
)  # fmt: skip
"""Written with a hyphen they are no words of their own, but the tokenizer splits at every hyphen."""

MERGED = frozenset({("co", "o"), ("pre", "e")})
"""Prefix and next letter where the hyphen only parts two vowels: the lemma of "co-operate" is "cooperate"."""

HYPHENS = frozenset("-‐‑")
CLAUSAL = frozenset({"ROOT", "xcomp", "ccomp", "advcl", "relcl", "pcomp"})
NOMINAL_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj"})
DESCRIPTIVE = frozenset({"acomp", "pcomp", "conj", "acl", "advcl"})
CLOSING = frozenset(["''", "”", '"', "’"])
OPENING = frozenset(["``", "“", "''", '"', "‘"])


@cache
def verb_lemmas() -> dict[str, str]:
    """Read the verb forms whose lemma the model's rules get wrong."""
    return {row["form"]: row["lemma"] for row in rows("language/lemmas.csv")}


def lemmas(parse: Parse) -> int:
    """ "hoped" -> "hope", not "hop"; "wiretapped" -> "wiretap", not "wiretappe"; "’re" -> "be"."""
    known = verb_lemmas()
    count = 0
    for row, lower in enumerate(parse.lowers):
        if lower in known and parse.pos[row] in {"VERB", "AUX"} and parse.lemmas[row] != known[lower]:
            parse.lemmas[row] = known[lower]
            count += 1
    return count


def prefixes(parse: Parse) -> int:
    """ "re" "-" "elected", each an own word and "-" a verb -> one word, "re-elected"."""
    found = [row for row, word in enumerate(parse.words) if word in HYPHENS and is_prefixed(parse, row)]
    for middle in reversed(found):
        join(parse, middle - 1, middle + 2)
    if found:
        parse.index()
    return len(found)


def is_prefixed(parse: Parse, hyphen: int) -> bool:
    """Does the hyphen bind a prefix to a word, with no space between?"""
    before, after = hyphen - 1, hyphen + 1
    if before < 0 or after >= len(parse) or parse.lowers[before] not in PREFIXES:
        return False
    if parse.ends[before] != parse.starts[hyphen] or parse.ends[hyphen] != parse.starts[after]:
        return False
    if before and parse.ends[before - 1] == parse.starts[before] and parse.words[before - 1] in HYPHENS:
        return False
    same = parse.sentence_of[before] == parse.sentence_of[after]
    return same and parse.words[after].isalpha() and len(parse.words[after]) > 1


def join(parse: Parse, first: int, after: int) -> None:
    """Make one row of the rows `[first, after)`. It stands where the outermost of them stood."""
    last = after - 1
    inside = range(first, after)
    tops = [row for row in inside if not any(above in inside for above in parse.ancestors(row))]
    verbs = [row for row in tops if parse.deps[row] in CLAUSAL]
    top = verbs[0] if verbs else tops[-1]
    head, dep = parse.heads[top], parse.deps[top]
    parse.words[first] = parse.text[parse.starts[first] : parse.ends[last]]
    parse.ends[first] = parse.ends[last]
    plain = (parse.lowers[first], parse.lowers[last][0]) in MERGED
    parse.lemmas[first] = parse.lowers[first] + ("" if plain else "-") + parse.lemmas[last].lower()
    parse.pos[first], parse.tags[first] = category(parse, top, last)
    parse.deps[first] = dep
    parse.heads[first] = first if head == top else head
    size = after - first - 1

    def moved(row: int) -> int:
        return row if row < first else first if row < after else row - size

    for column in (parse.words, parse.lemmas, parse.pos, parse.tags, parse.deps, parse.starts, parse.ends):
        del column[first + 1 : after]
    del parse.heads[first + 1 : after]
    parse.heads[:] = [moved(head) for head in parse.heads]
    parse.ents[:] = [(moved(a), moved(b - 1) + 1, label) for a, b, label in parse.ents]
    parse.sentences[:] = [(moved(a), moved(b - 1) + 1) for a, b in parse.sentences]


def category(parse: Parse, top: int, last: int) -> tuple[str, str]:
    """Return part of speech and tag of the joined word: those of its last part, unless the role gainsays."""
    pos, tag, dep = parse.pos[last], parse.tags[last], parse.deps[top]
    if dep in NOMINAL_ROLES and pos not in {"NOUN", "PROPN", "VERB"}:
        return "NOUN", "NNS" if parse.lowers[last].endswith("s") else "NN"
    if dep in CLAUSAL and pos != "VERB" and parse.pos[top] == "VERB":
        return "VERB", parse.tags[top]
    return pos, tag


def quotes(parse: Parse) -> int:
    """He said no. | " She left. -> He said no." | She left. And the other way round for one that opens."""
    count = 0
    for number in range(1, len(parse.sentences)):
        (first, middle), (_, after) = parse.sentences[number - 1], parse.sentences[number]
        here = middle
        if parse.words[here] in CLOSING and glued(parse, here) and not glued(parse, here + 1):
            move = 1
        elif parse.words[here - 1] in OPENING and glued(parse, here) and not glued(parse, here - 1):
            move, here = -1, here - 1
        else:
            continue
        if (move == 1 and after - middle < 2) or (move == -1 and middle - first < 2) or parse.children[here]:
            continue
        shift(parse, number, here, move)
        count += 1
    return count


def glued(parse: Parse, row: int) -> bool:
    """Does the row begin where the one before it ends?"""
    return 0 < row < len(parse) and parse.starts[row] == parse.ends[row - 1]


def shift(parse: Parse, number: int, row: int, move: int) -> None:
    """Give the row to the sentence before (1) or after (-1) the boundary, as punctuation of its root."""
    (first, middle), (_, after) = parse.sentences[number - 1], parse.sentences[number]
    parse.sentences[number - 1], parse.sentences[number] = (first, middle + move), (middle + move, after)
    target = number - 1 if move == 1 else number
    start, end = parse.sentences[target]
    others = [other for other in range(start, end) if other != row and parse.heads[other] == other]
    if parse.heads[row] != row:
        parse.children[parse.heads[row]].remove(row)
    parse.heads[row] = others[0] if others else row
    parse.deps[row] = "punct" if others else "ROOT"
    parse.sentence_of[row] = target
    if others:
        parse.children[others[0]] = sorted([*parse.children[others[0]], row])


def breaks(parse: Parse) -> int:
    """A ship sank off Lur | , officials said. -> one sentence: none begins with a comma or in lower case."""
    count, number = 0, 1
    while number < len(parse.sentences):
        if is_torn(parse, number) and mend(parse, number):
            count += 1
        else:
            number += 1
    return count


def is_torn(parse: Parse, number: int) -> bool:
    """Does the sentence begin with a comma or a small letter after a word, in the same line?"""
    here = parse.sentences[number][0]
    word, before = parse.words[here], parse.words[here - 1]
    if not (word == "," or (word.isalpha() and word.islower())) or not before[-1].isalnum():
        return False
    return "\n" not in parse.text[parse.ends[here - 1] : parse.starts[here]]


def mend(parse: Parse, number: int) -> bool:
    """Make one sentence of two: the clause of saying governs what is said, a clause a mere phrase."""
    (first, middle), (_, after) = parse.sentences[number - 1], parse.sentences[number]
    one = next(row for row in range(first, middle) if parse.heads[row] == row)
    two = next(row for row in range(middle, after) if parse.heads[row] == row)
    clauses = [bool(labels(parse, row) & SUBJECTS) for row in (one, two)]
    says = parse.lemmas[two] in SPEECH and parse.tags[two] in FINITE
    if says and clauses == [False, True]:
        return False  # "The mayor, called on Monday | , she said": no clause that could be said
    parse.sentences[number - 1 : number + 1] = [(first, after)]
    for row in range(middle, len(parse)):
        parse.sentence_of[row] -= 1
    said = [row for row in parse.kids(two, "ccomp") if row < two] if says else []
    if clauses == [True, True] and says and (said or "ccomp" not in labels(parse, two)):
        hang(parse, one, two, "ccomp")
        for row in said:
            attach(parse, row, one, "conj" if parse.pos[middle] == "CCONJ" else "dep")
    elif clauses == [False, True]:
        hang(parse, one, two, "dep")
    else:
        hang(parse, two, one, "conj" if parse.pos[middle] == "CCONJ" else "dep")
    return True


def hang(parse: Parse, root: int, head: int, dep: str) -> None:
    """Hang the root of one sentence on the root of another that it was joined to."""
    parse.heads[root], parse.deps[root] = head, dep
    parse.children[head] = sorted([*parse.children[head], root])


def glued_words(parse: Parse) -> int:
    """The mines are life-threatening/VBG -> an adjective: a participle glued by a hyphen is no clause."""
    count = 0
    for row, tag in enumerate(parse.tags):
        if tag not in {"VBN", "VBG"} or parse.deps[row] not in DESCRIPTIVE or row < 2:
            continue
        if parse.words[row - 1] not in HYPHENS or not (glued(parse, row) and glued(parse, row - 1)):
            continue
        if labels(parse, row) & (SUBJECTS | {"dobj", "aux", "auxpass", "ccomp"}):
            continue
        parse.pos[row], parse.tags[row] = "ADJ", "JJ"
        if parse.deps[row] == "pcomp" and parse.tags[parse.heads[row]] == "IN":
            parse.deps[row] = "amod" if parse.lowers[parse.heads[row]] in {"than", "as"} else "pobj"
        count += 1
    return count
