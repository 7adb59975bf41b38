"""The form of F: what is highlighted, by kind, stance, confidence and actor."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.article import one_line
from tui.session.filtering import KINDS, STANCES, Filter

LEVELS = (0.0, 0.3, 0.5, 0.7, 0.9)


class FilterForm(ModalScreen[Filter | None]):
    """Returns the filter that the reader made, or None."""

    CSS_PATH = "filter_form.tcss"
    AUTO_FOCUS = "OptionList"

    def __init__(self, now: Filter, actor: str | None, name: str) -> None:
        """Begins with the filter `now`; `actor` and its `name` are those of the selected one."""
        super().__init__()
        self.filter = now
        self._actor = actor
        self._actor_name = name

    def compose(self) -> ComposeResult:
        """A row a switch."""
        with Vertical():
            yield Static(Content(" What is highlighted"), markup=False, classes="title")
            yield OptionList(markup=False, compact=True)
            yield Static(Content(" space switches · enter takes it · r resets · esc leaves"), markup=False)

    def on_mount(self) -> None:
        """Fills the list."""
        self._fill(0)

    def _rows(self) -> list[tuple[str, str]]:
        now = self.filter
        rows = [(f"kind {k}", f"{_box(k in now.kinds)} {k}") for k in KINDS]
        rows.append(("floating", f"{_box(now.floating)} quotations without a cue (speaker carried over)"))
        rows += [(f"stance {s}", f"{_box(s in now.stances)} {s}") for s in STANCES]
        rows.append(("confidence", f" ◂ {now.confidence:.0%} ▸  least confidence"))
        if self._actor is not None:
            rows.append(("actor", f"{_box(now.actor is not None)} only {one_line(self._actor_name)}"))
        return rows

    def _fill(self, at: int) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([Option(Content(f" {words}"), id=name) for name, words in self._rows()])
        listed.highlighted = at

    def on_key(self, event: events.Key) -> None:
        """Space switches, left and right set the confidence, j and k move."""
        listed = self.query_one(OptionList)
        at = listed.highlighted or 0
        name = self._rows()[at][0]
        if event.key in ("space", "left", "right", "h", "l"):
            self._switch(name, -1 if event.key in ("left", "h") else 1)
            self._fill(at)
        elif event.key in ("j", "k"):
            listed.action_cursor_down() if event.key == "j" else listed.action_cursor_up()
        elif event.key == "r":
            self.filter = Filter()
            self._fill(at)
        elif event.key in ("escape", "q", "ctrl+c", "ctrl+q"):
            self.dismiss(None)
        else:
            return
        event.stop()
        event.prevent_default()

    def _switch(self, name: str, step: int) -> None:
        what, _, which = name.partition(" ")
        now = self.filter
        if what == "kind":
            self.filter = now._replace(kinds=now.kinds ^ {which})
        elif what == "stance":
            self.filter = now._replace(stances=now.stances ^ {which})
        elif what == "floating":
            self.filter = now._replace(floating=not now.floating)
        elif what == "confidence":
            near = min(range(len(LEVELS)), key=lambda n: abs(LEVELS[n] - now.confidence))
            self.filter = now._replace(confidence=LEVELS[(near + step) % len(LEVELS)])
        elif what == "actor":
            self.filter = now._replace(actor=None if now.actor is not None else self._actor)

    @on(OptionList.OptionSelected)
    def take(self, message: OptionList.OptionSelected) -> None:
        """Enter takes the filter as it is."""
        message.stop()
        self.dismiss(self.filter)


def _box(on: bool) -> str:
    return "[x]" if on else "[ ]"
