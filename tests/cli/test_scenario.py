# SPDX-License-Identifier: GPL-2.0-or-later
"""scenario: the same as a dataset that was changed by hand; ranks and ranges by asking one by one."""

import csv
import io
import os
import unittest

import kotaku

from command import PASAR, ROOT, CommandTest

MADE_UP = os.path.join(ROOT, "tests", "data", "kelurahan-rekaan")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Scenario(CommandTest):
    def ask(self, *arguments):
        return {row["name"]: row for row in csv.DictReader(io.StringIO(
            self.succeed("scenario", *arguments)))}

    def changed(self, path, change):
        """A copy of the dataset, its tables changed by a function."""
        tables = {name[:-4]: read(os.path.join(path, name)) for name in os.listdir(path)
                  if name.endswith(".csv")}
        fields = {name: list(rows[0]) for name, rows in tables.items() if rows}
        change(tables)
        out = self.path("changed")
        os.makedirs(out, exist_ok=True)
        for name, names in fields.items():
            with open(os.path.join(out, name + ".csv"), "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, names)
                writer.writeheader()
                writer.writerows(tables[name])
        return out

    def info(self, path, *selection):
        rows = csv.DictReader(io.StringIO(self.succeed("info", path, *selection)))
        return {row["name"]: row["value"] for row in rows}

    def check(self, path, options, change, *selection):
        """after is what info says of the changed dataset, before what it says of this one."""
        told = self.ask(path, *options, *selection)
        before = self.info(path, *selection)
        after = self.info(self.changed(path, change), *selection)
        for name in before.keys() & told.keys():
            self.assertEqual(told[name]["before"], before[name], name)
            self.assertEqual(told[name]["after"], after[name], name)
        return told

    @staticmethod
    def without(node):
        def change(tables):
            for table, columns in (("actors", ["id"]), ("institutions", ["id"]),
                                   ("ties", ["from", "to"]), ("competences", ["actor"]),
                                   ("affiliations", ["actor", "institution"])):
                tables[table] = [row for row in tables.get(table, ())
                                 if all(row[column] != node for column in columns)]
        return change

    def test_remove(self):
        for node in ("lkm", "ys", "waste-bank"):
            for selection in ((), ("--level", "institutional")):
                if node == "ys" and selection:
                    continue
                self.check(PASAR, ["--remove", node], self.without(node), *selection)
        told = self.ask(PASAR, "--remove", "lkm", "--level", "institutional")
        # Without the LKM no vertical tie is left.
        self.assertEqual((told["index_institutional"]["before"][:6],
                          told["index_institutional"]["after"]), ("0.4285", "1"))

    def test_remove_tie(self):
        def change(tables):
            tables["ties"] = [row for row in tables["ties"]
                              if {row["from"], row["to"]} != {"lkm", "lurah"}]
        told = self.check(PASAR, ["--remove-tie", "lurah:lkm"], change, "--level", "institutional")
        self.assertEqual(told["ties"]["of"], "10")

    def test_strengthen(self):
        """Every tie of the pair says strong; strangers get one."""
        def change(tables):
            for row in tables["ties"]:
                if {row["from"], row["to"]} == {"a1", "c1"}:
                    row["strength"] = "strong"
        rows = read(os.path.join(MADE_UP, "ties.csv"))
        self.assertEqual([row["strength"] for row in rows
                          if {row["from"], row["to"]} == {"a1", "c1"}], ["weak"])
        told = self.check(MADE_UP, ["--strengthen", "a1:c1"], change)
        self.assertEqual(float(told["strong_pairs"]["change"]), 1)
        classified = {(row["a"], row["b"]): row["strength"] for row in csv.DictReader(io.StringIO(
            self.succeed("classify", self.path("changed"))))}
        self.assertEqual(float(told["strong_pairs"]["after"]),
                         sum(strength == "strong" for strength in classified.values()))
        first = next(csv.DictReader(io.StringIO(self.succeed("strengthen", MADE_UP))))
        told = self.ask(MADE_UP, "--strengthen", f"{first['a']}:{first['b']}")
        self.assertAlmostEqual(float(told["strong_nearness"]["change"]), float(first["gain"]), 12)
        self.assertAlmostEqual(float(told["strong_nearness"]["after"]), float(first["total"]), 12)
        self.assertEqual(told["strong_nearness"]["rank"], "1")

    def test_delay(self):
        obstacles = csv.DictReader(io.StringIO(self.succeed("obstacles", PASAR)))
        at_risk, = (row["evidence"].split("|") for row in obstacles
                    if (row["subject"], row["name"]) == ("bdi-tranche-1", "ties_at_risk"))
        def change(tables):
            tables["ties"] = [row for row in tables["ties"] if row["id"] not in at_risk]
        told = self.check(PASAR, ["--delay", "bdi-tranche-1"], change)
        self.assertEqual(float(told["ties"]["change"]), -len(at_risk))

    def test_ranks_and_ranges(self):
        ids = [row["id"] for row in read(os.path.join(PASAR, "institutions.csv"))]
        select = ("--level", "institutional")
        each = {node: self.ask(PASAR, "--remove", node, *select) for node in ids}
        for name, row in each["lurah"].items():
            if row["change"] == "" or any(each[node][name]["change"] == "" for node in ids):
                continue
            changes = [abs(float(each[node][name]["change"])) for node in ids]
            larger = sum(c > abs(float(row["change"])) + 1e-12 for c in changes)
            self.assertEqual((int(row["rank"]), int(row["of"])), (1 + larger, len(ids)), name)
        ties = [row["id"] for row in read(os.path.join(PASAR, "ties.csv"))]
        low = high = float(each["lkm"]["density"]["change"])
        for tie in ties:
            def change(tables):
                tables["ties"] = [row for row in tables["ties"] if row["id"] != tie]
            if tie.startswith(("pr1", "im2", "sm-1")):
                row = self.ask(self.changed(PASAR, change), "--remove", "lkm", *select)["density"]
                low, high = min(low, float(row["change"])), max(high, float(row["change"]))
        self.assertLessEqual(float(each["lkm"]["density"]["low"]), low)
        self.assertGreaterEqual(float(each["lkm"]["density"]["high"]), high)

    def test_several_at_once(self):
        told = self.ask(PASAR, "--remove", "lkm,ys", "--remove", "waste-bank", "--delay",
                        "bdi-tranche-1")
        self.assertEqual(float(told["nodes"]["change"]), -3)
        self.assertEqual(told["nodes"]["rank"], "")
        self.assertNotEqual(told["density"]["low"], "")

    def test_nodes(self):
        rows = list(csv.DictReader(io.StringIO(
            self.succeed("scenario", PASAR, "--remove", "lkm", "--nodes"))))
        path = self.changed(PASAR, self.without("lkm"))
        for source, column in ((PASAR, "before"), (path, "after")):
            measured = {row["id"]: row for row in csv.DictReader(io.StringIO(self.succeed(
                "measure", source, "--metric", "degree,harmonic,betweenness,local_reaching")))}
            for row in rows:
                known = measured.get(row["id"], {}).get(row["metric"], "")
                self.assertEqual(row[column] and float(row[column]), known and float(known), row)
        self.assertEqual({row["after"] for row in rows if row["id"] == "lkm"}, {""})

    def test_any_threads(self):
        for options in (["--remove", "lkm"], ["--strengthen", "a1:c1"]):
            path = PASAR if "lkm" in options else MADE_UP
            self.assertEqual(len({self.succeed("scenario", path, *options, "--threads", threads)
                                  for threads in ("1", "2", "7")}), 1)

    def test_calls(self):
        for options, words in (
            ((), "nothing is changed"), (("--remove", "lkn"), "did you mean lkm?"),
            (("--remove-tie", "lkm"), "expected two ids as A:B"),
            (("--remove-tie", "lkm:am"), "no tie of the selection joins"),
            (("--delay", "bdi-tranche-3"), "did you mean bdi-tranche-"),
            (("--strengthen", "lkm:lkm"), "one side alone"),
            (("--remove", "lkm", "--level", "interpersonal"), "not in the selection"),
        ):
            told = self.fail_call(2, "scenario", PASAR, *options, "--lang", "en")
            self.assertIn(words, told)
            self.assertEqual(told.count("\n"), 1)
            self.assertNotEqual(told, self.fail_call(2, "scenario", PASAR, *options, "--lang", "id"))
        path = self.dataset(ties="from,to\na,b\n", funds="id,kind\nf,grant\n")
        self.assertIn("has no zone", self.fail_call(2, "scenario", path, "--delay", "f"))

    def test_python(self):
        frame = kotaku.read(PASAR).scenario(remove=["lkm"], level="institutional")
        self.assertEqual(frame["name"][0], "nodes")
        self.assertEqual(list(frame["change"])[0], -1)


if __name__ == "__main__":
    unittest.main()
