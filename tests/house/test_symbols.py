# SPDX-License-Identifier: GPL-2.0-or-later
"""One public face: the headers, the symbol map, what the library exports, and the GIR."""

import os
import pathlib
import re
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(os.environ["KOTAKU_SOURCE_ROOT"])
LIBRARY = os.environ["KOTAKU_LIBRARY"]
GIR = os.environ.get("KOTAKU_GIR", "")
C = "{http://www.gtk.org/introspection/c/1.0}"
GLIB = "{http://www.gtk.org/introspection/glib/1.0}"


def enumerations():
    text = (ROOT / "include/kotaku/words.h").read_text(encoding="utf-8")
    names = re.findall(r"^} Kotaku(\w+);", text, re.MULTILINE)
    return {"kotaku" + re.sub(r"([A-Z])", lambda m: "_" + m[1].lower(), name) + "_get_type" for name in names}


def declared():
    found = set()
    for header in (ROOT / "include/kotaku").glob("*.h"):
        text = re.sub(r"/\*.*?\*/", "", header.read_text(encoding="utf-8"), flags=re.DOTALL)
        found |= set(re.findall(r"KOTAKU_AVAILABLE_IN_\d+_\d+\s[^;]*?\b(kotaku_\w+) \(", text))
    return found | enumerations()


def mapped():
    text = (ROOT / "lib/libkotaku.map").read_text(encoding="utf-8")
    return set(re.findall(r"^\s+(kotaku_\w+);", text, re.MULTILINE))


def exported():
    lines = subprocess.run(["nm", "-D", "--defined-only", LIBRARY], capture_output=True, text=True,
                           check=True).stdout.splitlines()
    names = {line.split()[-1].split("@")[0] for line in lines}
    return {name for name in names if not name.startswith("LIBKOTAKU_")}


class Symbols(unittest.TestCase):
    def test_headers_are_the_map(self):
        self.assertEqual(declared(), mapped())

    def test_the_library_exports_the_map_alone(self):
        self.assertEqual(exported(), mapped())

    @unittest.skipUnless(GIR, "no g-ir-scanner here")
    def test_the_gir_has_them_all(self):
        tree = ElementTree.parse(GIR)
        names = {node.get(C + "identifier") for node in tree.iter()} - {None}
        names |= {node.get(GLIB + "get-type") for node in tree.iter()} - {None}
        names = {name for name in names if name.startswith("kotaku_")}
        self.assertEqual(mapped() - names, set())
        self.assertEqual(names - mapped(), set())


if __name__ == "__main__":
    unittest.main()
