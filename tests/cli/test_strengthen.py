# SPDX-License-Identifier: GPL-2.0-or-later
"""kotaku strengthen, its numbers by networkx."""

import itertools
import os
import random
import unittest

import networkx

from command import PASAR, ROOT, CommandTest

CONTOH = os.path.join(ROOT, "tests", "data", "kelurahan-contoh")


class Strengthen(CommandTest):
    def check(self, path, size):
        """Greedy, by the mean inverse distance that networkx computes."""
        ids = [row["id"] for row in self.rows("measure", path, "--metric", "degree")]
        pairs = {frozenset((row["a"], row["b"])): row for row in self.rows("classify", path)}
        tied = networkx.Graph()
        tied.add_nodes_from(ids)
        tied.add_edges_from(tuple(pair) for pair, row in pairs.items()
                            if row["relation"] != "none")
        strong = networkx.Graph()
        strong.add_nodes_from(ids)
        strong.add_edges_from(tuple(pair) for pair, row in pairs.items()
                              if row["strength"] == "strong" and row["relation"] != "none")
        chances = []
        for a, b in itertools.combinations(ids, 2):
            row = pairs.get(frozenset((a, b)))
            strength = row["strength"] if row else "none"
            brokers = set(tied[a]) & set(tied[b])
            if strength == "weak" or (strength == "none" and brokers):
                chances.append((a, b, brokers))
        rows = self.rows("strengthen", path, "--size", str(size))
        for row in rows:
            before = networkx.global_efficiency(strong)
            best, best_gain, best_brokers = None, 0, None
            for a, b, brokers in chances:
                if strong.has_edge(a, b):
                    continue
                strong.add_edge(a, b)
                gain = networkx.global_efficiency(strong) - before
                strong.remove_edge(a, b)
                if gain > best_gain + 1e-9:
                    best, best_gain, best_brokers = (a, b), gain, brokers
            self.assertEqual((row["a"], row["b"]), best)
            self.assertAlmostEqual(float(row["gain"]), best_gain)
            strong.add_edge(*best)
            self.assertAlmostEqual(float(row["total"]), networkx.global_efficiency(strong))
            self.assertTrue(row["broker"] in best_brokers or not (row["broker"] or best_brokers))
        return rows

    def test_by_networkx(self):
        self.assertEqual(len(self.check(PASAR, 3)), 3)
        draw = random.Random(3)
        for n in (5, 9):
            ties = "".join(f"n{i},n{j},equal,{draw.choice(('strong', 'weak', 'weak', 'none'))}\n"
                           for i, j in itertools.combinations(range(n), 2) if draw.random() < 0.5)
            self.check(self.dataset(f"d{n}", ties="from,to,direction,strength\n" + ties), 4)

    def test_brokers(self):
        head = "from,to,direction,strength\n"
        path = self.dataset("b", ties=head + "a,x,equal,weak\nb,x,equal,strong\na,y,equal,strong\n"
                            "b,y,equal,strong\na,b,equal,none\n")
        self.assertEqual([tuple(row.values())[1:4] for row in self.rows("strengthen", path)],
                         [("a", "x", "")])
        path = self.dataset("c", ties=head + "a,x,equal,strong\nb,x,equal,strong\n"
                            "a,y,vertical,strong\nb,y,equal,strong\n")
        self.assertEqual([tuple(row.values())[1:4] for row in self.rows("strengthen", path)],
                         [("a", "b", "x")])

    def test_nothing_to_gain(self):
        path = self.dataset(ties="from,to,direction,strength\na,b,equal,strong\n")
        self.assertEqual(self.rows("strengthen", path, "--size", "5"), [])

    def test_threads(self):
        one = self.succeed("strengthen", CONTOH, "--size", "3", "--threads", "1")
        for threads in ("2", "7"):
            self.assertEqual(
                self.succeed("strengthen", CONTOH, "--size", "3", "--threads", threads), one)


if __name__ == "__main__":
    unittest.main()
