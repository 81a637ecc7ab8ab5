"""Who stands at the ends of an edge: the entities of one article's mentions."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.graph.predicates import EMPTY_NOUNS
from kg.records import Annotated, Argument, Attribution, Claim, Entity, Mention

PERSONS = frozenset(("person", "politician"))
PEOPLE = PERSONS | {"office"}
DETERMINERS = frozenset(
    ("a", "an", "the", "his", "her", "its", "their", "this", "that", "these", "those", "some", "any", "no")
)
WEAK_PRONOUNS = frozenset(
    ("it", "its", "itself", "that", "their", "theirs", "them", "themselves", "these", "they", "this", "those")
)
"""Pronouns whose antecedent is too often another: what rests on one alone is no end."""
SOME = re.compile(
    r"(?:even |only |at least )?(?:a|an|another|any|certain|each|every|few|fewer|individual|many|more|most"
    r"|no|numerous|other|several|some|two|three|four|five|\d+)\b(?!-)"
)
"""How a noun begins that means some or one of those whose name it bears: "a Republican", "some judge"."""
POSSESSIVES = frozenset(("her", "his"))
DEFINITE = ("the ", "this ", "that ")
"""How a noun begins that means a body or place named before; "his new book" and "a group" do not."""
ENTITLED = frozenset(("apposition", "copula-of", "title"))
"""Rules that say who someone is."""


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
        mention = self.mentions[argument.mention]
        if mention.tentative:
            return None
        return self.entities.get(self.of.get((self.annotated.article.id, mention.chain), ""))

    def node(
        self, argument: Argument | None, kinds: frozenset[str], *, role_holder: bool = False
    ) -> Entity | None:
        """Return the entity of the argument if it may be an end of a fact.

        An office without a name is one where it says whose it is ("Russian ambassador"): "senator" would
        join the senators of all countries. What is neither person, group, body nor place needs a
        Wikidata item. A `role_holder` may be described with "a" or "his".
        """
        entity = self.entity(argument)
        if entity is None or entity.kind not in kinds or argument is None or argument.mention is None:
            return None
        if not role_holder and self.is_weak(self.mentions[argument.mention], entity):
            return None
        if entity.wikidata is not None:
            return entity
        if entity.kind == "office":
            return entity if any(c.isupper() for c in entity.name) else None
        chain = self.chains.get(self.mentions[argument.mention].chain)
        return entity if chain is not None and chain.names and entity.kind != "misc" else None

    def is_weak(self, mention: Mention, entity: Entity) -> bool:
        """Tell whether little ties the mention to its entity: "it", "his new book", "some Democrats"."""
        words = mention.text.lower()
        if mention.form == "pronoun":
            return words in WEAK_PRONOUNS
        if entity.kind not in PERSONS | {"group"} and SOME.match(words):
            return True
        return mention.form == "nominal" and entity.kind not in PEOPLE and not words.startswith(DEFINITE)

    def is_doubtful(self, claim: Claim) -> bool:
        """Tell whether the claim hangs on a possessive that may mean another: "Clinton and Giffords with
        her husband". What stands nearest before it in the sentence must be who it is taken for."""
        if claim.rule not in ENTITLED and not is_nominal(claim):
            return False
        return any(self.is_far(argument, claim) for argument in (claim.subject, claim.object))

    def is_far(self, argument: Argument | None, claim: Claim) -> bool:
        """Tell whether another person is named between "his" or "her" and who is meant."""
        mention = None if argument is None or argument.mention is None else self.mentions[argument.mention]
        if mention is None or mention.form != "pronoun" or mention.text.lower() not in POSSESSIVES:
            return False
        start, end = claim.sentence.start, mention.span.start
        before = [
            other
            for other in self.annotated.mentions
            if start <= other.span.start < end and other.kind in PEOPLE and other.head.end <= end
        ]
        nearest = max(before, key=lambda other: other.head.end, default=mention)
        return nearest.chain != mention.chain

    def after(self, claim: Claim, start: int) -> str:
        """Return the rest of the claim's sentence from there."""
        return self.annotated.article.text[start : claim.sentence.end]

    def noun(self, argument: Argument) -> str:
        """Return the noun of an object that is no node: "the talks" -> "talks"; "" where it is long."""
        mention = None if argument.mention is None else self.mentions.get(argument.mention)
        if mention is not None and mention.form == "pronoun":
            return ""
        words = argument.text.lower().split()
        while words and words[0] in DETERMINERS:
            words = words[1:]
        short = len(words) <= 2 and all(word.isalpha() and len(word) > 2 for word in words)
        return " ".join(words) if short and words and words[-1] not in EMPTY_NOUNS else ""


def is_nominal(claim: Claim) -> bool:
    return claim.rule.startswith("nominal")
