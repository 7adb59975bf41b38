"""A folder of brat standoff on disk: which .ann files belong to which text."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.article import Unreadable


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and what was annotated on it."""

    text: Path
    annotations: tuple[Path, ...]
    """One of the same name; or several beside the only text of their folder, each of another annotator. By name."""


def annotated_texts(folder: Path) -> Iterator[Annotated]:
    """The texts under `folder` that have annotations, by name; raises Unreadable for a folder that cannot be listed."""
    try:
        annotations = sorted(p for p in folder.rglob("*.ann") if p.is_file())
    except OSError as error:
        raise Unreadable(error.strerror or str(error), where=str(folder)) from None
    several: dict[Path, list[Path]] = {}
    for annotation in annotations:
        own = annotation.with_suffix(".txt")
        text = own if own.is_file() else only_text(annotation.parent)
        if text is not None:
            several.setdefault(text, []).append(annotation)
    return (Annotated(text, tuple(by)) for text, by in sorted(several.items()))


def annotated(annotation: Path) -> Annotated:
    """One .ann file with its text; raises Unreadable where that is not there."""
    own = annotation.with_suffix(".txt")
    text = own if own.is_file() else only_text(annotation.parent)
    if text is None:
        raise Unreadable(f"its text is missing: there is no {own.name} beside it", where=str(annotation))
    return Annotated(text, (annotation,))


def only_text(folder: Path) -> Path | None:
    """The one .txt file of `folder`; None where there is none or several."""
    texts = [p for p in folder.glob("*.txt") if p.is_file()]
    return texts[0] if len(texts) == 1 else None
