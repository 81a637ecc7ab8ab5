"""The antecedent of a third-person pronoun: small features, weighted for each class of pronoun.

Binding and agreement decide who may be the antecedent (`Antecedents.candidates`), the weights who is.
They are those of a log-linear ranking over the candidates and "none" (Denis and Baldridge 2008,
"Specialized models and ranking for coreference resolution"), fitted by `scripts/train_coref.py`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cache

from kg.language.clusters import Clusters
from kg.language.draft import Draft
from kg.language.lexicon import QUANTITIES
from kg.language.parse import Parse
from kg.language.roles import anchor, clause_of, commands, paragraphs, quotations, reported, role, speaks
from kg.language.selection import fits, slot, sort, verb_role
from kg.ontology import rows

WINDOW_MENTIONS = 60
WINDOW_SENTENCES = 4
REFLEXIVES = frozenset(["himself", "herself", "itself", "themselves", "themself"])
PERSONAL = frozenset(["person", "politician", "office"])
CLASSES = ("gendered", "it", "they")
UNLIKELY = frozenset(["country", "party", "election", "event", "group", "topic"])
"""Kinds that no "he" or "she" means."""

READ = tuple(f"read={count}" for count in range(5))
RANKED = tuple(f"rank={count}" for count in range(6))


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return class of pronoun -> feature -> weight."""
    table = list(rows("language/antecedent_weights.csv"))
    return {name: {row["feature"]: float(row[name]) for row in table} for name in CLASSES}


