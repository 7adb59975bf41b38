"""Selecting and taking away: the selection, copies with citation, pipes, the reader's editor."""

import asyncio
from typing import TYPE_CHECKING

from textual.content import Content

from tui.article import Fault, visible

if TYPE_CHECKING:
    from tui.app.screens.compare import CompareScreen
    from tui.app.screens.reader import ReaderScreen

PIPE_LIMIT_S = 30
PRINTED = 200_000
"""Characters of a command's output that are shown."""


def select(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Begins to select characters; ends it if that was on."""
    _select(screen, whole=False)


def select_paragraph(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Begins to select whole paragraphs; ends it if that was on."""
    _select(screen, whole=True)


def _select(screen: "ReaderScreen", *, whole: bool) -> None:
    view = screen.view
    if view.began is not None and view.whole_paragraphs == whole:
        view.began = None
    elif view.began is None:
        view.began = view.cursor
    view.whole_paragraphs = whole
    view.move_to(view.cursor)


def other_end(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """The cursor goes to the other end of the selection."""
    view = screen.view
    if view.began is not None:
        was, view.began = view.began, view.cursor
        view.move_to(was)


def _taken(screen: "ReaderScreen", *, report: bool = False) -> tuple[str, str]:
    """What copy and pipe take and who says it: the selection, else the statement here, else the paragraph or report."""
    view = screen.view
    text, attribution = view.article.text, screen.attribution
    if view.selection:
        return view.selection.of(text), ""
    if attribution:
        entry = screen.voices.speaker(screen.report, attribution)
        parts = [span.of(text) for span in attribution.content]
        return " … ".join(parts), entry.actor.name if entry else " ".join(s.of(text) for s in attribution.source)
    if report:
        return text, ""
    return view.article.blocks[view.painting.block_at(view.cursor)].span.of(text), ""


def copy(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Copies the selection, the statement here or the paragraph, with speaker, outlet, date and link."""
    from tui.session.citing import cite

    if not screen.view.article.blocks:
        return
    words, speaker = _taken(screen)
    to_clipboard(screen, cite(screen.view.article, words, speaker))
    screen.view.began = None
    screen.view.move_to(screen.view.cursor)


def copy_selection(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """What ctrl+c does: copies a selection, else says how to quit."""
    if screen.view.selection:
        copy(screen)
    else:
        screen.say(f"{screen.config.keymap.shown('quit')} quits; select something to copy it")


def to_clipboard(screen: "ReaderScreen | CompareScreen", words: str) -> None:
    """Copies words, with control characters made visible."""
    safe = visible(words)
    screen.app.copy_to_clipboard(safe)
    pipe = screen.config.keymap.shown("pipe")
    screen.say(
        f"Copied {len(safe)} characters, if your terminal takes them (OSC 52); else {pipe} pipes to a command or file"
    )


def pipe(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Asks for a command, and gives it the selection, statement or report on its standard input."""
    words, _ = _taken(screen, report=True)

    def answered(command: str) -> None:
        if command.strip():
            screen.run_worker(_run(screen, command, visible(words)), group="pipe")

    screen.prompt.ask(
        "|",
        answered,
        left=lambda _: screen.panes.focus_report(screen.panes.focused_report),
        suggestions=screen.config.commands,
    )


async def _run(screen: "ReaderScreen", command: str, words: str) -> None:
    """Runs the reader's own command; the text goes to its standard input and nowhere else."""
    process = await asyncio.create_subprocess_shell(
        command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        printed, _ = await asyncio.wait_for(process.communicate(words.encode()), PIPE_LIMIT_S)
    except TimeoutError:
        process.kill()
        screen.say(f"{command}: took longer than {PIPE_LIMIT_S} s and was stopped", error=True)
        return
    output = visible(printed.decode("utf-8", "replace"))[:PRINTED]
    status = f"ended with {process.returncode}" if process.returncode else "done"
    if output.strip():
        screen.show_page(f"{command}: {status}", Content(output))
    else:
        screen.say(f"{command}: {status}, nothing printed", error=bool(process.returncode))


def edit(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Opens the report's file in the reader's editor, and reads it again afterwards."""
    from pathlib import Path

    from tui.app.lending import edit_file

    source = screen.session.sources[screen.report]
    if not Path(source).is_file():
        raise Fault("is no file that an editor could open", where=source)
    edit_file(screen.app, source)
    screen.reports.reread(screen.report)


HANDLERS = {
    "select": select,
    "select-paragraph": select_paragraph,
    "other-end": other_end,
    "copy": copy,
    "copy-selection": copy_selection,
    "pipe": pipe,
    "edit": edit,
}
