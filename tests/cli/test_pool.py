# SPDX-License-Identifier: GPL-2.0-or-later
"""kotaku pool, and two hundred kelurahan of which three are broken."""

import csv
import io
import itertools
import json
import math
import os
import random
import statistics
import unittest

from command import PASAR, ROOT, CommandTest

CONTOH = os.path.join(ROOT, "tests", "data", "kelurahan-contoh")
# Student's t that |t| passes with probability .05, by degrees of freedom (any table).
T = {2: 4.302652730, 6: 2.446911851, 7: 2.364624252}


def jackknife(trials):
    """The variance of a share over actors, leaving out each in turn."""
    actors = sorted({actor for pair, _ in trials for actor in pair})
    shares = []
    for actor in actors:
        rest = [success for pair, success in trials if actor not in pair]
        if rest:
            shares.append(sum(rest) / len(rest))
    mean = sum(shares) / len(shares)
    n = len(actors)
    return (n - 1) / n * sum((share - mean) ** 2 for share in shares)


class Pool(CommandTest):
    def kelurahan(self, name, seed):
        draw = random.Random(seed)
        people = [f"p{i}" for i in range(12)]
        bodies = [f"b{i}" for i in range(6)]
        ties = "from,to,direction,strength\n"
        for ids, chance, vertical in ((people, 0.4, 0.05), (bodies, 0.7, 0.4 + 0.3 * draw.random())):
            for a, b in itertools.combinations(ids, 2):
                if draw.random() < chance:
                    word = "vertical" if draw.random() < vertical else "horizontal"
                    ties += f"{a},{b},{word},{draw.choice(('strong', 'weak'))}\n"
        return self.dataset(name, actors="id\n" + "\n".join(people) + "\n",
                            institutions="id\n" + "\n".join(bodies) + "\n", ties=ties)

    def estimate(self, path):
        """The difference and its standard error, from the classes of its pairs."""
        parts = []
        for level in ("institutional", "interpersonal"):
            trials = [((row["a"], row["b"]), row["relation"] == "asymmetric")
                      for row in self.rows("classify", path, "--level", level)
                      if row["relation"] in ("symmetric", "asymmetric")]
            parts.append((sum(success for _, success in trials) / len(trials), jackknife(trials)))
        return parts[0][0] - parts[1][0], math.sqrt(parts[0][1] + parts[1][1])

    def test_by_hand(self):
        paths = [self.kelurahan(f"k{i}", i) for i in range(7)]
        expected = [self.estimate(path) for path in paths]
        rows = self.rows("pool", *paths)
        self.assertEqual([row["dataset"] for row in rows], paths)
        for row, (estimate, error) in zip(rows, expected):
            self.assertAlmostEqual(float(row["estimate"]), estimate)
            self.assertAlmostEqual(float(row["se"]), error)
            self.assertAlmostEqual(float(row["weight"]), 1 / 7)
        values = [estimate for estimate, _ in expected]
        mean, spread = statistics.mean(values), statistics.stdev(values)
        found = {row["name"]: row for row in self.rows("pool", *paths, "--summary")}
        number = {name: float(row["value"] or "nan") for name, row in found.items()}
        self.assertEqual(number["k"], 7)
        self.assertAlmostEqual(number["mean"], mean)
        self.assertAlmostEqual(number["low"], mean - T[6] * spread / math.sqrt(7), places=6)
        self.assertAlmostEqual(number["prediction_high"], mean + T[6] * spread * math.sqrt(8 / 7),
                               places=6)
        own = statistics.mean(error**2 for _, error in expected)
        self.assertAlmostEqual(number["tau2"], max(0, spread**2 - own))
        self.assertAlmostEqual(number["i2"], max(0, spread**2 - own) / spread**2)
        flips = [sum(sign * value for sign, value in zip(signs, values))
                 for signs in itertools.product((1, -1), repeat=7)]
        tail = min(sum(flip >= sum(values) - 1e-12 for flip in flips),
                   sum(flip <= sum(values) + 1e-12 for flip in flips))
        self.assertGreaterEqual(number["p_value"] + 1e-12, 2 * tail / 128)
        self.assertAlmostEqual(number["min_p"], 2 / 128)
        self.assertEqual(found["verdict"]["word"],
                         "positive" if number["p_value"] <= 0.05 else "undecided")

    def test_few_areas_are_undecided(self):
        paths = [self.kelurahan(f"k{i}", i) for i in range(5)]
        found = {row["name"]: row["word"] for row in self.rows("pool", *paths, "--summary")}
        self.assertEqual((found["verdict"], found["reason"]), ("undecided", "too_few"))

    def test_undefined_areas_are_left_out_and_said(self):
        flat = self.dataset("flat", ties="from,to,direction\na,b,equal\n")
        done = self.run_command("pool", PASAR, flat, CONTOH)
        self.assertEqual(done.returncode, 0)
        self.assertIn("undefined in 1 of 3 datasets, which are left out", done.stderr)
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        self.assertEqual([row["weight"] for row in rows], ["0.5", "", "0.5"])
        self.assertEqual(rows[1]["estimate"], "")

    def test_other_statistics(self):
        density = {row["name"]: row["value"]
                   for row in csv.DictReader(io.StringIO(self.run_command("info", PASAR).stdout))}
        rows = self.rows("pool", PASAR, CONTOH, "--statistic", "density")
        self.assertEqual(rows[0]["estimate"], density["density"])
        zones = {row["contrast"]: row["difference"]
                 for row in self.rows("zones", CONTOH, "--summary")}
        rows = self.rows("pool", PASAR, CONTOH, "--statistic", "participation")
        self.assertEqual(rows[1]["estimate"], zones["participation"])
        message = self.fail_call(2, "pool", PASAR, CONTOH, "--statistic", "densty")
        self.assertIn("did you mean density?", message)
        self.assertEqual(message.count("\n"), 1)

    def test_threads_and_formats(self):
        paths = [self.kelurahan(f"k{i}", i) for i in range(18)]
        one = self.succeed("pool", *paths, "--summary", "--threads", "1")
        for threads in ("2", "7"):
            self.assertEqual(self.succeed("pool", *paths, "--summary", "--threads", threads), one)
        document = json.loads(self.succeed("pool", *paths, "--format", "json"))
        self.assertEqual(document["meta"]["dataset"].count("|"), 17)
        self.assertEqual(document["meta"]["command"], "pool")

    def test_two_hundred_kelurahan_three_of_them_broken(self):
        paths = [self.kelurahan(f"k{i:03}", i) for i in range(200)]
        broken = {17: "from,to,form\na,b,kinshp\n", 99: "from,to\na\n", 180: "from,to,weight\na,b,-1\n"}
        for i, ties in broken.items():
            paths[i] = self.dataset(f"broken{i}", ties=ties)
        listed = self.write("list.txt", "\n".join(paths) + "\n")
        for command in (["findings", "--inputs", listed, "--draws", "199"],
                        ["pool", "--inputs", listed, "--summary"]):
            with self.subTest(command[0]):
                done = self.run_command(*command)
                self.assertEqual(done.returncode, 1)
                told = [line for line in done.stderr.splitlines() if "warning" not in line]
                self.assertEqual(len(told), 3, told)
                for line, i in zip(told, broken):
                    self.assertTrue(line.startswith(f"{paths[i]}/ties.csv:2:"), line)
                rows = list(csv.DictReader(io.StringIO(done.stdout)))
                if command[0] == "findings":
                    self.assertEqual(len({row["dataset"] for row in rows}), 197)
                else:
                    found = {row["name"]: row for row in rows}
                    self.assertEqual(float(found["k"]["value"]), 197)
                    self.assertEqual(found["verdict"]["word"], "positive")


if __name__ == "__main__":
    unittest.main()
