"""Lines that say who wrote, when, and where it appeared: bylines, bare dates and the names of outlets.

Each function looks at one line, its white space collapsed; none takes a sentence of a report for such a line.
"""

import re

from tui.readers.vocabulary import (
    AGENCIES,
    CALENDAR,
    CLOCK,
    DATE_LABELS,
    MONTHS,
    NAME_PARTICLES,
    OUTLET_NOUNS,
    ROLES,
    WEEKDAYS,
)

_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\s\w]")
_PUNCTUATION = frozenset(",.:;/|-–—•·+()'’")
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_NUMERIC = re.compile(r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?!\d)")
_LABEL = re.compile(
    r"(?:(?:first|last)\s)?(?:published|updated|posted|modified|date)(?:\s(?:on|at))?\s?[:|–—-]?\s?", re.IGNORECASE
)
_BY = re.compile(r"(?:(?:written|reported|story|words|report)\s)?by:?\s+(?=\S)", re.IGNORECASE)
_REPORTS = re.compile(r"(\S+(?:\s\S+){1,5}?)\s(?:reports|reporting)(?:\s(?:from|for)\s(\S+(?:\s\S+){0,4}))?")
_NAME = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ]|[dlO]['’])[\w'’.-]*")
_CUT = re.compile(r"\s*(?:[|·•]|,\s(?!and\b)(?=[a-zß-öø-ÿ])|\s(?:in|at|for|of|with)\s).*", re.DOTALL)
_DATELINE = re.compile(r"[^\W\d_][^()\n]{1,60}\(([^()\n]{2,30})\)\s?[—–-]")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]{2,40}\.(?:com|org|net|news|info|eu|tv|co\.uk|com\.au)", re.IGNORECASE)


def date_in(line: str) -> str:
    """The date of a line that holds nothing but a date (a time and "Published" may stand with it), or nothing.

    >>> date_in("Updated: 21st Jun 24 8:39 am")
    '21st Jun 24 8:39 am'
    >>> date_in("On 21 June 2024 the bridge fell.")
    ''
    """
    if len(line) > 90 or not any(c.isdigit() for c in line):
        return ""
    pieces = [piece.casefold() for piece in _PIECE.findall(line)]
    words = {piece for piece in pieces if piece[0].isalpha()}
    if words - CALENDAR - _ORDINALS or any(not p.isalnum() and p not in _PUNCTUATION for p in pieces):
        return ""
    numbers = sum(piece.isdigit() for piece in pieces)
    dated = bool(words & MONTHS) and (numbers >= 2 or bool(words & DATE_LABELS))
    if not (dated or _NUMERIC.search(line) or ("ago" in words and numbers == 1)):
        return ""
    return _LABEL.sub("", line, count=1).strip(" |–—-•·:") if _LABEL.match(line) else line


def byline_in(line: str) -> str:
    """Who wrote, of a line that holds nothing but a byline, or nothing.

    >>> byline_in("By Ana Ruiz and Tom Li, political editors")
    'Ana Ruiz and Tom Li'
    >>> byline_in("By Monday the water had gone.")
    ''
    """
    if len(line) > 120 or line.endswith(("?", "!", ":", ",", ";")):
        return ""
    found = _BY.match(line)
    if found:
        names = line[found.end() :]
        return _names(names) if _is_names(names.split()) else ""
    reports = _REPORTS.fullmatch(line.removesuffix("."))
    if reports and len(reports[1].split()) >= 2 and _is_names(reports[1].split()):
        where = reports[2]
        if (where and _is_names(where.split())) or (not where and not line.endswith(".")):
            return _names(reports[1])
    return ""


def outlet_in(line: str) -> str:
    """The name of an outlet that is the whole line ("The Harbour Courier", "harbourcourier.com"), or nothing."""
    named = line.split()
    if len(named) == 1:
        return line if _DOMAIN.fullmatch(line) or line.casefold() in AGENCIES else ""
    if not 0 < len(named) <= 5 or named[-1].casefold() not in OUTLET_NOUNS:
        return ""
    capital = all(_NAME.fullmatch(word) or word in ("of", "the", "and", "&") for word in named)
    return line if capital else ""


def agency_in(paragraph: str) -> str:
    """The agency that a dateline names ("HARBOUR, June 3 (AP) — …"), or nothing."""
    found = _DATELINE.match(paragraph)
    return found[1] if found and found[1].casefold() in AGENCIES else ""


def _names(line: str) -> str:
    return _CUT.sub("", line, count=1).strip(" ,.;")


def _is_names(words: list[str]) -> bool:
    """Whether the words are names, with what may stand between and after them; dates and sentences are not."""
    bare = [word.strip("|,;()·•") for word in words]
    if not bare or len(bare) > 14 or not _NAME.match(bare[0]):
        return False
    if bare[0].casefold() in MONTHS | WEEKDAYS | CLOCK:
        return False
    if bare[-1].endswith(".") and len(bare[-1]) > 4:
        return False
    return all(
        not word or _NAME.fullmatch(word) or word.casefold() in NAME_PARTICLES | ROLES or word.startswith("@")
        for word in bare
    )
