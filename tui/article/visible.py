"""Untrusted text made fit for a terminal: control and direction characters become visible marks, one for one.

Invariant: `len(visible(text)) == len(text)`, so offsets into one are offsets into the other, and no escape sequence,
control character, direction override or lone surrogate is left.
"""

_C0 = {c: 0x2400 + c for c in range(0x20) if c not in (0x09, 0x0A)}
_C1 = dict.fromkeys(range(0x80, 0xA0), 0xB7)
_DIRECTION = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0x25AF)
_OTHER = dict.fromkeys((0x2028, 0x2029, *range(0xFFF9, 0xFFFC)), 0x25AF)
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)

_MARKS = {**_C0, 0x7F: 0x2421, **_C1, **_DIRECTION, **_OTHER, **_SURROGATES}
_ONE_LINE = {**_MARKS, 0x09: 0x20, 0x0A: 0x20, 0x0D: 0x20}


def visible(text: str) -> str:
    r"""`text` with every control and direction character as a visible mark; tabs and line feeds stay.

    >>> visible("a\x1b[31mb")
    'a␛[31mb'
    """
    return text if text.isascii() and text.isprintable() else text.translate(_MARKS)


def one_line(text: str) -> str:
    r"""`visible(text)` on one line: tabs and line ends become spaces. For titles, file names and messages.

    >>> one_line("two\nlines\u202e")
    'two lines▯'
    """
    return text if text.isascii() and text.isprintable() else text.translate(_ONE_LINE)
