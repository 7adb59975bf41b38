"""The actions of the reader: one table, from which bindings, help, footer, palette and checks are made.

An action is named once, here. Keys are written as a person writes them: `j`, `]`, `ctrl+d`, `space`, `g g` (one after
the other). Presets say only where they differ from the preset `onrecord`.
"""

from dataclasses import dataclass
from typing import Literal

Context = Literal["text", "select", "sidebar", "compare", "review"]
Group = Literal[
    "Move", "Find", "Who says what", "Reports", "Compare", "Annotate", "Review", "Select and take", "Program"
]


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key, the palette or a menu can ask for."""

    id: str
    """The name by which the configuration binds it."""
    title: str
    """What it does, as help and palette print it."""
    group: Group
    keys: tuple[str, ...] = ()
    """The keys of the preset `onrecord`; a preset or the reader may replace them."""
    always: tuple[str, ...] = ()
    """Keys that hold whatever the preset or the reader says."""
    context: Context = "text"
    """`text` holds everywhere unless a narrower context binds the same key."""
    count: bool = False
    """A number typed before it means something."""
    letter: bool = False
    """It waits for one more letter."""
    footer: str = ""
    """The word for it in the footer; empty keeps it out."""


NINE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""The digits in names of actions."""

ACTIONS: tuple[Action, ...] = (
    Action("line-down", "Down a line", "Move", ("j",), ("down",), count=True),
    Action("line-up", "Up a line", "Move", ("k",), ("up",), count=True),
    Action("char-left", "Left a character", "Move", ("h",), ("left",), count=True),
    Action("char-right", "Right a character", "Move", ("l",), ("right",), count=True),
    Action("word-next", "Next word", "Move", ("w",), context="select", count=True, footer="word"),
    Action("word-previous", "Previous word", "Move", ("b",), context="select", count=True),
    Action("sentence-next", "Next sentence", "Move", (")",), context="select", count=True, footer="sentence"),
    Action("sentence-previous", "Previous sentence", "Move", ("(",), context="select", count=True),
    Action("paragraph-next", "Next paragraph", "Move", ("}",), count=True),
    Action("paragraph-previous", "Previous paragraph", "Move", ("{",), count=True),
    Action("page-down", "Down a page", "Move", ("space",), ("pagedown",), count=True),
    Action("page-up", "Up a page", "Move", ("b",), ("pageup",), count=True),
    Action("half-page-down", "Down half a page", "Move", ("ctrl+d",), count=True),
    Action("half-page-up", "Up half a page", "Move", ("ctrl+u",), count=True),
    Action("top", "To the top, or to paragraph number N", "Move", ("g",), ("home",), count=True),
    Action("bottom", "To the end, or to paragraph number N", "Move", ("G",), ("end",), count=True),
    Action("screen-top", "To the first line on the screen", "Move"),
    Action("screen-middle", "To the middle of the screen", "Move"),
    Action("screen-bottom", "To the last line on the screen", "Move"),
    Action("line-to-top", "Put this line at the top", "Move"),
    Action("line-to-middle", "Put this line in the middle", "Move"),
    Action("line-to-bottom", "Put this line at the bottom", "Move"),
    Action("search", "Search (regular expression; ctrl+a there: all reports)", "Find", ("/",), footer="find"),
    Action("search-next", "Next match", "Find", ("n",), count=True),
    Action("search-previous", "Previous match", "Find", ("N",), count=True),
    Action("find", "Find in notes, quotes and articles of all sittings", "Find"),
    Action("hints", "Letters over what is visible: quotes, actors, links", "Find", ("f",), footer="hints"),
    Action("outline", "Outline of this report", "Find", ("O",)),
    Action("open-report", "Open a report by a part of its name", "Find", ("o",)),
    Action("mark-set", "Set a mark, named by the letter typed next", "Find", ("m",), letter=True),
    Action("mark-jump", "Jump to a mark ('' is where the last jump began)", "Find", ("'",), letter=True),
    Action("back", "Back to where the last jump began", "Find", ("ctrl+o", "H"), count=True),
    Action("forward", "Forward again", "Find", ("L", "alt+right"), count=True),
    Action("attribution-next", "Next attribution", "Who says what", ("]",), count=True, footer="next"),
    Action("attribution-previous", "Previous attribution", "Who says what", ("[",), count=True),
    Action(
        "statement-next",
        "The selected actor's next statement, in all reports",
        "Who says what",
        (")",),
        count=True,
        footer="their next",
    ),
    Action(
        "statement-previous",
        "The selected actor's previous statement, in all reports",
        "Who says what",
        ("(",),
        count=True,
    ),
    Action("why", "Why this speaker: source, cue and antecedent marked", "Who says what", ("i",), footer="why"),
    Action("menu", "Everything possible on what is under the cursor", "Who says what", ("enter",), footer="menu"),
    Action("filter", "Filter what is highlighted: kind, stance, confidence, actor", "Who says what", ("F",)),
    Action("sort-actors", "Sort the actors: statements, mentions, first appearance", "Who says what", ("S",)),
    Action("all-actors", "Show actors that neither speak nor act, or hide them", "Who says what", ("A",)),
    Action("filter-actors", "Filter the actors by name", "Who says what", ("/",), context="sidebar"),
    Action("report-next", "Next report", "Reports", ("J",), count=True, footer="next report"),
    Action("report-previous", "Previous report", "Reports", ("K",), count=True),
    Action("focus-next", "Next pane, or the sidebar", "Reports", ("tab",)),
    Action("focus-previous", "Previous pane, or the sidebar", "Reports", ("shift+tab",)),
    Action("sidebar", "Show or hide the actors", "Reports", ("s",), footer="actors"),
    Action("zoom", "One report alone, or as many as fit", "Reports", ("z",)),
    Action("panes", "As many panes as fit, or N of them", "Reports", ("P",), count=True),
    Action("sidebar-narrower", "A narrower sidebar", "Reports", ("<",), count=True),
    Action("sidebar-wider", "A wider sidebar", "Reports", (">",), count=True),
    Action("lines-longer", "Longer lines", "Reports", ("+",), count=True),
    Action("lines-shorter", "Shorter lines", "Reports", ("-",), count=True),
    Action("furniture", "Show or hide the page's furniture", "Reports", ("X",)),
    Action("compare", "Compare the reports; again, back to them", "Compare", ("C",), footer="compare"),
    Action("said-before", "Dim what the reports before this one already said", "Compare", ("D",)),
    *(
        Action(f"compare-{name}", title, "Compare", (key,), context="compare")
        for key, name, title in (
            ("1", "statements", "The same statements, told differently"),
            ("2", "speakers", "Who speaks where, and who is silent"),
            ("3", "voice", "One voice through all reports"),
            ("4", "only-here", "Only in one report, and in all but one"),
            ("5", "figures", "Numbers and dates that disagree"),
            ("6", "unnamed", "Sources without a name"),
            ("7", "charts", "Charts: share of voice, places, stances"),
        )
    ),
    Action(
        "compare-open",
        "Open the place; of an actor, the statements",
        "Compare",
        ("enter",),
        context="compare",
        footer="open",
    ),
    Action("compare-actor", "Choose whose voice is listed", "Compare", ("o",), context="compare", footer="actor"),
    *(
        Action(f"compare-{name}", title, "Compare", (key,), context="compare", footer=name)
        for key, name, title in (
            ("M", "merge", "Two actors are one: merge them"),
            ("S", "split", "One actor is two: split off this report's"),
            ("R", "rename", "Call the actor here something else"),
        )
    ),
    Action("compare-warnings", "All warnings about this comparison", "Compare", ("!",), context="compare"),
    Action("compare-back", "Back to the report", "Compare", ("q",), ("escape",), context="compare", footer="back"),
    Action("highlight", "Mark the selection, or the statement or sentence here", "Annotate", ("a",), footer="mark"),
    Action("mark-selection", "Mark the selection", "Annotate", ("enter",), context="select"),
    Action("note", "Write a note on it, or go on with the one here", "Annotate", ("e",), footer="note"),
    Action("tag", "Tag it: pick a tag or make a new one", "Annotate", ("t",), footer="tag"),
    Action("tag-recent", "Tag it with the recent tag of the digit typed next", "Annotate", ("r",), letter=True),
    Action("delete-note", "Delete the mark or note here", "Annotate", ("d",)),
    Action("notes", "All notes: filter, sort, go there", "Annotate", ("M",), footer="notes"),
    Action("reject", "Reject the attribution here: it is none", "Annotate", ("x",)),
    Action("speaker", "Correct who says it", "Annotate", ("c",)),
    Action("accept", "Accept the attribution here: it is right", "Annotate"),
    Action("kind", "Correct the kind of the attribution here", "Annotate"),
    Action("ends", "Correct the ends of content, source or cue", "Annotate"),
    Action("add-attribution", "Add an attribution that was missed", "Annotate"),
    Action("rename-actor", "Another name for the actor here", "Annotate"),
    Action("merge-actors", "Merge the actor here with another one", "Annotate"),
    Action("split-actor", "Split the actor here: this mention is somebody else", "Annotate"),
    Action("undo", "Undo the last action on notes and corrections", "Annotate", ("u",)),
    Action("redo", "Do again what was undone", "Annotate", ("ctrl+r",)),
    Action("review", "Review: the least certain first; again, go on", "Review", ("R",), footer="review"),
    Action("review-again", "Review again what was skipped", "Review"),
    Action("review-second", "Review a sample again, blindly: do you agree with yourself?", "Review"),
    Action("review-accept", "It is right", "Review", ("a",), context="review"),
    Action("review-reject", "It is no attribution", "Review", ("x",), context="review"),
    Action("review-speaker", "Somebody else says it", "Review", ("c",), context="review"),
    Action("review-skip", "Skip it", "Review", ("space",), context="review"),
    *(
        Action(f"review-tag-{name}", f"Recent tag {n}", "Review", (str(n),), context="review")
        for n, name in enumerate(NINE, 1)
    ),
    Action("review-undo", "Back to the one before", "Review", ("u",), context="review"),
    Action("review-leave", "Leave the review", "Review", ("q",), ("escape",), context="review"),
    Action("select", "Select by character; again to stop", "Select and take", ("v",), footer="select"),
    Action("select-paragraph", "Select whole paragraphs", "Select and take", ("V",)),
    Action(
        "other-end", "The other end of the selection", "Select and take", ("o",), context="select", footer="other end"
    ),
    Action("copy", "Copy with citation: the selection or the statement", "Select and take", ("y",), footer="copy"),
    Action("pipe", "Pipe the selection, statement or report into a command", "Select and take", ("|",)),
    Action("edit", "Open this report's file in $EDITOR", "Select and take", ("E",)),
    Action("export", "Write the notes on these reports to a file", "Select and take", ("w",)),
    Action("palette", "Every action, by a part of its name", "Program", (":", "ctrl+p"), footer="palette"),
    Action("help", "Help: all keys", "Program", ("?",), ("f1",), footer="help"),
    Action("theme", "Choose a theme", "Program"),
    Action("colours", "Next palette of speakers: default, colour-blind safe, monochrome", "Program"),
    Action("recent", "Recent sittings", "Program"),
    Action("cancel", "Cancel: selection, search, panel", "Program", (), ("escape",), footer="cancel"),
    Action("quit", "Quit; everything is where you left it next time", "Program", ("q",), ("ctrl+q",), footer="quit"),
    Action("suspend", "Suspend to the shell", "Program", ("ctrl+z",)),
)

