"""What a predicate's place in the sentence says of it: one function a kind of place, in `PLACES`.

Each takes the row and its head and returns the state that the word above gives the event. A finite
clause under a verb that is not listed ("said that ...") stands on its own: who says so is the
attribution's business, and the walk ends there.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.claims.factuality import (
    ACTUAL,
    ASKED,
    FUTURE,
    HYPOTHETICAL,
    INTENDED,
    PLAIN,
    POSSIBLE,
    Signature,
    State,
    signature,
)
from kg.claims.stance_cues import (
    IF,
    SUBJECTS,
    definite,
    indefinite,
    infinitive,
    negation,
    none,
    noun_own,
    own,
)
from kg.language.parse import Parse

DEEPEST = 12
"""A sentence nests less; a malformed tree must not loop."""

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
INSTEAD = frozenset({("without",), ("instead", "of"), ("rather", "than"), ("short", "of")})
GIVEN = frozenset({
    "of", "after", "since", "following", "despite", "amid", "over", "because", "to", "by", "from", "during",
    "as", "than", "like", "about", "on",
})  # fmt: skip
"""Prepositions whose noun is taken as known, however loose the verb above is."""
LATER = frozenset({"when", "once", "after", "until", "till", "before", "as", "while", "where"})
OPEN_WHY = frozenset({"why", "how", "when", "where"})
"""A question with one of these takes it as given that the event happened."""
ENDED = frozenset({"close", "end", "finish", "become", "reach", "hit", "stand", "total", "settle", "win", "trade", "take"})
INFLECTED = frozenset({"VBZ", "VBG", "VBD", "VBN"})
MOVED = frozenset({
    "fall", "rise", "drop", "climb", "gain", "lose", "slide", "surge", "slip", "jump", "plunge", "tumble",
    "soar", "rally", "rebound", "recover", "sink", "go", "beat", "defeat", "overcome", "grow", "decline",
    "increase", "swell", "shrink", "dip", "edge", "advance", "overtake", "shed", "add",
})  # fmt: skip
"""Verbs after which an infinitive of `ENDED` tells the outcome: "beat his rival to win the seat"."""
ASPECTS = frozenset({("go", "VBG"), ("use", "VBD")})
"""The forms of "going to" and "used to" that are no purposes."""
ORDINALS = frozenset({"first", "last", "only", "latest", "second", "third", "next"})


def state(parse: Parse, row: int, depth: int = 0) -> State:
    """Return the state of the event at the row, its own cues and those above it combined."""
    noun = parse.pos[row] in NOUNS and parse.deps[row] != "ROOT" and not predicative(parse, row)
    negative, level = noun_own(parse, row) if noun else own(parse, row)
    if depth >= DEEPEST:
        return negative, level
    outer_negative, outer = context(parse, row, depth + 1)
    if noun:  # "no meeting" is negative wherever it stands; its verb already counts the "no"
        return negative or outer_negative, max(level, outer)
    return negative != outer_negative, max(level, outer)


def context(parse: Parse, row: int, depth: int) -> State:
    """Return the state that the place of the row gives it."""
    head = parse.heads[row]
    if head == row or not 0 <= head < len(parse):
        return root(parse, row)
    place = PLACES.get(parse.deps[row])
    return place(parse, row, head, depth) if place else PLAIN


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


def root(parse: Parse, row: int) -> State:
    """Questions are hypothetical, imperatives asked, "X to visit Y" in a headline future."""
    sentence = parse.sentence_of[row] if row < len(parse.sentence_of) else 0
    if sentence >= len(parse.sentences):
        return PLAIN
    first, after = parse.sentences[sentence]
    if parse.words[min(after, len(parse)) - 1] == "?" or (after - 2 >= first and parse.words[after - 2] == "?"):
        return PLAIN if parse.lowers[first] in OPEN_WHY else (False, HYPOTHETICAL)
    if parse.tags[row] == "VB":
        if infinitive(parse, row):
            return False, FUTURE
        if row - first <= 3 and not any(
            parse.deps[c] in SUBJECTS or (parse.deps[c] in ("aux", "auxpass") and parse.lowers[c] != "do")
            for c in parse.children[row]
        ):
            return False, ASKED
    return PLAIN


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
    if tag == "VBG" or any(parse.tags[c] == "VBG" and parse.deps[c] in ("aux", "auxpass") for c in parse.children[row]):
        return "ing"
    if tag == "VB":
        return "that" if any(parse.deps[c] == "mark" for c in parse.children[row]) else "bare"
    return "participle" if tag == "VBN" else "that"


def complement(parse: Parse, row: int, head: int, depth: int) -> State:
    """`ccomp`, `xcomp`: the event is what the verb, adjective or noun above takes."""
    frame = frame_of(parse, row)
    host = complement_host(parse, row, head, frame)
    if host is None:
        outer = state(parse, head, depth)
        return False, max(FUTURE, outer[1])
    found = listed(parse, host, frame) or (listed(parse, host, "that") if frame == "bare" else None)
    if frame == "to":
        if found and (parse.lemmas[host], parse.tags[host]) not in ASPECTS and parse.lemmas[host] in ("go", "use"):
            found = None  # "went to vote", "a tool used to vote": a purpose
        return infinitival(parse, row, host, found, depth)
    if found is None:
        if frame in ("ing", "bare"):
            return False, state(parse, host, depth)[1]
        return PLAIN
    if found.level == ACTUAL and found.negated == "same":
        return found.flips, ACTUAL
    return found.under(state(parse, host, depth))


def complement_host(parse: Parse, row: int, head: int, frame: str) -> int | None:
    """Return the word that takes the complement: of a copula its predicate ("is able to"), of a verb
    without a frame the noun before ("made a decision to"); None for "is to meet"."""
    if parse.lemmas[head] == "be" and parse.pos[head] in ("AUX", "VERB"):
        for child in parse.children[head]:
            if child != row and parse.deps[child] in ("acomp", "attr", "oprd", "prep", "advmod") and listed(
                parse, child, frame
            ):
                return child
        subject = parse.child(head, "nsubj")
        if subject is not None and listed(parse, subject, frame):
            return subject
        if frame == "to" and parse.deps[row] == "xcomp" and parse.child(head, "acomp", "attr", "oprd") is None:
            return None
        return head
    if frame in ("to", "that") and listed(parse, head, frame) is None:
        for child in parse.children[head]:
            if child < row and parse.deps[child] in ("dobj", "attr", "nsubjpass", "oprd", "acomp", "nsubj"):
                if parse.deps[child] == "nsubj" and frame == "to":
                    continue
                if listed(parse, child, frame):
                    return child
    return head


def infinitival(parse: Parse, row: int, host: int, found: Signature | None, depth: int) -> State:
    """Return the state of an infinitive: without a listed word above, a purpose."""
    negative, level = state(parse, host, depth)
    to = next((c for c in parse.children[row] if parse.tags[c] == "TO"), row)
    if to and parse.lowers[to - 1] == "yet":  # "has yet to answer"
        return True, level
    if parse.pos[host] in ("ADJ", "ADV") and any(parse.lowers[c] == "too" for c in parse.children[host]):
        return (False, max(POSSIBLE, level)) if negative else (True, level)
    if found is not None:
        return found.under((negative, level))
    if parse.pos[host] in ("ADJ", "ADV"):
        return False, max(POSSIBLE, level)
    if parse.lemmas[row] in ENDED and parse.lemmas[host] in MOVED:
        return negative, level
    return False, max(INTENDED, level)


def adverbial(parse: Parse, row: int, head: int, depth: int) -> State:
    """`advcl`: purpose, time, manner; a condition shows itself by its conjunction."""
    frame = frame_of(parse, row)
    if frame == "to":
        if only_to(parse, row):
            return PLAIN
        host = complement_host(parse, row, head, frame)
        return infinitival(parse, row, head if host is None else host, listed(parse, head if host is None else host, "to"), depth)
    if negative_link(parse, row):
        return True, state(parse, head, depth)[1]
    if frame == "that":
        for child in parse.children[row]:
            word = parse.lowers[child]
            if parse.deps[child] in ("mark", "advmod"):
                if word == "that" and child and parse.lowers[child - 1] in ("so", "order"):
                    return False, INTENDED
                if word in LATER and parse.tags[row] in ("VBZ", "VBP", "VBN", "VBG"):
                    return False, state(parse, head, depth)[1]
        if inverted(parse, row):
            return False, HYPOTHETICAL
        return PLAIN
    return False, state(parse, head, depth)[1]


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


def modifier(parse: Parse, row: int, head: int, depth: int) -> State:
    """`acl`, `relcl`: an infinitive after a noun is its content ("plans to V") or its purpose."""
    frame = frame_of(parse, row)
    if frame == "to":
        if in_order(parse, row):
            return False, max(INTENDED, state(parse, governor(parse, head), depth)[1])
        if parse.pos[head] in ("VERB", "AUX"):
            return complement(parse, row, head, depth)
        if headline(parse, head):
            return False, FUTURE
        if any(parse.lowers[c] in ORDINALS for c in parse.children[head]) or parse.lowers[head] in ORDINALS:
            found = listed(parse, head, "to")
            return found.under(state(parse, head, depth)) if found else (False, state(parse, head, depth)[1])
        host = parse.heads[head]
        found = listed(parse, head, "to")
        if found is None and parse.deps[head] in ("dobj", "nsubjpass", "pobj") and parse.pos[host] in ("VERB", "ADP"):
            if parse.pos[host] == "ADP":
                host = parse.heads[host]
            found = listed(parse, host, "to")
            if found is not None:  # "asked the court to rule": the parser took it for the noun's
                return found.under(state(parse, host, depth))
        return infinitival(parse, row, head, found, depth)
    if frame == "that" and (parse.deps[row] == "acl" or parse.child(row, "mark") is not None):
        found = listed(parse, head, "that")
        return found.under(state(parse, head, depth)) if found else PLAIN
    if parse.deps[row] == "acl" and frame == "ing":
        return False, noun_own(parse, head)[1]
    return PLAIN


def headline(parse: Parse, row: int) -> bool:
    """Say whether a noun heads its sentence, as in a headline "Minister to visit Oslo"."""
    return parse.heads[row] == row


def after_preposition(parse: Parse, row: int, head: int, depth: int) -> State:
    """`pcomp`, `pobj`: what the word above says with that preposition."""
    word = parse.lowers[head]
    if negative_link(parse, row) or word == "without":
        return True, state(parse, governor(parse, head), depth)[1] if depth < DEEPEST else ACTUAL
    host = governor(parse, head)
    if host == head:
        return PLAIN
    verbal = parse.deps[row] == "pcomp"
    frame = "to ing" if word == "to" and verbal else word
    found = listed(parse, host, frame)
    if found is None and parse.pos[host] in NOUNS and parse.deps[host] in ("dobj", "pobj", "nsubjpass"):
        above = governor(parse, parse.heads[host]) if parse.deps[host] == "pobj" else parse.heads[host]
        if parse.pos[above] == "VERB" and frame in ("from", "into", "for"):
            found = listed(parse, above, frame) if verbal or frame == "from" else None
            host = above if found else host
    if found is not None:
        if found.level == ACTUAL and found.negated == "same":
            return PLAIN
        return found.under(state(parse, host, depth))
    if verbal or indefinite(parse, row):
        if parse.pos[host] in ("VERB", "AUX") and word not in GIVEN:
            return False, state(parse, host, depth)[1]
    return PLAIN


def governor(parse: Parse, row: int) -> int:
    """Return the word that a preposition, or a chain of them, belongs to."""
    hops = 0
    while parse.pos[row] in ("ADP", "SCONJ") or parse.deps[row] in ("prep", "agent"):
        if parse.heads[row] == row or hops > 3:
            break
        row, hops = parse.heads[row], hops + 1
    return row


def object_of(parse: Parse, row: int, head: int, depth: int) -> State:
    """`dobj`, `nsubjpass`: what is done to the event ("cancelled the visit", "a vote will be held")."""
    outcome = of_complement(parse, row, head, depth)
    if outcome is not None:
        return outcome
    found = listed(parse, head, "np")
    if found is not None:
        return found.under(state(parse, head, depth))
    if definite(parse, row):
        return PLAIN
    negative, level = state(parse, head, depth)
    return negative and any(parse.lowers[c] == "any" for c in parse.children[row]), level


def of_complement(parse: Parse, row: int, head: int, depth: int) -> State | None:
    """Return the state where the subject's event is that of an infinitive: "the vote is set to begin"."""
    if parse.deps[row] not in ("nsubj", "nsubjpass"):
        return None
    for child in parse.children[head]:
        if parse.deps[child] in ("xcomp", "acomp", "oprd") and child != row:
            if parse.pos[child] in ("ADJ", "ADV") and parse.lemmas[head] == "be":
                inner = parse.child(child, "xcomp")
                if inner is not None:
                    child = inner
                else:
                    found = listed(parse, child, "that") or listed(parse, child, "amod")
                    return found.under(state(parse, head, depth)) if found else None
            frame = "np" if parse.child(child, "auxpass") is not None else "subj"
            if found := listed(parse, child, frame):
                return found.under(state(parse, child, depth))
    return None


