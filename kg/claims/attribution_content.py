"""Where the content of a cue begins and ends."""

from __future__ import annotations

from kg.claims import cues
from kg.claims.attribution_parts import DASHES, SUBJECTS, VERBAL, Rows, clause, parallel, tense
from kg.language.parse import Parse

ONWARD = frozenset(("prep", "dative", "xcomp", "ccomp", "advcl", "acl", "relcl", "oprd"))
VENUES = frozenset(
    (
        "address", "article", "briefing", "broadcast", "call", "ceremony", "conference", "conversation",
        "debate", "email", "hearing", "interview", "letter", "mail", "meeting", "memo", "message", "post",
        "rally", "release", "remark", "session", "speech", "statement", "summit", "testimony", "tweet",
        "visit",
    )
)  # fmt: skip
AMOUNTS = frozenset(
    (
        "blow",
        "boost",
        "concession",
        "move",
        "reference",
        "reversal",
        "setback",
        "shift",
        "sign",
        "signal",
        "step",
    )
)
MEASURES = frozenset(("minute", "hour", "day", "week", "month", "year"))
CONCESSIVE = frozenset(("though", "although", "while", "whereas", "as", "even"))
RECORDS = frozenset(
    (
        "poll", "polling", "survey", "study", "report", "research", "analysis", "data", "datum", "figure",
        "statistic", "number", "document", "record", "file", "filing", "email", "memo", "letter",
        "transcript", "mail", "message", "tape", "video", "recording", "statement", "article", "book",
        "review", "census", "ad", "audit",
    )
)  # fmt: skip
"""Sources that are texts or counts."""


ANY: frozenset[str] = frozenset()
STIRRED = frozenset(
    (
        "alarm", "concern", "doubt", "expectation", "fear", "hope", "issue", "possibility", "prospect",
        "question", "spectre", "specter", "stake", "suspicion", "tension", "uncertainty",
    )
)  # fmt: skip
DEALT = frozenset(("blow", "boost", "defeat", "embarrassment", "rebuke", "setback", "victory", "win"))
CEASED = frozenset(("deadlock", "dispute", "era", "feud", "hope", "impasse", "speculation", "standoff"))
CAST = frozenset(("doubt", "gloom", "light", "shadow", "uncertainty"))
DRAWN = frozenset(("anger", "attention", "condemnation", "criticism", "fire", "ire", "outrage", "protest"))
COMMENTS = {
    "cast": CAST, "deal": DEALT, "deepen": ANY, "deliver": DEALT, "draw": DRAWN, "end": CEASED, "fuel": ANY,
    "heighten": ANY, "highlight": ANY, "mark": ANY, "prompt": ANY, "reflect": ANY,
    "renew": STIRRED, "raise": STIRRED, "signal": ANY, "spark": ANY, "trigger": ANY,
    "underline": ANY, "underscore": ANY,
}  # fmt: skip
"""Verbs that weigh an event -> the objects with which they do, none for any: "raising fears" does,
"raising money" does not."""


def trimmed(parse: Parse, head: int, cue: Rows, source: Rows | None) -> list[int]:
    """Return the rows of a complement without source, cue and added participles ("…, adding that")."""
    left_out = {cue[0]}
    for child in parse.children[head]:
        if child > head and parse.deps[child] == "advcl" and parse.tags[child] == "VBG":
            known = cues.frames("verb", parse.lemmas[child])
            acts = any(not frame.startswith("prep:") for frame in known)  # "focusing on" goes on with it
            if acts and parse.words[child - 1] == "," and not parse.kids(child, "mark"):
                left_out.add(child)
        outrun = (
            parallel(parse, head, child, cue[0])
            or outruns(parse, head, child, cue[0])
            or to_the_present(parse, head, child, cue[0])
        )
        if child > head and (aside(parse, child) or outrun):
            left_out.add(child)
            first = parse.lefts[child]
            left_out.update(row for row in parse.kids(head, "cc") if row + 1 == first)
    rows = clause(parse, head, left_out)
    beyond: set[int] = set()
    for row in rows:
        if writers(parse, row, head, cue[0]):
            beyond.update(clause(parse, row))
    if beyond:
        rows = [row for row in rows if row not in beyond]
    excepted = next((r for r in rows if r > cue[0] and exception(parse, r)), None)
    if excepted is not None:
        rows = [row for row in rows if row < excepted]
    first, after = cue[1], cue[2]
    if source is not None:
        rows = [row for row in rows if not source[1] <= row < source[2]]
    mark = parse.child(head, "mark")
    if mark is not None and cue[0] < mark and parse.lowers[mark] == "that":
        rows = [row for row in rows if row >= mark]
    return [row for row in rows if not first <= row < after]


