"""Every action, asked for by pressing its key, does what its title says."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.events import Paste

from tui.app.doing import handlers
from tui.session.actions import ACTIONS, NINE
from tui.session.config import Config
from tui.session.home import Home
from tui.session.keymap import keymap

Check = Callable[[Any], bool]


def begins(words: str) -> Check:
    """The cursor stands on these words."""
    return lambda reader: reader.here.startswith(words)


def shows(words: str) -> Check:
    """The words stand on the screen."""
    return lambda reader: words in reader.text


def says(words: str) -> Check:
    """The bottom line holds the words."""
    return lambda reader: words in reader.status


def marked(reader: Any) -> list[str]:
    """The words that are marked in the first report."""
    return [note.target.exact for note in reader.app.session.notes.of(0)]


PRESSED: dict[str, tuple[str, Check]] = {
    "line-down": ("j", begins("The bridge will")),
    "line-up": ("j j k", begins("The bridge will")),
    "char-left": ("j l l h", begins("he bridge")),
    "char-right": ("j 4 l", begins("bridge will")),
    "word-next": ("j v w", lambda r: r.screen.view.selection.of(r.screen.view.article.text) == "The b"),
    "word-previous": ("j 9 l v b", begins("bridge will")),
    "sentence-next": ("j v )", begins("“It is not")),
    "sentence-previous": ("j v ) (", begins("The bridge")),
    "paragraph-next": ("} }", begins("Ben Okafor disagreed")),
    "paragraph-previous": ("} } {", begins("The bridge")),
    "page-down": ("space", begins("Nothing else")),
    "page-up": ("space b", begins("Harbour bridge")),
    "half-page-down": ("ctrl+d", lambda r: r.screen.view.cursor > 0),
    "half-page-up": ("ctrl+d ctrl+u", begins("Harbour bridge")),
    "top": ("G g", begins("Harbour bridge")),
    "bottom": ("G", begins(".")),
    "search": ("/ n o b o d y enter", begins("Nobody asked us")),
    "search-next": ("/ s a i d enter n", begins("said, “and")),
    "search-previous": ("/ s a i d enter N", begins("said at the meeting")),
    "hints": ("f", lambda r: bool(r.screen.view.hints)),
    "outline": ("O", shows("Outline: Harbour bridge to close")),
    "open-report": ("o m a r k e t enter", shows("2/2")),
    "mark-set": ("j m a", says("Mark a set")),
    "mark-jump": ("j m a G ' a", begins("The bridge")),
    "back": ("j G ctrl+o", begins("The bridge")),
    "forward": ("j G ctrl+o L", begins(".")),
    "attribution-next": ("] ]", begins("“It is not safe")),
    "attribution-previous": ("G [", begins("“Nobody asked")),
    "statement-next": ("] ] ] )", begins("According to Ben Okafor")),
    "statement-previous": ("] ] ] ) (", begins("“Nobody asked")),
    "why": ("] ] i", shows("the cue follows the quotation")),
    "menu": ("] enter", shows("Select Ana Ruiz")),
    "filter": ("F", shows("What is highlighted")),
    "sort-actors": ("S", shows("Actors by mentions")),
    "all-actors": ("A", shows("All by statements")),
    "filter-actors": (
        "shift+tab / b e n enter",
        lambda r: [x.name for x in r.screen.actors.list.rows] == ["Ben Okafor"],
    ),
    "report-next": ("J", begins("Traders fear")),
    "report-previous": ("J K", begins("Harbour bridge")),
    "focus-next": ("tab", lambda r: r.screen.in_list),
    "focus-previous": ("shift+tab", lambda r: r.screen.in_list),
    "sidebar": ("s", lambda r: not r.screen.actors.sidebar.display),
    "zoom": ("z", says("One report alone")),
    "panes": ("2 P", lambda r: len(r.screen.panes.shown) == 2),
    "sidebar-narrower": ("<", lambda r: r.screen.actors.width == Config().sidebar_width - 2),
    "sidebar-wider": (">", lambda r: r.screen.actors.width == Config().sidebar_width + 2),
    "lines-longer": ("+", says("Lines of 74 columns")),
    "lines-shorter": ("5 -", says("Lines of 62 columns")),
    "furniture": ("X", says("Furniture hidden")),
    "compare": ("C", shows("1 statements")),
    "said-before": ("J D", says("Dimmed")),
    "compare-statements": ("C 2 1", shows("what the fullest prints")),
    "compare-speakers": ("C 2", shows("┃ quoted+paraphrased")),
    "compare-voice": ("C 3", shows("3 statements in 2 of 2 reports")),
    "compare-only-here": ("C 4", shows("only here:")),
    "compare-figures": ("C 5", shows("No two reports disagree")),
    "compare-unnamed": ("C 6", shows("0 of 3 statements")),
    "compare-charts": ("C 7", shows("Share of voice")),
    "compare-open": ("C 4 enter", lambda r: r.app.screen is r.screen),
    "compare-actor": ("C o", shows("Whose statements")),
    "compare-merge": ("C 2 M", shows("Who is Ben Okafor too?")),
    "compare-split": ("C 2 S", shows("Not Ben Okafor in")),
    "compare-rename": ("C 2 R", shows("Another name for Ben Okafor")),
    "compare-warnings": ("C !", lambda r: "There is nothing to be warned of" in r.app.screen.status.said),
    "compare-back": ("C q", lambda r: r.app.screen is r.screen),
    "highlight": ("] ] a", lambda r: marked(r) == ["“It is not safe,”"]),
    "mark-selection": ("j v 9 l enter", lambda r: marked(r) == ["The bridge"]),
    "note": ("] ] e W h o ctrl+s", lambda r: [n.body for n in r.app.session.notes.of(0)] == ["Who"]),
    "tag": ("] ] t c h e c k enter escape", lambda r: r.app.session.notes.of(0)[0].tags == ("check",)),
    "tag-recent": (
        "] ] t c h e c k enter ] r 1",
        lambda r: marked(r) == ["“It is not safe,”", "“Nobody asked us,” he said, “and nobody will.”"],
    ),
    "delete-note": ("] ] a d", lambda r: marked(r) == []),
    "notes": ("] ] a M", shows("1 note, by place")),
    "reject": ("] ] x", lambda r: len(r.screen.view.painting.attributions) == 2),
    "speaker": ("] ] c O k a f o r enter", says("The speaker is Ben Okafor")),
    "undo": ("] ] a u", lambda r: marked(r) == []),
    "redo": ("] ] a u ctrl+r", lambda r: marked(r) == ["“It is not safe,”"]),
    "review": ("R", shows("0 done, 5 left")),
    "review-accept": ("R a", shows("1 done, 4 left")),
    "review-reject": ("R x", lambda r: r.app.session.notes.of(0)[0].correction.act == "reject"),
    "review-speaker": ("R c", shows("Who says it?")),
    "review-skip": ("R space", shows("1 done, 4 left")),
    **{f"review-tag-{name}": (f"R {n}", says(f"no tag has the digit {n}")) for n, name in enumerate(NINE, 1)},
    "review-undo": ("R a u", shows("0 done, 5 left")),
    "review-leave": ("R q", lambda r: "0 done" not in r.text),
    "select": ("j v 9 l", lambda r: r.screen.view.selection.of(r.screen.view.article.text) == "The bridge"),
    "select-paragraph": ("j V", lambda r: r.screen.view.selection.length == 76),
    "other-end": ("j v 9 l o", begins("The bridge")),
    "copy": ("] ] y", says("Copied")),
    "pipe": ("] ] | c a t enter", lambda r: True),
    "edit": ("E", says("is no file that an editor could open")),
    "export": ("w", shows("Write the notes on these reports as")),
    "palette": (":", shows("Down a line")),
    "help": ("?", shows("Keys: preset onrecord")),
    "cancel": ("j v escape", lambda r: r.screen.view.selection is None),
    "quit": ("q", lambda r: r.app.return_value == 0),
}
PICKED: dict[str, Check] = {
    "accept": says("No attribution here"),
    "kind": says("No attribution here"),
    "ends": says("No attribution here"),
    "add-attribution": says("The ends of the words that were said"),
    "find": shows("Find in all sittings:"),
    "review-again": shows("0 done, 5 left"),
    "review-second": says("nothing was reviewed yet"),
    "rename-actor": shows("Another name for Harbour"),
    "merge-actors": shows("Who is Harbour too?"),
    "split-actor": shows("Not Harbour here, but"),
    "theme": shows("textual-dark"),
    "colours": says("Palette of the speakers: colour-blind"),
    "recent": says("No other sitting is remembered"),
    "screen-top": begins("Harbour bridge"),
    "screen-middle": lambda r: 0 < r.screen.view.cursor < 200,
    "screen-bottom": begins("Nothing else"),
    "line-to-top": begins("Harbour bridge"),
    "line-to-middle": begins("Harbour bridge"),
    "line-to-bottom": begins("Harbour bridge"),
}
"""Without a key of their own in this preset: picked in the palette by name."""
ELSEWHERE = {"suspend"}
"""Pressed in a real terminal: tests/terminal."""


def test_every_action_is_pressed_here_or_named() -> None:
    """An action without a test does not get in."""
    assert {a.id for a in ACTIONS} == set(PRESSED) | set(PICKED) | ELSEWHERE


def test_every_action_has_a_handler() -> None:
    """And no handler is left over."""
    assert {a.id for a in ACTIONS} == set(handlers()) - {"copy-selection", "hint-letter"}


@pytest.mark.parametrize("action", PRESSED)
async def test_pressing_the_key_does_what_the_title_says(action: str, two: Any, reading: Any) -> None:
    """The keys of the preset, on two small reports."""
    keys, check = PRESSED[action]
    async with reading(two) as reader:
        for key in keys.split():
            await (reader.press(key) if key in ("C", "R") else reader.pilot.press(key))
        await reader.rest()
        assert check(reader), f"{action}: {reader.status!r}\n{reader.here[:60]!r}\n{reader.text}"


@pytest.mark.parametrize("action", PICKED)
async def test_the_palette_does_what_has_no_key(action: str, two: Any, reading: Any, tmp_path: Any) -> None:
    """A part of the title, and enter."""
    two.home = Home.under(tmp_path)
    title = next(a.title for a in ACTIONS if a.id == action)
    async with reading(two) as reader:
        await reader.press("ctrl+p")
        reader.app.screen.post_message(Paste(title[:24]))
        await reader.rest()
        await reader.press("enter")
        assert PICKED[action](reader), f"{action}: {reader.status!r}\n{reader.here[:60]!r}"


VIM = {
    "g g": begins("Harbour bridge"),
    "ctrl+f": begins("Nothing else"),
    "w w": begins("to close"),
    "w w b": begins("bridge to"),
    "j H": begins("Harbour bridge"),
    "L": begins("Nothing else"),
    "M": lambda r: r.screen.view.cursor > 0,
    "z z": begins("Harbour"),
    "z t": begins("Harbour"),
    "z b": begins("Harbour"),
    "Z": says("One report alone"),
    ": q enter": lambda r: r.app.return_value == 0,
    ": 2 enter": begins("Ben Okafor disagreed"),
    "2 G": begins("Ben Okafor disagreed"),
}


@pytest.mark.parametrize("keys", VIM)
async def test_someone_who_knows_vim_moves_without_a_manual(keys: str, two: Any, reading: Any) -> None:
    """The preset `vim`."""
    async with reading(two, config=Config(preset="vim", keymap=keymap("vim"))) as reader:
        await reader.press(*keys.split())
        assert VIM[keys](reader), f"{reader.status!r}\n{reader.here[:60]!r}"


LESS = {
    "f": begins("Nothing else"),
    "f w": begins("Harbour"),
    "e": begins("The bridge"),
    "e y": begins("Harbour"),
    "d u": begins("Harbour"),
    "enter": begins("The bridge"),
    "] ] , y": says("Copied"),
    "] , enter": shows("Select Ana Ruiz"),
    "/ s a f e enter": begins("safe"),
}


@pytest.mark.parametrize("keys", LESS)
async def test_someone_who_knows_less_moves_without_a_manual(keys: str, two: Any, reading: Any) -> None:
    """The preset `less`."""
    async with reading(two, config=Config(preset="less", keymap=keymap("less"))) as reader:
        await reader.press(*keys.split())
        assert LESS[keys](reader), f"{reader.status!r}\n{reader.here[:60]!r}"


@pytest.mark.parametrize("key", ["down", "up", "pagedown", "pageup", "home", "end"])
@pytest.mark.parametrize("preset", ["onrecord", "vim", "less"])
async def test_arrows_and_pages_always_work(key: str, preset: str, two: Any, reading: Any) -> None:
    """Whatever the preset."""
    async with reading(two, config=Config(preset=preset, keymap=keymap(preset))) as reader:
        await reader.press("j", "j")
        before = reader.screen.view.cursor
        await reader.press(key)
        assert reader.screen.view.cursor != before
