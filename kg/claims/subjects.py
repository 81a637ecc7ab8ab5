"""Who is understood: the subject of clauses that have none of their own.

Control and raising after the usual account (Huddleston & Pullum 2002, ch. 14): an open complement takes
the object of the governing verb where there is one, else its subject; "promise" and its like keep the
subject. Participles and purpose clauses take the subject of their matrix clause, conjoined verbs that
of the first verb, relative clauses their antecedent.
"""

from __future__ import annotations

from kg.claims import lexicon, phrases, verbs
from kg.claims.roles import is_role
from kg.language.parse import Parse

MAX_DEPTH = 6


def own(parse: Parse, row: int) -> int | None:
    """Return the subject that stands with the verb itself."""
    return parse.child(row, "nsubj", "nsubjpass", "csubj", "csubjpass")


def antecedent(parse: Parse, row: int) -> int | None:
    """Return the noun that a relative clause at `row` modifies; the first verb's for conjoined ones."""
    while parse.deps[row] == "conj" and parse.heads[row] != row:
        row = parse.heads[row]
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
        return head
    return noun


def find(parse: Parse, row: int, depth: int = 0) -> int | None:
    """Return the row of the understood subject of the clause at `row`, its own before all."""
    subject = own(parse, row)
    if subject is not None:
        return resolve_relative(parse, row, subject)
    if depth > MAX_DEPTH:
        return None
    dep, head = parse.deps[row], parse.heads[row]
    if dep == "conj" and verbs.is_predicate(parse, head):
        return find(parse, head, depth + 1) if coordinate(parse, row, head) else None
    if dep == "conj" and parse.pos[head] in {"ADJ", "NOUN"} and parse.deps[head] in {"acomp", "attr"}:
        return find(parse, parse.heads[head], depth + 1)
    if dep in {"relcl", "acl"}:
        return of_noun(parse, row, head, depth)
    if dep in {"xcomp", "ccomp"} and is_open(parse, row):
        return controller(parse, row, head, depth)
    if dep == "advcl" and is_open(parse, row) and parse.pos[head] in {"VERB", "AUX"}:
        return of_participle(parse, row, head, depth)
    if dep == "pcomp":
        return of_preposition(parse, head, depth)
    return None


def of_participle(parse: Parse, row: int, head: int, depth: int) -> int | None:
    """Return the subject of a participle or purpose clause below a verb.

    "defied the curfew imposed on Monday": the curfew, though the parser hung it on the verb. "Police said
    a bomb went off, killing two": the bomb, not the police.
    """
    thing = parse.child(head, "dobj")
    if parse.tags[row] == "VBN" and thing is not None and thing < row:
        if phrases.bounds(parse, thing)[1] >= parse.lefts[row]:
            return thing
    said = parse.child(head, "ccomp")
    if parse.tags[row] == "VBG" and said is not None and said < row:
        return find(parse, said, depth + 1)
    return find(parse, head, depth + 1)


def coordinate(parse: Parse, row: int, head: int) -> bool:
    """Are the two verbs of one kind? "accused X of theft and attempting …" and "could ask him and arrest"
    hang the second verb where the parser had no better place: its subject is anybody's guess."""
    if parse.tags[row] == "VBG":
        return parse.tags[head] == "VBG" or parse.child(row, "aux") is not None
    bare = all(parse.lowers[c] == "to" for c in parse.kids(row, "aux"))
    if parse.tags[row] == "VB" and bare:
        return parse.tags[head] in {"VB", "VBP"}
    if parse.deps[head] == "relcl" and {parse.tags[row], parse.tags[head]} == {"VBD", "VBZ"}:
        return False
    between = range(head + 1, row)
    return any(parse.deps[i] == "cc" or parse.words[i] in {",", ";", "—", "–"} for i in between)


def is_open(parse: Parse, row: int) -> bool:
    """Is the clause an infinitive or participle, or the bare complement of "help" and "make"?"""
    if parse.tags[row] in {"VBG", "VBN"}:
        return True
    return parse.tags[row] == "VB" and not any(parse.tags[c] == "MD" for c in parse.children[row])


def resolve_relative(parse: Parse, row: int, subject: int) -> int:
    if parse.lowers[subject] in {"who", "which", "that"} and parse.tags[subject] in {"WP", "WDT", "IN"}:
        noun = antecedent(parse, row)
        return subject if noun is None else noun
    return subject


