# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls on several networks at once."""

from __future__ import annotations

import inspect
import os
from ctypes import c_char_p, c_int, c_size_t, c_void_p
from typing import Any, Callable, Iterable, List

from . import _options
from ._calls import call_long
from ._library import declare_failing, lib
from ._registry import _document, commands, heard
from .frame import Frame
from .network import Network

_ARGUMENTS = [c_void_p, c_size_t, c_void_p, c_void_p]


def _call(function: Any, networks: Iterable[Network], options: Any, discard: Any) -> int:
    given = [networks] if isinstance(networks, Network) else list(networks)
    for network in given:
        if not isinstance(network, Network):
            raise TypeError(f"a list of networks is expected, not {network!r}")
    pointers = (c_void_p * len(given))(*[network._pointer for network in given])
    with _options.Options(options) as told:
        return call_long(function, pointers, len(given), told.pointer, discard=discard)


def make_function(name: str) -> Callable[..., Frame]:
    """The function that calls the command of that name on its networks."""
    command = next(each for each in commands() if each["command"] == name)
    selection: List[str] = [each.name for each in _options.specs().values() if each.selection]
    names = (command["options"] or "").split() + selection + ["threads", "seed", "draws", "alpha"]
    names = [each.replace("-", "_") for each in names]
    function = declare_failing(command["function"], c_void_p, _ARGUMENTS)

    def several(networks: Iterable[Network], **options: Any) -> Frame:
        return heard(Frame(_call(function, networks, options, lib.kotaku_frame_unref)))

    P = inspect.Parameter
    parameters = [P("networks", P.POSITIONAL_OR_KEYWORD, annotation="Iterable[Network]")]
    parameters += [P(each, P.KEYWORD_ONLY, default=None) for each in names]
    several.__name__ = several.__qualname__ = name
    several.__doc__ = _document(command, names)
    several.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        parameters, return_annotation=Frame
    )
    return several


agree = make_function("agree")
compare = make_function("compare")
pool = make_function("pool")

_report = declare_failing(
    "kotaku_report", c_int, [c_void_p, c_size_t, c_char_p, c_void_p, c_void_p]
)


def report(networks: Iterable[Network], path: "str | os.PathLike[str]", **options: Any) -> None:
    """Writes one page of HTML about the networks: findings, tables, pictures, measures. Options
    are those of ``kotaku report``, among them ``lang`` ("id" or "en") and the selection's."""
    given = list(networks)
    if not given or not all(isinstance(network, Network) for network in given):
        raise TypeError(f"a list of networks is expected, not {networks!r}")
    pointers = (c_void_p * len(given))(*[network._pointer for network in given])
    with _options.Options(options) as told:
        call_long(_report, pointers, len(given), os.fsencode(path), told.pointer)


_merge = declare_failing("kotaku_merge_networks", c_void_p, _ARGUMENTS)


def merge(networks: Iterable[Network], merge: str = "union", **selection: Any) -> Network:
    """One network of several codings: of what anyone says (``union``), more than half of the
    coders (``majority``) or all (``both``). Ids and sources of its ties name their coder."""
    options = {"merge": merge, **selection}
    return Network._take(_call(_merge, networks, options, lib.kotaku_network_unref))
