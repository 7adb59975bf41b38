"""The terminal: the only room that knows Textual. `open_reader` runs it until the reader leaves."""

import os

from tui.session.config import Config
from tui.session.session import Session

# What a key changes waits for a frame or two of Textual's: at the 60 a second that it takes by itself, up to 33 ms.
os.environ.setdefault("TEXTUAL_FPS", "120")


def open_reader(session: Session, config: Config, *, restore: bool = True) -> int:
    """Shows the session's reports until the reader quits; the exit status, 0 unless a signal ended it.

    With `restore`, the sitting opens as it was left. The session, and those that follow, are closed. Raises BadConfig
    for a theme that there is not.
    """
    from tui.app.app import OnrecordApp, refuse_unknown_theme

    refuse_unknown_theme(config)
    while True:
        app = OnrecordApp(session, config, restore=restore)
        try:
            status = app.run()
        finally:
            session.close()
        if not app.reopened:
            return status or app.return_code or 0
        session = Session(app.reopened)
