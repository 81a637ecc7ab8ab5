"""Which names of one article mean the same: equal ones, parts of a person's name, acronyms, short names."""

from __future__ import annotations

from kg.language import gazetteer
from kg.language.clusters import Clusters
from kg.language.draft import Draft
from kg.language.lexicon import Lexicon, word_set
from kg.language.parse import Parse

PERSONAL = frozenset(["person", "politician"])
SUFFIXES = frozenset(["jr", "sr"])
KIN = word_set(
    """husband wife son daughter brother sister father mother uncle aunt cousin nephew niece widow widower
    grandson granddaughter grandfather grandmother stepson stepdaughter dad mom twin fiancé fiancée ex-wife
    ex-husband spouse son-in-law daughter-in-law brother-in-law father-in-law"""
)
Key = tuple[str, ...]


def name_key(parse: Parse, draft: Draft, lexicon: Lexicon) -> Key:
    """Return the words of a name as they are compared: "the U.S. Senate" -> united states senate."""
    first, after = draft.head_first, draft.head_after
    words = [w.replace(".", "") for w in parse.lowers[first:after]]
    for size in (1, 2):
        country = lexicon.countries.get(parse.slice(first, min(first + size, after)))
        if country:
            words[:size] = country.lower().split()
            break
    words = [w for w in words if w not in ("the", "", ",")]
    if len(words) > 1 and words[-1] in SUFFIXES:
        words[-2:] = [f"{words[-2]} {words[-1]}"]  # "Trump Jr." is not "Trump"
    return tuple(words)


def link_names(parse: Parse, drafts: list[Draft], clusters: Clusters, lexicon: Lexicon) -> None:
    """Same name; then a part of a person's name, an acronym, a part of an organisation's name."""
    by_key: dict[Key, int] = {}
    persons: dict[str, list[int]] = {}
    juniors: dict[str, list[int]] = {}
    acronyms: dict[str, int] = {}
    for number, draft in enumerate(drafts):
        if draft.form != "name":
            continue
        key = name_key(parse, draft, lexicon)
        if key in by_key and not same_gender(clusters, by_key[key], number):
            key = (*key, f"~{draft.gender}")  # "Mrs. Berg" is not "Mr. Berg"
        if key in by_key:
            clusters.join(by_key[key], number)
            continue
        by_key[key] = number
        if len(key) > 1 and draft.kind in PERSONAL:
            for word in dict.fromkeys((key[0], key[-1])):
                persons.setdefault(word, []).append(number)
            if " " in key[-1]:
                juniors.setdefault(key[-1].split()[0], []).append(number)
        elif len(key) > 1 and (short := initials(parse, draft)):
            acronyms.setdefault(short, number)
    persons = juniors | persons  # "Ortega" is "Sam Ortega Jr." where no other Ortega is named in full
    bodies = body_parts(parse, drafts, by_key, lexicon)
    for told, number in by_key.items():
        draft = drafts[number]
        key = told[:-1] if told[-1].startswith("~") else told
        word = parse.words[draft.head_first].replace(".", "")
        if len(key) == 1 and word.isupper() and len(word) > 1 and word in acronyms:
            clusters.join(acronyms[word], number)
        elif draft.kind in PERSONAL and len(key) > 1:
            link_longer(parse, drafts, clusters, lexicon, full=persons.get(key[-1], []), number=number)
        elif len(key) == 1 and key[0] in persons and may_be_person(draft) and word not in lexicon.demonyms:
            link_surname(parse, drafts, clusters, full=persons[key[0]], number=number)
        elif len(bodies.get(key, ())) == 1 and not is_known_place(draft):
            clusters.join(bodies[key][0], number)


def may_be_person(draft: Draft) -> bool:
    return draft.kind in PERSONAL or (not draft.sure and draft.kind in ("organization", "misc", "place"))


def is_known_place(draft: Draft) -> bool:
    """Is it a place by more than the model's label? "Lisbon" is not "Lisbon Observer"."""
    return draft.sure and draft.kind in ("place", "country")


