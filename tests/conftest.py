"""What holds for every test: marked ones are left out unless asked for, and nobody's own files are touched."""

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in the engine's processes: a second thread would only wait

MARKS = ("shared", "browser", "train", "slow")

collect_ignore = ["benchmarks"]

_left_out = pytest.StashKey[dict[str, int]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--marked",
        action="store_true",
        help=f"run only the tests marked {', '.join(MARKS)}, and let none of them be skipped",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the marked tests, or with --marked all others; -m chooses for itself."""
    wanted = config.option.marked
    if config.option.markexpr and not wanted:
        return
    by_mark = [(next((m for m in MARKS if item.get_closest_marker(m)), ""), item) for item in items]
    out = [(mark, item) for mark, item in by_mark if bool(mark) != wanted]
    if not out:
        return
    items[:] = [item for mark, item in by_mark if bool(mark) == wanted]
    config.hook.pytest_deselected(items=[item for _, item in out])
    if not wanted:
        marks = [mark for mark, _ in out]
        config.stash[_left_out] = {mark: marks.count(mark) for mark in MARKS if mark in marks}


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What one of several processes left out, all of them left out: each collects everything."""
    node.config.stash[_left_out] = getattr(node, "workeroutput", {}).get("left_out", {})


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell the process that started this one, if one did."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash.get(_left_out, {})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say in one line how many tests were left out."""
    counts = config.stash.get(_left_out, {})
    if counts:
        named = ", ".join(f"{n} {mark}" for mark, n in counts.items())
        terminalreporter.write_line(f"left out: {sum(counts.values())} tests ({named}); --marked runs them")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Under --marked a skipped test is a failed one."""
    report = yield
    if item.config.option.marked and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped, which --marked forbids: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """Under --marked a module that skips itself whole fails too."""
    report = yield
    if collector.config.option.marked and report.skipped:
        report.outcome, report.longrepr = "failed", f"skipped, which --marked forbids: {report.longrepr}"
    return report


@pytest.fixture(autouse=True, scope="session")
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that a test starts touches the files of whoever runs it, or behaves as their shell would have it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_HOME", str(tmp_path_factory.mktemp("onrecord")))
        for variable in ("ONRECORD_CONFIG", "NO_COLOR", "PYTHONUNBUFFERED", "COLUMNS", "LINES"):
            patch.delenv(variable, raising=False)
        yield


@pytest.fixture(scope="session")
def score_py() -> ModuleType:
    """The measure that ours is held against, for tests marked `shared`."""
    path = Path(__file__).parents[2] / "shared" / "measure" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
