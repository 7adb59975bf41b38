"""`onrecord notes`: the reader's notes listed, copied to a safe place and back, and checked."""

import click

from tui.cli.telling import AT_FAULT, IN_PART, say


@click.group(no_args_is_help=False)
def notes() -> None:
    """Your notes: list them, copy their file and go back to a copy, check it."""


@notes.command("list")
@click.argument("paths", metavar="[PATH|URL]…", nargs=-1, type=click.Path())
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Only notes with this tag, or with one of several.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    help="Otherwise a table on a terminal, and jsonl elsewhere.",
)
def list_(paths: tuple[str, ...], tags: tuple[str, ...], form: str | None) -> None:
    """Print your notes: those on the articles at PATH, or in folders of them, or all.

    `onrecord export` gives them with their articles.
    """
    from tui.cli.hits import print_hits
    from tui.session.finding import listed

    found = list(listed(paths, tags))
    if not found:
        say("there are no such notes" if paths or tags else "there are no notes yet")
    print_hits(found, form)


@notes.command()
@click.argument("file", required=False, type=click.Path())
@click.option("--force", is_flag=True, help="Write over what is there.")
def backup(file: str | None, force: bool) -> int:
    """Copy the file of your notes to FILE, or beside it under a name with the time; print where.

    The copy is whole, whatever is being written meanwhile.
    """
    import time
    from pathlib import Path

    from tui.cli.output import print_path
    from tui.session.noted import notebook

    with notebook() as book:
        if not book.path.exists():
            say("there are no notes yet")
            return AT_FAULT
        stamp = time.strftime("%Y-%m-%d-%H%M%S")
        target = Path(file) if file else book.path.with_name(f"{book.path.stem}-{stamp}{book.path.suffix}")
        if target.exists() and not force:
            raise click.UsageError(f"{target} is there already; name another file, or use --force")
        if target.exists() and target.samefile(book.path):
            raise click.UsageError(f"{target} is the file of the notes itself")
        book.copy(target)
    print_path(target)
    return 0


@notes.command()
@click.argument("file", type=click.Path())
def restore(file: str) -> None:
    """Go back to the copy FILE; what was there until now is copied first, and its place is printed.

    Readers who are open go on with the notes of the copy.
    """
    from pathlib import Path

    from tui.cli.output import print_path
    from tui.session.noted import notebook

    with notebook() as book:
        print_path(book.restore(Path(file)))


@notes.command()
def check() -> int:
    """Look at every page and every value of the file of your notes, and print what is wrong.

    The exit code is 1 if anything is. A damaged file is moved away, and a copy put in
    its place.
    """
    from tui.article import one_line
    from tui.session.noted import notebook

    with notebook() as book:
        if not book.path.exists():
            say(f"{book.path}: not there; nothing was written yet")
            return 0
        found = book.check()
        for line in found.findings:
            click.echo(one_line(line))
        say(f"{book.path}: {found.notes} notes, {found.drafts} drafts, {found.texts} texts")
        return IN_PART if found.findings else 0
