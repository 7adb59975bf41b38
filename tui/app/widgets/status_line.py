"""The bottom line: the attribution under the cursor, or a word from the program; at the right, the place."""

from rich.cells import cell_len
from textual import events, on
from textual.content import Content
from textual.widgets import Static

from tui.app.strips import fitted
from tui.article import one_line


class StatusLine(Static):
    """One row. `tell` what is under the cursor, `say` something until the next key."""

    def __init__(self) -> None:
        """An empty line."""
        super().__init__(markup=False)
        self.told = ""
        """What is under the cursor."""
        self.said = ""
        """A word from the program, in place of what is under the cursor."""
        self.where = ""
        self._style = ""

    def tell(self, words: str, where: str) -> None:
        """Shows what is under the cursor, and where it is."""
        if (words, where) != (self.told, self.where):
            self.told, self.where = words, where
            self._draw()

    def say(self, words: str, *, error: bool = False) -> None:
        """Shows `words` until the next key; text of articles and files is safe here."""
        if words or self.said:
            self.said = one_line(words)
            self.set_class(error and bool(words), "-error")
            self._draw()

    @on(events.Resize)
    def _draw(self) -> None:
        width = self.size.width or 80
        where = f" {self.where} " if cell_len(self.where) + 12 < width else ""
        words = self.said or self.told
        left = fitted(f" {words}", max(0, width - cell_len(where)))
        self.update(Content(left + where), layout=False)
