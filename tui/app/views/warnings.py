"""What must be known before a comparison is trusted, in words for a reader."""

from typing import TYPE_CHECKING

from tui.app.views.seen import Seen

if TYPE_CHECKING:
    from tui.comparison import Caveat


def warnings(seen: Seen) -> tuple[str, ...]:
    """A sentence a warning."""
    return tuple(_words(seen, caveat) for caveat in seen.comparison.caveats)


def _words(seen: Seen, caveat: "Caveat") -> str:
    names = [seen.label(report) for report in caveat.reports]
    match caveat.kind:
        case "not compared":
            return f"Not compared, for want of an analysis: {', '.join(names)}"
        case "one report":
            return "There is only one report, and nothing to compare it with"
        case "copy":
            return f"{names[0]} is word for word {names[1]}, and is not compared with it"
        case "near copy":
            return f"{names[0]} is nearly a copy: {names[1]} has {caveat.share:.0%} of its sentences"
        case "other event":
            return f"{names[0]} seems to be about another event: its words are {caveat.share:.0%} like the others'"
        case "no statements":
            return f"Nobody says anything in {names[0]}, as far as was found"
