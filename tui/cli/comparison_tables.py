"""A comparison as tables that people read. Nothing of an article is read as markup."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tui.article import Article, one_line
from tui.comparison import Cell, Comparison, Figure, Presence, Statement, Utterance
from tui.comparison.phrasing import caveat_line, change_lines, quoted_words

_ACTORS = 20
"""Rows of the matrix; the rest is counted."""
_UTTERANCES = 12
_WIDE = 12
"""Reports that fit side by side in 80 columns; more are summed up."""
_LONG = 240
"""Characters of a statement."""
_BAR = 24
_SIGNS = {"quoted": "●", "paraphrased": "○", "named": "·", "absent": ""}


def draw_comparison(comparison: Comparison, articles: Sequence[Article], out: TextIO) -> None:
    """Reports, warnings, who speaks where, how words were told, what only one has, figures, unnamed sources, shares."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    texts = [article.text for article in articles]
    parts = (
        (f"{len(comparison.reports)} reports", _reports(comparison)),
        ("Who speaks where", _matrix(comparison)),
        ("The same words, told differently", _utterances(comparison, texts)),
        ("Only in one report", _only_here(comparison, texts)),
        ("In all reports but one", _all_but_here(comparison, texts)),
        ("Numbers and dates that disagree", _disagreements(comparison, texts)),
        ("Sources without a name", _anonymous(comparison)),
        ("Share of voice", _voices(comparison)),
    )
    for title, drawn in parts:
        rows = list(drawn)
        if rows:
            console.print(Text(title, style="bold"))
            for row in rows:
                console.print(Padding(row, (0, 0, 0, 2)))
            console.print()


