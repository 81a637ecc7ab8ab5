"""The time of a claim: what its clause names, else the bound that its tense gives.

A past clause without a time of its own happened by the publication, a future one after it. Such a
bound has no words (`text` "" and `span` None). It is given only where the clause stands as plain
fact: never for what is negated, asked, possible, conditional, intended, or another's future.
"""

from __future__ import annotations

from datetime import date

from kg.claims import verbs
from kg.claims.frames import Frame
from kg.language.parse import Parse
from kg.language.times import Timex, attach, in_sentence
from kg.records import Interval

LIGHT = frozenset(
    {"hold", "have", "conduct", "make", "give", "deliver", "take", "stage", "launch", "sign", "face"}
)
"""Verbs whose object is the event: "held talks on Monday"."""

OCCUR = frozenset({"take", "occur", "happen", "begin", "start", "end", "hold", "come", "break", "follow"})
"""Verbs whose subject is the event: "the talks took place on Monday"."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PREDICATIVE = frozenset({"attr", "acomp", "oprd"})
AUXILIARIES = frozenset({"aux", "auxpass"})
PAST_FORMS = frozenset({"had", "'d", "’d", "was", "were", "did", "has", "have", "'ve", "’ve"})
FUTURE_FORMS = frozenset({"will", "'ll", "’ll", "wo", "shall"})
UNREAL_MARKS = frozenset({"if", "unless", "whether", "until", "till", "though", "like", "lest"})
UNREAL_VERBS = frozenset(
    {"wish", "imagine", "suppose", "pretend", "doubt", "deny", "wonder", "ask", "hope", "want", "demand",
     "insist", "urge", "request", "require", "propose", "recommend", "suggest", "predict", "expect"}
)  # fmt: skip
DEEPEST = 8


def of(parse: Parse, timexes: tuple[Timex, ...], frame: Frame, published: date | None) -> Interval | None:
    """Return when a frame's event was, is or will be; None where nothing tells."""
    here = in_sentence(parse, timexes, frame.head) if timexes else ()
    if here:
        for row in predicates(parse, frame):
            named = attach(parse, here, row)
            if named is not None:
                return named
        named = scene_time(parse, here, frame.head)
        if named is not None:
            return named
    if published is None or frame.first < 0 or frame.pos == "noun":
        return None
    way = tense_bound(parse, clause_verb(parse, frame.head))
    if frame.governor is not None:
        way = governed(parse, frame.governor)
    if way < 0:
        return Interval(None, published)
    return Interval(published, None) if way > 0 else None


def predicates(parse: Parse, frame: Frame) -> tuple[int, ...]:
    """Return the rows whose times are the frame's: its head, the verb around it that means the same
    event, and the verb that its relation takes in."""
    rows = [frame.head]
    around = parse.heads[frame.head]
    nominal = frame.rule.startswith("nominal")
    if (parse.deps[frame.head] in PREDICATIVE and not nominal) or is_carried(parse, frame.head, around):
        rows.append(around)
    if frame.governor is not None:
        rows.append(frame.governor)
    return tuple(rows)


def scene_time(parse: Parse, here: tuple[Timex, ...], noun: int) -> Interval | None:
    """Return the day of an event that is the scene of its verb: "In a speech on Monday, he said …"."""
    scene = parse.heads[noun]
    if parse.pos[noun] != "NOUN" or parse.lowers[scene] not in ("in", "at", "during"):
        return None
    for timex in here:
        if timex.owner == parse.heads[scene] and noun < timex.first <= parse.rights[noun]:
            return timex.interval
    return None


def is_carried(parse: Parse, noun: int, verb: int) -> bool:
    """Is the event noun what its verb says that happened?"""
    if parse.pos[noun] != "NOUN":
        return False
    if parse.deps[noun] == "dobj":
        return parse.lemmas[verb] in LIGHT
    return parse.deps[noun] in SUBJECTS and parse.lemmas[verb] in OCCUR


