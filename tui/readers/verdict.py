"""The later verdict on a web page: blocks that the main text which trafilatura finds leaves out.

Invariant: no sentence of the report is dimmed. Where the main text covers too little of what our own rules take for the
report, the verdict is ignored as a whole; and a block goes only if its neighbours in the same part of the page go too.
"""

import re

from tui.article import Article, Block, Span

_DEEPEST = 250
"""Elements within each other; trafilatura works by recursion and is not asked about deeper pages."""
_COVERED = 0.7
"""The share of the prose that the main text must hold for its verdict to count."""
_LABEL = 40
"""Characters; what is shorter and no sentence, between paragraphs of the report, is a label or a button."""
_LETTERS = re.compile(r"[\W_]+")
_OPENING = ("“", '"', "‘", "'", "«", "„")


def settle(article: Article) -> tuple[Span, ...]:
    """The spans of blocks to be dimmed as furniture; none for text and Markdown, nor where no verdict is clear."""
    if article.format != "html" or not article.markup:
        return ()
    from tui.readers.walk import walk
    from tui.readers.webpage import parse

    tree = parse(article.markup)
    if tree is None:
        return ()
    walked = walk(tree)
    if walked.deepest > _DEEPEST or [b.span for b in walked.draft.blocks] != [b.span for b in article.blocks]:
        return ()
    main = _letters(_main_text(article.markup))
    inside = [_letters(block.span.of(article.text)) in main for block in article.blocks]
    if not main or not _covers(article, inside):
        return ()
    left_out = _left_out(article, inside, walked.containers)
    return tuple(block.span for block, dim in zip(article.blocks, left_out, strict=True) if dim)


def _main_text(markup: str) -> str:
    """The page's main text as trafilatura finds it, or nothing."""
    from trafilatura import bare_extraction

    document = bare_extraction(
        markup, favor_recall=True, include_comments=False, include_tables=True, with_metadata=False
    )
    return str(getattr(document, "text", "") or "")


def _letters(words: str) -> str:
    return _LETTERS.sub("", words).casefold()


def _covers(article: Article, inside: list[bool]) -> bool:
    """Whether the main text holds most of what our own rules take for sentences of the report."""
    sentences = [
        (block.span.length, held)
        for block, held in zip(article.blocks, inside, strict=True)
        if block.kind != "furniture" and _is_sentence(article.text, block)
    ]
    total = sum(length for length, _ in sentences)
    return total > 0 and sum(length for length, held in sentences if held) >= _COVERED * total


def _left_out(article: Article, inside: list[bool], containers: tuple[int, ...]) -> list[bool]:
    """For each block whether the main text leaves it out and nothing speaks for it."""
    held = [n for n, block in enumerate(article.blocks) if inside[n] and _is_sentence(article.text, block)]
    if not held:
        return [False] * len(inside)
    of_the_report = {containers[n] for n in held}
    verdict = []
    for n, block in enumerate(article.blocks):
        sentence = _is_sentence(article.text, block)
        spoken_for = (
            inside[n]
            or block.kind in ("furniture", "quotation", "table", "code")
            or (block.kind == "heading" and block.level == 1)
            or containers[n] in of_the_report
            or (n < held[-1] and (sentence or block.kind == "heading" or block.span.length > _LABEL))
            or article.text.startswith(_OPENING, block.span.start)
        )
        verdict.append(not spoken_for)
    return verdict


def _is_sentence(text: str, block: Block) -> bool:
    """Whether a block is a sentence or more of prose."""
    words = block.span.of(text).rstrip("\"'”’»)")
    return (
        block.kind in ("paragraph", "item", "quotation") and len(words) >= 40 and words.endswith((".", "!", "?", "…"))
    )
