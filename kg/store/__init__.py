"""The workspace: one SQLite file with the articles, what was found in them, and what people decided."""

from __future__ import annotations

from kg.store.desk import Desk
from kg.store.table import export_csv, import_csv
from kg.store.workspace import Added, Workspace, is_workspace

__all__ = ["Added", "Desk", "Workspace", "export_csv", "import_csv", "is_workspace"]
