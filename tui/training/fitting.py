"""Fitting: batches of attributions and articles of mentions in turn, so that one encoder serves both.

Every epoch goes once over the attributions and its share of the mentions; after each the state is written, and a run
that was stopped goes on from there with the same numbers.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from tui.article import Fault
from tui.extraction.encoder.attributions import raw_attributions
from tui.extraction.encoder.signals import signals_of, view_of
from tui.training.batches import RoleBatch, cut, letters_of, role_batches, varied
from tui.training.examples import ActorExample, RoleExample
from tui.training.losses import actor_loss, role_loss
from tui.training.network import Network
from tui.training.reading import outputs

Job = RoleBatch | ActorExample


@dataclass(frozen=True, slots=True)
class Plan:
    """How a network is fitted."""

    epochs: int = 4
    """Passes over the attributions."""
    actor_passes: int = 5
    """Passes over the mentions, spread over the epochs."""
    batch: int = 8
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    table_rate: float = 1e-2
    """For transitions and distances, which have little to learn and far to go."""
    warm_up: float = 0.06
    """The part of the steps in which the rates rise; then they fall in a line to nothing."""
    seed: int = 1
    threads: int = 1


@dataclass(slots=True)
class Progress:
    """Where a run stands."""

    epoch: int = 0
    step: int = 0


def fit(
    network: Network,
    roles: Sequence[RoleExample],
    actors: Sequence[ActorExample],
    plan: Plan,
    state: Path,
    told: Callable[[str], None],
    after_epoch: Callable[[int], None],
) -> None:
    """Fits the network; writes `state` after every epoch and begins with it where it exists."""
    torch.set_num_threads(plan.threads)
    optimizer = _optimizer(network, plan)
    progress = _resumed(network, optimizer, plan, state)
    total = plan.epochs * (_windows(roles) // plan.batch + 1) + plan.actor_passes * len(actors)
    rates = [plan.encoder_rate, plan.encoder_rate, plan.head_rate, plan.table_rate]
    while progress.epoch < plan.epochs:
        rng = np.random.default_rng([plan.seed, progress.epoch])
        torch.manual_seed(plan.seed * 1000 + progress.epoch)
        network.train()
        started, losses = time.monotonic(), []
        jobs = _jobs(roles, actors, plan, progress.epoch, rng)
        for done, job in enumerate(jobs, 1):
            progress.step += 1
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * _share(progress.step / total, plan.warm_up)
            loss = role_loss(network, job) if isinstance(job, RoleBatch) else _actor_step(network, job, rng)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            losses.append((isinstance(job, RoleBatch), float(loss.detach())))
            if done % 100 == 0:
                told(_line(progress, done, len(jobs), losses[-100:], started))
        progress.epoch += 1
        _write(network, optimizer, plan, progress, state)
        network.eval()
        after_epoch(progress.epoch)


def _jobs(
    roles: Sequence[RoleExample], actors: Sequence[ActorExample], plan: Plan, epoch: int, rng: np.random.Generator
) -> list[Job]:
    """One epoch's steps in random order."""
    low, high = (round(plan.actor_passes * len(actors) * n / plan.epochs) for n in (epoch, epoch + 1))
    orders = [np.random.default_rng([plan.seed, 7, n]).permutation(len(actors)) for n in range(plan.actor_passes)]
    drawn = np.concatenate([*orders, np.zeros(0, np.int64)])[low:high]
    jobs: list[Job] = [*role_batches(roles, plan.batch, rng), *(actors[int(n)] for n in drawn)]
    return [jobs[n] for n in rng.permutation(len(jobs))]


def _actor_step(network: Network, example: ActorExample, rng: np.random.Generator) -> Tensor:
    """The loss of one article of mentions, whose attributions are those that the network itself finds by now."""
    reading = example.reading
    changed = varied(
        reading.pieces.features, reading.pieces.passage, letters_of(reading.gold.text, reading.pieces), rng
    )
    spread = cut(len(reading.pieces), rng)
    tags, vectors = outputs(network, reading.pieces, spread, torch.from_numpy(changed))
    arrays = tags.detach().numpy(), vectors.detach().numpy().copy()
    signals = signals_of(*arrays, tuple(view_of(start, arrays[1][start:end]) for start, end in spread))
    said = raw_attributions(reading.gold.text, reading.pieces, signals, network.tables())
    return actor_loss(network, example, vectors, said)


def _optimizer(network: Network, plan: Plan) -> torch.optim.AdamW:
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    tables = [network.transitions, network.first, network.distances]
    own = {id(p) for p in (*network.encoder.parameters(), *tables)}
    heads = [p for p in network.parameters() if id(p) not in own]
    groups = [
        {"params": [p for p in encoder if p.ndim > 1], "lr": plan.encoder_rate, "weight_decay": 0.01},
        {"params": [p for p in encoder if p.ndim == 1], "lr": plan.encoder_rate, "weight_decay": 0.0},
        {"params": heads, "lr": plan.head_rate, "weight_decay": 0.0},
        {"params": tables, "lr": plan.table_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def _share(done: float, warm_up: float) -> float:
    """The part of the full rate at a part of the run."""
    return min(1.0, done / warm_up, max(0.0, 1 - done) / (1 - warm_up))


def _windows(roles: Sequence[RoleExample]) -> int:
    rng = np.random.default_rng(0)
    return sum(len(cut(len(example.reading.pieces), rng)) for example in roles)


def _line(progress: Progress, done: int, jobs: int, losses: Sequence[tuple[bool, float]], started: float) -> str:
    roles, actors = ([loss for is_role, loss in losses if is_role is kind] for kind in (True, False))
    mean = [sum(some) / len(some) if some else 0.0 for some in (roles, actors)]
    pace = (time.monotonic() - started) / done
    return f"epoch {progress.epoch + 1} {done}/{jobs} roles {mean[0]:.3f} actors {mean[1]:.3f} {pace:.2f} s a step"


def _write(network: Network, optimizer: torch.optim.AdamW, plan: Plan, progress: Progress, state: Path) -> None:
    """In one move, so that a run stopped while it writes loses nothing."""
    fresh = state.with_suffix(".part")
    stored = {"network": network.state_dict(), "optimizer": optimizer.state_dict()}
    torch.save({**stored, "plan": asdict(plan), "progress": asdict(progress)}, fresh)
    fresh.replace(state)


def _resumed(network: Network, optimizer: torch.optim.AdamW, plan: Plan, state: Path) -> Progress:
    if not state.exists():
        return Progress()
    stored = torch.load(state, weights_only=True)
    if stored["plan"] != asdict(plan):
        raise Fault("is of another plan", where=str(state), remedy="give the run another folder")
    network.load_state_dict(stored["network"])
    optimizer.load_state_dict(stored["optimizer"])
    return Progress(**stored["progress"])
