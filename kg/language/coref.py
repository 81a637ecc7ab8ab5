"""Which mentions of one article mean the same: names, then noun phrases, then pronouns.

The order follows the sieves of Lee et al. (2013), "Deterministic coreference resolution based on
entity-centric, precision-ranked rules"; pronouns choose among antecedents by the weighted features
of `kg.language.antecedents`.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.language.antecedents import Antecedents
from kg.language.clusters import Clusters
from kg.language.lexicon import Lexicon
from kg.language.draft import Draft
from kg.language.parse import Parse

PERSONAL = frozenset(["person", "politician"])
DEFINITE = frozenset(["the", "this", "that", "these", "those", "said"])
NOMINAL_WINDOW = 12
"""How many sentences back a noun phrase looks for its antecedent."""


def chain_up(
    parse: Parse, drafts: list[Draft], lexicon: Lexicon, speakers: Mapping[int, int | None] | None = None
) -> Clusters:
    """Put the mentions into clusters."""
    clusters = Clusters(parse, drafts)
    at_row = {draft.row: number for number, draft in enumerate(drafts)}
    link_names(parse, drafts, clusters, lexicon)
    link_appositions(parse, drafts, clusters, at_row)
    antecedents = Antecedents(parse, drafts, clusters)
    nouns: dict[str, int] = {}
    for number, draft in enumerate(drafts):
        if draft.form == "nominal":
            link_nominal(parse, drafts, clusters, nouns, number, lexicon)
        elif draft.form == "pronoun":
            link_pronoun(parse, drafts, clusters, antecedents, at_row, number)
        elif draft.title:
            remember_title(clusters, nouns, number, draft)
        clusters.seen(number)
    link_speakers(parse, drafts, clusters, at_row, speakers or {})
    return clusters


def name_key(parse: Parse, draft: Draft) -> tuple[str, ...]:
    words = parse.lowers[draft.head_first : draft.head_after]
    return tuple(w.replace(".", "") for w in words if w not in ("the", ".", ","))


def link_names(parse: Parse, drafts: list[Draft], clusters: Clusters, lexicon: Lexicon) -> None:
    """Same name; then a part of a person's name, an acronym, the beginning of an organisation's name."""
    by_key: dict[tuple[str, ...], int] = {}
    persons: dict[str, list[int]] = {}
    acronyms: dict[str, int] = {}
    named = [n for n, d in enumerate(drafts) if d.form == "name"]
    for number in named:
        draft = drafts[number]
        key = name_key(parse, draft)
        if key in by_key:
            clusters.join(by_key[key], number)
            continue
        by_key[key] = number
        if len(key) > 1:
            if draft.kind in PERSONAL:
                for word in {key[0]: 0, key[-1]: 0}:
                    persons.setdefault(word, []).append(number)
            elif short := initials(parse, draft):
                acronyms.setdefault(short, number)
    for key, number in by_key.items():
        draft = drafts[number]
        if len(key) == 1:
            word = parse.words[draft.head_first].replace(".", "")
            if word.isupper() and len(word) > 1 and word in acronyms:
                clusters.join(acronyms[word], number)
                continue
            if (
                draft.kind in ("person", "politician", "organization", "misc", "place")
                and draft.label != "NORP"
            ):
                link_surname(drafts, clusters, persons.get(key[0], []), number)
        elif draft.kind in PERSONAL:
            link_longer(parse, drafts, clusters, persons.get(key[-1], []), number)


def initials(parse: Parse, draft: Draft) -> str:
    words = parse.words[draft.head_first : draft.head_after]
    return "".join(w[0] for w in words if w[:1].isupper())


def link_surname(drafts: list[Draft], clusters: Clusters, full: list[int], number: int) -> None:
    """ "Sessions" -> the nearest "Jeff Sessions" before it, else the only one behind it."""
    before = [n for n in full if n < number and agree(drafts[n], drafts[number])]
    after = [n for n in full if n > number and agree(drafts[n], drafts[number])]
    if before:
        clusters.join(before[-1], number)
    elif len({clusters.find(n) for n in after}) == 1:
        clusters.join(number, after[0])


def link_longer(parse: Parse, drafts: list[Draft], clusters: Clusters, full: list[int], number: int) -> None:
    """ "Donald Trump" and "Donald J. Trump"."""
    key = name_key(parse, drafts[number])
    for other in full:
        if other >= number:
            break
        theirs = name_key(parse, drafts[other])
        if theirs[0] == key[0] and theirs[-1] == key[-1] and agree(drafts[other], drafts[number]):
            clusters.join(other, number)
            return


def agree(one: Draft, other: Draft) -> bool:
    return not (one.gender and other.gender and one.gender != other.gender)


def link_appositions(parse: Parse, drafts: list[Draft], clusters: Clusters, at_row: dict[int, int]) -> None:
    """ "Dmitri Peskov, the Kremlin spokesman" -> one chain."""
    for number, draft in enumerate(drafts):
        if parse.deps[draft.row] != "appos" or draft.form == "pronoun":
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
    return len(kinds) == 1 or "topic" in kinds and not kinds & {"person"}


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


def remember_title(clusters: Clusters, nouns: dict[str, int], number: int, draft: Draft) -> None:
    nouns[draft.title.split()[-1]] = number


def link_nominal(
    parse: Parse,
    drafts: list[Draft],
    clusters: Clusters,
    nouns: dict[str, int],
    number: int,
    lexicon: Lexicon,
) -> None:
    """ "the spokesman" -> the last phrase with this head, if their modifiers do not differ."""
    draft = drafts[number]
    lemma = parse.lemmas[draft.row].lower()
    if clusters.size(number) == 1 and parse.lowers[draft.first] in DEFINITE and lemma in nouns:
        other = nouns[lemma]
        near = parse.sentence_of[draft.row] - parse.sentence_of[drafts[other].row] <= NOMINAL_WINDOW
        if near and same_number(draft, drafts[other]) and modifiers_fit(parse, drafts[other], draft):
            clusters.join(other, number)
    nouns[lemma] = number


def same_number(one: Draft, other: Draft) -> bool:
    return one.number == other.number or one.number is None or other.number is None


def modifiers_fit(parse: Parse, earlier: Draft, later: Draft) -> bool:
    """The later phrase must not say more than the earlier one did."""
    content = frozenset(["ADJ", "NOUN", "PROPN", "NUM"])
    known = set(parse.lowers[earlier.first : earlier.after])
    return all(
        parse.lowers[row] in known or parse.pos[row] not in content or row == later.row
        for row in range(later.first, later.after)
    )


def link_pronoun(
    parse: Parse,
    drafts: list[Draft],
    clusters: Clusters,
    antecedents: Antecedents,
    at_row: dict[int, int],
    number: int,
) -> None:
    draft = drafts[number]
    if draft.relative:
        host = relative_host(parse, draft.row, at_row)
        if host is not None and host != number:
            clusters.join(host, number)
    elif draft.person == 3 and draft.form == "pronoun":
        best = antecedents.best(number)
        if best is not None:
            clusters.join(best, number)


def relative_host(parse: Parse, row: int, at_row: dict[int, int]) -> int | None:
    """ "the man who said" -> the mention that the relative clause describes."""
    for ancestor in parse.ancestors(row):
        if parse.deps[ancestor] == "relcl":
            return at_row.get(parse.heads[ancestor])
    return None


def link_speakers(
    parse: Parse,
    drafts: list[Draft],
    clusters: Clusters,
    at_row: dict[int, int],
    speakers: Mapping[int, int | None],
) -> None:
    """ "I" in a quotation -> its speaker; other first and second persons by their form."""
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
