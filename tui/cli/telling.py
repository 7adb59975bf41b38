"""What people are told: one line at a time on standard error; and the exit codes, which programs are told.

Invariant: nothing leaves here that a terminal would obey.
"""

DONE = 0
IN_PART = 1
"""Finished in part, or with findings; what is missing or found has been said."""
AT_FAULT = 2
"""Usage or input at fault; nothing was done."""
INTERRUPTED = 130
"""Ended by ctrl+c, as shells count it."""


def say(line: str) -> None:
    """Tell `line` to whoever sits at the terminal."""
    import click

    from tui.article import one_line

    click.echo(f"onrecord: {one_line(line)}", err=True)
