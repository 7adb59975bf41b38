"""What was written and not saved, offered: to go on with, to leave for another time, or to throw away."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.app.screens.choice import Choice

if TYPE_CHECKING:
    from tui.app.screens.annotator import Annotator
    from tui.article import Draft

_AWAY = "away"


def offer(annotator: "Annotator", left: "Sequence[tuple[int, Draft]]") -> None:
    """Lets the reader pick one of these drafts, each with its report."""
    from tui.app.screens.note_editor import NoteEditor

    drafts = {draft.id: (report, draft) for report, draft in left}

    def throw_away() -> None:
        for _, draft in left:
            annotator.session.notes.drop_draft(draft)

    def picked(value: str | None) -> None:
        if value == _AWAY:
            annotator.write(throw_away, lambda _: annotator.screen.say("Thrown away"))
        elif value in drafts:
            report, draft = drafts[value]
            note = next((note for note in annotator.notes(report) if note.id == draft.note), None)
            annotator.open(NoteEditor(annotator.screen, report, draft, note))

    choices = [Choice(one.id, f"{' '.join(one.body.split())}  “{one.target.exact[:60]}”") for _, one in left]
    others = [Choice("", "Leave it for another time"), Choice(_AWAY, "Throw it away")]
    annotator.screen.pick("Written and not saved: go on with it?", [*choices, *others], picked)
