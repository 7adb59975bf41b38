"""Search: where a regular expression matches, with smart case, within a time that a reader waits."""

import re
import time

from tui.article import Fault, Span, one_line

MOST = 100_000
"""More matches than this help nobody."""
_LONGEST = 1000
_NO_LETTERS = re.compile(r"\\.|\(\?P", re.DOTALL)


def find(text: str, pattern: str, *, limit_s: float = 1.0) -> tuple[Span, ...]:
    """The matches of `pattern` in `text`, leftmost first, without overlaps and without empty ones.

    Case counts only if the pattern holds a capital letter; ^ and $ are the ends of lines. Raises Fault for a pattern
    that is no regular expression, naming the character, and for one that takes longer than `limit_s` seconds or
    matches more than MOST times. Other threads run meanwhile.

    >>> find("The mayor met the Mayor.", "mayor"), find("The mayor met the Mayor.", "Mayor")
    ((Span(start=4, end=9), Span(start=18, end=23)), (Span(start=18, end=23),))
    """
    import regex

    where = f"/{one_line(pattern[:60])}/"
    if len(pattern) > _LONGEST:
        raise Fault(f"the pattern is longer than {_LONGEST} characters", where=where)
    deadline = time.monotonic() + limit_s
    found: list[Span] = []
    try:
        flags = regex.MULTILINE | (0 if _has_capital(pattern) else regex.IGNORECASE)
        matches = regex.finditer(pattern, text, flags, timeout=limit_s, concurrent=True)  # type: ignore[no-untyped-call]
        for match in matches:
            if match.end() > match.start():
                found.append(Span(*match.span()))
            if len(found) > MOST:
                raise Fault(f"the pattern matches more than {MOST} times", where=where, remedy="make it more exact")
            if time.monotonic() > deadline:
                raise TimeoutError
    except regex.error as error:
        remedy = "a character that means itself needs a backslash: \\( \\[ \\* \\? \\+"
        raise Fault(f"{error.msg} at character {(error.pos or 0) + 1}", where=where, remedy=remedy) from None
    except RecursionError:
        raise Fault("the pattern is nested too deep", where=where) from None
    except TimeoutError:
        raise Fault(f"the search took longer than {limit_s:g} s", where=where, remedy="make it simpler") from None
    return tuple(found)


def _has_capital(pattern: str) -> bool:
    """Whether a capital letter of the pattern means itself."""
    return any(character.isupper() for character in _NO_LETTERS.sub("", pattern))
