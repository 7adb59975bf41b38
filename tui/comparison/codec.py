"""Comparisons to plain JSON values and back, equal to the letter, for the pipe to the engine's process.

The nouns say their own shape: a dataclass becomes the list of its fields, a tuple a list, a text or number itself.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tui.comparison.comparing import Comparison

_Read = Callable[[Any], Any]


def comparison_to_plain(comparison: Comparison) -> Any:
    """Lists of JSON values."""
    return _plain(comparison)


def comparison_from_plain(plain: Any) -> Comparison:
    """The comparison that `comparison_to_plain` took apart; raises TypeError or ValueError for anything else."""
    made: Comparison = _reader(Comparison)(plain)
    return made


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        noun: Any = type(value)
        return [_plain(getattr(value, name)) for name in _names(noun)]
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


@cache
def _names(noun: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(noun))


@cache
def _reader(shape: Any) -> _Read:
    """What makes a value of the type `shape` of its plain form."""
    origin, inner = get_origin(shape), get_args(shape)
    if origin in (Union, UnionType):
        return _optional(next(part for part in inner if part is not NoneType))
    if origin is tuple:
        return _variadic(inner[0]) if inner[-1] is ... else _fixed(tuple, inner)
    if origin is Literal or shape in (str, int, float, bool):
        return _itself
    return _fixed(shape, tuple(get_type_hints(shape).values()))


def _itself(plain: Any) -> Any:
    return plain


def _optional(shape: Any) -> _Read:
    def read(plain: Any) -> Any:
        return None if plain is None else _reader(shape)(plain)

    return read


def _variadic(shape: Any) -> _Read:
    part = _itself if shape in (str, int, float, bool) else None

    def read(plain: Any) -> Any:
        return tuple(map(part or _reader(shape), plain))

    return read


def _fixed(made: Any, shapes: tuple[Any, ...]) -> _Read:
    """A dataclass or named tuple of its parts, or a plain tuple of so many."""

    def read(plain: Any) -> Any:
        parts = [_reader(shape)(part) for shape, part in zip(shapes, plain, strict=True)]
        return tuple(parts) if made is tuple else made(*parts)

    return read
