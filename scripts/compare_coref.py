"""Compare ways to find a pronoun's antecedent, in accuracy and words a second, on the bench's two tasks.

    python scripts/compare_coref.py --bench ../shared/bench

All take the same mentions, the same chains of names and noun phrases and the same candidates by number,
gender, binding and quotation (`kg.language.antecedents`); they differ in which candidate they choose:

- nearest: the last one before the pronoun.
- salient: in the nearest sentence that has one, the subject before the object before the rest, and of
  these the one told of most often so far (after Lappin and Leass 1994).
- learned: the fitted ranker, which may also choose none. It is what `kg` uses.

The peers' figures are those published in the bench's `peers.json`. Words a second are those of the whole
of coreference, mentions included, on texts that are parsed already.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.claims import attribution
from kg.language import references
from kg.language.antecedents import Antecedents
from kg.language.model import load_model, parse_articles
from kg.language.parse import Parse
from kg.lines import to_json
from kg.records import Annotated, Article

TASKS = {
    "coref": ("head_conll_f1", "pronoun_pure_accuracy", "alias_accuracy"),
    "pronouns": ("f1", "bias"),
}
SALIENCE = ("subject", "object", "possessive", "oblique")
ROUNDS = 3
Row = dict[str, Any]
Choice = Callable[[Antecedents, int], int | None]


def nearest(ranker: Antecedents, number: int) -> int | None:
    """Return the last candidate before the pronoun."""
    return next(iter(ranker.candidates(number)), None)


def salient(ranker: Antecedents, number: int) -> int | None:
    """Return the most prominent candidate of the nearest sentence that has one."""
    candidates = ranker.candidates(number)

    def prominence(other: int) -> tuple[int, int, int]:
        role = ranker.roles[other]
        rank = SALIENCE.index(role) if role in SALIENCE else len(SALIENCE)
        told = ranker.clusters.read[ranker.clusters.find(other)]
        return ranker.sentences[number] - ranker.sentences[other], rank, -told

    return min(candidates, key=prominence, default=None)


CHOICES: dict[str, Choice] = {
    "rules: nearest": nearest,
    "rules: salient": salient,
    "learned ranker": Antecedents.best,
}


@contextmanager
def choosing(choice: Choice) -> Iterator[None]:
    """Let the program choose antecedents in another way; a rule is always sure of its choice."""
    plain = Antecedents.best

    def best(self: Antecedents, number: int) -> int | None:
        self.sure.setdefault(number, 1.0)
        return choice(self, number)

    Antecedents.best = best  # type: ignore[method-assign]
    try:
        yield
    finally:
        Antecedents.best = plain  # type: ignore[method-assign]


def read_jsonl(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def parsed(folder: Path) -> list[tuple[Article, Parse]]:
    """Parse the articles of a task once for all ways."""
    articles = [Article(row["id"], row["text"]) for row in read_jsonl(folder / "input.jsonl")]
    return list(parse_articles(articles, load_model()))


def run(texts: list[tuple[Article, Parse]]) -> tuple[list[Row], float]:
    """Return what the scorers read and the seconds that coreference took, the best of some rounds."""
    spoken = [attribution.speakers(parse, attribution.find(parse)) for _, parse in texts]
    seconds = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        found = [references.find(parse, who) for (_, parse), who in zip(texts, spoken, strict=True)]
        seconds = min(seconds, time.perf_counter() - started)
    rows = [
        to_json(Annotated(article, mentions=one.mentions, chains=one.chains))
        for (article, _), one in zip(texts, found, strict=True)
    ]
    return json.loads(json.dumps(rows)), seconds


def measured(bench: Path) -> dict[str, dict[str, float]]:
    """Return way -> its figures on both tasks."""
    sys.path.insert(0, str(bench))
    table: dict[str, dict[str, float]] = {name: {} for name in CHOICES}
    spent = dict.fromkeys(CHOICES, 0.0)
    words = 0
    for task, metrics in TASKS.items():
        folder = bench / "data" / task
        texts, gold = parsed(folder), read_jsonl(folder / "gold.jsonl")
        words += sum(len(parse) for _, parse in texts)
        score = importlib.import_module(f"tasks.{task}").score
        for name, choice in CHOICES.items():
            with choosing(choice):
                rows, seconds = run(texts)
            spent[name] += seconds
            table[name] |= {
                f"{task}.{key}": value for key, value in score(gold, rows).items() if key in metrics
            }
    for name, seconds in spent.items():
        table[name]["words/s"] = words / seconds
    return table


def published(bench: Path) -> dict[str, dict[str, float]]:
    """Return peer -> the figures that the bench gives of it."""
    table: dict[str, dict[str, float]] = {}
    for task, metrics in TASKS.items():
        peers = json.loads((bench / "data" / task / "peers.json").read_text(encoding="utf-8"))
        for name, scores in peers.items():
            known = {f"{task}.{key}": value for key, value in scores.items() if key in metrics}
            table.setdefault(name, {}).update(known)
    return table


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bench", type=Path, required=True)
    options = parser.parse_args()
    columns = [f"{task}.{key}" for task, metrics in TASKS.items() for key in metrics] + ["words/s"]
    table = published(options.bench) | measured(options.bench)
    print("| | " + " | ".join(columns) + " |")
    print("|---|" + "---:|" * len(columns))
    for name, scores in table.items():
        cells = [show(scores.get(column), column) for column in columns]
        print(f"| {name} | " + " | ".join(cells) + " |")


def show(value: float | None, column: str) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if column == "words/s" else f"{value:.3f}"


if __name__ == "__main__":
    main()
