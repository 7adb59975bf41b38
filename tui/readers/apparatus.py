"""Furniture by its markup: which elements of a page claim to be apparatus, and which of those claims hold.

A claim is made by an element's tag, role, class or id, before its content is known. It falls where the element turns
out to hold the report: its headline, its main part, or most of the page's prose.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from tui.readers.vocabulary import words

if TYPE_CHECKING:
    from lxml.etree import _Attrib as _Attributes

Claimed = Literal["tag", "name", "comments"]

_TAGS = frozenset(("nav", "aside", "footer", "menu", "dialog", "button", "label"))
_ROLES = words(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist alert"
)
_NEVER = frozenset(("html", "body", "main", "h1", "blockquote"))

_NAMES = words(
    "nav navbar navigation menu menus breadcrumb breadcrumbs share sharing sharebar social socials "
    "addtoany sharedaddy related recommended recommendations newsletter newsletters signup subscribe "
    "promo promos promotion advert adverts advertisement advertisements ad ads adslot adunit adsense "
    "cookie cookies consent gdpr sidebar footer masthead popup modal outbrain taboola sponsored tags "
    "taglist topics toolbar pagination pager copyright credit credits trending byline pubdate timestamp"
)
_PAIRS = words(
    "most-read most-popular most-viewed more-stories more-news read-more read-next also-like you-may-like "
    "up-next skip-link skip-links skip-to author-bio post-meta entry-meta article-meta sign-up log-in "
    "follow-us"
)
_COMMENTS = words("comments commentlist disqus respond")
_PARTS = words(
    "bar button buttons link links tool tools icon icons list lists item items widget container wrapper "
    "wrap box block section area menu nav panel module component slot unit banner form content inner "
    "outer group stories articles posts news media follow cta label top bottom header title placeholder "
    "inline thread line text"
)
"""Words that may follow the telling one: "share-bar", "related-articles"."""
_STATES = words(
    "has no not with without is show hide hides enable enabled disable disabled category tag topic theme "
    "format type status template layout js"
)
"""First words of names that tell of a state or a subject and not of what the element is: "has-sidebar"."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS = re.compile(r"[a-z]+")


@dataclass(slots=True)
class Claim:
    """One element's claim to be apparatus."""

    parent: int
    """The index of the claim inside which it was made; -1 for none."""
    by: Claimed
    prose: int = 0
    """Characters of whole sentences inside."""
    headline: bool = False
    """Holds a heading of level 1."""
    main: bool = False
    """Holds the element that the page names as its main part."""


def claim_of(tag: str, attributes: "_Attributes", *, in_article: bool) -> Claimed | None:
    """How an element claims to be apparatus, if it does; `in_article` says whether it stands in an article element."""
    if tag in _NEVER:
        return None
    if tag in _TAGS or attributes.get("role", "").lower() in _ROLES:
        return "tag"
    if tag == "form" or (tag == "header" and not in_article):
        return "name"
    for attribute in ("class", "id"):
        names = attributes.get(attribute, "")
        if names and len(names) <= 400 and (claimed := claim_of_names(names)):
            return claimed
    return None


@lru_cache(maxsize=1024)
def claim_of_names(names: str) -> Claimed | None:
    """How the names in a class or id attribute claim that an element is apparatus, if they do.

    >>> claim_of_names("post__share-bar"), claim_of_names("has-sidebar"), claim_of_names("social-issues")
    ('name', None, None)
    """
    for name in names.split():
        parts = _WORDS.findall(_CAMEL.sub("-", name).lower())
        if len(parts) > 1 and parts[0] in _STATES:
            continue
        while parts:
            if parts[-1] in _COMMENTS:
                return "comments"
            if parts[-1] in _NAMES or "-".join(parts[-2:]) in _PAIRS:
                return "name"
            if parts.pop() not in _PARTS:
                break
    return None


def upheld(claims: list[Claim], prose: int) -> list[bool]:
    """For each claim whether it holds, on a page with `prose` characters of whole sentences; adds up what they hold."""
    for claim in reversed(claims):
        if claim.parent >= 0:
            outer = claims[claim.parent]
            outer.prose += claim.prose
            outer.headline |= claim.headline
            outer.main |= claim.main
    holds: list[bool] = []
    for claim in claims:
        inside = claim.parent >= 0 and holds[claim.parent]
        most = claim.prose * 2 > prose and claim.by != "comments"
        protected = claim.main or most or (claim.headline and claim.by != "tag")
        holds.append(inside or not protected)
    return holds
