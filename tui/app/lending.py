"""The reader's own editor, lent the terminal."""

import os
import shlex
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from tui.article import Fault

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from textual.app import App


def edit_file(app: "App[Any]", path: "Path | str") -> None:
    """Opens a file in $VISUAL or $EDITOR, and comes back when that has ended. Raises Fault if it cannot be started."""
    import subprocess

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        with app.suspend():
            subprocess.run([*shlex.split(editor), str(path)], check=False)
    except (OSError, ValueError) as error:
        raise Fault(f"cannot be started ({error})", where=editor, remedy="set EDITOR") from None
    except SuspendNotSupported:
        raise Fault("needs the terminal, and this one cannot be lent", where=editor) from None
