"""Widgets that paint in channels: the styles of the table of looks, worked out once for each theme."""

from rich.style import Style
from textual.widget import Widget

from tui.app.looks import style_of


class Styled(Widget):
    """Knows the style of channels laid over each other.

    It comes after the widget whose sheet is to be inherited: Textual follows the first of the bases.
    """

    def style_of(self, *channels: str) -> Style:
        """The style of `channels`, the last on top; of plain text without any."""
        styles: dict[tuple[str, ...], Style] = self.__dict__.setdefault("_styles", {})
        if channels not in styles:
            variables, colour = self.app.theme_variables, not self.app.no_color
            styles[channels] = style_of(channels, self.rich_style, variables, colour=colour)
        return styles[channels]

    def notify_style_update(self) -> None:
        """Forgets the styles when the theme or the sheet changes."""
        super().notify_style_update()
        self.__dict__.pop("_styles", None)
