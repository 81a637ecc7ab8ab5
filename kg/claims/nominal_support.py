"""The verb above an event noun says who takes part in it: "X made an offer", "the deal signed by X".

After the light and support verbs of NomBank and FrameNet: the verb adds little, its subject is the
noun's agent, or with "undergo" and its like what the event happens to.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.claims import phrases, subjects, verbs
from kg.claims.frames import Slot
from kg.claims.nominal_verbs import (
    AGENT_VERBS,
    AMID_SCENE,
    FILED,
    FOUGHT,
    HAPPENING,
    HAVING,
    HELD,
    JUDGED,
    JUDGING,
    MEASURES,
    ORDERS_OF_OTHERS,
    PASSED_ON,
    PATIENT_VERBS,
    PLANNING,
    RECEIVED,
    SAYING,
    SCENES,
    STATE_PREPOSITIONS,
    STATE_VERBS,
    TAKEN,
    UNDER,
    UNDOING,
    UNSURE_WITH_DEFINITE,
    WINNING,
    WON,
)
from kg.claims.nominal_words import EventNoun, known, names_actor
from kg.language.parse import Parse

MAX_STEPS = 4


@dataclass(frozen=True, slots=True)
class Support:
    """A participant that the verb above the noun gives it."""

    slot: Slot
    patient: bool
    confidence: float


def participant(parse: Parse, row: int, noun: EventNoun) -> Support | None:
    """Return who takes part by the verb above the noun, the surest way first."""
    top = first_conjunct(parse, row)
    dep, head = parse.deps[top], parse.heads[top]
    if dep in {"dobj", "attr", "oprd"} and parse.pos[head] in {"VERB", "AUX"}:
        return relative(parse, row, noun) or object_of(parse, top, head, noun)
    if dep == "nsubjpass":
        return relative(parse, row, noun) or passive(parse, head, noun)
    if dep == "pobj" and parse.deps[head] in {"prep", "agent"}:
        return relative(parse, row, noun) or after_preposition(parse, top, head, noun)
    return relative(parse, row, noun)


def first_conjunct(parse: Parse, row: int) -> int:
    """Return the noun that stands in the event's place: the first of coordinated ones ("held talks and a
    conference"), the measure of them ("launched a series of attacks", "as part of a plan")."""
    for _ in range(MAX_STEPS):
        head = parse.heads[row]
        above = parse.heads[head]
        if parse.deps[row] == "conj" and parse.pos[head] == "NOUN":
            row = head
        elif parse.deps[row] == "pobj" and parse.lowers[head] == "of" and parse.lemmas[above] in MEASURES:
            row = above
        else:
            break
    return row


def told_as_event(parse: Parse, row: int) -> bool:
    """Is a noun that also names people an event here: with a goal, a time or a verb that supports it ("ran a
    campaign against X", "in her first campaign")?"""
    for child in parse.children[row]:
        if parse.deps[child] == "relcl" and any(parse.lowers[c] == "who" for c in parse.children[child]):
            return False  # people: "the leadership, who …"
        if parse.deps[child] in {"acl", "relcl"} or (
            parse.deps[child] == "prep" and parse.lowers[child] in {"for", "against", "to", "by"}
        ):
            return True
    head = parse.heads[row]
    if parse.deps[row] in {"dobj", "nsubjpass"}:
        return lemma(parse, head) in AGENT_VERBS
    return parse.deps[row] == "pobj" and parse.lowers[head] in {"in", "during", "throughout", "under"}


def done_by(parse: Parse, clause: int, noun: EventNoun) -> Slot | None:
    """ "the deal signed by X", "the attack carried out by X" -> X."""
    verb = lemma(parse, clause)
    if parse.tags[clause] not in {"VBN", "VBD"} or verb not in AGENT_VERBS | {"carry"}:
        return None
    if verb in UNDOING or (not supports(parse, clause, noun) and verb != "carry"):
        return None
    agent = parse.child(clause, "agent")
    if agent is None:
        return None
    slots = list(phrases.prepositional(parse, agent))
    return slots[0] if slots and names_actor(parse, slots[0]) else None