class Antecedents:
    """Ranks the mentions around a pronoun."""

    def __init__(
        self, parse: Parse, drafts: list[Draft], clusters: Clusters, speakers: Mapping[int, int] | None = None
    ) -> None:
        self.parse, self.drafts, self.clusters = parse, drafts, clusters
        self.quotation = quotations(parse)
        self.sentences = [parse.sentence_of[draft.row] for draft in drafts]
        self.voices: dict[int, list[int]] = {}
        for row, speaker in (speakers or {}).items():
            self.voices.setdefault(self.quotation[row], []).append(speaker)
        self.sayers: dict[int, list[int]] = {}
        self.paragraph = paragraphs(parse)
        self.grouped = {row for draft in drafts for row in draft.members}
        self.weights = weights()
        self.roles = [role(parse, draft.row) for draft in drafts]
        partitive = partitives(parse, drafts)
        self.barred = [
            draft.person != 3 or draft.row in partitive or (draft.label == "NORP" and draft.kind == "misc")
            for draft in drafts
        ]  # "some of the envoys" are not the envoys, nor is "the Russian envoy" Russian
        self.slots = [slot(parse, draft.row) if draft.form == "pronoun" else "" for draft in drafts]
        self.sorts = [sort(draft) for draft in drafts]
        self.verbs = [verb_role(parse, draft.row) for draft in drafts]
        self.clauses = [clause_of(parse, draft.row) for draft in drafts]
        self.base: list[list[str] | None] = [None] * len(drafts)

    def best(self, number: int) -> int | None:
        """Return the best antecedent of the pronoun, or None where none is good enough."""
        weight = self.weights[pronoun_class(self.drafts[number])].get
        best, top = None, sum([weight(name, 0.0) for name in self.none_features(number)])
        for other, features in self.ranked(number):
            score = sum([weight(name, 0.0) for name in features])
            if score > top:
                best, top = other, score
        return best

    def none_features(self, number: int) -> list[str]:
        """Return what holds of a pronoun that means nothing said before."""
        return ["none", f"none@{self.roles[number]}", f"none~{self.slots[number]}"]

    def ranked(self, number: int) -> list[tuple[int, list[str]]]:
        """Return the candidates, the nearest first, with their features."""
        ranks: dict[int, int] = {}
        found = []
        for other in self.candidates(number):
            rank = ranks.setdefault(self.clusters.find(other), len(ranks))
            found.append((other, self.features(number, other, rank)))
        return found

    def candidates(self, number: int) -> list[int]:
        """Return the mentions that may be the antecedent: those before it, the nearest first, then a
        subject behind it in whose clause the pronoun's own is embedded ("In his speech, Smith said")."""
        parse, drafts, sentences, barred = self.parse, self.drafts, self.sentences, self.barred
        row = drafts[number].row
        sentence = sentences[number]
        found: list[int] = []
        for other in range(number - 1, max(-1, number - 1 - WINDOW_MENTIONS), -1):
            if sentence - sentences[other] > WINDOW_SENTENCES:
                break
            if not barred[other] and self.allowed(number, other):
                found.append(other)
        for other in range(number + 1, min(len(drafts), number + 12)):
            draft = drafts[other]
            if sentences[other] != sentence:
                break
            if draft.form != "name" or self.roles[other] != "subject" or barred[other]:
                continue
            if self.allowed(number, other):
                same = self.clauses[other] == self.clauses[number] and parse.deps[row] != "poss"
                if not same and commands(parse, draft.row, row) and not reported(parse, draft.row, row):
                    found.append(other)
        return found

    def allowed(self, number: int, other: int) -> bool:
        """Do agreement and binding allow it? A plain pronoun means no other argument of its predicate."""
        pronoun, draft = self.drafts[number], self.drafts[other]
        clusters = self.clusters
        root = clusters.find(other)
        if not compatible(pronoun, draft, clusters, root):
            return False
        if draft.first <= pronoun.row < draft.after or self.possessed(pronoun, draft):
            return False
        if self.roles[other] == "modifier" and self.roles[number] != "possessive":
            if pronoun.number == "many" and self.roles[number] == "object":
                return False  # "a White House official accepted them"
            if self.clauses[other] == self.clauses[number]:
                return False  # "the Kremlin spokesman denied it"
        if not self.possible(number, other):
            return False
        governor = clusters.governor[number]
        if self.parse.lowers[pronoun.row] in REFLEXIVES:
            return True
        return governor < 0 or governor not in clusters.governors[root]

    def possessed(self, pronoun: Draft, draft: Draft) -> bool:
        """Is it what the pronoun owns ("his lawyer Ann Lee", "his son")?"""
        parse = self.parse
        if parse.deps[pronoun.row] != "poss":
            return False
        owned = parse.heads[pronoun.row]
        return draft.row == owned or (parse.heads[draft.row] == owned and parse.deps[draft.row] == "appos")

    def possible(self, number: int, other: int) -> bool:
        """Do the verb and the quotation around the pronoun allow it? Who speaks says no "he" of himself."""
        parse, pronoun, draft = self.parse, self.drafts[number], self.drafts[other]
        quotation = self.quotation[pronoun.row]
        if quotation:
            root = self.clusters.find(other)
            voices = self.voices.get(quotation, []) + self.saying(number)
            if any(self.clusters.find(voice) == root for voice in voices):
                return False
        if pronoun.gender:
            return True
        place = self.slots[number]
        if pronoun.number == "many":
            if draft.row in self.grouped and not draft.members and draft.number != "many":
                return False  # "the minister and Ann Lee said that they": never the minister alone
            if draft.number == "many" or draft.form == "pronoun":
                return True
            return draft.kind != "place" if draft.form == "name" else draft.kind not in PERSONAL
        if not fits(parse, place, draft):
            return False
        if draft.kind == "place" and draft.form == "name":
            return place == "poss" or self.roles[other] in ("subject", "possessive")
        return True

    def saying(self, number: int) -> list[int]:
        """Return the mentions whose verb says the quotation in which the pronoun stands."""
        known = self.sayers.get(number)
        if known is None:
            row, sentence = self.drafts[number].row, self.sentences[number]
            first, after = bisect_left(self.sentences, sentence), bisect_right(self.sentences, sentence)
            known = self.sayers[number] = [
                other
                for other in range(first, after)
                if not self.quotation[self.drafts[other].row]
                and speaks(self.parse, self.drafts[other].row, row)
            ]
        return known

    def own_features(self, number: int) -> list[str]:
        """Return the features of a mention that hold whatever the pronoun."""
        draft, parse = self.drafts[number], self.parse
        found = [f"form={draft.form}", f"kind={draft.kind}"]
        if draft.form == "nominal":
            found.append("indefinite" if parse.lowers[draft.first] in ("a", "an") else "nominal")
        if parse.deps[draft.row] == "conj":
            found.append("conjunct")
        if draft.number == "many":
            found.append("many")
        if draft.members:
            found.append("coordination")
        if self.roles[number] == "subject" and parse.deps[parse.heads[anchor(parse, draft.row)]] == "ROOT":
            found.append("main_subject")
        return found

    def features(self, number: int, other: int, rank: int) -> list[str]:
        """Return the names of the features that hold of a pronoun and its possible antecedent."""
        parse, clusters = self.parse, self.clusters
        pronoun, draft = self.drafts[number], self.drafts[other]
        gap = self.sentences[number] - self.sentences[other]
        mine, theirs = self.roles[number], self.roles[other]
        root = clusters.find(other)
        base = self.base[other]
        if base is None:
            base = self.base[other] = self.own_features(other)
        apart = min(self.paragraph[pronoun.row] - self.paragraph[draft.row], 2)
        found = [
            *base,
            *distance(gap, apart),
            *placed(mine, theirs, gap, self.slots[number], self.sorts[other]),
            READ[min(clusters.read[root], 4)],
            RANKED[min(rank, 5)],
        ]
        if self.verbs[number] is not None and self.verbs[number] == self.verbs[other]:
            found.append("same_predicate")
        if other > number:
            found.append("cataphora")
        elif gap == 0:
            if self.clauses[other] == self.clauses[number]:
                found.append(f"same_clause_{theirs}")
            elif theirs == "subject" and commands(parse, draft.row, pronoun.row):
                found.append("commands")
        if not clusters.content[root]:
            found.append("no_content")
        elif clusters.named[root]:
            found.append("named")
        if pronoun.gender:
            found.append("gender" if clusters.genders[root] or clusters.heard[root] else "no_gender")
        if self.quotation[pronoun.row] != self.quotation[draft.row]:
            found.append("quote_differs")
        if draft.first == parse.sentences[self.sentences[other]][0]:
            found.append("opens_sentence")
        return found


