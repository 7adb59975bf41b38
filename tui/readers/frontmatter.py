"""The front matter of a Markdown file: a few `key: value` lines between two rules, read without a YAML library."""

import re
from dataclasses import dataclass

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?")
_ITEM = re.compile(r"\s*-[ \t]+(.*)")
_NAMES = {
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors", "by"),
    "date": ("date", "published", "pubdate", "datepublished"),
    "outlet": ("outlet", "source", "publication", "publisher", "site", "newspaper"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url"),
    "language": ("language", "lang"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says, empty where it says nothing, and where the text after it begins."""

    title: str = ""
    byline: str = ""
    date: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    end: int = 0


def front_matter(source: str) -> FrontMatter:
    r"""The front matter at the start of `source`; what only looks like one is text.

    >>> front_matter("---\ntitle: 'Bridge falls'\nauthor: [Ana Ruiz, Tom Li]\n---\nText").byline
    'Ana Ruiz, Tom Li'
    """
    block = _BLOCK.match(source)
    pairs = _pairs(block[1]) if block else None
    if block is None or not pairs:
        return FrontMatter()
    said = {field: next((pairs[n] for n in names if pairs.get(n)), "") for field, names in _NAMES.items()}
    if not said["url"].lower().startswith(("http://", "https://")):
        said["url"] = ""
    return FrontMatter(**said, end=block.end())


def _pairs(lines: str) -> dict[str, str] | None:
    """Keys in lower case with their values on one line; None where a line is neither a pair nor part of one."""
    pairs: dict[str, list[str]] = {}
    key = ""
    for line in lines.splitlines():
        pair = _PAIR.fullmatch(line.rstrip())
        item = _ITEM.fullmatch(line)
        if pair:
            key = pair[1].lower()
            pairs.setdefault(key, []).extend(_values(pair[2] or ""))
        elif item and key:
            pairs[key].append(_plain(item[1]))
        elif line.strip() and not (key and line[0] in " \t") and not line.startswith("#"):
            return None
    return {name: ", ".join(values) for name, values in pairs.items()}


def _values(written: str) -> list[str]:
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return [_plain(value) for value in written[1:-1].split(",") if value.strip()]
    return [_plain(written)] if written and written not in ("|", ">", ">-", "|-") else []


def _plain(value: str) -> str:
    value = value.strip()
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return " ".join((value[1:-1] if quoted else value).split())[:300]
