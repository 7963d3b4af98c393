# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes wrong, by whose fault it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from ._library import lib

if TYPE_CHECKING:
    from .frame import Frame


# Those of the library's numbers that this package gives itself.
UNKNOWN_OPTION, UNKNOWN_WORD, OUT_OF_RANGE, BAD_VALUE = 200, 203, 205, 210


class Error(Exception):
    """Any error of the library; ``code`` is its number, 0 where it is the file system's."""

    def __init__(self, message: str, code: int = 0) -> None:
        super().__init__(message)
        self.code = code


class DataError(Error):
    """The data is not valid; ``problems`` is a frame with all that is wrong, if known."""

    problems: Optional["Frame"] = None


class CallError(Error, ValueError):
    """The call is wrong: an unknown option, column, metric, word or event, a value out of range."""


class ComputationError(Error):
    """It cannot be computed: no convergence, too few nodes, too large."""


class ResourceError(Error):
    """The system does not give what is needed: memory, or something this build cannot do."""


class FileError(Error, OSError):
    """A file or directory cannot be read or written."""


_BY_HUNDRED = {1: DataError, 2: CallError, 3: ComputationError, 4: ResourceError}
_CANCELLED = 19  # G_IO_ERROR_CANCELLED


def take(error: Any) -> BaseException:
    """The exception for a GError, which is freed."""
    message = (error.contents.message or b"").decode("utf-8", "replace")
    domain, code = error.contents.domain, error.contents.code
    lib.g_error_free(error)
    if domain == lib.g_io_error_quark() and code == _CANCELLED:
        return KeyboardInterrupt()
    if domain != lib.kotaku_error_quark():
        return FileError(message)
    return _BY_HUNDRED.get(code // 100, Error)(message, code)
