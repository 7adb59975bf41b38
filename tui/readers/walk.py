"""A page's tree to drafted blocks, in the order of the page, without recursion; scripts and what is hidden left out.

Invariant: the same tree always gives the same blocks, so that a later verdict can walk again and compare.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tui.article import BlockKind, InlineStyle
from tui.readers.apparatus import Claim, claim_of, upheld
from tui.readers.draft import Draft
from tui.readers.vocabulary import words

if TYPE_CHECKING:
    from lxml.etree import _Attrib as _Attributes
    from lxml.etree import _Element

_DROPPED = words(
    "script style template noscript head title svg iframe object embed applet audio video canvas select "
    "option datalist textarea input map frameset noframes progress meter rt rp area"
)
_STRUCTURE = words(
    "html body main article section div center header footer nav aside form figure details dialog "
    "fieldset hgroup td th table tbody thead tfoot tr caption menu button label dl address noindex"
)
_TEXTUAL = words("p h1 h2 h3 h4 h5 h6 li ul ol dir blockquote pre dd dt figcaption summary legend listing xmp hr")
_BLOCKS = _STRUCTURE | _TEXTUAL
_STYLES: dict[str, InlineStyle] = {
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "strong": "strong",
    "b": "strong",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "a": "link",
}
_NOT_SHOWN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"\s*(?:javascript|data|vbscript)\s*:", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d{1,6})\s*")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NO_CELL_HOLDS = (
    *("table", "p", "div", "ul", "ol", "blockquote", "pre", "form", "section", "article", "script", "style"),
    *sorted(_HEADINGS),
)
_Was = Literal["block", "style", "inline", "table", "dropped"]
"""What the start of an element was to the walk."""


@dataclass(slots=True)
class _Place:
    """Where the walk stands: what a block that ends here is."""

    kind: BlockKind = "paragraph"
    level: int = 0
    marker: list[str] = field(default_factory=list)
    """The marker of a list item, until its first block takes it."""
    claim: int = -1
    container: int = 0
    depth: int = 0
    """Lists around this place."""
    number: int | None = None
    """In an ordered list, the number of its next item."""
    in_article: bool = False


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk found."""

    draft: Draft
    furniture: tuple[bool, ...]
    """For each block whether its place on the page makes it furniture."""
    containers: tuple[int, ...]
    """For each block the element that groups it with its neighbours, as a number."""
    deepest: int
    """How many elements lie within each other at most."""


def walk(root: "_Element") -> Walked:
    """The blocks of the page under `root`."""
    return _Walk().over(root)