def governed(parse: Parse, governor: int) -> int:
    """Return the bound of a verb that another takes in: that of the other where both are as real ("began
    to send", not "agreed to send"); "is going to send" is a future."""
    if parse.lemmas[governor] in ASPECTS:
        return tense_bound(parse, governor)
    forms = {parse.lowers[c] for c in parse.children[governor] if parse.deps[c] in AUXILIARIES}
    going = parse.lowers[governor] == "going" and forms & {"is", "are", "am", "'s", "’s", "'re", "’re"}
    negated = any(parse.deps[c] == "neg" for c in parse.children[governor])
    return int(bool(going) and not negated and not asked(parse, governor) and stands(parse, governor, 1))


ASPECTS = frozenset({"begin", "start", "continue", "manage", "stop", "help", "proceed", "cease"})
"""Governors that are only so far real as what they govern."""


def clause_verb(parse: Parse, row: int) -> int:
    """Return the verb that bears the tense of a predicate."""
    return parse.heads[row] if parse.deps[row] in PREDICATIVE and parse.heads[row] != row else row


def tense_bound(parse: Parse, verb: int) -> int:
    """Return -1 where the event lies before the publication, 1 where it lies after, else 0."""
    way = own_tense(parse, verb)
    if way == 0 or asked(parse, verb) or not stands(parse, verb, way):
        return 0
    return way


def own_tense(parse: Parse, verb: int, depth: int = 0) -> int:
    """Return -1 for a past or perfect form, 1 for "will", 0 for any other and for a negated one.

    A participle in a row of verbs ("was seized and sold") has the auxiliaries of the first.
    """
    tag, forms = parse.tags[verb], set()
    for child in parse.children[verb]:
        if parse.deps[child] == "neg" or parse.lowers[child] == "never":
            return 0
        if parse.deps[child] in AUXILIARIES:
            forms.add(parse.lowers[child])
    if not forms and tag in ("VBN", "VB") and parse.deps[verb] == "conj" and depth < DEEPEST:
        return own_tense(parse, parse.heads[verb], depth + 1)
    if forms & FUTURE_FORMS:
        return 0 if forms & PAST_FORMS else 1
    if any(parse.tags[c] in ("MD", "TO") for c in parse.children[verb] if parse.deps[c] in AUXILIARIES):
        return 0
    if tag == "VBD" or (tag in ("VBN", "VBG", "VB") and forms & PAST_FORMS):
        return -1
    return 0


def asked(parse: Parse, row: int) -> bool:
    """Is the sentence a question?"""
    first, after = parse.sentences[parse.sentence_of[row]]
    return "?" in parse.words[max(first, after - 2) : after]


def stands(parse: Parse, verb: int, way: int) -> bool:
    """Is the clause plain fact in all the clauses around it? A future must be the paper's own."""
    row = verb
    for _ in range(DEEPEST):
        if any(parse.deps[c] == "mark" and parse.lowers[c] in UNREAL_MARKS for c in parse.children[row]):
            return False
        if verbs.inverted(parse, row):
            return False
        head = parse.heads[row]
        if head == row:
            return way < 0 or not quoted(parse, verb)
        dep = parse.deps[row]
        if parse.pos[head] in ("VERB", "AUX") and dep != "conj" and unreal(parse, head):
            return False
        if way > 0 and dep not in ("conj", "relcl"):
            return False
        if dep == "ccomp" and parse.lemmas[head] in UNREAL_VERBS:
            return False
        row = head
    return False


def unreal(parse: Parse, verb: int) -> bool:
    """Does a modal or an infinitive stand before the verb around ("would say that", "to prove that")?"""
    return any(parse.tags[c] in ("MD", "TO") for c in parse.children[verb] if parse.deps[c] in AUXILIARIES)


def quoted(parse: Parse, verb: int) -> bool:
    """Does an open quotation mark stand before the verb in its sentence?"""
    first = parse.sentences[parse.sentence_of[verb]][0]
    marks = [word for word in parse.words[first:verb] if word in ('"', "“", "”", "``", "''")]
    return len(marks) % 2 == 1
