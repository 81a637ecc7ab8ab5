"""Conjoined verbs: which verb's subject a second verb shares.

The parser hangs a second verb on the verb before it, also where that one stands in a clause inside. Form,
tense, number and quotation marks tell: "urged her to run and paid the bill" cannot join "run" and "paid".
"""

from __future__ import annotations

from kg.claims import lexicon, verbs
from kg.claims.roles import is_role
from kg.language.parse import Parse

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PAUSES = frozenset({",", ";", ":", "—", "–", "-", "--", "(", "/", "&"})
OPENING, CLOSING, NEUTRAL = frozenset({"“"}), frozenset({"”"}), frozenset({'"', "''", "``"})
EMBEDDED = frozenset({"relcl", "ccomp", "advcl", "acl", "xcomp", "pcomp"})
SKIPPED = OPENING | CLOSING | NEUTRAL | {")"}
MANY, ONE = frozenset({"they", "we", "these", "those"}), frozenset({"he", "she", "it", "this"})


def partner(parse: Parse, row: int) -> int | None:
    """Return the verb whose subject the conjoined verb at `row` shares; None where none is of its form.

    "urged her to run and paid the bill": urged. "thinks the deal is dead and have said so": no verb.
    """
    head = parse.heads[row]
    if not joined(parse, row, head) or any(parse.tags[c] in {"WDT", "WP"} for c in parse.children[row]):
        return None
    if form(parse, row) == "VBG" and parse.deps[head] == "pcomp" and not listed(parse, row):
        return governor(parse, head)  # "met her before leaving, inviting her": who met her
    if alike(parse, row, head) and agrees(parse, row, head) and not quoted_apart(parse, head, row):
        return head
    if form(parse, row) not in FINITE:
        return None
    return above(parse, row, head)


def above(parse: Parse, row: int, head: int) -> int | None:
    """Return the nearest verb around the clause of `head` that a finite verb can share a subject with."""
    for verb in parse.ancestors(head):
        if verb > row or not verbs.is_predicate(parse, verb) or form(parse, verb) not in FINITE:
            continue
        if same_tense(parse, row, verb) and agrees(parse, row, verb) and own(parse, verb) is not None:
            return None if quoted_apart(parse, verb, row) else verb
    return None


def joined(parse: Parse, row: int, head: int) -> bool:
    """Does a conjunction or a pause stand right before the second verb? A noun there is its own subject."""
    before = word_before(parse, row, head)
    return before <= head or parse.words[before] in PAUSES or parse.deps[before] in {"cc", "preconj"}


def first(parse: Parse, row: int) -> int:
    """Return the first of the conjoined verbs that the one at `row` belongs to."""
    while parse.deps[row] == "conj" and parse.heads[row] != row:
        row = parse.heads[row]
    return row


def word_before(parse: Parse, row: int, head: int) -> int:
    """Return the last word before the second verb's phrase, adverbs and quotation marks left out."""
    before = parse.lefts[row]
    if before < row and (parse.words[before] in PAUSES or parse.deps[before] == "cc"):
        return before
    before -= 1
    while before > head and (parse.tags[before] == "RB" or parse.words[before] in SKIPPED):
        before -= 1
    return before


def form(parse: Parse, row: int) -> str:
    """Return the tag of the first word of a verb group, "TO" of an infinitive with "to"."""
    for child in parse.children[row]:
        if child < row and parse.deps[child] in {"aux", "auxpass"}:
            return "TO" if parse.lowers[child] == "to" else parse.tags[child]
    return parse.tags[row]


def alike(parse: Parse, row: int, head: int) -> bool:
    """Can the two verbs be joined: two finite ones, two infinitives, two participles?"""
    mine, other, tag, first = form(parse, row), form(parse, head), parse.tags[row], parse.tags[head]
    if mine in FINITE and not same_tense(parse, row, head) and not linked(parse, row, head):
        return False
    if (mine in {"VB", "VBN"} or (mine, first) == ("VBD", "VBN")) and not listed(parse, row):
        return False
    if mine in {"TO", "VB"}:
        return first in {"VB", "VBP"} or other in {"TO", "VB"}
    if mine == "VBG":
        return first == "VBG"
    if mine == "VBN":
        return first in {"VBN", "VBD"}
    if adds(parse, row, head, parse.heads[head]):
        return False  # "said it had left and added that …": who said it added
    bare = first == "VB" and parse.lemmas[row] == parse.lowers[row]
    if mine == tag and (bare or (mine, first) == ("VBD", "VBN")):
        return True  # "to fund and let", "has freed and paid": the second form is tagged as finite
    if other not in FINITE:
        return parse.heads[head] == head and own(parse, head) is not None
    return parse.deps[head] not in EMBEDDED or same_tense(parse, row, head) or not rival(parse, row, head)


