"""What every new note carries: an id, a time that is later than the last, the name of who made it."""

import threading
from datetime import UTC, datetime, timedelta


class Stamps:
    """Times to the millisecond, none given out twice, so that what was done later is later."""

    def __init__(self) -> None:
        self._last = datetime.min.replace(tzinfo=UTC)
        self._lock = threading.Lock()

    def next(self) -> str:
        """The present time as notes have it: "2025-03-01T12:00:00.000Z"."""
        with self._lock:
            self._last = max(datetime.now(UTC), self._last + timedelta(milliseconds=1))
            return self._last.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_id() -> str:
    """A random UUID."""
    from uuid import uuid4

    return str(uuid4())


def user() -> str:
    """The name under which the reader is logged in; empty where the system has none."""
    from getpass import getuser

    try:
        return getuser()
    except (ImportError, KeyError, OSError):
        return ""
