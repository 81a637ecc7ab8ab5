"""Repairs of clauses: verbs that the parser took for nouns or modifiers, and clauses hung upside down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.repair_tree import (
    FINITE,
    SPEECH,
    SUBJECTS,
    attach,
    labels,
    left_edge,
    promote,
    right_edge,
)

if TYPE_CHECKING:
    from kg.language.parse import Parse

QUOTES = frozenset(['"', "''", "”", "’", "``", "“"])


def verbless(parse: Parse) -> int:
    """Hale/ROOT, the envoy, in a statement condemned/acl … -> "condemned" is the root, Hale its subject."""
    count = 0
    for first, after in parse.sentences:
        root = next((row for row in range(first, after) if parse.heads[row] == row), first)
        if parse.pos[root] not in {"NOUN", "PROPN"}:
            continue
        for verb in range(root + 1, after):
            if is_hidden_root(parse, verb) and rooted_at(parse, verb, root):
                count += make_root(parse, verb, root)
                break
    return count


def is_hidden_root(parse: Parse, verb: int) -> bool:
    """Is it a finite verb with its own object or complement, read as a modifier without being introduced?"""
    if parse.tags[verb] not in FINITE or parse.deps[verb] not in {"acl", "appos", "amod", "dep", "ccomp"}:
        return False
    found = labels(parse, verb)
    if found & (SUBJECTS | {"mark", "agent", "auxpass"}) or not found & {"dobj", "ccomp", "xcomp"}:
        return False
    return not any(parse.tags[child].startswith("W") for child in parse.children[verb])


def rooted_at(parse: Parse, verb: int, root: int) -> bool:
    """Are there only nominal phrases between the verb and the root above it, and a comma or "in" phrase?"""
    for row in parse.ancestors(verb):
        if row == root:
            break
        if parse.pos[row] not in {"NOUN", "PROPN", "ADP"}:
            return False
    return not labels(parse, root) & (SUBJECTS | {"relcl"})


def make_root(parse: Parse, verb: int, root: int) -> bool:
    if not promote(parse, verb, root, "nsubj"):
        return False
    for child in list(parse.children[root]):
        if parse.deps[child] == "prep" and child > root and parse.words[child - 1] == ",":
            attach(parse, child, verb, "prep")
    return True


def overturned(parse: Parse) -> int:
    """Hale/nsubj of "leads", who leads/ccomp the bloc, said/ROOT -> Hale said; "leads" is relative to her."""
    count = 0
    for verb, clause in subjectless(parse):
        subject = next((c for c in parse.children[clause] if parse.deps[c] == "nsubj"), clause)
        relative = any(
            parse.tags[row] in {"WP", "WDT"}
            for c in parse.kids(clause, *SUBJECTS)
            for row in parse.subtree(c)
        )
        if relative and subject < clause and parse.pos[subject] in {"NOUN", "PROPN"}:
            moved = attach(parse, subject, verb, "nsubj")
            count += moved and attach(parse, clause, subject, "relcl")
    return count


def says_last(parse: Parse) -> int:
    """Lur rejects/ccomp terms, says/ROOT talks will fail. -> "rejects" is the root, "says" its conjunct."""
    count = 0
    for verb, clause in subjectless(parse):
        objects = [c for c in parse.kids(verb, "dobj") if c > verb]
        further = [c for c in parse.kids(verb, "ccomp") if c > verb]
        if parse.lemmas[verb] not in SPEECH or not labels(parse, clause) & {"nsubj", "nsubjpass"}:
            continue
        if parse.words[verb - 1] != "," and parse.words[verb - 1] not in QUOTES:
            continue
        if len(objects) == 1 and not further and parse.lemmas[verb] != "tell":
            if parse.pos[objects[0]] == "PROPN" and left_edge(parse, objects[0]) == verb + 1:
                parse.deps[objects[0]] = "nsubj"
                count += 1
        elif further and parse.tags[clause] in FINITE:
            count += promote(parse, clause, verb, "conj")
    return count + trailing(parse)


def trailing(parse: Parse) -> int:
    """Lur fell/ROOT, a report/npadvmod said/acl. -> "said" is the root, "report" its subject, "fell" what it
    says."""
    count = 0
    for first, after in parse.sentences:
        root = next((row for row in range(first, after) if parse.heads[row] == row), first)
        for verb in range(root + 2, after):
            if parse.deps[verb] not in {"acl", "relcl"} or not says_all(parse, verb):
                continue
            noun = parse.heads[verb]
            if noun < root or parse.deps[noun] not in {"npadvmod", "appos", "dep", "dobj"}:
                continue
            if parse.words[left_edge(parse, noun) - 1] != ",":
                continue
            if right_edge(parse, noun) < after - 2 or not labels(parse, root) & SUBJECTS:
                continue
            if promote(parse, verb, root, "ccomp"):
                count += attach(parse, noun, verb, "nsubj")
                for end in [c for c in parse.kids(root, "punct") if c > verb]:
                    attach(parse, end, verb, "punct")
                break
    return count


def second_clauses(parse: Parse) -> int:
    """They sent aid/dobj, and others/conj(aid) follow/acl. -> "others" is the subject of "follow"."""
    count = 0
    for verb, dep in enumerate(parse.deps):
        if dep not in {"acl", "conj", "dep"} or parse.tags[verb] not in FINITE:
            continue
        if labels(parse, verb) & (SUBJECTS | {"mark", "cc"}):
            continue
        if dep == "dep":
            if verb and parse.lowers[verb - 1] == "then" and parse.pos[parse.heads[verb]] in {"VERB", "AUX"}:
                parse.deps[verb] = "conj"
                count += 1
            continue
        noun = member_before(parse, verb)
        if noun is not None and agrees(parse, noun, verb):
            above = parse.heads[verb] if dep == "conj" else clause_of(parse, noun)
            if above is not None and above < noun and attach(parse, verb, above, "conj"):
                count += attach(parse, noun, verb, "nsubj")
    return count


def member_before(parse: Parse, verb: int) -> int | None:
    """Return the last member of a list of nouns that ends right before the verb and begins after "and"."""
    noun, hops = verb - 1, 0
    while noun > 0 and parse.tags[noun] == "RB":
        noun -= 1
    while parse.deps[noun] in {"pobj", "prep"} and parse.heads[noun] < noun and hops < 4:
        noun, hops = parse.heads[noun], hops + 1
    if parse.deps[noun] != "conj" or parse.pos[noun] not in {"NOUN", "PROPN"}:
        return None
    left = left_edge(parse, noun)
    return noun if left > 0 and parse.lowers[left - 1] in {"and", "but", "or", "while"} else None


def agrees(parse: Parse, noun: int, verb: int) -> bool:
    """Does the verb agree with the noun in number? A past form tells nothing but "was" and "were"."""
    many = parse.tags[noun] in {"NNS", "NNPS"}
    if parse.tags[verb] == "VBD":
        copula = {"were": True, "was": False}.get(parse.lowers[verb])
        return parse.deps[verb] == "conj" if copula is None else copula == many
    return many == (parse.tags[verb] == "VBP")


def clause_of(parse: Parse, noun: int) -> int | None:
    """Return the verb of the clause that the noun stands in."""
    return next((row for row in parse.ancestors(noun) if parse.pos[row] in {"VERB", "AUX"}), None)


def says_all(parse: Parse, verb: int) -> bool:
    """Is it a finite verb of saying with nothing of its own to say?"""
    found = labels(parse, verb)
    return (
        parse.tags[verb] in FINITE
        and parse.lemmas[verb] in SPEECH
        and not found & (SUBJECTS | {"mark", "dobj", "ccomp", "xcomp", "agent", "aux", "auxpass"})
    )


def subjectless(parse: Parse) -> list[tuple[int, int]]:
    """Return the finite roots that have no subject, each with the clause before it that it governs."""
    found: list[tuple[int, int]] = []
    for first, after in parse.sentences:
        root = next((row for row in range(first, after) if parse.heads[row] == row), first)
        if parse.tags[root] in FINITE and not labels(parse, root) & SUBJECTS:
            before = [c for c in parse.kids(root, "ccomp") if c < root]
            found.extend((root, clause) for clause in before[-1:])
    return found


def parataxis(parse: Parse) -> int:
    """Lur fell/ccomp, its army was/ROOT weak. -> "fell" stands beside "was"; it is not what "was" reports."""
    count = 0
    for row, dep in enumerate(parse.deps):
        verb = parse.heads[row]
        if dep != "ccomp" or row > verb or parse.lemmas[verb] in SPEECH or verb == row + 1:
            continue
        found = labels(parse, verb)
        if not found & {"dobj", "attr", "acomp"} or not found & SUBJECTS or not labels(parse, row) & SUBJECTS:
            continue
        after = [child for child in parse.children[verb] if row < child < verb]
        if any(parse.words[child] in QUOTES for child in after):
            continue
        introduced = any(parse.tags[c] == "WRB" or parse.deps[c] == "mark" for c in parse.children[row])
        parse.deps[row] = "advcl" if introduced else "parataxis"
        count += 1
    return count
