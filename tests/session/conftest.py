"""Engines whose processes serve fake jobs, and sittings over a few small articles with a fake engine."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tui.session.engine import Engine
from tui.session.home import Home
from tui.session.session import Session
from tui.session.tasks import Task

Ask = Callable[..., Task[Any]]

ARTICLES = {
    "a.txt": "Ana spoke first.\n\nNobody answered Ben.\n\nThen it was over.\n",
    "b.txt": "Ben spoke next.\n\nHe had waited for Ana.\n\nThat was all.\n",
    "c.txt": "Nobody else spoke.\n\nThe hall was empty.\n\nLights out.\n",
}


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


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home of its own."""
    return Home.under(tmp_path / "home")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def analysed(fakes: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """The names of the articles that the fake engine has analysed so far, windows with a "~"."""
    log = tmp_path / "analysed"
    log.touch()
    monkeypatch.setenv("ANALYSED", str(log))

    def names() -> list[str]:
        lines = (line.rsplit(" ", 1) for line in log.read_text().splitlines())
        return [Path(path).name + ("~" if window == "True" else "") for path, window in lines]

    return names


@pytest.fixture
def fake_engine(analysed: Callable[[], list[str]], home: Home) -> Callable[..., Engine]:
    """A new engine that runs the fake analysis."""

    def make(**options: Any) -> Engine:
        return Engine(2, reports=home.reports, jobs="fake_engine", version="fake", **options)

    return make


@pytest.fixture
def sit(news: Path, home: Home, fake_engine: Callable[..., Engine]) -> Iterator[Callable[..., Session]]:
    """Open a session, by default over the three articles; all are closed at the end."""
    sessions: list[Session] = []

    def make(*sources: str | Path, **options: Any) -> Session:
        named = [str(source) for source in sources or (news,)]
        sessions.append(Session(named, **{"home": home, "engine": fake_engine(), **options}))
        return sessions[-1]

    yield make
    for session in sessions:
        session.close()


@pytest.fixture
def site() -> Iterator[tuple[str, list[str]]]:
    """The address of a page on a local server, and the paths that were asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            data = f"Ana spoke, version {len(asked)}.\n\nMenu\n".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/report.txt", asked
    server.shutdown()
    thread.join()
    server.server_close()
