"""Verbs below verbs, nouns and adjectives: complements, purposes, adverbial and relative clauses."""

from __future__ import annotations

from kg.claims.factuality import (
    ACTUAL,
    FUTURE,
    HYPOTHETICAL,
    INTENDED,
    PLAIN,
    POSSIBLE,
    REQUIRED,
    Signature,
    State,
)
from kg.claims.stance_cues import UNITS, definite, noun_own, own
from kg.claims.stance_frames import (
    asks,
    frame_of,
    governor,
    headline,
    in_order,
    inverted,
    listed,
    negative_link,
    only_to,
    opens,
    past,
    tensed,
    would,
)
from kg.claims.stance_negation import none
from kg.claims.stance_walk import Place, state
from kg.language.parse import Parse

LATER = frozenset({"when", "once", "after", "until", "till", "before"})
ENDED = frozenset(
    {"close", "end", "finish", "become", "reach", "hit", "stand", "total", "settle", "win", "trade", "take"}
)
MOVED = frozenset({
    "fall", "rise", "drop", "climb", "gain", "lose", "slide", "surge", "slip", "jump", "plunge", "tumble",
    "soar", "rally", "rebound", "recover", "sink", "go", "beat", "defeat", "overcome", "grow", "decline",
    "increase", "swell", "shrink", "dip", "edge", "advance", "overtake", "shed", "add",
})  # fmt: skip
"""Verbs after which an infinitive of `ENDED` tells the outcome: "beat his rival to win the seat"."""
ASPECTS = frozenset({("go", "VBG"), ("use", "VBD")})
"""The forms of "going to" and "used to" that are no purposes."""
OPEN_END = frozenset({"until", "till", "before", "unless"})
EVINCING = frozenset({"demonstrate", "prove", "show", "establish", "confirm", "verify"})
FORETOLD = frozenset({"future", "scenario"})
SETTINGS = frozenset({
    "world", "country", "city", "society", "place", "situation", "case", "day", "time", "system", "state",
    "era", "nation", "economy",
})  # fmt: skip
ENVISIONING = frozenset({"imagine", "envision", "envisage", "picture", "dream", "foresee", "conceive"})
GENERIC = frozenset({"you", "one", "anyone", "anybody", "someone", "somebody", "people"})
ANYONE = frozenset({"anyone", "anybody", "whoever"})
ORDINALS = frozenset({"first", "last", "only", "latest", "second", "third", "next", "few"})


def complement(parse: Parse, row: int, head: int, depth: int) -> State:
    """`ccomp`, `xcomp`: the event is what the verb, adjective or noun above takes."""
    if inverted(parse, row):
        return False, HYPOTHETICAL  # "Had he agreed, …", which the parser takes for a complement
    if asks(parse, row):
        return PLAIN  # "whether" shows itself in the event's own cues; "who did it" takes it as given
    frame = frame_of(parse, row)
    host = complement_host(parse, row, head, frame)
    if host is None:
        negative, outer = state(parse, head, depth)
        if parse.lowers[head] == "were" and parse.child(head, "nsubj") not in range(head):
            return negative, HYPOTHETICAL  # "were he to resign"
        return negative, max(FUTURE, outer)
    found = listed(parse, host, frame) or (listed(parse, host, "that") if frame == "bare" else None)
    if frame == "to":
        if (
            found
            and (parse.lemmas[host], parse.tags[host]) not in ASPECTS
            and parse.lemmas[host] in ("go", "use")
        ):
            found = None  # "went to vote", "a tool used to vote": a purpose
        return infinitival(parse, row, host, found, depth)
    if found is None or (frame == "that" and told(parse, row, host)):
        if row < head and parse.child(row, "nsubj", "nsubjpass") is not None:
            return PLAIN  # "They have ties: staff may move"
        if frame in ("ing", "bare") or shrunk(parse, row, frame):
            return False, state(parse, host, depth)[1]
        return PLAIN
    if frame == "that" and parse.lemmas[host] in EVINCING and state(parse, host, depth)[1] > FUTURE:
        return found.flips, POSSIBLE
    if found.level == ACTUAL and found.negated == "same":
        return found.flips, ACTUAL
    return found.under(state(parse, host, depth))


