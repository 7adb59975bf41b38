"""Broken lines: what of a file that comes in could not be taken as it stands; the rest of the file comes in."""

from dataclasses import dataclass

from tui.article import one_line


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """One thing that is wrong in a file, and where."""

    file: str
    """As it was named."""
    line: int
    """From 1."""
    what: str

    def __str__(self) -> str:
        return one_line(f"{self.file}:{self.line}: {self.what}")
