"""Event types: which PLOVER root a predicate with its arguments is, by the tables in `ontology/events/`.

The roots are those of PLOVER (Political Language Ontology for Verifiable Event Records, Open Event
Data Alliance, a successor of CAMEO). The tables are written for this project.

A row of the lexicon is a sense: a lemma and what must stand beside it. The sense with the most
conditions wins. Words such as "begin", "refuse" or "hold" type no event of their own; they act on
the event inside them ("hold talks", "refuse to meet"), which `effects.csv` and `compose.csv` say.
"""

from __future__ import annotations

from kg.claims.event_lexicon import Effect, Lexicon, Sense, lexicon
from kg.claims.event_scene import KindAt, Scene, scene_of
from kg.claims.frames import Frame
from kg.language.parse import Parse

COPULAS = frozenset({"be", "remain", "become", "seem", "stay", "appear", "feel"})
LOOSE = frozenset({"", "out", "up"})
"""Particles that leave the sense of most verbs as it is ("send out troops")."""

PARTITIVES = frozenset(
    {"series", "number", "round", "wave", "string", "spate", "set", "couple", "kind", "sort", "form", "lot",
     "majority", "part", "piece", "package", "group", "dozen", "hundred", "thousand", "volley", "barrage",
     "state", "act", "level", "host", "range", "bunch", "amount", "team", "contingent", "batch", "end"}
)  # fmt: skip
WRAPPERS = frozenset(
    {"effort", "bid", "attempt", "process", "campaign", "operation", "activity", "plan", "proposal", "offer",
     "program", "programme", "mission", "initiative", "measure", "action", "order", "move", "push", "package"}
)  # fmt: skip
"""Nouns whose modifier says what happens: "mediation effort", "truce proposal"."""

WILL = frozenset({"will", "'ll", "wo", "’ll", "shall"})
WOULD = frozenset({"would", "'d", "’d"})
DUTY = frozenset({"must", "should", "ought"})
PLAIN = frozenset({"STATEMENT", "ASSAULT", "THREATEN", "ACCUSE", "REJECT"})
"""Roots that a negated future ("will not ...") does not turn into a refusal."""

ANY = ("*",)
MAX_DEPTH = 3
"""How many words that act on an event are unwrapped ("refused to begin talks" takes two)."""


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
    return in_context(table, parse, frame.head, root)


def own_root(table: Lexicon, scene: Scene, depth: int) -> str | None:
    """Return the root by the word itself, its arguments and what it acts on."""
    sense = best_sense(table, scene)
    if sense is not None and sense.specific:
        return sense.root
    if depth < MAX_DEPTH:
        acted = acted_root(table, scene, depth)
        if acted is not None:
            return acted
        if sense is None and scene.lemma in COPULAS and scene.complement is not None:
            return adjective_root(table, scene, depth)
        if sense is None and scene.pos == "noun" and scene.lemma in WRAPPERS:
            return wrapped_root(table, scene, depth)
    return sense.root if sense is not None else None


def adjective_root(table: Lexicon, scene: Scene, depth: int) -> str | None:
    """Return the root of a predicative adjective: "is ready to talk"."""
    row = scene.complement
    if row is None or scene.parse.pos[row] not in ("ADJ", "VERB"):
        return None
    return root_at(table, scene.parse, row, scene.kinds, depth + 1)


def wrapped_root(table: Lexicon, scene: Scene, depth: int) -> str | None:
    """Return the root that the modifier of a wrapping noun names: "mediation effort"."""
    for child in scene.parse.children[scene.head]:
        if scene.parse.deps[child] == "compound":
            return root_at(table, scene.parse, child, scene.kinds, depth + 1)
    return None


def acted_root(table: Lexicon, scene: Scene, depth: int) -> str | None:
    """Return the root of a word that acts on the event inside it: "hold talks", "halt the attack"."""
    for effect in effects_of(table, scene.lemma, scene.particles):
        for row in contents(scene, effect.prep):
            if effect.on and (effect.on == "noun") != (scene.parse.pos[row] in ("NOUN", "PROPN")):
                continue
            inner = root_at(table, scene.parse, row, scene.kinds, depth + 1)
            if inner is not None:
                return table.compose(effect.effect, inner)
    return None


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
    if sense.particle:
        if sense.particle not in scene.particles:
            return False
    elif scene.particle not in LOOSE and not sense.specific:
        return False
    roles = scene.roles
    if sense.prep and not any(role in sense.prep for role, _ in roles):
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


def in_context(table: Lexicon, parse: Parse, head: int, root: str | None) -> str | None:
    """Return what the root becomes under negation, future tense and the verbs that govern it."""
    negated, future = tense(parse, head)
    if root is not None and future:
        root = table.compose("future", root) if not negated or root in PLAIN else "REJECT"
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
            if word in WILL or (word in WOULD and reported):
                future = True
    return negated, future
