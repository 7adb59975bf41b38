"""Words and marks as spans: one rule, made for news.

A possessive or a contracted verb stands by itself ("Ruiz|’s", "they|’ve"); an abbreviation keeps its point ("Mr.",
"U.S."); a name keeps its apostrophe and its hyphen ("O’Neill", "Jong-un"); every other mark is a word of one character,
but for runs of points, hyphens and doubled single quotation marks.
"""

import re

from tui.article import Span

_CLITIC = r"['’](?:s|S|ll|re|ve|d|m)(?!\w)"
_LETTER = r"[^\W_]"
_WORD = re.compile(
    rf"""
      [a-z]+(?![\w.'’&‐‑\u0300-\u036f-])                           # the most common by far
    | (?:[A-Za-z]\.){{2,}}                                       # U.S.
    | (?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Adm|Rev|Hon|Pres|St|Jr|Sr|Sec|Messrs)\.
    | [A-Z]\.(?=[ \u00a0][A-Z])                                  # an initial
    | {_CLITIC}                                                  # 's
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|k)?(?![^\W_])        # a number
    | {_LETTER}(?:\w|[\u0300-\u036f])*
      (?:(?:[-‐‑&]|\.(?=[^\W_]{{2}})|(?!{_CLITIC})['’])(?:{_LETTER}(?:\w|[\u0300-\u036f])*))*
    | '' | `` | --+ | \.\.+
    | [^\s]
    """,
    re.VERBOSE,
)


def words(text: str, span: Span) -> tuple[Span, ...]:
    """The words and marks of `text[span.start:span.end]`, in code points of `text`; white space is in none of them.

    >>> [s.of("Ruiz’s plan.") for s in words("Ruiz’s plan.", Span(0, 12))]
    ['Ruiz', '’s', 'plan', '.']
    """
    make = Span._make
    return tuple([make(m.span()) for m in _WORD.finditer(text, span.start, span.end)])