def lemma(parse: Parse, row: int) -> str:
    return verbs.lemma(parse, row).replace(" ", "_")


def supports(parse: Parse, verb: int, noun: EventNoun) -> bool:
    """Does the verb's subject do what the noun says?"""
    word = lemma(parse, verb)
    if word in WINNING:
        return noun.noun in WON
    if word == "fight":
        return noun.noun in FOUGHT
    if noun.noun == "order" and word in ORDERS_OF_OTHERS:
        return False
    if word == "host" and noun.noun in {"debate", "talk", "negotiation"}:
        return False
    if (word in PASSED_ON and noun.noun in HELD) or (word == "take" and noun.noun in TAKEN):
        return False
    return word in AGENT_VERBS


def relative(parse: Parse, row: int, noun: EventNoun) -> Support | None:
    """ "the offer that X made", "talks X had held" -> X; "the attack, which was carried out by X" -> X."""
    for clause in parse.kids(row, "relcl"):
        if lemma(parse, clause) not in AGENT_VERBS or lemma(parse, clause) in UNDOING:
            continue
        subject = subjects.own(parse, clause)
        agent = parse.child(clause, "agent")
        if parse.child(clause, "nsubjpass") is not None:
            slots = [] if agent is None else list(phrases.prepositional(parse, agent))
            if slots and names_actor(parse, slots[0]):
                return Support(slots[0], False, 0.55)
        elif subject is not None and parse.lowers[subject] not in {"that", "which", "who"}:
            if parse.child(clause, "dobj") is None or gapped(parse, clause):
                return Support(phrases.slot(parse, subject), False, 0.55)
    return None


def gapped(parse: Parse, clause: int) -> bool:
    """Is the clause's object the noun it modifies ("the offer which X made")?"""
    thing = parse.child(clause, "dobj")
    return thing is not None and parse.lowers[thing] in {"that", "which"}


def subject_of(parse: Parse, verb: int) -> Slot | None:
    row = subjects.find(parse, verb)
    return None if row is None else phrases.slot(parse, row)


def acts(parse: Parse, verb: int, subject: Slot) -> bool:
    """Is the subject the verb's own, or one that is only understood but can act?"""
    return (
        subjects.own(parse, verb) is not None
        or parse.lowers[subject.head] == "it"
        or names_actor(parse, subject)
    )


def object_of(parse: Parse, row: int, verb: int, noun: EventNoun) -> Support | None:
    """ "X made an offer" -> X does it; "X suffered a defeat", "X received support" -> it happens to X."""
    word = lemma(parse, verb)
    if parse.deps[row] != "dobj" or verbs.is_passive(parse, verb):
        return None
    subject = subject_of(parse, verb)
    if subject is None:
        return None
    if noun.noun in HAPPENING and word in HAVING:
        return Support(subject, False, 0.5)
    if word in PATIENT_VERBS and noun.noun in (JUDGED if word in JUDGING else RECEIVED):
        return Support(subject, True, 0.5)
    if parse.child(row, "poss") is not None:
        return None
    if word in WINNING and parse.tags[row] == "NNS" and noun.noun == "vote":
        return None  # the voters'
    if word == "enter" and parse.tags[row] == "NNS" and noun.noun not in {"talk", "negotiation"}:
        return None  # "entered the settlements"
    if supports(parse, verb, noun) and noun.whose == "subject" and acts(parse, verb, subject):
        sure = names_actor(parse, subject)
        if word == "raise" and not sure:
            return None  # "the result raises questions"
        definite = any(parse.lowers[c] in {"the", "this", "that", "these", "those"}
                       for c in parse.kids(row, "det"))  # fmt: skip
        if definite and word in UNSURE_WITH_DEFINITE:
            return None
        return Support(subject, False, 0.55 if sure else 0.45)
    planned = "plan" in noun.kind and parse.child(row, "acl") is not None
    if planned and word in PLANNING | AGENT_VERBS and names_actor(parse, subject):
        return Support(subject, False, 0.45)
    return None


