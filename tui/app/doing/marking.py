"""What an action on notes is about: the words meant at a spot, one of several marks, and what the menu offers there."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.app.screens.choice import Choice
from tui.article import Fault, Span, hull

if TYPE_CHECKING:
    from tui.app.screens.annotator import Spot
    from tui.app.screens.reader import ReaderScreen
    from tui.article import Note

Offer = tuple[str, str, str]
"""A value, words, and the action whose key does the same."""


def stretch(screen: "ReaderScreen", spot: "Spot") -> Span:
    """The words meant at a spot: the selection, else the statement's content, else the sentence, else the block."""
    article = screen.session.article(spot.report)
    if spot.selection:
        span = spot.selection
    elif spot.attribution:
        span = hull(spot.attribution.content)
    else:
        analysis = screen.session.analysis(spot.report)
        spans = (*(analysis.sentences if analysis else ()), *(block.span for block in article.blocks))
        span = next((one for one in spans if one.holds(spot.cursor)), Span(spot.cursor, spot.cursor))
    words = span.of(article.text)
    start = span.start + len(words) - len(words.lstrip())
    if not words.strip():
        raise Fault("there are no words here to be marked", remedy=f"select some ({key_of(screen, 'select')})")
    return Span(start, start + len(words.strip()))


def offers(screen: "ReaderScreen") -> list[Offer]:
    """What the menu offers to do with the words and the marks here."""
    from tui.app.note_words import in_a_line, quote_of

    spot = screen.annotator.spot
    made: list[Offer] = [
        ("highlight", "Mark the selection" if spot.selection else "Mark this", "highlight"),
        ("note", "Write a note on it", "note"),
        ("tag", "Tag it", "tag"),
    ]
    for note in screen.annotator.at(spot):
        name = in_a_line(note)[:40] or f"“{quote_of(note, 30)}”"
        made += [
            (f"edit-note {note.id}", f"Edit the note: {name}", "note"),
            (f"tag-note {note.id}", f"Change the tags: {name}", "tag"),
            (f"move-note {note.id}", f"Move the ends of the mark: {name}", ""),
            (f"drop-note {note.id}", f"Delete: {name}", "delete-note"),
        ]
    return made


def one_of(screen: "ReaderScreen", notes: "Sequence[Note]", title: str, chosen: "Callable[[Note], None]") -> None:
    """Hands the only one of some notes on, or the one that the reader picks."""
    from tui.app.note_words import in_a_line, quote_of

    if len(notes) == 1:
        chosen(notes[0])
        return
    by_id = {note.id: note for note in notes}

    def picked(value: str | None) -> None:
        if value is not None:
            screen.annotator.begin(lambda: chosen(by_id[value]))

    screen.pick(title, [Choice(n.id, f"{in_a_line(n)}  “{quote_of(n, 60)}”") for n in notes], picked)


def deselect(screen: "ReaderScreen") -> None:
    """Ends the selection."""
    selection = screen.view.selection
    if selection is not None:
        screen.view.began, screen.view.whole_paragraphs = None, False
        screen.view.move_to(screen.view.cursor)
        screen.view.repaint_within((selection,))


def key_of(screen: "ReaderScreen", action: str) -> str:
    """The key of an action in the bindings in force."""
    return screen.config.keymap.shown(action)