def body_parts(
    parse: Parse, drafts: list[Draft], by_key: dict[Key, int], lexicon: Lexicon
) -> dict[Key, list[int]]:
    """Map short names of bodies to the longer ones they may stand for.

    "the Senate" after "the U.S. Senate", "Brookings" after "Brookings Institution".
    """
    bodies: dict[Key, list[int]] = {}
    places = lexicon.states
    for key, number in by_key.items():
        draft = drafts[number]
        if draft.kind not in ("organization", "party") or len(key) < 2:
            continue
        if parse.words[draft.head_first] in lexicon.demonym_of:
            bodies.setdefault(key[1:], []).append(number)
        for size in range(1, len(key)):
            if " ".join(key[:size]) in places:
                bodies.setdefault(key[size:], []).append(number)
                break
        word = parse.words[draft.head_first]
        telling = lexicon.cue([key[0]]) is None and word not in lexicon.demonyms
        if len(key) == 2 and telling and draft.kind == "organization" and not is_branch(parse, draft):
            bodies.setdefault(key[:1], []).append(number)
    return bodies


def is_branch(parse: Parse, draft: Draft) -> bool:
    """Is it what a body has in one country ("Gazprom Germania", "Siemens India")?"""
    last = parse.words[draft.head_after - 1]
    return any(entry.kind in ("country", "place") for entry in gazetteer.lookup(last))


def initials(parse: Parse, draft: Draft) -> str:
    words = parse.words[draft.head_first : draft.head_after]
    return "".join(w[0] for w in words if w[:1].isupper())


def link_surname(
    parse: Parse, drafts: list[Draft], clusters: Clusters, *, full: list[int], number: int
) -> None:
    """Example: "Sessions" -> the nearest "Jeff Sessions" before it, else the only one behind it.

    Who is named as somebody's relative has the name second: "Reyes came with her husband, Luis Reyes".
    """
    fitting = [n for n in full if same_gender(clusters, n, number)]
    named = [n for n in fitting if not is_relative(parse, drafts[n])]
    before = [n for n in named if n < number] or [n for n in fitting if n < number]
    after = [n for n in named if n > number]
    if before:
        clusters.join(before[-1], number)
    elif len({clusters.find(n) for n in after}) == 1:
        clusters.join(number, after[0])


def is_relative(parse: Parse, draft: Draft) -> bool:
    """Example: "his daughter Ann Berg", "Ann Berg, the senator's daughter"."""
    row = draft.row
    nouns = [c for c in parse.children[row] if parse.deps[c] in ("compound", "nmod", "appos")]
    if parse.deps[row] == "appos":
        nouns.append(parse.heads[row])
    for noun in nouns:
        if parse.lemmas[noun] in KIN:
            owners = parse.children[noun] + (parse.children[row] if noun < row else [])
            if any(parse.deps[c] == "poss" or parse.lowers[c] == "of" for c in owners):
                return True
    return False


def link_longer(
    parse: Parse, drafts: list[Draft], clusters: Clusters, lexicon: Lexicon, *, full: list[int], number: int
) -> None:
    """Example: "Donald Trump" and "Donald J. Trump"."""
    key = name_key(parse, drafts[number], lexicon)
    for other in full:
        if other >= number:
            break
        theirs = name_key(parse, drafts[other], lexicon)
        if theirs[0] == key[0] and theirs[-1] == key[-1] and agree(drafts[other], drafts[number]):
            clusters.join(other, number)
            return


def same_gender(clusters: Clusters, one: int, other: int) -> bool:
    """May the two clusters be one person, by what their names and titles tell?"""
    mine, theirs = clusters.genders[clusters.find(one)], clusters.genders[clusters.find(other)]
    return not (mine and theirs and mine != theirs)


def agree(one: Draft, other: Draft) -> bool:
    return not (one.gender and other.gender and one.gender != other.gender)
