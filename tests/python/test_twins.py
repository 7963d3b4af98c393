# SPDX-License-Identifier: GPL-2.0-or-later
"""Whole commands against the same thing reckoned another way, on a few hundred random networks."""

import itertools
import math
import random
import unittest

import kotaku

try:
    import numpy
except ImportError:
    numpy = None
try:
    import networkx
except ImportError:
    networkx = None

TRIADS = "003 012 102 021D 021U 021C 111D 111U 030T 030C 201 120D 120U 120C 210 300".split()


def draw(seed, largest=9, weighted=False):
    """Ids, and the arcs among them by their ends."""
    dice = random.Random(seed)
    ids = [f"n{i}" for i in range(dice.randint(1, largest))]
    share = dice.random() * 0.8
    arcs = {(a, b): dice.choice([1, 2, 3, 0.5]) if weighted else 1
            for a in ids for b in ids if a != b and dice.random() < share}
    return ids, arcs


def build(ids, arcs, dice=None, **selection):
    ids, rows = list(ids), [(a, b, w) for (a, b), w in arcs.items()]
    if dice is not None:
        dice.shuffle(ids)
        dice.shuffle(rows)
    network = kotaku.Network()
    network.append("actors", {"id": ids})
    if rows:
        network.append("ties", {"from": [r[0] for r in rows], "to": [r[1] for r in rows],
                                "weight": [r[2] for r in rows]})
    return network.view(**selection)


def turn(arcs):
    return {(b, a): w for (a, b), w in arcs.items()}


def graph_of(ids, arcs):
    graph = networkx.DiGraph()
    graph.add_nodes_from(ids)
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in arcs.items())
    return graph


def cells(frame):
    """Its rows by their first cell."""
    return {tuple(row.values())[0]: row for row in frame.rows()}


class Case(unittest.TestCase):
    def assertSame(self, a, b, message=None):
        if math.isnan(a) or math.isnan(b):
            self.assertTrue(math.isnan(a) and math.isnan(b), message)
        else:
            self.assertAlmostEqual(a, b, delta=1e-9 * max(1, abs(a)), msg=message)

    def assertRowsAlike(self, one, other):
        self.assertEqual(one.keys(), other.keys())
        for key, row in one.items():
            for name, value in row.items():
                if isinstance(value, float):
                    self.assertSame(value, other[key][name], (key, name))
                else:
                    self.assertEqual(value, other[key][name], (key, name))


