"""Print how fast `kg extract` is beside the bare language model, in one run on the same paragraphs.

The paragraphs are those of the samples, repeated to the number asked for, so that nothing outside the
repository is needed; `--texts FILE` takes a JSONL file with `text` instead.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from itertools import cycle, islice
from pathlib import Path

from kg.config import Config
from kg.ingest import read
from kg.language.model import load_model
from kg.lines import to_line
from kg.pipeline import extract
from kg.records import Article, Skipped


def paragraphs(source: Path | None, count: int) -> list[str]:
    """Return so many paragraphs of news."""
    if source is not None:
        texts = [json.loads(line)["text"] for line in source.read_text(encoding="utf-8").splitlines()]
    else:
        folder = Path(__file__).parent.parent / "kg" / "samples"
        texts = [item.text for item in read([folder]) if not isinstance(item, Skipped)]
    found = [line.strip() for text in texts for line in text.split("\n") if len(line.split()) > 12]
    return list(islice(cycle(found), count))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--paragraphs", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = paragraphs(options.texts, options.paragraphs)
    articles = [Article(f"p{number}", text) for number, text in enumerate(texts)]
    bare, ours = load_bare(), load_model()
    tokens = sum(len(doc) for doc in bare.pipe(texts[:50]))  # warm both up
    list(extract(articles[:50], config=Config(), nlp=ours))
    rows = []
    for _ in range(options.rounds):
        started = time.perf_counter()
        tokens = sum(len(doc) for doc in bare.pipe(texts))
        between = time.perf_counter()
        for annotated in extract(articles, config=Config(), nlp=ours):
            to_line(annotated)
        rows.append((tokens / (between - started), tokens / (time.perf_counter() - between)))
    print(f"{len(texts)} paragraphs, {tokens} tokens, {options.rounds} rounds")
    print(f"{'':12}{'tokens/s':>10}")
    for number, name in enumerate(("bare spaCy", "kg extract")):
        print(f"{name:12}{max(row[number] for row in rows):10.0f}")
    print(
        f"{'ratio':12}{max(row[1] for row in rows) / max(row[0] for row in rows):10.2f}   (best of each; ",
        end="",
    )
    print("by round: " + ", ".join(f"{row[1] / row[0]:.2f}" for row in rows) + ")")
    print(f"{'peak memory':12}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.0f} MB")


def load_bare():
    """Return the same model as it is shipped."""
    import warnings

    import spacy

    from kg.config import DEFAULT_MODEL

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(DEFAULT_MODEL)


if __name__ == "__main__":
    main()
