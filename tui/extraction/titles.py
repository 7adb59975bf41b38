"""What stands before a name: titles, offices, parties and nations, and the gender that they tell."""

from tui.extraction.lexicon import people, world
from tui.extraction.lexicon.people import Gender
from tui.extraction.tokens import Sentence

PARTIES = frozenset({"republican", "democrat", "democratic", "gop", "independent", "libertarian", "labour", "tory"})
_AFFILIATIONS = {
    **dict.fromkeys(("republican", "republicans", "gop"), "Republican Party"),
    **dict.fromkeys(("democratic", "democrat", "democrats"), "Democratic Party"),
}
_OF_WHAT = 3
"""The words of "of State Ruiz": where more follow a title, the first of them is what it is an office of."""
_ELECT = ("-elect", "-designate", "-era")


def core_of(sentence: Sentence, first: int, end: int) -> int:
    """The index after the last title, where a name follows it."""
    lower, tags = sentence.lower, sentence.tags
    titles, demonyms, given = people.titles(), world.demonyms(), people.given_names()
    core = first
    for at in range(first, end - 1):
        party = lower[at] in PARTIES and lower[at + 1] in given
        if (lower[at] in titles and tags[at] != "F") or lower[at].endswith(_ELECT) or party:
            core = at + 1
    if core > first and tags[core] == "F":  # "Secretary of State John Kerry"
        known = next((at for at in range(core, end - 1) if lower[at] in given), None)
        core = known or (core + 2 if end - core > _OF_WHAT else core)
    while core < end - 1 and (
        tags[core] in "FD." or (core == first and lower[core] in demonyms and lower[core + 1] in titles)
    ):
        core += 1
    return core


def offices_before(sentence: Sentence, first: int, core: int) -> tuple[int, frozenset[str], str]:
    """Where the mention begins, and the roles and the nation that stand before the name."""
    lower, tags = sentence.lower, sentence.tags
    start = first
    roles = people.roles()
    titles = people.titles()
    while (
        start > 0
        and (lower[start - 1] in titles or (lower[start - 1] in roles and roles[lower[start - 1]] == "person"))
        and tags[start - 1] not in "AMV"
    ):
        start -= 1
    if start < first:
        while start > 0 and (tags[start - 1] in "XJk" or (tags[start - 1] == "n" and lower[start - 1] in roles)):
            start -= 1
    found = frozenset(w for w in lower[start:core] if w in titles or w in roles)
    low = max(0, start - 3 if sentence.tags[start - 1 : start] == "S" else start)
    return start, found, nation_of(lower[low:core]) or body_of(sentence, low, core)


def nation_of(words: tuple[str, ...]) -> str:
    """The country that some words name or derive from, else the party, "" for none; two words win over one.

    >>> nation_of(("the", "north", "korean", "leader"))
    'North Korea'
    """
    for size in (2, 1):
        for at in range(len(words) - size + 1):
            piece = " ".join(words[at : at + size])
            found = world.demonyms().get(piece) or world.countries().get(piece) or world.capitals().get(piece)
            if found and piece != "us":
                return found
    return next((_AFFILIATIONS[word] for word in words if word in _AFFILIATIONS), "")


def body_of(sentence: Sentence, first: int, end: int) -> str:
    """The body that words before an office name by its initials, in lower case, "" for none: "the FBI director"."""
    named = world.organisation_names()
    return next(
        (sentence.lower[at] for at in range(first, end) if _is_acronym(sentence, at) and sentence.lower[at] in named),
        "",
    )


def _is_acronym(sentence: Sentence, at: int) -> bool:
    return sentence.tags[at] == "X" and sentence.words[at].isupper() and len(sentence.words[at]) > 1


def gender_of(sentence: Sentence, start: int, core: int) -> Gender:
    """The gender that a title from `start` on tells, or the first name at `core`."""
    gendered = people.gendered()
    for word in sentence.lower[start:core]:
        if gendered.get(word):
            return gendered[word]
    return people.given_names().get(sentence.lower[core], "")
