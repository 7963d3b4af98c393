# SPDX-License-Identifier: GPL-2.0-or-later
"""kotaku compare: its numbers computed another way, and what it cannot compare."""

import itertools
import math
import os
import random
import unittest

from command import PASAR, ROOT, CommandTest

CONTOH = os.path.join(ROOT, "tests", "data", "kelurahan-contoh")
STAGES = ("preparation", "planning", "implementation", "sustainability")


def correlation(cells, other):
    n = len(cells)
    mean, mean_other = sum(cells) / n, sum(other) / n
    covariance = sum((x - mean) * (y - mean_other) for x, y in zip(cells, other))
    spread = math.sqrt(sum((x - mean) ** 2 for x in cells)
                       * sum((y - mean_other) ** 2 for y in other))
    return covariance / spread


def mcnemar(gained, lost):
    n = gained + lost
    tail = sum(math.comb(n, i) for i in range(min(gained, lost) + 1)) / 2**n
    return min(1, 2 * tail)


class Compare(CommandTest):
    def summary(self, *arguments, **more):
        return {row["name"]: row["word"] if row["name"] in ("verdict", "reason", "deciding_actor")
                else row["value"] for row in self.rows("compare", *arguments, "--summary", **more)}

    def arcs(self, name, ids, arcs):
        actors = "id\n" + "".join(f"{each}\n" for each in ids)
        ties = "from,to,direction\n" + "".join(f"{a},{b},arc\n" for a, b in sorted(arcs))
        return self.dataset(name, actors=actors, ties=ties)

    def test_two_networks_by_brute_force(self):
        draw = random.Random(5)
        for n in (4, 5, 6):
            ids = [f"n{i}" for i in range(n)]
            pairs = list(itertools.permutations(ids, 2))
            first = {pair for pair in pairs if draw.random() < 0.4}
            second = {pair for pair in pairs if draw.random() < 0.5} | {pairs[0]}
            found = self.summary(self.arcs(f"a{n}", ids + ["x"], first),
                                 self.arcs(f"b{n}", list(reversed(ids)) + ["y", "z"], second))
            cells = [float(pair in first) for pair in pairs]
            observed = correlation(cells, [float(pair in second) for pair in pairs])
            every = []
            for order in itertools.permutations(ids):
                to = dict(zip(ids, order))
                every.append(correlation(cells, [float((to[a], to[b]) in second)
                                                 for a, b in pairs]))
            self.assertEqual((found["nodes_common"], found["only_first"], found["only_second"]),
                             (str(n), "1", "2"))
            self.assertAlmostEqual(float(found["jaccard"]),
                                   len(first & second) / len(first | second))
            self.assertEqual(float(found["hamming"]), len(first ^ second))
            self.assertAlmostEqual(float(found["graph_correlation"]), observed)
            for name, count in (("qap_p_ge", sum(r >= observed - 1e-9 for r in every)),
                                ("qap_p_le", sum(r <= observed + 1e-9 for r in every))):
                self.assertAlmostEqual(float(found[name]), count / len(every))
            self.assertNotIn("gained", found)

    def test_weights(self):
        one = self.dataset("one", ties="from,to,direction,weight\na,b,arc,2\nb,c,arc,1\n")
        two = self.dataset("two", ties="from,to,direction,weight\na,b,arc,5\nb,c,arc,1\n")
        self.assertEqual(self.rows("compare", one, two), [])
        rows = self.rows("compare", one, two, "--weighted")
        self.assertEqual([(row["a"], row["b"], row["change"]) for row in rows],
                         [("a", "b", "heavier")])
        found = self.summary(one, two, "--weighted")
        self.assertAlmostEqual(float(found["graph_correlation"]),
                               correlation([2, 1, 0, 0, 0, 0], [5, 1, 0, 0, 0, 0]))
        self.assertEqual(float(self.summary(one, two)["graph_correlation"]), 1)

    def test_rows(self):
        head = "from,to,direction,strength\n"
        one = self.dataset("one", ties=head + "a,b,equal,weak\nb,c,equal,strong\n"
                           "c,d,vertical,weak\na,d,equal,weak\n")
        two = self.dataset("two", ties=head + "b,a,equal,strong\nb,c,equal,weak\n"
                           "d,c,vertical,weak\na,c,equal,\n")
        rows = [tuple(row.values()) for row in self.rows("compare", one, two)]
        self.assertEqual(rows, [("a", "b", "weak", "strong", "stronger"),
                                ("a", "c", "none", "tied", "gained"),
                                ("a", "d", "weak", "none", "lost"),
                                ("b", "c", "strong", "weak", "weaker"),
                                ("c", "d", "weak", "weak", "direction")])
        self.assertEqual(self.rows("compare", one, one), [])

    def test_change_by_stage(self):
        """Counts from the classes of each stage; McNemar's p where no actor's absence is worse."""
        tied = []
        for stage in STAGES:
            rows = self.rows("classify", CONTOH, "--stage", stage)
            tied.append({frozenset((row["a"], row["b"])) for row in rows
                         if row["relation"] != "none"})
        rows = self.rows("compare", CONTOH, "--by", "stage", "--summary")
        self.assertEqual(list(rows[0]), ["step", "name", "value", "word"])
        for before, after, first, second in zip(STAGES, STAGES[1:], tied, tied[1:]):
            found = {row["name"]: row["value"] for row in rows
                     if row["step"] == f"{before}|{after}"}
            gained, lost = len(second - first), len(first - second)
            self.assertEqual((float(found["gained"]), float(found["lost"])), (gained, lost))
            self.assertEqual(float(found["pairs"]), len(first | second))
            self.assertAlmostEqual(float(found["change"]), (gained - lost) / len(first | second))
            without = [mcnemar(sum(actor not in pair for pair in second - first),
                               sum(actor not in pair for pair in first - second))
                       for actor in set().union(*(first ^ second))]
            self.assertGreaterEqual(float(found["change_p"]) + 1e-12,
                                    max([mcnemar(gained, lost), *without]))
        listed = self.rows("compare", CONTOH, "--by", "stage")
        self.assertEqual(sum(row["change"] == "gained" for row in listed),
                         sum(float(row["value"]) for row in rows if row["name"] == "gained"))

    def test_event_and_dates_say_the_same(self):
        path = self.dataset(events="id,date\nsk,2017-03-01\n",
                            ties="from,to,direction,since,until\na,b,equal,2017-03-01,\n"
                            "b,c,equal,,2017-03-01\nc,d,equal,,\nd,a,equal,2016-01-01,\n")
        event = self.rows("compare", path, "--by", "event:sk")
        self.assertEqual([(row["a"], row["b"], row["change"]) for row in event],
                         [("a", "b", "gained"), ("b", "c", "lost")])
        dates = self.rows("compare", path, "--by", "dates", "--dates", "2017-02-28,2017-03-01")
        self.assertEqual(dates, event)
        three = self.rows("compare", path, "--by", "dates", "--dates", "2015,2016-06,2018")
        self.assertEqual([(row["step"], row["change"]) for row in three],
                         [("2015|2016-06", "gained"), ("2016-06|2018", "gained"),
                          ("2016-06|2018", "lost")])

    def test_a_clear_change(self):
        """Twelve pairs that share no actor come: the sign test says .00049."""
        ties = "".join(f"a{i},b{i},equal,{'planning' if i < 2 else ''}\n" for i in range(3))
        ties += "".join(f"c{i},d{i},equal,implementation\n" for i in range(12))
        path = self.dataset(ties="from,to,direction,stages\n" + ties)
        found = self.summary(path, "--by", "stage", "--recorded")
        self.assertEqual(found["verdict"], "gained")
        found = self.summary(path, "--by", "stage", "--alpha", "0.0001", "--recorded")
        self.assertEqual((found["verdict"], found["reason"]), ("undecided", "too_few"))

    def test_threads(self):
        one = self.succeed("compare", CONTOH, "--by", "stage", "--summary", "--threads", "1")
        for threads in ("2", "7"):
            self.assertEqual(self.succeed("compare", CONTOH, "--by", "stage", "--summary",
                                          "--threads", threads), one)

    def test_several_inputs(self):
        rows = self.rows("compare", PASAR, CONTOH, "--by", "stage", "--summary")
        self.assertEqual({row["dataset"] for row in rows}, {PASAR, CONTOH})

    def test_what_cannot_be_compared_is_said_in_one_line(self):
        few = self.dataset("few", ties="from,to\na,b\n")
        other = self.dataset("other", ties="from,to\nx,y\ny,z\n")
        stage = self.dataset("stage", ties="from,to,stages\na,b,planning\nb,c,planning\n")
        for expected, *arguments in (
            ("2 actors and institutions in common, expected 3 or more", few, few),
            ("shares no id with the others", PASAR, other),
            ("no tie records the stage", other, "--by", "stage"),
            ("no tie records the activity", other, "--by", "activity"),
            ("recorded for the stage planning alone", stage, "--by", "stage"),
            ('by: no event "sq", did you mean sk?', PASAR, "--by", "event:sq"),
            ("by: unknown word \"stages\", did you mean stage?", PASAR, "--by", "stages"),
            ("by dates needs the option dates", PASAR, "--by", "dates"),
            ("the option dates goes with by dates", PASAR, "--by", "stage", "--dates", "2015,2016"),
            ("expected two networks, or one and the option by, found 1", PASAR),
            ("expected two networks, or one and the option by, found 3", PASAR, PASAR, PASAR),
        ):
            with self.subTest(expected):
                message = self.fail_call(2, "compare", *arguments)
                self.assertIn(expected, message)
                self.assertEqual(message.count("\n"), 1)
                self.assertNotEqual(self.fail_call(2, "compare", *arguments, "--lang", "id"), message)

    def test_a_value_without_ties_is_left_out_and_said(self):
        path = self.dataset(ties="from,to,stages\na,b,planning\nb,c,implementation\n")
        done = self.run_command("compare", path, "--by", "stage")
        self.assertEqual(done.returncode, 0)
        self.assertIn("no tie is recorded for the stage preparation: it is left out", done.stderr)
        self.assertEqual(done.stdout.count("planning|implementation"), 2)


if __name__ == "__main__":
    unittest.main()
