"""Mark what is not the story: bylines, pitches, prices, menus, credits, lists of other stories.

Nothing is cut: offsets always index the text as received. The lines are read once from the top; a
line is marked for what it says (`boilerplate_rules.RULES`), or for where it stands: in a run of weak
lines, in a list that a header opened, or in the tail that a paywall opened. A single sentence is never
marked on weak evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.ingest.boilerplate_rules import ADDRESS, BYLINE, CONTEXT, Rule, combined, needed
from kg.records import Span, ordered

THRESHOLD = 1.0
EDGE_HEAD, EDGE_FOOT = 8, 12
"""Lines at the head and the foot of an article where bylines and credits stand."""

RUN = 3
"""So many weak lines in a row are a menu or a share bar."""

LONGEST = 600
"""Characters of the longest line that any rule is tried on: a longer one is a paragraph of prose."""

BLOCK_LINE = 120
"""Characters of the longest headline in a list of other stories."""

BLOCK_LINES = 15

PROSE = 80
"""Characters from which a punctuated line is taken for a paragraph of the story."""

FOLDED = 50
"""Characters from which a line that breaks off and goes on in lower case is a folded paragraph."""

ENDED = re.compile(r"[.!?…:]['\"”’»)\]]{0,3}$")
STOPPED = re.compile(r"[.!?…]['\"”’»)\]]{0,3}$")
BYLINE_PATTERN = re.compile(BYLINE)


@dataclass(slots=True)
class Line:
    """A line that is not blank (folded ones joined), without the space around it."""

    start: int
    end: int
    text: str
    rule: Rule | None = None
    score: float = 0.0
    marked: bool = False

    @property
    def prose(self) -> bool:
        """Is it a paragraph of a story: long, punctuated, and not about the paper itself?"""
        size = self.end - self.start
        if size < PROSE or not STOPPED.search(self.text[-5:]) or self.score >= THRESHOLD:
            return False
        return size > LONGEST or (self.text.count(" ") >= 11 and not ADDRESS.search(self.text))

    @property
    def listed(self) -> bool:
        """May it be one of a list: short, no full stop, not the middle of a sentence?"""
        return self.end - self.start <= BLOCK_LINE and not (
            STOPPED.search(self.text[-5:]) or self.text[0].islower() or self.text[0] in "\"“'‘"
        )


def mark(text: str) -> tuple[Span, ...]:
    """Return the spans of `text` that are not the story: sorted, disjoint, whole lines."""
    lines = lines_of(text)
    score(lines)
    mark_runs(lines)
    mark_blocks(lines)
    mark_tails(lines, len(text))
    spans: list[Span] = []
    open_start: int | None = None
    for position, line in enumerate(lines):
        if line.marked and open_start is None:
            open_start = line.start
        if open_start is not None and (position + 1 == len(lines) or not lines[position + 1].marked):
            if line.marked:
                spans.append(Span(open_start, line.end))
            open_start = None
    return ordered(spans)


def lines_of(text: str) -> list[Line]:
    """Split into lines that are not blank; join those that an editor folded."""
    lines: list[Line] = []
    position = 0
    blank = True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped:
            blank = True
        else:
            start = position + raw.index(stripped[0])
            end = start + len(stripped)
            last = lines[-1] if lines else None
            if last and not blank and stripped[0].islower() and folds(last):
                last.end = end
                # Only the end decides from here on: whether the paragraph is punctuated.
                last.text = stripped if len(stripped) > FOLDED else f"{last.text[-FOLDED:]} {stripped}"
            else:
                lines.append(Line(start, end, stripped))
            blank = False
        position += len(raw) + 1
    return lines


def folds(line: Line) -> bool:
    return len(line.text) >= FOLDED and not ENDED.search(line.text[-5:])


def score(lines: list[Line]) -> None:
    """Give each line the rule that it matches and its weight in context, and mark the sure ones."""
    before = False
    for position, line in enumerate(lines):
        rule = rule_of(line)
        if rule:
            line.rule = rule
            line.score = rule.weight
            if len(lines) == 1:
                line.score += CONTEXT["alone"]
            elif position < EDGE_HEAD or position >= len(lines) - EDGE_FOOT:
                line.score += CONTEXT["edge"]
            if before:
                line.score += CONTEXT["after"]
            # Rounded: 0.7 + 0.3 must reach the threshold.
            line.score = round(line.score, 3)
        line.marked = before = line.score >= THRESHOLD


def rule_of(line: Line) -> Rule | None:
    """Return the first rule that a line matches."""
    size = line.end - line.start
    if size < 2 or size > LONGEST or size != len(line.text):
        return None
    pattern, rows = combined("start")
    candidates = [(pattern.match(line.text), rows)]
    if line.text[-1] in ")]" or line.text[-1].isalpha():
        pattern, rows = combined("end")
        candidates.append((pattern.search(line.text, max(0, size - 110)), rows))
    small = line.text.lower()
    if any(words in small for words in needed()):
        pattern, rows = combined("anywhere")
        candidates.append((pattern.search(line.text), rows))
    for match, rows in candidates:
        if match and match.lastgroup and size <= rows[match.lastgroup].longest:
            return rows[match.lastgroup]
    return None


def mark_runs(lines: list[Line]) -> None:
    """Mark weak lines that stand together: `Home`, `World`, `Politics` is a menu, one of them is not."""
    run: list[Line] = []
    for line in [*lines, None]:
        if line and (line.marked or (line.rule and line.score >= 0.5)):
            run.append(line)
            continue
        if len(run) >= RUN:
            for member in run:
                member.marked = True
        run = []


def mark_blocks(lines: list[Line]) -> None:
    """Mark the short lines without a full stop that follow a header like "Related stories"."""
    left = 0
    for line in lines:
        if line.marked:
            left = BLOCK_LINES if line.rule and line.rule.opens == "block" else left
        elif left and line.listed:
            line.marked = True
            left -= 1
        else:
            left = 0


def mark_tails(lines: list[Line], length: int) -> None:
    """Mark what follows a paywall, pitch or disclaimer.

    Where prose goes on, only the lines up to it that are no sentences; where none does and the greater
    part of the text lies before, all the rest.
    """
    if not any(line.marked and line.rule and line.rule.opens == "tail" for line in lines):
        return
    resumes = len(lines)
    next_prose = [resumes] * len(lines)
    for position in range(len(lines) - 1, -1, -1):
        next_prose[position] = resumes
        if lines[position].prose:
            resumes = position
    position = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        if not (line.marked and line.rule and line.rule.opens == "tail"):
            continue
        stop = next_prose[position - 1]
        final = stop == len(lines) and 2 * line.start >= length
        while position < stop:
            follower = lines[position]
            if not (final or follower.marked or follower.listed or ADDRESS.search(follower.text[:LONGEST])):
                break
            follower.marked = True
            position += 1


def authors_of(line: str) -> tuple[str, ...]:
    """Return the names of a byline, none where the line is no byline: `By Ann Lee and Bo Roe`."""
    match = BYLINE_PATTERN.match(line) if len(line) <= 160 else None
    if not match:
        return ()
    joined = re.split(r"\s+(?:and|AND|&)\s+", match[1])
    names = [name for part in joined for name in re.split(r"\s*,\s*", part)]
    # Without an "and", what a comma divides off is the paper or the post: "By Ann Lee, Harbour Courier".
    return tuple(name for name in names if " " in name)[: None if len(joined) > 1 else 1]
