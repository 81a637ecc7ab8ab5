"""A decision as plain texts, by the names of its columns in the workspace and in CSV, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast
from urllib.parse import quote, unquote

from kg.errors import UsageError
from kg.records import Anchor, Decision, Judgement, Reference, Verb

REFERENCES = ("subject", "object")
FIELDS = (
    "id", "time", "user", "verb", "judgement",
    "subject", "subject_name", "subject_kind", "subject_at",
    "object", "object_name", "object_kind", "object_at",
    "value", "why", "undoes",
)  # fmt: skip


def values_of(decision: Decision) -> dict[str, str]:
    """Return the values of `FIELDS`."""
    values = {
        name: getattr(decision, name)
        for name in ("id", "time", "user", "verb", "judgement", "value", "why", "undoes")
    }
    for name in REFERENCES:
        reference: Reference = getattr(decision, name)
        values[name] = reference.id
        values[f"{name}_name"] = reference.name
        values[f"{name}_kind"] = reference.kind
        values[f"{name}_at"] = " ".join(map(place_text, reference.at))
    return values


def decision_of(values: Mapping[str, str]) -> Decision:
    """Return the decision whose values these are, as they stand. Raises UsageError at a malformed place."""
    return Decision(
        id=values.get("id", ""),
        time=values.get("time", ""),
        user=values.get("user", ""),
        verb=cast(Verb, values.get("verb", "")),
        judgement=cast(Judgement, values.get("judgement") or "positive"),
        subject=reference_of(values, "subject"),
        object=reference_of(values, "object"),
        value=values.get("value", ""),
        why=values.get("why", ""),
        undoes=values.get("undoes", ""),
    )


def reference_of(values: Mapping[str, str], name: str) -> Reference:
    at = tuple(map(place_of, values.get(f"{name}_at", "").split()))
    return Reference(values.get(name, ""), values.get(f"{name}_name", ""), values.get(f"{name}_kind", ""), at)


def place_text(anchor: Anchor) -> str:
    """Return a place as a word without spaces: `article@offset`, the article's id percent-encoded."""
    return f"{quote(anchor.article, safe='', errors='surrogatepass')}@{anchor.offset}"


def place_of(text: str) -> Anchor:
    article, mark, offset = text.rpartition("@")
    if not mark or not article or not (offset.isascii() and offset.isdecimal()):
        raise UsageError(f"{text!r} is no place; right would be ARTICLE@OFFSET, e.g. a-0f3c@120")
    return Anchor(unquote(article, errors="surrogatepass"), int(offset))
