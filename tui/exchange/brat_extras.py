"""What onrecord knows and brat has no place for: a JSON object in a remark of a type of our own.

Invariant: what brat can hold it holds, and there it counts; the object only adds to it. A damaged one counts as none.
"""

import json

from tui.article.codec import Plain
from tui.exchange.brat_standoff import Standoff

EXTRA = "Onrecord"
"""The type of the remarks."""


def extras(standoff: Standoff) -> dict[str, Plain]:
    """The objects by the id of the annotation that they are about."""
    found: dict[str, Plain] = {}
    for remark in standoff.remarks:
        if remark.type == EXTRA:
            try:
                plain = json.loads(remark.text)
            except (ValueError, RecursionError):
                continue
            if isinstance(plain, dict):
                found[remark.ref] = plain
    return found


def strings(value: object) -> tuple[str, ...]:
    """The strings of a JSON list; none of anything else."""
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
