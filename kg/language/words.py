"""Part of speech and lemma of each word: what spaCy's attribute ruler and rule lemmatizer say, asked once.

Both look at nothing but a token's text, tag and label, and nearly all rows of the ruler at one token alone.
So what they say of each (text, tag, label) is kept; only where a longer row of the ruler may begin ("there
is", "ain't") are they asked about the neighbours too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Key = tuple[int, int, int]
"""Hashes of a token's text, tag and dependency label."""

Ruled = tuple[str, str, str, bool]
"""Part of speech, morphology and lemma by the ruler alone, and whether a longer row may begin here."""

READ = frozenset({"TAG", "LOWER", "ORTH", "DEP", "IS_SPACE"})
"""What a row of the ruler may look at; where one looks at more, spaCy's own components run."""

TOLD = frozenset({"POS", "MORPH", "LEMMA"})
"""What a row of the ruler may set; of white space also tag and label."""

EARLIER = frozenset({"token.pos", "token.morph", "token.lemma"})
MOST = 50_000
"""So many words are kept, in about 15 MB; then they are forgotten."""


class Words:
    """The ruler and the lemmatizer of a pipeline with what they said so far."""

    def __init__(self, nlp: Language, ruler: str, lemmatizer: str) -> None:
        from spacy.matcher import Matcher

        self.vocab: Any = nlp.vocab
        self.ruler: Any = nlp.get_pipe(ruler)
        self.lemmatizer: Any = nlp.get_pipe(lemmatizer)
        self.stages = (ruler, lemmatizer)
        rows = list(rows_of(self.ruler))
        patterns: Any = self.ruler.patterns  # type: ignore[attr-defined]
        spaces = [row["attrs"] for row in patterns if of_space(row)]
        self.marks: dict[str, str] = {name: value for told in spaces for name, value in told.items()}
        self.literals, self.shapes = named(token for row in rows for token in row)
        self.longest = max(map(len, rows), default=1)
        self.openings = Matcher(self.vocab)
        for row in rows:
            if len(row) > 1:
                self.openings.add("opening", [row[:1]])
        self.forget()

    @classmethod
    def of(cls, nlp: Language) -> Self | None:
        """Return what stands for the ruler and the lemmatizer after it; None where the pipeline has no such
        pair or one whose answer depends on more than `READ`."""
        from spacy.pipeline import AttributeRuler, Lemmatizer

        for at, (name, pipe) in enumerate(nlp.pipeline[:-1]):
            after, lemmatizer = nlp.pipeline[at + 1]
            if isinstance(pipe, AttributeRuler) and isinstance(lemmatizer, Lemmatizer):
                assigned = {what for one, _ in nlp.pipeline[:at] for what in nlp.get_pipe_meta(one).assigns}
                tokens = [token for row in rows_of(pipe) for token in row]
                known = all(token and READ.issuperset(token) for token in tokens) and not EARLIER & assigned
                told: Any = pipe.patterns
                known = known and all(TOLD.issuperset(row["attrs"]) or of_space(row) for row in told)
                return cls(nlp, name, after) if known and lemmatizer.mode == "rule" else None
        return None

    def forget(self) -> None:
        self.known: dict[Key, tuple[int, int]] = {}
        self.opening: set[Key] = set()
        self.spaces: set[Key] = set()
        self.ruled: dict[Key, Ruled] = {}
        self.runs: dict[tuple[Key, ...], list[tuple[int, int]]] = {}

    def annotate(self, doc: Doc) -> None:
        """Set part of speech and lemma of every token."""
        import numpy
        from spacy import attrs

        if not len(doc):
            return
        keys: list[Key] = list(map(tuple, doc.to_array([attrs.ORTH, attrs.TAG, attrs.DEP]).tolist()))
        unseen = set(keys) - self.known.keys()
        if unseen:
            if len(self.known) + len(unseen) > MOST:
                self.forget()
                unseen = set(keys)
            self.learn(sorted(unseen))
        known = self.known
        values = [known[key] for key in keys]
        if not self.opening.isdisjoint(keys):
            for first, after in self.stretches(keys):
                values[first:after] = self.run(tuple(keys[first:after]))
        array: Any = numpy.array(values, dtype=numpy.uint64)
        doc.from_array([attrs.POS, attrs.LEMMA], array)
        if self.marks and not self.spaces.isdisjoint(keys):
            for at, key in enumerate(keys):
                if key in self.spaces:
                    doc[at].tag_ = self.marks.get("TAG", doc[at].tag_)
                    doc[at].dep_ = self.marks.get("DEP", doc[at].dep_)

    def learn(self, keys: Sequence[Key]) -> None:
        """Ask about single words."""
        ruled = [self.rule(key) for key in keys]
        doc = self.doc(
            keys, pos=[r[0] for r in ruled], morphs=[r[1] for r in ruled], lemmas=[r[2] for r in ruled]
        )
        self.lemmatizer(doc)
        for key, one, token in zip(keys, ruled, doc, strict=True):
            self.known[key] = (token.pos, token.lemma)
            if one[3]:
                self.opening.add(key)
            if self.vocab[key[0]].is_space:
                self.spaces.add(key)

    def rule(self, key: Key) -> Ruled:
        """Return what the ruler says of one word; a word that no row names is like any other."""
        orth, tag, dep = key
        lexeme = self.vocab[orth]
        lower = lexeme.lower_
        plain = not lexeme.is_space and lower not in self.literals
        if plain and not any(shape.search(lower) for shape in self.shapes):
            orth = 0
        found = self.ruled.get((orth, tag, dep))
        if found is None:
            doc = self.tagged([key])
            opens = bool(self.openings(doc, allow_missing=True)) if len(self.openings) else False
            self.ruler(doc)
            found = self.ruled[orth, tag, dep] = (doc[0].pos_, str(doc[0].morph), doc[0].lemma_, opens)
        return found

    def stretches(self, keys: Sequence[Key]) -> Iterator[tuple[int, int]]:
        """Yield the `[first, after)` tokens that a longer row may hold of; those that touch are one."""
        first = after = -1
        for at, key in enumerate(keys):
            if key in self.opening:
                if at > after:
                    if first >= 0:
                        yield first, after
                    first = at
                after = min(at + self.longest, len(keys))
        if first >= 0:
            yield first, after

    def run(self, keys: tuple[Key, ...]) -> list[tuple[int, int]]:
        """Ask about words that stand together."""
        found = self.runs.get(keys)
        if found is None:
            doc = self.lemmatizer(self.ruler(self.tagged(keys)))
            found = self.runs[keys] = [(token.pos, token.lemma) for token in doc]
        return found

    def tagged(self, keys: Sequence[Key]) -> Doc:
        strings = self.vocab.strings
        tags, deps = [strings[key[1]] for key in keys], [strings[key[2]] for key in keys]
        return self.doc(keys, tags=tags, deps=deps, heads=list(range(len(keys))))

    def doc(self, keys: Sequence[Key], **columns: Any) -> Doc:
        from spacy.tokens import Doc

        return Doc(self.vocab, words=[self.vocab.strings[key[0]] for key in keys], **columns)


def of_space(row: dict[str, Any]) -> bool:
    """Say whether a row of the ruler is about white space alone."""
    return all(token.get("IS_SPACE") for tokens in row["patterns"] for token in tokens)


def rows_of(ruler: Any) -> Iterator[list[dict[str, Any]]]:
    """Yield what each row of the ruler asks of its tokens."""
    for row in ruler.patterns:
        yield from row["patterns"]


def named(tokens: Any) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """Return the words and the regular expressions by which the rows tell words apart."""
    literals: set[str] = set()
    shapes = []
    for token in tokens:
        for name in ("LOWER", "ORTH"):
            wanted = token.get(name, {})
            if isinstance(wanted, str):
                wanted = {"IN": [wanted]}
            for words in wanted.values():
                if isinstance(words, str):
                    shapes.append(re.compile(words))
                else:
                    literals.update(word.lower() for word in words)
    return frozenset(literals), shapes
