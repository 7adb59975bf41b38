"""Figures against gold as tables for people, from 80 columns on."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO, get_args

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tui.article import one_line
from tui.cli.figures import counted, draw_head, draw_table, figures_table, rates, with_remark
from tui.cli.side_by_side import draw_differences
from tui.scoring.attributions import KINDS
from tui.scoring.casts import Averages, averages
from tui.scoring.differences import DifferenceKind
from tui.scoring.figures import Share
from tui.scoring.reliability import Reliability
from tui.scoring.report import RANKED_BY, EventScored, Report, rank
from tui.session.scoring import Outcome

_SHORT = {
    "wrong source": "source",
    "wrong cue": "cue",
    "wrong actor": "actor",
    "wrong speaker": "wrong",
    "no speaker": "none",
}
"""The heads of columns, where the kind of difference would be too wide."""
_SIGNS = {
    "attributions": "{source} <cue> [content]",
    "actors": "[mention], with the name of its actor before it",
    "speakers": "{source} <a mention of the speaker>, with the speaker's name before it",
}


def draw_outcome(outcome: Outcome, out: TextIO, *, worst: int, errors: bool) -> None:
    """Every report: its figures, its `worst` articles, and with `errors` all that differs, side by side."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    for report in outcome.reports:
        _draw_report(console, report, worst)
        if errors:
            _draw_errors(console, report)
    if outcome.events:
        _draw_events(console, outcome.events, worst)


def _draw_report(console: Console, report: Report, worst: int) -> None:
    draw_head(console, report.subject, counted(len(report.articles), "article"))
    shares = dict(report.total.shares)
    tables = []
    if report.total.counts:
        tables.append(_counts(report))
    if report.subject == "attributions":
        tables.append(_by_kind(shares))
        shares = {name: share for name, share in shares.items() if " recall, " not in name}
    if shares:
        tables.append(_shares(shares))
    if report.confidence is not None:
        tables.append(_confidence(report.confidence))
    for table in (*tables, _worst(report, worst)):
        draw_table(console, table)


def _counts(report: Report) -> Table:
    table = figures_table("", "precision", "recall", "F1", "gold", "ours")
    for name, count in report.total.counts.items():
        table.add_row(name, *rates(count.precision, count.recall, count.f1), f"{count.gold:,}", f"{count.ours:,}")
    return table


def _by_kind(shares: dict[str, Share]) -> Table:
    table = figures_table("recall by kind", *KINDS)
    for name in ("content", "linked"):
        table.add_row(name, *(f"{shares[f'{name} recall, {kind}'].rate:.3f}" for kind in KINDS))
    table.add_row("gold", *(f"{shares[f'content recall, {kind}'].of:,}" for kind in KINDS))
    return table


def _shares(shares: dict[str, Share]) -> Table:
    table = figures_table("", "right", "of")
    for name, share in shares.items():
        table.add_row(name, f"{share.rate:.3f}", f"{share.of:,}")
    return table


def _confidence(reliability: Reliability) -> Table:
    bins = [b for b in reliability.bins if b.count]
    table = figures_table("confidence", *(f"{b.confidence:.2f}" for b in bins))
    table.add_row("linked", *(f"{b.accuracy:.2f}" for b in bins))
    table.add_row("ours", *(f"{b.count:,}" for b in bins))
    return with_remark(table, f"expected calibration error {reliability.error:.3f}")


def _worst(report: Report, worst: int) -> Table:
    held = {kind for article in report.articles for difference in article.differences for kind in difference.kinds}
    kinds = [kind for kind in get_args(DifferenceKind) if kind in held]
    ranked_by = "right" if report.subject == "speakers" else RANKED_BY[report.subject]
    table = figures_table("worst first", ranked_by, *(_SHORT.get(kind, kind) for kind in kinds))
    for article in report.articles[:worst]:
        n = Counter(kind for difference in article.differences for kind in difference.kinds)
        shown = (f"{n[kind]:,}" if n[kind] else "·" for kind in kinds)
        table.add_row(_name(article.path), f"{rank(report.subject, article):.3f}", *shown)
    left = len(report.articles) - worst
    return with_remark(table, f"and {left} more: --worst {len(report.articles)}") if left > 0 else table


def _draw_errors(console: Console, report: Report) -> None:
    wrong = [article for article in report.articles if article.differences]
    if wrong:
        console.print(Text(_SIGNS[report.subject], style="dim"))
        console.print()
    for article in wrong:
        draw_differences(console, article.path, article.text, article.differences, ("gold", "ours"))


def _draw_events(console: Console, events: Sequence[EventScored], worst: int) -> None:
    every = [(event, cast) for event in events for cast in event.casts]
    means = averages(cast for _, cast in every)
    draw_head(
        console, "actors across reports", f"{counted(len(events), 'event')}, {counted(means.chains, 'chain')} of people"
    )
    draw_table(console, _means(means))
    table = figures_table("worst first", "precision", "recall", "F1", "mentions", "reports")
    for event, cast in sorted(every, key=lambda pair: (pair[1].f1, pair[1].chain))[:worst]:
        name = Text(one_line(f"{cast.chain} = {cast.actor or '–'}"), overflow="ellipsis")
        name.append(f" · {_name(event.path)}", style="dim")
        table.add_row(name, *rates(cast.precision, cast.recall, cast.f1), f"{cast.mentions:,}", f"{cast.reports:,}")
    left = len(every) - worst
    draw_table(console, with_remark(table, f"and {left} more: --worst {len(every)}") if left > 0 else table)


def _means(means: Averages) -> Table:
    table = figures_table("mean over people", "precision", "recall", "F1", "F1 ≥ 0.5")
    table.add_row("", *rates(means.precision, means.recall, means.f1, means.found))
    return table


def _name(path: str) -> Text:
    return Text(one_line(Path(path).stem))
