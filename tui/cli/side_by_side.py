"""Where two readings of a text differ, drawn side by side in its words. Nothing of an article is read as markup."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tui.article import Span, one_line
from tui.scoring.differences import Difference, DifferenceKind, Role, Side
from tui.scoring.passages import pieces, stretches

_STYLES: Mapping[Role, str] = {
    "source": "bold",
    "cue": "italic",
    "content": "underline",
    "mention": "bold",
    "name": "italic",
}
LEGEND = "{source} <cue> [content]"
_NOTHING = "–"


def draw_differences(
    console: Console,
    path: str,
    text: str,
    differences: Iterable[Difference],
    heads: tuple[str, str],
    called: Mapping[DifferenceKind, str] | None = None,
) -> None:
    """All of one article under a rule with its path; `heads` say whose the two columns are.

    `called` names the kinds of difference otherwise than against gold.
    """
    drawn = tuple(differences)
    if not drawn:
        return
    console.print(Rule(Text(one_line(path), style="bold"), align="left"))
    console.print(_columns(*(Text(one_line(head), style="dim") for head in heads)))
    for difference in drawn:
        named = (one_line(called[kind]) if called else kind for kind in difference.kinds)
        kinds, place = Text(", ".join(named), style="bold"), Text(f"at {difference.start}", style="dim")
        console.print(kinds, place)
        console.print(_columns(*_both(text, difference)))
        console.print()


def _both(text: str, difference: Difference) -> tuple[Text, Text]:
    shown = stretches(text, difference)
    first, second = (_drawn(text, shown, side) for side in (difference.first, difference.second))
    return first, second


def _drawn(text: str, shown: Sequence[Span], side: Side) -> Text:
    if not side.parts:
        return Text(_NOTHING, style="dim")
    drawn = Text()
    if side.names:
        drawn.append(f"{one_line(side.names)}: ", style="bold")
    for piece in pieces(text, shown, side):
        drawn.append(piece.text, style=_STYLES[piece.role] if piece.role else "")
    return drawn


def _columns(left: Text, right: Text) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(left, right)
    return table
