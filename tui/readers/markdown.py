"""Markdown to an article: CommonMark and tables; the text is what a person reads, without marks and without tags.

Inline markup is parsed only where a block has any, because that is what makes a long report slow.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tui.article import Article, Block, BlockKind
from tui.readers.draft import Draft
from tui.readers.frontmatter import front_matter
from tui.readers.furniture import dim
from tui.readers.head import describe
from tui.readers.stretches import stretches

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKED = re.compile(r"[*_`\[<&\\]|  \n")
_MOST_BRACKETS = 100
_MOST_PICTURES = 20
"""Opening brackets in one block, and those of them that are pictures or have no closing one. A block with more is taken
as it stands, because to match them takes the square of the time and more."""
_DEEPEST = 100
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_UNREAD = frozenset(("script", "style", "template", "title", "textarea", "noscript"))


def read_markdown(source: str, path: str) -> Article:
    """The article of a Markdown file; front matter gives title, byline, date, outlet, address and language."""
    front = front_matter(source)
    drafting = _Drafting()
    drafting.take(source[front.end :].removeprefix("\ufeff"))
    text, drafted, inlines = drafting.draft.finish()
    blocks = [replace(b, kind="furniture") if n in drafting.furniture else b for n, b in enumerate(drafted)]
    head = describe(text, _with_title(text, blocks, front.title))
    links = {inline.span for inline in inlines if inline.style == "link"}
    return Article(
        text,
        dim(text, head.blocks, links),
        format="md",
        path=path,
        title=front.title or head.title,
        byline=front.byline or head.byline,
        date=front.date or head.date,
        outlet=front.outlet or head.outlet,
        url=front.url,
        language=(front.language[:2].lower() or "en"),
        inlines=inlines,
    )


def _with_title(text: str, blocks: list[Block], title: str) -> list[Block]:
    """Where no heading is of level 1, the first is the title if the front matter names none other."""
    first = next((n for n, block in enumerate(blocks[:8]) if block.kind == "heading"), None)
    if first is None or any(b.kind == "heading" and b.level == 1 for b in blocks):
        return blocks
    if not title or blocks[first].span.of(text) == title:
        blocks[first] = replace(blocks[first], level=1)
    return blocks


class _Drafting:
    """One pass over the tokens of a file: the lists and quotations that are open, and the draft."""

    def __init__(self) -> None:
        self.draft = Draft()
        self.furniture: set[int] = set()
        """The numbers of blocks that are a picture and nothing else, or furniture of raw HTML."""
        self._references: dict[str, Any] = {}
        self._around: list[BlockKind] = []
        """Open list items and quotations, the innermost last."""
        self._marker = ""
        self._level = 0
        self._cells = 0

    def take(self, source: str) -> None:
        """Draft the blocks of `source`."""
        for stretch, is_plain in stretches(source):
            if is_plain:
                self.draft.add(stretch)
                self.draft.flush("paragraph")
            else:
                self._take_marked(stretch)

    def _take_marked(self, source: str) -> None:
        for token in self._parser.parse(source, self._references):
            match token.type:
                case "inline":
                    self._inline(token.content)
                case "heading_close":
                    self.draft.flush("heading", level=int(token.tag[1]))
                case "paragraph_close":
                    self._end_paragraph()
                case "fence" | "code_block":
                    self.draft.add_verbatim(token.content)
                    self.draft.flush("code")
                case "html_block":
                    self._raw_html(token.content)
                case _:
                    self._structure(token)

    @cached_property
    def _parser(self) -> "MarkdownIt":
        """CommonMark with tables; inline markup is left to be parsed where it is met."""
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable("table")
        parser.core.ruler.disable(["inline", "text_join"])
        return parser

    def _structure(self, token: "Token") -> None:
        match token.type:
            case "list_item_open":
                self._around.append("item")
                self._marker = f"{token.info}{token.markup}" if token.info else "•"
            case "blockquote_open":
                self._around.append("quotation")
            case "list_item_close" | "blockquote_close":
                self._around.pop()
                self._marker = ""
            case "bullet_list_open" | "ordered_list_open":
                self._level += 1
            case "bullet_list_close" | "ordered_list_close":
                self._level -= 1
            case "tr_open":
                self.draft.line_break()
                self._cells = 0
            case "td_open" | "th_open":
                if self._cells:
                    self.draft.add_verbatim("  ")
                self._cells += 1
            case "table_close":
                self.draft.flush("table")

    def _end_paragraph(self) -> None:
        kind = self._around[-1] if self._around else "paragraph"
        level = max(self._level - 1, 0) if kind == "item" else 0
        if self.draft.flush(kind, level=level, marker=self._marker if kind == "item" else ""):
            self._marker = ""

    def _inline(self, content: str) -> None:
        """Draft the words of one block, and their styles."""
        if not _MARKED.search(content) or _is_a_maze(content):
            self.draft.add(content)
            return
        tokens: list[Token] = []
        self._parser.inline.parse(content, self._parser, self._references, tokens)
        if not self._words(tokens) and (pictures := _pictures(tokens)):
            self.draft.add(pictures)
            self.furniture.add(len(self.draft.blocks))

    def _words(self, tokens: list["Token"]) -> bool:
        """Draft inline tokens; whether there were words among them."""
        unread = ""
        for token in tokens:
            if token.type == "html_inline":
                tag = _TAG_NAME.match(token.content)
                name = tag[2].lower() if tag else ""
                if unread or name in _UNREAD:
                    unread = "" if tag and tag[1] and name == unread else unread or name
                elif name == "br":
                    self.draft.line_break()
            elif not unread:
                self._word(token)
        return not self.draft.empty

    def _word(self, token: "Token") -> None:
        match token.type:
            case "text" | "text_special":
                self.draft.add(token.content)
            case "softbreak":
                self.draft.add(" ")
            case "hardbreak":
                self.draft.line_break()
            case "code_inline":
                self.draft.open("code")
                self.draft.add(token.content)
                self.draft.close()
            case "em_open" | "strong_open":
                self.draft.open("emphasis" if token.type == "em_open" else "strong")
            case "link_open":
                self.draft.open("link", str(token.attrGet("href") or ""))
            case "em_close" | "strong_close" | "link_close":
                self.draft.close()

    def _raw_html(self, content: str) -> None:
        """The words of a block of raw HTML, as its page would show them."""
        from tui.readers.walk import walk
        from tui.readers.webpage import parse

        tree = parse(content)
        if tree is None:
            return
        walked = walk(tree)
        text, blocks, _ = walked.draft.finish()
        for block, furniture in zip(blocks, walked.furniture, strict=True):
            if furniture:
                self.furniture.add(len(self.draft.blocks))
            self.draft.add_verbatim(block.span.of(text))
            self.draft.flush(block.kind, level=block.level, marker=block.marker)


def _is_a_maze(content: str) -> bool:
    """Whether brackets would keep the parser busy for longer than a reader waits."""
    brackets = content.count("[")
    unclosed = brackets - content.count("]")
    return brackets > _MOST_BRACKETS or max(unclosed, content.count("![")) > _MOST_PICTURES


def _pictures(tokens: list["Token"]) -> str:
    """What the pictures among inline tokens are said to show."""
    shown = [_shown(token.children or ()) for token in tokens if token.type == "image"]
    return ", ".join(filter(None, shown))


def _shown(tokens: Iterable["Token"]) -> str:
    return "".join(" " if t.type == "softbreak" else t.content for t in tokens if t.type != "html_inline")
