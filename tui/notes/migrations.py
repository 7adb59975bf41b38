"""How the file of the notes came to its present form, one numbered step after the other; a step once released stays.

A story is what its editions, the texts that were seen of it, have in common. Notes are kept with the edition that the
reader had before them; `carried` says where they stand in the others. Values are JSON in ASCII, as SQLite takes no lone
surrogate; `words` holds what can be searched.
"""

NOTES: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE clock (value INTEGER NOT NULL)",
        "INSERT INTO clock VALUES (0)",
        "CREATE TABLE stories (id INTEGER PRIMARY KEY)",
        """CREATE TABLE editions (
            sha256 TEXT PRIMARY KEY,
            story INTEGER NOT NULL REFERENCES stories (id),
            place TEXT NOT NULL,
            url TEXT NOT NULL,
            title TEXT NOT NULL,
            seen_at REAL NOT NULL,
            article TEXT NOT NULL
        )""",
        "CREATE INDEX editions_by_story ON editions (story)",
        "CREATE INDEX editions_by_place ON editions (place)",
        "CREATE INDEX editions_by_url ON editions (url)",
        "CREATE INDEX editions_by_title ON editions (title)",
        """CREATE TABLE notes (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            sha256 TEXT NOT NULL REFERENCES editions (sha256),
            modified TEXT NOT NULL,
            version INTEGER NOT NULL,
            corrects INTEGER NOT NULL,
            value TEXT NOT NULL
        )""",
        "CREATE INDEX notes_by_edition ON notes (sha256)",
        "CREATE INDEX corrections ON notes (sha256) WHERE corrects",
        """CREATE TABLE carried (
            note INTEGER NOT NULL REFERENCES notes (number) ON DELETE CASCADE,
            sha256 TEXT NOT NULL REFERENCES editions (sha256),
            place TEXT NOT NULL,
            PRIMARY KEY (note, sha256)
        ) WITHOUT ROWID""",
        "CREATE INDEX carried_by_edition ON carried (sha256)",
        """CREATE TABLE concerns (
            note INTEGER NOT NULL REFERENCES notes (number) ON DELETE CASCADE,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (note, sha256)
        ) WITHOUT ROWID""",
        "CREATE INDEX concerns_by_edition ON concerns (sha256)",
        """CREATE TABLE tags (
            note INTEGER NOT NULL REFERENCES notes (number) ON DELETE CASCADE,
            tag TEXT NOT NULL,
            used_at TEXT NOT NULL,
            PRIMARY KEY (note, tag)
        ) WITHOUT ROWID""",
        "CREATE INDEX tags_by_use ON tags (tag, used_at)",
        """CREATE TABLE drafts (
            id TEXT PRIMARY KEY,
            sha256 TEXT NOT NULL REFERENCES editions (sha256),
            value TEXT NOT NULL
        )""",
        "CREATE INDEX drafts_by_edition ON drafts (sha256)",
        """CREATE TABLE reviews (
            round TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            content TEXT NOT NULL,
            verdict TEXT NOT NULL,
            PRIMARY KEY (round, sha256, content)
        ) WITHOUT ROWID""",
        "CREATE VIRTUAL TABLE words USING fts5 (body, quote, tags, tokenize = 'unicode61 remove_diacritics 2')",
    ),
)
