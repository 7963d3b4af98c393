# SPDX-License-Identifier: GPL-2.0-or-later
"""The shared library: found, loaded, and its functions with their types."""

from __future__ import annotations

import ctypes
import glob
import os
from ctypes import POINTER, c_char_p, c_double, c_int, c_int32, c_int64, c_size_t, c_void_p
from typing import Any, List

SONAME = "libkotaku.so.1"


def _candidates() -> List[str]:
    """Where the library may be, best first."""
    told = os.environ.get("KOTAKU_LIBRARY")
    if told:
        return [told]
    here = os.path.dirname(os.path.abspath(__file__))
    source = os.path.join(here, "..", "..", "..")
    beside = sorted(glob.glob(os.path.join(source, "build*", "lib", SONAME)))
    # Installed under a prefix that the loader does not search: PREFIX/lib/python3*/*/kotaku.
    prefix = os.path.join(here, "..", "..", "..", "..")
    installed = sorted(
        glob.glob(os.path.join(prefix, "lib", SONAME))
        + glob.glob(os.path.join(prefix, "lib", "*", SONAME))
    )
    return [SONAME] + beside + installed


def _load() -> ctypes.CDLL:
    first = None
    for candidate in _candidates():
        try:
            return ctypes.CDLL(candidate)
        except OSError as error:
            first = first or error
    raise ImportError(f"{SONAME} is not found; KOTAKU_LIBRARY may name it ({first})")


class GError(ctypes.Structure):
    _fields_ = [("domain", ctypes.c_uint32), ("code", c_int), ("message", c_char_p)]


ErrorPlace = POINTER(POINTER(GError))
Texts = POINTER(c_char_p)
Size = POINTER(c_size_t)

# restype, then argtypes; those of _FAILING without the GError ** at their end.
_PLAIN = {
    # Of GLib, which the library brings along.
    "g_free": (None, [c_void_p]),
    "g_error_free": (None, [POINTER(GError)]),
    "g_object_ref": (c_void_p, [c_void_p]),
    "g_object_unref": (None, [c_void_p]),
    "g_cancellable_new": (c_void_p, []),
    "g_cancellable_cancel": (None, [c_void_p]),
    "g_io_error_quark": (ctypes.c_uint32, []),
    "kotaku_error_quark": (ctypes.c_uint32, []),
    "kotaku_get_version": (c_char_p, []),
    "kotaku_options_new": (c_void_p, []),
    "kotaku_options_unref": (None, [c_void_p]),
    "kotaku_options_set_double": (None, [c_void_p, c_char_p, c_double]),
    "kotaku_options_set_int64": (None, [c_void_p, c_char_p, c_int64]),
    "kotaku_options_set_boolean": (None, [c_void_p, c_char_p, c_int]),
    "kotaku_options_set_string": (None, [c_void_p, c_char_p, c_char_p]),
    "kotaku_options_set_strings": (None, [c_void_p, c_char_p, Texts]),
    "kotaku_selection_new": (c_void_p, []),
    "kotaku_selection_unref": (None, [c_void_p]),
    "kotaku_selection_set_text": (None, [c_void_p, c_char_p, c_char_p]),
    "kotaku_selection_set_where": (None, [c_void_p, c_char_p, Texts]),
    "kotaku_selection_set_ties": (None, [c_void_p, c_char_p, Texts]),
    "kotaku_selection_set_activity": (None, [c_void_p, Texts]),
    "kotaku_network_new": (c_void_p, []),
    "kotaku_network_unref": (None, [c_void_p]),
    "kotaku_network_get_name": (c_char_p, [c_void_p]),
    "kotaku_network_get_n_nodes": (c_size_t, [c_void_p]),
    "kotaku_network_get_n_ties": (c_size_t, [c_void_p]),
    "kotaku_network_get_n_rows": (c_size_t, [c_void_p, c_int]),
    "kotaku_network_get_node_id": (c_char_p, [c_void_p, c_int32]),
    "kotaku_network_is_actor": (c_int, [c_void_p, c_int32]),
    "kotaku_view_ref": (c_void_p, [c_void_p]),
    "kotaku_view_unref": (None, [c_void_p]),
    "kotaku_view_get_nodes": (POINTER(c_int32), [c_void_p, Size]),
    "kotaku_view_is_undirected": (c_int, [c_void_p]),
    "kotaku_frame_new": (c_void_p, [c_size_t]),
    "kotaku_frame_ref": (c_void_p, [c_void_p]),
    "kotaku_frame_unref": (None, [c_void_p]),
    "kotaku_frame_get_n_rows": (c_size_t, [c_void_p]),
    "kotaku_frame_get_n_columns": (c_size_t, [c_void_p]),
    "kotaku_frame_get_column_names": (Texts, [c_void_p]),
    "kotaku_frame_get_column_type": (c_int, [c_void_p, c_char_p]),
    "kotaku_frame_get_metadata": (c_char_p, [c_void_p, c_char_p]),
    "kotaku_frame_list_metadata": (Texts, [c_void_p]),
    "kotaku_frame_set_metadata": (None, [c_void_p, c_char_p, c_char_p]),
    "kotaku_frame_is_words": (c_int, [c_void_p, c_char_p]),
    "kotaku_frame_set_words": (None, [c_void_p, c_char_p]),
}