def writers(parse: Parse, row: int, head: int, cue: int) -> bool:
    """Does the writer speak, in a phrase that hangs on what is reported?"""
    dep = parse.deps[row]
    if dep in ("advcl", "prep") and row != head:
        if after_dash(parse, row) or days_after(parse, row) or (dep == "advcl" and source_note(parse, row)):
            return True
    if dep == "advcl" and row > head and aside(parse, row) and joined(parse, parse.heads[row], head):
        return True
    if row > head and (comment(parse, row) or seen_as(parse, row)):
        return True
    return row > cue and answered(parse, row)


def joined(parse: Parse, row: int, head: int) -> bool:
    """Does a verb carry on the clause of another: its complement or a conjunct?"""
    while row != head and parse.deps[row] in ("conj", "xcomp") and parse.heads[row] != row:
        row = parse.heads[row]
    return row == head


def seen_as(parse: Parse, row: int) -> bool:
    """Does the writer say what a statement amounts to: "said it would close, in a blow to the town"?"""
    if parse.lowers[row] != "in" or parse.words[row - 1] != ",":
        return False
    obj = parse.child(row, "pobj")
    return obj is not None and parse.lemmas[obj] in AMOUNTS and parse.lowers[parse.lefts[obj]] in ("a", "an")


def exception(parse: Parse, row: int) -> bool:
    """Does the writer object after a dash: "thought it would sink - except that it floats"?"""
    return parse.lowers[row] == "except" and parse.words[row - 1] in ("-", "–", "—", "--")


def answered(parse: Parse, verb: int) -> bool:
    """Is a relative clause another one's answer: "said …, which the envoy denied"?"""
    if parse.deps[verb] != "relcl" or "that" not in cues.frames("verb", parse.lemmas[verb]):
        return False
    which = parse.child(verb, "dobj")
    first = parse.lefts[verb]
    return which == first and parse.lowers[first] == "which" and parse.words[first - 1] == ","


def aside(parse: Parse, child: int) -> bool:
    """Does a clause after a comma set the writer's own words against the report: ", though …"?"""
    mark = parse.child(child, "mark")
    at = parse.lefts[child]
    opens = mark is not None and at <= mark <= at + 1
    return (
        parse.deps[child] == "advcl"
        and opens
        and parse.lowers[at] in CONCESSIVE
        and (parse.words[at - 1] == "," or parse.words[at - 1] in DASHES)
    )


def source_note(parse: Parse, verb: int) -> bool:
    """Does a clause say where a report stands: "thought that the result, as he later told us, was good"?"""
    mark, known = parse.child(verb, "mark", "advmod"), cues.frames("verb", parse.lemmas[verb])
    return (
        mark is not None
        and mark == parse.lefts[verb]
        and parse.lowers[mark] == "as"
        and not {"that", "quote"}.isdisjoint(known)
        and parse.child(verb, "ccomp", "dobj", "xcomp") is None
        and parse.words[mark - 1] == ","
    )


def after_dash(parse: Parse, row: int) -> bool:
    """Does the writer tell after a dash what went before: "said it would fail -- after selling it"?"""
    at = parse.lefts[row]
    return (
        at > 1
        and parse.lowers[at] in ("after", "before", "since")
        and parse.words[at - 1] in DASHES
        and parse.starts[at - 1] > parse.ends[at - 2]
        and at in (row, parse.child(row, "mark"))
    )


def days_after(parse: Parse, row: int) -> bool:
    """Does the writer set a report in time: "said it would look, [only days after the union called]"?"""
    at = parse.lefts[row]
    mark = parse.child(row, "mark")
    when = row if mark is None else mark
    return (
        parse.lowers[when] in ("after", "before")
        and at > 0
        and parse.words[at - 1] == ","
        and any(
            parse.lemmas[r] in MEASURES and at <= r < when
            for x in (row, when)
            for r in parse.kids(x, "npadvmod")
        )
    )