def told(parse: Parse, row: int, host: int) -> bool:
    """Say whether "insist" and "agree" tell a fact: "agreed that he has won", not "that he would go"."""
    if parse.lemmas[host] == "insist":
        return tensed(parse, row)
    return parse.lemmas[host] == "agree" and not any(parse.tags[c] == "MD" for c in parse.children[row])


def shrunk(parse: Parse, row: int, frame: str) -> bool:
    """Say whether no verb of its own bears a tense: "will make it hard", "will see jobs cut"."""
    if frame == "participle":
        return parse.child(row, "agent") is None
    return (
        parse.pos[row] == "ADJ"
        and parse.deps[row] == "ccomp"
        and parse.child(row, "aux", "auxpass", "mark") is None
    )


def complement_host(parse: Parse, row: int, head: int, frame: str) -> int | None:
    """Return the word that takes the complement: of a copula its predicate ("is able to"), of a verb
    without a frame the noun before ("made a decision to"); None for "is to meet"."""
    if parse.lemmas[head] == "be" and parse.pos[head] in ("AUX", "VERB"):
        for child in parse.children[head]:
            if (
                child != row
                and parse.deps[child] in ("acomp", "attr", "oprd", "prep", "advmod")
                and listed(parse, child, frame)
            ):
                return child
        subject = parse.child(head, "nsubj")
        if subject is not None and listed(parse, subject, frame):
            return subject
        if (
            frame == "to"
            and parse.deps[row] == "xcomp"
            and parse.child(head, "acomp", "attr", "oprd") is None
        ):
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
    if parse.lowers[host] == "were" and opens(parse, host):  # "were he to resign"
        return False, HYPOTHETICAL
    if to and parse.lowers[to - 1] == "yet":  # "has yet to answer"
        return True, level
    if parse.pos[host] in ("ADJ", "ADV") and any(parse.lowers[c] == "too" for c in parse.children[host]):
        return (False, max(POSSIBLE, level)) if negative else (True, level)
    if found is not None:
        if parse.lowers[host] == "able" and level == ACTUAL and managed(parse, host):
            return negative, level
        if parse.lowers[host] == "got" and parse.child(host, "aux") is not None:
            return (False, max(POSSIBLE if negative else REQUIRED, level))  # "have got to leave"
        if parse.lemmas[host] == "call" and parse.child(host, "dobj") not in (None, row):
            return False, max(INTENDED, level)  # "called his counterpart to discuss X"
        return found.under((negative, level))
    if parse.lemmas[host] == "take" and any(
        parse.deps[c] in ("dobj", "dative") and parse.lemmas[c] in UNITS for c in parse.children[host]
    ):
        return negative, level  # "took three days to answer"
    if parse.pos[host] in ("ADJ", "ADV"):
        return False, max(POSSIBLE, level)
    if parse.lemmas[row] in ENDED and parse.lemmas[host] in MOVED:
        return negative, level
    return False, max(INTENDED, level)


def managed(parse: Parse, row: int) -> bool:
    """Say whether "able" stands in the past or the perfect: "was able to leave", who left."""
    head = parse.heads[row]
    return parse.lemmas[head] == "be" and (
        parse.tags[head] == "VBD" or (parse.tags[head] == "VBN" and not own(parse, head)[1])
    )


def anybody(parse: Parse, row: int) -> bool:
    """Say whether a present clause is about anyone: "when you lose a war"."""
    subject = parse.child(row, "nsubj", "nsubjpass")
    return subject is not None and parse.lowers[subject] in GENERIC and not past(parse, row)


def adverbial(parse: Parse, row: int, head: int, depth: int) -> State:
    """`advcl`: purpose, time, manner; a condition shows itself by its conjunction."""
    frame = frame_of(parse, row)
    if frame == "to":
        if only_to(parse, row):
            return PLAIN
        found_host = complement_host(parse, row, head, frame)
        host = head if found_host is None else found_host
        return infinitival(parse, row, host, listed(parse, host, "to"), depth)
    if negative_link(parse, row):
        return True, state(parse, head, depth)[1]
    if frame == "that":
        for child in parse.children[row]:
            word = parse.lowers[child]
            if parse.deps[child] in ("mark", "advmod"):
                if word == "that" and child and parse.lowers[child - 1] in ("so", "order"):
                    return False, INTENDED
                if word == "whenever" or (word == "when" and anybody(parse, row)):
                    return False, HYPOTHETICAL
                if word in LATER and (not past(parse, row) or would(parse, head)):
                    level = state(parse, head, depth)[1]
                    ahead = word in OPEN_END and parse.tags[head] not in ("VBZ", "VBP", "VBG")
                    return False, max(FUTURE, level) if ahead else level
        if inverted(parse, row):
            return False, HYPOTHETICAL
        return PLAIN
    return False, state(parse, head, depth)[1]


