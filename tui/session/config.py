"""The configuration: read from one TOML file, checked whole, and given on as a frozen `Config`.

Invariant: a `Config` holds only values that the table in `settings` accepts, and a keymap without clashes. Every fault
names the file, the table and the key (tomllib keeps no positions).
"""

import os
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tui.article import SPEECH, BadConfig, Stance
from tui.session.actions import ACTIONS
from tui.session.keymap import Keymap, keymap
from tui.session.settings import KINDS, SETTINGS, Setting

_BINDINGS = "keys.bindings"
_ABOUT_BINDINGS = "Your own keys; `onrecord config keys` lists the actions. Example:"


@dataclass(frozen=True, slots=True)
class Config:
    """What the reader chose, or the defaults."""

    line_length: int = 72
    """Columns of a line of text."""
    theme: str | None = None
    """The name of one of Textual's themes; None leaves Textual's own choice. The app knows which there are."""
    palette: str = "default"
    panes: int | None = None
    """Reports side by side; None for as many as fit."""
    sidebar: bool | None = None
    """Whether the actors are shown at the start; None where there is room."""
    sidebar_width: int = 34
    sort: str = "statements"
    furniture: bool = True
    """Whether furniture is shown."""
    margin: int = 3
    """Lines kept above and below the cursor."""
    kinds: frozenset[str] = frozenset(KINDS)
    stances: frozenset[Stance] = SPEECH
    confidence: float = 0.0
    preset: str = "onrecord"
    bindings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The reader's own keys, by action."""
    commands: tuple[str, ...] = ("wc -w",)
    """Suggestions for the prompt of `pipe`."""
    creator: str | None = None
    """Whose notes new ones are; None for whoever is logged in."""
    keymap: Keymap = field(default_factory=keymap)
    """The keys in force: the preset's with `bindings` in their place."""
    path: str = ""
    """The file it was read from; empty for the defaults."""

    def with_preset(self, preset: str) -> "Config":
        """The same with another preset under the reader's own keys; raises BadConfig where the two clash."""
        return replace(self, preset=preset, keymap=keymap(preset, self.bindings, self.path))


def config_path() -> Path:
    """Where the file is looked for: $ONRECORD_CONFIG, config.toml in $ONRECORD_HOME, or the user's folder for it."""
    named = os.environ.get("ONRECORD_CONFIG")
    if named:
        return Path(named)
    home = os.environ.get("ONRECORD_HOME")
    if home:
        return Path(home, "config.toml")
    from platformdirs import user_config_dir

    return Path(user_config_dir("onrecord", appauthor=False), "config.toml")


def load(path: Path | None = None) -> Config:
    """The configuration at `path`, else at `config_path()`; raises the first BadConfig of the file.

    A file that nobody named may be missing: that means the defaults.
    """
    config, faults = _read(path)
    if faults:
        raise faults[0]
    return config


def check(path: Path | None = None) -> tuple[BadConfig, ...]:
    """Everything that is wrong with the file that `load` would read, in the order of the file."""
    return _read(path)[1]


def template() -> str:
    """A configuration file that says, in comments, what every key does and defaults to."""
    lines = ["# onrecord: the configuration. What is commented out is the default."]
    for table in dict.fromkeys(s.table for s in SETTINGS):
        lines += ["", f"[{table}]"]
        for setting in SETTINGS:
            if setting.table == table:
                lines += textwrap.wrap(setting.about, 78, initial_indent="# ", subsequent_indent="# ")
                lines.append(f"# {setting.key} = {setting.default}")
        if table == "keys":
            lines += ["", f"[{_BINDINGS}]", f"# {_ABOUT_BINDINGS}", '# page-down = ["space", "ctrl+f"]']
    return "\n".join((*lines, ""))


