"""How the library's file came to its present form, one numbered step after the other; a step once released stays."""

LIBRARY: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE places (
            sha256 TEXT PRIMARY KEY,
            path TEXT NOT NULL,
            start INTEGER NOT NULL,
            context TEXT NOT NULL,
            kept_at REAL NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX places_by_path ON places (path, kept_at)",
        """CREATE TABLE sittings (
            id INTEGER PRIMARY KEY,
            sources TEXT NOT NULL UNIQUE,
            titles TEXT NOT NULL,
            articles INTEGER NOT NULL,
            state TEXT NOT NULL,
            read_at REAL NOT NULL
        )""",
        "CREATE INDEX sittings_by_time ON sittings (read_at)",
        """CREATE TABLE marks (
            sitting INTEGER NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
            letter TEXT NOT NULL,
            path TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            start INTEGER NOT NULL,
            context TEXT NOT NULL,
            PRIMARY KEY (sitting, letter)
        ) WITHOUT ROWID""",
    ),
)
"""Texts that come from outside (paths, titles, context, state) are stored as JSON in ASCII: SQLite takes no lone
surrogate, and a file name may hold one."""