class Census(Case):
    def count(self, ids, arcs, **options):
        return {row["name"]: row["count"] for row in build(ids, arcs).census(**options).rows()}

    @unittest.skipIf(networkx is None, "networkx is not here")
    def test_triads_are_those_of_networkx(self):
        for seed in range(150):
            ids, arcs = draw(seed, 14)
            ours = self.count(ids, arcs)
            theirs = networkx.triadic_census(graph_of(ids, arcs))
            self.assertEqual({name: ours[name] for name in TRIADS}, theirs, seed)
            mutual = sum((b, a) in arcs for a, b in arcs) // 2
            n = len(ids)
            self.assertEqual([ours[name] for name in ("mutual", "asymmetric", "null")],
                             [mutual, len(arcs) - 2 * mutual, n * (n - 1) // 2 - len(arcs) + mutual])

    @unittest.skipIf(networkx is None, "networkx is not here")
    def test_larger_networks_by_any_threads(self):
        for seed in range(3):
            dice = random.Random(seed)
            ids = [f"n{i}" for i in range(400)]
            arcs = {}
            while len(arcs) < 9000:
                a, b = dice.choice(ids[: 40 + 100 * seed]), dice.choice(ids)
                if a != b:
                    arcs[a, b] = 1
                    if dice.random() < 0.3:
                        arcs[b, a] = 1
            theirs = networkx.triadic_census(graph_of(ids, arcs))
            for threads in (1, 2, 7):
                ours = self.count(ids, arcs, threads=threads)
                self.assertEqual({name: ours[name] for name in TRIADS}, theirs)

    def test_order_isolates_and_turning(self):
        turned = dict(zip(TRIADS, TRIADS))
        for name in ("021", "111", "120"):
            turned[name + "D"], turned[name + "U"] = name + "U", name + "D"
        for seed in range(100):
            ids, arcs = draw(seed)
            plain = self.count(ids, arcs)
            shuffled = build(ids, arcs, random.Random(seed)).census()
            self.assertEqual({row["name"]: row["count"] for row in shuffled.rows()}, plain)
            back = self.count(ids, turn(arcs))
            self.assertEqual({name: back[turned[name]] for name in TRIADS},
                             {name: plain[name] for name in TRIADS})
            more = self.count(ids + ["alone"], arcs)
            n = len(ids)
            self.assertEqual(more["012"], plain["012"] + plain["asymmetric"])
            self.assertEqual(more["102"], plain["102"] + plain["mutual"])
            self.assertEqual(more["null"], plain["null"] + n)
            self.assertEqual([more[name] for name in TRIADS[3:]],
                             [plain[name] for name in TRIADS[3:]])


class Influence(Case):
    @unittest.skipIf(numpy is None, "numpy is not here")
    def test_by_whole_matrices(self):
        for seed in range(150):
            ids, arcs = draw(seed, weighted=True)
            n = len(ids)
            m = numpy.zeros((n, n))
            for (a, b), w in arcs.items():
                m[ids.index(a), ids.index(b)] = w
            mdii = m + numpy.minimum(m[:, :, None], m[None, :, :]).sum(axis=1)
            off = mdii - numpy.diag(numpy.diag(mdii))
            out, dependence = off.sum(axis=1), off.sum(axis=0)
            both = out + dependence
            r = numpy.where(both > 0, (out - numpy.diag(mdii)) / max(out.sum(), 1e-300) * out
                            / numpy.where(both > 0, both, 1), 0)
            view = build(ids, arcs)
            for i, row in enumerate(view.influence().rows()):
                self.assertEqual(row["id"], ids[i])
                self.assertSame(row["direct"], m[i].sum())
                self.assertSame(row["influence"], out[i])
                self.assertSame(row["dependence"], dependence[i])
                self.assertSame(row["feedback"], mdii[i, i])
                self.assertSame(row["net"], out[i] - dependence[i])
                if abs(r.sum()) > 1e-9:
                    self.assertSame(row["competitiveness"], n * r[i] / r.sum())
                strong, weak = out[i] > out.mean() + 1e-9, dependence[i] > out.mean() + 1e-9
                self.assertEqual(row["quadrant"], {
                    (True, True): "relay", (True, False): "dominant", (False, True): "dominated",
                    (False, False): "autonomous"}[bool(strong), bool(weak)])
            for kind, matrix in (("mdii", mdii), ("net", mdii - mdii.T)):
                listed = {(row["from"], row["to"]): row["value"]
                          for row in view.influence(matrix=kind).rows()}
                for i, a in enumerate(ids):
                    for j, b in enumerate(ids):
                        self.assertSame(listed.get((a, b), 0), matrix[i, j], (seed, kind, a, b))

    def test_order_isolates_and_turning(self):
        for seed in range(100):
            ids, arcs = draw(seed, weighted=True)
            plain = cells(build(ids, arcs).influence())
            self.assertRowsAlike(plain, cells(build(ids, arcs, random.Random(seed)).influence()))
            back = cells(build(ids, turn(arcs)).influence())
            more = cells(build(ids + ["alone"], arcs).influence())
            for key, row in plain.items():
                self.assertSame(back[key]["influence"], row["dependence"])
                self.assertSame(back[key]["dependence"], row["influence"])
                self.assertSame(back[key]["feedback"], row["feedback"])
                for name in ("direct", "influence", "dependence", "feedback", "net"):
                    self.assertSame(more[key][name], row[name])


class Dominance(Case):
    @unittest.skipIf(numpy is None or networkx is None, "numpy or networkx is not here")
    def test_levels_and_reaching(self):
        for seed in range(150):
            ids, arcs = draw(seed, 12, True)
            self.check_levels(ids, arcs)
        dice = random.Random(1)
        ids = [f"n{i}" for i in range(420)]
        arcs = {(dice.choice(ids[:300]), dice.choice(ids)): dice.choice([1, 2, 5])
                for _ in range(1200)}
        self.check_levels(ids, {arc: w for arc, w in arcs.items() if arc[0] != arc[1]})

    def check_levels(self, ids, arcs):
        n = len(ids)
        place = {name: i for i, name in enumerate(ids)}
        w = numpy.zeros((n, n))
        for (a, b), weight in arcs.items():
            w[place[a], place[b]] = weight
        matrix = numpy.diag(w.sum(axis=0) + w.sum(axis=1)) - w - w.T
        level = numpy.linalg.lstsq(matrix, w.sum(axis=1) - w.sum(axis=0), rcond=None)[0]
        graph = graph_of(ids, arcs)
        for component in networkx.weakly_connected_components(graph):
            inside = [place[name] for name in component]
            level[inside] -= level[inside].min()
        for i, row in enumerate(build(ids, arcs).dominance().rows()):
            self.assertAlmostEqual(row["trophic_level"], level[i], delta=1e-8)
            reached = len(networkx.descendants(graph, ids[i]))
            self.assertSame(row["local_reaching"], reached / (n - 1) if n > 1 else math.nan)
        steps = level[:, None] - level[None, :] - 1
        told = cells(build(ids, arcs).dominance(summary=True, draws=9))
        if arcs:
            self.assertAlmostEqual(told["trophic_incoherence"]["value"],
                                   (w * steps * steps).sum() / w.sum(), delta=1e-8)

    def test_order_isolates_and_turning(self):
        for seed in range(60):
            ids, arcs = draw(seed, weighted=True)
            plain = cells(build(ids, arcs).dominance())
            self.assertRowsAlike(plain, cells(build(ids, arcs, random.Random(seed)).dominance()))
            back = cells(build(ids, turn(arcs)).dominance())
            more = cells(build(ids + ["~alone"], arcs).dominance())
            for key, row in plain.items():
                self.assertSame(back[key]["davids_score"], -row["davids_score"])
                self.assertSame(back[key]["dominance_rank"], len(ids) + 1 - row["dominance_rank"])
                self.assertSame(more[key]["trophic_level"], row["trophic_level"])
                self.assertSame(more[key]["davids_score"], row["davids_score"])

    def test_summary_of_any_threads_order_and_turning(self):
        mirrored = ("landau_h", "devries_h", "directional_consistency", "triangle_transitivity",
                    "ttri", "steepness", "flow_hierarchy", "trophic_incoherence",
                    "krackhardt_connectedness", "krackhardt_hierarchy", "krackhardt_efficiency")
        for seed in range(30):
            ids, arcs = draw(seed, 10, True)
            told = [cells(build(ids, arcs, dice).dominance(summary=True, draws=500, threads=threads))
                    for dice, threads in ((None, 1), (None, 2), (None, 7),
                                          (random.Random(seed), 2))]
            for other in told[1:3]:
                self.assertEqual(repr(other), repr(told[0]))
            self.assertRowsAlike(told[0], told[3])
            back = cells(build(ids, turn(arcs)).dominance(summary=True, draws=9))
            for name in mirrored:
                self.assertSame(back[name]["value"], told[0][name]["value"], name)
            self.assertSame(back["in_degree_centralisation"]["value"],
                            told[0]["out_degree_centralisation"]["value"])


@unittest.skipIf(networkx is None, "networkx is not here")
class KeyPlayers(Case):
    def value(self, graph, goal, members, weight):
        """F without the members, or R of them; None where F is not defined."""
        n = len(graph)
        if goal == "reach":
            near = networkx.multi_source_dijkstra_path_length(graph, members, weight=weight) \
                if members else {}
            return (len(members) + sum(1 / d for node, d in near.items() if node not in members)) / n
        rest = graph.subgraph(set(graph) - set(members))
        n = len(rest)
        total = sum(1 / d for _, near in networkx.all_pairs_dijkstra_path_length(rest, weight=weight)
                    for d in near.values() if d > 0)
        return 1 - total / (n * (n - 1)) if n > 1 else None

    def search(self, ids, graph, goal, size, weight):
        """Greedy, then the best exchange, as long as there is one; its value."""
        value = lambda members: self.value(graph, goal, members, weight)
        chosen = []
        for _ in range(size):
            tries = [chosen + [node] for node in ids if node not in chosen]
            values = [value(each) for each in tries]
            chosen = tries[next(i for i, v in enumerate(values) if v > max(values) - 1e-12)]
        while True:
            tries = [[node for node in chosen if node != out] + [new]
                     for out in sorted(chosen, key=ids.index) for new in ids if new not in chosen]
            values = [value(each) for each in tries]
            if not values or max(values) <= value(chosen) + 1e-12:
                return chosen
            chosen = tries[next(i for i, v in enumerate(values) if v > max(values) - 1e-12)]

    def check(self, seed, goal, weighted):
        ids, arcs = draw(seed, 8, weighted)
        graph = graph_of(ids, arcs)
        for _, _, data in graph.edges(data=True):
            data["length"] = 1 / data["weight"]
        if goal == "fragment":
            graph = networkx.Graph()
            graph.add_nodes_from(ids)
            for a, b in arcs:
                graph.add_edge(a, b, length=1 / (arcs[a, b] + arcs.get((b, a), 0)))
        weight = "length" if weighted else None
        size = min(1 + seed % 3, len(ids) - (2 if goal == "fragment" else 0))
        view = build(ids, arcs, weighted=weighted)
        rows = list(view.keyplayers(goal, size=1 + seed % 3).rows())
        self.assertEqual(len(rows), max(size, 0))
        if not rows:
            return
        members = [row["id"] for row in rows]
        self.assertEqual(set(members), set(self.search(ids, graph, goal, size, weight)), seed)
        before = self.value(graph, goal, [], weight)
        for k, row in enumerate(rows):
            self.assertEqual(row["rank"], k + 1)
            self.assertSame(row["total"], self.value(graph, goal, members[: k + 1], weight))
            self.assertSame(row["gain"], row["total"] - before)
            others = [self.value(graph, goal, members[:k] + [node], weight) for node in members[k:]]
            self.assertGreater(row["total"], max(others) - 1e-9)
            before = row["total"]
        best = max(self.value(graph, goal, each, weight)
                   for each in itertools.combinations(ids, size))
        self.assertLessEqual(rows[-1]["total"], best + 1e-9)
        if size == 1:
            self.assertSame(rows[-1]["total"], best)

    def test_by_another_search(self):
        for seed in range(40):
            for goal in ("fragment", "reach"):
                for weighted in (False, True):
                    with self.subTest(seed=seed, goal=goal, weighted=weighted):
                        self.check(seed, goal, weighted)

    def test_any_threads_and_order(self):
        ids, arcs = draw(3, 9, True)
        for goal in ("fragment", "reach"):
            frames = [build(ids, arcs).keyplayers(goal, size=3, threads=t).to_dict()
                      for t in (1, 2, 7)]
            self.assertEqual(frames[0], frames[1])
            self.assertEqual(frames[0], frames[2])
            other = build(ids, arcs, random.Random(1)).keyplayers(goal, size=1).to_dict()
            self.assertSame(other["total"][0], build(ids, arcs).keyplayers(goal).to_dict()["total"][0])


if __name__ == "__main__":
    unittest.main()
