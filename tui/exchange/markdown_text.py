"""Plain text as Markdown that shows it as it is: nothing of an article becomes markup, a link or a control character.

Invariant: what CommonMark makes of it is one paragraph, or a part of one, with the same characters, blanks apart.
"""

import re
from urllib.parse import quote

from tui.article import visible
from tui.exchange.rows import plain_line

_MARKUP = re.compile(r"[\\`*_\[\]<>&~|$#!{}]")
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")
_LINE_END = re.compile(r"\r\n?")
_SAFE = "/:?#[]@!$&'()*+,;=%-._~"


def escaped(text: str) -> str:
    r"""`text` on one line as Markdown.

    >>> print(escaped("1. *No*, [he] said"))
    1\. \*No\*, \[he\] said
    """
    line = _MARKUP.sub(r"\\\g<0>", plain_line(text))
    if line[:1] in ("-", "+", "=", ":"):
        return f"\\{line}"
    return _NUMBERED.sub(r"\1\\", line)


def linked(text: str, address: str) -> str:
    """A link with `text`, or the text alone where the address is no page's.

    >>> linked("The Courier", "https://example.org/a b")
    '[The Courier](<https://example.org/a%20b>)'
    """
    if not address.startswith(("http://", "https://")):
        return escaped(text)
    return f"[{escaped(text)}](<{quote(address, safe=_SAFE, errors='replace')}>)"


def quoted(text: str) -> str:
    """`text` as a block quotation of one paragraph."""
    return f"> {escaped(text)}"


def own_markdown(body: str) -> str:
    """What the reader wrote in Markdown, without blank ends, control characters made visible."""
    return visible(_LINE_END.sub("\n", body)).strip()
