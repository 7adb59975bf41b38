"""Gold in tables and in CoNLL-U: what is read, and which line is broken."""

from pathlib import Path

import pytest

from tui.article import Span
from tui.scoring.conllu import read_conllu
from tui.scoring.speakers import SpeakerLabel
from tui.scoring.tables import read_chains, read_speakers, runs_through_reports

GUM = Path(__file__).parents[2].parent / "shared" / "gold" / "gum"
TEXT = "Ana Ruiz's mayor spoke.\n\nShe did n't stay."


def told(bad):
    return [(line.number, line.what) for line in bad]


def test_chains_are_put_together_from_their_mentions():
    chains, bad = read_chains("0\t3\t1\tperson\tAna\n# remark\n\n9\t12\t1\tplace\tshe\r\n4\t6\t2\tplace\tit\n", 20)
    assert bad == ()
    assert [(c.name, sorted(c.kinds), c.mentions) for c in chains] == [
        ("1", ["person", "place"], (Span(0, 3), Span(9, 12))),
        ("2", ["place"], (Span(4, 6),)),
    ]


def test_broken_lines_of_chains_are_told_by_number_and_the_rest_is_read():
    chains, bad = read_chains("0\t3\t1\tperson\nx\t3\t1\tperson\n5\t2\t1\tperson\n9\t99\t1\tperson\n4\t6\n", 20)
    assert [c.mentions for c in chains] == [(Span(0, 3),)]
    assert told(bad) == [
        (2, "has no two offsets where they should stand"),
        (3, "5 to 2 is no stretch of the text"),
        (4, "9 to 99 is no stretch of the text"),
        (5, "has no chain and kind after the offsets"),
    ]


def test_chains_of_persons_as_in_newswcl50_run_through_the_reports():
    assert runs_through_reports("0\t3\tEVENT_1\tEVENT\n4\t6\tRuiz\tACTOR\n")
    assert not runs_through_reports("0\t3\t1\tperson\n")


def test_speakers_are_read_by_article():
    labels, bad = read_speakers("# remark\na.txt\t4\t7\tpronoun\t0\t3\na.txt\t9\t12\tnominal\t-\t-\n")
    assert bad == ()
    assert labels == {
        "a.txt": (SpeakerLabel(Span(4, 7), "pronoun", Span(0, 3)), SpeakerLabel(Span(9, 12), "nominal", None))
    }


def test_broken_lines_of_speakers_are_told():
    _, bad = read_speakers("a.txt\t4\t7\tpronoun\na.txt\t4\t7\tverb\t0\t3\na.txt\t7\t4\tname\t0\t3\n")
    assert told(bad) == [
        (1, "has fewer than the six cells of a speaker"),
        (2, '"verb" is no form; name, nominal, pronoun are'),
        (3, "7 to 4 is no stretch of the text"),
    ]


def row(place: str, form: str, entity: str = "_") -> str:
    return "\t".join([place, form, *"_______", f"Entity={entity}" if entity != "_" else "_"])


def test_brackets_of_conllu_are_laid_over_the_text():
    table = "\n".join(
        [
            "# newdoc id = x",
            row("1", "Ana", "(2-person-new(1-person-new"),
            row("2-3", "Ruiz's"),
            row("2", "Ruiz"),
            row("3", "'s", "1)"),
            row("4", "mayor", "2)"),
            row("4.1", "was"),
            row("5", "spoke"),
            row("6", "."),
            "",
            row("1", "She", "(2-person-giv)"),
            row("2", "did"),
            row("3", "n't"),
        ]
    )
    chains, bad = read_conllu(table, TEXT)
    assert bad == ()
    assert {c.name: [m.of(TEXT) for m in c.mentions] for c in chains} == {
        "2": ["Ana Ruiz's mayor", "She"],
        "1": ["Ana Ruiz's"],
    }


def test_a_word_that_is_written_otherwise_takes_the_place_of_its_token():
    table = "\n".join([row("1-2", "won't"), row("1", "will", "(1-event-new"), row("2", "not", "1)"), row("3", "go")])
    chains, bad = read_conllu(table, "won't go")
    assert (bad, chains[0].mentions) == ((), (Span(0, 5),))


def test_broken_lines_of_conllu_are_told():
    table = "\n".join(
        [
            row("1", "Ana", "1)"),
            "2\tRuiz",
            row("2", "Ruiz's", "(e3[1/2]-person-new)"),
            row("3", "major", "(4-person-new)"),
            row("4", "spoke", "(5-event-new)"),
        ]
    )
    chains, bad = read_conllu(table, TEXT)
    assert chains == ()
    assert told(bad) == [
        (1, "the mention 1 ends without having begun"),
        (2, "has 2 columns, not 10"),
        (3, "the mention e3[1/2] has a gap"),
        (4, 'the text does not go on with "major"; this line and the rest are left out'),
    ]


@pytest.mark.shared
def test_the_corpus_is_read_alike_from_both_forms():
    """Where its text repeats a token before its words ("What's What 's"), CoNLL-U says so and stops."""
    alike = 0
    for file in sorted(GUM.glob("*/*.conllu")):
        text = file.with_suffix(".txt").read_bytes().decode()
        chains, bad = read_conllu(file.read_text(encoding="utf-8"), text)
        table = file.with_name(f"{file.stem}.chains.tsv").read_text(encoding="utf-8")
        expected, none_bad = read_chains(table, len(text))
        assert none_bad == ()
        if not bad:
            ours, theirs = ({(c.name, c.kinds, frozenset(c.mentions)) for c in some} for some in (chains, expected))
            assert ours == theirs, file.name
            alike += 1
        else:
            assert all("the text does not go on" in line.what for line in bad)
    assert alike >= 60
