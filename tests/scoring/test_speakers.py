"""Speakers against gold, by the form of their sources."""

from tui.article import Actor, Analysis, Attribution, Mention, Span
from tui.scoring.speakers import SpeakerLabel, differences, score

RUIZ = Actor("a1", "Ana Ruiz", "person", True, (), (Mention(Span(0, 8), "name"), Mention(Span(40, 43), "pronoun")))
PETROVA = Actor("a2", "Olga Petrova", "person", True, (), (Mention(Span(20, 32), "name"),))


def analysis(speaker: str | None, source: tuple[int, int] = (40, 43)) -> Analysis:
    said = Attribution("q1", "indirect", (Span(50, 60),), (Span(*source),), (Span(44, 48),), speaker)
    return Analysis("1", (said,), (RUIZ, PETROVA))


SHE = SpeakerLabel(Span(40, 43), "pronoun", Span(0, 8))
NOBODY = SpeakerLabel(Span(40, 43), "nominal", None)


def rates(label: SpeakerLabel, found: Analysis) -> dict[str, tuple[int, int]]:
    return {name: (share.hits, share.of) for name, share in score([label], found).shares.items()}


def test_the_actor_must_have_a_mention_where_gold_names_the_speaker():
    right = {"speaker right, pronoun": (1, 1), "speaker right, all": (1, 1), "source found": (1, 1)}
    assert rates(SHE, analysis("a1")) == right
    assert rates(SHE, analysis("a2"))["speaker right, all"] == (0, 1)
    assert rates(SHE, analysis(None))["speaker right, all"] == (0, 1)


def test_a_source_that_was_not_found_is_wrong():
    found = rates(SHE, analysis("a1", (70, 73)))
    assert (found["source found"], found["speaker right, pronoun"]) == ((0, 1), (0, 1))


def test_where_nobody_is_named_nobody_must_be_the_speaker():
    assert rates(NOBODY, analysis(None)) == {
        "speaker right, nobody named": (1, 1),
        "speaker right, all": (1, 1),
        "source found": (1, 1),
    }
    assert rates(NOBODY, analysis("a1"))["speaker right, all"] == (0, 1)
    assert rates(NOBODY, analysis(None, (70, 73)))["speaker right, all"] == (0, 1)


def test_differences_say_whom_we_took_and_where_gold_names_the_other():
    assert differences([SHE], analysis("a1")) == ()
    (wrong,) = differences([SHE], analysis("a2"))
    assert wrong.kinds == ("wrong speaker",)
    assert wrong.first.parts == (("name", Span(0, 8)), ("source", Span(40, 43)))
    assert (wrong.second.names, wrong.second.parts[0]) == ("Olga Petrova", ("name", Span(20, 32)))
    assert differences([SHE], analysis(None))[0].kinds == ("no speaker",)
    assert differences([SHE], analysis("a1", (70, 73)))[0].kinds == ("missed",)
