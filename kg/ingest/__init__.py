"""Sources -> Article: folders, files, globs, addresses and standard input, in every form of `READERS`."""

from kg.ingest.articles import read
from kg.ingest.boilerplate import mark
from kg.ingest.language_of import language_of
from kg.ingest.readers import READERS

__all__ = ["READERS", "language_of", "mark", "read"]
