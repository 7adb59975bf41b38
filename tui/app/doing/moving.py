"""Moving inside a report: lines, characters, words, sentences, paragraphs, pages, ends."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.app.cells import clusters
from tui.article import Span

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen

_WORD = re.compile(r"\w[\w'’-]*")


def lines(screen: "ReaderScreen", step: int, count: int | None = None, letter: str = "") -> None:
    """By rows of text; in the list of actors, by actors."""
    rows = step * (count or 1)
    if screen.in_list:
        screen.actors.list.move(rows)
    else:
        screen.view.move_rows(rows)


def pages(screen: "ReaderScreen", step: int, part: float, count: int | None = None, letter: str = "") -> None:
    """By a part of the screen."""
    height = screen.actors.list.size.height if screen.in_list else screen.view.size.height
    rows = step * max(1, int((height - 2) * part)) * (count or 1)
    if screen.in_list:
        screen.actors.list.move(rows)
    else:
        screen.view.move_screen(rows)


def characters(screen: "ReaderScreen", step: int, count: int | None = None, letter: str = "") -> None:
    """By characters as a person counts them, inside the paragraph."""
    if screen.in_list:
        return
    view = screen.view
    block = view.article.blocks[view.painting.block_at(view.cursor)].span
    begins = [c.start for c in clusters(view.article.text, block.start, block.end)]
    at = max(0, bisect_right(begins, view.cursor) - 1)
    view.move_to(begins[max(0, min(len(begins) - 1, at + step * (count or 1)))] if begins else view.cursor)


def words(screen: "ReaderScreen", step: int, count: int | None = None, letter: str = "") -> None:
    """To the beginning of the next or previous word."""
    view = screen.view
    text = view.article.text
    for _ in range(count or 1):
        if step > 0:
            found = next((m.start() for m in _WORD.finditer(text, view.cursor) if m.start() > view.cursor), None)
        else:
            since = max(0, view.cursor - 400)
            found = max((m.start() for m in _WORD.finditer(text, since, view.cursor)), default=None)
        if found is None:
            return
        view.move_to(found)


def sentences(screen: "ReaderScreen", step: int, count: int | None = None, letter: str = "") -> None:
    """To the beginning of the next or previous sentence; to paragraphs until the analysis knows the sentences."""
    analysis = screen.session.analysis(screen.report)
    spans = analysis.sentences if analysis and analysis.sentences else [b.span for b in screen.view.article.prose]
    _to_start(screen, spans, step * (count or 1))


def paragraphs(screen: "ReaderScreen", step: int, count: int | None = None, letter: str = "") -> None:
    """To the beginning of the next or previous paragraph."""
    _to_start(screen, [b.span for b in screen.view.article.prose], step * (count or 1))


def _to_start(screen: "ReaderScreen", spans: Sequence[Span], steps: int) -> None:
    starts = [s.start for s in spans]
    if not starts:
        return
    cursor = screen.view.cursor
    at = bisect_right(starts, cursor) - 1 + steps if steps > 0 else bisect_left(starts, cursor) + steps
    if at >= len(starts):
        screen.view.move_to(spans[-1].end - 1)
    else:
        screen.view.move_to(starts[max(0, at)])


def ends(screen: "ReaderScreen", end: str, count: int | None = None, letter: str = "") -> None:
    """To the top or the end, or to the paragraph of that number."""
    listed = screen.actors.list
    if screen.in_list:
        listed.move(-len(listed.rows) if end == "top" else len(listed.rows))
        return
    view = screen.view
    blocks = view.article.prose if end == "top" or count else view.article.blocks
    if not blocks:
        return
    screen.jumps.leave(screen.spot)
    if count:
        numbered = [b for b in blocks if b.kind != "heading"]
        view.move_to(numbered[min(count, len(numbered)) - 1].span.start if numbered else 0, where="top")
    elif end == "top":
        view.move_to(blocks[0].span.start)
        view.scroll_rows_to(0)
    else:
        view.move_to(max(blocks[-1].span.start, blocks[-1].span.end - 1), where="bottom")


def screen_rows(screen: "ReaderScreen", where: str, count: int | None = None, letter: str = "") -> None:
    """To the first, middle or last row on the screen."""
    screen.view.move_to(screen.view.offset_on_screen(where))


def line_to(screen: "ReaderScreen", where: str, count: int | None = None, letter: str = "") -> None:
    """Scrolls so that the cursor's row stands at the top, in the middle, at the bottom."""
    screen.view.move_to(screen.view.cursor, where=where)


HANDLERS = {
    "line-down": partial(lines, step=1),
    "line-up": partial(lines, step=-1),
    "char-left": partial(characters, step=-1),
    "char-right": partial(characters, step=1),
    "word-next": partial(words, step=1),
    "word-previous": partial(words, step=-1),
    "sentence-next": partial(sentences, step=1),
    "sentence-previous": partial(sentences, step=-1),
    "paragraph-next": partial(paragraphs, step=1),
    "paragraph-previous": partial(paragraphs, step=-1),
    "page-down": partial(pages, step=1, part=1),
    "page-up": partial(pages, step=-1, part=1),
    "half-page-down": partial(pages, step=1, part=0.5),
    "half-page-up": partial(pages, step=-1, part=0.5),
    "top": partial(ends, end="top"),
    "bottom": partial(ends, end="bottom"),
    "screen-top": partial(screen_rows, where="top"),
    "screen-middle": partial(screen_rows, where="middle"),
    "screen-bottom": partial(screen_rows, where="bottom"),
    "line-to-top": partial(line_to, where="top"),
    "line-to-middle": partial(line_to, where="middle"),
    "line-to-bottom": partial(line_to, where="bottom"),
}
