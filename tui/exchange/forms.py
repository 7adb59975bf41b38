"""The forms in which notes go out as one stream of lines, by their names."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from types import MappingProxyType

from tui.exchange import card, digest, note_lines, note_rows, page, web_annotation
from tui.exchange.noted import NotedArticle

Write = Callable[[Sequence[NotedArticle]], Iterator[str]]


def _each(lines: Callable[[NotedArticle], Iterator[str]], header: str = "") -> Write:
    """A form that takes one article after the other."""
    return lambda articles: chain((header,) if header else (), chain.from_iterable(map(lines, articles)))


FORMS = MappingProxyType(
    {
        "jsonl": _each(note_lines.lines),
        "webannotation": web_annotation.lines,
        "csv": _each(note_rows.lines, note_rows.header()),
        "markdown": digest.lines,
        "card": _each(card.lines),
        "html": page.lines,
    }
)

UNSPOKEN = frozenset({"jsonl", "webannotation"})
"""Those that need no analysis."""
