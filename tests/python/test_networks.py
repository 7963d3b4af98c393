# SPDX-License-Identifier: GPL-2.0-or-later
"""Every metric, and every index of info, on real and published networks, against networkx, igraph
or the definition in numpy: to 1e-7, directed and not, weighted and not.

Networks come from networkx and igraph, from what docs and papers print, and, where R is installed,
from its packages network (Padgett's families; Drabek's search and rescue, 7 networks) and sna
(Coleman's school, 2 networks)."""

import fractions
import math
import shutil
import subprocess
import unittest

import kotaku

try:
    import igraph
    import networkx
    import numpy
except ImportError as missing:
    raise unittest.SkipTest(str(missing)) from missing

BONOBOS = """0 0 1 2 10 63 8|0 0 2 3 0 88 4|0 0 0 4 65 84 3|0 0 0 0 0 80 10|0 0 0 0 0 4 1
|0 1 5 0 10 0 6|0 0 0 0 0 2 0"""  # de Vries, Stevens, Vervaecke 2006
MACTOR = """0 1 1 3 0 2|2 0 3 2 1 1|1 2 0 1 1 0|2 3 3 0 3 2|0 2 3 1 0 2|0 1 1 3 2 0"""
BROKERS = [("a1", "e"), ("e", "a2"), ("b1", "e"), ("e", "b2"), ("c", "e")]  # Gould, Fernandez 1989


def of_matrix(text):
    rows = [[float(x) for x in row.split()] for row in text.replace("\n", "").split("|")]
    return networkx.from_numpy_array(numpy.array(rows), create_using=networkx.DiGraph)


def of_igraph(name):
    return networkx.Graph(igraph.Graph.Famous(name).get_edgelist())


