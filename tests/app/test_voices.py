"""Colours go to those who speak most, and stay with them."""

from tui.app.voices import COLOURS, Voices
from tui.article import Actor, Analysis, Attribution, Mention, Span


def analysis(*counts: int) -> Analysis:
    """An analysis in which actor n says so many things."""
    actors = tuple(
        Actor(f"a{n}", f"Actor {n}", "person", True, (), (Mention(Span(n, n + 1), "name"),)) for n in range(len(counts))
    )
    said = [
        Attribution(f"q{n}-{k}", "direct", (Span(100 * n + k, 100 * n + k + 1),), speaker=f"a{n}")
        for n, count in enumerate(counts)
        for k in range(count)
    ]
    return Analysis("still", tuple(said), actors)


def test_the_eight_who_speak_most_have_a_colour_each() -> None:
    """No colour twice, none for the ninth."""
    voices = Voices()
    voices.update({0: analysis(*range(12, 0, -1))}, None)
    assert list(voices.colours) == [f"Actor {n}" for n in range(COLOURS)]
    assert sorted(voices.colours.values()) == list(range(1, COLOURS + 1))
    assert voices.channel(voices.roster.entries["0:a9"]) == "speaker-other"


def test_a_colour_stays_while_its_actor_is_among_them() -> None:
    """Ranks may change; the newcomer takes the colour of the one who left."""
    voices = Voices()
    voices.update({0: analysis(*range(12, 0, -1))}, None)
    before = dict(voices.colours)
    voices.update({0: analysis(5, 11, 10, 9, 8, 7, 6, 1, 2, 40)}, None)
    assert {n: c for n, c in voices.colours.items() if n in before} == {n: before[n] for n in before if n != "Actor 7"}
    assert voices.colours["Actor 9"] == before["Actor 7"]


def test_colours_of_an_earlier_sitting_come_back() -> None:
    """By name, whatever the ids are."""
    voices = Voices({"Actor 1": 7, "Somebody else": 3})
    voices.update({0: analysis(3, 2)}, None)
    assert voices.colours == {"Actor 1": 7, "Actor 0": 1}
