"""Nouns that carry an event, with their arguments: "his meetings with the Russian ambassador".

After the frames of nominal predicates in NomBank (Meyers et al. 2004). Who takes part is asked of the
steps below, the surest first: the noun's own phrase (possessor, "by", "of", "between", the country or
body before it), the verb that supports it (`nominal_support`), and last its theme ("a rise in prices",
"tax cuts"). A noun that names nobody and nothing makes no frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.claims import nominal_support, phrases, subjects, verbs
from kg.claims.frames import Frame, Slot
from kg.claims.nominal_own import Participants, own_phrase
from kg.claims.nominal_phrase import actor_before, named_before, partner
from kg.claims.nominal_words import (
    ANNOUNCING,
    CORE_PREPOSITIONS,
    MEASURING,
    ON_THE,
    PHRASES,
    TELLING,
    THINGS,
    EventNoun,
    fits,
    label,
    names_actor,
    scene,
)
from kg.language.parse import Parse
from kg.ontology import rows

EXCLUDED = frozenset({"compound", "amod", "nmod", "npadvmod", "intj"})
"""An event noun in these places only describes another ("strike action", "release date")."""

MODIFIER, THEME = 0.5, 0.4
"""Confidence by where the subject was found, if not in the noun's own phrase."""

LOOK_BACK = 2
"""How many sentences back an event noun with "the" takes up."""

ASSERTED = frozenset({"nominal", "nominal-support"})
"""Rules sure enough for a later mention to rest on."""

ARGUED = frozenset({"nominal", "nominal-modifier"})
"""Rules whose claims carry further arguments. Beside a support verb they stand in the verb's own claim
("signed a deal with X"), and a theme is told alone."""


@cache
def nominalisations() -> dict[str, EventNoun]:
    """Return the event nouns of `ontology/nominalisations.csv`."""
    return {
        row["noun"]: EventNoun(
            row["noun"],
            row["verb"],
            row["of"],
            row["whose"],
            frozenset(row["themes"].split()),
            frozenset(row["kind"].split()),
        )
        for row in rows("nominalisations.csv")
    }


def find(parse: Parse) -> list[Frame]:
    """Return the frames of event nouns that have at least one participant, in text order."""
    table = nominalisations()
    found: list[Frame] = []
    for row, lemma in enumerate(parse.lemmas):
        if parse.pos[row] != "NOUN" or parse.deps[row] in EXCLUDED:
            continue
        noun = table.get(lemma)
        if noun is not None and names_event(parse, row, noun):
            found.extend(frames(parse, row, noun, found))
    return found


def names_event(parse: Parse, row: int, noun: EventNoun) -> bool:
    """Is it an event here, not part of a turn of speech ("in order to", "in charge of"), and, where the noun
    is as often a thing or a body ("the establishment"), one that is said to be done to something?"""
    if row and (parse.lowers[row - 1], parse.lowers[row]) in PHRASES:
        return False
    if row and (parse.lowers[row - 1], parse.lemmas[row]) in THINGS:
        return False
    if parse.words[row] in (*parse.words[row - 2 : row - 1], *parse.words[row + 2 : row + 3]):
        return False  # "step by step"
    if parse.lowers[row - 2 : row] == ["on", "the"] and parse.lowers[row] in ON_THE:
        return any(parse.lowers[c] in {"of", "by", "against"} for c in parse.kids(row, "prep", "agent"))
    if "thing" in noun.kind:
        return any(
            parse.lowers[c] in {"of", "by", "between", "with"} for c in parse.kids(row, "prep", "agent")
        )
    if "body" in noun.kind:
        return nominal_support.told_as_event(parse, row)
    return True


def frames(parse: Parse, row: int, noun: EventNoun, earlier: Sequence[Frame]) -> Iterator[Frame]:
    """Yield the frame of one event noun, if it has a subject."""
    who = own_phrase(parse, row, noun)
    if who.agent is None:
        before_it(parse, row, noun, who)
    if who.agent is None and (who.patient is None or noun.whose == "object"):
        supported(parse, row, noun, who)
    if who.agent is None and who.patient is None:
        shared(parse, row, noun, who, earlier)
    if who.agent is None and who.patient is None:
        theme(parse, row, noun, who)
    if who.agent is None and who.patient is None:
        told_before(parse, row, noun, who, earlier)
    if who.agent is None and who.patient is None:
        return
    base = Frame(row, row, row + 1, noun.noun, "noun", rule=who.rule, confidence=who.confidence)
    if who.rule in ARGUED:
        base.args = [s for s in who.args if worth_telling(parse, s, noun)]
    if who.agent is not None:
        base.subject, base.object = bare(who.agent), None if who.patient is None else bare(who.patient)
    elif who.patient is not None:
        base.subject, base.voice = bare(who.patient), "active" if who.happens else "passive"
    if base.object is not None and base.subject is not None and base.object.head == base.subject.head:
        base.object = None
    yield base


