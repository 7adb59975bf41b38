"""Word lists as they lie beside this module: sections of words under a name in brackets, and rows with bars."""

from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of the list `name` that are no comments and not empty, without the white space around them."""
    text = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in (raw.strip() for raw in text.splitlines()) if line and not line.startswith("#")]


def sections(name: str) -> dict[str, list[str]]:
    """The words of the list `name` by the section they stand in, each section in order of the file."""
    found: dict[str, list[str]] = {}
    words = found.setdefault("", [])
    for line in lines(name):
        if line.startswith("[") and line.endswith("]"):
            words = found.setdefault(line[1:-1], [])
        else:
            words.extend(line.split())
    return found
