# SPDX-License-Identifier: GPL-2.0-or-later
"""Calling the library: errors become exceptions, Ctrl-C stops a long call."""

from __future__ import annotations

import ctypes
import os
import queue
import threading
from typing import Any, Callable, List

from . import errors
from ._library import GError, lib


def call(function: Any, *arguments: Any) -> Any:
    """Calls a function that takes a GError ** at its end."""
    error = ctypes.POINTER(GError)()
    result = function(*arguments, ctypes.byref(error))
    if error:
        raise errors.take(error)
    return result


def call_long(
    function: Any, *arguments: Any, discard: Callable[[Any], None] = lambda result: None
) -> Any:
    """Calls a function that takes a GCancellable and a GError ** at its end.

    In the main thread the work is done by another thread, while this one waits: so that Ctrl-C is
    heard, cancels, and is raised when the work has stopped. ``discard`` frees a result that came
    too late.
    """
    cancellable = lib.g_cancellable_new()
    try:
        if threading.current_thread() is not threading.main_thread():
            return call(function, *arguments, cancellable)
        return _wait(lambda: call(function, *arguments, cancellable), cancellable, discard)
    finally:
        lib.g_object_unref(cancellable)


class _Worker:
    """A thread that works through one call after another. It does not end with a call: a thread
    that ends gives its memory back under locks, also when Python has joined it already, and a
    process that is forked just then has such a lock for ever."""

    def __init__(self) -> None:
        self.calls: "queue.SimpleQueue[Callable[[], None]]" = queue.SimpleQueue()
        threading.Thread(target=self._run, name="kotaku", daemon=True).start()

    def _run(self) -> None:
        while True:
            self.calls.get()()


# Those of this process that wait; in a forked one there are none.
_idle: List[_Worker] = []
os.register_at_fork(after_in_child=_idle.clear)


def _wait(work: Callable[[], Any], cancellable: int, discard: Callable[[Any], None]) -> Any:
    results: List[Any] = []
    failures: List[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            results.append(work())
        except BaseException as failure:  # handed on to the thread that waits
            failures.append(failure)
        finally:
            lib.g_object_unref(cancellable)
            done.set()

    worker = _idle.pop() if _idle else _Worker()
    lib.g_object_ref(cancellable)  # the worker's own
    worker.calls.put(run)
    interrupt = None
    while not done.is_set():
        try:
            done.wait()
        except BaseException as raised:  # by a signal handler: the first one is raised again below
            interrupt = interrupt or raised
            lib.g_cancellable_cancel(cancellable)
    _idle.append(worker)
    if interrupt is not None:
        for result in results:
            discard(result)
        raise interrupt
    if failures:
        raise failures[0]
    return results[0]
