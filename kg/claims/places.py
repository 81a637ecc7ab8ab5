"""The place of a claim: from a prepositional phrase of its clause, else from the dateline.

"met the envoy at a hotel in Vienna"         Vienna: a name rather than a kind of place
"VIENNA (AP) — The ministers met on Monday"  Vienna, for the main verb of the first sentence only
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.claims.frames import Frame
from kg.language.parse import Parse
from kg.language.references import References
from kg.language.time_clause import is_event
from kg.records import Argument, Span

KINDS = frozenset({"place", "country"})
NEAR = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "around"})
RANKS = frozenset({"place", "world", "position", "spot", "home"})
"""Words of place that name none: "in second place", "in a world of doubt"; so "a state of" something."""

SCENES = frozenset({"in", "at", "near", "outside", "inside", "during", "across", "throughout"})
SPREAD = frozenset({"across", "around", "throughout"})
NAMED_ONLY = frozenset({"around", "across"})
"""Prepositions that introduce a scene with a name ("across Syria"), else a path ("across the street")."""

NOT_SCENES = {
    "interfere": "in", "meddle": "in", "invest": "in", "intervene": "in", "believe": "in", "arrive": "in at",
    "land": "in at", "aim": "at", "look": "at in across around", "point": "at", "fire": "at", "shoot": "at",
    "direct": "at", "target": "at", "result": "in", "succeed": "in", "participate": "in", "engage": "in",
    "involve": "in", "interest": "in", "specialise": "in", "specialize": "in", "trust": "in", "laugh": "at",
    "shout": "at", "throw": "at", "hurl": "at", "strike": "at", "hit": "at", "enter": "in",
    "put": "in", "bring": "in", "move": "in", "fly": "in", "send": "in", "pull": "in",
    "interference": "in", "intervention": "in", "investment": "in", "meddling": "in", "involvement": "in",
    "role": "in", "arrival": "in at", "join": "in", "spread": "across", "travel": "across around",
    "include": "in", "hear": "in", "cross": "in", "cut": "in", "check": "in", "step": "in",
}  # fmt: skip
"""Predicate -> prepositions that introduce what it is about or where it leads, not where it happens."""

ASSEMBLY = frozenset(
    {"meet", "gather", "convene", "assemble", "rally", "march", "protest", "demonstrate", "hold", "sign",
     "open", "host", "vote", "talk", "negotiate", "clash", "confer", "speak"}
)  # fmt: skip
"""Verbs of what a reporter goes to see. Of 12 datelines in the sample half were not the place of their
first sentence ("KABUL — An attack in Badghis has killed …", "BERLIN — A court in Bavaria …")."""
DATELINE = re.compile(
    r"\s*(?:\([A-Za-z ]{2,20}\)\s*[-–—]+\s+)?"
    r"(?P<place>[A-Z][A-Z.'’-]+(?:[ ][A-Z][A-Z.'’-]+){0,3})"
    r"(?P<country>,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)??"
    r"(?:,\s[A-Z][a-z]+\.?\s\d{1,2}(?:,\s\d{4})?)?"
    r"\s?(?:\((?P<agency>[\w .]{2,30})\)\s?)?(?P<dash>\s?[-–—]{1,2}|:|\s\|)\s+"
)
HEAD_LINES = 4


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place that stands before a story, and the sentence that follows it."""

    place: Argument
    sentence: int


def dateline(parse: Parse, references: References) -> Dateline | None:
    """Return the dateline of an article: a mention of a place, in capitals, at the head of a line."""
    start = 0
    for line in parse.text.split("\n", 4 * HEAD_LINES)[: 4 * HEAD_LINES]:
        found = DATELINE.match(line)
        if found is not None:
            span = Span(start + found.start("place"), start + found.end("place"))
            place = place_at(references, span)
            row = next((r for r, begin in enumerate(parse.starts) if begin >= start + found.end()), None)
            if place is not None and row is not None:
                text = span.of(parse.text)
                return Dateline(Argument(text, span, place, ""), parse.sentence_of[row])
        start += len(line) + 1
    return None


def place_at(references: References, span: Span) -> int | None:
    """Return the mention of a place that the words are."""
    for mention in references.mentions:
        if mention.head.start >= span.end:
            return None
        if mention.kind in KINDS and mention.form == "name" and mention.head.overlaps(span):
            return mention.id
    return None


