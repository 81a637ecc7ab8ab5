"""A parsed article as plain columns, one row a token: what every later stage reads.

spaCy's `Token` objects cost about a microsecond an attribute; a list costs a thirtieth of that. The
columns also keep spaCy out of the rules, so that a test can write a parse by hand. White-space
tokens are dropped here, once, so that no rule has to step over them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

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
        rows = doc.to_array(COLUMNS).tolist()
        heads = [i + delta for i, delta in enumerate(signed(doc.to_array(attrs.HEAD).tolist()))]
        string = Strings(doc.vocab.strings)
        base = len(self.words)
        place = [-1] * len(rows)  # row in doc -> row here
        count = base
        for i, row in enumerate(rows):
            if not row[10]:
                place[i] = count
                count += 1
        new_sentence, ent_start = True, -1
        for i, row in enumerate(rows):
            begin, length, orth, lemma, pos, tag, dep, ent, iob, sent_start, is_space = row
            if i and sent_start == 1:
                new_sentence = True
            if is_space:
                continue
            here = place[i]
            head = heads[i]
            while place[head] < 0 and heads[head] != head:
                head = heads[head]
            self.heads.append(place[head] if place[head] >= 0 else here)
            self.words.append(string[orth])
            name = string[pos]
            self.lemmas.append(string[lemma] if name == "PROPN" else string[lemma].lower())
            self.pos.append(name)
            self.tags.append(string[tag])
            self.deps.append(string[dep] if self.heads[-1] != here else "ROOT")
            self.starts.append(offset + begin)
            self.ends.append(offset + begin + length)
            if new_sentence:
                self.sentences.append((here, here))
                new_sentence = False
            self.sentences[-1] = (self.sentences[-1][0], here + 1)
            if iob == 3 and ent:
                ent_start = here
                self.ents.append((here, here + 1, string[ent]))
            elif iob == 1 and self.ents and ent_start >= 0:
                self.ents[-1] = (self.ents[-1][0], here + 1, self.ents[-1][2])
            else:
                ent_start = -1

    def index(self) -> None:
        """Fill the columns that follow from the others. Call it after heads or sentences change."""
        size = len(self.words)
        self.lowers = [word.lower() for word in self.words]
        self.sentence_of = [0] * size
        for number, (first, last) in enumerate(self.sentences):
            self.sentence_of[first:last] = [number] * (last - first)
        self.children = [[] for _ in range(size)]
        for i, head in enumerate(self.heads):
            if head != i:
                self.children[head].append(i)
        self.lefts, self.rights = list(range(size)), list(range(size))
        for i in range(size):
            ancestor, hops = self.heads[i], 0
            while hops < size:
                self.lefts[ancestor] = min(self.lefts[ancestor], i)
                self.rights[ancestor] = max(self.rights[ancestor], i)
                if self.heads[ancestor] == ancestor:
                    break
                ancestor, hops = self.heads[ancestor], hops + 1

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


def signed(values: Sequence[int]) -> list[int]:
    """Undo the unsigned 64-bit representation in which `Doc.to_array` gives negative head offsets."""
    return [value - (1 << 64) if value >= 1 << 63 else value for value in values]
