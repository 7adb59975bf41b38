"""What the reader corrected in a cast: actors merged, split and renamed, done again whenever the cast is made anew."""

from collections.abc import Sequence

from tui.article import Actor, CastRule
from tui.comparison.parts import Part

_Player = tuple[int, Actor]


def corrected(parts: Sequence[Part], rules: Sequence[CastRule]) -> list[Part]:
    """The parts as the rules, in their order, leave them; players that are not there are passed over."""
    left = list(parts)
    for rule in rules:
        meant = set(rule.players)
        players = [player for part in left for player in part.players if (player[0], player[1].id) in meant]
        if players:
            left = _renamed(left, players, rule) if rule.act == "rename" else _apart(left, players, rule)
    return left


def _renamed(parts: list[Part], players: list[_Player], rule: CastRule) -> list[Part]:
    """The same parts; those that any of the players plays have the name and the kind of the rule."""
    for part in parts:
        if any(player in part.players for player in players):
            _call(part, rule)
    return parts


def _apart(parts: list[Part], players: list[_Player], rule: CastRule) -> list[Part]:
    """The players in one part: of all that they shared a part with if they are merged, alone if they are split off."""
    merged = rule.act == "merge"
    together = [part for part in parts if any(player in part.players for player in players)]
    moved = [player for part in together for player in part.players] if merged else players
    named = next((part for part in together if part.name or part.fixed), None) if merged else None
    made = Part(together[0].kind, moved)
    if named is not None:
        made.name, made.fixed = named.name, named.fixed
    _call(made, rule)
    for part in together:
        part.players = [player for player in part.players if player not in moved]
    return [*(part for part in parts if part.players), made]


def _call(part: Part, rule: CastRule) -> None:
    part.name = rule.name or part.name
    if rule.kind is not None:
        part.kind = part.fixed = rule.kind
