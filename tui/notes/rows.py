"""Notes, drafts and editions to rows of the database and back; what comes back damaged is an error of the database."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from tui.article import Draft, Note, Span
from tui.article.codec import article_from_plain, article_to_plain
from tui.article.note_codec import note_from_plain, note_to_plain, target_from_plain, target_to_plain
from tui.notes.edition import Edition
from tui.notes.sheet import Moves


def plain(value: object) -> str:
    """JSON in ASCII, the same for equal values."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def value(stored: str) -> Any:
    """What `plain` stored; raises sqlite3.DatabaseError, as a damaged page does, for anything else."""
    try:
        return json.loads(stored)
    except (ValueError, TypeError) as error:
        raise _damage() from error


def words(text: str) -> str:
    """`text` as SQLite takes it, one character for one, to be searched and not to be given back."""
    return text.encode("utf-8", "replace").decode("utf-8")


def note_row(note: Note) -> str:
    """A note as it is stored, without its version."""
    return plain(note_to_plain(note))


def note_of(stored: str, version: int) -> Note:
    """The note that `note_row` stored."""
    try:
        return note_from_plain({**value(stored), "version": version})
    except (KeyError, TypeError, ValueError) as error:
        raise _damage() from error


def draft_row(draft: Draft) -> str:
    """A draft as it is stored."""
    target, tags = target_to_plain(draft.target), list(draft.tags)
    parts = {"id": draft.id, "target": target, "body": draft.body, "tags": tags, "note": draft.note, "kept": draft.kept}
    return plain(parts)


def draft_of(stored: str) -> Draft:
    """The draft that `draft_row` stored."""
    parts: Mapping[str, Any] = value(stored)
    try:
        made = {"target": target_from_plain(parts["target"]), "tags": tuple(parts["tags"])}
        return Draft(**{**parts, **made})
    except (KeyError, TypeError, ValueError) as error:
        raise _damage() from error


def edition_row(edition: Edition) -> str:
    """The article of an edition as it is stored."""
    return plain(article_to_plain(edition.article))


def edition_of(sha256: str, place: str, stored: str) -> Edition:
    """The edition that `edition_row` stored."""
    try:
        return Edition(sha256, article_from_plain(value(stored)), value(place))
    except (KeyError, TypeError, ValueError) as error:
        raise _damage() from error


def moves_row(moves: Moves) -> str:
    """Moves as pairs of pairs."""
    return plain([[list(old), None if new is None else list(new)] for old, new in moves.items()])


def moves_of(stored: str) -> dict[Span, Span | None]:
    """The moves that `moves_row` stored."""
    try:
        return {Span(*old): None if new is None else Span(*new) for old, new in value(stored)}
    except (TypeError, ValueError) as error:
        raise _damage() from error


def _damage() -> sqlite3.DatabaseError:
    return sqlite3.DatabaseError("a value is not what was stored")
