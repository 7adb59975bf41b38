"""`onrecord export`: the reader's notes as data on standard output, in a file, or as a folder of brat."""

from contextlib import closing
from typing import TYPE_CHECKING

import click

from tui.cli import options
from tui.cli.telling import AT_FAULT, DONE, IN_PART, say

if TYPE_CHECKING:
    from tui.exchange.noted import NotedArticle
    from tui.session.exporting import Choice

_FORMS = ("jsonl", "csv", "markdown", "card", "html", "webannotation", "brat")


def _moment(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """A day or a time as notes have it."""
    from tui.exchange.times import utc

    if value is None:
        return ""
    try:
        return utc(value, None)
    except ValueError:
        raise click.BadParameter(f'"{value}" is no date; 2025-03-01 and 2025-03-01T12:00 are some') from None


@click.command(
    short_help="Your notes, as data.",
    epilog="""\b
Examples:
  onrecord export                                all notes, as JSON lines
  onrecord export --format csv -o notes.csv samples
  onrecord export --format markdown --tag check --since 2025-03-01
  onrecord export --format brat -o gold report.txt

Exit codes: 0 done, 1 finished in part, 2 usage or input at fault.""",
)
@click.argument("paths", metavar="[PATH|URL]…", nargs=-1, type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="jsonl",
    show_default=True,
    help="jsonl, webannotation and brat, which is a folder, can be imported again. csv: one note a row. markdown: a "
    "digest. card: a fact-check card for each statement. html: the articles with their marks.",
)
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Only notes with this tag, or with one of several.")
@click.option("--since", metavar="DATE", callback=_moment, help="Only notes changed on this day or later (2025-03-01).")
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write there instead of to standard output.")
@click.option("--force", is_flag=True, help="Write over what is there.")
@options.encoding
def export(
    paths: tuple[str, ...],
    form: str,
    tags: tuple[str, ...],
    since: str,
    output: str | None,
    force: bool,
    encoding: str | None,
) -> int:
    """Print your notes and corrections: those on the articles at PATH, or all.

    A file appears whole or not at all, and none is overwritten without --force.
    """
    from tui.cli.output import data_output
    from tui.cli.written import naming_force
    from tui.exchange.brat_files import files
    from tui.exchange.forms import UNSPOKEN
    from tui.session.exporting import Choice, lines_of
    from tui.session.writing import refuse_to_overwrite, write_folder

    if form == "brat" and output in (None, "-"):
        raise click.UsageError("brat is a folder of files; name one with -o")
    if form != "brat" and output not in (None, "-") and not force:
        with naming_force():
            refuse_to_overwrite(str(output))
    articles, faults = _gather(paths, Choice(tags, since), encoding, analysed=form not in UNSPOKEN)
    if faults and not articles:
        return AT_FAULT
    if not articles:
        say("there are no such notes" if paths or tags or since else "there are no notes yet")
    if form == "brat":
        with naming_force():
            write_folder(files(articles), str(output), force=force)
    else:
        with data_output(output) as out:
            out.writelines(lines_of(articles, form))
    return IN_PART if faults else DONE


def _gather(
    paths: tuple[str, ...], choice: "Choice", encoding: str | None, *, analysed: bool
) -> tuple[list["NotedArticle"], int]:
    """The articles that have such notes, and how many faults were told on the way."""
    from tui.cli.progress import Progress
    from tui.session.exporting import outgoing

    articles, faults = [], 0
    with Progress() as progress:
        found = outgoing(paths, choice, analysed=analysed, encoding=encoding, on_progress=progress.show)
        with closing(found):
            for noted, fault in found:
                if fault is not None:
                    faults += 1
                    progress.say(str(fault))
                if noted is not None:
                    articles.append(noted)
    return articles, faults
