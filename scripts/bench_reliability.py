"""Show whether a claim's confidence means what it says: a table by tenth, one by rule, and a plot.

    python scripts/bench_reliability.py --bench ../shared/bench --verdicts verdicts.jsonl

Of the claims judged by reading and of those that CaRB, BenchIE and MEANTIME's gold judges, each tenth is
shown with what was predicted and what was found. *unseen* is predicted by a model fitted without the
claim's article (see `calibrate_confidence.py`), *shipped* what `kg` gives. The gold of the benchmarks
does not hold all that is true, so that its points lie below the line. Writes `docs/reliability.png`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import calibrate_confidence as calibration
from calibrate_confidence import READ, Quality, Sample

BINS = {True: 10, False: 20}
"""Read claims are few."""

SERIES = ((True, "judged by reading", "#1b6ca8"), (False, "benchmark gold (incomplete)", "#c9822b"))


def chosen(samples: Sequence[Sample], given: Sequence[float], read: bool) -> tuple[list[float], list[bool]]:
    """Return the predictions and labels of the claims judged by reading, or of the others."""
    pairs = [(p, s.right) for s, p in zip(samples, given, strict=True) if (s.source == READ) == read]
    return [p for p, _ in pairs], [right for _, right in pairs]


def by_tenth(title: str, given: Sequence[float], right: Sequence[bool]) -> None:
    """Print predicted and observed of each tenth."""
    if not given:
        return
    print(f"\n{title}: {Quality.of(given, right)}")
    print(f"{'tenth':>5} {'predicted':>9} {'observed':>8} {'n':>5}")
    for number, (mean, share, count) in enumerate(calibration.deciles(given, right), start=1):
        print(f"{number:>5} {mean:>9.3f} {share:>8.3f} {count:>5}")


def by_rule(samples: Sequence[Sample], given: Sequence[float]) -> None:
    """Print claims, precision and mean prediction of each rule, of the read claims and of all."""
    read = calibration.level_of(s for s in samples if s.source == READ)
    every = calibration.level_of(samples)
    print(f"\n{'rule':<18} {'read':>5} {'right':>6} {'all':>6} {'right':>6} {'predicted':>9}")
    for rule in sorted(every, key=lambda rule: (-every[rule][1], rule)):
        (right, count), (agreeing, claims) = read.get(rule, (0, 0)), every[rule]
        mean = sum(p for s, p in zip(samples, given, strict=True) if s.rule == rule) / claims
        precision = f"{right / count:.2f}" if count else "-"
        print(f"{rule:<18} {count:>5} {precision:>6} {claims:>6} {agreeing / claims:>6.2f} {mean:>9.2f}")


def draw(path: Path, samples: Sequence[Sample], given: Sequence[float]) -> None:
    """Draw observed against predicted, with 95 % intervals."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(5.4, 5.0), dpi=120)
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1, linestyle="--", label="perfect")
    for read, label, colour in SERIES:
        predicted, right = chosen(samples, given, read)
        if not predicted:
            continue
        points = list(calibration.deciles(predicted, right, BINS[read] // 2))
        errors = [1.96 * (max(share * (1 - share), 0.01) / count) ** 0.5 for _, share, count in points]
        axes.errorbar(
            [mean for mean, _, _ in points], [share for _, share, _ in points], yerr=errors,
            marker="o", color=colour, linewidth=1.2, capsize=2, label=f"{label}, {len(predicted)} claims",
        )  # fmt: skip
    axes.set(xlim=(0.3, 1), ylim=(0, 1.02), xlabel="confidence (model without the article)")
    axes.set(ylabel="share right", title="Reliability of claim confidence")
    axes.legend(loc="lower right", frameon=False, fontsize=8)
    figure.tight_layout()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Software": None})


def main() -> None:
    options = calibration.options_of(__doc__).parse_args()
    samples = calibration.collect(options.bench, options.verdicts)
    unseen = calibration.assessed(samples)
    shipped = [sample.shipped for sample in samples]
    for read, label, _ in SERIES:
        by_tenth(f"{label}, unseen", *chosen(samples, unseen, read))
        by_tenth(f"{label}, shipped", *chosen(samples, shipped, read))
    by_rule(samples, unseen)
    draw(options.docs / "reliability.png", samples, unseen)


if __name__ == "__main__":
    main()