def to_the_present(parse: Parse, head: int, child: int, cue: int) -> bool:
    """Does the writer go on in the present: "felt it was too weak, and now some are hoping for a new one"?
    A report in the past would stay in it."""
    if parse.deps[child] != "conj" or parse.child(child, "nsubj") is None:
        return False
    past = tense(parse, cue) == tense(parse, head) == "VBD"
    first = parse.lefts[child]
    return (
        past
        and tense(parse, child) in ("VBZ", "VBP")
        and parse.tags[first - 1] == "CC"
        and parse.words[first - 2] == ","
    )


def outruns(parse: Parse, head: int, child: int, cue: int) -> bool:
    """Does a past tense go on with the main verb: "built it to assure them that it lasts and sold it"?"""
    if parse.deps[child] != "conj" or tense(parse, cue) or parse.child(child, *SUBJECTS) is not None:
        return False
    above = next((r for r in parse.ancestors(cue) if parse.pos[r] in VERBAL and tense(parse, r)), None)
    return (
        above is not None
        and tense(parse, above) == tense(parse, child) == "VBD"
        and tense(parse, head) in ("VBZ", "VBP")
    )


def comment(parse: Parse, verb: int) -> bool:
    """Does a participle after a comma weigh what is reported: "…, casting doubt on the vote"? That is the
    writer's word."""
    if parse.tags[verb] != "VBG" or parse.deps[verb] not in ("advcl", "acl"):
        return False
    first = parse.lefts[verb]
    if parse.words[first - 1] != "," or parse.child(verb, "mark", "nsubj", "aux") is not None:
        return False
    obj, lemma = parse.child(verb, "dobj"), parse.lemmas[verb]
    if obj is None or lemma not in COMMENTS:
        return False
    return not COMMENTS[lemma] or parse.lemmas[obj] in COMMENTS[lemma]


def onward(parse: Parse, governor: int, obj: int) -> list[int]:
    """Return the object and what follows it without a break: parsers hang "[an incident] at the border
    that ended in tears" on the verb."""
    rows, after = clause(parse, obj, [governor, *asides(parse, obj)]), parse.rights[obj] + 1
    for child in parse.children[governor]:
        if venue(parse, child):
            break
        if parse.lefts[child] == after and parse.deps[child] in ONWARD:
            rows.extend(clause(parse, child))
            after = parse.rights[child] + 1
    return sorted(set(rows))


def venue(parse: Parse, prep: int) -> bool:
    """Does a phrase say where or in what somebody spoke: "at a conference", "in a letter to Lund"?"""
    obj = parse.child(prep, "pobj")
    return (
        obj is not None
        and parse.lowers[prep] in ("at", "in", "during", "on", "by", "via", "over")
        and parse.lemmas[obj] in VENUES
        and parse.child(obj, "det", "poss") is not None
    )


def asides(parse: Parse, noun: int) -> list[int]:
    """Return the relative clauses after a comma: what they say of "Lee, who left in May" is the writer's."""
    return [
        row
        for row in clause(parse, noun)
        if parse.deps[row] == "relcl"
        and parse.words[parse.lefts[row] - 1] == ","
        and parse.tags[parse.lefts[row]] in ("WP", "WDT")
    ]


def full_stop(parse: Parse, row: int) -> bool:
    """Does a sentence end here, though the parser went on: '.” Lee'?"""
    return (
        parse.words[row] in (".", "!", "?")
        and row + 2 < parse.sentences[parse.sentence_of[row]][1]
        and parse.words[row + 1][:1] in "\"'”’"
        and parse.words[row + 2][:1].isupper()
        and parse.starts[row + 2] > parse.ends[row + 1]
    )


def of_record(parse: Parse, source: Rows | None) -> bool:
    """Is the source a poll, a study or a document?"""
    return source is not None and parse.lemmas[source[0]] in RECORDS


def marked(parse: Parse, complement: int) -> bool:
    """Does a clause open with "that"?"""
    mark = parse.child(complement, "mark")
    return mark is not None and parse.lowers[mark] == "that"
