"""Event types: which PLOVER root a predicate with its arguments is, by the tables in `ontology/events/`.

The roots are those of PLOVER (Political Language Ontology for Verifiable Event Records, Open Event
Data Alliance, a successor of CAMEO). The tables are written for this project.

A row of the lexicon is a sense: a lemma and what must stand beside it. The sense with the most
conditions wins. Words such as "begin", "refuse" or "hold" type no event of their own; they act on
the event inside them ("hold talks", "refuse to meet"), which `effects.csv` and `compose.csv` say.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.claims.event_lexicon import Lexicon, Sense, lexicon
from kg.claims.frames import Frame, Slot
from kg.language.parse import Parse

KindAt = Callable[[int], str | None]

OBJECTS = frozenset({"dobj", "obj"})
CLAUSES = frozenset({"xcomp", "ccomp"})
PARTITIVES = frozenset(
    {"series", "number", "round", "wave", "string", "spate", "set", "couple", "kind", "sort", "form", "lot",
     "majority", "part", "piece", "package", "group", "dozen", "hundred", "thousand", "volley", "barrage"}
)  # fmt: skip
WILL = frozenset({"will", "'ll", "wo", "’ll", "shall"})
WOULD = frozenset({"would", "'d", "’d"})
DUTY = frozenset({"must", "should", "ought"})
MAX_DEPTH = 3
"""How many words that act on an event are unwrapped ("refused to begin talks" takes two)."""


class Scene:
    """One predicate as the lexicon sees it: lemmas of its objects, prepositions and complement."""

    __slots__ = ("complement", "head", "kinds", "lemma", "object", "parse", "particle", "pos", "roles")

    def __init__(self, parse: Parse, head: int, pos: str, kinds: KindAt) -> None:
        self.parse, self.head, self.pos, self.kinds = parse, head, pos, kinds
        self.lemma = parse.lemmas[head].lower()
        self.particle = ""
        self.object: int | None = None
        self.complement: int | None = None
        self.roles: list[tuple[str, int]] = []

    def read_children(self) -> None:
        """Fill what the frame left open from the parse."""
        parse = self.parse
        passive = False
        subject: int | None = None
        for child in parse.children[self.head]:
            dep = parse.deps[child]
            if dep == "prt":
                self.particle = self.particle or parse.lowers[child]
            elif dep in OBJECTS:
                self.object = child if self.object is None else self.object
            elif dep in CLAUSES or (dep == "pcomp"):
                self.complement = child if self.complement is None else self.complement
            elif dep == "nsubjpass":
                passive, subject = True, child
            elif dep in ("prep", "agent", "dative"):
                role = parse.lowers[child]
                inner = parse.child(child, "pobj", "pcomp")
                if inner is not None:
                    self.roles.append((role, inner))
                elif parse.pos[child] == "ADP":
                    self.roles.append((role, -1))
            elif dep in ("acomp", "attr", "oprd") and self.complement is None:
                self.complement = child
        if passive and self.object is None:
            self.object = subject


def scene_of(parse: Parse, frame: Frame, kinds: KindAt) -> Scene:
    """Return what the lexicon looks at in a frame."""
    scene = Scene(parse, frame.head, frame.pos, kinds)
    if frame.particle:
        scene.particle = frame.particle.lower()
    patient = frame.object or (frame.subject if frame.voice == "passive" else None)
    if patient is not None and patient.head != frame.head:
        scene.object = patient.head
    scene.complement = frame.complement
    scene.read_children()
    known = set(scene.roles)
    scene.roles += [pair for slot in frame.args if (pair := role_of(slot)) not in known and pair[0]]
    return scene


def role_of(slot: Slot) -> tuple[str, int]:
    return slot.role.lower(), slot.head


def classify(parse: Parse, frame: Frame, kind_at: KindAt) -> str | None:
    """Return the PLOVER root of a frame, "STATEMENT" for plain speech, or None.

    `kind_at(row)` is the kind of the mention whose head stands there, or None.
    """
    if not 0 <= frame.head < len(parse):
        return None
    table = lexicon()
    root = own_root(table, scene_of(parse, frame, kind_at), 0)
    if frame.pos == "noun":
        return root
    return in_context(table, parse, frame.head, root, kind_at)


def own_root(table: Lexicon, scene: Scene, depth: int) -> str | None:
    """Return the root by the word itself, its arguments and what it acts on."""
    sense = best_sense(table, scene)
    if sense is not None and sense.conditions > 1:
        return sense.root
    if depth < MAX_DEPTH:
        acted = acted_root(table, scene, depth)
        if acted is not None:
            return acted
    return sense.root if sense is not None else None


def acted_root(table: Lexicon, scene: Scene, depth: int) -> str | None:
    """Return the root of a word that acts on the event inside it: "hold talks", "halt the attack"."""
    for effect in table.effects.get((scene.lemma, scene.particle), ()):
        for row in contents(scene, effect.prep):
            if effect.on == "clause" and scene.parse.pos[row] in ("NOUN", "PROPN"):
                continue
            inner = root_at(table, scene.parse, row, scene.kinds, depth + 1)
            if inner is not None:
                return table.compose(effect.effect, inner)
    return None


def contents(scene: Scene, prep: str) -> list[int]:
    """Return the rows of the event words that a word acts on."""
    if prep:
        return [row for role, row in scene.roles if role == prep and row >= 0]
    return [row for row in (scene.object, scene.complement) if row is not None]


def root_at(table: Lexicon, parse: Parse, row: int, kinds: KindAt, depth: int) -> str | None:
    """Return the root of the noun or verb at a row by its own dependents."""
    row = unwrap(parse, row)
    pos = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}.get(parse.pos[row], "verb")
    scene = Scene(parse, row, pos, kinds)
    scene.read_children()
    return own_root(table, scene, depth)


def unwrap(parse: Parse, row: int) -> int:
    """Return the noun that a partitive measures: "a series of attacks" -> attacks."""
    for _ in range(MAX_DEPTH):
        if parse.lemmas[row] not in PARTITIVES:
            return row
        of = next((c for c in parse.children[row] if parse.lowers[c] == "of"), None)
        inner = parse.child(of, "pobj") if of is not None else None
        if inner is None:
            return row
        row = inner
    return row


def best_sense(table: Lexicon, scene: Scene) -> Sense | None:
    """Return the first sense whose conditions hold; senses stand in order of their conditions."""
    if scene.pos == "noun":
        for child in scene.parse.children[scene.head]:
            if scene.parse.deps[child] in ("compound", "amod"):
                name = f"{scene.parse.lemmas[child].lower()} {scene.lemma}"
                found = first_sense(table, scene, name)
                if found is not None:
                    return found
    return first_sense(table, scene, scene.lemma)


def first_sense(table: Lexicon, scene: Scene, lemma: str) -> Sense | None:
    for sense in table.senses.get((lemma, scene.pos), ()):
        if holds(table, sense, scene):
            return sense
    return None


def holds(table: Lexicon, sense: Sense, scene: Scene) -> bool:
    """Tell whether every condition of a sense is met."""
    if sense.particle != scene.particle and (sense.particle or scene.particle not in ("", "out", "up")):
        return False
    roles = scene.roles
    if sense.prep and not any(role in sense.prep for role, _ in roles):
        return False
    if sense.object:
        row = scene.object
        if sense.prep and row is None:
            row = next((r for role, r in roles if role in sense.prep), None)
        if row is None or row < 0 or not fits(table, sense.object, scene, row):
            return False
    if sense.complement:
        row = scene.complement
        if row is None or not fits(table, sense.complement, scene, row):
            return False
    return True


def fits(table: Lexicon, wanted: tuple[str, ...], scene: Scene, row: int) -> bool:
    """Tell whether the word at a row is one of those wanted: a lemma, an `@class` or a `#kind`."""
    parse = scene.parse
    row = unwrap(parse, row)
    lemma = parse.lemmas[row].lower()
    for item in wanted:
        if item[0] == "@":
            words = table.classes.get(item, frozenset())
            if lemma in words or any(
                parse.lemmas[c].lower() in words and f"{parse.lemmas[c].lower()} *" in words
                for c in parse.children[row]
            ):
                return True
        elif item[0] == "#":
            if scene.kinds(row) == item[1:]:
                return True
        elif item == lemma:
            return True
        elif " " in item:
            first, last = item.split(" ", 1)
            if last == lemma and any(parse.lemmas[c].lower() == first for c in parse.children[row]):
                return True
    return False


def in_context(table: Lexicon, parse: Parse, head: int, root: str | None, kinds: KindAt) -> str | None:
    """Return what the root becomes under negation, future tense and the verbs that govern it."""
    if root is None:
        return None
    negated, future = tense(parse, head)
    if future and negated:
        root = "REJECT" if root not in ("STATEMENT", "ASSAULT", "THREATEN", "ACCUSE") else root
    elif future:
        root = table.compose("future", root)
    row = first_conjunct(parse, head)
    for _ in range(MAX_DEPTH):
        if root is None or parse.deps[row] != "xcomp" or parse.heads[row] == row:
            return root
        governor = parse.heads[row]
        if parse.child(governor, "dobj", "obj") is not None:
            return root
        particle = parse.child(governor, "prt")
        key = parse.lemmas[governor].lower(), parse.lowers[particle] if particle is not None else ""
        for effect in table.effects.get(key, ()):
            if not effect.prep:
                root = table.compose(effect.effect, root)
                break
        row = first_conjunct(parse, governor)
    return root


def first_conjunct(parse: Parse, row: int) -> int:
    """Return the first of the coordinated predicates, whose governors all share."""
    for _ in range(MAX_DEPTH):
        if parse.deps[row] != "conj":
            return row
        row = parse.heads[row]
    return row


def tense(parse: Parse, head: int) -> tuple[bool, bool]:
    """Return (negated, future) of a verb; "would" is future only inside reported speech."""
    negated = future = False
    for child in parse.children[head]:
        dep = parse.deps[child]
        if dep == "neg":
            negated = True
        elif dep == "aux":
            word = parse.lowers[child]
            reported = parse.deps[head] == "ccomp"
            if word in WILL or (word in WOULD and reported) or (word == "to" and parse.deps[head] == "ROOT"):
                future = True
    return negated, future
