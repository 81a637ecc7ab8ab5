"""How likely a claim is right: a logistic model over what can be seen of its rule, clause and parse.

A row of `FEATURES` asks one question of a claim; the answer is the name of a binary feature
("subject:it") or "" where the question does not arise. Their weights stand in
`ontology/confidence.csv`, fitted on judged claims by `scripts/calibrate_confidence.py`. A claim counts
as right where its subject, relation, object, polarity and speaker all are.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg.claims.frames import Frame, Slot
from kg.language.parse import Parse
from kg.ontology import rows

LOWEST, HIGHEST = 0.05, 0.99
"""No claim is certainly wrong or right."""

INTERCEPT = "intercept"
TABLE = "confidence.csv"

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLAUSAL = frozenset({"svo", "passive", "xcomp", "reciprocal"})
"""Rules that read a verb with its arguments; the others read a noun phrase."""

SPEAKERS = frozenset({"i", "we", "you", "me", "us", "myself", "ourselves"})
PERSONS = frozenset({"he", "she", "they", "him", "her", "them", "himself", "herself"})
RELATIVE = frozenset({"who", "which", "that", "what", "whom", "whose", "whoever", "whatever"})
POINTING = frozenset({"this", "that", "these", "those", "one", "some", "all", "both", "many", "others"})
TIMES = frozenset(
    """year years month months week weeks day days hour hours minute minutes decade decades today
    yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday percent""".split()  # noqa: SIM905
)
OBJECTS = {"PROPN": "object:name", "PRON": "object:pronoun", "NOUN": "object:noun"} | {
    "ADJ": "object:adjective", "NUM": "object:number", "VERB": "object:clause", "AUX": "object:clause"
}  # fmt: skip
PLACES = frozenset({"country", "place"})
PEOPLE = frozenset({"person", "politician", "office"})


@dataclass(slots=True)
class Case:
    """A claim as the features see it: `verb` is the row whose subject it takes, `subject` the row of that
    subject's first conjunct, `kind` the kind of the subject's mention."""

    parse: Parse
    frame: Frame
    verb: int
    who: Slot
    subject: int
    own: bool
    kind: str | None
    attributed: bool


def case(parse: Parse, frame: Frame, kind_at: Callable[[int], str | None], attributed: bool) -> Case | None:
    """Return what the features look at, nothing for a frame without a subject."""
    who = frame.subject
    if who is None:
        return None
    deps, heads = parse.deps, parse.heads
    verb = frame.head if frame.governor is None else frame.governor
    subject = who.head
    while deps[subject] == "conj" and heads[subject] < subject:
        subject = heads[subject]
    own = heads[subject] == verb and deps[subject] in SUBJECTS
    return Case(parse, frame, verb, who, subject, own, kind_at(who.head), attributed)


def rule(case: Case) -> str:
    """Which rule found the claim."""
    return "rule:" + case.frame.rule


def construction(case: Case) -> str:
    """What clause it is, and whether the subject stands with the verb or is understood."""
    frame, parse = case.frame, case.parse
    if frame.rule not in CLAUSAL:
        return ""
    dep = parse.deps[case.verb]
    if case.own:
        return "own:" + (dep if dep in OWN else "other")
    if dep not in UNDERSTOOD:
        return "understood:other"
    if dep in {"relcl", "conj"}:
        return "understood:" + dep
    return f"understood:{dep}-{FORMS.get(parse.tags[case.verb], 'finite')}"


OWN = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis"})
UNDERSTOOD = frozenset({"conj", "relcl", "acl", "advcl", "xcomp", "ccomp", "pcomp", "ROOT"})
FORMS = {"VBG": "ing", "VBN": "participle", "VB": "infinitive"}


def standing(case: Case) -> str:
    """Whether the subject stands with its verb or is that of another word, and which."""
    if case.frame.rule not in CLAUSAL:
        return ""
    if case.own:
        return "stands:own"
    dep = case.parse.deps[case.subject]
    return (
        "stands:another-subject" if dep in SUBJECTS else "stands:object" if dep in OBJECT else "stands:else"
    )


OBJECT = frozenset({"dobj", "pobj", "dative", "attr"})


def verb_form(case: Case) -> str:
    """Which form the predicate itself has; a clause needs a finite verb or an auxiliary."""
    frame = case.frame
    if frame.rule not in CLAUSAL:
        return ""
    tag = case.parse.tags[frame.head]
    if frame.after - frame.first > 1:
        return "verb:group-" + tag if tag in FORMS else "verb:group"
    return "verb:bare-" + tag if tag in FORMS else "verb:finite"


def thing(case: Case) -> str:
    """What the object is; the worst is a complement that the claim leaves out."""
    frame, parse = case.frame, case.parse
    if frame.object is not None:
        return OBJECTS.get(parse.pos[frame.object.head], "object:other")
    if frame.rule not in CLAUSAL:
        return ""
    if frame.complement is not None:
        return "object:left-out"
    if frame.lemma == "be":
        return "object:none-of-copula"
    return "object:none" if frame.args else "object:nothing"


def further(case: Case) -> str:
    """How many further arguments there are; each is one more that may be attached wrongly."""
    count = len(case.frame.args)
    return ARGUMENTS[count] if count < len(ARGUMENTS) else "arguments:many"


ARGUMENTS = ("arguments:0", "arguments:1", "arguments:2", "arguments:3")


def nested(case: Case) -> str:
    """Whether an argument stands inside another."""
    for slot in case.frame.args:
        if slot.nested:
            return "arguments:nested"
    return ""


def widest(case: Case) -> str:
    """How long the longest of the claim's parts is: a long one holds what belongs elsewhere."""
    frame = case.frame
    longest = case.who.after - case.who.first
    thing = frame.object
    if thing is not None and thing.after - thing.first > longest:
        longest = thing.after - thing.first
    for slot in frame.args:
        longest = max(longest, slot.after - slot.first)
    return "span:short" if longest < 7 else "span:long" if longest < 16 else "span:very-long"


