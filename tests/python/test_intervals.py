# SPDX-License-Identifier: GPL-2.0-or-later
"""Assortativity against networkx; the jackknife against leaving out each node by hand."""

import math
import unittest

import kotaku

try:
    import networkx
except ImportError as missing:
    raise unittest.SkipTest(str(missing)) from missing


def ask(graph, groups=None):
    network = kotaku.Network()
    actors = {"id": [str(node) for node in graph]}
    if groups is not None:
        actors["camp"] = [groups[node] for node in graph]
    if actors["id"]:
        network.append("actors", actors)
    ties = list(graph.edges)
    if ties:
        network.append("ties", {
            "from": [str(a) for a, _ in ties], "to": [str(b) for _, b in ties],
            "direction": ["arc" if graph.is_directed() else "horizontal"] * len(ties)})
    return network.view()


def told(view, **options):
    return {row["name"]: row["value"] for row in view.info(**options).rows()}


def networks():
    karate = networkx.karate_club_graph()
    yield karate, {node: data["club"] for node, data in karate.nodes(data=True)}
    davis = networkx.davis_southern_women_graph()
    yield davis, {node: "w" if data["bipartite"] == 0 else "e"
                  for node, data in davis.nodes(data=True)}
    for seed in range(20):
        graph = networkx.gnp_random_graph(12, 0.25, seed=seed, directed=seed % 2 == 0)
        yield graph, {node: "abc"[node * (seed + 1) % 3] for node in graph}


class Assortativity(unittest.TestCase):
    def test_as_networkx(self):
        for graph, groups in networks():
            found = told(ask(graph, groups), group="camp")
            networkx.set_node_attributes(graph, groups, "camp")
            expected = networkx.attribute_assortativity_coefficient(graph, "camp")
            if math.isnan(expected):
                self.assertTrue(math.isnan(found["assortativity_group"]))
            else:
                self.assertAlmostEqual(found["assortativity_group"], expected, 9)
            pairs = [(graph.out_degree(a), graph.in_degree(b)) if graph.is_directed() else
                     (graph.degree(a), graph.degree(b)) for a, b in graph.edges]
            if not graph.is_directed():
                pairs += [(b, a) for a, b in pairs]
            n = len(pairs)
            x, y = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
            up = sum((a - x) * (b - y) for a, b in pairs)
            down = math.sqrt(sum((a - x) ** 2 for a, _ in pairs)
                             * sum((b - y) ** 2 for _, b in pairs))
            self.assertAlmostEqual(found["assortativity_degree"], up / down, 9)

    def test_nodes_without_a_group_and_nothing_to_vary(self):
        graph = networkx.DiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("a", "d")])
        groups = {"a": "x", "b": "x", "c": "y", "d": None}
        found = told(ask(graph, groups), group="camp")
        # Arcs a to b, b to c, c to a: e = 1/3 within x; a = 2/3, 1/3, b = 2/3, 1/3.
        self.assertAlmostEqual(found["assortativity_group"], (1 / 3 - 5 / 9) / (1 - 5 / 9), 12)
        alone = told(ask(networkx.complete_graph(4), dict.fromkeys(range(4), "x")), group="camp")
        self.assertTrue(math.isnan(alone["assortativity_group"]))
        self.assertTrue(math.isnan(alone["assortativity_degree"]))
        with self.assertRaisesRegex(kotaku.Error, "nope"):
            ask(graph, groups).info(group="nope")


def error_of(values, n):
    values = [value for value in values if not math.isnan(value)]
    if n < 3 or len(values) < 2:
        return math.nan
    mean = sum(values) / len(values)
    return math.sqrt((n - 2) / (2 * n) * sum((value - mean) ** 2 for value in values))


class Jackknife(unittest.TestCase):
    def assertSame(self, a, b, message):
        if math.isnan(b):
            self.assertTrue(math.isnan(a), message)
        else:
            self.assertAlmostEqual(a, b, delta=1e-9 * max(1, abs(b)), msg=message)

    def test_zachary(self):
        """Snijders and Borgatti 1999: density .13904, SE .02894."""
        found = told(ask(networkx.karate_club_graph()), interval="jackknife")
        self.assertAlmostEqual(found["density"], 0.13904, 5)
        self.assertAlmostEqual(found["density_se"], 0.02894, 5)
        t = 2.0345152974493397  # Student's, 33 degrees of freedom, .975
        self.assertAlmostEqual(found["density_high"],
                               found["density"] + t * found["density_se"], 9)

    def test_info_by_leaving_out(self):
        for graph, groups in list(networks())[2:10]:
            found = told(ask(graph, groups), group="camp", interval="jackknife")
            rest = [told(ask(graph.subgraph(set(graph) - {node}).copy(), groups), group="camp")
                    for node in graph]
            names = [name[:-3] for name in found if name.endswith("_se")]
            self.assertEqual(len(names), 14)
            for name in names:
                expected = error_of([each[name] for each in rest], len(graph))
                if math.isnan(found[name]):
                    expected = math.nan
                self.assertSame(found[name + "_se"], expected, name)

    def test_measure_by_leaving_out(self):
        metrics = ["degree", "closeness", "betweenness", "pagerank", "constraint", "coreness"]
        for graph, groups in list(networks())[2:8]:
            found = ask(graph).measure(metrics, interval="jackknife").to_dict()
            without = {node: ask(graph.subgraph(set(graph) - {node}).copy()).measure(metrics)
                       .to_dict() for node in graph}
            for place, node in enumerate(found["id"]):
                for metric in metrics:
                    values = [frame[metric][list(frame["id"]).index(node)]
                              for left, frame in without.items() if str(left) != node]
                    expected = error_of(values, len(graph))
                    if math.isnan(found[metric][place]):
                        expected = math.nan
                    self.assertSame(found[metric + "_se"][place], expected, (metric, node))

    def test_small(self):
        for n in range(4):
            graph = networkx.path_graph(n)
            found = told(ask(graph), interval="jackknife")
            self.assertEqual(math.isnan(found["density_se"]), n < 3, n)
            ask(graph).measure(["degree"], interval="jackknife")


if __name__ == "__main__":
    unittest.main()
