"""onrecord: who said what in the news. `read` a report and `analyse` it.

Nothing heavy is imported until they are called.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tui.article import Analysis, Article

__all__ = ["Analysis", "Article", "analyse", "read"]


def read(source: "str | Path") -> "Article":
    """The article at `source`: a path to a .txt, .md, .html or .htm file, or an http(s) address.

    Offsets are code points of `Article.text`. Raises `tui.article.Unreadable` with one line that says why.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "report.txt")
    ...     _ = path.write_text('"It was late," said Ana Ruiz.', encoding="utf-8")
    ...     read(path).text
    '"It was late," said Ana Ruiz.'
    """
    from tui.readers import read as read_source

    return read_source(str(source))


def analyse(article: "Article") -> "Analysis":
    """Who says what in `article`: attributions, actors and their mentions, with spans of `article.text`.

    >>> from tui.article import Article, Block, Span
    >>> text = '"It was late," said Ana Ruiz.'
    >>> found = analyse(Article(text, (Block("paragraph", Span(0, len(text))),)))
    >>> [(q.source[0].of(text), q.content[0].of(text)) for q in found.attributions]
    [('Ana Ruiz', '"It was late,"')]
    """
    from tui.session.analysing import analyse as analyse_article

    return analyse_article(article)


def __getattr__(name: str) -> Any:
    """The nouns `Article` and `Analysis`, imported when they are asked for."""
    if name in ("Analysis", "Article"):
        from tui import article

        return getattr(article, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
