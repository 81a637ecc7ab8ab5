"""Repairs of clauses: verbs that the parser took for nouns or modifiers, and clauses hung upside down."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.language.repair_tree import (
    FINITE,
    NOMINAL,
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
HEADLINE_VERBS = frozenset(
    """accepts accuses acquits adopts agrees announces appoints approves arrests asks attacks backs bans
    bars battles beats begins blames blasts blocks bombs calls cancels captures challenges charges
    chooses cites claims clears closes condemns confirms considers criticises criticizes curbs cuts
    declares defends delays demands denies denounces deploys detains dismisses endorses ends expels
    extends extradites faces fires fortifies galvanizes gets gives grants hails halts heads hits holds
    honors hosts imposes indicts invades jails joins keeps kills launches leads leaves lifts loses makes
    marks meets mourns mulls names nears nominates offers opens opposes orders ousts passes picks plans
    pledges postpones praises probes promises pulls pushes puts questions quits raises ratifies rebukes
    rejects releases removes renews renounces rescues resumes reveals says scraps seeks seizes sells
    sends sets shows signs skips slams slaps snubs stages starts stops storms strikes sues summons
    supports suspends takes targets tells threatens tops unveils urges vetoes visits vows wants warns
    weighs wins withdraws woos""".split()  # noqa: SIM905
)
"""Verbs of headlines in the third person; half of them are also plural nouns, which misleads the tagger."""

WILLING = frozenset(
    ["plans", "seeks", "vows", "agrees", "offers", "pledges", "promises", "threatens", "wants"]
)
"""Those of them that an infinitive follows."""


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


def headlines(parse: Parse) -> int:
    """Hale/compound Fires/compound Ortiz/ROOT -> "Fires" is the verb; Troops Storm/compound Village alike."""
    count = 0
    for first, after in parse.sentences:
        if not 3 <= after - first <= 25 or any(is_finite(parse, row) for row in range(first, after)):
            continue
        verb = next((row for row in range(first + 1, after - 1) if is_headline_verb(parse, row)), None)
        if verb is not None:
            count += head_line(parse, verb, first, after)
    return count


def is_finite(parse: Parse, row: int) -> bool:
    """Is it a verb that could be the sentence's own? An infinitive with "to" or a participle could not."""
    tag = parse.tags[row]
    if tag == "VB":
        return row == 0 or parse.tags[row - 1] != "TO"
    return tag in FINITE or tag == "MD" or (tag == "VBN" and parse.heads[row] == row)


def is_headline_verb(parse: Parse, row: int) -> bool:
    """Is it a verb of headlines, in the number of the nominal before it, and another phrase after it?"""
    before, after = row - 1, row + 1
    if not parse.tags[row].startswith("NN") or parse.pos[before] not in {"PROPN", "NOUN"}:
        return False
    if parse.lowers[row] in WILLING and parse.tags[after] == "TO":
        return True
    if parse.pos[after] not in {"PROPN", "DET", "ADJ", "NOUN", "NUM", "PRON"}:
        return False
    many = parse.tags[before] in {"NNS", "NNPS"}
    return parse.lowers[row] in (plain_forms() if many else HEADLINE_VERBS)


@cache
def plain_forms() -> frozenset[str]:
    return frozenset(map(infinitive, HEADLINE_VERBS))


def head_line(parse: Parse, verb: int, first: int, after: int) -> bool:
    """Make the row the root, what stands before it the subject and what follows its object."""
    root = next(row for row in range(first, after) if parse.heads[row] == row)
    subject = verb - 1
    if root != verb and not promote(parse, verb, root, "dobj" if root > verb else "nsubj"):
        return False
    outer = [row for row in range(first, verb) if parse.heads[row] >= verb]
    for row in outer:
        if row != subject:
            dep = parse.deps[row] if parse.deps[row] in {"amod", "det", "poss", "punct"} else "compound"
            attach(parse, row, verb if dep == "punct" else subject, dep)
    if root >= verb:
        attach(parse, subject, verb, "nsubj")
    target = next((c for c in parse.children[verb] if c > verb and parse.pos[c] in NOMINAL), None)
    if target is not None:
        parse.deps[target] = "dobj"
    for child in parse.children[verb]:
        if parse.deps[child] in {"acl", "relcl"} and parse.tags[child] == "VB":
            parse.deps[child] = "xcomp"
    parse.pos[verb] = "VERB"
    parse.tags[verb] = "VBZ" if parse.lowers[verb] in HEADLINE_VERBS else "VBP"
    parse.lemmas[verb] = infinitive(parse.lowers[verb])
    return True


def infinitive(form: str) -> str:
    """Return the infinitive of a verb of `HEADLINE_VERBS`; an infinitive is its own."""
    if form not in HEADLINE_VERBS:
        return form
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "toes")):
        return form[:-2]
    return form[:-1]


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
        for noun in parse.kids(root, "npadvmod", "appos", "dep", "dobj"):
            verb = next((c for c in parse.kids(noun, "acl", "relcl") if says_all(parse, c)), None)
            if verb is None or noun < root or parse.words[left_edge(parse, noun) - 1] != ",":
                continue
            if right_edge(parse, noun) < after - 2 or not labels(parse, root) & SUBJECTS:
                continue
            if promote(parse, verb, root, "ccomp"):
                count += attach(parse, noun, verb, "nsubj")
                for end in [c for c in parse.kids(root, "punct") if c > verb]:
                    attach(parse, end, verb, "punct")
                break
    return count


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
