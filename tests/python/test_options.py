# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked for: selections and options, and that views and networks take them alike."""

import os
import unittest

import kotaku

ROOT = os.environ["KOTAKU_SOURCE_ROOT"]
PASAR = os.path.join(ROOT, "examples", "pasar-ii")

NOTES = ["x, y", "x", 'she said "no", then', "a=b", " z", "", "w"]


def network_of_notes():
    network = kotaku.Network()
    n = len(NOTES)
    network.append("actors", {"id": [f"n{i}" for i in range(n)], "note": NOTES,
                              "sector": (["government", "private", "community"] * n)[:n],
                              "a=b, c": ["odd", *"p" * (n - 1)]})
    network.append("ties", {"from": ["n0"] * (n - 1), "to": [f"n{i}" for i in range(1, n)],
                            "note": NOTES[1:]})
    return network


def selection_of(network, **conditions):
    """What the commands on networks say that they selected."""
    return network.findings(**conditions).meta["selection"]


class Conditions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.network = network_of_notes()

    def test_a_value_is_a_value_whatever_is_in_it(self):
        for i, note in enumerate(NOTES):
            if note.strip():
                with self.subTest(note):
                    self.assertEqual(self.network.view(where={"note": note}).nodes, [f"n{i}"])
        self.assertEqual(self.network.view(where={"note": ["x, y", "a=b"]}).nodes, ["n0", "n3"])
        self.assertEqual(self.network.view(where={"a=b, c": "odd"}).nodes, ["n0"])

    def test_networks_select_what_views_select(self):
        for where in ({"note": "x, y"}, {"note": ["x, y", "w", 'she said "no", then']},
                      {"a=b, c": ["odd"], "sector": ["government", "private"]},
                      "sector=government,private", 'note="x, y",w', ["sector=private", "note=x"],
                      ["sector=government", "sector=private"]):
            with self.subTest(where):
                view = self.network.view(where=where)
                self.assertGreater(len(view), 0)
                self.assertEqual(selection_of(self.network, where=where),
                                 view.info().meta["selection"])
                again = view.info().meta["selection"]
                pieces = again[len("where="):].split(" where=")
                self.assertEqual(self.network.view(where=pieces).nodes, view.nodes)

    def test_findings_are_those_of_the_selection(self):
        """Not only what they say: the numbers are those of a network without the rest."""
        network = kotaku.read(PASAR)
        rows = network.rows("institutions").to_dict()
        marked = kotaku.Network()
        for table in ("zones", "actors", "institutions", "affiliations", "events", "ties"):
            columns = network.rows(table).to_dict()
            if table == "ties":
                columns["mark"] = ["in, side" if i % 2 else "in" for i in range(network.n_ties)]
            marked.append(table, columns)
        half = kotaku.Network()
        for table in ("zones", "actors", "institutions", "affiliations", "events", "ties"):
            columns = marked.rows(table).to_dict()
            if table == "ties":
                columns = {name: values[1::2] for name, values in columns.items()}
            half.append(table, columns)
        self.assertIn("lkm", rows["id"])
        drop = ("evidence", "sources")
        found = [{name: value for name, value in frame.to_dict().items() if name not in drop}
                 for frame in (marked.findings(ties={"mark": "in, side"}), half.findings())]
        self.assertEqual(str(found[0]), str(found[1]))

    def test_values_of_a_column_apart_and_columns_together(self):
        either = self.network.view(where=["sector=government", "sector=private"]).nodes
        self.assertEqual(either, ["n0", "n1", "n3", "n4", "n6"])
        self.assertEqual(self.network.view(where="sector=government,private").nodes, either)
        both = self.network.view(where=["sector=government", "note=w"]).nodes
        self.assertEqual(both, ["n6"])

    def test_faults(self):
        for where in ({"sector": "government,private"}, "sector", ["sector=private", "note"],
                      'note="x', {"setcor": "private"}, {"sector": "goverment"}, {"sector": []}, "",
                      ["sector=private", ""]):
            for call in (self.network.view, self.network.findings):
                with self.subTest(where), self.assertRaises(kotaku.CallError):
                    call(where=where)
        for where in (7, {"sector": 7}, ["sector=private", 7], b"sector=private"):
            for call in (self.network.view, self.network.findings):
                with self.subTest(where), self.assertRaises(TypeError):
                    call(where=where)

    def test_ties(self):
        view = self.network.view(ties={"note": 'she said "no", then'})
        self.assertEqual(list(view.rows("ties")["to"]), ["n2"])


class Numbers(unittest.TestCase):
    def test_whole_numbers_do_not_wrap(self):
        view = kotaku.from_edges([("a", "b")]).view()
        for options in ({"seed": 2**64 + 7}, {"threads": 2**70}, {"seed": -(2**63) - 1},
                        {"tolerance": 10**400}, {"draws": 2**64 + 100}):
            name = next(iter(options))
            with self.subTest(name), self.assertRaisesRegex(kotaku.CallError, name):
                view.classify(**options)
        self.assertEqual(view.classify(seed=2**63 - 1).meta["seed"], str(2**63 - 1))

    def test_no_values_are_no_selection(self):
        network = kotaku.from_edges([("a", "b")])
        for name in ("stage", "level", "activity", "form"):
            for call in (network.view, network.findings):
                with self.subTest(name), self.assertRaisesRegex(kotaku.CallError, name):
                    call(**{name: []})


if __name__ == "__main__":
    unittest.main()