def passive(parse: Parse, verb: int, noun: EventNoun) -> Support | None:
    """ "the talks were held by X" -> X."""
    if not supports(parse, verb, noun):
        return None
    agent = parse.child(verb, "agent")
    slots = [] if agent is None else list(phrases.prepositional(parse, agent))
    return Support(slots[0], False, 0.55) if slots and names_actor(parse, slots[0]) else None


def after_preposition(parse: Parse, row: int, prep: int, noun: EventNoun) -> Support | None:
    """ "X is in talks", "X is under investigation", "X said in an interview"."""
    verb, word = parse.heads[prep], parse.lowers[prep]
    while parse.deps[verb] == "prep" and parse.pos[verb] == "ADP" and parse.heads[verb] != verb:
        verb = parse.heads[verb]
    if parse.pos[verb] not in {"VERB", "AUX"}:
        return person_before(parse, row, prep, noun)
    subject = subject_of(parse, verb)
    if subject is None or (parse.lemmas[verb] == "be" and said_of_else(parse, verb, subject)):
        return None
    passive_clause = verbs.is_passive(parse, verb)
    if word in UNDER and noun.of == "object" and not passive_clause and noun.verb:
        return Support(subject, True, 0.5)
    if word == "from" and parse.lemmas[verb] not in {"come", "emerge"}:
        return None  # "got his ideas from a speech"
    if word in STATE_PREPOSITIONS and parse.lemmas[verb] in STATE_VERBS:
        if parse.lemmas[verb] == "file" and noun.noun not in FILED:
            return None
        thing = parse.child(verb, "dobj")
        unlike = parse.lemmas[verb] == "take" and (thing is None or parse.lemmas[thing] != "part")
        definite = any(parse.lowers[c] in {"the", "this", "that"} for c in parse.kids(row, "det"))
        loose = parse.lemmas[verb] not in {"participate", "engage", "take", "involve"} and definite
        if noun.whose == "subject" and noun.of == "subject" and not unlike and not loose:
            return Support(subject, False, 0.5)
    if (
        word in {"in", "as"}
        and "plan" in noun.kind
        and (parse.child(row, "acl") is not None or parse.lemmas[row] == "part")
    ):
        return None if passive_clause or let_do(parse, verb) else Support(subject, False, 0.5)
    if parse.deps[verb] in {"pcomp", "acl"} and parse.lemmas[verb] not in SAYING:
        return None  # "its commitment to supporting Lebanon in a statement"
    if "scene" in noun.kind and word in SCENES and names_actor(parse, subject) and not passive_clause:
        partner = any(parse.lowers[c] in {"with", "to"} for c in parse.kids(row, "prep"))
        own = any(parse.lowers[c] in {"a", "an"} for c in parse.kids(row, "det")) or partner
        if own and (partner or word not in AMID_SCENE):
            return Support(subject, False, 0.45)
    return None


def said_of_else(parse: Parse, verb: int, subject: Slot) -> bool:
    """ "It has been one mistake after another in an effort to V", "Relief is possible only in bankruptcy"."""
    return parse.lowers[subject.head] in {"it", "this", "that"} or (
        parse.child(verb, "acomp") is not None and not names_actor(parse, subject)
    )


def let_do(parse: Parse, verb: int) -> bool:
    """ "to let tourists pay in a bid to V": the bid is that of who lets them."""
    return parse.deps[verb] == "ccomp" and parse.tags[verb] == "VB"


def person_before(parse: Parse, row: int, prep: int, noun: EventNoun) -> Support | None:
    """ "X on medical leave", "X in talks with Y": in a headline the phrase hangs on the name."""
    head = parse.heads[prep]
    if parse.lowers[prep] not in {"in", "on"} or parse.pos[head] != "PROPN" or parse.deps[head] != "ROOT":
        return None
    slot = phrases.slot(parse, head)
    if noun.of != "subject" or known(parse, row) or not names_actor(parse, slot):
        return None
    return Support(slot, False, 0.45)
