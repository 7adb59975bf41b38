"""A fact-check card in Markdown: one statement, who made it and how that is known, and where it can be checked.

Invariant: nothing of an article is markup; the statement and its context are the article's words to the letter, blanks
apart.
"""

from collections.abc import Iterable, Iterator

from tui.article import Article, Note, Span, hull
from tui.exchange.correction_words import in_words
from tui.exchange.markdown_text import escaped, linked, own_markdown, quoted
from tui.exchange.noted import NotedArticle, Said

_GAP = " … "
_AROUND = 200
"""Characters of context where there are no paragraphs."""


def lines(noted: NotedArticle) -> Iterator[str]:
    """A card for each statement of the article that a note touches, and for each note that touches none."""
    statements: dict[str, list[Note]] = {}
    for note in noted.notes:
        said = noted.said.get(note.id)
        statements.setdefault(said.attribution.id if said else f"note {note.id}", []).append(note)
    for notes in statements.values():
        yield from card(noted, notes[0].target.span, noted.said.get(notes[0].id), notes)


def card(noted: NotedArticle, words: Span, said: Said | None, notes: Iterable[Note] = ()) -> Iterator[str]:
    """The lines of one card, each with its line end: on what was said, or on `words` that are nobody's."""
    article = noted.article
    content = said.attribution.content if said else (words,)
    quote, place = _GAP.join(span.of(article.text) for span in content), hull(content)
    yield f"# {escaped(_short(quote))}\n\n{quoted(quote)}\n\n"
    if said is not None:
        yield from _attribution(said, article.text)
    yield f"- Context: {escaped(_context(article, place))}\n"
    for name, value in (("Outlet", article.outlet), ("Author", article.byline), ("Date", article.date)):
        if value:
            yield f"- {name}: {escaped(value)}\n"
    if article.title:
        yield f"- Article: {escaped(article.title)}\n"
    if article.url or article.path:
        yield f"- Link: {linked(article.url or article.path, article.url)}\n"
    yield f"- Place: characters {place.start} to {place.end} of {len(article.text)}\n"
    yield f"- SHA-256 of the text: {noted.sha256}\n"
    for note in notes:
        yield from _note(note)
    yield "\n"


def _attribution(said: Said, text: str) -> Iterator[str]:
    one, speaker = said.attribution, said.speaker
    source, cue = (_GAP.join(span.of(text) for span in part) for part in (one.source, one.cue))
    yield f"- Speaker: {escaped(f'{speaker.name} ({speaker.kind})' if speaker else 'unknown')}\n"
    worded = " ".join(f"“{part}”" for part in (source, cue) if part)
    if worded:
        yield f"- As the article words it: {escaped(worded)}\n"
    yield f"- Speech: {one.kind}, {one.stance}; {one.confidence:.0%} sure\n"
    for reason in one.reasons:
        yield f"  - {escaped(reason)}\n"


def _note(note: Note) -> Iterator[str]:
    if note.correction is not None:
        yield f"- Corrected: {escaped(in_words(note.correction))}\n"
    if note.tags:
        yield f"- Tags: {escaped(', '.join(note.tags))}\n"
    if note.body.strip():
        indented = "\n".join(f"  {line}".rstrip() for line in own_markdown(note.body).split("\n"))
        yield f"- Note{f' by {escaped(note.creator)}' if note.creator else ''}:\n\n{indented}\n"


def _context(article: Article, words: Span) -> str:
    """The paragraphs in which the words stand; what is around them in the text where there are no blocks."""
    blocks = [block.span for block in article.blocks if block.span.overlaps(words)]
    if blocks:
        return " ".join(span.of(article.text) for span in blocks)
    return article.text[max(words.start - _AROUND, 0) : words.end + _AROUND]


def _short(words: str, most: int = 70) -> str:
    """The beginning of a statement, cut between words."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
