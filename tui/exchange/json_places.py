"""Where the objects of a JSON document stand, so that what is wrong with one can be told with its line."""

import json
import re
from collections.abc import Iterator
from typing import Any

_SIGN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


def placed_objects(document: str) -> list[tuple[dict[str, Any], int]]:
    r"""Every object that is an item of a list, or the whole document, with the line on which it begins, from 1.

    Raises json.JSONDecodeError or RecursionError for what is no document.

    >>> placed_objects('{"items": [\n{"id": 1},\n{"id": 2}]}')[1:]
    [({'id': 1}, 2), ({'id': 2}, 3)]
    """
    parsed = json.loads(document)
    objects = list(_items([parsed]))
    lines = list(_lines(document))
    if len(lines) != len(objects):  # a key that stands twice hides what it held first
        lines = [1] * len(objects)
    return list(zip(objects, lines, strict=True))


def _items(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                yield item
            yield from _items(item)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _items(inner)


def _lines(document: str) -> Iterator[int]:
    open_brackets = ["["]
    line, at = 1, 0
    for found in _SIGN.finditer(document):
        sign = found[0]
        if sign in "[{":
            if sign == "{" and open_brackets[-1] == "[":
                line += document.count("\n", at, found.start())
                at = found.start()
                yield line
            open_brackets.append(sign)
        elif sign in "]}":
            open_brackets.pop()
