"""Files that leave: none is written over unless that was asked for, and none appears in part."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from tui.article import Fault
from tui.exchange.brat_files import BratFile


class AlreadyThere(Fault):
    """A file that was to be written is there; nothing was written."""


def refuse_to_overwrite(output: str) -> None:
    """Raise AlreadyThere if there is such a file."""
    if Path(output).is_file():
        raise AlreadyThere("is already there", where=output)


def write_file(lines: Iterable[str], output: str) -> None:
    """Write a new file, whole or not at all. Raises AlreadyThere and OSError."""
    target = Path(os.path.realpath(Path(output).expanduser()))
    refuse_to_overwrite(str(target))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(lines)
        part.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, output) from None
    finally:
        part.unlink(missing_ok=True)


def write_folder(files: Iterable[BratFile], output: str, *, force: bool = False) -> None:
    """Write files, as they come, into a folder: all of them or, if one cannot be made, none.

    Raises AlreadyThere where one of them is there and `force` is not given; and OSError.
    """
    folder = Path(os.path.realpath(Path(output).expanduser()))
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    part.mkdir()
    try:
        for file in files:
            (part / file.name).write_bytes(file.content.encode("utf-8", "replace"))
        if not folder.exists():
            part.rename(folder)
        else:
            _move(part, folder, output, force=force)
    finally:
        if part.exists():
            shutil.rmtree(part)


def _move(part: Path, folder: Path, output: str, *, force: bool) -> None:
    names = sorted(file.name for file in part.iterdir())
    there = [name for name in names if (folder / name).exists()]
    if there and not force:
        others = f", and so are {len(there) - 1} more" if len(there) > 1 else ""
        raise AlreadyThere(f"is already there{others}", where=str(Path(output, there[0])))
    for name in names:
        (part / name).replace(folder / name)
