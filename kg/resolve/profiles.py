"""A profile: one way in which chains present somebody, with what is known to compare it by.

Chains that say the same (same name, kind, item, titles) share a profile, so that ten thousand
articles on one president are compared once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.language import gazetteer
from kg.records import Annotated, Chain, Mention
from kg.resolve.link import Context, countries, entry_of, names_of
from kg.resolve.names import PersonName, is_acronym, person_name, thing_key
from kg.resolve.roles import role

GROUPS = {
    "person": "person", "politician": "person",
    "organization": "organization", "party": "organization", "group": "organization",
    "country": "place", "place": "place",
    "event": "event", "election": "event",
    "office": "office", "topic": "topic", "misc": "misc",
}  # fmt: skip
"""Kinds within which a name may mean the same thing."""

FIELDS = {
    "politics": "president minister senator congressman congresswoman representative governor mayor chancellor ambassador "
    "secretary spokesman spokeswoman lawmaker diplomat adviser advisor premier prosecutor attorney judge deputy director",
    "sport": "footballer striker goalkeeper midfielder quarterback coach pitcher golfer boxer sprinter cricketer batsman",
    "arts": "actor actress singer guitarist drummer novelist poet painter comedian rapper composer filmmaker",
    "crime": "murderer robber gunman killer burglar rapist",
}  # fmt: skip
FIELD_OF = {word: field for field, words in FIELDS.items() for word in words.split()}
"""Walks of life that one person rarely shares."""

Signature = tuple[object, ...]
Place = tuple[str, int]


@dataclass(slots=True)
class Profile:
    """What some chains have in common.

    key: the normalised name. keys: further names that mean it as well. scope: the article where the
    name means nobody in particular beyond it. nations, fields: of the titles. others: keys of what is named beside it.
    """

    group: str
    key: str
    scope: str = ""
    item: str | None = None
    person: PersonName | None = None
    keys: frozenset[str] = frozenset()
    gender: str | None = None
    titles: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    named: bool = True
    members: list[Place] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    title_counts: dict[str, int] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)

    @property
    def signature(self) -> Signature:
        """What makes it the same profile as another; sortable."""
        middles = self.person.middles if self.person else ()
        parts: tuple[Iterable[str], ...] = (middles, self.keys, self.titles, self.nations)
        return (
            self.group, self.key, self.scope, self.item or "", self.gender or "",
            *(tuple(sorted(part)) if part is not middles else tuple(part) for part in parts),
        )  # fmt: skip

    @property
    def label(self) -> str:
        """The name it is shown by in reasons."""
        return min(self.names, key=lambda name: (-len(name), name))

    def absorb(self, chain: Chain, article: str, names: Iterable[str], others: Iterable[str]) -> None:
        """Count one more chain in."""
        weight = max(1, len(chain.mentions))
        self.members.append((article, chain.id))
        for name in names:
            self.names[name] = self.names.get(name, 0) + weight
        self.kinds[chain.kind] = self.kinds.get(chain.kind, 0) + weight
        for title in chain.titles:
            self.title_counts[title] = self.title_counts.get(title, 0) + 1
        self.others.update(others)


def profiles(annotated: Iterable[Annotated]) -> list[Profile]:
    """Return the distinct profiles of all chains that can be nodes, in an order that does not depend
    on the order of the articles."""
    found: dict[Signature, Profile] = {}
    for article in annotated:
        context: Context | None = None
        drafts: list[tuple[Chain, Profile, tuple[str, ...]]] = []
        for chain in article.chains:
            mentions = [article.mentions[i] for i in chain.mentions]
            if chain.names or any(mention.form == "name" for mention in mentions):
                if chain.entity is None and context is None:
                    context = Context(countries(article))
                names = names_of(chain) or (chain.name,)
                drafts.append(
                    (chain, named_profile(chain, mentions, names, context, article.article.id), names)
                )
            else:
                draft = nominal_profile(chain, mentions, article.article.id)
                if draft is not None:
                    drafts.append((chain, draft, tuple(draft.names)))
        keys = {draft.item or draft.key for _, draft, _ in drafts if draft.named and draft.group != "place"}
        for chain, draft, names in drafts:
            draft.names.clear()
            profile = found.setdefault(draft.signature, draft)
            profile.absorb(chain, article.article.id, names, keys - {draft.item or draft.key})
    for profile in found.values():
        profile.members.sort()
    return [found[signature] for signature in sorted(found, key=repr)]


def named_profile(
    chain: Chain, mentions: list[Mention], names: tuple[str, ...], context: Context | None, article: str
) -> Profile:
    """Return the profile of a chain with a name."""
    item = chain.entity
    if item is None and context is not None:
        entry = entry_of(chain, context)
        item = entry.id if entry is not None else None
    group = GROUPS[chain.kind]
    titles = frozenset(title.lower() for title in chain.titles)
    profile = Profile(group, "", item=item, titles=titles, gender=chain.gender)
    if group == "person":
        person = max(
            (person_name(name) for name in names),
            key=lambda n: (n.full, len(n.first) > 1, len(n.middles), n.key),
        )
        profile.person, profile.key = person, person.key
        profile.nations = nations(prefixes(mentions, chain.titles))
        profile.fields = frozenset(
            FIELD_OF[word] for title in titles for word in title.split() if word in FIELD_OF
        )
        if not person.full and item is None:
            profile.scope = min(titles, default=article)
    else:
        keys = [thing_key(name) for name in names]
        profile.key = keys[0]
        profile.titles = frozenset()
        profile.gender = None
        profile.keys = frozenset(
            k for k in keys if k != keys[0] and (" " in k or (is_acronym(k) and len(k) > 2))
        )
    return profile


def nominal_profile(chain: Chain, mentions: list[Mention], article: str) -> Profile | None:
    """Return the profile of a chain that has no name but a noun, None for one of pronouns only."""
    phrase = next((mention.text for mention in mentions if mention.form == "nominal"), None)
    if phrase is None:
        return None
    found = role(phrase, chain.kind)
    if found is None:
        return None
    kind = chain.kind if chain.kind in ("office", "group", "topic") else GROUPS[chain.kind]
    scope = "" if found.anywhere else f"{article}#{chain.id}"
    return Profile(kind, found.key, scope=scope, named=False, names={found.name: 1})


def prefixes(mentions: list[Mention], titles: Iterable[str]) -> Iterator[str]:
    """Yield the words before the name and the titles: where a person's country stands."""
    yield from titles
    for mention in mentions[:3]:
        if mention.form == "name" and mention.head.start > mention.span.start:
            yield mention.text[: mention.head.start - mention.span.start]


def nations(phrases: Iterable[str]) -> frozenset[str]:
    """Return the ids of the countries that phrases name: "Russian foreign minister" -> Q159."""
    demonyms = gazetteer.demonyms()
    return frozenset(demonyms[word] for phrase in phrases for word in phrase.split() if word in demonyms)
