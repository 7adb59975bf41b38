"""What was opened: reading places, marks, sittings, and analyses already made. The only room that speaks SQL."""

from tui.library.library import Library, Sitting
from tui.library.place import Place

__all__ = ["Library", "Place", "Sitting"]