PRESETS: dict[str, dict[str, tuple[str, ...]]] = {
    "onrecord": {},
    "vim": {
        "top": ("g g",),
        "page-down": ("ctrl+f", "space"),
        "page-up": ("ctrl+b",),
        "screen-top": ("H",),
        "screen-middle": ("M",),
        "screen-bottom": ("L",),
        "line-to-top": ("z t", "z enter"),
        "line-to-middle": ("z z",),
        "line-to-bottom": ("z b",),
        "word-next": ("w",),
        "word-previous": ("b",),
        "zoom": ("Z",),
        "back": ("ctrl+o",),
        "forward": ("alt+right",),
        "notes": (", n",),
        "export": (", w",),
    },
    "less": {
        "half-page-down": ("d", "ctrl+d"),
        "half-page-up": ("u", "ctrl+u"),
        "page-down": ("f", "space", "ctrl+f", "ctrl+v"),
        "page-up": ("b", "w", "ctrl+b"),
        "line-down": ("j", "e", "ctrl+n", "enter"),
        "line-up": ("k", "y"),
        "top": ("g",),
        "hints": (", f",),
        "copy": (", y",),
        "menu": (", enter", ", m"),
        "highlight": (", a",),
        "note": (", e",),
        "tag": (", t",),
        "tag-recent": (", r",),
        "delete-note": (", d",),
        "notes": (", n",),
        "reject": (", x",),
        "speaker": (", c",),
        "review": (", R",),
        "undo": (", u",),
        "redo": (", ctrl+r",),
        "export": (", w",),
        "mark-jump": ("'",),
    },
}
"""Where the presets differ from `onrecord`. Vim's w and b hold while reading too (see `EVERYWHERE`)."""

NUMBERED: frozenset[Context] = frozenset({"compare", "review"})
"""Contexts in which a digit is a key, and begins no count."""

EVERYWHERE: dict[str, frozenset[str]] = {"vim": frozenset({"word-next", "word-previous"})}
"""Actions of the context `select` that a preset binds in the text as well."""
