"""Mentions and chains of one parsed article, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.language.clusters import Clusters
from kg.language.coref import chain_up
from kg.language.draft import Draft
from kg.language.lexicon import lexicon
from kg.language.mentions import draft_mentions
from kg.language.parse import Parse
from kg.records import Chain, Kind, Mention


@dataclass(slots=True)
class References:
    """The mentions and chains of an article.

    at: row of a token that is the syntactic head of a mention -> id of the mention.
    """

    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    at: dict[int, int] = field(default_factory=dict)


def find(parse: Parse, speakers: Mapping[int, int | None] | None = None) -> References:
    """Find the mentions of an article and the chains they form.

    `speakers`: row of a first-person pronoun inside a quotation -> row of the head of its speaker, or
    None where it is not known.
    """
    words = lexicon()
    drafts = draft_mentions(parse, words)
    clusters = chain_up(parse, drafts, words, speakers)
    members: dict[int, list[int]] = {}
    for number in range(len(drafts)):
        members.setdefault(clusters.find(number), []).append(number)
    chain_of = {number: chain for chain, group in enumerate(members.values()) for number in group}
    chains = tuple(
        chain_record(parse, drafts, clusters, chain, group) for chain, group in enumerate(members.values())
    )
    mentions = []
    for number, draft in enumerate(drafts):
        kind = mention_kind(draft, chains[chain_of[number]].kind)
        span, head = parse.span(draft.first, draft.after), parse.span(draft.head_first, draft.head_after)
        mentions.append(Mention(number, span, head, span.of(parse.text), kind, draft.form, chain_of[number]))
    return References(tuple(mentions), chains, index(drafts))


def mention_kind(draft: Draft, chain: Kind) -> Kind:
    """A pronoun has the kind of its chain; so has a person whom the chain knows as a politician."""
    if draft.form == "pronoun" or (draft.kind == "person" and chain == "politician"):
        return chain
    return draft.kind


def index(drafts: list[Draft]) -> dict[int, int]:
    """Map head rows, and the rows of names, to mentions."""
    at: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        at[draft.row] = number
    for number, draft in enumerate(drafts):
        for row in range(draft.head_first, draft.head_after):
            at.setdefault(row, number)
    return at


def chain_record(
    parse: Parse, drafts: list[Draft], clusters: Clusters, chain: int, group: list[int]
) -> Chain:
    """Name a chain and give it its kind, titles and gender."""
    named = [drafts[n] for n in group if drafts[n].form == "name"]
    nominal = [drafts[n] for n in group if drafts[n].form == "nominal"]
    names = sorted(
        dict.fromkeys(parse.slice(d.head_first, d.head_after) for d in named), key=lambda n: -len(n)
    )
    titles = [d.title for d in named if d.title]
    if named:
        titles += [parse.lemmas[d.row].lower() for d in nominal]
    if names:
        best = names[0]
    elif nominal:
        best = parse.slice(nominal[0].first, nominal[0].after)
    else:
        best = parse.words[drafts[group[0]].row]
    kind = chain_kind(named or nominal or [drafts[group[0]]])
    return Chain(
        chain,
        best,
        kind,
        tuple(group),
        tuple(names),
        tuple(dict.fromkeys(titles)),
        clusters.genders[clusters.find(group[0])],
    )


def chain_kind(drafts: list[Draft]) -> Kind:
    """Return the kind most of them have; a politician once is a politician throughout."""
    kinds = [draft.kind for draft in drafts]
    if "politician" in kinds and "person" in kinds:
        return "politician"
    return max(dict.fromkeys(kinds), key=kinds.count)
