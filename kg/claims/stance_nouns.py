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
from kg.claims.stance_cues import (
    IF,
    SUBJECTS,
    UNITS,
    definite,
    indefinite,
    infinitive,
    modality,
    noun_own,
    own,
)
from kg.claims.stance_frames import (
    NOUNS,
    governor,
    lemma,
    listed,
    negative_link,
)
from kg.claims.stance_negation import negation
from kg.claims.stance_walk import DEEPEST, Place, context, state
from kg.language.parse import Parse

GIVEN = frozenset({
    "of", "after", "since", "following", "despite", "amid", "over", "because", "to", "by", "from", "during",
    "as", "than", "like", "about", "on",
})  # fmt: skip
"""Prepositions whose noun is taken as known, however loose the verb above is."""

TOLD = frozenset({
    "request", "appeal", "call", "demand", "plea", "proposal", "offer", "petition", "application",
    "invitation", "motion", "bid", "plan", "suggestion", "recommendation", "advice", "ultimatum",
    "threat", "warning", "allegation", "accusation", "claim", "charge", "report", "statement",
    "comment", "remark", "criticism", "complaint", "lawsuit", "suit", "challenge", "argument",
    "assertion", "denial", "objection", "protest", "decision", "ruling", "verdict", "sentence",
    "conviction", "order", "resolution", "judgment", "judgement", "nomination", "appointment",
    "acquittal", "result", "victory", "win", "resignation", "apology", "draft", "push", "effort",
    "attempt", "advance", "overture", "initiative", "speculation", "rumor", "rumour",
})  # fmt: skip
"""Events that stand once they are told or done, whatever the answer is."""
ANSWERING = frozenset({
    "reject", "refuse", "decline", "dismiss", "deny", "spurn", "rebuff", "refute", "dispute", "rebut",
    "debunk", "disprove", "repudiate", "turn down", "overturn", "reverse", "revoke", "quash", "annul",
    "rescind", "overrule", "veto", "accept", "heed", "grant", "answer", "ignore", "rubbish", "nix",
    "oppose", "resist", "brush aside", "brush off", "shrug off", "laugh off", "throw out",
    "strike down", "set aside",
})  # fmt: skip
"""What is done to such an event afterwards: "rejected the request" leaves a request that was made."""
DONE = frozenset({
    "arrest", "death", "killing", "capture", "seizure", "detention", "indictment", "discovery", "resignation",
    "loss", "gain", "charge", "conviction", "victory", "defeat", "birth", "murder", "breakthrough",
    "candidacy", "decision", "intention", "result",
})  # fmt: skip
"""What has come about when it is announced."""
LENGTHS = frozenset({"hour", "day", "week", "month", "year", "long", "old"})
FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
STREETS = frozenset({
    "protest", "demonstrate", "rally", "march", "complain", "appeal", "riot", "clash",
})  # fmt: skip
"""Verbs "against" what has come about: "protested against the arrest"."""
LIFTING = frozenset({
    "lift", "remove", "ease", "end", "drop", "scrap", "relax", "loosen", "abolish", "repeal",
})  # fmt: skip
"""Of a ban, they leave what was banned open."""
DROPPING = frozenset({
    "drop", "abandon", "withdraw", "retract", "shelve", "scrap", "give up", "renounce", "rescind", "revoke",
})  # fmt: skip
WORK = frozenset({"investigation", "probe", "inquiry", "case", "prosecution", "study", "review", "candidacy"})
"""What went on before it was dropped."""
TELLING = frozenset({
    "opinion", "view", "apology", "condolence", "comment", "praise", "criticism", "explanation", "assessment",
    "thanks", "analysis", "congratulation", "sympathy", "remark", "advice", "hint", "warning", "response",
    "defense", "reassurance", "reaction", "statement", "prayer", "tribute",
})  # fmt: skip
"""What is done when it is offered."""
TRIPS = frozenset({"visit", "trip", "tour", "journey", "mission", "vacation", "pilgrimage"})
PARTS = frozenset({
    "role", "part", "involvement", "participation", "handling", "refusal", "failure", "decision", "effort",
    "attempt", "bid", "campaign", "fight", "struggle", "policy", "stance", "position",
})  # fmt: skip
"""After "for" and with their doer, what someone is praised, blamed or tried for."""
OUTSIDE = frozenset({"outside", "beyond"})
SWAY = frozenset({"control", "jurisdiction", "authority", "reach", "influence", "command"})
BANS = frozenset({
    "ban", "sanction", "blockade", "embargo", "restriction", "curfew", "siege", "moratorium", "boycott",
    "tariff", "lockdown",
})  # fmt: skip
"""What is in force before it is lifted, and after where it is not."""
LASTING = frozenset({
    "operation", "war", "aggression", "enrichment", "attack", "invasion", "occupation", "bombing",
    "killing", "abuse", "violence", "genocide", "blockade", "streak", "work", "practice", "siege",
    "fighting", "offensive", "shelling", "strike", "crackdown", "repression", "interference",
    "meddling", "smuggling", "trafficking", "conflict", "bloodshed", "advance", "protest", "campaign",
    "persecution", "harassment", "aid", "support",
})  # fmt: skip
"""Events that go on until someone stops them: "stopped the war"."""


