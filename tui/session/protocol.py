"""What goes through the pipes between a reader's process and the engine's: JSON, one message a line.

Invariant: text arrives as it was sent, lone surrogates and all; a line feed ends a message and stands nowhere else.
"""

import json

from tui.article import Actor, Analysis, Article, EngineFault, Fault, Unreadable
from tui.article.codec import Plain, actor_to_plain, analysis_to_plain, article_to_plain

_FAULTS = {kind.__name__: kind for kind in (Unreadable, EngineFault, Fault)}


def encode(message: Plain) -> bytes:
    """One line; articles, analyses and actors in `message` take their plain form."""
    line = json.dumps(message, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return line.encode("utf-8", "surrogatepass") + b"\n"


def decode(line: bytes) -> Plain:
    """The message of one line; raises ValueError for anything else."""
    message = json.loads(line.decode("utf-8", "surrogatepass"))
    if not isinstance(message, dict):
        raise ValueError("a message is an object")
    return message


def fault_to_plain(fault: Fault) -> list[str]:
    """A fault as its kind and its parts."""
    kind = next((kind for kind in type(fault).__mro__ if kind.__name__ in _FAULTS), Fault)
    return [kind.__name__, fault.what, fault.where, fault.remedy]


def fault_from_plain(plain: list[str]) -> Fault:
    """The fault that `fault_to_plain` took apart."""
    kind, what, where, remedy = plain
    return _FAULTS[kind](what, where=where, remedy=remedy)


def _plain(value: object) -> Plain:
    if isinstance(value, Article):
        return article_to_plain(value)
    if isinstance(value, Analysis):
        return analysis_to_plain(value)
    if isinstance(value, Actor):
        return actor_to_plain(value)
    raise TypeError(f"{type(value).__name__} has no plain form")
