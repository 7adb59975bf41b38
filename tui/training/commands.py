"""The steps from corpora to weights on the command line, one command each and one for all.

Figures go to standard output, progress to standard error.
"""

from pathlib import Path
from typing import Any

import click

from tui.training import runs
from tui.training.encoder import BASE
from tui.training.fitting import Plan

_USUAL = Plan()
_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
@click.option(
    "--gold", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True, help="The corpora."
)
@click.option(
    "--run", "folder", type=click.Path(file_okay=False, path_type=Path), required=True, help="The run's folder."
)
@click.option("--seed", default=_USUAL.seed, show_default=True)
@click.option("--epochs", default=_USUAL.epochs, show_default=True, help="Passes over the attributions.")
@click.option("--actor-passes", default=_USUAL.actor_passes, show_default=True, help="Passes over the mentions.")
@click.option("--rate", default=_USUAL.encoder_rate, show_default=True, help="The encoder's learning rate.")
@click.option("--head-rate", default=_USUAL.head_rate, show_default=True, help="That of all that stands on it.")
@click.option("--table-rate", default=_USUAL.table_rate, show_default=True, help="That of transitions and distances.")
@click.option("--threads", default=_USUAL.threads, show_default=True)
@click.option("--begin", type=_FILE, help="weights.pt of another run.")
@click.option("--vocabulary", type=_FILE, help=f"Instead of that of {BASE}.")
@click.option("--small", is_flag=True, help="A tiny network that begins with nothing.")
@click.pass_context
def commands(context: click.Context, /, folder: Path, gold: Path, **options: Any) -> None:
    """Make the weights: each step finds what the one before left in the run's folder."""
    plan = Plan(
        epochs=options["epochs"], actor_passes=options["actor_passes"], seed=options["seed"],
        encoder_rate=options["rate"],
        head_rate=options["head_rate"],
        table_rate=options["table_rate"], threads=options["threads"],
    )  # fmt: skip
    context.obj = runs.Run(
        folder, gold, plan, options["vocabulary"], options["small"], options["begin"], told=_tell
    )  # fmt: skip


@commands.command()
@click.pass_obj
def data(run: runs.Run) -> None:
    """Read the corpora and say what they hold."""
    for name, counts in runs.corpora(run).items():
        click.echo("  ".join((f"{name:14}", *(f"{count:9} {what}" for what, count in counts.items()))))


@commands.command()
@click.pass_obj
def fit(run: runs.Run) -> None:
    """Fit a network, or go on with a fit that was stopped."""
    runs.fit_network(run)


@commands.command()
@click.pass_obj
def export(run: runs.Run) -> None:
    """Write graph, vocabulary and tables."""
    runs.export_weights(run)


@commands.command()
@click.pass_obj
def calibrate(run: runs.Run) -> None:
    """Fit the confidence on dev."""
    found = runs.calibrate(run)
    for part in found.bins:
        said = f"{part.low:.1f} to {part.high:.1f}  {part.count:5}  said {part.confidence:.3f}"
        click.echo(f"{said}  came true {part.accuracy:.3f}")
    click.echo(f"expected calibration error {found.error:.3f}")


@commands.command()
@click.pass_obj
def measure(run: runs.Run) -> None:
    """Say what the exported weights reach on dev."""
    found = runs.measure(run)
    for name, count in found.counts.items():
        click.echo(f"{name:34} P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}")
    for name, share in found.shares.items():
        click.echo(f"{name:34} {share.rate:.3f}")


@commands.command(name="all")
@click.pass_context
def everything(context: click.Context) -> None:
    """Fit, export, calibrate, measure."""
    for step in (fit, export, calibrate, measure):
        context.invoke(step)


def _tell(line: str) -> None:
    click.echo(line, err=True)
