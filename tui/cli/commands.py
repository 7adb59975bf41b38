"""The commands of `onrecord`, and the rule that a first word which is none of them is something to read."""

import os
from typing import Any

import click
from click.shell_completion import CompletionItem

from tui.cli.agreeing import agreement
from tui.cli.comparing import compare
from tui.cli.completing import completion
from tui.cli.configuring import config
from tui.cli.exporting import export
from tui.cli.extracting import extract
from tui.cli.finding import find
from tui.cli.importing import import_
from tui.cli.notes import notes
from tui.cli.reading import read
from tui.cli.scoring import score
from tui.cli.telling import AT_FAULT, say

_OWN_OPTIONS = ("-h", "--help", "--version")


class ReadByDefault(click.Group):
    """A group that takes its arguments for those of `read` unless they begin with the name of a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `read` before arguments that name no command; while completing, an empty line stays empty."""
        named = bool(args) and (args[0] in self.commands or args[0] in _OWN_OPTIONS)
        if not named and not (ctx.resilient_parsing and not args):
            if not ctx.resilient_parsing:
                self._refuse_misspelt(ctx, args)
            args = ["read", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """The exit code of the command; a fault is told here, so that --help need not load what a fault is."""
        from tui.article import Fault

        try:
            return super().invoke(ctx)
        except Fault as fault:
            say(str(fault))
            return AT_FAULT

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands and the options of `read`; files where no command begins that way, and beside them in zsh."""
        found = super().shell_complete(ctx, incomplete)
        if incomplete.startswith("-"):
            known = {item.value for item in found}
            return found + [i for i in read.shell_complete(ctx, incomplete) if i.value not in known]
        return [CompletionItem(incomplete, type="file"), *found]

    def _refuse_misspelt(self, ctx: click.Context, args: list[str]) -> None:
        word = args[0] if args else ""
        if not word.isalpha() or os.path.lexists(word):
            return
        import difflib

        near = difflib.get_close_matches(word, self.commands, 1, 0.7)
        if near:
            raise click.UsageError(f'there is no file and no command "{word}"; did you mean "{near[0]}"?', ctx)


@click.group(
    cls=ReadByDefault,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPTIONS]",
    subcommand_metavar="[read] [PATH|URL|-]…  or  COMMAND …",
    epilog="""\b
Examples:
  onrecord samples                       the articles of a folder side by side
  onrecord a.txt b.html https://example.org/report
  onrecord                               go on where you stopped
  curl -s https://example.org | onrecord -
  onrecord extract samples | jq .actors  who said what, as data
  onrecord read extract                  a file that is named like a command

\b
Exit codes: 0 done, 1 finished in part, 2 usage or input at fault.
Keys: ? in the reader, or `onrecord config keys`.""",
)
@click.version_option(package_name="onrecord", prog_name="onrecord", message="%(prog)s %(version)s")
def onrecord() -> None:
    """Read the news in the terminal and see who is on the record, in which words.

    Articles are .txt, .md and .html files, folders of them, web addresses, or standard input ("-").
    """


for _command in (read, extract, compare, export, import_, score, agreement, find, notes, config, completion):
    onrecord.add_command(_command)
