"""Link the chains of one article to Wikidata: by name, kind, popularity and context; nothing when unsure.

Every candidate of the gazetteer is scored by the rows of `FEATURES`; the best one wins where it
reaches `SURE` and leads the next by `LEAD`.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.language import gazetteer
from kg.language.gazetteer import Entry
from kg.records import Annotated, Chain

SURE = 0.52
"""The least score that links."""

LEAD = 0.08
"""By how much the best candidate must lead the next of another item."""

PEOPLE = frozenset({"person", "politician"})

TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Gen|Col|Lt|Prof|Judge|Justice|Senator|Congressman"
    r"|Congresswoman|Representative|President|Chancellor|Premier|Secretary|Ambassador|Minister|King|Queen"
    r"|Pope|Professor|General|Governor|Mayor|Vice President|Prime Minister|Foreign Minister|First Lady"
    r"|President-elect|Attorney General)\.? )+"
)
POSSESSIVE = re.compile(r"(['’]s?|,)$")


@dataclass(frozen=True, slots=True)
class Context:
    """What the article says besides: how often each country is spoken of (ISO code -> share), and the
    items named by full name."""

    countries: dict[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a chain may mean, and the name that led to it. `surname` where only that is known."""

    entry: Entry
    name: str
    surname: bool = False


def popular(candidate: Candidate, chain: Chain, context: Context) -> float:
    """How well known it is: a name means its best-known bearer unless something speaks against."""
    return candidate.entry.popularity


def named(candidate: Candidate, chain: Chain, context: Context) -> float:
    """E.g. "Georgia" is the name of one, "Peach State" only an alias: the own name is the better sign."""
    return float(gazetteer.key(candidate.name) == gazetteer.key(candidate.entry.name))


def spelled_out(candidate: Candidate, chain: Chain, context: Context) -> float:
    """E.g. "Angela Merkel" means fewer things than "Merkel", "Justice Department" fewer than "Justice"."""
    return float(" " in candidate.name)


def same_country(candidate: Candidate, chain: Chain, context: Context) -> float:
    """The article speaks of its country."""
    return context.countries.get(candidate.entry.country, 0.0)


def other_kind(candidate: Candidate, chain: Chain, context: Context) -> float:
    """The chain was taken for another kind of thing."""
    return float(
        candidate.entry.kind not in gazetteer.COMPATIBLE.get(chain.kind, frozenset({candidate.entry.kind}))
    )


def unsure_kind(candidate: Candidate, chain: Chain, context: Context) -> float:
    """The chain's kind is not known."""
    return float(chain.kind == "misc")


def titled(candidate: Candidate, chain: Chain, context: Context) -> float:
    """A title of the chain stands in the description: "Attorney General"."""
    description = candidate.entry.description.lower()
    return float(any(title.lower() in description for title in chain.titles if len(title) > 3))


def surname_only(candidate: Candidate, chain: Chain, context: Context) -> float:
    """Only a last name is given."""
    return float(candidate.surname)


Feature = Callable[[Candidate, Chain, Context], float]

FEATURES: tuple[tuple[Feature, float], ...] = (
    (popular, 1.0),
    (named, 0.06),
    (spelled_out, 0.12),
    (same_country, 0.18),
    (titled, 0.15),
    (other_kind, -0.30),
    (unsure_kind, -0.12),
    (surname_only, -0.10),
)


def score(candidate: Candidate, chain: Chain, context: Context) -> float:
    """Return the weighted sum of the features."""
    return sum(weight * feature(candidate, chain, context) for feature, weight in FEATURES)


def plain(name: str) -> str:
    """Return a name without the titles before it and the possessive after it."""
    stripped = POSSESSIVE.sub("", name.strip())
    return TITLES.sub("", stripped) or stripped


def spellings(name: str) -> Iterator[str]:
    """Yield the name, then without middle initials: "Donald J. Trump" -> "Donald Trump"."""
    yield name
    words = name.split()
    if len(words) > 2:
        kept = [words[0], *(word for word in words[1:-1] if len(word.rstrip(".")) > 1), words[-1]]
        if len(kept) < len(words):
            yield " ".join(kept)


def names_of(chain: Chain) -> tuple[str, ...]:
    """Return the chain's proper names, the longest first; its best name stands in where it has none
    but is capitalised."""
    names = chain.names or ((chain.name,) if chain.name[:1].isupper() else ())
    return tuple(dict.fromkeys(plain(name) for name in names))


def candidates(chain: Chain, names: tuple[str, ...]) -> list[Candidate]:
    """Return the entries that the longest name of the chain which the gazetteer knows may mean."""
    people = chain.kind in PEOPLE
    for name in names:
        if name.islower():
            continue
        for spelling in spellings(name):
            found = gazetteer.lookup(spelling)
            if people and " " not in spelling:
                found = tuple(entry for entry in found if entry.kind not in PEOPLE)
            if found:
                return [Candidate(entry, spelling) for entry in found]
        if people and " " in name:
            return []  # a full name that is unknown: the surname alone would be somebody else's
    if people and names and not names[0].isupper():
        ids = gazetteer.surnames().get(gazetteer.key(names[0]), ())[:6]
        entries = [entry for entry in map(gazetteer.by_id, ids) if entry is not None]
        return [Candidate(entry, names[0], surname=True) for entry in entries]
    return []


def choose(found: list[Candidate], chain: Chain, context: Context) -> Entry | None:
    """Return the entry that the chain means, or None when that is not sure."""
    ranked = sorted(
        ((score(c, chain, context), c.entry) for c in found), key=lambda pair: (-pair[0], pair[1].id)
    )
    if not ranked or ranked[0][0] < SURE:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEAD:
        return None
    return ranked[0][1]


def countries(annotated: Annotated) -> dict[str, float]:
    """Return the ISO codes of the countries that the article speaks of, the most frequent as 1."""
    counts: Counter[str] = Counter()
    for chain in annotated.chains:
        if chain.kind in ("country", "place", "organization"):
            for name in names_of(chain)[:1]:
                top = gazetteer.lookup(name)[:1]
                if top and top[0].country and top[0].popularity >= 0.6:
                    counts[top[0].country] += len(chain.mentions)
    demonyms = gazetteer.demonyms()
    for mention in annotated.mentions:
        if mention.form != "pronoun":
            for word in mention.text.split()[:6]:
                entry = gazetteer.by_id(demonyms[word]) if word in demonyms else None
                if entry is not None and entry.country:
                    counts[entry.country] += 1
    most = max(counts.values(), default=1)
    return {code: (count / most) ** 0.5 for code, count in sorted(counts.items())}


def link(annotated: Annotated) -> Annotated:
    """Return the record with `entity` set on the chains whose Wikidata item is sure."""
    context = Context(countries(annotated))
    chains = []
    for chain in annotated.chains:
        entry = entry_of(chain, context)
        chains.append(dataclasses.replace(chain, entity=entry.wikidata if entry else None))
    return dataclasses.replace(annotated, chains=tuple(chains))


def entry_of(chain: Chain, context: Context) -> Entry | None:
    """Return the gazetteer's entry for a chain, local ones too."""
    names = names_of(chain)
    if not names:
        return None
    demonym = gazetteer.demonyms().get(names[0])
    if demonym is not None and chain.kind in ("country", "place"):
        return gazetteer.by_id(demonym)
    return choose(candidates(chain, names), chain, context)
