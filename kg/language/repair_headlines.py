"""Repairs of headlines: the verb that the tagger took for a noun."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.language.repair_tree import FINITE, NOMINAL, attach, promote

if TYPE_CHECKING:
    from kg.language.parse import Parse

MAX_LINE = 30
OPENING = frozenset(["``", "“", '"', "‘", "'"])
KEPT = frozenset({"amod", "det", "poss"})
LOOSE = frozenset({"punct", "prep", "advcl", "npadvmod", "advmod"})
HEADLINE_VERBS = frozenset(
    """accepts accuses acquits adopts agrees announces appoints approves arrests asks attacks backs bans
    bars battles beats begins blames blasts blocks bombs calls cancels captures challenges charges
    chooses cites claims clears closes condemns confirms considers criticises criticizes curbs cuts
    declares defends delays demands denies denounces deploys detains dismisses eases endorses ends expels
    extends extradites faces fires fortifies galvanizes gets gives grants hails halts heads hits holds
    honors hosts imposes indicts invades issues jails joins keeps kills launches leads leaves lifts loses
    makes marks meets mourns mulls names nears nominates offers opens opposes orders ousts passes picks plans
    pledges postpones praises probes promises pulls pushes puts questions quits raises ratifies rebukes
    rejects releases removes renews renounces rescues resumes reveals says scraps seeks seizes sells
    sends sets shows signs skips slams slaps snubs stages starts stops storms strikes sues summons
    supports suspends takes targets tells thanks threatens tops unveils urges vetoes visits vows wants warns
    weighs wins withdraws woos""".split()  # noqa: SIM905
)
"""Verbs of headlines in the third person; half of them are also plural nouns, which misleads the tagger."""

WILLING = frozenset(
    ["plans", "seeks", "vows", "agrees", "offers", "pledges", "promises", "threatens", "wants"]
)
"""Those of them that an infinitive follows."""

INTRANSITIVE = {
    "aims": {"to", "at", "for"},
    "appeals": {"to", "for"},
    "arrives": {"in", "at"},
    "battles": {"to", "for"},
    "bonds": {"over", "with"},
    "bows": {"to", "out"},
    "clashes": {"with", "over"},
    "crashes": {"in", "into", "near"},
    "docks": {"in", "at"},
    "falls": {"to", "as"},
    "feuds": {"with", "over"},
    "fights": {"for", "to"},
    "files": {"for"},
    "heads": {"to", "for", "into"},
    "lands": {"in", "on", "at"},
    "looks": {"to", "at"},
    "marches": {"in", "on"},
    "meets": {"with"},
    "moves": {"into"},
    "partners": {"with"},
    "prepares": {"for", "to"},
    "pulls": {"out"},
    "pushes": {"for"},
    "races": {"to"},
    "rallies": {"as", "after"},
    "reacts": {"to"},
    "responds": {"to"},
    "returns": {"to", "from", "as"},
    "scrambles": {"to"},
    "searches": {"for"},
    "sides": {"with"},
    "slides": {"to", "as"},
    "slips": {"to", "as"},
    "sneaks": {"forward", "into"},
    "soars": {"to", "as"},
    "steps": {"down", "up"},
    "struggles": {"to", "with"},
    "surges": {"to", "as"},
    "teams": {"up", "with"},
    "turns": {"into"},
    "votes": {"for", "against"},
    "warns": {"of", "against"},
}
"""Verbs of headlines without object, and what follows them. "Calls for" and "talks with" may be nouns."""


def headlines(parse: Parse) -> int:
    """Hale/compound Fires/compound Ortiz/ROOT -> "Fires" is the verb; Troops Storm/compound Village alike."""
    count = 0
    for first, after in parse.sentences:
        if not 3 <= after - first <= MAX_LINE:
            continue
        verb = next((row for row in range(first + 1, after - 1) if is_headline_verb(parse, row)), None)
        if verb is None or any(is_rival(parse, row, verb) for row in range(first, after)):
            continue
        count += head_line(parse, verb, first, after)
    return count


def is_rival(parse: Parse, row: int, verb: int) -> bool:
    """Is it a finite verb that may be the sentence's own, in no clause below and not joined to `verb`?"""
    if row == verb or not is_finite(parse, row):
        return False
    for place in (row, *parse.ancestors(row)):
        if parse.deps[place] in {"advcl", "relcl"} or parse.heads[row] == verb:
            return False
    return True


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
    many = parse.tags[before] in {"NNS", "NNPS"}
    if parse.lowers[row] in WILLING and parse.tags[after] == "TO":
        return True
    if parse.lowers[after] in (plain_intransitives() if many else INTRANSITIVE).get(parse.lowers[row], ()):
        return not (parse.tags[after] == "TO" and parse.lowers[row] == "returns")
    if parse.words[after] in OPENING and after + 1 < len(parse):
        after += 1
    if parse.pos[after] not in {"PROPN", "DET", "ADJ", "NOUN", "NUM", "PRON"}:
        return False
    return parse.lowers[row] in (plain_forms() if many else HEADLINE_VERBS)


@cache
def plain_forms() -> frozenset[str]:
    return frozenset(map(infinitive, HEADLINE_VERBS))


@cache
def plain_intransitives() -> dict[str, set[str]]:
    return {infinitive(verb): after for verb, after in INTRANSITIVE.items()}


def head_line(parse: Parse, verb: int, first: int, after: int) -> bool:
    """Make the row the root, what stands before it the subject and what follows its object."""
    root = next(row for row in range(first, after) if parse.heads[row] == row)
    subject = subject_before(parse, verb)
    if parse.pos[subject] not in NOMINAL:
        return False
    below = "dobj" if root > verb else "nsubj" if parse.pos[root] in NOMINAL else "prep"
    if root != verb and not promote(parse, verb, root, below):
        return False
    outer = [row for row in range(first, verb) if parse.heads[row] >= verb and row != subject]
    for row in outer:
        dep = parse.deps[row] if parse.deps[row] in KEPT | LOOSE else "compound"
        attach(parse, row, verb if dep in LOOSE else subject, dep)
    if root >= verb or root != subject:
        attach(parse, subject, verb, "nsubj")
    target = next((c for c in parse.children[verb] if c > verb and parse.pos[c] in NOMINAL), None)
    if target is not None and infinitive(parse.lowers[verb]) not in plain_intransitives():
        parse.deps[target] = "dobj"
    for child in parse.children[verb]:
        if parse.deps[child] in {"acl", "relcl"} and parse.tags[child] == "VB":
            parse.deps[child] = "xcomp"
    parse.pos[verb] = "VERB"
    parse.tags[verb] = "VBZ" if infinitive(parse.lowers[verb]) != parse.lowers[verb] else "VBP"
    parse.lemmas[verb] = infinitive(parse.lowers[verb])
    return True


def subject_before(parse: Parse, verb: int) -> int:
    """Return the head of the phrase that ends before the verb: "Thousands of Workers March": Thousands."""
    top = verb - 1
    while parse.heads[top] < top or (parse.deps[top] == "compound" and parse.heads[top] < verb):
        if parse.heads[top] == top:
            break
        top = parse.heads[top]
    return top


def infinitive(form: str) -> str:
    """Return the infinitive of a verb of headlines; an infinitive is its own."""
    if form not in HEADLINE_VERBS and form not in INTRANSITIVE:
        return form
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "toes")):
        return form[:-2]
    return form[:-1]
