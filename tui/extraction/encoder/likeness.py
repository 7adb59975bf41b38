"""What the words of a mention tell by themselves: its head, its name, title, nation, gender, number, pronoun.

Pure functions of short strings; nothing here knows where a mention stands.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from tui.extraction.lexicon import people, world

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?$")
_SMALL = frozenset(
    "the a an this that these those his her its their our my your of and in for to at on by with from s".split()
)
_PRONOUNS = (
    "i me my mine myself", "you your yours yourself yourselves", "we us our ours ourselves", "he him his himself",
    "she her hers herself", "it its itself", "they them their theirs themselves themself", "who whom whose",
    "that which this these those there here where one",
    "each other another everyone someone anyone everybody nobody anybody somebody all some others both many",
)  # fmt: skip
PRONOUN_CLASSES = len(_PRONOUNS) + 1
FIRST, SECOND, WE, HE, SHE, IT, THEY = range(1, 8)
"""I and you; the others by their own names."""
PERSONAL = 8
"""The first class that is not a personal pronoun's."""
_CLASS = {word: number for number, line in enumerate(_PRONOUNS, 1) for word in line.split()}
_DETERMINERS = {
    **dict.fromkeys("a an some any another".split(), 1),
    "the": 2,
    **dict.fromkeys("this that these those".split(), 3),
    **dict.fromkeys("his her its their my our your".split(), 4),
    **dict.fromkeys("no every each all many".split(), 5),
}
DETERMINERS = 6
_SUFFIX = frozenset({"jr", "junior", "sr", "ii", "iii"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """The words of one mention."""

    words: tuple[str, ...]
    """In lower case, possessives and points taken off."""
    content: tuple[str, ...]
    """Without articles and the like."""
    name: tuple[str, ...]
    """The name without titles, in lower case; empty without a capital."""
    head: str
    pronoun: int
    """0 for none, else the class of the pronoun, 1 to PRONOUN_CLASSES - 1."""
    determiner: int
    gender: int
    """0 unknown, 1 male, 2 female."""
    plural: bool
    roles: frozenset[str]
    nations: frozenset[str]


@lru_cache(maxsize=4_000)
def likeness(words: str) -> Likeness:
    """What the words tell.

    >>> likeness("Russian President Vladimir Putin").name
    ('vladimir', 'putin')
    """
    cased = _words(words)
    lower = tuple(word.lower() for word in cased)
    name = _name(_words(words.split(",", maxsplit=1)[0]) or cased)
    head = lower[-1] if lower else ""
    roles = people.roles()
    return Likeness(
        words=lower,
        content=tuple(word for word in lower if word not in _SMALL),
        name=name,
        head=head,
        pronoun=_CLASS.get(lower[0], 0) if len(lower) == 1 or lower[:1] in (("each",), ("one",)) else 0,
        determiner=_DETERMINERS.get(lower[0], 0) if lower else 0,
        gender=_gender(lower, name),
        plural=head.endswith("s") and not head.endswith("ss"),
        roles=frozenset(word for word in lower if word in roles or word in people.titles()),
        nations=_nations(lower, cased),
    )


@lru_cache(maxsize=10_000)
def alias(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names, as `Likeness.name` has them, can be one actor's.

    >>> alias(("putin",), ("vladimir", "putin")), alias(("cia",), ("central", "intelligence", "agency"))
    (True, True)
    """
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if short == long or "".join(short) == "".join(long):
        return True
    if (short[-1] in _SUFFIX) != (long[-1] in _SUFFIX):
        return False
    if len(short) == 1:
        word = short[0]
        initials = "".join(w[0] for w in long if w not in _SMALL)
        return word == long[-1] or (len(word) > 1 and word == long[0]) or (2 <= len(word) <= 6 and word == initials)
    if set(short) <= set(long):
        return True
    return short[-1] == long[-1] and short[0][0] == long[0][0] and 1 in (len(short[0]), len(long[0]))


def _words(text: str) -> list[str]:
    found = []
    for match in _WORD.findall(text):
        word = _POSSESSIVE.sub("", match)
        if word.count(".") > 1 or (word.endswith(".") and len(word) > 2):
            word = word.replace(".", "")
        if word := word.rstrip("."):
            found.append(word)
    return found


def _name(words: list[str]) -> tuple[str, ...]:
    """The words after the last title, from the first capital on."""
    start = max((n + 1 for n, word in enumerate(words[:-1]) if _is_title(word.lower())), default=0)
    rest = words[start:]
    while rest and (rest[0].lower() in _SMALL or not (rest[0][0].isupper() or rest[0][0].isdigit())):
        rest = rest[1:]
    stop = next((n for n, word in enumerate(rest) if n and start and word.lower() in ("of", "from")), len(rest))
    return tuple(word.lower().replace("-", "").replace(".", "") for word in rest[:stop])


def _is_title(word: str) -> bool:
    return word in people.titles() or people.roles().get(word) == "person"


def _gender(lower: tuple[str, ...], name: tuple[str, ...]) -> int:
    told = people.gendered()
    letter = next((told[word] for word in lower if word in told), "")
    if not letter and name and (len(name) > 1 or len(lower) == 1):
        letter = people.given_names().get(name[0], "")
    return {"m": 1, "f": 2}.get(letter, 0)


def _nations(lower: tuple[str, ...], cased: list[str]) -> frozenset[str]:
    tables = (world.countries(), world.capitals(), world.demonyms())
    single = {" ".join(lower[n : n + k]) for k in (1, 2) for n in range(len(lower) - k + 1) if cased[n][0].isupper()}
    return frozenset(table[words] for words in single for table in tables if words in table and words != "us")
