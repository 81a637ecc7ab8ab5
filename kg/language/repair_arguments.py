"""Repairs of the arguments of a verb: what hangs on the wrong word, or under the wrong label."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

from kg.language.repair_tree import SPEECH, attach, labels, left_edge, promote

if TYPE_CHECKING:
    from kg.language.parse import Parse

PLACES = frozenset({"GPE", "LOC", "NORP"})
DETERMINERS = frozenset({"det", "poss", "nummod"})
SURROUNDING = frozenset({"amid", "amidst", "despite", "against", "under", "with", "in", "through", "over"})
AMBIENT = frozenset(
    """ailing alternating booming climbing crumbling declining deepening dwindling escalating existing falling
    faltering flagging growing intensifying lagging lingering looming mounting rampaging remaining rising
    shrinking simmering skyrocketing slowing slumping soaring spiraling stagnating stalling surging surviving
    waning weakening worsening""".split()  # noqa: SIM905
)
"""Participles that stand before a noun as adjectives; their verbs have no object, or seldom."""


def voices(parse: Parse) -> int:
    """Hale/nsubj was/auxpass accused -> nsubjpass; a subject has its verb's voice. So "held/VBN by"."""
    count = 0
    for row, dep in enumerate(parse.deps):
        if dep not in {"nsubj", "nsubjpass"}:
            continue
        found = labels(parse, parse.heads[row])
        passive = "auxpass" in found or ("agent" in found and not found & {"aux", "dobj"})
        if passive != (dep == "nsubjpass") and (
            passive or parse.tags[parse.heads[row]] not in {"VBN", "VBD"}
        ):
            parse.deps[row] = "nsubjpass" if passive else "nsubj"
            count += 1
    return count


def auxiliaries(parse: Parse) -> int:
    """The envoy, Ms Hale, will/aux(nsubj envoy) on Monday lead … -> the subject belongs to "lead"."""
    count = 0
    for row, dep in enumerate(parse.deps):
        if dep not in {"aux", "auxpass"} or not parse.children[row]:
            continue
        verb = parse.heads[row]
        for child in list(parse.children[row]):
            if parse.deps[child] in {"nsubj", "nsubjpass", "prep", "npadvmod", "neg", "advmod"}:
                count += attach(parse, child, verb, parse.deps[child])
    return count


def ambient(parse: Parse) -> int:
    """amid/prep rising/pcomp prices/dobj -> amid prices/pobj, rising/amod: no clause without an agent."""
    count = 0
    for verb, dep in enumerate(parse.deps):
        prep = verb - 1
        if dep != "pcomp" or parse.lowers[verb] not in AMBIENT or parse.heads[verb] != prep:
            continue
        if parse.lowers[prep] not in SURROUNDING:
            continue
        noun = next((c for c in parse.kids(verb, "dobj") if left_edge(parse, c) == verb + 1), None)
        if noun is None or parse.pos[noun] not in {"NOUN", "PROPN"} or DETERMINERS & labels(parse, noun):
            continue
        parse.children[prep].remove(verb)
        parse.children[verb].remove(noun)
        parse.heads[noun], parse.deps[noun] = prep, "pobj"
        insort(parse.children[prep], noun)
        for row in [*parse.children[verb], verb]:
            parse.heads[row] = noun
            insort(parse.children[noun], row)
        parse.children[verb] = []
        parse.pos[verb], parse.deps[verb] = "ADJ", "amod"
        count += 1
    return count


def two_subjects(parse: Parse) -> int:
    """ "Hale/nsubj, Ortiz/nsubj to meet" -> conjuncts; "the mayor/nsubj, Hale/nsubj, is" -> apposition."""
    count = 0
    for second, dep in enumerate(parse.deps):
        if dep not in {"nsubj", "nsubjpass"} or parse.pos[second] not in {"NOUN", "PROPN"}:
            continue
        verb = parse.heads[second]
        earlier = [c for c in parse.children[verb] if c < second < verb and parse.deps[c] == dep]
        if not earlier or parse.pos[earlier[-1]] not in {"NOUN", "PROPN"}:
            continue
        if heads_line(parse, earlier[-1], verb):
            parse.deps[earlier[-1]] = "npadvmod"
            count += 1
            continue
        relation = paired(parse, earlier[-1], second)
        spoken = relation == "conj" and parse.lemmas[verb] in SPEECH  # "A ship sank, officials said"
        if relation and not spoken:
            count += attach(parse, second, earlier[-1], relation)
    return count


def heads_line(parse: Parse, first: int, verb: int) -> bool:
    """Is it a place or topic and a colon before the sentence ("Lur: The council has met")?"""
    opening = parse.sentences[parse.sentence_of[first]][0]
    return left_edge(parse, first) == opening and parse.words[first + 1] == ":" and first + 1 < verb


def paired(parse: Parse, first: int, second: int) -> str:
    """Return the label of the second of two nominals that one verb has in one role; "" where not clear."""
    under = parse.subtree(second)
    before = under[0] - 1
    if any(parse.tags[row].startswith("W") for row in under):
        return ""
    if before == first:
        place = any(b - 1 == second and label in PLACES for _, b, label in parse.ents)  # "the deal Lur wants"
        apart = parse.pos[second] == "PROPN" and parse.pos[first] == "NOUN" and not place
        return "appos" if apart and DETERMINERS & labels(parse, first) else ""
    if any(parse.tags[row] == "VBD" for row in parse.subtree(first)):
        return ""
    found = labels(parse, second)
    if parse.lowers[before] == "and" or (parse.words[before] == "," and "cc" in found):
        return "conj"
    if parse.words[before] != ",":
        return ""
    if "det" in found or (parse.pos[first] == "NOUN" and parse.pos[second] == "PROPN"):
        closed = parse.words[under[-1] + 1 : under[-1] + 2] in ([","], ["."], [])
        return "appos" if closed else ""
    return "conj" if parse.pos[first] == parse.pos[second] == "PROPN" else ""


def two_objects(parse: Parse) -> int:
    """They raided a camp/dobj in Lur, the third raid/dobj this year. -> in apposition to "camp"."""
    count = 0
    for second, dep in enumerate(parse.deps):
        if dep != "dobj" or parse.pos[second] not in {"NOUN", "PROPN"}:
            continue
        verb = parse.heads[second]
        first = next((c for c in parse.children[verb] if parse.deps[c] == "dobj"), second)
        if not verb < first < second or parse.pos[first] not in {"NOUN", "PROPN"}:
            continue
        if paired(parse, first, second) == "appos" and left_edge(parse, second) - 1 != first:
            count += attach(parse, second, first, "appos")
    return count


def titles(parse: Parse) -> int:
    """ "President/nsubj Ann Hale/appos", no comma between -> the name is the head, the title before it."""
    count = 0
    persons = {b - 1: a for a, b, label in parse.ents if label == "PERSON"}
    for name, dep in enumerate(parse.deps):
        if dep != "appos" or name not in persons or parse.pos[name] != "PROPN":
            continue
        title, head = left_edge(parse, name) - 1, parse.heads[name]
        if title < 0 or parse.pos[title] != "PROPN" or title in persons:
            continue
        if title == head:
            count += promote(parse, name, title, "compound")
        elif parse.heads[title] == head and parse.deps[title] == "conj":  # the envoy and President Ann Hale
            count += attach(parse, name, head, "conj") and attach(parse, title, name, "compound")
    return count
