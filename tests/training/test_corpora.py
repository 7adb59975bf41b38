"""What of the corpora needs no PyTorch."""

import numpy as np
import pytest

from tui.article import Fault, Span
from tui.extraction.encoder.signals import TAGS
from tui.extraction.encoder.wordpiece import load_vocabulary
from tui.training.corpora import GoldArticle, gum, polnear
from tui.training.examples import NONE, actor_example, pieces_in, read, role_example
from tui.training.trees import core_end, head_of, tokens_of


@pytest.fixture
def words(vocabulary):
    return load_vocabulary(vocabulary)


def tagged(example):
    text, pieces = example.reading.gold.text, example.reading.pieces
    starts = np.flatnonzero(example.labels.tags % 2 == 1)
    ends = [
        next(
            m
            for m in range(n + 1, len(pieces) + 1)
            if m == len(pieces) or example.labels.tags[m] != example.labels.tags[n] + 1
        )
        for n in starts
    ]
    return [(TAGS[example.labels.tags[a]][2:], pieces.span(a, b).of(text)) for a, b in zip(starts, ends, strict=True)]


def test_every_attribution_of_a_brat_file_is_laid_over_its_pieces(gold, words):
    article = polnear(gold / "polnear" / "train")[0]
    example = role_example(article, words)
    marked = {
        (role, s.of(article.text))
        for a in article.attributions
        for role in ("source", "cue", "content")
        for s in getattr(a, role)
    }
    assert len(article.attributions) == 5
    assert set(tagged(example)) == marked


def test_every_piece_of_an_attribution_points_at_the_first_of_its_cue(gold, words):
    example = role_example(polnear(gold / "polnear" / "train")[0], words)
    inside = example.labels.tags > 0
    heads = np.flatnonzero(example.labels.heads)
    assert set(example.labels.links[inside].tolist()) == set(heads.tolist())
    assert (example.labels.links[~inside] == NONE).all()
    assert (example.labels.tags[heads] == TAGS.index("B-cue")).all()


def test_mentions_keep_their_chains_forms_and_what_stands_for_them(gold, words):
    article = gum(gold / "gum" / "train")[0]
    example = actor_example(article, words)
    assert [(m.chain, m.form) for m in example.mentions] == [("0", 0), ("0", 2), ("1", 0), ("1", 2)]
    assert [m.agreement for m in example.mentions] == [0, NONE, 1, NONE]
    assert [example.kinds[m.first, m.last - m.first] for m in example.mentions] == [1, 1, 1, 1]
    assert (example.kinds > 0).sum() == 4


def test_a_span_outside_of_what_is_looked_at_has_no_pieces(words):
    reading = read(GoldArticle(path=__file__, text="Ana Ruiz said."), words)  # type: ignore[arg-type]
    assert pieces_in(reading.pieces, Span(3, 4)) is None
    assert pieces_in(reading.pieces, Span(0, 8)) == (0, 2)


TREE = """
1 the _ DET _ _ 3 det
2 Russian _ ADJ _ _ 3 amod
3 leader _ NOUN _ _ 0 root
4 of _ ADP _ _ 5 case
5 troops _ NOUN _ _ 3 nmod
6 who _ PRON _ _ 7 nsubj
7 left _ VERB _ _ 3 acl:relcl
"""


def test_the_core_of_a_mention_ends_with_its_head_and_a_name_keeps_its_office():
    text = "the Russian leader of troops who left"
    tokens = tokens_of(TREE.strip().replace(" ", "\t").replace("\n", "\t_\t_\n") + "\t_\t_", text)
    [head] = head_of(tokens)
    assert text[: core_end(tokens, head)] == "the Russian leader"
    named = TREE.replace("leader _ NOUN", "leader _ PROPN").replace("troops _ NOUN", "troops _ PROPN")
    tokens = tokens_of(named.strip().replace(" ", "\t").replace("\n", "\t_\t_\n") + "\t_\t_", text)
    assert text[: core_end(tokens, head_of(tokens)[0])] == "the Russian leader of troops"


def test_a_folder_without_a_corpus_is_one_clear_line(tmp_path):
    with pytest.raises(Fault, match=r"holds no \*\.ann; docs/training\.md"):
        polnear(tmp_path)


def test_without_pytorch_the_commands_say_what_to_install(monkeypatch, capsys):
    from tui.training import __main__

    monkeypatch.setattr(__main__, "find_spec", lambda name: None)
    assert __main__.main() == 2
    assert capsys.readouterr().err == "torch and onnx not installed; pip install 'onrecord[train]'\n"
