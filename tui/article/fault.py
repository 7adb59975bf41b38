"""Faults: the one base of every error that onrecord raises about a reader's input or machine.

A fault is one clear line: what, where, what to do. Its parts are data; `str` joins them.
"""


class Fault(Exception):
    """Something is wrong with what the reader gave us, and it can be said in one line."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        """`what` happened, `where` (a path, a URL, a key of the configuration), and the `remedy`, all plain text."""
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line}; {self.remedy}" if self.remedy else line


class Unreadable(Fault):
    """A file, page or stream that cannot become an article."""


class EngineFault(Fault):
    """The engine failed on one article; the article itself stays readable."""


class BadConfig(Fault):
    """A configuration file that cannot be followed; `where` names the file, the table and the key."""


class LibraryFault(Fault):
    """The library on disk cannot be read or written."""


class NotesFault(Fault):
    """The notes on disk cannot be read or written; what was to be kept is still in the caller's hands."""


class NoteConflict(NotesFault):
    """Another reader changed or deleted the note meanwhile; nothing was written over it."""