def of_noun(parse: Parse, row: int, noun: int, depth: int) -> int | None:
    """Return the subject of a clause below a noun: "his plan to leave" he, "the man to lead" man."""
    infinitive = any(parse.deps[c] == "aux" and parse.lowers[c] == "to" for c in parse.children[row])
    if not infinitive:
        return bearer(parse, noun, depth)
    if parse.lemmas[noun].lower() not in lexicon.words("content_noun") and not purpose(parse, noun):
        return (
            bearer(parse, noun, depth)
            if parse.child(row, "dobj") is not None or parse.child(row, "prep", "agent") is not None
            else None
        )
    possessor = parse.child(noun, "poss") or holder(parse, noun, row) or owner(parse, noun)
    if possessor is not None:
        return possessor
    if parse.deps[row] == "relcl" and any(
        parse.lowers[c] in phrases.RELATIVE for c in parse.children[row] if c < row
    ):
        return bearer(parse, noun, depth)
    above = parse.heads[noun]
    if parse.deps[noun] in {"dobj", "attr"} and parse.lemmas[above] in lexicon.words("holding"):
        return find(parse, above, depth + 1)
    if parse.deps[noun] == "pobj" and parse.lowers[above] in {"in", "with", "about", "on"}:
        if verbs.is_predicate(parse, parse.heads[above]) and parse.lemmas[noun] in lexicon.words(
            "content_noun"
        ):
            return find(parse, parse.heads[above], depth + 1)  # "cut jobs in an effort to save money"
    return None


def holder(parse: Parse, noun: int, before: int) -> int | None:
    """Return "voters" of "the right of voters to know", "Spain" of "calls for Spain to leave"."""
    for prep in parse.kids(noun, "prep"):
        if prep < before and parse.lowers[prep] in {"of", "for", "by", "from"}:
            found = parse.child(prep, "pobj")
            if found is not None and found < before:
                return found
    return None


def owner(parse: Parse, noun: int) -> int | None:
    """Return the body or country before the noun: "the Airbus plan to cut jobs"."""
    for child in parse.kids(noun, "compound", "amod", "nmod"):
        for first, after, label in phrases.nearby_entities(parse, child):
            if first <= child < after <= noun and label in {"ORG", "GPE", "NORP", "PERSON"}:
                return child
    return None


def purpose(parse: Parse, noun: int) -> bool:
    """Is the infinitive after this object what the object is for ("sent aid to rebuild the city")?"""
    if parse.deps[noun] not in {"dobj", "pobj"} or parse.pos[noun] != "NOUN" or is_role(parse, noun):
        return False
    return not any(
        parse.lowers[c] in lexicon.words("selecting") or parse.tags[c] == "JJS" for c in parse.children[noun]
    )


def controller(parse: Parse, row: int, head: int, depth: int) -> int | None:
    """Return who does the open complement at `row` of the verb or adjective at `head`."""
    if parse.pos[head] not in {"VERB", "AUX"}:
        above = parse.heads[head]
        return find(parse, above, depth + 1) if above != head and verbs.is_predicate(parse, above) else None
    if parse.lemmas[head] in lexicon.words("prepositional_control"):
        asked = prepositional_object(parse, head, row)
        if asked is not None:
            return asked
    objects = [c for c in parse.children[head] if parse.deps[c] in {"dobj", "dative"} and c < row]
    if objects and parse.lemmas[head] not in lexicon.words("subject_control"):
        return objects[0]
    return find(parse, head, depth + 1)


def prepositional_object(parse: Parse, verb: int, before: int) -> int | None:
    """Return "workers" of "called on workers to strike"."""
    for prep in parse.kids(verb, "prep"):
        if prep < before and parse.lowers[prep] in {"on", "upon", "for", "to", "at", "with"}:
            noun = parse.child(prep, "pobj")
            if noun is not None and noun < before:
                return noun
    return None


def of_preposition(parse: Parse, prep: int, depth: int) -> int | None:
    """Return the subject of a gerund after a preposition: "by adding", "after leaving"."""
    head = parse.heads[prep]
    while (
        parse.deps[head] in {"prep", "pcomp"}
        and parse.heads[head] != head
        and parse.pos[head] not in {"VERB", "AUX"}
    ):
        head = parse.heads[head]
    if verbs.is_predicate(parse, head):
        objects = parse.child(head, "dobj")
        blames = parse.lowers[prep] in {"of", "for", "from", "into", "with"}
        if objects is not None and blames and objects < prep:
            return objects
        return find(parse, head, depth + 1)
    above = parse.heads[head]
    if parse.pos[head] in phrases.NOMINAL and parse.lemmas[above] in lexicon.words("blame"):
        return head if parse.deps[head] in {"dobj", "nsubjpass", "pobj"} else None
    if parse.pos[head] in phrases.NOMINAL:
        possessor = parse.child(head, "poss")
        if possessor is not None:
            return possessor
        if parse.lemmas[above] in lexicon.words("holding") and parse.deps[head] in {"dobj", "attr"}:
            return find(parse, above, depth + 1)
    if parse.pos[head] == "ADJ" and own(parse, head) is not None:
        return own(parse, head)
    if parse.pos[head] == "ADJ" and verbs.is_predicate(parse, parse.heads[head]):
        return find(parse, parse.heads[head], depth + 1)
    return None
