"""Plain text to an article: the file's own characters, and blocks that lie over them.

Invariant: `Article.text` is the text as it came, not one character changed; only blocks are found here.
"""

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from tui.article import Article, Block, Span
from tui.readers.furniture import dim
from tui.readers.head import describe

_BREAK = {"\n": re.compile(r"\n[^\S\n]*\n\s*"), "\r": re.compile(r"\r[^\S\r]*\r\s*")}
_LINE = re.compile(r"[^\r\n]+")
_CLOSING = " \t\"'”’»)]"
_WORD = re.compile(r"\s*\S+")

_WRAPPED = 90
"""Columns; a line longer than this was not wrapped by hand or program, so it is a paragraph of its own."""
_SLACK = 10
"""Columns by which wrapped lines are ragged."""


def read_plain(text: str, path: str) -> Article:
    """The article of a text file.

    Blocks are paragraphs: blank lines part them, or line ends where every line is one. The first short line is the
    title, and what the page around the report left behind is furniture.
    """
    blocks = [Block("paragraph", span) for span in _paragraphs(text)]
    head = describe(text, blocks, has_headings=False)
    blocks = list(head.blocks)
    return Article(
        text,
        dim(text, blocks),
        format="txt",
        path=path,
        title=head.title,
        byline=head.byline,
        date=head.date,
        outlet=head.outlet,
    )


def _paragraphs(text: str) -> Iterator[Span]:
    """Spans of the paragraphs, without the white space around them; a byte order mark stays outside."""
    start = 1 if text.startswith("\ufeff") else 0
    first = True
    breaks = _BREAK["\n" if "\n" in text else "\r"]
    for end, following in chain((found.span() for found in breaks.finditer(text, start)), [(len(text), len(text))]):
        span = _stripped(text, start, end)
        if span.length:
            if text.find("\n", *span) < 0 and text.find("\r", *span) < 0:
                yield span
            else:
                yield from _parted_by_line_ends(text, span, first=first)
            first = False
        start = following


def _parted_by_line_ends(text: str, stretch: Span, *, first: bool) -> Iterator[Span]:
    """The paragraphs of several lines that no blank line parts: one, if they were wrapped; else as the lines say."""
    lines = [Span(*line.span()) for line in _LINE.finditer(text, *stretch)]
    width = max((line.length for line in lines if line.length <= _WRAPPED), default=0)
    each = _each_line_is_one(text, lines)
    start = lines[0].start
    for number, (line, following) in enumerate(pairwise(lines)):
        if _parts(text, line, following, width, each=each, head=first and number < 4):
            yield _stripped(text, start, line.end)
            start = following.start
    yield _stripped(text, start, lines[-1].end)


def _each_line_is_one(text: str, lines: list[Span]) -> bool:
    """Whether so many lines end with a sentence that the line ends cannot come from wrapping."""
    inner = lines[:-1]
    ends = sum(1 for line in inner if _ends_sentence(text, line))
    return len(inner) >= 2 and ends > 0.6 * len(inner)


def _parts(text: str, line: Span, following: Span, width: int, *, each: bool, head: bool) -> bool:
    """Whether the line end between two lines parts paragraphs."""
    word = _WORD.match(text, *following)
    if word is None:  # white space that is no line end
        return False
    if word.group().lstrip()[0].islower():
        return False
    if each or line.length > _WRAPPED or following.length > _WRAPPED:
        return True
    fits = line.length + 1 + len(word.group().strip()) <= width - _SLACK
    return fits and (head or _ends_sentence(text, line))


def _ends_sentence(text: str, line: Span) -> bool:
    return text[max(line.start, line.end - 20) : line.end].rstrip(_CLOSING).endswith((".", "!", "?", "…"))


def _stripped(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    return Span(end - len(stretch.lstrip()), start + len(stretch.rstrip())) if stretch.strip() else Span(start, start)
