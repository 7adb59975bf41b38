"""One article to one analysis, in this process: the furniture settled first, then the engine over what is left."""

import json
from dataclasses import fields, replace

from tui.article import Analysis, Article, Span
from tui.article.codec import article_to_plain


def analyse(article: Article, window: Span | None = None) -> Analysis:
    """The analysis of `article`, or of the stretch `window` of it, with the furniture that was found on the way."""
    from tui import extraction, readers

    late = readers.settle(article)
    return replace(extraction.analyse(article.with_furniture(late), window), furniture=late)


def fingerprint(article: Article) -> str:
    """A hash, in hexadecimal, of all that an analysis depends on: the whole article but for where it was found.

    >>> from tui.article import Block
    >>> here, there = (Article("Words.", (Block("heading", Span(0, 6)),), path=path) for path in ("a.md", "b.md"))
    >>> fingerprint(here) == fingerprint(there) != fingerprint(replace(here, blocks=()))
    True
    """
    import hashlib

    plain = article_to_plain(article)
    digest = hashlib.sha256()
    for name in sorted(f.name for f in fields(article) if f.name != "path"):
        value = plain[name]
        text = value if isinstance(value, str) else json.dumps(value)
        data = text.encode("utf-8", "surrogatepass")
        digest.update(f"{name} {len(data)} ".encode())
        digest.update(data)
    return digest.hexdigest()
