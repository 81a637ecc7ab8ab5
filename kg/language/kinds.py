"""What a mention is: kinds of names by label, cue words, titles and a vote; kinds of nominals by head noun."""

from __future__ import annotations

from collections import Counter

from kg.language.lexicon import Lexicon
from kg.language.names import Name
from kg.language.parse import Parse
from kg.records import Kind

LABEL_KINDS: dict[str, Kind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "NORP": "misc",
    "FAC": "place", "EVENT": "event", "LAW": "misc", "PRODUCT": "misc", "WORK_OF_ART": "misc",
    "LANGUAGE": "misc", "ELECTION": "election", "": "misc",
}  # fmt: skip


def name_kinds(parse: Parse, names: list[Name], lexicon: Lexicon) -> list[Kind]:
    """Return the kind of each name: by its own words where they tell, else by the article's vote."""
    keys = [" ".join(parse.words[name.first : name.after]) for name in names]
    votes: dict[str, Counter[Kind]] = {}
    kinds: list[Kind] = []
    for name, key in zip(names, keys, strict=True):
        kind, weight = name_kind(parse, name, key, lexicon)
        kinds.append(kind)
        votes.setdefault(key, Counter())[kind] += weight
    return [winner(votes[key], kind) for key, kind in zip(keys, kinds, strict=True)]


def winner(votes: Counter[Kind], own: Kind) -> Kind:
    best = max(votes.values())
    return own if votes[own] == best else next(kind for kind, count in votes.items() if count == best)


def name_kind(parse: Parse, name: Name, key: str, lexicon: Lexicon) -> tuple[Kind, int]:
    """Return a name's kind and how much its vote weighs."""
    words = parse.lowers[name.first : name.after]
    if name.label == "ELECTION":
        return "election", 9
    if name.title:
        return lexicon.titles[name.title][0], 5
    if key in lexicon.countries:
        return "country", 9
    if key in lexicon.demonyms:
        return ("group" if lexicon.demonyms[key] else "misc"), 9
    cue = lexicon.cue(words)
    if cue and not (
        name.label == "PERSON" and len(words) > 1 and parse.words[name.first] in lexicon.given_names
    ):
        return cue, 5
    if name.label in ("", "ORG", "GPE") and len(words) > 1 and parse.words[name.first] in lexicon.given_names:
        if name.label == "" or len(words) == 2:
            return "person", 2
    return LABEL_KINDS[name.label], 1 if name.label == "" else 2


def nominal_kind(lemma: str, plural: bool, lexicon: Lexicon) -> Kind:
    """Return what a common noun names: "officials" -> group, "minister" -> office, "decision" -> topic."""
    kind = lexicon.nouns.get(lemma)
    if kind is None and "-" in lemma:
        kind = lexicon.nouns.get(lemma.rsplit("-", 1)[1])
    if kind is None:
        return "topic"
    if plural and kind in ("person", "office"):
        return "group"
    return kind
