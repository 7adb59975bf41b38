"""The texts that notes from a file may be of: those that came with them, those that were named, the notebook's own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui import readers
from tui.article import Article, Fault, Unreadable
from tui.exchange.incoming import IncomingNote
from tui.exchange.web_annotation import address
from tui.session.reading import absolute

if TYPE_CHECKING:
    from tui.notes import Edition, Notebook


class Texts:
    """Editions by their hashes and by where they are found."""

    def __init__(self, notebook: "Notebook", sources: Sequence[str], encoding: str | None) -> None:
        """`sources` are read at once: `faults` says which could not be."""
        self.faults: list[Fault] = []
        """What could not be read."""
        self._notebook = notebook
        self._by_hash: dict[str, Edition] = {}
        self._by_source: dict[str, Edition] = {}
        self._is_whole = not notebook.path.exists()
        """Whether the notebook's editions are among them."""
        listing = readers.list_sources(sources) if sources else None
        self.faults.extend(listing.faults if listing else ())
        for source in listing.sources if listing else ():
            try:
                self.add(readers.read(source, encoding=encoding), absolute(source))
            except Unreadable as fault:
                self.faults.append(fault)
        self._only = next(iter(self._by_hash.values())) if len(self._by_hash) == 1 else None
        """The one article that was named, if it was one."""

    def add(self, article: Article, place: str) -> None:
        """Take in an article that is found at an absolute path or an address; nowhere, if that is empty."""
        from tui.notes import Edition

        self._keep(Edition.of(article, place))

    def edition_of(self, one: IncomingNote) -> "Edition | None":
        """The text of a note: the very one, that at its source, that on which it is here already, or the only one."""
        sha256 = one.note.target.sha256
        if sha256 not in self._by_hash and not self._is_whole:
            self._is_whole = True
            for noted in self._notebook.noted():
                self._keep(noted.edition)
        known = self._by_hash.get(sha256) or self._by_source.get(one.source)
        if known is None and (here := self._notebook.note(one.note.id)) is not None:
            known = self._by_hash.get(here.target.sha256)
        return known or self._only

    def _keep(self, edition: "Edition") -> None:
        self._by_hash.setdefault(edition.sha256, edition)
        article = edition.article
        for source in (edition.place, article.path, article.url, address(article, edition.sha256)):
            if source and source != "-":
                self._by_source[source] = edition
