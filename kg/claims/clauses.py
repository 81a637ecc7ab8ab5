"""Clauses from the dependency parse: every predicate with its arguments, as frames.

One place for each phenomenon: `verbs` knows the verb group and voice, `subjects` who is understood,
`phrases` which words an argument takes, `arguments` what stands around the verb; here a clause is put
together and spread over its conjuncts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from kg.claims import arguments as arguments_of
from kg.claims import lexicon, phrases, subjects, verbs
from kg.claims.frames import Frame, Slot
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
    base = Frame(row, *verbs.group(parse, row), verbs.lemma(parse, row))
    at = verbs.particle(parse, row)
    base.particle = parse.lowers[at] if at is not None else ""
    base.voice = "passive" if verbs.is_passive(parse, row) else "active"
    base.rule = "passive" if base.voice == "passive" else "svo"
    merge_governor(parse, base)
    subject = subjects.find(parse, row)
    objects = arguments_of.direct_objects(parse, row)
    arguments = arguments_of.oblique(parse, row)
    complement(parse, base, objects, arguments)
    arguments.extend(slots for slots in arguments_of.shared_setting(parse, row) if slots)
    relative_gap(parse, base, subject, objects, arguments)
    if base.lemma == "be" and existential(parse, base, objects):
        subject, objects = objects[0].head, []
    elif empty(parse, base, objects, arguments):
        return
    yield from spread(parse, base, subject, objects, arguments)
    if subject is not None and reciprocal(parse, base, objects, arguments):
        yield from with_each_other(parse, base, subject, objects, arguments)


def empty(parse: Parse, frame: Frame, objects: list[Slot], arguments: list[list[Slot]]) -> bool:
    """Does the clause say nothing without the infinitive that took it in ("has to", "is likely to")?"""
    if objects:
        return False
    if frame.lemma == "be" and any(
        parse.lowers[c] in {"who", "what", "how", "whom"} and c < frame.head
        for c in parse.children[frame.head]
    ):
        return True  # "who the winner would be": the question holds the complement
    lemma, taken = parse.lemmas[frame.head], parse.child(frame.head, "xcomp")
    if taken is not None and lemma in lexicon.words("phase") and not names_another_before(parse, taken):
        return True
    if arguments or lemma not in lexicon.words("semi_auxiliary"):
        return False
    return any(parse.deps[c] == "acomp" for c in parse.children[frame.head]) or taken is not None


def names_another_before(parse: Parse, row: int) -> bool:
    return any(c < row and names_another(parse, c) for c in parse.children[parse.heads[row]])


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


def merge_governor(parse: Parse, frame: Frame) -> None:
    """Take "agreed to develop", "was forced to step down", "is likely to win" as one relation.

    Only where the governing verb has no object of its own: its subject is then that of both.
    """
    row, words = frame.head, [frame.lemma]
    while True:
        head = parse.heads[row]
        if (
            parse.deps[row] != "xcomp"
            or head >= row
            or (not verbs.is_predicate(parse, head) and parse.deps[head] != "acomp")
        ):
            break
        if any(c < row and names_another(parse, c) for c in parse.children[head]):
            break
        if parse.child(row, "nsubj", "nsubjpass") is not None or (
            parse.tags[row] == "VBN" and frame.first == row
        ):
            break
        top = parse.heads[head] if parse.deps[head] == "acomp" else head
        first, after = verbs.group(parse, top)
        between = range(after, frame.first)
        if (
            any(parse.pos[i] == "PUNCT" and parse.words[i] not in "-–" for i in between)
            or frame.first - after > 4
        ):
            break
        frame.first = first
        words.insert(0, f"be {parse.lemmas[head]} to" if top != head else f"{verbs.lemma(parse, head)} to")
        frame.rule = "xcomp"
        frame.governor = row = top
    frame.lemma = " ".join(words)


def names_another(parse: Parse, row: int) -> bool:
    """Does the governor have an object of its own, or one behind a preposition ("called on X to …")?"""
    if parse.deps[row] in {"dobj", "dative"}:
        return True
    return parse.deps[row] == "prep" and parse.child(row, "pobj") is not None


def complement(parse: Parse, frame: Frame, objects: list[Slot], arguments: list[list[Slot]]) -> None:
    """Note the clausal complement; where there is no object, its words become the object."""
    for child in parse.kids(frame.head, "ccomp", "xcomp"):
        frame.complement = child
        small = parse.child(child, "nsubj") if parse.pos[child] in {"ADJ", "NOUN", "PROPN"} else child
        if small is None:
            arguments.append([phrases.slot(parse, child)])
        elif small != child and not objects and parse.child(child, "cop", "aux") is None:
            objects.extend(phrases.slot(parse, one) for one in phrases.conjuncts(parse, small))
            predicative = phrases.slot(parse, child)
            after_subject = min(max(predicative.first, parse.rights[small] + 1), child)
            arguments.append([replace(predicative, first=after_subject)])
        elif parse.deps[child] == "ccomp" and not objects:
            reported = phrases.clause_slot(parse, child)
            if verbs.inverted(parse, child):
                continue
            if child < frame.head and parse.lemmas[frame.head] not in lexicon.words("saying"):
                continue  # only what is said stands before its verb
            if not reported.first <= frame.head < reported.after:  # a cue inside its content cuts it in two
                objects.append(reported)
        break


def relative_gap(
    parse: Parse, frame: Frame, subject: int | None, objects: list[Slot], arguments: list[list[Slot]]
) -> None:
    """Give a relative clause the noun it modifies in the place of its pronoun or of its gap."""
    noun = subjects.antecedent(parse, frame.head)
    if noun is None or subject == noun or any(parse.deps[c] == "mark" for c in parse.children[frame.head]):
        return  # with "that" as a mark the clause is what the noun says, and has no gap
    for child in parse.children[frame.head]:
        if parse.deps[child] == "dobj" and parse.lowers[child] in phrases.RELATIVE:
            objects.insert(0, phrases.slot(parse, noun))
            return
        if parse.deps[child] == "prep":
            pronoun = parse.child(child, "pobj")
            if pronoun is not None and parse.lowers[pronoun] in phrases.RELATIVE:
                arguments[:] = [a for a in arguments if a[0].head != pronoun]
                arguments.insert(0, [phrases.slot(parse, noun, parse.lowers[child], child)])
                return
            if pronoun is None and parse.child(child, "pcomp") is None:
                arguments.insert(0, [phrases.slot(parse, noun, parse.lowers[child], child)])
                return
    adverb = next(
        (c for c in parse.children[frame.head] if parse.lowers[c] in {"where", "when", "why"}), None
    )
    if adverb is not None:
        arguments.append([phrases.slot(parse, noun, "in" if parse.lowers[adverb] != "why" else "for")])
    elif (
        not objects
        and frame.voice == "active"
        and frame.complement is None
        and parse.pos[frame.head] == "VERB"
    ):
        objects.append(phrases.slot(parse, noun))


def existential(parse: Parse, frame: Frame, objects: list[Slot]) -> bool:
    return parse.child(frame.head, "expl") is not None and bool(objects)


def spread(
    parse: Parse, base: Frame, subject: int | None, objects: list[Slot], arguments: list[list[Slot]]
) -> Iterator[Frame]:
    """Yield a frame for each combination of conjoined subjects, objects and arguments."""
    who = subject_slots(parse, subject)
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


def subject_slots(parse: Parse, subject: int | None) -> list[Slot | None]:
    if subject is None:
        return [None]
    if parse.pos[subject] in {"VERB", "AUX"}:
        return [phrases.clause_slot(parse, subject)]
    return [phrases.restricted(parse, one) for one in phrases.conjuncts(parse, subject)[:MAX_CONJUNCTS]]


def frame_with(base: Frame, subject: Slot | None, thing: Slot | None, arguments: list[Slot]) -> Frame:
    return replace(
        base, subject=subject, object=thing, args=sorted(arguments, key=lambda s: (s.first, s.role))
    )
