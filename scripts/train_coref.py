"""Fit the weights of `kg.language.antecedents` and write `ontology/language/antecedent_weights.csv`.

    python scripts/train_coref.py FOLDER [--rounds 2] [--l2 10]

FOLDER holds `gap-validation.jsonl.gz`, `gum.jsonl.gz`, `ontogum.jsonl.gz`, `litbank.jsonl.gz`. The
model is a log-linear ranking of a pronoun's candidates and "none"; all candidates that share the
gold chain are right, so the likelihood sums over them. Fitted by gradient descent on plain numpy.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kg.language import weights as fitted
from kg.language.antecedents import Antecedents
from kg.language.draft import Draft
from kg.language.model import load_model, parse_articles
from kg.language.parse import Parse
from kg.language.references import find
from kg.language.weights import CLASSES, Group, pronoun_class
from kg.ontology import folder
from kg.records import Article

SOURCES = {"gap-validation": 2.0, "ontogum": 1.0, "litbank": 0.15}
"""Corpus -> weight of one of its pronouns: novels are far from news."""

NONE_BIAS = {"gendered": 0.0, "it": -2.0, "they": 0.0}
"""Added to the weight of "none": in the training texts "it" is unresolved more often than in news."""

BALANCE = {"female": 4.0}
"""Gender of a pronoun -> factor of its weight: the texts say "he" far more often than "she",
and what holds of its antecedents would be learnt of men alone."""

TEMPER = {("gendered", "same_clause_subject"): 0.65}
"""Class and feature -> factor of the fitted weight: snippets with one pronoun each, and novels, say too
surely that "her" means the subject of its clause. Chosen on the development part of the pronoun task."""

Gold = dict[tuple[int, int], int]


@dataclass
class Instance:
    """One pronoun: its candidates' features, which of them are right, whether "none" is."""

    group: str
    features: list[list[str]]
    right: list[bool]
    none: bool
    absent: Group
    weight: float


def read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold_of(row: dict[str, Any]) -> Callable[[Parse, Draft], int | None]:
    """Return a function from a draft to the number of its gold chain."""
    exact: Gold = {}
    by_head: Gold = {}
    for number, chain in enumerate(row["chains"]):
        for mention in chain["mentions"]:
            exact[mention["start"], mention["end"]] = number
            head = mention["head"]
            if isinstance(head, list):
                by_head[head[0], head[1]] = number

    def chain_of(parse: Parse, draft: Draft) -> int | None:
        span = parse.span(draft.first, draft.after)
        if draft.members:
            return exact.get((span.start, span.end))
        narrow = parse.span(draft.head_first, draft.head_after)
        word = (parse.starts[draft.row], parse.ends[draft.row])
        for key in ((span.start, span.end), word, (narrow.start, narrow.end)):
            found = exact.get(key, by_head.get(key))
            if found is not None:
                return found
        return None

    return chain_of


def chain_instances(row: dict[str, Any], parse: Parse, name: str) -> Iterator[Instance]:
    """Yield the third-person pronouns of an annotated text."""
    chain_of = gold_of(row)
    for ranker, number, ranked in recorded(parse):
        draft = ranker.drafts[number]
        gold = chain_of(parse, draft)
        if gold is None and (name == "litbank" or not ranked):
            continue
        right = [gold is not None and chain_of(parse, ranker.drafts[other]) == gold for other, _ in ranked]
        if gold is not None and not any(right):
            continue  # its antecedent is no candidate: it says nothing of the others
        group = pronoun_class(draft)
        weight = SOURCES[name] * BALANCE.get(draft.gender or "", 1.0)
        yield Instance(
            group, [f for _, f in ranked], right, not any(right), ranker.none_features(number), weight
        )


def gap_instances(row: dict[str, Any], parse: Parse) -> Iterator[Instance]:
    """Yield the one pronoun of a GAP snippet; without a right name only the wrong ones count."""
    for ranker, number, ranked in recorded(parse):
        draft = ranker.drafts[number]
        if [parse.starts[draft.row], parse.ends[draft.row]] != row["pronoun"]:
            continue
        absent = ranker.none_features(number)
        hits = {name: names_cluster(ranker, row[name]) for name in ("a", "b")}
        true = [hits[name] for name in ("a", "b") if row[f"{name}_coref"]]
        roots = [root_at_end(ranker, other) for other, _ in ranked]
        weight = SOURCES["gap-validation"] * BALANCE.get(draft.gender or "", 1.0)
        if true:
            right = [root in true[0] for root in roots]
            yield Instance("gendered", [f for _, f in ranked], right, not any(right), absent, weight)
        else:
            keep = [i for i, root in enumerate(roots) if root not in hits["a"] and root not in hits["b"]]
            right = [i in keep for i in range(len(roots))]
            yield Instance("gendered", [f for _, f in ranked], right, True, absent, weight)


def names_cluster(ranker: Antecedents, span: list[int]) -> set[int]:
    parse = ranker.parse
    return {
        root_at_end(ranker, number)
        for number, d in enumerate(ranker.drafts)
        if d.form != "pronoun"
        and parse.starts[d.head_first] < span[1]
        and span[0] < parse.ends[d.head_after - 1]
    }


