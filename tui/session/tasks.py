"""What the engine's process can be asked: each question as one side puts it, and the job that answers on the other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from tui.article import Actor, Analysis, Article, CastRule, Span
from tui.article.codec import Plain, actor_from_plain, analysis_from_plain, article_from_plain
from tui.session.analysing import analyse, fingerprint

if TYPE_CHECKING:
    from tui.comparison import Cast

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """One question to the engine."""

    do: str
    """The name of the job."""
    where: str
    """The source that a fault would name."""
    size: int
    """Characters or bytes to go through, for the time limit."""
    given: Mapping[str, Any]
    read: Callable[[Any], T]
    """What to make of the answer's plain form."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article that the engine's process has read and analysed."""

    analysis: Analysis
    key: str
    """The fingerprint of what was read."""
    title: str = ""
    outlet: str = ""
    article: Article | None = None
    """If it was asked for."""
    stamp: str = ""
    """What tells this state of the file from every other; empty for what is no file."""


def opening(source: str, encoding: str | None, size: int, *, with_article: bool = False) -> Task[Opened]:
    """Read the source and analyse it; the article itself comes back only if asked for. Fails as `readers.read` does."""
    given = {"source": source, "encoding": encoding, "with_article": with_article}
    return Task("open", source, size, given, _opened)


def analysing(article: Article, window: Span | None = None) -> Task[Analysis]:
    """Analyse the article, or a stretch of it."""
    given = {"article": article, "window": window}
    return Task("analyse", article.path, len(article.text), given, analysis_from_plain)


def casting(actors: Sequence[Sequence[Actor]], rules: Sequence[CastRule] = ()) -> Task["Cast"]:
    """Make one cast of the actors of several articles, with the reader's corrections of it."""
    corrections = [[rule.act, rule.players, rule.name, rule.kind] for rule in rules]
    given = {"actors": [list(some) for some in actors], "rules": corrections}
    return Task("cast", "", sum(map(len, actors)) * 100, given, _cast)


def _opened(plain: Plain) -> Opened:
    article = None if plain["article"] is None else article_from_plain(plain["article"])
    analysis = analysis_from_plain(plain["analysis"])
    return Opened(analysis, plain["key"], plain["title"], plain["outlet"], article)


def _cast(plain: list[Any]) -> "Cast":
    from tui.comparison import Cast, Role

    return Cast(tuple(Role(actor_from_plain(actor), tuple((n, own) for n, own in played)) for actor, played in plain))


def _do_open(given: Plain) -> Plain:
    from tui import readers

    article = readers.read(given["source"], encoding=given["encoding"])
    return {
        "key": fingerprint(article),
        "title": article.title,
        "outlet": article.outlet,
        "analysis": analyse(article),
        "article": article if given["with_article"] else None,
    }


def _do_analyse(given: Plain) -> Analysis:
    window = None if given["window"] is None else Span(*given["window"])
    return analyse(article_from_plain(given["article"]), window)


def _do_cast(given: Plain) -> list[Any]:
    from tui.comparison import cast

    rules = [
        CastRule(act, tuple((n, own) for n, own in players), name, kind) for act, players, name, kind in given["rules"]
    ]
    made = cast([[actor_from_plain(actor) for actor in some] for some in given["actors"]], rules)
    return [[role.actor, role.played] for role in made.roles]


def _do_compare(given: Plain) -> Any:
    from tui.session.comparing import compare_plain

    return compare_plain(given)


JOBS: Mapping[str, Callable[[Plain], Any]] = {
    "open": _do_open,
    "analyse": _do_analyse,
    "cast": _do_cast,
    "compare": _do_compare,
}
"""The jobs of the engine's process, by name: plain values in, what `protocol.encode` takes out."""
