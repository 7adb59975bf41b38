"""Charts of the page: bars that the layout makes, and strips in SVG. Each has its numbers as text too."""

from collections.abc import Iterator, Sequence

from tui.comparison.charts import Position, Voice
from tui.comparison.comparing import Comparison
from tui.comparison.page.markup import Content, Markup, element, joined
from tui.comparison.page.sections import badge

_VOICES = 12
_LABELLED = 0.07
"""The share of a bar from which on a part has room for its number."""
_COLOURS = 6
"""Speakers with a colour of their own in the strips; each has a shape as well."""
_WIDTH, _HEIGHT = 600, 34


def share_of_voice(comparison: Comparison) -> Iterator[Content]:
    """Who has how much of all that is said, by report: one bar an actor."""
    shown = comparison.charts.voices[:_VOICES]
    most = max((voice.share for voice in shown), default=0.0)
    rows = [_voice(voice, most) for voice in shown if most]
    yield element("div", *rows, class_="bars")
    if hidden := comparison.charts.voices[_VOICES:]:
        rest = sum(voice.share for voice in hidden)
        yield element("p", f"{len(hidden)} more speakers have {rest:.0%} together.", class_="key")


def _voice(voice: Voice, most: float) -> Markup:
    name = voice.actor.name if voice.actor else "nobody known"
    total = sum(voice.words)
    parts = [
        element(
            "span",
            str(n + 1) if words >= _LABELLED * total / (voice.share / most) else "",
            class_=f"part shade{n % 5}",
            style=f"flex-grow:{words}",
            title=f"report {n + 1}: {words} words",
        )
        for n, words in enumerate(voice.words)
        if words
    ]
    bar = element("span", *parts, class_="bar", style=f"width:{100 * voice.share / most:.1f}%")
    return element(
        "div",
        element("span", name, class_="name"),
        element("span", bar, class_="room"),
        element("span", f"{voice.share:.0%}", class_="number"),
        element("small", f"{total} words", class_="number"),
    )


def positions(comparison: Comparison) -> Iterator[Content]:
    """Where statements stand along each report: quotations the full height, paraphrases half of it."""
    speakers = [row.actor.id for row in comparison.matrix[:_COLOURS]]
    names = {actor.id: actor.name for actor in comparison.actors}
    key = [element("span", _sample(n), " ", names[speaker], class_="entry") for n, speaker in enumerate(speakers)]
    yield element("p", *key, element("span", _sample(_COLOURS), " others", class_="entry"), class_="key")
    yield element("p", "From the first word of a report to its last: quotations tall, paraphrases short.", class_="key")
    for n, found in enumerate(comparison.charts.positions):
        if found:
            counts = [sum(position.third == third for position in found) for third in ("lead", "middle", "end")]
            told = "{} in the lead, {} in the middle, {} at the end".format(*counts)
            drawn = element("figure", badge(n), _strip(found, speakers, names, told), element("figcaption", told))
            yield joined(drawn)


def _strip(found: Sequence[Position], speakers: Sequence[str], names: dict[str, str], told: str) -> Markup:
    thirds = (_WIDTH // 3, 2 * _WIDTH // 3)
    marks: list[Content] = [element("title", told)]
    marks += [element("line", x1=at, x2=at, y1=0, y2=_HEIGHT, class_="third") for at in thirds]
    for position in found:
        statement = position.statement
        rank = speakers.index(statement.speaker) if statement.speaker in speakers else _COLOURS
        name = names.get(statement.speaker or "", "nobody known")
        top = 4 if statement.quoted else _HEIGHT // 2
        x = f"{4 + position.at * (_WIDTH - 8):.1f}"
        tick = element("line", x1=x, x2=x, y1=top, y2=_HEIGHT - 2, class_=f"tick speaker{rank}")
        marks.append(element("g", element("title", f"{name}, {statement.attribution.kind}"), tick))
    frame = f"0 0 {_WIDTH} {_HEIGHT}"
    return element("svg", *marks, viewBox=frame, role="img", class_="strip", preserveAspectRatio="none")


def _sample(rank: int) -> Markup:
    line = element("line", x1=2, x2=22, y1=6, y2=6, class_=f"tick speaker{rank}")
    return element("svg", line, viewBox="0 0 24 12", class_="sample", aria_hidden="true")


def stances(comparison: Comparison) -> Iterator[Content]:
    """How each report's attributions are worded: counts by stance of the cue."""
    kinds = dict.fromkeys(stance for counts in comparison.charts.stances for stance, _ in counts)
    if not kinds:
        return
    head = element("tr", element("th", "", scope="col"), *(element("th", kind, scope="col") for kind in kinds))
    rows = []
    for n, counts in enumerate(comparison.charts.stances):
        total = sum(count for _, count in counts)
        known = dict(counts)
        cells = [_count(known.get(kind, 0), total) for kind in kinds]
        if total:
            label = comparison.reports[n].label
            rows.append(element("tr", element("th", badge(n), " ", label, scope="row"), *cells))
    table = element("table", element("thead", head), element("tbody", *rows), class_="stances")
    yield element("div", table, class_="wide", tabindex="0", role="region", aria_label="Stances by outlet")
    yield element("p", "How what is said is introduced: attributions by the stance of their verb.", class_="key")


def _count(count: int, total: int) -> Markup:
    if not count:
        return element("td", "")
    bar = element("span", "", class_="level", style=f"width:{100 * count / total:.0f}%")
    return element("td", str(count), bar, title=f"{count / total:.0%}")
