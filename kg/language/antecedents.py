"""The antecedent of a third-person pronoun: a table of small features with weights for each class of pronoun."""

from __future__ import annotations

from functools import cache

from kg.language.clusters import SUBJECTS, Clusters
from kg.language.draft import Draft
from kg.language.parse import Parse
from kg.ontology import rows

WINDOW_MENTIONS = 60
WINDOW_SENTENCES = 4
REFLEXIVES = frozenset(["himself", "herself", "itself", "themselves", "themself"])
CLASSES = ("gendered", "it", "they")


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return class of pronoun -> feature -> weight."""
    table = list(rows("language/antecedent_weights.csv"))
    return {name: {row["feature"]: float(row[name]) for row in table} for name in CLASSES}


class Antecedents:
    """Ranks the earlier mentions for a pronoun."""

    def __init__(self, parse: Parse, drafts: list[Draft], clusters: Clusters) -> None:
        self.parse, self.drafts, self.clusters = parse, drafts, clusters
        self.weights = weights()
        self.roles = [role(parse, draft.row) for draft in drafts]

    def best(self, number: int) -> int | None:
        """Return the best antecedent of the pronoun, or None where none is good enough."""
        table = self.weights[pronoun_class(self.drafts[number])]
        best, top = None, table.get("threshold", 0.0)
        for other in self.candidates(number):
            score = 0.0
            for name in self.features(number, other):
                score += table.get(name, 0.0)
            if score > top:
                best, top = other, score
        return best

    def candidates(self, number: int) -> list[int]:
        """Return the mentions that may be the antecedent, the nearest first; of a cluster only the nearest."""
        parse, drafts, clusters = self.parse, self.drafts, self.clusters
        pronoun = drafts[number]
        sentence = parse.sentence_of[pronoun.row]
        reflexive = parse.lowers[pronoun.row] in REFLEXIVES
        governor = clusters.governor[number]
        found: list[int] = []
        seen: set[int] = set()
        for other in range(number - 1, max(-1, number - 1 - WINDOW_MENTIONS), -1):
            draft = drafts[other]
            if sentence - parse.sentence_of[draft.row] > WINDOW_SENTENCES:
                break
            root = clusters.find(other)
            if root in seen or draft.person != 3 or draft.first <= pronoun.row < draft.after:
                continue
            if not compatible(pronoun, draft, clusters, root):
                continue
            if not reflexive and governor >= 0 and governor in clusters.governors[root]:
                continue
            seen.add(root)
            found.append(other)
        return found

    def features(self, number: int, other: int) -> list[str]:
        """Return the names of the features that hold of a pronoun and its possible antecedent."""
        parse, drafts, clusters = self.parse, self.drafts, self.clusters
        pronoun, draft = drafts[number], drafts[other]
        gap = parse.sentence_of[pronoun.row] - parse.sentence_of[draft.row]
        mine, theirs = self.roles[number], self.roles[other]
        root = clusters.find(other)
        found = [
            f"sentences={gap}",
            f"role={theirs}",
            f"form={draft.form}",
            f"kind={draft.kind}",
            f"read={min(clusters.read[root], 4)}",
        ]
        if mine == theirs:
            found.append("parallel")
        if gap == 0 and theirs == "subject" and commands(parse, draft.row, pronoun.row):
            found.append("commands")
        if clusters.named[root]:
            found.append("named")
        if not clusters.content[root]:
            found.append("no_content")
        if pronoun.gender and clusters.genders[root] == pronoun.gender:
            found.append("gender")
        if draft.row == parse.sentences[parse.sentence_of[draft.row]][0] or theirs == "subject" and gap == 1:
            found.append("topic")
        distance = number - other
        found.append("near" if distance <= 2 else "middling" if distance <= 6 else "far")
        return found


def pronoun_class(pronoun: Draft) -> str:
    return "gendered" if pronoun.gender else "they" if pronoun.number == "many" else "it"


def compatible(pronoun: Draft, draft: Draft, clusters: Clusters, root: int) -> bool:
    """Do number, gender and animacy allow it?"""
    if pronoun.gender:
        gender = clusters.genders[root]
        if gender and gender != pronoun.gender:
            return False
        if draft.form == "pronoun" and not draft.gender and not draft.relative:
            return False
        return draft.number != "many" and (draft.kind in ("person", "politician", "office", "misc"))
    if (
        draft.gender
        or draft.kind in ("person", "politician")
        and draft.form != "pronoun"
        and draft.number == "one"
    ):
        return pronoun.number == "many" and not draft.gender and draft.form == "nominal"
    if pronoun.number == "many":
        return draft.number != "one" or draft.kind in ("organization", "party", "group")
    return draft.number != "many" and draft.kind != "person"


def role(parse: Parse, row: int) -> str:
    """Return the grammatical role of a token: subject, object, possessive, oblique or other."""
    hops = 0
    while parse.deps[row] == "conj" and hops < 50:
        row, hops = parse.heads[row], hops + 1
    dep = parse.deps[row]
    if dep in SUBJECTS:
        return "subject"
    if dep in ("dobj", "dative"):
        return "object"
    if dep == "poss":
        return "possessive"
    if dep == "pobj":
        return "noun_oblique" if parse.pos[parse.heads[parse.heads[row]]] in ("NOUN", "PROPN") else "oblique"
    if dep in ("compound", "amod", "nmod"):
        return "modifier"
    return dep if dep in ("appos", "attr", "ROOT") else "other"


def commands(parse: Parse, subject: int, row: int) -> bool:
    """Is the subject's predicate above the token?"""
    predicate = parse.heads[subject]
    for ancestor in parse.ancestors(row):
        if ancestor == predicate:
            return True
    return False
