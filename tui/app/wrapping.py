"""Where the rows of a block begin when it is set to a width.

Rows are half-open stretches of the article's text that follow each other without a gap; spaces at a break hang at the
end of the row before it. A line end inside a block breaks the row unless it looks like the hard wrap of a plain text
file.
"""

from tui.app.cells import TAB, clusters, simple

HARD_WRAPPED = 50
"""A line of a plain-text paragraph with at least so many characters was wrapped by a program: its end is a space."""

_AFTER = frozenset(" \n\t\u2014\u2013\u200b")


def row_starts(text: str, start: int, end: int, cells: int, *, reflow: bool = False) -> list[int]:
    """The offsets at which the rows of `text[start:end]` begin, in rows of at most `cells` cells; `[start]` at least.

    With `reflow`, line ends after a long line are taken for spaces (plain text that was wrapped by hand).
    """
    cells = max(1, cells)
    starts: list[int] = []
    for a, b in _lines(text, start, end, reflow):
        body = b - 1 if text[a:b].endswith("\n") else b
        starts += _break_simple(text, a, b, cells) if simple(text, a, body) else _break_clusters(text, a, b, cells)
    return starts


def _lines(text: str, start: int, end: int, reflow: bool) -> list[tuple[int, int]]:
    """Stretches that begin on a row of their own."""
    found, a, line = [], start, start
    while (n := text.find("\n", line, end)) >= 0:
        soft = reflow and n - line >= HARD_WRAPPED
        if not soft:
            found.append((a, n + 1))
            a = n + 1
        line = n + 1
    if a < end or not found:
        found.append((a, end))
    return found


def _break_simple(text: str, start: int, end: int, cells: int) -> list[int]:
    starts, at = [start], start
    while end - at > cells:
        if text[at + cells] == "\n":
            break
        cut = text.rfind(" ", at, at + cells + 1)
        dash = text.rfind("\u2014", at, at + cells)
        cut = max(cut, dash)
        if cut < at:
            cut = at + cells - 1
        at = cut + 1
        while at < end and text[at] == " ":
            at += 1
        if at >= end:
            break
        starts.append(at)
    return starts


def _break_clusters(text: str, start: int, end: int, cells: int) -> list[int]:
    starts, used, chance, since = [start], 0, -1, 0
    for c in clusters(text, start, end):
        char, hangs = text[c.start], not text[c.start : c.end].strip(" \n\r")
        if used + c.cells > cells and not hangs and c.cells:
            if chance > starts[-1]:
                starts.append(chance)
                used -= since
            if used + c.cells > cells and c.start > starts[-1]:
                starts.append(c.start)
                used = 0
            chance = -1
        used += c.cells
        if char in _AFTER or (c.cells == 2 and char != "\t") or (c.cells == TAB and char == "\t"):
            chance, since = c.end, used
    return starts