def modifier(parse: Parse, row: int, head: int, depth: int) -> State:
    """`acl`, `relcl`: what the noun above says of its clause ("plans to V", "evidence that V")."""
    frame = frame_of(parse, row)
    if frame == "to":
        return noun_infinitive(parse, row, head, depth)
    if frame == "that" and (parse.deps[row] == "acl" or parse.child(row, "mark") is not None):
        found = listed(parse, head, "that")
        return found.under(state(parse, head, depth)) if found else PLAIN
    if parse.deps[row] == "acl" and frame == "ing":
        if not definite(parse, head) and any(parse.lowers[c] == "being" for c in parse.children[row]):
            return False, state(parse, head, depth)[1]  # "would lead to jobs being lost"
        return False, noun_own(parse, head)[1]
    if parse.deps[row] == "relcl" and supposed(parse, row, head):
        return False, HYPOTHETICAL
    return PLAIN


def supposed(parse: Parse, row: int, head: int) -> bool:
    """Say whether a relative clause tells of what is only thought up: "imagine a city where", "a future in
    which", "anyone who"."""
    word = parse.lowers[head]
    if word in ANYONE:
        return True
    if parse.lowers[parse.lefts[row]] not in ("where", "in", "when") or definite(parse, head):
        return False
    if word in FORETOLD:
        return True
    return word in SETTINGS and any(parse.lemmas[above] in ENVISIONING for above in parse.ancestors(head))


def noun_infinitive(parse: Parse, row: int, head: int, depth: int) -> State:
    """Return the state of an infinitive after a noun: its content ("plans to V") or its purpose."""
    if in_order(parse, row):
        return False, max(INTENDED, state(parse, governor(parse, head), depth)[1])
    if parse.pos[head] in ("VERB", "AUX"):
        return complement(parse, row, head, depth)
    if (
        parse.lefts[head]
        and parse.lowers[parse.lefts[head] - 1] == "were"
        and opens(parse, parse.lefts[head] - 1)
    ):
        return False, HYPOTHETICAL
    found = listed(parse, head, "to")
    if found is not None:
        return infinitival(parse, row, head, found, depth)
    if headline(parse, head):
        return False, FUTURE
    counted = parse.pos[head] in ("NUM", "PRON") and next(
        (parse.child(c, "pobj") for c in parse.kids(head, "prep") if parse.lowers[c] == "of"), None
    )
    if counted and any(parse.lowers[c] in ORDINALS for c in parse.children[counted]):
        return False, state(parse, head, depth)[1]  # "one of the first to V"
    if parse.lowers[head] in ORDINALS or any(parse.lowers[c] in ORDINALS for c in parse.children[head]):
        return False, state(parse, head, depth)[1]
    if parse.deps[head] in ("dobj", "nsubjpass", "pobj"):  # "asked the court to rule", taken for the noun's
        host = governor(parse, parse.heads[head])
        asking = parse.pos[host] == "VERB" and parse.lemmas[host] not in ("make", "have")
        found = listed(parse, host, "to") if asking else None
        if found is not None:
            return found.under(state(parse, host, depth))
    negative, level = infinitival(parse, row, head, None, depth)
    return negative or none(parse, head), level  # "no data to suggest that …"


def clausal_subject(parse: Parse, row: int, head: int, depth: int) -> State:
    """`csubj`: "to win the seat would be hard"; the parser also takes a purpose before the verb for one."""
    frame = frame_of(parse, row)
    if frame in ("to", "ing"):
        level = own(parse, head)[1]
        return False, max(INTENDED, level) if frame == "to" else level
    return PLAIN


CLAUSES: dict[str, Place] = {
    "ccomp": complement,
    "xcomp": complement,
    "advcl": adverbial,
    "acl": modifier,
    "relcl": modifier,
    "csubj": clausal_subject,
    "csubjpass": clausal_subject,
}
