"""What the attribution rules share: drafts, sources, cues and the rows of a clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.claims import cues
from kg.claims.quotes import Quotation
from kg.language.parse import Parse

Rows = tuple[int, int, int]
"""Head row, first row, row after the last."""

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
VERBAL = frozenset(("VERB", "AUX"))
INSIDE_NAME = frozenset(("prep", "flat", "compound", "conj", "case", "poss", "nummod", "cc"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
SPOKEN = frozenset(("that", "that_mark", "quote", "obj_that", "obj_of", "obj_to", "as", "small", "np"))
"""Frames of verbs that tell; those that only take an infinitive or a preposition may tell of deeds."""
FORMS = frozenset(("VBG", "VBD", "VBZ", "VBP"))
PURPOSE = frozenset(
    (
        "address", "call", "contact", "convene", "email", "hold", "issue", "meet", "phone", "publish",
        "release", "send", "summon", "take", "telephone", "use", "visit", "write",
    )
)  # fmt: skip
"""Verbs after whose object an infinitive tells what the subject did it for: "summoned him to complain"."""
WHEN = frozenset(("when", "if", "as", "once", "though", "although", "while", "until"))
DASHES = frozenset(("—", "–", "--", "-"))
RELATIVE = frozenset(("WDT", "WP"))
CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "acl", "pcomp"))


@dataclass(slots=True)
class Draft:
    """An attribution under construction. `rows` are the rows of its content; `rank` decides which
    of two readings of the same cue stays: the lower."""

    kind: str
    cue: Rows | None
    source: Rows | None
    rows: list[int] = field(default_factory=list)
    rank: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """A parse with its quotations: `quote_of` is the outermost quotation that holds a row, or -1."""

    parse: Parse
    quotes: tuple[Quotation, ...]
    quote_of: list[int]


def view(parse: Parse, quotes: tuple[Quotation, ...]) -> View:
    holds = [-1] * len(parse)
    for number, quote in enumerate(quotes):
        for row in range(quote.first, quote.after):
            if holds[row] < 0:
                holds[row] = number
    return View(parse, quotes, holds)


def noun_phrase(parse: Parse, head: int) -> Rows:
    """Return the noun phrase without its relative clauses and appositions."""
    first, after = parse.lefts[head], head + 1
    for child in parse.children[head]:
        inside = parse.deps[child] in INSIDE_NAME or close(parse, child)
        if child > head and inside and parse.rights[child] - head < 20:
            after = max(after, parse.rights[child] + 1)
        elif child > head and parse.deps[child] in ("relcl", "acl", "appos"):
            break
    while first < head and parse.pos[first] in ("PUNCT", "SPACE", "CCONJ"):
        first += 1
    while after > head + 1 and parse.pos[after - 1] == "PUNCT":
        after -= 1
    return head, first, after


def close(parse: Parse, row: int) -> bool:
    """Is a name or an adjective set after a noun without a comma: "Vice President for trade Anna Berg",
    "a person familiar with the plan"?"""
    first = parse.lefts[row]
    bare = parse.pos[first] != "PUNCT" != parse.pos[first - 1]
    return bare and (parse.deps[row] == "amod" or (parse.deps[row] == "appos" and parse.pos[row] == "PROPN"))


def source_of(parse: Parse, verb: int, hops: int = 0) -> Rows | None:
    """Return who says, thinks or intends what the verb introduces: its subject, the agent of a
    passive, or what its head lends it."""
    passive = parse.child(verb, "auxpass", "nsubjpass") is not None and not perfect(parse, verb)
    if passive or bare_passive(parse, verb):
        agent = parse.child(verb, "agent")
        noun = None if agent is None else parse.child(agent, "pobj")
        return None if noun is None else noun_phrase(parse, noun)
    subject = parse.child(verb, "nsubj", "csubj", *(["nsubjpass"] if perfect(parse, verb) else []))
    if subject is not None and parse.pos[subject] == "PUNCT":
        subject = next((r for r in range(verb - 1, subject, -1) if parse.pos[r] in ("NOUN", "PROPN")), None)
    if subject is not None and parse.pos[subject] not in VERBAL:
        return antecedent(parse, verb, subject)
    if subject is None and passive_it(parse, verb):
        return None
    return None if hops > 6 or subject is not None else lent(parse, verb, hops)


def passive_it(parse: Parse, verb: int) -> bool:
    """Would a participle get "it" as its source: "It is noted that …, considering that …"?"""
    noun = parse.child(parse.heads[verb], "nsubjpass")
    above = parse.child(parse.heads[parse.heads[verb]], "nsubjpass")
    return any(each is not None and parse.lowers[each] == "it" for each in (noun, above))


def perfect(parse: Parse, verb: int) -> bool:
    """Is "'s" before a participle "has", though the parser took it for "is": "she's said it sank"?"""
    aux = parse.child(verb, "auxpass")
    if aux is None or parse.lowers[aux] not in ("'s", "’s") or parse.child(verb, "ccomp") is None:
        return False
    subject = parse.child(verb, "nsubjpass")
    return subject is not None and parse.lowers[subject] != "it"


def bare_passive(parse: Parse, verb: int) -> bool:
    """Is a verb a participle without an auxiliary: "asked about it, …", "a plan denounced by …"?"""
    if parse.deps[verb] not in ("advcl", "acl") or parse.child(verb, "aux") is not None:
        return False
    if parse.tags[verb] == "VBD" and parse.child(verb, *SUBJECTS) is None:
        return parse.deps[verb] == "advcl" and any(parse.lowers[r] in WHEN for r in parse.children[verb])
    return parse.tags[verb] == "VBN"


def antecedent(parse: Parse, verb: int, subject: int) -> Rows:
    """Return the noun that a relative pronoun stands for, the pronoun with it where it is next to it."""
    if parse.tags[subject] in RELATIVE and parse.deps[verb] == "relcl":
        head, first, after = noun_phrase(parse, parse.heads[verb])
        near = all(parse.pos[row] == "PUNCT" for row in range(after, subject))
        return (head, first, subject + 1) if near else (head, first, after)
    return noun_phrase(parse, subject)


def lent(parse: Parse, verb: int, hops: int) -> Rows | None:
    """Return the source of a verb without a subject: that of the clause it hangs on."""
    head, dep = parse.heads[verb], parse.deps[verb]
    if head == verb:
        return None
    if dep == "acl" and parse.pos[head] not in VERBAL:
        if parse.tags[verb] == "VBG":
            if adds(parse, verb, head):
                return source_of(parse, parse.heads[head], hops + 1)
            return noun_phrase(parse, head)
        return possessor(parse, head)
    if dep == "pcomp":
        if parse.lowers[head] == "as" and (said_by := quoted(parse, head)) is not None:
            return noun_phrase(parse, said_by)
        head = parse.heads[head]
    if dep == "advcl" and added(parse, verb):
        head = parse.heads[head]
    if dep == "conj" and parse.deps[head] == "ccomp" and parallel(parse, head, verb, parse.heads[head]):
        return source_of(parse, parse.heads[head], hops + 1)
    if parse.tags[verb] == "VBG" and dep in ("pcomp", "advcl") and about_thing(parse, head):
        return source_of(parse, parse.heads[parse.heads[head]], hops + 1)
    if dep == "xcomp" and parse.child(head, "dobj") and parse.lemmas[head] in PURPOSE:
        return source_of(parse, head, hops + 1)
    if dep == "xcomp" and parse.child(head, "dobj") is not None and parse.tags[verb] == "VB":
        return noun_phrase(parse, parse.child(head, "dobj") or head)
    if dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "parataxis", "dep", "acomp", "oprd") and parse.pos[
        head
    ] in VERBAL | {"ADJ"}:
        if parse.child(head, "nsubjpass") is not None and dep != "conj":
            return noun_phrase(parse, parse.child(head, "nsubjpass") or head)
        if dep == "xcomp" and parse.lemmas[head] == "be":
            return None  # "his job is to lay out the case"
        found = source_of(parse, head, hops + 1)
        if found is not None and parse.tags[verb] == "VBG" and parse.lowers[found[0]] == "it":
            return None  # "it means admitting that …"
        return found
    return None


def adds(parse: Parse, verb: int, noun: int) -> bool:
    """Is a participle after a comma hung on an object: "closed the account, saying …"? Who closed it says."""
    return (
        parse.words[parse.lefts[verb] - 1] == ","
        and parse.deps[noun] == "dobj"
        and parse.pos[parse.heads[noun]] in VERBAL
    )


def about_thing(parse: Parse, verb: int) -> bool:
    """Is a clause with "who" hung on the object of a verb and not on the noun before it? Then its head does
    not say what a gerund in it does: "threatened action against the man who fled after saying …"."""
    noun, subject = parse.heads[verb], parse.child(verb, "nsubj")
    return (
        parse.deps[verb] == "relcl"
        and parse.deps[noun] == "dobj"
        and parse.pos[parse.heads[noun]] in VERBAL
        and subject is not None
        and parse.lowers[subject] == "who"
        and noun < subject - 1
        and parse.pos[subject - 1] in ("NOUN", "PROPN")
    )


def parallel(parse: Parse, head: int, child: int, cue: int) -> bool:
    """Is a verb joined to a complement in the form of the cue: "vowing to leave, and warning that …"; or is
    it one of saying in another tense than the complement's: "says it has left but warned that …"?"""
    tag = parse.tags[child]
    if parse.deps[child] != "conj":
        return False
    if misjoined(parse, head, child, cue):
        return True
    if tag not in FORMS:
        return False
    if tag == parse.tags[cue] != parse.tags[head]:
        return True
    return (
        tag != "VBG"
        and parse.child(child, *SUBJECTS, "aux", "auxpass") is None
        and not {"that", "quote"}.isdisjoint(cues.frames("verb", parse.lemmas[child]))
        and parse.child(child, "ccomp") is not None
        and tense(parse, head) not in ("", tag)
    )