def before_it(parse: Parse, row: int, noun: EventNoun, who: Participants) -> None:
    """Read the names and nouns before the event noun: "Russian interference", "police probe"."""
    found = named_before(parse, row, noun) or actor_before(parse, row, noun)
    if found is None or (who.patient is not None and found.head == who.patient.head):
        return
    party = noun.noun == "nomination" and label(parse, found.head) in {"NORP", "ORG"}
    if noun.whose == "object" and who.patient is None and not party:
        who.patient = found
    elif noun.whose != "object" or noun.verb:
        who.agent = found  # "the Republican nomination" is the party's doing
        other = partner(parse, row, found) if "mutual" in noun.kind else None
        if other is not None:
            who.args.append(other)
    who.confidence, who.rule = MODIFIER, "nominal-modifier"


def supported(parse: Parse, row: int, noun: EventNoun, who: Participants) -> None:
    """Ask the verb above the noun: "X held talks", "X is under investigation", "said X in an interview"."""
    found = nominal_support.participant(parse, row, noun)
    if found is None or not fits(parse, found.slot) or found.slot.head == row:
        return
    if found.patient:
        if who.patient is None:
            who.patient = found.slot
    else:
        who.agent = found.slot
    who.confidence, who.rule = min(who.confidence, found.confidence), "nominal-support"


def shared(parse: Parse, row: int, noun: EventNoun, who: Participants, earlier: Sequence[Frame]) -> None:
    """ "Ford's declaration of bankruptcy", "their threat of sanctions": one does both."""
    prep = parse.heads[row]
    if parse.deps[row] != "pobj" or parse.lowers[prep] != "of" or noun.whose != "subject":
        return
    outer = next((f for f in reversed(earlier) if f.head == parse.heads[prep]), None)
    if outer is not None and outer.voice == "active" and outer.lemma in ANNOUNCING:
        who.agent, who.confidence, who.rule = outer.subject, MODIFIER, "nominal-support"


def theme(parse: Parse, row: int, noun: EventNoun, who: Participants) -> None:
    """Take what the event is done to, or what moves: "the attack on X", "a rise in prices", "tax cuts"."""
    who.confidence, who.rule = THEME, "nominal-theme"
    for slot in who.args:
        role = slot.role.lower()
        partner = role == "with" and "mutual" in noun.kind and names_actor(parse, slot)
        moving = role == "in" and "change" in noun.kind and not scene(parse, slot)
        if partner or moving or (role in noun.themes and not (role == "in" and scene(parse, slot))):
            who.patient, who.happens = slot, partner or moving
            who.args.remove(slot)
            return
    if "compound" in noun.kind or "change" in noun.kind:
        child = row - 1
        if (
            child >= parse.sentences[parse.sentence_of[row]][0]
            and parse.heads[child] == row
            and parse.deps[child] in {"compound", "nmod"}
            and parse.pos[child] == "NOUN"
            and not parse.kids(child, "cc", "conj")
        ):
            slot = phrases.slot(parse, child)
            if fits(parse, slot) and parse.lowers[child] not in MEASURING:
                who.patient, who.happens = slot, noun.of == "subject"


def told_before(parse: Parse, row: int, noun: EventNoun, who: Participants, earlier: Sequence[Frame]) -> None:
    """Take up an event told shortly before: "an order from X. The order" is X's."""
    if not any(parse.lowers[c] in {"the", "this", "that"} for c in parse.kids(row, "det")):
        return
    if any(parse.deps[c] in TELLING for c in parse.children[row]):
        return  # another one: "the second attack", "the attack in Oslo"
    low = parse.sentences[max(0, parse.sentence_of[row] - LOOK_BACK)][0]
    frame = next((f for f in reversed(earlier) if f.lemma == noun.noun and f.head >= low), None)
    if frame is not None and (frame.rule not in ASSERTED or parse.tags[frame.head] != parse.tags[row]):
        return
    verb = next(
        (
            v
            for v in range(row - 1, low - 1, -1)
            if noun.verb and parse.lemmas[v] == noun.verb and verbs.is_predicate(parse, v)
        ),
        None,
    )
    if frame is not None and (verb is None or frame.head > verb):
        if frame.voice == "passive":
            who.patient = frame.subject
        else:
            who.agent = frame.subject
    elif verb is not None and not parse.kids(verb, "neg"):
        subject = subjects.find(parse, verb)
        slot = None if subject is None else phrases.slot(parse, subject)
        if slot is None or not names_actor(parse, slot):
            return
        if verbs.is_passive(parse, verb) or noun.whose == "object":
            who.patient = slot if verbs.is_passive(parse, verb) else None
        else:
            who.agent = slot
    who.confidence, who.rule = THEME, "nominal-anaphor"


def worth_telling(parse: Parse, slot: Slot, noun: EventNoun) -> bool:
    """Is it a participant, or a place that is named? Loose modifiers are not repeated."""
    role = slot.role.lower()
    if role in CORE_PREPOSITIONS or role in noun.themes:
        return True
    return role in {"in", "at"} and (scene(parse, slot) or names_actor(parse, slot))


def bare(slot: Slot) -> Slot:
    return replace(slot, role="", prep=None, nested=False)
