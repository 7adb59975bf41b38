"""Tables for people, drawn with Rich. Every cell is plain text: nothing of an article is read as markup."""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tui.article import Article, one_line
from tui.exchange.rows import Row, said_by
from tui.session.actions import ACTIONS

if TYPE_CHECKING:
    from tui.session.keymap import Keymap

_KEYS = 20
"""Columns for the keys; longer lists of them go on below."""
_WHERE = {
    "select": "while selecting",
    "sidebar": "in the sidebar",
    "compare": "in the comparison",
    "review": "in the review",
}


def draw_rows(article: Article, rows: Iterable[Row], out: TextIO) -> None:
    """The attributions of one article under its title and path."""
    console = _console(out)
    title = one_line(article.title or article.path)
    console.print(Text(title, style="bold"), soft_wrap=True)
    about = " · ".join(
        one_line(part) for part in (article.outlet, article.date, article.path) if part and part != title
    )
    if about:
        console.print(Text(about, style="dim"), soft_wrap=True)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    table.add_column("who", ratio=2)
    table.add_column("cue", ratio=1, min_width=10)
    table.add_column("what", ratio=5)
    table.add_column("kind", no_wrap=True)
    table.add_column("sure", justify="right", no_wrap=True)
    for row in rows:
        cells = (said_by(row), row.cue, row.content, row.kind, f"{row.confidence:.0%}")
        table.add_row(*map(Text, cells))
    console.print(table if table.row_count else Text("nothing attributed", style="dim"))
    console.print()


def draw_keys(keymap: "Keymap") -> None:
    """All actions by group, with the keys in force."""
    console = _console(None)
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
        table.add_column(group, width=_KEYS)
        table.add_column("action", width=max(len(action.id) for action in ACTIONS), no_wrap=True)
        table.add_column("", ratio=1)
        for action in actions:
            narrower = "" if action.context == "text" else f" ({_WHERE[action.context]})"
            shown = keymap.shown(action.id, all_of_them=True) or "–"
            table.add_row(Text(shown, style="bold"), Text(action.id), Text(action.title + narrower))
        console.print(table)
        console.print()


def _console(out: TextIO | None) -> Console:
    return Console(file=out, highlight=False, markup=False, emoji=False)