def root_at_end(ranker: Antecedents, number: int) -> int:
    """Return the cluster as names alone make it, so that no guess of a pronoun leaks in."""
    return ranker.name_roots[number]  # type: ignore[attr-defined, no-any-return]


def recorded(parse: Parse) -> list[tuple[Antecedents, int, list[tuple[int, list[str]]]]]:
    """Run the program over a text and return each pronoun with its ranked candidates."""
    seen: list[tuple[Antecedents, int, list[tuple[int, list[str]]]]] = []
    plain, begin = Antecedents.ranked, Antecedents.__init__

    def spy(self: Antecedents, number: int) -> list[tuple[int, list[Group]]]:
        found = plain(self, number)
        flat = [(other, [name for group in groups for name in group]) for other, groups in found]
        seen.append((self, number, flat))
        return found

    def start(self: Antecedents, *arguments: Any) -> None:
        begin(self, *arguments)
        self.name_roots = [self.clusters.find(n) for n in range(len(self.drafts))]  # type: ignore[attr-defined]

    Antecedents.ranked, Antecedents.__init__ = spy, start  # type: ignore[method-assign, assignment]
    try:
        find(parse)
    finally:
        Antecedents.ranked, Antecedents.__init__ = plain, begin  # type: ignore[method-assign]
    return seen


def instances(data: dict[str, list[tuple[dict[str, Any], Parse]]]) -> Iterator[Instance]:
    for name, documents in data.items():
        for row, parse in documents:
            yield from (
                gap_instances(row, parse) if name == "gap-validation" else chain_instances(row, parse, name)
            )


def fit(found: list[Instance], l2: float, steps: int = 300) -> dict[str, float]:
    """Return the weights that make the right candidates most likely (Adam on the whole batch)."""
    names = sorted({f for i in found for fs in [i.absent, *i.features] for f in fs})
    column = {name: n for n, name in enumerate(names)}
    width = max((len(fs) for i in found for fs in i.features), default=1)
    table, owner, right = [], [], []
    for number, instance in enumerate(found):
        for fs, ok in zip(
            [instance.absent, *instance.features], [instance.none, *instance.right], strict=True
        ):
            ids = [column[f] for f in fs]
            table.append(ids + [len(names)] * (width - len(ids)))
            owner.append(number)
            right.append(ok)
    cells, groups, good = np.array(table), np.array(owner), np.array(right)
    importance = np.array([i.weight for i in found])
    weights = np.zeros(len(names) + 1)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        scores = weights[cells].sum(axis=1)
        top = np.full(len(found), -1e9)
        np.maximum.at(top, groups, scores)
        power = np.exp(scores - top[groups])
        total = np.bincount(groups, power)
        won = np.bincount(groups, power * good)
        push = (power / total[groups] - power * good / np.maximum(won, 1e-12)[groups]) * importance[groups]
        gradient = np.zeros_like(weights)
        np.add.at(gradient, cells.ravel(), np.repeat(push, cells.shape[1]))
        gradient = gradient + l2 * weights
        gradient[-1] = 0.0
        mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights[-1] = 0.0
    return {name: float(weights[column[name]]) for name in names}


def write(tables: dict[str, dict[str, float]]) -> None:
    path = folder() / "language" / "antecedent_weights.csv"
    names = list(dict.fromkeys(["none", *sorted({f for t in tables.values() for f in t})]))
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(
            "# Weights of the features of kg.language.antecedents, fitted by scripts/train_coref.py on\n"
        )
        out.write("# LitBank (Bamman, Lewke and Mansoor 2020, CC BY 4.0), OntoGUM (Zhu, Pradhan\n")
        out.write("# and Zeldes 2021, CC BY 4.0) and GAP validation (Webster et al. 2018, Apache 2.0).\n")
        lines = csv.writer(out, lineterminator="\n")
        lines.writerow(["feature", *CLASSES])
        for name in names:
            values = [round(tables[group].get(name, 0.0), 2) + 0.0 for group in CLASSES]
            if any(values):
                lines.writerow([name, *values])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--rounds", type=int, default=2)
    arguments.add_argument("--l2", type=float, default=10.0)
    options = arguments.parse_args()
    nlp = load_model()
    data = {}
    for name in SOURCES:
        read_rows = read(options.folder / f"{name}.jsonl.gz")
        articles = [Article(str(row["id"]), row["text"]) for row in read_rows]
        data[name] = list(zip(read_rows, (parse for _, parse in parse_articles(articles, nlp)), strict=True))
    train(data, options.rounds, options.l2)


def train(data: dict[str, list[tuple[dict[str, Any], Parse]]], rounds: int, l2: float) -> None:
    """Fit, then fit again on the clusters that the first weights make."""
    for _ in range(rounds):
        found = list(instances(data))
        tables = {}
        for group in CLASSES:
            mine = [i for i in found if i.group == group and (i.none or any(i.right))]
            tables[group] = fit(mine, l2)
            tables[group]["none"] += NONE_BIAS[group]
            for (name, feature), factor in TEMPER.items():
                if name == group:
                    tables[group][feature] *= factor
            print(f"{group}: {len(mine)} pronouns, {len(tables[group])} weights")
        write(tables)
        fitted.weighers.cache_clear()


if __name__ == "__main__":
    main()
