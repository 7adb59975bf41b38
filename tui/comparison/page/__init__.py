"""The comparison as one HTML page that can be mailed: no script, no picture, no font, nothing from elsewhere."""

from collections.abc import Iterator, Sequence
from importlib.resources import files

from tui.article import Article
from tui.comparison.comparing import Comparison
from tui.comparison.page import drawings, sections, tellings
from tui.comparison.page.markup import Content, Markup, element, joined

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is fetched and nothing runs, whatever stands in the articles."""


def page(comparison: Comparison, articles: Sequence[Article | None]) -> str:
    """The page; `articles` by the numbers of the reports."""
    texts = [article.text if article else "" for article in articles]
    count = len(comparison.reports)
    title = "1 report" if count == 1 else f"{count} reports compared"
    parts = [(name, heading, list(content)) for name, heading, content in _parts(comparison, texts)]
    links = [element("a", heading, href=f"#{name}") for name, heading, content in parts if content]
    body = [
        element("section", element("h2", heading), *content, id=name) for name, heading, content in parts if content
    ]
    head = joined(
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="color-scheme" content="light dark">'),
        Markup('<meta name="referrer" content="no-referrer">'),
        element("title", title),
        element("style", Markup(files(__package__).joinpath("page.css").read_text(encoding="utf-8"))),
    )
    header = element("header", element("h1", title), *sections.reports(comparison))
    main = element("main", *body)
    made = element(
        "footer", "Made with onrecord. All of it was found by a machine, which is sometimes wrong: look at the reports."
    )
    html = element(
        "html", element("head", head), element("body", header, element("nav", *links), main, made), lang="en"
    )
    return f"<!doctype html>\n{html}\n"


def _parts(comparison: Comparison, texts: Sequence[str]) -> Iterator[tuple[str, str, Iterator[Content]]]:
    """What the page has, in its order: the name of each part, its heading, its content."""
    if comparison.matrix:
        yield "presence", "Who speaks where", sections.presence(comparison)
    yield "told", "The same words, told differently", tellings.tellings(comparison, texts)
    yield "figures", "Numbers and dates that disagree", sections.disagreements(comparison, texts)
    yield "alone", "Only in one report", sections.only_here(comparison, texts)
    yield "unnamed", "Sources without a name", sections.unnamed(comparison)
    if comparison.charts.voices:
        yield "share", "Share of voice", drawings.share_of_voice(comparison)
        yield "along", "Where statements stand", drawings.positions(comparison)
    yield "stances", "Stances by outlet", drawings.stances(comparison)
    yield "voices", "Who said what", tellings.voices(comparison, texts)