def who(case: Case) -> str:
    """What the subject is: a pronoun may be resolved wrongly, a time or a number does nothing."""
    parse, row = case.parse, case.who.head
    pos, word = parse.pos[row], parse.lowers[row]
    if word == "it":
        return "subject:it"
    if word in RELATIVE and (pos != "DET" or word != "that"):
        return "subject:relative"
    if word in SPEAKERS:
        return "subject:speaker"
    if word in PERSONS:
        return "subject:person-pronoun"
    if pos == "PROPN":
        return "subject:name"
    if word in POINTING:
        return "subject:pointing"
    if pos == "NUM" or word in TIMES:
        return "subject:number-or-time"
    if pos == "NOUN":
        return "subject:noun"
    return "subject:clause" if pos in {"VERB", "AUX"} else "subject:other"


def kind(case: Case) -> str:
    """What kind of node the subject is, if it is one, and whether its pronoun fits that kind."""
    found = case.kind
    if found is None:
        return "kind:none"
    word = case.parse.lowers[case.who.head]
    if (found in PEOPLE) is (word == "it") and word in {"he", "she", "it"}:
        return "kind:unfit"
    return "kind:person" if found in PEOPLE else "kind:place" if found in PLACES else "kind:other"


def distance(case: Case) -> str:
    """How far the subject is from the predicate, and whether it stands after it."""
    frame = case.frame
    if frame.first < 0 or frame.rule not in CLAUSAL or case.who.text is not None:
        return ""
    gap = frame.first - case.who.after
    if gap < 0:
        return "distance:after"
    return "distance:near" if gap < 3 else "distance:some" if gap < 9 else "distance:far"


def between(case: Case) -> str:
    """Whether punctuation parts subject and predicate."""
    frame, parse = case.frame, case.parse
    if frame.first < 0 or not 1 < frame.first - case.who.after < 40 or frame.rule not in CLAUSAL:
        return ""
    marks = parse.pos[case.who.after : frame.first].count("PUNCT")
    return "between:no-mark" if not marks else "between:one-mark" if marks == 1 else "between:marks"


def length(case: Case) -> str:
    """How long the sentence is."""
    first, after = case.parse.sentences[case.parse.sentence_of[case.frame.head]]
    tokens = after - first
    return "sentence:short" if tokens < 12 else "sentence:middle" if tokens < 30 else "sentence:long"


