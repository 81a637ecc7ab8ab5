"""The page: a graph's facts as vis-network data by way of pyvis, in the project's own template.

pyvis's own page loads from a CDN and lets names through as HTML. Here the template inlines all, a
Content-Security-Policy allows its scripts by hash and no connection at all, and every string of the
graph reaches the page as JSON that its script puts there as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.export.html.drawing import FEW, Explorable, draw
from kg.export.html.look import KINDS, MINOR_KINDS, STATUSES
from kg.export.html.passages import parts_of
from kg.records import Article, Claim, Entity, Evidence, Fact

Row = dict[str, Any]

SCRIPTS = ("data.js", "view.js", "panel.js", "controls.js")
UNSAFE_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
SURROGATE = re.compile("[\ud800-\udfff]")
FEW_REASONS = 6
LONGEST_REASON = 300
WIKIDATA_ID = re.compile(r"Q[1-9][0-9]{0,11}")


def render(graph: Explorable) -> str:
    """Return the whole page. The same graph gives the same characters."""
    facts = sorted(graph.facts(), key=lambda fact: (-fact.sources, -fact.articles, fact.id))
    net = draw(graph, facts)
    net.templateEnv = environment(record(graph, facts))
    net.path = "template.html.j2"
    return str(net.generate_html("graph.html"))


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
        "entities": {
            name: _entity(graph.entities[name]) | _held(graph, name) | _merged(graph, name)
            for name in sorted(ends)
        },
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


def _merged(graph: Explorable, name: str) -> Row:
    """Return why the entity's names are one: the first reasons, and how many more there are."""
    reasons = [" ".join(reason.split())[:LONGEST_REASON] for reason in graph.reasons.get(name, ())]
    return {"reasons": reasons[:FEW_REASONS], "more": max(0, len(reasons) - FEW_REASONS)}


def _held(graph: Explorable, office: str) -> Row:
    """Return who held an office that is a node, so that "Russian ambassador" tells whom it means."""
    found = [tenure for tenure in graph.tenures if tenure.office == office and tenure.holder in graph.holders]
    return {
        "holders": [
            {
                "id": tenure.holder, "name": " ".join(graph.holders[tenure.holder].name.split()),
                "grounds": tenure.grounds, "first": _day(tenure.first), "last": _day(tenure.last),
                "start": _day(tenure.start), "end": _day(tenure.end),
            }
            for tenure in found
        ]
    }  # fmt: skip


def _fact(fact: Fact, claims: Mapping[tuple[str, str], Claim]) -> Row:
    return {
        "id": fact.id, "s": fact.subject, "p": " ".join(fact.predicate.split()), "o": fact.object,
        "event": fact.event, "status": fact.status, "articles": fact.articles, "sources": fact.sources,
        "first": _day(fact.first), "last": _day(fact.last),
        "evidence": [_evidence(item, claims[item.article, item.claim]) for item in fact.evidence],
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
    if claim.when is None or claim.when.span is None:
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
    here = Path(__file__).parent
    scripts = [_vis_network(), _explorer(here / "js")]
    style = (here / "explorer.css").read_text(encoding="utf-8")
    env = Environment(loader=FileSystemLoader(here), autoescape=True, undefined=StrictUndefined)
    env.filters["json_block"] = json_block
    env.globals.update(
        record=panel,
        scripts=scripts,
        style=style,
        policy=policy(scripts, [style]),
        kinds=KINDS,
        statuses=STATUSES,
    )
    return env


def _vis_network() -> str:
    """Return the vis-network 9.1.2 that pyvis carries, with its licence notice."""
    path = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return path.read_text(encoding="utf-8")


def _explorer(folder: Path) -> str:
    """Return the page's own script: the files of the folder in order, in one scope of their own."""
    parts = [(folder / name).read_text(encoding="utf-8") for name in SCRIPTS]
    return "\n".join(["(function () {", '"use strict";', *parts, "})();"])


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
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(SURROGATE.sub("\ufffd", text).translate(UNSAFE_IN_SCRIPT))  # noqa: S704