class _Walk:
    """The state of one walk: the places and elements that are open, and what the blocks so far belong to."""

    def __init__(self) -> None:
        self.draft = Draft()
        self.places = [_Place()]
        self.claims: list[Claim] = []
        self.of_block: list[int] = []
        self.containers: list[int] = []
        self.prose = 0
        self.structures = 0

    def over(self, root: "_Element") -> Walked:
        """Walk the whole tree."""
        from lxml import etree

        opened: list[_Was] = []
        deepest = 0
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                was = self._start(element)
                if was in ("dropped", "table"):
                    walker.skip_subtree()
                opened.append(was)
                deepest = max(deepest, len(opened))
            else:
                self._end(opened.pop())
                if element.tail and opened:
                    self._add(element.tail)
        self._end_block()
        holds = upheld(self.claims, self.prose)
        furniture = tuple(claim >= 0 and holds[claim] for claim in self.of_block)
        return Walked(self.draft, furniture, tuple(self.containers), deepest)

    def _start(self, element: "_Element") -> "_Was":
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _DROPPED or _is_hidden(element.attrib):
            return "dropped"
        if tag in _BLOCKS:
            self._end_block()
            if tag == "table" and (rows := data_rows(element)):
                self.draft.add_verbatim("\n".join(rows))
                self._end_block("table")
                return "table"
            self.places.append(self._place(tag, element.attrib))
            self._add(element.text)
            return "block"
        style = self._style(tag, element.attrib)
        if tag == "br" and self.draft.after_break and self.places[-1].kind != "code":
            self._end_block()  # a blank line parts paragraphs, also where the page has no elements for them
        elif tag == "br":
            self.draft.line_break()
        self._add(element.text)
        return style

    def _end(self, was: "_Was") -> None:
        if was == "block":
            self._end_block()
            self.places.pop()
        elif was == "style":
            self.draft.close()

    def _style(self, tag: str, attributes: "_Attributes") -> "_Was":
        style = _STYLES.get(tag)
        href = attributes.get("href", "").strip() if style == "link" else ""
        if style is None or (style == "link" and (not href or _NO_ADDRESS.match(href))):
            return "inline"
        self.draft.open(style, href)
        return "style"

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self.places[-1].kind == "code":
            self.draft.add_verbatim(text)
        else:
            self.draft.add(text)

    def _end_block(self, kind: BlockKind | None = None) -> None:
        """End the drafted block, as what its place says it is."""
        place = self.places[-1]
        marker = place.marker[0] if place.marker else ""
        level = place.level if place.kind in ("heading", "item") else 0
        if not self.draft.flush(kind or place.kind, level=level, marker=marker):
            return
        place.marker.clear()
        self.of_block.append(place.claim)
        self.containers.append(place.container)
        last = self.draft.last
        prose = len(last) if len(last) >= 60 and last.rstrip("\"'”’»)").endswith((".", "!", "?", "…")) else 0
        self.prose += prose
        if place.claim >= 0:
            self.claims[place.claim].prose += prose
            self.claims[place.claim].headline |= place.kind == "heading" and place.level == 1

    def _place(self, tag: str, attributes: "_Attributes") -> _Place:
        """The place inside a block element."""
        outer = self.places[-1]
        inner = _Place(
            kind=outer.kind,
            level=outer.level,
            marker=outer.marker,
            claim=self._claim(tag, attributes, outer),
            container=outer.container,
            depth=outer.depth,
            in_article=outer.in_article,
        )
        if tag in _STRUCTURE:
            self.structures += 1
            inner.container = self.structures
            inner.in_article = outer.in_article or tag in ("article", "main")
        if tag in _HEADINGS:
            inner.kind, inner.level = "heading", int(tag[1])
        elif tag == "blockquote":
            inner.kind = "quotation"
        elif tag in ("pre", "listing", "xmp"):
            inner.kind = "code"
        elif tag in ("ul", "ol", "dir"):
            inner.depth = outer.depth + 1
            inner.number = _number(attributes.get("start"), 1) if tag == "ol" else None
        elif tag == "li":
            inner.kind, inner.level = "item", max(outer.depth - 1, 0)
            inner.marker = [_marker(outer, attributes)]
        return inner

    def _claim(self, tag: str, attributes: "_Attributes", outer: _Place) -> int:
        """The index of the claim that holds inside the element: a new one, or the one outside."""
        if outer.claim >= 0 and (tag in ("main", "h1") or attributes.get("itemprop") == "articleBody"):
            self.claims[outer.claim].main |= tag != "h1"
        by = claim_of(tag, attributes, in_article=outer.in_article)
        if by is None or (tag == "footer" and outer.kind == "quotation"):  # there it names who is quoted
            return outer.claim
        self.claims.append(Claim(outer.claim, by))
        return len(self.claims) - 1


def data_rows(table: "_Element") -> list[str]:
    """The rows of a table of data, cells two spaces apart; none for a table that only lays out a page."""
    if next(table.iterdescendants(*_NO_CELL_HOLDS), None) is not None:
        return []
    rows = []
    widest = 0
    for row in table.iterdescendants("tr"):
        cells = [" ".join("".join(map(str, cell.itertext())).split()) for cell in row.iterchildren("td", "th")]
        widest = max(widest, len(cells))
        if any(cells):
            rows.append("  ".join(cells).rstrip())
    return rows if widest >= 2 else []


def _is_hidden(attributes: "_Attributes") -> bool:
    return "hidden" in attributes or ("style" in attributes and _NOT_SHOWN.search(str(attributes["style"])) is not None)


def _marker(outer: _Place, attributes: "_Attributes") -> str:
    """What stands before a list item, and the number of the next one with it."""
    if outer.number is None:
        return "•"
    number = _number(attributes.get("value"), outer.number)
    outer.number = number + 1
    return f"{number}."


def _number(written: str | None, otherwise: int) -> int:
    found = _NUMBER.fullmatch(written or "")
    return int(found[1]) if found else otherwise
