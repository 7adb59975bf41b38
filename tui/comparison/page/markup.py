"""Markup made of elements: whatever is not an element already is escaped, and control characters are visible marks.

Invariant: nothing of an article becomes a tag, an attribute or a script.
"""

import html

from tui.article import visible


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


Content = str | int | None


def element(tag: str, *content: Content, **attributes: Content) -> Markup:
    """An element with its content in order; None is left out, and names of attributes are written "class_", "data_x".

    >>> element("td", "a < b", element("b", "c"), class_="said", data_report=1, title=None)
    '<td class="said" data-report="1">a &lt; b<b>c</b></td>'
    """
    named = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{named}>{''.join(escaped(part) for part in content if part is not None)}</{tag}>")


def escaped(content: Content) -> str:
    """Content as it may stand in markup."""
    if isinstance(content, Markup):
        return content
    return html.escape(visible(str(content)))


def joined(*parts: Content) -> Markup:
    """Parts one after the other, without an element around them."""
    return Markup("".join(escaped(part) for part in parts if part is not None))
