"""`onrecord compare`: several reports of one event, as a table, as data, or as a page that can be mailed."""

from typing import TYPE_CHECKING, TextIO

import click

from tui.cli import options
from tui.cli.telling import AT_FAULT, DONE, IN_PART

if TYPE_CHECKING:
    from tui.session.comparing import Compared


@click.command(
    short_help="Several reports of one event, compared.",
    epilog="""\b
Examples:
  onrecord compare samples                          a table on a terminal, jsonl elsewhere
  onrecord compare a.txt b.html --format html -o flood.html
  onrecord compare samples | jq -c 'select(.type == "disagreement")'

Exit codes: 0 done, 1 finished in part, 2 usage or input at fault.""",
)
@click.argument("paths", metavar="PATH|URL|-…", nargs=-1, required=True, type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "html"]),
    help="table: to read. jsonl: one object a line. html: one page with everything in it. "
    "Otherwise table on a terminal, and jsonl elsewhere.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write there instead of to standard output.")
@options.corrected
@options.encoding
def compare(paths: tuple[str, ...], form: str | None, output: str | None, corrected: bool, encoding: str | None) -> int:
    """Compare reports of one event: who speaks where, how the same words are told, what only one has, what disagrees.

    Articles are files, folders, web addresses, or "-" for standard input. What cannot be read is named on standard
    error, and the rest is compared.
    """
    from tui.cli.output import data_output, on_terminal
    from tui.cli.progress import Progress
    from tui.cli.written import refuse_to_replace_articles
    from tui.session.comparing import compare_sources

    form = form or ("table" if output is None and on_terminal() else "jsonl")
    refuse_to_replace_articles(output, paths)
    with Progress() as progress:
        found = compare_sources(paths, encoding=encoding, corrected=corrected, on_progress=progress.show)
        for fault in found.faults:
            progress.say(str(fault))
    if not found.articles:
        return AT_FAULT
    with data_output(output) as out:
        _print(found, form, out)
    return IN_PART if found.faults else DONE


def _print(found: "Compared", form: str, out: TextIO) -> None:
    if form == "jsonl":
        from tui.comparison.lines import lines
        from tui.exchange.jsonl import dumps

        out.writelines(dumps(line) + "\n" for line in lines(found.comparison, found.articles))
    elif form == "html":
        from tui.comparison.page import page

        out.write(page(found.comparison, found.articles))
    else:
        from tui.cli.comparison_tables import draw_comparison

        draw_comparison(found.comparison, found.articles, out)
