"""Articles written by hand for the tests of resolution: no model needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.records import Annotated, Article, Chain, Form, Kind, Mention, Span


@dataclass(frozen=True)
class Draft:
    """A chain to be: its mentions as (words before the name, name or noun), kind, names, titles."""

    kind: Kind
    form: Form
    mentions: tuple[tuple[str, str], ...]
    titles: tuple[str, ...] = ()
    gender: str | None = None


def name(
    kind: Kind, *names: str, titles: tuple[str, ...] = (), before: str = "", gender: str | None = None
) -> Draft:
    return Draft(
        kind, "name", tuple((before if not i else "", n) for i, n in enumerate(names)), titles, gender
    )


def person(*names: str, titles: tuple[str, ...] = (), before: str = "", gender: str | None = None) -> Draft:
    return name("person", *names, titles=titles, before=before, gender=gender)


def nominal(kind: Kind, *phrases: str) -> Draft:
    return Draft(kind, "nominal", tuple(("", phrase) for phrase in phrases))


def pronoun(*words: str) -> Draft:
    return Draft("person", "pronoun", tuple(("", word) for word in words))


def article(identifier: str, *drafts: Draft, published: date | None = None) -> Annotated:
    text, mentions, chains = "", [], []
    for number, draft in enumerate(drafts):
        ids = []
        for before, words in draft.mentions:
            start = len(text)
            head = start + len(before)
            text += before + words + " . "
            span = Span(start, head + len(words))
            ids.append(len(mentions))
            mentions.append(
                Mention(
                    len(mentions),
                    span,
                    Span(head, head + len(words)),
                    before + words,
                    draft.kind,
                    draft.form,
                    number,
                )
            )
        words = tuple(sorted({n for _, n in draft.mentions}, key=lambda n: (-len(n), n)))
        names = words if draft.form == "name" else ()
        chains.append(
            Chain(number, words[0], draft.kind, tuple(ids), names, draft.titles, draft.gender)  # type: ignore[arg-type]
        )
    return Annotated(Article(identifier, text, published=published), tuple(mentions), tuple(chains))
