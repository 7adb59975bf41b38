"""Mentions become actors: names by their words, everything else by the network's scores and by what cannot be."""

from collections.abc import Callable
from typing import Any

import numpy as np

from tui.article import ActorKind, Article, MentionKind, Span
from tui.extraction.casting import Referring, cast_of
from tui.extraction.encoder.coreference import Antecedents
from tui.extraction.encoder.mentions import FoundMention
from tui.extraction.entities import display
from tui.extraction.passages import passages
from tui.extraction.quotations import quotations
from tui.extraction.tokens import sentences_of, tokenised
from tui.extraction.walk import Cast

Make = Callable[[str], Article]
KINDS = ("person", "organisation", "place")


class Told:
    """What a network might say of one article: mentions by their words, and scores between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.mentions: list[FoundMention] = []
        self.scores: dict[tuple[int, int], float] = {}
        self.at = 0

    def says(self, words: str, form: MentionKind, kind: ActorKind = "person", **back: float) -> int:
        """The next mention with these words; `m0=3.0` is the score of going back to mention 0."""
        start = self.text.index(words, self.at)
        self.at = start + (0 if form == "nominal" else 1)
        chances: Any = tuple(float(kind in (one, "group")) for one in KINDS)
        chances = (1.0, 0.0, 0.0) if kind == "group" else chances
        span = Span(start, start + len(words))
        self.mentions.append(FoundMention(span, 0, 0, form, kind, 0.9, chances, (0.25, 0.25, 0.25, 0.25)))
        here = len(self.mentions) - 1
        self.scores.update({(here, int(name[1:])): score for name, score in back.items()})
        return here

    def cast(self, make: Make) -> Cast:
        count = len(self.mentions)
        candidates = np.array([[m if m < n else -1 for m in range(count)] for n in range(count)]).reshape(count, -1)
        scores = np.full((count, count + 1), -9.0, np.float32)
        scores[:, 0] = 0
        for (here, back), score in self.scores.items():
            scores[here, back + 1] = score
        looked = passages(make(self.text), None)
        sentences = tokenised(self.text, looked, sentences_of(self.text, looked), quotations(self.text, looked))
        nothing: Any = None
        return cast_of(sentences, [Referring(self.mentions, Antecedents(candidates, scores, nothing))])


def _whose(told: Told, cast: Cast) -> list[str]:
    """For every mention the words of the first mention of its actor."""
    first = {m.span: a.mentions[0].span.of(told.text) for a in cast.entities.actors for m in a.mentions}
    return [first.get(mention.span, "") for mention in told.mentions]


def test_names_meet_by_their_words_whatever_the_scores(make: Make) -> None:
    told = Told("Ana Ruiz left. Leo Marsh stayed. Ruiz slept.")
    told.says("Ana Ruiz", "name")
    told.says("Leo Marsh", "name")
    told.says("Ruiz", "name", m1=5.0)
    assert _whose(told, told.cast(make)) == ["Ana Ruiz", "Leo Marsh", "Ana Ruiz"]


def test_a_pronoun_goes_to_the_actor_whose_mentions_are_likeliest_together(make: Make) -> None:
    told = Told("Tom Harper met Leo Marsh. Marsh smiled. He left.")
    told.says("Tom Harper", "name")
    told.says("Leo Marsh", "name")
    told.says("Marsh", "name")
    told.says("He", "pronoun", m0=2.0, m1=1.6, m2=1.6)
    assert _whose(told, told.cast(make))[-1] == "Leo Marsh"


def test_a_pronoun_of_the_other_gender_goes_to_the_next_best(make: Make) -> None:
    told = Told("Ana Ruiz met Leo Marsh. He left.")
    told.says("Ana Ruiz", "name")
    told.says("Leo Marsh", "name")
    told.says("He", "pronoun", m0=5.0, m1=1.0)
    assert _whose(told, told.cast(make))[-1] == "Leo Marsh"


def test_a_pronoun_that_is_likelier_new_makes_an_actor_of_its_own(make: Make) -> None:
    told = Told("Ana Ruiz left. They slept.")
    told.says("Ana Ruiz", "name")
    they = told.says("They", "pronoun", m0=-2.0)
    assert _whose(told, told.cast(make))[they] == "They"


def test_a_role_beside_a_name_is_the_named_ones(make: Make) -> None:
    told = Told("The mayor, Ana Ruiz, left.")
    told.says("The mayor", "nominal")
    told.says("Ana Ruiz", "name")
    assert _whose(told, told.cast(make)) == ["The mayor", "The mayor"]


def test_an_actor_is_not_named_inside_its_own_phrase(make: Make) -> None:
    told = Told("Leo Marsh’s old ally left.")
    told.says("Leo Marsh", "name")
    told.at = 0
    told.says("Leo Marsh’s old ally", "nominal", m0=4.0)
    assert _whose(told, told.cast(make)) == ["Leo Marsh", "Leo Marsh’s old ally"]


def test_a_name_of_a_heading_makes_no_actor() -> None:
    from tui.article import Block

    def headed(text: str) -> Article:
        cut = text.index("\n")
        return Article(text, (Block("heading", Span(0, cut), 1), Block("paragraph", Span(cut + 1, len(text)))))

    told = Told("Leo Marsh Wins\nAna Ruiz slept.")
    told.says("Leo Marsh", "name")
    told.says("Ana Ruiz", "name")
    assert _whose(told, told.cast(headed)) == ["", "Ana Ruiz"]


def test_i_waits_for_its_speaker(make: Make) -> None:
    told = Told("Ana Ruiz left. “I was late,” she said.")
    told.says("Ana Ruiz", "name")
    told.says("I", "pronoun", m0=3.0)
    cast = told.cast(make)
    assert [(span.of(told.text), entity.mentions[0].span.of(told.text)) for span, entity in cast.waiting if entity] == [
        ("I", "Ana Ruiz")
    ]


def test_the_network_says_what_a_name_is_that_the_words_leave_open(make: Make) -> None:
    told = Told("Lindmar slept. Lindmar rose.")
    told.says("Lindmar", "name", "place")
    told.says("Lindmar", "name", "place")
    cast = told.cast(make)
    assert [(actor.kind, len(actor.mentions)) for actor in cast.entities.actors] == [("place", 2)]


def test_what_is_written_with_points_is_no_person(make: Make) -> None:
    told = Told("Leo Marsh lied to the F.B.I. about it.")
    told.says("F.B.I.", "name", "person")
    assert [actor.kind for actor in told.cast(make).entities.actors] == ["organisation"]


def test_a_name_begins_with_no_mark_that_ends_elsewhere(make: Make) -> None:
    told = Told("Leo Marsh called her “a willing partner” of his.")
    told.says("“a willing partner", "nominal", "person")
    assert [display(actor)[0] for actor in told.cast(make).entities.actors] == ["a willing partner"]
