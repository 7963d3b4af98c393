# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes wrong, by whose fault it is."""

from __future__ import annotations

import errno
import os
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
    """A file or directory cannot be read or written; ``errno`` and ``filename`` where known. Those
    of common reasons are FileNotFoundError, PermissionError ... too."""

    def __init__(
        self, message: str, errno: Optional[int] = None, filename: Optional[str] = None
    ) -> None:
        super().__init__(message)
        self.errno, self.filename = errno, filename

    def __str__(self) -> str:
        return str(self.args[0])

    def __reduce__(self) -> Any:
        return type(self), (self.args[0], self.errno, self.filename)


class FileMissingError(FileError, FileNotFoundError):
    """There is no such file or directory."""


class FileForbiddenError(FileError, PermissionError):
    """The system does not allow it."""


class FileTakenError(FileError, FileExistsError):
    """There is a file or directory of that name."""


class Warning(UserWarning):
    """What a result says of itself that one had better know: that the selection matches nothing."""


# G_IO_ERROR_NOT_FOUND ... as the numbers and exceptions of Python.
_BY_REASON = {
    1: (FileMissingError, errno.ENOENT),
    2: (FileTakenError, errno.EEXIST),
    3: (FileError, errno.EISDIR),
    4: (FileError, errno.ENOTDIR),
    9: (FileError, errno.ENAMETOOLONG),
    12: (FileError, errno.ENOSPC),
    14: (FileForbiddenError, errno.EACCES),
    21: (FileError, errno.EROFS),
}


def _file_error(message: str, reason: int) -> FileError:
    kind, number = _BY_REASON.get(reason, (FileError, None))
    if number is None:
        return kind(message)
    path, _, why = message.rpartition(": ")
    return kind(message, number, path if path and why == os.strerror(number) else None)


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
        return _file_error(message, code if domain == lib.g_io_error_quark() else 0)
    return _BY_HUNDRED.get(code // 100, Error)(message, code)
