"""A choice of a picker: what it says and what picking it returns."""

from typing import NamedTuple


class Choice(NamedTuple):
    """Something to pick."""

    value: str
    """What the picker returns."""
    words: str
    """What it says; text of articles is safe here."""
    key: str = ""
    """The key that does the same, shown at the right."""
    depth: int = 0
    """How far it is set in."""
