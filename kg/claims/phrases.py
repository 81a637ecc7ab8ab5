"""Noun phrases and prepositional phrases on tokens: which words name an argument.

A span is minimal but complete: the head with what identifies it. Relative clauses, appositions,
other conjuncts and prepositional phrases but for "of" stay outside; they become claims or arguments
of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.claims import phrase_edges
from kg.claims.frames import Slot
from kg.language.parse import Parse

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
RIGHT_KEPT = frozenset({"case", "nummod", "compound", "flat", "quantmod", "amod", "nmod", "prt"})
LEFT_DROPPED = frozenset(
    {"punct", "cc", "preconj", "mark", "advcl", "relcl", "appos", "conj", "prep", "intj", "parataxis", "dep"}
)
RELATIVE = frozenset({"who", "whom", "which", "that", "whose", "where", "when", "why", "what", "whoever"})
NOUN_PREPOSITIONS = frozenset({"of"})
CONNECTIVES = frozenset(
    {
        "for example",
        "for instance",
        "in particular",
        "in general",
        "in fact",
        "as result",
        "as a result",
        "in addition",
        "of course",
        "on hand",
        "by contrast",
        "in contrast",
        "in turn",
        "at least",
        "at most",
        "at all",
        "in short",
        "in all",
        "after all",
        "above all",
        "for now",
        "in case",
        "in total",
        "on contrary",
        "in other",
        "in words",
        "at best",
        "at worst",
        "for one",
        "by comparison",
        "in comparison",
        "in conclusion",
        "on average",
        "in effect",
        "in essence",
        "in response",
        "in order",
    }
)
NAMED = frozenset({"ORG", "FAC", "LAW", "EVENT", "WORK_OF_ART"})


def bounds(parse: Parse, row: int) -> tuple[int, int]:
    """Return the rows `[first, after)` of the phrase that the token heads."""
    first, inside = row, False
    for child in reversed(parse.children[row]):
        if child < row and parse.words[child] in {"(", ")"}:
            inside = parse.words[child] == ")"  # "the Labour Union (LU) leaders" goes on before the brackets
            continue
        if inside:
            continue
        if child > row or (parse.deps[child] in LEFT_DROPPED and not joined(parse, child, first)):
            if child < row:
                break
            continue
        first = min(first, kept_left(parse, child))
    return phrase_edges.unquoted(parse, phrase_edges.undated(parse, first, row), right(parse, row), row)


def joined(parse: Parse, child: int, first: int) -> bool:
    """Is this mark inside the name ("fume-filled", "Moutier-Grandval"), not before it?"""
    return (
        parse.words[child] in {"-", "–", "/", "'", "&", "and"}
        and parse.deps[child] in {"punct", "cc"}
        and child + 1 == first
    )


def kept_left(parse: Parse, child: int) -> int:
    return max(parse.lefts[child], parse.sentences[parse.sentence_of[child]][0])


def right(parse: Parse, row: int) -> int:
    """Return the row after the last that belongs to the phrase."""
    after = row + 1
    for child in parse.children[row]:
        if child < row:
            continue
        dep = parse.deps[child]
        if (
            dep in RIGHT_KEPT
            or (child == after and dep in {"npadvmod", "appos"} and parse.words[child - 1] == ",")
        ) and (parse.lefts[child] <= after + 1):
            after = max(after, right(parse, child))
            if dep == "amod" and parse.pos[child] == "ADJ" and after == child + 1:
                after = completed(parse, child)
        elif dep == "prep" and parse.lowers[child] in NOUN_PREPOSITIONS and child == after:
            inner = parse.child(child, "pobj")
            if inner is None:
                break
            after = max(after, coordinated_end(parse, inner))
        elif dep == "prep" and child == after and (end := name_end(parse, row, child)):
            after = end
        elif dep == "punct" and parse.words[child] in {"-", "–", "/"}:
            after = max(after, child + 1)
        elif (
            dep == "punct"
            and parse.words[child] == ","
            and child == after
            and closes_name(parse, row, child + 1)
        ):
            after = child + 1
        else:
            break
    return after


def completed(parse: Parse, adjective: int) -> int:
    """Return where an adjective after its noun ends with what it needs: "militants loyal to the cleric"."""
    after = adjective + 1
    for prep in parse.kids(adjective, "prep"):
        inner = parse.child(prep, "pobj")
        if prep == after and inner is not None:
            after = coordinated_end(parse, inner)
    return after


def name_end(parse: Parse, row: int, prep: int) -> int:
    """Return where the name ends that holds the preposition too: "the Council for Trade"; else 0."""
    for first, after, label in nearby_entities(parse, row):
        if first <= row < prep < after and label in NAMED:
            return after if parse.pos[after - 1] != "ADP" else 0
    return 0


def closes_name(parse: Parse, row: int, following: int) -> bool:
    """Does a comma stand inside a date or a place ("July 4, 1976", "Murray, Utah")?"""
    if following >= len(parse) or parse.heads[following] != row:
        return False
    if parse.deps[following] == "nummod" and parse.words[following].isdigit():
        return True
    names = parse.pos[row] == parse.pos[following] == "PROPN" and not parse.children[following]
    return names and parse.deps[following] in {"npadvmod", "appos"} and place_label(parse, following)


def place_label(parse: Parse, row: int) -> bool:
    return any(first <= row < after and label == "GPE" for first, after, label in nearby_entities(parse, row))


def nearby_entities(parse: Parse, row: int) -> list[tuple[int, int, str]]:
    place = bisect_right(parse.ents, (row, len(parse), ""))
    return parse.ents[max(0, place - 2) : place + 1]


def coordinated_end(parse: Parse, row: int) -> int:
    """Return where a phrase ends with its conjuncts: "of bread and butter" is one modifier."""
    after = right(parse, row)
    for child in parse.kids(row, "conj"):
        if (
            parse.pos[child] in NOMINAL
            and parse.pos[child] == parse.pos[row]
            and parse.lefts[child] <= after + 2
        ):
            after = max(after, coordinated_end(parse, child))
    return after


def slot(parse: Parse, row: int, role: str = "", prep: int | None = None) -> Slot:
    """Return the phrase as an argument."""
    first, after = bounds(parse, row)
    if parse.tags[after - 1] == "POS" and after - 1 > row:
        after -= 1
    if "(" in parse.words[row:after]:
        after = phrase_edges.closed(parse, row, after)
    if parse.lowers[row] in phrase_edges.EMPTY_HEADS or parse.lowers[row] == "fact":
        after = phrase_edges.with_relative(parse, row, after)
    return Slot(row, first, phrase_edges.whole_word(parse, after), role, prep)


def restricted(parse: Parse, row: int) -> Slot:
    """Return a common noun with the prepositional phrases that tell which one is meant: "the mutiny in
    India". A name needs none."""
    first, after = bounds(parse, row)
    if parse.pos[row] in {"NOUN", "NUM"}:
        for child in parse.kids(row, "prep"):
            if child != after or any(
                parse.deps[c] == "pobj" and dated(parse, c) for c in parse.children[child]
            ):
                continue
            ends = [coordinated_end(parse, c) for c in parse.children[child] if parse.deps[c] == "pobj"]
            after = max([after, *ends])
    return Slot(row, first, after)


