"""Sources -> Article: folders, files, globs and standard input; text, Markdown, HTML and JSONL."""

from kg.ingest.articles import read
from kg.ingest.boilerplate import mark
from kg.ingest.language_of import language_of
from kg.ingest.readers import READERS

__all__ = ["READERS", "language_of", "mark", "read"]
