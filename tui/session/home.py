"""Where a reader's own files lie: the library, the cache, the reports of faults, the notes."""

import os
from pathlib import Path
from typing import NamedTuple


class Home(NamedTuple):
    """Five files and folders; none of them need exist."""

    library: Path
    """The file of places, marks and sittings."""
    cache: Path
    """The file of analyses already made; it may be deleted at any time."""
    reports: Path
    """The folder of reports on faults of the engine."""
    notes: Path
    """The file of notes, drafts and corrections."""
    archive: Path
    """The file of the words of articles that were read; it may be deleted at any time."""

    @classmethod
    def under(cls, folder: Path) -> "Home":
        """A home that lies whole under one folder."""
        names = ("library.db", "cache/analyses.db", "reports", "notes.db", "archive.db")
        return cls(*(folder / name for name in names))

    @classmethod
    def of_user(cls) -> "Home":
        """$ONRECORD_HOME if that is set, else the folders that the system has for a user's data, cache and logs."""
        named = os.environ.get("ONRECORD_HOME")
        if named:
            return cls.under(Path(named))
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("onrecord", appauthor=False)
        data, cache, logs = Path(dirs.user_data_dir), Path(dirs.user_cache_dir), Path(dirs.user_log_dir)
        return cls(data / "library.db", cache / "analyses.db", logs / "reports", data / "notes.db", data / "archive.db")
