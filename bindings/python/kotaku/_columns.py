# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns of the library's frames: handed in as Python values, and as bytes in and out."""

from __future__ import annotations

import ctypes
import math
import numbers
from typing import Any, Dict, List, Optional, Tuple

from ._calls import call
from ._library import encode, lib

DOUBLE, INT64, STRING, BOOLEAN = 1, 2, 3, 4

# A column to be sent elsewhere: its kind, whether it holds words of the library, and its bytes; of
# text the codes and what they mean, of the others the values and a byte per row that is missing.
State = Tuple[int, bool, bytes, Any]


def get(function: Any, frame: int, column: str) -> Tuple[Any, int]:
    """What a function gives of a column: an array and its length."""
    n = ctypes.c_size_t()
    pointer = call(function, frame, encode(column), ctypes.byref(n))
    return pointer, n.value


def get_flags(function: Any, frame: int, column: str) -> bytes:
    """A byte per row, of an array that the caller frees."""
    pointer, n = get(function, frame, column)
    try:
        return ctypes.string_at(pointer, n) if n else b""
    finally:
        lib.g_free(pointer)


def get_words(frame: int, column: str) -> List[str]:
    """What the codes of a column of text mean."""
    pointer, n = get(lib.kotaku_frame_get_dictionary, frame, column)
    return [pointer[i].decode("utf-8") for i in range(n)]


# -- As bytes -------------------------------------------------------------------------------------

_SHARED = {
    DOUBLE: (lib.kotaku_frame_get_doubles, ctypes.c_double),
    INT64: (lib.kotaku_frame_get_int64s, ctypes.c_int64),
    STRING: (lib.kotaku_frame_get_codes, ctypes.c_int32),
}


def view_of(frame: int, column: str, kind: int, keeper: Any) -> memoryview:
    """The library's own memory of a column; the view keeps the frame's keeper."""
    function, ctype = _SHARED[kind]
    pointer, n = get(function, frame, column)
    values = (ctype * n).from_address(pointer) if n else (ctype * 0)()
    values.keeper = keeper
    return memoryview(values).toreadonly().cast("B").cast(ctype._type_)


def get_state(frame: int, column: str, rows: slice) -> State:
    """Some rows of a column."""
    kind = lib.kotaku_frame_get_column_type(frame, encode(column))
    words = bool(lib.kotaku_frame_is_words(frame, encode(column)))
    if kind == BOOLEAN:
        values = get_flags(lib.kotaku_frame_get_booleans, frame, column)[rows]
    else:
        values = view_of(frame, column, kind, None)[rows].tobytes()
    if kind == STRING:
        return (kind, words, *_compact(values, frame, column))
    if kind == DOUBLE:
        return kind, words, values, None
    return kind, words, values, get_flags(lib.kotaku_frame_get_missing, frame, column)[rows]


def _compact(values: bytes, frame: int, column: str) -> Tuple[bytes, List[str]]:
    """Codes and their texts, without the texts that none of the rows has."""
    pointer, n = get(lib.kotaku_frame_get_dictionary, frame, column)
    codes = memoryview(values).cast("i")
    if n > len(codes):
        used = {code: place for place, code in enumerate(sorted(set(codes) - {-1}))}
        fewer = (ctypes.c_int32 * len(codes))(*[used.get(code, -1) for code in codes])
        return bytes(fewer), [pointer[code].decode("utf-8") for code in used]
    return values, [pointer[i].decode("utf-8") for i in range(n)]


def add_state(frame: int, column: str, state: State) -> None:
    """Adds what ``get_state`` gave."""
    kind, words, values, rest = state
    key = encode(column)
    if kind == DOUBLE:
        call(lib.kotaku_frame_add_doubles, frame, key, values, len(values) // 8)
    elif kind == INT64:
        call(lib.kotaku_frame_add_int64s, frame, key, values, rest, len(values) // 8)
    elif kind == BOOLEAN:
        call(lib.kotaku_frame_add_booleans, frame, key, values, rest, len(values))
    else:
        texts = (ctypes.c_char_p * (len(rest) + 1))(*map(encode, rest), None)
        call(lib.kotaku_frame_add_codes, frame, key, values, len(values) // 4, texts)
    if words:
        lib.kotaku_frame_set_words(frame, key)


# -- As Python values -----------------------------------------------------------------------------


def is_missing(value: Any) -> bool:
    """None, NaN, and what pandas has for missing, without pandas."""
    if value is None:
        return True
    if isinstance(value, float):
        return value != value
    return type(value).__name__ in ("NAType", "NaTType")


def _kind(value: Any) -> type:
    if isinstance(value, bool) or type(value).__name__ in ("bool_", "bool"):
        return bool
    if isinstance(value, numbers.Integral):
        return int
    return float if isinstance(value, numbers.Real) else str


def _look(plain: List[Any]) -> Tuple[List[bool], set]:
    """Which values are missing, and of what kinds the others are."""
    types = set(map(type, plain))
    if types <= {str, int, bool}:
        return [False] * len(plain), types
    if types == {str, type(None)}:
        return [value is None for value in plain], {str}
    gone = [is_missing(value) for value in plain]
    return gone, {_kind(value) for value, missing in zip(plain, gone) if not missing}


def _fit(values: List[Any], gone: List[bool]) -> bool:
    """Whether all are whole numbers that C has room for."""
    return all(missing or -(2**63) <= value < 2**63 for value, missing in zip(values, gone))


def add(frame: int, name: str, plain: List[Any]) -> None:
    """Adds a column of numbers, booleans or text; None is missing."""
    gone, kinds = _look(plain)
    n, key = len(plain), encode(name)
    if kinds and kinds <= {bool}:
        flags = bytes(bool(value) and not missing for value, missing in zip(plain, gone))
        call(lib.kotaku_frame_add_booleans, frame, key, flags, bytes(gone), n)
    elif kinds and kinds <= {int} and _fit(plain, gone):
        integers = [0 if missing else int(value) for value, missing in zip(plain, gone)]
        whole = (ctypes.c_int64 * n)(*integers)
        call(lib.kotaku_frame_add_int64s, frame, key, whole, bytes(gone), n)
    elif kinds and kinds <= {int, float} and float in kinds:
        doubles = [math.nan if missing else float(value) for value, missing in zip(plain, gone)]
        call(lib.kotaku_frame_add_doubles, frame, key, (ctypes.c_double * n)(*doubles), n)
    else:
        # Numbers larger than C's too, which the library then reads as from a file.
        texts = [None if missing else str(value) for value, missing in zip(plain, gone)]
        _add_texts(frame, key, texts)


def _add_texts(frame: int, key: bytes, texts: List[Optional[str]]) -> None:
    """By their codes, since most columns hold few texts many times."""
    words = dict.fromkeys(texts)
    words.pop(None, None)
    index: Dict[Optional[str], int] = {word: code for code, word in enumerate(words)}
    dictionary = (ctypes.c_char_p * (len(words) + 1))(*map(encode, words), None)
    codes = (ctypes.c_int32 * len(texts))(*[index.get(text, -1) for text in texts])
    call(lib.kotaku_frame_add_codes, frame, key, codes, len(texts), dictionary)
