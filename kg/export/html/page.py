"""The page: a graph's facts as vis-network data by way of pyvis, in the project's own template.

pyvis's own page loads from a CDN and lets names through as HTML. Here the template inlines all, a
Content-Security-Policy allows its scripts by hash and no connection at all, and every string of the
graph reaches the page as JSON that its script puts there as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from kg.export.html.layout import place
from kg.export.html.look import KIND_LOOKS, KINDS, MINOR_KINDS, STATUS_LOOKS, STATUSES
from kg.export.html.passages import parts_of
from kg.records import Article, Claim, Entity, Evidence, Fact

if TYPE_CHECKING:
    from jinja2 import Environment
    from pyvis.network import Network

Row = dict[str, Any]

FEW = 120
"""Up to this many nodes all kinds are on at first and every name is drawn; beyond it the best connected."""
LABEL = 36
"""Longest label of a node, in characters; the panel has the whole name."""
BEND = 0.16
"""How much more each further edge between the same two nodes is bent."""

UNSAFE_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
SURROGATE = re.compile("[\ud800-\udfff]")
WIKIDATA_ID = re.compile(r"Q[1-9][0-9]{0,11}")


class Explorable(Protocol):
    """What the page needs of a graph; `kg.graph.Graph` has it."""

    @property
    def entities(self) -> Mapping[str, Entity]: ...
    @property
    def articles(self) -> Mapping[str, Article]: ...
    @property
    def claims(self) -> Mapping[tuple[str, str], Claim]: ...
    def facts(self) -> Iterable[Fact]: ...


def render(graph: Explorable) -> str:
    """Return the whole page. The same graph gives the same characters."""
    facts = sorted(graph.facts(), key=lambda fact: (-fact.sources, -fact.articles, fact.id))
    net = network(graph, facts)
    net.templateEnv = environment(record(graph, facts))
    net.path = "template.html.j2"
    return str(net.generate_html("graph.html"))


def network(graph: Explorable, facts: list[Fact]) -> Network:
    """Return the facts as a pyvis network: every entity that has one, placed, and an edge a fact."""
    from pyvis.network import Network

    degree = Counter(end for fact in facts for end in {fact.subject, fact.object})
    order = sorted(degree, key=lambda node: (-degree[node], graph.entities[node].name, node))
    shown = _shown_at_first(graph, facts, order)
    spots = _spots(graph, facts, degree, [node for node in order if node in shown])
    wide = spots if len(shown) == len(order) else _spots(graph, facts, degree, order)
    net = Network(directed=True)
    net.options = _options(len(order))
    for node in order:
        entity = graph.entities[node]
        look = KIND_LOOKS[entity.kind]
        x, y = spots[node] if node in spots else _beside(node, facts, spots, order.index(node))
        net.add_node(
            node, _label(entity.name), shape=look.shape, color=look.colour, kind=entity.kind,
            size=_size(degree[node]), x=x, y=y, wide=list(wide[node]), core=node in shown, physics=False,
        )  # fmt: skip
    net.edges = [_edge(fact, bend) for fact, bend in zip(facts, _bends(facts), strict=True)]
    return net


def _shown_at_first(graph: Explorable, facts: list[Fact], order: list[str]) -> set[str]:
    """Return the nodes that the page shows when it opens; its script computes the same set."""
    shown = {fact for fact in facts if STATUS_LOOKS[fact.status].shown}
    if len(order) > FEW:
        shown = {
            fact
            for fact in shown
            if not {graph.entities[fact.subject].kind, graph.entities[fact.object].kind} & MINOR_KINDS
        }
    degree = Counter(end for fact in shown for end in {fact.subject, fact.object})
    return set(sorted(degree, key=lambda node: (-degree[node], order.index(node)))[:FEW])


def _spots(
    graph: Explorable, facts: list[Fact], degree: Mapping[str, int], nodes: list[str]
) -> dict[str, tuple[int, int]]:
    index = {node: number for number, node in enumerate(nodes)}
    links = [(index[f.subject], index[f.object]) for f in facts if f.subject in index and f.object in index]
    boxes = [_box(graph.entities[node].name, degree[node]) for node in nodes]
    return dict(zip(nodes, place(len(nodes), links, boxes), strict=True))


def _beside(node: str, facts: list[Fact], spots: Mapping[str, tuple[int, int]], rank: int) -> tuple[int, int]:
    """Return a place near a placed neighbour for a node that is not shown at first."""
    ends = ((fact.subject, fact.object) for fact in facts if node in (fact.subject, fact.object))
    near = next((spots[end] for pair in ends for end in pair if end in spots), (0, 0))
    angle = rank * math.pi * (3 - math.sqrt(5))
    return near[0] + round(130 * math.cos(angle)), near[1] + round(130 * math.sin(angle))


def _size(degree: int) -> float:
    return round(7 + 4.2 * math.sqrt(min(degree, 60)), 1)


def _box(name: str, degree: int) -> tuple[float, float]:
    """Return the width and height in pixels of a node with its label beneath it."""
    size = _size(degree)
    return max(2 * size, 9.2 * len(_label(name))) + 16, 2 * size + 44


def _label(name: str) -> str:
    flat = " ".join(name.split()) or "(no name)"
    return flat if len(flat) <= LABEL else flat[: LABEL - 1].rstrip() + "…"


def _bends(facts: list[Fact]) -> list[float]:
    """Return how far each edge is bent, so that edges between the same nodes lie beside each other.

    Positive bends lie clockwise from subject to object, so the two directions never coincide.
    """
    between = Counter(frozenset((fact.subject, fact.object)) for fact in facts)
    drawn: Counter[frozenset[str]] = Counter()
    bends: list[float] = []
    for fact in facts:
        pair = frozenset((fact.subject, fact.object))
        rank = drawn[pair]
        drawn[pair] += 1
        if between[pair] == 1:
            bends.append(0.0)
            continue
        side = (1 if rank % 2 else -1) * (1 if fact.subject == min(pair) else -1)
        bends.append(round(side * BEND * (rank // 2 + 0.5), 3))
    return bends


def _edge(fact: Fact, bend: float) -> Row:
    from pyvis.edge import Edge

    look = STATUS_LOOKS[fact.status]
    words = " ".join(fact.predicate.split())
    smooth: Row | bool = False
    if bend:
        smooth = {"type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
    options: Row = dict(Edge(fact.subject, fact.object, True, id=fact.id, label=words, smooth=smooth).options)
    options |= {
        "label": f"{words} ({look.mark})" if look.mark else words,
        "dashes": list(look.dashes) or False,
        "width": round(1.3 + 0.7 * math.log2(max(fact.sources, 1)), 2),
        "status": fact.status,
    }
    if fact.status in ("denied", "disputed"):
        options["arrows"] = {"to": True, "middle": {"enabled": True, "type": "bar", "scaleFactor": 0.7}}
    return options


def _options(nodes: int) -> Row:
    """Return vis-network's options. Nothing moves by itself: `layout` has placed the nodes."""
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False, "keyboard": False,
            "hideEdgesOnDrag": nodes > 600, "hideEdgesOnZoom": nodes > 600, "zoomSpeed": 0.6,
        },
        "nodes": {"borderWidth": 0, "borderWidthSelected": 3, "font": {"strokeWidth": 4},
                  "scaling": {"label": {"drawThreshold": 7}}},
        "edges": {
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}, "arrowStrikethrough": False,
            "font": {"size": 11, "strokeWidth": 3, "align": "top"}, "selectionWidth": 1.5,
            "scaling": {"label": {"drawThreshold": 7}}, "selfReference": {"size": 18},
        },
    }  # fmt: skip


