"""What the lexicon of events looks at in a predicate."""

from __future__ import annotations

from collections.abc import Callable

from kg.claims.frames import Frame, Slot
from kg.language.parse import Parse

KindAt = Callable[[int], str | None]


OBJECTS = frozenset({"dobj", "obj"})
SEPARABLE = frozenset({"up", "down", "off", "away", "out"})
"""Particles that the parser takes for prepositions of the object after them ("closed down the school")."""

CLAUSES = frozenset({"xcomp", "ccomp"})
PARTICLES = frozenset(
    {"up", "down", "out", "off", "back", "away", "over", "in", "aside", "together", "apart", "through"}
)


class Scene:
    """One predicate as the lexicon sees it: rows of who acts, its object, complement and purpose, its
    particles, and its prepositions with the row each governs (-1 where it governs no noun)."""

    __slots__ = (
        "agent",
        "complement",
        "head",
        "kinds",
        "lemma",
        "object",
        "parse",
        "particle",
        "particles",
        "pos",
        "purpose",
        "roles",
    )

    def __init__(self, parse: Parse, head: int, pos: str, kinds: KindAt) -> None:
        self.parse, self.head, self.pos, self.kinds = parse, head, pos, kinds
        self.lemma = parse.lemmas[head].lower()
        self.particle = ""
        self.particles: list[str] = []
        self.agent: int | None = None
        self.object: int | None = None
        self.complement: int | None = None
        self.purpose: int | None = None
        self.roles: list[tuple[str, int]] = []

    def read_children(self) -> None:
        """Fill what the frame left open from the parse."""
        parse = self.parse
        subject: int | None = None
        for child in parse.children[self.head]:
            dep = parse.deps[child]
            if dep == "prt":
                self.particle = self.particle or parse.lowers[child]
                self.particles.append(parse.lowers[child])
            elif dep in OBJECTS:
                self.object = child if self.object is None else self.object
            elif dep in CLAUSES:
                self.complement = child if self.complement is None else self.complement
            elif dep == "nsubjpass":
                subject = child
            elif dep == "nsubj":
                self.agent = child if self.agent is None else self.agent
            elif dep == "advcl":
                self.purpose = child if parse.tags[child] == "VB" else self.purpose
            elif dep in ("prep", "agent", "dative"):
                self.read_preposition(child)
                if dep == "agent" and self.roles and self.roles[-1][1] >= 0:
                    self.agent = self.roles[-1][1]
            elif dep in ("acomp", "attr", "oprd") and self.complement is None:
                self.complement = child
            elif dep == "advmod" and parse.lowers[child] in PARTICLES:
                self.particles.append(parse.lowers[child])
        if subject is not None and self.object is None:
            self.object = subject

    def read_preposition(self, row: int) -> None:
        """Note a preposition, and the one below it in "walked out of the talks"."""
        parse = self.parse
        word = parse.lowers[row]
        for child in parse.children[row]:
            if parse.deps[child] in ("pobj", "pcomp"):
                self.roles.append((word, child))
                if word in SEPARABLE:
                    self.particles.append(word)
                return
        if parse.pos[row] not in ("ADP", "SCONJ", "ADV", "PART"):
            return
        self.roles.append((word, -1))
        self.particles.append(word)
        for child in parse.children[row]:
            if parse.deps[child] == "prep":
                inner = parse.child(child, "pobj", "pcomp")
                self.roles.append((parse.lowers[child], -1 if inner is None else inner))


def scene_of(parse: Parse, frame: Frame, kinds: KindAt) -> Scene:
    """Return what the lexicon looks at in a frame."""
    scene = Scene(parse, frame.head, frame.pos, kinds)
    if frame.particle:
        scene.particle = frame.particle.lower()
        scene.particles.append(scene.particle)
    if frame.voice == "active" and frame.subject is not None:
        scene.agent = frame.subject.head
    patient = frame.object or (frame.subject if frame.voice == "passive" else None)
    if patient is not None and patient.head not in (frame.head, frame.complement):
        scene.object = patient.head
    scene.complement = frame.complement
    scene.read_children()
    scene.roles += [pair for slot in frame.args if (pair := role_of(slot))[0] and pair not in scene.roles]
    return scene


def role_of(slot: Slot) -> tuple[str, int]:
    return slot.role.lower(), slot.head
