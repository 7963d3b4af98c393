# SPDX-License-Identifier: GPL-2.0-or-later
"""A method per command, made from the library's own list of commands."""

from __future__ import annotations

import inspect
import os
import warnings
from ctypes import c_char_p, c_int, c_void_p
from typing import Any, Callable, Dict, List

from . import _options, errors
from ._calls import call, call_long
from ._library import Texts, declare_failing, encode, lib, texts
from .frame import Frame


def commands() -> List[Dict[str, Any]]:
    """Every command: name, object, function, parameters, options, columns, title ..."""
    return list(Frame(call(lib.kotaku_list_commands)).rows())


def _document(command: Dict[str, Any], names: List[str]) -> str:
    lines = [command["title"] + ".", ""]
    if "metrics:" in (command["parameters"] or ""):
        lines += ["``metrics`` are names of :func:`kotaku.metrics`, which says what each is.", ""]
    if names:
        lines += ["Options, each None for its default:", ""]
        specs = _options.specs()
        lines += [f"- ``{name}``: {specs[key].title}" for name in names
                  for key in [name.replace("_", "-")] if key in specs]
        lines += [""]
    if "path:" in (command["parameters"] or ""):
        return "\n".join(lines + ["Writes the file, whole or not at all."])
    columns = command["columns"].replace(",", ", ")
    lines += [f"Returns a :class:`kotaku.Frame` with the columns {columns}."]
    return "\n".join(lines)


def _signature(parameters: Dict[str, str], names: List[str]) -> inspect.Signature:
    P = inspect.Parameter
    kinds = {"strings": "str | list[str]", "string": "str", "file": "str | os.PathLike"}
    own = [P("self", P.POSITIONAL_OR_KEYWORD)]
    own += [P(name, P.POSITIONAL_OR_KEYWORD, annotation=kinds[kind])
            for name, kind in parameters.items()]
    own += [P(name, P.KEYWORD_ONLY, default=None) for name in names]
    result = None if "file" in parameters.values() else Frame
    return inspect.Signature(own, return_annotation=result)


def _as_c(name: str, kind: str, value: Any) -> Any:
    if kind == "strings":
        return texts(_options.as_list(name, value))
    if kind == "file":
        return os.fsencode(value)
    return encode(_options.as_text(name, value))


def heard(frame: Frame) -> Frame:
    """Warns where the caller's caller stands. That ties were merged is only in the frame; a
    selection of nothing is most often a slip."""
    for warning in frame.warnings:
        if warning.startswith("the selection matches"):
            warnings.warn(warning, errors.Warning, stacklevel=3)
    return frame


def option_names(command: Dict[str, Any]) -> List[str]:
    """What a command takes besides its parameters, as the command spells it."""
    names = (command["options"] or "").split()
    if command["object"] == "network":
        names += [spec.name for spec in _options.specs().values() if spec.selection]
    return names + ["threads", "seed", "draws", "alpha"] + (["lang"] if writes(command) else [])


def writes(command: Dict[str, Any]) -> bool:
    """Whether it writes a file, for people to read, and gives no frame."""
    return "path:file" in (command["parameters"] or "")


def make_method(command: Dict[str, Any]) -> Callable[..., Any]:
    """The method that calls the command's function on its object."""
    parameters = dict(item.split(":") for item in (command["parameters"] or "").split())
    types = [Texts if kind == "strings" else c_char_p for kind in parameters.values()]
    names = [name.replace("-", "_") for name in option_names(command)]
    result = c_int if writes(command) else c_void_p
    function = declare_failing(
        command["function"], result, [c_void_p] + types + [c_void_p, c_void_p]
    )
    discard = (lambda done: None) if writes(command) else lib.kotaku_frame_unref

    def method(self: Any, *arguments: Any, **options: Any) -> Any:
        rest = list(parameters)[len(arguments):]
        given = list(arguments) + [options.pop(name) for name in rest if name in options]
        if len(given) != len(parameters):
            wanted = ", ".join(parameters) or "only keywords"
            raise TypeError(f"{command['command']}() takes {wanted}")
        own = [_as_c(name, parameters[name], value) for name, value in zip(parameters, given)]
        with _options.Options(options) as told:
            pointer = call_long(
                function, self._pointer, *own, told.pointer, discard=discard
            )
        if writes(command):
            return None
        return heard(Frame(pointer))

    method.__name__ = command["command"]
    method.__qualname__ = command["command"]
    method.__doc__ = _document(command, names)
    method.__signature__ = _signature(parameters, names)  # type: ignore[attr-defined]
    return method


def add_methods(cls: type, kind: str) -> None:
    """Gives a class the commands on objects of that kind."""
    for command in commands():
        if command["object"] == kind:
            setattr(cls, command["command"].replace("-", "_"), make_method(command))
