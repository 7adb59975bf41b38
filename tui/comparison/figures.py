"""Figures: the numbers, times and dates of a report, each with what it counts and its place.

Recognisers are tried in order at every word; the first that knows the words takes them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tui.article import Span
from tui.comparison.numbers import NUMBER_WORDS, amount_at
from tui.comparison.prose import Prose
from tui.comparison.sentences import Sentence
from tui.comparison.statements import Place
from tui.comparison.units import CURRENCIES, MEASURES, MONTHS, counted, is_plural

FigureKind = Literal["count", "measure", "money", "percent", "age", "time", "date", "year"]
Qualifier = Literal["exact", "about", "at least", "at most"]

_CLOCK = re.compile(r"(\d{1,2})(?::([0-5]\d)|\.([0-5]\d)(?=[ap]))?([ap]\.?m\.?)?")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_DAY = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)?")
_BEFORE_AGES = (",", "is", "was", "turned", "now")
_BEFORE_YEARS = frozenset("in of since by until from before after during through late early mid around year".split())
_NEAR = 0.02
"""How far a rounded value may be from another that it agrees with."""

_PAST = {"half": 30, "quarter": 15}
_QUALIFIERS: dict[str, Qualifier] = {
    **dict.fromkeys("about around some roughly approximately nearly almost estimated".split(), "about"),
    **dict.fromkeys(("at least", "more than", "fewer than no", "no fewer than", "over"), "at least"),
    **dict.fromkeys(("at most", "less than", "fewer than", "up to", "as many as", "under"), "at most"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, time or date of one report."""

    place: Place
    """From its qualifier to what it counts, where they stand together."""
    kind: FigureKind
    value: float
    """Of a time, minutes after midnight; of a date, the year (0 where none is given) × 10,000 + month × 100 + day."""
    unit: str = ""
    """The short stem of what is counted or measured; the currency; "12 h" of a time that may be a.m. or p.m."""
    qualifier: Qualifier = "exact"


class _Found(NamedTuple):
    kind: FigureKind
    value: float
    unit: str
    first: int
    end: int


_Recogniser = Callable[[Sequence[str], int], _Found | None]


def figures_of(report: int, prose: Prose, sentence: Span) -> Iterator[Figure]:
    """The figures of one sentence, in order."""
    tokens = prose.tokens_in(sentence)
    words = [token.text for token in tokens]
    at = 0
    while at < len(words):
        found = _recognised(words, at)
        if found is None:
            at += 1
            continue
        qualifier, first = _qualified(words, found.first)
        end = _through_unit(words, found)
        place = Place(report, Span(tokens[first].span.start, tokens[end - 1].span.end))
        yield Figure(place, found.kind, found.value, found.unit, qualifier)
        at = found.end


def figures_in(proses: Sequence[Prose], sentences: Sequence[Sentence]) -> tuple[tuple[Figure, ...], ...]:
    """The figures of each sentence."""
    return tuple(tuple(figures_of(s.place.report, proses[s.place.report], s.place.span)) for s in sentences)


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures of one kind and unit give the same value, as exactly as they mean it."""
    if one.kind == "time":
        open_half = "12 h" in (one.unit, other.unit)
        return one.value % 720 == other.value % 720 if open_half else one.value == other.value
    if one.kind == "date":
        same_day = one.value % 10_000 == other.value % 10_000
        return same_day and (one.value == other.value or min(one.value, other.value) < 10_000)
    if one.value == other.value:
        return True
    rounded = "about" in (one.qualifier, other.qualifier)
    return rounded and abs(one.value - other.value) <= _NEAR * max(one.value, other.value)


def _recognised(words: Sequence[str], at: int) -> _Found | None:
    word = words[at]
    if not (word[0].isdigit() or word in _FIRST_WORDS or word.partition("-")[0] in _FIRST_WORDS):
        return None  # most words are none of it
    return next((found for recognise in _RECOGNISERS if (found := recognise(words, at))), None)


def _clock(words: Sequence[str], at: int) -> _Found | None:
    """“3:30", "3.30am", "9 a.m.", "half past three"."""
    if words[at] in _PAST and words[at + 1 : at + 2] in (["past"], ["to"]):
        hour = amount_at(words, at + 2) if at + 2 < len(words) else None
        if hour and hour.value <= 12:
            minutes = hour.value * 60 + (_PAST[words[at]] if words[at + 1] == "past" else -_PAST[words[at]])
            return _Found("time", minutes % 720, "12 h", at, hour.end)
    pointed = words[at + 1 : at + 2] == ["."] and at + 2 < len(words) and words[at + 2].endswith(("am", "pm"))
    end = at + 3 if pointed else at + 1
    match = _CLOCK.fullmatch("".join(words[at:end]))
    if not match or int(match[1]) > 24:
        return None
    half, past = match[4], match[2] or match[3]
    if not half and end < len(words) and words[end] in ("am", "pm", "a.m.", "p.m.", "a.m", "p.m"):
        half, end = words[end], end + 1
    if not half and not past:
        return None
    minutes = int(match[1]) * 60 + int(past or 0)
    if not half:
        return _Found("time", minutes, "" if int(match[1]) > 12 else "12 h", at, end)
    return _Found("time", minutes % 720 + (720 if half.startswith("p") else 0), "", at, end)


