"""Bars of block characters, an eighth of a cell fine."""

EIGHTHS = " ▏▎▍▌▋▊▉█"
HEIGHTS = " ▁▂▃▄▅▆▇█"


def bar(share: float, cells: int) -> str:
    """A bar of `share`, 0 to 1, of so many cells; anything above nothing shows.

    >>> bar(0.5, 4), bar(0.0, 4), bar(0.001, 4), bar(1.0, 2)
    ('██', '', '▏', '██')
    """
    eighths = round(max(0.0, min(1.0, share)) * cells * 8)
    if share > 0:
        eighths = max(1, eighths)
    return "█" * (eighths // 8) + (EIGHTHS[eighths % 8] if eighths % 8 else "")


def height(share: float) -> str:
    """One cell, filled from below to `share`, 0 to 1; anything above nothing shows.

    >>> height(0.0), height(0.01), height(1.0)
    (' ', '▁', '█')
    """
    return HEIGHTS[max(1, min(8, round(share * 8)))] if share > 0 else " "
