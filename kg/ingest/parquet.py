"""Parquet tables, through pyarrow where it is installed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.config import Config
from kg.errors import SourceError
from kg.ingest.archives import HELD_LIMIT, sized
from kg.ingest.columns import PER_FIELD, columns_of, draft_of
from kg.ingest.draft import Draft
from kg.ingest.inflate import GRACE, RATIO
from kg.ingest.streams import read_limited
from kg.records import Skipped

BATCH = 256
"""Rows held at a time."""

GROUP_LIMIT = 2 * 1024**3
"""Bytes of one row group: its pages are decompressed one by one, but it is what a damaged file grows by."""

MISSING = "Parquet needs pyarrow; right would be: pip install 'kg-news[parquet]'"


def read_parquet(stream: BinaryIO, where: str, config: Config) -> Iterator[Draft | Skipped]:
    """Read the columns that are wanted, some rows at a time. `where` of each is its row, from 1."""
    try:
        from pyarrow import parquet  # type: ignore[import-untyped]
    except ImportError as error:
        raise SourceError(where, MISSING) from error
    size = sized(stream)
    if size is None:
        held = read_limited(stream, HELD_LIMIT, where)
        stream, size = io.BytesIO(held), len(held)
    try:
        columns = columns_of(parquet.read_schema(stream).names, config)
        stream.seek(0)
        # As dictionaries: rows that share a value share its memory, and each is unpacked by itself.
        file = parquet.ParquetFile(stream, read_dictionary=[*columns.values()])
        check(file, size, columns, where)
        number = 0
        for batch in file.iter_batches(BATCH, columns=[*columns.values()], use_threads=False):
            for at in range(batch.num_rows):
                (record,) = batch.slice(at, 1).to_pylist()
                number += 1
                yield of_record(record, f"{where}:{number}", columns, config)
    except SourceError:
        raise
    except Exception as error:  # a foreign parser on foreign input: whatever it raises is the file's reason
        reason = f"not Parquet that can be read: {type(error).__name__}: {str(error)[:300]}"
        raise SourceError(where, reason) from error
    if not number:
        yield Skipped(where, "no rows in this table", error=False)


def check(file: Any, size: int, columns: dict[str, str], where: str) -> None:
    """Raise SourceError where there is no text, or where the file says that it grows beyond measure."""
    if "text" not in columns:
        found = ", ".join(repr(name[:40]) for name in file.schema_arrow.names[:8])
        raise SourceError(where, f"no column of text; found {found}; right would be {PER_FIELD}")
    groups = [file.metadata.row_group(number).total_byte_size for number in range(file.num_row_groups)]
    total, largest = sum(groups), max(groups, default=0)
    if largest > GROUP_LIMIT:
        raise SourceError(where, f"a row group of {largest:,} bytes; right would be at most {GROUP_LIMIT:,}")
    if total > GRACE and total > RATIO * size:
        raise SourceError(where, f"a compression bomb: {total:,} bytes in a table of {size:,}")


def of_record(record: dict[str, Any], place: str, columns: dict[str, str], config: Config) -> Draft | Skipped:
    """Make a draft of a row. A number for an id is the row's in that file only, and is not taken."""
    identity = columns.get("id")
    if identity and isinstance(record.get(identity), int) and "id" not in config.columns:
        record[identity] = None
    try:
        return draft_of(record, place, config, columns=columns)
    except SourceError as error:
        return Skipped(error.where, error.reason)
