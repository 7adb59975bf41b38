"""What tables and pages say of each report: a short name of its own, title, outlet, date, length."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.article import Article, one_line


@dataclass(frozen=True, slots=True)
class Report:
    """What tables and pages say of one report."""

    label: str
    """Short, one line, and no other report's: the outlet, or else the file's name."""
    title: str
    outlet: str
    date: str
    path: str
    url: str
    words: int
    """Of its prose."""
    compared: bool
    """Whether it takes part; a copy, or what could not be read or analysed, does not."""


def reports_of(
    articles: Sequence[Article | None], lengths: Sequence[int], compared: Sequence[int]
) -> tuple[Report, ...]:
    """The reports in reading order; `lengths` in words, `compared` the numbers of those that take part."""
    taken: dict[str, int] = {}
    found = []
    for n, (article, length) in enumerate(zip(articles, lengths, strict=True)):
        label = _label(article, n)
        taken[label] = taken.get(label, 0) + 1
        if taken[label] > 1:
            label = f"{label} ({taken[label]})"
        if article is None:
            found.append(Report(label, "", "", "", "", "", 0, compared=False))
        else:
            title, outlet, date = (one_line(part).strip() for part in (article.title, article.outlet, article.date))
            found.append(Report(label, title, outlet, date, article.path, article.url, length, n in compared))
    return tuple(found)


def _label(article: Article | None, n: int) -> str:
    """The outlet, or the last part of the path without its suffix, or the report's number from 1."""
    if article is None:
        return f"report {n + 1}"
    name = article.path.rstrip("/").rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    return one_line(article.outlet or ("" if name == "-" else stem)).strip() or f"report {n + 1}"
