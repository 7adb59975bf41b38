"""The words and marks of one report, found once and then looked up by where they stand."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui import language
from tui.article import Article, Span
from tui.comparison.wording import Word, fold, is_word, words_of


@dataclass(frozen=True, slots=True)
class Prose:
    """A report's text with its words; in order, none overlapping."""

    text: str
    tokens: tuple[Word, ...] = ()
    """Words and marks."""
    words: tuple[Word, ...] = ()
    """The tokens without the marks."""
    _starts: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    """Where the tokens and where the words begin."""

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> "Prose":
        """The words of those stretches of the text, which are in order."""
        tokens = tuple([Word(at, fold(text[at[0] : at[1]])) for span in spans for at in language.words(text, span)])
        words = tuple([token for token in tokens if is_word(token.text)])
        starts = tuple([token.span[0] for token in tokens]), tuple([word.span[0] for word in words])
        return cls(text, tokens, words, starts)

    def tokens_in(self, span: Span) -> Sequence[Word]:
        """The words and marks of a stretch; one that the stretch cuts counts as it is there."""
        found = _within(self.tokens, self._starts[0], span)
        if found is None:
            return tuple(Word(at, fold(at.of(self.text))) for at in language.words(self.text, span))
        return found

    def words_in(self, spans: Iterable[Span]) -> tuple[Word, ...]:
        """The words of several stretches, without marks."""
        words: tuple[Word, ...] = ()
        for span in spans:
            found = _within(self.words, self._starts[1], span)
            words += words_of(self.text, (span,)) if found is None else found
        return words


def prose_of(article: Article | None) -> Prose:
    """The prose of an article; nothing of none."""
    return Prose("") if article is None else Prose.of(article.text, (block.span for block in article.prose))


def _within(words: tuple[Word, ...], starts: Sequence[int], span: Span) -> tuple[Word, ...] | None:
    """Those that lie in the span; None if one lies across its start or its end."""
    first, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
    if (first and words[first - 1].span.end > span.start) or (end and words[end - 1].span.end > span.end):
        return None
    return words[first:end]
