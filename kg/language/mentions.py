"""Every phrase that can be a node: names, nominals and pronouns, as rows of a parse."""

from __future__ import annotations

from kg.language import gazetteer
from kg.language.coordination import coordinations
from kg.language.draft import Draft, Number
from kg.language.expletives import expletive
from kg.language.kinds import name_kinds, nominal_kind
from kg.language.lexicon import QUANTITIES, Gender, Lexicon
from kg.language.names import DATED, Name, find_names
from kg.language.parse import Parse
from kg.language.politicians import mark_politicians
from kg.language.roles import top_conjunct
from kg.records import Form, Kind

PRONOUNS: dict[str, tuple[int, Number | None, Gender | None]] = {
    "i": (1, "one", None), "me": (1, "one", None), "my": (1, "one", None), "mine": (1, "one", None),
    "myself": (1, "one", None), "we": (1, "many", None), "us": (1, "many", None), "our": (1, "many", None),
    "ours": (1, "many", None), "ourselves": (1, "many", None), "'s": (1, "many", None),
    "’s": (1, "many", None),
    "you": (2, None, None), "your": (2, None, None), "yours": (2, None, None), "yourself": (2, "one", None),
    "yourselves": (2, "many", None), "he": (3, "one", "male"), "him": (3, "one", "male"),
    "his": (3, "one", "male"), "himself": (3, "one", "male"), "she": (3, "one", "female"),
    "her": (3, "one", "female"), "hers": (3, "one", "female"), "herself": (3, "one", "female"),
    "it": (3, "one", None), "its": (3, "one", None), "itself": (3, "one", None), "they": (3, "many", None),
    "them": (3, "many", None), "their": (3, "many", None), "theirs": (3, "many", None),
    "themselves": (3, "many", None), "themself": (3, "many", None),
}  # fmt: skip
"""Pronoun -> grammatical person, number, gender."""

