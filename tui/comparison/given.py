"""Given names: which are short for which, so that a person whom reports call by both is one."""

from functools import cache

_SHORT = """
abigail abby/albert al/alexander alex/alexandra alex/andrew andy drew/anthony tony/barbara barb/benjamin ben/
charles charlie chuck/christine chris/christopher chris/daniel dan danny/david dave/deborah deb debbie/donald don/
douglas doug/edward ed eddie ted/elizabeth liz beth betsy/frederick fred/gerald gerry jerry/gregory greg/jacob jake/
james jim jimmy/jeffrey jeff/jennifer jen jenny/john jack johnny/jonathan jon/joseph joe/joshua josh/
katherine kate kathy/kenneth ken/lawrence larry/leonard len leo/margaret maggie/matthew matt/michael mike/
mitchell mitch/nathaniel nate/nicholas nick/pamela pam/patricia pat patty/patrick pat/peter pete/philip phil/
raymond ray/rebecca becky/richard rick dick rich/robert bob bobby rob/ronald ron/samuel sam/samantha sam/
stephen steve/steven steve/susan sue/theodore ted/thomas tom/timothy tim/victoria vicky/vincent vince/walter walt/
william bill billy will
"""
"""A name and its short forms, in small letters."""


def same_given(one: str, other: str) -> bool:
    """Whether one of two given names is short for the other.

    >>> same_given("rick", "richard"), same_given("rob", "bob")
    (True, False)
    """
    return other in _short_forms().get(one, ()) or one in _short_forms().get(other, ())


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    groups = (group.split() for group in _SHORT.replace("\n", "").split("/"))
    return {full: frozenset(short) for full, *short in groups}
