"""A workspace as a graph: all that a graph in memory can do, and the decisions on who is who.

graph = kg.open("news.kg")
graph.merge("Jeff Sessions", "J. B. Sessions", why="same office")
print(graph.about("Jeff Sessions"))
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Self

from kg import pipeline, resolve
from kg.config import Config
from kg.records import Annotated, Decision
from kg.resolve.candidates import Candidate, candidates
from kg.resolve.decisions import Unmet
from kg.resolve.explain import Why, WhyTwo
from kg.store import Added, Desk, Workspace

if TYPE_CHECKING:
    from spacy.language import Language


class Corpus(pipeline.Graph):
    """The graph of a workspace. Each decision is written down and the graph made anew.

    Entities go by id, name, a part of a name that no other has, or `ARTICLE#CHAIN`. Close it, or use it
    in a `with`, so that the workspace is one file again.
    """

    def __init__(
        self, workspace: Workspace, *, config: Config | None = None, user: str | None = None
    ) -> None:
        self._load(workspace, config or Config(), user)

    def _load(self, workspace: Workspace, config: Config, user: str | None) -> None:
        self.__dict__.clear()  # what was worked out from the facts before goes with them
        self.workspace, self.config, self.user = workspace, config, user
        articles = list(workspace.annotated())
        found = resolve.resolve(articles, workspace.decisions())
        built = pipeline.Graph.build(articles, found, min_confidence=config.min_confidence)
        super().__init__(articles, found.entities, found.of, built.facts())
        self.resolution = found

    def refresh(self) -> None:
        """Read the workspace again: another program may have added to it."""
        self._load(self.workspace, self.config, self.user)

    def add(
        self,
        sources: pipeline.Sources,
        *,
        nlp: Language | None = None,
        seen: Callable[[Annotated], object] | None = None,
    ) -> Added:
        """Put the articles of sources in and return what became of them."""
        added, skipped = pipeline.add(self.workspace, sources, config=self.config, nlp=nlp, seen=seen)
        self.refresh()
        self.skipped = skipped
        return added

    def _desk(self) -> Desk:
        return Desk(self.workspace, user=self.user, articles=self.annotated, found=self.resolution)

    def _decide(self, act: Callable[[Desk], Decision]) -> Decision:
        made = act(self._desk())
        self.refresh()
        return made

    def merge(self, one: str, other: str, why: str = "") -> Decision:
        """Say that two entities are one; the first keeps its id."""
        return self._decide(lambda desk: desk.merge(one, other, why))

    def differ(self, one: str, other: str, why: str = "") -> Decision:
        """Say that two entities, or the names at two places, are not one."""
        return self._decide(lambda desk: desk.differ(one, other, why))

    def split(self, whom: str, *places: str, why: str = "") -> Decision:
        """Take the chains of an entity in some articles (`ARTICLE` or `ARTICLE#CHAIN`) out of it."""
        return self._decide(lambda desk: desk.split(whom, places, why))

    def rename(self, whom: str, name: str, why: str = "") -> Decision:
        """Show an entity by another name."""
        return self._decide(lambda desk: desk.rename(whom, name, why))

    def link(self, whom: str, item: str | None, why: str = "") -> Decision:
        """Give an entity a Wikidata id, or none."""
        return self._decide(lambda desk: desk.link(whom, item, why))

    def undo(self, decision: str | None = None, why: str = "") -> Decision:
        """Take back a decision, the last one where none is named."""
        return self._decide(lambda desk: desk.undo(decision, why))

    def decisions(self) -> tuple[Decision, ...]:
        """Return the log, oldest first, those undone too."""
        return self.workspace.decisions()

    def why(self, whom: str) -> Why:
        """Return why the places of an entity are one: where it stands, each merge's reason, decisions."""
        return self._desk().why(whom)

    def why_two(self, one: str, other: str) -> WhyTwo:
        """Return what speaks for and against two entities being one."""
        return self._desk().why_two(one, other)

    def unmet(self) -> tuple[Unmet, ...]:
        """Return the decisions that change nothing as things are, and why."""
        return () if self.resolution is None else self.resolution.unmet

    def candidates(self, count: int = 20) -> list[Candidate]:
        """Return the pairs that resolution is least sure of, for somebody to judge."""
        return candidates(self.annotated.values(), self.decisions(), count=count)

    def close(self) -> None:
        self.workspace.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open(  # noqa: A001 read as `kg.open`, like `gzip.open`
    path: str | os.PathLike[str],
    *,
    create: bool = False,
    config: Config | None = None,
    user: str | None = None,
) -> Corpus:
    """Open a workspace as a graph. `create` makes one where there is none; `user` is who decides."""
    return Corpus(Workspace.open(path, create=create), config=config, user=user)
