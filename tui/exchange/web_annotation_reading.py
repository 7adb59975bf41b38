"""Reading W3C Web Annotations: a collection, a page, a list, or one annotation; those of other tools as well.

Invariant: an annotation that cannot become a note is told with its line, and the others are read.
"""

import json
from dataclasses import replace
from typing import Any, get_args
from uuid import NAMESPACE_URL, UUID, uuid5

from tui.article import Motivation, Note, Span, Target
from tui.article.codec import Plain
from tui.article.note import motivation_of
from tui.article.note_codec import note_to_plain
from tui.exchange.broken import BrokenLine
from tui.exchange.incoming import Incoming, IncomingNote
from tui.exchange.json_places import placed_objects
from tui.exchange.soundness import Unsound, sound_note
from tui.exchange.times import utc
from tui.exchange.web_annotation import CORRECTION

_NO_HASH = "0" * 64
_OURS = "onrecord:"


def read_annotations(data: bytes, file: str) -> Incoming:
    """The notes of a JSON-LD document in the model's own form.

    An annotation of another tool has an empty hash in its target, since it does not say of which text its positions
    are: it is to be found by its words.
    """
    try:
        found = placed_objects(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Incoming(broken=(BrokenLine(file, data.count(b"\n", 0, error.start) + 1, "not UTF-8"),))
    except RecursionError:
        return Incoming(broken=(BrokenLine(file, 1, "not JSON: nested too deeply"),))
    except ValueError as error:
        return Incoming(broken=(BrokenLine(file, getattr(error, "lineno", 1), "not JSON"),))
    annotations = [(plain, line) for plain, line in found if "Annotation" in _several(_named(plain, "type"))]
    notes: list[IncomingNote] = []
    broken: list[BrokenLine] = []
    for plain, line in annotations:
        try:
            notes.append(_incoming(plain, line))
        except Unsound as unsound:
            broken.append(BrokenLine(file, line, str(unsound)))
    holders = {"AnnotationCollection", "AnnotationPage"}
    if not annotations and not any(holders & set(map(str, _several(_named(plain, "type")))) for plain, _ in found):
        broken.append(BrokenLine(file, 1, "there is no annotation in it"))
    return Incoming(tuple(notes), (), tuple(broken))


def _incoming(annotation: Plain, line: int) -> IncomingNote:
    target, source, hashed = _target(_named(annotation, "target"))
    body, tags, correction = _bodies(annotation)
    words = {name: _string(annotation.get(name)) for name in ("created", "modified")}
    motivations = [m for m in _several(_named(annotation, "motivation")) if m in get_args(Motivation)]
    plain = note_to_plain(
        Note(
            _id(annotation, target, body, tags),
            target,
            body,
            motivations[0] if motivations else motivation_of(body, tags),
            tags,
            _creator(annotation.get("creator")),
            _time(words["created"]),
            _time(words["modified"] or words["created"]),
        )
    )
    note = sound_note({**plain, "correction": correction})
    return IncomingNote(note if hashed else replace(note, target=replace(note.target, sha256="")), line, source)


def _target(value: Any) -> tuple[Target, str, bool]:
    """The first target with words, the address of its source, and whether its text is named by a hash."""
    for one in _several(value):
        if not isinstance(one, dict):
            continue
        source: Any = one.get("source")
        about = source if isinstance(source, dict) else {}
        selectors = [s for s in _several(one.get("selector")) if isinstance(s, dict)]
        quote = next((s for s in selectors if "TextQuoteSelector" in _several(_named(s, "type"))), {})
        place = next((s for s in selectors if "TextPositionSelector" in _several(_named(s, "type"))), {})
        exact, start = _string(quote.get("exact")), place.get("start")
        if exact:
            sha256 = _string(about.get(f"{_OURS}sha256"))
            first = start if type(start) is int and start >= 0 else 0
            end = place.get("end", first + len(exact)) if sha256 else first + len(exact)
            prefix, suffix = _string(quote.get("prefix")), _string(quote.get("suffix"))
            address = _string(_named(about, "id")) if about else _string(source)
            if address.startswith("ni:"):
                address = _string(about.get(f"{_OURS}path")) or address
            return Target(sha256 or _NO_HASH, Span(first, end), exact, prefix, suffix), address, bool(sha256)
    raise Unsound("it has no quote (TextQuoteSelector) by which its words could be found")


def _bodies(annotation: Plain) -> tuple[str, tuple[str, ...], Plain | None]:
    """Text, tags and correction."""
    texts, tags, correction = [], [], None
    for one in [*_several(_named(annotation, "body")), *_several(annotation.get("bodyValue"))]:
        value = _string(one.get("value")) if isinstance(one, dict) else ""
        if isinstance(one, str):
            texts.append(one)
        elif isinstance(one, dict) and one.get("format") == CORRECTION:
            correction = _correction(value)
        elif isinstance(one, dict) and "tagging" in _several(one.get("purpose")):
            tags.append(value)
        elif value:
            texts.append(value)
    return "\n\n".join(texts), tuple(dict.fromkeys(tags)), correction


def _correction(value: str) -> Plain | None:
    try:
        parsed = json.loads(value)
    except (ValueError, RecursionError):
        parsed = None
    if not isinstance(parsed, dict):
        raise Unsound("the correction in its body is no JSON object")
    return parsed


def _id(annotation: Plain, target: Target, body: str, tags: tuple[str, ...]) -> str:
    """Its own UUID, else one made of its address, else of what it says: the same at every reading."""
    name = _string(_named(annotation, "id"))
    try:
        return str(UUID(name.removeprefix("urn:uuid:")))
    except ValueError:
        return str(uuid5(NAMESPACE_URL, name or f"{target}{body}{tags}"))


def _creator(value: Any) -> str:
    for one in _several(value):
        named = (_string(one.get(key)) for key in ("name", "nickname", "id")) if isinstance(one, dict) else (one,)
        for name in named:
            if isinstance(name, str) and name:
                return name
    return ""


def _time(written: str) -> str:
    """A time as notes have it, in UTC to the millisecond; empty for what is none."""
    try:
        return utc(written)
    except ValueError:
        return ""


def _named(plain: Plain, key: str) -> Any:
    """A value under a name, or under the name that JSON-LD itself has for it."""
    return plain.get(key, plain.get(f"@{key}"))


def _several(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""