def clause_slot(parse: Parse, row: int, role: str = "", prep: int | None = None) -> Slot:
    """Return a whole clause as an argument, without "that" and outer punctuation."""
    first, after = parse.lefts[row], parse.rights[row] + 1
    low, high = parse.sentences[parse.sentence_of[row]]
    first, after = max(first, low), min(after, high)
    while first < row and (
        parse.pos[first] == "PUNCT" or (parse.lowers[first] == "that" and parse.deps[first] == "mark")
    ):
        first += 1
    while after - 1 > row and parse.pos[after - 1] == "PUNCT":
        after -= 1
    return Slot(row, phrase_edges.undated(parse, first, row), after, role, prep)


def infinitive_slot(parse: Parse, row: int) -> Slot:
    """Return an infinitive as an argument, "to" being its role: "urged them [to] repeal the law"."""
    words = clause_slot(parse, row, "to")
    to = next(c for c in parse.children[row] if parse.lowers[c] == "to" and parse.deps[c] == "aux")
    negated = next((c for c in parse.children[row] if parse.deps[c] == "neg" and c < row), None)
    if negated is not None:
        return Slot(row, min(negated, to), words.after)
    return Slot(row, min(to + 1, row), words.after, "to", to)


def conjuncts(parse: Parse, row: int) -> list[int]:
    """Return the token and the nominal tokens coordinated with it."""
    found = [row]
    for here in found:
        found.extend(
            c
            for c in parse.children[here]
            if parse.deps[c] == "conj"
            and parse.pos[c] != "PUNCT"
            and (parse.pos[c] in NOMINAL or parse.pos[c] == parse.pos[row])
            and not clausal(parse, c)
        )
    return sorted(found)


