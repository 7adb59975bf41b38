"""Given names and their gender, titles before names, and the role nouns that name people and bodies."""

from functools import cache
from typing import Literal

from tui.extraction.lexicon.inflection import forms
from tui.extraction.lexicon.sections import sections

Gender = Literal["m", "f", ""]


@cache
def given_names() -> dict[str, Gender]:
    """Given names in lower case; "" for those of both genders."""
    men, women = (set(sections("given")[key]) for key in ("men", "women"))
    return {**dict.fromkeys(men, "m"), **dict.fromkeys(women, "f"), **dict.fromkeys(men & women, "")}


@cache
def titles() -> frozenset[str]:
    """Words that stand before a person's name, in lower case."""
    found = sections("titles")
    return frozenset((*found["titles of men"], *found["titles of women"], *found["titles"]))


@cache
def gendered() -> dict[str, Gender]:
    """Titles and role nouns that tell a gender, in lower case."""
    found = sections("titles")
    men, women = ((*found[f"titles of {who}"], *found[who]) for who in ("men", "women"))
    return {**dict.fromkeys(men, "m"), **dict.fromkeys(women, "f")}


@cache
def roles() -> dict[str, str]:
    """Every role noun in lower case to what it names: "person", "people", "organisation", "place", "document"."""
    found = sections("titles")
    table = dict.fromkeys(found["documents"], "document")
    for key, kind in (("organisations", "organisation"), ("places", "place")):
        table.update(dict.fromkeys(found[key], kind))
    for word in found["people"]:
        table[plural(word)] = "people"
    table.update(dict.fromkeys(found["plurals"], "people"))
    table.update(dict.fromkeys(found["people"], "person"))
    return table


@cache
def staffs() -> frozenset[str]:
    """Nouns of bodies that go by a person's name, in lower case: the campaign of "the Ruiz campaign"."""
    return frozenset(sections("titles")["staffs"])


@cache
def same_offices() -> dict[str, frozenset[str]]:
    """Each word for an office, in lower case, to all that may stand for it when its holder is mentioned again."""
    groups = [group.split() for group in " ".join(sections("titles")["offices"]).split("|")]
    return {
        word: frozenset(w for group in groups if word in group for w in group) for group in groups for word in group
    }


@cache
def heads_of_state() -> frozenset[str]:
    """Role nouns that mean the one at the head of a country, in lower case."""
    return frozenset(sections("titles")["heads of state"])


def plural(noun: str) -> str:
    """The regular plural of a noun.

    >>> plural("ally"), plural("coach")
    ('allies', 'coaches')
    """
    return next(word for word, form in forms(noun) if form == "s")
