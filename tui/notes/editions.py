"""Stories and their editions in the database: which text is of which article, and where notes stand in each."""

import sqlite3
from collections.abc import Mapping

from tui.article import Article, Note
from tui.notes import rows
from tui.notes.edition import Edition
from tui.notes.sheet import Moves

_NOTES = """SELECT notes.value, notes.version, carried.place
    FROM notes JOIN editions ON editions.sha256 = notes.sha256
    LEFT JOIN carried ON carried.note = notes.number AND carried.sha256 = ?
    WHERE editions.story = ? ORDER BY notes.number"""
_CONCERNING = """SELECT DISTINCT notes.number, notes.value, notes.version FROM concerns
    JOIN editions ON editions.sha256 = concerns.sha256 JOIN notes ON notes.number = concerns.note
    WHERE editions.story = ?1 AND notes.sha256 NOT IN (SELECT sha256 FROM editions WHERE story = ?1)
    ORDER BY notes.number"""
_CARRIED = """SELECT notes.id, carried.sha256, carried.place FROM carried
    JOIN editions ON editions.sha256 = carried.sha256 JOIN notes ON notes.number = carried.note
    WHERE editions.story = ? ORDER BY editions.seen_at"""
_CORRECTED = """SELECT DISTINCT place FROM editions WHERE story IN (
    SELECT story FROM editions WHERE sha256 IN (
        SELECT sha256 FROM notes WHERE corrects UNION SELECT sha256 FROM concerns
    ))"""
_KEEP = "INSERT INTO editions (sha256, story, place, url, title, seen_at, article) VALUES (?, ?, ?, ?, ?, ?, ?)"
_KEEP_CARRIED = """INSERT OR REPLACE INTO carried (note, sha256, place)
    SELECT number, ?, ? FROM notes WHERE id = ?"""

_MOST_ALIKE = 20
"""So many texts of one title are compared with a new one."""


def story_of(connection: sqlite3.Connection, edition: Edition) -> int | None:
    """The story of a text: by the text itself, else the latest at its place, else the latest of its page's address.

    Else that of a text with the same title of which half the lines are the same: a file that was moved and edited.
    """
    for column, key in (
        ("sha256", edition.sha256),
        ("place", edition.place and rows.plain(edition.place)),
        ("url", edition.article.url and rows.plain(edition.article.url)),
    ):
        query = f"SELECT story FROM editions WHERE {column} = ? ORDER BY seen_at DESC LIMIT 1"  # noqa: S608
        row = connection.execute(query, (key,)).fetchone() if key else None
        if row is not None:
            story: int = row[0]
            return story
    return _by_title(connection, edition) if edition.article.title else None


def _by_title(connection: sqlite3.Connection, edition: Edition) -> int | None:
    query = "SELECT story, sha256, place, article FROM editions WHERE title = ? ORDER BY seen_at DESC LIMIT ?"
    ours = _lines(edition.article)
    for story, *row in connection.execute(query, (rows.plain(edition.article.title), _MOST_ALIKE)):
        other = rows.edition_of(*row).article
        theirs = _lines(other)
        if other.outlet == edition.article.outlet and 2 * len(ours & theirs) >= max(len(ours), len(theirs)):
            found: int = story
            return found
    return None


def _lines(article: Article) -> frozenset[str]:
    return frozenset(line for line in map(str.strip, article.text.splitlines()) if line)


def keep(connection: sqlite3.Connection, edition: Edition, now: float) -> None:
    """Store an edition that is not stored yet, with the story that it belongs to or as the first of a new one."""
    if connection.execute("SELECT 1 FROM editions WHERE sha256 = ?", (edition.sha256,)).fetchone():
        return
    story = story_of(connection, edition)
    if story is None:
        story = connection.execute("INSERT INTO stories DEFAULT VALUES RETURNING id").fetchone()[0]
    place, url, title = map(rows.plain, (edition.place, edition.article.url, edition.article.title))
    connection.execute(_KEEP, (edition.sha256, story, place, url, title, now, rows.edition_row(edition)))


def stored(connection: sqlite3.Connection, sha256: str) -> Edition:
    """The edition with this hash, which must be there."""
    row = connection.execute("SELECT sha256, place, article FROM editions WHERE sha256 = ?", (sha256,)).fetchone()
    return rows.edition_of(*row)


def hashes(connection: sqlite3.Connection, story: int) -> tuple[str, ...]:
    """The hashes of all editions of a story."""
    query = "SELECT sha256 FROM editions WHERE story = ?"
    return tuple(sha256 for (sha256,) in connection.execute(query, (story,)).fetchall())


def texts(connection: sqlite3.Connection, story: int) -> dict[str, str]:
    """The texts of all editions of a story, by their hashes."""
    return {sha256: stored(connection, sha256).article.text for sha256 in hashes(connection, story)}


def notes_of(connection: sqlite3.Connection, story: int, sha256: str) -> list[tuple[Note, Moves | None]]:
    """The notes of a story, and where each was found in the edition with this hash, if it was looked for there."""
    stored_notes = connection.execute(_NOTES, (sha256, story)).fetchall()
    return [
        (rows.note_of(value, version), None if place is None else rows.moves_of(place))
        for value, version, place in stored_notes
    ]


def concerning(connection: sqlite3.Connection, story: int) -> tuple[Note, ...]:
    """Corrections made on other texts that concern actors of this story."""
    found = connection.execute(_CONCERNING, (story,)).fetchall()
    return tuple(rows.note_of(value, version) for _, value, version in found)


def corrected_places(connection: sqlite3.Connection) -> frozenset[str]:
    """The places of all editions of the stories that have corrections, or are concerned by one made elsewhere."""
    return frozenset(rows.value(place) for (place,) in connection.execute(_CORRECTED)) - {""}


def carried_before(connection: sqlite3.Connection, story: int) -> dict[str, list[tuple[str, Moves]]]:
    """By the id of a note, the editions in which it was looked for, the latest last, and where its places are there."""
    found: dict[str, list[tuple[str, Moves]]] = {}
    for note_id, sha256, place in connection.execute(_CARRIED, (story,)).fetchall():
        found.setdefault(note_id, []).append((sha256, rows.moves_of(place)))
    return found


def keep_carried(connection: sqlite3.Connection, sha256: str, moves: Mapping[str, Moves]) -> None:
    """Store where the places of notes, by their ids, are in the edition with this hash."""
    values = [(sha256, rows.moves_row(places), note_id) for note_id, places in moves.items()]
    connection.executemany(_KEEP_CARRIED, values)


def forget_carried(connection: sqlite3.Connection, number: int) -> None:
    """The note with this number got other places: where they are in other editions is to be found anew."""
    connection.execute("DELETE FROM carried WHERE note = ?", (number,))
