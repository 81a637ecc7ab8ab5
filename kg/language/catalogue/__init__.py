"""The user's own knowledge: catalogues, made by importers of three formats, read beside the gazetteer.

FollowTheMoney lines, CSV, a Wikidata dump  -> Row, Holding  -> a `.kgcat` file  -> Catalogue
"""

from __future__ import annotations

from kg.language.catalogue.format import Catalogue, opened

__all__ = ["Catalogue", "opened"]
