"""Actors across the reports of one event."""

import pytest

from tui.article import Span
from tui.scoring.casts import Report, averages, casts
from tui.scoring.mentions import Chain


def chain(name: str, kind: str, *spans: tuple[int, int]) -> Chain:
    return Chain(name, frozenset({kind}), tuple(Span(*span) for span in spans))


def test_the_one_actor_that_holds_most_of_a_chain_is_measured_over_all_reports(actor):
    here = Report((chain("Ruiz", "ACTOR", (0, 4), (10, 14)),), (actor("a", (0, 4)), actor("b", (10, 14))))
    there = Report((chain("Ruiz", "ACTOR", (0, 4), (10, 14)),), (actor("b", (0, 4), (10, 14)),))
    (cast,) = casts([here, there])
    assert (cast.chain, cast.actor, cast.mentions, cast.reports) == ("Ruiz", "B", 4, 2)
    assert (cast.precision, cast.recall) == (1.0, 0.75)


def test_what_gold_does_not_annotate_costs_no_precision_but_anothers_mention_does(actor):
    chains = (chain("Ruiz", "ACTOR", (0, 4), (10, 14), (20, 24)), chain("Peru", "COUNTRY", (30, 34)))
    (cast,) = casts([Report(chains, (actor("a", (0, 4), (10, 14), (20, 24), (30, 34), (90, 94)),))])
    assert (cast.precision, cast.recall) == (0.75, 1.0)


def test_chains_of_things_and_of_fewer_than_three_mentions_are_passed_over(actor):
    chains = (chain("Ruiz", "ACTOR", (0, 4), (10, 14)), chain("flood", "EVENT", (0, 4), (5, 7), (10, 14)))
    assert casts([Report(chains, (actor("a", (0, 4)),))]) == ()


def test_a_chain_that_nobody_holds_is_nought(actor):
    (cast,) = casts([Report((chain("Ruiz", "ACTOR", (0, 4), (10, 14), (20, 24)),), (actor("a", (50, 54)),))])
    assert (cast.actor, cast.precision, cast.recall, cast.f1) == ("", 0.0, 0.0, 0.0)
    assert averages([cast]).found == 0.0


def test_chains_count_alike_however_long(actor):
    long = chain("Ruiz", "ACTOR", *((n, n + 4) for n in range(0, 60, 10)))
    short = chain("Petrova", "ACTOR", (100, 104), (110, 114), (120, 124))
    means = averages(casts([Report((long, short), (actor("a", (100, 104), (110, 114), (120, 124)),))]))
    assert (means.chains, means.recall, means.found) == (2, pytest.approx(0.5), 0.5)
