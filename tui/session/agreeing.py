"""Annotators of the same articles to the figures of their agreement: which files are whose, and all that is computed.

Two layouts of brat standoff are told apart by what lies there:

    A/x.ann  A/x.txt  B/x.ann        a folder an annotator, who is called like it; the text may lie in any of them
    x/text.txt  x/ana.ann  x/ben.ann   a folder an article, a file an annotator
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tui.article import Fault, Unreadable
from tui.exchange.brat_folder import only_text
from tui.readers.decoding import decode_text
from tui.readers.files import load
from tui.scoring.agreement import (
    Annotated,
    ArticleAgreement,
    Pair,
    Reading,
    annotators,
    by_article,
    judge,
    pair_of,
    pairs_of,
    token_alpha,
    words_judged,
)
from tui.scoring.attributions import ROLES, Part
from tui.scoring.figures import Score, total
from tui.session.golds import read_attributions

Progress = Callable[[int, int], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far annotators agree."""

    annotators: tuple[str, ...]
    articles: tuple[ArticleAgreement, ...]
    """Those that several annotated; where they agree least comes first."""
    words: int
    """The units of alpha: words of these articles."""
    alpha: float | None
    """Over the labels of words; None where nobody marked anything."""
    alphas: tuple[tuple[Part, float | None], ...]
    """Over each role by itself."""
    pairs: tuple[Pair, ...]
    spans: Score
    """All pairs together."""

    @property
    def kappa(self) -> float | None:
        """The mean of the pairs' kappas that are defined, each counting alike."""
        known = [pair.kappa for pair in self.pairs if pair.kappa is not None]
        return sum(known) / len(known) if known else None


@dataclass(frozen=True, slots=True)
class _File:
    """One .ann file: what somebody marked in an article."""

    article: str
    annotator: str
    annotations: Path
    text: Path | None
    """None where it lies in another annotator's folder."""


def read_annotated(folders: Sequence[Path]) -> tuple[tuple[Annotated, ...], tuple[str, ...]]:
    """The articles under `folders` with what each annotator marked, and what is broken or left out, a line each.

    Raises Fault where there are no annotations, or those of one annotator only.
    """
    files = [file for folder, name in zip(folders, _names(folders), strict=True) for file in _files(folder, name)]
    told: list[str] = []
    articles = tuple(
        article
        for name in dict.fromkeys(file.article for file in files)
        if (article := _article(name, [file for file in files if file.article == name], told))
    )
    if len(annotators(articles)) < 2:
        if told and not articles:
            raise Fault(told[0])
        remedy = "name a folder for each annotator, or one whose folders hold a text and a file for each annotator"
        raise Fault("there is one annotator, and agreement needs two", where=str(folders[0]), remedy=remedy)
    if not pairs_of(articles):
        remedy = "files of one article have one name in every folder"
        raise Fault("no article that two annotated", where=", ".join(map(str, folders)), remedy=remedy)
    return articles, tuple(told)


def agree(articles: Sequence[Annotated], on_progress: Progress | None = None) -> Agreement:
    """Everything that is computed of them; `on_progress` is called with the number of steps done and of all."""
    several = [article for article in articles if len(article.readings) > 1]
    names = pairs_of(several)
    steps = _Steps(on_progress, len(names) + len(ROLES) + 2)
    judged = judge(several)
    whole = steps.done(token_alpha(judged))
    alphas = tuple((role, steps.done(token_alpha(judged, role))) for role in ROLES)
    pairs = tuple(steps.done(pair_of(several, judged, *pair)) for pair in names)
    spans = total(pair.score for pair in pairs)
    least_first = steps.done(by_article(several))
    return Agreement(annotators(several), least_first, words_judged(judged), whole, alphas, pairs, spans)


@dataclass(slots=True)
class _Steps:
    """Counts what is done."""

    show: Progress | None
    of: int
    count: int = field(default=0)

    def done(self, value: T) -> T:
        """Pass the value on, one step further."""
        self.count += 1
        if self.show is not None:
            self.show(self.count, self.of)
        return value


def _names(folders: Sequence[Path]) -> list[str]:
    """What the annotator of each folder is called: the folder's name, or its path where names are the same."""
    names = [folder.resolve().name for folder in folders]
    return [name if names.count(name) == 1 else str(folder) for name, folder in zip(names, folders, strict=True)]


def _files(folder: Path, name: str) -> list[_File]:
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "is not there"
        raise Unreadable(what, where=str(folder), remedy="annotations are folders of .ann files beside .txt")
    found = []
    for annotations in sorted(folder.rglob("*.ann")):
        text = only_text(annotations.parent)
        if text is not None and not text.with_suffix(".ann").exists():
            place = annotations.parent.resolve().name if annotations.parent == folder else ""
            article = place or annotations.parent.relative_to(folder).as_posix()
            found.append(_File(article, annotations.stem, annotations, text))
        else:
            own = annotations.with_suffix(".txt")
            article = annotations.relative_to(folder).with_suffix("").as_posix()
            found.append(_File(article, name, annotations, own if own.is_file() else None))
    if not found:
        raise Fault("holds no annotations", where=str(folder), remedy="they are .ann files, as brat writes them")
    return found


def _article(name: str, files: Sequence[_File], told: list[str]) -> Annotated | None:
    """The article with all that can be read of it; None where its text cannot."""
    texts = [file.text for file in files if file.text is not None]
    try:
        known = {decode_text(load(str(path)), str(path)) for path in dict.fromkeys(texts)}
    except Unreadable as fault:
        told.append(str(fault))
        return None
    if len(known) != 1:
        told.append(f"{name}: {'its annotators have different texts' if known else 'there is no text'}; left out")
        return None
    (text,) = known
    readings = []
    for file in files:
        try:
            said, broken = read_attributions(file.annotations, text)
        except Unreadable as fault:
            told.append(str(fault))
            continue
        told += map(str, broken)
        readings.append(Reading(file.annotator, said))
    return Annotated(name, text, tuple(readings))
