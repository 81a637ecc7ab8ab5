"""Who says, thinks or intends what a cue introduces: its subject, or what the clauses around it lend it."""

from __future__ import annotations

from kg.claims import cues, roles
from kg.claims.attribution_phrases import (
    DASHES,
    FINITE,
    SUBJECTS,
    VERBAL,
    Draft,
    Rows,
    View,
    clause,
    clause_head,
    cue_rows,
    noun_phrase,
    tense,
    view,
)
from kg.language.parse import Parse

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
DEED = frozenset(("for", "of", "from", "into", "against"))
"""Prepositions after an object that bring what it does."""
ASKING = frozenset(("appeal", "call", "demand", "invitation", "order", "plea", "pressure", "request"))
"""Nouns after which another does what the infinitive says: "a request from the clerk to comment"."""
SHOWN = frozenset(("catch", "depict", "film", "find", "hear", "portray", "record", "see", "show"))
"""Verbs after whose object a participle tells what it does: "a tape that showed Berg, …, asking for it"."""
LIVING = frozenset(("PERSON", "ORG", "GPE", "NORP"))
RELATIVE = frozenset(("WDT", "WP"))


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
        return parse.deps[verb] == "advcl"  # "asked about it, …", "a hall, intended to …"
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
        asked = parse.tags[verb] == "VB" and parse.lemmas[head] in ASKING
        return None if asked else possessor(parse, head)
    if dep == "pcomp":
        if parse.lowers[head] == "as" and (said_by := quoted(parse, head)) is not None:
            return noun_phrase(parse, said_by)
        blamed = blamed_for(parse, head)
        if blamed is not None:
            return antecedent(parse, parse.heads[head], blamed)
        head = parse.heads[head]
    if dep == "advcl" and added(parse, verb):
        head = parse.heads[head]
    if dep == "conj" and parse.deps[head] == "ccomp" and parallel(parse, head, verb, parse.heads[head]):
        return source_of(parse, parse.heads[head], hops + 1)
    if parse.tags[verb] == "VBG" and dep in ("pcomp", "advcl") and about_thing(parse, head):
        return source_of(parse, parse.heads[parse.heads[head]], hops + 1)
    if dep == "advcl" and (pictured := seen_at(parse, verb, head)) is not None:
        return noun_phrase(parse, pictured)
    if dep == "xcomp" and parse.child(head, "dobj") and parse.lemmas[head] in PURPOSE:
        return source_of(parse, head, hops + 1)
    if dep == "xcomp" and parse.child(head, "dobj") is not None and parse.tags[verb] == "VB":
        return noun_phrase(parse, parse.child(head, "dobj") or head)
    if dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "parataxis", "dep", "acomp", "oprd") and parse.pos[
        head
    ] in VERBAL | {"ADJ"}:
        undergone = parse.child(head, "nsubjpass")
        if undergone is not None and dep != "conj":
            agent = doer(parse, verb, head, undergone)
            return noun_phrase(parse, undergone if agent is None else agent)
        if dep == "xcomp" and parse.lemmas[head] == "be":
            return None  # "his job is to lay out the case"
        found = source_of(parse, head, hops + 1)
        if found is not None and parse.tags[verb] == "VBG" and parse.lowers[found[0]] == "it":
            return None  # "it means admitting that …"
        return found
    return None


def blamed_for(parse: Parse, prep: int) -> int | None:
    """Return whose deed a gerund after an object is: "criticised [the envoy] for saying", "kept [him] from
    saying"."""
    verb = parse.heads[prep]
    if parse.lowers[prep] not in DEED:
        return None
    if parse.deps[verb] in ("oprd", "ccomp", "acomp"):  # "found him guilty of saying"
        verb = parse.heads[verb]
    if parse.pos[verb] not in VERBAL:
        return None
    dep = "nsubjpass" if parse.child(verb, "auxpass") is not None else "dobj"
    return next((row for row in parse.kids(verb, dep) if row < prep), None)


def doer(parse: Parse, verb: int, head: int, subject: int) -> int | None:
    """Return the agent of a passive whose subject does not speak: "it was denounced by [Berg], saying"."""
    by = parse.child(head, "agent")
    agent = None if by is None else parse.child(by, "pobj")
    if agent is None or parse.tags[verb] != "VBG" or agent > verb or living(parse, subject):
        return None
    return agent if living(parse, agent) else None


def living(parse: Parse, row: int) -> bool:
    """Is a noun a person, a body or a role?"""
    named = any(kind in LIVING and first <= row < after for first, after, kind in parse.ents)
    return named or parse.pos[row] == "PRON" or roles.is_role(parse, row)


def seen_at(parse: Parse, verb: int, head: int) -> int | None:
    """Return whose deed a participle after an object is: "a tape showed [Berg] asking for it"."""
    if parse.tags[verb] != "VBG" or parse.lemmas[head] not in SHOWN:
        return None
    obj = parse.child(head, "dobj")
    person = obj is not None and any(k == "PERSON" and first <= obj < after for first, after, k in parse.ents)
    return obj if obj is not None and head < obj < verb and person else None


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
    if parse.deps[head] != "ccomp" or parse.tags[verb] != "VBG" or parse.lefts[verb] == 0:
        return False
    if head < above and verb < above:
        return False  # "Calling it …, Lee went, Berg said"
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


__all__ = [
    "DASHES",
    "FINITE",
    "SUBJECTS",
    "VERBAL",
    "Draft",
    "Rows",
    "View",
    "clause",
    "clause_head",
    "cue_rows",
    "noun_phrase",
    "parallel",
    "possessor",
    "source_of",
    "tense",
    "view",
]
