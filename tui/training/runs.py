"""A run: its folder, its seed and sizes, and the steps from corpora to weights, each of which finds the one before.

state.pt      the fit as it stands, after every epoch
weights.pt    the network, fitted
weights/      graph, vocabulary and tables, as the wheel has them
figures.json  what they reach on dev
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tui.article import Fault
from tui.extraction.encoder.signals import Widths
from tui.extraction.encoder.tables import load_tables, save_tables
from tui.extraction.encoder.wordpiece import Vocabulary, load_vocabulary
from tui.extraction.network import TABLES, seal
from tui.scoring.figures import Score
from tui.scoring.reliability import Reliability
from tui.training.calibrating import calibrated
from tui.training.corpora import gum, polnear
from tui.training.encoder import Size, base_folder, load_base
from tui.training.examples import Reading, actor_example, read, role_example
from tui.training.exporting import export, reader
from tui.training.fitting import Plan, fit
from tui.training.measuring import measured
from tui.training.network import Network
from tui.training.reading import signals_in

STATE, FITTED, FOLDER, FIGURES = "state.pt", "weights.pt", "weights", "figures.json"
SMALL = Size(vocabulary=0, width=48, layers=2, heads=4, inner=96)
SMALL_WIDTHS = Widths(16, 32, 48)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run is made of."""

    folder: Path
    gold: Path
    """Holds polnear/train, polnear/dev, gum/train and gum/dev."""
    plan: Plan = field(default_factory=Plan)
    vocabulary: Path | None = None
    """That of the base encoder if None."""
    small: bool = False
    """Two thin layers that begin with nothing, to try the way through."""
    begin: Path | None = None
    """The weights of another run to begin with."""
    told: Callable[[str], None] = print

    @property
    def exported(self) -> Path:
        """Where graph, vocabulary and tables are put."""
        return self.folder / FOLDER


def corpora(run: Run) -> dict[str, dict[str, int]]:
    """What the corpora hold, by folder."""
    found = {}
    for corpus, reading in (("polnear", polnear), ("gum", gum)):
        for split in ("train", "dev"):
            articles = reading(run.gold / corpus / split)
            found[f"{corpus}/{split}"] = {
                "articles": len(articles),
                "attributions": sum(len(a.attributions) for a in articles),
                "mentions": sum(len(a.mentions) for a in articles),
                "characters": sum(len(a.text) for a in articles),
            }
    return found


def fit_network(run: Run) -> None:
    """Fits a network and writes its weights; goes on where the run was stopped."""
    import torch

    run.folder.mkdir(parents=True, exist_ok=True)
    words = load_vocabulary(_vocabulary(run))
    roles = [role_example(article, words) for article in polnear(run.gold / "polnear" / "train")]
    actors = [actor_example(article, words) for article in gum(run.gold / "gum" / "train")]
    torch.manual_seed(run.plan.seed)
    network = _network(run, words)
    if run.begin is not None:
        network.load_state_dict(torch.load(run.begin, weights_only=True))
    elif not run.small:
        load_base(network.encoder, base_folder())
    network.encoder.words.weight.requires_grad_(run.small)
    watched = _dev(run, words)[::4]

    def after(epoch: int) -> None:
        figures = measured(watched, lambda reading: signals_in(network, reading.pieces), network.tables())
        run.told(f"after epoch {epoch}: {_line(figures)}")

    fit(network, roles, actors, run.plan, run.folder / STATE, run.told, after)
    torch.save(network.state_dict(), run.folder / FITTED)


def export_weights(run: Run) -> None:
    """Writes what the wheel carries."""
    import torch

    network = _network(run, load_vocabulary(_vocabulary(run)))
    network.load_state_dict(torch.load(_made_by("fit", run.folder / FITTED), weights_only=True))
    export(network, _vocabulary(run), run.exported)


def calibrate(run: Run) -> Reliability:
    """Fits the confidence on dev, writes it into the tables, and says how reliable it is."""
    words = load_vocabulary(_vocabulary(run))
    articles = [read(article, words) for article in polnear(run.gold / "polnear" / "dev")]
    tables_path = _made_by("export", run.exported / TABLES)
    tables, found = calibrated(articles, reader(run.exported), load_tables(tables_path))
    save_tables(tables_path, tables)
    seal(run.exported)
    return found


def measure(run: Run) -> Score:
    """The figures of the exported weights on dev, which are written too."""
    words = load_vocabulary(_vocabulary(run))
    tables = load_tables(_made_by("export", run.exported / TABLES))
    found = measured(_dev(run, words), reader(run.exported), tables)
    figures = {name: count.f1 for name, count in found.counts.items()}
    figures |= {name: share.rate for name, share in found.shares.items()}
    (run.folder / FIGURES).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return found


def _made_by(step: str, path: Path) -> Path:
    """The path, where the step that makes it was run; raises Fault where it was not."""
    if not path.exists():
        raise Fault("is not there", where=str(path), remedy=f"run `{step}` first")
    return path


def _network(run: Run, words: Vocabulary) -> Network:
    size = SMALL if run.small else Size()
    count = max(words.numbers.values()) + 1
    sized = Size(count, size.width, size.layers, size.heads, size.inner, size.positions)
    return Network(sized, SMALL_WIDTHS if run.small else Widths())


def _vocabulary(run: Run) -> Path:
    return run.vocabulary or base_folder() / "vocab.txt"


def _dev(run: Run, words: Vocabulary) -> Sequence[Reading]:
    articles = (*polnear(run.gold / "polnear" / "dev"), *gum(run.gold / "gum" / "dev"))
    return [read(article, words) for article in articles]


def _line(figures: Score) -> str:
    return ", ".join(
        f"{name} {count.f1:.3f}" for name, count in figures.counts.items() if name[:3] not in ("ggt", "tok")
    )
