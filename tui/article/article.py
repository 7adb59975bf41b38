"""Articles: the text as its reader fixed it, and the blocks and inline styles that lie over it.

`Article.text` is never edited. Blocks are ordered, do not overlap, and need not cover the space between them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from tui.article.span import Span

BlockKind = Literal["heading", "paragraph", "item", "quotation", "code", "table", "furniture"]
InlineStyle = Literal["emphasis", "strong", "code", "link"]
Format = Literal["txt", "md", "html"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the page: a paragraph, a heading, or furniture that is not part of the report."""

    kind: BlockKind
    span: Span
    """Without the blank lines around it and without its trailing line end."""
    level: int = 0
    """Depth of a heading (1 is the title) or of a list item (0 is the outermost)."""
    marker: str = ""
    """What stands before a list item on the page ("•", "3."); not part of the text."""


@dataclass(frozen=True, slots=True)
class Inline:
    """An inline style or link of a Markdown or HTML article."""

    span: Span
    style: InlineStyle
    href: str = ""
    """Where a link leads, as written; empty for the other styles."""


@dataclass(frozen=True, slots=True)
class Article:
    """One report: its text, what its page says of itself, and where it came from."""

    text: str
    blocks: tuple[Block, ...]
    format: Format = "txt"
    path: str = ""
    """Where it was read from, as given: a path, a URL, or "-" for standard input."""
    title: str = ""
    byline: str = ""
    date: str = ""
    """As the page gives it; ISO 8601 where the page does."""
    outlet: str = ""
    url: str = ""
    """The page's own address, where it is known."""
    language: str = "en"
    inlines: tuple[Inline, ...] = ()
    markup: str = ""
    """The page as it came (HTML only), for verdicts that may follow the first paint."""

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8, in hexadecimal; computed anew at each call."""
        import hashlib

        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that are the report: all but furniture."""
        return tuple(b for b in self.blocks if b.kind != "furniture")

    def with_furniture(self, spans: Iterable[Span]) -> "Article":
        """The same article in which the blocks at exactly `spans` are furniture."""
        dimmed = set(spans)
        if not dimmed:
            return self
        blocks = tuple(replace(b, kind="furniture") if b.span in dimmed else b for b in self.blocks)
        return replace(self, blocks=blocks)
