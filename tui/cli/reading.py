"""`onrecord read`: the arguments with which the reader is opened."""

import click

from tui.cli import options


@click.command(
    short_help="Open articles side by side.",
    epilog="""\b
Examples:
  onrecord a.txt b.html              side by side
  onrecord --panes 1 archive         a folder, one report at a time
  onrecord                           go on where you stopped
  curl -s https://example.org | onrecord -""",
)
@click.argument("paths", metavar="[PATH|URL|-]…", nargs=-1, type=click.Path())
@click.option("--panes", type=click.IntRange(1, 8), help="So many reports side by side; otherwise as many as fit.")
@click.option("--theme", metavar="NAME", help="One of the themes that the palette (:) offers.")
@options.preset
@options.encoding
@click.option("--no-restore", is_flag=True, help="Start at the top of each report, not where you stopped.")
def read(
    paths: tuple[str, ...],
    panes: int | None,
    theme: str | None,
    preset: str | None,
    encoding: str | None,
    no_restore: bool,
) -> int:
    """Open articles in the terminal: files, folders, web addresses, or "-" for standard input.

    Without a path, the last sitting goes on where it stopped.
    """
    from tui.cli.opening import open_articles

    return open_articles(paths, panes=panes, theme=theme, preset=preset, encoding=encoding, restore=not no_restore)
