# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes the types of the methods that are made of the library's list of commands."""

import sys

sys.path.insert(0, sys.argv[1])

from kotaku import _options, _registry  # noqa: E402

TYPES = {"double": "float", "int64": "int", "boolean": "bool", "string": "str"}
PATH = "Union[str, 'os.PathLike[str]']"
MANY = "Union[str, Sequence[str]]"
CONDITIONS = "Union[str, Sequence[str], Mapping[str, Union[str, Sequence[str]]]]"
TYPES_OF_PARAMETERS = {"strings": MANY, "string": "str", "file": PATH}
DATE = "Union[str, datetime.date]"
HEAD = '''# SPDX-License-Identifier: GPL-2.0-or-later
import datetime
import os
from typing import Mapping, Optional, Sequence, TypedDict, Union

from .frame import Frame
'''


def type_of(name):
    kind = _options.specs()[name].type
    if name in ("where", "ties"):
        return CONDITIONS
    return DATE if name == "at" else TYPES.get(kind, MANY)


def method(command):
    lines = [f"    def {command['command'].replace('-', '_')}(", "        self,"]
    for item in (command["parameters"] or "").split():
        name, kind = item.split(":")
        lines.append(f"        {name}: {TYPES_OF_PARAMETERS[kind]},")
    lines.append("        *,")
    for name in _registry.option_names(command):
        lines.append(f"        {name.replace('-', '_')}: Optional[{type_of(name)}] = None,")
    return lines + [f"    ) -> {'None' if _registry.writes(command) else 'Frame'}: ..."]


lines = [HEAD, "", "class Selection(TypedDict, total=False):"]
for spec in _options.specs().values():
    if spec.selection:
        lines.append(f"    {spec.name}: Optional[{type_of(spec.name)}]")
lines.append("")
for kind in ("view", "network"):
    lines += ["", f"class {kind.capitalize()}Commands:"]
    for command in _registry.commands():
        if command["object"] == kind:
            lines += method(command)
print("\n".join(lines))
