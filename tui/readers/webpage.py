"""An HTML page to an article: its text as a person reads it, furniture dimmed by its place and by its words.

Broken markup is recovered from as browsers do; nothing is run, and nothing is fetched.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.article import Article, Block, Span
from tui.readers.facts import Facts, facts_of
from tui.readers.furniture import dim
from tui.readers.head import describe
from tui.readers.vocabulary import words
from tui.readers.walk import Walked, walk

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]{0,40})[^<>]*>")
_KEPT = words("p li dt dd tr td th br hr img input meta link option area base col embed source track wbr script style")
"""Elements that flattening leaves alone: they hold nothing, or end by themselves."""
_DEEPEST = 300


def read_webpage(markup: str, path: str) -> Article:
    """The article of an HTML page; `markup` is kept with it, for `settle`."""
    tree = parse(markup)
    if tree is None:
        return Article("", (), format="html", path=path, markup=markup)
    walked = walk(tree)
    text, drafted, inlines = walked.draft.finish()
    facts = facts_of(tree)
    blocks = _with_title(text, _placed(drafted, walked), facts)
    head = describe(text, blocks)
    links = {inline.span for inline in inlines if inline.style == "link"}
    return Article(
        text,
        dim(text, head.blocks, links),
        format="html",
        path=path,
        title=_title(head.title, facts),
        byline=facts.byline.removeprefix("By ") or head.byline,
        date=facts.date or head.date,
        outlet=facts.outlet or head.outlet,
        url=facts.url,
        language=facts.language or "en",
        inlines=inlines,
        markup=markup,
    )


def parse(markup: str) -> "_Element | None":
    """The tree of a page, however broken and however deep; None where there is nothing in it."""
    tree, too_deep = _parse(markup)
    return _parse(_flattened(markup))[0] if too_deep else tree


def _parse(markup: str) -> "tuple[_Element | None, bool]":
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    source = markup.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        tree = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        tree = None
    return tree, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _flattened(markup: str) -> str:
    """The page without the tags of elements deeper than any parser follows; their words stay."""
    depth = 0

    def keep(found: re.Match[str]) -> str:
        nonlocal depth
        if found[2].lower() in _KEPT:
            return found[0]
        depth = max(depth - 1, 0) if found[1] else depth + 1
        return found[0] if depth + bool(found[1]) <= _DEEPEST else " "

    return _TAG.sub(keep, markup)


def _placed(blocks: tuple[Block, ...], walked: Walked) -> list[Block]:
    return [
        replace(block, kind="furniture") if furniture else block
        for block, furniture in zip(blocks, walked.furniture, strict=True)
    ]


def _with_title(text: str, blocks: list[Block], facts: Facts) -> list[Block]:
    """The blocks with one title: where no heading is of level 1, the heading that says what the page's head says."""
    headings = [n for n, block in enumerate(blocks) if block.kind == "heading"]
    if facts.title and not any(blocks[n].level == 1 for n in headings):
        for n in headings:
            if _same(blocks[n].span, text, facts.title):
                blocks[n] = replace(blocks[n], level=1)
                break
    return blocks


def _same(span: Span, text: str, title: str) -> bool:
    words = " ".join(span.of(text).split())
    return len(words) > 5 and title.startswith(words)


def _title(heading: str, facts: Facts) -> str:
    """The headline: as on the page where the page's head repeats it with the outlet's name, else as the head says."""
    if not facts.title or (heading and heading in facts.title):
        return heading or facts.title
    for joint in (" | ", " - ", " – ", " — ", " · "):
        if facts.outlet and facts.title.endswith(joint + facts.outlet):
            return facts.title.removesuffix(joint + facts.outlet)
    return facts.title
