"""The panel of `i`: in words, why the engine takes this for the source, the cue and the speaker."""

import textwrap
from collections.abc import Sequence

from tui.app.widgets.line import Lines, Piece

MOST = 8
"""Rows at most; the text above must not vanish."""


class WhyPanel(Lines):
    """A few lines above the bottom line."""

    def __init__(self) -> None:
        """Hidden until there is something to explain."""
        super().__init__()
        self.display = False

    def explain(self, lines: Sequence[tuple[str, str]], cells: int) -> None:
        """Shows rows of a label and what it stands for, on so many columns."""
        wide = max(len(label) for label, _ in lines)
        rows: list[list[Piece]] = []
        for label, words in lines:
            for n, part in enumerate(textwrap.wrap(words, max(20, cells - wide - 5)) or [""]):
                rows.append([(" ", ()), (f"{'' if n else label:>{wide}}  ", ("strong",)), (part, ())])
        self.styles.height = min(MOST, len(rows))
        self.show(*rows[:MOST])
        self.display = True

    def hide(self) -> None:
        """Hides the panel."""
        if self.display:
            self.display = False
