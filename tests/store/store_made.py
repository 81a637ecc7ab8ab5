"""Articles for the tests of the workspace: no model needed."""

from __future__ import annotations

from datetime import date

from kg.records import (
    Annotated,
    Argument,
    Article,
    Attribution,
    Chain,
    Claim,
    Interval,
    Mention,
    Relation,
    Span,
)


def story(identifier: str, *names: str, published: date | None = None, text: str | None = None) -> Annotated:
    """An article that names people, a chain each, the first of whom met the last."""
    told = text if text is not None else " met ".join(names) + "."
    mentions, chains, start = [], [], 0
    for number, name in enumerate(names):
        span = Span(start, start + len(name))
        mentions.append(Mention(number, span, span, name, "person", "name", number))
        chains.append(Chain(number, name, "person", (number,), (name,)))
        start = span.end + len(" met ")
    whole = Span(0, len(told))
    claims = (
        Claim(
            "c1", whole, Argument(names[0], mentions[0].span, 0), Relation("met", "meet", None),
            Argument(names[-1], mentions[-1].span, len(names) - 1), (), "CONSULT", "positive", "actual", 0,
            Interval(published, None, "today"), None, 0.9, "made",
        ),
    ) if names else ()  # fmt: skip
    said = (Attribution(0, None, None, (whole,)),) if names else ()
    article = Article(
        identifier, told, title=f"On {identifier}", url=f"https://w.example/{identifier}", published=published
    )
    return Annotated(article, tuple(mentions), tuple(chains), said, (), claims)


STORIES = [
    story("s1", "Ann Roe", "Mona Tarrel", published=date(2017, 3, 2)),
    story("s2", "Roe", "Omar Vosk", published=date(2017, 3, 1)),
    story("s3", "Omar J. Vosk", "Ann Roe"),
    story("s4", "Anna Roe", "Karl Roe", published=date(2017, 3, 2)),
]
