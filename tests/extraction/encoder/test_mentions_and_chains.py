import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import Span
from tui.extraction.encoder.coreference import antecedents, clusters, description
from tui.extraction.encoder.described import FARTHER, NEAREST, candidates
from tui.extraction.encoder.likeness import FIRST, HE, SHE, alias, likeness
from tui.extraction.encoder.mentions import FoundMention, found_mentions, with_asked
from tui.extraction.encoder.pairs import pair_features, pair_width
from tui.extraction.encoder.signals import FORMS, KINDS
from tui.extraction.quotations import quotations

SURE = 12.0


@pytest.fixture
def named(tables):
    """The tables with which the nth start and the nth end make a mention, as the signals below have them."""
    kinds = np.zeros_like(tables.span_kinds)
    kinds[KINDS.index("person")] = np.eye(kinds.shape[1]) * SURE
    bias = tables.bias.copy()
    bias[KINDS.index("none")] = SURE / 2
    forms = tables.span_forms.copy()
    forms[FORMS.index("name")] = np.eye(forms.shape[1])
    return replace(tables, span_kinds=kinds, bias=bias, span_forms=forms)


@pytest.fixture
def mentioned(read, nothing, named):
    def found(text, spans, scores=None):
        article = read(text)
        signals = nothing(len(article.pieces))
        for n, words in enumerate(spans):
            first, end = article.at(words)
            signals.starts[first, n] = signals.ends[end - 1, n] = 1 if scores is None else scores[n]
        return article, signals, found_mentions(text, article.pieces, signals, named)

    return found


def words(article, mentions):
    return [m.span.of(article.text) for m in mentions]


def test_mentions_may_nest_and_come_in_order_longer_ones_first(mentioned):
    text = "Ruiz met Ana Li of Oslo"
    article, _, found = mentioned(text, ["Oslo", "Ana Li", "Ana Li of Oslo", "Ruiz"])
    assert words(article, found) == ["Ruiz", "Ana Li of Oslo", "Ana Li", "Oslo"]


def test_of_two_that_cross_the_surer_stays(mentioned):
    text = "Ruiz met Ana Li today"
    article, _, found = mentioned(text, ["met Ana", "Ana Li"], [0.9, 1])
    assert words(article, found) == ["Ana Li"]


def test_what_is_asked_for_is_a_mention_and_what_crosses_it_is_not(mentioned, named):
    article, signals, found = mentioned("Ruiz met Ana Li today", ["met Ana", "Ruiz"])
    asked = (article.text.index("Ana Li"), article.text.index(" today"))
    more = with_asked(article.pieces, signals, named, found, [(Span(*asked), "name", True)])
    assert words(article, more) == ["Ruiz", "Ana Li"]
    assert [m.form for m in more] == ["name", "name"]
    assert with_asked(article.pieces, signals, named, found, [(Span(*asked), "nominal", False)]) == found


def test_no_mention_runs_over_a_paragraph_or_cuts_a_word(mentioned, read, nothing, named):
    assert mentioned("Ana\nLi", ["Ana\nLi"])[2] == ()
    article = read("Ana")
    signals = nothing(len(article.pieces))
    signals.starts[0, 0] = signals.ends[1, 0] = 1
    assert found_mentions("Ana", article.pieces, signals, named) == ()


def test_a_title_at_the_head_of_a_name_is_no_mention_of_its_own(mentioned):
    article, _, found = mentioned("President Ruiz left", ["President", "President Ruiz"])
    assert words(article, found) == ["President Ruiz"]


def test_words_that_can_only_be_a_pronoun_are_one(mentioned):
    _, _, found = mentioned("He left", ["He"])
    assert [m.form for m in found] == ["pronoun"]


def test_a_name_is_no_pronoun_whatever_the_network_takes_it_for(read, nothing, named):
    article = read("Ruiz left")
    signals = nothing(len(article.pieces))
    first, end = article.at("Ruiz")
    signals.starts[first, 0] = signals.ends[end - 1, 0] = 1
    forms = np.roll(named.span_forms, FORMS.index("pronoun") - FORMS.index("name"), 0)
    found = found_mentions("Ruiz left", article.pieces, signals, replace(named, span_forms=forms))
    assert [m.form for m in found] == ["name"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Vladimir Putin", "Putin", True),
        ("President Putin", "Mr. Putin", True),
        ("Kim Jong-un", "Mr. Kim", True),
        ("C.I.A.", "Central Intelligence Agency", True),
        ("Donald Trump Jr.", "Donald Trump", False),
        ("Bill Clinton", "Hillary Clinton", False),
        ("J. Ruiz", "Javier Ruiz", True),
        ("Oslo", "Bergen", False),
    ],
)
def test_names_of_one_actor_are_told_from_names_of_two(one, other, same):
    assert alias(likeness(one).name, likeness(other).name) is same


