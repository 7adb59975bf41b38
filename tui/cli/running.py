"""One run of the command line: whatever goes wrong becomes one line on standard error and an exit code."""

from collections.abc import Sequence

import click

from tui.cli.commands import onrecord
from tui.cli.telling import AT_FAULT, DONE, INTERRUPTED, say


def run(arguments: Sequence[str]) -> int:
    """The exit code of `onrecord` with these arguments."""
    try:
        return onrecord.main(list(arguments), "onrecord", standalone_mode=False) or DONE
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        say(_usage(error))
    except OSError as error:
        from tui.cli.output import drop_what_is_left

        drop_what_is_left()
        say(f"{error.filename or 'standard output'}: {error.strerror or error}")
    return AT_FAULT


def _usage(error: click.ClickException) -> str:
    message = error.format_message().strip().rstrip(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "onrecord"
    ending = "" if message.endswith("?") else ";"
    return f"{message[:1].lower()}{message[1:]}{ending} see `{command} --help`"