RELATIVES = frozenset(["who", "whom", "whose", "which", "that"])
DEMONSTRATIVES = frozenset(["this", "that", "these", "those"])
PERSONS = frozenset(["someone", "somebody", "everyone", "everybody", "anyone", "anybody", "nobody"])
ARGUMENTS = frozenset(
    ["nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr", "conj", "appos", "poss", "ROOT", "agent", "oprd"]
)
BEFORE = frozenset(
    ["det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "advmod", "case"]
)
MODIFIERS = frozenset(
    ["compound", "amod", "nmod", "nummod", "quantmod", "npadvmod", "advmod", "case", "predet", "det"]
)
CORRELATIVE = frozenset(["neither", "either", "both"])
HYPHENS = frozenset(["-", "–"])
SEVERAL = frozenset(["some", "many", "most", "several", "few", "all", "both"])


def draft_mentions(parse: Parse, lexicon: Lexicon) -> list[Draft]:
    """Return the mentions of an article in the order of their heads."""
    names = find_names(parse, lexicon)
    kinds = name_kinds(parse, names, lexicon)
    owner = [-1] * len(parse)
    drafts: list[Draft] = []
    for name, (kind, sure) in zip(names, kinds, strict=True):
        owner[name.first : name.after] = [len(drafts)] * (name.after - name.first)
        drafts.append(named(parse, name, kind, lexicon))
        drafts[-1].sure = sure
    for first, after, label in parse.ents:
        if label in DATED:
            owner[first:after] = [max(0, number) for number in owner[first:after]]
    for row, tag in enumerate(parse.pos):
        if owner[row] >= 0:
            continue
        if tag in ("NOUN", "PROPN"):
            found = nominal(parse, row, lexicon)
        elif tag in ("PRON", "DET"):
            found = pronoun(parse, row, lexicon)
        elif tag in ("NUM", "ADJ") and parse.deps[row] in ("nsubj", "nsubjpass", "dobj", "pobj"):
            found = bare_modifier(parse, row, lexicon)
        else:
            continue
        if found is not None:
            drafts.append(found)
    drafts.sort(key=lambda d: (d.head_first, d.after - d.first))
    mark_politicians(parse, drafts, lexicon)
    drafts += coordinations(parse, drafts)
    drafts.sort(key=lambda d: (d.head_first, d.after - d.first))
    return drafts


def phrase(parse: Parse, row: int, word: tuple[int, int] | None = None) -> tuple[int, int]:
    """Return the rows of a noun's phrase: its modifiers before it and an "of" phrase behind it. `word`: the
    rows of the word, if it is more than one."""
    first, after = word or (row, row + 1)
    children = parse.children[row]
    for child in reversed(children):
        if child < row and parse.deps[child] in BEFORE and parse.rights[child] >= first - 1:
            first = min(first, parse.lefts[child])
    for child in children:
        if child == after and parse.deps[child] == "prep" and parse.lowers[child] == "of":
            after = parse.rights[child] + 1
    while first < row and parse.pos[first] == "PUNCT":
        first += 1
    return first, after


def word_of(parse: Parse, row: int) -> tuple[int, int]:
    """Return the rows of the hyphenated word round a noun: "front-runner", "son-in-law"."""
    first, after, words = row, row + 1, parse.words
    while first > 1 and words[first - 1] in HYPHENS and glued(parse, first - 1):
        first -= 2
    while after + 1 < len(words) and words[after] in HYPHENS and glued(parse, after):
        after += 2
    return first, after


def glued(parse: Parse, mark: int) -> bool:
    """Does the hyphen join two halves of one word?"""
    return parse.ends[mark - 1] == parse.starts[mark] and parse.ends[mark] == parse.starts[mark + 1]


def is_half(parse: Parse, row: int) -> bool:
    """Is the noun but a part of a word that another part governs ("law" in "son-in-law")?"""
    if row < 2 or parse.words[row - 1] not in HYPHENS or not glued(parse, row - 1):
        return False
    return parse.heads[row] == row - 2 or parse.heads[parse.heads[row]] == row - 4


def named(parse: Parse, name: Name, kind: Kind, lexicon: Lexicon) -> Draft:
    """Make the mention of a name; its phrase is wider where the name heads one."""
    row = syntactic_head(parse, name)
    first, after = name.first, name.after
    if parse.deps[row] not in ("compound", "amod", "nmod"):
        left, right = phrase(parse, row)
        left += parse.lowers[left] in CORRELATIVE
        first, after = min(first, left), max(after, right)
    form: Form = "nominal" if kind == "office" else "name"
    draft = Draft(row, first, after, name.first, name.after, kind, form, label=name.label, title=name.title)
    draft.number = "many" if kind == "group" or parse.tags[row] == "NNPS" else "one"
    if kind in ("person", "politician"):
        draft.number = "one"
        titled = lexicon.titles[name.title][1] if name.title else None
        word = parse.words[name.first]
        if name.after - name.first > 1 or gazetteer.key(word) not in gazetteer.surnames():
            titled = titled or lexicon.given_names.get(word.title())
        draft.gender = titled
        draft.gender = draft.gender or described(parse, row, lexicon)
    return draft


def described(parse: Parse, row: int, lexicon: Lexicon) -> Gender | None:
    """Return the gender that a noun beside a name tells: "actress X", "X was the daughter of", "his
    sisters, X and Y"."""
    nouns = [*parse.children[row]]
    top = top_conjunct(parse, row)
    head = parse.heads[top]
    if parse.deps[top] == "appos":
        nouns.append(head)
    elif parse.deps[row] == "nsubj" and parse.lemmas[head] in ("be", "become"):
        nouns += parse.kids(head, "attr")
    return next((g for noun in nouns if (g := lexicon.gendered.get(parse.lemmas[noun]))), None)


def syntactic_head(parse: Parse, name: Name) -> int:
    """Return the row in a name that governs the others, the last where several do."""
    best = name.after - 1
    for row in range(name.after - 1, name.first - 1, -1):
        head = parse.heads[row]
        if (head < name.first or head >= name.after or head == row) and parse.pos[row] != "PUNCT":
            return row
    return best


def nominal(parse: Parse, row: int, lexicon: Lexicon) -> Draft | None:
    """Make the mention of a common noun that heads a phrase."""
    if parse.deps[row] in MODIFIERS and parse.tags[row] not in ("NNS",):
        return None
    if (
        parse.deps[row] in ("compound", "npadvmod", "punct", "nmod", "advmod", "intj", "dep")
        or not parse.words[row][0].isalpha()
        or is_half(parse, row)
    ):
        return None
    first, after = phrase(parse, row, word_of(parse, row))
    plural = parse.tags[row] in ("NNS", "NNPS")
    lemma = parse.lemmas[row].lower()
    kind = nominal_kind(lemma, plural, lexicon)
    draft = Draft(
        row, first, after, row, row + 1, kind, "nominal", "many" if plural or kind == "group" else "one"
    )
    draft.gender = None if plural else lexicon.gendered.get(lemma)
    if draft.gender and kind == "topic":
        draft.kind = "person"
    if lemma in QUANTITIES:
        counted(parse, draft, lexicon)
    return draft


def counted(parse: Parse, draft: Draft, lexicon: Lexicon) -> None:
    """Example: "dozens of protesters": the kind and number are those of what is counted."""
    of = next((c for c in parse.children[draft.row] if parse.lowers[c] == "of"), None)
    thing = parse.child(of, "pobj") if of is not None else None
    if thing is None or parse.pos[thing] != "NOUN":
        return
    plural = parse.tags[thing] == "NNS"
    draft.kind = nominal_kind(parse.lemmas[thing].lower(), plural, lexicon)
    draft.number = "many" if plural else draft.number


def bare_modifier(parse: Parse, row: int, lexicon: Lexicon) -> Draft | None:
    """Make the mention of a number or adjective that stands for a noun: "two were hurt", "the poor"."""
    first, after = phrase(parse, row)
    kind = nominal_kind(parse.lowers[row], False, lexicon)
    draft = Draft(row, first, after, row, row + 1, kind, "nominal", "many" if kind == "group" else None)
    counted(parse, draft, lexicon)
    return draft


def pronoun(parse: Parse, row: int, lexicon: Lexicon) -> Draft | None:
    """Make the mention of a pronoun; None for an expletive "it" and for determiners."""
    word, tag, dep = parse.lowers[row], parse.tags[row], parse.deps[row]
    if word in PRONOUNS and tag in ("PRP", "PRP$"):
        if word == "it" and expletive(parse, row):
            return None
        person, number, gender = PRONOUNS[word]
        kind: Kind = "misc" if word in ("it", "its", "itself") else "person" if number == "one" else "group"
        return Draft(row, row, row + 1, row, row + 1, kind, "pronoun", number, gender, person)
    if (word in RELATIVES and tag in ("WP", "WDT", "WP$")) or (word == "that" and tag == "WDT"):
        kind = "person" if word in ("who", "whom", "whose") else "misc"
        return Draft(row, row, row + 1, row, row + 1, kind, "pronoun", relative=True)
    if word in DEMONSTRATIVES and tag == "DT" and dep in ARGUMENTS:
        number = "many" if word in ("these", "those") else "one"
        return Draft(row, row, row + 1, row, row + 1, "topic", "pronoun", number, person=0)
    if dep in ARGUMENTS and tag in ("NN", "DT", "NNS"):
        kind = "person" if word in PERSONS else "topic"
        draft = Draft(row, *phrase(parse, row), row, row + 1, kind, "nominal", "one")
        if word in SEVERAL:
            draft.number = "many"
            counted(parse, draft, lexicon)
        return draft
    return None
