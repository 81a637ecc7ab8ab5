"""Verb groups: which tokens are predicates, their words, voice, particle and lemma."""

from __future__ import annotations

from kg.claims import lexicon
from kg.language.parse import Parse

AUXILIARY = frozenset({"aux", "auxpass", "neg"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
NOT_CLAUSAL = frozenset(
    {
        "amod",
        "compound",
        "nmod",
        "aux",
        "auxpass",
        "case",
        "prep",
        "punct",
        "det",
        "prt",
        "poss",
        "quantmod",
        "mark",
        "cc",
        "predet",
        "nummod",
    }
)


def is_predicate(parse: Parse, row: int) -> bool:
    """Is the token the head of a clause of its own?"""
    if parse.pos[row] not in {"VERB", "AUX"} or parse.deps[row] in NOT_CLAUSAL:
        return False
    if parse.tags[row] == "MD":
        return False
    if parse.tags[row] == "VBG" and parse.child(row, "pobj") is not None:
        return False  # "following the vote": a preposition
    return parse.pos[row] == "VERB" or len(parse.children[row]) > 0


def is_passive(parse: Parse, row: int) -> bool:
    """Is the clause passive: by its auxiliary, its label, a reduced relative, or a passive conjunct's?"""
    if parse.tags[row] not in {"VBN", "VBD"}:
        return False
    deps = [parse.deps[c] for c in parse.children[row]]
    if any(contracted_has(parse, c, row, deps) for c in parse.children[row]):
        return False
    if "auxpass" in deps or "nsubjpass" in deps or headline_passive(parse, row, deps):
        return True
    if (parse.tags[row] == "VBN" or parse.deps[row] == "ccomp") and small_clause(parse, row, deps):
        return True
    if "aux" in deps or (parse.tags[row] == "VBD" and parse.deps[row] not in {"acl", "conj"}):
        return False
    if parse.deps[row] in {"acl", "advcl", "relcl"} and "nsubj" not in deps:
        if parse.deps[row] == "acl" and does_itself(parse, row):
            return False
        return "dobj" not in deps or "agent" in deps
    if parse.deps[row] == "conj" and "nsubj" not in deps:
        head = parse.heads[row]
        alike = parse.tags[head] == "VBN" and (parse.tags[row] == "VBN" or "dobj" not in deps)
        return alike and is_passive(parse, head)
    return False


def small_clause(parse: Parse, row: int, deps: list[str]) -> bool:
    """Is it a participle that tells what has become of a thing: "with two men killed", "saw his plan
    rejected", "was reported killed", "if not observed"?"""
    if not {"aux", "dobj", "ccomp", "attr", "acomp"}.isdisjoint(deps):
        return False
    if parse.lemmas[row] in lexicon.words("intransitive"):
        return False
    dep, above = parse.deps[row], parse.lemmas[parse.heads[row]]
    if dep == "xcomp":
        return "nsubj" not in deps
    if "nsubj" not in deps:
        return False
    marks = {parse.lowers[c] for c in parse.children[row] if parse.deps[c] == "mark"}
    if dep == "advcl":
        return not marks.isdisjoint({"with", "without", "if", "unless"})
    if dep == "pcomp":
        return above in {"with", "without"}
    if dep == "ccomp":  # "saw its plan rejected", whatever the tag of the participle
        sure = parse.tags[row] == "VBN" or parse.lemmas[row] in lexicon.words("patient_verb")
        return sure and not marks and parse.heads[row] < row and above in lexicon.words("result_seeing")
    head = parse.heads[row]
    return dep == "conj" and parse.tags[head] == "VBN" and is_passive(parse, head)


def does_itself(parse: Parse, row: int) -> bool:
    """Is a supposed participle after a noun that own doing: "groups called on", "the office bustled"?"""
    if parse.lemmas[row] in lexicon.words("intransitive"):
        return True
    following = row + 1 < len(parse) and parse.lowers[row + 1]
    return parse.lemmas[row] == "call" and following in {"on", "upon"}


def contracted_has(parse: Parse, auxiliary: int, row: int, deps: list[str]) -> bool:
    """Is "'s" before the participle "has", not "is": "she's done it", "he's gotten away"?"""
    if parse.deps[auxiliary] != "auxpass" or parse.words[auxiliary] not in {"'s", "’s"}:
        return False
    if not {"dobj", "ccomp"}.isdisjoint(deps) or parse.lemmas[row] in lexicon.words("never_passive"):
        return True
    if parse.deps[row] not in {"relcl", "acl"} or "agent" in deps:
        return False  # "the crowd that she's drawn": she has
    return any(parse.deps[c] in SUBJECTS and parse.tags[c] == "PRP" for c in parse.children[row])


def headline_passive(parse: Parse, row: int, deps: list[str]) -> bool:
    """ "Two envoys detained in Lur", "Mayor forced to resign": is the participle of a verb that needs an
    object left without one and without its auxiliary?"""
    if "nsubj" not in deps or not suffers(parse, row):
        return False
    if parse.deps[row] == "relcl" or any(
        parse.lowers[c] in {"as", "than"} and parse.deps[c] == "mark" for c in parse.children[row]
    ):
        return False  # "the man police arrested"
    taken = {"aux", "dobj", "ccomp", "acomp", "attr", "prt", "dative", "oprd"}
    if parse.lemmas[row] not in lexicon.words("compelling"):
        taken.add("xcomp")
    if not taken.isdisjoint(deps):
        return False
    subject = next(c for c in parse.children[row] if parse.deps[c] == "nsubj")
    following = row + 1 < len(parse) and parse.pos[row + 1] in {"NOUN", "PROPN", "PRON", "DET", "NUM"}
    return subject < row and not following and parse.tags[subject] not in {"WP", "WDT", "PRP"}


def suffers(parse: Parse, row: int) -> bool:
    """Does a verb without an object tell what was done to its subject: "mayor charged with fraud"?"""
    lemma = parse.lemmas[row]
    if lemma in {"charge", "shoot"}:
        wanted = "with" if lemma == "charge" else "by"
        return any(parse.lowers[c] in {wanted, "dead"} for c in parse.children[row])
    return lemma in lexicon.words("patient_verb")


def inverted(parse: Parse, row: int) -> bool:
    """Is the clause a condition without "if": "Had he known, …"?"""
    first = parse.children[row][0] if parse.children[row] else row
    return (
        parse.deps[first] in {"aux", "auxpass"}
        and parse.lowers[first] in {"had", "were", "should"}
        and any(parse.deps[c] in SUBJECTS and c > first for c in parse.children[row])
    )


def particle(parse: Parse, row: int) -> int | None:
    """Return the row of the particle; the parser often calls it an adverb ("stepped down on Monday")."""
    for child in parse.children[row]:
        if parse.deps[child] == "prt":
            if parse.child(child, "pobj") is None:
                return child
            continue  # "clashed over the tax": a preposition
        if (
            child == row + 1
            and parse.deps[child] == "advmod"
            and parse.lowers[child] in lexicon.words("particle")
        ):
            return child if not parse.children[child] else None
    return None


def group(parse: Parse, row: int) -> tuple[int, int]:
    """Return the rows `[first, after)` of the verb with its auxiliaries, negation and what stands
    between; a subject inside (questions, inversion) cuts off what is left of it."""
    first, after = row, row + 1
    for child in parse.children[row]:
        if child < row and parse.deps[child] in AUXILIARY and parse.lowers[child] != "to":
            first = min(first, child)
    for child in parse.children[row]:
        if first <= child < row and parse.deps[child] not in AUXILIARY | {"advmod", "npadvmod"}:
            first = max(first, parse.rights[child] + 1)
    if first == row:
        first = adverb_before(parse, row)
    if first > row or any(parse.pos[i] == "PUNCT" and parse.words[i] not in "-–" for i in range(first, row)):
        first = row
    for child in parse.children[row]:
        if child == after and (parse.deps[child] == "neg" or child == particle(parse, row)):
            after = child + 1
    return first, after


def adverb_before(parse: Parse, row: int) -> int:
    """Return the row of the adverb right before the verb ("formally recused"), else the verb's."""
    before = row - 1
    own = before >= 0 and parse.heads[before] == row and parse.deps[before] in {"advmod", "neg"}
    if own and parse.lowers[before] in {
        "worldwide",
        "nationwide",
        "alike",
        "abroad",
        "overseas",
        "elsewhere",
    }:
        return row  # that tells of the noun before it
    if own and not parse.children[before] and parse.tags[before] in {"RB", "RBR"}:
        return before
    return row


def lemma(parse: Parse, row: int) -> str:
    """Return the verb's lemma with its particle."""
    base = parse.lemmas[row].lower()
    at = particle(parse, row)
    return f"{base} {parse.lowers[at]}" if at is not None else base
