"""`onrecord import`: notes of other tools and other machines into the reader's own."""

from typing import TYPE_CHECKING

import click

from tui.cli import options
from tui.cli.telling import AT_FAULT, DONE, IN_PART

if TYPE_CHECKING:
    from tui.notes.taking_in import Taken


@click.command(
    "import",
    short_help="Notes from files into your own.",
    epilog="""\b
Examples:
  onrecord import notes.jsonl
  onrecord import gold                     a folder of brat: texts with .ann files
  onrecord import --article report.html colleague.jsonld

Exit codes: 0 all came in, 1 something did not, 2 usage or input at fault.""",
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "webannotation", "brat"]),
    help="Otherwise what the name says: .jsonl, .jsonld or .json, .ann or a folder.",
)
@click.option(
    "--article",
    "articles",
    metavar="PATH|URL",
    multiple=True,
    type=click.Path(),
    help="An article that the notes may be of, beside those that you have notes on.",
)
@options.encoding
def import_(files: tuple[str, ...], form: str | None, articles: tuple[str, ...], encoding: str | None) -> int:
    """Take notes and corrections from files that `onrecord export`, brat or a tool for Web Annotations wrote.

    What cannot come in is told with its file and line. Taking a file in twice adds nothing.
    """
    from tui.article import Fault
    from tui.cli.progress import Progress
    from tui.session.importing import incoming

    code, all_bad = DONE, True
    with Progress() as progress:
        found = incoming(files, form=form, articles=articles, encoding=encoding, on_progress=progress.show)
        for result in found:
            if isinstance(result, Fault):
                code = IN_PART
                progress.say(str(result))
                continue
            all_bad = False
            for line in result.broken:
                code = IN_PART
                progress.say(str(line))
            progress.say(f"{result.file}: {_counts(result.taken)}")
    return AT_FAULT if code and all_bad else code


def _counts(taken: "Taken") -> str:
    named = {"added": taken.added, "changed": taken.changed, "known already": taken.known, "older": taken.older}
    return ", ".join(f"{count} {name}" for name, count in named.items() if count) or "nothing taken in"
