# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks of edges, DataFrames and other libraries' graphs, and back."""

import datetime
import os
import unittest

import kotaku

try:
    import numpy
except ImportError:
    numpy = None
try:
    import pandas
except ImportError:
    pandas = None
try:
    import networkx
except ImportError:
    networkx = None
try:
    import igraph
except ImportError:
    igraph = None

ROOT = os.environ["KOTAKU_SOURCE_ROOT"]
PASAR = os.path.join(ROOT, "examples", "pasar-ii")


class Building(unittest.TestCase):
    def test_edges(self):
        network = kotaku.from_edges([("a", "b"), ("b", "c", 2.5), (7, "a")])
        self.assertEqual((network.n_nodes, network.n_ties), (4, 3))
        self.assertEqual(list(network.rows("actors")["id"]), ["a", "b", "c", "7"])
        arcs = list(network.view().arcs.rows())
        self.assertEqual(len(arcs), 3)
        both = kotaku.from_edges([("a", "b")], direction="horizontal")
        self.assertTrue(both.view().undirected)
        self.assertFalse(network.view().undirected)
        self.assertEqual(kotaku.from_edges([]).n_nodes, 0)
        told = kotaku.from_edges([{"from": "x", "to": "y", "stages": ["planning", "preparation"]}])
        self.assertEqual(told.rows("ties").to_dict()["stages"], ["preparation|planning"])

    def test_ids_are_text(self):
        self.assertEqual(kotaku.from_edges([("007", "7")]).n_nodes, 2)
        self.assertEqual(list(kotaku.from_edges([(1.0, 2)]).rows("actors")["id"]), ["1", "2"])
        for slip in (1.5, True, object()):
            with self.assertRaises(TypeError):
                kotaku.from_edges([("a", slip)])

    def test_faulty_columns_have_problems(self):
        network = kotaku.from_edges([("a", "b")])
        with self.assertRaises(kotaku.DataError) as caught:
            network.append("ties", {"from": ["a", "x", "b"], "to": ["b", "a", "a"],
                                    "strength": ["strong", "weak", "strng"]})
        self.assertEqual(len(caught.exception.problems), 2)
        self.assertEqual(network.n_ties, 1)

    def test_names(self):
        network = kotaku.from_edges([("a", "b")])
        network.name = "Pasar II"
        self.assertEqual(network.name, "Pasar II")

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_pandas(self):
        ties = pandas.DataFrame({"from": [1, 2], "to": [2, 3], "weight": [1.5, float("nan")],
                                 "strength": ["strong", None], "page": [12, 13]})
        network = kotaku.from_pandas(ties)
        rows = network.rows("ties").to_dict()
        self.assertEqual((rows["from"], rows["to"]), (["1", "2"], ["2", "3"]))
        self.assertEqual(rows["strength"], ["strong", None])
        self.assertEqual((rows["weight"][0], rows["page"]), (1.5, ["12", "13"]))
        typed = kotaku.from_pandas(ties, institutions=pandas.DataFrame({"id": [1, 2, 3]}))
        self.assertEqual(typed.n_rows("institutions"), 3)
        with self.assertRaises(TypeError):
            kotaku.from_pandas(pandas.DataFrame({"from": [1.5], "to": [2]}))
        with self.assertRaises(ValueError):
            kotaku.from_pandas(pandas.DataFrame({"from": ["a"]}))

    @unittest.skipIf(networkx is None, "networkx is not installed")
    def test_networkx(self):
        network = kotaku.from_networkx(networkx.karate_club_graph())
        self.assertEqual((network.n_nodes, network.n_ties), (34, 78))
        self.assertEqual(set(network.rows("ties")["direction"]), {"horizontal"})
        degrees = network.view().measure(["degree"])
        expected = dict(networkx.karate_club_graph().degree())
        self.assertEqual({int(i): d for i, d in zip(degrees["id"], degrees["degree"])}, expected)
        directed = kotaku.from_networkx(networkx.DiGraph([("a", "b")]))
        self.assertEqual(set(directed.rows("ties")["direction"]), {"arc"})

    @unittest.skipIf(networkx is None, "networkx is not installed")
    def test_networkx_and_back(self):
        network = kotaku.read(PASAR)
        graph = network.to_networkx()
        self.assertEqual((len(graph), graph.number_of_edges()), (22, network.n_ties))
        self.assertEqual(graph.nodes["lkm"]["kind"], "institution")
        back = kotaku.from_networkx(graph)
        pairs = [{(row["a"], row["b"], row["relation"], row["form"], row["strength"])
                  for row in each.view(level="institutional").classify().rows()}
                 for each in (network, back)]
        self.assertEqual(*pairs)
        self.assertEqual((back.n_rows("zones"), back.n_rows("events")), (5, 2))

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_pandas_and_back(self):
        network = kotaku.read(PASAR)
        names = "zones actors institutions affiliations ties events funds posts".split()
        tables = {name: network.rows(name).to_pandas() for name in names}
        again = kotaku.from_pandas(**tables).findings()
        self.assertEqual(again.to_text(), network.findings().to_text())
        self.assertEqual(again.meta["dataset"], network.findings().meta["dataset"])

    @unittest.skipIf(igraph is None, "igraph is not installed")
    def test_igraph(self):
        network = kotaku.read(PASAR)
        graph = network.to_igraph()
        self.assertEqual((graph.vcount(), graph.ecount()), (22, network.n_ties))
        edge = graph.es[0]
        row = next(network.rows("ties").rows())
        self.assertEqual((graph.vs[edge.source]["name"], graph.vs[edge.target]["name"]),
                         (row["from"], row["to"]))


