"""Gold on disk: which kinds of it a folder holds, and the texts that each belongs to. Recognised by what lies there.

NAME.ann beside NAME.txt          brat standoff: attributions
NAME.chains.tsv beside NAME.txt   mentions of actors, within an article, or through all reports of their folder
NAME.conllu beside NAME.txt       the same within an article, unless there is a table
speakers.tsv                      whom sources refer to, in texts anywhere in the folder
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tui.article import Attribution, Fault, Unreadable
from tui.exchange.brat_attributions import attributions_of
from tui.exchange.brat_folder import annotated_texts
from tui.exchange.brat_reading import read_standoff
from tui.exchange.broken import BrokenLine
from tui.readers.decoding import decode_text
from tui.readers.files import load
from tui.scoring.conllu import read_conllu
from tui.scoring.mentions import Chain
from tui.scoring.speakers import SpeakerLabel
from tui.scoring.tables import BadLine, read_chains, read_speakers, runs_through_reports

SPEAKERS = "speakers.tsv"


@dataclass(frozen=True, slots=True)
class Gold:
    """What a folder holds, by text; nothing but the table of speakers is read yet."""

    attributions: dict[Path, Path]
    """The .ann file of each text."""
    chains: dict[Path, Path]
    """The table or CoNLL-U file of each text whose chains are its own."""
    casts: dict[Path, dict[Path, Path]]
    """For each folder of reports on one event, the table of each text."""
    speakers: dict[Path, tuple[SpeakerLabel, ...]]
    told: tuple[str, ...]
    """What is wrong on the way, a line each."""

    @property
    def texts(self) -> tuple[Path, ...]:
        """The texts with gold of their own, by name; those of events are apart."""
        return tuple(sorted({*self.attributions, *self.chains, *self.speakers}))


def find_gold(folder: Path, speakers: Path | None = None) -> Gold:
    """The gold under `folder`; `speakers` names a table that lies elsewhere. Raises Fault where there is none."""
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "is not there"
        raise Unreadable(what, where=str(folder), remedy="gold is a folder of texts with labels beside them")
    told: list[str] = []
    attributions = {}
    for annotated in annotated_texts(folder):
        if len(annotated.annotations) == 1:
            attributions[annotated.text] = annotated.annotations[0]
        else:
            told.append(f"{annotated.text}: several annotators, and none is gold; `onrecord agreement` compares them")
    chains, casts = _find_chains(folder)
    table = speakers or folder / SPEAKERS
    labels = _find_labels(folder, table, told) if speakers or table.is_file() else {}
    if not (attributions or chains or casts or labels):
        if told:
            raise Fault(told[0])
        sought = f"there is no .ann, .chains.tsv or .conllu beside a .txt, and no {SPEAKERS}"
        raise Fault("holds no gold", where=str(folder), remedy=sought)
    return Gold(attributions, chains, casts, labels, tuple(told))


def read_attributions(file: Path, text: str) -> tuple[tuple[Attribution, ...], tuple[BrokenLine, ...]]:
    """The attributions of an .ann file on `text`, and what of it is broken. Raises Unreadable."""
    standoff = read_standoff(load(str(file)), text, str(file))
    return attributions_of(standoff, text), standoff.broken


def read_mentions(file: Path, text: str) -> tuple[tuple[Chain, ...], tuple[BrokenLine, ...]]:
    """The chains of a table or a CoNLL-U file on `text`, and what of it is broken. Raises Unreadable."""
    table = _text(file)
    chains, bad = read_conllu(table, text) if file.suffix == ".conllu" else read_chains(table, len(text))
    return chains, _broken(file, bad)


def _find_chains(folder: Path) -> tuple[dict[Path, Path], dict[Path, dict[Path, Path]]]:
    own: dict[Path, Path] = {}
    shared: dict[Path, dict[Path, Path]] = {}
    tables = (*sorted(folder.rglob("*.conllu")), *sorted(folder.rglob("*.chains.tsv")))  # of the two, the table stays
    for table in tables:
        text = table.with_name(table.name.removesuffix(".chains.tsv").removesuffix(".conllu") + ".txt")
        if not text.is_file():
            continue
        if table.suffix == ".tsv" and runs_through_reports(_text(table)):
            shared.setdefault(table.parent, {})[text] = table
        else:
            own[text] = table
    return own, shared


def _find_labels(folder: Path, table: Path, told: list[str]) -> dict[Path, tuple[SpeakerLabel, ...]]:
    """The labels by text; those whose text is not in the folder, or is there twice, are told."""
    labels, bad = read_speakers(_text(table))
    told += map(str, _broken(table, bad))
    texts: dict[str, list[Path]] = {}
    for text in sorted(folder.rglob("*.txt")):
        texts.setdefault(text.name, []).append(text)
    found = {}
    for article, some in labels.items():
        places = texts.get(article, [])
        if len(places) == 1:
            found[places[0]] = some
        else:
            how = "not in this folder" if not places else f"in this folder {len(places)} times"
            told.append(f"{table}: {len(some)} labels are of {article}, which is {how}")
    return found


def _text(file: Path) -> str:
    return decode_text(load(str(file)), str(file))


def _broken(file: Path, bad: Iterable[BadLine]) -> tuple[BrokenLine, ...]:
    return tuple(BrokenLine(str(file), line.number, line.what) for line in bad)
