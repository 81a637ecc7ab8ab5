"""Where a predicate stands: its frame under the word above, and what the lexicon says of that word."""

from __future__ import annotations

from kg.claims.factuality import Signature, signature
from kg.language.parse import Parse

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
INSTEAD = frozenset({("without",), ("instead", "of"), ("rather", "than"), ("short", "of")})
WH = frozenset({"WP", "WRB", "WDT", "WP$"})
INFLECTED = frozenset({"VBZ", "VBG", "VBD", "VBN"})


def predicative(parse: Parse, row: int) -> bool:
    """Say whether a noun heads a clause of its own: it has a copula or a subject."""
    return any(parse.deps[c] in ("cop", "nsubj", "nsubjpass", "aux") for c in parse.children[row])


def lemma(parse: Parse, row: int) -> str:
    """Return the lemma with its particle ("call off"), or with the noun of "take place"."""
    for child in parse.children[row]:
        if parse.deps[child] == "prt":
            return f"{parse.lemmas[row]} {parse.lowers[child]}"
        if parse.deps[child] == "dobj" and parse.lowers[child] == "place" and parse.lemmas[row] == "take":
            return "take place"
    return parse.lemmas[row]


def listed(parse: Parse, row: int, frame: str) -> Signature | None:
    """Return the signature of the word at the row in the frame."""
    pos = parse.pos[row]
    part = "noun" if pos in ("NOUN", "PROPN") else "adj" if pos in ("ADJ", "ADV") else "verb"
    word = lemma(parse, row).lower()
    found = signature(word, part, frame)
    if found is None and part == "verb" and " " in word:
        found = signature(parse.lemmas[row].lower(), part, frame)
    if found is None and part == "adj":
        found = signature(parse.lowers[row], part, frame)
        if found is None and parse.lowers[row].endswith("ed"):
            found = participle(parse.lowers[row], frame)
    elif found is None and part == "verb" and parse.tags[row] == "VBN":
        found = signature(parse.lowers[row], "adj", frame)
    elif found is None and part == "noun":
        found = signature(parse.lowers[row], "noun", frame)
    if found is None and part == "verb" and parse.tags[row] in INFLECTED:
        found = signature(respelled(parse.lowers[row]), part, frame)
    return found


def respelled(word: str) -> str:
    """Return the lemma in "-e" of a form whose lemma the model got wrong ("hopes": "hop")."""
    if word.endswith("ing"):
        return word[:-3] + "e"
    return word[:-1] if word.endswith(("es", "ed")) else word


def participle(word: str, frame: str) -> Signature | None:
    """Return the signature of the verb whose participle was taken for an adjective."""
    for ending in ("ed", "d"):
        found = signature(word.removesuffix(ending), "verb", frame)
        if found:
            return found
    return None


def frame_of(parse: Parse, row: int) -> str:
    """Return the frame that the verb at the row stands in: to, ing, bare, participle or that."""
    tag = parse.tags[row]
    tensed = False
    for child in parse.children[row]:
        if parse.deps[child] in ("aux", "auxpass", "mark"):
            if parse.tags[child] == "TO":
                return "to"
            tensed = tensed or parse.tags[child] in ("MD", "VBZ", "VBP", "VBD")
    if tensed or tag in ("VBD", "VBZ", "VBP"):
        return "that"
    if tag == "VBG" or any(
        parse.tags[c] == "VBG" and parse.deps[c] in ("aux", "auxpass") for c in parse.children[row]
    ):
        return "ing"
    if tag == "VB":
        return "that" if any(parse.deps[c] == "mark" for c in parse.children[row]) else "bare"
    return "participle" if tag == "VBN" else "that"


def only_to(parse: Parse, row: int) -> bool:
    """Say whether an outcome is told: "returned only to find the door locked"."""
    to = next((c for c in parse.children[row] if parse.tags[c] == "TO"), row)
    return to > 0 and parse.lowers[to - 1] == "only"


def in_order(parse: Parse, row: int) -> bool:
    """Say whether the infinitive follows "in order"."""
    to = next((c for c in parse.children[row] if parse.tags[c] == "TO"), row)
    return to > 1 and (parse.lowers[to - 2], parse.lowers[to - 1]) == ("in", "order")


def inverted(parse: Parse, row: int) -> bool:
    """Say whether the clause is a condition by inversion: "had he met", "should it fail"."""
    subject = parse.child(row, "nsubj", "nsubjpass")
    return subject is not None and any(
        c < subject and parse.deps[c] in ("aux", "auxpass") and parse.lowers[c] in ("had", "were", "should")
        for c in parse.children[row]
    )


def negative_link(parse: Parse, row: int) -> bool:
    """Say whether "without", "instead of" or "rather than" stands right before the phrase."""
    left = parse.lefts[row] if row < len(parse.lefts) else row
    for place in (left, row):
        if place >= 1 and parse.lowers[place - 1] in ("without",):
            return True
        if place >= 2 and (parse.lowers[place - 2], parse.lowers[place - 1]) in INSTEAD:
            return True
        if parse.lowers[place] in ("without",) and place < row:
            return True
        if place + 1 < row and (parse.lowers[place], parse.lowers[place + 1]) in INSTEAD:
            return True
    return False


def headline(parse: Parse, row: int) -> bool:
    """Say whether a noun heads its sentence, as in a headline "Minister to visit Oslo"."""
    return parse.heads[row] == row


def governor(parse: Parse, row: int) -> int:
    """Return the word that a preposition, or a chain of them, belongs to."""
    hops = 0
    while parse.pos[row] in ("ADP", "SCONJ") or parse.deps[row] in ("prep", "agent"):
        if parse.heads[row] == row or hops > 3:
            break
        row, hops = parse.heads[row], hops + 1
    return row


def would(parse: Parse, row: int) -> bool:
    return any(parse.lowers[c] == "would" for c in parse.children[row])


def past(parse: Parse, row: int) -> bool:
    """Say whether a clause is in the past tense: "met", "was met"."""
    return parse.tags[row] == "VBD" or any(
        parse.tags[c] == "VBD" for c in parse.children[row] if parse.deps[c] in ("aux", "auxpass")
    )


def tensed(parse: Parse, row: int) -> bool:
    """Say whether a clause is no bare infinitive ("insisted that he go")."""
    return parse.tags[row] != "VB" or any(
        parse.tags[c] in ("MD", "VBD", "VBZ", "VBP") for c in parse.children[row] if parse.deps[c] == "aux"
    )


def opens(parse: Parse, row: int) -> bool:
    """Say whether the word opens its sentence or follows a comma."""
    return row == parse.sentences[parse.sentence_of[row]][0] or parse.words[row - 1] == ","


def asks(parse: Parse, row: int) -> bool:
    """Say whether the clause is an indirect question: "whether V", "who V", "why V"."""
    left = parse.lefts[row]
    if parse.heads[row] < left < row and parse.tags[left] == "WRB":
        return True  # "how many people will go"
    for child in parse.children[row]:
        if child > row:
            return False
        if child > parse.heads[row] and (parse.tags[child] in WH or parse.lowers[child] in ("whether", "if")):
            return True
    return False