class Graphs(unittest.TestCase):
    """Of views, other libraries' graphs give the numbers that measures give."""

    def edges(self):
        return kotaku.from_edges([
            {"from": "a", "to": "b", "direction": "horizontal", "weight": 2},
            {"from": "a", "to": "b", "direction": "arc", "weight": 3},
            {"from": "b", "to": "c", "direction": "arc"},
            {"from": "c", "to": "d", "direction": "horizontal", "strength": "none"},
        ])

    @unittest.skipIf(networkx is None, "networkx is not installed")
    def test_networkx(self):
        graph = self.edges().view().to_networkx()
        self.assertIsInstance(graph, networkx.DiGraph)
        self.assertEqual(sorted(graph.edges), [("a", "b"), ("b", "a"), ("b", "c")])
        self.assertEqual(graph.edges["a", "b"]["weight"], 5)
        self.assertEqual(graph.edges["b", "a"]["weight"], 2)
        self.assertEqual(list(graph), ["a", "b", "c", "d"])
        undirected = self.edges().view(undirected=True).to_networkx()
        self.assertIs(type(undirected), networkx.Graph)
        self.assertEqual(sorted(map(sorted, undirected.edges)), [["a", "b"], ["b", "c"]])
        network = kotaku.read(PASAR)
        for selection in ({"level": "institutional"}, {"undirected": True}):
            view = network.view(**selection)
            graph = view.to_networkx()
            found = view.measure(["betweenness"]).to_dict()
            expected = networkx.betweenness_centrality(graph, normalized=False)
            self.assertEqual(list(graph), found["id"])
            for name, value in zip(found["id"], found["betweenness"]):
                self.assertAlmostEqual(value, expected[name])

    @unittest.skipIf(igraph is None, "igraph is not installed")
    def test_igraph(self):
        statements = kotaku.from_edges([("a", "b")]).to_igraph()
        self.assertNotIn("weight", statements.es.attributes())
        graph = self.edges().view().to_igraph()
        self.assertTrue(graph.is_directed())
        self.assertEqual((graph.vs["name"], graph.ecount()), (["a", "b", "c", "d"], 3))
        view = kotaku.read(PASAR).view(undirected=True)
        graph = view.to_igraph()
        self.assertFalse(graph.is_directed())
        for value, expected in zip(view.measure(["betweenness"])["betweenness"],
                                   graph.betweenness()):
            self.assertAlmostEqual(value, expected)


class Headers(unittest.TestCase):
    def test_either_language(self):
        for headers in (("from", "to"), ("dari", "ke"), ("Dari", "Tujuan"), ("asal", "target")):
            with self.subTest(headers):
                network = kotaku.from_edges([dict(zip(headers, ("a", "b"))),
                                             dict(zip(headers, (2.0, "b")))])
                self.assertEqual(network.rows("ties").to_dict()["from"], ["a", "2"])
                self.assertEqual(list(network.rows("actors")["id"]), ["a", "b", "2"])
                self.assertEqual(set(network.rows("ties")["direction"]), {"arc"})
        told = kotaku.from_edges([{"dari": "a", "ke": "b", "arah": "horizontal"}])
        self.assertEqual(list(told.rows("ties")["direction"]), ["horizontal"])

    def test_missing_ends_are_told(self):
        for edges in ([{"source": "a", "target": "b"}], [{"x": 1}], [{}]):
            with self.subTest(edges), self.assertRaisesRegex(kotaku.CallError, "missing: from"):
                kotaku.from_edges(edges)
        with self.assertRaises(kotaku.DataError):
            kotaku.from_edges([{"from": "a", "dari": "b", "to": "c"}])

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_pandas(self):
        ties = pandas.DataFrame({"Dari": [1, 2], "Ke": [2, float("nan")]}).iloc[:1]
        network = kotaku.from_pandas(ties)
        self.assertEqual(list(network.rows("ties")["to"]), ["2"])
        typed = kotaku.from_pandas(ties, actors=pandas.DataFrame({"Kode": [1.0, 2.0]}))
        self.assertEqual(list(typed.rows("actors")["id"]), ["1", "2"])
        twice = pandas.DataFrame([["a", "b", "x", "y"]], columns=["from", "to", "note", "note"])
        with self.assertRaisesRegex(kotaku.CallError, "'note' stands twice"):
            kotaku.from_pandas(twice)
        with self.assertRaisesRegex(TypeError, "DataFrame"):
            kotaku.from_pandas({"from": ["a"], "to": ["b"]})


