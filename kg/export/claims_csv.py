"""All claims as a table for a spreadsheet: one row a claim, with its sentence and who says it.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a line end would be run as a formula by a
spreadsheet (OWASP, "CSV Injection"); it gets a leading apostrophe, which the spreadsheet hides.
White space inside a cell is made single spaces; what UTF-8 cannot hold becomes U+FFFD.
"""

from __future__ import annotations

import csv
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.graph.build import voices
from kg.graph.files import written
from kg.records import Annotated, Argument, Claim

if TYPE_CHECKING:
    from kg.graph import Graph

COLUMNS = (
    "claim", "article", "source", "published", "title", "url", "start", "end", "sentence",
    "subject", "subject_entity", "relation", "lemma", "object", "object_entity", "arguments",
    "event", "mode", "contexts", "polarity", "modality", "said_by", "when", "earliest", "latest", "where",
    "confidence", "rule", "voice", "facts", "status",
)  # fmt: skip
"""`start` and `end` are character offsets of the sentence; `said_by` is empty for the paper's own
voice, else the innermost speaker first; `facts` and `status` are of the facts that the claim speaks
for or against, empty where it makes none."""

FORMULA = re.compile(r"[=+\-@\t\r\n]")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def write(graph: Graph, path: str | os.PathLike[str]) -> None:
    """Write the claims of all articles, in the order of the articles, those without a fact too."""
    with written(path) as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows([cell(value) for value in row] for row in rows(graph))


def cell(value: str) -> str:
    """Return the text as a cell that no spreadsheet runs."""
    text = " ".join(UNPRINTABLE.sub("\ufffd", value).split())
    return f"'{text}" if FORMULA.match(text) else text


def rows(graph: Graph) -> Iterator[list[str]]:
    """Yield the values of `COLUMNS` for each claim."""
    facts: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for fact in graph.facts():
        for item in fact.evidence:
            facts[item.article, item.claim].append((fact.id, fact.status))
    for annotated in graph.annotated.values():
        for claim in annotated.claims:
            yield row(graph, annotated, claim, facts[annotated.article.id, claim.id])


def row(graph: Graph, annotated: Annotated, claim: Claim, facts: list[tuple[str, str]]) -> list[str]:
    article = annotated.article
    when = claim.when
    said_by = [voice.name for voice in voices(claim, graph.ends(article.id))]
    return [
        claim.id,
        article.id,
        article.source or "",
        article.published.isoformat() if article.published else "",
        article.title or "",
        article.url or "",
        str(claim.sentence.start),
        str(claim.sentence.end),
        claim.sentence.of(article.text),
        claim.subject.text,
        entity_name(graph, article.id, claim.subject),
        claim.relation.text,
        claim.relation.lemma,
        claim.object.text if claim.object else "",
        entity_name(graph, article.id, claim.object),
        "; ".join(f"{one.role} {one.text}".strip() for one in claim.arguments),
        claim.event or "",
        claim.mode or "",
        "; ".join(claim.contexts),
        claim.polarity,
        claim.modality,
        "; ".join(said_by),
        when.text if when else "",
        when.earliest.isoformat() if when and when.earliest else "",
        when.latest.isoformat() if when and when.latest else "",
        claim.where.text if claim.where else "",
        f"{claim.confidence:.3f}",
        claim.rule,
        claim.voice,
        "; ".join(fact for fact, _ in facts),
        "; ".join(dict.fromkeys(status for _, status in facts)),
    ]


def entity_name(graph: Graph, article: str, argument: Argument | None) -> str:
    entity = graph.ends(article).entity(argument)
    return entity.name if entity else ""
