"""Fit the weights of a claim's confidence on the development data.

    python scripts/calibrate_confidence.py --bench ../shared/bench --verdicts verdicts.jsonl

Writes `ontology/confidence.csv` and `docs/rules.md` and prints how good the figures are on articles that
the fit has not seen. Sources of labels:

verdicts  claims judged by reading them, a JSON line each: {"task", "article", "claim", "right"}; one whose
          claim is no more found is looked up in `TASK.out*.jsonl` beside the file by its words
carb      right where every slot shares at least half of its words with one gold tuple
benchie   right where one of its triples is an acceptable form of a fact
stance    claims about an event with participants: right where all their nodes are participants

The gold of the last three is incomplete, so that they say which claims are better, not how many are
right: each has an intercept of its own, and weights of its own for what it judges otherwise than a
reader does (`OTHERWISE`); both are thrown away. The level is that of the verdicts, by Platt scaling
(Platt 1999) on held-out scores. PLOVER's sentences and the actor pairs have no wrong answers in them
and are not used. Ridge logistic regression by Newton's method; no random numbers: folds go by the hash
of the article's id.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from kg import ontology, pipeline
from kg.claims import assemble, confidence
from kg.claims.frames import Frame
from kg.language.parse import Parse
from kg.lines import to_json
from kg.records import Article, Claim, content_id

Row = dict[str, Any]
Array = np.ndarray[Any, np.dtype[np.float64]]

READ = "verdicts"
SOURCES = ("carb", "benchie", "stance")
WORTH = {READ: 4.0, "carb": 1.0, "benchie": 1.0, "stance": 1.0}
"""How much one label of a source counts: a verdict says exactly what confidence means."""

IMPLIED = (
    "rule:title",
    "rule:apposition",
    "rule:copula-of",
    "rule:speech",
    "rule:nominal",
    "noun:",
    "lemma:is",
)
OTHERWISE = {"carb": IMPLIED, "benchie": IMPLIED, "stance": ("object:", "arguments:", "span:")}
"""Features, by the beginning of their names, on which a source is no guide: open-IE gold has few relations
that a noun implies, and with fewer nodes all of them are sooner participants."""

SHRINK, FREE, SLOPE = 6.0, 0.01, 40.0
"""Ridge penalties: of weights, of intercepts, of the distance of Platt's slope from 1."""

HEADER = """\
# Weights of a claim's confidence in log-odds (kg/claims/confidence.py). Made by
# scripts/calibrate_confidence.py: refit it, do not edit it. support and precision: the labelled claims with
# the feature and the share of them that is right; note: how many of those judged by reading are right.
"""
STEPS, FOLDS = 12, 10
LEAST = 5
"""A feature that fewer claims have gets no weight."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled claim: `before` is the confidence that its rule gave it."""

    source: str
    article: str
    rule: str
    features: tuple[str, ...]
    right: bool
    before: float
    shipped: float


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, the intercept among them."""

    weights: dict[str, float]

    def score(self, sample: Sample) -> float:
        weight = self.weights
        return weight[confidence.INTERCEPT] + sum(weight.get(name, 0.0) for name in sample.features)

    def probability(self, sample: Sample) -> float:
        return confidence.probability(self.score(sample))


class Recorder(assemble.Assembler):
    """An assembler that remembers the features of every claim it makes."""

    seen: dict[str, tuple[tuple[str, ...], float, float]]

    def claim(self, frame: Frame) -> Claim | None:
        made = super().claim(frame)
        if made is not None and made.id not in self.seen:
            asked = (self.parse, frame, self.kind_at, made.attribution is not None)
            self.seen[made.id] = (confidence.features(*asked), frame.confidence, confidence.of(*asked))
        return made


def read_jsonl(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def annotated(rows: Sequence[Row]) -> Iterator[tuple[Row, dict[str, tuple[tuple[str, ...], float, float]]]]:
    """Yield every article's record with the features of its claims by id."""
    from kg.language.model import load_model, parse_articles

    articles = [
        Article(
            row["id"],
            row["text"],
            title=row.get("title"),
            published=date.fromisoformat(row["published"][:10]) if row.get("published") else None,
        )
        for row in rows
    ]
    plain = assemble.Assembler
    assemble.Assembler = Recorder  # type: ignore[misc]  # the stages stay exactly those of the pipeline
    try:
        for article, parse in parse_articles(articles, load_model()):
            Recorder.seen = {}
            yield record(article, parse), Recorder.seen
    finally:
        assemble.Assembler = plain  # type: ignore[misc]


