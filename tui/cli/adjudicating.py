"""`onrecord agreement --adjudicate`: opens the screen on which two annotators' differences are decided."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.telling import say

if TYPE_CHECKING:
    from tui.scoring.agreement import Annotated


def adjudicate(
    articles: "Sequence[Annotated]", between: tuple[str, str] | None, gold: str, folders: Sequence[str]
) -> int:
    """The exit code, once the screen was left. Raises UsageError where it is not clear whose differences are meant."""
    from pathlib import Path

    from tui.cli.terminal import need_terminal
    from tui.scoring.agreement import annotators
    from tui.session.adjudicating import Adjudication
    from tui.session.config import load

    names = annotators(articles)
    if between is not None:
        refuse_unknown(between, names)
    elif len(names) > 2:
        raise click.UsageError(f"--adjudicate is between two; say which with --between: {', '.join(names)}")
    place = Path(gold).resolve()
    for folder in folders:
        if place.is_relative_to(Path(folder).resolve()):
            raise click.UsageError(f"the gold set would lie in {folder}, among the annotations; name another folder")
    need_terminal(elsewhere="`onrecord agreement --differences` works without one")
    config = load()
    first, second = between or names
    adjudication = Adjudication(articles, first, second, Path(gold))
    code = 0
    if adjudication.questions:
        from tui.app.adjudication import open_adjudication

        code = open_adjudication(adjudication, config)
    asked = len(adjudication.questions)
    say(f"{gold}: {asked - adjudication.left} of {asked} differences decided")
    return code


def refuse_unknown(names: Sequence[str], annotators: Sequence[str]) -> None:
    """Raise UsageError for a name that is nobody's, or the same twice."""
    for name in names:
        if name not in annotators:
            raise click.UsageError(f'there is no annotator "{name}"; {", ".join(annotators)} are')
    if len(set(names)) < len(names):
        raise click.UsageError("--between needs two annotators")
