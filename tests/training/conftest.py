"""A tiny corpus of invented reports, written as PolNeAR and GUM are: 24 articles to fit on and 6 to measure on."""

import random
import re
from pathlib import Path

import pytest

NAMES = ["Ana Ruiz", "Bo Li", "Eva Berg", "Omar Diaz", "Ines Roy", "Jon Falk"]
CUES = ["said", "announced", "denied", "wrote"]
CONTENTS = ["the harbour would close", "taxes had fallen", "nobody was hurt", "the vote was fair", "rain is coming"]
PLAIN = ["The street was quiet.", "A bus stopped at noon.", "Snow lay on the roofs."]
MARKED = re.compile(r"\[(source|cue|content) ([^\]]*)\]")


@pytest.fixture(scope="session")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both corpora."""
    folder = tmp_path_factory.mktemp("gold")
    drawn = random.Random(4)
    for split, count in (("train", 24), ("dev", 6)):
        for corpus in ("polnear", "gum"):
            (folder / corpus / split).mkdir(parents=True)
        for number in range(count):
            _write_brat(folder / "polnear" / split / f"paper_{number}.txt", _report(drawn))
            _write_chains(folder / "gum" / split / f"GUM_news_{number}", drawn)
    return folder


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The words of the corpus and the letters, where BERT's vocabulary has its special pieces."""
    lines = ["[PAD]", *(f"[unused{n}]" for n in range(99)), "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    words = re.findall(r"\w+", " ".join((*NAMES, *CUES, *CONTENTS, *PLAIN, "he she also left early")).lower())
    path = tmp_path_factory.mktemp("vocabulary") / "vocabulary.txt"
    path.write_text("\n".join([*lines, *".,:“”‘’'", *sorted(set(words))]) + "\n", encoding="utf-8")
    return path


def _report(drawn: random.Random) -> str:
    lines = []
    for _ in range(5):
        name, cue, content = (drawn.choice(some) for some in (NAMES, CUES, CONTENTS))
        told = [
            f"[source {name}] [cue {cue}] [content {content}].",
            f"[content “{content.capitalize()},”] [source {name}] [cue {cue}].",
            f"{drawn.choice(PLAIN)} [source {name}] [cue {cue}]: [content “{content.capitalize()}.”]",
        ]
        lines.append(f"{drawn.choice(told)} {drawn.choice(PLAIN)}")
    return "\n\n".join(lines)


def _write_brat(path: Path, marked: str) -> None:
    text, rows, events, roles, at = "", [], [], [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        rows.append(f"T{len(rows) + 1}\t{match[1].capitalize()} {len(text)} {len(text) + len(match[2])}\t{match[2]}")
        roles.append(f"{match[1].capitalize()}:T{len(rows)}")
        text, at = text + match[2], match.end()
        if len(roles) == 3:
            events.append(f"E{len(events) + 1}\tAttribution:T{len(rows)} {' '.join(roles)}")
            roles = []
    path.write_text(text + marked[at:], encoding="utf-8", newline="")
    path.with_suffix(".ann").write_text("\n".join((*rows, *events)) + "\n", encoding="utf-8")


def _write_chains(stem: Path, drawn: random.Random) -> None:
    """Two people, each named once and then gone back to by a pronoun."""
    sentences = []
    for name, pronoun in zip(drawn.sample(NAMES, 2), ("He", "She"), strict=True):
        sentences += [([*name.split(), "left", "early", "."], 2), ([pronoun, "also", "left", "."], 1)]
    text, trees, rows = "", [], []
    for number, (words, size) in enumerate(sentences):
        start = len(text)
        tree = []
        for n, word in enumerate(words, 1):
            text += word if word == "." or not text or text.endswith("\n") else f" {word}"
            head, relation = (0, "root") if word == "left" else (1, "flat") if 1 < n <= size else (size + 1, "nsubj")
            tag = "PROPN" if size == 2 and n <= 2 else "PRON" if n == 1 else "VERB"
            tree.append("\t".join((str(n), word, word, tag, "_", "_", str(head), relation, "_", "_")))
        trees.append("\n".join(tree))
        named = " ".join(words[:size])
        begin = text.index(named, start)
        rows.append(f"{begin}\t{begin + len(named)}\t{number // 2}\tperson\t'{named}'")
    stem.with_suffix(".txt").write_text(text, encoding="utf-8", newline="")
    stem.with_suffix(".conllu").write_text("\n\n".join(trees) + "\n\n", encoding="utf-8")
    stem.with_suffix(".chains.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
