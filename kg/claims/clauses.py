"""Clauses from the dependency parse: every predicate with its arguments, as frames.

One place for each phenomenon: `verbs` knows the verb group and voice, `subjects` who is understood,
`phrases` which words an argument takes, `arguments` what stands around the verb, `governors` the clauses
and infinitives it takes, `relatives` what a relative clause is about, `hollow` which clauses say nothing
alone; here a clause is put together and spread over its conjuncts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from kg.claims import arguments as arguments_of
from kg.claims import governors, hollow, lexicon, phrases, relatives, subjects, verbs
from kg.claims.frames import Frame, Slot
from kg.claims.roles import is_role
from kg.language.parse import Parse

MAX_CONJUNCTS = 6
"""More than this many conjuncts in one slot are kept as one list: the product of two long lists would
say more than the sentence."""


def find(parse: Parse) -> list[Frame]:
    """Return the frames of all verbal and adjectival predicates, in text order."""
    frames: list[Frame] = []
    for row in range(len(parse)):
        if verbs.is_predicate(parse, row):
            frames.extend(clause(parse, row))
    return frames


def clause(parse: Parse, row: int) -> Iterator[Frame]:
    """Yield the frames of the clause that the verb at `row` heads."""
    if serves_another(parse, row):
        return
    subject = subjects.find(parse, row)
    if subject is None and parse.child(row, "expl") is None:
        return  # what nobody is said to do is no claim
    base = Frame(row, *verbs.group(parse, row), verbs.lemma(parse, row))
    at = verbs.particle(parse, row)
    base.particle = parse.lowers[at] if at is not None else ""
    base.voice = "passive" if verbs.is_passive(parse, row) else "active"
    base.rule = "passive" if base.voice == "passive" else "svo"
    governors.merge_governor(parse, base)
    if subject is not None:
        subject = relatives.agreeing(parse, row if base.governor is None else base.governor, subject)
        if subject is None or not stands_for(parse, row, subject):
            return
    objects = arguments_of.direct_objects(parse, row)
    arguments = arguments_of.oblique(parse, row)
    governors.add(parse, base, objects, arguments)
    arguments.extend(slots for slots in arguments_of.shared_setting(parse, row) if slots)
    if base.governor is not None and (outer := subjects.own(parse, base.governor)) is not None:
        arguments.extend(slots for slots in arguments_of.setting(parse, base.governor, outer) if slots)
    relatives.gap(parse, base, subject, objects, arguments)
    if base.lemma == "be" and existential(parse, base, objects):
        subject, objects = objects[0].head, []
    elif hollow.empty(parse, base, objects, arguments):
        return
    yield from spread(parse, base, subject, objects, arguments)
    if subject is not None and reciprocal(parse, base, objects, arguments):
        yield from with_each_other(parse, base, subject, objects, arguments)


def serves_another(parse: Parse, row: int) -> bool:
    """Is it what somebody needs the noun for: "the votes needed to win" do not win?"""
    head = parse.heads[row]
    return (
        parse.deps[row] in {"xcomp", "advcl"}
        and parse.deps[head] == "acl"
        and parse.lemmas[head] in {"need", "require"}
        and parse.tags[head] in {"VBN", "VBD"}
        and parse.child(head, "aux", "auxpass") is None
        and governors.infinitive(parse, row)
    )


def stands_for(parse: Parse, row: int, subject: int) -> bool:
    """Can the subject be told by its words? A bare "what" or "who" of a question cannot, nor a clause that
    the verb does not agree with: clauses are singular ("Asked to stay, the ministers are …")."""
    if parse.tags[subject] in {"WP", "WDT"}:
        return len(parse.children[subject]) > 0
    if parse.tags[subject] == "IN":
        return False  # a "that" which the parser took for a pronoun
    if parse.deps[subject] not in {"csubj", "csubjpass"} or parse.heads[subject] != row:
        return True
    if any(parse.tags[c].startswith("W") for c in parse.children[subject]):
        return True
    finite = [row, *(c for c in parse.children[row] if parse.deps[c] in {"aux", "auxpass"})]
    plural = any(parse.tags[i] == "VBP" or parse.lowers[i] == "were" for i in finite)
    return not plural and not any(parse.words[i] == "," for i in range(parse.lefts[subject], row))


def reciprocal(parse: Parse, frame: Frame, objects: list[Slot], arguments: list[list[Slot]]) -> bool:
    """Do conjoined subjects do this with each other ("A and B met", "A and B signed a treaty")?"""
    if frame.voice == "passive" or any(slots[0].role.lower() in {"with", "against"} for slots in arguments):
        return False
    lemma = parse.lemmas[frame.head]
    if objects:
        joint = any(parse.lowers[c] in lexicon.words("joint") for c in parse.children[objects[0].head])
        noun = parse.lemmas[objects[0].head]
        return joint or (
            lemma in lexicon.words("reciprocal_verb") and noun in lexicon.words("reciprocal_noun")
        )
    return lemma in lexicon.words("reciprocal")


def with_each_other(
    parse: Parse, base: Frame, subject: int, objects: list[Slot], arguments: list[list[Slot]]
) -> Iterator[Frame]:
    """ "A and B met" -> (A, met, with B)."""
    parties = phrases.conjuncts(parse, subject)[:MAX_CONJUNCTS]
    rest = [slots[0] for slots in arguments]
    for i, one in enumerate(parties):
        for other in parties[i + 1 :]:
            frame = frame_with(base, phrases.slot(parse, one), objects[0] if objects else None, rest)
            frame.args = [phrases.slot(parse, other, "with"), *frame.args]
            frame.rule = "reciprocal"
            yield frame


def existential(parse: Parse, frame: Frame, objects: list[Slot]) -> bool:
    return parse.child(frame.head, "expl") is not None and bool(objects)


def spread(
    parse: Parse, base: Frame, subject: int | None, objects: list[Slot], arguments: list[list[Slot]]
) -> Iterator[Frame]:
    """Yield a frame for each combination of conjoined subjects, objects and arguments."""
    who = subject_slots(parse, subject, base.head)
    if len(objects) > 1 and parse.lemmas[base.head] in lexicon.words("uniting"):
        objects = [phrases.together(parse, [one.head for one in objects])]
    what: list[Slot | None] = [*objects[:MAX_CONJUNCTS]] or [None]
    variants = [slots[:MAX_CONJUNCTS] for slots in arguments]
    widest = max(range(len(variants)), key=lambda i: len(variants[i]), default=None)
    for one, thing in product(who, what):
        fixed = [slots[0] for slots in variants]
        if widest is None or len(variants[widest]) == 1:
            yield frame_with(base, one, thing, fixed)
            continue
        for option in variants[widest]:
            yield frame_with(base, one, thing, [*fixed[:widest], option, *fixed[widest + 1 :]])


def subject_slots(parse: Parse, subject: int | None, row: int) -> list[Slot | None]:
    """Return the conjoined subjects; of "A, which left, and B" only A left."""
    if subject is None:
        return [None]
    if parse.pos[subject] in {"VERB", "AUX"}:
        return [phrases.clause_slot(parse, subject)]
    listed = phrases.conjuncts(parse, subject)[:MAX_CONJUNCTS]
    if len(listed) > 1 and offices_of_one(parse, listed):
        listed = listed[-1:]
    return [phrases.restricted(parse, one) for one in listed if (one < row) == (subject < row)]


def offices_of_one(parse: Parse, listed: list[int]) -> bool:
    """Are the conjuncts two roles of one person: "former judge and mayor Anna Hale"? A role in the singular
    without an article is no person of its own."""
    if parse.pos[listed[-1]] != "PROPN" or not titled(parse, listed[-1]):
        return False
    return all(
        parse.tags[one] in {"NN", "NNP"}
        and is_role(parse, one)
        and not any(parse.deps[c] in {"det", "poss", "nummod", "prep", "appos"} for c in parse.children[one])
        for one in listed[:-1]
    )


def titled(parse: Parse, name: int) -> bool:
    """Does a role stand before the name ("mayor Anna Hale")?"""
    return any(is_role(parse, c) for c in parse.children[name] if c < name)


def frame_with(base: Frame, subject: Slot | None, thing: Slot | None, arguments: list[Slot]) -> Frame:
    return replace(
        base, subject=subject, object=thing, args=sorted(arguments, key=lambda s: (s.first, s.role))
    )
