"""Reports compared: what a session asks of the engine, and what the command line gets."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.comparison import Comparison
from tui.session.comparing import compare_sources
from tui.session.engine import Engine
from tui.session.home import Home
from tui.session.session import Session

STORIES = {
    "a.txt": '"No one was told," said Ana Ruiz. At least 380 houses were flooded.\n',
    "b.txt": '"No one was told," said Ana Ruiz. The town counted 412 flooded houses.\n',
    "c.txt": "Nothing else was known.\n",
}


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def opened(stories: Path, home: Home) -> Iterator[Session]:
    """A session over the stories with the true engine."""
    session = Session([str(stories)], home=home, engine=Engine(1, reserved=0, reports=home.reports))
    yield session
    session.close()


@pytest.fixture
def comparison(opened: Session) -> Callable[[], Comparison]:
    """The comparison of what is analysed by now."""

    def made() -> Comparison:
        return opened.compare(opened.cast().result()).result()

    return made


def test_reports_are_compared_whether_their_text_is_in_memory_or_not(opened: Session, comparison) -> None:
    assert opened.article(0)
    for n in range(3):
        opened.analyse_unread(n).result()
    found = comparison()
    assert [r.label for r in found.reports] == ["a", "b", "c"]
    assert [[c.standing for c in row.cells] for row in found.matrix] == [["quoted", "quoted", "absent"]]
    assert [len(d.versions) for d in found.disagreements] == [2]


def test_what_is_not_analysed_yet_or_has_changed_is_not_compared(opened: Session, comparison, stories: Path) -> None:
    for n in range(2):
        opened.analyse_unread(n).result()
    (stories / "b.txt").write_text("Something else.\n")
    found = comparison()
    assert [r.compared for r in found.reports] == [True, False, False]
    assert ("not compared", (1, 2)) in [(c.kind, c.reports) for c in found.caveats]


def test_the_command_line_gets_what_can_be_read_and_the_faults_of_the_rest(stories: Path) -> None:
    found = compare_sources([str(stories), str(stories / "none.txt")])
    assert [Path(article.path).name for article in found.articles] == ["a.txt", "b.txt", "c.txt"]
    assert len(found.comparison.statements) == 2
    assert [fault.where for fault in found.faults] == [str(stories / "none.txt")]
