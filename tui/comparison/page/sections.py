"""The tables and lists of the page: reports, who speaks where, the same words, only here, figures, unnamed sources."""

from collections.abc import Iterator, Sequence

from tui.comparison.comparing import Comparison
from tui.comparison.figures import Figure
from tui.comparison.page.markup import Content, Markup, element, joined
from tui.comparison.phrasing import caveat_line, quoted_words
from tui.comparison.presence import Cell
from tui.comparison.reports import Report

_KEY = "● quoted, ○ paraphrased, with the number of statements; · only named; – silent where most let it speak"
_AROUND = 70
"""Characters shown on each side of a figure."""
_SIGNS = {"quoted": "●", "paraphrased": "○", "named": "·", "absent": ""}


def badge(report: int) -> Markup:
    """The number of a report, as it stands beside everything that is of it."""
    return element("span", str(report + 1), class_="badge", title=f"report {report + 1}")


def reports(comparison: Comparison) -> Iterator[Content]:
    """The reports by number, each with its title, outlet, date and length, and the warnings."""
    items = [element("li", *_report(n, report)) for n, report in enumerate(comparison.reports)]
    yield element("ul", *items, class_="reports")
    if comparison.caveats:
        lines = [element("li", caveat_line(caveat, comparison.reports)) for caveat in comparison.caveats]
        yield element("ul", *lines, class_="caveats", role="note")


def _report(n: int, report: Report) -> Iterator[Content]:
    title = report.title or report.label
    linked = report.url.startswith(("https://", "http://"))
    named = element("a", title, href=report.url, rel="noopener noreferrer") if linked else title
    source = report.label if report.label != title else ""
    about = [part for part in (source, report.date, f"{report.words} words") if part]
    yield from (badge(n), element("span", element("b", named), element("small", " · ".join(about))))


def presence(comparison: Comparison) -> Iterator[Content]:
    """The matrix: an actor a row, a report a column; each cell leads to what the actor says there."""
    numbers = range(len(comparison.reports))
    head = element("tr", element("th", "", scope="col"), *(element("th", badge(n), scope="col") for n in numbers))
    rows = []
    for row in comparison.matrix:
        cells = [_cell(row.actor.id, n, cell, silent=n in row.silent) for n, cell in enumerate(row.cells)]
        name = element("a", row.actor.name, href=f"#{row.actor.id}") if row.statements else row.actor.name
        rows.append(element("tr", element("th", name, scope="row"), *cells))
    table = element("table", element("thead", head), element("tbody", *rows), class_="presence")
    yield element("div", table, class_="wide", tabindex="0", role="region", aria_label="Who speaks where")
    yield element("p", _KEY, class_="key")


def _cell(actor: str, n: int, cell: Cell, *, silent: bool) -> Markup:
    said = cell.quoted + cell.paraphrased
    shown = f"{_SIGNS[cell.standing]}{said or ''}"
    inner: Content = element("a", shown, href=f"#{actor}-{n}") if said else shown
    words = f"{cell.standing}, {said} statements, {cell.words} words, {cell.share:.1%} of the report"
    dash = element("span", "–", class_="dash") if silent else None
    return element("td", inner, dash, class_=f"{cell.standing}{' silent' if silent else ''}", title=words)


def only_here(comparison: Comparison, texts: Sequence[str]) -> Iterator[Content]:
    """What just one report has, and what all have but one, report by report."""
    missed = {one.report: one for one in comparison.all_but_here}
    for only in comparison.only_here:
        rows = [
            ("says alone", [quoted_words(texts[s.report], s.attribution.content) for s in only.statements]),
            ("names alone", [found.actor.name for found in only.actors]),
            ("alone has the figures", _unique(only.figures, texts)),
        ]
        if other := missed.get(only.report):
            told = [u.tellings[u.fullest].statement for u in other.utterances]
            rows += [
                ("lacks what all others say", [quoted_words(texts[s.report], s.attribution.content) for s in told]),
                ("lacks, of those whom all others name", [row.actor.name for row in other.actors]),
                ("lacks the figures", [_words(alike[0], texts) for alike in other.figures]),
            ]
        terms = [joined(element("dt", what), *(element("dd", one) for one in found)) for what, found in rows if found]
        label = comparison.reports[only.report].label
        yield element("article", element("h3", badge(only.report), " ", label), element("dl", *terms), class_="alone")


def disagreements(comparison: Comparison, texts: Sequence[str]) -> Iterator[Content]:
    """Each disagreement as a row of its versions, with their reports and the words around them."""
    for disagreement in comparison.disagreements:
        versions = []
        for version in disagreement.versions:
            firsts = {figure.place.report: figure for figure in reversed(version.figures)}
            places = [element("li", badge(n), " ", _around(texts[n], figure)) for n, figure in sorted(firsts.items())]
            value = element("b", _words(version.figures[0], texts), class_="value")
            versions.append(element("div", value, element("ul", *places)))
        yield element("div", *versions, class_="versions")


def unnamed(comparison: Comparison) -> Iterator[Content]:
    """The unnamed sources of each report, with their share of its statements."""
    for one in comparison.anonymous:
        if one.sources:
            sources = [f"{source.words or 'nobody at all'} ({len(source.statements)})" for source in one.sources]
            share = element("b", f"{one.share:.0%}")
            yield element("p", badge(one.report), " ", share, " of the statements: ", "; ".join(sources))


def _around(text: str, figure: Figure) -> Markup:
    """A figure among the words of its line."""
    start, end = figure.place.span
    before = text[:start].rpartition("\n")[2]
    after = text[end:].partition("\n")[0]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return joined(before, element("mark", figure.place.span.of(text)), after)


def _unique(figures: Sequence[Figure], texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(_words(figure, texts) for figure in figures))


def _words(figure: Figure, texts: Sequence[str]) -> str:
    return quoted_words(texts[figure.place.report], (figure.place.span,))