def _date(words: Sequence[str], at: int) -> _Found | None:
    """“March 11", "11th of March", each with a year or without; a year by itself."""
    month, day, end = 0, None, at
    if words[at] in MONTHS:
        month, end = MONTHS[words[at]], at + 1 + (words[at + 1 : at + 2] == ["."])
        day = _DAY.fullmatch(words[end]) if end < len(words) else None
        end += 1
    elif day := _DAY.fullmatch(words[at]):
        end = at + 1 + (words[at + 1 : at + 2] == ["of"])
        month, end = (MONTHS.get(words[end], 0), end + 1) if end < len(words) else (0, end)
    if not month or not day:
        return None
    after = end + (words[end : end + 1] == [","])
    year = int(words[after]) if after < len(words) and _YEAR.fullmatch(words[after]) else 0
    return _Found("date", year * 10_000 + month * 100 + int(day[1]), "", at, after + 1 if year else end)


def _year(words: Sequence[str], at: int) -> _Found | None:
    """A year by itself; its unit is the noun that it dates ("a treaty of 1974", "a 1978 treaty")."""
    if not _YEAR.fullmatch(words[at]):
        return None
    after = words[at + 1] if at + 1 < len(words) else ""
    before = words[at - 1] if at else ""
    if is_plural(after) and before not in _BEFORE_YEARS:
        return None
    dated = words[at - 2] if at > 1 and before == "of" else after if before in ("a", "the", "its", "their") else ""
    unit = counted([dated], 0)[0] if dated.isalpha() and dated not in MONTHS else ""
    return _Found("year", float(words[at]), unit, at, at + 1)


def _age(words: Sequence[str], at: int) -> _Found | None:
    """“71-year-old", "aged 71", and a bare number between commas after a name."""
    if not words[at].isdigit() or int(words[at]) > 120:
        return None
    before, after = words[at - 1] if at else "", words[at + 1 : at + 3]
    if len(after) == 2 and after[0] == "-" and after[1].startswith("year-old"):
        return _Found("age", float(words[at]), "", at, at + 3)
    if before == "aged" or (before in _BEFORE_AGES and after[:1] in ([","], ["."], [";"])):
        return _Found("age", float(words[at]), "", at, at + 1)
    return None


def _money(words: Sequence[str], at: int) -> _Found | None:
    """A sum with its sign before it or its name after it."""
    sign = CURRENCIES.get(words[at]) if at + 1 < len(words) and not words[at].isalpha() else None
    amount = amount_at(words, at + 1 if sign else at)
    if amount is None:
        return None
    named = CURRENCIES.get(words[amount.end]) if amount.end < len(words) and words[amount.end].isalpha() else None
    if not sign and not named:
        return None
    return _Found("money", amount.value, sign or named or "", at, amount.end + bool(named))


def _percent(words: Sequence[str], at: int) -> _Found | None:
    amount = amount_at(words, at)
    after = words[amount.end : amount.end + 2] if amount else []
    if amount and (after[:1] in (["%"], ["percent"]) or after == ["per", "cent"]):
        return _Found("percent", amount.value, "%", at, amount.end + (2 if after[0] == "per" else 1))
    return None


def _duration(words: Sequence[str], at: int) -> _Found | None:
    """“an hour and forty minutes", in minutes."""
    hours = amount_at(words, at)
    unit = hours.end if hours else at + 1
    if words[unit : unit + 2] not in (["hour", "and"], ["hours", "and"]) or not (hours or words[at] in ("a", "an")):
        return None
    minutes = amount_at(words, unit + 2) if unit + 2 < len(words) else None
    if minutes is None or words[minutes.end : minutes.end + 1] not in (["minutes"], ["minute"]):
        return None
    return _Found("measure", (hours.value if hours else 1) * 60 + minutes.value, "minute", at, minutes.end)


def _count(words: Sequence[str], at: int) -> _Found | None:
    """Any other number, with what it counts or measures."""
    amount = amount_at(words, at)
    if amount is None or (amount.value < 2 and amount.value == int(amount.value)) or _is_part(words, amount.end, at):
        return None  # "one" is seldom a number, "zero" seldom a count
    hyphen = words[amount.end : amount.end + 1] == ["-"]
    unit, _ = counted(words, amount.end + hyphen)
    return _Found("measure" if unit in MEASURES else "count", amount.value, unit, at, amount.end)


def _is_part(words: Sequence[str], end: int, at: int) -> bool:
    """Whether a number is a part of something else: "1950-53", "1/6/17", "COVID-19"."""
    joined = at > 1 and words[at - 1] in ("-", "–", "/") and words[at - 2][-1:].isdigit()
    return joined or words[end : end + 1] == ["/"]


_FIRST_WORDS = frozenset((*_PAST, *MONTHS, *CURRENCIES, *NUMBER_WORDS, "a", "an"))
_RECOGNISERS: tuple[_Recogniser, ...] = (_clock, _date, _age, _year, _money, _percent, _duration, _count)


def _qualified(words: Sequence[str], first: int) -> tuple[Qualifier, int]:
    """The qualifier before a number, and the index of its first word."""
    for length in (3, 2, 1):
        phrase = " ".join(words[max(first - length, 0) : first])
        if first >= length and phrase in _QUALIFIERS:
            return _QUALIFIERS[phrase], first - length
    return "exact", first


def _through_unit(words: Sequence[str], found: _Found) -> int:
    """The index after what is counted, if it stands close behind."""
    if found.kind not in ("count", "measure") or not found.unit:
        return found.end
    _, at = counted(words, found.end)
    near = at - found.end <= 3 and not any(word[:1].isdigit() for word in words[found.end : at])
    return at if near else found.end
