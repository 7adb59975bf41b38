"""`onrecord agreement`: annotators of the same articles against each other."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from tui.cli import options
from tui.cli.adjudicating import adjudicate, refuse_unknown
from tui.cli.telling import DONE, IN_PART, say

if TYPE_CHECKING:
    from tui.scoring.agreement import Unlike
    from tui.session.agreeing import Agreement


@click.command(
    short_help="Annotators against each other.",
    epilog="""\b
Examples:
  onrecord agreement ana ben    two folders of brat, one of each
  onrecord agreement articles   a folder an article, a file an annotator
  onrecord agreement ana ben cid --between ana ben | less -R
  onrecord agreement ana ben --adjudicate gold

\b
Exit codes: 0 done, 1 finished in part (a broken line, an article left out),
2 usage or input at fault. See docs/scoring.md.""",
)
@click.argument("folders", metavar="[FOLDER]…", nargs=-1, type=click.Path())
@click.option("--notes", is_flag=True, help="Compare those who corrected articles in the notes, in place of folders.")
@click.option("--differences", is_flag=True, help="Show where they differ too, side by side in the text.")
@click.option("--between", metavar="A B", nargs=2, help="Show the differences of these two only.")
@click.option(
    "--worst",
    metavar="N",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    help="So many articles in the table; jsonl has all.",
)
@click.option(
    "--adjudicate",
    "gold",
    metavar="GOLD_FOLDER",
    type=click.Path(),
    help="Decide where two differ, on the screen, into a gold set there; go on where you stopped.",
)
@options.table_or_jsonl
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write there instead of to standard output.")
def agreement(
    folders: tuple[str, ...],
    notes: bool,
    differences: bool,
    between: tuple[str, str] | None,
    worst: int,
    gold: str | None,
    form: str | None,
    output: str | None,
) -> int:
    """Print how far annotators of the same articles agree.

    A folder of .ann files (brat) beside .txt is one annotator; a folder of folders, each with a text and an .ann file
    for each annotator, is all of them.
    """
    from pathlib import Path

    from tui.cli.progress import Progress
    from tui.scoring.agreement import unlike
    from tui.session.agreeing import agree, read_annotated
    from tui.session.correctors import read_corrected

    if notes == bool(folders):
        raise click.UsageError("name folders of annotations, or --notes, and not both")
    articles, told = read_corrected() if notes else read_annotated([Path(folder) for folder in folders])
    for line in told:
        say(line)
    if gold is not None:
        return adjudicate(articles, between, gold, folders)
    with Progress() as progress:
        agreed = agree(articles, progress.show)
    pairs = _pairs(agreed.annotators, [(pair.first, pair.second) for pair in agreed.pairs], between)
    _print(agreed, unlike(articles, pairs if differences or between else ()), worst, form, output)
    return IN_PART if told else DONE


def _print(agreed: "Agreement", unlike: "Iterable[Unlike]", worst: int, form: str | None, output: str | None) -> None:
    from tui.cli.output import data_output, on_terminal

    form = form or ("table" if output is None and on_terminal() else "jsonl")
    with data_output(output) as out:
        if form == "table":
            from tui.cli.drawing_agreement import draw_agreement

            draw_agreement(agreed, unlike, out, worst=worst)
        else:
            from tui.cli.agreement_lines import lines

            out.writelines(f"{line}\n" for line in lines(agreed, unlike))


def _pairs(
    annotators: tuple[str, ...], every: list[tuple[str, str]], between: tuple[str, str] | None
) -> list[tuple[str, str]]:
    """The pairs whose differences are shown; raises UsageError for a name that is nobody's."""
    if between is None:
        return every
    refuse_unknown(between, annotators)
    return [between]
