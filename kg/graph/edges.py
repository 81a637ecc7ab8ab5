"""A claim as edges: who is an end of one, and what it is called.

Facts are selective, claims are complete. A claim draws an edge only where both ends are entities that
a reader would look up; a false edge costs more than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims.nominal import nominalisations
from kg.claims.nominal_words import EventNoun
from kg.graph.ends import ENTITLED, Ends, is_nominal
from kg.graph.predicates import (
    COMPLETED,
    CONTENT,
    COPULAS,
    FOLLOWERS,
    core,
    described,
    is_standing,
    joined,
    passive,
    says_something,
)
from kg.records import Argument, Claim, Entity

__all__ = ["Edge", "Ends", "edges"]

SUBJECTS = frozenset(("person", "politician", "organization", "party", "country", "place", "group", "office"))
"""Kinds that act."""
OBJECTS = SUBJECTS | {"event", "election", "misc"}
"""Kinds that are acted on. A topic is no node: "the economy" would be joined to everyone."""
PLACES = frozenset(("place", "country"))

ROLES = frozenset(
    (
        "about", "against", "behind", "for", "from", "into", "of", "on", "over",
        "through", "to", "toward", "towards", "under", "with",
    )
)  # fmt: skip
"""Prepositions whose object takes part in what happened. "as", "like", "than", "before", "without"
and the rest name a comparison, a time or an absence."""

SCENES = frozenset(("at", "in"))
"""Prepositions of where it happened."""
BESIDE_OBJECT = frozenset(("about", "against", "to"))
"""Prepositions that make a second fact beside that with the object: "asked Comey about Page". Others
hang on the object too often: "misled Pence about his calls with the ambassador"."""
SPEECH = frozenset(("add", "announce", "argue", "insist", "say", "speak", "state", "tell", "warn", "write"))
"""Verbs whose place is not worth an edge: "said in Tbilisi". Nor is that of `COMPLETED` ones."""
BESIDE = frozenset(("speech",))
"""Rules whose claims are no deeds: that X spoke of Y would join everyone with everyone."""

PRESUPPOSED = frozenset(("apposition", "title"))
"""Rules that say aside who someone is: no "not" in the sentence denies it."""
MUTUAL = frozenset(("reciprocal",))
"""Rules that split a subject: "he and Y had spoken" has Y, the partner, before its verb."""
PARTNERS = frozenset(("against", "with"))
"""Prepositions with which an event noun says something that stands for no verb: "pact with"."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim read as subject, predicate and object entity."""

    subject: str
    predicate: str
    object: str


def edges(claim: Claim, ends: Ends) -> Iterator[Edge]:
    """Yield the edges that one claim draws, each once.

    A passive clause with its agent is turned round: "Comey was fired by Trump" -> Trump, fire,
    Comey. Without one its subject stays the patient: "Comey was fired from the FBI" -> Comey, be
    fired from, FBI. Where something happens is an end only where there is no other: "arrived in
    Moscow".
    """
    if claim.rule in BESIDE or (is_nominal(claim) and claim.voice == "passive") or ends.is_doubtful(claim):
        return
    if claim.rule in PRESUPPOSED and claim.polarity == "negative":
        return
    agent, verb, target = roles(claim)
    subject = ends.node(agent, SUBJECTS)
    if subject is None or agent is None or not verb:
        return
    direct = ends.node(target, OBJECTS, role_holder=verb in COPULAS)
    drawn: list[Edge] = []
    if direct is not None and target is not None and is_told(claim, verb, target, ends):
        if sensible(subject, verb, direct):
            drawn.append(Edge(subject.id, joined(verb, target.role), direct.id))
    further, scenes = with_arguments(claim, subject, direct, ends)
    drawn += further
    if not drawn and target is None and claim.event != "STATEMENT" and verb not in SPEECH | COMPLETED:
        drawn = scenes
    for edge in dict.fromkeys(drawn):
        if edge.subject != edge.object:
            yield edge


def with_arguments(
    claim: Claim, subject: Entity, direct: Entity | None, ends: Ends
) -> tuple[list[Edge], list[Edge]]:
    """Return the edges to what prepositions introduce: who takes part, and where it happens."""
    agent, verb, target = roles(claim)
    stem = verb if direct is not None or target is None else with_noun(verb, target, ends)
    drawn: list[Edge] = []
    scenes: list[Edge] = []
    if verb in COPULAS or not stem:
        return drawn, scenes
    for argument in claim.arguments:
        if claim.where is not None and argument.span == claim.where.span:
            argument = claim.where  # of a passive the place's node stands there alone
        role = argument.role.lower() or "to"
        entity = ends.node(argument, OBJECTS)
        if argument is agent or entity is None or not is_tied(argument, claim, direct, target):
            continue
        if role not in (BESIDE_OBJECT if direct is not None else ROLES | SCENES):
            continue
        if is_nominal(claim):
            known = nominalised(claim)
            if known.verb and role in known.themes:
                role = ""  # "an attack on X" attacks X
            elif not known.verb and role not in PARTNERS:
                continue  # "a convention in Cleveland", "a role at the bank"
        if not says_something(stem if claim.voice == "active" else core(claim.relation.lemma), role):
            continue
        edge = Edge(subject.id, joined(stem, role), entity.id)
        (scenes if role in SCENES or is_place(argument, claim) else drawn).append(edge)
    return drawn, scenes


