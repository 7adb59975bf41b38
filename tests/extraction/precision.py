"""How often each rule of the engine is right, counted on gold: what tui/extraction/confidence.py keeps as its table.

    python tests/extraction/precision.py ../shared/gold/polnear/dev

Gold is brat standoff. One line a rule: how many attributions, the share whose content overlaps a gold one's by half in
words (one to one, best first), and the share whose source shares a word with that one's too, or both have none.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from tui.article import Span
from tui.extraction import analyse
from tui.extraction.reasons import RULES
from tui.readers import read

Roles = dict[str, list[Span]]
_RULES = {rule: re.compile(re.escape(line).replace(r"\{cue\}", ".*") + "$", re.DOTALL) for rule, line in RULES.items()}


def gold(path: Path) -> list[Roles]:
    """The attributions of a brat file; lines that are no annotation are passed over."""
    spans: dict[str, list[Span]] = {}
    found: list[Roles] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        match = re.match(r"([TE]\d+)\t([^\t]*)", line)
        if match and line[0] == "T":
            pairs = match[2].split(" ", 1)[1].split(";")
            spans[match[1]] = [Span(*map(int, pair.split())) for pair in pairs]
        elif match:
            roles: Roles = {"source": [], "cue": [], "content": []}
            for pair in match[2].split():
                role, _, reference = pair.partition(":")
                roles.setdefault(role.rstrip("0123456789").lower(), []).extend(spans.get(reference, []))
            found.append(roles)
    return [roles for roles in found if roles["content"]]


def words(text: str, spans: object) -> set[int]:
    """The offsets at which the words of some spans begin."""
    return {s.start + m.start() for s in spans for m in re.finditer(r"\w+", s.of(text))}  # type: ignore[attr-defined]


def matched(theirs: list[set[int]], ours: list[set[int]]) -> dict[int, int]:
    """Ours -> theirs, one to one, best first, where half of the words of both are the same."""
    pairs = [(len(g & p) / len(g | p), i, j) for i, g in enumerate(theirs) for j, p in enumerate(ours) if g & p]
    found: dict[int, int] = {}
    for value, i, j in sorted(pairs, reverse=True):
        if value >= 0.5 and j not in found and i not in found.values():
            found[j] = i
    return found


def main(folder: Path) -> None:
    """Print the table for a folder of .txt and .ann files."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for path in sorted(folder.glob("*.ann")):
        article = read(str(path.with_suffix(".txt")))
        text, theirs = article.text, gold(path)
        ours = analyse(article).attributions
        pairs = matched([words(text, g["content"]) for g in theirs], [words(text, q.content) for q in ours])
        for at, one in enumerate(ours):
            count = counts[next(rule for rule, line in _RULES.items() if line.match(one.reasons[0]))]
            count[0] += 1
            if at in pairs:
                source = words(text, theirs[pairs[at]]["source"])
                count[1] += 1
                count[2] += bool(source & words(text, one.source)) if source else not one.source
    for rule, (total, content, linked) in sorted(counts.items(), key=lambda row: -row[1][0]):
        print(f"{rule:20s} {total:5d}  content {content / total:.2f}  and source {linked / total:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
