"""What there is to read: folders become the articles in them, everything else stays as it was named.

Invariant: nothing is opened here but folders, so a link that leads nowhere or a file without permission is listed, and
reported when it is read.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.article import Fault, Unreadable
from tui.readers.sources import is_address

_SUFFIXES = (".txt", ".md", ".html", ".htm")
_DIGITS = re.compile("([0-9]+)")


class Listing(NamedTuple):
    """The sources to read, in order, and the folders that gave none."""

    sources: tuple[str, ...]
    """Paths, http(s) addresses or "-", each once."""
    faults: tuple[Fault, ...]
    """One for each folder that holds no article or cannot be looked into; they hide nothing of the others."""


def list_sources(sources: Sequence[str]) -> Listing:
    """Files, addresses and "-" as they are; folders as the .txt, .md, .html and .htm files in them and below.

    In folders, order is natural (2 before 10), and hidden files and folders and README* are left out. Each folder is
    entered once, so links that lead in circles end. Nothing is raised: folders that give nothing are faults.
    """
    found: dict[str, None] = {}
    faults: list[Fault] = []
    for source in sources:
        if source in ("-", "") or is_address(source) or not _is_named_folder(source):
            found[source] = None
            continue
        before = len(faults)
        articles = list(_articles_below(source, faults))
        found.update(dict.fromkeys(articles))
        if not articles and len(faults) == before:
            remedy = "articles are .txt, .md, .html and .htm files"
            faults.append(Unreadable("no articles in this folder", where=source, remedy=remedy))
    return Listing(tuple(found), tuple(faults))


def _is_named_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except OSError:  # a name too long, a folder above it without permission: reading will say so
        return False


def _articles_below(folder: str, faults: list[Fault]) -> Iterator[str]:
    entered: set[tuple[int, int]] = set()
    waiting = [iter([(folder, True)])]
    while waiting:
        path, is_folder = next(waiting[-1], ("", False))
        if not path:
            waiting.pop()
        elif not is_folder:
            yield path
        elif _first_time(path, entered):
            waiting.append(iter(_entries(path, faults)))


def _entries(folder: str, faults: list[Fault]) -> list[tuple[str, bool]]:
    """Paths in one folder that are articles or folders, each with whether it is a folder, in natural order."""
    try:
        with os.scandir(folder) as scan:
            entries = [(entry.name, entry.path, _is_folder(entry)) for entry in scan if not entry.name.startswith(".")]
    except OSError as error:
        why = "no permission to look into this folder" if isinstance(error, PermissionError) else str(error.strerror)
        faults.append(Unreadable(why, where=folder))
        return []
    kept = [(name, path, is_folder) for name, path, is_folder in entries if is_folder or _is_article(name)]
    kept.sort(key=lambda entry: _natural(entry[0]))
    return [(path, is_folder) for _, path, is_folder in kept]


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself: a file that reading will report
        return False


def _is_article(name: str) -> bool:
    lowered = name.lower()
    return lowered.endswith(_SUFFIXES) and not lowered.startswith("readme")


def _first_time(folder: str, entered: set[tuple[int, int]]) -> bool:
    try:
        status = Path(folder).stat()
    except OSError:  # vanished meanwhile, or no permission: looking into it will say so
        return True
    identity = (status.st_dev, status.st_ino)
    if identity in entered:
        return False
    entered.add(identity)
    return True


def _natural(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """A key that sorts "part 2" before "part 10", whatever the case; the name itself breaks ties."""
    parts = _DIGITS.split(name.casefold())
    return [(0, int(part), "") if number % 2 else (1, 0, part) for number, part in enumerate(parts) if part], name
