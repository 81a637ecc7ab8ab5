"""Who can be a source, and the sources that parsers misplace."""

from __future__ import annotations

from kg.claims import cues
from kg.claims.attribution_headlines import speaking_noun
from kg.claims.attribution_parts import Rows, noun_phrase
from kg.language.parse import Parse

BREAKS = frozenset((",", "—", "–", "--", ";", ":", "(", ")", '"', "“", "”", "''", "``"))
NAMING = frozenset(("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM", "ADP", "PART", "AUX"))
NOMINAL = frozenset(("PROPN", "NOUN", "PRON"))
MEANING = frozenset(
    ("suggest", "indicate", "mean", "show", "signal", "imply", "prove", "guarantee", "ensure")
)
WEIGHING = frozenset(
    ("highlight", "indicate", "reveal", "show", "stress", "suggest", "underline", "underscore")
)
AGAIN = frozenset(("renew", "promote"))
TO_SOMEBODY = frozenset(("dismiss", "welcome"))
AUDIENCES = frozenset(
    (
        "assembly", "audience", "ceremony", "conference", "congress", "convention", "crowd", "delegate",
        "forum", "gathering", "meeting", "nation", "rally", "reporter", "session", "student", "summit",
        "supporter", "troop", "worker",
    )
)  # fmt: skip
DEMONSTRATIVE = frozenset(("this", "that", "it"))
BODIES = frozenset(("ORG", "GPE", "NORP"))
VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))


def shown(parse: Parse, verb: int, source: Rows | None) -> bool:
    """Does a participle tell what an event means: "Exports fell, suggesting that …"? Nobody says that."""
    if parse.lemmas[verb] not in MEANING:
        return False
    if source is not None and parse.lowers[source[0]] in DEMONSTRATIVE:
        return True
    if parse.tags[verb] != "VBG" or parse.deps[verb] != "advcl":
        return False
    if parse.words[parse.lefts[verb] - 1] != ",":
        return False
    return parse.lemmas[verb] == "guarantee" or source is None or not speaking(parse, source[0])


def speaking(parse: Parse, row: int) -> bool:
    """Is a source somebody, a body or a text?"""
    return (
        somebody(parse, row)
        or parse.pos[row] == "PRON"
        or speaking_noun(parse, row)
        or any(kind in BODIES and first <= row < after for first, after, kind in parse.ents)
    )


def weighs(parse: Parse, verb: int) -> bool:
    """Is a participle after a comma the writer's word on what was done: "…, highlighting the need for it"?"""
    return (
        parse.tags[verb] == "VBG"
        and parse.deps[verb] == "advcl"
        and parse.words[parse.lefts[verb] - 1] == ","
        and parse.lemmas[verb] in WEIGHING
    )


def deed(parse: Parse, verb: int, obj: int) -> bool:
    """Does a verb of judging tell of a deed: "renewed the treaty", "dismissed the minister", "addressed a
    rally"; not "renewed its appeal", "dismissed the claim"?"""
    lemma = parse.lemmas[verb]
    if lemma in AGAIN:
        return parse.pos[obj] != "NOUN" or not cues.frames("noun", parse.lemmas[obj])
    if lemma == "address":
        return parse.lemmas[obj] in AUDIENCES or speaking(parse, obj)
    return lemma in TO_SOMEBODY and (parse.pos[obj] == "PROPN" or speaking(parse, obj))


def listed(parse: Parse, verb: int, complement: int, source: Rows | None) -> Rows | None:
    """Return the source without what belongs to the statement before it, where the parser made one list of
    both: "[The raid failed, killing five people], guards and a clerk said"."""
    if source is None or not complement < source[1] < verb:
        return source
    head, first, after = source
    if parse.tags[first - 1] not in VERBS:
        return source
    comma = next((row for row in range(head, after) if parse.words[row] == ","), None)
    if comma is None or comma + 1 >= after:
        return source
    heads = [row for row in parse.conjuncts(head) if comma < row < after]
    return (heads[0], comma + 1, after) if heads else source


def described(parse: Parse, verb: int) -> Rows | None:
    """Return the subject of a cue that was hung on the relative clause between both: "Lund, whose bid was
    seen as lost, said that …"."""
    before = next((c for c in parse.kids(verb, "ccomp") if c < verb), None)
    if before is None or parse.words[verb - 1] != ",":
        return None
    subject = parse.child(before, "nsubj", "nsubjpass")
    whose = subject is not None and any(parse.tags[r] in ("WP$", "WP", "WDT") for r in range(subject, before))
    return noun_phrase(parse, subject) if subject is not None and whose else None


def inverted(parse: Parse, verb: int) -> Rows | None:
    """Return the subject that follows its verb and was taken for an object: ", announced the envoy"."""
    obj = parse.child(verb, "dobj")
    told = "obj_that" in cues.frames("verb", parse.lemmas[verb])  # ", told the Gazette": who hears it
    return None if obj is None or obj < verb or told else noun_phrase(parse, obj)


def somebody(parse: Parse, row: int) -> bool:
    """Is a source one person? One person attacks in words, an army does not."""
    if parse.lowers[row] in ("he", "she", "i", "you"):
        return True
    return any(kind == "PERSON" and first <= row < after for first, after, kind in parse.ents)


def fronted(parse: Parse, verb: int, source: Rows) -> Rows:
    """Return a source without the subject of the clause after it, where the parser made a list of both:
    "As reported by the Gazette, mayor Anna Berg left"."""
    head, first, after = source
    main = parse.heads[verb]
    comma = next((row for row in range(head, after) if parse.words[row] == ","), None)
    if comma is None or main < verb or parse.child(main, "nsubj", "nsubjpass", "expl") is not None:
        return source
    return head, first, comma


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


def tail(parse: Parse, verb: int) -> Rows | None:
    """Return the name between the last comma and a cue, where the parser made it part of what is said:
    "[They freed ten prisoners], a clerk and two guards said"."""
    first = parse.sentences[parse.sentence_of[verb]][0]
    begin = verb
    while begin > first and parse.words[begin - 1] not in BREAKS:
        begin -= 1
    if begin in (first, verb) or parse.words[begin - 1] != ",":
        return None
    name = begin - 2
    left = name
    while left > first and parse.pos[left - 1] == "PROPN":
        left -= 1
    if parse.pos[name] == "PROPN" and parse.words[left - 1] == "," and parse.heads[begin] == name:
        return name, left, verb  # ", Anna Berg, head of the port said"
    return before_cue(parse, begin, verb)
