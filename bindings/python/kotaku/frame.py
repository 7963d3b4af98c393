# SPDX-License-Identifier: GPL-2.0-or-later
"""Frames: named, typed columns of equal length, which is what every call gives."""

from __future__ import annotations

import ctypes
import html
import numbers
import os
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple, Union

from . import _arrow
from ._calls import call, call_long
from ._library import encode, lib, listed

try:
    import numpy
except ImportError:  # then columns are memoryviews and lists
    numpy = None  # type: ignore[assignment]

DOUBLE, INT64, STRING, BOOLEAN = 1, 2, 3, 4
FORMATS = {"table": 1, "csv": 2, "json": 3, "spreadsheet": 4}
LANGUAGES = {None: 0, "en": 1, "id": 2}
# As many rows as a screen shows.
_SHOWN = 40


class _Memory:
    """The library's own memory as numpy sees it; it keeps the frame."""

    def __init__(self, frame: "Frame", address: int, n: int, typestr: str) -> None:
        self.frame = frame
        self.__array_interface__ = {
            "data": (address, True),
            "shape": (n,),
            "typestr": typestr,
            "version": 3,
        }


class Frame:
    """A table that the library gave. ``frame["column"]`` is a column, ``len(frame)`` its rows.

    With numpy, columns of numbers are read-only arrays over the library's memory, without a copy;
    they keep the frame. Missing is NaN in doubles, masked in whole numbers and booleans, None in
    text.
    """

    def __init__(self, pointer: int) -> None:
        self._pointer = pointer
        self._columns = listed(lib.kotaku_frame_get_column_names(pointer))

    def __del__(self) -> None:
        if getattr(self, "_pointer", None):
            lib.kotaku_frame_unref(self._pointer)
            self._pointer = None

    @property
    def columns(self) -> List[str]:
        """The names of the columns, in order."""
        return list(self._columns)

    @property
    def meta(self) -> Dict[str, Any]:
        """Where the frame comes from: version, dataset, selection, options; warnings as a list."""
        result: Dict[str, Any] = {}
        for key in listed(lib.kotaku_frame_list_metadata(self._pointer)):
            value = lib.kotaku_frame_get_metadata(self._pointer, encode(key))
            result[key] = value.decode("utf-8") if value is not None else None
        if "warnings" in result:
            result["warnings"] = (result["warnings"] or "").splitlines()
        return result

    def __len__(self) -> int:
        return lib.kotaku_frame_get_n_rows(self._pointer)

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __contains__(self, column: object) -> bool:
        return column in self._columns

    def keys(self) -> List[str]:
        """The names of the columns, so that ``dict(frame)`` works."""
        return self.columns

    # -- Columns ----------------------------------------------------------------------------------

    def _type(self, column: str) -> int:
        return lib.kotaku_frame_get_column_type(self._pointer, encode(column))

    def _get(self, function: Any, column: str) -> Tuple[Any, int]:
        n = ctypes.c_size_t()
        pointer = call(function, self._pointer, encode(column), ctypes.byref(n))
        return pointer, n.value

    def _copied(self, function: Any, column: str) -> bytes:
        """A byte per row, of an array that the caller frees."""
        pointer, n = self._get(function, column)
        try:
            return ctypes.string_at(pointer, n) if n else b""
        finally:
            lib.g_free(pointer)

    def missing(self, column: str) -> Any:
        """Whether each row is missing: a numpy array of booleans, or a list."""
        flags = self._copied(lib.kotaku_frame_get_missing, column)
        if numpy is not None:
            return numpy.frombuffer(flags, dtype=bool)
        return [bool(flag) for flag in flags]

    def _shared(self, column: str, function: Any, ctype: Any, typestr: str) -> Any:
        pointer, n = self._get(function, column)
        if numpy is not None:
            if not n:
                return numpy.empty(0, dtype=typestr)
            return numpy.asarray(_Memory(self, pointer, n, typestr))
        values = (ctype * n).from_address(pointer) if n else (ctype * 0)()
        values.frame = self  # which its memoryview keeps
        return memoryview(values).toreadonly().cast("B").cast(ctype._type_)

    def _with_missing(self, column: str, values: Any) -> Any:
        missing = self.missing(column)
        if numpy is not None:
            if not missing.any():
                return values
            return numpy.ma.masked_array(values, mask=missing, copy=False)
        if any(missing):
            return [None if gone else value for value, gone in zip(values, missing)]
        return values

    def _strings(self, column: str, first: Optional[int] = None) -> List[Optional[str]]:
        codes, words = self.codes(column)
        return [words[code] if code >= 0 else None for code in codes[:first]]

    def codes(self, column: str) -> Tuple[Any, List[str]]:
        """A column of text as it is kept: a code per row (-1: missing), and what they mean."""
        codes = self._shared(column, lib.kotaku_frame_get_codes, ctypes.c_int32, "<i4")
        pointer, n = self._get(lib.kotaku_frame_get_dictionary, column)
        return codes, [pointer[i].decode("utf-8") for i in range(n)]

    def categorical(self, column: str) -> Any:
        """A column of text as a pandas Categorical, of those texts that occur."""
        import pandas

        codes, words = self.codes(column)
        used, codes = numpy.unique(codes, return_inverse=True)
        gone = int(len(used) > 0 and used[0] < 0)
        return pandas.Categorical.from_codes(
            codes - gone, categories=[words[code] for code in used[gone:]]
        )

    def __getitem__(self, column: str) -> Any:
        if column not in self._columns:
            raise KeyError(f"there is no column {column!r} among {', '.join(self._columns)}")
        kind = self._type(column)
        if kind == DOUBLE:
            return self._shared(column, lib.kotaku_frame_get_doubles, ctypes.c_double, "<f8")
        if kind == INT64:
            values = self._shared(column, lib.kotaku_frame_get_int64s, ctypes.c_int64, "<i8")
            return self._with_missing(column, values)
        if kind == BOOLEAN:
            flags = self._copied(lib.kotaku_frame_get_booleans, column)
            if numpy is not None:
                return self._with_missing(column, numpy.frombuffer(flags, dtype=bool))
            return self._with_missing(column, [bool(flag) for flag in flags])
        strings = self._strings(column)
        return numpy.array(strings, dtype=object) if numpy is not None else strings

    def _plain(self, column: str, first: Optional[int] = None) -> List[Any]:
        if self._type(column) == STRING:
            return self._strings(column, first)
        values = self[column][:first]
        return values.tolist() if hasattr(values, "tolist") else list(values)

    # -- As other things --------------------------------------------------------------------------

    def to_dict(self) -> Dict[str, List[Any]]:
        """A list per column, of plain Python values; missing is NaN in doubles, else None."""
        return {column: self._plain(column) for column in self._columns}

    def rows(self) -> Iterator[Dict[str, Any]]:
        """The rows, each a dict."""
        columns = self.to_dict()
        for values in zip(*columns.values()):
            yield dict(zip(columns, values))

    def to_pandas(self) -> Any:
        """A pandas DataFrame: text as categories; missing stays missing."""
        import pandas

        series: Dict[str, Any] = {}
        for column in self._columns:
            kind = self._type(column)
            if kind == STRING:
                series[column] = self.categorical(column)
                continue
            values = self[column]
            if isinstance(values, numpy.ma.MaskedArray):
                name = "Int64" if kind == INT64 else "boolean"
                series[column] = pandas.array(values.tolist(), dtype=name)
            else:
                series[column] = values
        frame = pandas.DataFrame(series, columns=self._columns)
        frame.attrs.update(self.meta)
        return frame

    def __arrow_c_array__(self, requested_schema: Any = None) -> Tuple[Any, Any]:
        """The Arrow PyCapsule interface: schema and array."""
        return _arrow.export(self._pointer)

    def to_text(self, format: str = "csv", lang: Optional[str] = None) -> str:
        """As ``table``, ``csv``, ``json`` or ``spreadsheet``; tables are in the language."""
        pointer = call(
            lib.kotaku_frame_to_text,
            self._pointer,
            _choose(FORMATS, format),
            _choose(LANGUAGES, lang),
        )
        try:
            return ctypes.string_at(pointer).decode("utf-8")
        finally:
            lib.g_free(pointer)

    def write(
        self,
        path: Union[str, "os.PathLike[str]"],
        format: str = "csv",
        lang: Optional[str] = None,
    ) -> None:
        """Writes that text to a file, whole or not at all."""
        call_long(
            lib.kotaku_frame_write,
            self._pointer,
            os.fsencode(path),
            _choose(FORMATS, format),
            _choose(LANGUAGES, lang),
        )

    def _head(self) -> "Frame":
        """The rows that are shown."""
        if len(self) <= _SHOWN:
            return self
        return build({column: self._plain(column, _SHOWN) for column in self._columns})

    def __repr__(self) -> str:
        more = f"... {len(self)} rows" if len(self) > _SHOWN else ""
        return self._head().to_text("table") + more

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(column)}</th>" for column in self._columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row.values()) + "</tr>"
            for row in self._head().rows()
        )
        more = f"<p>{len(self)} rows</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _choose(table: Dict[Any, int], name: Any) -> int:
    if name not in table:
        known = ", ".join(str(known) for known in table if known is not None)
        raise ValueError(f"{name!r} is none of: {known}")
    return table[name]


