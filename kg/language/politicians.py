"""Which persons hold or seek an office: what the sentence around a name tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.language.draft import Draft
from kg.language.lexicon import Lexicon, word_set
from kg.language.parse import Parse

Cue = Callable[[Parse, Draft, "Context"], bool]

CHOSEN = word_set(
    """elect re-elect reelect nominate inaugurate depose oust impeach unseat overthrow defeat beat
    endorse succeed"""
)
CHOOSING = word_set("defeat campaign veto govern unseat contest outpoll win lose represent caucus")
GOVERNED = word_set(
    """government administration cabinet presidency premiership campaign ministry regime candidacy election
    victory coalition leadership supporter"""
)
BEING = frozenset(["be", "become", "remain", "elect", "name", "appoint"])
AS = frozenset(["serve", "run", "elect", "appoint", "act", "work", "resign", "succeed", "return", "stand"])
CAMPS = word_set(
    """democrat republican democratic conservative liberal labour labor socialist communist tory green whig
    independent nationalist unionist federalist"""
)


class Context:
    """What the cues look up: office nouns, rows of party and election names, rows of politicians."""

    def __init__(self, parse: Parse, drafts: Sequence[Draft], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.parties = {row for d in drafts if d.kind == "party" for row in range(d.head_first, d.head_after)}
        self.elections = {parse.sentence_of[d.row] for d in drafts if d.kind == "election"}
        self.politicians = {d.row for d in drafts if d.kind == "politician"}

    def office(self, parse: Parse, row: int) -> bool:
        """Is the token a noun for a political office?"""
        title = self.lexicon.titles.get(parse.lemmas[row].lower())
        return title is not None and title[0] == "politician" and parse.pos[row] in ("NOUN", "PROPN")


def office_before(parse: Parse, draft: Draft, context: Context) -> bool:
    """Example: "Liberal leader X", "the former president X"."""
    row = draft.head_first - 1
    if row >= 0 and context.office(parse, row) and parse.sentence_of[row] == parse.sentence_of[draft.row]:
        return True
    return any(context.office(parse, child) for child in parse.kids(draft.row, "compound", "nmod", "amod"))


def apposed_office(parse: Parse, draft: Draft, context: Context) -> bool:
    """Example: "X, the leader of the opposition", "the president, X"."""
    if parse.deps[draft.row] == "appos" and context.office(parse, parse.heads[draft.row]):
        return True
    return any(
        context.office(parse, noun)
        for child in parse.kids(draft.row, "appos")
        for noun in parse.conjuncts(child)
    )


def is_office_holder(parse: Parse, draft: Draft, context: Context) -> bool:
    """Example: "X was prime minister", "X served as governor"."""
    if parse.deps[draft.row] not in ("nsubj", "nsubjpass"):
        return False
    for verb in parse.conjuncts(parse.heads[draft.row]):
        if parse.lemmas[verb] in BEING and any(
            context.office(parse, noun)
            for c in parse.kids(verb, "attr", "oprd")
            for noun in parse.conjuncts(c)
        ):
            return True
        if parse.lemmas[verb] in AS:
            for prep in parse.kids(verb, "prep"):
                if parse.lowers[prep] in ("as", "for") and any(
                    context.office(parse, noun)
                    for c in parse.kids(prep, "pobj")
                    for noun in parse.conjuncts(c)
                ):
                    return True
    return False


def is_chosen(parse: Parse, draft: Draft, context: Context) -> bool:
    """Example: "X was elected", "voters unseated X"."""
    lemma = parse.lemmas[parse.heads[draft.row]]
    dep = parse.deps[draft.row]
    return (dep in ("nsubjpass", "dobj") and lemma in CHOSEN) or (dep == "nsubj" and lemma in CHOOSING)


def governs(parse: Parse, draft: Draft, context: Context) -> bool:
    """Example: "the X administration", "X's cabinet"."""
    return (
        parse.deps[draft.row] in ("poss", "compound", "nmod")
        and parse.lemmas[parse.heads[draft.row]] in GOVERNED
    )


def of_party(parse: Parse, draft: Draft, context: Context) -> bool:
    """Example: "Democrat X", "X of the Liberal Party", "X (Labour)"."""
    before = draft.head_first - 1
    if before >= 0 and (parse.lowers[before] in CAMPS or before in context.parties):
        return True
    after = draft.head_after
    if (
        after + 1 < len(parse)
        and parse.words[after] in ("(", ",")
        and parse.words[after + 1] in ("D", "R", "D-", "R-")
    ):
        return True
    if after + 1 < len(parse) and parse.words[after] == "(" and after + 1 in context.parties:
        return True
    return any(
        parse.lowers[prep] in ("of", "from") and parse.child(prep, "pobj") in context.parties
        for prep in parse.kids(draft.row, "prep")
    )


def in_election(parse: Parse, draft: Draft, context: Context) -> bool:
    """A person in a sentence that names an election."""
    return parse.sentence_of[draft.row] in context.elections


def beside_politician(parse: Parse, draft: Draft, context: Context) -> bool:
    """Example: "Prime Minister X and Y"."""
    if parse.deps[draft.row] == "conj" and parse.heads[draft.row] in context.politicians:
        return True
    return any(child in context.politicians for child in parse.kids(draft.row, "conj"))


CUES: tuple[Cue, ...] = (
    office_before,
    apposed_office,
    is_office_holder,
    is_chosen,
    governs,
    of_party,
    in_election,
    beside_politician,
)


def mark_politicians(parse: Parse, drafts: Sequence[Draft], lexicon: Lexicon) -> None:
    """Turn persons into politicians where a cue says so."""
    context = Context(parse, drafts, lexicon)
    for draft in drafts:
        if (
            draft.kind == "person"
            and draft.form == "name"
            and any(cue(parse, draft, context) for cue in CUES)
        ):
            draft.kind = "politician"
            context.politicians.add(draft.row)
