"""One source to one article: where it comes from, which format it is in, and the reader of that format."""

import re

from tui.article import Article, Format, Unreadable
from tui.readers.sources import format_of_name, is_address

_COMMENT = re.compile(r"<!--.*?-->|<\?xml[^>]*>", re.DOTALL)
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def read(source: str, *, encoding: str | None = None) -> Article:
    """The article at `source`: a path, an http(s) address, or "-" for standard input to its end.

    The suffix of a path or the type that a server names decides the format, else the text itself. `encoding` overrules
    UTF-8 and what a page declares. Raises Unreadable, one line that says what, where and what to do.
    """
    if is_address(source):
        return _read_address(source, encoding)
    from tui.readers.files import load, load_standard_input

    if source == "-":
        return _to_article(load_standard_input(), source, None, encoding)
    return _to_article(load(source), source, format_of_name(source), encoding)


def _read_address(source: str, encoding: str | None) -> Article:
    from dataclasses import replace

    from tui.readers.web import fetch

    page = fetch(source)
    article = _to_article(page.data, source, page.format, encoding, charset=page.charset)
    return replace(article, url=_own_address(article.url, page.url), outlet=article.outlet or page.host)


def _own_address(declared: str, fetched: str) -> str:
    """The address that a page gives as its own, if it is on the host that sent it; else the one it was fetched from."""
    from urllib.parse import urlsplit

    try:
        same = bool(declared) and urlsplit(declared).hostname == urlsplit(fetched).hostname
    except ValueError:  # what the page declares is no address
        same = False
    return declared if same else fetched


def _to_article(data: bytes, source: str, named: Format | None, encoding: str | None, *, charset: str = "") -> Article:
    from tui.readers.decoding import decode_page, decode_text

    if not data.strip():
        raise Unreadable("is empty", where=source)
    if named == "html" or (named is None and _looks_like_a_page(data)):
        from tui.readers.webpage import read_webpage

        article = read_webpage(decode_page(data, source, encoding, charset), source)
    else:
        text = decode_text(data, source, encoding or (charset or None))
        article = _read_text(text, source, named)
    if not article.blocks:
        raise Unreadable("is empty: there is no text in it", where=source)
    return article


def _read_text(text: str, source: str, named: Format | None) -> Article:
    if named == "md":
        from tui.readers.markdown import read_markdown

        return read_markdown(text, source)
    from tui.readers.plain import read_plain

    return read_plain(text, source)


def _looks_like_a_page(data: bytes) -> bool:
    start = data[:8192].decode("utf-8", "ignore").removeprefix("\ufeff")
    return _PAGE.match(_COMMENT.sub("", start)) is not None
