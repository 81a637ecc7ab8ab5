"""A small corpus written for this project: fourteen articles on public events of 2016 and 2017.

The outlets (Harborline, The Tallgrass Courier, Eastmere Chronicle, Quillpoint, Lantern Street
Magazine, The Brackwater Ledger), their reporters and their addresses are made up; the events are
public. The words are the project's own, those in quotation marks too: they paraphrase and must not
be cited as what a person said.

| file | what it is for |
|---|---|
| `01_expulsions_wire.txt` | an agency's story with a dateline: sanctions, an accusation and its denial |
| `02_expulsions_courier.html` | the same story reprinted under another headline: one source, not two |
| `03_flynn_resigns.txt` | byline, "Read more" and a subscription line; speech within speech; a resignation |
| `04_kremlin_denial.html` | denials that contradict `05`; menus, a photo credit, related stories |
| `05_sessions_recusal.txt` | who met whom; a recusal; "the attorney general", "he" and "Sessions" are one |
| `06_clintons_phoenix.html` | two people called Clinton; a paywall's tail |
| `07_comey_confirms_inquiry.txt` | an investigation confirmed; a condition; "has denied meeting" |
| `08_comey_fired.txt` | a dismissal and an appointment, in both voices; a template's leftover |
| `09_trump_tower_correction.html` | two people called Donald Trump, and Ivanka; a correction |
| `10_ledger_briefs.jsonl` | four articles: the agencies' report, Hamburg, sanctions, first charges |
| `11_undated_ambassador.txt` | no date anywhere; a life in short: born, trained, served |
"""

from __future__ import annotations

from pathlib import Path


def folder() -> Path:
    """Return the folder that holds the articles."""
    return Path(__file__).resolve().parent
