"""Notes in the W3C Web Annotation Data Model (2017), as a collection in JSON-LD.

Invariant: what is written is valid against the model, safe to print, one annotation a line; `read_annotations` gives
back notes that are equal. What the model has no place for is a body in JSON, or stands under a prefix of our own.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from tui.article import Article, Note, Target
from tui.article.codec import Plain
from tui.article.note_codec import correction_to_plain
from tui.exchange.jsonl import dumps
from tui.exchange.noted import NotedArticle

CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {"onrecord": "urn:onrecord:", "assessing": "http://www.w3.org/ns/oa#assessing"},
)
"""The model's own context, the prefix of what it has no term for, and the motivation that it lacked until 2021."""

MARKDOWN = "text/markdown"
CORRECTION = "application/vnd.onrecord.correction+json"
"""The format of the body that holds a correction."""

_IN_ADDRESSES = "/:?#[]@!$&'()*+,;=%-._~"
_MEDIA = {"txt": "text/plain", "md": MARKDOWN, "html": "text/html"}


def lines(articles: Sequence[NotedArticle]) -> Iterator[str]:
    """The lines of an AnnotationCollection of one AnnotationPage."""
    names = [note.id for noted in articles for note in noted.notes]
    collection = uuid5(NAMESPACE_URL, f"urn:onrecord:{' '.join(names)}").urn
    yield "{\n"
    yield f'"@context": {dumps(CONTEXT)},\n"id": {dumps(collection)},\n"type": "AnnotationCollection",\n'
    yield f'"label": "Notes made with onrecord",\n"total": {len(names)},\n'
    yield f'"first": {{\n"id": {dumps(collection + "#1")},\n"type": "AnnotationPage",\n"startIndex": 0,\n"items": ['
    comma = "\n"
    for annotation in _annotations(articles):
        yield comma + dumps(annotation)
        comma = ",\n"
    yield "\n]}}\n"


def address(article: Article, sha256: str) -> str:
    """The IRI of an article: that of its page, else a name made of the hash of its text (RFC 6920)."""
    if article.url.startswith(("http://", "https://")):
        return quote(article.url, safe=_IN_ADDRESSES, errors="replace")
    return "ni:///sha-256;" + urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def _annotations(articles: Iterable[NotedArticle]) -> Iterator[Plain]:
    for noted in articles:
        source = _source(noted.article, noted.sha256)
        for note in noted.notes:
            yield _annotation(note, source)


def _annotation(note: Note, source: Plain) -> Plain:
    annotation: Plain = {"id": f"urn:uuid:{note.id}", "type": "Annotation", "motivation": note.motivation}
    if note.creator:
        annotation["creator"] = {"type": "Person", "name": note.creator}
    annotation |= {name: time for name, time in (("created", note.created), ("modified", note.modified)) if time}
    bodies = list(_bodies(note))
    if bodies:
        annotation["body"] = bodies
    return annotation | {"target": {"type": "SpecificResource", "source": source, "selector": _selectors(note.target)}}


def _bodies(note: Note) -> Iterator[dict[str, str]]:
    if note.body:
        purpose = note.motivation if note.motivation != "tagging" else "describing"
        yield {"type": "TextualBody", "value": note.body, "format": MARKDOWN, "purpose": purpose}
    for tag in note.tags:
        yield {"type": "TextualBody", "value": tag, "purpose": "tagging"}
    if note.correction is not None:
        value = dumps(correction_to_plain(note.correction))
        yield {"type": "TextualBody", "value": value, "format": CORRECTION, "purpose": "editing"}


def _selectors(target: Target) -> list[dict[str, Any]]:
    quote = {"type": "TextQuoteSelector", "exact": target.exact}
    quote |= {name: words for name, words in (("prefix", target.prefix), ("suffix", target.suffix)) if words}
    return [{"type": "TextPositionSelector", "start": target.span.start, "end": target.span.end}, quote]


def _source(article: Article, sha256: str) -> Plain:
    source: Plain = {
        "id": address(article, sha256),
        "type": "Text",
        "format": _MEDIA[article.format],
        "language": article.language,
        "onrecord:sha256": sha256,
    }
    about = {"title": article.title, "path": article.path}
    return source | {f"onrecord:{name}": value for name, value in about.items() if value}
