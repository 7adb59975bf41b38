"""Reports on faults that nobody foresaw: one file each, in a folder that never holds more than a few."""

import os
import time
from contextlib import suppress
from pathlib import Path

from tui.article import one_line

_MOST = 50


def write_report(folder: Path, where: str, what: str) -> Path | None:
    """A new file in `folder` that says `what` went wrong on the article from `where`; None if it cannot be written.

    The file names versions and the source, and holds none of the article's text unless `what` does.
    """
    import platform

    now = time.time_ns()
    stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(now // 1_000_000_000))
    path = folder / f"{stamp}-{now % 1_000_000_000:09}-{os.getpid()}.txt"
    text = (
        f"onrecord {_version()}, Python {platform.python_version()}, {platform.platform()}\n{one_line(where)}\n\n{what}"
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
        _forget_oldest(folder)
    except OSError:
        return None
    return path


def _forget_oldest(folder: Path) -> None:
    for old in sorted(folder.glob("*.txt"))[:-_MOST]:
        with suppress(FileNotFoundError):
            old.unlink()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("onrecord")
    except PackageNotFoundError:
        return "(not installed)"
