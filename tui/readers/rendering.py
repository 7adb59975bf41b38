"""What a person wrote in Markdown, as HTML for a page: nothing of it runs, and nothing is fetched."""

from functools import cache
from typing import TYPE_CHECKING

from tui.article import visible

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def rendered(text: str) -> str:
    """The HTML of CommonMark with tables and strokes; line ends are kept, HTML in it is text, a picture a link."""
    html: str = _renderer().render(visible(text))
    return html


@cache
def _renderer() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"]).disable("image")
