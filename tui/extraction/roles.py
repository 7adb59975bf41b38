"""By what an actor goes besides its names: "the Russian leader", "Interior Minister", as the text words it."""

import re
from collections.abc import Sequence

from tui.article import Mention

_BLANKS = re.compile(r"\s+")
_HONORIFICS = frozenset("mr mrs ms mx miss sir dr dame lord lady".split())


def roles_of(text: str, mentions: Sequence[Mention], names: Sequence[str]) -> tuple[str, ...]:
    """The descriptions among the mentions, and what stands before the name in the others; each once, in order.

    >>> from tui.article import Span
    >>> said = "Mayor Ana Ruiz left. The mayor came back. Ms. Ruiz stayed."
    >>> roles_of(said, [Mention(Span(0, 14), "name"), Mention(Span(21, 30), "nominal"), Mention(Span(42, 50), "name")],
    ...     ["Ana Ruiz", "Ruiz"])
    ('Mayor', 'The mayor')
    """
    found: dict[str, None] = {}
    for mention in mentions:
        words = _BLANKS.sub(" ", mention.span.of(text)).strip()
        if mention.kind == "name":
            name = max((name for name in names if words.endswith(name)), key=len, default=words)
            words = words.removesuffix(name).strip()
        if mention.kind != "pronoun" and words and words.rstrip(".").lower() not in _HONORIFICS:
            found[words] = None
    return tuple(found)
