"""Where the names of an article stand: the model's named entities, repaired, and capitals it missed.

The model cuts "Labour Party" in two, takes titles and the possessive `'s` into a person and misses
names in long lists.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.lexicon import Lexicon
from kg.language.parse import Parse

NAMED = frozenset(
    ["PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE"]
)
DATED = frozenset(["DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"])
CLOSING = frozenset(["the", "a", "an", "of", "and", "'s", "’s", "'", "’"])
OPENING = frozenset(
    ["the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "some", "all", "former"]
)
MARKS = frozenset("\"'`“”‘’,.;:!?()[]{}–—-…/*|•#")
HEADS_OF = frozenset(
    """party union alliance coalition house ministry department council court bank university league movement
    parliament congress senate assembly association federation confederation front bloc committee commission
    organization organisation institute academy society secretary minister church republic kingdom chamber
    legislature government army friends sons daughters community conference treaty battle war siege invasion
    state states board bureau office center centre chamber democrats liberals socialists communists
    conservatives greens people international bureau agency left rally voice citizens group""".split()
)
"""Words after which "of X" or "for X" goes on with the name: "Liberal Party of Canada"."""
ELECTION_HEADS = frozenset(
    "election elections referendum primary primaries by-election by-elections plebiscite caucuses".split()
)
ELECTION_WORDS = frozenset(
    """general federal presidential parliamentary local municipal state provincial legislative leadership mayoral
    gubernatorial european senate special national election elections assembly congressional midterm mid-term
    snap regional communal council lok sabha independence devolution constitutional referendum primary
    democratic republican party status""".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)


@dataclass(slots=True)
class Name:
    """A name: the rows `[first, after)`, the model's label ("" where it had none), the title before it."""

    first: int
    after: int
    label: str
    title: str = ""


def find_names(parse: Parse, lexicon: Lexicon) -> list[Name]:
    """Return the names of the article in order; none overlap."""
    taken = [False] * len(parse)
    found = elections(parse, taken)
    pieces = [Name(a, b, label) for a, b, label in parse.ents if label in NAMED]
    pieces += capital_runs(parse)
    pieces.sort(key=lambda name: name.first)
    for name in joined(parse, [p for p in (trimmed(parse, piece) for piece in pieces) if p], lexicon):
        while name.first < name.after and taken[name.first]:
            name.first += 1
        while name.after > name.first and True in taken[name.first : name.after]:
            name.after -= 1
        split_title(parse, name, lexicon)
        if trimmed(parse, name) and any(w[:1].isupper() for w in parse.words[name.first : name.after]):
            taken[name.first : name.after] = [True] * (name.after - name.first)
            found.append(name)
    return sorted(found, key=lambda name: name.first)


def elections(parse: Parse, taken: list[bool]) -> list[Name]:
    """ "the 2008 Canadian federal election" -> all but the article."""
    found, lowers, words = [], parse.lowers, parse.words
    for row, word in enumerate(lowers):
        if word not in ELECTION_HEADS or taken[row]:
            continue
        begin = parse.sentences[parse.sentence_of[row]][0]
        first = row
        while first > begin and in_election_name(words[first - 1], lowers[first - 1]):
            first -= 1
        while first < row and lowers[first] in OPENING:
            first += 1
        body = words[first:row]
        dated = any(w.isdigit() and len(w) == 4 for w in body)
        named = any(w[:1].isupper() and w.lower() not in MONTHS for w in body)
        if not body or not (dated or (named and words[row][:1].isupper())):
            continue
        taken[first : row + 1] = [True] * (row + 1 - first)
        found.append(Name(first, row + 1, "ELECTION"))
    return found


def in_election_name(word: str, lower: str) -> bool:
    return (
        word[:1].isupper()
        or lower in ELECTION_WORDS
        or (word.isdigit() and len(word) == 4)
        or (word[:4].isdigit() and len(word) in (7, 9) and word[4] in "-–")
    ) and lower not in OPENING


