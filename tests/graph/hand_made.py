"""Articles annotated by hand: sentences with their claims, no language model.

`Story` keeps the offsets right; `resolved` makes one entity of every name and kind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kg.graph import Graph
from kg.records import (
    Annotated,
    Argument,
    Article,
    Attribution,
    Chain,
    Claim,
    Entity,
    Form,
    Interval,
    Mention,
    Relation,
    Span,
    content_id,
)

KINDS = {
    "Jeff Sessions": "politician",
    "Sergey Kislyak": "politician",
    "Michael Flynn": "politician",
    "Donald Trump": "politician",
    "Dmitri Peskov": "politician",
    "James Comey": "person",
    "Russia": "country",
    "FBI": "organization",
    "Washington": "place",
    "Russian ambassador": "office",
    "senator": "office",
    "the economy": "topic",
    "a committee": "organization",
    "officials": "group",
}


PRONOUNS = frozenset(("he", "her", "him", "his", "it", "its", "she", "their", "they"))


@dataclass
class Resolution:
    entities: dict[str, Entity]
    of: dict[tuple[str, int], str]
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class Story:
    """One article, built sentence by sentence."""

    id: str = "a1"
    published: str | None = "2017-03-02"
    source: str | None = "The Daily Example"
    url: str | None = "https://example.org/story"
    kinds: dict[str, str] = field(default_factory=dict)
    text: str = ""
    chains: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def mention(self, words: str, name: str, after: int) -> tuple[Span, int]:
        start = self.text.index(words, after)
        span = Span(start, start + len(words))
        if name not in self.chains:
            self.chains.append(name)
        chain = self.chains.index(name)
        kind = {**KINDS, **self.kinds}[name]
        form: Form = "name" if words.removeprefix("some ").removeprefix("a ")[:1].isupper() else "nominal"
        if words.lower() in PRONOUNS:
            form = "pronoun"
        self.mentions.append(Mention(len(self.mentions), span, span, words, kind, form, chain))  # type: ignore[arg-type]
        return span, self.mentions[-1].id

    def argument(self, given: str | tuple[str, str] | None, after: int, role: str = "") -> Argument | None:
        """`name`, `(words, name)` for an entity, or `(words, "")` for words that are none."""
        if given is None:
            return None
        words, name = (given, given) if isinstance(given, str) else given
        if not name:
            start = self.text.index(words, after)
            return Argument(words, Span(start, start + len(words)), None, role)
        span, number = self.mention(words, name, after)
        return Argument(words, span, number, role)

    def add(
        self,
        sentence: str,
        subject: str | tuple[str, str],
        verb: tuple[str, str],
        thing: str | tuple[str, str] | None = None,
        *arguments: tuple[str, str | tuple[str, str]],
        by: str | tuple[str, str] | None = None,
        cue: tuple[str, str] = ("said", "say"),
        nameless: bool = False,
        polarity: str = "positive",
        modality: str = "actual",
        voice: str = "active",
        event: str | None = None,
        when: Interval | None = None,
        confidence: float = 0.9,
        rule: str = "svo",
    ) -> Story:
        after = len(self.text)
        self.text += sentence + "\n"
        attribution = None
        if by is not None or nameless:
            attribution = len(self.attributions)
            place = self.text.index(cue[0], after)
            self.attributions.append(
                Attribution(
                    attribution,
                    self.argument(by, after),
                    Relation(cue[0], cue[1], Span(place, place + len(cue[0]))),
                    (Span(after, after + len(sentence)),),
                )
            )
        place = self.text.index(verb[0], after)
        head = self.argument(subject, after)
        assert head is not None
        rest = [self.argument(given, after, role) for role, given in arguments]
        self.claims.append(
            Claim(
                id=content_id("c", self.id, len(self.claims)),
                sentence=Span(after, after + len(sentence)),
                subject=head,
                relation=Relation(verb[0], verb[1], Span(place, place + len(verb[0]))),
                object=self.argument(thing, after),
                arguments=tuple(argument for argument in rest if argument is not None),
                event=event,
                polarity=polarity,  # type: ignore[arg-type]
                modality=modality,  # type: ignore[arg-type]
                attribution=attribution,
                when=when,
                where=next((a for a in rest if a is not None and a.role == "in"), None),
                confidence=confidence,
                rule=rule,
                voice=voice,  # type: ignore[arg-type]
            )
        )
        return self

    def done(self) -> Annotated:
        kinds = {**KINDS, **self.kinds}
        chains = []
        for number, name in enumerate(self.chains):
            mine = tuple(mention.id for mention in self.mentions if mention.chain == number)
            names = (
                (name,) if name[:1] not in "abcdefghijklmnopqrstuvwxyz" and kinds[name] != "office" else ()
            )
            chains.append(Chain(number, name, kinds[name], mine, names))  # type: ignore[arg-type]
        published = date.fromisoformat(self.published) if self.published else None
        article = Article(self.id, self.text, f"Story {self.id}", self.url, self.source, published)
        return Annotated(
            article, tuple(self.mentions), tuple(chains), tuple(self.attributions), (), tuple(self.claims)
        )


def resolved(*articles: Annotated) -> Resolution:
    entities: dict[str, Entity] = {}
    of: dict[tuple[str, int], str] = {}
    for item in articles:
        for chain in item.chains:
            key = content_id("e", chain.kind, chain.name)
            surname = (chain.name.split()[-1],) if " " in chain.name else ()
            entities[key] = Entity(key, chain.kind, chain.name, surname)
            of[item.article.id, chain.id] = key
    return Resolution(entities, of)


def graph_of(*stories: Story) -> Graph:
    articles = [story.done() for story in stories]
    return Graph.build(articles, resolved(*articles))  # type: ignore[arg-type]


MET = ("met", "meet")


def sample() -> Graph:
    """Five articles: asserted, claimed, denied, disputed, planned and hostile facts."""
    filler = " ".join(f"word{i}" for i in range(20))
    first = (
        Story("a1")
        .add(
            "Jeff Sessions met the Russian ambassador.",
            "Jeff Sessions",
            MET,
            ("the Russian ambassador", "Russian ambassador"),
            event="CONSULT",
        )
        .add(
            "Dmitri Peskov said Donald Trump disagrees with Russia.",
            "Donald Trump",
            ("disagrees", "disagree"),
            None,
            ("with", "Russia"),
            by="Dmitri Peskov",
        )
        .add(
            "Donald Trump fired James Comey in Washington.",
            "Donald Trump",
            ("fired", "fire"),
            "James Comey",
            ("in", "Washington"),
        )
    )
    second = (
        Story("a2", "2017-03-04", "The Other Paper", "https://example.com/x y<z>")
        .add(
            "Michael Flynn said he never met Sergey Kislyak.",
            ("he", "Michael Flynn"),
            MET,
            "Sergey Kislyak",
            by="Michael Flynn",
            polarity="negative",
        )
        .add("Michael Flynn met Sergey Kislyak.", "Michael Flynn", MET, "Sergey Kislyak")
        .add(
            "Donald Trump denied that Jeff Sessions had met Sergey Kislyak.",
            "Jeff Sessions",
            MET,
            "Sergey Kislyak",
            by="Donald Trump",
            cue=("denied", "deny"),
            polarity="negative",
        )
        .add(
            "Donald Trump may visit Russia.",
            "Donald Trump",
            ("may visit", "visit"),
            "Russia",
            modality="possible",
        )
    )
    reprints = [
        Story(key, "2017-03-05", outlet, None).add(
            f"{filler} The FBI warned Michael Flynn.", "FBI", ("warned", "warn"), "Michael Flynn"
        )
        for key, outlet in (("b1", "Wire"), ("b2", "Reprint"))
    ]
    return graph_of(first, second, *reprints)
