"""Handing notes on: a form is picked, a file is named, and the notes of the open reports are written there."""

import asyncio
from typing import TYPE_CHECKING

from tui.app.screens.choice import Choice
from tui.app.views.seen import counted
from tui.article import Fault

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.session.handing_on import Form


def export(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Asks for a form and a file, and writes the notes on the open reports."""
    from tui.session.handing_on import PICKABLE

    forms = {form.name: form for form in PICKABLE}
    choices = [Choice(form.name, form.title) for form in PICKABLE]

    def chosen(name: str | None) -> None:
        if name is not None:
            _ask_where(screen, forms[name])

    screen.pick("Write the notes on these reports as", choices, chosen)


def _ask_where(screen: "ReaderScreen", form: "Form") -> None:
    def answered(name: str) -> None:
        screen.run_worker(_write(screen, form, name.strip() or form.file), group="export")

    screen.prompt.ask(
        f"Write to ({form.file}): ",
        answered,
        left=lambda _: screen.panes.focus_report(screen.panes.focused_report),
        suggestions=(form.file,),
    )


async def _write(screen: "ReaderScreen", form: "Form", output: str) -> None:
    """Gathers and writes beside the screen; what goes wrong is one line."""
    try:
        count = await asyncio.to_thread(_written, screen, form, output)
    except Fault as fault:
        screen.say(str(fault), error=True)
    except OSError as error:
        screen.say(f"{output}: {error.strerror or error}", error=True)
    else:
        screen.say(
            f"{counted(count, 'note')} written to {output}" if count else "There are no notes on these reports yet"
        )


def _written(screen: "ReaderScreen", form: "Form", output: str) -> int:
    from tui.session.handing_on import noted_articles, write_notes

    articles = noted_articles(screen.session)
    if articles:
        write_notes(articles, form.name, output)
    return sum(len(noted.notes) for noted in articles)


HANDLERS = {"export": export}
