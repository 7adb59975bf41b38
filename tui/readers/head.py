"""The head of a report: which line is its title, and what the lines around it say of author, date and outlet.

Works on blocks of any format; what the markup or the front matter of a page has already said is kept.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tui.article import Block
from tui.readers.credits import agency_in, byline_in, date_in, outlet_in
from tui.readers.furniture import is_furniture, is_menu
from tui.readers.vocabulary import MENU

_HEAD = 8
"""Blocks from the top in which a title, a byline and a date are looked for."""
_TAIL = 4
"""Blocks from the end in which a byline or a date may stand instead."""
_LONGEST_TITLE = 160
_PATH_MARKS = (">", "»", "›", "/", "|", "→")
_STEPS = re.compile(r"[>»›/|→]")
_PARTS = re.compile(r"\s+[|·•—–-]\s+|\s*[|·•]\s*")


@dataclass(frozen=True, slots=True)
class Head:
    """The blocks, with the head's title and furniture told apart, and what was found in it."""

    blocks: tuple[Block, ...]
    title: str = ""
    byline: str = ""
    date: str = ""
    outlet: str = ""


@dataclass(slots=True)
class _Found:
    """What the lines have said so far; the first to say something is believed."""

    byline: str = ""
    date: str = ""
    outlet: str = ""

    def add(self, byline: str, date: str, outlet: str) -> None:
        self.byline = self.byline or byline
        self.date = self.date or date
        self.outlet = self.outlet or outlet


def describe(text: str, blocks: Sequence[Block], *, has_headings: bool = True) -> Head:
    """The blocks with their bylines, bare dates and what stands above the title as furniture, and what these say.

    In a format that has no headings of its own, the first short line becomes one, of level 1.
    """
    described = list(blocks)
    found = _Found()
    top, tail = _ends(blocks)
    lines = {n: _line(text, blocks[n]) for n in (*top, *tail)}
    above = _bylines_and_dates(lines, found) if len(blocks) > 1 else set()
    above |= _above_the_title([n for n in top if n not in above and lines[n]], lines, described, found)
    for n in above:
        described[n] = replace(described[n], kind="furniture")
    top = [n for n in top if n not in above and lines[n]]
    title = _title(text, top, lines, described, has_headings=has_headings)
    if not found.outlet:
        found.outlet = next(filter(None, (agency_in(lines[n]) for n in top[:4])), "")
    return Head(tuple(described), title, found.byline, found.date, found.outlet)


def _ends(blocks: Sequence[Block]) -> tuple[list[int], list[int]]:
    """The numbers of the first and of the last blocks that are not furniture."""
    top = list(islice((n for n, block in enumerate(blocks) if block.kind != "furniture"), _HEAD))
    last = list(islice((n for n in range(len(blocks) - 1, -1, -1) if blocks[n].kind != "furniture"), _TAIL))
    return top, [n for n in reversed(last) if n not in top]


def _line(text: str, block: Block) -> str:
    return "" if block.span.length > 400 else " ".join(block.span.of(text).split())


def _bylines_and_dates(lines: dict[int, str], found: _Found) -> set[int]:
    """The blocks that hold nothing but a byline, a date and what goes with them; `found` learns what they say."""
    theirs = set()
    for n, line in lines.items():
        parts = _parts(line) if 0 < len(line) <= 160 else []
        said = [(byline_in(part), date_in(part), outlet_in(part)) for part in parts]
        rest = [part for part, facts in zip(parts, said, strict=True) if not any(facts)]
        credit = any(byline or date for byline, date, _ in said)
        if credit and all(len(part.split()) <= 5 and not part.endswith((".", "!", "?")) for part in rest):
            theirs.add(n)
            for facts in said:
                found.add(*facts)
            if len(rest) == 1 and not is_furniture(rest[0]) and f"{rest[0]}," not in line:
                found.add("", "", rest[0])
    return theirs


def _parts(line: str) -> list[str]:
    """What separators part on a line of credits; a comma parts only a name from the date that follows it."""
    name, _, rest = line.partition(", ")
    if date_in(rest) and not date_in(line) and not byline_in(name):
        return [name, rest]
    parts = [part for part in _PARTS.split(line) if part]
    return parts if len(parts) > 1 else [line]


def _above_the_title(top: list[int], lines: dict[int, str], blocks: list[Block], found: _Found) -> set[int]:
    """What stands over the title: the path to the page that repeats it, a section's label, the outlet's name."""
    above = [n for n in top if any(_leads_to(lines[n], lines[m]) for m in top if m > n)]
    rest = [n for n in top if n not in above]
    while len(rest) >= 2 and _is_short(lines[rest[1]]):
        first, line = rest[0], lines[rest[0]]
        outlet = outlet_in(line)
        if not (outlet or is_menu(line) or is_furniture(line) or _is_section(line)):
            break
        if blocks[first].kind == "heading" and blocks[rest[1]].kind != "heading":
            break
        found.add("", "", outlet)
        above.append(first)
        rest = rest[1:]
    return set(above)


def _leads_to(line: str, title: str) -> bool:
    """Whether `line` is a path or menu that ends with `title`: "Home Business News Bridge falls"."""
    if len(title) < 12 or len(line) <= len(title) or not line.endswith(title):
        return False
    path = line.removesuffix(title).strip()
    if any(mark in path for mark in _PATH_MARKS):
        return all(len(step.split()) <= 4 for step in _STEPS.split(path))
    return all(word.casefold() in MENU for word in path.split())


def _is_section(line: str) -> bool:
    words = line.casefold().split()
    return len(words) <= 3 and all(word in MENU for word in words)


def _is_short(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_TITLE and not line.rstrip("\"'”’»)").endswith((".", ",", ":", ";", "…"))


def _title(text: str, top: list[int], lines: dict[int, str], blocks: list[Block], *, has_headings: bool) -> str:
    """The title's words; its block becomes a heading where the format has none."""
    headings = [n for n, block in enumerate(blocks) if block.kind == "heading"]
    if headings:
        first = next((n for n in headings if blocks[n].level == 1), headings[0])
        return _line(text, blocks[first])
    if not top or len(blocks) < 2:
        return ""
    line = lines[top[0]]
    if _is_short(line) and not has_headings:
        blocks[top[0]] = replace(blocks[top[0]], kind="heading", level=1)
        return line
    longer = any(blocks[n].span.length > len(line) for n in top[1:3])
    return line if longer and len(line) <= _LONGEST_TITLE - 40 else ""