def _cell(value: Any) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return html.escape(f"{value:.6g}" if isinstance(value, float) else str(value))


# -- Frames to hand in ----------------------------------------------------------------------------


def build(columns: Dict[str, Sequence[Any]]) -> Frame:
    """A frame of the caller's columns: each of numbers, booleans or text; None is missing."""
    lengths = {len(values) for values in columns.values()}
    if len(lengths) > 1:
        told = ", ".join(f"{name}: {len(values)}" for name, values in columns.items())
        raise ValueError(f"columns of different lengths: {told}")
    frame = Frame(lib.kotaku_frame_new(lengths.pop() if lengths else 0))
    for name, values in columns.items():
        _add(frame, name, values)
    frame._columns = listed(lib.kotaku_frame_get_column_names(frame._pointer))
    return frame


def _is_missing(value: Any) -> bool:
    if value is None:
        return True
    if isinstance(value, float):
        return value != value
    # pandas.NA and NaT, without pandas
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
    gone = [_is_missing(value) for value in plain]
    return gone, {_kind(value) for value, missing in zip(plain, gone) if not missing}


def _add(frame: Frame, name: str, values: Sequence[Any]) -> None:
    plain = values.tolist() if hasattr(values, "tolist") else list(values)
    gone, kinds = _look(plain)
    n, key = len(plain), encode(name)
    if kinds and kinds <= {bool}:
        flags = bytes(bool(value) and not missing for value, missing in zip(plain, gone))
        call(lib.kotaku_frame_add_booleans, frame._pointer, key, flags, bytes(gone), n)
    elif kinds and kinds <= {int}:
        integers = [0 if missing else value for value, missing in zip(plain, gone)]
        whole = (ctypes.c_int64 * n)(*integers)
        call(lib.kotaku_frame_add_int64s, frame._pointer, key, whole, bytes(gone), n)
    elif kinds and kinds <= {int, float}:
        doubles = [float("nan") if missing else float(value) for value, missing in zip(plain, gone)]
        call(lib.kotaku_frame_add_doubles, frame._pointer, key, (ctypes.c_double * n)(*doubles), n)
    else:
        texts = [None if missing else str(value) for value, missing in zip(plain, gone)]
        _add_texts(frame, key, texts)


def _add_texts(frame: Frame, key: bytes, texts: List[Optional[str]]) -> None:
    """By their codes, since most columns hold few texts many times."""
    words = dict.fromkeys(texts)
    words.pop(None, None)
    index: Dict[Optional[str], int] = {word: code for code, word in enumerate(words)}
    dictionary = (ctypes.c_char_p * (len(words) + 1))(*map(encode, words), None)
    codes = (ctypes.c_int32 * len(texts))(*[index.get(text, -1) for text in texts])
    call(lib.kotaku_frame_add_codes, frame._pointer, key, codes, len(texts), dictionary)
