"""CSV as RFC 4180 has it: a header, then one attribution a row. Columns are only ever added, at the end.

Invariant: no cell that a spreadsheet would take for a formula (OWASP, "CSV Injection") leaves without an apostrophe
before it, and no cell holds a control character.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import fields
from operator import attrgetter

from tui.exchange.rows import Row

COLUMNS = tuple(f.name for f in fields(Row))
_CELLS = attrgetter(*COLUMNS)
_FORMULA = tuple("=+-@＝＋－＠")


def header() -> str:
    """The names of the columns, with their line end."""
    return record(COLUMNS)


def line(row: Row) -> str:
    r"""`row` with its line end; truths are "true" and "false".

    >>> line(Row("a.txt", "=1+1", "", "", "q1", "direct", False, "", "", "", "", "", "“No.”", "deny", 0.5, 0, 5))
    "a.txt,'=1+1,,,q1,direct,false,,,,,,“No.”,deny,0.5,0,5\r\n"
    """
    return record(_CELLS(row))


def record(values: Iterable[str | float | bool]) -> str:
    """Any values as one record with its line end."""
    written = io.StringIO()
    csv.writer(written).writerow(map(_cell, values))
    return written.getvalue()


def _cell(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    bare = value.lstrip()
    return f"'{value}" if len(bare) > 1 and bare.startswith(_FORMULA) else value
