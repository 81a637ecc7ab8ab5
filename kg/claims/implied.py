"""Relations that a noun phrase implies."""

from __future__ import annotations

from kg.claims.frames import Frame
from kg.language.parse import Parse


def find(parse: Parse) -> list[Frame]:
    return []
