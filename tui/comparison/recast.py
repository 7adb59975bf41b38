"""One analysis with the ids, the names and the speakers of a cast."""

from dataclasses import replace

from tui.article import Actor, Analysis
from tui.comparison.cast import Cast


def recast(analysis: Analysis, position: int, cast: Cast) -> Analysis:
    """The analysis of the article at `position` of the cast, its actors and speakers under their shared ids.

    An actor keeps its own mentions and takes name, kind and aliases from the cast; two that play one role become one.
    """
    players = cast.players.get(position, {})
    merged: dict[str, Actor] = {}
    for actor in analysis.actors:
        shared = players.get(actor.id, actor)
        known = merged.get(shared.id)
        mentions = (*known.mentions, *actor.mentions) if known else actor.mentions
        merged[shared.id] = replace(shared, mentions=tuple(sorted(mentions, key=lambda m: m.span)))
    attributions = tuple(
        replace(one, speaker=players[one.speaker].id) if one.speaker in players else one
        for one in analysis.attributions
    )
    return replace(analysis, actors=tuple(merged.values()), attributions=attributions)
