"""The bottom line: the attribution under the cursor, or a word from the program; at the right, the place."""

from rich.cells import cell_len
from textual import events, on

from tui.app.strips import fitted
from tui.app.widgets.line import Lines
from tui.article import one_line


class StatusLine(Lines):
    """One row. `tell` what is under the cursor, `say` something until the next key."""

    def __init__(self) -> None:
        """An empty line."""
        super().__init__()
        self.told = ""
        """What is under the cursor."""
        self.said = ""
        """A word from the program, in place of what is under the cursor."""
        self.where = ""
        self._error = False

    def tell(self, words: str, where: str) -> None:
        """Shows what is under the cursor, and where it is."""
        self.told, self.where = one_line(words), where
        self._draw()

    def say(self, words: str, *, error: bool = False) -> None:
        """Shows `words` until the next key; text of articles and files is safe here."""
        self.said, self._error = one_line(words), error and bool(words)
        self._draw()

    @on(events.Resize)
    def _draw(self) -> None:
        width = self.size.width or 80
        where = f" {self.where} " if cell_len(self.where) + 12 < width else ""
        left = fitted(self.said or self.told, max(0, width - cell_len(where) - 1))
        self.show([(" ", ("number",)), (left, ()), (where, ("number",))], over=("error-line",) if self._error else ())
