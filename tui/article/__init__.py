"""The nouns that every room shares: articles, spans, attributions, actors, analyses, notes. Standard library only.

Those of notes and corrections are loaded when they are asked for: a reader who only reads never needs them.
"""

from typing import TYPE_CHECKING, Any

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
from tui.article.fault import BadConfig, EngineFault, Fault, LibraryFault, NoteConflict, NotesFault, Unreadable
from tui.article.span import Span, hull
from tui.article.visible import one_line, visible

if TYPE_CHECKING:
    from tui.article.correction import (
        ActorCorrection,
        AttributionCorrection,
        CastRule,
        Correction,
        Finding,
        Referent,
    )
    from tui.article.note import Draft, Motivation, Note, Target

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

_LATER = {
    "correction": ("ActorCorrection", "AttributionCorrection", "CastRule", "Correction", "Finding", "Referent"),
    "note": ("Draft", "Motivation", "Note", "Target"),
}


def __getattr__(name: str) -> Any:
    """A noun of notes or corrections, imported now."""
    for module, names in _LATER.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f"tui.article.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
