"""One run of the command line: whatever goes wrong becomes one line on standard error and an exit code."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli.telling import AT_FAULT, DONE, INTERRUPTED, say

if TYPE_CHECKING:
    import click


def run(arguments: Sequence[str]) -> int:
    """The exit code of `onrecord` with these arguments."""
    try:
        return _open(tuple(arguments)) if _only_articles(arguments) else _command(arguments)
    except OSError as error:
        from tui.cli.output import drop_what_is_left

        drop_what_is_left()
        say(f"{error.filename or 'standard output'}: {error.strerror or error}")
    return AT_FAULT


def _only_articles(arguments: Sequence[str]) -> bool:
    """Whether these can be nothing but paths and addresses: no option, and no first word that may be a command."""
    if "_ONRECORD_COMPLETE" in os.environ or not arguments:
        return False
    return any(mark in arguments[0] for mark in "./") and not any(a.startswith("-") and a != "-" for a in arguments)


def _open(paths: tuple[str, ...]) -> int:
    """What `onrecord read` does with these paths, without loading what parses a command line."""
    from tui.article import Fault
    from tui.cli.opening import open_articles

    try:
        return open_articles(paths)
    except Fault as fault:
        say(str(fault))
        return AT_FAULT
    except KeyboardInterrupt:
        return INTERRUPTED


def _command(arguments: Sequence[str]) -> int:
    import click

    from tui.cli.commands import onrecord

    try:
        return onrecord.main(list(arguments), "onrecord", standalone_mode=False) or DONE
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        say(_usage(error))
    return AT_FAULT


def _usage(error: "click.ClickException") -> str:
    message = error.format_message().strip().rstrip(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "onrecord"
    ending = "" if message.endswith("?") else ";"
    return f"{message[:1].lower()}{message[1:]}{ending} see `{command} --help`"
