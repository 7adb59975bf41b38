"""The nouns that every room shares: articles, spans, attributions, actors, analyses. Standard library only."""

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
from tui.article.fault import BadConfig, EngineFault, Fault, LibraryFault, Unreadable
from tui.article.span import Span, hull
from tui.article.visible import one_line, visible

__all__ = [
    "SPEECH",
    "Actor",
    "ActorKind",
    "Analysis",
    "Article",
    "Attribution",
    "AttributionKind",
    "BadConfig",
    "Block",
    "BlockKind",
    "EngineFault",
    "Fault",
    "Format",
    "Inline",
    "InlineStyle",
    "LibraryFault",
    "Mention",
    "MentionKind",
    "Span",
    "Stance",
    "Unreadable",
    "hull",
    "one_line",
    "visible",
]
