"""Annotating: highlights, notes and tags on the words here; what is marked, moved, deleted; undo and redo."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.app.doing.marking import deselect, key_of, one_of, stretch
from tui.app.screens.choice import Choice
from tui.article import Span

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.article import Note
    from tui.session.history import Step


def highlight(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Marks the selection, else the statement or sentence here."""
    if screen.annotator.take_selection():
        return
    spot = screen.annotator.spot

    def begin() -> None:
        span = stretch(screen, spot)
        if any(note.target.span == span for note in screen.annotator.at(spot)):
            screen.say(f"Marked already; {key_of(screen, 'delete-note')} deletes the mark")
            return
        notes = screen.session.notes
        screen.annotator.write(lambda: notes.annotate(spot.report, span), lambda _: screen.say("Marked"))

    screen.annotator.begin(begin)
    deselect(screen)


def write_note(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Writes a note on the selection; else goes on with the note here; else on the statement or sentence."""
    spot = screen.annotator.spot

    def begin() -> None:
        notes = () if spot.selection else screen.annotator.at(spot)
        if notes:
            one_of(screen, notes, "Which note?", lambda note: edit_note(screen, note.id, spot.report))
        else:
            screen.annotator.open_editor(spot.report, stretch(screen, spot), None)

    screen.annotator.begin(begin)
    deselect(screen)


def edit_note(screen: "ReaderScreen", about: str, report: int | None = None) -> None:
    """Opens the note of that id in the editor."""
    at = screen.report if report is None else report
    note = screen.annotator.note(at, about)
    screen.annotator.open_editor(at, note.target.span, note)


def tag(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Puts a tag on the selection, else on the mark here, else on the statement or sentence; or takes it off."""
    spot = screen.annotator.spot

    def begin() -> None:
        notes = () if spot.selection else screen.annotator.at(spot)
        if notes:
            one_of(screen, notes, "Which mark?", lambda note: tag_note(screen, note.id, spot.report))
        else:
            span = stretch(screen, spot)
            _pick_tag(screen, (), lambda chosen: _tag_words(screen, spot.report, span, chosen))

    screen.annotator.begin(begin)
    deselect(screen)


def tag_note(screen: "ReaderScreen", about: str, report: int | None = None) -> None:
    """Puts a tag on the note of that id, or takes it off."""
    at = screen.report if report is None else report
    note = screen.annotator.note(at, about)
    _pick_tag(screen, note.tags, lambda chosen: switch_tag(screen, at, note, chosen))


def tag_recent(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Puts the recent tag of that digit on the words here."""
    spot = screen.annotator.spot

    def begin() -> None:
        chosen = screen.annotator.tags.under(letter)
        notes = () if spot.selection else screen.annotator.at(spot)
        if not notes:
            _tag_words(screen, spot.report, stretch(screen, spot), chosen)
        else:
            one_of(screen, notes, "Which mark?", lambda note: switch_tag(screen, spot.report, note, chosen))

    screen.annotator.begin(begin)
    deselect(screen)


def _tag_words(screen: "ReaderScreen", report: int, span: Span, chosen: str) -> None:
    """A new mark with a tag; on a mark of the very same words, the tag alone."""
    same = next((n for n in screen.annotator.marks(report) if n.target.span == span), None)
    if same is not None and chosen not in same.tags:
        switch_tag(screen, report, same, chosen)
        return
    notes = screen.session.notes

    def done(_: object) -> None:
        screen.annotator.tags.learn(chosen)
        screen.say(f"Tagged: {chosen}")

    screen.annotator.write(lambda: notes.annotate(report, span, tags=(chosen,)), done)


def switch_tag(screen: "ReaderScreen", report: int, note: "Note", chosen: str) -> None:
    """Puts a tag on a note, or takes it off."""
    on = chosen not in note.tags
    tags = (*note.tags, chosen) if on else tuple(one for one in note.tags if one != chosen)
    notes = screen.session.notes

    def done(_: object) -> None:
        screen.annotator.tags.learn(chosen)
        screen.say(f"Tagged: {', '.join(tags)}" if on else f"No longer tagged: {chosen}")

    screen.annotator.write(lambda: notes.tag(report, note, tags), done)


def _pick_tag(screen: "ReaderScreen", on: Sequence[str], chosen: Callable[[str], None]) -> None:
    """Lets the reader pick a tag; what is typed and is no tag yet can be made one."""
    from tui.article.note import fit_tags

    tags = list(dict.fromkeys((*on, *screen.annotator.tags.known)))
    digits = {one: f"{key_of(screen, 'tag-recent')}{n}" for n, one in enumerate(screen.annotator.tags.digits, 1)}
    choices = [Choice(one, f"{'[x] ' if one in on else ''}{one}", digits.get(one, "")) for one in tags]

    def new(typed: str) -> Choice | None:
        made = fit_tags([typed])
        return Choice(made[0], f"new tag: {made[0]}") if made and made[0] not in tags else None

    def picked(value: str | None) -> None:
        if value is not None:
            screen.annotator.begin(partial(chosen, value))

    screen.pick("Tag: pick one, or type a new one", choices, picked, new=new)


def delete(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Deletes the mark or note here."""
    spot = screen.annotator.spot

    def begin() -> None:
        notes = screen.annotator.at(spot)
        if not notes:
            screen.say(f"Nothing is marked here; {key_of(screen, 'notes')} lists all notes")
            return
        one_of(screen, notes, "Delete which?", lambda note: delete_note(screen, note.id, spot.report))

    screen.annotator.begin(begin)


def delete_note(screen: "ReaderScreen", about: str, report: int | None = None) -> None:
    """Deletes the note of that id."""
    at = screen.report if report is None else report
    note = screen.annotator.note(at, about)
    done = f"Deleted; {key_of(screen, 'undo')} brings it back"
    corrects = note.correction is not None
    screen.annotator.write(lambda: screen.session.notes.delete(at, note), lambda _: screen.say(done), corrects=corrects)


def move_note(screen: "ReaderScreen", about: str) -> None:
    """Lets the reader move the ends of the mark of that id."""
    report = screen.report
    note = screen.annotator.note(report, about)

    def take(span: Span) -> None:
        screen.annotator.write(
            lambda: screen.session.notes.move(report, screen.annotator.note(report, about), span),
            lambda _: screen.say("The mark has its new ends"),
        )

    screen.annotator.ask_for_span("the mark", take, note.target.span)


def list_notes(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """All notes of this report, or of all reports, in a pane."""
    from tui.app.screens.note_list import NoteList

    screen.annotator.open(NoteList(screen))


def undo(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Takes the last action on notes or corrections back."""
    _again(screen, "Undone", "Nothing to undo", back=True)


def redo(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Does again what was taken back."""
    _again(screen, "Done again", "Nothing to do again", back=False)


def _again(screen: "ReaderScreen", words: str, nothing: str, *, back: bool) -> None:
    annotator = screen.annotator

    def said(step: "Step | None") -> None:
        if step is None:
            screen.say(nothing)
            return
        elsewhere = "" if step.report == screen.report else f" in {screen.session.title(step.report)}"
        screen.say(f"{words}: {step.label}{elsewhere}")

    def begin() -> None:
        if not annotator.exist:
            screen.say(nothing)
            return
        notes = screen.session.notes
        annotator.write(notes.undo if back else notes.redo, said, corrects=True)

    annotator.begin(begin)


HANDLERS = {
    "highlight": highlight,
    "mark-selection": highlight,
    "note": write_note,
    "tag": tag,
    "tag-recent": tag_recent,
    "delete-note": delete,
    "notes": list_notes,
    "undo": undo,
    "redo": redo,
}
