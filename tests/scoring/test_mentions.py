"""Actors within an article: mentions matched, b-cubed by the book, and what differs."""

import pytest

from tui.article import Span
from tui.scoring.mentions import Chain, differences, resolve, score

PERSON = frozenset({"person"})


def chain(name: str, *spans: tuple[int, int]) -> Chain:
    return Chain(name, PERSON, tuple(Span(*span) for span in spans))


def test_the_same_span_is_the_same_mention_and_each_is_matched_once(actor):
    resolved = resolve([chain("1", (0, 3), (5, 8))], [actor("a", (5, 8), (5, 8), (9, 12))])
    assert resolved.pairs == ((1, 0),)


def test_a_mention_within_gold_that_ends_with_it_is_the_same(actor):
    assert resolve([chain("1", (0, 10))], [actor("a", (8, 10))]).pairs == ((0, 0),)


def test_a_mention_that_begins_with_gold_must_hold_half_of_the_shorter(actor):
    assert resolve([chain("1", (0, 10))], [actor("a", (0, 3))]).pairs == ((0, 0),)
    assert resolve([chain("1", (0, 10))], [actor("a", (2, 9))]).pairs == ()
    assert resolve([chain("1", (0, 10))], [actor("a", (0, 11))]).pairs == ()


def test_equal_spans_go_before_near_ones(actor):
    resolved = resolve([chain("1", (0, 10)), chain("2", (4, 10))], [actor("a", (4, 10)), actor("b", (6, 10))])
    assert set(resolved.pairs) == {(1, 0), (0, 1)}


def test_b_cubed_is_that_of_the_paper(actor):
    """Bagga and Baldwin 1998, figure 2: chains of 5, 2 and 5 mentions, the last two of them taken for one."""
    spans = [(n * 10, n * 10 + 4) for n in range(12)]
    gold = [chain("1", *spans[:5]), chain("2", *spans[5:7]), chain("3", *spans[7:])]
    count = score(resolve(gold, [actor("a", *spans[:5]), actor("b", *spans[5:7], *spans[7:])])).counts["b-cubed"]
    assert count.recall == 1.0
    assert count.precision == pytest.approx((5 + 4 / 7 + 25 / 7) / 12)


def test_a_missed_mention_costs_recall_and_an_unknown_one_costs_no_precision_of_b_cubed(actor):
    count = score(resolve([chain("1", (0, 3), (5, 8))], [actor("a", (0, 3)), actor("b", (20, 25))])).counts["b-cubed"]
    assert (count.precision, count.recall) == (1.0, 0.25)


def test_articles_near_to_news_are_counted_once_more_by_themselves(actor):
    resolved = resolve([chain("1", (0, 3))], [actor("a", (0, 3))])
    assert list(score(resolved, news_like=True).counts) == ["mention", "mention, news-like", "b-cubed"]
    assert "mention, news-like" not in score(resolved).counts


def test_what_differs_is_missed_spurious_cut_otherwise_or_another_actors(actor):
    gold = [chain("1", (0, 3), (5, 8), (10, 13)), chain("2", (20, 30)), chain("3", (40, 44))]
    ours = [actor("a", (0, 3), (5, 8)), actor("b", (10, 13), (26, 30)), actor("c", (50, 53))]
    found = differences(
        resolve(gold, ours), {"1": "one", "2": "two", "3": "three"}, {"a": "Ana", "b": "Ben", "c": "Cid"}
    )
    told = [(d.start, d.kinds, d.first.names, d.second.names) for d in found]
    assert (10, ("wrong actor",), "one", "Ben") in told
    assert (20, ("boundary",), "two", "Ben") in told
    assert (40, ("missed",), "three", "") in told
    assert (50, ("spurious",), "", "Cid") in told
    assert len(told) == 4
