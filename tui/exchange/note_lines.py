"""Notes as JSON lines: for each article a line with its whole text, then a line for each of its notes.

Invariant: a line is safe to print, and `read_lines` gives back articles and notes that are equal. Fields are only ever
added.
"""

import json
from collections.abc import Iterator
from typing import Any

from tui.article import Article
from tui.article.codec import Plain, article_from_plain, article_to_plain
from tui.article.note_codec import note_to_plain
from tui.exchange.broken import BrokenLine
from tui.exchange.incoming import Incoming, IncomingNote
from tui.exchange.jsonl import dumps
from tui.exchange.noted import NotedArticle
from tui.exchange.soundness import Unsound, fits, lies_within, sound_note

_ABOUT = ("path", "title", "byline", "outlet", "date", "url")


def lines(noted: NotedArticle) -> Iterator[str]:
    """The lines of one article, each with its line end."""
    plain = article_to_plain(noted.article)
    del plain["markup"]
    yield dumps({"article": {"sha256": noted.sha256, **plain}}) + "\n"
    about = {"sha256": noted.sha256} | {name: plain[name] for name in _ABOUT}
    for note in noted.notes:
        yield dumps({"note": note_to_plain(note), "article": about}) + "\n"


def read_lines(data: bytes, file: str) -> Incoming:
    """The notes and articles of a file of such lines; a line that is none of them is told, and the rest is read.

    A note's places must lie in the text of its article, if that stands above it.
    """
    notes: list[IncomingNote] = []
    articles: dict[str, Article] = {}
    broken: list[BrokenLine] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            plain = _object(line)
            if "note" in plain:
                notes.append(_note(plain, articles, number))
            else:
                article = _article(plain)
                articles[article.sha256] = article
        except Unsound as unsound:
            broken.append(BrokenLine(file, number, str(unsound)))
    return Incoming(tuple(notes), tuple(articles.values()), tuple(broken))


def _object(line: bytes) -> Plain:
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError):
        raise Unsound("not JSON") from None
    if not isinstance(plain, dict) or not isinstance(plain.get("note", plain.get("article")), dict):
        raise Unsound('neither a "note" nor an "article"')
    return plain


def _note(plain: Plain, articles: dict[str, Article], number: int) -> IncomingNote:
    about: Any = plain.get("article")
    source = str(about.get("url") or about.get("path") or "") if isinstance(about, dict) else ""
    note = sound_note(plain["note"])
    article = articles.get(note.target.sha256)
    text = "" if article is None else article.text
    if text and not (lies_within(note, len(text)) and note.target.span.of(text) == note.target.exact):
        raise Unsound("its words are not those at its place in the article")
    return IncomingNote(note, number, source)


def _article(plain: Plain) -> Article:
    parts = {name: value for name, value in plain["article"].items() if name != "sha256"}
    try:
        article = article_from_plain({**parts, "markup": ""})
    except (KeyError, TypeError, ValueError):
        raise Unsound("not an article: fields are missing, or are of the wrong kind") from None
    sound = fits(article, Article) and lies_within(article, len(article.text))
    if not sound or article.sha256 != plain["article"].get("sha256"):
        raise Unsound("not an article: a field is of the wrong kind, or its hash is of another text")
    return article
