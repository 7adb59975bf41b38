"""Opens the reader in the terminal, on what was named or on the last sitting. No click here: start-up is a promise."""

import gc
import importlib
import os
from typing import TYPE_CHECKING

from tui.cli.telling import AT_FAULT, say

if TYPE_CHECKING:
    from tui.session.config import Config
    from tui.session.session import Session


def open_articles(
    paths: tuple[str, ...],
    *,
    panes: int | None = None,
    theme: str | None = None,
    preset: str | None = None,
    encoding: str | None = None,
    restore: bool = True,
) -> int:
    """The exit code, once the reader has quit; the arguments are those of `onrecord read`. Raises Fault."""
    from tui.cli.terminal import keep_standard_input, need_terminal
    from tui.session.ahead import ReadAhead

    gc.disable()  # imports make many objects and leave no garbage; the screen turns it on again once something shows
    need_terminal(paths)
    ahead = ReadAhead(paths, encoding)
    config = _config(panes, theme, preset)
    if "-" in paths:
        keep_standard_input()
    from tui.session.session import Session

    session = Session(paths or _last_sources(), encoding=encoding, ahead=ahead, creator=config.creator)
    importlib.import_module("tui.app.app")  # takes as long as reading the first article does, beside it
    if not _can_open(session):
        session.close()
        return AT_FAULT
    from tui.app import open_reader

    return open_reader(session, config, restore=restore)


def _config(panes: int | None, theme: str | None, preset: str | None) -> "Config":
    from dataclasses import replace

    from tui.session.config import load

    config = load()
    if preset is not None:
        config = config.with_preset(preset)
    return replace(config, panes=panes or config.panes, theme=theme or config.theme)


def _last_sources() -> tuple[str, ...]:
    """What was read in the latest sitting of which anything is still there; raises Fault where there is none."""
    from tui.article import Fault
    from tui.session.sittings import recent_sittings

    sittings = recent_sittings(limit=50)
    if not sittings:
        raise Fault("nothing has been read yet, so there is no sitting to go on with", remedy="try `onrecord PATH`")
    for sitting in sittings:
        if any(_may_be_there(source) for source in sitting.sources):
            if sitting != sittings[0]:
                say("the files of the last sitting are gone; this is the latest one that is left")
            return sitting.sources
    raise Fault("the files of all sittings are gone", remedy="try `onrecord PATH`")


def _can_open(session: "Session") -> bool:
    """Whether there is anything to show; tells why not. A single file is read now, several when they are looked at."""
    from tui.article import Unreadable

    if not session.sources:
        for fault in session.faults:
            say(str(fault))
        return False
    if len(session.sources) > 1 and any(map(_may_be_there, session.sources)):
        return True
    if "://" in session.sources[0]:
        return True
    readable = False
    for n in range(len(session.sources)):
        try:
            session.article(n)
            readable = True
        except Unreadable as fault:
            say(str(fault))
    return readable


def _may_be_there(source: str) -> bool:
    return source == "-" or "://" in source or os.path.lexists(source)
