"""The keys of adjudication, for its screen, its line of keys and its help. They are few, and cannot be rebound."""

from typing import NamedTuple

from textual.content import Content

from tui.app.widgets.line import Piece
from tui.article import one_line


class Key(NamedTuple):
    """What a key does."""

    keys: tuple[str, ...]
    """As Textual names them."""
    shown: str
    does: str
    """The name of the screen's method."""
    footer: str
    """In the line of keys; empty leaves it to the help."""
    title: str
    """{first} and {second} are the names of the annotators."""


KEYS = (
    Key(("1",), "1", "take_first", "{first}", "take what {first} has"),
    Key(("2",), "2", "take_second", "{second}", "take what {second} has"),
    Key(("0",), "0", "take_neither", "neither", "take neither"),
    Key(("u",), "u", "undo", "undo", "take the last decision back; without limit"),
    Key(("j", "right"), "j", "go_next", "next", "next difference"),
    Key(("k", "left"), "k", "go_back", "back", "difference before"),
    Key(("n",), "n", "go_next_open", "undecided", "next difference that is not decided"),
    Key(("N",), "N", "go_back_open", "", "difference before that is not decided"),
    Key(("g", "home"), "g", "go_first", "", "first difference"),
    Key(("G", "end"), "G", "go_last", "", "last difference"),
    Key(
        ("space", "pagedown", "down"),
        "space",
        "page_down",
        "",
        "further down, where the words are too long for the screen",
    ),
    Key(("b", "pageup", "up"), "b", "page_up", "", "further up"),
    Key(("question_mark", "f1"), "?", "show_help", "help", "this page"),
    Key(("q", "ctrl+q", "ctrl+c"), "q", "leave", "quit", "quit; every decision is on the disk"),
)
DOES = {key: row.does for row in KEYS for key in row.keys}

_LONGEST = 16
_SIGNS = "{source} <cue> [content] mark the parts; … stands where words are left out, ¶ where a paragraph ends."


def key_line(first: str, second: str, cells: int) -> list[Piece]:
    """As many keys as fit, help and quit among them."""
    worth = [row for row in KEYS if row.footer]
    while sum(len(words) for words, _ in _pieces(worth, first, second)) > cells and len(worth) > 2:
        del worth[-3]
    return _pieces(worth, first, second)


def help_page(first: str, second: str) -> Content:
    """A line a key."""
    names = {"first": one_line(first), "second": one_line(second)}
    lines = [Content(f"{_SIGNS}\n\n")]
    for row in KEYS:
        shown = ", ".join([row.shown, *row.keys[1:]]) if row.shown != "?" else "?, f1"
        lines.append(Content.styled(f"  {shown:24}", "bold") + Content(f"{row.title.format(**names)}\n"))
    return Content("").join(lines)


def _pieces(rows: list[Key], first: str, second: str) -> list[Piece]:
    names = {"first": one_line(first)[:_LONGEST], "second": one_line(second)[:_LONGEST]}
    pieces: list[Piece] = []
    for row in rows:
        pieces += [(" ", ()), (f"{row.shown} ", ("key",)), (f"{row.footer.format(**names)} ", ("key-use",))]
    return pieces
