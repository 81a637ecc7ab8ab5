"""A parsed article as plain columns, one row a token: what every later stage reads.

spaCy's `Token` objects cost about a microsecond an attribute; a list costs a thirtieth of that. The
columns also keep spaCy out of the rules, so that a test can write a parse by hand. White-space
tokens are dropped here, once, so that no rule has to step over them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy import attrs
from spacy.tokens import Doc

from kg.language import repair
from kg.records import Span

COLUMNS: list[int | str] = [
    attrs.IDX,
    attrs.LENGTH,
    attrs.ORTH,
    attrs.LEMMA,
    attrs.POS,
    attrs.TAG,
    attrs.DEP,
    attrs.ENT_TYPE,
    attrs.ENT_IOB,
    attrs.SENT_START,
    attrs.IS_SPACE,
]


@dataclass(slots=True)
class Parse:
    """Columns of one article, all of the same length.

    words, lowers, lemmas: the token, in lower case, its lemma (lower case unless a proper noun).
    pos, tags, deps: universal part of speech, Penn tag, dependency label as spaCy's English models
        name them.
    heads: row of the syntactic head; a root is its own head.
    starts, ends: character offsets into the article's text.
    ents: `(first row, row after the last, label)` of the model's named entities.
    sentences: `(first row, row after the last)`; sentence_of: the number of the token's sentence.
    children: rows of the dependents, in order. lefts, rights: first and last row of the subtree.
    """

    text: str
    words: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    ents: list[tuple[int, int, str]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    lefts: list[int] = field(default_factory=list)
    rights: list[int] = field(default_factory=list)

    @classmethod
    def from_docs(
        cls, text: str, docs: Iterable[tuple[Doc, int]], repairs: Collection[str] = repair.NAMES
    ) -> Parse:
        """Read the columns of the docs that an article was parsed in and repair them; each doc comes with
        the offset of its first character in `text`. `repairs` are names of rows of `repair.REPAIRS`."""
        parse = cls(text)
        for doc, offset in docs:
            parse._append(doc, offset)
        parse.index()
        repair.repair(parse, repairs)
        return parse

    @classmethod
    def from_doc(cls, doc: Doc) -> Parse:
        """Read the columns of one doc that is the whole article."""
        return cls.from_docs(doc.text, [(doc, 0)])

    def __len__(self) -> int:
        return len(self.words)

    def _append(self, doc: Doc, offset: int) -> None:
        if not len(doc):
            return
        array = doc.to_array(COLUMNS)
        story = array[:, -1] == 0  # without white space
        begun = (array[:, -2] == 1).cumsum()[story].tolist()
        idx, length, orth, lemma, pos, tag, dep, ent, iob = array[story, :-2].T.tolist()
        if not idx:
            return
        string = Strings(doc.vocab.strings)
        base = len(self.words)
        names = [string[key] for key in pos]
        lemmas = [string[key] for key in lemma]
        heads = heads_of(doc, story.tolist(), base)
        self.words += [string[key] for key in orth]
        self.pos += names
        self.tags += [string[key] for key in tag]
        self.lemmas += [
            word if name == "PROPN" else word.lower() for word, name in zip(lemmas, names, strict=True)
        ]
        self.heads += heads
        self.deps += [
            string[key] if head != row else "ROOT"
            for row, (key, head) in enumerate(zip(dep, heads, strict=True), base)
        ]
        self.starts += [offset + start for start in idx]
        self.ends += [offset + start + size for start, size in zip(idx, length, strict=True)]
        first = [row for row in range(1, len(begun)) if begun[row] != begun[row - 1]]
        bounds = [base, *(base + row for row in first), base + len(begun)]
        self.sentences += pairwise(bounds)
        self._append_ents([string[key] for key in ent], iob, base)

    def _append_ents(self, labels: list[str], iob: list[int], base: int) -> None:
        first, label = -1, ""
        for row, code in enumerate([*iob, 0], base):
            if code == 1 and first >= 0:
                continue
            if first >= 0:
                self.ents.append((first, row, label))
                first = -1
            if code == 3 and labels[row - base]:
                first, label = row, labels[row - base]

    def index(self) -> None:
        """Fill the columns that follow from the others. Call it after heads or sentences change."""
        size = len(self.words)
        self.lowers = [word.lower() for word in self.words]
        self.sentence_of = [0] * size
        for number, (first, last) in enumerate(self.sentences):
            self.sentence_of[first:last] = [number] * (last - first)
        heads = self.heads
        children: list[list[int]] = [[] for _ in heads]
        lefts, rights = list(range(size)), list(range(size))
        for row, head in enumerate(heads):
            if head == row:
                continue
            children[head].append(row)
            above = head
            while True:  # upwards until the row is known to stand below
                if row < lefts[above]:
                    lefts[above] = row
                elif row > rights[above]:
                    rights[above] = row
                else:
                    break
                above = heads[above]
        self.children, self.lefts, self.rights = children, lefts, rights

    def span(self, first: int, after: int) -> Span:
        """Return the characters of the rows `[first, after)`."""
        return Span(self.starts[first], self.ends[after - 1])

    def slice(self, first: int, after: int) -> str:
        """Return the text of the rows `[first, after)` as it stands."""
        return self.text[self.starts[first] : self.ends[after - 1]]

    def sentence_span(self, row: int) -> Span:
        return self.span(*self.sentences[self.sentence_of[row]])

    def subtree(self, row: int) -> list[int]:
        """Return the rows that the token governs, itself among them, in order."""
        found, stack = [], [row]
        while stack:
            here = stack.pop()
            found.append(here)
            stack.extend(self.children[here])
        return sorted(found)

    def child(self, row: int, *deps: str) -> int | None:
        """Return the first dependent with one of the labels."""
        return next((c for c in self.children[row] if self.deps[c] in deps), None)

    def kids(self, row: int, *deps: str) -> list[int]:
        """Return the dependents with one of the labels, in order."""
        return [c for c in self.children[row] if self.deps[c] in deps]

    def ancestors(self, row: int) -> Iterator[int]:
        """Yield head, head of head, …, the root last."""
        hops = 0
        while self.heads[row] != row and hops <= len(self.words):
            row, hops = self.heads[row], hops + 1
            yield row

    def conjuncts(self, row: int) -> list[int]:
        """Return the token and those coordinated with it below it, in order."""
        found = [row]
        for here in found:
            found.extend(c for c in self.children[here] if self.deps[c] == "conj")
        return sorted(found)


class Strings(dict[int, str]):
    """Strings by hash; each is looked up once. (`StringStore` re-decodes at every call.)"""

    def __init__(self, store: object) -> None:
        self.store = store

    def __missing__(self, key: int) -> str:
        value = self[key] = self.store[key] if key else ""  # type: ignore[index]
        return value


def heads_of(doc: Doc, story: list[bool], base: int) -> list[int]:
    """Return the row of the head of each token that is no white space, the first having the row `base`.

    A head that is white space is passed over for its own; what has none but those is a root.
    """
    distance = signed(doc.to_array(attrs.HEAD).tolist())
    if all(story):
        return [row + away for row, away in enumerate(distance, base)]
    row = base
    place = []
    for kept in story:
        place.append(row if kept else -1)
        row += kept
    found = []
    for i, kept in enumerate(story):
        if kept:
            head = i + distance[i]
            while place[head] < 0 and distance[head]:
                head += distance[head]
            found.append(place[head] if place[head] >= 0 else place[i])
    return found


def signed(values: Sequence[int]) -> list[int]:
    """Undo the unsigned 64-bit representation in which `Doc.to_array` gives negative head offsets."""
    return [value - (1 << 64) if value >= 1 << 63 else value for value in values]
