"""What people decide goes before every rule, stays when articles come, and can be taken back."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_builders import article, name, nominal, person
from test_resolution import CORPUS, PEOPLE, THINGS

from kg.errors import UsageError
from kg.records import Annotated, Decision, Reference
from kg.resolve import Resolution, resolve
from kg.resolve.decisions import anchor_of, chain_at, decided, judgement_of, replay
from kg.resolve.profiles import Place

MINUTE = "2026-11-23T03:{:02d}:00.000000+00:00"
SENATOR, ACTOR = ("Senator",), ("actor",)


class Person:
    """Somebody who decides, once a minute."""

    def __init__(self, articles: Iterable[Annotated], user: str = "ann") -> None:
        self.articles = {one.article.id: one for one in articles}
        self.user = user
        self.log: list[Decision] = []

    def refer(self, place: Place) -> Reference:
        """Refer to the entity that has the chain at a place, as a user of the command line would."""
        found = resolve(self.articles.values(), self.log)
        entity = found.entities[found.of[place]]
        at = tuple(anchor_of(self.articles[a], chain) for a, chain in found.places[entity.id])
        return Reference(entity.id, entity.name, entity.kind, at)

    def at(self, *places: Place) -> Reference:
        return Reference(at=tuple(anchor_of(self.articles[a], chain) for a, chain in places))

    def decide(self, verb: str, *references: Reference, **more: str) -> Decision:
        made = decided(verb, *references, user=self.user, time=MINUTE.format(len(self.log)), **more)  # type: ignore[arg-type]
        self.log.append(made)
        return made

    def merge(self, one: Place, other: Place, **more: str) -> Decision:
        return self.decide("merge", self.refer(one), self.refer(other), **more)

    def differ(self, one: Place, other: Place) -> Decision:
        return self.decide("merge", self.at(one), self.at(other), judgement="negative")

    def split(self, whom: Place, *places: Place) -> Decision:
        return self.decide("split", self.refer(whom), self.at(*places))

    def link(self, whom: Place, value: str, **more: str) -> Decision:
        return self.decide("link", self.refer(whom), value=value, **more)

    def rename(self, whom: Place, value: str) -> Decision:
        return self.decide("rename", self.refer(whom), value=value)

    def undo(self, decision: Decision) -> Decision:
        return self.decide("undo", undoes=decision.id)

    def resolved(self, *more: Annotated) -> Resolution:
        return resolve([*self.articles.values(), *more], self.log)


def told(found: Resolution, place: Place) -> str:
    return "\n".join(found.reasons.get(found.of[place], ()))


A, B, C = ("a0", 0), ("a1", 0), ("a2", 0)
TWO = [
    article("a0", person("Harlan Vosk", titles=SENATOR)),
    article("a1", person("Harlan Vosk", titles=ACTOR)),
    article("a2", person("Harlan Vosk Jr.")),
]


def test_without_decisions_nothing_changes() -> None:
    assert resolve(CORPUS, []) == resolve(CORPUS)


def test_a_merge_goes_before_a_conflict() -> None:
    ann = Person(TWO)
    kept = resolve(TWO).of[A]
    ann.merge(A, B, why="he acted before he ran")
    found = ann.resolved()
    assert found.of[A] == found.of[B] == kept != found.of[C]
    assert "merged by ann on 2026-11-23: he acted before he ran" in told(found, A)
    assert found.unmet == ()


def test_a_merge_keeps_the_id_of_the_first() -> None:
    ann = Person(TWO)
    kept = resolve(TWO).of[C]
    ann.merge(C, A)
    assert ann.resolved().of[A] == kept


def test_a_merge_takes_along_what_the_rules_join() -> None:
    articles = [
        *TWO,
        article("a3", person("Harlan J. Vosk", titles=SENATOR)),
        article("a4", person("Vosk Jr.")),
    ]
    ann = Person(articles)
    before = ann.resolved()
    assert before.of["a3", 0] == before.of[A]
    assert before.of["a4", 0] == before.of[C]
    ann.merge(A, C)
    found = ann.resolved()
    assert found.of["a3", 0] == found.of["a4", 0] == found.of[C] == found.of[A] != found.of[B]


def test_a_ban_goes_before_a_rule() -> None:
    articles = [article("a0", person("Harlan Vosk")), article("a1", person("Harlan B. Vosk"))]
    ann = Person(articles)
    assert len(ann.resolved().entities) == 1
    ann.differ(A, B)
    found = ann.resolved()
    assert found.of[A] != found.of[B]
    assert "not 'Harlan B. Vosk': kept apart by ann on 2026-11-23" in told(found, A)


def test_a_ban_holds_by_way_of_a_third() -> None:
    articles = [
        article("a0", person("Harlan Vosk", gender="male")),
        article("a1", person("Harlan B. Vosk")),
        article("a2", person("H. B. Vosk", titles=SENATOR)),
        article("a3", person("Harlan Vosk", titles=SENATOR)),
    ]
    ann = Person(articles)
    ann.differ(A, B)
    for order in permutations(articles):
        found = resolve(order, ann.log)
        assert found == ann.resolved()
        assert found.of[A] != found.of[B]


def test_a_bare_name_is_not_given_to_whom_it_is_not() -> None:
    articles = [article("a0", person("Harlan Vosk")), article("a1", person("Vosk"))]
    ann = Person(articles)
    assert ann.resolved().of[A] == ann.resolved().of[B]
    ann.differ(A, B)
    assert ann.resolved().of[A] != ann.resolved().of[B]


def test_a_split_takes_single_articles_out() -> None:
    articles = [article(f"a{i}", person("Harlan Vosk")) for i in range(4)]
    ann = Person(articles)
    kept = ann.resolved().of[A]
    split = ann.split(A, A, ("a3", 0))
    found = ann.resolved(article("a9", person("Harlan Vosk")))
    assert found.of[B] == found.of[C] == found.of["a9", 0] == kept
    assert found.of[A] == found.of["a3", 0] != kept
    assert "split by ann" in told(found, A)
    assert found.unmet == ()
    ann.undo(split)
    assert len(ann.resolved().entities) == 1


def test_a_split_does_not_move_what_was_decided_before_of_the_rest() -> None:
    """The places of an earlier decision may be the very ones that leave."""
    articles = [
        *(article(f"a{i}", person("Harlan Vosk")) for i in range(4)),
        article("b", person("Omar Tarrel")),
    ]
    ann = Person(articles)
    ann.rename(A, "Harlan Vosk of Varnia")
    ann.merge(A, ("b", 0))
    ann.split(A, A)
    found = ann.resolved()
    assert found.entities[found.of[B]].name == "Harlan Vosk of Varnia"
    assert found.of[B] == found.of["b", 0] != found.of[A]
    assert found.entities[found.of[A]].name == "Harlan Vosk"


def test_what_was_split_off_can_be_decided_on() -> None:
    articles = [article(f"a{i}", person("Harlan Vosk")) for i in range(3)]
    ann = Person(articles)
    ann.split(A, A)
    ann.rename(A, "Harlan Vosk the baker")
    ann.link(A, "Q999999999")
    found = ann.resolved()
    assert (found.of[A], found.entities["Q999999999"].name) == ("Q999999999", "Harlan Vosk the baker")
    assert found.entities[found.of[B]].name == "Harlan Vosk"


def test_a_rename_keeps_the_old_names_and_the_id() -> None:
    ann = Person(TWO)
    kept = ann.resolved().of[A]
    ann.rename(A, "Harlan Vosk (senator)")
    ann.rename(A, "Senator Harlan Vosk")
    entity = ann.resolved().entities[kept]
    assert (entity.name, entity.aliases) == ("Senator Harlan Vosk", ("Harlan Vosk",))


def test_a_link_gives_the_id_and_joins_what_has_it() -> None:
    known = article("a9", name("country", "Russia"))
    ann = Person([article("a0", name("misc", "the Bear")), known])
    before = ann.resolved()
    assert before.of["a9", 0] == "Q159" != before.of[A]
    ann.link(A, "Q159")
    assert ann.resolved().of[A] == "Q159"
    assert "linked to Q159 by ann on 2026-11-23" in told(ann.resolved(), A)


def test_a_link_to_nothing_takes_the_item_away() -> None:
    ann = Person([article("a0", name("country", "Russia")), article("a1", name("place", "Moscow"))])
    ann.link(A, "")
    found = ann.resolved(article("a2", name("country", "Russia")))
    assert found.of[A] == found.of["a2", 0]
    assert found.entities[found.of[A]].wikidata is None
    assert "linked to nothing by ann" in told(found, A)


@pytest.mark.parametrize("item", ["NK-4fU2", "c-17-ab12cd", "Lbrexit-vote", "us:senate.77"])
def test_a_link_may_go_to_what_a_catalogue_knows(item: str) -> None:
    ann = Person(TWO)
    ann.link(A, item)
    entity = ann.resolved().entities[item]
    assert (ann.resolved().of[A], entity.wikidata) == (item, None)


def test_a_negative_link_takes_only_that_item_away() -> None:
    ann = Person([article("a0", name("country", "Russia"))])
    ann.link(A, "Q7747", judgement="negative")
    assert ann.resolved().of[A] == "Q159"
    ann.link(A, "Q159", judgement="negative")
    assert ann.resolved().entities[ann.resolved().of[A]].wikidata is None
    ann.link(A, "Q15180")
    assert ann.resolved().of[A] == "Q15180"
    ann.link(A, "")
    assert ann.resolved().entities[ann.resolved().of[A]].wikidata is None


def test_a_negative_link_takes_back_an_earlier_hand() -> None:
    ann = Person(TWO)
    first = ann.link(A, "Q999999991")
    later = ann.link(A, "Q999999991", judgement="negative")
    found = ann.resolved()
    assert found.entities[found.of[A]].wikidata is None
    assert [(one.decision, one.reason) for one in found.unmet] == [
        (first, f"overruled by the later decision {later.id}")
    ]
    again = ann.link(A, "Q999999991")
    assert ann.resolved().of[A] == "Q999999991"
    assert again not in [one.decision for one in ann.resolved().unmet]


def test_who_is_linked_by_hand_is_joined_to_no_other_item() -> None:
    """A rule would join the name without an item to the one with it."""
    plain = [article(f"a{i}", person("Harlan Vosk" if i else "Harlan B. Vosk")) for i in range(2)]
    linked = [
        dataclasses.replace(one, chains=(dataclasses.replace(one.chains[0], entity="Q999999991"),))
        for one in [article("z", person("Harlan Vosk"))]
    ]
    ann = Person([*plain, *linked])
    assert set(ann.resolved().entities) == {"Q999999991"}
    ann.decide("link", ann.at(B), value="Q999999992")
    found = ann.resolved()
    assert found.of[B] == "Q999999992"
    assert found.of["z", 0] == "Q999999991"


def test_merging_two_items_keeps_the_first() -> None:
    ann = Person([article("a0", name("country", "Russia")), article("a1", name("country", "France"))])
    ann.merge(B, A)
    found = ann.resolved()
    assert found.of[A] == found.of[B] == "Q142"
    ann.link(A, "Q159")
    assert ann.resolved().of[B] == "Q159"


def test_undo_keeps_history_and_can_be_undone() -> None:
    ann = Person(TWO)
    merge = ann.merge(A, B)
    undo = ann.undo(merge)
    assert ann.resolved().of[A] != ann.resolved().of[B]
    assert replay(ann.log).undone == {merge.id: undo}
    ann.undo(undo)
    assert ann.resolved().of[A] == ann.resolved().of[B]
    assert len(ann.log) == 3


def test_an_undo_of_nothing_is_told() -> None:
    ann = Person(TWO)
    undo = ann.decide("undo", undoes="d-0")
    assert [(one.decision, one.reason) for one in ann.resolved().unmet] == [
        (undo, "the decision d-0 that it undoes is not in the log")
    ]


def test_the_later_of_two_contradicting_decisions_stands() -> None:
    ann = Person(TWO)
    ban = ann.decide("merge", ann.at(A), ann.at(B), judgement="negative")
    merge = ann.merge(A, B)
    found = ann.resolved()
    assert found.of[A] == found.of[B]
    assert [one.decision for one in found.unmet] == [ban]
    later = ann.decide("merge", ann.at(A), ann.at(B), judgement="negative")
    found = ann.resolved()
    assert found.of[A] != found.of[B]
    assert [(one.decision, one.reason) for one in found.unmet] == [
        (merge, f"overruled by the later decision {later.id}")
    ]


def test_a_ban_goes_before_earlier_merges_by_way_of_a_third() -> None:
    ann = Person(TWO)
    first, _ = ann.merge(A, B), ann.decide("merge", ann.at(B), ann.at(C))
    ann.decide("merge", ann.at(A), ann.at(C), judgement="negative")
    found = ann.resolved()
    assert found.of[B] == found.of[C] != found.of[A]
    assert [one.decision for one in found.unmet] == [first]


def test_a_ban_within_one_name_is_told() -> None:
    ann = Person([article("a0", person("Harlan Vosk")), article("a1", person("Harlan Vosk"))])
    ann.differ(A, B)
    assert "split off" in ann.resolved().unmet[0].reason


def test_what_nobody_has_taken_up_changes_nothing() -> None:
    ann = Person(TWO)
    ann.merge(A, B, judgement="unsure")
    ann.link(A, "Q999999999", judgement="unsure")
    found = ann.resolved()
    assert dataclasses.replace(found, unmet=()) == resolve(TWO)


@pytest.mark.parametrize("kept", ["places", "id", "name"])
def test_a_decision_finds_its_subject_in_three_ways(kept: str) -> None:
    """By place, id, or name and kind: whichever is left."""
    ann = Person([article("a0", person("Mona Tarrel")), article("a1", person("Omar Vosk"))])
    for one in (ann.refer(A), ann.refer(B)):
        assert all((one.id, one.name, one.at))
    cut = {
        "places": lambda r: Reference(at=r.at),
        "id": lambda r: Reference(r.id),
        "name": lambda r: Reference(name=r.name, kind=r.kind),
    }[kept]
    ann.decide("merge", cut(ann.refer(A)), cut(ann.refer(B)))
    found = ann.resolved(article("zz", person("Omar J. Vosk")))
    assert found.of[A] == found.of[B] == found.of["zz", 0]


def test_a_decision_outlives_the_articles_it_was_made_in() -> None:
    ann = Person(TWO)
    ann.merge(C, A)
    for gone in ("a0", "a1", "a2"):
        del ann.articles[gone]
    more = [article("n1", person("Harlan Vosk Jr.")), article("n2", person("Harlan Vosk", titles=SENATOR))]
    found = ann.resolved(*more)
    assert found.of["n1", 0] == found.of["n2", 0]


def test_a_namesake_does_not_inherit_a_decision() -> None:
    """The actor must not get what was decided on the senator, though his id is now free."""
    ann = Person(TWO)
    rename = ann.rename(A, "The Senator")
    del ann.articles["a0"]
    again = article("n2", person("Harlan Vosk", titles=SENATOR))
    assert ann.resolved(again).unmet[0].decision == rename
    assert "The Senator" not in {one.name for one in ann.resolved(again).entities.values()}


def test_a_lost_subject_is_told() -> None:
    ann = Person(TWO)
    rename = ann.rename(C, "The younger Vosk")
    del ann.articles["a2"]
    (unmet,) = ann.resolved().unmet
    assert (unmet.decision, "'Harlan Vosk Jr.'" in unmet.reason) == (rename, True)


def test_a_place_is_known_again_when_chains_are_numbered_anew() -> None:
    first = article("a0", person("Mona Tarrel"), person("Omar Vosk"), nominal("office", "the Varnian envoy"))
    turned = dataclasses.replace(
        first,
        mentions=tuple(dataclasses.replace(m, chain=2 - m.chain) for m in first.mentions),
        chains=tuple(dataclasses.replace(c, id=2 - c.id) for c in reversed(first.chains)),
    )
    for chain in range(3):
        assert chain_at(turned, anchor_of(first, chain).offset) == 2 - chain
    assert chain_at(first, 10_000) is None


def test_decisions_stay_when_articles_are_added() -> None:
    ann = Person(CORPUS)
    ann.merge(("a2", 2), ("a5", 1), why="took her name")
    ann.split(("a2", 1), ("a2", 1))
    ann.rename(("a3", 2), "The Grain Council")
    before = ann.resolved()
    more = [
        article(f"n{i}", *drafts)
        for i, drafts in enumerate([(person("Mary Vosk"),), (person("Ivan Tarrel"),)])
    ]
    after = ann.resolved(*more)
    assert {place: after.of[place] for place in before.of} == dict(before.of)
    assert after.of["n0", 0] == after.of["a5", 1] == after.of["a2", 2]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "differ", "unsure", "split", "rename", "link", "nil", "undo"]),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    max_size=8,
)


@given(
    st.lists(st.lists(PEOPLE | THINGS, min_size=1, max_size=3), min_size=1, max_size=6),
    ACTS,
    st.randoms(use_true_random=False),
)
@settings(max_examples=150, deadline=None)
def test_neither_order_matters(drafts: list, acts: list, draw: random.Random) -> None:  # type: ignore[type-arg]
    """Articles and log in any order give the same; accepted merges and bans hold; nothing is lost."""
    ann = Person([article(f"a{i}", *chains) for i, chains in enumerate(drafts)])
    places = sorted(resolve(ann.articles.values()).of)
    for act, i, j in acts if places else []:
        one, other = places[i % len(places)], places[j % len(places)]
        if act == "merge":
            ann.merge(one, other)
        elif act == "differ":
            ann.differ(one, other)
        elif act == "unsure":
            ann.merge(one, other, judgement="unsure")
        elif act == "split":
            ann.split(one, other)
        elif act == "rename":
            ann.rename(one, f"N{i}")
        elif act in ("link", "nil"):
            ann.link(one, f"Q99999999{i % 3}" if act == "link" else "")
        elif ann.log:
            ann.undo(ann.log[i % len(ann.log)])
    found = ann.resolved()
    articles, log = list(ann.articles.values()), ann.log.copy()
    draw.shuffle(articles)
    draw.shuffle(log)
    assert resolve(articles, log) == found
    assert set(found.of) == set(places)
    assert set(found.of.values()) == set(found.entities)
    unmet = {one.decision.id for one in found.unmet}
    ann.log = [d for d in replay(ann.log).in_force if d.verb == "merge" and d.id not in unmet]
    anchors = {anchor_of(ann.articles[a], c): (a, c) for a, c in places}
    for d in ann.log:
        if len(d.subject.at) == len(d.object.at) == 1 and d.judgement == "negative":
            assert found.of[anchors[d.subject.at[0]]] != found.of[anchors[d.object.at[0]]]


def test_an_item_that_nobody_knows_has_no_country() -> None:
    """Neither by the first of its articles nor by the first chain in one."""
    drafts = (name("place", "Varnograd"), name("organization", "Congress"), name("country", "Russia"))
    here = article("a0", *drafts)
    linked = dataclasses.replace(here.chains[1], entity="Q999999991")
    articles = [
        dataclasses.replace(here, chains=(here.chains[0], linked, here.chains[2])),
        dataclasses.replace(
            article("a1", name("organization", "Congress")),
            chains=(
                dataclasses.replace(
                    article("a1", name("organization", "Congress")).chains[0], entity="Q999999991"
                ),
            ),
        ),
        article("a2", name("organization", "Congress"), name("country", "Russia"), name("place", "Moscow")),
    ]
    assert all(resolve(order) == resolve(articles) for order in permutations(articles))


@pytest.mark.parametrize(
    ("verb", "more", "said"),
    [
        ("marry", {}, "none of merge"),
        ("merge", {}, "needs an object"),
        ("split", {"object": Reference("e-1")}, "the places that leave"),
        ("rename", {"value": " \n"}, "the new name"),
        ("rename", {"value": "x", "judgement": "negative"}, "cannot be negative"),
        ("link", {"value": "7747"}, "no Wikidata id"),
        ("link", {"value": "Q77a"}, "no Wikidata id"),
        ("link", {"value": "Putin"}, "no Wikidata id"),
        ("link", {"value": "e-0123456789abcdef"}, "no Wikidata id"),
        ("link", {"judgement": "negative"}, "that it is not"),
        ("link", {"judgement": "maybe"}, "none of positive"),
        ("undo", {}, "the id of the decision"),
    ],
)
def test_what_cannot_be_followed_is_refused(verb: str, more: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        decided(verb, **{"subject": Reference("e-0"), "user": "ann", "time": "", **more})  # type: ignore[arg-type]


def test_hostile_names_become_one_line() -> None:
    name = "Vosk\x1b[31m\n\ud800\x00 =1+1"
    made = decided("rename", Reference("e-0", name), user="a\tb", time="t", value=name, why="x\u2028y")
    assert (made.value, made.user, made.why) == ("Vosk\ufffd[31m \ufffd\ufffd =1+1", "a b", "x y")


def test_a_judgement_has_four_values() -> None:
    pair = Reference("e-1"), Reference("e-2")
    log: list[Decision] = []
    assert judgement_of(log, "e-1", "e-2") == "none"
    for minute, judgement in enumerate(("unsure", "negative", "positive")):
        time = MINUTE.format(minute)
        log.append(decided("merge", *pair, judgement=judgement, user="ann", time=time))  # type: ignore[arg-type]
        assert judgement_of(log, "e-2", "e-1") == judgement