def capital_runs(parse: Parse) -> list[Name]:
    """Return the runs of proper nouns that the model's entities leave out."""
    inside = [False] * len(parse)
    for first, after, label in parse.ents:
        inside[first:after] = [label in NAMED or label in DATED] * (after - first)
    runs: list[Name] = []
    for row, word in enumerate(parse.words):
        if inside[row] or parse.pos[row] != "PROPN" or not word[:1].isupper():
            continue
        if runs and runs[-1].after == row and parse.sentence_of[row] == parse.sentence_of[row - 1]:
            runs[-1].after = row + 1
        else:
            runs.append(Name(row, row + 1, ""))
    return runs


def trimmed(parse: Parse, name: Name) -> Name | None:
    """ "the Senate 's" -> "Senate"; None where nothing is left."""
    lowers = parse.lowers
    for row in range(name.first + 1, name.after):
        if parse.tags[row] == "POS":
            name.after = row
            break
    while name.first < name.after and (lowers[name.first] in OPENING or lowers[name.first] in MARKS):
        name.first += 1
    while name.first < name.after and (lowers[name.after - 1] in CLOSING or lowers[name.after - 1] in MARKS):
        name.after -= 1
    return name if name.first < name.after else None


def joined(parse: Parse, pieces: list[Name], lexicon: Lexicon) -> list[Name]:
    """Put together what the model cut: "Labour" + "Party", "Liberal Party" + "of" + "Canada"."""
    done: list[Name] = []
    for piece in pieces:
        if done and piece.first < done[-1].after:
            continue
        if done and parse.sentence_of[done[-1].first] == parse.sentence_of[piece.first]:
            last = done[-1]
            if piece.first == last.after and continues(parse, last, piece, lexicon):
                last.after, last.label = piece.after, piece.label or last.label
                continue
            if piece.first - last.after in (1, 2) and goes_on_with(parse, last, piece):
                last.after = piece.after
                continue
        done.append(piece)
    return done


def continues(parse: Parse, last: Name, piece: Name, lexicon: Lexicon) -> bool:
    """Is `piece`, which stands right behind `last`, the rest of its name?"""
    if "PERSON" in (last.label, piece.label):
        return False
    cue = lexicon.cue([w.lower() for w in parse.words[piece.first : piece.after]])
    if last.label == "NORP" and parse.tags[last.after - 1] == "JJ" and not cue:
        return False
    return bool(cue) or parse.heads[last.after - 1] in range(piece.first, piece.after)


def goes_on_with(parse: Parse, last: Name, piece: Name) -> bool:
    """ "Liberal Party" "of" "Canada", "Ministry" "of" "the" "Interior"."""
    between = parse.lowers[last.after : piece.first]
    if between[0] not in ("of", "for") or (len(between) == 2 and between[1] != "the"):
        return False
    words = parse.lowers[last.first : last.after]
    if last.label in ("PERSON", "GPE", "NORP", "ELECTION") or piece.label in ("PERSON", "ELECTION"):
        return False
    return words[-1] in HEADS_OF and (between[0] == "of" or len(words) > 1)


def split_title(parse: Parse, name: Name, lexicon: Lexicon) -> None:
    """ "Prime Minister Theresa May" -> "Theresa May", its title beside it."""
    if name.label not in ("PERSON", "", "ORG"):
        return
    for size in (3, 2, 1):
        if name.after - name.first <= size:
            continue
        words = " ".join(parse.lowers[name.first : name.first + size])
        if words in lexicon.titles:
            if name.label == "ORG" and parse.heads[name.first + size - 1] != name.after - 1:
                return
            name.title = words
            name.first += size
            if name.label != "PERSON" and lexicon.cue(parse.lowers[name.first : name.after]) is None:
                name.label = "PERSON"
            return
    if name.first and not name.title:
        for size in (3, 2, 1):
            words = " ".join(parse.lowers[max(0, name.first - size) : name.first])
            if words in lexicon.titles and name.label in ("PERSON", ""):
                name.title = words
                return
