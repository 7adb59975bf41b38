"""A folder of brat as files: for each article its text and its annotations, and what tells brat how to show them.

Invariant: names are safe to print and to write anywhere, and none stands twice; the text is the article's, not one
character changed, so that offsets hold.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from tui.article import Article
from tui.exchange.brat_attributions import put_analysis
from tui.exchange.brat_configuration import annotation_conf, visual_conf
from tui.exchange.brat_notes import put_notes
from tui.exchange.brat_sheet import Sheet
from tui.exchange.brat_writing import lines
from tui.exchange.noted import NotedArticle

_UNFIT = re.compile(r"[^\w-]+")
_LONGEST = 80


class BratFile(NamedTuple):
    """One file of a folder."""

    name: str
    content: str
    """To be written in UTF-8, line ends as they are."""


def files(articles: Iterable[NotedArticle]) -> Iterator[BratFile]:
    """Text and annotations of each article as it comes, and last what declares them."""
    names, tags = Names(), set[str]()
    for noted in articles:
        sheet, text, name = Sheet(), noted.article.text, names.of(noted.article)
        if noted.analysis is not None:
            put_analysis(sheet, noted.analysis)
        put_notes(sheet, noted.notes)
        tags.update(tag for note in noted.notes for tag in note.tags)
        yield BratFile(f"{name}.txt", text)
        yield BratFile(f"{name}.ann", "".join(lines(sheet.standoff(), text)))
    yield BratFile("annotation.conf", "".join(annotation_conf(tags)))
    yield BratFile("visual.conf", "".join(visual_conf(tags)))


class Names:
    """Names for the files of articles, each given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, article: Article) -> str:
        """The name of its file, else its title, as far as a name can hold it.

        >>> names = Names()
        >>> [names.of(Article("", (), path=path)) for path in ("a/late rain.txt", "b/late rain.md", "-")]
        ['late_rain', 'late_rain-2', 'article']
        """
        wanted = PurePath(article.path).stem if article.path != "-" else article.title
        plain = _UNFIT.sub("_", wanted).strip("_-")[:_LONGEST] or "article"
        name, number = plain, 1
        while name.casefold() in self._given:
            number += 1
            name = f"{plain}-{number}"
        self._given.add(name.casefold())
        return name