def test_words_tell_gender_nation_and_pronoun():
    assert likeness("Mrs. Ruiz").gender == 2
    assert likeness("the Russian president").nations == likeness("Moscow").nations == {"Russia"}
    assert [likeness(w).pronoun for w in ("me", "his", "herself", "the")] == [FIRST, HE, SHE, 0]


def mention(text, start, end, form="name", n=0):
    return FoundMention(Span(start, end), n * 2, n * 2, form, "person", 0.9, (1.0, 0.0, 0.0), (0.25, 0.25, 0.25, 0.25))


def found_in(text, forms):
    at, spans = 0, []
    for n, (words_, form) in enumerate(forms):
        at = text.index(words_, at)
        spans.append(mention(text, at, at + len(words_), form, n))
        at += len(words_)
    return spans


def test_he_and_she_are_never_one_chain(read, nothing, tables):
    text = "Ruiz left. He slept. She ran."
    article = read(text)
    mentions = found_in(text, [("Ruiz", "name"), ("He", "pronoun"), ("She", "pronoun")])
    eager = replace(tables, pair_out_bias=np.array([5.0], np.float32))
    ranked = antecedents(text, article.passages, article.marks, mentions, (), nothing(len(article.pieces)), eager)
    assert clusters(mentions, ranked) == ((0, 1), (2,))


def test_names_that_cannot_be_one_are_two_chains(read, nothing, tables):
    text = "Ana Ruiz met Bo Li. Ruiz left."
    article = read(text)
    mentions = found_in(text, [("Ana Ruiz", "name"), ("Bo Li", "name"), ("Ruiz", "name")])
    eager = replace(tables, pair_out_bias=np.array([5.0], np.float32))
    ranked = antecedents(text, article.passages, article.marks, mentions, (), nothing(len(article.pieces)), eager)
    assert clusters(mentions, ranked) == ((0, 2), (1,))


def test_what_prefers_to_be_new_stays_alone_and_says_how_surely(read, nothing, tables):
    text = "Ruiz left. Ruiz slept."
    article = read(text)
    mentions = found_in(text, [("Ruiz", "name"), ("Ruiz", "name")])
    shy = replace(tables, new_out_bias=np.array([3.0], np.float32))
    ranked = antecedents(text, article.passages, article.marks, mentions, (), nothing(len(article.pieces)), shy)
    assert clusters(mentions, ranked) == ((0,), (1,))
    assert ranked.best(1) == (None, pytest.approx(1 / (1 + np.exp(-3)), abs=1e-4))


def test_candidates_are_bounded_and_a_name_far_back_is_among_them(read):
    text = " ".join(["Ruiz", *(f"n{chr(97 + k % 26)}{k}" for k in range(200)), "Ruiz"])
    spans = list(found_in(text, [(w, "name") for w in text.split()]))
    options = candidates(description(text, (), (), spans, ()))
    assert options.shape == (202, NEAREST + FARTHER)
    assert options[-1, 0] == 200
    assert 0 in options[-1]
    assert (options < np.arange(202)[:, None]).all()


def test_i_in_a_content_knows_its_speaker_from_everybody_else(read):
    text = "Ruiz met Li. “I left,” said Ruiz."
    article = read(text)
    mentions = found_in(text, [("Ruiz", "name"), ("Li", "name"), ("I", "pronoun"), ("Ruiz", "name")])

    class Said:
        source = (Span(0, 4),)
        content = (Span(13, 23),)

    told = description(text, article.passages, article.marks, mentions, [Said()])
    assert told.place.speaker.tolist() == [-1, -1, 0, -1]
    options = candidates(told)
    pairs = pair_features(text, told, options, slice(None))
    speaker, other = (pairs[2, options[2].tolist().index(m)] for m in (0, 1))
    assert (speaker != other).any()


@given(st.text(max_size=60), st.data())
def test_any_text_has_features_that_are_numbers(text, data):
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=12).map(sorted))
    spans = sorted({(a, b) for a, b in itertools.pairwise(cuts) if a < b}, key=lambda s: (s[0], -s[1]))
    mentions = [mention(text, a, b, FORMS[n % 3], n) for n, (a, b) in enumerate(spans)]
    marks = quotations(text, ())
    told = description(text, (), marks, mentions, ())
    options = candidates(told)
    pairs = pair_features(text, told, options, slice(None))
    assert pairs.shape == (len(spans), options.shape[1], pair_width())
    assert np.isfinite(pairs).all()


def test_no_mentions_are_no_chains(read, nothing, tables):
    article = read("")
    ranked = antecedents("", article.passages, article.marks, (), (), nothing(0), tables)
    assert clusters((), ranked) == ()
