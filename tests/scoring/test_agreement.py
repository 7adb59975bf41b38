"""Annotators against each other: labels of words, pairs, articles, and what differs."""

from tui.scoring.agreement import (
    Annotated,
    Reading,
    by_article,
    judge,
    pair_of,
    pairs_of,
    token_alpha,
    unlike,
    words_judged,
)

TEXT = "Ana Ruiz said the ferry would sail. Nobody spoke of the bridge."


def test_every_word_is_labelled_with_all_the_roles_that_it_carries(said):
    one = said(TEXT, "the ferry", "Ana Ruiz", "said")
    whole = said(TEXT, "Ana Ruiz said", "", "Nobody")
    article = Annotated("a", TEXT, (Reading("ana", (one, whole)), Reading("ben", ())))
    labels = {judgement.what[1]: judgement.label for judgement in judge([article]) if judgement.who == "ana"}
    assert [label for _, label in sorted(labels.items())] == (
        ["source+content"] * 2 + ["cue+content"] + ["content"] * 2 + ["none"] * 2 + ["cue"] + ["none"] * 4
    )
    assert {judgement.label for judgement in judge([article]) if judgement.who == "ben"} == {"none"}


def test_a_word_of_which_a_part_is_marked_carries_the_role(said):
    article = Annotated("a", TEXT, (Reading("ana", (said(TEXT, "erry"),)),))
    assert [judgement.label for judgement in judge([article])].count("content") == 1


def test_alpha_of_a_role_sees_that_role_alone(said):
    readings = (
        Reading("ana", (said(TEXT, "the ferry", "Ana Ruiz"),)),
        Reading("ben", (said(TEXT, "the ferry", "Nobody"),)),
    )
    judged = judge([Annotated("a", TEXT, readings)])
    assert token_alpha(judged, "content") == 1.0
    assert token_alpha(judged, "cue") is None
    assert token_alpha(judged, "source") < 0.1 < token_alpha(judged) < 1.0


def test_articles_of_one_annotator_count_for_nothing(said):
    shared = Annotated("a", TEXT, (Reading("ana", (said(TEXT, "the ferry"),)), Reading("ben", ())))
    alone = Annotated("b", TEXT, (Reading("ana", (said(TEXT, "the bridge"),)),))
    assert words_judged(judge([shared, alone])) == 12
    assert token_alpha(judge([shared, alone])) == token_alpha(judge([shared]))
    assert [one.name for one in by_article([shared, alone])] == ["a"]


def test_pairs_are_those_with_an_article_in_common():
    empty = [Reading(name, ()) for name in ("ana", "ben", "cid")]
    articles = [Annotated("a", TEXT, tuple(empty[:2])), Annotated("b", TEXT, tuple(empty[1:]))]
    assert pairs_of(articles) == (("ana", "ben"), ("ben", "cid"))


def test_a_pair_is_measured_over_its_own_articles(said):
    ferry, bridge = said(TEXT, "the ferry would sail", "Ana Ruiz"), said(TEXT, "of the bridge", "Nobody")
    articles = [
        Annotated("a", TEXT, (Reading("ana", (ferry,)), Reading("ben", (said(TEXT, "ferry would sail", "Ruiz"),)))),
        Annotated("b", TEXT, (Reading("ana", (bridge,)),)),
    ]
    pair = pair_of(articles, judge(articles), "ana", "ben")
    assert (pair.articles, pair.words) == (1, 12)
    f1 = {name: count.f1 for name, count in pair.score.counts.items()}
    assert f1 == {
        "source overlap": 1.0,
        "source exact": 0.0,
        "cue overlap": 0.0,
        "cue exact": 0.0,
        "content overlap": 1.0,
        "content exact": 0.0,
        "linked": 1.0,
    }
    assert 0 < pair.kappa < 1


def test_the_article_with_the_least_agreement_comes_first(said):
    ferry = said(TEXT, "the ferry")
    alike = Annotated("a", TEXT, (Reading("ana", (ferry,)), Reading("ben", (ferry,))))
    unalike = Annotated("b", TEXT, (Reading("ana", (ferry,)), Reading("ben", ())))
    assert [one.name for one in by_article([alike, unalike])] == ["b", "a"]


def test_differences_are_told_for_each_pair_in_the_order_asked_for(said):
    article = Annotated("a", TEXT, (Reading("ana", (said(TEXT, "the ferry"),)), Reading("ben", ())))
    (one,) = unlike([article], [("ben", "ana"), ("ana", "cid")])
    assert (one.first, one.second, [d.kinds for d in one.differences]) == ("ben", "ana", [("spurious",)])
