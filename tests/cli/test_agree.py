# SPDX-License-Identifier: GPL-2.0-or-later
"""kotaku agree: several INPUTs, and its numbers computed another way."""

import csv
import itertools
import math
import os
import random
import shutil
import unittest
from collections import Counter

from command import PASAR, ROOT, CommandTest

SECOND = os.path.join(ROOT, "tests", "data", "pasar-ii-second")
FIELDS = ["form", "direction", "strength", "content", "scope", "relation"]
TIES = "id,from,to,direction,strength\nt1,a,b,equal,strong\n"


def turn(value):
    """The same with the sides of the pair exchanged."""
    return value[0], {"first": "second", "second": "first"}.get(value[1], "")


def kappa(pairs):
    """Cohen's kappa and the error of Fleiss, Cohen and Everitt, over a table of proportions, in
    which every pair stands both ways round."""
    n = len(pairs)
    pairs = pairs + [(turn(one), turn(other)) for one, other in pairs]
    p = {cell: count / (2 * n) for cell, count in Counter(pairs).items()}
    values = sorted({value for pair in pairs for value in pair})
    row = {v: sum(p.get((v, w), 0) for w in values) for v in values}
    column = {v: sum(p.get((w, v), 0) for w in values) for v in values}
    po, pe = sum(p.get((v, v), 0) for v in values), sum(row[v] * column[v] for v in values)
    if pe > 1 - 1e-12:
        return None, None
    a = sum(p.get((v, v), 0) * ((1 - pe) - (column[v] + row[v]) * (1 - po)) ** 2 for v in values)
    b = (1 - po) ** 2 * sum(p.get((v, w), 0) * (column[v] + row[w]) ** 2
                            for v in values for w in values if v != w)
    variance = (a + b - (po * pe - 2 * pe + po) ** 2) / (n * (1 - pe) ** 4)
    return (po - pe) / (1 - pe), math.sqrt(max(0, variance))


def alpha(units):
    n = sum(map(len, units))
    observed = sum(sum(a != b for a, b in itertools.permutations(unit, 2)) / (len(unit) - 1)
                   for unit in units)
    counts = Counter(value for unit in units for value in unit)
    same = 0
    for (word, side), count in counts.items():
        same += count * (count - 1) / (2 if side else 1)
        same += count * counts.get(turn((word, side)), 0) / 2 if side else 0
    expected = n * (n - 1) - same
    return 1 - (n - 1) * observed / expected if expected else None


def side(value, pair):
    """(word, which side dominates) of "verticallurah"."""
    for word in ("vertical", "asymmetric"):
        if value is not None and value.startswith(word) and value != word:
            return word, "first" if value == word + min(pair) else "second"
    return None if value is None else (value, "")


def bootstrap(units, rng, draws=4000):
    values = sorted(x for x in (alpha(rng.choices(units, k=len(units))) for _ in range(draws))
                    if x is not None)
    return values[int(0.025 * len(values))], values[int(0.975 * len(values))]


