"""Measure what each repair of the parse gains: one row a repair, with it against without it.

    python scripts/bench_repairs.py parse DIR --bench ../shared/bench    # once: parse, unrepaired
    python scripts/bench_repairs.py measure DIR --bench ../shared/bench    # the table
    python scripts/bench_repairs.py measure DIR --only voices,titles --half 1  # odd articles only

The first row has no repair, the last all; each row between leaves out the one that it names, and its
figures are what is lost: without minus with all. The parses are kept as JSON.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from kg import pipeline
from kg.language.parse import Parse
from kg.language.repair import NAMES, repair
from kg.lines import to_json
from kg.records import Article

TASKS = {
    "carb": ("f1",),
    "benchie": ("f1",),
    "plover": ("pair_recall", "pair_and_root"),
    "actors": ("dyad_f1", "nostatement_triple_f1"),
    "attribution": ("f1",),
    "stance": ("args_f1", "modality_macro_f1"),
}
COLUMNS = ("text", "words", "lemmas", "pos", "tags", "deps", "heads", "starts", "ends", "ents", "sentences")

Row = dict[str, Any]


def read_jsonl(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def write_parses(bench: Path, folder: Path) -> None:
    """Parse the inputs of every task without repairs and keep the columns."""
    from kg.language.model import load_model

    nlp = load_model()
    folder.mkdir(parents=True, exist_ok=True)
    for task in TASKS:
        rows = read_jsonl(bench / "data" / task / "input.jsonl")
        with (folder / f"{task}.jsonl").open("w", encoding="utf-8") as lines:
            for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
                columns = asdict(Parse.from_docs(row["text"], [(doc, 0)], repairs=()))
                lines.write(json.dumps({name: columns[name] for name in COLUMNS}) + "\n")


def read_parse(columns: Row) -> Parse:
    """Make a parse of the kept columns."""
    columns = {name: list(value) if name != "text" else value for name, value in columns.items()}
    columns["ents"] = [tuple(entity) for entity in columns["ents"]]
    columns["sentences"] = [tuple(sentence) for sentence in columns["sentences"]]
    parse = Parse(**columns)
    parse.index()
    return parse


def scores(
    bench: Path, folder: Path, task: str, names: Collection[str], half: int | None
) -> tuple[list[float], Counter[str]]:
    """Return the task's figures with the named repairs, and how often each fired."""
    rows = read_jsonl(bench / "data" / task / "input.jsonl")
    gold = read_jsonl(bench / "data" / task / "gold.jsonl")
    parses = read_jsonl(folder / f"{task}.jsonl")
    fired: Counter[str] = Counter()
    found, wanted = [], []
    for number, (row, columns, right) in enumerate(zip(rows, parses, gold, strict=True)):
        if half is not None and number % 2 != half:
            continue
        parse = read_parse(columns)
        fired.update(repair(parse, names))
        published = row.get("published")
        article = Article(
            row["id"], row["text"], published=date.fromisoformat(published[:10]) if published else None
        )
        found.append(json.loads(json.dumps(to_json(pipeline.annotate(article, parse)))))
        wanted.append(right)
    measured = importlib.import_module(f"tasks.{task}").score(wanted, found)
    return [measured[metric] for metric in TASKS[task]], fired


def line(name: str, fired: str, figures: Sequence[str]) -> str:
    return f"{name:<14} {fired:>6} " + " ".join(f"{figure:>14}" for figure in figures)


def measure(bench: Path, folder: Path, only: Sequence[str], half: int | None) -> None:
    """Print the table."""
    sys.path.insert(0, str(bench))
    heads = [f"{task[:5]}.{metric[:8]}" for task, metrics in TASKS.items() for metric in metrics]
    print(line("repair", "fires", heads))
    variants: dict[str, list[str]] = {"none": [], "all": list(NAMES)}
    variants |= {name: [other for other in NAMES if other != name] for name in only}
    whole: list[float] = []
    times: Counter[str] = Counter()
    for variant, names in variants.items():
        figures: list[float] = []
        for task in TASKS:
            measured, fired = scores(bench, folder, task, names, half)
            figures += measured
            if variant == "all":
                times.update(fired)
        if variant == "all":
            whole = figures
        if variant in ("none", "all"):
            shown = [f"{figure:.4f}" for figure in figures]
        else:
            shown = [f"{100 * (all_ - without):+.2f}" for all_, without in zip(whole, figures, strict=True)]
        print(line(variant, str(times[variant]) if variant in times else "", shown), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", choices=("parse", "measure"))
    parser.add_argument("folder", type=Path, help="where the parses are kept")
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--only", default=",".join(NAMES), help="the repairs to leave out, one at a time")
    parser.add_argument("--half", type=int, choices=(0, 1), help="articles of even or odd number only")
    options = parser.parse_args()
    if options.step == "parse":
        write_parses(options.bench, options.folder)
    else:
        measure(
            options.bench, options.folder, [name for name in options.only.split(",") if name], options.half
        )


if __name__ == "__main__":
    main()
