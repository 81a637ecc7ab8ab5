"""Where the names of an article stand: the model's named entities, repaired, and capitals it missed.

The model cuts "Labour Party" in two, takes titles and the possessive `'s` into a person and misses
names in long lists.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.headline_names import clause_in
from kg.language.lexicon import Lexicon, word_set
from kg.language.parse import Parse

NAMED = frozenset(
    ["PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE"]
)
DATED = frozenset(["DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"])
PLACES = frozenset(["GPE", "NORP", "LOC", "ORG"])
CLOSING = frozenset(["the", "a", "an", "of", "and", "'s", "’s", "'", "’"])
OPENING = frozenset(
    ["the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "some", "all", "former"]
)
UNSURE = frozenset(["", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "FAC", "LAW"])
"""The labels that give way where the article has a person of that surname."""
MARKS = frozenset("\"'`“”‘’,.;:!?()[]{}–—-…/*|•#")
HEADS_OF = word_set(
    """party union alliance coalition house ministry department council court bank university league movement
    parliament congress senate assembly association federation confederation front bloc committee commission
    organization organisation institute academy society secretary minister church republic kingdom chamber
    legislature government army friends sons daughters community conference treaty battle war siege invasion
    state states board bureau office center centre chamber democrats liberals socialists communists
    conservatives greens people international bureau agency left rally voice citizens group"""
)
"""Words after which "of X" or "for X" goes on with the name: "Liberal Party of Canada"."""
ELECTION_HEADS = word_set(
    "election elections referendum primary primaries by-election by-elections plebiscite caucuses"
)
ELECTION_WORDS = word_set(
    """general federal presidential parliamentary local municipal state provincial legislative leadership
    mayoral gubernatorial european senate special national election elections assembly
    congressional midterm mid-term
    snap regional communal council lok sabha independence devolution constitutional referendum primary
    democratic republican party status"""
)
POSSESSORS = word_set(
    """people peoples workers farmers women children citizens peasants veterans pensioners teachers world
    lawyers journalists writers soldiers mothers students"""
)
"""Those in whose name a body is called: "Workers' Party"."""
PLURAL_ENDS = frozenset(["plans", "association", "union", "front", "league", "alliance", "army"])
PARTICLES = word_set(
    "de del della di da do dos du la le van von der den ten ter zu zur al el bin ibn ben y e af av of the and"
)
RANKS = word_set("deputy assistant acting associate vice former interim shadow")
NUMERALS = frozenset(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIV", "XVI"])
MONTHS = word_set("january february march april may june july august september october november december")


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
    pieces = [Name(*clause_in(parse, a, b, label), label) for a, b, label in parse.ents if label in NAMED]
    pieces += capital_runs(parse, pieces)
    pieces.sort(key=lambda name: name.first)
    for name in joined(parse, [p for p in (trimmed(parse, piece) for piece in pieces) if p], lexicon):
        while name.first < name.after and taken[name.first]:
            name.first += 1
        while name.after > name.first and True in taken[name.first : name.after]:
            name.after -= 1
        split_title(parse, name, lexicon)
        lengthen(parse, name)
        if trimmed(parse, name) and any(w[:1].isupper() for w in parse.words[name.first : name.after]):
            taken[name.first : name.after] = [True] * (name.after - name.first)
            found.append(name)
    find_surnames(parse, found, taken)
    found.sort(key=lambda name: name.first)
    following = [*found[1:], None]
    return [name for number, name in enumerate(found) if not is_title(parse, name, following[number])]


def find_surnames(parse: Parse, found: list[Name], taken: list[bool]) -> None:
    """Take "Sessions" for a person where the article has a "Jeff Sessions", whatever the model says."""
    bearers = {
        parse.words[name.after - 1]
        for name in found
        if name.label == "PERSON" and name.after - name.first > 1 and len(parse.words[name.after - 1]) > 2
    }
    for name in found:
        if name.after - name.first == 1 and name.label in UNSURE and parse.words[name.first] in bearers:
            name.label = "PERSON"
    for row, word in enumerate(parse.words):
        if word in bearers and not taken[row] and word[:1].isupper() and parse.pos[row] in ("NOUN", "PROPN"):
            taken[row] = True
            found.append(Name(row, row + 1, "PERSON"))


def is_title(parse: Parse, name: Name, following: Name | None) -> bool:
    """Is the name but the title of the next one ("President" "Trump")?"""
    if following is None or following.first != name.after or not following.title:
        return False
    return following.title.endswith(" ".join(parse.lowers[name.first : name.after]))


def elections(parse: Parse, taken: list[bool]) -> list[Name]:
    """Example: "the 2008 Canadian federal election" -> all but the article."""
    found, lowers, words = [], parse.lowers, parse.words
    places = {first: after for first, after, label in parse.ents if label == "GPE"}
    for row, word in enumerate(lowers):
        if word not in ELECTION_HEADS or taken[row] or (row and lowers[row - 1] in ELECTION_HEADS):
            continue
        begin = parse.sentences[parse.sentence_of[row]][0]
        first = row
        while first > begin and in_election_name(words[first - 1], lowers[first - 1]):
            first -= 1
        first = election_start(parse, first, row)
        body = words[first:row]
        dated = any(w.isdigit() and len(w) == 4 for w in body)
        named = any(w[:1].isupper() and w.lower() not in MONTHS for w in body)
        if not body or not (dated or (named and words[row][:1].isupper())):
            continue
        after = row + 1
        end = parse.sentences[parse.sentence_of[row]][1]
        if dated and after + 1 < end and lowers[after] == "in" and lowers[row - 1] != "general":
            place = places.get(after + 1, after)
            after = place if place <= end else after
        if True in taken[first:after]:
            continue
        taken[first:after] = [True] * (after - first)
        found.append(Name(first, after, "ELECTION"))
    return found


def election_start(parse: Parse, first: int, row: int) -> int:
    """Return where an election's name begins: at its year or the month before it, if it has one."""
    for here in range(first, row):
        if parse.words[here][:4].isdigit():
            return here - 1 if here > first and parse.lowers[here - 1] in MONTHS else here
    while first < row and (cut_before(parse.lowers[first]) or parse.pos[first] in ("ADP", "SCONJ", "ADV")):
        first += 1
    return first


