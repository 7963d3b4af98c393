# SPDX-License-Identifier: GPL-2.0-or-later
"""The Arrow PyCapsule interface, made with what Python's own C interface offers."""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_int64, c_void_p
from typing import Any, Dict, Tuple

from ._calls import call
from ._library import lib


class _Schema(ctypes.Structure):
    _fields_ = [
        ("format", c_char_p),
        ("name", c_char_p),
        ("metadata", c_char_p),
        ("flags", c_int64),
        ("n_children", c_int64),
        ("children", c_void_p),
        ("dictionary", c_void_p),
        ("release", c_void_p),
        ("private_data", c_void_p),
    ]


class _Array(ctypes.Structure):
    _fields_ = [
        ("length", c_int64),
        ("null_count", c_int64),
        ("offset", c_int64),
        ("n_buffers", c_int64),
        ("n_children", c_int64),
        ("buffers", c_void_p),
        ("children", c_void_p),
        ("dictionary", c_void_p),
        ("release", c_void_p),
        ("private_data", c_void_p),
    ]


_Release = ctypes.CFUNCTYPE(None, c_void_p)
# A capsule that is being destroyed has no references left: it must stay an address here.
_Destroy = ctypes.PYFUNCTYPE(None, c_void_p)

_capsule_new = ctypes.pythonapi.PyCapsule_New
_capsule_new.restype = ctypes.py_object
_capsule_new.argtypes = [c_void_p, c_char_p, _Destroy]
_capsule_name = ctypes.PYFUNCTYPE(c_void_p, c_void_p)(("PyCapsule_GetName", ctypes.pythonapi))
_capsule_pointer = ctypes.PYFUNCTYPE(c_void_p, c_void_p, c_void_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)

# By address: what capsules point to lives until they are destroyed.
_held: Dict[int, ctypes.Structure] = {}
_NAMES = {_Schema: ctypes.c_char_p(b"arrow_schema"), _Array: ctypes.c_char_p(b"arrow_array")}


def _destroy(capsule: int) -> None:
    held = _held.pop(_capsule_pointer(capsule, _capsule_name(capsule)), None)
    # A consumer that took the content over has cleared release.
    if held is not None and held.release:
        _Release(held.release)(ctypes.addressof(held))


_destructor = _Destroy(_destroy)


def _capsule(held: Any) -> Any:
    address = ctypes.addressof(held)
    _held[address] = held
    return _capsule_new(address, _NAMES[type(held)], _destructor)


def export(frame: int) -> Tuple[Any, Any]:
    """The capsules of a frame: its schema and its array."""
    schema, array = _Schema(), _Array()
    call(lib.kotaku_frame_export_arrow, frame, ctypes.addressof(array), ctypes.addressof(schema))
    return _capsule(schema), _capsule(array)
