"""What a source is, by its looks: an address on the web or a name on disk, and the format that a name promises."""

from pathlib import PurePath

from tui.article import Format

_FORMATS: dict[str, Format] = {".txt": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}


def is_address(source: str) -> bool:
    """Whether `source` is an http or https address.

    >>> is_address("https://example.org/a"), is_address("notes/https.txt")
    (True, False)
    """
    return source[:8].lower().startswith(("http://", "https://"))


def format_of_name(name: str) -> Format | None:
    """The format that the suffix of a path promises, or None where it promises none."""
    return _FORMATS.get(PurePath(name).suffix.lower())