def linked(parse: Parse, row: int, head: int) -> bool:
    """Does a conjunction itself stand before the second verb, no mere comma?"""
    before = word_before(parse, row, head)
    return parse.deps[before] == "cc" or parse.deps[before - 1] == "cc"


def listed(parse: Parse, row: int) -> bool:
    """Does a conjunction stand somewhere in the list of verbs that the one at `row` belongs to?"""
    first = row
    while parse.deps[first] == "conj":
        if parse.child(first, "cc") is not None:
            return True
        first = parse.heads[first]
    after = [i for i in range(row + 1, parse.rights[first] + 1) if parse.deps[i] == "cc"]
    return parse.child(first, "cc") is not None or any(parse.pos[parse.heads[i]] == "VERB" for i in after)


def governor(parse: Parse, row: int) -> int | None:
    """Return the verb around a gerund."""
    return next((verb for verb in parse.ancestors(row) if verbs.is_predicate(parse, verb)), None)


def adds(parse: Parse, row: int, head: int, sayer: int) -> bool:
    """Does a verb of saying after a reported clause go on from the verb that reports it? "says the town is
    at risk and warns of floods"; after a relative clause it may: "praised all who left but said …"."""
    told = parse.lemmas[row] in lexicon.words("adding")
    if parse.lemmas[row] in lexicon.words("voicing") and thing(parse, head):
        told = True
    if sayer >= head or not told or parse.lemmas[head] in lexicon.words("adding"):
        return False
    if parse.deps[head] == "relcl":
        return parse.child(row, "ccomp") is not None and above(parse, row, head) is not None
    if parse.lemmas[sayer] not in lexicon.words("adding") or parse.child(sayer, "ccomp") is None:
        return False
    return not any(word in OPENING | NEUTRAL for word in parse.words[sayer:head])


def thing(parse: Parse, verb: int) -> bool:
    """Is the subject of the verb a common noun in the singular, which seldom speaks?"""
    subject = own(parse, verb)
    return subject is not None and parse.tags[subject] == "NN" and not is_role(parse, subject)


def rival(parse: Parse, row: int, head: int) -> bool:
    """Is there a verb around the clause of `head` in the tense of the second verb, where that one is not?"""
    return parse.deps[head] == "relcl" or above(parse, row, head) is not None


def same_tense(parse: Parse, row: int, verb: int) -> bool:
    """Are two verbs without auxiliaries both past or both present? With one, tense may change."""
    tags = {parse.tags[row], parse.tags[verb]}
    if form(parse, row) != parse.tags[row] or form(parse, verb) != parse.tags[verb]:
        return True
    return "VBD" not in tags or len(tags) == 1


def agrees(parse: Parse, row: int, verb: int) -> bool:
    """Does the second verb agree in number with the first one's subject?"""
    subject = own(parse, verb)
    if subject is None or parse.deps[subject] in {"csubj", "csubjpass"}:
        return True
    mine = form(parse, row)
    many = parse.child(subject, "conj") is not None or parse.lowers[subject] in MANY
    if mine == "VBZ":
        return not (many or parse.tags[subject] == "NNS") or form(parse, verb) == "VBZ"
    if mine == "VBP":
        several = lexicon.words("collective") | lexicon.words("partitive") | lexicon.words("unit")
        alone = parse.tags[subject] == "NN" and parse.lemmas[subject] not in several
        return many or not (alone or parse.lowers[subject] in ONE) or form(parse, verb) == "VBP"
    return True


def own(parse: Parse, row: int) -> int | None:
    """Return the subject that stands with the verb itself."""
    return parse.child(row, "nsubj", "nsubjpass", "csubj", "csubjpass")


def quoted_apart(parse: Parse, first: int, second: int) -> bool:
    """Does the quotation that holds the first verb end before the second? Where one mark both opens and
    closes, those before the first verb in the sentence tell whether it stands inside."""
    words = parse.words[first + 1 : second]
    if sum(w in CLOSING for w in words) > sum(w in OPENING for w in words):
        return True
    if sum(w in NEUTRAL for w in words) % 2 == 0:
        return False
    start = parse.sentences[parse.sentence_of[first]][0]
    return sum(w in NEUTRAL for w in parse.words[start:first]) % 2 == 1
