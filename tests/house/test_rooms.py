# SPDX-License-Identifier: GPL-2.0-or-later
"""Holds the tree against docs/architecture.md and the house rules."""

import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(os.environ["KOTAKU_SOURCE_ROOT"])
ROOMS = ["base", "frame", "infer", "model", "dataset", "view", "graph", "measure", "classify", "scenario",
         "commands", "present"]
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', re.MULTILINE)


def table():
    """room -> the rooms that it may see, from the table of docs/architecture.md."""
    sees = {}
    for line in (ROOT / "docs/architecture.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 5 and cells[1] in ROOMS:
            sees[cells[1]] = cells[3]
    allowed = {}
    for room in ROOMS:
        if sees[room] == "all":
            allowed[room] = set(ROOMS)
        elif sees[room] == "all but present":
            allowed[room] = set(ROOMS) - {"present"}
        else:
            allowed[room] = {name.strip() for name in sees[room].split(",") if name.strip()}
        allowed[room].add(room)
    return allowed


def sources(*suffixes):
    return [path for path in (ROOT / "lib").rglob("*") if path.suffix in suffixes]


class Rooms(unittest.TestCase):
    def test_includes_follow_the_table(self):
        allowed = table()
        for path in sources(".c", ".h"):
            room = path.relative_to(ROOT / "lib").parts[0]
            for include in INCLUDE.findall(path.read_text(encoding="utf-8")):
                parts = include.split("/")
                if parts[0] in ROOMS:
                    self.assertIn(parts[0], allowed[room], f"{path} includes {include}")
                    if parts[0] != room:
                        self.assertFalse(include.endswith("-private.h"), f"{path}: {include}")

    def test_igraph_has_one_door(self):
        for folder in ("lib", "include", "bindings"):
            for path in (ROOT / folder).rglob("*.[ch]"):
                if path.is_relative_to(ROOT / "lib/graph"):
                    continue
                for include in INCLUDE.findall(path.read_text(encoding="utf-8")):
                    self.assertFalse(include.startswith("igraph"), f"{path} includes {include}")

    def test_every_source_is_built(self):
        for room in ROOMS:
            build = (ROOT / "lib" / room / "meson.build").read_text(encoding="utf-8")
            listed = set(re.findall(r"'([^'/]+\.c)'", build))
            for name in (ROOT / "lib" / room).glob("*.list"):
                listed |= {f"{line.strip()}.c" for line in name.read_text().splitlines()}
            there = {path.name for path in (ROOT / "lib" / room).glob("*.c")}
            self.assertEqual(there - listed, set(), room)

    def test_files_name_their_licence(self):
        for pattern in ("*.c", "*.h", "*.py", "meson.build", "*.md", "*.map"):
            for path in ROOT.rglob(pattern):
                if any(part.startswith("build") or part.startswith(".") for part in path.parts[len(ROOT.parts):]):
                    continue
                head = path.read_text(encoding="utf-8")[:400]
                self.assertIn("SPDX-License-Identifier: GPL-2.0-or-later", head, str(path))

    def test_the_library_leaves_its_host_alone(self):
        calls = re.compile(r"(?<![\w.>])(printf|puts|fprintf|g_print|g_printerr|g_error|abort|exit|_exit|setlocale|"
                           r"signal|sigaction|srand|mmap|g_mapped_file_new|g_thread_pool_new|strtod|atof)\s*\(")
        for path in sources(".c", ".h"):
            text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            text = re.sub(r'"(\\.|[^"\\])*"', '""', text)
            self.assertIsNone(calls.search(text), f"{path}: {calls.search(text)}")

    def test_files_are_not_too_long(self):
        for path in sources(".c"):
            self.assertLess(len(path.read_text(encoding="utf-8").splitlines()), 800, str(path))


if __name__ == "__main__":
    unittest.main()
