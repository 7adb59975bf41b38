"""The network and the rules agree: rules take the quotations whose speaker they know, the network has the rest."""

from collections.abc import Callable

from tui.article import Article, Span
from tui.extraction.agreement import agreed
from tui.extraction.drafts import Draft, Rule
from tui.extraction.encoder.attributions import RawAttribution
from tui.extraction.heads import Heads
from tui.extraction.passages import passages
from tui.extraction.phrases import phrases
from tui.extraction.quotations import quotations
from tui.extraction.snapping import marks_of
from tui.extraction.tokens import sentences_of, tokenised

Make = Callable[[str], Article]
Roles = tuple[str, str, str]


def _spans(text: str, words: str) -> tuple[Span, ...]:
    parts = [part for part in words.split(" + ") if part]
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)


def _agreed(make: Make, text: str, heard: list[Roles], ruled: list[tuple[Rule, Roles]]) -> list[tuple[str, Roles]]:
    """The rule, source, cue and content of every draft; parts of a content are joined by " + "."""
    looked = passages(make(text), None)
    quoted = quotations(text, looked)
    sentences = tokenised(text, looked, sentences_of(text, looked), quoted)
    marks = marks_of(quoted)
    raw = [RawAttribution(*(_spans(text, words) for words in roles), 0.9, 0.9, 0.9, 0.8) for roles in heard]
    drafts = []
    for rule, (source, cue, content) in ruled:
        spans = _spans(text, content)
        numbers = tuple(n for span in spans for n in marks.touching(span))
        drafts.append(Draft(rule, 0, spans, _spans(text, cue), _spans(text, source), quotations=numbers))
    heads = Heads(sentences, tuple(phrases(sentence) for sentence in sentences))
    found = agreed(text, raw, drafts, marks, looked, heads)
    return [
        (d.rule, tuple(" + ".join(s.of(text) for s in part) for part in (d.source, d.cue, d.content))) for d in found
    ]


def test_a_rule_takes_its_quotation_from_a_wrong_source(make: Make) -> None:
    text = "Marsh left. “It was late,” Ruiz said."
    heard = [("Marsh", "said", "“It was late,”")]
    ruled: list[tuple[Rule, Roles]] = [("quote, cue after", ("Ruiz", "said", "“It was late,”"))]
    assert _agreed(make, text, heard, ruled) == [("quote, cue after", ("Ruiz", "said", "“It was late,”"))]


def test_source_and_cue_stay_the_networks_where_both_mean_the_same(make: Make) -> None:
    text = "“It was late,” Ruiz, the mayor, then said."
    heard = [("Ruiz, the mayor", "then said", "“It was late,”")]
    ruled: list[tuple[Rule, Roles]] = [("quote, cue after", ("Ruiz", "said", "“It was late,”"))]
    assert _agreed(make, text, heard, ruled) == [("quote, cue after", heard[0])]


def test_what_is_no_quotation_stays_where_a_quotation_is_taken(make: Make) -> None:
    text = "Marsh said the river rose. “It was late,” Ruiz said."
    heard = [("Marsh", "said", "the river rose + “It was late,”")]
    ruled: list[tuple[Rule, Roles]] = [("quote, cue after", ("Ruiz", "said", "“It was late,”"))]
    assert _agreed(make, text, heard, ruled) == [
        ("cue before", ("Marsh", "said", "the river rose")),
        ("quote, cue after", ("Ruiz", "said", "“It was late,”")),
    ]


def test_what_is_said_within_a_quotation_that_a_rule_takes_is_dropped(make: Make) -> None:
    text = "“Marsh thinks it was late,” Ruiz said."
    heard = [("Marsh", "thinks", "it was late"), ("Ruiz", "said", "“Marsh thinks it was late,”")]
    ruled: list[tuple[Rule, Roles]] = [("quote, cue after", ("Ruiz", "said", "“Marsh thinks it was late,”"))]
    assert _agreed(make, text, heard, ruled) == [("quote, cue after", heard[1])]


def test_a_rule_about_clauses_has_no_say(make: Make) -> None:
    ruled: list[tuple[Rule, Roles]] = [("clause", ("Ruiz", "said", "it was “late”"))]
    assert _agreed(make, "Ruiz said it was “late”.", [], ruled) == []


def test_a_content_with_neither_source_nor_cue_is_dropped(make: Make) -> None:
    assert _agreed(make, "It was late.", [("", "", "It was late")], []) == []


def test_a_quotation_floats_only_if_nobody_claims_it(make: Make) -> None:
    text = "Ruiz spoke. “The river rose all night.”"
    ruled: list[tuple[Rule, Roles]] = [("floating", ("", "", "“The river rose all night.”"))]
    assert [rule for rule, _ in _agreed(make, text, [], ruled)] == ["floating"]
    heard = [("Ruiz", "spoke", "“The river rose all night.”")]
    assert [rule for rule, _ in _agreed(make, text, heard, ruled)] == ["cue before"]


def test_of_two_that_were_snapped_to_one_quotation_one_is_left(make: Make) -> None:
    text = "Ruiz said and Marsh added “it was very late”."
    heard = [("Ruiz", "said", "it was"), ("Marsh", "added", "very late")]
    assert len(_agreed(make, text, heard, [])) == 1


def test_the_comma_after_a_name_is_no_part_of_a_source(make: Make) -> None:
    text = "Peru’s ally, Leo Marsh, fled and indicated it was late. Ana Ruiz, the mayor, said so."
    heard = [("Leo Marsh,", "indicated", "it was late"), ("Ana Ruiz, the mayor,", "said", "so")]
    assert _agreed(make, text, heard, []) == [
        ("cue before", ("Leo Marsh", "indicated", "it was late")),
        ("cue before", ("Ana Ruiz, the mayor,", "said", "so")),
    ]


def test_an_adverb_is_no_source_where_the_verb_has_a_subject(make: Make) -> None:
    text = "And newly, Ana Ruiz said it was late."
    assert _agreed(make, text, [("newly", "said", "it was late")], []) == [
        ("cue before", ("Ana Ruiz", "said", "it was late"))
    ]


def test_what_a_thing_raises_nobody_utters(make: Make) -> None:
    text = "The delay raises questions about the bridge. Ana Ruiz raised questions about the mayor."
    heard = [("delay", "raises questions about", "the bridge"), ("Ana Ruiz", "raised questions about", "the mayor")]
    assert _agreed(make, text, heard, []) == [("cue before", heard[1])]


def test_what_would_follow_from_a_claim_is_no_part_of_it(make: Make) -> None:
    text = "Should Peru claim that it is attacked then Brazil would help it."
    heard = [("Peru", "claim", "that it is attacked then Brazil would help it")]
    assert _agreed(make, text, heard, []) == [("cue before", ("Peru", "claim", "that it is attacked"))]