def of(
    parse: Parse,
    references: References,
    frame: Frame,
    arguments: tuple[Argument, ...],
    dateline: Dateline | None = None,
) -> Argument | None:
    """Return where a frame's event took place; None where nothing tells.

    Of several places the first with a name; of places inside each other ("at a hotel in Vienna") too.
    """
    stray = strays(parse, frame)
    refused = NOT_SCENES.get(frame.lemma) or NOT_SCENES.get(parse.lemmas[frame.head].lower()) or ""
    found = [a for a in arguments if is_scene(references, a, refused.split()) and a.span not in stray]
    for one in found:
        if one.mention is not None and references.mentions[one.mention].form == "name":
            return one
    if found:
        return found[0]
    if (
        dateline is None
        or not opens(parse, references, frame, dateline)
        or any(is_place(references, a) for a in arguments)
    ):
        return None
    return dateline.place


ELSEWHERE = frozenset({
    "approve", "invoke", "discuss", "condemn", "criticise", "criticize", "oppose", "support", "back",
    "order", "authorise", "authorize", "demand", "ban", "reject", "welcome", "praise", "denounce",
    "describe", "recall", "mention", "cite", "plan", "propose", "cancel", "fund", "finance", "lift",
    "ease", "want", "seek", "study", "consider", "debate", "follow", "watch", "monitor", "cover", "fear",
    "predict", "expect", "regret", "mark", "blame", "cause", "prompt", "protest", "defend", "decry",
    "deplore", "urge", "probe", "investigate",
})  # fmt: skip
"""What is thought, said or decided of an event has another place: "approved the deployment in Chad"."""


def elsewhere(parse: Parse, frame: Frame, prep: int) -> bool:
    """Does the phrase follow the event that is the object of a verb of `ELSEWHERE`?"""
    if frame.lemma not in ELSEWHERE:
        return False
    thing = parse.child(frame.head, "dobj")
    if thing is None or not is_event(parse, thing):
        return False
    return parse.heads[prep] == thing or (parse.heads[prep] == frame.head and parse.rights[thing] == prep - 1)


def strays(parse: Parse, frame: Frame) -> set[Span]:
    """Return the phrases that say where something else is.

    "teams across Africa" is the noun's; a phrase inside another tells the scene only where that one is
    the scene ("at a hotel in Vienna", "during a protest in Algiers", not "to the force in Mali").
    """
    found = set()
    for slot in frame.args:
        if slot.prep is None:
            continue
        noun = parse.heads[slot.prep]
        spread = slot.role.lower() in SPREAD and noun != frame.head and not is_event(parse, noun)
        inside = slot.nested and parse.lowers[parse.heads[noun]] not in SCENES
        if spread or inside or elsewhere(parse, frame, slot.prep):
            found.add(parse.span(slot.first, slot.after))
    return found


def is_scene(references: References, one: Argument, refused: list[str]) -> bool:
    """Is it a place that a preposition of place introduces?"""
    role = one.role.lower()
    if role not in NEAR or one.mention is None or (role in refused and not one.nested):
        return False
    mention = references.mentions[one.mention]
    if mention.kind not in KINDS or mention.form == "pronoun" or one.span is None:
        return False
    if role == "at" and mention.kind == "country":
        return False  # "at US $199", "aimed at Iran"
    first, of, _ = one.text.lower().partition(" of ")
    head = first.split()[-1] if first.split() else ""
    if mention.form == "nominal" and (head in RANKS or (of and head == "state")):
        return False
    return role not in NAMED_ONLY or mention.form == "name"


def is_place(references: References, one: Argument) -> bool:
    return one.mention is not None and references.mentions[one.mention].kind in KINDS


def opens(parse: Parse, references: References, frame: Frame, dateline: Dateline) -> bool:
    """Is the frame the past main clause of the dateline's sentence, an assembly, no other place named?"""
    row = frame.head
    if frame.first < 0 or parse.sentence_of[row] != dateline.sentence or frame.governor is not None:
        return False
    if (
        parse.lemmas[row] not in ASSEMBLY
        or parse.deps[row] != "ROOT"
        or parse.tags[row] not in ("VBD", "VBN")
    ):
        return False
    sentence = parse.sentence_span(row)
    return not any(
        mention.kind == "place" and mention.form == "name" and sentence.covers(mention.head)
        for mention in references.mentions
    )