def record(graph: Explorable, facts: list[Fact]) -> Row:
    """Return what the panel shows: counts, names, facts, and the passages and articles behind them."""
    ends = {end for fact in facts for end in (fact.subject, fact.object)}
    ends.update(who for fact in facts for evidence in fact.evidence for who in evidence.speakers)
    used = sorted({(evidence.article, evidence.claim) for fact in facts for evidence in fact.evidence})
    articles = sorted({article for article, _ in used})
    return {
        "summary": {
            "articles": len(graph.articles), "claims": len(graph.claims),
            "facts": len(facts), "entities": len(ends),
        },
        "few": FEW,
        "kinds": [{"kind": k.kind, "label": k.label, "minor": k.kind in MINOR_KINDS} for k in KINDS],
        "statuses": {
            s.status: {"label": s.label, "meaning": s.meaning, "colour": s.colour, "dark": s.dark}
            for s in STATUSES
        },
        "entities": {name: _entity(graph.entities[name]) for name in sorted(ends)},
        "facts": [_fact(fact, graph.claims) for fact in facts],
        "passages": {
            f"{article} {claim}": {
                "article": article,
                "parts": parts_of(graph.articles[article].text, graph.claims[article, claim]),
                "when": _when(graph.claims[article, claim]),
            }
            for article, claim in used
        },
        "articles": {name: _article(graph.articles[name]) for name in articles},
    }  # fmt: skip


