"""Articles and analyses to plain JSON values and back, equal to the letter.

The engine's process and the cache speak this form. It is not the contract of `onrecord extract`, which `exchange` owns.
"""

from dataclasses import fields
from typing import Any

from tui.article.analysis import Actor, Analysis, Attribution, Mention
from tui.article.article import Article, Block, Inline
from tui.article.span import Span

Plain = dict[str, Any]


def article_to_plain(article: Article) -> Plain:
    """A dict of JSON values; spans become pairs, blocks and inlines short lists."""
    plain = {f.name: getattr(article, f.name) for f in fields(article)}
    plain["blocks"] = [[b.kind, *b.span, b.level, b.marker] for b in article.blocks]
    plain["inlines"] = [[i.style, *i.span, i.href] for i in article.inlines]
    return plain


def article_from_plain(plain: Plain) -> Article:
    """The article that `article_to_plain` took apart; raises KeyError, TypeError or ValueError for anything else."""
    rest = {k: v for k, v in plain.items() if k not in ("blocks", "inlines")}
    return Article(
        blocks=tuple(Block(kind, Span(a, b), level, marker) for kind, a, b, level, marker in plain["blocks"]),
        inlines=tuple(Inline(Span(a, b), style, href) for style, a, b, href in plain["inlines"]),
        **rest,
    )


def actor_to_plain(actor: Actor) -> Plain:
    """A dict of JSON values; mentions become [start, end, kind]."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "acts": actor.acts,
        "aliases": list(actor.aliases),
        "mentions": [[*m.span, m.kind] for m in actor.mentions],
        "roles": list(actor.roles),
    }


def actor_from_plain(plain: Plain) -> Actor:
    """The actor that `actor_to_plain` took apart."""
    mentions = tuple(Mention(Span(a, b), kind) for a, b, kind in plain["mentions"])
    aliases, roles = tuple(plain["aliases"]), tuple(plain["roles"])
    return Actor(plain["id"], plain["name"], plain["kind"], plain["acts"], aliases, mentions, roles)


def analysis_to_plain(analysis: Analysis) -> Plain:
    """A dict of JSON values."""
    return {
        "engine": analysis.engine,
        "attributions": [_attribution_to_plain(q) for q in analysis.attributions],
        "actors": [actor_to_plain(a) for a in analysis.actors],
        "quotations": analysis.quotations,
        "sentences": analysis.sentences,
        "furniture": analysis.furniture,
        "window": analysis.window,
    }


def analysis_from_plain(plain: Plain) -> Analysis:
    """The analysis that `analysis_to_plain` took apart; raises KeyError, TypeError or ValueError for anything else."""
    return Analysis(
        engine=plain["engine"],
        attributions=tuple(_attribution_from_plain(q) for q in plain["attributions"]),
        actors=tuple(actor_from_plain(a) for a in plain["actors"]),
        quotations=_spans(plain["quotations"]),
        sentences=_spans(plain["sentences"]),
        furniture=_spans(plain["furniture"]),
        window=None if plain["window"] is None else Span(*plain["window"]),
    )


def _attribution_to_plain(attribution: Attribution) -> Plain:
    return {f.name: getattr(attribution, f.name) for f in fields(attribution)}


def _attribution_from_plain(plain: Plain) -> Attribution:
    made = {
        "source": _spans(plain["source"]),
        "cue": _spans(plain["cue"]),
        "content": _spans(plain["content"]),
        "reasons": tuple(plain["reasons"]),
        "antecedent": None if plain["antecedent"] is None else Span(*plain["antecedent"]),
    }
    return Attribution(**{**plain, **made})


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(a, b) for a, b in pairs)
