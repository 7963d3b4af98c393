# SPDX-License-Identifier: GPL-2.0-or-later
"""Keyword arguments as the library's options and selection, by the library's own list of them."""

from __future__ import annotations

import datetime
import difflib
import numbers
import operator
from typing import Any, Dict, Iterable, List, Mapping, NamedTuple, Tuple, Union

from . import _cells
from ._calls import call
from ._library import encode, lib, texts
from .errors import BAD_VALUE, OUT_OF_RANGE, UNKNOWN_OPTION, CallError


class Spec(NamedTuple):
    name: str
    type: str
    title: str
    selection: bool


def _read_specs() -> Dict[str, Spec]:
    from .frame import Frame

    frame = Frame(call(lib.kotaku_list_options))
    columns = frame.to_dict()
    rows = zip(columns["option"], columns["type"], columns["title"], columns["selection"])
    return {
        name: Spec(name, kind, title or "", bool(selection))
        for name, kind, title, selection in rows
    }


_specs: Dict[str, Spec] = {}


def specs() -> Dict[str, Spec]:
    """Every option by its name."""
    if not _specs:
        _specs.update(_read_specs())
    return _specs


def as_list(name: str, value: Any) -> List[str]:
    """One text or several."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Iterable) and not isinstance(value, (bytes, Mapping)):
        items = list(value)
        if all(isinstance(item, str) for item in items):
            return items
    raise TypeError(f"{name}: text or a list of texts is expected, not {value!r}")


def _as_values(name: str, value: Any) -> List[str]:
    """One text or several, but not none: that would select all, or nothing."""
    values = as_list(name, value)
    if not values:
        raise CallError(f"{name}: no value is given; without {name}, or with None, it is any",
                        BAD_VALUE)
    return values


def as_text(name: str, value: Any) -> str:
    """A text, or a date."""
    if hasattr(value, "tolist"):
        value = _cells.from_numpy(value)
    if isinstance(value, datetime.date):
        return _cells.as_date(name, value)
    if isinstance(value, str):
        return value
    raise TypeError(f"{name}: text is expected, not {value!r}")


def _as_flag(name: str, value: Any) -> bool:
    if isinstance(value, bool) or type(value).__name__ in ("bool_", "bool"):
        return bool(value)
    raise TypeError(f"{name}: True or False is expected, not {value!r}")


def _as_whole(name: str, value: Any) -> int:
    try:
        whole = operator.index(value)
    except TypeError:
        raise TypeError(f"{name}: a whole number is expected, not {value!r}") from None
    return whole


def _as_number(name: str, value: Any) -> float:
    if not isinstance(value, numbers.Real) or isinstance(value, bool):
        raise TypeError(f"{name}: a number is expected, not {value!r}")
    try:
        return float(value)
    except OverflowError:
        raise CallError(f"{name}: a number so large is out of range", OUT_OF_RANGE) from None


def _conditions(name: str, value: Any) -> List[Union[str, Tuple[str, List[str]]]]:
    """Of {"sector": "government"} the columns with their values; texts as the command has them,
    "sector=government,private" or a list of such, are the library's to read."""
    if not isinstance(value, Mapping):
        told = as_list(name, value)
        if "" in told:
            raise CallError(f"{name}: COLUMN=VALUE[,VALUE] is expected, not ''", BAD_VALUE)
        return list(told)
    conditions: List[Union[str, Tuple[str, List[str]]]] = []
    for column, values in value.items():
        conditions.append((column, _as_values(f"{name} {column}", values)))
    return conditions


def _quoted(text: str, special: str) -> str:
    """A column or a value so that the library reads it back whole."""
    if text == text.strip() and not any(character in text for character in special):
        return text
    return '"' + text.replace('"', '""') + '"'


def _as_condition(column: str, values: List[str]) -> str:
    told = [_quoted(values[0], ',"')] + [_quoted(value, ',"=') for value in values[1:]]
    return _quoted(column, ',="') + "=" + ",".join(told)


class Options:
    """The options of one call; selecting ones are set as the command spells them."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.pointer = lib.kotaku_options_new()
        try:
            for name, value in given.items():
                if value is not None:
                    self._set(name.replace("_", "-"), value)
        except BaseException:
            self.close()
            raise

    def _set(self, name: str, value: Any) -> None:
        spec = specs().get(name)
        kind = spec.type if spec else "string"
        key = encode(name)
        if spec is None:
            # The library says which option is nearest.
            lib.kotaku_options_set_string(self.pointer, key, encode(str(value)))
        elif name in ("where", "ties"):
            conditions = [told if isinstance(told, str) else _as_condition(*told)
                          for told in _conditions(name, value)]
            lib.kotaku_options_set_strings(self.pointer, key, texts(conditions))
        elif kind == "boolean":
            lib.kotaku_options_set_boolean(self.pointer, key, _as_flag(name, value))
        elif kind == "int64":
            # As text: the library says what is out of range.
            lib.kotaku_options_set_string(self.pointer, key, encode(str(_as_whole(name, value))))
        elif kind == "double":
            lib.kotaku_options_set_double(self.pointer, key, _as_number(name, value))
        elif kind == "strings":
            pieces = [piece for text in _as_values(name, value) for piece in text.split(",")]
            lib.kotaku_options_set_strings(self.pointer, key, texts(pieces))
        else:
            lib.kotaku_options_set_string(self.pointer, key, encode(as_text(name, value)))

    def close(self) -> None:
        lib.kotaku_options_unref(self.pointer)

    def __enter__(self) -> "Options":
        return self

    def __exit__(self, *unused: Any) -> None:
        self.close()


class Selection:
    """The selection of one view."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.pointer = lib.kotaku_selection_new()
        try:
            for name, value in given.items():
                if value is not None:
                    self._set(name.replace("_", "-"), value)
        except BaseException:
            self.close()
            raise

    def _set(self, name: str, value: Any) -> None:
        spec = specs().get(name)
        if spec is None or not spec.selection:
            known = [each.name for each in specs().values() if each.selection]
            near = difflib.get_close_matches(name, known, 1)
            hint = f", did you mean {near[0]}?" if near else ""
            raise CallError(f"a view does not take the option {name!r}{hint}", UNKNOWN_OPTION)
        if name in ("where", "ties"):
            set_condition = getattr(lib, f"kotaku_selection_set_{name}")
            for told in _conditions(name, value):
                if isinstance(told, str):
                    lib.kotaku_selection_set_text(self.pointer, encode(name), encode(told))
                else:
                    set_condition(self.pointer, encode(told[0]), texts(told[1]))
        elif name == "activity" and not isinstance(value, str):
            lib.kotaku_selection_set_activity(self.pointer, texts(_as_values(name, value)))
        elif spec.type == "boolean":
            if _as_flag(name, value):
                lib.kotaku_selection_set_text(self.pointer, encode(name), b"yes")
        elif spec.type == "strings":
            joined = ",".join(_as_values(name, value))
            lib.kotaku_selection_set_text(self.pointer, encode(name), encode(joined))
        else:
            lib.kotaku_selection_set_text(self.pointer, encode(name), encode(as_text(name, value)))

    def close(self) -> None:
        lib.kotaku_selection_unref(self.pointer)

    def __enter__(self) -> "Selection":
        return self

    def __exit__(self, *unused: Any) -> None:
        self.close()
