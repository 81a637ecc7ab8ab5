"""Predicates with their arguments, on tokens: what the clause rules find and the later stages read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(slots=True)
class Slot:
    """An argument: its head row, the rows `[first, after)` that name it, the preposition before it.

    `prep` is the row of that preposition; `text` overrides the words where they are only implied;
    `nested` is true for a phrase that modifies another prepositional argument, not the predicate.
    """

    head: int
    first: int
    after: int
    role: str = ""
    prep: int | None = None
    text: str | None = None
    nested: bool = False


@dataclass(slots=True)
class Frame:
    """One predicate and its arguments.

    head: row of the verb, predicative adjective or noun, or event noun that the claim is about.
    first, after: the rows `[first, after)` of the relation's words; both -1 for an implied relation.
    lemma: normal form of the relation: lemma, "be" + predicate noun head for copulas left to
        `object`, particle appended ("step down").
    particle: the verb particle or "".
    object, args: `object` is the direct object (of a passive clause None, its subject is the
        patient); `args` the indirect object, prepositional arguments, the "by" agent of a passive.
    complement: row of the head of an open or full clausal complement, if any.
    governor: row of the outermost verb that the relation takes in ("agreed to develop"), if any.
    text: the words of an implied relation.
    """

    head: int
    first: int
    after: int
    lemma: str
    pos: Literal["verb", "noun", "adjective"] = "verb"
    particle: str = ""
    voice: Literal["active", "passive"] = "active"
    subject: Slot | None = None
    object: Slot | None = None
    args: list[Slot] = field(default_factory=list)
    complement: int | None = None
    governor: int | None = None
    rule: str = ""
    text: str | None = None
    confidence: float = 0.8
