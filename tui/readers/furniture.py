"""Furniture by its words: the menus, labels, stubs and notices that a page leaves between the lines of a report.

The rules look at one whole block at a time, except that what stands under "You may also like" goes with it. They are
general and careful: a block that opens with a quotation mark is never furniture, and neither is a sentence that only
begins like one of these lines.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from tui.article import Block, Span
from tui.readers.vocabulary import MENU, NETWORKS, SHARE_WORDS, SHARING, words
from tui.readers.wording import fits, heads_a_list

_LONGEST = 400
"""Characters; a longer block is not looked at."""
_OPENING = ("“", '"', "‘", "'", "«", "„", "‹")

_STARTS = words(
    "about accept account ad add ads advert advertisement advertisements afp alamy also ap article associated "
    "back categories category click close comment comments connect contact content continue cookie cookies "
    "copyright credit credits don donate download e editor editors email enter epa estimated filed find flickr "
    "follow font further gallery get getty got have image images instagram istock join keep latest leave like "
    "listen live load log main manage more most news next open or other pa paid photo photograph photographs "
    "photos pic pics picture pictures play please popular post posted prev previous primary print privacy "
    "promoted read reading receive recommended register reject related report reuters screenshot screenshots "
    "scroll see send share show shutterstock sign similar site skip sponsored start story submit subscribe "
    "suggested support tag tags terms text toggle top topic topics trending try up video view watch what write "
    "you your"
)
"""The words with which the rules' lines begin, where they begin with one: most paragraphs are passed over by it."""
_SIGNS = ("cookie", "Cookie", "may not be", "ights reserved", "IGHTS RESERVED", "/")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SEPARATORS = re.compile(r"\s+[|>»›/·•→]\s*|\s*[|>»›·•→]\s+")
_GAPS = re.compile(r"[\s|>»›/·•→,]+")
_SENTENCE_END = (".", "!", "?", "…", "”", '"', "’")


def dim(text: str, blocks: Sequence[Block], links: Collection[Span] = ()) -> tuple[Block, ...]:
    """The same blocks, those that are furniture by their words as furniture; the title stays what it is.

    `links` are spans that are links: a block that is one link from end to end, and no sentence, leads away from here.
    """
    dimmed: list[Block] = []
    under_more = False
    signs = _signs(text)
    for block in blocks:
        is_dimmed = False
        if block.kind in ("furniture", "code", "table") or (block.kind == "heading" and block.level == 1):
            under_more = under_more and block.kind == "furniture"
        elif under_more or _may_be_furniture(text, block.span, signs) or block.span in links:
            line = " ".join(block.span.of(text).split())
            another = block.kind != "heading" and _is_headline(line)
            under_more = _starts_a_list_of_others(line) or (under_more and another)
            is_dimmed = under_more or (another and block.span in links) or is_furniture(line)
        dimmed.append(replace(block, kind="furniture") if is_dimmed else block)
    return tuple(dimmed)


def is_furniture(line: str) -> bool:
    """Whether a block's words, its white space collapsed, are furniture wherever they stand.

    >>> is_furniture("Leave a Comment"), is_furniture("Leave a comment, the minister told them.")
    (True, False)
    """
    if not _may_be_furniture(line, Span(0, len(line)), _signs(line)):
        return False
    if fits(line.rstrip(" :»>→…+")):
        return True
    return not line.endswith(_SENTENCE_END) and (is_menu(line) or _is_share_bar(line))


def _signs(text: str) -> list[int]:
    """The offsets of words and marks that can make furniture of a block that begins like any paragraph."""
    found = []
    for sign in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1)
    return sorted(found)


def _may_be_furniture(text: str, span: Span, signs: list[int]) -> bool:
    """Whether the rules need to be asked: a quick look at the first word, which passes over nearly every paragraph."""
    if not 0 < span.length <= _LONGEST or text[span.start] in _OPENING:
        return False
    first = _FIRST_WORD.match(text, *span)
    if first is None:
        return True
    word = first[0].casefold()
    if word in _STARTS or word in MENU or word in NETWORKS or word in SHARING:
        return True
    following = bisect_left(signs, span.start)
    return following < len(signs) and signs[following] < span.end


def is_menu(line: str) -> bool:
    """Whether a line is a site's menu or the path to a page ("Home > World > Europe"), and nothing else."""
    if len(line) > 200:
        return False
    entries = [word.casefold() for word in _GAPS.split(line) if word]
    known = sum(word in MENU for word in entries)
    if len(entries) >= 3 and known == len(entries):
        return True
    if len(entries) >= 5 and known >= 0.7 * len(entries) and all(not w[0].islower() for w in line.split()):
        return True
    parts = [part for part in _SEPARATORS.split(line) if part]
    return len(parts) >= 3 and entries[0] in ("home", "homepage") and all(len(part.split()) <= 4 for part in parts[:-1])


def _is_share_bar(line: str) -> bool:
    if len(line) > 120:
        return False
    entries = [word.casefold().strip(":()") for word in _GAPS.split(line) if word]
    entries = [word for word in entries if word and not word.isdigit()]
    if not entries or any(word not in SHARE_WORDS for word in entries):
        return False
    return entries[0] in SHARING or sum(word in NETWORKS for word in entries) >= 2


def _starts_a_list_of_others(line: str) -> bool:
    return bool(line) and not line.startswith(_OPENING) and heads_a_list(line.rstrip(" :»>→…"))


def _is_headline(line: str) -> bool:
    """Whether a line can be the headline of another report: short, and no sentence."""
    return 0 < len(line) <= 150 and not line.startswith(_OPENING) and not line.endswith(_SENTENCE_END)
