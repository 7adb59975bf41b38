"""Tables of figures as all commands draw them: a name at the left, numbers at the right, not too wide to be read."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

_WIDEST = 100
"""Columns; wider than that, figures stand too far from what they are of."""


def draw_head(console: Console, what: str, of: str) -> None:
    """What the tables that follow are of, and how much."""
    console.print(Text.assemble((what, "bold"), (f"  {of}", "dim")))
    console.print()


def draw_table(console: Console, table: Table) -> None:
    """The table and a blank line."""
    console.print(table, width=min(console.width, _WIDEST))
    console.print()


def figures_table(first: str, *others: str) -> Table:
    """A table without rows, under these heads."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True, expand=True)
    table.add_column(first, ratio=1, no_wrap=True, overflow="ellipsis")
    for head in others:
        table.add_column(head, justify="right", no_wrap=True)
    return table


def with_remark(table: Table, remark: str) -> Table:
    """The table with a line below it."""
    table.caption, table.caption_justify = Text(remark, style="dim"), "left"
    return table


def counted(n: int, what: str) -> str:
    """So many of them, in words.

    >>> counted(1, "article"), counted(2400, "article")
    ('1 article', '2,400 articles')
    """
    return f"{n:,} {what}" + "s" * (n != 1)


def rates(*values: float | None) -> tuple[str, ...]:
    """Each with three decimals; a dash for what is not defined."""
    return tuple("–" if value is None else f"{value:.3f}" for value in values)
