"""The wording of furniture: whole blocks that are labels, pointers, appeals, notices and credits, never a report.

The patterns take a while to compile, so each is compiled when the first block comes that it could fit.
"""

import re
from functools import cache

LABELS = r"""
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
    """
"""Whole blocks that are the labels of a page's parts and buttons."""

MORE = r"""
    (?:you\s(?:may|might|could|will|['’]ll)\s(?:also\s)?(?:like|enjoy|love|be\sinterested\sin|have\smissed)|recommended)
        (?:\s.{0,30})?
    | (?:related|recommended|more|other|latest|popular|trending|top|similar|further|suggested|editors?['’]?s?)
        \s(?:stories|articles|news|posts?|topics|content|reading|links|videos?|coverage|headlines|picks?)(?:\s\S+){0,3}
    | most\s(?:read|popular|viewed|shared|commented)(?:\s\S+){0,3} | related | trending(?:\snow)? | what['’]s\strending
    | more\s(?:from|on|in|about)\s\S+(?:\s\S+){0,4}[^\s.!?] | (?:up\s|read\s)next
    | don['’]t\smiss | editors?['’]s?\s(?:picks|choice)
    """
"""Whole blocks under which a page lists other reports."""

POINTERS = r"""
    (?:read(?:\s(?:more|also|next))?|also\sread|see\salso|related|recommended|more\son\sthis|don['’]t\smiss|watch)
        \s?[:>»|].{0,160}
    | (?:related|recommended)\s(?:stories|articles|story|article|links?|coverage|videos?)\s?[:>»|].{0,160}
    | read\s(?:more|next|also)(?:\s(?:about|from|on)\s.{1,60}?\s?here)?
    | (?:read|see|view)\s(?:the\s)?(?:full|original|rest\sof\sthe|whole)\s(?:story|article|report|post)(?:\s.{0,60})?
    | click\s(?:here|through)\s(?:to|for)\s.{1,120}
    | (?:tags?|topics?|filed\sunder|categor(?:y|ies)|posted\sin)\s?:.{0,200}
    | (?:send|got|have)\s(?:us\s)?(?:a\s)?(?:news\s)?tips?(?:\sto|\?).{0,120}
    """
"""Whole blocks that point away from the page."""

APPEALS = r"""
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
    """
"""Whole blocks that ask the reader to sign up, follow or write."""

NOTICES = r"""
    (?:(?:we|this\s(?:web)?site|our\s(?:web)?site|the\s(?:web)?site)\s(?:uses?|and\sour\spartners)\b.{0,120}?\bcookies?
        |by\s(?:using|continuing|clicking|browsing)\b.{0,120}?\bcookies?|cookies?\s(?:help|on\sthis)\b).{0,260}
    | (?:[(]?\s?(?:©|\(c\)|&copy;)|copyright\s(?:©|\(c\)|&copy;|(?:19|20)\d\d)).{0,200}
    | .{0,120}\ball\srights\sreserved\b.{0,120}
    | (?:this|the)\s(?:material|content)\smay\snot\sbe\s(?:published|reproduced|broadcast).{0,160}
    | \[/?[a-z][\w-]*\s[\w-]+\s?=[^\]]{0,300}\] | \[/[a-z][\w-]*\] | \[[a-z]+[-_][\w-]*\]
    | \[(?:gallery|embed|caption|playlist|video|audio|ad|advert|newsletter|poll|form)\]
    """
"""Notices about cookies and rights, and the stubs that a publishing system leaves where it had a form or a gallery."""

_AGENCY = r"(?:getty(?:\simages)?|ap|afp|reuters|epa|pa|shutterstock|instagram|associated\spress|istock|alamy|flickr)"
PICTURES = rf"""
    [(\[]?(?:photo(?:graph)?|image|picture|pic|credit|(?:photo|image|picture)\scredit|screenshot)s?\s?:\s?.{{1,80}}[)\]]?
    | [(]?{_AGENCY}(?:\sphoto)?(?:\s?[/|,]\s?{_AGENCY})*\.?[)]?
    | [(]?{_AGENCY}(?:\sphoto)?\s?/\s?[^.!?]{{1,60}}\.?[)]?
    | [(]?(?:photo(?:graph)?s?|image|picture)\s(?:by|courtesy(?:\sof)?|via|from)
        \s[^.!?]{{1,60}}?\s?[/|,]\s?{_AGENCY}\.?[)]?
    | [(]?[^\W\d_]+(?:\s[^\W\d_]+){{1,3}}\s?/\s?{_AGENCY}(?:\s?[/|]\s?{_AGENCY})*\.?[)]?
    """
"""Credits of pictures."""

_RULES = ((LABELS, 160), (MORE, 160), (PICTURES, 200), (POINTERS, 320), (APPEALS, 400), (NOTICES, 400))
"""Each with the length, in characters, of the longest block that is held against it."""


def fits(line: str) -> bool:
    """Whether a whole line is worded as furniture."""
    return any(_compiled(rule).fullmatch(line) for rule, longest in _RULES if len(line) <= longest)


def heads_a_list(line: str) -> bool:
    """Whether other reports are listed under a line like this."""
    return len(line) <= 160 and _compiled(MORE).fullmatch(line) is not None


@cache
def _compiled(rule: str) -> re.Pattern[str]:
    return re.compile(rule, re.IGNORECASE | re.VERBOSE)