def misjoined(parse: Parse, head: int, child: int, cue: int) -> bool:
    """Can a verb not share the subject or the auxiliary of the one it is joined to: "believe it is cheap and
    have asked for it", "who think they can sell it and followed up", "say it must change — but disagree"?"""
    if parse.child(child, *SUBJECTS) is not None:
        return False
    before, after, outer = tense(parse, head), tense(parse, child), tense(parse, cue)
    if (before, after) in (("VBZ", "VBP"), ("VBP", "VBZ")) and outer == after:
        return parse.child(head, *SUBJECTS) is not None
    if before == "MD" and after == "VBD" and outer in ("VBZ", "VBP"):
        return True
    first = min([child, *parse.kids(child, "aux", "advmod", "neg")])
    return first > 1 and parse.tags[first - 1] == "CC" and parse.words[first - 2] in DASHES


def tense(parse: Parse, verb: int) -> str:
    """Return the tag of the finite word of a verb group, "" where it has none."""
    for row in (*parse.kids(verb, "aux", "auxpass"), verb):
        if parse.tags[row] in FINITE:
            return parse.tags[row]
    return ""


def quoted(parse: Parse, prep: int) -> int | None:
    """Return who is quoted: "Berg was quoted as saying", "the agency quoted Berg as saying"."""
    verb = parse.heads[prep]
    if parse.deps[verb] == "dobj" and "saying" in cues.frames("verb", parse.lemmas[parse.heads[verb]]):
        return verb
    return (
        parse.child(verb, "dobj", "nsubjpass")
        if "saying" in cues.frames("verb", parse.lemmas[verb])
        else None
    )


