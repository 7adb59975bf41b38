"""An engine whose processes serve fake jobs."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tui.session.engine import Engine
from tui.session.tasks import Task

Ask = Callable[..., Task[Any]]


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes find the fake jobs."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent / "jobs"))


@pytest.fixture
def start(fakes: None, tmp_path: Path) -> Iterator[Callable[..., Engine]]:
    """Start an engine on fake jobs; all are closed at the end."""
    engines: list[Engine] = []

    def make(workers: int = 1, **options: Any) -> Engine:
        engines.append(Engine(workers, reports=tmp_path / "reports", jobs="fake_jobs", version="fake", **options))
        return engines[-1]

    yield make
    for engine in engines:
        engine.close()


@pytest.fixture
def task() -> Ask:
    """A task for the fake jobs."""

    def make(do: str, *, where: str = "a.txt", size: int = 0, **given: Any) -> Task[Any]:
        return Task(do, where, size, given, lambda answer: answer)

    return make
