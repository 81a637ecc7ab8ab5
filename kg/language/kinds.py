"""What a mention is: of names by label, cue words, titles and a vote; of nominals by head noun."""

from __future__ import annotations

from collections import Counter

from kg.language import gazetteer
from kg.language.lexicon import Lexicon
from kg.language.names import Name
from kg.language.parse import Parse
from kg.records import Kind

LABEL_KINDS: dict[str, Kind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "NORP": "misc",
    "FAC": "place", "EVENT": "event", "LAW": "misc", "PRODUCT": "misc", "WORK_OF_ART": "misc",
    "LANGUAGE": "misc", "ELECTION": "election", "": "misc",
}  # fmt: skip


ALLOWED: dict[str, frozenset[Kind]] = {
    "PERSON": frozenset({"politician", "party", "place"}),
    "ORG": frozenset({"politician", "party", "organization"}),
    "GPE": frozenset({"politician", "party", "place", "country", "organization"}),
    "LOC": frozenset({"place", "country"}),
    "": frozenset({"politician", "party", "place", "country", "organization", "event"}),
}
"""The model's label -> the kinds of gazetteer entries that may overrule it."""
POLLING = frozenset(
    ["party", "parties", "election", "elections", "coalition", "voters", "referendum", "seats", "mp", "mps"]
)
"""Words of which a text must have one before an acronym is taken for a party."""
VOCATIVES = frozenset(["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "madam", "madame"])
WEAK = 1
"""The weight of a vote that rests on the model's label alone or on nothing."""
KNOWN = 0.5
"""The popularity from which on a surname alone tells of its bearer."""
SURE = 4
"""The weight from which on a vote rests on a list or on the name's own words."""


def name_kinds(parse: Parse, names: list[Name], lexicon: Lexicon) -> list[tuple[Kind, bool]]:
    """Return the kind of each name, by its own words and neighbours where they tell, else by vote; and
    whether more than the model's label says so."""
    keys = [" ".join(parse.words[name.first : name.after]) for name in names]
    polling = not POLLING.isdisjoint(parse.lowers)
    verdicts = [
        name_kind(parse, name, key, lexicon, polling=polling) for name, key in zip(names, keys, strict=True)
    ]
    share_with_acronyms(parse, names, verdicts)
    share_with_coordinated(parse, names, verdicts)
    votes: dict[str, Counter[Kind]] = {}
    known: set[tuple[str, Kind]] = set()
    for key, (kind, weight) in zip(keys, verdicts, strict=True):
        votes.setdefault(key, Counter())[kind] += weight
        if weight >= SURE:
            known.add((key, kind))
    kinds = [winner(votes[key], kind) for key, (kind, _) in zip(keys, verdicts, strict=True)]
    return [(kind, (key, kind) in known) for key, kind in zip(keys, kinds, strict=True)]


def winner(votes: Counter[Kind], own: Kind) -> Kind:
    best = max(votes.values())
    return own if votes[own] == best else next(kind for kind, count in votes.items() if count == best)


Verdict = tuple[Kind, int]


def name_kind(parse: Parse, name: Name, key: str, lexicon: Lexicon, *, polling: bool) -> Verdict:
    """Return a name's kind and how much its vote weighs; `polling`: does the article speak of parties?"""
    words = parse.lowers[name.first : name.after]
    if name.label == "ELECTION":
        return "election", 9
    if name.title:
        if name.title in VOCATIVES and is_office(words, lexicon):
            return "office", 5
        return lexicon.titles[name.title][0], 5
    if family(parse, name):
        return "group", 9
    if key in lexicon.countries and not lexicon.demonyms.get(key):
        return "country", 9
    if key in lexicon.demonyms:
        return ("group" if lexicon.demonyms[key] else "misc"), 9
    first_name = lexicon.is_given(parse.words[name.first])
    if not first_name and is_office(words, lexicon):
        return "office", 5
    may_be_party = polling or not key.isupper()
    if may_be_party and key in lexicon.parties and not (first_name and len(words) > 1):
        return "party", 5
    known = known_kind(key, name.label)
    cue = lexicon.cue(words)
    if cue and known != "party" and not (name.label == "PERSON" and (len(words) == 1 or first_name)):
        return cue, 5
    if known and (may_be_party or known != "party"):
        return known, 4
    if (
        name.label in ("", "ORG", "GPE")
        and len(words) > 1
        and first_name
        and (not name.label or len(words) == 2)
    ):
        return "person", 2
    if is_known_surname(parse, name, key, lexicon):
        return "person", 3
    if len(words) == 1 and key.isupper() and len(key) > 2 and name.label in ("", "PERSON"):
        return "organization", WEAK
    return LABEL_KINDS[name.label], WEAK if name.label == "" else 2


def family(parse: Parse, name: Name) -> bool:
    """Example: "the Clintons"."""
    row = name.first
    return (
        name.after == row + 1
        and name.label in ("PERSON", "NORP", "")
        and parse.tags[row] == "NNPS"
        and parse.words[row].endswith("s")
        and row > 0
        and parse.lowers[row - 1] == "the"
        and parse.words[row][1:].islower()
    )


def is_known_surname(parse: Parse, name: Name, key: str, lexicon: Lexicon) -> bool:
    """Is the one word that the model takes for a body, or for nothing, called so only for somebody?"""
    if name.after - name.first > 1 or name.label not in ("", "ORG", "NORP") or not key[1:].islower():
        return False
    opens = name.first == parse.sentences[parse.sentence_of[name.first]][0]
    if not name.label and opens and parse.deps[name.first] != "nsubj":
        return False
    if key.lower() in lexicon.nouns or gazetteer.lookup(key):
        return False
    bearers = gazetteer.surnames().get(gazetteer.key(key), ())
    best = gazetteer.by_id(bearers[0]) if bearers else None
    return best is not None and best.popularity >= KNOWN


def known_kind(key: str, label: str) -> Kind | None:
    """Return the kind of the best known thing in the gazetteer that the name and its label allow."""
    single = " " not in key
    if label == "NORP" or (single and label == "PERSON"):
        return None
    for entry in gazetteer.lookup(key):
        if entry.kind in ALLOWED.get(label, ()) and not (single and entry.kind == "politician"):
            return entry.kind
    return None


def is_office(words: list[str], lexicon: Lexicon) -> bool:
    """Is the name but a capitalised office ("Prime Minister", "Secretary of State")?"""
    if " ".join(words) in lexicon.titles:
        return True
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    kind = lexicon.nouns.get(head)
    return kind == "office" or (kind == "person" and len(words) == 1)


def share_with_acronyms(parse: Parse, names: list[Name], verdicts: list[Verdict]) -> None:
    """Give "DUP" the kind of "Democratic Unionist Party"."""
    kinds: dict[str, Verdict] = {}
    for name, verdict in zip(names, verdicts, strict=True):
        if name.after - name.first > 1:
            short = "".join(w[0] for w in parse.words[name.first : name.after] if w[0].isupper())
            kinds.setdefault(short, verdict)
    for number, name in enumerate(names):
        word = parse.words[name.first].replace(".", "")
        if name.after - name.first == 1 and len(word) > 1 and word.isupper() and verdicts[number][1] <= 2:
            verdicts[number] = kinds.get(word, verdicts[number])


def share_with_coordinated(parse: Parse, names: list[Name], verdicts: list[Verdict]) -> None:
    """Of names in one list, let the sure ones tell the unsure: "the CDU, the Liberal Party and Ratz"."""
    owner = {row: number for number, name in enumerate(names) for row in range(name.first, name.after)}
    for number, name in enumerate(names):
        host = next(
            (owner.get(parse.heads[r]) for r in range(name.first, name.after) if parse.deps[r] == "conj"),
            None,
        )
        if host is None or host == number:
            continue
        for unsure, sure in ((number, host), (host, number)):
            kind, weight = verdicts[sure]
            free = names[unsure].label not in ("PERSON", "NORP") and verdicts[unsure][0] != "person"
            if free and verdicts[unsure][1] <= 2 and weight >= 4 and kind == "party":
                verdicts[unsure] = (kind, WEAK)


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
