"""The stages composed, nothing else. Read this after `kg/records.py`.

    read -> parse -> attribution, references, times, frames -> claims -> link -> resolve -> graph
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.config import Config
from kg.records import Annotated, Article, Skipped

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.language.parse import Parse

Sources = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def annotate(article: Article, parse: Parse) -> Annotated:
    """Find mentions, chains, attributions, times and claims in one parsed article."""
    from kg.claims import attribution, clauses, implied, nominal
    from kg.claims.assemble import Assembler, attributions
    from kg.language import references, times
    from kg.resolve import link

    reported = attribution.find(parse)
    found = references.find(parse, attribution.speakers(parse, reported))
    timexes = times.find(parse, article.published)
    frames = [*clauses.find(parse), *implied.find(parse), *nominal.find(parse)]
    assembler = Assembler(article, parse, found, reported, timexes)
    annotated = Annotated(
        article=article,
        mentions=found.mentions,
        chains=found.chains,
        attributions=attributions(parse, reported, found),
        times=tuple(timex.interval for timex in timexes),
        claims=tuple(assembler.claims(frames)),
    )
    return link.link(annotated)


def extract(
    articles: Iterable[Article], *, config: Config | None = None, nlp: Language | None = None
) -> Iterator[Annotated]:
    """Yield the annotated articles in order; memory does not grow with their number."""
    from kg.language.model import load_model, parse_articles

    config = config or Config()
    for article, parse in parse_articles(articles, nlp or load_model(config.model)):
        yield annotate(article, parse)


def articles_of(sources: Sources, config: Config, skipped: list[Skipped]) -> Iterator[Article]:
    """Yield the articles of the sources; what became none is appended to `skipped`."""
    from kg.ingest import read

    for item in read([sources] if isinstance(sources, str | os.PathLike) else sources, config=config):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            yield item
