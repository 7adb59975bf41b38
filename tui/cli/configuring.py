"""`onrecord config`: where the configuration is, whether it holds, which keys are in force, a file to begin with."""

from typing import TYPE_CHECKING

import click

from tui.cli import options
from tui.cli.telling import IN_PART, say

if TYPE_CHECKING:
    from tui.session.keymap import Keymap


@click.group(no_args_is_help=False)
def config() -> None:
    """The configuration: its file, its check, the keys."""


@config.command()
def path() -> None:
    """Print where the configuration is looked for."""
    from tui.cli.output import print_path
    from tui.session.config import config_path

    print_path(config_path())


@config.command()
@click.argument("file", required=False, type=click.Path())
def check(file: str | None) -> int:
    """Print everything that is wrong with the configuration, or with FILE; exit code 1 if there is anything."""
    from pathlib import Path

    from tui.article import one_line
    from tui.session.config import check as check_file
    from tui.session.config import config_path

    named = Path(file) if file else None
    faults = check_file(named)
    for fault in faults:
        click.echo(one_line(str(fault)))
    if faults:
        return IN_PART
    looked_at = named or config_path()
    say(f"{looked_at}: no faults" if looked_at.exists() else f"{looked_at}: not there; the defaults hold")
    return 0


@config.command()
@click.option("--write", is_flag=True, help="Write it where the configuration is looked for, unless a file is there.")
def template(write: bool) -> None:
    """Print a configuration file in which every key is explained."""
    from tui.article import BadConfig
    from tui.session.config import config_path
    from tui.session.config import template as commented

    if not write:
        click.echo(commented(), nl=False)
        return
    target = config_path()
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(commented())
    except FileExistsError:
        raise BadConfig("there is a file already", where=str(target), remedy="it was left as it was") from None
    say(f"{target}: written")


@config.command()
@options.preset
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    help="Otherwise a table on a terminal, and jsonl elsewhere.",
)
def keys(preset: str | None, form: str | None) -> None:
    """List every action with its id and the keys in force."""
    from tui.cli.output import on_terminal
    from tui.session.config import load

    settings = load()
    keymap = settings.with_preset(preset).keymap if preset else settings.keymap
    if (form or ("table" if on_terminal() else "jsonl")) == "table":
        from tui.cli.drawing import draw_keys

        draw_keys(keymap)
    else:
        _print_keys(keymap)


def _print_keys(keymap: "Keymap") -> None:
    from tui.exchange.jsonl import dumps
    from tui.session.actions import ACTIONS

    for action in ACTIONS:
        written = [" ".join(chord) for chord in keymap.keys[action.id]]
        described = {"id": action.id, "keys": written, "title": action.title, "group": action.group}
        click.echo(dumps({**described, "context": action.context}))
