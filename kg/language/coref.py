"""Which mentions of one article mean the same: names, then noun phrases, then pronouns.

The order follows the sieves of Lee et al. (2013), "Deterministic coreference resolution based on
entity-centric, precision-ranked rules"; pronouns choose among antecedents by the weighted features
of `kg.language.antecedents`.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.language.antecedents import Antecedents
from kg.language.clusters import Clusters
from kg.language.draft import Draft
from kg.language.kinds import VOCATIVES
from kg.language.lexicon import Lexicon
from kg.language.parse import Parse

PERSONAL = frozenset(["person", "politician"])
DEFINITE = frozenset(["the", "this", "that", "these", "those", "said", "our"])
CONTENT = frozenset(["ADJ", "NOUN", "PROPN", "NUM"])
AS = frozenset(["as", "for", "of"])
RANKS = frozenset(
    ["vice", "deputy", "assistant", "acting", "shadow", "associate", "former", "first", "prime", "new"]
)
"""Words that make another office or bearer: "the president" is not "the vice president"."""
SUFFIXES = frozenset(["jr", "sr"])
Key = tuple[str, ...]
MEMORY = 12
"""How many earlier phrases with the same head noun are looked at."""
NOMINAL_WINDOW = 12
"""How many sentences back a noun phrase looks for one that no name is known of."""


def chain_up(
    parse: Parse, drafts: list[Draft], lexicon: Lexicon, speakers: Mapping[int, int | None] | None = None
) -> Clusters:
    """Put the mentions into clusters."""
    clusters = Clusters(parse, drafts)
    at_row = {draft.row: number for number, draft in enumerate(drafts) if not draft.members}
    link_names(parse, drafts, clusters, lexicon)
    link_appositions(parse, drafts, clusters, at_row)
    antecedents = Antecedents(parse, drafts, clusters, quoted_speakers(speakers or {}, at_row))
    nouns: dict[str, list[int]] = {}
    for number, draft in enumerate(drafts):
        if draft.members:
            pass  # a coordination is meant by pronouns only
        elif draft.form == "nominal":
            link_nominal(parse, drafts, clusters, nouns, number)
        elif draft.form == "pronoun":
            link_pronoun(clusters, antecedents, at_row, number)
        elif draft.title:
            remember(nouns, draft.title.split()[-1], number)
        clusters.seen(number)
    link_speakers(parse, drafts, clusters, at_row, speakers or {})
    return clusters


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
    for key, number in by_key.items():
        draft = drafts[number]
        word = parse.words[draft.head_first].replace(".", "")
        if len(key) == 1 and word.isupper() and len(word) > 1 and word in acronyms:
            clusters.join(acronyms[word], number)
        elif draft.kind in PERSONAL and len(key) > 1:
            link_longer(parse, drafts, clusters, lexicon, full=persons.get(key[-1], []), number=number)
        elif len(key) == 1 and key[0] in persons and may_be_person(draft) and word not in lexicon.demonyms:
            link_surname(drafts, clusters, persons[key[0]], number)
        elif len(bodies.get(key, ())) == 1:
            clusters.join(bodies[key][0], number)


def may_be_person(draft: Draft) -> bool:
    return draft.kind in PERSONAL or (not draft.sure and draft.kind in ("organization", "misc", "place"))


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
        if len(key) == 2 and telling and draft.kind == "organization":
            bodies.setdefault(key[:1], []).append(number)
    return bodies


def initials(parse: Parse, draft: Draft) -> str:
    words = parse.words[draft.head_first : draft.head_after]
    return "".join(w[0] for w in words if w[:1].isupper())


def link_surname(drafts: list[Draft], clusters: Clusters, full: list[int], number: int) -> None:
    """Example: "Sessions" -> the nearest "Jeff Sessions" before it, else the only one behind it."""
    before = [n for n in full if n < number and agree(drafts[n], drafts[number])]
    after = [n for n in full if n > number and agree(drafts[n], drafts[number])]
    if before:
        clusters.join(before[-1], number)
    elif len({clusters.find(n) for n in after}) == 1:
        clusters.join(number, after[0])


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


def agree(one: Draft, other: Draft) -> bool:
    return not (one.gender and other.gender and one.gender != other.gender)


def link_appositions(parse: Parse, drafts: list[Draft], clusters: Clusters, at_row: dict[int, int]) -> None:
    """Example: "Dmitri Peskov, the Kremlin spokesman" -> one chain."""
    for number, draft in enumerate(drafts):
        if parse.deps[draft.row] != "appos" or draft.form == "pronoun" or draft.members:
            continue
        host = at_row.get(parse.heads[draft.row])
        if host is None or clusters.find(host) == clusters.find(number) or drafts[host].form == "pronoun":
            continue
        if fits(drafts[host], draft):
            clusters.join(host, number)


def fits(one: Draft, other: Draft) -> bool:
    """Can a name and a noun phrase mean the same by kind and number?"""
    if one.form == other.form == "name" or not agree(one, other):
        return False
    if one.number and other.number and one.number != other.number:
        return False
    kinds = {kind_class(one.kind), kind_class(other.kind)}
    return len(kinds) == 1 or ("topic" in kinds and not kinds & {"person"})


def kind_class(kind: str) -> str:
    if kind in ("person", "politician", "office"):
        return "person"
    if kind in ("organization", "party"):
        return "organization"
    if kind in ("country", "place"):
        return "place"
    if kind in ("event", "election"):
        return "event"
    return "topic" if kind == "misc" else kind


def remember(nouns: dict[str, list[int]], word: str, number: int) -> None:
    nouns.setdefault(word, []).append(number)


def link_nominal(
    parse: Parse, drafts: list[Draft], clusters: Clusters, nouns: dict[str, list[int]], number: int
) -> None:
    """Example: "the spokesman" -> the last phrase with this head, if their modifiers do not differ.

    A phrase whose chain has a name comes first: "this President" -> "President X".
    """
    draft = drafts[number]
    lemma = parse.lemmas[draft.row].lower()
    if clusters.size(number) == 1 and is_definite(parse, draft) and lemma in nouns:
        sentence = parse.sentence_of[draft.row]
        fitting = [
            other
            for other in nouns[lemma][-MEMORY:]
            if same_number(draft, drafts[other]) and modifiers_fit(parse, drafts[other], draft)
        ]
        near = [o for o in fitting if sentence - parse.sentence_of[drafts[o].row] <= NOMINAL_WINDOW]
        known = fitting if draft.kind == "office" else near
        named = [other for other in known if clusters.named[clusters.find(other)]]
        if named or near:
            clusters.join((named or near)[-1], number)
    remember(nouns, lemma, number)


def is_definite(parse: Parse, draft: Draft) -> bool:
    """Example: "the senator", "this senator", and, as a name, "Senator"."""
    word = parse.lowers[draft.first]
    if word in DEFINITE:
        return True
    bare = draft.kind == "office" and parse.words[draft.first][:1].isupper() and word not in ("a", "an")
    dep = parse.deps[draft.row]
    return bare and dep not in ("attr", "oprd") and not (dep == "pobj" and before(parse, draft) in AS)


def before(parse: Parse, draft: Draft) -> str:
    return parse.lowers[parse.heads[draft.row]]


def same_number(one: Draft, other: Draft) -> bool:
    return one.number == other.number or one.number is None or other.number is None


def modifiers_fit(parse: Parse, earlier: Draft, later: Draft) -> bool:
    """The later phrase must not say more than the earlier one, nor leave out what makes another office."""
    known = set(parse.lowers[earlier.first : earlier.after])
    now = set(parse.lowers[later.first : later.after])
    return (known & RANKS) == (now & RANKS) and all(
        parse.lowers[row] in known
        or parse.lowers[row] in VOCATIVES
        or parse.pos[row] not in CONTENT
        or row == later.row
        for row in range(later.first, later.after)
    )


def link_pronoun(clusters: Clusters, antecedents: Antecedents, at_row: dict[int, int], number: int) -> None:
    """A relative pronoun means what its clause describes; one of the third person its best antecedent."""
    draft = antecedents.drafts[number]
    host: int | None = None
    if draft.relative:
        host = relative_host(antecedents.parse, draft.row, at_row)
        if host is not None and antecedents.parse.lowers[draft.row] == "which":
            host = None if antecedents.drafts[host].kind in PERSONAL else host
    elif draft.person == 3:
        host = antecedents.best(number)
    if host is not None:
        clusters.join(host, number)


def relative_host(parse: Parse, row: int, at_row: dict[int, int]) -> int | None:
    """Example: "the man who said" -> the mention that the relative clause describes."""
    for ancestor in parse.ancestors(row):
        if parse.deps[ancestor] == "relcl":
            return at_row.get(parse.heads[ancestor])
    return None


def quoted_speakers(speakers: Mapping[int, int | None], at_row: dict[int, int]) -> dict[int, int]:
    """Return row of a first-person pronoun -> mention of who speaks there."""
    return {row: at_row[head] for row, head in speakers.items() if head is not None and head in at_row}


def link_speakers(
    parse: Parse,
    drafts: list[Draft],
    clusters: Clusters,
    at_row: dict[int, int],
    speakers: Mapping[int, int | None],
) -> None:
    """Example: "I" in a quotation -> its speaker; other first and second persons by their form."""
    by_form: dict[tuple[int, str | None], int] = {}
    for number, draft in enumerate(drafts):
        if draft.form != "pronoun" or draft.person not in (1, 2):
            continue
        speaker = speakers.get(draft.row)
        host = at_row.get(speaker) if speaker is not None else None
        if host is not None and draft.person == 1 and draft.number == "one":
            clusters.join(host, number)
        elif draft.row not in speakers:
            key = (draft.person, draft.number if draft.person == 1 else None)
            if key in by_form:
                clusters.join(by_form[key], number)
            by_form[key] = number
