"""The annotators of one database of notes: each article's analysis as each of those who corrected it would have it.

What neither of two touched counts as agreed: both were shown it, and let it stand.
"""

import os
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import PurePath

from tui.article import Article, AttributionCorrection, Fault, Note
from tui.scoring.agreement import Annotated, Reading
from tui.session.analyses import Analyses
from tui.session.engine import Engine
from tui.session.home import Home
from tui.session.noted import noted
from tui.session.request import Request

_UNKNOWN = "unknown"
_ODD = re.compile(r"[^\w.-]+")
_LONGEST = 60

Progress = Callable[[int, int], None]


def read_corrected(
    *, on_progress: Progress | None = None, home: Home | None = None, engine: Engine | None = None
) -> tuple[tuple[Annotated, ...], tuple[str, ...]]:
    """Every article of which two or more corrected attributions, and what went wrong, a line each.

    `on_progress` is called with the number of articles analysed and of all; `engine` is closed at the end. Raises Fault
    where there is no such article or none can be analysed, and NotesFault where the notes cannot be read.
    """
    home = home or Home.of_user()
    shared = [(leaf.edition.article, leaf.edition.sha256, leaf.notes) for leaf in noted(home)]
    shared = [each for each in shared if len(_correctors(each[2])) > 1]
    if not shared:
        remedy = "import those of others with `onrecord import`, or compare folders of brat"
        raise Fault("no article has corrections by two people", where=str(home.notes), remedy=remedy)
    articles: list[Annotated] = []
    faults: list[Fault] = []
    engine = engine or Engine(os.cpu_count() or 1, reserved=0, niceness=0, reports=home.reports)
    with closing(Analyses(engine, home.cache)) as analyses:
        asked = [analyses.of_article(article, 1) for article, _, _ in shared]
        for done, ((article, sha256, notes), request) in enumerate(zip(shared, asked, strict=True), 1):
            try:
                articles.append(_annotated(article, sha256, notes, request))
            except Fault as fault:
                faults.append(fault)
            if on_progress is not None:
                on_progress(done, len(shared))
    if not articles:
        raise faults[0]
    return tuple(articles), tuple(map(str, faults))


def _annotated(article: Article, sha256: str, notes: tuple[Note, ...], request: Request) -> Annotated:
    from tui.notes import correct

    found = request.future.result().analysis
    readings = []
    for creator in _correctors(notes):
        own = [note for note in notes if note.creator == creator]
        readings.append(Reading(creator or _UNKNOWN, correct(found, own, sha256).analysis.attributions))
    return Annotated(_name(article, sha256), article.text, tuple(readings))


def _name(article: Article, sha256: str) -> str:
    """What the article is called: plain enough to be a file's name, and no other's."""
    stem = _ODD.sub("-", PurePath(article.path).stem).strip("-.")
    return f"{stem[:_LONGEST]}-{sha256[:8]}" if stem else sha256[:8]


def _correctors(notes: tuple[Note, ...]) -> tuple[str, ...]:
    """Who corrected attributions, by name."""
    return tuple(sorted({note.creator for note in notes if isinstance(note.correction, AttributionCorrection)}))
