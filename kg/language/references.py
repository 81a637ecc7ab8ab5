"""Mentions and chains of one parsed article, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.language.clusters import Clusters
from kg.language.coref import chain_up
from kg.language.draft import Draft
from kg.language.lexicon import Gender, lexicon
from kg.language.mentions import draft_mentions
from kg.language.parse import Parse
from kg.records import Chain, Kind, Mention

PERSONAL = frozenset(["person", "politician"])


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
    guessed = {drafts[number].row for number in clusters.unsure}
    drafts, roots = meant(drafts, clusters)
    members: dict[int, list[int]] = {}
    for number, root in enumerate(roots):
        members.setdefault(root, []).append(number)
    chain_of = {number: chain for chain, group in enumerate(members.values()) for number in group}
    chains = tuple(
        chain_record(parse, drafts, clusters.genders[root] or clusters.heard[root], chain, group)
        for chain, (root, group) in enumerate(members.items())
    )
    mentions = []
    for number, draft in enumerate(drafts):
        kind = mention_kind(draft, chains[chain_of[number]].kind)
        span = head = parse.span(draft.first, draft.after)
        if draft.head_first != draft.first or draft.head_after != draft.after:
            head = parse.span(draft.head_first, draft.head_after)
        text, chain = span.of(parse.text), chain_of[number]
        mentions.append(Mention(number, span, head, text, kind, draft.form, chain, draft.row in guessed))
    return References(tuple(mentions), chains, index(drafts))


def meant(drafts: list[Draft], clusters: Clusters) -> tuple[list[Draft], list[int]]:
    """Return the mentions without the coordinations that no pronoun means, and the cluster of each."""
    kept = [n for n, draft in enumerate(drafts) if not draft.members or clusters.size(n) > 1]
    return [drafts[n] for n in kept], [clusters.find(n) for n in kept]


def mention_kind(draft: Draft, chain: Kind) -> Kind:
    """A pronoun has the kind of its chain; so has a name whose chain is known as that of a person."""
    if draft.form == "pronoun" or (draft.kind == "person" and chain == "politician"):
        return chain
    if draft.form == "name" and not draft.sure and chain in PERSONAL:
        return chain
    return draft.kind


def index(drafts: list[Draft]) -> dict[int, int]:
    """Map head rows, and the rows of names, to mentions."""
    at: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        if not draft.members:
            at[draft.row] = number
    for number, draft in enumerate(drafts):
        if not draft.members:
            for row in range(draft.head_first, draft.head_after):
                at.setdefault(row, number)
    return at


def chain_record(
    parse: Parse, drafts: list[Draft], gender: Gender | None, chain: int, group: list[int]
) -> Chain:
    """Name a chain and give it its kind, titles and gender."""
    if len(group) == 1:
        return lone_record(parse, drafts[group[0]], gender, chain, group[0])
    named = [drafts[n] for n in group if drafts[n].form == "name"]
    nominal = [drafts[n] for n in group if drafts[n].form == "nominal"]
    names = sorted(
        dict.fromkeys(parse.slice(d.head_first, d.head_after) for d in named), key=lambda n: -len(n)
    )
    titles = [d.title for d in named if d.title]
    if named:
        titles += [title(parse, d) for d in nominal]
    if names:
        best = names[0]
    elif nominal and nominal[0].called:
        best = nominal[0].called
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
        gender,
    )


def lone_record(parse: Parse, draft: Draft, gender: Gender | None, chain: int, number: int) -> Chain:
    """Return the chain of a mention that nothing else means: most are."""
    if draft.form == "name":
        name = parse.slice(draft.head_first, draft.head_after)
        titles = (draft.title,) if draft.title else ()
        return Chain(chain, name, draft.kind, (number,), (name,), titles, gender)
    name = parse.words[draft.row]
    if draft.form == "nominal":
        name = draft.called or parse.slice(draft.first, draft.after)
    return Chain(chain, name, draft.kind, (number,), (), (), gender)


def title(parse: Parse, draft: Draft) -> str:
    """Return a noun as a title: "general", or, where the two words are one, "attorney general"."""
    lemma = parse.lemmas[draft.row].lower()
    pair = f"{parse.lowers[draft.row - 1]} {lemma}" if draft.row > draft.first else lemma
    return pair if pair in lexicon().titles else lemma


def chain_kind(drafts: list[Draft]) -> Kind:
    """Return the kind most of them have; a politician once is a politician throughout, and a full or
    titled name of a person tells of the short ones."""
    kinds = [draft.kind for draft in drafts]
    full = [d.kind for d in drafts if d.kind in PERSONAL and (d.title or d.head_after - d.head_first > 1)]
    if full:
        return "politician" if "politician" in full or "politician" in kinds else "person"
    if "politician" in kinds and "person" in kinds:
        return "politician"
    return max(dict.fromkeys(kinds), key=kinds.count)
