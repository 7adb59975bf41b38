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

_LONGEST = 400
"""Characters; a longer block is not looked at."""
_OPENING = ("“", '"', "‘", "'", "«", "„", "‹")

_LABELS = re.compile(
    r"""
    (?:leave|post|add|write|submit)\sa\s(?:comment|reply)(?:\scancel\sreply)?
    | (?:view|show|see|read|load)\s(?:all\s|more\s)?(?:\d+\s)?comments?(?:\s\(\d+\))?
    | (?:\d+\s)?comments?(?:\s\(\d+\)|\sare\sclosed|\sclosed|\soff)?
    | (?:join\sthe\s(?:conversation|discussion|debate)|have\syour\ssay|start\sthe\sconversation)
    | (?:advertisements?|advert|ads?|ad\sfeedback|paid\scontent)
    | (?:sponsored(?:\scontent|\sby.{0,40})?|promoted(?:\scontent)?)
    | (?:story|article|content|news)\scontinues\s(?:below|after)(?:\s(?:this\s|the\s)?(?:advert\w*|ad|video))?
    | (?:continue|keep)\sreading(?:\s(?:the\smain\sstory|below|this\sstory))?
    | skip(?:\spast)?(?:\s(?:to\s)?(?:main\s)?(?:content|advertisement|ad|navigation|newsletter\spromotion))
    | scroll\s(?:down\s)?(?:to\scontinue|for\smore).{0,60}
    | (?:toggle|main|site|primary)\s(?:navigation|menu|search) | back\sto\s(?:top|home) | (?:open|close)(?:\smenu)?
    | (?:next|previous|prev)(?:\s(?:article|post|story|page))? | (?:load|show|see)\smore | view\sall
    | (?:log|sign)\s?(?:in|out|up) | (?:log|sign)\s?in\s(?:or|/)\s(?:register|subscribe|sign\s?up) | register
    | subscribe(?:\s(?:now|today|here|free))? | (?:my\s|your\s)?account | donate(?:\snow)?
    | listen(?:\sto\sthis\s(?:article|story))?(?:\s[(·–—-]?\s?\d+\s?min\w*\)?)?
    | print(?:\sthis)?(?:\s(?:article|page))?
    | (?:(?:estimated\s)?reading\stime:?\s)?\d+[\s-]min(?:ute)?s?(?:\sread)?
    | (?:font|text)\ssize:? | (?:play|watch|watch\snow|watch\slive|watch\svideo|video|gallery|photos?|live)
    | (?:accept|reject|manage)(?:\s(?:all|and\sclose|cookies?|all\scookies|preferences|consent))+
    | (?:about|contact)\sus | (?:privacy|cookies?)\s(?:policy|notice|settings|preferences)
    | terms\s(?:of\s(?:use|service|sale)|(?:and|&)\sconditions) | report\s(?:a|an)\s(?:typo|correction|error|problem|ad)
    | (?:download|get)\s(?:our|the)\s(?:\S+\s){0,3}app(?:\s.{0,60})?
    | (?:open\sor\s)?(?:your|enter\syour)\se-?mail(?:\saddress)? | tags? | topics? | filed\sunder
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Whole blocks that are the labels of a page's parts and buttons."""

_MORE = re.compile(
    r"""
    (?:you\s(?:may|might|could|will|['’]ll)\s(?:also\s)?(?:like|enjoy|love|be\sinterested\sin|have\smissed)|recommended)
        (?:\s.{0,30})?
    | (?:related|recommended|more|other|latest|popular|trending|top|similar|further|suggested|editors?['’]?s?)
        \s(?:stories|articles|news|posts?|topics|content|reading|links|videos?|coverage|headlines|picks?)(?:\s\S+){0,3}
    | most\s(?:read|popular|viewed|shared|commented)(?:\s\S+){0,3} | related | trending(?:\snow)? | what['’]s\strending
    | more\s(?:from|on|in|about)\s\S+(?:\s\S+){0,4}[^\s.!?] | (?:up\s|read\s)next
    | don['’]t\smiss | editors?['’]s?\s(?:picks|choice)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Whole blocks under which a page lists other reports."""

_POINTERS = re.compile(
    r"""
    (?:read(?:\s(?:more|also|next))?|also\sread|see\salso|related|recommended|more\son\sthis|don['’]t\smiss|watch)
        \s?[:>»|].{0,160}
    | (?:related|recommended)\s(?:stories|articles|story|article|links?|coverage|videos?)\s?[:>»|].{0,160}
    | read\s(?:more|next|also)(?:\s(?:about|from|on)\s.{1,60}?\s?here)?
    | (?:read|see|view)\s(?:the\s)?(?:full|original|rest\sof\sthe|whole)\s(?:story|article|report|post)(?:\s.{0,60})?
    | click\s(?:here|through)\s(?:to|for)\s.{1,120}
    | (?:tags?|topics?|filed\sunder|categor(?:y|ies)|posted\sin)\s?:.{0,200}
    | (?:send|got|have)\s(?:us\s)?(?:a\s)?(?:news\s)?tips?(?:\sto|\?).{0,120}
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Whole blocks that point away from the page."""

_APPEALS = re.compile(
    r"""
    (?:(?:please|click\shere\sto)\s)?(?:sign\s?up|subscribe|register)\s.{0,70}?
        \b(?:newsletters?|(?:news|e-?mail|daily|breaking|free)\salerts?|alerts|inbox|briefings?|bulletins?|digests?
        |daily\supdates?|e-?mail\supdates?|mailing\slist|(?:youtube\s)?channel|podcasts?|free\strial)\b.{0,80}
    | (?:get|receive)\s.{0,100}?\b(?:in|to|into)\syour\s(?:inbox|e-?mail|mailbox)\b.{0,60}
    | (?:get|join|try)\sour\s.{0,60}?\b(?:newsletters?|alerts|briefings?|app|community|channel)\b.{0,60}
    | (?:follow|like|find|join|add|connect\swith)\s(?:(?:us|me|our|the\sauthor)\s.{0,40}?|.{1,60}?\s)?(?:on|at|via)\s
        (?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|whatsapp|telegram|threads|bluesky|google\snews)\b
        [:,.]?(?:\s(?:and|or|&|at|[@\#]\S+|https?:\S+|(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok)[,.]?)){0,12}
        (?:\sfor\s(?:more|updates|the\slatest)(?:\s\S+){0,6}|\s(?:reach|contact|e-?mail)\s.{1,80})?
    | follow\s@?\w+ | support\s(?:our|independent)\s(?:journalism|work|reporting)\.?(?:\s.{0,60})?
    | (?:contact|e-?mail)\s(?:the\s(?:author|reporter|writer|newsroom)|us|\S+\s\S+)\s?(?:at|:)\s?\S{1,64}@\S{1,64}
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Whole blocks that ask the reader to sign up, follow or write."""

_NOTICES = re.compile(
    r"""
    (?:(?:we|this\s(?:web)?site|our\s(?:web)?site|the\s(?:web)?site)\s(?:uses?|and\sour\spartners)\b.{0,120}?\bcookies?
        |by\s(?:using|continuing|clicking|browsing)\b.{0,120}?\bcookies?|cookies?\s(?:help|on\sthis)\b).{0,260}
    | (?:[(]?\s?(?:©|\(c\)|&copy;)|copyright\s(?:©|\(c\)|&copy;|(?:19|20)\d\d)).{0,200}
    | .{0,120}\ball\srights\sreserved\b.{0,120}
    | (?:this|the)\s(?:material|content)\smay\snot\sbe\s(?:published|reproduced|broadcast).{0,160}
    | \[/?[a-z][\w-]*\s[\w-]+\s?=[^\]]{0,300}\] | \[/[a-z][\w-]*\] | \[[a-z]+[-_][\w-]*\]
    | \[(?:gallery|embed|caption|playlist|video|audio|ad|advert|newsletter|poll|form)\]
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Notices about cookies and rights, and the stubs that a publishing system leaves where it had a form or a gallery."""

_AGENCY = r"(?:getty(?:\simages)?|ap|afp|reuters|epa|pa|shutterstock|instagram|associated\spress|istock|alamy|flickr)"
_PICTURES = re.compile(
    rf"""
    [(\[]?(?:photo(?:graph)?|image|picture|pic|credit|(?:photo|image|picture)\scredit|screenshot)s?\s?:\s?.{{1,80}}[)\]]?
    | [(]?{_AGENCY}(?:\sphoto)?(?:\s?[/|,]\s?{_AGENCY})*\.?[)]?
    | [(]?{_AGENCY}(?:\sphoto)?\s?/\s?[^.!?]{{1,60}}\.?[)]?
    | [(]?(?:photo(?:graph)?s?|image|picture)\s(?:by|courtesy(?:\sof)?|via|from)
        \s[^.!?]{{1,60}}?\s?[/|,]\s?{_AGENCY}\.?[)]?
    | [(]?[^\W\d_]+(?:\s[^\W\d_]+){{1,3}}\s?/\s?{_AGENCY}(?:\s?[/|]\s?{_AGENCY})*\.?[)]?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Credits of pictures."""

_RULES = (_LABELS, _MORE, _POINTERS, _APPEALS, _NOTICES, _PICTURES)
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
    bare = line.rstrip(" :»>→…+")
    if any(rule.fullmatch(bare) for rule in _RULES):
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
    return bool(line) and not line.startswith(_OPENING) and _MORE.fullmatch(line.rstrip(" :»>→…")) is not None


def _is_headline(line: str) -> bool:
    """Whether a line can be the headline of another report: short, and no sentence."""
    return 0 < len(line) <= 150 and not line.startswith(_OPENING) and not line.endswith(_SENTENCE_END)
