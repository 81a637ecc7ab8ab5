"""The verb above an event noun says who takes part in it: "X made an offer", "the deal signed by X".

After the light and support verbs of NomBank and FrameNet: the verb adds little, its subject is the
noun's agent, or with "undergo" and its like what the event happens to.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.claims import phrases, subjects, verbs
from kg.claims.frames import Slot
from kg.claims.nominal_words import EventNoun, known, names_actor
from kg.language.parse import Parse

AGENT_VERBS = frozenset({
    "make", "give", "take", "have", "hold", "conduct", "launch", "carry_out", "file", "issue", "announce",
    "begin", "start", "sign", "reach", "deliver", "stage", "mount", "offer", "post", "pay", "commit",
    "pledge", "declare", "voice", "express", "plan", "complete", "continue", "resume", "end", "cancel",
    "postpone", "propose", "drop", "abandon", "suspend", "stop", "halt", "pursue", "perform", "lead",
    "wage", "strike", "enter_into", "negotiate", "seal", "conclude", "organize", "organise", "host",
    "lodge", "submit", "table", "publish", "release", "unveil", "outline", "present", "put_forward",
    "set_up", "lay_out", "call_off", "delay", "repeat", "renew", "step_up", "intensify", "ramp_up",
    "scale_back", "expand", "extend", "maintain", "keep", "score", "seek", "undertake", "open", "close",
    "enter", "make_up", "run", "lift", "impose", "enact", "withdraw", "introduce", "cast", "raise", "utter",
    "adopt", "finish", "finalize", "finalise", "initiate", "execute", "exchange", "fight", "prepare",
    "plot", "hatch", "reiterate", "reaffirm", "offer_up", "break", "defend", "send", "provide", "invoke",
    "escalate", "join", "attend", "place", "secure", "clinch", "ink",
})  # fmt: skip
"""Their subject does what the noun says."""

WINNING = frozenset({"win", "gain", "land", "lose", "get"})
WON = frozenset({"contract", "deal", "victory", "battle", "war", "race", "vote", "fight", "bid", "trial"})
"""Who wins one of these is a party to it; "won approval" is approved of."""

PATIENT_VERBS = frozenset({
    "undergo", "suffer", "face", "receive", "withstand", "survive", "resist", "escape", "endure",
    "experience", "await", "win", "gain", "earn", "draw", "attract", "need", "require", "deserve", "get",
    "incur", "fail", "pass",
})  # fmt: skip
"""Their subject is what happens to it; only with nouns that do something to an object."""

JUDGING = frozenset({"fail", "pass"})
JUDGED = frozenset({"vote", "test", "audit", "inspection", "review", "examination", "screening", "check"})
"""What one fails or passes: "the bill failed a vote"."""

RECEIVED = frozenset({
    "approval", "support", "praise", "award", "criticism", "funding", "backing", "training", "treatment",
    "help", "aid", "assistance", "recognition", "endorsement", "condemnation", "protection", "punishment",
    "compensation", "bailout", "transplant", "attack", "sanction", "scrutiny", "interrogation", "surgery",
    "inspection", "review", "investigation", "inquiry", "probe", "search", "pressure", "setback", "defeat",
    "cut", "injury", "damage", "loss", "abuse", "torture", "harassment", "discrimination", "bombardment",
    "blockade", "siege", "warning", "threat", "invitation", "promotion", "nomination", "appointment",
    "pardon", "sentence", "conviction", "audit", "test", "trial", "rebuke", "boost", "upgrade", "downgrade",
    "renovation", "repair", "reform", "overhaul", "restructuring", "reorganization", "expulsion",
    "extradition", "deportation", "prosecution", "impeachment", "arrest", "dismissal", "suspension",
})  # fmt: skip
"""What one receives, undergoes or faces."""

HAPPENING = frozenset({
    "loss", "setback", "defeat", "decline", "drop", "fall", "slump", "collapse", "crash", "recession",
    "bankruptcy", "default", "crisis", "breakdown", "outage", "shortage", "downturn", "slowdown", "injury",
    "accident", "relapse", "increase", "rise", "gain", "surge", "jump", "growth", "recovery", "rebound",
    "failure", "deterioration",
})  # fmt: skip
"""Who suffers, posts, sees or faces one of these has it: the subject of the noun."""
HAVING = frozenset({"suffer", "post", "see", "face", "record", "report", "experience", "incur", "show",
                    "enjoy", "book", "register", "sustain", "avoid", "evade", "escape", "risk", "enter",
                    "exit", "leave", "undergo", "fear", "avert", "have", "endure", "survive"})  # fmt: skip

MEASURES = frozenset({
    "series", "string", "round", "wave", "spate", "number", "couple", "lot", "set", "period", "part",
    "quarter", "year", "month", "week", "day", "hour", "kind", "sort", "type", "form", "majority", "flurry",
    "barrage", "succession", "stream", "rash", "bout", "pair", "dozen", "range",
})  # fmt: skip
"""Nouns that count or measure the events named after "of"."""

MAX_STEPS = 4

UNDER = frozenset({"under"})
STATE_VERBS = frozenset({"be", "remain", "stay", "go", "come", "stand", "fall", "enter", "get", "engage",
                         "participate", "take", "plunge", "slip", "slide", "keep", "emerge", "file",
                         "find", "become", "involve"})  # fmt: skip
STATE_PREPOSITIONS = frozenset({"in", "on", "into", "at", "from", "for"})
FILED = frozenset({"bankruptcy", "divorce", "protection"})

SCENES = frozenset({"in", "at", "during", "on", "after", "before", "following", "with"})
"""Before a scene noun: "said in an interview", "during a visit to Oslo"."""
AMID_SCENE = frozenset({"after", "before", "following", "with"})
"""Only where the scene has a partner or goal: "after talks with X", "after a trip to X"."""


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


def done_by(parse: Parse, clause: int, noun: EventNoun) -> Slot | None:
    """ "the deal signed by X", "the attack carried out by X" -> X."""
    if parse.tags[clause] not in {"VBN", "VBD"} or lemma(parse, clause) not in AGENT_VERBS | {
        "carry",
        "broker",
    }:
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
    return word in AGENT_VERBS


def relative(parse: Parse, row: int, noun: EventNoun) -> Support | None:
    """ "the offer that X made", "talks X had held" -> X; "the attack, which was carried out by X" -> X."""
    for clause in parse.kids(row, "relcl"):
        if lemma(parse, clause) not in AGENT_VERBS:
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
    if supports(parse, verb, noun) and noun.whose == "subject":
        sure = names_actor(parse, subject)
        definite = any(parse.lowers[c] in {"the", "this", "that", "these", "those"}
                       for c in parse.kids(row, "det"))  # fmt: skip
        if definite and word in UNSURE_WITH_DEFINITE:
            return None
        return Support(subject, False, 0.55 if sure else 0.45)
    if "plan" in noun.kind and parse.child(row, "acl") is not None and names_actor(parse, subject):
        return Support(subject, False, 0.45)
    return None


UNSURE_WITH_DEFINITE = frozenset({
    "end", "cancel", "drop", "suspend", "stop", "halt", "have", "give", "release", "publish", "present",
    "break", "delay", "postpone", "close", "lead", "join", "attend", "seek", "lift", "run", "raise", "open",
    "provide", "send", "table", "lose", "win", "bring", "place", "adopt", "prepare", "expand", "extend",
    "withdraw", "escalate", "defend", "announce", "declare", "unveil", "outline",
})  # fmt: skip
"""What they are done to with "the" may be someone else's: "ended the strike"."""


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
    if subject is None:
        return None
    passive_clause = verbs.is_passive(parse, verb)
    if word in UNDER and noun.of == "object" and not passive_clause and noun.verb:
        return Support(subject, True, 0.5)
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
        return None if passive_clause else Support(subject, False, 0.5)
    if "scene" in noun.kind and word in SCENES and names_actor(parse, subject) and not passive_clause:
        partner = any(parse.lowers[c] in {"with", "to"} for c in parse.kids(row, "prep"))
        own = any(parse.lowers[c] in {"a", "an"} for c in parse.kids(row, "det")) or partner
        if own and (partner or word not in AMID_SCENE):
            return Support(subject, False, 0.45)
    return None


def person_before(parse: Parse, row: int, prep: int, noun: EventNoun) -> Support | None:
    """ "X on medical leave", "X in talks with Y": in a headline the phrase hangs on the name."""
    head = parse.heads[prep]
    if parse.lowers[prep] not in {"in", "on"} or parse.pos[head] != "PROPN" or parse.deps[head] != "ROOT":
        return None
    slot = phrases.slot(parse, head)
    if noun.of != "subject" or known(parse, row) or not names_actor(parse, slot):
        return None
    return Support(slot, False, 0.45)
