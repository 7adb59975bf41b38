import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.encoder.attributions import raw_attributions
from tui.extraction.encoder.linking import DISTANCES, choices, distance
from tui.extraction.encoder.paths import best_path
from tui.extraction.encoder.roles import RoleSpan, allowed, role_spans
from tui.extraction.encoder.signals import TAGS, View

SURE = 20.0
BEGINS = {"source": 1, "cue": 3, "content": 5}


@pytest.fixture
def said(read, nothing, tables):
    """The attributions of a text in which the network is sure of the roles given, each linked to the cue it names."""

    def found(text, roles):
        article = read(text)
        signals = nothing(len(article.pieces))
        signals.tags[:, 0] = SURE / 2
        cues = [words for role, words, _ in roles if role == "cue"]
        for role, words, cue in roles:
            first, end = article.at(words)
            signals.tags[first:end, BEGINS[role] + 1] = SURE
            signals.tags[first, BEGINS[role]] = SURE + 1
            for one in cue.split("+") if cue else ():
                signals.queries[first:end, cues.index(one)] += SURE * 10
        for n, words in enumerate(cues):
            signals.keys[article.at(words)[0], n] = SURE
        return [
            tuple(" | ".join(s.of(text) for s in part) for part in (one.source, one.cue, one.content))
            for one in raw_attributions(text, article.pieces, signals, tables)
        ]

    return found


def test_source_cue_and_content_of_one_cue_belong_together(said):
    text = "Ana Ruiz said it was late. Bo Li denied that."
    roles = [("source", "Ana Ruiz", "said"), ("cue", "said", "said"), ("content", "it was late", "said")]
    roles += [("source", "Bo Li", "denied"), ("cue", "denied", "denied"), ("content", "that", "denied")]
    assert said(text, roles) == [("Ana Ruiz", "said", "it was late"), ("Bo Li", "denied", "that")]


def test_a_content_that_the_cue_splits_is_one(said):
    text = "“It was late,” said Ruiz, “and dark.”"
    roles = [("content", "“It was late,”", "said"), ("cue", "said", "said"), ("source", "Ruiz", "said")]
    roles += [("content", "“and dark.”", "said")]
    assert said(text, roles) == [("Ruiz", "said", "“It was late,” | “and dark.”")]


def test_a_content_that_runs_over_paragraphs_is_one_span(said):
    text = "He said “it was late.\n“and dark.”"
    roles = [("source", "He", "said"), ("cue", "said", "said"), ("content", text[8:], "said")]
    assert said(text, roles) == [("He", "said", text[8:])]


def test_one_source_serves_two_cues(said):
    text = "Ruiz said it was late and added it was dark"
    roles = [("source", "Ruiz", "said+added"), ("cue", "said", "said"), ("content", "it was late", "said")]
    roles += [("cue", "added", "added"), ("content", "it was dark", "added")]
    assert said(text, roles) == [("Ruiz", "said", "it was late"), ("Ruiz", "added", "it was dark")]


def test_a_cue_of_two_parts_is_one(said):
    text = "Ruiz makes it clear that he left"
    roles = [("source", "Ruiz", "makes"), ("cue", "makes", "makes"), ("cue", "clear", "makes")]
    roles += [("content", "he left", "makes")]
    assert said(text, roles) == [("Ruiz", "makes | clear", "he left")]


def test_a_content_without_a_cue_stands_alone_and_a_source_without_a_content_is_dropped(said):
    text = "“It was late.” Ruiz left."
    assert said(text, [("content", "“It was late.”", ""), ("source", "Ruiz", "")]) == [("", "", "“It was late.”")]


def test_a_mark_of_two_characters_is_whole(said):
    text = "Ruiz said ``it was late'' today"
    roles = [("source", "Ruiz", "said"), ("cue", "said", "said"), ("content", "``it was late''", "said")]
    assert said(text, roles) == [("Ruiz", "said", "``it was late''")]


def test_a_cue_too_far_away_is_nobodys(said):
    filler = "and so on " * 40
    text = f"Ruiz said nothing {filler}it was late"
    assert said(text, [("cue", "said", "said"), ("content", "it was late", "said")]) == [("", "", "it was late")]


def test_nothing_said_is_no_attribution(said):
    assert said("", []) == []
    assert said("It was late.", []) == []


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_best_path_is_that_of_trying_all(tables, count):
    rng = np.random.default_rng(3)
    tables = replace(tables, transitions=rng.normal(size=(7, 7)).astype("f4"), first=rng.normal(size=7).astype("f4"))
    tags = rng.normal(size=(count, 7)).astype(np.float32)
    transitions, first = allowed(tables)

    def score(path):
        steps = sum(transitions[a, b] for a, b in itertools.pairwise(path))
        return first[path[0]] + steps + sum(tags[n, tag] for n, tag in enumerate(path))

    assert tuple(best_path(tags, transitions, first)) == max(itertools.product(range(7), repeat=count), key=score)


@given(count=st.integers(1, 200), seed=st.integers(0, 1000))
def test_the_best_path_is_found_step_by_step_or_in_blocks_alike(count, seed):
    rng = np.random.default_rng(seed)
    tags, transitions, first = rng.normal(size=(count, 5)), rng.normal(size=(5, 5)), rng.normal(size=5)
    score, back = first + tags[0], []
    for row in tags[1:]:
        back.append((score[:, None] + transitions).argmax(0))
        score = (score[:, None] + transitions).max(0) + row
    path = [int(score.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    assert best_path(tags.astype("f4"), transitions.astype("f4"), first.astype("f4")).tolist() == path[::-1]


def test_an_inside_follows_only_its_own(read, tables):
    article = read("a b c d e f g h i j k l m n o p")
    tags = np.random.default_rng(5).normal(size=(len(article.pieces), len(TAGS))).astype(np.float32) * 9
    path = best_path(tags, *allowed(tables)).tolist()
    for before, tag in itertools.pairwise([0, *path]):
        assert tag not in (2, 4, 6) or before in (tag, tag - 1)


def test_a_role_holds_whole_words(read, nothing, tables):
    article = read("unfit men")
    signals = nothing(len(article.pieces))
    signals.tags[:, 0] = 1
    signals.tags[1, 5] = SURE
    [span] = role_spans(article.pieces, signals.tags, tables)
    assert article.pieces.span(span.first, span.end).of(article.text) == "unfit"


def test_distances_are_exact_near_by_and_every_bucket_is_used():
    apart = np.arange(-600, 601)
    buckets = distance(apart)
    assert np.diff(buckets).min() >= 0
    assert set(buckets.tolist()) <= set(range(DISTANCES))
    assert len(set(distance(np.arange(-7, 8)).tolist())) == 15


def test_a_link_is_what_one_window_says_of_both_ends(nothing, tables):
    """The window that shows most of the span decides; what another says of the cue is not compared."""
    signals = nothing(12)
    span, cue = RoleSpan("source", 5, 7, 1.0), RoleSpan("cue", 8, 9, 1.0)
    other = RoleSpan("cue", 2, 3, 1.0)
    left, right = View(0, signals.queries[:6].copy(), signals.keys[:6].copy()), View(4, *(signals.keys[4:].copy(),) * 2)
    left.queries[5], left.keys[2] = SURE, SURE
    right.queries[1:3] = SURE
    right.keys[4] = SURE
    found = choices([span], [other, cue], replace(signals, views=(left, right)), tables)
    assert list(found[span]) == [1]
