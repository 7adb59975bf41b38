"""`onrecord extract`: who said what in articles, as data on standard output or in a file."""

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, TextIO

import click

from tui.cli import options
from tui.cli.telling import AT_FAULT, DONE, IN_PART

if TYPE_CHECKING:
    from tui.article import Analysis, Article
    from tui.cli.progress import Progress
    from tui.session.extracting import Result

    Print = Callable[[Article, Analysis], None]


@click.command(
    short_help="Who said what, as data.",
    epilog="""\b
Examples:
  onrecord extract samples           a table on a terminal, jsonl elsewhere
  onrecord extract --format csv samples > said.csv
  onrecord extract report.txt | jq -r '.actors[].name'
  onrecord extract --no-cast -o said.jsonl archive

Exit codes: 0 done, 1 finished in part, 2 usage or input at fault.""",
)
@click.argument("paths", metavar="PATH|URL|-…", nargs=-1, required=True, type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "table"]),
    help="jsonl: one object a line, one line an article. csv: one attribution a row, with the words. table: to read. "
    "Otherwise table on a terminal, and jsonl elsewhere.",
)
@click.option("--text", is_flag=True, help="Put the text of .txt articles into the jsonl too.")
@click.option("--no-cast", is_flag=True, help="Print each article at once, with actors of its own.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write there instead of to standard output.")
@options.encoding
def extract(
    paths: tuple[str, ...], form: str | None, text: bool, no_cast: bool, output: str | None, encoding: str | None
) -> int:
    """Print who said what in articles: files, folders, web addresses, or "-" for standard input.

    Actors have the same id in all articles of one command. What cannot be read is named on standard error, and the rest
    is done.
    """
    from tui.cli.output import data_output, on_terminal
    from tui.cli.progress import Progress
    from tui.session.extracting import extract as results_of

    form = form or ("table" if output is None and on_terminal() else "jsonl")
    _refuse_to_overwrite(output, paths)
    with Progress() as progress, data_output(output) as out:
        results = results_of(paths, encoding=encoding, cast=not no_cast, on_progress=progress.show)
        on_screen = output is None and on_terminal()
        with closing(results):
            code = _print_all(results, _printer(form, out, text=text), progress, on_screen=on_screen)
        if code == AT_FAULT:
            raise click.exceptions.Exit(code)  # nothing was done, so a file that is there stays as it is
    return code


def _print_all(results: "Iterator[Result]", printed: "Print", progress: "Progress", *, on_screen: bool) -> int:
    """Print the results as they come; the exit code says whether all, some or none could be done."""
    from tui.article import Unreadable

    code = DONE
    only_bad_input = True
    for result in results:
        if result.fault is not None:
            code = IN_PART
            only_bad_input &= isinstance(result.fault, Unreadable)
            progress.say(str(result.fault))
        if result.article is not None and result.analysis is not None:
            only_bad_input = False
            if on_screen:
                progress.stop()
            printed(result.article, result.analysis)
    return AT_FAULT if code and only_bad_input else code


def _printer(form: str, out: TextIO, *, text: bool) -> "Print":
    from tui.exchange.rows import rows

    if form == "table":
        from tui.cli.drawing import draw_rows

        return lambda article, analysis: draw_rows(article, rows(article, analysis), out)
    if form == "csv":
        from tui.exchange import csv_rows

        out.write(csv_rows.header())
        return lambda article, analysis: out.writelines(map(csv_rows.line, rows(article, analysis)))
    from tui.exchange import jsonl

    def print_line(article: "Article", analysis: "Analysis") -> None:
        out.write(jsonl.line(article, analysis, article.sha256, text=text) + "\n")
        out.flush()

    return print_line


def _refuse_to_overwrite(output: str | None, paths: tuple[str, ...]) -> None:
    """Raise UsageError if `output` is one of the articles."""
    from pathlib import Path

    from tui.readers import list_sources

    if output is None or not Path(output).is_file():
        return
    for source in list_sources(paths).sources:
        if Path(source).exists() and Path(source).samefile(output):
            raise click.UsageError(f"{output} is one of the articles; name another file for the output")