def after_preposition(parse: Parse, row: int, head: int, depth: int) -> State:
    """`pcomp`, `pobj`: what the word above says with that preposition."""
    word = parse.lowers[head]
    if negative_link(parse, row) or word == "without":
        return True, state(parse, governor(parse, head), depth)[1] if depth < DEEPEST else ACTUAL
    host = governor(parse, head)
    if host == head:
        return PLAIN
    if word == "for" and parse.lemmas[row] in PARTS and parse.child(row, "poss") is not None:
        return PLAIN  # "rejected a request … for his role in the plot"
    if word in OUTSIDE and parse.lemmas[row] in SWAY:
        return True, state(parse, host, depth)[1]
    if word == "of" and host and (parse.lowers[host - 1], parse.lowers[host]) == ("in", "case"):
        return False, HYPOTHETICAL
    verbal = parse.deps[row] == "pcomp"
    frame = word if word != "to" else "to ing" if verbal else "to np"
    found = listed(parse, host, frame)
    if frame == "of" and parse.deps[host] == "dobj" and parse.pos[host] in ("PRON", "PROPN"):
        host = parse.heads[host]  # "suspects him of the murder"
        found = listed(parse, host, frame)
    if found is None and parse.pos[host] in NOUNS and parse.deps[host] in ("dobj", "pobj", "nsubjpass"):
        above = governor(parse, parse.heads[host]) if parse.deps[host] == "pobj" else parse.heads[host]
        if parse.pos[above] == "VERB" and frame in ("from", "into", "for"):
            found = listed(parse, above, frame) if verbal or frame == "from" else None
            host = above if found else host
    if word == "against" and not verbal and parse.lemmas[host] in STREETS and given(parse, row):
        return PLAIN
    if found is not None:
        if found.level == ACTUAL and found.negated == "same":
            return PLAIN
        if found.flips and parse.pos[host] in NOUNS and parse.lemmas[parse.heads[host]] in LIFTING:
            return False, max(POSSIBLE, state(parse, host, depth)[1])  # "lifted the ban on imports"
        return found.under(state(parse, host, depth))
    if (
        (verbal or indefinite(parse, row))
        and parse.pos[host] in ("VERB", "AUX")
        and (
            word not in GIVEN or (word == "on" and (parse.lemmas[row] in TRIPS or parse.lemmas[host] == "be"))
        )
    ):
        return False, state(parse, host, depth)[1]
    return PLAIN


def object_of(parse: Parse, row: int, head: int, depth: int) -> State:
    """`dobj`, `nsubjpass`: what is done to the event ("cancelled the visit", "a vote will be held")."""
    if depth == 1 and stands(parse, row, head):  # what it says is another matter: "rejected claims that …"
        return PLAIN
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


