"""What a sitting remembers: places, marks and the screen's state; written behind the reader's back.

Invariant: no method but `flush` and the first `place`, `mark` or `state` waits for the disk, and none raises for it: a
library that fails is in `fault`, and what was to be kept waits for the next try.
"""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.article import LibraryFault, Unreadable
from tui.session.reading import Reading, absolute

if TYPE_CHECKING:
    from tui.library import Library, Place

_BEHIND_S = 1.0
"""So long after the first change the changes are written."""
_TITLES = 8


class Memory:
    """The memory of one sitting over some sources."""

    def __init__(self, path: Path, sources: Sequence[str], readings: Sequence[Reading]) -> None:
        """Kept in the library at `path`; `readings` may grow. Nothing is opened yet."""
        self.fault: LibraryFault | None = None
        """Why the library does not serve, if so."""
        self._path = path
        self._sources = tuple(filter(None, map(absolute, sources)))
        self._readings = readings
        self._lock = threading.RLock()
        self._writing = threading.Lock()
        self._opened: Library | None = None
        self._loaded = False
        self._offsets: dict[int, int] = {}
        self._earlier: dict[int, Place] = {}
        self._unwritten: set[int] = set()
        self._marks: dict[str, Place] = {}
        self._new_marks: set[str] = set()
        self._state: dict[str, Any] | None = None
        self._timer: threading.Timer | None = None

    def place(self, n: int) -> int | None:
        """Where the reader was in article `n`, found again if its text changed; None if never there."""
        with self._lock:
            if n in self._offsets:
                return self._offsets[n]
            place = self._earlier.get(n)
        if place is None and not self._path.exists():
            return None
        reading = self._readings[n]
        text, sha256 = reading.article().text, reading.sha256()
        if place is None:
            try:
                place = self._library.place(sha256, reading.place)
            except LibraryFault as fault:
                self.fault = fault
        return None if place is None else _offset(place, text, sha256)

    def keep_place(self, n: int, offset: int) -> None:
        """Remember that the reader is at `offset` of article `n`."""
        with self._lock:
            self._offsets[n] = offset
            self._unwritten.add(n)
            self._write_soon()

    def let_go(self, n: int) -> None:
        """The text of article `n` is about to be read anew: its place will have to be found again."""
        with self._lock:
            if n in self._offsets and self._readings[n].is_read:
                self._earlier[n] = self._place(n, self._offsets.pop(n))
                self._unwritten.discard(n)

    def mark(self, letter: str) -> tuple[int, int] | None:
        """The article and offset under a mark; None where it was never set or its article is not open."""
        self._load()
        with self._lock:
            place = self._marks.get(letter)
        if place is None:
            return None
        for n, reading in enumerate(self._readings):
            if reading.place == place.path:
                try:
                    return n, _offset(place, reading.article().text, reading.sha256())
                except Unreadable:
                    return n, place.offset
        return None

    def set_mark(self, letter: str, n: int, offset: int) -> None:
        """Put a mark at `offset` of article `n`. Raises Unreadable if that cannot be read."""
        self._load()
        place = self._place(n, offset)
        with self._lock:
            self._marks[letter] = place
            self._new_marks.add(letter)
            self._write_soon()

    def state(self) -> dict[str, Any]:
        """What the screen kept of this sitting, last time or now; empty for a new one."""
        self._load()
        with self._lock:
            return dict(self._state or {})

    def keep_state(self, state: Mapping[str, Any]) -> None:
        """Remember JSON values for the screen, in place of those before."""
        with self._lock:
            self._state = dict(state)
            self._write_soon()

    def extend(self, source: str) -> None:
        """Let the sitting have one more source; what was remembered of it goes along."""
        self._load()
        with self._lock:
            self._sources = (*self._sources, *filter(None, [absolute(source)]))
            self._new_marks = set(self._marks)
            self._write_soon()

    def flush(self) -> None:
        """Write what is not written yet, and that the sitting was read now."""
        with self._writing:
            self._load()
            with self._lock:
                if self._timer is not None:
                    self._timer.cancel()
                    self._timer = None
                places, self._unwritten = self._unwritten, set()
                marks, self._new_marks = self._new_marks, set()
            try:
                self._write(places, marks)
            except LibraryFault as fault:
                with self._lock:
                    self.fault = fault
                    self._unwritten |= places
                    self._new_marks |= marks
            else:
                self.fault = None

    def close(self) -> None:
        """Write, and close the library."""
        self.flush()
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            if self._opened is not None:
                self._opened.close()

    def _write(self, places: set[int], marks: set[str]) -> None:
        from tui.library import Sitting

        with self._lock:
            known = {n: self._offsets[n] for n in places if n in self._offsets}
            put = {letter: self._marks[letter] for letter in marks}
            titles = tuple(reading.title for reading in self._readings[:_TITLES])
            sitting = Sitting(self._sources, titles, len(self._readings), self._state or {})
        self._library.keep(
            places=[self._place(n, offset) for n, offset in known.items() if self._readings[n].is_read],
            sitting=sitting if self._sources and any(reading.is_read for reading in self._readings) else None,
            marks=put,
        )

    def _load(self) -> None:
        """Fetch state and marks of an earlier sitting over the same sources, once."""
        with self._lock:
            if self._loaded or not self._path.exists():
                return
            try:
                sitting, marks = (
                    self._library.sitting(self._sources),
                    self._library.marks(self._sources),
                )
            except LibraryFault as fault:
                self.fault = fault
                return
            self._loaded = True
            self._marks = {**marks, **self._marks}
            if self._state is None and sitting is not None:
                self._state = dict(sitting.state)

    def _place(self, n: int, offset: int) -> "Place":
        from tui.library import Place

        reading = self._readings[n]
        return Place.of(reading.place, reading.sha256(), reading.raw().text, offset)

    def _write_soon(self) -> None:
        if self._timer is None:
            self._timer = threading.Timer(_BEHIND_S, self.flush)
            self._timer.daemon = True
            self._timer.start()

    @property
    def _library(self) -> "Library":
        from tui.library import Library

        with self._lock:
            if self._opened is None:
                self._opened = Library(self._path)
            return self._opened


def _offset(place: "Place", text: str, sha256: str) -> int:
    """The offset of a place: its own in its own text, found again in another."""
    return min(place.offset, len(text)) if place.sha256 == sha256 else place.found_in(text)