class Cells(unittest.TestCase):
    def test_numbers_larger_than_c_has(self):
        """A weight is the nearest double, as of a file; no number is another one."""
        network = kotaku.from_edges([("a", "b", 2**64 + 5), ("b", "c", 7), ("c", "a", 10**30)])
        self.assertEqual(network.rows("ties").to_dict()["weight"], [float(2**64), 7.0, 1e30])
        network.append("zones", {"id": ["z"], "page": [2**64 + 5]})
        self.assertEqual(network.rows("zones").to_dict()["page"], [str(2**64 + 5)])
        network.append("zones", {"id": ["y", "x"], "page": [2**63 - 1, -(2**63)]})
        self.assertEqual(network.rows("zones").to_dict()["page"][1:],
                         [str(2**63 - 1), str(-(2**63))])
        with self.assertRaises(kotaku.DataError):
            network.append("funds", {"id": ["f"], "year": [2**64 + 2018]})

    def test_missing_is_missing(self):
        nan = float("nan")
        edges = [{"from": "a", "to": "b", "direction": nan, "stages": [None, "planning", nan]},
                 {"from": "b", "to": "c", "direction": None, "stages": []}]
        rows = kotaku.from_edges(edges).rows("ties").to_dict()
        self.assertEqual((rows["direction"], rows["stages"]), (["arc", "arc"], ["planning", None]))

    def test_ids_are_trimmed(self):
        network = kotaku.from_edges([(" a ", "b"), ("a", "caf\u00e9"), ("cafe\u0301", "\ufeffb")])
        self.assertEqual(list(network.rows("actors")["id"]), ["a", "b", "caf\u00e9"])
        self.assertEqual(network.n_ties, 3)

    def test_days(self):
        midnight = datetime.datetime(2018, 3, 1)
        ties = {"from": ["a", "a"], "to": ["b", "b"],
                "since": [datetime.date(2018, 3, 1), midnight]}
        network = kotaku.from_edges([("a", "b")])
        network.append("ties", ties)
        self.assertEqual(network.rows("ties").to_dict()["since"],
                         [None, "2018-03-01", "2018-03-01"])
        for at in (datetime.date(2018, 2, 1), datetime.datetime(2018, 2, 1), "2018-02-01"):
            view = network.view(at=at)
            self.assertEqual(len(view.rows("ties")), 1)
            self.assertEqual(view.info().meta["selection"], "at=2018-02-01")
        noon = datetime.datetime(2018, 3, 1, 12)
        for call in (lambda: network.view(at=noon), lambda: network.findings(at=noon),
                     lambda: network.append("ties", {**ties, "since": [noon, None]})):
            with self.assertRaisesRegex(kotaku.CallError, "day"):
                call()

    @unittest.skipIf(numpy is None, "numpy is not installed")
    def test_numpy(self):
        days = numpy.array(["2018-03-01", "NaT"], dtype="datetime64[ns]")
        network = kotaku.from_edges([("a", "b")])
        network.append("ties", {"from": numpy.array(["a", "b"]), "to": ["b", "a"], "since": days,
                                "stages": [numpy.array(["planning", "preparation"]), None],
                                "weight": numpy.array([2, 3], dtype="u8"),
                                "until": [numpy.datetime64("2019-01-01"), None]})
        rows = {name: values[1:] for name, values in network.rows("ties").to_dict().items()}
        self.assertEqual(rows["since"], ["2018-03-01", None])
        self.assertEqual(rows["until"], ["2019-01-01", None])
        self.assertEqual(rows["stages"], ["preparation|planning", None])
        self.assertEqual(rows["weight"], [2.0, 3.0])
        view = network.view(at=numpy.datetime64("2018-02-01"))
        self.assertEqual(len(view.rows("ties")), 2)
        with self.assertRaisesRegex(kotaku.CallError, "day"):
            network.view(at=numpy.datetime64("2018-02-01T12:00"))

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_pandas_days(self):
        ties = pandas.DataFrame({"from": ["a", "b"], "to": ["b", "a"],
                                 "since": pandas.to_datetime(["2018-03-01", None])})
        network = kotaku.from_pandas(ties)
        self.assertEqual(network.rows("ties").to_dict()["since"], ["2018-03-01", None])
        self.assertEqual(len(network.view(at=pandas.Timestamp("2018-02-01")).rows("ties")), 1)
        ties["since"] += pandas.Timedelta(hours=1)
        with self.assertRaisesRegex(kotaku.CallError, "since"):
            kotaku.from_pandas(ties)


if __name__ == "__main__":
    unittest.main()
