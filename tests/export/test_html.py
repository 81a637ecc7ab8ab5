"""The explorer's page as text: what is in it, what is not, and that it is always the same."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from html_made import Made, many, small

from kg.errors import UsageError
from kg.export import html
from kg.export.html.layout import place
from kg.export.html.look import KINDS, STATUSES
from kg.export.html.page import json_block, safe_url
from kg.export.html.passages import parts_of
from kg.ontology import KINDS as ALL_KINDS
from kg.records import Argument, Claim, Entity, Relation, Span
from kg.resolve.holders import Tenure

HOSTILE = [
    '<img src=x onerror="window.hacked=1">',
    "</script><script>window.hacked=1</script>",
    "<!--<script>",
    "]]>\u2028\u2029\x00\ud800 & 'quotes\"",
]


def block(page: str, name: str) -> dict:
    found = re.findall(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert len(found) == 1
    return json.loads(found[0])


def hostile(text: str) -> Made:
    made = Made()
    made.entity("e1", text, aliases=(text + "2",), description=text, wikidata='Q1"><script>')
    made.entity("e2", "Plain", "organization")
    made.article("a1", f"{text} met Plain.", title=text, source=text, url="javascript:window.hacked=1")
    made.fact(
        "e1", text, "e2", [("a1", f"{text} met Plain.", (text, "met", "Plain"), {"speaker_names": (text,)})]
    )
    return made


def test_same_graph_gives_same_page():
    assert html.render(small()) == html.render(small())
    assert html.render(many(300)) == html.render(many(300))


def test_order_of_facts_does_not_matter():
    made, turned = small(), small()
    turned.found.reverse()
    turned.entities = dict(reversed(turned.entities.items()))
    assert html.render(made) == html.render(turned)


def test_an_office_tells_who_held_it():
    made = small()
    office = made.found[0].subject
    made.holders = {"Q1": Entity("Q1", "politician", "Olga  Marr")}
    made.tenures = (
        Tenure(office, "Q1", date(2017, 3, 1), date(2017, 3, 5), "gazetteer", date(2012, 5, 15)),
        Tenure(office, "Q2", date(2017, 3, 1), date(2017, 3, 5), "text"),
    )
    entities = block(html.render(made), "record")["entities"]
    assert [(row["name"], row["start"], row["end"]) for row in entities[office]["holders"]] == [
        ("Olga Marr", "2012-05-15", None)
    ]
    assert entities[made.found[0].object]["holders"] == []


def test_an_entity_tells_why_its_names_are_one():
    made = small()
    entity = made.found[0].subject
    made.reasons = {entity: tuple(f"reason {n}" for n in range(9))}
    entities = block(html.render(made), "record")["entities"]
    assert (entities[entity]["reasons"][0], len(entities[entity]["reasons"])) == ("reason 0", 6)
    assert entities[entity]["more"] == 3
    assert entities[made.found[0].object]["reasons"] == []


def test_policy_allows_exactly_what_is_inlined():
    """Each script and style has its hash in the policy, and the policy opens nothing else."""
    page = html.render(small())
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert (len(scripts), len(styles)) == (2, 1)

    def hashes(texts: list[str]) -> str:
        digests = [hashlib.sha256(text.encode()).digest() for text in texts]
        return " ".join(f"'sha256-{base64.b64encode(d).decode()}'" for d in digests)

    assert policy == (
        f"default-src 'none'; script-src {hashes(scripts)}; style-src {hashes(styles)}; "
        "base-uri 'none'; form-action 'none'"
    )


def test_page_names_no_resource():
    """No element loads anything, no element carries code or style in an attribute."""
    page = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", html.render(small()))
    assert not re.findall(r"(?i)\b(src|href|srcset|style|on\w+)\s*=|@import|url\(", page)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_in_the_data(text: str):
    """No character of a name, title or sentence ends the data block; all of it comes back as text."""
    page = html.render(hostile(text))
    assert page.count("<script") == html.render(small()).count("<script")
    panel = block(page, "record")
    shown = text.replace("\ud800", "\ufffd")
    assert panel["articles"]["a1"] == {"title": shown, "source": shown, "published": None, "url": None}
    assert panel["entities"]["e1"]["link"] is None
    assert panel["facts"][0]["evidence"][0]["names"] == [shown]


def test_json_block_has_no_character_that_matters_to_html():
    out = json_block({"<&>": "\u2028\u2029</script>"})
    assert not re.search("[<>&\u2028\u2029]", out)
    assert json.loads(out) == {"<&>": "\u2028\u2029</script>"}


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://quillpoint.example/a?b=c#d", True),
        ("http://quillpoint.example/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("//quillpoint.example/", False),
        ("https://", False),
        ("http://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, kept: bool):
    assert safe_url(url) == (url if kept else None)


def test_panel_has_sentence_source_and_speaker():
    panel = block(html.render(small()), "record")
    assert panel["summary"] == {"articles": 1, "claims": 3, "facts": 3, "entities": 4}
    denied = next(fact for fact in panel["facts"] if fact["status"] == "denied")
    (evidence,) = denied["evidence"]
    assert (evidence["supports"], evidence["speakers"]) == (False, ["Q3"])
    passage = panel["passages"][evidence["passage"]]
    assert passage["parts"] == [
        ["Dmitri Peskov denied that ", ""], ["Kislyak", "subject"], [" ", ""], ["paid", "relation"],
        [" ", ""], ["Sessions", "object"], [".", ""],
    ]  # fmt: skip
    assert panel["articles"]["a1"] == {
        "title": "Sessions met envoy", "source": "Harborline", "published": "2017-03-02",
        "url": "https://harborline.example/sessions",
    }  # fmt: skip
    assert passage["when"] == "2017-03-02"


def test_edges_are_drawn_by_status():
    edges = {edge["status"]: edge for edge in block(html.render(small()), "drawing")["edges"]}
    assert edges["asserted"]["dashes"] is False
    assert edges["asserted"]["label"] == "meet"
    assert edges["denied"]["label"] == "pay (denied)"
    assert edges["denied"]["arrows"]["middle"]["type"] == "bar"
    assert edges["unrealised"]["dashes"] == [2, 7]


def test_edges_between_the_same_nodes_do_not_coincide():
    made = Made()
    made.entity("e1", "One")
    made.entity("e2", "Two")
    made.article("a1", "One met Two.")
    row = ("a1", "One met Two.", ("One", "met", "Two"))
    for verb in ("meet", "pay", "sue"):
        made.fact("e1", verb, "e2", [row])
        made.fact("e2", verb, "e1", [row])
    edges = block(html.render(made), "drawing")["edges"]
    # Clockwise seen from one end is anticlockwise seen from the other.
    sides = {
        ((edge["smooth"]["type"] == "curvedCW") == (edge["from"] == "e1"), edge["smooth"]["roundness"])
        for edge in edges
    }
    assert len(sides) == len(edges) == 6


def test_every_kind_and_status_has_a_look():
    assert [look.kind for look in KINDS] == sorted((k.kind for k in KINDS), key=[k.kind for k in KINDS].index)
    assert {look.kind for look in KINDS} == set(ALL_KINDS)
    assert [look.status for look in STATUSES] == ["asserted", "claimed", "disputed", "denied", "unrealised"]


def test_many_nodes_open_with_the_best_connected():
    nodes = block(html.render(many(400)), "drawing")["nodes"]
    assert len(nodes) == 400
    assert sum(node["core"] for node in nodes) == 120


def test_empty_graph_is_a_page(tmp_path: Path):
    path = html.write(Made(), tmp_path / "graph.html")
    page = path.read_text(encoding="utf-8")
    assert "News graph: 0 names, 0 facts" in page
    assert block(page, "drawing") == {"nodes": [], "edges": []}


def test_write_is_utf8_and_leaves_nothing_else(tmp_path: Path):
    made = small()
    made.entity("Q2", "Сергей Кисляк 🙂", "politician")
    html.write(made, tmp_path / "graph.html")
    assert "Сергей Кисляк 🙂" in (tmp_path / "graph.html").read_bytes().decode("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.html"]


def test_write_says_what_it_cannot_write(tmp_path: Path):
    with pytest.raises(UsageError, match=r"missing/graph\.html: cannot write the page"):
        html.write(small(), tmp_path / "missing" / "graph.html")


def claim(sentence: Span, subject: Span, relation: Span | None, target: Span | None) -> Claim:
    return Claim(
        "c", sentence, Argument("s", subject), Relation("r", "r", relation),
        None if target is None else Argument("o", target), (), None, "positive", "actual",
        None, None, None, 1.0, "t",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "spans", "parts"),
    [
        ("A met B.", ((0, 1), (2, 5), (6, 7)), [("A", "subject"), (" ", ""), ("met", "relation"), (" ", ""),
                                               ("B", "object"), (".", "")]),
        ("A left.", ((0, 1), (2, 6), None), [("A", "subject"), (" ", ""), ("left", "relation"), (".", "")]),
        ("B, chief", ((0, 1), None, (3, 8)), [("B", "subject"), (", ", ""), ("chief", "object")]),
        ("A B C", ((0, 5), (2, 3), (4, 5)), [("A B C", "subject")]),
    ],
)  # fmt: skip
def test_parts_of_a_sentence(text: str, spans: tuple, parts: list):
    """Words of a slot are marked once; a slot inside another is left to the outer one."""
    made = claim(Span(0, len(text)), *(None if span is None else Span(*span) for span in spans))
    assert parts_of(text, made) == parts
    assert "".join(words for words, _ in parts_of(text, made)) == text


def test_a_very_long_sentence_is_cut_to_its_words():
    text = "x " * 50_000 + "A met B" + " y" * 50_000
    start = text.index("A met")
    made = claim(
        Span(0, len(text)), Span(start, start + 1), Span(start + 2, start + 5), Span(start + 6, start + 7)
    )
    parts = parts_of(text, made)
    assert ("A", "subject") in parts
    assert parts[0] == ("… ", "")
    assert parts[-1] == (" …", "")
    assert sum(len(words) for words, _ in parts) < 700


@pytest.mark.parametrize("count", [1, 2, 40, 700])
def test_layout_leaves_labels_apart(count: int):
    """No two nodes of a tree stand on each other, and the same input gives the same places."""
    links = [(n, n // 4) for n in range(1, count)]
    boxes = [(90.0, 40.0)] * count
    places = place(count, links, boxes)
    assert places == place(count, links, boxes)
    overlaps = sum(
        abs(a[0] - b[0]) < 80 and abs(a[1] - b[1]) < 30
        for i, a in enumerate(places) for b in places[i + 1 :]
    )  # fmt: skip
    assert overlaps <= count // 50


def test_layout_of_nothing():
    assert place(0, [], []) == []


def test_undated_article_and_open_interval():
    made = small()
    made.article("a2", "Jeff Sessions met Sergey Kislyak.")
    made.fact(
        "Q1",
        "greet",
        "Q2",
        [("a2", "Jeff Sessions met Sergey Kislyak.", ("Jeff Sessions", "met", "Sergey Kislyak"))],
    )
    panel = block(html.render(made), "record")
    assert panel["articles"]["a2"]["published"] is None
    fact = next(fact for fact in panel["facts"] if fact["p"] == "greet")
    assert (fact["first"], fact["last"]) == (None, None)
    assert date.fromisoformat(panel["articles"]["a1"]["published"]) == date(2017, 3, 2)
