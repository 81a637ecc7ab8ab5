"""What holds of the drafts of every rule: which are no report at all, and what else belongs to one."""

from __future__ import annotations

from kg.claims import cues
from kg.claims.attribution_parts import SUBJECTS, Draft, Rows, View, clause, tense
from kg.claims.attribution_sources import BREAKS, NAMING
from kg.language.parse import Parse

LISTENER = frozenset(("you", "we"))
ABSENT = frozenset(("aux", "auxpass", "mark", "nsubj", "nsubjpass", "csubj"))


def idle(view: View, draft: Draft) -> bool:
    """Is a cue no report: "consider this: …", "as you know, …"?"""
    if draft.cue is None:
        return False
    verb = draft.cue[0]
    if draft.source is None:
        return imperative(view.parse, verb)
    if draft.kind == "intention" and view.parse.lowers[draft.source[0]] == "you":
        return supposed(view.parse, verb)
    if not as_known(view.parse, verb):
        return False
    if view.parse.lowers[draft.source[0]] in LISTENER:
        return True
    return view.parse.heads[verb] in draft.rows and begins(view.parse, verb)


def imperative(parse: Parse, verb: int) -> bool:
    """Does a verb tell the reader what to do: "Imagine that …"?"""
    first = parse.sentences[parse.sentence_of[verb]][0]
    return (
        parse.tags[verb] in ("VB", "VBP")
        and parse.deps[verb] in ("ROOT", "ccomp", "parataxis")
        and (verb == first or parse.pos[verb - 1] in ("PUNCT", "ADV", "CCONJ"))
        and not any(parse.deps[row] in ABSENT for row in parse.children[verb])
    )


def supposed(parse: Parse, verb: int) -> bool:
    """Is the attitude of no one in particular: "if you want to see the harbor"?"""
    mark = parse.child(verb, "mark")
    return mark is not None and parse.lowers[mark] in ("if", "when", "unless")


def as_known(parse: Parse, verb: int) -> bool:
    """Does a clause with "as" call on those who listen: "as you know", "as we have seen"?"""
    mark = parse.child(verb, "mark", "advmod")
    return parse.deps[verb] == "advcl" and mark is not None and parse.lowers[mark] == "as"


def begins(parse: Parse, verb: int) -> bool:
    """Does a verb with "as" tell a deed of its own: "as the weather begins to turn"?"""
    deed = parse.child(verb, "xcomp")
    return deed is not None and deed > verb and parse.lemmas[deed] != "do"


def also_that(parse: Parse, draft: Draft) -> list[int]:
    """Return the rows of a clause joined to the cue by "that": "announced a ferry and [that it sails]"."""
    if draft.cue is None or draft.kind not in ("indirect", "judgement"):
        return []
    verb = draft.cue[0]
    if "that" not in cues.frames("verb", parse.lemmas[verb]):
        return []
    rows: list[int] = []
    for child in parse.kids(verb, "conj"):
        mark = parse.child(child, "mark")
        if mark is not None and parse.lowers[mark] == "that" and parse.tags[mark - 1] in ("CC", ","):
            rows.extend(row for row in clause(parse, child) if row >= mark)
    return rows


def described_source(parse: Parse, draft: Draft) -> set[int]:
    """Return what is said of the source itself: "according to the letter, [which was sent in March]"."""
    if draft.kind != "according" or draft.source is None:
        return set()
    return set(clause(parse, draft.source[0]))


def near_subject(parse: Parse, draft: Draft) -> Rows | None:
    """Return the name right before a cue, hung elsewhere: "…, The Harbor Times reported that"."""
    if draft.cue is None or draft.kind != "indirect":
        return None
    verb, first = draft.cue[0], draft.cue[1]
    begin = first
    while begin > 0 and parse.words[begin - 1] not in BREAKS and first - begin < 8:
        begin -= 1
    if (
        tense(parse, verb) not in ("VBD", "VBZ", "VBP")
        or parse.deps[verb] not in ("ROOT", "ccomp")
        or parse.child(verb, *SUBJECTS, "auxpass", "expl") is not None
        or parse.pos[first - 1] not in ("PROPN", "NOUN")
        or not all(parse.pos[row] in NAMING for row in range(begin, first))
        or begin == first
        or parse.words[begin - 1] not in BREAKS
    ):
        return None
    return first - 1, begin, first


LED_IN = 20


def led_in(parse: Parse, draft: Draft) -> range:
    """Return what stands between "that" and a quotation: "added [that after a year] 'it was lost'"."""
    if draft.cue is None or not draft.rows or draft.cue[2] >= len(parse):
        return range(0)
    that, begun = draft.cue[2], min(draft.rows)
    if parse.lowers[that] != "that" or not that < begun < that + LED_IN:
        return range(0)
    whole = parse.sentence_of[that] == parse.sentence_of[begun]
    return range(that, begun) if whole else range(0)


__all__ = ["also_that", "described_source", "idle", "led_in", "near_subject"]
