"""The nouns that every room shares: articles, spans, attributions, actors, analyses, notes. Standard library only."""

from tui.article.analysis import (
    SPEECH,
    Actor,
    ActorKind,
    Analysis,
    Attribution,
    AttributionKind,
    Mention,
    MentionKind,
    Stance,
)
from tui.article.article import Article, Block, BlockKind, Format, Inline, InlineStyle
from tui.article.correction import (
    ActorCorrection,
    AttributionCorrection,
    CastRule,
    Correction,
    Finding,
    Referent,
)
from tui.article.fault import BadConfig, EngineFault, Fault, LibraryFault, NoteConflict, NotesFault, Unreadable
from tui.article.note import Draft, Motivation, Note, Target
from tui.article.span import Span, hull
from tui.article.visible import one_line, visible

__all__ = [
    "SPEECH",
    "Actor",
    "ActorCorrection",
    "ActorKind",
    "Analysis",
    "Article",
    "Attribution",
    "AttributionCorrection",
    "AttributionKind",
    "BadConfig",
    "Block",
    "BlockKind",
    "CastRule",
    "Correction",
    "Draft",
    "EngineFault",
    "Fault",
    "Finding",
    "Format",
    "Inline",
    "InlineStyle",
    "LibraryFault",
    "Mention",
    "MentionKind",
    "Motivation",
    "Note",
    "NoteConflict",
    "NotesFault",
    "Referent",
    "Span",
    "Stance",
    "Target",
    "Unreadable",
    "hull",
    "one_line",
    "visible",
]