def is_told(claim: Claim, verb: str, target: Argument, ends: Ends) -> bool:
    """Tell whether the verb says something of its object alone.

    It does not where it is empty ("put Y through the wringer"), where a complement follows that the
    claim does not hold ("called Y a liar"), or where the object stands in a quotation that the verb
    opens ("replied, 'Well, Y'").
    """
    if not says_something(verb) and verb not in COPULAS:
        return False
    relation = claim.relation.span
    if relation is None or target.span is None:
        return True
    if relation.end <= target.span.start:
        between = ends.after(claim, relation.end)[: target.span.start - relation.end]
        if re.search(r"[,:]\s*[\"“'‘]", between):
            return False
    if verb not in COMPLETED:
        return True
    rest = ends.after(claim, max(relation.end, target.span.end)).lstrip("\"”’' ")
    word = re.match(
        r"[\w-]+|,", rest
    )  # after a comma the complement may come: "kept Y, a friend, from leaving"
    return word is None or word.group().lower() in FOLLOWERS


def is_tied(argument: Argument, claim: Claim, direct: Entity | None, target: Argument | None) -> bool:
    """Tell whether the argument hangs on what was done, not on another of its words.

    "misled Pence about his calls with Y" does not join with Y, "held talks with Y" does. Of an object
    that is no node only the first phrase after it is a part: "sent letters on trade to Y" may be about
    letters or trade. What stands before the verb sets a scene: "after a speech on Y, she won".
    """
    if argument.nested and (direct is not None or target is None):
        return False
    relation, span = claim.relation.span, argument.span
    scene = argument.role.lower() in SCENES
    if span is None or relation is None or claim.rule in MUTUAL or (is_nominal(claim) and not scene):
        return True
    if span.start < relation.start:
        return target is None and scene
    if direct is not None or (target is None and not scene):
        return True
    start = target.span.start if target is not None and target.span is not None else relation.start
    return not any(
        start < other.span.start < span.start
        for other in claim.arguments
        if other.span is not None and parts(other, claim)
    )


def parts(argument: Argument, claim: Claim) -> bool:
    """Tell whether the argument may take what follows it to itself: where and when do not."""
    when = claim.when.span if claim.when is not None else None
    timed = when is not None and argument.span is not None and argument.span.overlaps(when)
    return bool(argument.role) and argument.role.lower() not in SCENES and not timed


def roles(claim: Claim) -> tuple[Argument, str, Argument | None]:
    """Return who acts, the verb, and on whom, of active and passive clauses alike."""
    verb = core(claim.relation.lemma)
    if claim.rule in ENTITLED:
        verb = described(claim)
    if is_nominal(claim):
        verb = nominalised(claim).verb or verb
    if claim.voice == "active":
        return claim.subject, verb, claim.object
    if claim.agent is not None:
        return claim.agent, verb, claim.subject
    return claim.subject, passive(claim), claim.object


def nominalised(claim: Claim) -> EventNoun:
    """Return what is known of an event noun: "meeting" -> meet."""
    noun = claim.relation.lemma.lower()
    return nominalisations().get(noun) or EventNoun(noun, "", "", "", frozenset(), frozenset())


def with_noun(verb: str, target: Argument, ends: Ends) -> str:
    """Return verb and noun of an object that is no node: "hold talks"; "" where it has no short one."""
    noun = "" if target.role or verb in CONTENT else ends.noun(target)
    return f"{verb} {noun}" if noun else ""


def sensible(subject: Entity, verb: str, target: Entity) -> bool:
    """Tell whether the edge says something. Nobody is another, a paper or a people ("is a New Yorker");
    "is lawyer at Trump Tower" took the scene for the employer."""
    if verb in COPULAS:
        return target.kind == "office" and is_standing(target.name)
    return not (verb.startswith("be ") and verb.endswith((" at", " in")) and target.kind in PLACES)


def is_place(argument: Argument, claim: Claim) -> bool:
    where = claim.where
    if where is None:
        return False
    return (argument.span is not None and argument.span == where.span) or (
        argument.mention is not None and argument.mention == where.mention
    )