def added(parse: Parse, verb: int) -> bool:
    """Is a participle that hangs on what is said the speaker's: "Lee said it failed, calling it …"?"""
    head = parse.heads[verb]
    above = parse.heads[head]
    if parse.deps[head] != "ccomp" or parse.tags[verb] != "VBG" or parse.lefts[verb] == 0 or above > head:
        return False
    known = cues.frames("verb", parse.lemmas[above])
    says = not SPOKEN.isdisjoint(cues.frames("verb", parse.lemmas[verb]))
    return parse.words[parse.lefts[verb] - 1] == "," and says and ("that" in known or "quote" in known)


def possessor(parse: Parse, noun: int) -> Rows | None:
    """Return whose claim or plan a noun is: its possessive, "by", "from" or "of" somebody."""
    owner = parse.child(noun, "poss")
    if owner is not None:
        return noun_phrase(parse, owner)
    for prep in parse.kids(noun, "prep", "agent"):
        if parse.lowers[prep] in ("by", "from", "among"):
            obj = parse.child(prep, "pobj")
            if obj is not None:
                return noun_phrase(parse, obj)
    return None


def cue_rows(parse: Parse, verb: int) -> Rows:
    """Return the verb with its auxiliaries, negation and particle."""
    first, after = verb, verb + 1
    while (
        first
        and parse.heads[first - 1] == verb
        and parse.deps[first - 1] in ("aux", "auxpass", "neg", "advmod")
    ):
        first -= 1
    while after < len(parse) and parse.heads[after] == verb and parse.deps[after] == "prt":
        after += 1
    return verb, first, after


def clause(parse: Parse, head: int, without: Iterable[int] = ()) -> list[int]:
    """Return the rows that `head` governs, but for the subtrees of `without`."""
    left_out = set(without)
    found, stack = [], [head]
    while stack:
        here = stack.pop()
        if here in left_out:
            continue
        found.append(here)
        stack.extend(parse.children[here])
    return sorted(found)


def clause_head(parse: Parse, row: int) -> int:
    """Return the head of the clause that a row belongs to."""
    here = row
    for ancestor in parse.ancestors(row):
        here = ancestor
        if parse.pos[here] in VERBAL and parse.deps[here] in CLAUSES:
            break
    return here
