"""NLTK's only door: sentences, words and stems, always as offsets into the text that was given."""

from tui.language.sentences import sentences, stretches
from tui.language.stems import stem
from tui.language.words import words

__all__ = ["sentences", "stem", "stretches", "words"]