def stands(parse: Parse, row: int, head: int) -> bool:
    """Say whether the event stands, though its verb is a refusal or a stop: "rejected a request from X"."""
    if parse.lemmas[row] in TOLD and lemma(parse, head) in ANSWERING:
        return not any(parse.lowers[c] == "any" for c in parse.children[row])
    if parse.lemmas[row] in TOLD | WORK and lemma(parse, head) in DROPPING:
        return not any(parse.lowers[c] in ("any", "no") for c in parse.children[row])
    if parse.lemmas[row] in TELLING and parse.lemmas[head] == "offer":
        return not negation(parse, head)
    if parse.lemmas[row] in BANS and parse.lemmas[head] in LIFTING:
        return True
    if lemma(parse, head) == "call off" and lasted(parse, row):
        return True
    if parse.lemmas[head] == "take" and any(parse.lowers[c] == "as" for c in parse.kids(head, "prep")):
        return definite(parse, row)  # "the offer should not be taken as a sign"
    if parse.lemmas[head] == "announce" and parse.lemmas[row] in DONE:
        return True
    return parse.lemmas[head] in ("stop", "oppose") and parse.lemmas[row] in LASTING and definite(parse, row)


def lasted(parse: Parse, row: int) -> bool:
    """Say whether a noun phrase tells that it went on: "a four-day strike", "a strike that had shut the
    ports"."""
    for child in parse.children[row]:
        dep = parse.deps[child]
        if dep == "relcl" and parse.tags[child] in ("VBD", "VBG", "VBN") and not modality(parse, child):
            return True
        if child < row and (
            parse.lemmas[child] in UNITS or parse.lowers[child].rpartition("-")[2] in LENGTHS
        ):
            return dep in ("amod", "compound", "nmod")
    return False


def given(parse: Parse, row: int) -> bool:
    """Say whether a noun phrase takes its event as known: definite, or with "of" or "by"."""
    return definite(parse, row) or any(parse.lowers[c] in ("of", "by") for c in parse.kids(row, "prep"))


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
    if parse.lemmas[head] == "be" and parse.lemmas[row] in TOLD and definite(parse, row):
        return PLAIN  # "their ruling must be binding"
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
    if parse.tags[row] == "VBD" and infinitive(parse, head) and not infinitive(parse, row):
        return past_beside(parse, head, depth)
    negative, level = own(parse, head)
    clause = any(parse.deps[c] in SUBJECTS for c in parse.children[row])
    auxiliary = any(
        parse.deps[c] in ("aux", "auxpass") and parse.tags[c] in FINITE for c in parse.children[row]
    )
    links = {parse.lowers[c] for c in parse.children[head] if parse.deps[c] == "cc" and c < row}
    gapped = parse.tags[row] == "VBN" == parse.tags[head] and not auxiliary  # "be cut and plants closed"
    alike = parse.tags[row] == parse.tags[head] or (
        "or" in links and parse.tags[head] == "VBN" and parse.lowers[row].endswith("ed")
    )  # "had not reined them in or ended them", a participle taken for a past tense
    if (clause and not gapped) or auxiliary or not alike:
        condition = any(parse.deps[c] == "mark" and parse.lowers[c] in IF for c in parse.children[head])
        negative = "nor" in links and not negation(parse, row)
        return outer[0] != negative, max(outer[1], HYPOTHETICAL if condition else ACTUAL)
    negative = (negative and not links & {"but", "yet"}) or "nor" in links
    return outer[0] != negative, max(outer[1], level)


def past_beside(parse: Parse, row: int, depth: int) -> State:
    """ "pleaded with him to run and armed him": a past tense goes on from a finite verb."""
    for above in parse.ancestors(row):
        if parse.pos[above] in ("VERB", "AUX") and not infinitive(parse, above) and parse.tags[above] != "VB":
            return context(parse, above, depth + 1)
    return PLAIN


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
