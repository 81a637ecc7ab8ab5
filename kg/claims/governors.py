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
        if infinitive(parse, child) and (objects or frame.lemma in {"want", "need"}):
            arguments.append([phrases.infinitive_slot(parse, child)])
        elif parse.deps[child] == "xcomp" and not objects and completes(parse, frame, child):
            arguments.append([open_slot(parse, child)])
        elif objects and parse.deps[child] == "xcomp" and result(parse, frame, child):
            arguments.append([phrases.clause_slot(parse, child)])
        elif (stated := what_is_clear(parse, child)) is not None and small in {None, stated[1]}:
            objects[:] = [stated[0]]
            arguments.append([phrases.slot(parse, child)])
        elif small is None and parse.child(child, "nsubjpass", "expl", "csubj") is None:
            arguments.append([phrases.slot(parse, child)])
        elif small not in {None, child} and not objects and frame.lemma in {"say", "claim", "believe"}:
            objects.append(phrases.clause_slot(parse, child))  # a headline without its copula
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
    if len(objects) == 1 and frame.complement is None and frame.lemma in lexicon.words("showing"):
        seen = next((c for c in parse.kids(objects[0].head, "acl") if parse.tags[c] == "VBG"), None)
        if seen is not None and parse.lefts[seen] == objects[0].after:
            arguments.append([phrases.clause_slot(parse, seen)])  # "shows hundreds protesting"
    if not objects and (content := said_before(parse, frame)) is not None:
        objects.append(content)


def what_is_clear(parse: Parse, adjective: int) -> tuple[Slot, int | None] | None:
    """Return the clause that "made (it) clear that …" is about and the "it" that stands for it."""
    if parse.pos[adjective] != "ADJ":
        return None
    holder = parse.child(adjective, "nsubj")
    if holder is not None and parse.lowers[holder] != "it":
        return None
    for child in parse.kids(adjective, "ccomp", "advcl"):
        if child > adjective and any(
            parse.deps[c] == "mark" and parse.lowers[c] in {"that", "whether"} for c in parse.children[child]
        ):
            return phrases.clause_slot(parse, child), holder
    return None


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


def said_before(parse: Parse, frame: Frame) -> Slot | None:
    """Return what is said before a verb of saying where the parser took it for a circumstance: "As a
    neighbour, Lur should help, she said"."""
    if frame.lemma not in lexicon.words("saying") or frame.voice == "passive":
        return None
    for child in parse.kids(frame.head, "advcl"):
        below = parse.children[child]
        if child > frame.head or verbs.inverted(parse, child) or parse.child(child, "nsubj") is None:
            continue
        if not any(parse.deps[c] == "mark" or parse.tags[c] in {"WRB", "WDT", "WP"} for c in below):
            return phrases.clause_slot(parse, child)
    return None


def result(parse: Parse, frame: Frame, child: int) -> bool:
    """Does a participle say what the object does or what becomes of it: "sent prices soaring"?"""
    verb = parse.lemmas[frame.head] in lexicon.words("leaving") or parse.lemmas[frame.head] == "send"
    return verb and parse.tags[child] in {"VBG", "VBN"}


def completes(parse: Parse, frame: Frame, child: int) -> bool:
    """Does an open complement say what the verb lacks: "refused to leave", "was seen leaving"? What stands
    beside a copula's predicate does not ("was in the room watching")."""
    if parse.pos[child] not in {"VERB", "AUX"}:
        return False
    if infinitive(parse, child) or frame.lemma == "mean":
        return True
    return frame.lemma != "be" and (frame.voice == "passive" or merges(parse, child))


def open_slot(parse: Parse, row: int) -> Slot:
    """Return an open complement as an argument: "agreed [to] leave the town", "considered leaving it"."""
    asked = any(parse.tags[c] == "WRB" and c < row for c in parse.children[row])  # "knows how to use it"
    if infinitive(parse, row) and not asked:
        return phrases.infinitive_slot(parse, row)
    return phrases.clause_slot(parse, row)


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
        if names_another_before(parse, row):
            break
        if parse.tags[row] == "VBG" and gerund_beside(parse, row, head):
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


def gerund_beside(parse: Parse, row: int, head: int) -> bool:
    """Is the "-ing" form no complement: "died fighting", "resigned leaving a gap"? Nor is it after "say" and
    "mean": what is said is not done."""
    if any(parse.deps[c] == "aux" for c in parse.children[row]):
        return False  # "seemed to be doing"
    passive = any(parse.deps[c] == "auxpass" for c in parse.children[head])
    return not passive and parse.lemmas[head] not in lexicon.words("gerund_taking")


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
    head = parse.heads[row]
    return any(
        c < row and names_another(parse, c) and (c > head or parse.deps[c] != "prep")
        for c in parse.children[head]
    )
