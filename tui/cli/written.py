"""What a command that writes files refuses, and how its user is told of --force."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@contextmanager
def naming_force() -> Iterator[None]:
    """Tells of --force where a file is already there."""
    from tui.session.writing import AlreadyThere

    try:
        yield
    except AlreadyThere as fault:
        raise AlreadyThere(fault.what, where=fault.where, remedy="--force writes over it") from None


def refuse_to_replace_articles(output: str | None, paths: tuple[str, ...]) -> None:
    """Raise UsageError if `output` is one of the articles."""
    from tui.readers import list_sources

    if output is None or not Path(output).is_file():
        return
    for source in list_sources(paths).sources:
        if Path(source).exists() and Path(source).samefile(output):
            raise click.UsageError(f"{output} is one of the articles; name another file for the output")
