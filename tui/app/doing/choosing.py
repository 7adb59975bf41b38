"""What the choices of menu and palette do that are no actions of their own: a word, and what it is about."""

from typing import TYPE_CHECKING

from tui.app.doing import annotating, comparing, recalling, speaking
from tui.session.roster import Place

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


def select_actor(screen: "ReaderScreen", about: str) -> None:
    """Makes the actor the one that ) and ( walk."""
    if entry := screen.voices.roster.entry(about):
        screen.actors.select(entry)
        screen.say(f"{entry.actor.name}: ) and ( walk {entry.said()} statements")


def first_mention(screen: "ReaderScreen", about: str) -> None:
    """To the actor's first mention."""
    if entry := screen.voices.roster.entry(about):
        screen.actors.select(entry)
        screen.go(entry.first, where="middle")


def next_statement(screen: "ReaderScreen", about: str) -> None:
    """To the actor's next statement."""
    if entry := screen.voices.roster.entry(about):
        screen.actors.select(entry)
        speaking.statement_next(screen)


def only(screen: "ReaderScreen", about: str) -> None:
    """Highlights this actor alone."""
    screen.set_filter(screen.voices.filter._replace(actor=about))


def everybody(screen: "ReaderScreen", about: str) -> None:
    """Highlights every actor again."""
    screen.set_filter(screen.voices.filter._replace(actor=None))


def go_to(screen: "ReaderScreen", about: str) -> None:
    """To an offset of this report."""
    screen.go(Place(screen.report, int(about)), where="middle")


def go_to_paragraph(screen: "ReaderScreen", about: str) -> None:
    """To the paragraph of that number."""
    from tui.app.doing import moving

    moving.ends(screen, "top", count=int(about))


def copy_link(screen: "ReaderScreen", about: str) -> None:
    """Copies where a link leads."""
    from tui.app.doing import taking

    taking.to_clipboard(screen, about)


def open_link(screen: "ReaderScreen", about: str) -> None:
    """Opens a linked page as one more report."""
    screen.reports.add(about)


OWN_CHOICES = {
    "actor": select_actor,
    "first": first_mention,
    "next": next_statement,
    "only": only,
    "everybody": everybody,
    "go": go_to,
    "paragraph": go_to_paragraph,
    "link": copy_link,
    "open": open_link,
    "earlier": comparing.earlier,
    "recall": recalling.find,
    "edit-note": annotating.edit_note,
    "tag-note": annotating.tag_note,
    "move-note": annotating.move_note,
    "drop-note": annotating.delete_note,
}
