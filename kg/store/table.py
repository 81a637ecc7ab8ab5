"""The log of decisions as a CSV file, and back: `kg decisions --export` and `--import`."""

from __future__ import annotations

import csv
import dataclasses
import io
import os
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kg.errors import SourceError, UsageError
from kg.records import Decision, Reference
from kg.resolve.decisions import check, decision_id, one_line, tidy
from kg.store.rows import FIELDS, decision_of, values_of

FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet would run, or what stands guarded against that already (OWASP, "CSV Injection")."""

SEPARATORS = ",;\t"

LIMIT = 10_000_000
"""Characters in a cell: more are refused, not read."""


def export_csv(decisions: Iterable[Decision]) -> str:
    """Return the log as CSV, those undone too."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    for decision in decisions:
        values = values_of(decision)
        writer.writerow([guarded(values[name]) for name in FIELDS])
    return out.getvalue()


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet runs; `unguarded` is its inverse."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def import_csv(
    path: str | os.PathLike[str], *, user: str, refer: Callable[[Reference], Reference] = lambda r: r
) -> list[Decision]:
    """Return the decisions of a CSV file. Columns may be missing or in another order.

    A row without an id gets one from its content, so that a file imported twice adds nothing; one without
    a user is by `user`; one without a time keeps none. `refer` may complete a reference. Raises
    SourceError naming the file and line at the first row that cannot be followed; then nothing counts.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(str(path), f"not UTF-8: {error.reason} at byte {error.start}") from error
    csv.field_size_limit(LIMIT)
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)  # spreadsheets of half of Europe write semicolons
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: list[Decision] = []
    try:
        heads = next(reader, [])
        known(heads, path)
        for row in reader:
            if any(cell.strip() for cell in row):
                if len(row) > len(heads):
                    raise UsageError(f"{len(row)} cells under {len(heads)} heads")
                values = {head: unguarded(cell) for head, cell in zip(heads, row, strict=False)}
                found.append(read(values, user, refer))
    except (UsageError, csv.Error) as error:
        raise SourceError(f"{path}:{reader.line_num}", str(error)) from error
    return found


def known(heads: list[str], path: Path) -> None:
    strange = [head for head in heads if head not in FIELDS]
    if strange or "verb" not in heads or len(set(heads)) < len(heads):
        wrong = (
            f"the columns {', '.join(map(repr, strange))} are unknown" if strange else "found " + repr(heads)
        )
        raise SourceError(
            f"{path}:1", f"{wrong}; right would be some of {', '.join(FIELDS)}, once each, with verb"
        )


def read(values: Mapping[str, str], user: str, refer: Callable[[Reference], Reference]) -> Decision:
    """Return the decision of a row, checked and complete."""
    made = decision_of(values)
    made = dataclasses.replace(
        made,
        id=one_line(made.id),
        time=utc(made.time.strip()),
        user=one_line(made.user) or one_line(user),
        value=one_line(made.value),
        why=one_line(made.why),
        undoes=one_line(made.undoes),
        subject=tidy(made.subject),
        object=tidy(made.object),
    )
    check(made)
    made = dataclasses.replace(made, id=made.id or decision_id(made))
    return dataclasses.replace(made, subject=refer(made.subject), object=refer(made.object))


def utc(time: str) -> str:
    """Return a time as the log holds it, so that times sort as texts; without a zone it is UTC."""
    if not time:
        return ""
    try:
        moment = datetime.fromisoformat(time)
        zoned = (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"the time {time!r} is not ISO 8601, such as 2026-11-23T09:30:00Z") from error
    if zoned > datetime.now(UTC) + timedelta(days=1):
        raise UsageError(f"the time {time!r} is yet to come")
    return zoned.isoformat(timespec="microseconds")
