"""Where a source stands in its sentence, and its naming part: its first noun phrase without appositions.

Of a relative pronoun the naming part is what it goes back to.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from tui.article import Span
from tui.extraction import phrases, sources
from tui.extraction.cues import cues
from tui.extraction.phrases import Phrases
from tui.extraction.tokens import Sentence

_WHERE = frozenset({"in", "at", "on", "near", "from", "across"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Heads:
    """The sentences of an article with their noun phrases."""

    sentences: tuple[Sentence, ...]
    phrases: tuple[Phrases, ...]

    def sentence_at(self, offset: int) -> int:
        """The number of the last sentence that begins at or before an offset; the first one's before all."""
        return max(0, bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1)

    def within(self, span: Span) -> range:
        """The numbers of the sentences that begin in a span."""
        ends = (span.start, span.end)
        return range(*(bisect_left(self.sentences, end, key=lambda sentence: sentence.span.start) for end in ends))

    def in_sentence(self, span: Span) -> Span:
        """A span as far as the sentence goes in which it begins, without the point that ends that."""
        sentence = self.sentences[self.sentence_at(span.start)]
        if span.end <= sentence.span.end or span.start >= sentence.span.end:
            return span
        return sentence.cover(sentence.at(span.start), len(sentence.words) - (sentence.tags[-1:] == "."))

    def is_adverb(self, number: int, source: Span) -> bool:
        """Whether a source is an adverb, and nobody: "newly"."""
        sentence = self.sentences[number]
        tags = sentence.tags[sentence.at(source.start) : sentence.at(source.end - 1) + 1]
        return bool(tags) and set(tags) == {"B"}

    def of(self, number: int, source: Span) -> Span:
        """Where in that sentence to look for the mention that a source is; all of it where no phrase begins with it."""
        sentence, found = self.sentences[number], self.phrases[number]
        first = min(sentence.at(source.start), len(sentence.words) - 1)
        end = min(sentence.at(source.end - 1) + 1, len(sentence.words))
        if sentence.lower[first] in _RELATIVE and first and (end - first == 1 or sentence.plain[first - 1] == ","):
            before = first - 1 if sentence.plain[first - 1] == "," else first
            antecedent = phrases.before(sentence, found, before) or (found.firsts.get(before, before), before)
            link = antecedent[0] - 1
            if sentence.lower[first] == "who" and sentence.lower[link] in _WHERE and link in found.firsts:
                antecedent = (found.firsts[link], link)  # "residents in Lima, who"
            return sentence.cover(*antecedent) if antecedent[0] < before else source
        whole = phrases.after(sentence, found, first)
        return sentence.cover(first, min(whole[1], end)) if whole else source

    def subject_of(self, number: int, cue: Span) -> Span | None:
        """The subject of the verb that a cue is, in that sentence, by the rules; None where there is none."""
        sentence, found = self.sentences[number], self.phrases[number]
        for one in cues(sentence):
            if cue.holds(sentence.starts[one.head]):
                subject = sources.subject(sentence, found, one)
                if subject is not None and subject.end > subject.first:
                    return sentence.cover(subject.first, subject.end)
        return None
