"""Who is understood: the subject of clauses that have none of their own.

Control and raising after the usual account (Huddleston & Pullum 2002, ch. 14): an open complement takes
the object of the governing verb where there is one, else its subject; "promise" and its like keep the
subject. Participles and purpose clauses take the subject of their matrix clause, conjoined verbs that
of the first verb, relative clauses their antecedent.
"""

from __future__ import annotations

from itertools import islice

from kg.claims import adjuncts, conjoined, controlled, controllers, lexicon, phrases, verbs
from kg.claims.roles import is_role
from kg.language.lexicon import lexicon as names
from kg.language.parse import Parse

MAX_DEPTH = 6
PLACES_AND_BODIES = frozenset({"ORG", "GPE", "LOC", "FAC", "WORK_OF_ART"})
SPELLS = frozenset({"weekend", "decade", "century", "summer", "winter", "spring", "autumn"})
LASTING = frozenset("be begin come end fall follow go have include last mark pass precede see start".split())  # noqa: SIM905
own = conjoined.own


def antecedent(parse: Parse, row: int) -> int | None:
    """Return the noun that a relative clause at `row` modifies; the first verb's for conjoined ones."""
    row = conjoined.first(parse, row)
    return bearer(parse, parse.heads[row]) if parse.deps[row] == "relcl" else None


def bearer(parse: Parse, noun: int, depth: int = 0) -> int:
    """Return who a descriptive noun stands for: "X is a lawyer who …", "X, a lawyer who …" are about X."""
    head = parse.heads[noun]
    if depth > MAX_DEPTH:
        return noun
    if (
        parse.deps[noun] == "conj"
        and parse.pos[head] in phrases.NOMINAL
        and parse.deps[head] in {"attr", "appos"}
    ):
        described = bearer(parse, head, depth + 1)
        return described if described != head else noun
    if parse.deps[noun] == "attr" and parse.lemmas[head] == "be" and parse.child(head, "expl") is None:
        subject = find(parse, head, depth + 1)
        if subject is not None and subject != noun and parse.pos[subject] in {"PROPN", "PRON", "NOUN"}:
            return subject
    if parse.deps[noun] == "appos" and parse.pos[head] == "PROPN" and parse.pos[noun] == "NOUN":
        return last_named(parse, head, noun) if describes(parse, noun, head) else noun
    return noun


def describes(parse: Parse, noun: int, name: int) -> bool:
    """Does the noun say who or what a name is? "Lur, a visit that …" is about the visit, not about Lur."""
    kind = names().nouns.get(parse.lemmas[noun].lower())
    if kind in {"event", "election"} or parse.lemmas[noun] in lexicon.words("content_noun"):
        return False
    labels = {label for a, b, label in phrases.nearby_entities(parse, name) if a <= name < b}
    return kind is not None or is_role(parse, noun) or not labels & {"GPE", "LOC", "FAC", "WORK_OF_ART"}


def last_named(parse: Parse, name: int, description: int) -> int:
    """Return the name before a description in the singular: "Berg, Hale and Moe, the mayor of Lur": Moe."""
    if parse.tags[description] != "NN":
        return name
    return max(row for row in parse.conjuncts(name) if row < description)


def find(parse: Parse, row: int, depth: int = 0) -> int | None:
    """Return the row of the understood subject of the clause at `row`, its own before all."""
    subject = own(parse, row)
    if subject is not None:
        return resolve_relative(parse, row, subject)
    if depth > MAX_DEPTH:
        return None
    found = understood(parse, row)
    if found is not None and parse.lemmas[row] in adjuncts.personal():
        found = adjuncts.who_acts(parse, row, found)
    if found is None:
        return None
    below_noun = parse.deps[row] in {"relcl", "acl"}
    if parse.pos[found] in {"VERB", "AUX"} and not (below_noun and found == parse.heads[row]):
        return find(parse, found, depth + 1)
    return bearer(parse, found, depth) if below_noun else found


