"""Open complements and gerunds after prepositions: who is understood to do them.

An open complement takes the object of the governing verb where there is one, else its subject; "promise"
and its like keep the subject. A verb as the answer means: its subject.
"""

from __future__ import annotations

from kg.claims import conjoined, lexicon, phrases, verbs
from kg.claims.conjoined import own
from kg.claims.roles import is_role
from kg.language.lexicon import lexicon as names
from kg.language.parse import Parse

LINKING = frozenset({"feel", "look", "sound", "seem", "be"})


def controller(parse: Parse, row: int, head: int) -> int | None:
    """Return who does the open complement at `row` of the verb or adjective at `head`."""
    if parse.pos[head] not in {"VERB", "AUX"}:
        above = parse.heads[head]
        if above == head or not verbs.is_predicate(parse, above) or extraposed(parse, above):
            return None
        return above
    if costly(parse, head) or extraposed(parse, head):
        return None
    if parse.tags[row] == "VBG" and parse.words[parse.lefts[row] - 1] in {",", "''", "”"}:
        return head  # "told the crew, adding that …": no complement but a participle
    if parse.tags[row] == "VBG" and parse.words[parse.lefts[row] - 1] in {'"', "``", "“"}:
        return None  # "Hale told us: “Keeping it shut …”"
    subject = own(parse, head)
    if is_aim(parse, head):
        owner = whose_aim(parse, head)
        return subject if owner is None else owner  # "her aim is to win": she wins
    if conjoined.form(parse, row) == "VBG" and parse.lemmas[head] in {"say", "mean"}:
        return None  # "I say working together": what is said is not done
    if parse.lemmas[head] in lexicon.words("prepositional_control"):
        asked = prepositional_object(parse, head, row)
        if asked is not None:
            return asked
    objects = [c for c in parse.children[head] if parse.deps[c] in {"dobj", "dative"} and c < row]
    if spoken(parse, row) and parse.lemmas[head] in {"summon", "call", "phone"}:
        return head  # "summoned the envoy to protest": who summoned him protests
    if objects and parse.lemmas[objects[0]] in lexicon.words("setting_noun"):
        return head  # "gave more time to check the list": no time checks
    if objects and parse.lemmas[head] not in lexicon.words("subject_control"):
        return objects[0]
    return head


def spoken(parse: Parse, row: int) -> bool:
    """Is the verb one of speech, which only a person or a body does?"""
    return parse.lemmas[row] in lexicon.words("voicing")


def is_aim(parse: Parse, verb: int) -> bool:
    """Does the clause say what an aim, a job or a way is: "her aim is to win"?"""
    subject = own(parse, verb)
    return (
        parse.lemmas[verb] == "be"
        and subject is not None
        and parse.pos[subject] == "NOUN"
        and parse.lemmas[subject] in lexicon.words("telic_noun")
    )


def whose_aim(parse: Parse, verb: int) -> int | None:
    """Return the possessor of the aim, job or way that is the verb's subject."""
    subject = own(parse, verb)
    return None if subject is None else parse.child(subject, "poss")


def costly(parse: Parse, verb: int) -> bool:
    """Does "it" or "what" stand for the infinitive: "it takes years to build", "what it costs to run"?"""
    subject = own(parse, verb)
    return (
        parse.lemmas[verb] in {"cost", "take"}
        and subject is not None
        and parse.lowers[subject] in {"it", "what", "that", "this"}
    )


def extraposed(parse: Parse, verb: int) -> bool:
    """Does "it" or a hard thing stand for the infinitive: "it is easy to lose", "they are hard to beat"?"""
    predicate = parse.child(verb, "acomp", "attr")
    if parse.lemmas[verb] != "be" or predicate is None:
        return False
    if parse.lemmas[predicate] in lexicon.words("tough"):
        return True
    if parse.pos[predicate] == "VERB":
        return False
    subject = own(parse, verb)
    it = subject is not None and parse.lowers[subject] == "it"
    return it and parse.lemmas[predicate] not in lexicon.words("raising_adjective")


