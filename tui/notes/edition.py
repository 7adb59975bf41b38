"""An edition: one text of an article, as it was seen at one place."""

from dataclasses import dataclass, replace

from tui.article import Article


@dataclass(frozen=True, slots=True)
class Edition:
    """What is kept of an article that has notes, so that they can be read, carried on and exported without its file."""

    sha256: str
    """The hash of the text."""
    article: Article
    """Without the markup of a page."""
    place: str = ""
    """Where it was read: an absolute path or an address; empty for standard input."""

    @classmethod
    def of(cls, article: Article, place: str, sha256: str = "") -> "Edition":
        """The edition that `article`, read at `place`, is; its hash is computed unless it is known."""
        return cls(sha256 or article.sha256, replace(article, markup=""), place)
