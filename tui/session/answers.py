"""Answers that are known before they are waited for."""

from concurrent.futures import Future
from typing import Any, TypeVar

from tui.article import Fault

T = TypeVar("T")


def answered(value: T) -> "Future[T]":
    """A future that has its value."""
    future: Future[T] = Future()
    future.set_result(value)
    return future


def failed(fault: Fault) -> "Future[Any]":
    """A future that has its fault."""
    future: Future[Any] = Future()
    future.set_exception(fault)
    return future
