"""Rules for attributions that grammar shows: a cue word and what it governs. Each row of `RULES` takes
the view and the row of a cue and yields drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.claims import cues
from kg.claims.attribution_parts import (
    VERBAL,
    Draft,
    Rows,
    View,
    clause,
    clause_head,
    cue_rows,
    noun_phrase,
    possessor,
    source_of,
)
from kg.language.parse import Parse

Frames = Mapping[str, str]
Rule = Callable[[View, int, Frames], Iterator[Draft]]
CONCESSIVE = frozenset(("though", "although", "while", "whereas", "as", "even"))
UNSPOKEN = frozenset(("want", "intend", "favour", "feel"))
"""Classes whose passive says nothing of a report: "he's wanted to …"."""
ONWARD = frozenset(("prep", "dative", "xcomp", "ccomp", "advcl", "acl", "relcl", "oprd"))


def trimmed(parse: Parse, head: int, cue: Rows, source: Rows | None) -> list[int]:
    """Return the rows of a complement without the source, the cue and added participles ("…, adding that")."""
    left_out = {cue[0]}
    for child in parse.children[head]:
        if child > head and parse.deps[child] == "advcl" and parse.tags[child] == "VBG":
            known = cues.frames("verb", parse.lemmas[child])
            if parse.words[child - 1] == "," and ("that" in known or "quote" in known) and not parse.kids(child, "mark"):
                left_out.add(child)
        if child > head and aside(parse, child):
            left_out.add(child)
    rows = clause(parse, head, left_out)
    first, after = cue[1], cue[2]
    if source is not None:
        rows = [row for row in rows if not source[1] <= row < source[2]]
    return [row for row in rows if not first <= row < after]


def aside(parse: Parse, child: int) -> bool:
    """Does a clause after a comma set the writer's own words against the report: ", though …"?"""
    mark = parse.child(child, "mark")
    at = parse.lefts[child]
    return parse.deps[child] == "advcl" and mark == at and parse.lowers[at] in CONCESSIVE and parse.words[at - 1] == ","


def onward(parse: Parse, governor: int, obj: int) -> list[int]:
    """Return the object and what follows it without a break: parsers hang "[an incident] at the border
    that ended in tears" on the verb."""
    rows, after = clause(parse, obj, [governor]), parse.rights[obj] + 1
    for child in parse.children[governor]:
        if parse.lefts[child] == after and parse.deps[child] in ONWARD:
            rows.extend(clause(parse, child))
            after = parse.rights[child] + 1
    return sorted(set(rows))