class Numbers(CommandTest):
    def coder(self, name, seed):
        """Pasar II by a coder who errs now and then."""
        rng = random.Random(seed)
        shutil.copytree(PASAR, self.path(name))
        path = self.path(name, "ties.csv")
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        wrong = {"form": ["work", "kinship"], "direction": ["equal", "horizontal", "vertical"],
                 "strength": ["strong", "weak", "none"], "content": ["interest", "cooperation"],
                 "scope": ["programme", "beyond"]}
        for row in rows:
            for field, words in wrong.items():
                if row[field] and rng.random() < 0.3:
                    row[field] = rng.choice(words)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(row for row in rows if rng.random() < 0.9)
        return self.path(name)

    def says(self, path):
        """(pair, field) -> what the coder settles on."""
        said = {}
        for row in self.rows("classify", path):
            pair = frozenset((row["a"], row["b"]))
            for field in FIELDS:
                value = row[field]
                if value in ("", "conflict", "undecided"):
                    continue
                if value in ("vertical", "asymmetric"):
                    value += row["dominant"]
                said[pair, field] = value
        return said

    def check(self, *paths):
        coders = [self.says(path) for path in paths]
        found = {row["field"]: row for row in self.rows("agree", *paths)}
        self.assertEqual(list(found), FIELDS)
        for number, field in enumerate(FIELDS):
            keys = sorted({key for said in coders for key in said if key[1] == field},
                          key=lambda key: sorted(key[0]))
            rows = [[side(said.get(key), key[0]) for said in coders] for key in keys]
            units = [[v for v in row if v is not None] for row in rows]
            units = [unit for unit in units if len(unit) > 1]
            row = found[field]
            self.assertEqual(int(row["units"]), len(units), field)
            self.assertEqual(int(row["pairs"]), len(keys), field)
            same = sum(a == b for unit in units for a, b in itertools.combinations(unit, 2))
            all_ = sum(len(unit) * (len(unit) - 1) // 2 for unit in units)
            self.assertAlmostEqual(float(row["agreement"]), same / all_)
            self.assertAlmostEqual(float(row["alpha"]), alpha(units))
            low, high = bootstrap(units, random.Random(number))
            self.assertAlmostEqual(float(row["alpha_low"]), low, delta=0.05)
            self.assertAlmostEqual(float(row["alpha_high"]), high, delta=0.05)
            if len(paths) > 2:
                self.assertEqual(row["kappa"], "")
                continue
            value, error = kappa([tuple(unit) for unit in units])
            self.assertAlmostEqual(float(row["kappa"]), value)
            self.assertAlmostEqual(float(row["kappa_low"]), max(-1, value - 1.959964 * error), 6)
            self.assertAlmostEqual(float(row["kappa_high"]), min(1, value + 1.959964 * error), 6)

    def test_two_coders(self):
        self.check(self.coder("x", 1), self.coder("y", 2))

    def test_three_coders(self):
        self.check(self.coder("x", 3), self.coder("y", 4), PASAR)

    def test_pasar_twice(self):
        """What both codings of the study settle they settle alike; pairs that one of them leaves
        out are no units."""
        mine, other = self.says(PASAR), self.says(SECOND)
        for row in self.rows("agree", PASAR, SECOND):
            both = [key for key in mine if key[1] == row["field"] and key in other]
            self.assertEqual(int(row["units"]), len(both))
            self.assertEqual(float(row["agreement"]),
                             sum(mine[key] == other[key] for key in both) / len(both))
            self.assertEqual(float(row["agreement"]), 1)  # as the README of the second says
        self.assertGreater(len(set(mine) ^ set(other)), 10)

    def test_list(self):
        mine, other = self.says(PASAR), self.says(SECOND)
        rows = self.rows("agree", PASAR, SECOND, "--list")
        self.assertEqual(list(rows[0]), ["a", "b", "field", "pasar-ii", "pasar-ii-second"])
        for row in rows:
            key = frozenset((row["a"], row["b"])), row["field"]
            for said, name in ((mine, "pasar-ii"), (other, "pasar-ii-second")):
                if row[name] not in ("", "conflict", "undecided"):
                    self.assertEqual(row[name].replace(":", ""), said[key])


class Inputs(CommandTest):
    def test_too_few(self):
        self.assertIn("two or more", self.fail_call(2, "agree", PASAR))
        self.assertIn("INPUT", self.fail_call(2, "agree"))
        self.assertIn("only one", self.fail_call(2, "agree", "-", "-"))

    def test_other_actors(self):
        other = self.dataset("other", ties="from,to,direction\nx,y,equal\n")
        message = self.fail_call(2, "agree", PASAR, other)
        self.assertEqual(message.count("\n"), 1)
        self.assertIn("shares no id", message)
        indonesian = self.fail_call(2, "agree", PASAR, other, "--lang", "id")
        self.assertIn("id bersama", indonesian)

    def test_all_that_is_wrong_is_told(self):
        first = self.dataset("first", ties="from,to,direction\na,b,sideways\n")
        second = self.dataset("second", ties="from,to,strength\na,b,hefty\n")
        message = self.fail_call(1, "agree", first, second)
        self.assertIn("sideways", message)
        self.assertIn("hefty", message)
        self.assertIn("nowhere", self.fail_call(3, "agree", PASAR, self.path("nowhere")))

    def test_standard_input(self):
        first = self.dataset("first", ties=TIES)
        rows = self.rows("agree", first, "-", input=TIES.replace("strong", "weak"))
        strength = next(row for row in rows if row["field"] == "strength")
        self.assertEqual((strength["units"], strength["agreement"]), ("1", "0"))

    def test_selection(self):
        rows = self.rows("agree", PASAR, SECOND, "--level", "institutional")
        self.assertLess(int(rows[1]["units"]), 12)
        self.assertIn("planning", self.fail_call(2, "agree", PASAR, SECOND, "--stage", "planing"))

    def test_help(self):
        self.assertIn("INPUT OTHER...", self.succeed("agree", "--help"))
        self.assertIn("--stage", self.succeed("agree", "--help"))


class Merging(CommandTest):
    def test_writes_a_dataset(self):
        for merge in ("union", "majority", "both"):
            out = self.path(merge)
            self.assertEqual(self.succeed("agree", PASAR, SECOND, "--merge", merge, "-o", out), "")
            self.assertEqual(self.succeed("validate", out), "")
        count = {name: len(self.rows("classify", self.path(name))) for name in ("union", "both")}
        self.assertLess(count["both"], count["union"])
        with open(self.path("union", "ties.csv"), encoding="utf-8", newline="") as file:
            ties = list(csv.DictReader(file))
        self.assertEqual(len({tie["id"] for tie in ties}), len(ties))
        self.assertEqual({tie["id"].split(":")[0] for tie in ties}, {"pasar-ii", "pasar-ii-second"})
        self.assertEqual({tie["source"].split(":")[0] for tie in ties},
                         {"pasar-ii", "pasar-ii-second"})

    def test_no_coding_is_written_over(self):
        for name in ("one", "two"):
            self.dataset(name, ties=TIES)
        for out in (self.path("one"), self.path("two", "..", "two", ".")):
            done = self.run_command("agree", self.path("one"), self.path("two"), "--merge", "both",
                                    "-o", out)
            self.assertEqual(done.returncode, 2)
            self.assertIn("is one of the INPUTs", done.stderr)
        with open(self.path("one", "ties.csv"), encoding="utf-8") as file:
            self.assertEqual(file.read(), TIES)

    def test_needs_a_place(self):
        self.assertIn("-o OUT", self.fail_call(2, "agree", PASAR, SECOND, "--merge", "union"))
        self.assertIn("majority", self.fail_call(2, "agree", PASAR, SECOND, "--merge", "all", "-o",
                                                 self.path("out")))
        self.assertFalse(os.path.exists(self.path("out")))

    def test_one_id_is_one_thing(self):
        first = self.dataset("first", ties=TIES)
        second = self.dataset("second", institutions="id\na\nb\n", ties=TIES)
        message = self.fail_call(2, "agree", first, second, "--merge", "union", "-o", self.path("out"))
        self.assertIn('"a" is an actor in first and an institution in second', message)


if __name__ == "__main__":
    unittest.main()
