"""The words of an edge: what a claim's relation is called, and which say too little to be one."""

from __future__ import annotations

import re

from kg.records import Claim

COPULAS = frozenset(("be", "become", "remain"))
"""They join a person with an office; with a preposition they say too little ("was in touch with")."""

EMPTY = frozenset(
    (
        "be", "bring", "come", "do", "get", "give", "go", "have", "keep", "let", "make", "put", "set", "show",
        "take",
    )
)  # fmt: skip
"""Verbs that say nothing without their object's noun or the clause that they open."""

TELLING = frozenset((("come", "from"), ("come", "to"), ("go", "into"), ("go", "to")))
"""Empty verbs that say something with this preposition."""

EMPTY_NOUNS = frozenset(
    (
        "anything", "everything", "kind", "lot", "nothing", "one", "ones", "part", "something", "thing",
        "things", "way", "ways",
    )
)  # fmt: skip

CONTENT = frozenset(("ask", "claim", "confirm", "mention", "say", "tell", "warn"))
"""Verbs whose object is what is said or to whom: "told lawmakers to vote for Y" has no tie to Y."""

COMPLETED = frozenset(
    (
        "allow", "believe", "brand", "call", "cause", "consider", "declare", "deem", "depict", "describe",
        "discourage", "dub", "enable", "expect", "find", "force", "hear", "hold", "imagine", "judge",
        "label", "leave", "like", "need", "portray", "prefer", "prevent", "prove", "rate", "regard",
        "render", "require", "see", "stop", "think", "view", "want", "watch",
    )
)  # fmt: skip
"""Verbs whose object may be the subject of a complement: "wanted Comey to go", "called Comey a
liar". Then the verb has no tie to the object alone, and the claim does not hold the complement."""

FOLLOWERS = frozenset(
    (
        "aboard", "about", "across", "after", "again", "against", "and", "around", "at", "because",
        "before", "but", "by", "despite", "during", "earlier", "early", "for", "if", "in", "last", "late",
        "later", "near", "next", "often", "on", "once", "or", "over", "repeatedly", "several", "since",
        "then", "this", "though", "three", "through", "today", "together", "tomorrow", "twice", "two",
        "under", "until", "when", "where", "while", "who", "whom", "with", "within", "without", "yesterday",
        "yet",
    )
)  # fmt: skip
"""Words after an object that open no complement of it."""

STANDING = ("former", "acting", "interim", "then", "late", "retired", "ousted", "outgoing")
"""Adjectives without which an office is not the same; the relation's lemma may lack them."""

TITLES = {
    "amb.": "ambassador",
    "gen.": "general",
    "gov.": "governor",
    "prof.": "professor",
    "rep.": "representative",
    "sen.": "senator",
}

CANDIDACIES = frozenset(
    (
        "candidate", "choice", "contender", "favorite", "favourite", "front-runner", "frontrunner", "hopeful",
        "leader", "nominee", "winner",
    )
)  # fmt: skip
"""Roles that say something only with a name: "Republican nominee", not "a better candidate"."""

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

AUXILIARIES = frozenset(
    (
        "be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having", "get", "got",
        "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must",
        "not", "n't", "never", "to",
    )
)  # fmt: skip


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


def described(claim: Claim) -> str:
    """Return what someone is said to be, no word of standing lost: "is former head of" -> "be former
    head of". "" where the place is only where he sits: "a Florida-based strategist"."""
    words = core(claim.relation.lemma).split()
    if "based" in words[1:-1]:
        return ""
    said = normal(claim.relation.text).split()
    lost = [word for word in STANDING if word in said and word not in words]
    return " ".join([*words[:1], *lost, *(TITLES.get(word, word) for word in words[1:])])


def says_something(verb: str, role: str = "") -> bool:
    """Tell whether the verb says anything with an end right after it or after this preposition."""
    return verb not in EMPTY or (verb, role) in TELLING


def is_standing(office: str) -> bool:
    """Tell whether being this says who someone is: "senator", but not "a better candidate"."""
    named = any(word[:1].isupper() for word in office.split())
    return named or not CANDIDACIES.intersection(office.lower().split())