def that_clause(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """ "The minister said [that the talks failed]"; "[the talks failed], the minister said"."""
    parse = view.parse
    if not {"that", "that_mark", "obj_that"} & set(frames):
        return
    for complement in parse.kids(verb, "ccomp"):
        if not {"that", "that_mark"} & set(frames) and parse.child(verb, "dobj", "dative") is None:
            continue
        if "that_mark" in frames and not marked(parse, complement):
            continue
        source, cue = source_of(parse, verb), cue_rows(parse, verb)
        rows = trimmed(parse, complement, cue, source)
        if parse.child(verb, "nsubjpass") is not None and parse.lowers[parse.child(verb, "nsubjpass") or 0] != "it":
            if "obj_that" not in frames:
                continue
        yield Draft("indirect", cue, source, rows)
        return


def marked(parse: Parse, complement: int) -> bool:
    """Does a clause open with "that"?"""
    mark = parse.child(complement, "mark")
    return mark is not None and parse.lowers[mark] == "that"


def infinitive(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """ "They plan [to leave]"."""
    parse = view.parse
    if "to" not in frames:
        return
    for complement in parse.kids(verb, "xcomp"):
        if parse.tags[complement] == "VB" and complement > verb and parse.child(verb, "auxpass") is None:
            source = source_of(parse, verb)
            if source is not None:
                cue = cue_rows(parse, verb)
                yield Draft("intention", cue, source, trimmed(parse, complement, cue, source))
                return


def object_infinitive(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """ "He urged [the parties to resume]"."""
    parse = view.parse
    if "obj_to" not in frames or parse.child(verb, "auxpass") is not None:
        return
    obj = parse.child(verb, "dobj")
    for complement in parse.kids(verb, "ccomp", "xcomp"):
        own = parse.child(complement, "nsubj")
        if complement < verb or parse.tags[complement] != "VB" or parse.child(complement, "aux") is None:
            continue
        if obj is None and own is None:
            continue
        source, cue = source_of(parse, verb), cue_rows(parse, verb)
        rows = trimmed(parse, complement, cue, source)
        if obj is not None:
            rows = sorted({*rows, *clause(parse, obj)})
        yield Draft("request", cue, source, rows)
        return


def passive_infinitive(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """ "[The talks] are said [to have failed]": nobody is named."""
    parse = view.parse
    if not any(frames.get(name, "want") not in UNSPOKEN for name in ("that", "obj_to", "to")):
        return
    subject, complement = parse.child(verb, "nsubjpass"), parse.child(verb, "xcomp")
    if subject is None or complement is None or parse.tags[complement] != "VB":
        return
    cue = cue_rows(parse, verb)
    rows = sorted({*clause(parse, subject), *clause(parse, complement, [verb])})
    yield Draft("hearsay", cue, source_of(parse, verb), rows)


def raising(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """ "[Investors] seem [to agree]": the writer's impression, no fact."""
    parse = view.parse
    subject, complement = parse.child(verb, "nsubj"), parse.child(verb, "xcomp", "oprd")
    if "raise" in frames and subject is not None and complement is not None and complement > verb:
        rows = sorted({*clause(parse, subject), *clause(parse, complement)})
        yield Draft("hearsay", cue_rows(parse, verb), None, rows)


def object_predicate(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """ "He called [the talks a failure]"; "he described [the talks as a failure]"."""
    parse = view.parse
    if "small" not in frames and "as" not in frames:
        return
    passive = parse.child(verb, "auxpass") is not None
    subject = parse.child(verb, "nsubjpass") if passive else parse.child(verb, "dobj")
    predicate = None
    if "as" in frames:
        predicate = next((p for p in parse.kids(verb, "prep") if parse.lowers[p] == "as" and p > verb), None)
    if predicate is None and "small" in frames:
        predicate = parse.child(verb, "oprd", "ccomp")
    if predicate is None or (subject is None and parse.deps[predicate] != "ccomp"):
        return
    cue, source = cue_rows(parse, verb), source_of(parse, verb)
    rows = set(trimmed(parse, predicate, cue, source)) | set(onward(parse, verb, predicate))
    if subject is not None:
        rows |= set(clause(parse, subject))
    yield Draft("judgement", cue, source, sorted(rows))


def plain_object(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """ "She denounced [the failure of the talks]"."""
    parse = view.parse
    obj = parse.child(verb, "dobj")
    if "np" not in frames or obj is None or parse.child(verb, "auxpass") is not None:
        return
    if parse.pos[obj] == "PRON":
        return
    source, cue = source_of(parse, verb), cue_rows(parse, verb)
    if source is not None:
        yield Draft("judgement", cue, source, onward(parse, verb, obj), rank=2)


def accused_of(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """ "He accused [the envoy of breaking off the talks]"."""
    parse = view.parse
    if "obj_of" not in frames:
        return
    passive = parse.child(verb, "auxpass") is not None
    accused = parse.child(verb, "nsubjpass") if passive else parse.child(verb, "dobj")
    deed = next((p for p in parse.kids(verb, "prep") if parse.lowers[p] == "of"), None)
    if accused is None or deed is None:
        return
    rows = sorted({*clause(parse, accused), *clause(parse, deed)})
    yield Draft("judgement", cue_rows(parse, verb), source_of(parse, verb), rows)


def governed(view: View, word: int, frames: Frames) -> Iterator[Draft]:
    """ "They called for [new talks]"; "concern over [the talks]"; "worried about [the talks]"."""
    parse = view.parse
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
        yield Draft("judgement", (cue[0], cue[1], max(cue[2], prep + 1 if prep == cue[2] else cue[2])), source,
                    sorted({*clause(parse, content, [word]), *onward(parse, word, prep)} - {prep}), rank=2)
        return


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
    """ "The minister is confident [that the talks will go on]"; "eager [to resume]"."""
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
    """ "the claim by the envoy [that the talks failed]"; "their plan [to resume]"."""
    parse = view.parse
    for complement in [*parse.kids(noun, "acl", "ccomp", "relcl"), *far_clauses(parse, noun)]:
        mark = parse.child(complement, "mark")
        if mark is not None and parse.lowers[mark] == "that" and "that" in frames:
            yield Draft("nominal", (noun, noun, noun + 1), holder(parse, noun), clause(parse, complement))
            return
        if parse.tags[complement] == "VB" and parse.child(complement, "aux") is not None and "to" in frames:
            if parse.child(complement, "nsubj") is not None or parse.deps[complement] == "relcl":
                continue
            source = holder(parse, noun)
            if source is not None:
                yield Draft("nominal", (noun, noun, noun + 1), source, clause(parse, complement), rank=1)
                return


def far_clauses(parse: Parse, noun: int) -> list[int]:
    """Return "that" clauses that hang on the object of the noun's "by": parsers attach them low."""
    found = []
    for prep in parse.kids(noun, "prep"):
        obj = parse.child(prep, "pobj")
        if parse.lowers[prep] in ("by", "from") and obj is not None:
            found.extend(parse.kids(obj, "acl", "relcl", "ccomp"))
    return found


def according(view: View, row: int, frames: Frames) -> Iterator[Draft]:
    """ "[The talks failed], according to the minister"."""
    parse = view.parse
    prep = row + 1
    if prep >= len(parse) or parse.lowers[prep] != "to":
        return
    obj = parse.child(prep, "pobj") or parse.child(row, "pobj")
    if obj is None or parse.heads[row] == row:
        return
    source = noun_phrase(parse, obj)
    head = clause_head(parse, row)
    rows = [r for r in clause(parse, head, [row, *other_clauses(parse, head, row)]) if not row <= r < source[2]]
    yield Draft("according", (row, row, row + 2), source, rows)


def other_clauses(parse: Parse, head: int, beyond: int) -> list[int]:
    """Return the clauses coordinated with the head on the other side of a row."""
    found = []
    for child in parse.children[head]:
        if child > beyond > head and parse.deps[child] in ("conj", "cc"):
            found.append(child)
    return found


def hearsay(view: View, row: int, frames: Frames) -> Iterator[Draft]:
    """ "[The talks have] reportedly [failed]"."""
    parse = view.parse
    if "clause" not in frames or parse.heads[row] == row:
        return
    head = parse.heads[row]
    if parse.pos[head] not in VERBAL:
        return
    others = [c for c in parse.kids(head, "conj", "cc", "advcl") if c > row]
    yield Draft("hearsay", (row, row, row + 1), None, clause(parse, head, [row, *others]))


def as_noted(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """ "[The talks failed], as the minister noted"."""
    parse = view.parse
    if not {"that", "quote"} & set(frames) or parse.deps[verb] != "advcl" or parse.kids(verb, "ccomp", "dobj"):
        return
    mark = parse.child(verb, "mark", "advmod")
    if mark is None or parse.lowers[mark] != "as":
        return
    source = source_of(parse, verb)
    if source is not None:
        rows = clause(parse, parse.heads[verb], [verb])
        yield Draft("indirect", cue_rows(parse, verb), source, rows, rank=1)


def beside(view: View, verb: int, frames: Frames) -> Iterator[Draft]:
    """ "[The talks], she said, [failed]" where the parser made the cue hang on its own content."""
    parse = view.parse
    if not {"that", "quote"} & set(frames) or parse.kids(verb, "ccomp", "dobj", "xcomp", "advcl"):
        return
    subject = parse.child(verb, "nsubj")
    if subject is None or parse.tags[subject] in ("WDT", "WP") or parse.child(verb, "mark") is not None:
        return
    first, after = parse.sentences[parse.sentence_of[verb]]
    begin, end = min(parse.lefts[verb], subject), max(verb, parse.rights[subject])
    begin = min(subject if subject < verb else verb, parse.lefts[subject])
    if begin == first or parse.words[begin - 1] not in (",", "—", "–"):
        return
    if parse.deps[verb] not in ("parataxis", "conj", "ROOT", "dep", "relcl", "ccomp"):
        return
    rows = list(range(first, begin - 1))
    if end + 1 < after and parse.words[end + 1] == "," and end + 2 < after and len(rows) < 12:
        rows.extend(range(end + 2, after))
    if len(rows) > 2:
        yield Draft("indirect", cue_rows(parse, verb), source_of(parse, verb), rows, rank=1)


RULES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    (
        "verb",
        (that_clause, object_infinitive, infinitive, passive_infinitive, raising, object_predicate, accused_of,
         plain_object, governed, as_noted, beside),
    ),
    ("adjective", (adjective, governed)),
    ("noun", (noun_clause, governed)),
    ("preposition", (according,)),
    ("adverb", (hearsay,)),
)
"""Part of speech of the cue -> its rules; the first that finds something wins."""
