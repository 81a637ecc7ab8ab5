"""Rules for attributions that grammar shows: a cue word and what it governs. Each row of `RULES` takes
the view and the row of a cue and yields drafts."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims import cues
from kg.claims.attribution_according import according, per, quoted_as, viewed
from kg.claims.attribution_accused import accused_of
from kg.claims.attribution_beside import beside
from kg.claims.attribution_content import RECORDS, asides, marked, onward
from kg.claims.attribution_headlines import clipped, second_verb
from kg.claims.attribution_heard import PROVING, heard
from kg.claims.attribution_nouns import holder, noun_clause, opened_by_that
from kg.claims.attribution_parts import (
    VERBAL,
    Draft,
    Rows,
    View,
    clause,
    cue_rows,
    source_of,
)
from kg.claims.attribution_verbs import (
    Frames,
    Rule,
    as_noted,
    gerund,
    infinitive,
    object_infinitive,
    object_predicate,
    passive_infinitive,
    plain_object,
    that_clause,
)
from kg.language.parse import Parse

VISITING = frozenset(
    ("brief", "congratulate", "discuss", "exchange", "express", "extend", "greet", "offer", "thank")
)


def governed(view: View, word: int, frames: Frames) -> Iterator[Draft]:
    """Read "They called for [new talks]"; "concern over [the talks]"; "worried about [the talks]"."""
    parse = view.parse
    yield from misread(view, word, frames)
    for prep in parse.kids(word, "prep"):
        if f"prep:{parse.lowers[prep]}" not in frames or prep < word:
            continue
        content = parse.child(prep, "pobj", "pcomp")
        if content is None:
            continue
        source = holder(parse, word)
        if source is None or source[1] <= content < source[2] or visit(parse, word, prep):
            continue
        cue = cue_of(parse, word)
        yield Draft(
            "judgement",
            (cue[0], cue[1], max(cue[2], prep + 1 if prep == cue[2] else cue[2])),
            source,
            sorted(
                {*clause(parse, content, [word, *asides(parse, content)]), *onward(parse, word, prep)}
                - {prep}
            ),
            rank=2,
        )
        return


def visit(parse: Parse, word: int, prep: int) -> bool:
    """Is calling on somebody to discuss a thing a visit and no appeal?"""
    if parse.lemmas[word] != "call" or parse.lowers[prep] not in ("on", "upon"):
        return False
    hosts = parse.kids(prep, "pobj")
    aims = [
        *parse.kids(word, "advcl", "xcomp"),
        *(c for host in hosts for c in parse.kids(host, "relcl", "acl")),
    ]
    return any(parse.lemmas[aim] in VISITING and parse.tags[aim] == "VB" for aim in aims)


def misread(view: View, word: int, frames: Frames) -> Iterator[Draft]:
    """Read "She called on [him to resign]" where the preposition was taken for a conjunction."""
    parse = view.parse
    for verb in parse.kids(word, "advcl"):
        mark, subject = parse.child(verb, "mark"), parse.child(verb, "nsubj")
        if mark is None or subject is None or parse.tags[verb] != "VB" or mark != word + 1:
            continue
        if f"prep:{parse.lowers[mark]}" in frames and (source := holder(parse, word)) is not None:
            rows = [row for row in clause(parse, verb) if row > mark]
            yield Draft("request", (word, word, mark + 1), source, rows)


def cue_of(parse: Parse, word: int) -> Rows:
    """Return the rows of a cue: of an adjective with its copula where that stands next to it."""
    if parse.pos[word] in VERBAL:
        return cue_rows(parse, word)
    return word, word, word + 1


def adjective(view: View, word: int, frames: Frames) -> Iterator[Draft]:
    """Read "The minister is confident [that the talks will go on]"; "eager [to resume]"."""
    parse = view.parse
    copula = parse.heads[word]
    if parse.lemmas[copula] == "make" and parse.lowers[word] == "clear" and copula < word:
        yield from made_clear(parse, word)
        return
    if parse.deps[word] not in ("acomp", "oprd") or parse.pos[copula] not in VERBAL:
        return
    above = parse.heads[copula]
    if parse.deps[copula] == "ccomp" and parse.lemmas[above] in PROVING and parse.tags[above] == "VB":
        return  # "he must show that he is willing to …": is he?
    for complement in parse.kids(word, "ccomp", "xcomp"):
        infinitive_ = parse.tags[complement] == "VB" and parse.deps[complement] == "xcomp"
        if complement > word and ("to" if infinitive_ else "that") in frames:
            source = source_of(parse, copula)
            if source is not None and parse.lowers[source[0]] not in ("it", "there"):
                yield Draft("attitude", (word, word, word + 1), source, clause(parse, complement))
                return


def made_clear(parse: Parse, word: int) -> Iterator[Draft]:
    """Read "She made clear [that the talks failed]"; "made it clear [they would fail]"."""
    verb = parse.heads[word]
    clauses = [*parse.kids(word, "advcl", "ccomp", "acl", "xcomp"), *parse.kids(verb, "advcl", "ccomp")]
    source = source_of(parse, verb)
    for complement in clauses:
        own = parse.child(complement, "nsubj", "nsubjpass", "expl")
        near = marked(parse, complement) or parse.lefts[complement] == word + 1
        if complement > word and own is not None and near and source is not None:
            rows = [row for row in clause(parse, complement) if row > word]
            yield Draft("indirect", (word, cue_rows(parse, verb)[1], word + 1), source, rows)
            return


def in_writing(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "She announced in a memo [that the talks failed]", where the clause was hung on the memo."""
    parse = view.parse
    if not {"that", "obj_that"} & set(frames) or parse.child(verb, "auxpass") is not None:
        return
    for prep in parse.kids(verb, "prep"):
        text = parse.child(prep, "pobj")
        if text is None or parse.lemmas[text] not in RECORDS or cues.frames("noun", parse.lemmas[text]):
            continue
        for complement in parse.kids(text, "acl", "relcl", "ccomp"):
            subject = parse.child(complement, "nsubj", "nsubjpass")
            source = source_of(parse, verb)
            after = parse.rights[complement] + 1
            rest = parse.kids(verb, "ccomp")
            if any(parse.lefts[c] != after for c in rest):
                continue
            if subject is not None and source is not None and opened_by_that(parse, complement):
                rows = [row for head in (complement, *rest) for row in clause(parse, head)]
                yield Draft("indirect", cue_rows(parse, verb), source, rows)
                return


def hearsay(view: View, row: int, frames: Frames) -> Iterator[Draft]:
    """Read "[The talks have] reportedly [failed]"."""
    parse = view.parse
    if "clause" not in frames or parse.heads[row] == row:
        return
    head = parse.heads[row]
    if parse.pos[head] not in VERBAL:
        return
    others = [c for c in parse.kids(head, "conj", "cc", "advcl") if c > row]
    yield Draft("hearsay", (row, row, row + 1), None, clause(parse, head, [row, *others]))


RULES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    (
        "verb",
        (
            second_verb,
            quoted_as,
            *map(heard, (in_writing, that_clause, object_infinitive, infinitive, gerund)),
            passive_infinitive,
            *map(heard, (object_predicate, accused_of, plain_object, governed)),
            as_noted,
            beside,
            clipped,
        ),
    ),
    ("adjective", (heard(adjective), heard(governed))),
    ("noun", (viewed, heard(noun_clause), heard(governed))),
    ("preposition", (according, per)),
    ("adverb", (hearsay,)),
)
"""Part of speech of the cue -> its rules; the first that finds something wins."""