def _table(*columns: tuple[str, int | None]) -> Table:
    """A table without lines but under its head; a column has its ratio, or None for its own width."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    for title, ratio in columns:
        table.add_column(title, ratio=ratio, no_wrap=ratio is None, justify="right" if ratio is None else "left")
    return table


def _reports(comparison: Comparison) -> Iterator[RenderableType]:
    if comparison.reports:
        table = _table(("", None), ("report", 3), ("title", 6), ("words", None), ("said", None))
        for n, report in enumerate(comparison.reports):
            said = sum(statement.report == n for statement in comparison.statements)
            cells = (str(n + 1), report.label, report.title, str(report.words), str(said) if report.compared else "–")
            table.add_row(*map(Text, cells))
        yield table
    for caveat in comparison.caveats:
        yield Text(f"! {caveat_line(caveat, comparison.reports)}", style="yellow")


def _matrix(comparison: Comparison) -> Iterator[RenderableType]:
    """Actors by reports, or by how many reports where there are too many; and who is silent where."""
    rows = comparison.matrix[:_ACTORS]
    if not rows:
        return
    if len(comparison.reports) > _WIDE:
        yield _sums(rows)
    else:
        table = _table(("actor", 1), *((str(n + 1), None) for n in range(len(comparison.reports))))
        for row in rows:
            table.add_row(
                Text(one_line(row.actor.name)), *(_cell(cell, n in row.silent) for n, cell in enumerate(row.cells))
            )
        yield table
    hidden = len(comparison.matrix) - len(rows)
    key = "● quoted, ○ paraphrased, with the number of statements; · only named; – silent where most let it speak"
    yield Text(f"{key}{f'; {hidden} more actors' if hidden else ''}", style="dim")


def _cell(cell: Cell, silent: bool) -> Text:
    said = cell.quoted + cell.paraphrased
    sign = f"{_SIGNS[cell.standing]}{said or ''}"
    return Text(f"{sign} –".strip(), style="bold red") if silent else Text(sign)


def _sums(rows: Sequence[Presence]) -> Table:
    table = _table(
        ("actor", 1), ("quoted", None), ("paraphrased", None), ("named", None), ("silent", None), ("words", None)
    )
    for row in rows:
        counts = [sum(c.standing == standing for c in row.cells) for standing in ("quoted", "paraphrased", "named")]
        cells = (one_line(row.actor.name), *map(str, counts), str(len(row.silent) or ""), str(row.words))
        table.add_row(*map(Text, cells))
    return table


def _utterances(comparison: Comparison, texts: Sequence[str]) -> Iterator[RenderableType]:
    """Each with its fullest telling, and how each of the others differs."""
    for utterance in comparison.utterances[:_UTTERANCES]:
        actor = comparison.actor(utterance.speaker)
        full = utterance.tellings[utterance.fullest].statement
        name = one_line(actor.name) if actor else "nobody known"
        yield Text(f"{name}, {_reports_of(utterance)}", style="italic")
        for n, telling in enumerate(utterance.tellings):
            yield Padding(_said(telling.statement, texts, "▸" if n == utterance.fullest else " "), (0, 0, 0, 2))
            changes = change_lines(telling, texts[full.report], texts[telling.statement.report])
            if changes:
                yield Padding(Text("; ".join(changes), style="dim"), (0, 0, 0, 6))
    hidden = len(comparison.utterances) - _UTTERANCES
    if hidden > 0:
        yield Text(f"{hidden} more, told more alike or less surely the same", style="dim")


def _reports_of(utterance: Utterance) -> str:
    sure = "" if utterance.sure else ", perhaps the same"
    return f"in {len(utterance.reports)} reports{sure}, {utterance.difference:.0%} different"


def _said(statement: Statement, texts: Sequence[str], sign: str = " ") -> Text:
    words = quoted_words(texts[statement.report], statement.attribution.content)
    shown = words if len(words) <= _LONG else words[: _LONG - 1].rstrip() + "…"
    return Text(f"{sign} {statement.report + 1}  {shown}")


def _only_here(comparison: Comparison, texts: Sequence[str]) -> Iterator[RenderableType]:
    for only in comparison.only_here:
        actors = [one_line(found.actor.name) for found in only.actors]
        figures = list(dict.fromkeys(_words(figure, texts) for figure in only.figures))
        about = [f"{len(only.statements)} statements"]
        about += [f"actors: {', '.join(actors)}"] if actors else []
        about += [f"figures: {', '.join(figures)}"] if figures else []
        yield Text(f"{only.report + 1}  {'; '.join(about)}")


def _all_but_here(comparison: Comparison, texts: Sequence[str]) -> Iterator[RenderableType]:
    for missed in comparison.all_but_here:
        actors = [one_line(row.actor.name) for row in missed.actors]
        said = [quoted_words(texts[s.report], s.attribution.content) for u in missed.utterances for s in [_full(u)]]
        figures = [_words(alike[0], texts) for alike in missed.figures]
        for kind, found in (("actors", actors), ("figures", figures), ("statements", said)):
            if found:
                yield Text(f"not in {missed.report + 1}  {kind}: {', '.join(found)}")


def _full(utterance: Utterance) -> Statement:
    return utterance.tellings[utterance.fullest].statement


def _disagreements(comparison: Comparison, texts: Sequence[str]) -> Iterator[RenderableType]:
    for disagreement in comparison.disagreements:
        versions = []
        for version in disagreement.versions:
            places = ", ".join(str(n + 1) for n in sorted({figure.place.report for figure in version.figures}))
            versions.append(f"{_words(version.figures[0], texts)} ({places})")
        yield Text("  ≠  ".join(versions))


def _anonymous(comparison: Comparison) -> Iterator[RenderableType]:
    for report in comparison.anonymous:
        if report.sources:
            named = [one_line(source.words) or "nobody at all" for source in report.sources]
            counts = [f"{name} ({len(s.statements)})" for name, s in zip(named, report.sources, strict=True)]
            yield Text(f"{report.report + 1}  {report.share:.0%} of the statements: {'; '.join(counts)}")


def _voices(comparison: Comparison) -> Iterator[RenderableType]:
    voices = comparison.charts.voices[:_ACTORS]
    if not voices:
        return
    most = max(voice.share for voice in voices)
    table = Table(box=None, show_header=False, pad_edge=False)
    for voice in voices:
        name = one_line(voice.actor.name) if voice.actor else "nobody known"
        bar = "█" * max(round(_BAR * voice.share / most), 1) if voice.share else ""
        table.add_row(Text(name), Text(bar), Text(f"{voice.share:.0%}"), Text(f"{sum(voice.words)} words", style="dim"))
    yield table


def _words(figure: Figure, texts: Sequence[str]) -> str:
    return quoted_words(texts[figure.place.report], (figure.place.span,))