_FAILING = {
    "kotaku_list_metrics": (c_void_p, []),
    "kotaku_list_commands": (c_void_p, []),
    "kotaku_list_columns": (c_void_p, []),
    "kotaku_list_options": (c_void_p, []),
    "kotaku_list_words": (c_void_p, []),
    "kotaku_network_read": (c_void_p, [c_char_p, c_void_p, c_void_p]),
    "kotaku_network_read_data": (c_void_p, [c_char_p, c_char_p, c_size_t, c_void_p, c_void_p]),
    "kotaku_write_template": (c_int, [c_char_p, c_void_p, c_void_p]),
    "kotaku_validate": (c_void_p, [c_char_p, c_void_p, c_void_p]),
    "kotaku_validate_data": (c_void_p, [c_char_p, c_char_p, c_size_t, c_void_p, c_void_p]),
    "kotaku_network_save": (c_int, [c_void_p, c_char_p, c_void_p, c_void_p]),
    "kotaku_network_set_name": (c_int, [c_void_p, c_char_p]),
    "kotaku_network_copy": (c_void_p, [c_void_p]),
    "kotaku_network_get_rows": (c_void_p, [c_void_p, c_int, c_void_p, c_void_p]),
    "kotaku_network_validate_rows": (c_void_p, [c_void_p, c_int, c_void_p, c_void_p, c_void_p]),
    "kotaku_network_append_rows": (c_int, [c_void_p, c_int, c_void_p, c_void_p, c_void_p]),
    "kotaku_network_get_view": (c_void_p, [c_void_p, c_void_p, c_void_p]),
    "kotaku_view_get_arcs": (c_void_p, [c_void_p, c_void_p, c_void_p]),
    "kotaku_view_plot_svg": (c_void_p, [c_void_p, c_void_p, c_void_p]),
    "kotaku_view_get_rows": (c_void_p, [c_void_p, c_int, c_void_p, c_void_p]),
    "kotaku_frame_get_doubles": (c_void_p, [c_void_p, c_char_p, Size]),
    "kotaku_frame_get_int64s": (c_void_p, [c_void_p, c_char_p, Size]),
    "kotaku_frame_get_codes": (c_void_p, [c_void_p, c_char_p, Size]),
    "kotaku_frame_get_dictionary": (Texts, [c_void_p, c_char_p, Size]),
    "kotaku_frame_get_booleans": (c_void_p, [c_void_p, c_char_p, Size]),
    "kotaku_frame_get_missing": (c_void_p, [c_void_p, c_char_p, Size]),
    "kotaku_frame_add_doubles": (c_int, [c_void_p, c_char_p, c_void_p, c_size_t]),
    "kotaku_frame_add_int64s": (c_int, [c_void_p, c_char_p, c_void_p, c_void_p, c_size_t]),
    "kotaku_frame_add_booleans": (c_int, [c_void_p, c_char_p, c_void_p, c_void_p, c_size_t]),
    "kotaku_frame_add_codes": (c_int, [c_void_p, c_char_p, c_void_p, c_size_t, Texts]),
    "kotaku_frame_to_text": (c_void_p, [c_void_p, c_int, c_int, c_void_p]),
    "kotaku_frame_write": (c_int, [c_void_p, c_char_p, c_int, c_int, c_void_p]),
    "kotaku_frame_export_arrow": (c_int, [c_void_p, c_void_p, c_void_p]),
}

lib = _load()


def declare_failing(name: str, restype: Any, argtypes: List[Any]) -> Any:
    """The function of that name, which takes a GError ** after argtypes."""
    function = getattr(lib, name)
    function.restype = restype
    function.argtypes = argtypes + [ErrorPlace]
    return function


def _declare() -> None:
    for name, (restype, argtypes) in _PLAIN.items():
        function = getattr(lib, name)
        function.restype = restype
        function.argtypes = argtypes
    for name, (restype, argtypes) in _FAILING.items():
        declare_failing(name, restype, argtypes)


try:
    _declare()
except AttributeError as _error:
    raise ImportError(f"{lib._name} is not the libkotaku of this package: {_error}") from None


def texts(values: List[str]) -> Any:
    """An array of C strings with NULL at its end."""
    encoded = [encode(value) for value in values]
    return (c_char_p * (len(encoded) + 1))(*encoded, None)


def encode(text: str) -> bytes:
    """UTF-8; C ends a text at a NUL, so one inside is an error here and not a cut there."""
    if not isinstance(text, str):
        raise TypeError(f"text is expected, not {type(text).__name__}: {text!r}")
    if "\0" in text:
        raise ValueError(f"a text with a NUL: {text!r}")
    return text.encode("utf-8")


def listed(pointer: Any) -> List[str]:
    """The strings of a C array that ends in NULL."""
    result: List[str] = []
    while pointer and pointer[len(result)] is not None:
        result.append(pointer[len(result)].decode("utf-8"))
    return result