def in_election_name(word: str, lower: str) -> bool:
    return (
        word[:1].isupper()
        or lower in ELECTION_WORDS
        or (word.isdigit() and len(word) == 4)
        or (word[:4].isdigit() and len(word) in (7, 9) and word[4] in "-–")
    ) and lower not in OPENING


def capital_runs(parse: Parse, pieces: list[Name]) -> list[Name]:
    """Return the runs of proper nouns that the model's entities leave out."""
    inside = [False] * len(parse)
    for first, after, label in parse.ents:
        inside[first:after] = [label in DATED] * (after - first)
    for piece in pieces:
        inside[piece.first : piece.after] = [True] * (piece.after - piece.first)
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
    """Cut articles, marks and the possessive off: "the Senate 's" -> "Senate"; None if nothing is left."""
    lowers = parse.lowers
    for row in range(name.first + 1, name.after):
        if parse.tags[row] == "POS" and not possessive_inside(parse, row, name.after):
            name.after = row
            break
    while name.first < name.after and cut_before(lowers[name.first]):
        name.first += 1
    while name.first < name.after and (lowers[name.after - 1] in CLOSING or lowers[name.after - 1] in MARKS):
        name.after -= 1
    return name if name.first < name.after else None


def cut_before(word: str) -> bool:
    return word in OPENING or word in MARKS or word in CLOSING


def possessive_inside(parse: Parse, row: int, after: int) -> bool:
    """Hold "Workers' Party" and "America's Health Insurance Plans" together, not "Russia's Putin"."""
    if parse.lowers[row - 1] in POSSESSORS:
        return True
    return after - row > 2 and parse.words[row + 1][:1].isupper() and parse.lowers[after - 1] in PLURAL_ENDS


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
            if piece.first - last.after == 1 and is_coordinated(parse, last, piece, lexicon):
                last.after, last.label = piece.after, piece.label or last.label
                continue
        done.append(piece)
    return done


