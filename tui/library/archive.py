"""The archive: the words of articles that were read and what was said in them, to be searched later.

It may be lost at any time: no method raises, and what cannot be read counts as never kept.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tui.article import Analysis, Article, Span, hull
from tui.library.database import transaction
from tui.library.disposable import Disposable

_FORM = 1
"""Changes whenever the tables or the values in them do."""
_TOKENS = "content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'"
_TABLES = (
    """CREATE TABLE articles (
        id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, engine TEXT NOT NULL, read_at REAL NOT NULL,
        place TEXT NOT NULL, outlet TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL
    )""",
    "CREATE INDEX articles_by_age ON articles (read_at)",
    """CREATE TABLE said (
        id INTEGER PRIMARY KEY, article INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
        speaker TEXT NOT NULL, words TEXT NOT NULL
    )""",
    "CREATE INDEX said_by_article ON said (article)",
    f"CREATE VIRTUAL TABLE article_words USING fts5 (title, text, content = 'articles', {_TOKENS})",
    f"CREATE VIRTUAL TABLE said_words USING fts5 (speaker, words, content = 'said', {_TOKENS})",
)
_FORGET_WORDS = """INSERT INTO article_words (article_words, rowid, title, text)
    SELECT 'delete', id, title, text FROM articles WHERE id = ?"""
_FORGET_SAID = """INSERT INTO said_words (said_words, rowid, speaker, words)
    SELECT 'delete', id, speaker, words FROM said WHERE article = ?"""
_ARTICLES = """SELECT place, articles.title, outlet, articles.text, highlight(article_words, 1, char(1), char(2))
    FROM article_words JOIN articles ON articles.id = article_words.rowid
    WHERE article_words MATCH ? ORDER BY article_words.rank, read_at DESC LIMIT ?"""
_SAID = """SELECT place, title, outlet, text, start, stop, said.speaker
    FROM said_words JOIN said ON said.id = said_words.rowid JOIN articles ON articles.id = said.article
    WHERE said_words MATCH ? ORDER BY said_words.rank, read_at DESC LIMIT ?"""
_MARK = "\1"
_REACH = 60


class Found(NamedTuple):
    """A place in an article that was read."""

    place: str
    """An absolute path or an address; empty for standard input."""
    title: str
    outlet: str
    span: Span
    """What was said, or the first word that was looked for; empty at the beginning where only the title holds it."""
    words: str
    """Those of the span."""
    before: str
    after: str
    speaker: str = ""


class Archive:
    """Articles by their text, each once, at the place where it was read last."""

    def __init__(
        self, path: Path, *, most: int = 10_000, wait_s: float = 1.0, clock: Callable[[], float] = time.time
    ) -> None:
        """The file at `path`, holding the `most` articles that were read last."""
        self._file = Disposable(path, _FORM, _TABLES, wait_s)
        self._most = most
        self._clock = clock

    def put(self, sha256: str, place: str, article: Article, analysis: Analysis) -> None:
        """Keep the words of an article and what the analysis says was said in it, if the file can be written."""
        now = self._clock()
        self._file.use(lambda connection: _put(connection, (sha256, place, article, analysis), now, self._most))

    def find_articles(self, expression: str, limit: int) -> tuple[Found, ...]:
        """The articles that an expression of FTS5 finds, the best first."""
        rows = self._file.use(lambda connection: connection.execute(_ARTICLES, (expression, limit)).fetchall())
        return tuple(_article(*row) for row in rows or ())

    def find_said(self, expression: str, limit: int) -> tuple[Found, ...]:
        """The statements that an expression of FTS5 finds in their words or their speaker, the best first."""
        rows = self._file.use(lambda connection: connection.execute(_SAID, (expression, limit)).fetchall())
        return tuple(_statement(*row) for row in rows or ())

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._file.close()


def _put(connection: sqlite3.Connection, read: tuple[str, str, Article, Analysis], now: float, most: int) -> None:
    sha256, place, article, analysis = read
    with transaction(connection):
        row = connection.execute("SELECT id, engine FROM articles WHERE sha256 = ?", (sha256,)).fetchone()
        if row is not None and row[1] == analysis.engine:
            connection.execute("UPDATE articles SET read_at = ?, place = ? WHERE id = ?", (now, _plain(place), row[0]))
            return
        if row is not None:
            _forget(connection, [row])
        values = (
            sha256,
            analysis.engine,
            now,
            _plain(place),
            *map(_words, (article.outlet, article.title, article.text)),
        )
        insert = (
            "INSERT INTO articles (sha256, engine, read_at, place, outlet, title, text) VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        number = connection.execute(insert, values).lastrowid
        connection.execute(
            "INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)", (number, values[5], values[6])
        )
        _put_said(connection, number, article.text, analysis)
        beyond = "SELECT id FROM articles ORDER BY read_at DESC, id DESC LIMIT -1 OFFSET ?"
        _forget(connection, connection.execute(beyond, (most,)).fetchall())


def _put_said(connection: sqlite3.Connection, article: int | None, text: str, analysis: Analysis) -> None:
    names = {actor.id: actor.name for actor in analysis.actors}
    for attribution in analysis.attributions:
        span = hull(attribution.content)
        words = (_words(names.get(attribution.speaker or "", "")), _words(span.of(text)))
        insert = "INSERT INTO said (article, start, stop, speaker, words) VALUES (?, ?, ?, ?, ?)"
        number = connection.execute(insert, (article, *span, *words)).lastrowid
        connection.execute("INSERT INTO said_words (rowid, speaker, words) VALUES (?, ?, ?)", (number, *words))


def _forget(connection: sqlite3.Connection, articles: Sequence[Sequence[Any]]) -> None:
    for article, *_ in articles:
        connection.execute(_FORGET_SAID, (article,))
        connection.execute("DELETE FROM said WHERE article = ?", (article,))
        connection.execute(_FORGET_WORDS, (article,))
        connection.execute("DELETE FROM articles WHERE id = ?", (article,))


def _article(place: str, title: str, outlet: str, text: str, marked: str) -> Found:
    start = max(marked.find(_MARK), 0)
    length = marked.find("\2") - start - 1 if _MARK in marked else 0
    return _found(place, title, outlet, text, Span(start, start + length))


def _statement(place: str, title: str, outlet: str, text: str, start: int, stop: int, speaker: str) -> Found:
    return _found(place, title, outlet, text, Span(start, stop))._replace(speaker=speaker)


def _found(place: str, title: str, outlet: str, text: str, span: Span) -> Found:
    before, after = text[max(span.start - _REACH, 0) : span.start], text[span.end : span.end + _REACH]
    return Found(json.loads(place), title, outlet, span, span.of(text), before, after)


def _plain(place: str) -> str:
    return json.dumps(place)


def _words(text: str) -> str:
    """`text` as SQLite takes it and FTS5 may mark it, one character for one."""
    return text.encode("utf-8", "replace").decode("utf-8").translate({0: " ", 1: " ", 2: " "})
