# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures and reports from Python."""

import os
import pathlib
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import kotaku

PASAR = os.path.join(os.environ["KOTAKU_SOURCE_ROOT"], "examples", "pasar-ii")


class Pictures(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.directory = pathlib.Path(temporary.name)
        self.network = kotaku.read(PASAR)
        self.view = self.network.view(level="institutional")

    def test_plot_is_the_svg(self):
        path = self.directory / "scheme.svg"
        self.assertIsNone(self.view.plot(path, lang="id"))
        svg = self.view.svg(lang="id")
        self.assertEqual(path.read_text(encoding="utf-8"), svg)
        self.assertIn("mendominasi", "".join(ElementTree.fromstring(svg).itertext()))

    def test_report(self):
        one, two = self.directory / "one.html", self.directory / "two.html"
        self.network.report(one, lang="en")
        kotaku.report([self.network, self.network], str(two), lang="id", draws=99)
        self.assertIn('<html lang="en">', one.read_text(encoding="utf-8"))
        self.assertEqual(two.read_text(encoding="utf-8").count('<a href="#part'), 2)

    def test_wrong_calls(self):
        with self.assertRaises(kotaku.CallError):
            self.view.plot(self.directory / "scheme.gif")
        with self.assertRaises(kotaku.CallError):
            self.view.svg(by="sector")
        with self.assertRaises(TypeError):
            self.view.plot()
        with self.assertRaises(TypeError):
            kotaku.report([], self.directory / "none.html")


if __name__ == "__main__":
    unittest.main()
