"""One Article to one Analysis: who said what, and who they are.

`analyse` is the only way in. `pipeline` names the steps in order; each is a module of its own, imported with the first
analysis.
"""

from tui.article import Analysis, Article, Span
from tui.extraction.version import ENGINE

__all__ = ["ENGINE", "analyse"]


def analyse(article: Article, window: Span | None = None) -> Analysis:
    """What the article says of who said what; see `pipeline.analyse`."""
    from tui.extraction import pipeline

    return pipeline.analyse(article, window)
