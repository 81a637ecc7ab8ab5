"""Who is who: chains to Wikidata (`link`), chains of all articles to entities (`resolve`)."""

from __future__ import annotations

from kg.resolve.resolution import Resolution, resolve

__all__ = ["Resolution", "resolve"]