def of_r():
    """The networks of R's packages, or none where they are not installed."""
    if shutil.which("Rscript") is None:
        return {}
    program = """
        suppressMessages({library(network); library(sna)})
        say <- function(name, m) {
          m <- (m != 0) * 1; diag(m) <- 0
          cat(name, nrow(m), which(m == 1, arr.ind = TRUE), "\\n") }
        data(flo); say("padgett", flo)
        data(emon); for (i in seq_along(emon)) say(paste0("drabek", i), as.matrix(emon[[i]]))
        data(coleman); say("coleman1", coleman[1, , ]); say("coleman2", coleman[2, , ])"""
    done = subprocess.run(["Rscript", "--vanilla", "-e", program], capture_output=True,
                          encoding="utf-8", check=False)
    graphs = {}
    for line in done.stdout.splitlines():
        name, n, *ends = line.split()
        ends = [int(end) - 1 for end in ends]
        graph = networkx.DiGraph()
        graph.add_nodes_from(range(int(n)))
        graph.add_edges_from(zip(ends[: len(ends) // 2], ends[len(ends) // 2:]))
        graphs[name] = networkx.Graph(graph) if name == "padgett" else graph
    return graphs


def all_networks():
    karate = networkx.karate_club_graph()
    davis = networkx.Graph(networkx.davis_southern_women_graph().edges)
    return {
        "Zachary 1977": karate,
        "Davis, Gardner, Gardner 1941": davis,
        "Padgett, Ansell 1993": networkx.florentine_families_graph(),
        "Knuth 1993": networkx.les_miserables_graph(),
        "Krackhardt 1990": networkx.krackhardt_kite_graph(),
        "bonobos": of_matrix(BONOBOS),
        "MACTOR": of_matrix(MACTOR),
        "Gould, Fernandez 1989": networkx.DiGraph(BROKERS),
        "Frucht 1939": of_igraph("Frucht"),
        "Folkman 1967": of_igraph("Folkman"),
        "Walther 1969": of_igraph("Walther"),
        **of_r(),
    }


class Twin:
    """What the view is, as matrices of numpy and graphs of networkx."""

    def __init__(self, graph, undirected, weighted):
        self.ids = [str(node) for node in graph]
        self.weights = networkx.to_numpy_array(graph, weight="weight")
        if undirected and graph.is_directed():
            self.weights = self.weights + self.weights.T
        self.undirected = undirected or not graph.is_directed()
        self.arcs = (self.weights > 0) * 1.0
        self.used = self.weights if weighted else self.arcs
        kind = networkx.Graph if self.undirected else networkx.DiGraph
        self.graph = networkx.from_numpy_array(self.used, create_using=kind)
        for _, _, data in self.graph.edges(data=True):
            data["length"] = 1 / fractions.Fraction(data["weight"])
        self.both = networkx.Graph(self.graph)
        self.binary_both = ((self.arcs + self.arcs.T) > 0) * 1.0
        self.used_both = self.used if self.undirected else self.used + self.used.T
        if not weighted:
            self.used_both = (self.used_both > 0) * 1.0
        n = len(self.ids)
        self.distance = numpy.full((n, n), math.inf)
        for node, near in networkx.all_pairs_dijkstra_path_length(self.graph, weight="length"):
            for other, length in near.items():
                self.distance[node, other] = float(length)
        numpy.fill_diagonal(self.distance, math.inf)

    def leading(self, matrix):
        """The all-ones vector projected on the leading eigenspace, its largest entry 1."""
        values, vectors = numpy.linalg.eigh(matrix)
        space = vectors[:, values > values[-1] - 1e-9 * max(1, values[-1])]
        vector = space @ (space.T @ numpy.ones(len(matrix)))
        return vector / vector.max()

    def neighbours(self):
        return [set(numpy.flatnonzero(row)) for row in self.binary_both]


def share(top, bottom):
    return top / bottom if bottom else math.nan


def closeness(twin):
    return [share(numpy.isfinite(row).sum(), row[numpy.isfinite(row)].sum()) for row in
            twin.distance]


def betweenness(twin):
    told = networkx.betweenness_centrality(twin.graph, normalized=False, weight="length")
    return [told[i] for i in range(len(twin.ids))]


def pagerank(twin):
    n = len(twin.ids)
    out = twin.used.sum(axis=1)
    step = numpy.where(out[:, None] > 0, twin.used / numpy.where(out, out, 1)[:, None], 1 / n)
    return numpy.linalg.solve(numpy.eye(n) - 0.85 * step.T, numpy.full(n, 0.15 / n))


def coreness(twin):
    pairs = numpy.argwhere(numpy.triu(twin.arcs) if twin.undirected else twin.arcs)
    graph = igraph.Graph(len(twin.ids), pairs.tolist(), directed=not twin.undirected)
    return graph.coreness()


def clustering(twin):
    told = networkx.clustering(twin.both)
    return [told[i] if twin.both.degree(i) > 1 else math.nan for i in range(len(twin.ids))]


def constraint(twin):
    """By Burt's formula: networkx leaves those undefined that send no arc."""
    both = twin.used + twin.used.T
    sums = both.sum(axis=1, keepdims=True)
    p = both / numpy.where(sums, sums, 1)
    squares = (p + p @ p) ** 2 * (both > 0)
    return numpy.where(sums[:, 0] > 0, squares.sum(axis=1), math.nan)


def effective_size(twin):
    told = networkx.effective_size(networkx.from_numpy_array(twin.binary_both))
    return [told[i] for i in range(len(twin.ids))]


def bonacich_power(twin):
    n = len(twin.ids)
    if 0.1 >= 1 / max(abs(numpy.linalg.eigvals(twin.used))):
        return [math.nan] * n
    power = numpy.linalg.solve(numpy.eye(n) - 0.1 * twin.used, twin.used @ numpy.ones(n))
    return power * math.sqrt(n / (power @ power))


def dominations(twin):
    """By node: whom it dominates, and who dominates it, by inclusion of neighbourhoods."""
    near = twin.neighbours()
    n = range(len(near))
    over = [{v for v in n if v != u and near[v] <= near[u] | {u}} for u in n]
    return over, [{u for u in n if v in over[u]} for v in n]


def rank(twin, least):
    over, under = dominations(twin)
    n = len(twin.ids)
    if least:
        return [1 + len(under[v] - over[v]) for v in range(n)]
    return [n - len(over[v] - under[v]) - len(over[v] & under[v]) for v in range(n)]


METRICS = {
    "degree": lambda t: t.binary_both.sum(axis=1),
    "in_degree": lambda t: t.arcs.sum(axis=0),
    "out_degree": lambda t: t.arcs.sum(axis=1),
    "weighted_degree": lambda t: t.weights.sum(axis=1) + (
        0 if t.undirected else t.weights.sum(axis=0)),
    "weighted_in_degree": lambda t: t.weights.sum(axis=0),
    "weighted_out_degree": lambda t: t.weights.sum(axis=1),
    "closeness": closeness,
    "harmonic": lambda t: (1 / t.distance).sum(axis=1),
    "eccentricity": lambda t: [max(row[numpy.isfinite(row)], default=0) for row in t.distance],
    "local_reaching": lambda t: numpy.isfinite(t.distance).sum(axis=1) / (len(t.ids) - 1),
    "betweenness": betweenness,
    "eigenvector": lambda t: t.leading(t.used_both),
    "pagerank": pagerank,
    "hub": lambda t: t.leading(t.used @ t.used.T),
    "authority": lambda t: t.leading(t.used.T @ t.used),
    "bonacich_power": bonacich_power,
    "coreness": coreness,
    "clustering": clustering,
    "constraint": constraint,
    "effective_size": effective_size,
    "inclusion_dominates": lambda t: [len(v) for v in dominations(t)[0]],
    "inclusion_dominated_by": lambda t: [len(v) for v in dominations(t)[1]],
    "rank_min": lambda t: rank(t, True),
    "rank_max": lambda t: rank(t, False),
}


def lubness(twin, reach):
    """1 less the share of pairs of a weak component without a least upper bound."""
    missing = possible = 0
    up = reach | numpy.eye(len(reach), dtype=bool)
    for component in networkx.connected_components(twin.both):
        inside = sorted(component)
        possible += (len(inside) - 1) * (len(inside) - 2) / 2 if len(inside) > 2 else 0
        for i, a in enumerate(inside if len(inside) > 2 else []):
            for b in inside[:i]:
                bounds = numpy.flatnonzero(up[:, a] & up[:, b])
                missing += not any(up[bounds, c].all() for c in bounds)
    return 1 - missing / possible if possible else math.nan


def indices(twin):
    """The rows of info that come of the graph."""
    n, arcs = len(twin.ids), twin.arcs
    far = numpy.isfinite(twin.distance)
    reach = far.astype(bool)
    undirected = networkx.from_numpy_array(twin.used_both)
    for _, _, data in undirected.edges(data=True):
        data["length"] = 1 / fractions.Fraction(data["weight"])
    near = sum(1 / float(d) for _, row in networkx.all_pairs_dijkstra_path_length(
        undirected, weight="length") for d in row.values() if d > 0)
    components = [len(c) for c in networkx.connected_components(twin.both)]
    reached = reach.sum(axis=1) / (n - 1)
    directed = networkx.from_numpy_array(arcs, create_using=networkx.DiGraph)
    either, mutual = (reach | reach.T).sum(), (reach & reach.T).sum()
    spare = sum(sum(arcs[numpy.ix_(list(c), list(c))].sum() - (len(c) - 1) for c in [c])
                for c in networkx.connected_components(twin.both))
    room = sum(size * (size - 1) - (size - 1) for size in components)
    triangles = networkx.transitivity(networkx.from_numpy_array(twin.binary_both))
    degrees = twin.binary_both.sum(axis=1)
    return {
        "nodes": n,
        "isolates": (degrees == 0).sum(),
        "components": len(components),
        "largest_component": max(components),
        "density": arcs.sum() / (n * (n - 1)),
        "reciprocity": share((arcs * arcs.T).sum(), arcs.sum()),
        "transitivity": triangles if (degrees > 1).any() else math.nan,
        "fragmentation": 1 - near / (n * (n - 1)),
        "mean_distance": share(twin.distance[far].sum(), far.sum()),
        "diameter": twin.distance[far].max() if far.any() else math.nan,
        "krackhardt_connectedness": sum(s * (s - 1) for s in components) / (n * (n - 1)),
        "krackhardt_hierarchy": 1 - mutual / either if either else math.nan,
        "krackhardt_efficiency": 1 - spare / room if room else math.nan,
        "krackhardt_lubness": lubness(twin, reach),
        "global_reaching": (reached.max() - reached).sum() / (n - 1),
        "flow_hierarchy": networkx.flow_hierarchy(directed) if arcs.any() else math.nan,
    }


class Networks(unittest.TestCase):
    def ask(self, graph, **selection):
        network = kotaku.Network()
        names = {node: str(node) for node in graph}
        network.append("actors", {"id": list(names.values())})
        ties = list(graph.edges(data="weight", default=1))
        network.append("ties", {
            "from": [names[a] for a, _, _ in ties], "to": [names[b] for _, b, _ in ties],
            "weight": [float(w) for _, _, w in ties],
            "direction": ["arc" if graph.is_directed() else "horizontal"] * len(ties)})
        return network.view(**selection)

    def assertClose(self, ours, theirs, message):
        if math.isnan(theirs):
            self.assertTrue(math.isnan(ours), message)
        else:
            self.assertAlmostEqual(ours, theirs, delta=1e-7 * max(1, abs(theirs)), msg=message)

    def each(self):
        """Every network, in every way in which it can be looked at."""
        for name, graph in all_networks().items():
            is_weighted = any(w != 1 for _, _, w in graph.edges(data="weight", default=1))
            for undirected in {False, graph.is_directed()}:
                for weighted in {False, is_weighted}:
                    yield ((name, undirected, weighted), Twin(graph, undirected, weighted),
                           self.ask(graph, undirected=undirected, weighted=weighted))

    def test_there_are_enough(self):
        self.assertGreaterEqual(len(all_networks()), 10)

    def test_metrics(self):
        names = [row["name"] for row in kotaku.metrics().rows()]
        self.assertLessEqual(set(names), set(METRICS))  # a new one needs its twin
        for about, twin, view in self.each():
            frame = view.measure(names).to_dict()
            self.assertEqual(frame["id"], twin.ids)
            for metric in names:
                for node, ours, theirs in zip(twin.ids, frame[metric], METRICS[metric](twin)):
                    self.assertClose(float(ours), float(theirs), (about, metric, node))

    def test_info(self):
        for about, twin, view in self.each():
            told = {row["name"]: row["value"] for row in view.info().rows()}
            for name, theirs in indices(twin).items():
                self.assertClose(told[name], float(theirs), (about, name))

    def test_census(self):
        for about, twin, view in self.each():
            told = {row["name"]: row["count"] for row in view.census().rows()}
            directed = networkx.from_numpy_array(twin.arcs, create_using=networkx.DiGraph)
            for name, theirs in networkx.triadic_census(directed).items():
                self.assertEqual(told[name], theirs, (about, name))

    def test_igraph(self):
        """Betweenness once more, as networkx and we might share a mistake."""
        for about, twin, view in self.each():
            pairs = numpy.argwhere(numpy.triu(twin.used) if twin.undirected else twin.used)
            graph = igraph.Graph(len(twin.ids), pairs.tolist(), directed=not twin.undirected)
            theirs = graph.betweenness(weights=[1 / twin.used[a, b] for a, b in pairs])
            for ours, value in zip(view.measure(["betweenness"]).to_dict()["betweenness"], theirs):
                self.assertClose(ours, value, about)


if __name__ == "__main__":
    unittest.main()
