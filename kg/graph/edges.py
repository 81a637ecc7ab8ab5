"""A claim as edges: who is an end of one, and what it is called.

Facts are selective, claims are complete. A claim draws an edge only where both ends are entities that
a reader would look up; a false edge costs more than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.claims.nominal import nominalisations
from kg.claims.nominal_words import EventNoun
from kg.records import Annotated, Argument, Attribution, Claim, Entity

SUBJECTS = frozenset(("person", "politician", "organization", "party", "country", "place", "group", "office"))
"""Kinds that act."""
OBJECTS = SUBJECTS | {"event", "election", "misc"}
"""Kinds that are acted on. A topic is no node: "the economy" would be joined to everyone."""
PERSONS = frozenset(("person", "politician"))
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
"""Verbs whose place is not worth an edge: "said in Tbilisi"."""
COPULAS = frozenset(("be", "become", "remain"))
"""They join a person with an office; with a preposition they say too little ("was in touch with")."""

BESIDE = frozenset(("speech",))
"""Rules whose claims are no deeds: that X spoke of Y would join everyone with everyone."""

SAME_PREDICATE = {
    "meet with": "meet",
    "meet up with": "meet",
    "meeting with": "meet",
    "have meeting with": "meet",
    "hold meeting with": "meet",
    "conversation with": "talk with",
    "hold conversation with": "talk with",
    "have conversation with": "talk with",
    "hold talks with": "talk with",
    "have talks with": "talk with",
}
"""Predicates that differ in words only."""

DETERMINERS = frozenset(
    ("a", "an", "the", "his", "her", "its", "their", "this", "that", "these", "those", "some", "any", "no")
)
AUXILIARIES = frozenset(
    (
        "be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having", "get", "got",
        "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must",
        "not", "n't", "never", "to",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim read as subject, predicate and object entity."""

    subject: str
    predicate: str
    object: str


class Ends:
    """The entities of one article's mentions."""

    def __init__(
        self, annotated: Annotated, entities: Mapping[str, Entity], of: Mapping[tuple[str, int], str]
    ) -> None:
        self.annotated = annotated
        self.entities = entities
        self.of = of
        self.chains = {chain.id: chain for chain in annotated.chains}
        self.mentions = {mention.id: mention for mention in annotated.mentions}
        self.by_id = {attribution.id: attribution for attribution in annotated.attributions}

    def attributions(self, claim: Claim) -> list[Attribution | None]:
        """Return the attributions around the claim, the innermost first; None for one that is missing."""
        found: list[Attribution | None] = []
        here = claim.attribution
        while here is not None:
            attribution = self.by_id.get(here)
            found.append(attribution)
            here = attribution.inside if attribution and attribution.inside != here else None
            if len(found) > len(self.by_id):
                break
        return found

    def entity(self, argument: Argument | None) -> Entity | None:
        """Return the entity that the argument means, whatever its kind."""
        if argument is None or argument.mention is None or argument.mention not in self.mentions:
            return None
        chain = self.mentions[argument.mention].chain
        return self.entities.get(self.of.get((self.annotated.article.id, chain), ""))

    def node(
        self, argument: Argument | None, kinds: frozenset[str], *, role_holder: bool = False
    ) -> Entity | None:
        """Return the entity of the argument if it may be an end of a fact.

        An office without a name is one where it says whose it is ("Russian ambassador"), or with
        `role_holder`, where someone is said to hold it ("senator"). What is neither person, group,
        body nor place needs a Wikidata item.
        """
        entity = self.entity(argument)
        if entity is None or entity.kind not in kinds or argument is None or argument.mention is None:
            return None
        if entity.wikidata is not None:
            return entity
        if entity.kind == "office":
            return entity if role_holder or any(c.isupper() for c in entity.name) else None
        chain = self.chains.get(self.mentions[argument.mention].chain)
        return entity if chain is not None and chain.names and entity.kind != "misc" else None

    def noun(self, argument: Argument) -> str:
        """Return the noun of an object that is no node: "the talks" -> "talks"; "" where it is long."""
        mention = None if argument.mention is None else self.mentions.get(argument.mention)
        if mention is not None and mention.form == "pronoun":
            return ""
        words = argument.text.lower().split()
        while words and words[0] in DETERMINERS:
            words = words[1:]
        short = len(words) <= 2 and all(word.isalpha() and len(word) > 2 for word in words)
        return " ".join(words) if short else ""


