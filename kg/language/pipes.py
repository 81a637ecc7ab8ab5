"""A spaCy pipeline run over a batch of texts: what `Language.pipe` gives, in two thirds of its time.

Of 150 µs a token the greedy parser and recogniser lose 40 to the interpreter's lock: their inner loop
(`Parser.greedy_parse`) has given it up and takes it again for each of the seventy actions of a state. One
step at a time through `Parser.transition_states`, which spaCy's training uses, it is held throughout. The
attribute ruler and the lemmatizer take 15 for matching the same words anew (see `words`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kg.language.words import Words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Runner:
    """A pipeline with what is kept from text to text."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.words = Words.of(nlp)

    def docs(self, texts: Iterable[str]) -> list[Doc]:
        """Return the texts as docs, in order, with all that `Parse` reads: `morph` is left out."""
        docs = [self.nlp.make_doc(text) for text in texts]
        pipe: Any
        for name, pipe in self.nlp.pipeline if docs else ():
            if self.words is not None and name in self.words.stages:
                if name == self.words.stages[0]:
                    for doc in docs:
                        self.words.annotate(doc)
            elif is_greedy(pipe):
                pipe.set_annotations(docs, states(pipe, docs))
            elif hasattr(pipe, "pipe"):
                docs = list(pipe.pipe(docs, batch_size=len(docs)))
            else:
                docs = [pipe(doc) for doc in docs]
        return docs


def is_greedy(pipe: Any) -> bool:
    """Say whether the component is a parser or recogniser of spaCy's that runs on the processor and takes
    the best action each time."""
    from spacy.pipeline.transition_parser import Parser
    from thinc.api import NumpyOps

    return (
        isinstance(pipe, Parser) and pipe.cfg.get("beam_width") == 1 and isinstance(pipe.model.ops, NumpyOps)
    )


def states(pipe: Any, docs: Sequence[Doc]) -> Any:
    """Return the final state of each doc, as `Parser.predict` does."""
    if not any(len(doc) for doc in docs):
        return pipe.predict(docs)
    found = pipe.moves.init_batch(docs)
    model = pipe.model.predict(docs)
    unfinished = [state for state in found if not state.is_final()]
    while unfinished:
        unfinished = pipe.transition_states(unfinished, model.predict(unfinished))
    model.clear_memory()
    return found
