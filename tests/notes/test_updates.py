"""Notes outlive newsroom updates: those whose words still stand are found again, and none is put on other words."""

import importlib.util
import random
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest

from tui.article import Article, Note, Span, Target
from tui.notes import Change, Edition, Notebook
from tui.notes.alignment import Alignment
from tui.notes.anchoring import carry, find

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


@dataclass(slots=True)
class Count:
    """What became of notes whose words still stand, and of all others."""

    stand: int = 0
    found: int = 0
    on_other_words: int = 0


@pytest.fixture(scope="module")
def updates() -> ModuleType:
    """The seeded script of updates."""
    spec = importlib.util.spec_from_file_location("updates", Path(__file__).parent / "updates.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["updates"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def measure(updates: ModuleType) -> Callable[..., Count]:
    """Update texts and look for notes on them, always the same ones."""

    def run(texts: Iterable[str], rounds: int, notes: int) -> Count:
        chance, count = random.Random(1), Count()
        for text in texts:
            for _ in range(rounds):
                later = updates.updated(text, chance, chance.randint(1, 6))
                alignment = Alignment(text, later.text)
                for span in updates.stretches(text, chance, notes):
                    places, found = later.places(span), carry(span, alignment)
                    count.stand += bool(places)
                    count.found += found in places
                    count.on_other_words += found is not None and later.share(found, span) < 0.5
        return count

    return run


def test_on_the_samples_99_of_100_are_found_and_none_on_other_words(measure: Callable[..., Count]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("[1-5]*"))]
    count = measure(texts, 8, 20)
    assert count.stand > 500
    assert count.found >= 0.99 * count.stand
    assert count.on_other_words == 0


@pytest.mark.shared
@pytest.mark.slow
def test_on_real_reports_99_of_100_are_found_and_none_on_other_words(measure: Callable[..., Count]) -> None:
    paths = [*sorted((SHARED / "gold" / "polnear" / "dev").rglob("*.txt")), *sorted(SHARED.glob("articles/*.txt"))]
    count = measure([path.read_text(encoding="utf-8", errors="replace") for path in paths], 3, 30)
    assert count.stand > 5000
    assert count.found >= 0.99 * count.stand
    assert count.on_other_words == 0


def test_notes_are_carried_from_update_to_update(updates: ModuleType, notebook: Notebook) -> None:
    chance = random.Random(5)
    text = (ROOT / "samples" / "1-meridian-wire.txt").read_text(encoding="utf-8")
    first = Edition.of(Article(text, ()), "/news/wire.txt")
    spans = updates.stretches(text, chance, 60)
    ids = [str(UUID(int=n)) for n in range(len(spans))]
    notes = [Note(i, Target.of(first.sha256, text, span)) for i, span in zip(ids, spans, strict=True)]
    notebook.change([Change(None, note) for note in notes], [first])
    latest = updates.Updated(text, tuple(range(len(text))))
    for _ in range(6):
        step = updates.updated(latest.text, chance, 1)
        origins = tuple(None if at is None else latest.origins[at] for at in step.origins)
        latest = updates.Updated(step.text, origins)
        sheet = notebook.sheet(Edition.of(Article(step.text, ()), "/news/wire.txt"))
    standing = {i for i, span in zip(ids, spans, strict=True) if latest.places(span)}
    found = {note.id: note.target.span for note in sheet.notes}
    by_id = dict(zip(ids, spans, strict=True))
    assert len(standing) > 20
    assert len(standing & found.keys()) >= 0.99 * len(standing)
    assert all(latest.share(place, by_id[i]) >= 0.5 for i, place in found.items())
    assert len(sheet.notes) + len(sheet.detached) == len(notes)


@pytest.mark.parametrize(
    ("old", "new", "there"),
    [
        ("One 12 two.\n", "One 14 two, 12 of them.\n", False),
        ("“I know,” he 12 said.\n", "“I know,” she said.\n\n“12 of us,” he said.\n", False),
        (
            "The dam at Vell will surely hold, 12 say.\n\nAll is well.\n",
            "All is well.\n\nThe dam at Vell will surely hold, 12 say, for now.\n",
            True,
        ),
        (
            "It was the 12 th day of the flood in Vell.\n",
            "It was the 12 th day of the flood in Vell, they say.\n",
            True,
        ),
        ("12\n", "Nothing.\n", False),
        ("12\n", "", False),
    ],
)
def test_a_short_note_needs_what_stood_around_it(old: str, new: str, there: bool) -> None:
    start = old.index("12")
    place = carry(Span(start, start + 2), Alignment(old, new))
    assert (place is not None) == there
    assert place is None or place.of(new) == "12"


def test_a_text_in_one_endless_line_is_searched_by_quote() -> None:
    line = " ".join(f"word{n} is here and" for n in range(12_000))
    words = "word9000 is here and word9001 is here"
    start = line.index(words)
    place = carry(Span(start, start + len(words)), Alignment(line, "New. " + line))
    assert place == Span(start + 5, start + 5 + len(words))


def test_a_foreign_target_is_found_by_position_quote_or_likeness_in_this_order() -> None:
    text = "He said so.\n\nShe said so, in the hall of the old council.\n\nHe said so.\n"
    target = Target.of("h", text, Span(56, 67))
    assert find(target, text) == Span(56, 67)
    assert find(replace(target, span=Span(0, 11)), text) == Span(56, 67)
    hall = Target.of("h", text, Span(13, 55))
    assert find(hall, "New.\n\n" + text) == Span(19, 61)
    changed = text.replace("old council", "council")
    found = find(hall, changed)
    assert found is not None
    assert found.of(changed).startswith("She said so, in the hall of the council")
    assert find(hall, "Something else altogether, in other words and at another place.") is None
