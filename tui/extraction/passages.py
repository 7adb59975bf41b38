"""Which blocks of an article are looked at: all of the report, or those that a window touches and their neighbours.

Furniture, code and tables are never looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.article import Article, Block, Span

_WIDENED = 2
_READ = frozenset({"heading", "paragraph", "item", "quotation"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One block that is looked at."""

    span: Span
    heading: bool
    quotation: bool
    """A block quotation, set apart on the page without marks."""


def passages(article: Article, window: Span | None) -> tuple[Passage, ...]:
    """The blocks to look at, in order; with a window those it overlaps and two more on each side."""
    blocks = [block for block in article.blocks if block.kind in _READ and block.span.length]
    if window is not None:
        blocks = _near(blocks, window)
    return tuple(Passage(b.span, b.kind == "heading", b.kind == "quotation") for b in blocks)


def looked_at(found: Sequence[Passage], window: Span | None) -> Span | None:
    """The stretch that the passages cover, where there is a window; the window itself if it holds no block."""
    if window is None or not found:
        return window
    return Span(min(window.start, found[0].span.start), max(window.end, found[-1].span.end))


def _near(blocks: list[Block], window: Span) -> list[Block]:
    touched = [i for i, block in enumerate(blocks) if block.span.overlaps(window)]
    if not touched:
        return []
    return blocks[max(0, touched[0] - _WIDENED) : touched[-1] + 1 + _WIDENED]
