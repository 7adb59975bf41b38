"""What came in from a file: notes, the articles that came with them, and what was broken."""

from dataclasses import dataclass

from tui.article import Article, Note
from tui.exchange.broken import BrokenLine


@dataclass(frozen=True, slots=True)
class IncomingNote:
    """A note, and what its file says of where it belongs."""

    note: Note
    """Its target's hash is empty where the file does not name the text; its span is then a guess or only a length."""
    line: int
    """Where it stands in the file, from 1."""
    source: str = ""
    """The address or path of the article, where the file gives one."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What one file brought."""

    notes: tuple[IncomingNote, ...] = ()
    """In the order of the file."""
    articles: tuple[Article, ...] = ()
    """The texts that came with them."""
    broken: tuple[BrokenLine, ...] = ()
    """In the order of the file."""
