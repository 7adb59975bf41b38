"""Files that must not be lost: none is written over unless that was asked for, and none appears in part."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tui.exchange.brat_files import BratFile


def refuse_to_overwrite(output: str | None) -> None:
    """Raise UsageError if `output` is a file that is there."""
    if output not in (None, "-") and Path(str(output)).is_file():
        raise click.UsageError(f"already there: {output}; --force writes over it")


def refuse_to_replace_articles(output: str | None, paths: tuple[str, ...]) -> None:
    """Raise UsageError if `output` is one of the articles."""
    from tui.readers import list_sources

    if output is None or not Path(output).is_file():
        return
    for source in list_sources(paths).sources:
        if Path(source).exists() and Path(source).samefile(output):
            raise click.UsageError(f"{output} is one of the articles; name another file for the output")


def write_folder(files: "Iterable[BratFile]", output: str, *, force: bool) -> None:
    """Write files, as they come, into a folder: all of them or, if one cannot be made, none.

    Raises UsageError where one of them is there and `force` is not given.
    """
    folder = Path(os.path.realpath(output))
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
        others = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise click.UsageError(f"already there: {Path(output, there[0])}{others}; --force writes over them")
    for name in names:
        (part / name).replace(folder / name)
