"""From offsets to terminal cells and back, for one stretch of text at a time.

The one place where code points become cells. Invariants: widths are never negative; the clusters of a stretch follow
each other without a gap; what `shown` returns holds no control character, and takes as many cells as the clusters
say.
"""

import re
from typing import NamedTuple

from tui.article import visible

TAB = 4
"""Cells that a tab takes, wherever it stands."""

_SIMPLE = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
_EMOJI = "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_STRAY_JOINER = re.compile(f"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])")
"""A zero-width joiner that joins no two emoji: terminals and Rich disagree on its width, so it is not printed."""
_NOTHING = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
_MEASURED = {0x09: 0x20, 0x0A: 0x20, **dict.fromkeys(_NOTHING, 0x200B)}
"""What stands for a character while its cells are counted."""
_SHOWN = {0x09: " " * TAB, 0x0A: " ", **_NOTHING}


class Cluster(NamedTuple):
    """A character as a person counts them: code points that share their cells."""

    start: int
    end: int
    cells: int


def simple(text: str, start: int, end: int) -> bool:
    """Whether every code point of the stretch takes one cell and joins with no other."""
    return _SIMPLE.fullmatch(text, start, end) is not None


def clusters(text: str, start: int, end: int) -> list[Cluster]:
    """The clusters of `text[start:end]`, with offsets into `text`."""
    if simple(text, start, end):
        return [Cluster(i, i + 1, 1) for i in range(start, end)]
    from rich.cells import split_graphemes

    found: list[Cluster] = []
    for begin, finish, cells in split_graphemes(_tame(text[start:end]).translate(_MEASURED))[0]:
        a, b = begin + start, finish + start
        if text[a] == "\t":
            found.append(Cluster(a, b, TAB))
        elif text[a] == "\n":
            found.append(Cluster(a, b, 1))
        elif text[a] == "\r" and text[b : b + 1] == "\n":
            found.append(Cluster(a, b, 0))
        else:
            found.append(Cluster(a, b, cells))
    return found


def width(text: str, start: int, end: int) -> int:
    """How many cells `text[start:end]` takes."""
    return end - start if simple(text, start, end) else sum(c.cells for c in clusters(text, start, end))


def cell_of(text: str, start: int, offset: int) -> int:
    """How many cells stand between `start` and `offset`."""
    return width(text, start, max(start, offset))


def offset_at(text: str, start: int, end: int, cell: int) -> int:
    """The offset of the cluster on `cell`, counted from `start`; the last cluster's where the row is shorter."""
    if simple(text, start, end):
        return max(start, min(start + cell, end - 1))
    at, last = 0, start
    for cluster in clusters(text, start, end):
        if cluster.cells:
            last = cluster.start
            if at + cluster.cells > cell:
                break
        at += cluster.cells
    return last


def shown(text: str) -> str:
    """What is printed for `text`: no control character, tabs as spaces, a line end as one space."""
    if text.isascii() and text.isprintable():
        return text
    return _tame(text.replace("\r\n", " ")).translate(_SHOWN)


def _tame(text: str) -> str:
    """The text, one for one, without what a terminal would obey or join in its own way."""
    return _STRAY_JOINER.sub("\u200b", visible(text))