def record(article: Article, parse: Parse) -> Row:
    return json.loads(json.dumps(to_json(pipeline.annotate(article, parse))))  # type: ignore[no-any-return]


Label = Callable[[Row, Row, Row], bool | None]
"""(claim, output record, gold record) -> right, wrong or not to be judged."""


def carb_label(claim: Row, _: Row, gold: Row) -> bool | None:
    carb = importlib.import_module("tasks.carb")
    ours = carb.from_claim(claim)
    if ours is None:
        return None
    return any(
        half_shared(carb, carb.Extraction(words, tuple(rest)), ours) for words, *rest in gold["tuples"]
    )


def half_shared(carb: Any, gold: Any, ours: Any) -> bool:
    """Are at least half of the words of every slot also in the gold tuple's?"""
    theirs, mine = gold.slots, ours.slots
    if len(mine) < len(theirs):
        return False
    pairs = zip(theirs, mine, strict=False)
    return all(2 * carb.common(a, b, be=number == 0) >= len(b) for number, (a, b) in enumerate(pairs))


def benchie_label(claim: Row, _: Row, gold: Row) -> bool | None:
    benchie = importlib.import_module("tasks.benchie")
    triples = benchie.from_claim(claim)
    if not triples:
        return None
    patterns = [benchie.fact_pattern(fact) for fact in gold["facts"]]
    return any(p.fullmatch("\t".join(map(benchie.spaced, one))) for one in triples for p in patterns)


def stance_label(claim: Row, output: Row, gold: Row) -> bool | None:
    parts = importlib.import_module("tasks.claim_parts")
    stance = importlib.import_module("tasks.stance")
    article = parts.Article(output)
    events = [e for e in gold["events"] if e["participants"] and claim in stance.covering(e, article)]
    if not events:
        return None
    matched, offered = stance.participants_found(events[0], [claim], article)
    return None if not offered else bool(matched == offered)


LABELS: dict[str, Label] = {"carb": carb_label, "benchie": benchie_label, "stance": stance_label}


def gold_samples(bench: Path, source: str) -> Iterator[Sample]:
    """Yield the labelled claims of one benchmark."""
    inputs = read_jsonl(bench / "data" / source / "input.jsonl")
    gold = read_jsonl(bench / "data" / source / "gold.jsonl")
    for (output, seen), wanted in zip(annotated(inputs), gold, strict=True):
        for claim in output["claims"]:
            right = LABELS[source](claim, output, wanted)
            if right is not None:
                names, before, shipped = seen[claim["id"]]
                yield Sample(source, output["id"], claim["rule"], names, right, before, shipped)


def words_of(claim: Row) -> tuple[object, ...]:
    """Return what a claim says, but for its further arguments."""
    thing = claim["object"]
    return (
        *claim["sentence"],
        claim["subject"]["text"],
        claim["relation"]["text"],
        None if thing is None else thing["text"],
    )


def judged_before(folder: Path, task: str) -> dict[str, tuple[object, ...]]:
    """Return what the claims of the judged runs said, by id."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(folder.glob(f"{task}.out*.jsonl")):
        for row in read_jsonl(path):
            found |= {claim["id"]: words_of(claim) for claim in row["claims"]}
    return found


def verdict_samples(bench: Path, path: Path) -> Iterator[Sample]:
    """Yield the judged claims that are still made."""
    verdicts: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for verdict in read_jsonl(path):
        verdicts[verdict["task"]][verdict["article"]].append(verdict)
    for task, by_article in verdicts.items():
        known = judged_before(path.parent, task)
        inputs = [r for r in read_jsonl(bench / "data" / task / "input.jsonl") if r["id"] in by_article]
        for output, seen in annotated(inputs):
            now = {words_of(claim): claim for claim in output["claims"]}
            ids = {claim["id"]: claim for claim in output["claims"]}
            for verdict in by_article[output["id"]]:
                claim = ids.get(verdict["claim"]) or now.get(known.get(verdict["claim"], ()))
                if claim is not None:
                    names, before, shipped = seen[claim["id"]]
                    yield Sample(
                        READ, output["id"], claim["rule"], names, bool(verdict["right"]), before, shipped
                    )


def collect(bench: Path, verdicts: Path | None) -> list[Sample]:
    """Return the labelled claims of all sources, the verdicts first."""
    sys.path.insert(0, str(bench))
    found = [] if verdicts is None else list(verdict_samples(bench, verdicts))
    for source in SOURCES:
        found.extend(gold_samples(bench, source))
    return found


def sigmoid(values: Array) -> Array:
    return 1 / (1 + np.exp(-np.clip(values, -30, 30)))


def regress(matrix: Array, right: Array, worth: Array, penalty: Array, prior: Array) -> Array:
    """Return the weights of a ridge logistic regression around the prior, by Newton's method."""
    weights = prior.copy()
    for _ in range(STEPS):
        found = sigmoid(matrix @ weights)
        slope = matrix.T @ (worth * (found - right)) + penalty * (weights - prior)
        curve = (matrix * (worth * found * (1 - found))[:, None]).T @ matrix + np.diag(penalty)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def taught(sample: Sample) -> Iterator[str]:
    """Yield the features as the columns that the sample's source teaches, the intercept first."""
    yield confidence.INTERCEPT
    if sample.source == READ:
        yield from sample.features
        return
    yield f"{sample.source}|{confidence.INTERCEPT}"
    for name in sample.features:
        yield f"{sample.source}|{name}" if name.startswith(OTHERWISE[sample.source]) else name


