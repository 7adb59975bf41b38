"""Attributions against gold: what is matched, what counts as the same, what is left out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.article import Attribution, Span
from tui.scoring.attributions import kind_of, pair, score
from tui.scoring.figures import total

TEXT = 'Ana Ruiz said the old ferry would sail at noon. "It was late," she added, "and very dark."'


def figures(text, gold, ours):
    made = score(pair(text, gold, ours))
    return {**{n: (c.found, c.gold, c.ours) for n, c in made.counts.items()}, **made.shares}


def test_half_of_the_words_is_found_and_less_is_not(said):
    gold = [said(TEXT, "the old ferry would")]
    assert figures(TEXT, gold, [said(TEXT, "old ferry")])["content overlap"] == (1, 1, 1)
    assert figures(TEXT, gold, [said(TEXT, "the")])["content overlap"] == (0, 1, 1)


def test_marks_and_space_at_the_ends_change_nothing(said):
    gold = [said(TEXT, ('"It was late,"', '"and very dark."'))]
    assert figures(TEXT, gold, [said(TEXT, ("It was late", "and very dark"))])["content exact"] == (1, 1, 1)


def test_each_is_matched_once_and_the_best_pair_first(said):
    gold = [said(TEXT, "the old ferry would sail"), said(TEXT, "sail at noon")]
    ours = [said(TEXT, "ferry would sail at noon"), said(TEXT, "the old ferry would sail at")]
    assert pair(TEXT, gold, ours).pairs == ((0, 1), (1, 0))


def test_linked_needs_a_common_word_of_the_sources_or_none_on_both_sides(said):
    content = "the old ferry would sail at noon"

    def linked(theirs, ours):
        return figures(TEXT, [said(TEXT, content, theirs)], [said(TEXT, content, ours)])["linked"][0]

    assert linked("Ana Ruiz", "Ruiz") == 1
    assert linked("Ana Ruiz", "she") == 0
    assert linked("", "") == 1
    assert linked("", "Ruiz") == 0
    assert linked("Ruiz", "") == 0


def test_a_floating_quotation_costs_nothing_but_may_be_right(said):
    late, ferry = '"It was late,"', "the old ferry"
    gold = [said(TEXT, late)]
    assert figures(TEXT, gold, [said(TEXT, ferry, floating=True)])["content overlap"] == (0, 1, 0)
    assert figures(TEXT, gold, [said(TEXT, late, floating=True)])["content overlap"] == (1, 1, 1)
    assert figures(TEXT, gold, [said(TEXT, ferry)])["content overlap"] == (0, 1, 1)


def test_recall_is_told_by_the_kind_that_the_marks_of_gold_show(said):
    gold = [said(TEXT, '"It was late,"', "she"), said(TEXT, "the old ferry", "Ruiz")]
    made = figures(TEXT, gold, [said(TEXT, "It was late")])
    assert (made["content recall, direct"].hits, made["content recall, direct"].of) == (1, 1)
    assert (made["linked recall, direct"].hits, made["content recall, indirect"].hits) == (0, 0)
    assert (made["source right, direct found"].hits, made["source right, direct found"].of) == (0, 1)
    assert made["source right, content found"].of == 1


def test_words_of_a_role_count_once_however_many_attributions_hold_them(said):
    gold = [said(TEXT, "the old ferry", "Ana Ruiz"), said(TEXT, "at noon", "Ana Ruiz")]
    assert figures(TEXT, gold, [said(TEXT, "at noon", "Ruiz")])["token source"] == (1, 2, 1)


def test_a_content_holds_only_one_of_gold_when_characters_are_counted(said):
    gold = [said(TEXT, "the old ferry"), said(TEXT, "would sail at noon")]
    ours = [said(TEXT, "the old ferry would sail at noon")]
    assert figures(TEXT, gold, ours)["ggt 0.3"] == (1, 2, 1)


def test_the_kind_is_seen_where_marks_stand_just_outside_too():
    kinds = [kind_of(text, (Span(1, len(text) - 1),)) for text in ("“Yes.”", "(Yes)", "(a “b”)", "«oui»")]
    assert kinds == ["direct", "indirect", "mixed", "direct"]


def test_empty_sides_make_zeros_not_errors(said):
    assert figures(TEXT, [], [])["linked"] == (0, 0, 0)
    made = score(pair(TEXT, [said(TEXT, "noon")], []))
    assert (made.counts["linked"].precision, made.counts["linked"].recall, made.counts["linked"].f1) == (0, 0, 0)
    assert figures(TEXT, [], [said(TEXT, "noon")])["content overlap"] == (0, 0, 1)


@st.composite
def readings(draw):
    text = draw(st.text("ab “”.,\n", min_size=1, max_size=60)) + " z"
    ends = st.integers(0, len(text))
    spans = st.tuples(ends, ends).map(sorted).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))
    some = draw(st.lists(st.tuples(spans, spans), max_size=5))
    return text, [Attribution(f"q{n}", "mixed", (content,), (source,)) for n, (content, source) in enumerate(some)]


@settings(deadline=None)
@given(readings())
def test_what_is_held_against_itself_is_right_in_all_that_has_words(reading):
    text, gold = reading
    gold = [said for said in gold if any(c.isalnum() for c in said.content[0].of(text) + said.source[0].of(text))]
    paired = pair(text, gold, gold)
    worded = sum(any(c.isalnum() for c in said.content[0].of(text)) for said in gold)
    assert len(paired.pairs) == worded
    assert score(paired).counts["content exact"].found == worded
    assert score(paired).counts["token content"].f1 == (1.0 if worded else 0.0)


def test_articles_add_up_to_one_count_over_all(said):
    one = score(pair(TEXT, [said(TEXT, "noon")], [said(TEXT, "noon")]))
    other = score(pair(TEXT, [said(TEXT, "noon"), said(TEXT, "ferry")], []))
    assert total([one, other]).counts["content overlap"].recall == 1 / 3