def subject_of(parse: Parse, row: int, head: int, depth: int) -> State:
    """`nsubj`: what the event does ("the vote took place"); "a strike could V" stays loose."""
    outcome = of_complement(parse, row, head, depth)
    if outcome is not None:
        return outcome
    found = listed(parse, head, "subj")
    if found is not None:
        return found.under(state(parse, head, depth))
    if any(parse.deps[c] == "det" and parse.lowers[c] in ("a", "an", "any") for c in parse.children[row]):
        return False, own(parse, head)[1]
    return PLAIN


def clausal_subject(parse: Parse, row: int, head: int, depth: int) -> State:
    """`csubj`: "to win the seat would be hard"; the parser also takes a purpose before the verb for one."""
    frame = frame_of(parse, row)
    if frame in ("to", "ing"):
        level = own(parse, head)[1]
        return False, max(INTENDED, level) if frame == "to" else level
    return PLAIN


def predicate(parse: Parse, row: int, head: int, depth: int) -> State:
    """`acomp`, `attr`, `oprd`: the copula says it ("was not ready", "there may be a vote")."""
    negative, level = state(parse, head, depth)
    return negative, level


def inside_compound(parse: Parse, row: int, head: int, depth: int) -> State:
    """`compound`: "merger plan", "strike threat"."""
    found = listed(parse, head, "compound")
    return found.under(state(parse, head, depth)) if found else PLAIN


