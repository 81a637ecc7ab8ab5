"""A profile: one way in which chains present somebody, with what is known to compare it by.

Chains that say the same (same name, kind, item, titles) share a profile, so that ten thousand
articles on one president are compared once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.language import gazetteer
from kg.records import Annotated, Article, Chain, Kind, Mention
from kg.resolve.link import GENERIC, Context, context_of, entry_of, is_person, names_of
from kg.resolve.names import PersonName, is_acronym, person_name, thing_key
from kg.resolve.national import country_of, is_national, shared
from kg.resolve.roles import role
from kg.resolve.titles import FIELD_OF, nations

GROUPS = {
    "person": "person", "politician": "person",
    "organization": "organization", "party": "organization", "group": "organization",
    "country": "place", "place": "place",
    "event": "event", "election": "event",
    "office": "office", "topic": "topic", "misc": "misc",
}  # fmt: skip
"""Kinds within which a name may mean the same thing."""

COURTESY = frozenset(
    ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "dame", "lord", "lady")
)
"""Titles that tell nobody from a namesake."""

OFTEN = 20
COMMON = 0.02
"""Who is named in more articles than that, and in a greater share of them, is named beside everybody: it
tells nobody from a namesake."""

LAST = ("~", "", "")
"""After the day and id of every article."""

Signature = tuple[str, ...]
Place = tuple[str, int]
NOBODY: Mapping[Place, str] = MappingProxyType({})


@dataclass(slots=True)
class Profile:
    """What some chains have in common.

    key: the normalised name. keys: further names that mean it as well. scope: the article (or title)
    without which the name means nobody in particular. nations, fields: of the titles. others: keys of
    what is named beside it. home: of a name that each country has a bearer of, and of an item, the country
    (ISO code), "" where not clear; None of other names. kind, own_names: of the chain
    it was made from. since: the first article. split: the decision by which its chains left their entity.
    apart: the article, of a name that several bear and of which the article says no more.
    """

    group: str
    key: str
    scope: str = ""
    item: str | None = None
    person: PersonName | None = None
    keys: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    home: str | None = None
    named: bool = True
    kind: Kind = "misc"
    own_names: tuple[str, ...] = ()
    since: tuple[str, str, str] = LAST
    split: str = ""
    apart: str = ""
    members: list[Place] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    title_counts: dict[str, int] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)

    @property
    def gender(self) -> str | None:
        """The gender that all chains agree on."""
        return next(iter(self.genders)) if len(self.genders) == 1 else None

    @property
    def signature(self) -> Signature:
        """What makes it the same profile as another: the item alone where one is known. Sortable."""
        if self.item:
            return ("item", self.item)
        middles = self.person.middles if self.person else ()
        return (
            self.group,
            self.key,
            self.scope,
            " ".join(middles),
            " ".join(sorted(self.genders)),
            " ".join(sorted(self.nations)),
            " ".join(sorted(self.fields)),
            "-" if self.home is None else self.home,
            self.apart,
        )

    @property
    def identity(self) -> tuple[str, str, str]:
        """What its id is made of where it has no item: group, key and scope."""
        return self.group if self.named else f"unnamed {self.group}", self.key, self.scope

    @property
    def label(self) -> str:
        """The name it is shown by in reasons."""
        return min(self.names, key=lambda name: (-len(name), name))

    def absorb(self, draft: Profile, chain: Chain, article: Article, others: Iterable[str]) -> None:
        """Count one more chain in, of which `draft` is the profile."""
        weight = max(1, len(chain.mentions))
        self.members.append((article.id, chain.id))
        published = article.published.isoformat() if article.published else "9999"
        self.since = min(self.since, (published, article.id, str(chain.id)))
        if draft is not self:
            # What an item outside the gazetteer is depends on its chains: on all, not on the first.
            self.group = min(self.group, draft.group, key=lambda group: (group == "misc", group))
            self.person = max(filter(None, (self.person, draft.person)), key=fullness, default=None)
            self.key = self.person.key if self.person else min(self.key, draft.key)
            self.keys |= draft.keys
            self.genders |= draft.genders
            self.titles |= draft.titles
            self.nations |= draft.nations
            self.fields |= draft.fields
        for name in draft.own_names:
            self.names[name] = self.names.get(name, 0) + weight
        self.kinds[draft.kind] = self.kinds.get(draft.kind, 0) + weight
        for title in chain.titles:
            self.title_counts[title] = self.title_counts.get(title, 0) + 1
        self.others.update(others)


def fullness(name: PersonName) -> tuple[bool, bool, int, str, tuple[str, ...]]:
    """Order the names of one person: written out before initials before a bare last name."""
    return name.full, len(name.first) > 1, len(name.middles), name.key, name.middles


def profiles(annotated: Iterable[Annotated], leaving: Mapping[Place, str] = NOBODY) -> list[Profile]:
    """Return the distinct profiles of all chains that can be nodes, in an order that does not depend
    on the order of the articles. `leaving` names the chains that a person split off, and the decision."""
    from kg.resolve.namesakes import Seen, tell_namesakes_apart  # which compares profiles

    found: dict[Signature, Profile] = {}
    seen: dict[Signature, list[Seen]] = {}
    named_in: Counter[str] = Counter()
    articles = 0
    for article in annotated:
        context: Context | None = None
        drafts: list[tuple[Chain, Profile]] = []
        for chain in article.chains:
            mentions = [article.mentions[i] for i in chain.mentions]
            draft: Profile | None
            if chain.names or any(mention.form == "name" for mention in mentions):
                if chain.entity is None and context is None:
                    context = context_of(article)
                draft = named_profile(chain, mentions, context, article.article.id)
            else:
                draft = nominal_profile(chain, mentions, article.article.id)
            if draft is not None:
                if (article.article.id, chain.id) in leaving:
                    split_off(draft, leaving[article.article.id, chain.id])
                drafts.append((chain, draft))
        articles += 1
        beside = {draft.item or draft.key for _, draft in drafts if draft.named and draft.group != "place"}
        named_in.update(beside)
        for chain, draft in drafts:
            own = draft.item or draft.key
            profile = found.setdefault(draft.signature, draft)
            profile.absorb(draft, chain, article.article, beside - {own})
            if draft.group == "person" and not draft.item and not draft.scope:
                one = Seen(chain, article.article, beside, draft.own_names, draft.kind)
                seen.setdefault(draft.signature, []).append(one)
    tell_namesakes_apart(found, seen)
    everywhere = {one for one, count in named_in.items() if count > max(OFTEN, COMMON * articles)}
    for profile in found.values():
        profile.members.sort()
        profile.others -= everywhere
        profile.keys -= {profile.key}
    return [found[signature] for signature in sorted(found)]


def split_off(profile: Profile, decision: str) -> None:
    """Make a profile one of its own: neither its name nor its item joins it to another."""
    profile.split, profile.item, profile.scope = decision, None, f"split {decision}"


def named_profile(chain: Chain, mentions: list[Mention], context: Context | None, article: str) -> Profile:
    """Return the profile of a chain with a name."""
    names = names_of(chain) or (chain.name,)
    if not all(map(str.isprintable, names)):  # a line break or a hard space within a name
        names = tuple(dict.fromkeys(" ".join(name.split()) or name for name in names))
    item = chain.entity
    if item is None and context is not None:
        entry = entry_of(chain, context)
        item = entry.id if entry is not None else None
    entry = gazetteer.by_id(item) if item is not None else None
    kind = kind_of(chain, mentions, names)
    group = "person" if is_person(chain) and kind != "group" else GROUPS[kind]
    if entry is not None:
        # An item's group and key are its own: those of a chain would be those of whichever came first.
        group = "organization" if seat(entry) else GROUPS[entry.kind]
    titles = titles_of(chain)
    profile = Profile(group, "", item=item, kind=kind, own_names=names)
    if group == "person":
        person = max(map(person_name, names), key=fullness)
        profile.person, profile.key = person, person.key
        profile.titles = titles
        profile.genders = frozenset({chain.gender} if chain.gender else ())
        profile.nations = nations(prefixes(mentions, chain.titles))
        profile.fields = frozenset(
            FIELD_OF[word] for title in titles for word in title.split() if word in FIELD_OF
        )
        if not person.full and item is None:
            profile.scope = min(titles, default=article)
    else:
        keys = [thing_key(name) for name in names]
        if entry is not None:
            keys.insert(0, thing_key(entry.name))
        profile.key = keys[0]
        if entry is not None:
            profile.home = country_of(entry)
        elif item is not None:
            pass  # one that the gazetteer does not know: all its chains are one, of whatever country
        elif group == "organization" and context is not None and is_common(keys, names, kind):
            profile.home = context.home(chain)
        elif keys[0] in GENERIC:
            profile.scope = article
        profile.keys = frozenset(
            k for k in keys if k != keys[0] and (" " in k or (is_acronym(k) and len(k) > 2))
        )
    return profile


def titles_of(chain: Chain) -> frozenset[str]:
    """Return the titles of a chain that tell one from a namesake."""
    return frozenset(title.lower() for title in chain.titles) - COURTESY


def is_common(keys: list[str], names: tuple[str, ...], kind: Kind) -> bool:
    """Say whether a name is one that bodies of several countries bear, as far as can be known."""
    if any(map(is_national, keys)):
        return True
    return kind == "party" and any(shared(name, gazetteer.lookup(name)) for name in names)


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
    return Profile(kind, found.key, scope=scope, named=False, kind=chain.kind, own_names=(found.name,))


def kind_of(chain: Chain, mentions: list[Mention], names: tuple[str, ...]) -> Kind:
    """Return the chain's kind, but a seat of power is who works there, and "the Clintons" are several."""
    if chain.kind in ("place", "misc") and gazetteer.is_seat(names[0]):
        return "organization"
    if chain.kind in ("person", "politician", "misc") and is_family(names, mentions):
        return "group"
    return chain.kind


def is_family(names: tuple[str, ...], mentions: list[Mention]) -> bool:
    """Say whether the only name is a last name in the plural, with its article: "the Clintons"."""
    if len(names) != 1 or " " in names[0] or not names[0].endswith("s"):
        return False
    phrases = (mention.text.lower() for mention in mentions)
    return any(phrase.startswith("the ") and phrase.endswith(names[0].lower()) for phrase in phrases)


def seat(entry: gazetteer.Entry) -> bool:
    """Say whether an entry is listed as the place of those who act in its name."""
    return entry.kind == "place" and gazetteer.is_seat(entry.name)


def prefixes(mentions: list[Mention], titles: Iterable[str]) -> Iterator[str]:
    """Yield the words before the name and the titles: where a person's country stands."""
    yield from titles
    for mention in mentions[:3]:
        if mention.form == "name" and mention.head.start > mention.span.start:
            yield mention.text[: mention.head.start - mention.span.start]
