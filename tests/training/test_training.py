"""From corpora to weights that find what they were taught, on a network of two thin layers."""

import json
from hashlib import sha256

import numpy as np
import pytest

from tui.article import Fault

pytestmark = pytest.mark.train


@pytest.fixture(scope="module")
def run(gold, vocabulary, tmp_path_factory):
    from tui.training.fitting import Plan
    from tui.training.runs import Run

    folder = tmp_path_factory.mktemp("run")
    plan = Plan(epochs=40, actor_passes=24, encoder_rate=3e-3, head_rate=3e-3, batch=4)
    return Run(folder, gold, plan, vocabulary, small=True, told=lambda line: None)


@pytest.fixture(scope="module")
def made(run):
    """The run once everything was done, with its figures and its reliability."""
    from tui.training import runs

    runs.fit_network(run)
    runs.export_weights(run)
    before = (run.exported / "tables.npz").read_bytes()
    reliable = runs.calibrate(run)
    return runs.measure(run), reliable, before


@pytest.fixture(scope="module")
def network(run, made):
    import torch

    from tui.extraction.encoder.wordpiece import load_vocabulary
    from tui.training import runs

    found = runs._network(run, load_vocabulary(run.vocabulary))
    found.load_state_dict(torch.load(run.folder / "weights.pt", weights_only=True))
    return found.eval()


@pytest.fixture
def article(gold, vocabulary):
    from tui.extraction.encoder.wordpiece import load_vocabulary
    from tui.training.corpora import gum
    from tui.training.examples import actor_example

    return actor_example(gum(gold / "gum" / "dev")[0], load_vocabulary(vocabulary))


def test_what_was_taught_is_found_in_articles_that_were_not_shown(run, made):
    figures, reliable, before = made
    assert figures.counts["content overlap"].f1 > 0.8
    assert figures.counts["linked"].f1 > 0.7
    assert figures.counts["mention"].f1 > 0.8
    assert figures.counts["b-cubed"].f1 > 0.6
    assert json.loads((run.folder / "figures.json").read_text())["linked"] == figures.counts["linked"].f1
    assert sum(part.count for part in reliable.bins) == figures.counts["linked"].ours
    tables = (run.exported / "tables.npz").read_bytes()
    assert tables != before
    assert f"{sha256(tables).hexdigest()}  tables.npz\n" in (run.exported / "sums.txt").read_text()


def test_the_graph_in_eight_bits_says_nearly_what_the_network_says(run, network, article):
    import torch

    from tui.training.exporting import reader
    from tui.training.reading import signals_in

    with torch.autocast("cpu", enabled=False):
        ours, theirs = signals_in(network, article.reading.pieces), reader(run.exported)(article.reading)
    assert (ours.tags.argmax(1) == theirs.tags.argmax(1)).mean() > 0.95
    assert np.corrcoef(ours.lefts.ravel(), theirs.lefts.ravel())[0, 1] > 0.95


def test_use_scores_mentions_and_antecedents_as_training_does(network, article):
    import torch

    from tui.extraction.encoder import coreference, described, mentions
    from tui.extraction.encoder.pairs import pair_features
    from tui.training.reading import signals_in

    signals, tables = signals_in(network, article.reading.pieces), network.tables()
    tensors = [torch.from_numpy(getattr(signals, part)) for part in ("starts", "ends", "against")]
    at = np.arange(len(signals.starts))
    row, length = np.nonzero(at[:, None] + np.arange(mentions.LONGEST) < len(at))
    summed = np.concatenate([np.zeros((1, 5), np.float32), signals.against.cumsum(0)])
    np.testing.assert_allclose(
        network.mentions(*tensors).detach().numpy()[row, length],
        mentions._span_scores(at, row, length, signals, summed, tables).T,
        atol=1e-3,
    )
    text, reading = article.reading.gold.text, article.reading
    found = mentions.found_mentions(text, reading.pieces, signals, tables)
    assert len(found) > 2
    ranked = coreference.antecedents(text, reading.passages, reading.marks, found, (), signals, tables)
    told = ranked.mentions
    vectors = signals.lefts[[m.first for m in found]] + signals.rights[[m.last for m in found]]
    pairs = torch.from_numpy(pair_features(text, told, ranked.candidates, slice(None)))
    singles = torch.from_numpy(described.single_features(told))
    scores = network.antecedents(torch.from_numpy(vectors), torch.from_numpy(ranked.candidates), pairs, singles)
    np.testing.assert_allclose(scores.detach().numpy(), ranked.scores, atol=1e-3)


def test_a_fit_that_was_stopped_goes_on_to_the_same_weights(gold, vocabulary, tmp_path):
    import torch

    from tui.training import runs
    from tui.training.fitting import Plan

    plan = Plan(epochs=3, actor_passes=2, encoder_rate=1e-3)

    def stop(line: str) -> None:
        if line.startswith("after epoch 2"):
            raise KeyboardInterrupt

    whole, broken = (runs.Run(tmp_path / n, gold, plan, vocabulary, small=True, told=lambda line: None) for n in "ab")
    runs.fit_network(whole)
    with pytest.raises(KeyboardInterrupt):
        runs.fit_network(runs.Run(broken.folder, gold, plan, vocabulary, small=True, told=stop))
    assert not (broken.folder / "weights.pt").exists()
    runs.fit_network(broken)
    one, other = (torch.load(r.folder / "weights.pt", weights_only=True) for r in (whole, broken))
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_a_state_of_another_plan_is_not_gone_on_with(gold, vocabulary, tmp_path):
    from tui.training import runs
    from tui.training.fitting import Plan

    for epochs, refused in ((1, False), (2, True)):
        run = runs.Run(
            tmp_path, gold, Plan(epochs=epochs, actor_passes=1), vocabulary, small=True, told=lambda line: None
        )
        if refused:
            with pytest.raises(Fault, match="another plan"):
                runs.fit_network(run)
        else:
            runs.fit_network(run)


def test_the_likelihood_of_a_path_is_that_of_trying_all(network):
    import itertools

    import torch

    from tui.training.losses import path_loss

    torch.manual_seed(2)
    scores, tags = torch.randn(1, 3, 7), torch.tensor([[1, 2, 0]])
    held = torch.ones(1, 3, dtype=torch.bool)

    def score(path):
        steps = sum(network.transitions[a, b] for a, b in itertools.pairwise(path))
        return network.first[path[0]] + steps + sum(scores[0, n, tag] for n, tag in enumerate(path))

    every = torch.stack([score(path) for path in itertools.product(range(7), repeat=3)])
    expected = torch.logsumexp(every, 0) - score((1, 2, 0))
    assert path_loss(network, scores, tags, held).item() == pytest.approx(expected.item(), abs=1e-3)


def test_the_command_line_says_what_the_corpora_hold(gold, tmp_path):
    from click.testing import CliRunner

    from tui.training.commands import commands

    told = CliRunner().invoke(commands, ["--gold", str(gold), "--run", str(tmp_path), "data"])
    assert told.exit_code == 0
    assert "24 articles        120 attributions" in told.stdout


def test_a_step_whose_forerunner_was_not_run_says_which_one_that_is(gold, vocabulary, tmp_path):
    from tui.training import runs

    run = runs.Run(tmp_path, gold, vocabulary=vocabulary, small=True)
    with pytest.raises(Fault, match="run `fit` first"):
        runs.export_weights(run)
    with pytest.raises(Fault, match="run `export` first"):
        runs.measure(run)
