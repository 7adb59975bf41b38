"""Which stems are common in the news at large: makes tui/comparison/common.txt, counted in gold's training parts.

    python tests/comparison/count_common.py > tui/comparison/common.txt

One line a level: how much a stem of it tells, and the stems. A stem tells 1 if no sentence has it and 0 if all have, on
a logarithmic scale; names are left out: how common they are depends on the year.
"""

import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tui import language
from tui.article import Span
from tui.comparison.wording import FUNCTION_WORDS, fold, short_stem

GOLD = Path(__file__).parents[3] / "shared" / "gold"
FEWEST = 25
"""Sentences that have a stem of the list, of some 36,000."""
LEVEL = 0.05


def main() -> int:
    sentences, known, capitals = 0, Counter[str](), Counter[str]()
    for path in sorted([*GOLD.glob("polnear/train/*.txt"), *GOLD.glob("gum/train/*.txt")]):
        text = path.read_bytes().decode("utf-8")
        for sentence in language.sentences(text, Span(0, len(text))):
            sentences += 1
            words = [span.of(text) for span in language.words(text, sentence)]
            stems = {short_stem(fold(word)): word for word in words if word[:1].isalpha()}
            known.update(stems.keys())
            capitals.update(stem for stem, word in stems.items() if word[0].isupper() and word != words[0])
    levels = defaultdict(list)
    left_out = {short_stem(word) for word in FUNCTION_WORDS}
    for stem, count in known.items():
        if count >= FEWEST and 2 * capitals[stem] < count and stem not in left_out:
            tells = 1 - math.log(1 + count) / math.log(1 + sentences)
            levels[round(tells / LEVEL)].append(stem)
    for level, stems in sorted(levels.items()):
        print(f"{level * LEVEL:.2f}", *sorted(stems))
    return 0


if __name__ == "__main__":
    sys.exit(main())
