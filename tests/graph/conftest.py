"""The graph of the hand-made articles."""

from __future__ import annotations

import pytest
from hand_made import sample

from kg.graph import Graph


@pytest.fixture(scope="session")
def graph() -> Graph:
    return sample()
