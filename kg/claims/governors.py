"""Complements: clauses and infinitives that a verb takes, beside it or into its own relation."""

from __future__ import annotations

from dataclasses import replace

from kg.claims import lexicon, phrase_edges, phrases, verbs
from kg.claims.frames import Frame, Slot
from kg.language.parse import Parse

BREAKS = frozenset({";", "…", "...", ". . ."})


def add(parse: Parse, frame: Frame, objects: list[Slot], arguments: list[list[Slot]]) -> None:
    """Note the clausal complement; where there is no object, its words become the object."""
    for child in parse.kids(frame.head, "ccomp", "xcomp"):
        frame.complement = child
        small = parse.child(child, "nsubj") if parse.pos[child] in {"ADJ", "NOUN", "PROPN"} else child
        if infinitive(parse, child) and takes(parse, frame, objects, child):
            arguments.append([phrases.infinitive_slot(parse, child)])
        elif small is None and parse.child(child, "nsubjpass", "expl", "csubj") is None:
            arguments.append([phrases.slot(parse, child)])
        elif small not in {None, child} and not objects and parse.child(child, "cop", "aux") is None:
            objects.extend(phrases.slot(parse, one) for one in phrases.conjuncts(parse, small))
            predicative = phrases.slot(parse, child)
            after_subject = min(max(predicative.first, parse.rights[small] + 1), child)
            arguments.append([replace(predicative, first=after_subject)])
        elif parse.deps[child] == "ccomp" and not objects:
            reported = up_to_next_speaker(parse, phrases.clause_slot(parse, child))
            if verbs.inverted(parse, child) or breaks_off(parse, frame.head, child):
                continue
            if child < frame.head and parse.lemmas[frame.head] not in lexicon.words("saying"):
                continue  # only what is said stands before its verb
            if not reported.first <= frame.head < reported.after:  # a cue inside its content cuts it in two
                objects.append(reported)
        break


def up_to_next_speaker(parse: Parse, slot: Slot) -> Slot:
    """Return a reported clause without the report that follows it: "Hale said he left and Ortiz says …"."""
    for child in parse.kids(slot.head, "conj"):
        own = parse.child(child, "nsubj")
        if own is not None and slot.head < own < slot.after and parse.lemmas[child] in {"say", "add", "tell"}:
            after = parse.lefts[child]
            while after - 1 > slot.head and (
                parse.pos[after - 1] == "PUNCT" or parse.deps[after - 1] == "cc"
            ):
                after -= 1
            return replace(slot, after=after)
    return slot


def breaks_off(parse: Parse, verb: int, clause: int) -> bool:
    """Do a semicolon or dots part the verb from a clause without quotation marks: is it the next sentence?"""
    if clause > verb:
        between = parse.words[verb + 1 : clause]
    else:
        words = [parse.rights[c] for c in parse.children[clause] if parse.deps[c] != "punct"]
        between = parse.words[max([clause, *words]) + 1 : verb]
    return any(word in BREAKS for word in between) and not any(
        word in phrase_edges.QUOTES for word in between
    )


def takes(parse: Parse, frame: Frame, objects: list[Slot], child: int) -> bool:
    """Is the infinitive an argument: beside an object, where it makes no relation with its governor, or of a
    verb that says nothing alone ("needs to rest")?"""
    return bool(objects) or frame.lemma in {"want", "need"} or not merges(parse, child)


def infinitive(parse: Parse, row: int) -> bool:
    """Is it an infinitive with "to" and no subject of its own?"""
    bare = parse.child(row, "nsubj", "nsubjpass", "mark") is None
    return bare and any(parse.lowers[c] == "to" and parse.deps[c] == "aux" for c in parse.children[row])


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
        if parse.tags[row] == "VBG" and parse.lemmas[head] in {"say", "mean"}:
            break  # what is said is not done
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


def merges(parse: Parse, row: int) -> bool:
    """Does the infinitive take its governor into its own relation?"""
    probe = Frame(row, *verbs.group(parse, row), "")
    merge_governor(parse, probe)
    return probe.governor is not None


def names_another(parse: Parse, row: int) -> bool:
    """Does the governor have an object of its own, or one behind a preposition ("called on X to …")?"""
    if parse.deps[row] in {"dobj", "dative"}:
        return True
    return parse.deps[row] == "prep" and parse.child(row, "pobj") is not None


def names_another_before(parse: Parse, row: int) -> bool:
    return any(c < row and names_another(parse, c) for c in parse.children[parse.heads[row]])
