"""Whether a note that came in from a file is one: of the right types all the way down, with places that can be.

Invariant: what `sound_note` returns may go wherever a note of our own goes.
"""

import re
import types
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from tui.article import Note, Referent, Span
from tui.article.codec import Plain
from tui.article.note_codec import note_from_plain

_HASH = re.compile("[0-9a-f]{64}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


class Unsound(Exception):
    """What is wrong with a note."""


def sound_note(plain: Plain, length: int | None = None) -> Note:
    """The note that `note_to_plain` took apart; raises Unsound for anything else.

    With `length`, the number of characters of the text that the note is of, its places must lie inside.
    """
    try:
        note = note_from_plain(plain)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Unsound("not a note: fields are missing, or are of the wrong kind") from None
    if not fits(note, Note):
        raise Unsound("not a note: a field is of the wrong kind")
    if not _is_uuid(note.id):
        raise Unsound("the id of the note is no UUID")
    if not _HASH.fullmatch(note.target.sha256):
        raise Unsound("the text of the note has no SHA-256")
    if not all(time == "" or _TIME.fullmatch(time) for time in (note.created, note.modified)):
        raise Unsound('the times of the note are not like "2025-03-01T12:00:00.000Z"')
    if not note.target.exact or note.target.span.length != len(note.target.exact):
        raise Unsound("the place of the note is not as long as its words")
    if not lies_within(note, length):
        raise Unsound("a place of the note lies outside of its text")
    return note


def fits(value: Any, hint: Any) -> bool:
    """Whether a value is of the type of an annotation, all the way down."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return any(fits(value, one) for one in arguments)
    if origin is Literal:
        return isinstance(value, str) and value in arguments
    if origin is tuple:
        return isinstance(value, tuple) and all(fits(item, arguments[0]) for item in value)
    if hint is Span:
        return isinstance(value, Span) and all(type(offset) is int for offset in value)
    parts = _fields(hint)
    return type(value) is hint and all(fits(getattr(value, name), of) for name, of in parts)


@cache
def _fields(noun: Any) -> tuple[tuple[str, Any], ...]:
    """The names of a noun's fields with their types; none of what is no noun."""
    return tuple(get_type_hints(noun).items()) if is_dataclass(noun) else ()


def lies_within(noun: Any, length: int | None) -> bool:
    """Whether every span of a noun goes forward and, if `length` is given, lies in a text of so many characters."""
    return all(0 <= span.start <= span.end and (length is None or span.end <= length) for span in _spans(noun))


def _spans(value: Any) -> Iterator[Span]:
    """Every span that a noun holds of its own text: a mention in another text is left out."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif not (isinstance(value, Referent) and value.sha256):
        noun: Any = type(value)
        for name, _ in _fields(noun):
            yield from _spans(getattr(value, name))


def _is_uuid(name: str) -> bool:
    try:
        return str(UUID(name)) == name
    except ValueError:
        return False
