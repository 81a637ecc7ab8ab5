"""Graphs and articles as files: one module a format, each with `write(graph, path)`.

`annotated` (the lines of `kg extract`), `claims_csv`, `graphml`, `html`. Turtle and TriG are in `kg.rdf`.
"""