def clausal(parse: Parse, row: int) -> bool:
    """Is a "conjunct" really a clause of its own, with a verb or a subject?"""
    return parse.pos[row] in {"VERB", "AUX"} or any(
        parse.deps[c] in {"nsubj", "nsubjpass"} for c in parse.children[row]
    )


def prepositional(parse: Parse, row: int) -> Iterator[Slot]:
    """Yield the arguments of a preposition at `row`, one a conjunct, its words as role."""
    role = parse.words[row]
    if connective(parse, row) or role.lower() == "according":  # its source is an attribution's
        return
    if row + 1 < len(parse) and parse.heads[row + 1] == row and parse.lowers[row + 1] in {"of", "to"}:
        if not parse.children[row + 1]:
            role = f"{role} {parse.words[row + 1]}"  # "because of", "due to"
    for child in parse.children[row]:
        dep = parse.deps[child]
        if dep == "pobj" and role.lower() == "between" and dated(parse, child):
            first, _ = bounds(parse, child)
            yield Slot(child, first, coordinated_end(parse, child), role, row)
        elif dep == "pobj":
            for one in conjuncts(parse, child):
                yield slot(parse, one, role, row)
        elif dep == "pcomp" and parse.pos[child] in {"VERB", "AUX"}:
            yield clause_slot(parse, child, role, row)
        elif (dep == "pcomp" and parse.pos[child] in NOMINAL) or (
            role.lower() == "as" and described(parse, row, child)
        ):
            yield slot(parse, child, role, row)  # "seen as weak"
        elif dep in {"prep", "pcomp"} and child > row and parse.child(row, "pobj") is None:
            for inner in prepositional(parse, child):
                yield Slot(inner.head, inner.first, inner.after, f"{role} {inner.role}", row)


def described(parse: Parse, prep: int, child: int) -> bool:
    """Is it what something is seen as ("rejected it as unfair"), not "such as" or "as usual"?"""
    if parse.pos[child] != "ADJ" or parse.deps[child] not in {"amod", "acomp", "pcomp"} or child < prep:
        return False
    return parse.child(prep, "pobj") is None and parse.lowers[child] not in {"usual", "such", "many", "much"}


def together(parse: Parse, parties: list[int], role: str = "", prep: int | None = None) -> Slot:
    """Return conjuncts that only together fill a slot: "divided between Lur and Orva". It names no single
    one of them, so its head is the conjunction."""
    head = next((c for one in parties for c in parse.kids(one, "cc")), parties[0])
    return Slot(head, slot(parse, parties[0]).first, slot(parse, parties[-1]).after, role, prep)


def compound_preposition(parse: Parse, row: int) -> Iterator[list[Slot]]:
    """Yield the arguments of "in response to", "in contrast to", "as a result of": one preposition."""
    noun = parse.child(row, "pobj")
    for child in parse.kids(noun, "prep") if noun is not None else ():
        role = parse.slice(row, child + 1)
        yield [Slot(s.head, s.first, s.after, role, row) for s in prepositional(parse, child)]


def dated(parse: Parse, row: int) -> bool:
    """Is it a date or number: "between May and July" is one time?"""
    labels = {label for first, after, label in nearby_entities(parse, row) if first <= row < after}
    return not labels.isdisjoint({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"})


def continued(parse: Parse, row: int) -> Iterator[Slot]:
    """Yield the arguments of a preposition hung on a complete one: "from Monday to Friday"."""
    if parse.child(row, "pobj") is not None:
        for child in parse.kids(row, "prep"):
            if child > row:
                yield from prepositional(parse, child)


def connective(parse: Parse, row: int) -> bool:
    """Is the phrase a turn of speech ("for example", "as a result"), no argument?"""
    noun = parse.child(row, "pobj", "amod")
    return noun is not None and f"{parse.lowers[row]} {parse.lowers[noun]}" in CONNECTIVES
