"""The antecedent of a third-person pronoun: small features, weighted for each class of pronoun.

Binding and agreement decide who may be the antecedent (`Antecedents.candidates`), the weights who is.
They are those of a log-linear ranking over the candidates and "none" (Denis and Baldridge 2008,
"Specialized models and ranking for coreference resolution"), fitted by `scripts/train_coref.py`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cache
from math import exp

from kg.language.agreement import compatible, partitives
from kg.language.clusters import Clusters
from kg.language.draft import Draft
from kg.language.expletives import situational
from kg.language.lexicon import word_set
from kg.language.parse import Parse
from kg.language.roles import (
    SPEECH,
    anchor,
    clause_of,
    commands,
    paragraphs,
    quotations,
    reported,
    role,
    speaks,
)
from kg.language.selection import fits, slot, sort, verb_role
from kg.language.weights import Group, pronoun_class, weighers

WINDOW_MENTIONS = 60
WINDOW_SENTENCES = 4
REFLEXIVES = frozenset(["himself", "herself", "itself", "themselves", "themself"])
PERSONAL = frozenset(["person", "politician", "office"])
BODIES = frozenset(["country", "organization", "party"])

TEXTS = word_set(
    """report poll statement letter article study survey document paper story book bill law memo email message
    post tweet rule policy text note order ruling announcement"""
)
"""Nouns of texts, which say and order as their authors do."""
READ = tuple((f"read={count}",) for count in range(5))
RANKED = tuple((f"rank={count}",) for count in range(6))
SURE = {"gendered": 0.6, "it": 0.57, "they": 0.68}
"""Class of pronoun -> how likely an antecedent must be for a claim to be linked to it."""


class Antecedents:
    """Ranks the mentions around a pronoun."""

    def __init__(
        self, parse: Parse, drafts: list[Draft], clusters: Clusters, speakers: Mapping[int, int] | None = None
    ) -> None:
        self.parse, self.drafts, self.clusters = parse, drafts, clusters
        self.paragraph = paragraphs(parse)
        self.quotation = quotations(parse, self.paragraph)
        self.sentences = [parse.sentence_of[draft.row] for draft in drafts]
        self.voices: dict[int, list[int]] = {}
        for row, speaker in (speakers or {}).items():
            self.voices.setdefault(self.quotation[row], []).append(speaker)
        self.sayers: dict[int, list[int]] = {}
        self.spoken: dict[int, set[int]] = {}
        self.grouped = {row for draft in drafts for row in draft.members}
        self.weighers = weighers()
        self.sure: dict[int, float] = {}
        self.roles = [role(parse, draft.row) for draft in drafts]
        partitive = partitives(parse, drafts)
        self.barred = [
            draft.person != 3 or draft.row in partitive or (draft.label == "NORP" and draft.kind == "misc")
            for draft in drafts
        ]  # "some of the envoys" are not the envoys, nor is "the Russian envoy" Russian
        self.slots = [slot(parse, draft.row) if draft.form == "pronoun" else "" for draft in drafts]
        self.sorts = [sort(draft) for draft in drafts]
        self.verbs = [
            verb_role(parse, draft.row) if own in ("subject", "object") else None
            for draft, own in zip(drafts, self.roles, strict=True)
        ]
        self.clauses = [clause_of(parse, draft.row) for draft in drafts]
        self.base: list[Group | None] = [None] * len(drafts)

    def best(self, number: int) -> int | None:
        """Return the best antecedent of the pronoun, or None where none is good enough."""
        speaker = self.goes_on(number)
        if speaker is not None:
            self.sure[number] = 1.0
            return speaker
        weigher = self.weighers[pronoun_class(self.drafts[number])]
        none = top = weigher[self.none_features(number)]
        best = None
        scores = []
        for other, features in self.ranked(number):
            score = sum([weigher[group] for group in features])
            scores.append((other, score))
            if score > top:
                best, top = other, score
        if best is not None:
            self.sure[number] = self.likely(best, scores, exp(none - top))
        return best

    def goes_on(self, number: int) -> int | None:
        """Return who spoke in the sentence before a quotation that a pronoun says: "Costa called it a lie.
        “Nobody came,” he said."; a sentence between that is all quotation does not count."""
        parse, drafts = self.parse, self.drafts
        sentence = self.sentences[number]
        if not drafts[number].gender or not self.utters(number):
            return None
        first, after = parse.sentences[sentence]
        if not any(self.quotation[first:after]):
            return None
        told = None
        for other in range(number - 1, max(-1, number - 1 - WINDOW_MENTIONS), -1):
            place, row = self.sentences[other], drafts[other].row
            if sentence - place > WINDOW_SENTENCES or (told is not None and place < told):
                break
            if self.quotation[row]:
                continue
            if place == sentence:
                if self.roles[other] == "subject":
                    return None  # somebody else does something here, too
                continue
            told = place
            main = self.utters(other) and parse.deps[parse.heads[anchor(parse, row)]] == "ROOT"
            if main and drafts[other].kind in PERSONAL:
                return other if self.allowed(number, other) else None
        return None

    def utters(self, number: int) -> bool:
        """Is it the subject, outside quotations, of a verb of speech?"""
        row = self.drafts[number].row
        if self.roles[number] != "subject" or self.quotation[row]:
            return False
        return self.parse.lemmas[self.parse.heads[anchor(self.parse, row)]] in SPEECH

    def likely(self, best: int, scores: list[tuple[int, float]], none: float) -> float:
        """Return how likely the pronoun means what `best` means; a pronoun between them must mean it, too."""
        find, sure = self.clusters.find, self.sure
        root, top = find(best), next(score for other, score in scores if other == best)
        mine, total = 0.0, none
        for other, score in scores:
            power = exp(score - top)
            total += power
            if find(other) == root:
                mine += power * sure.get(other, 1.0)
        return mine / total

    def is_sure(self, number: int, host: int) -> bool:
        """Is the antecedent that the pronoun was given likely enough to be told of it?"""
        pronoun = self.drafts[number]
        if self.sure[number] < SURE[pronoun_class(pronoun)]:
            return False
        if pronoun.gender:
            root = self.clusters.find(host)
            if self.quotation[pronoun.row] and root in self.spoke_last(number):
                return False
            return self.clusters.personal[root] or self.clusters.genders[root] is not None
        if pronoun.number == "many":
            return not self.is_pair(number, host)
        if self.slots[number] == "s_agent" and not self.acts(self.clusters.find(host)):
            return False
        return not situational(self.parse, pronoun.row)

    def is_pair(self, number: int, host: int) -> bool:
        """May "they" be two people named one by one ("Lee told Reyes about their plan")?"""
        root = self.clusters.find(host)
        if self.clusters.many[root] and self.sorts[root] == "agent":
            return False
        found = set()
        for other in range(number - 1, -1, -1):
            if self.sentences[other] != self.sentences[number]:
                break
            draft = self.drafts[other]
            if draft.kind in PERSONAL and draft.number == "one" and self.roles[other] != "modifier":
                found.add(self.clusters.find(other))
        return len(found) > 1

    def acts(self, root: int) -> bool:
        """May the cluster decide, buy or say? A body or a country does, and a text says."""
        draft = self.drafts[root]
        sort = self.sorts[root]
        return sort in ("agent", "place") or self.parse.lemmas[draft.row].lower() in TEXTS

    def none_features(self, number: int) -> Group:
        """Return what holds of a pronoun that means nothing said before."""
        return "none", f"none@{self.roles[number]}", f"none~{self.slots[number]}"

    def ranked(self, number: int) -> list[tuple[int, list[Group]]]:
        """Return the candidates, the nearest first, with their features."""
        ranks: dict[int, int] = {}
        found = []
        for other in self.candidates(number):
            root = self.clusters.find(other)
            rank = ranks.setdefault(root, len(ranks))
            found.append((other, self.features(number, other, root, rank)))
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
        if not self.possible(number, other, root):
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

    def possible(self, number: int, other: int, root: int) -> bool:
        """Do the verb and the quotation around the pronoun allow it? Who speaks says no "he" of himself."""
        parse, pronoun, draft = self.parse, self.drafts[number], self.drafts[other]
        quotation = self.quotation[pronoun.row]
        if quotation:
            voices = self.voices.get(quotation, []) + self.saying(number)
            if any(self.clusters.find(voice) == root for voice in voices):
                return False
        elif root in self.quoted(number):
            return False
        if pronoun.gender:
            return True
        place = self.slots[number]
        if pronoun.number == "many":
            if draft.row in self.grouped and not draft.members and draft.number != "many":
                return False  # "the minister and Ann Lee said that they": never the minister alone
            if draft.number == "many" or draft.form == "pronoun":
                return True
            if draft.kind in BODIES and self.roles[other] in ("oblique", "noun_oblique"):
                return False  # "they met at the Kremlin"
            return draft.kind != "place" if draft.form == "name" else draft.kind not in PERSONAL
        if not fits(parse, place, draft):
            return False
        oblique = self.roles[other] in ("oblique", "noun_oblique")
        if place == "s_agent" and oblique and draft.kind in ("country", "place"):
            return False  # "rockets fell in Gaza, it said"
        if draft.kind == "place" and draft.form == "name":
            return place == "poss" or self.roles[other] in ("subject", "possessive")
        return True

    def quoted(self, number: int) -> set[int]:
        """Return the clusters of whom the pronoun speaks in a quotation ("“Lee beat him,” he said")."""
        known = self.spoken.get(number)
        if known is not None:
            return known
        known = self.spoken[number] = set()
        parse, row, sentence = self.parse, self.drafts[number].row, self.sentences[number]
        if self.roles[number] != "subject" or parse.lemmas[parse.heads[row]] not in SPEECH:
            return known
        first, after = parse.sentences[sentence]
        own = set(self.quotation[max(0, first - 1) : after]) - {0}
        for other in range(number - 1, -1, -1):
            if not own or sentence - self.sentences[other] > WINDOW_SENTENCES:
                break
            draft = self.drafts[other]
            if draft.person == 3 and not draft.relative and self.quotation[draft.row] in own:
                known.add(self.clusters.find(other))
        return known

    def saying(self, number: int) -> list[int]:
        """Return the mentions whose verb says the quotation in which the pronoun stands."""
        known = self.sayers.get(number)
        if known is None:
            row, sentence = self.drafts[number].row, self.sentences[number]
            first, after = bisect_left(self.sentences, sentence), bisect_right(self.sentences, sentence)
            outside = [n for n in range(first, after) if not self.quotation[self.drafts[n].row]]
            known = [n for n in outside if speaks(self.parse, self.drafts[n].row, row)]
            self.sayers[number] = known
        return known

    def spoke_last(self, number: int) -> set[int]:
        """Return the clusters that spoke in the sentence before, where a quotation goes on: "“Lee won,” Costa
        said. “She worked. She was tired.”"."""
        parse, sentence = self.parse, self.sentences[number]
        quotation = self.quotation[self.drafts[number].row]
        begun, found = sentence, set()
        for other in range(number - 1, -1, -1):
            inside = self.quotation[self.drafts[other].row] == quotation
            begun = self.sentences[other] if inside else begun
            if begun - self.sentences[other] > 1:
                break
            row = anchor(parse, self.drafts[other].row)
            if self.quotation[row] or parse.deps[row] != "nsubj":
                continue
            if self.sentences[other] == sentence:
                return set()
            if parse.lemmas[parse.heads[row]] in SPEECH:
                found.add(self.clusters.find(other))
        return found

    def own_features(self, number: int) -> Group:
        """Return the features of a mention that hold whatever the pronoun."""
        draft, parse = self.drafts[number], self.parse
        kind = "person" if draft.kind == "politician" else draft.kind  # the training texts know few
        found = [f"form={draft.form}", f"kind={kind}"]
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
        return tuple(found)

    def features(self, number: int, other: int, root: int, rank: int) -> list[Group]:
        """Return the names of the features that hold of a pronoun and its possible antecedent."""
        parse, clusters = self.parse, self.clusters
        pronoun, draft = self.drafts[number], self.drafts[other]
        gap = self.sentences[number] - self.sentences[other]
        mine, theirs = self.roles[number], self.roles[other]
        base = self.base[other]
        if base is None:
            base = self.base[other] = self.own_features(other)
        apart = min(self.paragraph[pronoun.row] - self.paragraph[draft.row], 2)
        found = [
            base,
            distance(gap, apart),
            placed(mine, theirs, gap, self.slots[number], self.sorts[other]),
            READ[min(clusters.read[root], 4)],
            RANKED[min(rank, 5)],
        ]
        more = []
        if self.verbs[number] is not None and self.verbs[number] == self.verbs[other]:
            more.append("same_predicate")
        if other > number:
            more.append("cataphora")
        elif gap == 0:
            if self.clauses[other] == self.clauses[number]:
                more.append(f"same_clause_{theirs}")
            elif theirs == "subject" and commands(parse, draft.row, pronoun.row):
                more.append("commands")
        if not clusters.content[root]:
            more.append("no_content")
        elif clusters.named[root]:
            more.append("named")
        if pronoun.gender:
            more.append("gender" if clusters.genders[root] or clusters.heard[root] else "no_gender")
        if self.quotation[pronoun.row] != self.quotation[draft.row]:
            more.append("quote_differs")
        if draft.first == parse.sentences[self.sentences[other]][0]:
            more.append("opens_sentence")
        if more:
            found.append(tuple(more))
        return found


@cache
def distance(sentences: int, paragraphs: int) -> tuple[str, str]:
    """Return the features of how far back a mention stands."""
    return f"sentences={sentences}", f"paragraphs={paragraphs}"


@cache
def placed(mine: str, theirs: str, sentences: int, place: str, sort: str) -> tuple[str, str, str]:
    """Return the features of the roles of a pronoun and a mention, and of what the verb wants."""
    return f"role={theirs}@{min(sentences, 2)}", f"{mine}<{theirs}", f"{place}~{sort}"