def continues(parse: Parse, last: Name, piece: Name, lexicon: Lexicon) -> bool:
    """Is `piece`, which stands right behind `last`, the rest of its name?"""
    if "PERSON" in (last.label, piece.label):
        return False
    cue = lexicon.cue(parse.lowers[piece.first : piece.after])
    if lexicon.nouns.get(parse.lowers[piece.after - 1]) in ("office", "person") and last.label in PLACES:
        return False
    if last.label == "NORP" and parse.tags[last.after - 1] == "JJ" and not cue:
        return False
    return bool(cue) or parse.heads[last.after - 1] in range(piece.first, piece.after)


def goes_on_with(parse: Parse, last: Name, piece: Name) -> bool:
    """Example: "Liberal Party" "of" "Canada", "Ministry" "of" "the" "Interior"."""
    between = parse.lowers[last.after : piece.first]
    if between[0] not in ("of", "for") or (len(between) == 2 and between[1] != "the"):
        return False
    words = parse.lowers[last.first : last.after]
    if last.label in ("PERSON", "GPE", "NORP", "ELECTION") or piece.label in ("PERSON", "ELECTION"):
        return False
    return words[-1] in HEADS_OF and (between[0] == "of" or len(words) > 1)


def is_coordinated(parse: Parse, last: Name, piece: Name, lexicon: Lexicon) -> bool:
    """Join "Social Democratic" "and" "Labour Party", "Workers" "'" "Party"."""
    between = last.after
    if parse.tags[between] == "POS":
        return parse.lowers[between - 1] in POSSESSORS and piece.label != "PERSON"
    if parse.lowers[between] not in ("and", "&") or "PERSON" in (last.label, piece.label):
        return False
    if parse.heads[last.after - 1] not in range(piece.first, piece.after):
        return False
    return lexicon.cue(parse.lowers[piece.first : piece.after]) is not None and last.label not in (
        "GPE",
        "LOC",
    )


def lengthen(parse: Parse, name: Name) -> None:
    """Take in what follows: "World War" "II", "Bush" "family"."""
    end = parse.sentences[parse.sentence_of[name.first]][1]
    if name.after < end and parse.words[name.after] in NUMERALS and parse.words[name.after - 1][:1].isupper():
        if parse.words[name.after] != "I" or parse.lowers[name.after - 1] == "war":
            name.after += 1
    elif name.after < end and parse.lowers[name.after] == "family" and name.label in ("PERSON", "", "ORG"):
        name.after, name.label = name.after + 1, "ORG"


def whole_title(parse: Parse, name: Name, lexicon: Lexicon) -> bool:
    """Is the name nothing but a title, or a rank and a title ("Deputy Attorney General")?"""
    words = parse.lowers[name.first : name.after] or [""]
    return " ".join(words[1 if words[0] in RANKS else 0 :]) in lexicon.titles


def split_title(parse: Parse, name: Name, lexicon: Lexicon) -> None:
    """Example: "Prime Minister Theresa May" -> "Theresa May", its title beside it."""
    if name.label not in ("PERSON", "", "ORG"):
        return
    if name.label == "PERSON":
        if "of" in parse.lowers[name.first + 2 : name.after]:
            name.after = parse.lowers.index("of", name.first + 2)  # "Ann Lee of Lee and Sons"
        for row in range(name.first, name.after - 1):
            if parse.words[row].islower() and parse.lowers[row] not in PARTICLES:
                name.first = row + 1  # "paper Smith"
    if whole_title(parse, name, lexicon):
        return
    for size in (3, 2, 1):
        if name.after - name.first <= size:
            continue
        words = " ".join(parse.lowers[name.first : name.first + size])
        if words in lexicon.titles:
            rest = parse.lowers[name.first + size : name.after]
            if name.label != "PERSON" and lexicon.cue(rest) is not None:
                return
            if name.label == "ORG" and parse.heads[name.first + size - 1] != name.after - 1:
                return
            name.title = words
            name.first += size
            if name.label != "PERSON" and lexicon.cue(parse.lowers[name.first : name.after]) is None:
                name.label = "PERSON"
            return
    if name.first and not name.title and parse.pos[name.first - 1] != "VERB":
        for size in (3, 2, 1):
            words = " ".join(parse.lowers[max(0, name.first - size) : name.first])
            if words in lexicon.titles and name.label in ("PERSON", ""):
                name.title = words
                return
