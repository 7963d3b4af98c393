# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls on several networks."""

import inspect
import os
import unittest

import kotaku

ROOT = os.environ["KOTAKU_SOURCE_ROOT"]
PASAR = os.path.join(ROOT, "examples", "pasar-ii")
SECOND = os.path.join(ROOT, "tests", "data", "pasar-ii-second")


class Agree(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.coders = [kotaku.read(PASAR), kotaku.read(SECOND)]

    def test_fields(self):
        frame = kotaku.agree(self.coders)
        self.assertEqual(list(frame["field"]),
                         ["form", "direction", "strength", "content", "scope", "relation"])
        self.assertEqual(frame.meta["coders"], "pasar-ii|pasar-ii-second")
        again = kotaku.agree(iter(self.coders), threads=4, seed=1)
        self.assertEqual(again.to_text(), frame.to_text())

    def test_options(self):
        institutional = kotaku.agree(self.coders, level="institutional")
        self.assertLess(institutional["units"][1], kotaku.agree(self.coders)["units"][1])
        self.assertIn("pasar-ii-second", kotaku.agree(self.coders, list=True).columns)
        self.assertIn("stage", inspect.signature(kotaku.agree).parameters)
        self.assertTrue(kotaku.agree.__doc__)

    def test_merge(self):
        union = kotaku.merge(self.coders)
        self.assertEqual(union.n_ties, sum(coder.n_ties for coder in self.coders))
        self.assertEqual(union.name, "pasar-ii+pasar-ii-second")
        both = kotaku.merge(self.coders, "both")
        self.assertLess(both.n_ties, union.n_ties)
        self.assertEqual(len(kotaku.agree(self.coders, merge="both")), both.n_ties)
        bodies = kotaku.merge(self.coders, level="institutional")
        self.assertEqual(bodies.n_nodes, 6)
        self.assertEqual(len(union.findings()["verdict"]), len(self.coders[0].findings()))

    def test_slips(self):
        for call, kind, text in (
            (lambda: kotaku.agree([self.coders[0]]), kotaku.CallError, "two or more"),
            (lambda: kotaku.agree([]), kotaku.CallError, "two or more"),
            (lambda: kotaku.agree(self.coders, tolerence=2), kotaku.CallError, "tolerance"),
            (lambda: kotaku.agree([self.coders[0], PASAR]), TypeError, "networks"),
            (lambda: kotaku.merge(self.coders, "all"), kotaku.CallError, "majority"),
            (lambda: kotaku.agree([self.coders[0], kotaku.from_edges([("x", "y")])]),
             kotaku.CallError, "shares no id"),
        ):
            with self.assertRaisesRegex(kind, text):
                call()


if __name__ == "__main__":
    unittest.main()
