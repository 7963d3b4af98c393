# SPDX-License-Identifier: GPL-2.0-or-later
"""Several INPUTs, lists of them, and ties on standard input."""

import csv
import io
import json
import os
import unittest

from command import PASAR, ROOT, CommandTest

CONTOH = os.path.join(ROOT, "tests", "data", "kelurahan-contoh")
TIES = "from,to,direction\na,b,vertical\nb,c,horizontal\n"
BROKEN = "from,to,form\na,b,kinshp\n"
# Every command that answers for one dataset at a time.
COMMANDS = (
    ["findings"], ["info"], ["measure", "--metric", "degree"], ["classify"], ["structure"],
    ["strength"], ["dominance"], ["zones"], ["bridges"], ["crosslevel"], ["obstacles"],
    ["brokerage", "--group", "sector"], ["segregation", "--group", "sector"],
    ["robustness", "--of", "structure"],
)


class Inputs(CommandTest):
    def read(self, done):
        return list(csv.DictReader(io.StringIO(done.stdout)))

    def test_rows_are_those_of_each_alone(self):
        for command in COMMANDS:
            with self.subTest(command):
                both = self.read(self.run_command(command[0], PASAR, CONTOH, *command[1:]))
                for path in (PASAR, CONTOH):
                    alone = self.read(self.run_command(command[0], path, *command[1:]))
                    own = [{name: cell for name, cell in row.items() if name != "dataset"}
                           for row in both if row["dataset"] == path]
                    self.assertEqual(own, alone)
                self.assertEqual(list(both[0])[0], "dataset")

    def test_a_list_names_its_dataset_even_alone(self):
        listed = self.write("list.txt", f"\ufeff{PASAR}\r\n\r\n")
        rows = self.rows("structure", "--inputs", listed)
        self.assertEqual({row["dataset"] for row in rows}, {PASAR})
        rows = self.rows("structure", CONTOH, "--inputs", listed)
        self.assertEqual([row["dataset"] for row in rows], [CONTOH] * 4 + [PASAR] * 4)

    def test_one_that_is_not_valid_is_told_and_the_others_go_on(self):
        broken = self.dataset("broken", ties=BROKEN)
        done = self.run_command("structure", PASAR, broken, CONTOH)
        self.assertEqual(done.returncode, 1)
        self.assertEqual([row["dataset"] for row in self.read(done)], [PASAR] * 4 + [CONTOH] * 4)
        self.assertTrue(done.stderr.startswith(f"{broken}/ties.csv:2:5: "), done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1)
        done = self.run_command("structure", broken, self.path("nowhere"), CONTOH)
        self.assertEqual(done.returncode, 3)
        self.assertEqual({row["dataset"] for row in self.read(done)}, {CONTOH})
        self.assertIn("nowhere", done.stderr)
        self.assertIn(f"{broken}/ties.csv", self.fail_call(1, "structure", broken, broken))

    def test_what_is_wrong_with_the_call_is_told_once(self):
        message = self.fail_call(2, "classify", PASAR, CONTOH, PASAR, "--stage", "planing")
        self.assertEqual(message.count("\n"), 1, message)
        alone = self.dataset("alone", ties="from,to\na,b\n")
        done = self.run_command("structure", PASAR, alone, "--at", "before:sk")
        self.assertEqual(done.returncode, 2)
        self.assertEqual({row["dataset"] for row in self.read(done)}, {PASAR})
        self.assertTrue(done.stderr.startswith(f"{alone}: at: "), done.stderr)

    def test_standard_input_is_one_of_them(self):
        rows = self.rows("info", PASAR, "-", input=TIES)
        found = {(row["dataset"], row["name"]): row["value"] for row in rows}
        self.assertEqual(found["-", "ties"], "2")
        self.assertIn("only one", self.fail_call(2, "info", "-", "-"))

    def test_formats(self):
        document = json.loads(self.succeed("info", PASAR, CONTOH, "--format", "json"))
        self.assertEqual(document["rows"][0]["dataset"], PASAR)
        self.assertRegex(document["meta"]["dataset"], r"^[0-9a-f]{64}\|[0-9a-f]{64}$")
        table = self.run_command("info", PASAR, CONTOH, "--format", "table", "--lang", "id").stdout
        self.assertIn("kumpulan data", table)
        out = self.path("out.csv")
        self.assertEqual(self.succeed("info", PASAR, CONTOH, "-o", out), "")
        with open(out, encoding="utf-8") as file:
            self.assertEqual(file.read(), self.succeed("info", PASAR, CONTOH))

    def test_validate(self):
        broken = self.dataset("broken", ties=BROKEN)
        done = self.run_command("validate", broken, PASAR, broken)
        self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (1, "", 2))
        rows = self.read(self.run_command("validate", broken, PASAR, "--format", "csv"))
        self.assertEqual([row["dataset"] for row in rows], [broken])

    def test_lists_that_are_none(self):
        self.assertIn("names no INPUT", self.fail_call(2, "info", "--inputs", self.write("e", "\n")))
        self.assertIn("nolist", self.fail_call(3, "info", "--inputs", self.path("nolist")))
        with open(self.path("bytes"), "wb") as file:
            file.write(b"\xff\xfe\x00")
        self.assertIn("UTF-8", self.fail_call(2, "info", "--inputs", self.path("bytes")))


if __name__ == "__main__":
    unittest.main()
