"""Text in the making: pieces become the blocks and inline styles of an article, and its text is fixed at the end.

HTML and Markdown are drafted here. Invariant: white space is collapsed as a browser does it, blocks are parted by one
blank line, and spans are positions in the text that `Draft.finish` returns.
"""

import re
from dataclasses import dataclass

from tui.article import Block, BlockKind, Inline, InlineStyle, Span

_SPACE = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_OPEN_AT_ONCE = 24
"""Inline styles that may lie within each other; deeper ones are dropped, so that hostile nesting stays cheap."""


@dataclass(slots=True)
class _Open:
    """An inline style that has begun and not ended; `start` is a position in the block being drafted."""

    style: InlineStyle
    href: str
    start: int


class Draft:
    """Blocks in the making. Add text and breaks, open and close styles, and end each block with `flush`."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._texts: list[str] = []
        self._inlines: list[Inline] = []
        self._open: list[_Open | None] = []
        self._pieces: list[str] = []
        self._length = 0
        self._offset = 0
        self._gap = True
        """Whether white space here would collapse: at the start of a block or line, or after a space."""
        self._block_inlines: list[Inline] = []

    def add(self, text: str) -> None:
        """Text with collapsible white space, as HTML and Markdown have it."""
        piece = _SPACE.sub(" ", text)
        if self._gap and piece.startswith(" "):
            piece = piece[1:]
        if piece:
            self._put(piece)
            self._gap = piece.endswith(" ")

    def add_verbatim(self, text: str) -> None:
        """Text whose white space counts: code."""
        if text:
            self._put(text.replace("\r\n", "\n"))
            self._gap = False

    def line_break(self) -> None:
        """A line end within the block; none at its start."""
        if self._length:
            self._drop_last_spaces()
            self._put("\n")
            self._gap = True

    def open(self, style: InlineStyle, href: str = "") -> None:
        """Begin an inline style; it goes on over the ends of blocks until `close`."""
        full = len(self._open) >= _OPEN_AT_ONCE
        self._open.append(None if full else _Open(style, href, self._length))

    def close(self) -> None:
        """End the inline style that was opened last."""
        if self._open and (style := self._open.pop()):
            self._note(style)

    @property
    def empty(self) -> bool:
        """Whether nothing was added since the last block ended."""
        return self._length == 0

    @property
    def after_break(self) -> bool:
        """Whether the last that was added is a line end: another one would leave a line blank."""
        return bool(self._pieces) and self._pieces[-1] == "\n"

    @property
    def last(self) -> str:
        """The words of the block that was ended last."""
        return self._texts[-1]

    def flush(self, kind: BlockKind, *, level: int = 0, marker: str = "") -> bool:
        """End the block; whether there was one: white space alone makes none."""
        if not self._pieces:
            return False
        text = "".join(self._pieces).rstrip()
        words = text.lstrip("\n") if kind == "code" else text.lstrip()
        if words:
            for style in filter(None, self._open):
                self._note(style)
            self._place_inlines(words, len(text) - len(words))
            self.blocks.append(Block(kind, Span(self._offset, self._offset + len(words)), level, marker))
            self._texts.append(words)
            self._offset += len(words) + 2
        self._pieces.clear()
        self._block_inlines.clear()
        self._length = 0
        self._gap = True
        for style in filter(None, self._open):
            style.start = 0
        return bool(words)

    def finish(self) -> tuple[str, tuple[Block, ...], tuple[Inline, ...]]:
        """The text, its blocks and its inline styles in order."""
        return "\n\n".join(self._texts), tuple(self.blocks), tuple(sorted(self._inlines, key=lambda i: i.span))

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _drop_last_spaces(self) -> None:
        while self._pieces and self._pieces[-1].endswith(" "):
            piece = self._pieces.pop()
            kept = piece.rstrip(" ")
            self._length -= len(piece) - len(kept)
            if kept:
                self._pieces.append(kept)

    def _note(self, style: _Open) -> None:
        self._block_inlines.append(Inline(Span(style.start, self._length), style.style, style.href))

    def _place_inlines(self, words: str, lead: int) -> None:
        """Move the block's inline styles to where its words will stand in the text, less white space at their ends."""
        for inline in self._block_inlines:
            start, end = max(inline.span.start - lead, 0), min(inline.span.end - lead, len(words))
            styled = words[start:end]
            start += len(styled) - len(styled.lstrip())
            end -= len(styled) - len(styled.rstrip())
            if start < end:
                self._inlines.append(Inline(Span(self._offset + start, self._offset + end), inline.style, inline.href))
