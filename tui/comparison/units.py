"""What numbers count and measure: units under one name each, and the noun that a number belongs to."""

from collections.abc import Sequence

from tui.comparison.wording import FUNCTION_WORDS, short_stem

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
        "november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
CURRENCIES = {
    **dict.fromkeys(("$", "us$", "dollar", "dollars"), "$"),
    **dict.fromkeys(("£", "pound", "pounds"), "£"),
    **dict.fromkeys(("€", "euro", "euros"), "€"),
    **dict.fromkeys(("¥", "yen"), "¥"),
    **{
        name: name.removesuffix("s")
        for name in "yuan won ruble rubles rouble roubles rupee rupees crowns francs".split()
    },
}
_MEASURES = {
    "kilometer": "kilometer kilometers km kms",
    "meter": "meter meters",
    "centimeter": "centimeter centimeters cm",
    "millimeter": "millimeter millimeters mm",
    "mile": "mile miles",
    "foot": "foot feet ft",
    "inch": "inch inches",
    "acre": "acre acres",
    "hectare": "hectare hectares",
    "kilogram": "kilogram kilograms kg kilo kilos",
    "ton": "ton tons",
    "liter": "liter liters",
    "barrel": "barrel barrels",
    "degree": "degree degrees",
    "second": "second seconds",
    "minute": "minute minutes min mins",
    "hour": "hour hours hrs",
    "day": "day days",
    "week": "week weeks",
    "month": "month months",
    "year": "year years",
    "decade": "decade decades",
    "time": "time times",
    "point": "point points",
}
_PEOPLE = "people persons person men women babies residents inhabitants civilians souls"
_IRREGULAR = frozenset("people men women children police feet mice teeth dead injured wounded missing killed".split())
_WITHIN = frozenset("of the its their his her our 's other more".split())
_REACH = 5
"""How many words away what is counted may stand: "2,400 of the town's 6,800 people"."""

_NAMES = {form: name for name, forms in (*_MEASURES.items(), ("people", _PEOPLE)) for form in forms.split()}
MEASURES = frozenset(_MEASURES)
"""Units of measure: they say little about what is measured."""


def counted(words: Sequence[str], at: int) -> tuple[str, int]:
    """What a number that ends before index `at` counts, under one name, and the index after it; "" for nothing.

    >>> counted("412 flooded houses were".split(), 1), counted("31 km up".split(), 1)
    (('hous', 3), ('kilometer', 2))
    >>> counted("2,400 of the town 's 6,800 people".split(), 1)
    ('people', 7)
    """
    near = range(at, min(at + _REACH + 1, len(words)))
    for n in near:
        if (words[n] in FUNCTION_WORDS and words[n] not in _WITHIN) or not any(map(str.isalnum, words[n])):
            break
        if is_plural(words[n]) or words[n] in _NAMES:
            return _NAMES.get(words[n]) or short_stem(words[n]), n + 1
    first = words[at] if at < len(words) else ""
    if first.isalpha() and first not in FUNCTION_WORDS:
        return short_stem(first), at + 1
    return "", at


def is_plural(word: str) -> bool:
    """Whether a folded word looks like the plural of a noun."""
    regular = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    return word in _IRREGULAR or (regular and word.isalpha() and word not in FUNCTION_WORDS)