def fit(samples: Sequence[Sample]) -> Model:
    """Fit the weights on all sources together; those of one source alone are dropped."""
    counts = Counter(name for sample in samples for name in taught(sample))
    names = [confidence.INTERCEPT]
    names += sorted(name for name, count in counts.items() if count >= LEAST and name != names[0])
    column = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(samples), len(names)))
    for row, sample in enumerate(samples):
        matrix[row, [column[name] for name in taught(sample) if name in column]] = 1
    penalty = np.array([FREE if name.endswith(confidence.INTERCEPT) else SHRINK for name in names])
    right = np.array([float(s.right) for s in samples])
    worth = np.array([WORTH[s.source] for s in samples])
    weights = regress(matrix, right, worth, penalty, np.zeros(len(penalty)))
    return Model({name: float(weights[i]) for name, i in column.items() if "|" not in name})


def fold_of(sample: Sample) -> int:
    return int(content_id("fold", sample.article)[5:], 16) % FOLDS


def held_out(samples: Sequence[Sample], fitted: Callable[[Sequence[Sample]], Model]) -> Array:
    """Return every sample's log-odds from a model that has not seen its article."""
    scores = np.zeros(len(samples))
    for fold in range(FOLDS):
        model = fitted([s for s in samples if fold_of(s) != fold])
        for i, sample in enumerate(samples):
            if fold_of(sample) == fold:
                scores[i] = model.score(sample)
    return scores


def calibrated(samples: Sequence[Sample]) -> Model:
    """Fit, then scale the log-odds to the level of the verdicts."""
    model = fit(samples)
    judged = np.array([s.source == READ for s in samples])
    if not judged.any():
        return model
    scores = held_out(samples, fit)[judged]
    right = np.array([float(s.right) for s in samples])[judged]
    matrix = np.stack([np.ones(len(scores)), scores], axis=1)
    level, slope = regress(matrix, right, np.ones(len(scores)), np.array([FREE, SLOPE]), np.array([0.0, 1.0]))
    scaled = {name: round(slope * weight, 3) for name, weight in model.weights.items()}
    scaled[confidence.INTERCEPT] = round(scaled[confidence.INTERCEPT] + float(level), 3)
    return Model(scaled)


@dataclass(frozen=True, slots=True)
class Quality:
    """How good probabilities are: Brier score and expected calibration error (low), AUC (high)."""

    claims: int
    brier: float
    ece: float
    auc: float

    @classmethod
    def of(cls, given: Sequence[float], right: Sequence[bool], bins: int = 10) -> Quality:
        p, y = np.array(given), np.array(right, dtype=float)
        above = sum(((p[y == 1][:, None] > p[y == 0]).mean(), 0.5 * (p[y == 1][:, None] == p[y == 0]).mean()))
        error = sum(n * abs(mean - share) for mean, share, n in deciles(given, right, bins)) / len(p)
        return cls(len(p), float(((p - y) ** 2).mean()), float(error), float(above))

    def __str__(self) -> str:
        return f"{self.claims:6d}  Brier {self.brier:.4f}  ECE {self.ece:.3f}  AUC {self.auc:.3f}"


def deciles(
    given: Sequence[float], right: Sequence[bool], bins: int = 10
) -> Iterator[tuple[float, float, int]]:
    """Yield (mean predicted, share right, number) of equally many claims, the least likely first."""
    order = sorted(range(len(given)), key=lambda i: (given[i], i))
    for part in np.array_split(np.array(order), bins):
        if len(part):
            yield (
                sum(given[i] for i in part) / len(part),
                sum(right[i] for i in part) / len(part),
                len(part),
            )


