# SPDX-License-Identifier: GPL-2.0-or-later
"""Frames: named, typed columns of equal length, which is what every call gives."""

from __future__ import annotations

import ctypes
import difflib
import html
import os
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple, Union

from . import _arrow, _columns
from ._calls import call, call_long
from ._columns import BOOLEAN, DOUBLE, INT64, STRING
from ._library import encode, lib, listed
from .errors import BAD_VALUE, UNKNOWN_WORD, CallError

try:
    import numpy
except ImportError:  # then columns are memoryviews and lists
    numpy = None  # type: ignore[assignment]

FORMATS = {"table": 1, "csv": 2, "json": 3, "spreadsheet": 4}
LANGUAGES = {None: 0, "en": 1, "id": 2}
# As many rows as a screen shows.
_SHOWN = 40
# As many characters as a cell of a notebook shows.
_WIDEST = 80


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

    # A frame does not change, so that a copy is another hand on it.
    def __copy__(self) -> "Frame":
        return Frame(lib.kotaku_frame_ref(self._pointer))

    def __deepcopy__(self, memo: Any) -> "Frame":
        return self.__copy__()

    def __reduce__(self) -> Any:
        return restore, self._take_apart(slice(None), self._metadata())

    def _take_apart(
        self, rows: slice, meta: Dict[str, str], columns: Optional[List[str]] = None
    ) -> Tuple[int, Dict[str, Any], Any]:
        """What ``restore`` makes a frame of."""
        names = self._columns if columns is None else columns
        states = {name: _columns.get_state(self._pointer, name, rows) for name in names}
        return len(range(len(self))[rows]), states, meta

    def _metadata(self) -> Dict[str, str]:
        result = {}
        for key in listed(lib.kotaku_frame_list_metadata(self._pointer)):
            value = lib.kotaku_frame_get_metadata(self._pointer, encode(key))
            if value is not None:
                result[key] = value.decode("utf-8")
        return result

    @property
    def columns(self) -> List[str]:
        """The names of the columns, in order."""
        return list(self._columns)

    @property
    def meta(self) -> Dict[str, Any]:
        """Where the frame comes from: version, dataset, selection, options; warnings as a list."""
        result: Dict[str, Any] = dict(self._metadata())
        if "warnings" in result:
            result["warnings"] = result["warnings"].splitlines()
        return result

    @property
    def warnings(self) -> List[str]:
        """What one had better know of the result, such as that the selection matches nothing."""
        told = lib.kotaku_frame_get_metadata(self._pointer, b"warnings")
        return (told or b"").decode("utf-8").splitlines()

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

    def missing(self, column: str) -> Any:
        """Whether each row is missing: a numpy array of booleans, or a list."""
        flags = _columns.get_flags(lib.kotaku_frame_get_missing, self._pointer, column)
        if numpy is not None:
            return numpy.frombuffer(flags, dtype=bool)
        return [bool(flag) for flag in flags]

    def _shared(self, column: str, kind: int, typestr: str) -> Any:
        values = _columns.view_of(self._pointer, column, kind, self)
        return values if numpy is None else numpy.frombuffer(values, dtype=typestr)

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
        codes = self._shared(column, STRING, "<i4")
        return codes, _columns.get_words(self._pointer, column)

    def categorical(self, column: str) -> Any:
        """A column of text as a pandas Categorical, of those texts that occur."""
        import pandas

        codes, words = self.codes(column)
        used, codes = numpy.unique(codes, return_inverse=True)
        gone = int(len(used) > 0 and used[0] < 0)
        return pandas.Categorical.from_codes(
            codes - gone, categories=[words[code] for code in used[gone:]]
        )

    def _check(self, column: Any) -> None:
        if column not in self._columns:
            near = difflib.get_close_matches(str(column), self._columns)
            hint = f", did you mean {' or '.join(near)}?" if near else ""
            known = ", ".join(self._columns)
            raise KeyError(f"there is no column {column!r} among {known}{hint}")

    def __getitem__(self, column: Any) -> Any:
        """A column by its name; a frame of some columns by a list, of some rows by a slice."""
        if isinstance(column, slice):
            return restore(*self._take_apart(column, self._metadata()))
        if isinstance(column, list):
            for name in column:
                self._check(name)
            return restore(*self._take_apart(slice(None), self._metadata(), column))
        self._check(column)
        kind = self._type(column)
        if kind == DOUBLE:
            return self._shared(column, DOUBLE, "<f8")
        if kind == INT64:
            values = self._shared(column, INT64, "<i8")
            return self._with_missing(column, values)
        if kind == BOOLEAN:
            flags = _columns.get_flags(lib.kotaku_frame_get_booleans, self._pointer, column)
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

    def to_pandas(self, categories: bool = True) -> Any:
        """A pandas DataFrame; missing stays missing. Words of the library, such as sectors and
        verdicts, are categories, other text is plain; with ``categories=False`` all text is."""
        import pandas

        series: Dict[str, Any] = {}
        for column in self._columns:
            kind = self._type(column)
            words = kind == STRING and lib.kotaku_frame_is_words(self._pointer, encode(column))
            values = self.categorical(column) if categories and words else self[column]
            if isinstance(values, numpy.ma.MaskedArray):
                name = "Int64" if kind == INT64 else "boolean"
                values = pandas.array(values.tolist(), dtype=name)
            series[column] = values
        frame = pandas.DataFrame(series, columns=self._columns)
        frame.attrs.update(self.meta)
        return frame

    def __arrow_c_array__(self, requested_schema: Any = None) -> Tuple[Any, Any]:
        """The Arrow PyCapsule interface: schema and array."""
        return _arrow.export(self._pointer)

    def to_text(self, format: str = "csv", lang: Optional[str] = None) -> str:
        """As ``table``, ``csv``, ``json`` or ``spreadsheet``; tables are in the language."""
        pointer = call_long(
            lib.kotaku_frame_to_text,
            self._pointer,
            _choose(FORMATS, format),
            _choose(LANGUAGES, lang),
            discard=lib.g_free,
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
        return restore(*self._take_apart(slice(_SHOWN), {}))

    def __repr__(self) -> str:
        more = [f"... {len(self)} rows"] if len(self) > _SHOWN else []
        notes = [f"warning: {warning}" for warning in self.warnings]
        return self._head().to_text("table") + "\n".join(more + notes)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(column)}</th>" for column in self._columns)
        body = "".join(
            "<tr>" + "".join(f"<td{_cell(value)}</td>" for value in row.values()) + "</tr>"
            for row in self._head().rows()
        )
        notes = [f"{len(self)} rows"] if len(self) > _SHOWN or not len(self) else []
        notes += [f"warning: {html.escape(warning)}" for warning in self.warnings]
        more = "".join(f"<p>{note}</p>" for note in notes)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def html_table(title: str, counts: Dict[str, Any]) -> str:
    """Names and numbers as a notebook shows them."""
    rows = "".join(
        f"<tr><th>{html.escape(name)}</th><td{_cell(value)}</td></tr>"
        for name, value in counts.items()
    )
    return f"<table><caption>{html.escape(title)}</caption><tbody>{rows}</tbody></table>"


