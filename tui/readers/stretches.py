"""A Markdown file parted into plain paragraphs and the stretches between them that need a parser.

Most of a news report is paragraphs of one line without a mark in them, which mean the same with and without a parser;
passing them by makes a long report open several times as fast. Invariant: the blocks are those of the whole file.
"""

import re
from collections.abc import Iterator

_PLAIN = re.compile(r"^(?:[^\W\d_]|[“‘«„\"'(])[^*_`\[<&\\\n]*$", re.MULTILINE)
_REACHES_FAR = re.compile(r"```|~~~|^[ \t>*+\-\d.)]*(?:<|\[[^\]\n]{0,999}\]:)", re.MULTILINE)
"""What may hold blank lines or speak for other parts of the file: fences, raw HTML, definitions of links."""


def stretches(source: str) -> Iterator[tuple[str, bool]]:
    """The stretches of `source` in order, each with whether it is one plain paragraph."""
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    start = 0
    if not _REACHES_FAR.search(source):
        for found in _PLAIN.finditer(source):
            if _stands_alone(source, *found.span()):
                if source[start : found.start()].strip():
                    yield source[start : found.start()], False
                yield found[0], True
                start = found.end()
    if source[start:].strip():
        yield source[start:], False


def _stands_alone(source: str, start: int, end: int) -> bool:
    """Whether the line has blank lines, or the ends of the file, before and behind it."""
    before = source[source.rfind("\n", 0, max(start - 1, 0)) + 1 : start]
    following = source.find("\n", end + 1)
    behind = source[end : following if following >= 0 else len(source)]
    return not before.strip(" \t\n") and not behind.strip(" \t\n")
