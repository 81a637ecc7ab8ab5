"""The graph of the hand-made articles, as RDF."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))

from hand_made import sample

from kg.graph import Graph


@pytest.fixture(scope="session")
def graph() -> Graph:
    return sample()