def prepositional_object(parse: Parse, verb: int, before: int) -> int | None:
    """Return "workers" of "called on workers to strike"."""
    for prep in parse.kids(verb, "prep"):
        if verb < prep < before and parse.lowers[prep] in {"on", "upon", "for", "to", "at", "with"}:
            noun = parse.child(prep, "pobj")
            if noun is None or noun > before or parse.lowers[noun] in lexicon.words("temporal_noun"):
                continue
            return noun
    return None


def of_preposition(parse: Parse, prep: int) -> int | None:
    """Return the subject of a gerund after a preposition: "by adding", "after leaving"."""
    head = parse.heads[prep]
    if parse.deps[prep] == "agent" or (parse.lowers[prep] == "by" and verbs.is_passive(parse, head)):
        return None  # "was saved by cutting costs": not the saved one cut
    while (
        parse.deps[head] in {"prep", "pcomp"}
        and parse.heads[head] != head
        and parse.pos[head] not in {"VERB", "AUX"}
    ):
        head = parse.heads[head]
    if parse.lemmas[head] in lexicon.words("spanning"):
        return None  # "aims ranging from cutting costs to …"
    if verbs.is_predicate(parse, head):
        return beside_object(parse, prep, head)
    above = parse.heads[head]
    if parse.pos[head] in phrases.NOMINAL and parse.lemmas[above] in lexicon.words("blame"):
        return head if parse.deps[head] in {"dobj", "nsubjpass", "pobj"} else None
    if parse.pos[head] in phrases.NOMINAL:
        other = parse.child(head, "prep")
        if parse.lowers[prep] == "from" and other is not None and other < prep:
            return parse.child(other, "pobj")  # "the blocking of ships from sailing"
        possessor = parse.child(head, "poss")
        if possessor is not None:
            return possessor
        if parse.lowers[prep] == "for" and parse.lemmas[head] not in lexicon.words("content_noun"):
            return None  # "accepted terms for joining": who joins is not said
        if parse.lemmas[above] in lexicon.words("holding") and parse.deps[head] in {"dobj", "attr"}:
            return above
    if parse.pos[head] == "ADJ" and own(parse, head) is not None:
        return own(parse, head)
    if parse.pos[head] == "ADJ" and verbs.is_predicate(parse, parse.heads[head]):
        return parse.heads[head]
    return None


def beside_object(parse: Parse, prep: int, verb: int) -> int | None:
    """Return the subject of a gerund in a phrase beside an object: "barred her from leaving" her, "made money
    by selling" who made it, "a vote on joining" nobody."""
    thing, word = parse.child(verb, "dobj"), parse.lowers[prep]
    if word in {"like", "unlike"} and parse.lemmas[verb] not in LINKING:
        return None  # "favours big works, like building dams": she builds none
    if thing is None or thing > prep:
        return verb
    lemma = parse.lemmas[verb]
    if word == "as":  # "quoted him as saying", "described them as hiding"
        return thing if takes_as(lemma) and parse.tags[thing] not in {"WDT", "WP"} else None
    if lemma in lexicon.words("blame") and word in {"of", "for", "from", "with", "on", "over"}:
        return thing
    if word in {"of", "for", "from", "into", "with"} and lemma not in lexicon.words("subject_control"):
        return thing if acts(parse, thing) or word == "from" else None
    if word in {"on", "about"} and lemma not in lexicon.words("subject_control"):
        return None
    return verb


def takes_as(lemma: str) -> bool:
    """Does the verb say what its object is or does: "describe her as leading"?"""
    return lemma in {"attack", "dismiss"} or any(
        lemma in lexicon.words(name) for name in ("blame", "voicing", "showing", "appraised")
    )


def personal(parse: Parse, noun: int) -> bool:
    """Does a common noun name people ("official", "crew")?"""
    kind = names().nouns.get(parse.lemmas[noun].lower())
    return is_role(parse, noun) or kind in {"person", "office", "group", "organization"}


def acts(parse: Parse, noun: int) -> bool:
    """Can the noun act: a name, a pronoun, a plural of people, a role?"""
    if parse.pos[noun] in {"PROPN", "PRON"} or is_role(parse, noun):
        return True
    kind = names().nouns.get(parse.lemmas[noun].lower())
    return kind in {"person", "office", "group", "organization"} or parse.tags[noun] == "NNS"