def _entity(entity: Entity) -> Row:
    wikidata = entity.wikidata if entity.wikidata and WIKIDATA_ID.fullmatch(entity.wikidata) else None
    return {
        "name": " ".join(entity.name.split()) or "(no name)",
        "kind": entity.kind,
        "aliases": [alias for alias in entity.aliases if alias != entity.name],
        "description": entity.description,
        "link": f"https://www.wikidata.org/wiki/{wikidata}" if wikidata else None,
    }


def _fact(fact: Fact, claims: Mapping[tuple[str, str], Claim]) -> Row:
    return {
        "id": fact.id, "s": fact.subject, "p": " ".join(fact.predicate.split()), "o": fact.object,
        "event": fact.event, "status": fact.status, "articles": fact.articles, "sources": fact.sources,
        "first": _day(fact.first), "last": _day(fact.last),
        "evidence": [_evidence(evidence, claims[evidence.article, evidence.claim]) for evidence in fact.evidence],
    }  # fmt: skip


def _evidence(evidence: Evidence, claim: Claim) -> Row:
    return {
        "passage": f"{evidence.article} {evidence.claim}",
        "supports": evidence.supports,
        "modality": evidence.modality,
        "polarity": claim.polarity,
        "speakers": list(evidence.speakers),
        "names": list(evidence.speaker_names),
    }


def _when(claim: Claim) -> str | None:
    """Return the days a claim speaks of, as one day or a range; None where nothing is known."""
    if claim.when is None:
        return None
    first, last = _day(claim.when.earliest), _day(claim.when.latest)
    if first == last:
        return first
    return f"{first or '…'} – {last or '…'}"


def _article(article: Article) -> Row:
    return {
        "title": article.title or "Untitled",
        "source": article.source,
        "published": _day(article.published),
        "url": safe_url(article.url),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def safe_url(url: str | None) -> str | None:
    """Return the address if it is an ordinary web address, else None: no other becomes a link."""
    if not url or any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def environment(panel: Row) -> Environment:
    """Return the template's environment with the panel's data and all that is inlined."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    here = Path(__file__).parent
    scripts = [_vis_network(), (here / "explorer.js").read_text(encoding="utf-8")]
    style = (here / "explorer.css").read_text(encoding="utf-8")
    env = Environment(loader=FileSystemLoader(here), autoescape=True, undefined=StrictUndefined)
    env.filters["json_block"] = json_block
    env.globals.update(
        record=panel, scripts=scripts, style=style, policy=policy(scripts, [style]), kinds=KINDS, statuses=STATUSES
    )
    return env


def _vis_network() -> str:
    """Return the vis-network 9.1.2 that pyvis carries, with its licence notice."""
    import pyvis

    path = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return path.read_text(encoding="utf-8")


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the Content-Security-Policy that allows these and nothing else."""
    allowed = {"script-src": scripts, "style-src": styles}
    hashes = [f"{name} {' '.join(_hash(text) for text in texts)}" for name, texts in allowed.items()]
    return "; ".join(["default-src 'none'", *hashes, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def json_block(value: object) -> str:
    """Return JSON that may stand inside a script element: no character in it ends the element."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(SURROGATE.sub("\ufffd", text).translate(UNSAFE_IN_SCRIPT))  # noqa: S704
