"""The notes of a sitting handed on: those on the open articles, written to a file in the form that was picked."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.article import Unreadable
from tui.exchange.brat_files import files
from tui.exchange.noted import NotedArticle
from tui.session.exporting import lines_of
from tui.session.session import Session
from tui.session.writing import write_file, write_folder


class Form(NamedTuple):
    """A form in which notes can be written."""

    name: str
    title: str
    file: str
    """What a file of it is called if nobody says."""


PICKABLE = (
    Form("markdown", "A digest in Markdown: quotes with speakers and links", "notes.md"),
    Form("card", "Fact-check cards in Markdown: a card for each statement", "cards.md"),
    Form("html", "A web page: the reports with their marks", "notes.html"),
    Form("csv", "A spreadsheet (CSV): a note a row", "notes.csv"),
    Form("jsonl", "JSON lines: everything, for onrecord import", "notes.jsonl"),
    Form("webannotation", "W3C Web Annotations (JSON-LD)", "notes.jsonld"),
    Form("brat", "A folder of brat: notes, attributions, actors", "notes-brat"),
)


def noted_articles(session: Session) -> tuple[NotedArticle, ...]:
    """The articles of the sitting that have notes, with the analyses that are known; those unread are left out."""
    found = []
    for n in range(len(session.sources)):
        try:
            notes = session.notes.of(n)
            article = session.article(n)
        except Unreadable:
            continue
        if notes:
            found.append(NotedArticle(article, notes[0].target.sha256, notes, session.analysis(n)))
    return tuple(found)


def write_notes(articles: Sequence[NotedArticle], form: str, output: str) -> None:
    """Write notes to a new file, or folder for brat. Raises AlreadyThere and OSError."""
    if form == "brat":
        write_folder(files(articles), output)
    else:
        write_file(lines_of(articles, form), output)
