"""Annotated articles as JSON: one line of `kg extract`, and back.

The keys are those of the benchmark's format, in its order. More keys than it asks for: the article's
title, url, source and date, a mention's `form`, a chain's `mentions`, `names`, `titles` and
`gender`, a cue's `lemma`, a claim's `voice`, `mode` and `contexts`; and, where they are not empty, the
article's `authors`, `language` and `boilerplate`, a mention's `tentative`, the `role` of a subject, object,
place or source, and `nested` of an argument.

Dictionaries are built by hand: `dataclasses.asdict` copies deeply and is ten times slower.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from kg.errors import SourceError
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

Row = dict[str, Any]

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character: legal in a Python string, in no UTF-8 file."""


def to_line(annotated: Annotated, *, text: bool = False) -> str:
    """Return the article as one line of compact JSON without its line end. It is always valid UTF-8."""
    line = ENCODER.encode(to_json(annotated, text=text))
    try:
        line.encode()
    except UnicodeEncodeError:
        return SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
    return line


def to_json(annotated: Annotated, *, text: bool = False) -> Row:
    """Return the article as plain dictionaries and lists; `text` puts the article's text in as well."""
    article = annotated.article
    row: Row = {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "published": _day(article.published),
    }
    if article.authors:
        row["authors"] = list(article.authors)
    if article.language is not None:
        row["language"] = article.language
    if article.boilerplate:
        row["boilerplate"] = _pairs(article.boilerplate)
    if text:
        row["text"] = article.text
    row["mentions"] = [_mention(mention) for mention in annotated.mentions]
    row["chains"] = [_chain(chain) for chain in annotated.chains]
    row["attributions"] = [_attribution(attribution) for attribution in annotated.attributions]
    row["times"] = [_interval(time) for time in annotated.times]
    row["claims"] = [_claim(claim) for claim in annotated.claims]
    return row


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _place(span: Span | None, text: str) -> Row:
    if span is None:
        return {"start": None, "end": None, "text": text}
    return {"start": span.start, "end": span.end, "text": text}


def _mention(mention: Mention) -> Row:
    span, head = mention.span, mention.head
    row: Row = {
        "id": mention.id,
        "start": span.start,
        "end": span.end,
        "text": mention.text,
        "head": [head.start, head.end],
        "kind": mention.kind,
        "form": mention.form,
        "chain": mention.chain,
    }
    if mention.tentative:
        row["tentative"] = True
    return row


def _chain(chain: Chain) -> Row:
    return {
        "id": chain.id,
        "name": chain.name,
        "kind": chain.kind,
        "entity": chain.entity,
        "mentions": list(chain.mentions),
        "names": list(chain.names),
        "titles": list(chain.titles),
        "gender": chain.gender,
    }


def _argument(argument: Argument | None) -> Row | None:
    if argument is None:
        return None
    row = _place(argument.span, argument.text)
    row["mention"] = argument.mention
    if argument.role:
        row["role"] = argument.role
    if argument.nested:
        row["nested"] = True
    return row


def _further(argument: Argument) -> Row:
    """Return one of the further arguments: its role first, also where it is empty."""
    row = {"role": argument.role, **_place(argument.span, argument.text), "mention": argument.mention}
    if argument.nested:
        row["nested"] = True
    return row


def _relation(relation: Relation | None) -> Row | None:
    if relation is None:
        return None
    row = _place(relation.span, relation.text)
    row["lemma"] = relation.lemma
    return row


def _interval(interval: Interval) -> Row:
    row = _place(interval.span, interval.text)
    row["earliest"] = _day(interval.earliest)
    row["latest"] = _day(interval.latest)
    return row


def _attribution(attribution: Attribution) -> Row:
    return {
        "id": attribution.id,
        "source": _argument(attribution.source),
        "cue": _relation(attribution.cue),
        "content": _pairs(attribution.content),
        "inside": attribution.inside,
    }


