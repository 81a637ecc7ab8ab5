"""Repairs of clauses: verbs that the parser took for nouns or modifiers, and clauses hung upside down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.repair_tree import FINITE, NOMINAL, SPEECH, SUBJECTS, attach, labels, left_edge, promote

if TYPE_CHECKING:
    from kg.language.parse import Parse

QUOTES = frozenset(['"', "''", "”", "’", "``", "“"])
HEADLINE_VERBS = frozenset(
    """accepts accuses acquits adopts agrees announces appoints approves arrests asks attacks backs bans bars
    beats begins blames blasts blocks bombs calls cancels captures charges chooses claims clears closes
    condemns confirms considers criticizes criticises cuts declares defends delays demands denies deploys
    detains dismisses ends endorses expels extends extradites faces fires forces gets gives grants halts hails
    heads     hits holds honors hosts imposes indicts invades joins jails keeps kills launches leads leaves lifts loses
    makes marks meets mulls names nominates offers opens opposes orders ousts passes picks plans plays
    pledges postpones praises probes promises pulls pushes puts quits raises ratifies rejects releases removes
    renews renounces rescues resumes reveals says seeks seizes sells sends sets shows signs skips slams
    slaps snubs stages starts stops strikes sues summons supports suspends takes targets tells threatens
    tops urges vetoes visits vows wants warns wins withdraws""".split()  # noqa: SIM905
)
"""Verbs of headlines in the third person; half of them are also plural nouns, which misleads the tagger."""


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
    """Hale/compound Fires/compound Ortiz/ROOT -> "Fires" is the verb."""
    count = 0
    for first, after in parse.sentences:
        if after - first < 3 or after - first > 25:
            continue
        if any(t in FINITE or t in {"VB", "MD", "VBN"} for t in parse.tags[first:after]):
            continue
        verb = next((row for row in range(first + 1, after - 1) if is_headline_verb(parse, row, first)), None)
        if verb is not None:
            count += head_line(parse, verb, first, after)
    return count


def is_headline_verb(parse: Parse, row: int, first: int) -> bool:
    """Is it the third person of a verb of headlines between a nominal and the start of another?"""
    if parse.lowers[row] not in HEADLINE_VERBS or not parse.tags[row].startswith("NN"):
        return False
    before, after = row - 1, row + 1
    starts_phrase = parse.pos[after] in {"PROPN", "DET", "ADJ", "NOUN", "NUM", "PRON"}
    return parse.pos[before] in {"PROPN", "NOUN"} and starts_phrase and parse.deps[before] != "case"


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
    parse.pos[verb], parse.tags[verb] = "VERB", "VBZ"
    parse.lemmas[verb] = third_person(parse.lowers[verb])
    return True


def third_person(form: str) -> str:
    """Return the infinitive of a third person of `HEADLINE_VERBS`."""
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
        if len(objects) == 1 and not further:
            if parse.pos[objects[0]] == "PROPN" and left_edge(parse, objects[0]) == verb + 1:
                parse.deps[objects[0]] = "nsubj"
                count += 1
        elif further and parse.words[verb - 1] == "," and parse.tags[clause] in FINITE:
            count += promote(parse, clause, verb, "conj")
    return count


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
