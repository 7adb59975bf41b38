"""`onrecord find`: the reader's notes, what was said, and articles of all sittings, by their words."""

import click

from tui.cli.telling import say


@click.command(
    short_help="Search notes, quotes and articles.",
    epilog="""\b
Examples:
  onrecord find flood                    what begins with "flood", everywhere
  onrecord find '"the old dam" ruiz'     words in a row, and a name
  onrecord find --kind quote ruiz        what Ruiz said, in any article
  onrecord find --format jsonl dam | jq -r .path""",
)
@click.argument("words", metavar="WORDS…", nargs=-1, required=True)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(["note", "quote", "article"]),
    multiple=True,
    help="Only these: notes of yours, what was said, or articles; otherwise all.",
)
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="So many of each kind.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    help="Otherwise a table on a terminal, and jsonl elsewhere.",
)
def find(words: tuple[str, ...], kinds: tuple[str, ...], limit: int, form: str | None) -> None:
    """Print where all of WORDS stand: in your notes, in what was said, in articles that you have read.

    The last word may be the beginning of one; words "in quotation marks" must follow each other.
    """
    from tui.cli.hits import print_hits
    from tui.session.finding import KINDS
    from tui.session.finding import find as find_words

    hits = find_words(" ".join(words), [kind for kind in KINDS if kind in kinds or not kinds], limit=limit)
    if not hits:
        say("nothing found")
    print_hits(hits, form)