def edges(claim: Claim, ends: Ends) -> Iterator[Edge]:
    """Yield the edges that one claim draws, each once.

    A passive clause with its agent is turned round: "Comey was fired by Trump" -> Trump, fire,
    Comey. Without one its subject stays the patient: "Comey was fired from the FBI" -> Comey, be
    fired from, FBI. Where something happens is an end only where there is no other: "arrived in
    Moscow".
    """
    nominal = claim.rule.startswith("nominal")
    if claim.rule in BESIDE or (nominal and claim.voice == "passive"):
        return
    agent, verb, target = roles(claim)
    rest = [argument for argument in claim.arguments if argument is not agent]
    subject = ends.node(agent, SUBJECTS)
    if subject is None or not verb:
        return
    drawn: list[Edge] = []
    direct = ends.node(target, OBJECTS, role_holder=verb in COPULAS)
    if direct is not None and target is not None and sensible(subject, verb, direct):
        drawn.append(Edge(subject.id, joined(verb, target.role), direct.id))
    stem = verb if direct is not None or target is None else with_noun(verb, target, ends)
    if verb in COPULAS or not stem:
        rest = []
    scenes: list[Edge] = []
    for argument in rest:
        role = argument.role.lower() or "to"
        if argument.nested and (direct is not None or target is None):
            continue  # "misled Pence about his calls with Y"; but "held talks with Y" is about Y
        entity = ends.node(argument, OBJECTS)
        if entity is None or role not in (BESIDE_OBJECT if direct is not None else ROLES | SCENES):
            continue
        if nominal and role in nominalised(claim).themes:
            role = ""  # "an attack on X" attacks X
        edge = Edge(subject.id, joined(stem, role), entity.id)
        (scenes if role in SCENES or is_place(argument, claim) else drawn).append(edge)
    if not drawn and target is None and claim.event != "STATEMENT" and verb not in SPEECH:
        drawn = scenes
    for edge in dict.fromkeys(drawn):
        if edge.subject != edge.object:
            yield edge


def roles(claim: Claim) -> tuple[Argument, str, Argument | None]:
    """Return who acts, the verb, and on whom, of active and passive clauses alike."""
    verb = core(claim.relation.lemma)
    if claim.rule.startswith("nominal"):
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
    noun = "" if target.role else ends.noun(target)
    return f"{verb} {noun}" if noun else ""


def normal(lemma: str) -> str:
    return " ".join(lemma.lower().split())


def core(lemma: str) -> str:
    """Return the verb that is done: "try to hurt" -> "hurt". What the verb above it makes of that
    (tried, failed, refused, denied) stands in the claim's polarity and modality."""
    return re.sub(r"^(?:\w+ )+to (?=\w)", "", normal(lemma))


def joined(verb: str, role: str) -> str:
    """Return the predicate: verb and preposition, in the one form of those that differ in words only."""
    role = normal(role)
    predicate = verb if not role or verb == role or verb.endswith(f" {role}") else f"{verb} {role}"
    return SAME_PREDICATE.get(predicate, predicate)


def passive(claim: Claim) -> str:
    """Return "be" and the participle as the sentence has it: "had not been fired" -> "be fired"."""
    lemma = core(claim.relation.lemma)
    if lemma.startswith("be "):
        return lemma
    first = lemma.split()[0] if lemma else ""
    words = [word for word in normal(claim.relation.text).split() if word not in AUXILIARIES]
    alike = [word for word in words if word[:1] == first[:1]]
    if not alike:
        return f"be {lemma}" if lemma else ""
    return " ".join(["be", alike[-1], *lemma.split()[1:]])


def sensible(subject: Entity, verb: str, target: Entity) -> bool:
    """Tell whether the edge says something. "X is Y" of two persons is a name that was not resolved;
    "is lawyer at Trump Tower" took the scene for the employer."""
    if verb == "be" and subject.kind in PERSONS and target.kind in PERSONS:
        return False
    return not (verb.startswith("be ") and verb.endswith((" at", " in")) and target.kind in PLACES)


def is_place(argument: Argument, claim: Claim) -> bool:
    where = claim.where
    if where is None:
        return False
    return (argument.span is not None and argument.span == where.span) or (
        argument.mention is not None and argument.mention == where.mention
    )