def _choose(table: Dict[Any, int], name: Any) -> int:
    if name not in table:
        known = ", ".join(str(known) for known in table if known is not None)
        raise CallError(f"{name!r} is none of: {known}", UNKNOWN_WORD)
    return table[name]


def _cell(value: Any) -> str:
    """What follows "<td": long text is cut, and whole where the pointer rests."""
    if value is None or value != value:
        return ">"
    if isinstance(value, bool):
        return ">yes" if value else ">no"
    text = f"{value:.6g}" if isinstance(value, float) else str(value)
    if len(text) <= _WIDEST:
        return ">" + html.escape(text)
    return f' title="{html.escape(text)}">{html.escape(text[: _WIDEST - 1])}\u2026'


# -- Frames to hand in ----------------------------------------------------------------------------


def build(columns: Dict[str, List[Any]]) -> Frame:
    """A frame of the caller's columns: each of numbers, booleans or text; None is missing."""
    lengths = {len(values) for values in columns.values()}
    if len(lengths) > 1:
        told = ", ".join(f"{name}: {len(values)}" for name, values in columns.items())
        raise CallError(f"columns of different lengths: {told}", BAD_VALUE)
    pointer = lib.kotaku_frame_new(lengths.pop() if lengths else 0)
    frame = Frame(pointer)
    for name, values in columns.items():
        _columns.add(pointer, name, values)
    frame._columns = listed(lib.kotaku_frame_get_column_names(pointer))
    return frame


def restore(n: int, states: Dict[str, _columns.State], meta: Dict[str, str]) -> Frame:
    """The frame that ``Frame.__reduce__`` took apart."""
    pointer = lib.kotaku_frame_new(n)
    frame = Frame(pointer)
    for column, state in states.items():
        _columns.add_state(pointer, column, state)
    for key, value in meta.items():
        lib.kotaku_frame_set_metadata(pointer, encode(key), encode(value))
    frame._columns = listed(lib.kotaku_frame_get_column_names(pointer))
    return frame
