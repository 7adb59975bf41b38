"""Agreement of annotators as tables for people, from 80 columns on."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from tui.article import one_line
from tui.cli.figures import counted, draw_head, draw_table, figures_table, rates, with_remark
from tui.cli.side_by_side import draw_differences
from tui.scoring.agreement import Unlike
from tui.scoring.attributions import ROLES
from tui.scoring.differences import DifferenceKind
from tui.session.agreeing import Agreement


def draw_agreement(agreement: Agreement, unlike: Iterable[Unlike], out: TextIO, *, worst: int) -> None:
    """The figures over everybody, each pair, the `worst` articles, and then what differs, side by side."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    articles, words = counted(len(agreement.articles), "article"), counted(agreement.words, "word")
    several = f"{len(agreement.annotators)} annotators, {articles}, {words}"
    draw_head(console, "agreement", several)
    _draw_alphas(console, agreement)
    _draw_spans(console, agreement)
    _draw_pairs(console, agreement)
    _draw_articles(console, agreement, worst)
    for one in unlike:
        _draw_unlike(console, one)


def _draw_alphas(console: Console, agreement: Agreement) -> None:
    table = figures_table("words", "one label", *ROLES)
    table.add_row("Krippendorff's alpha", *rates(agreement.alpha, *(value for _, value in agreement.alphas)))
    table.add_row("Cohen's kappa, mean of pairs", *rates(agreement.kappa), *("" for _ in ROLES))
    draw_table(console, table)


def _draw_spans(console: Console, agreement: Agreement) -> None:
    table = figures_table("spans, F1 over all pairs", *ROLES, "linked")
    for what in ("overlap", "exact"):
        found = rates(*(agreement.spans.counts[f"{role} {what}"].f1 for role in ROLES))
        linked = rates(agreement.spans.counts["linked"].f1) if what == "overlap" else ("",)
        table.add_row(what, *found, *linked)
    draw_table(console, table)


def _draw_pairs(console: Console, agreement: Agreement) -> None:
    table = figures_table("pairs", "kappa", *ROLES, "linked", "articles")
    for pair in agreement.pairs:
        counts = pair.score.counts
        spans = (*(counts[f"{role} overlap"].f1 for role in ROLES), counts["linked"].f1)
        name = Text(one_line(f"{pair.first} · {pair.second}"))
        table.add_row(name, *rates(pair.kappa, *spans), f"{pair.articles:,}")
    draw_table(console, with_remark(table, "kappa of words; F1 of spans that overlap"))


def _draw_articles(console: Console, agreement: Agreement, worst: int) -> None:
    table = figures_table("worst first", *ROLES, "linked", "annotators")
    for article in agreement.articles[:worst]:
        counts = article.score.counts
        spans = (*(counts[f"{role} overlap"].f1 for role in ROLES), counts["linked"].f1)
        table.add_row(Text(one_line(article.name)), *rates(*spans), f"{len(article.annotators):,}")
    left = len(agreement.articles) - worst
    remark = f"and {left} more: --worst {len(agreement.articles)}"
    draw_table(console, with_remark(table, remark) if left > 0 else table)


def _draw_unlike(console: Console, one: Unlike) -> None:
    called: dict[DifferenceKind, str] = {
        "missed": f"only {one.first}",
        "spurious": f"only {one.second}",
        "boundary": "other words",
        "wrong source": "other source",
        "wrong cue": "other cue",
    }
    heads = (one.first, one.second)
    draw_differences(console, one.article.name, one.article.text, one.differences, heads, called)
