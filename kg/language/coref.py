"""Which mentions of one article mean the same: names, then noun phrases, then pronouns.

The order follows the sieves of Lee et al. (2013), "Deterministic coreference resolution based on
entity-centric, precision-ranked rules"; pronouns choose among antecedents by the weighted features
of `kg.language.antecedents`. Names are joined in `kg.language.coref_names`.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.language.antecedents import Antecedents
from kg.language.appositions import link_appositions
from kg.language.clusters import Clusters
from kg.language.coref_names import PERSONAL, link_names
from kg.language.draft import Draft
from kg.language.kinds import VOCATIVES
from kg.language.lexicon import Lexicon
from kg.language.parse import Parse

DEFINITE = frozenset(["the", "this", "that", "these", "those", "said", "our"])
CONTENT = frozenset(["ADJ", "NOUN", "PROPN", "NUM"])
AS = frozenset(["as", "for", "of"])
RANKS = frozenset(
    ["vice", "deputy", "assistant", "acting", "shadow", "associate", "former", "first", "prime", "new"]
)
"""Words that make another office or bearer: "the president" is not "the vice president"."""
PEOPLE = frozenset(["person", "office"])
SHARES = frozenset(["some", "many", "most", "several", "few", "other", "fewer", "more", "any", "no", "half"])
UNPARTICULAR = frozenset(["no", "any", "every", "each", "neither", "either", "another", "such"])
RESTRICTING = frozenset(
    ["from", "for", "with", "between", "against", "in", "on", "at", "to", "by", "without"]
)
MEMORY = 12
"""How many earlier phrases with the same head noun are looked at."""
NOMINAL_WINDOW = 12
"""How many sentences back a noun phrase looks for one that no name is known of."""
TOPIC_WINDOW = 5
"""The same where that is a thing that was not definite."""


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
        elif is_share(parse, draft):
            clusters.unsure.add(number)
        elif draft.form == "pronoun":
            link_pronoun(clusters, antecedents, at_row, number)
        elif draft.title:
            remember(nouns, draft.title.split()[-1], number)
        clusters.seen(number)
    link_speakers(parse, drafts, clusters, at_row, speakers or {})
    return clusters


def is_share(parse: Parse, draft: Draft) -> bool:
    """Is it a part of those whose name it has ("some Democrats", "three Germans")?"""
    if draft.kind != "group" or draft.first == draft.head_first:
        return False
    before = range(draft.first, draft.head_first)
    return any(parse.lowers[row] in SHARES or parse.tags[row] == "CD" for row in before)


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
            if same_number(draft, drafts[other])
            and modifiers_fit(parse, drafts[other], draft)
            and is_particular(parse, drafts[other])
        ]
        near = [
            other
            for other in fitting
            if sentence - parse.sentence_of[drafts[other].row] <= reach(parse, drafts[other])
        ]
        known = fitting if draft.kind == "office" else near
        named = [other for other in known if clusters.named[clusters.find(other)]]
        if named or near:
            clusters.join((named or near)[-1], number)
    remember(nouns, lemma, number)


def reach(parse: Parse, draft: Draft) -> int:
    """Return for how many sentences a phrase is looked back at: "losses" fades sooner than "the merger"."""
    brief = draft.kind in ("topic", "misc") and parse.lowers[draft.first] not in DEFINITE
    return TOPIC_WINDOW if brief else NOMINAL_WINDOW


def is_definite(parse: Parse, draft: Draft) -> bool:
    """Example: "the senator", "this senator", and, as a name, "Senator"."""
    word = parse.lowers[draft.first]
    if word in DEFINITE:
        return word != "this" or draft.kind not in ("country", "place")  # "in this country": the speaker's
    bare = draft.kind == "office" and parse.words[draft.first][:1].isupper() and word not in ("a", "an")
    dep = parse.deps[draft.row]
    return bare and dep not in ("attr", "oprd") and not (dep == "pobj" and before(parse, draft) in AS)


def is_particular(parse: Parse, draft: Draft) -> bool:
    """Can it be taken up again? "No deal", "any deal" and, in general, "from candidate to leader" cannot."""
    word = parse.lowers[draft.first]
    if word in UNPARTICULAR:
        return False
    if parse.deps[draft.row] not in ("pobj", "attr", "oprd"):
        return True
    bare = draft.first == draft.row or parse.deps[draft.first] in ("amod", "advmod", "compound")
    return not (
        bare and draft.kind in PEOPLE and parse.tags[draft.row] == "NN" and parse.words[draft.first].islower()
    )


def before(parse: Parse, draft: Draft) -> str:
    return parse.lowers[parse.heads[draft.row]]


def same_number(one: Draft, other: Draft) -> bool:
    return one.number == other.number or one.number is None or other.number is None


def modifiers_fit(parse: Parse, earlier: Draft, later: Draft) -> bool:
    """The later phrase must not say more than the earlier one, nor leave out what makes another office."""
    known = set(parse.lowers[earlier.first : earlier.after])
    now = set(parse.lowers[later.first : later.after])
    if (known & RANKS) != (now & RANKS) or restricted(parse, earlier, later):
        return False
    return all(
        parse.lowers[row] in known
        or parse.lowers[row] in VOCATIVES
        or parse.pos[row] not in CONTENT
        or row == later.row
        for row in range(later.first, later.after)
    )


def restricted(parse: Parse, earlier: Draft, later: Draft) -> bool:
    """Does what stands behind the later phrase tell it from the earlier one?

    Example: "the firms that the union named", after "firms"; "the chairs from Ohio", after "the chairs".
    """
    said: list[str] | None = None
    for child in parse.children[later.row]:
        if child < later.after or parse.words[child - 1] == ",":
            continue
        telling: int | None = child
        if parse.deps[child] == "prep" and parse.lowers[child] in RESTRICTING:
            telling = parse.child(child, "pobj")
        elif parse.deps[child] not in ("relcl", "acl") or parse.words[parse.lefts[child] - 1] == ",":
            continue
        if telling is not None and parse.pos[telling] in ("NOUN", "PROPN", "VERB", "AUX"):
            if said is None:
                said = parse.lowers[parse.lefts[earlier.row] : parse.rights[earlier.row] + 1]
            if parse.lowers[telling] not in said:
                return True
    return False


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
        if host is not None and not antecedents.is_sure(number, host):
            clusters.unsure.add(number)
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
