"""Articles with their marks as one web page that needs nothing else: no script, no picture, no address is fetched.

Invariant: every character of an article is escaped; nothing of it becomes a tag, an attribute or a style. What is
written in a note is escaped too, or becomes what the caller's renderer makes of it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import pairwise

from tui.article import Analysis, Block, Note, Span, one_line, visible
from tui.exchange.correction_words import in_words
from tui.exchange.noted import NotedArticle, Overlaps

_STYLE = """\
body{font:17px/1.6 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
header{color:#555;font-size:.85em}.furniture{color:#767676;font-size:.85em}
mark{background:#ffe58f;color:inherit;padding:.05em 0}mark.two{background:#ffc53d}mark.comment{background:#b7e3ff}
mark.correction{background:#d6f5d6}.said{text-decoration:underline;text-decoration-color:#9a9a9a}
a{color:#0b57a4}sup a{font:.75em sans-serif;text-decoration:none}
aside{border-top:1px solid #ccc;margin-top:2rem;font-size:.9em}aside li{margin:.7em 0}
blockquote{margin:.2em 0;color:#444}.tag{background:#eee;border-radius:.3em;padding:.1em .4em;font:.85em sans-serif}
pre{white-space:pre-wrap}.body :is(h1,h2,h3,h4,h5,h6){font-size:1em;margin:.4em 0}.body :is(p,ul,ol){margin:.4em 0}
aside header a{text-decoration:none}@media(prefers-color-scheme:dark){body{background:#161616;color:#e6e6e6}
header,blockquote{color:#b0b0b0}mark{background:#6b5600}mark.two{background:#8a6a00}mark.comment{background:#0d4a73}
mark.correction{background:#1f5a1f}a{color:#8ec7ff}aside{border-color:#444}.tag{background:#333}}
"""
_LINE_END = re.compile(r"\r\n?")
_SECONDS = re.compile(r":\d\d(\.\d+)?Z$")
_TAGS = {"item": "li", "quotation": "blockquote", "code": "pre", "table": "pre"}


def _plain(text: str) -> str:
    return "<p>" + _text(text).replace("\n", "<br>\n") + "</p>\n"


def lines(articles: Sequence[NotedArticle], rendered: Callable[[str], str] = _plain) -> Iterator[str]:
    """The lines of the page, each with its line end; `rendered` makes HTML that is safe to show of a note's words."""
    title = articles[0].article.title if len(articles) == 1 else ""
    yield "<!DOCTYPE html>\n"
    yield f'<html lang="{_attribute(articles[0].article.language) if articles else "en"}">\n<head>\n'
    yield '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{_text(title or 'Notes')}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
    for number, noted in enumerate(articles, 1):
        yield from _article(noted, number, rendered)
    yield "</body>\n</html>\n"


def _article(noted: NotedArticle, number: int, rendered: Callable[[str], str]) -> Iterator[str]:
    article = noted.article
    yield f'<article lang="{_attribute(article.language)}">\n<header>'
    about = [_text(part) for part in (article.byline, article.outlet, article.date) if part]
    if article.url.startswith(("http://", "https://")):
        about.append(f'<a rel="noreferrer" href="{_attribute(article.url)}">{_text(article.url)}</a>')
    yield " · ".join(about or [_text(article.path)]) + "</header>\n"
    notes = Overlaps((note.target.span, n) for n, note in enumerate(noted.notes))
    voices = Overlaps(_voices(noted.analysis))
    for block in article.blocks or (Block("paragraph", Span(0, len(article.text))),):
        yield from _block(noted, number, block, notes.under(block.span), voices.under(block.span))
    if noted.notes:
        yield "<aside><ol>\n"
        for n, note in enumerate(noted.notes):
            yield from _note(note, _name(number, n), rendered)
        yield "</ol></aside>\n"
    yield "</article>\n"


def _voices(analysis: Analysis | None) -> Iterator[tuple[Span, int]]:
    attributions = analysis.attributions if analysis else ()
    return ((span, n) for n, attribution in enumerate(attributions) for span in attribution.content)


def _block(
    noted: NotedArticle, number: int, block: Block, notes: list[tuple[Span, int]], voices: list[tuple[Span, int]]
) -> Iterator[str]:
    """One block; it is cut wherever a note or a content begins or ends, so that marks may overlap."""
    tag = f"h{min(block.level, 6) or 1}" if block.kind == "heading" else _TAGS.get(block.kind, "p")
    kind = ' class="furniture"' if block.kind == "furniture" else ""
    start, end = block.span
    edges = {start, end} | {edge for span, _ in (*notes, *voices) for edge in span if start < edge < end}
    yield f"<{tag}{kind}>"
    for piece in map(Span._make, pairwise(sorted(edges))):
        marked = [n for span, n in notes if span.overlaps(piece)]
        words = _text(piece.of(noted.article.text))
        if any(span.overlaps(piece) for span, _ in voices):
            words = f'<span class="said">{words}</span>'
        if marked:
            words = f'<mark class="{_look(noted, marked)}">{words}</mark>'
        ending = [n for span, n in notes if span.end == piece.end]
        yield words + "".join(
            f'<sup id="m{_name(number, n)}"><a href="#{_name(number, n)}">{n + 1}</a></sup>' for n in ending
        )
    yield f"</{tag}>\n"


def _look(noted: NotedArticle, marked: list[int]) -> str:
    if len(marked) > 1:
        return "two"
    note = noted.notes[marked[0]]
    return "correction" if note.correction else "comment" if note.body else "one"


def _note(note: Note, name: str, rendered: Callable[[str], str]) -> Iterator[str]:
    yield f'<li id="{name}"><blockquote>{_text(note.target.exact)}</blockquote>\n'
    if note.correction is not None:
        yield f"<div>{_text(in_words(note.correction))}</div>\n"
    if note.body:
        yield f'<div class="body">{rendered(note.body)}</div>\n'
    if note.tags:
        yield " ".join(f'<span class="tag">{_text(tag)}</span>' for tag in note.tags) + "\n"
    created = _SECONDS.sub(" UTC", note.created).replace("T", " ", 1)
    made = (_text(note.creator), _text(created), f'<a href="#m{name}">↑</a>')
    yield f"<header>{' · '.join(part for part in made if part)}</header></li>\n"


def _name(number: int, note: int) -> str:
    return f"n{number}-{note + 1}"


def _text(text: str) -> str:
    """Text as it may stand anywhere in a page."""
    return escape(visible(_LINE_END.sub("\n", text)))


def _attribute(text: str) -> str:
    return escape(one_line(text))
