"""The files that tell brat what may be annotated in a folder and how it looks: annotation.conf and visual.conf.

Invariant: every type that the writers use is declared (https://brat.nlplab.org/configuration.html).
"""

from collections.abc import Iterable, Iterator
from typing import get_args

from tui.article import AttributionKind, Stance
from tui.exchange.brat_actors import FORMS, KINDS
from tui.exchange.brat_attributions import SPEAKER
from tui.exchange.brat_links import EVENT, ROLES
from tui.exchange.brat_notes import TYPES, tag_type
from tui.exchange.rows import plain_line

_COLOURS = {
    "Source": "#8fb2ff",
    "Cue": "#ffd27f",
    "Content": "#c9e8b0",
    EVENT: "#ffd27f",
    "Person": "#ffccaa",
    "Organisation": "#d6c5f0",
    "Place": "#b7e3e0",
    "Group": "#f0d5e0",
    "Highlighting": "#ffe58f",
    "Commenting": "#b7e3ff",
    "Tagging": "#e6e6e6",
    "Assessing": "#d6f5d6",
    "Editing": "#d6f5d6",
}


def annotation_conf(tags: Iterable[str]) -> Iterator[str]:
    """The lines of annotation.conf for notes with these tags, each with its line end."""
    actors, notes = "|".join(KINDS), "|".join(TYPES)
    yield "[entities]\n"
    yield from (f"{name}\n" for name in (*ROLES, *KINDS, *TYPES))
    yield "\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
    yield f"Equiv\tArg1:{actors}, Arg2:{actors}, <REL-TYPE>:symmetric-transitive\n"
    yield f"\n[events]\n{EVENT}\tSource*:Source, Cue*:Cue, Content+:Content, {SPEAKER}?:{actors}\n"
    yield "\n[attributes]\n"
    yield f"Kind\tArg:{EVENT}, Value:{'|'.join(get_args(AttributionKind))}\n"
    yield f"Stance\tArg:{EVENT}, Value:{'|'.join(get_args(Stance))}\n"
    yield f"Floating\tArg:{EVENT}\n"
    yield f"Form\tArg:{actors}, Value:{'|'.join(FORMS)}\n"
    yield from (f"{kind}\tArg:{notes}\n" for kind in _tags(tags))


def visual_conf(tags: Iterable[str]) -> Iterator[str]:
    """The lines of visual.conf for notes with these tags, each with its line end."""
    yield "[labels]\n"
    yield "Organisation | Organisation | Org\nContent | Content | Con\nSource | Source | Src\n"
    yield from (f"{kind} | #{shown}\n" for kind, shown in _tags(tags).items())
    yield "\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:lightgrey, borderColor:darken\n"
    yield "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5\nATTRIBUTE_DEFAULT\tglyph:*\n"
    yield from (f"{name}\tbgColor:{colour}\n" for name, colour in _COLOURS.items())


def _tags(tags: Iterable[str]) -> dict[str, str]:
    """The attribute of each tag, with what people are shown."""
    return {tag_type(tag): plain_line(tag).replace("|", "/") for tag in sorted(tags, reverse=True)}
