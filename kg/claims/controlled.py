"""Nouns that hold an infinitive or participle: who does what "plan", "call", "role" or "resolution" says.

After Huddleston and Pullum (2002), ch. 14: the possessor or agent of the noun ("her plan to leave", "a plan
by the bank to lend"), the person asked ("a call to members to vote"), or nobody named.
A verb as the answer means: its subject.
"""

from __future__ import annotations

from kg.claims import controllers, lexicon, phrases, verbs
from kg.claims.roles import is_role
from kg.language.parse import Parse

OWNERS = frozenset({"ORG", "GPE", "NORP", "PERSON"})


def of_noun(parse: Parse, row: int, noun: int) -> int | None:
    """Return the subject of a clause below a noun: "his plan to leave" he, "the man to lead" man."""
    if not any(parse.deps[c] == "aux" and parse.lowers[c] == "to" for c in parse.children[row]):
        return of_modifier(parse, row, noun)
    noun = nearest_content(parse, noun, row)
    lemma, above = parse.lemmas[noun].lower(), parse.heads[noun]
    if parse.deps[noun] == "conj" and parse.pos[above] == "NOUN" and parse.deps[above] == "dobj":
        above = parse.heads[above]  # "has the money and the will to fight"
    content = lemma in lexicon.words("content_noun")
    held = parse.deps[noun] in {"dobj", "attr", "conj"} and parse.lemmas[above] in lexicon.words("holding")
    if any(parse.tags[c + 1] == "WDT" and parse.child(c, "pobj") for c in parse.kids(row, "prep")):
        return None  # "a state in which to vote"
    if lemma in lexicon.words("setting_noun"):
        return above if held and parse.deps[noun] == "dobj" else None
    if not content and parse.child(noun, "poss") is not None and not is_role(parse, noun):
        return parse.child(noun, "poss")  # "her strategy to win"
    if not content and not purpose(parse, noun):
        complete = parse.child(row, "dobj", "prep", "agent") is not None
        return noun if complete else None
    if parse.child(row, "auxpass") is not None and not content:
        kind = behind(parse, noun, row, {"of"})  # "a list of plants to be closed"
        return noun if kind is None and not purpose(parse, noun) else kind
    named = of_infinitive(parse, noun, row, content)
    if named is not None:
        return named
    if is_request(parse, noun):
        answers = parse.deps[noun] == "dobj" and parse.lemmas[above] in lexicon.words("answering")
        return above if answers else None
    if parse.deps[row] == "relcl" and any(
        parse.lowers[c] in phrases.RELATIVE for c in parse.children[row] if c < row
    ):
        return noun
    if parse.deps[noun] == "attr" and controllers.is_aim(parse, above):
        return controllers.whose_aim(parse, above)  # "her focus is an effort to win"
    if held:
        given = parse.child(above, "dative") if parse.lemmas[above] in {"give", "offer", "grant"} else None
        return above if given is None else given
    if content and parse.deps[noun] == "pobj" and parse.lowers[above] in {"in", "with", "about", "on"}:
        if verbs.is_predicate(parse, parse.heads[above]):
            return parse.heads[above]  # "cut jobs in an effort to save money"
    return None


def of_modifier(parse: Parse, row: int, noun: int) -> int | None:
    """Return the subject of a participle or relative clause below a noun: the noun, but "Berg's role hosting
    the talks" Berg, and "freed the man, ruling that …" who freed him."""
    if (
        parse.deps[row] == "acl"
        and parse.tags[row] == "VBN"
        and parse.lemmas[row] in lexicon.words("appraised")
    ):
        comma = parse.lefts[row] - 1
        if parse.words[comma] == "," and noun < comma - 1 and parse.deps[comma - 1] == "pobj":
            return None  # "freed the clerk for reasons of age, seen as a hint": what is seen so is the deed
    if parse.deps[row] != "acl" or parse.tags[row] != "VBG":
        return noun
    if parse.lemmas[noun] in lexicon.words("temporal_noun"):
        return None  # "five years running"
    above = parse.heads[noun]
    if parse.lemmas[row] in lexicon.words("spanning") and controllers.personal(parse, noun):
        tie = parse.heads[above]  # "ties to men dating back years": the ties
        return tie if parse.pos[tie] == "NOUN" else None
    if parse.lemmas[noun] in lexicon.words("conduct_noun"):
        named = of_conduct(parse, noun, row)
        if named is not None:
            return named
        if parse.deps[noun] == "dobj" and parse.lemmas[above] in lexicon.words("holding"):
            return above
    before = parse.words[parse.lefts[row] - 1]
    spoken = parse.lemmas[row] in lexicon.words("saying") or parse.lemmas[row] in lexicon.words("voicing")
    if before in {",", "–", "—"} and spoken:
        if parse.deps[noun] == "nsubj" and parse.child(noun, "poss") is not None:
            return parse.child(noun, "poss")
        verb = above if parse.deps[noun] == "dobj" else parse.heads[above]
        if parse.deps[noun] in {"dobj", "pobj"} and verbs.is_predicate(parse, verb):
            return verb
    return noun


