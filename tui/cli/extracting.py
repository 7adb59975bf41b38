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
  onrecord extract --format brat -o said samples

Exit codes: 0 done, 1 finished in part, 2 usage or input at fault.""",
)
@click.argument("paths", metavar="PATH|URL|-…", nargs=-1, required=True, type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "table", "brat"]),
    help="jsonl: one object a line, one line an article. csv: one attribution a row, with the words. table: to read. "
    "brat: a folder of standoff files, named with -o. Otherwise table on a terminal, and jsonl elsewhere.",
)
@click.option("--text", is_flag=True, help="Put the text of .txt articles into the jsonl too.")
@click.option("--no-cast", is_flag=True, help="Print each article at once, with actors of its own.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write there instead of to standard output.")
@click.option("--force", is_flag=True, help="Write over the files of a folder of brat.")
@options.corrected
@options.encoding
def extract(
    paths: tuple[str, ...],
    form: str | None,
    text: bool,
    no_cast: bool,
    output: str | None,
    force: bool,
    corrected: bool,
    encoding: str | None,
) -> int:
    """Print who said what in articles: files, folders, web addresses, or "-" for standard input.

    Actors have the same id in all articles of one command. What cannot be read is named on standard error, and the rest
    is done.
    """
    from tui.cli.output import data_output, on_terminal
    from tui.cli.progress import Progress
    from tui.cli.written import refuse_to_replace_articles
    from tui.session.extracting import extract as results_of

    form = form or ("table" if output is None and on_terminal() else "jsonl")
    if form == "brat" and output in (None, "-"):
        raise click.UsageError("brat is a folder of files; name one with -o")
    refuse_to_replace_articles(output, paths)
    with Progress() as progress:
        results = results_of(paths, encoding=encoding, cast=not no_cast, corrected=corrected, on_progress=progress.show)
        with closing(results):
            analysed = _Analysed(results, progress)
            if form == "brat":
                _write_brat(analysed, str(output), force=force)
            else:
                with data_output(output) as out:
                    _print_all(analysed, _printer(form, out, text=text), output is None and on_terminal())
    return analysed.code


class _Analysed:
    """Articles with their analyses as they come; faults are told on the way."""

    def __init__(self, results: "Iterator[Result]", progress: "Progress") -> None:
        self.code = DONE
        """Whether all, some or none could be done, once all have come."""
        self.progress = progress
        self._results = results

    def __iter__(self) -> "Iterator[tuple[Article, Analysis]]":
        """Each in its turn; exits if there was nothing but bad input, so that a file that is there stays as it is."""
        from tui.article import Unreadable

        only_bad_input = True
        for result in self._results:
            if result.fault is not None:
                self.code = IN_PART
                only_bad_input &= isinstance(result.fault, Unreadable)
                self.progress.say(str(result.fault))
            if result.article is not None and result.analysis is not None:
                only_bad_input = False
                yield result.article, result.analysis
        if self.code and only_bad_input:
            raise click.exceptions.Exit(AT_FAULT)


def _print_all(analysed: _Analysed, printed: "Print", on_screen: bool) -> None:
    for article, analysis in analysed:
        if on_screen:
            analysed.progress.stop()
        printed(article, analysis)


def _write_brat(analysed: _Analysed, output: str, *, force: bool) -> None:
    from tui.cli.written import naming_force
    from tui.exchange.brat_files import files
    from tui.exchange.noted import NotedArticle
    from tui.session.writing import write_folder

    noted = (NotedArticle(article, article.sha256, (), analysis) for article, analysis in analysed)
    with naming_force():
        write_folder(files(noted), output, force=force)


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
