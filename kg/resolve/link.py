"""Link the chains of one article to Wikidata: by name, kind, popularity and context; nothing when unsure.

Every candidate of the gazetteer is scored by the rows of `FEATURES`; the best one wins where it
reaches `SURE` and leads the next by `LEAD`.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kg.language import gazetteer
from kg.language.gazetteer import Entry
from kg.records import Annotated, Chain, Span
from kg.resolve.names import forms, person_name, plain, unpossessive, variants
from kg.resolve.national import (
    BODIES,
    OVERWHELMING,
    PEOPLE_WEIGHT,
    Sighting,
    Sightings,
    country_of,
    shared,
    supported,
    winner,
)
from kg.resolve.titles import FIELD_OF, nations

SURE = 0.55
"""The least score that links."""

LEAD = 0.08
"""By how much the best candidate must lead the next of another item."""

TELLING = 0.6
"""How well known a name must be to say which country an article is about."""

SURNAME_LEAD = 0.20
"""The same for a bare last name: "Clinton" is nobody until more is said."""

PEOPLE = frozenset({"person", "politician"})


GENERIC = frozenset(
    (
        "agency", "assembly", "army", "bureau", "cabinet", "civil war", "commission", "congress",
        "constitutional court", "council", "court", "defence ministry", "defense ministry",
        "foreign ministry", "general assembly", "government", "high court", "house",
        "house of representatives", "left", "right", "interior ministry", "labour", "ministry",
        "national assembly",
        "navy", "parliament", "party", "press", "senate", "state", "supreme court", "times",
        "treasury", "union",
        "committee", "department", "office", "board", "campaign", "administration", "panel", "institute",
        "university", "center", "centre", "foundation", "embassy", "police", "intelligence", "bank",
        "armed services committee", "intelligence committee", "foreign relations committee", "speaker",
        "judiciary committee", "justice ministry", "finance ministry", "central bank", "constitution",
    )
)  # fmt: skip
"""Names that most states have one of."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the article says besides: how often each country is spoken of (ISO code -> 0 to 1), and the
    last names that people with first names bear in it (coreference kept a bare one apart from them),
    how often a chain uses a name, what the chains mean whose names no two countries share, what that says
    of countries and where, and where each chain stands."""

    countries: dict[str, float]
    bearers: frozenset[str] = frozenset()
    uses: dict[tuple[int, str], int] = field(default_factory=dict)
    entries: dict[int, Entry | None] = field(default_factory=dict)
    sightings: Sightings = field(default_factory=Sightings)
    places: dict[int, tuple[Span, ...]] = field(default_factory=dict)

    def home(self, chain: Chain) -> str:
        """Return the country that the article speaks of where it names the chain, "" where not clear."""
        return winner(self.sightings.support(self.places.get(chain.id, ())))

    def mostly(self, chain: Chain, name: str) -> bool:
        """Say whether more than half of the chain's names are this one."""
        return 2 * self.uses.get((chain.id, name), 0) > sum(
            self.uses.get((chain.id, other), 0) for other in names_of(chain)
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a chain may mean, and the name that led to it. `surname` where only that is known,
    `form` where it bears another form of the first name ("Michael Pence" for Mike Pence)."""

    entry: Entry
    name: str
    surname: bool = False
    form: bool = False


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


def other_office(candidate: Candidate, chain: Chain, context: Context) -> float:
    """E.g. "gunman John Smith", "Polish minister": no politician, nobody of another state, has that title."""
    entry = candidate.entry
    if entry.kind != "politician":
        return 0.0
    words = [word for title in chain.titles for word in title.lower().split()]
    fields = {FIELD_OF[word] for word in words if word in FIELD_OF}
    states = [gazetteer.by_id(state) for state in sorted(nations(chain.titles))]
    homes = {state.country for state in states if state is not None and state.country}
    elsewhere = bool(homes) and bool(entry.country) and entry.country not in homes
    return float((bool(fields) and "politics" not in fields) or elsewhere)


def generic(candidate: Candidate, chain: Chain, context: Context) -> float:
    """E.g. "Parliament": many states have one; only the country that the article speaks of decides."""
    if gazetteer.key(candidate.name) not in GENERIC:
        return 0.0
    return 1.0 - context.countries.get(candidate.entry.country, 0.0)


def surname_only(candidate: Candidate, chain: Chain, context: Context) -> float:
    """Only a last name is given."""
    return float(candidate.surname)


def other_form(candidate: Candidate, chain: Chain, context: Context) -> float:
    """E.g. "Michael Pence": only somebody very well known is meant by a form of the name that is not his."""
    return float(candidate.form)


def no_politician(candidate: Candidate, chain: Chain, context: Context) -> float:
    """By the last name alone news means its politicians, not an actor."""
    return float(candidate.surname and candidate.entry.kind == "person")


def is_person(chain: Chain) -> bool:
    """Say whether the chain is a person's: by its kind, or by "he" or "she" where that is not known."""
    return chain.kind in PEOPLE or (chain.kind == "misc" and chain.gender is not None)


Feature = Callable[[Candidate, Chain, Context], float]

FEATURES: tuple[tuple[Feature, float], ...] = (
    (popular, 1.0),
    (named, 0.06),
    (spelled_out, 0.12),
    (same_country, 0.18),
    (titled, 0.15),
    (other_kind, -0.30),
    (other_office, -0.50),
    (unsure_kind, -0.12),
    (generic, -0.40),
    (surname_only, -0.14),
    (no_politician, -0.15),
    (other_form, -0.20),
)


def score(candidate: Candidate, chain: Chain, context: Context) -> float:
    """Return the weighted sum of the features."""
    return sum(weight * feature(candidate, chain, context) for feature, weight in FEATURES)


def spellings(name: str, *, person: bool) -> Iterator[str]:
    """Yield the name, then without middle initials ("Donald J. Trump" -> "Donald Trump"), then of people
    how else it is put into Latin letters ("Sergei" -> "Sergey"), with the article of Arabic names too."""
    yield name
    words = name.split()
    if len(words) > 2:
        kept = [words[0], *(word for word in words[1:-1] if len(word.rstrip(".")) > 1), words[-1]]
        if len(kept) < len(words):
            yield " ".join(kept)
            words = kept
    if person and len(words) == 2:
        yield from (f"{first} {last}" for first in variants(words[0]) for last in variants(words[1]))
        yield from (f"{words[0]} {article}-{words[1]}" for article in ("al", "el"))


def names_of(chain: Chain) -> tuple[str, ...]:
    """Return the chain's proper names, the longest first."""
    bare = plain if is_person(chain) else unpossessive
    return tuple(dict.fromkeys(bare(name) for name in chain.names))


def candidates(chain: Chain, names: tuple[str, ...], context: Context) -> list[Candidate]:
    """Return the entries that the longest name of the chain which the gazetteer knows may mean."""
    people = is_person(chain)
    unknown: set[str] = set()
    for name in names:
        if name.islower() or (unknown.issuperset(name.split()) and not context.mostly(chain, name)):
            continue  # "Moscow" in a chain of "Moscow Grain Exchange" is not the place
        for spelling in spellings(name, person=people):
            found = gazetteer.lookup(spelling)
            if people:
                found = tuple(entry for entry in found if fits(entry, spelling))
            if found:
                return [Candidate(entry, spelling) for entry in found]
        if people and name.count(" ") == 1:
            first, last = name.split()
            return [
                Candidate(entry, name, form=True)
                for other in forms(first)
                for entry in gazetteer.lookup(f"{other} {last}", "politician")
                if entry.kind == "politician"
            ]
        if people and " " in name:
            return []  # a full name that is unknown: the surname alone would be somebody else's
        unknown.update(name.split())
    if not people or not names or names[0].isupper():
        return []
    last = gazetteer.key(names[0])
    if last in context.bearers or last in gazetteer.first_names():
        return []
    entries = map(gazetteer.by_id, gazetteer.surnames().get(last, ())[:6])
    return [Candidate(entry, names[0], surname=True) for entry in entries if entry is not None]


def fits(entry: Entry, name: str) -> bool:
    """Say whether a person's name may mean the entry: a father is no "Jr.", one word is no full name."""
    if entry.kind not in PEOPLE:
        return True
    return " " in name and person_name(name).suffix == person_name(entry.name).suffix


def choose(found: list[Candidate], chain: Chain, context: Context) -> Entry | None:
    """Return the entry that the chain means, or None when that is not sure."""
    ranked = sorted(
        ((score(c, chain, context), c.entry) for c in found), key=lambda pair: (-pair[0], pair[1].id)
    )
    if not ranked or ranked[0][0] < SURE:
        return None
    lead = SURNAME_LEAD if found[0].surname else LEAD
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < lead:
        return None
    return ranked[0][1]


def countries(annotated: Annotated) -> dict[str, float]:
    """Return the ISO codes of the countries that the article speaks of, the most frequent as 1."""
    counts: Counter[str] = Counter()
    for chain in annotated.chains:
        for name in names_of(chain)[:1] if chain.kind != "event" else ():
            top = gazetteer.lookup(name, chain.kind if chain.kind in PEOPLE else None)[:1]
            telling = (
                top and top[0].country and top[0].popularity >= 0.6 and gazetteer.key(name) not in GENERIC
            )
            if telling and (chain.kind not in PEOPLE or " " in name):
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


def context_of(annotated: Annotated) -> Context:
    """Return what the whole article says of its countries, people and names."""
    named = (name for chain in annotated.chains if chain.kind in PEOPLE for name in names_of(chain))
    people = (person_name(name) for name in named if " " in name)
    uses: Counter[tuple[int, str]] = Counter()
    for mention in annotated.mentions:
        if mention.form == "name":
            start = mention.head.start - mention.span.start
            head = mention.text[start : start + mention.head.end - mention.head.start]
            uses[mention.chain, unpossessive(head)] += 1
    bearers = frozenset(person.last for person in people)
    context = Context(countries(annotated), bearers, uses, places=places_of(annotated))
    for chain in annotated.chains:
        known = gazetteer.by_id(chain.entity) if chain.entity else None
        if not is_shared(chain, context):
            context.entries[chain.id] = known or entry_of(chain, context)
    return dataclasses.replace(context, sightings=sightings(annotated, context))


def places_of(annotated: Annotated) -> dict[int, tuple[Span, ...]]:
    """Return chain -> the spans of its names."""
    found: dict[int, list[Span]] = {}
    for mention in annotated.mentions:
        if mention.form == "name":
            found.setdefault(mention.chain, []).append(mention.head)
    return {chain: tuple(spans) for chain, spans in found.items()}


def is_shared(chain: Chain, context: Context) -> bool:
    """Say whether the chain's name is one that bodies of several countries bear."""
    if chain.kind in PEOPLE or not chain.names:
        return False
    found = candidates(chain, names_of(chain), context)
    return bool(found) and shared(found[0].name, (candidate.entry for candidate in found))


def sightings(annotated: Annotated, context: Context) -> Sightings:
    """Return what in the article speaks for a country: linked names, and demonyms before other nouns."""
    found: set[Sighting] = set()
    demonyms = gazetteer.demonyms()
    for mention in annotated.mentions:
        entry = context.entries.get(mention.chain)
        country = country_of(entry) if entry is not None and mention.form == "name" else ""
        if entry is not None and country:
            personal = entry.kind in PEOPLE or entry.kind == "office"
            found.add(Sighting(mention.head, country, PEOPLE_WEIGHT if personal else 1.0, not personal))
        if mention.form == "pronoun" or (country and entry is not None and entry.kind == "country"):
            continue
        start = mention.span.start
        for word in mention.text.split()[:6]:
            start = mention.text.index(word, start - mention.span.start) + mention.span.start
            if word in demonyms:
                named = gazetteer.by_id(demonyms[word])
                if named is not None and named.country:
                    found.add(Sighting(Span(start, start + len(word)), named.country, 1.0, True))
            start += len(word)
    return Sightings(annotated.article.text, tuple(sorted(found)))


def link(annotated: Annotated) -> Annotated:
    """Return the record with `entity` set on the chains whose Wikidata item, or entry in a catalogue of the
    user's, is sure."""
    context = context_of(annotated)
    chains = []
    for chain in annotated.chains:
        entry = entry_of(chain, context)
        entity = entry.id if entry is not None and not entry.id.startswith("L") else None
        chains.append(chain if entity == chain.entity else dataclasses.replace(chain, entity=entity))
    return dataclasses.replace(annotated, chains=tuple(chains))


def entry_of(chain: Chain, context: Context) -> Entry | None:
    """Return the gazetteer's entry for a chain, local ones too."""
    if chain.id in context.entries:
        return context.entries[chain.id]
    names = names_of(chain)
    if not names:
        return None
    demonym = gazetteer.demonyms().get(names[0])
    people = names[0].endswith("s") and not names[0].endswith("ss")  # "Russians" are not Russia
    if demonym is not None and not people and chain.kind in ("country", "place", "misc"):
        return gazetteer.by_id(demonym)
    found = candidates(chain, names, context)
    if found and chain.kind not in PEOPLE and shared(found[0].name, (c.entry for c in found)):
        return choose_shared(found, chain, context)
    return choose(found, chain, context)


def stranger(context: Context) -> bool:
    """Say whether somebody with a full name is in the article who is not known: of whatever country."""
    known = {entry.name for entry in context.entries.values() if entry is not None and entry.kind in PEOPLE}
    return not context.bearers <= {person_name(name).last for name in known}


def choose_shared(found: list[Candidate], chain: Chain, context: Context) -> Entry | None:
    """Return the entry of the country that the article speaks of; None where no country is clear.

    "Pedro Sanchez, leader of the Socialist Party" is not of the French one, the best known.
    """
    spans = context.places.get(chain.id, ())
    support = context.sightings.support(spans)
    people = context.sightings.support(spans, people=True)
    fitting = [c for c in found if c.entry.kind not in BODIES or supported(c.entry, support, people)]
    if not support and not stranger(context):
        fitting = [c for c in found if c.entry.popularity >= OVERWHELMING]
    home = {country: 1.0 for c in fitting if (country := country_of(c.entry)) in support}
    return choose(fitting, chain, dataclasses.replace(context, countries=home))
