"""Which passages of an article are looked at: all of the report, or those that a window touches and their neighbours.

A passage is a block, or a piece of one that is as long as a book's chapter. Furniture, code and tables are never
looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.article import Article, Block, Span
from tui.language import stretches

_WIDENED = 2
_LONGEST = 8_000
_READ = frozenset({"heading", "paragraph", "item", "quotation"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One block that is looked at, or a piece of a very long one."""

    span: Span
    heading: bool
    quotation: bool
    """A block quotation, set apart on the page without marks."""


def passages(article: Article, window: Span | None) -> tuple[Passage, ...]:
    """The passages to look at, in order; with a window those it overlaps and two more on each side."""
    blocks = [block for block in article.blocks if block.kind in _READ and block.span.length]
    found = [passage for block in blocks for passage in _of(article.text, block)]
    return tuple(found if window is None else _near(found, window))


def looked_at(found: Sequence[Passage], window: Span | None) -> Span | None:
    """The stretch that the passages cover, where there is a window; the window itself if it holds no block."""
    if window is None or not found:
        return window
    return Span(min(window.start, found[0].span.start), max(window.end, found[-1].span.end))


def _of(text: str, block: Block) -> list[Passage]:
    heading, quotation = block.kind == "heading", block.kind == "quotation"
    return [Passage(span, heading, quotation) for span in stretches(text, block.span, _LONGEST)]


def _near(found: list[Passage], window: Span) -> list[Passage]:
    touched = [i for i, passage in enumerate(found) if passage.span.overlaps(window)]
    if not touched:
        return []
    return found[max(0, touched[0] - _WIDENED) : touched[-1] + 1 + _WIDENED]
