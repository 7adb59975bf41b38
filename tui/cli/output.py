"""Where data goes: standard output or a file, in UTF-8, whatever the locale says."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, cast

import click


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


@contextmanager
def data_output(name: str | None) -> Iterator[TextIO]:
    """A text stream to the file `name`, or to standard output for None and "-"; raises OSError where it cannot be.

    A file appears whole or not at all: what is there is replaced when everything has been written.
    """
    opened = _standard_output() if name is None or name == "-" else _file(name)
    with opened as stream:
        yield stream


def print_path(path: Path) -> None:
    """A path as data: byte for byte for programs, with visible marks on a terminal."""
    from tui.article import one_line

    click.echo(one_line(str(path)) if on_terminal() else os.fsencode(path))


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    stdout = cast("io.TextIOWrapper | None", sys.stdout)
    if stdout is None:
        raise OSError(None, "is closed", "standard output")
    if stdout.isatty():
        stdout.reconfigure(errors="replace")
    else:
        stdout.reconfigure(encoding="utf-8", newline="")
    yield stdout
    stdout.flush()


def drop_what_is_left() -> None:
    """Lets the interpreter's last flush succeed where writing to standard output did not: the fault is told once."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def _file(name: str) -> Iterator[TextIO]:
    target = Path(os.path.realpath(name))
    if target.exists() and not target.is_file():  # a pipe or a device; a folder is refused by the system
        with target.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        file = part.open("x", encoding="utf-8", newline="")
    except OSError as error:
        raise OSError(error.errno, error.strerror, name) from None
    try:
        with file:
            yield file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