def quotes(case: Case) -> str:
    """Whether a quotation opens or closes inside the sentence only: its words hang on a wrong verb."""
    parse = case.parse
    first, after = parse.sentences[parse.sentence_of[case.frame.head]]
    text, start, end = parse.text, parse.starts[first], parse.ends[after - 1]
    if text.find('"', start, end) >= 0 and text.count('"', start, end) % 2:
        return "quotes:unbalanced"
    if text.find("“", start, end) < 0 and text.find("”", start, end) < 0:
        return ""
    return "" if text.count("“", start, end) == text.count("”", start, end) else "quotes:unbalanced"


def opening(case: Case) -> str:
    """Whether the sentence begins in lower case, being the rest of another, or is in capitals."""
    parse = case.parse
    first, after = parse.sentences[parse.sentence_of[case.frame.head]]
    word = parse.words[first]
    if word[0].islower():
        return "opening:lower-case"
    if word.isupper() and len(word) > 1 and parse.words[after - 2].isupper():
        return "opening:capitals"
    return ""


def root(case: Case) -> str:
    """What heads the sentence: without a finite verb it is a headline, a list or badly parsed."""
    parse, row = case.parse, case.verb
    heads = parse.heads
    while heads[row] != row:
        row = heads[row]
    tag = parse.tags[row]
    if tag in FINITE:
        return "root:finite"
    return "root:verb" if tag[0] == "V" else "root:noun" if tag[0] == "N" else "root:other"


FINITE = frozenset({"VBD", "VBZ", "VBP"})


def certainty(case: Case) -> str:
    """How sure the rule itself is of a claim that hangs on a noun."""
    if case.frame.pos != "noun" or case.frame.first < 0:
        return ""
    sure = case.frame.confidence
    return "noun:sure" if sure >= 0.6 else "noun:unsure" if sure >= 0.5 else "noun:guess"


def voice(case: Case) -> str:
    """Whether the paper says it itself; a claim of a speaker may also have the wrong speaker."""
    return "said:by-speaker" if case.attributed else "said:by-paper"


def lemma(case: Case) -> str:
    """Whether the predicate is a copula, a bare description, has a particle, or is no word at all."""
    frame = case.frame
    if frame.lemma == "be":
        return "lemma:be" if frame.rule in CLAUSAL else "lemma:is-described"
    if frame.particle:
        return "lemma:particle"
    if frame.rule in CLAUSAL and not case.parse.lowers[frame.head].isalpha():
        return "lemma:no-word"
    return ""


FEATURES: tuple[Callable[[Case], str], ...] = (
    rule, construction, standing, verb_form, thing, further, nested, widest, who, kind, distance, between,
    length, quotes, opening, root, certainty, voice, lemma,
)  # fmt: skip


def features(
    parse: Parse, frame: Frame, kind_at: Callable[[int], str | None], attributed: bool
) -> tuple[str, ...]:
    """Return the names of the features that hold, in the order of `FEATURES`."""
    found = case(parse, frame, kind_at, attributed)
    if found is None:
        return ()
    return tuple(name for feature in FEATURES if (name := feature(found)))


@cache
def weights() -> dict[str, float]:
    """Return the weights in log-odds; a feature that the table does not hold weighs nothing."""
    return {"": 0.0} | {row["feature"]: float(row["weight"]) for row in rows(TABLE)}


def of(parse: Parse, frame: Frame, kind_at: Callable[[int], str | None], attributed: bool) -> float:
    """Return the probability that the claim of this frame is right, as judged on development data.

    `kind_at` gives the kind of the mention whose head is at a row; `attributed` says whether a speaker
    is named for the claim.
    """
    found = case(parse, frame, kind_at, attributed)
    if found is None:
        return LOWEST
    weight = weights()
    total = weight[INTERCEPT]
    for feature in FEATURES:
        total += weight.get(feature(found), 0.0)
    return probability(total)


def probability(log_odds: float) -> float:
    """Return the log-odds as a probability, rounded to three digits and clipped."""
    return round(min(HIGHEST, max(LOWEST, 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds)))))), 3)
