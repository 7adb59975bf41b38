"""The bytes of one file or of standard input, with a limit, or the reason in one line why there are none.

Invariant: nothing here waits for ever: pipes and devices are refused before a byte of them is read.
"""

import errno
import os
import stat
import sys
from pathlib import Path

from tui.article import Unreadable

LIMIT = 64 * 1024 * 1024
"""Bytes; what is larger is no article."""

_REASONS = {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "no such file",
    errno.EACCES: "no permission to read it",
    errno.EPERM: "no permission to read it",
    errno.ELOOP: "a link that leads back to itself",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENXIO: "not a regular file",
}


def load(path: str, *, limit: int = LIMIT) -> bytes:
    """All bytes of the file at `path`; raises Unreadable for all but a readable file of at most `limit` bytes."""
    try:
        status = os.stat(path)  # noqa: PTH116 (a Path takes an empty name for the folder that it stands in)
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable("a folder, not a file", where=path)
        if not stat.S_ISREG(status.st_mode):
            remedy = "send what it holds through standard input: … | onrecord -"
            raise Unreadable("a pipe or a device, not a file", where=path, remedy=remedy)
        if status.st_size > limit:
            raise _too_large(path, limit)
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise Unreadable(_reason(error, path), where=path) from None
    except ValueError:  # a NUL in the name
        raise Unreadable("not a file name", where=path) from None
    if len(data) > limit:  # it grew, or the system does not say how large it is
        raise _too_large(path, limit)
    return data


def load_standard_input(*, limit: int = LIMIT) -> bytes:
    """Standard input as bytes, to its end; raises Unreadable where there is none, or more than `limit`."""
    if sys.stdin is None:
        raise Unreadable("there is no standard input", where="-")
    try:
        data = sys.stdin.buffer.read(limit + 1)
    except OSError as error:
        raise Unreadable(_reason(error, "-"), where="-") from None
    if len(data) > limit:
        raise _too_large("-", limit)
    return data


def _too_large(where: str, limit: int) -> Unreadable:
    size = f"{limit // (1024 * 1024)} MB" if limit >= 1024 * 1024 else f"{limit} bytes"
    return Unreadable(f"too large to be an article: more than {size}", where=where)


def _reason(error: OSError, path: str) -> str:
    if error.errno == errno.ENOENT and Path(path).is_symlink():
        return "a link to a file that is not there"
    return _REASONS.get(error.errno or 0) or str(error.strerror or error)