@cache
def distance(sentences: int, paragraphs: int) -> tuple[str, str]:
    """Return the features of how far back a mention stands."""
    return f"sentences={sentences}", f"paragraphs={paragraphs}"


@cache
def placed(mine: str, theirs: str, sentences: int, place: str, sort: str) -> tuple[str, str, str]:
    """Return the features of the roles of a pronoun and a mention, and of what the verb wants."""
    return f"role={theirs}@{min(sentences, 2)}", f"{mine}<{theirs}", f"{place}~{sort}"


def partitives(parse: Parse, drafts: list[Draft]) -> frozenset[int]:
    """Return the rows of nouns that others count: "dozens of envoys", "some of the envoys"."""
    found = []
    for draft in drafts:
        if draft.form == "nominal" and draft.number == "many" and not draft.members:
            counts = (
                parse.pos[draft.row] in ("DET", "PRON", "NUM", "ADJ") or parse.lemmas[draft.row] in QUANTITIES
            )
            of = parse.child(draft.row, "prep") if counts else None
            thing = parse.child(of, "pobj") if of is not None and parse.lowers[of] == "of" else None
            found += [] if thing is None else [thing]
    return frozenset(found)


def pronoun_class(pronoun: Draft) -> str:
    return "gendered" if pronoun.gender else "they" if pronoun.number == "many" else "it"


def compatible(pronoun: Draft, draft: Draft, clusters: Clusters, root: int) -> bool:
    """Do number, gender and animacy allow it?"""
    gender = clusters.genders[root] or clusters.heard[root]
    personal = draft.kind in ("person", "politician", "office")
    if pronoun.gender:
        if gender:
            return gender == pronoun.gender and draft.number != "many" and not (draft.sure and not personal)
        if draft.form == "pronoun":
            same = draft.gender in (None, pronoun.gender)
            return same and personal and draft.number != "many" and clusters.content[root]
        if draft.form == "name":
            known = draft.sure and not personal
            return (
                draft.kind not in UNLIKELY and draft.label != "NORP" and draft.number != "many" and not known
            )
        return personal and draft.number != "many"
    if pronoun.number == "many":
        if draft.form == "pronoun" and draft.number == "one":
            return False
        return not (gender or draft.gender) and (
            draft.number == "many" or not personal or draft.form == "nominal"
        )
    return not (gender or draft.gender) and draft.number != "many" and not personal and draft.kind != "group"