def _claim(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "sentence": [claim.sentence.start, claim.sentence.end],
        "subject": _argument(claim.subject),
        "relation": _relation(claim.relation),
        "object": _argument(claim.object),
        "arguments": [_further(argument) for argument in claim.arguments],
        "event": claim.event,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "attribution": claim.attribution,
        "when": None if claim.when is None else _interval(claim.when),
        "where": _argument(claim.where),
        "confidence": claim.confidence,
        "rule": claim.rule,
        "voice": claim.voice,
        "mode": claim.mode,
        "contexts": list(claim.contexts),
    }


def from_json(row: Mapping[str, Any], text: str | None = None) -> Annotated:
    """Return the record that `to_json` wrote.

    `text` is the article's text where the row does not hold it. Raises SourceError naming the row
    and the key that is missing or wrong.
    """
    try:
        return Annotated(
            _read_article(row, text),
            tuple(_read_mention(mention) for mention in row["mentions"]),
            tuple(_read_chain(chain) for chain in row["chains"]),
            tuple(_read_attribution(attribution) for attribution in row["attributions"]),
            tuple(_read_interval(time) for time in row["times"]),
            tuple(_read_claim(claim) for claim in row["claims"]),
        )
    except KeyError as error:
        raise SourceError(f"annotated article {_id_of(row)}", f"the key {error} is missing") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise SourceError(f"annotated article {_id_of(row)}", str(error)) from error


def _id_of(row: object) -> str:
    return repr(row.get("id")) if isinstance(row, Mapping) else f"({type(row).__name__}, not an object)"


def _read_article(row: Mapping[str, Any], text: str | None) -> Article:
    return Article(
        id=row["id"],
        text=row.get("text", "") if text is None else text,
        title=row.get("title"),
        url=row.get("url"),
        source=row.get("source"),
        published=_read_day(row.get("published")),
        authors=tuple(row.get("authors", ())),
        language=row.get("language"),
        boilerplate=tuple(Span(*pair) for pair in row.get("boilerplate", ())),
    )


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _read_span(row: Row) -> Span | None:
    return None if row["start"] is None else Span(row["start"], row["end"])


def _read_mention(row: Row) -> Mention:
    span = Span(row["start"], row["end"])
    return Mention(
        id=row["id"],
        span=span,
        head=Span(*row["head"]),
        text=row["text"],
        kind=row["kind"],
        form=row.get("form", "name"),
        chain=row["chain"],
        tentative=row.get("tentative", False),
    )


def _read_chain(row: Row) -> Chain:
    return Chain(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        mentions=tuple(row["mentions"]),
        names=tuple(row.get("names", ())),
        titles=tuple(row.get("titles", ())),
        gender=row.get("gender"),
        entity=row["entity"],
    )


def _read_argument(row: Row) -> Argument:
    return Argument(
        row["text"], _read_span(row), row["mention"], row.get("role", ""), row.get("nested", False)
    )


def _read_relation(row: Row) -> Relation:
    return Relation(row["text"], row["lemma"], _read_span(row))


def _read_interval(row: Row) -> Interval:
    return Interval(_read_day(row["earliest"]), _read_day(row["latest"]), row["text"], _read_span(row))


def _read_attribution(row: Row) -> Attribution:
    return Attribution(
        id=row["id"],
        source=None if row["source"] is None else _read_argument(row["source"]),
        cue=None if row["cue"] is None else _read_relation(row["cue"]),
        content=tuple(Span(*pair) for pair in row["content"]),
        inside=row["inside"],
    )


def _read_claim(row: Row) -> Claim:
    return Claim(
        id=row["id"],
        sentence=Span(*row["sentence"]),
        subject=_read_argument(row["subject"]),
        relation=_read_relation(row["relation"]),
        object=None if row["object"] is None else _read_argument(row["object"]),
        arguments=tuple(_read_argument(argument) for argument in row["arguments"]),
        event=row["event"],
        polarity=row["polarity"],
        modality=row["modality"],
        attribution=row["attribution"],
        when=None if row["when"] is None else _read_interval(row["when"]),
        where=None if row["where"] is None else _read_argument(row["where"]),
        confidence=row["confidence"],
        rule=row["rule"],
        voice=row.get("voice", "active"),
        mode=row.get("mode"),
        contexts=tuple(row.get("contexts", ())),
    )
