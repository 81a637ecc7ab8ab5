"""Event nouns and what follows prepositions: objects, subjects, predicates, compounds; coordination."""

from __future__ import annotations

from kg.claims.factuality import (
    ACTUAL,
    HYPOTHETICAL,
    PLAIN,
    POSSIBLE,
    State,
    signature,
)
from kg.claims.stance_cues import IF, SUBJECTS, definite, indefinite, negation, noun_own, own
from kg.claims.stance_frames import (
    NOUNS,
    governor,
    listed,
    negative_link,
)
from kg.claims.stance_walk import DEEPEST, Place, context, state
from kg.language.parse import Parse

GIVEN = frozenset({
    "of", "after", "since", "following", "despite", "amid", "over", "because", "to", "by", "from", "during",
    "as", "than", "like", "about", "on",
})  # fmt: skip
"""Prepositions whose noun is taken as known, however loose the verb above is."""


def after_preposition(parse: Parse, row: int, head: int, depth: int) -> State:
    """`pcomp`, `pobj`: what the word above says with that preposition."""
    word = parse.lowers[head]
    if negative_link(parse, row) or word == "without":
        return True, state(parse, governor(parse, head), depth)[1] if depth < DEEPEST else ACTUAL
    host = governor(parse, head)
    if host == head:
        return PLAIN
    if word == "of" and host and (parse.lowers[host - 1], parse.lowers[host]) == ("in", "case"):
        return False, HYPOTHETICAL
    verbal = parse.deps[row] == "pcomp"
    frame = word if word != "to" else "to ing" if verbal else "to np"
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
    if (verbal or indefinite(parse, row)) and parse.pos[host] in ("VERB", "AUX") and word not in GIVEN:
        return False, state(parse, host, depth)[1]
    return PLAIN


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
    option = parse.child(head, "attr")
    if (
        option is not None
        and (found := signature(parse.lemmas[option], "noun", "of"))
        and found.level == POSSIBLE
    ):
        return found.under(state(parse, head, depth))  # "impeachment remains an option"
    found = listed(parse, head, "subj")
    if found is not None:
        return found.under(state(parse, head, depth))
    if any(parse.deps[c] == "det" and parse.lowers[c] in ("a", "an", "any") for c in parse.children[row]):
        return False, own(parse, head)[1]
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
    outer = context(parse, head, depth + 1)
    if parse.pos[row] in NOUNS:
        if parse.pos[head] not in NOUNS:
            return PLAIN
        negative, level = noun_own(parse, head)
        own_determiner = any(parse.deps[c] in ("det", "poss") for c in parse.children[row])
        return (negative and not own_determiner) or outer[0], max(outer[1], 0 if own_determiner else level)
    negative, level = own(parse, head)
    clause = any(parse.deps[c] in SUBJECTS for c in parse.children[row])
    auxiliary = any(
        parse.deps[c] in ("aux", "auxpass") and parse.tags[c] != "TO" for c in parse.children[row]
    )
    links = {parse.lowers[c] for c in parse.children[head] if parse.deps[c] == "cc" and c < row}
    gapped = parse.tags[row] == "VBN" == parse.tags[head] and not auxiliary  # "be cut and plants closed"
    if (clause and not gapped) or auxiliary or parse.tags[row] != parse.tags[head]:
        condition = any(parse.deps[c] == "mark" and parse.lowers[c] in IF for c in parse.children[head])
        negative = "nor" in links and not negation(parse, row)
        return outer[0] != negative, max(outer[1], HYPOTHETICAL if condition else ACTUAL)
    negative = (negative and not links & {"but", "yet"}) or "nor" in links
    return outer[0] != negative, max(outer[1], level)


NOMINALS: dict[str, Place] = {
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
    "conj": coordinated,
}
