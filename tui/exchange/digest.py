"""Notes as a digest in Markdown: front matter, a heading an article, quotes with their speaker and a link.

Invariant: nothing of an article is markup. The reader's own notes are Markdown and stay it.
"""

from collections.abc import Iterator, Sequence

from tui.article import Note
from tui.exchange.correction_words import in_words
from tui.exchange.jsonl import dumps
from tui.exchange.markdown_text import escaped, linked, own_markdown, quoted
from tui.exchange.noted import NotedArticle
from tui.exchange.rows import plain_line


def lines(articles: Sequence[NotedArticle]) -> Iterator[str]:
    """The lines of the digest, each with its line end."""
    notes = [note for noted in articles for note in noted.notes]
    tags = sorted({tag for note in notes for tag in note.tags})
    latest = max((note.modified for note in notes), default="")
    yield "---\n"
    yield f"title: Notes\nmodified: {dumps(latest)}\narticles: {len(articles)}\nnotes: {len(notes)}\n"
    yield f"tags: {dumps(tags)}\n---\n"
    for noted in articles:
        yield from _article(noted)


def _article(noted: NotedArticle) -> Iterator[str]:
    article = noted.article
    yield f"\n# {escaped(article.title or article.path or 'Untitled')}\n\n"
    about = [escaped(part) for part in (article.byline, article.outlet, article.date) if part]
    address = linked(article.url or article.path, article.url)
    yield " · ".join([*about, address] if address else about) + "\n"
    for note in noted.notes:
        yield from _note(noted, note)


def _note(noted: NotedArticle, note: Note) -> Iterator[str]:
    article = noted.article
    outlet = article.outlet or ("source" if article.url else "")
    origin = [part for part in (escaped(_speaker(noted, note)), linked(outlet, article.url)) if part]
    yield f"\n{quoted(note.target.exact)}\n"
    if origin:
        yield f">\n> — {', '.join(origin)}\n"
    if note.correction is not None:
        yield f"\n*{escaped(in_words(note.correction))}*\n"
    if note.body.strip():
        yield f"\n{own_markdown(note.body)}\n"
    if note.tags:
        yield "\n" + " ".join(f"`#{plain_line(tag).replace('`', chr(39))}`" for tag in note.tags) + "\n"


def _speaker(noted: NotedArticle, note: Note) -> str:
    """The name of the speaker, else the source in the article's words; empty for words that are nobody's."""
    said = noted.said.get(note.id)
    if said is None:
        return ""
    sources = (span.of(noted.article.text) for span in said.attribution.source)
    return said.speaker.name if said.speaker else " … ".join(sources)
