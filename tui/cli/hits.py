"""Places in articles, as `find` and `notes list` print them: a table for people, JSON lines for programs."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

    from tui.session.finding import Hit

_BLANKS = re.compile(" +")
_AROUND = 30
"""Characters of the text shown before and after words that were found."""


def print_hits(hits: Iterable["Hit"], form: str | None) -> None:
    """Print the places on standard output: a table if `form` or the terminal says so, else a line of JSON for each."""
    from tui.cli.output import data_output, on_terminal

    with data_output(None) as out:
        if (form or ("table" if on_terminal() else "jsonl")) == "table":
            from rich.console import Console

            console = Console(file=out, highlight=False, markup=False, emoji=False)
            for hit in hits:
                console.print(_lines(hit), soft_wrap=True)
        else:
            from tui.exchange.jsonl import dumps

            out.writelines(dumps(plain(hit)) + "\n" for hit in hits)


def plain(hit: "Hit") -> dict[str, object]:
    """A place as a line of JSON has it; the fields are a contract, docs/notes.md."""
    note = hit.note
    return {
        "kind": hit.kind,
        "path": hit.place,
        "title": hit.title,
        "span": list(hit.span),
        "words": hit.words,
        "before": hit.before,
        "after": hit.after,
        "speaker": hit.speaker or None,
        "id": note.id if note else None,
        "note": note.body if note else None,
        "tags": list(note.tags) if note else None,
        "correction": note.correction.act if note and note.correction else None,
        "creator": note.creator if note else None,
        "modified": note.modified if note else None,
    }


def _lines(hit: "Hit") -> "Text":
    """Where and what, then the words in their context, then what was noted."""
    from rich.text import Text

    from tui.article import one_line

    lines = Text()
    lines.append(one_line(hit.title or hit.place or "standard input"), style="bold")
    what = hit.note.correction.act if hit.note and hit.note.correction else hit.kind
    about = [what, hit.speaker, hit.place if hit.title else "", hit.note.modified[:10] if hit.note else ""]
    lines.append("  " + " · ".join(one_line(part) for part in about if part) + "\n", style="dim")
    before, after = _flat(hit.before), _flat(hit.after)
    lines.append("  " + ("…" if len(before) > _AROUND else "") + before[-_AROUND:])
    lines.append(_short(_flat(hit.words)), style="underline")
    lines.append(after[:_AROUND] + ("…" if len(after) > _AROUND else "") + "\n")
    if hit.note is not None and (hit.note.body or hit.note.tags):
        tags = " ".join(f"#{one_line(tag)}" for tag in hit.note.tags)
        lines.append(f"  {' '.join(part for part in (_flat(hit.note.body), tags) if part)}\n", style="italic")
    return lines


def _flat(words: str) -> str:
    """On one line, with a single blank wherever there were several, or line ends."""
    from tui.article import one_line

    return _BLANKS.sub(" ", one_line(words))


def _short(words: str, most: int = 300) -> str:
    return words if len(words) <= most else f"{words[: most // 2]} … {words[-most // 2 :]}"