def _read(path: Path | None) -> tuple[Config, tuple[BadConfig, ...]]:
    found = path or config_path()
    try:
        document = _document(found, optional=path is None and not os.environ.get("ONRECORD_CONFIG"))
    except BadConfig as fault:
        return Config(), (fault,)
    if document is None:
        return Config(), ()
    where = str(found)
    faults: list[BadConfig] = []
    values = dict(_settings(document, where, faults))
    preset = values.get("preset", "onrecord")
    bindings = _bindings(document, preset, where, faults)
    keys = keymap(preset, bindings, where)
    return Config(**values, bindings=bindings, keymap=keys, path=where), tuple(faults)


def _document(path: Path, *, optional: bool) -> dict[str, Any] | None:
    where = str(path)
    try:
        written = path.read_bytes()
    except FileNotFoundError:
        if optional:
            return None
        raise BadConfig("no such file", where=where, remedy="`onrecord config template` prints one") from None
    except OSError as error:
        raise BadConfig(error.strerror or "cannot be read", where=where) from None
    import tomllib

    try:
        return tomllib.loads(written.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadConfig("is not UTF-8", where=where, remedy="TOML is always UTF-8") from None
    except RecursionError:
        raise BadConfig("is nested too deeply", where=where) from None
    except ValueError as error:
        raise BadConfig(f"is not TOML: {error}", where=where) from None


def _settings(document: dict[str, Any], where: str, faults: list[BadConfig]) -> Iterator[tuple[str, Any]]:
    tables = tuple(dict.fromkeys(s.table for s in SETTINGS))
    for table, content in document.items():
        known = {s.key: s for s in SETTINGS if s.table == table}
        if not known:
            faults.append(_unknown("table", f"{where}: [{table}]", table, tables))
        elif not isinstance(content, dict):
            faults.append(BadConfig("is a table, not a value", where=f"{where}: {table}", remedy=f"write [{table}]"))
        else:
            yield from _values(content, known, f"{where}: [{table}]", faults)


def _values(
    content: dict[str, Any], known: dict[str, Setting], where: str, faults: list[BadConfig]
) -> Iterator[tuple[str, Any]]:
    for key, value in content.items():
        if where.endswith("[keys]") and key == "bindings":
            continue
        if key not in known:
            faults.append(_unknown("key", f"{where} {key}", key, known))
            continue
        try:
            yield known[key].field, known[key].accept(value)
        except ValueError as refused:
            faults.append(BadConfig(f"{refused}, not {_shown(value)}", where=f"{where} {key}"))


def _bindings(document: dict[str, Any], preset: str, where: str, faults: list[BadConfig]) -> dict[str, tuple[str, ...]]:
    """The bindings that hold: each is tried beside the ones before it, so that every fault of the file is found."""
    keys = document.get("keys")
    written = keys.get("bindings", {}) if isinstance(keys, dict) else {}
    if not isinstance(written, dict):
        faults.append(
            BadConfig("is a table, not a value", where=f"{where}: [keys] bindings", remedy=f"write [{_BINDINGS}]")
        )
        return {}
    known = {a.id for a in ACTIONS}
    good: dict[str, tuple[str, ...]] = {action_id: () for action_id in written if action_id in known}
    for action_id, value in written.items():
        if not isinstance(value, list) or not all(isinstance(k, str) for k in value):
            place = f"{where}: [{_BINDINGS}] {action_id}"
            faults.append(BadConfig(f'wants a list of keys, such as ["j"], not {_shown(value)}', where=place))
            continue
        tried = {**good, action_id: tuple(value)}
        try:
            keymap(preset, tried, where)
        except BadConfig as fault:
            faults.append(fault)
        else:
            good = tried
    return good


def _unknown(what: str, where: str, name: str, known: Iterable[str]) -> BadConfig:
    import difflib

    near = difflib.get_close_matches(name, known := tuple(known), 1)
    remedy = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(known)}"
    return BadConfig(f"no such {what}", where=where, remedy=remedy)


def _shown(value: object) -> str:
    """`value` as the file would write it, cut to fit a line."""
    written = {True: "true", False: "false"}.get(value, repr(value)) if isinstance(value, bool) else repr(value)
    return written if len(written) <= 40 else f"{written[:39]}…"