def holder(parse: Parse, noun: int, before: int) -> int | None:
    """Return "voters" of "the right of voters to know", "Spain" of "calls for Spain to leave"."""
    return first_of(behind(parse, noun, before, {"of", "by", "from"}), for_whom(parse, noun, before))


def for_whom(parse: Parse, noun: int, before: int) -> int | None:
    """Return "Spain" of "calls for Spain to leave", nothing for "requests for interviews, to explain …"."""
    named = behind(parse, noun, before, {"for"})
    if named is None or not controllers.acts(parse, named):
        return None
    return named if named == before - 2 or parse.tags[named] != "NNS" else None


def asked(parse: Parse, noun: int, before: int) -> int | None:
    """Return "members" of "a call to members to vote", "Bonn" of "pressure on Bonn to pay"."""
    named = behind(parse, noun, before, {"to", "on", "upon", "against"})
    return first_of(named, for_whom(parse, noun, before))


def behind(parse: Parse, noun: int, before: int, prepositions: set[str]) -> int | None:
    for prep in parse.kids(noun, "prep"):
        if prep < before and parse.lowers[prep] in prepositions:
            found = parse.child(prep, "pobj")
            if found is not None and found < before:
                return found
    return None


def owner(parse: Parse, noun: int) -> int | None:
    """Return the body or country before the noun: "the Airbus plan to cut jobs"."""
    for child in parse.kids(noun, "compound", "amod", "nmod"):
        for first, after, label in phrases.nearby_entities(parse, child):
            if first <= child < after <= noun and label in OWNERS:
                return child
    return None


def is_request(parse: Parse, noun: int) -> bool:
    """Is it a noun of asking, "a call to vote", where another does it? "In order to" asks nobody."""
    if parse.lowers[noun] == "order" and parse.deps[noun] == "pobj":
        return False
    if parse.lemmas[noun] in {"request", "demand"} and parse.lemmas[parse.heads[noun]] in lexicon.words(
        "answering"
    ):
        return True
    return parse.lemmas[noun].lower() in lexicon.words("asking_noun")


def of_infinitive(parse: Parse, noun: int, row: int, content: bool) -> int | None:
    """Return who is named beside a noun as the one who is to do it; `content`: a noun of will or duty."""
    if is_request(parse, noun):
        return asked(parse, noun, row)
    named = first_of(parse.child(noun, "poss"), holder(parse, noun, row))
    return owner(parse, noun) if named is None and content else named


def of_conduct(parse: Parse, noun: int, row: int) -> int | None:
    """Return who does a participle after a noun of conduct: "his role hosting the talks", "Berg's vote …"."""
    return first_of(parse.child(noun, "poss"), behind(parse, noun, row, {"of", "by"}), owner(parse, noun))


def first_of(*rows: int | None) -> int | None:
    """Return the first row that there is; row 0 is one."""
    return next((row for row in rows if row is not None), None)


def purpose(parse: Parse, noun: int) -> bool:
    """Is the infinitive after this object what the object is for ("sent aid to rebuild the city")?"""
    if parse.deps[noun] not in {"dobj", "pobj"} or parse.pos[noun] != "NOUN" or is_role(parse, noun):
        return False
    return not any(
        parse.lowers[c] in lexicon.words("selecting") or parse.tags[c] == "JJS" for c in parse.children[noun]
    )


def nearest_content(parse: Parse, noun: int, row: int) -> int:
    """Return the noun of will or duty between `noun` and the infinitive: "a breach of his duty to report"."""
    for i in range(row - 1, noun, -1):
        if parse.lemmas[i] in lexicon.words("content_noun") and parse.pos[i] == "NOUN":
            inside = parse.lefts[noun] <= i <= parse.rights[noun]
            return i if inside and parse.deps[i] == "pobj" else noun
    return noun
