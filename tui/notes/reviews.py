"""What was said of attributions in a round of review, beside their corrections: skipped ones, second opinions."""

import sqlite3

from tui.article import Span
from tui.notes import rows


def verdicts(connection: sqlite3.Connection, round_: str, sha256: str) -> dict[tuple[Span, ...], str]:
    """By the content of an attribution of the text with this hash, what was said of it."""
    query = "SELECT content, verdict FROM reviews WHERE round = ? AND sha256 = ?"
    stored = connection.execute(query, (round_, sha256)).fetchall()
    return {tuple(Span(*pair) for pair in rows.value(content)): rows.value(verdict) for content, verdict in stored}


def keep(
    connection: sqlite3.Connection, round_: str, sha256: str, content: tuple[Span, ...], verdict: str | None
) -> None:
    """Store what is said of an attribution; None forgets it."""
    key = (round_, sha256, rows.plain(content))
    if verdict is None:
        connection.execute("DELETE FROM reviews WHERE round = ? AND sha256 = ? AND content = ?", key)
    else:
        connection.execute("INSERT OR REPLACE INTO reviews VALUES (?, ?, ?, ?)", (*key, rows.plain(verdict)))
