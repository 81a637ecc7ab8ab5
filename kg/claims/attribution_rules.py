"""Rules for attributions that grammar shows: a cue word and what it governs. Each row of `RULES` takes
the view and the row of a cue and yields drafts."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims import cues
from kg.claims.attribution_according import according, per, quoted_as, viewed
from kg.claims.attribution_content import RECORDS, asides, full_stop, marked, onward
from kg.claims.attribution_headlines import clipped, second_verb
from kg.claims.attribution_parts import (
    VERBAL,
    Draft,
    Rows,
    View,
    clause,
    cue_rows,
    possessor,
    source_of,
    tense,
)
from kg.claims.attribution_verbs import (
    Frames,
    Rule,
    accused_of,
    as_noted,
    gerund,
    infinitive,
    object_infinitive,
    object_predicate,
    passive_infinitive,
    plain_object,
    raising,
    that_clause,
)
from kg.language.parse import Parse

BREAKS = frozenset((",", "—", "–", "--", ";", ":", "(", ")", '"', "“", "”", "''", "``"))
NAMING = frozenset(("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM", "ADP", "PART", "AUX"))
CLOSING = frozenset((",", ".", "!", "?"))
NOMINAL = frozenset(("PROPN", "NOUN", "PRON"))


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
        if source is None or source[1] <= content < source[2]:
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


def holder(parse: Parse, word: int) -> Rows | None:
    """Return who holds the claim or attitude that a verb, adjective or noun stands for."""
    if parse.pos[word] in VERBAL:
        return source_of(parse, word)
    if parse.pos[word] == "ADJ":
        copula = parse.heads[word]
        if parse.deps[word] in ("acomp", "oprd", "conj") and parse.pos[copula] in VERBAL:
            return source_of(parse, copula)
        return None
    owner = possessor(parse, word)
    if owner is not None:
        return owner
    verb = parse.heads[word]
    if parse.deps[word] == "dobj" and parse.pos[verb] in VERBAL:
        return source_of(parse, verb)
    return None


def cue_of(parse: Parse, word: int) -> Rows:
    """Return the rows of a cue: of an adjective with its copula where that stands next to it."""
    if parse.pos[word] in VERBAL:
        return cue_rows(parse, word)
    return word, word, word + 1


def adjective(view: View, word: int, frames: Frames) -> Iterator[Draft]:
    """Read "The minister is confident [that the talks will go on]"; "eager [to resume]"."""
    parse = view.parse
    copula = parse.heads[word]
    if parse.deps[word] not in ("acomp", "oprd") or parse.pos[copula] not in VERBAL:
        return
    for complement in parse.kids(word, "ccomp", "xcomp"):
        infinitive_ = parse.tags[complement] == "VB" and parse.deps[complement] == "xcomp"
        if complement > word and ("to" if infinitive_ else "that") in frames:
            source = source_of(parse, copula)
            if source is not None and parse.lowers[source[0]] not in ("it", "there"):
                yield Draft("attitude", (word, word, word + 1), source, clause(parse, complement))
                return


def noun_clause(view: View, noun: int, frames: Frames) -> Iterator[Draft]:
    """Read "the claim by the envoy [that the talks failed]"; "their plan [to resume]"."""
    parse = view.parse
    far = far_clauses(parse, noun)
    near = [c for c in parse.kids(noun, "acl", "ccomp", "relcl") if not nearer(parse, noun, c)]
    for complement in [*near, *far]:
        if "that" in frames and (
            marked(parse, complement) or complement in far or unmarked(parse, noun, complement)
        ):
            yield Draft("nominal", (noun, noun, noun + 1), holder(parse, noun), clause(parse, complement))
            return
        if parse.tags[complement] == "VB" and parse.child(complement, "aux") is not None and "to" in frames:
            if parse.child(complement, "nsubj") is not None or parse.deps[complement] == "relcl":
                continue
            source = holder(parse, noun)
            if source is not None:
                yield Draft("nominal", (noun, noun, noun + 1), source, clause(parse, complement), rank=1)
                return


def unmarked(parse: Parse, noun: int, clause_: int) -> bool:
    """Is a clause without "that" what a noun says and no relative clause: "claims [it held the crew]"?
    It has all its arguments."""
    subject = parse.child(clause_, "nsubj", "nsubjpass")
    if subject is None or parse.tags[subject] in ("WDT", "WP", "WP$") or parse.lefts[clause_] != noun + 1:
        return False
    if parse.lefts[subject] != noun + 1:
        return False
    full = parse.child(clause_, "dobj", "attr", "acomp", "auxpass") is not None
    bare = parse.child(noun, "det", "poss") is None  # "fears the bank fell", no "the fears the bank had"
    gapless = parse.deps[clause_] == "acl" and tense(parse, clause_) != ""
    return full or (bare and (gapless or tense(parse, clause_) == "MD"))


def nearer(parse: Parse, noun: int, clause_: int) -> bool:
    """Does another noun that takes such a clause stand between: "concern over the claim that …"?"""
    between = range(noun + 1, parse.lefts[clause_])
    return any(parse.pos[r] == "NOUN" and "that" in cues.frames("noun", parse.lemmas[r]) for r in between)


def far_clauses(parse: Parse, noun: int) -> list[int]:
    """Return "that" clauses that the parser hung too low, on the object of the noun's "by", or too high,
    on the noun of which this one is a part."""
    found: list[int] = []
    above = parse.heads[parse.heads[noun]]
    if parse.deps[noun] == "pobj" and parse.pos[above] == "NOUN":
        found.extend(
            c for c in parse.kids(above, "acl", "relcl") if opened_by_that(parse, c) and parse.lefts[c] > noun
        )
    for prep in parse.kids(noun, "prep"):
        obj = parse.child(prep, "pobj")
        if parse.lowers[prep] in ("by", "from") and obj is not None:
            clauses = parse.kids(obj, "acl", "relcl", "ccomp")
            found.extend(
                c for c in clauses if opened_by_that(parse, c) and parse.child(c, "nsubj", "nsubjpass")
            )
    return found


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


def opened_by_that(parse: Parse, head: int) -> bool:
    """Is "that" the first word of a clause and not its subject? (Parsers take it for a pronoun.)"""
    that = parse.lefts[head]
    return parse.lowers[that] == "that" and parse.deps[that] in ("mark", "dobj", "pobj", "attr")


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


def beside(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """Read "[The talks], she said, [failed]"; "[The talks failed], the Post reports": by position, where the
    parser made the cue hang on its own content or took it for a noun."""
    parse = view.parse
    if (
        not {"that", "quote"} & set(frames)
        or parse.tags[verb] in ("VBG", "VB", "VBN", "NN")
        or view.quote_of[verb] >= 0
    ):
        return
    first, after = parse.sentences[parse.sentence_of[verb]]
    begin = verb
    while begin > first and parse.words[begin - 1] not in BREAKS:
        begin -= 1
    if begin <= first + 2 or parse.words[begin - 1] not in (",", "—", "–", "--"):
        return
    source = before_cue(parse, begin, verb) if begin < verb else after_cue(parse, verb, after)
    if source is None:
        return
    end = max(verb, source[2] - 1)
    following = parse.words[end + 1] if end + 1 < after else "."
    if following not in CLOSING and (
        begin == verb or parse.pos[end + 1] not in ("ADP", "ADV", "NOUN", "PROPN")
    ):
        return
    rows = list(range(first, begin - 1))
    if following == "," and end + 2 < after and goes_on(parse, rows, end + 2, after):
        rows.extend(range(end + 2, after))
    terse = begin == verb and "quote" in frames and len(rows) > 2  # "No deal with Sweden, says Berg"
    if (terse or any(parse.pos[row] in VERBAL for row in rows)) and not any(
        full_stop(parse, row) for row in rows
    ):
        yield Draft("indirect", (verb, verb, verb + 1), source, rows)


def goes_on(parse: Parse, rows: list[int], first: int, after: int) -> bool:
    """Does the report go on after the cue: "The crew, she said, left"; "…, she said, and it may sail"?"""
    if parse.tags[first] == "CC":
        return any(parse.tags[row] == "MD" for row in range(first + 1, min(first + 6, after)))
    return len(rows) < 16


def before_cue(parse: Parse, begin: int, verb: int) -> Rows | None:
    """Return the name between a comma and a cue, where there is nothing else: ", the envoy said"."""
    head = next((row for row in range(verb - 1, begin - 1, -1) if parse.pos[row] in NOMINAL), None)
    clean = (
        parse.pos[begin] != "CCONJ"
        and parse.pos[verb - 1] != "ADJ"
        and all(
            parse.pos[row] in NAMING or parse.pos[row] == "CCONJ" or row + 1 == verb
            for row in range(begin, verb)
        )
    )
    return (head, begin, verb) if head is not None and clean and verb - begin <= 10 else None


def after_cue(parse: Parse, verb: int, after: int) -> Rows | None:
    """Return the name that follows a cue: ", said the envoy."."""
    row = verb + 1
    while row < after and row - verb < 10 and parse.pos[row] in NAMING:
        row += 1
    head = next((r for r in range(row - 1, verb, -1) if parse.pos[r] in ("PROPN", "NOUN")), None)
    return None if head is None else (head, verb + 1, row)


RULES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    (
        "verb",
        (
            second_verb,
            quoted_as,
            in_writing,
            that_clause,
            object_infinitive,
            infinitive,
            gerund,
            passive_infinitive,
            raising,
            object_predicate,
            accused_of,
            plain_object,
            governed,
            as_noted,
            beside,
            clipped,
        ),
    ),
    ("adjective", (adjective, governed)),
    ("noun", (viewed, noun_clause, governed)),
    ("preposition", (according, per)),
    ("adverb", (hearsay,)),
)
"""Part of speech of the cue -> its rules; the first that finds something wins."""