def coordinated(parse: Parse, row: int, head: int, depth: int) -> State:
    """`conj`: what is above the first is above the second; its auxiliaries only where they are shared."""
    outer = context(parse, head, depth)
    if parse.pos[row] in NOUNS:
        if parse.pos[head] not in NOUNS:
            return PLAIN
        negative, level = noun_own(parse, head)
        own_determiner = any(parse.deps[c] in ("det", "poss") for c in parse.children[row])
        return (negative and not own_determiner) or outer[0], max(outer[1], 0 if own_determiner else level)
    negative, level = own(parse, head)
    clause = any(parse.deps[c] in SUBJECTS for c in parse.children[row])
    auxiliary = any(parse.deps[c] in ("aux", "auxpass") and parse.tags[c] != "TO" for c in parse.children[row])
    links = {parse.lowers[c] for c in parse.children[head] if parse.deps[c] == "cc" and c < row}
    if clause or auxiliary or parse.tags[row] != parse.tags[head]:
        condition = any(parse.deps[c] == "mark" and parse.lowers[c] in IF for c in parse.children[head])
        negative = "nor" in links and not negation(parse, row)
        return outer[0] != negative, max(outer[1], HYPOTHETICAL if condition else ACTUAL)
    negative = (negative and not links & {"but", "yet"}) or "nor" in links
    return outer[0] != negative, max(outer[1], level)


Place = Callable[[Parse, int, int, int], State]
PLACES: dict[str, Place] = {
    "ccomp": complement,
    "xcomp": complement,
    "advcl": adverbial,
    "acl": modifier,
    "relcl": modifier,
    "pcomp": after_preposition,
    "pobj": after_preposition,
    "dobj": object_of,
    "nsubjpass": object_of,
    "nsubj": subject_of,
    "acomp": predicate,
    "attr": predicate,
    "oprd": predicate,
    "compound": inside_compound,
    "nmod": inside_compound,
    "csubj": clausal_subject,
    "csubjpass": clausal_subject,
    "conj": coordinated,
}
"""What to ask by dependency label; a label not listed leaves the event standing on its own."""

__all__ = ["state", "none", "POSSIBLE"]
