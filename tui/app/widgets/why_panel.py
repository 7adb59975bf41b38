"""The panel of `i`: in words, why the engine takes this for the source, the cue and the speaker."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static


class WhyPanel(Static):
    """A few lines above the bottom line."""

    def __init__(self) -> None:
        """Hidden until there is something to explain."""
        super().__init__(markup=False)
        self.display = False

    def explain(self, lines: Sequence[tuple[str, str]]) -> None:
        """Shows rows of a label and what it stands for."""
        wide = max(len(label) for label, _ in lines)
        rows = [Content.styled(f" {label:>{wide}}  ", "bold") + Content(words) for label, words in lines]
        self.update(Content("\n").join(rows))
        self.display = True

    def hide(self) -> None:
        """Hides the panel."""
        if self.display:
            self.display = False
