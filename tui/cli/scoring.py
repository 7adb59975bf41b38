"""`onrecord score`: what is extracted, held against a folder of gold."""

import click

from tui.cli import options
from tui.cli.telling import DONE, IN_PART, say


@click.command(
    short_help="What is extracted against gold of your own.",
    epilog="""\b
Examples:
  onrecord score gold                    figures, and the worst articles first
  onrecord score gold --errors | less -R
  onrecord score gold --format jsonl | jq 'select(.record == "figure")'
  onrecord score articles --speakers speakers.tsv

\b
Exit codes: 0 done, 1 finished in part (a broken line, an article that could
not be analysed), 2 usage or input at fault. See docs/scoring.md.""",
)
@click.argument("folder", metavar="GOLD_FOLDER", type=click.Path())
@click.option("--errors", is_flag=True, help="Show what differs too, side by side in the text.")
@click.option(
    "--worst",
    metavar="N",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    help="So many articles in the table; jsonl has all.",
)
@click.option("--speakers", metavar="FILE", type=click.Path(), help="A table of labelled speakers that lies elsewhere.")
@options.table_or_jsonl
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write there instead of to standard output.")
def score(folder: str, errors: bool, worst: int, speakers: str | None, form: str | None, output: str | None) -> int:
    """Extract the articles of a folder of gold, and print how far it agrees with what is found.

    Gold is texts (.txt) with labels beside them: .ann (brat, as PolNeAR has it), .chains.tsv or .conllu (actors), and
    speakers.tsv. What lies in the folder says what is measured.
    """
    from pathlib import Path

    from tui.cli.output import data_output, on_terminal
    from tui.cli.progress import Progress
    from tui.session.scoring import score as score_gold

    form = form or ("table" if output is None and on_terminal() else "jsonl")
    with Progress() as progress:
        outcome = score_gold(Path(folder), speakers=Path(speakers) if speakers else None, on_progress=progress.show)
    for line in outcome.told:
        say(line)
    with data_output(output) as out:
        if form == "table":
            from tui.cli.drawing_scores import draw_outcome

            draw_outcome(outcome, out, worst=worst, errors=errors)
        else:
            from tui.cli.score_lines import lines

            out.writelines(f"{line}\n" for line in lines(outcome, errors=errors))
    return IN_PART if outcome.told else DONE
