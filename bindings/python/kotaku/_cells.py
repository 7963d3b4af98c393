# SPDX-License-Identifier: GPL-2.0-or-later
"""The caller's columns as the library takes them: headers, ids, dates, lists, what is missing."""

from __future__ import annotations

import datetime
import functools
import numbers
import unicodedata
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from ._calls import call
from ._columns import is_missing
from ._library import lib
from ._tables import IDS, table_number
from .errors import BAD_VALUE, CallError
from .frame import Frame, build

# -- Headers --------------------------------------------------------------------------------------

# Columns that are looked at here, by their English names; the library reads all headers itself.
_LOOKED_AT = {**IDS, "ties": IDS["ties"] + ("direction",)}


@functools.lru_cache(maxsize=1024)
def _is_spelling(table: str, header: str, column: str) -> bool:
    """Whether a header, in either language, means the column: the library refuses it twice."""
    rows = build({column: [], header: []})
    network = lib.kotaku_network_new()
    try:
        validate = lib.kotaku_network_validate_rows
        number = table_number(table)
        return len(Frame(call(validate, network, number, rows._pointer, None, None))) > 0
    finally:
        lib.kotaku_network_unref(network)


def rename(table: str, columns: Mapping[str, Any]) -> Dict[str, Any]:
    """Columns under their English names where these are looked at here."""
    table_number(table)
    wanted = [column for column in _LOOKED_AT[table] if column not in columns]
    result = {}
    for header, values in columns.items():
        known = header in _LOOKED_AT[table] or not header
        means = [column for column in wanted if not known and _is_spelling(table, header, column)]
        if means:
            wanted.remove(means[0])
        result[means[0] if means else header] = values
    return result


# -- Cells ----------------------------------------------------------------------------------------


def as_date(name: str, moment: Any) -> str:
    """A day; of a moment only midnight is one."""
    if isinstance(moment, datetime.datetime):
        if moment.time() != datetime.time():
            raise CallError(f"{name}: a day is expected, not the time of day {moment}", BAD_VALUE)
        moment = moment.date()
    return moment.isoformat()


def from_numpy(value: Any) -> Any:
    """numpy's moments as datetimes, its other scalars as Python's."""
    if getattr(getattr(value, "dtype", None), "kind", "") == "M":
        return value.astype("datetime64[us]").tolist()
    return value.tolist()


def as_list(values: Sequence[Any]) -> List[Any]:
    """A column's values, those of numpy and pandas as Python's."""
    return from_numpy(values) if hasattr(values, "tolist") else list(values)


def _as_cell(column: str, value: Any) -> Any:
    if hasattr(value, "tolist"):
        value = from_numpy(value)
    if isinstance(value, datetime.date):
        return None if is_missing(value) else as_date(column, value)
    # Lists of a field are one cell.
    if isinstance(value, (list, tuple, set, frozenset)):
        items = (_as_cell(column, item) for item in value)
        return "|".join(str(item) for item in items if not is_missing(item))
    return value


def _as_id(value: Any) -> Optional[str]:
    """Ids are text: whole numbers are written out, what is no id is a TypeError."""
    if isinstance(value, str):
        return str(value)
    if is_missing(value):
        return None
    if isinstance(value, numbers.Integral) and not isinstance(value, bool):
        return str(int(value))
    # pandas makes floats of whole numbers where one is missing.
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    raise TypeError(f"an id is text or a whole number, not {value!r}")


def as_ids(values: Sequence[Any]) -> List[Optional[str]]:
    """A column of ids."""
    plain = as_list(values)
    types = set(map(type, plain))
    if types <= {str, type(None)}:
        return plain
    return list(map(str, plain)) if types == {int} else [_as_id(value) for value in plain]


def unique_ids(values: Sequence[Any]) -> List[str]:
    """The ids in a column, each once, as the library will write them."""
    found = dict.fromkeys(name for name in as_ids(values) if name is not None)
    trimmed = (unicodedata.normalize("NFC", name.strip().strip("\ufeff\u200b")) for name in found)
    return [name for name in dict.fromkeys(trimmed) if name]


def prepare(table: str, column: str, values: Sequence[Any]) -> Sequence[Any]:
    """A column of a table, under its English name."""
    if column in IDS[table]:
        return as_ids(values)
    plain = as_list(values)
    if set(map(type, plain)) <= {str, int, float, bool, type(None)}:
        return plain
    return [_as_cell(column, value) for value in plain]


def of_rows(rows: List[Mapping[str, Any]]) -> Dict[str, List[Any]]:
    """The columns of rows, of which each tells what it knows."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def of_frame(table: str, frame: Any) -> Dict[str, List[Any]]:
    """The columns of a DataFrame."""
    if not hasattr(frame, "columns") or not hasattr(frame, "iloc"):
        raise TypeError(f"{table}: a DataFrame is expected, not {type(frame).__name__}")
    names = [str(name) for name in frame.columns]
    twice = [name for place, name in enumerate(names) if name in names[:place]]
    if twice:
        raise CallError(f"{table}: the column {twice[0]!r} stands twice", BAD_VALUE)
    return {name: _of_series(frame.iloc[:, place]) for place, name in enumerate(names)}


def _of_series(series: Any) -> List[Any]:
    return series.astype(object).where(series.notna(), None).tolist()


def ends(ties: Mapping[str, Sequence[Any]]) -> Tuple[List[str], Dict[str, Sequence[Any]]]:
    """The ids that ties name, in order, and the ties with English names of columns."""
    renamed = rename("ties", ties)
    missing = [name for name in ("from", "to") if name not in renamed]
    if missing:
        told = ", ".join(map(repr, ties)) or "none"
        raise CallError(f"ties need the columns from and to; missing: {', '.join(missing)}; "
                        f"there are: {told}", BAD_VALUE)
    pairs = zip(as_list(renamed["from"]), as_list(renamed["to"]))
    return unique_ids([end for pair in pairs for end in pair]), renamed
