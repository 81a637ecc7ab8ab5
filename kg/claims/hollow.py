"""Clauses that say nothing by themselves: what they say is told with another verb or stands elsewhere."""

from __future__ import annotations

from kg.claims import arguments as arguments_of
from kg.claims import governors, lexicon, subjects
from kg.claims.frames import Frame, Slot
from kg.language.parse import Parse


def empty(parse: Parse, frame: Frame, objects: list[Slot], arguments: list[list[Slot]]) -> bool:
    """Does the clause say nothing without the infinitive that took it in, or without what it lacks?"""
    if objects:
        return False
    if frame.lemma == "come" and any(parse.lowers[c] == "when" for c in parse.children[frame.head]):
        own = subjects.own(parse, frame.head)
        return own is not None and parse.lowers[own] == "it"  # "when it comes to taxes"
    if frame.lemma == "do" and any(parse.lowers[c] == "so" for c in parse.children[frame.head]):
        return True
    if frame.lemma in {"be", "do", "have", "remain", "become"} and unfinished(parse, frame, arguments):
        return True
    if told_with_infinitive(parse, frame) or compared(parse, frame):
        return True
    if frame.lemma in lexicon.words("contentful") and frame.voice == "active" and not arguments:
        return True  # "Hale, who some say was innocent": what is said is told by its own verb
    taken = parse.child(frame.head, "xcomp")
    adjective = parse.child(frame.head, "acomp")
    if frame.lemma == "be" and adjective is not None and arguments_of.incomplete(parse, adjective):
        return True  # "is willing to talk": that is told with the infinitive
    if arguments or parse.lemmas[frame.head] not in lexicon.words("semi_auxiliary"):
        return False
    return any(parse.deps[c] == "acomp" for c in parse.children[frame.head]) or taken is not None


def told_with_infinitive(parse: Parse, frame: Frame) -> bool:
    """Is the clause part of another relation: "is expected to leave", "wants to leave", "began to fire"?"""
    taken = parse.child(frame.head, "xcomp")
    if taken is None:
        return False
    lemma = parse.lemmas[frame.head]
    hollow = lexicon.words("raising_passive" if frame.voice == "passive" else "wanting")
    if (lemma in hollow or not governors.infinitive(parse, taken)) and governors.merges(parse, taken):
        return True
    return lemma in lexicon.words("phase") and not governors.names_another_before(parse, taken)


def compared(parse: Parse, frame: Frame) -> bool:
    """Does the clause lack what is compared or repeated: "more than it earned", "as the minister said"?"""
    for child in parse.children[frame.head]:
        if child >= frame.head:
            break
        if parse.deps[child] == "mark" and (
            parse.lowers[child] == "than"
            or (parse.lowers[child] == "as" and frame.lemma in lexicon.words("saying"))
        ):
            return True
    return False


def unfinished(parse: Parse, frame: Frame, arguments: list[list[Slot]]) -> bool:
    """Does the verb stand for what is said elsewhere: "who the winner would be", "than Hale did", "it is"?"""
    if not arguments:
        return parse.child(frame.head, "xcomp") is None
    return any(
        c < frame.head
        and (
            parse.lowers[c] in {"who", "what", "how", "whom", "than"}
            or (parse.lowers[c] == "as" and parse.deps[c] == "mark")
        )
        for c in parse.children[frame.head]
    )