def understood(parse: Parse, row: int) -> int | None:
    """Return who does what a clause without a subject says; a verb where it is that verb's subject."""
    dep, head = parse.deps[row], parse.heads[row]
    if dep == "conj":
        if verbs.is_predicate(parse, head):
            return conjoined.partner(parse, row)
        described = parse.pos[head] in {"ADJ", "NOUN"} and parse.deps[head] in {"acomp", "attr"}
        return parse.heads[head] if described else None
    if dep in {"relcl", "acl"}:
        if dep == "acl" and conjoined.form(parse, row) in conjoined.FINITE and parse.child(row, "mark"):
            return None  # "reports that Lur and, it seems, Bonn have paid": a content, its subject lost
        return controlled.of_noun(parse, row, head)
    if (dep == "xcomp" and is_open(parse, row)) or (dep == "ccomp" and is_bare(parse, row, head)):
        return controllers.controller(parse, row, head)
    if dep == "advcl" and is_open(parse, row) and parse.pos[head] in {"VERB", "AUX"}:
        return adjuncts.of_participle(parse, row, head)
    if dep == "advcl" and parse.tags[row] == "VBP" and parse.lemmas[row] == parse.lowers[row]:
        return adjuncts.of_bare(parse, row, head)
    if dep == "pcomp" and conjoined.form(parse, row) not in conjoined.FINITE:
        above = parse.heads[head]
        content = parse.lemmas[above] in lexicon.words("content_noun")
        if conjoined.form(parse, row) == "TO" and parse.pos[above] == "NOUN" and not content:
            return None  # "advice about how to vote"
        return controllers.of_preposition(parse, head)
    return None


def is_open(parse: Parse, row: int) -> bool:
    """Is the clause an infinitive or participle, or the bare complement of "help" and "make"?"""
    if parse.tags[row] not in {"VBG", "VBN", "VB"}:
        return False
    return conjoined.form(parse, row) not in conjoined.FINITE


def is_bare(parse: Parse, row: int, head: int) -> bool:
    """Is a clause without subject an open complement, no command: "helps end it", not "said: forget it"?"""
    bare = parse.tags[row] == "VB" and conjoined.form(parse, row) == "VB"
    return is_open(parse, row) and (not bare or parse.lemmas[head] not in lexicon.words("saying"))


def resolve_relative(parse: Parse, row: int, subject: int) -> int | None:
    """Return what a relative pronoun stands for: "files that he says were lost", "who fled and who …"."""
    tag = parse.tags[subject]
    if parse.lowers[subject] not in {"who", "which", "that"} or tag not in {"WP", "WDT", "IN"}:
        return subject
    from kg.claims import relatives

    top = conjoined.first(parse, row)
    if parse.deps[top] == "ccomp" and parse.deps[parse.heads[top]] == "relcl" and tag != "IN":
        top = parse.heads[top]  # "a vote that the council says was rigged"
    if parse.deps[top] not in {"acl", "relcl"}:
        return subject
    fitting = person_meant if parse.lowers[subject] == "who" else thing_meant
    noun = fitting(parse, top, bearer(parse, parse.heads[top]))
    return relatives.agreeing(parse, row, noun)


def person_meant(parse: Parse, clause: int, noun: int) -> int:
    """Return the person that "who" stands for: "Berg, an editor at the Lur Post, who …": Berg; "action
    against a reader who …": the reader."""
    if noun != parse.heads[clause] or controllers.personal(parse, noun):
        return noun
    labels = [name for a, b, name in phrases.nearby_entities(parse, noun) if a <= noun < b]
    if parse.pos[noun] == "PROPN" and labels and labels[0] in PLACES_AND_BODIES:
        for above in islice(parse.ancestors(noun), MAX_DEPTH):
            if parse.pos[above] in {"VERB", "AUX"}:
                break
            if parse.pos[above] == "NOUN" and controllers.personal(parse, above):
                return bearer(parse, above)
    inner = parse.lefts[clause] - 1
    inner -= parse.words[inner] == ","
    if parse.pos[noun] == "NOUN" and parse.deps[inner] == "pobj" and noun < inner <= parse.rights[noun]:
        return inner
    return noun


def thing_meant(parse: Parse, clause: int, noun: int) -> int:
    """Return what "that" stands for where the nearest noun is a time: "the crush over the weekend that
    killed …": the crush."""
    prep = parse.heads[noun]
    above = prep - 1 if parse.pos[parse.heads[prep]] == "VERB" else parse.heads[prep]
    if parse.deps[noun] != "pobj" or above >= noun or not parse.tags[noun] == parse.tags[above] == "NN":
        return noun
    if parse.lemmas[clause] in LASTING:
        return noun
    when = parse.lemmas[noun].lower()
    return above if when in SPELLS or when in lexicon.words("temporal_noun") else noun