def assessed(samples: Sequence[Sample]) -> list[float]:
    """Return every sample's probability from a model that has not seen its article, Platt's included."""
    return [confidence.probability(score) for score in held_out(samples, calibrated)]


def level_of(samples: Iterable[Sample]) -> dict[str, tuple[int, int]]:
    """Return (right, claims) by rule."""
    found: dict[str, tuple[int, int]] = {}
    for sample in samples:
        right, count = found.get(sample.rule, (0, 0))
        found[sample.rule] = right + sample.right, count + 1
    return found


def write_weights(path: Path, model: Model, samples: Sequence[Sample]) -> None:
    """Write the table that `kg.claims.confidence` reads."""
    lines: list[tuple[str, str, int, str, str]] = []
    for name, weight in model.weights.items():
        having = [s for s in samples if name in s.features or name == confidence.INTERCEPT]
        judged = [s.right for s in having if s.source == READ]
        share = f"{sum(s.right for s in having) / len(having):.3f}"
        lines.append((name, f"{weight:.3f}", len(having), share, f"judged {sum(judged)}/{len(judged)}"))
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("feature", "weight", "support", "precision", "note"))
        writer.writerows(lines)


def interval(right: int, count: int) -> str:
    """Return Wilson's 95 % interval of a share."""
    if not count:
        return "–"
    z, p = 1.96, right / count
    middle, half = p + z * z / (2 * count), z * (p * (1 - p) / count + z * z / (4 * count * count)) ** 0.5
    low, high = (middle - half) / (1 + z * z / count), (middle + half) / (1 + z * z / count)
    return f"{low:.2f}–{high:.2f}"


def write_rules(path: Path, samples: Sequence[Sample], given: Sequence[float]) -> None:
    """Write the table of rules with their precision."""
    judged = level_of(s for s in samples if s.source == READ)
    gold = level_of(s for s in samples if s.source in {"carb", "benchie"})
    mean: dict[str, list[float]] = defaultdict(list)
    for sample, probability in zip(samples, given, strict=True):
        mean[sample.rule].append(probability)
    lines = [
        "# Rules and their precision",
        "",
        "Written by `scripts/calibrate_confidence.py`. *Read* counts claims judged by reading their",
        "sentence: right means subject, relation, object, polarity and speaker. *Open IE* is the share",
        "that agrees with the gold of CaRB and BenchIE, which does not hold all that is true: read it as an",
        "order. *Confidence* is the mean that a model gives which has not seen the article.",
        "",
        "| rule | read | right | precision | 95 % interval | open IE claims | agreeing | confidence |",
        "|---|---:|---:|---:|---|---:|---:|---:|",
    ]
    for rule in sorted(mean, key=lambda rule: (-judged.get(rule, (0, 0))[1], rule)):
        right, count = judged.get(rule, (0, 0))
        agree, claims = gold.get(rule, (0, 0))
        precision = f"{right / count:.2f}" if count else "–"
        share = f"{agree / claims:.2f}" if claims else "–"
        average = sum(mean[rule]) / len(mean[rule])
        lines.append(
            f"| {rule} | {count} | {right} | {precision} | {interval(right, count)} "
            f"| {claims} | {share} | {average:.2f} |"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(samples: Sequence[Sample], given: Sequence[float]) -> None:
    """Print the quality before and after, by source; after is on articles that the fit has not seen."""
    for source in (READ, *SOURCES):
        chosen = [i for i, s in enumerate(samples) if s.source == source]
        if not chosen:
            continue
        right = [samples[i].right for i in chosen]
        print(f"{source:<9} before {Quality.of([samples[i].before for i in chosen], right)}")
        print(f"{source:<9} after  {Quality.of([given[i] for i in chosen], right)}")


def options_of(description: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--verdicts", type=Path, help="claims judged by reading, JSON lines")
    parser.add_argument("--docs", type=Path, default=Path("docs"))
    return parser


def main() -> None:
    options = options_of(__doc__).parse_args()
    samples = collect(options.bench, options.verdicts)
    given = assessed(samples)
    report(samples, given)
    model = calibrated(samples)
    write_weights(ontology.folder() / confidence.TABLE, model, samples)
    write_rules(options.docs / "rules.md", samples, given)
    read = [s for s in samples if s.source == READ]
    if read:
        shipped = [model.probability(s) for s in read]
        print(f"{'as fitted':<16} {Quality.of(shipped, [s.right for s in read])}")


if __name__ == "__main__":
    main()
