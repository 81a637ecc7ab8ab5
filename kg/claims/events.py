"""Event types: which PLOVER root and mode a predicate and its arguments are, by `ontology/events/`.

The roots are those of PLOVER (Political Language Ontology for Verifiable Event Records, Open Event
Data Alliance, a successor of CAMEO). The tables are written for this project.

A row of the lexicon is a sense: a lemma and what must stand beside it. The sense with the most
conditions wins. Words such as "begin", "refuse" or "hold" type no event of their own; they act on
the event inside them ("hold talks", "refuse to meet"), which `effects.csv` and `compose.csv` say.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims.event_lexicon import COPULAS, NO_EVENT, WRAPPERS, Effect, Lexicon, Sense, Typed, lexicon
from kg.claims.event_scene import KindAt, Scene, scene_of
from kg.claims.frames import Frame, Slot
from kg.language.parse import Parse

LOOSE = frozenset({"", "out", "up"})
"""Particles that leave the sense of most verbs as it is ("send out troops")."""

PARTITIVES = frozenset(
    {"series", "number", "round", "wave", "string", "spate", "set", "couple", "kind", "sort", "form", "lot",
     "majority", "part", "piece", "package", "group", "dozen", "hundred", "thousand", "volley", "barrage",
     "state", "act", "level", "host", "range", "bunch", "amount", "team", "contingent", "batch", "end"}
)  # fmt: skip
WILL = frozenset({"will", "'ll", "wo", "’ll", "shall"})
WOULD = frozenset({"would", "'d", "’d"})
DUTY = frozenset({"must", "should", "ought"})
PLAIN = frozenset({"STATEMENT", "ASSAULT", "THREATEN", "ACCUSE", "REJECT"})
"""Roots that a negated future ("will not ...") does not turn into a refusal."""

ANY = ("*",)
POS = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
MAX_DEPTH = 3
"""How many words that act on an event are unwrapped ("refused to begin talks" takes two)."""


def classify(parse: Parse, frame: Frame, kind_at: KindAt) -> Typed:
    """Return PLOVER's root and the mode of a frame; "STATEMENT" as root for plain speech.

    `kind_at(row)` is the kind of the mention whose head stands there, or None.
    """
    if not 0 <= frame.head < len(parse):
        return NO_EVENT
    table = lexicon()
    typed = NO_EVENT
    if parse.lemmas[frame.head].lower() in table.words:
        typed = own_type(table, scene_of(parse, frame, kind_at), 0)
    if frame.pos == "noun":
        return typed
    return under(table, parse, frame.head, typed)


def contexts(parse: Parse, slots: Iterable[Slot]) -> tuple[str, ...]:
    """Return what an event is about by the words of its clause: "judicial", "election", … in order."""
    told = lexicon().contexts
    rows = {row for slot in slots for row in range(slot.first, slot.after)}
    return tuple(sorted({name for row in rows for name in told.get(parse.lemmas[row].lower(), ())}))


def own_type(table: Lexicon, scene: Scene, depth: int) -> Typed:
    """Return the type by the word itself, its arguments and what it acts on."""
    sense = best_sense(table, scene)
    if sense is not None and sense.specific:
        return sense.typed
    if depth < MAX_DEPTH:
        acted = acted_type(table, scene, depth)
        if acted.root is not None:
            return acted
        if sense is None and scene.lemma in COPULAS and scene.complement is not None:
            return adjective_type(table, scene, depth)
        if sense is None and scene.pos == "noun" and scene.lemma in WRAPPERS:
            return wrapped_type(table, scene, depth)
    return sense.typed if sense is not None else NO_EVENT


def adjective_type(table: Lexicon, scene: Scene, depth: int) -> Typed:
    """Return the type of a predicative adjective: "is ready to talk"."""
    row = scene.complement
    if row is None or scene.parse.pos[row] not in ("ADJ", "VERB"):
        return NO_EVENT
    return type_at(table, scene.parse, row, scene.kinds, depth + 1)


def wrapped_type(table: Lexicon, scene: Scene, depth: int) -> Typed:
    """Return the type that the modifier of a wrapping noun names: "mediation effort"."""
    for child in scene.parse.children[scene.head]:
        if scene.parse.deps[child] == "compound":
            return type_at(table, scene.parse, child, scene.kinds, depth + 1)
    return NO_EVENT


def acted_type(table: Lexicon, scene: Scene, depth: int) -> Typed:
    """Return the type of a word that acts on the event inside it: "hold talks", "halt the attack"."""
    for effect in effects_of(table, scene.lemma, scene.particles):
        for row in contents(scene, effect.prep):
            if effect.on and (effect.on == "noun") != (scene.parse.pos[row] in ("NOUN", "PROPN")):
                continue
            # who stages a strike is who strikes; who halts an attack is not who attacks
            agent = scene.agent if effect.effect == "same" else None
            inner = type_at(table, scene.parse, row, scene.kinds, depth + 1, agent)
            if inner.root is not None:
                return table.compose(effect.effect, inner)
    return NO_EVENT


def effects_of(table: Lexicon, lemma: str, particles: list[str]) -> tuple[Effect, ...]:
    """Return the effects of a verb, those with its particle first."""
    for particle in particles:
        found = table.effects.get((lemma, particle))
        if found is not None:
            return found
    return table.effects.get((lemma, ""), ())


def contents(scene: Scene, prep: str) -> list[int]:
    """Return the rows of the event words that a word acts on."""
    if prep:
        return [row for role, row in scene.roles if role == prep and row >= 0]
    return [row for row in (scene.object, scene.complement) if row is not None]


def type_at(
    table: Lexicon, parse: Parse, row: int, kinds: KindAt, depth: int, agent: int | None = None
) -> Typed:
    """Return the type of the noun or verb at a row by its own dependents, and who is known to act."""
    row = unwrap(parse, row)
    if parse.lemmas[row].lower() not in table.words:
        return NO_EVENT
    pos = POS.get(parse.pos[row], "verb")
    scene = Scene(parse, row, pos, kinds)
    scene.agent = agent
    scene.read_children()
    return own_type(table, scene, depth)


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
    if sense.particle:
        if sense.particle not in scene.particles:
            return False
    elif scene.particle not in LOOSE and not sense.specific:
        return False
    roles = scene.roles
    if sense.prep and not any(role in sense.prep for role, _ in roles):
        return False
    if sense.subject and (scene.agent is None or not fits(table, sense.subject, scene, scene.agent)):
        return False
    if sense.object and not any(fits(table, sense.object, scene, row) for row in patients(sense, scene)):
        return False
    if sense.complement:
        rows = [row for row in (scene.complement, scene.purpose) if row is not None]
        return any(fits(table, sense.complement, scene, row) for row in rows)
    return True


def patients(sense: Sense, scene: Scene) -> list[int]:
    """Return the rows that a condition on the object may hold of: with a preposition, its noun too."""
    rows = [scene.object] if scene.object is not None else []
    if sense.prep and sense.object != ANY:
        rows += [row for role, row in scene.roles if role in sense.prep and row >= 0]
    return rows


def fits(table: Lexicon, wanted: tuple[str, ...], scene: Scene, row: int) -> bool:
    """Tell whether the word at a row is one of those wanted: a lemma, an `@class` or a `#kind`."""
    parse = scene.parse
    row = unwrap(parse, row)
    lemma = parse.lemmas[row].lower()
    for item in wanted:
        if item in (lemma, "*"):
            return True
        if item[0] == "@":
            if lemma in table.classes[item]:
                return True
        elif item[0] == "#":
            if scene.kinds(row) == item[1:]:
                return True
        elif item == "!must":
            if any(parse.deps[c] == "aux" and parse.lemmas[c] in DUTY for c in parse.children[row]):
                return True
        elif " " in item:
            first, last = item.split(" ", 1)
            if last == lemma and any(parse.lemmas[c].lower() == first for c in parse.children[row]):
                return True
    return False


def under(table: Lexicon, parse: Parse, head: int, typed: Typed) -> Typed:
    """Return what the type becomes under negation, future tense and the verbs that govern it."""
    negated, future = tense(parse, head)
    if typed.root is not None and future:
        kept = not negated or typed.root in PLAIN
        typed = table.compose("future", typed) if kept else Typed("REJECT")
    row = first_conjunct(parse, head)
    for _ in range(MAX_DEPTH):
        governor = parse.heads[row]
        if parse.deps[row] != "xcomp" or governor == row:
            break
        if parse.child(governor, "dobj", "obj") is not None or parse.child(row, "nsubj") is not None:
            break  # "force X to leave": the subject is another's
        particle = parse.child(governor, "prt")
        words = [parse.lowers[particle]] if particle is not None else []
        for effect in effects_of(table, parse.lemmas[governor].lower(), words):
            if not effect.prep and effect.on != "noun":
                typed = table.compose(effect.effect, typed)
                break
        row = first_conjunct(parse, governor)
    return typed


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
            if word in WILL or (word in WOULD and reported):
                future = True
    return negated, future
