"""The log of an adjudication: one decision a line, in the order in which they were taken; a later one overrules.

The first line names the annotators. A decision is known by its article, the hash of the text, and what either side has
there, so it holds as long as those do. Undo takes the last line away.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from tui.article import Fault
from tui.exchange.jsonl import dumps
from tui.scoring.differences import Difference, Side

Choice = Literal["first", "second", "neither"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was chosen, and of what."""

    about: str
    """The key of the question."""
    choice: Choice


class AdjudicationFault(Fault):
    """The gold of an adjudication cannot be read, or not be written; a decision that was not written is not taken."""


def key(article: str, sha256: str, difference: Difference) -> str:
    """What a question is about, as one line of JSON."""
    sides = (difference.first, difference.second)
    return dumps({"article": article, "sha256": sha256, "first": _parts(sides[0]), "second": _parts(sides[1])})


def write(annotators: tuple[str, str], decisions: Iterable[Decision]) -> str:
    """The log."""
    lines = [dumps({"annotators": list(annotators)})]
    lines += [dumps({**json.loads(decision.about), "choice": decision.choice}) for decision in decisions]
    return "".join(f"{line}\n" for line in lines)


def read(log: str, where: str) -> tuple[tuple[str, str], tuple[Decision, ...]]:
    """The annotators and decisions of a log; raises AdjudicationFault, with the line, for what is none."""
    annotators: tuple[str, str] | None = None
    decisions = []
    for number, line in enumerate(log.splitlines(), 1):
        try:
            plain = json.loads(line)
            if annotators is None:
                first, second = plain["annotators"]
                annotators = str(first), str(second)
            else:
                choice = plain.pop("choice")
                if choice not in get_args(Choice):
                    raise KeyError(choice)
                decisions.append(Decision(dumps(plain), choice))
        except (ValueError, KeyError, TypeError, AttributeError):
            what = "no decision" if annotators else "does not begin with the annotators"
            remedy = "mend or delete the line"
            raise AdjudicationFault(what, where=f"{where}:{number}", remedy=remedy) from None
    if annotators is None:
        raise AdjudicationFault("is empty", where=where, remedy="delete it to begin anew")
    return annotators, tuple(decisions)


def _parts(side: Side) -> list[list[object]]:
    return [[role, *span] for role, span in side.parts]
