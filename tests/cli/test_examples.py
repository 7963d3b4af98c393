# SPDX-License-Identifier: GPL-2.0-or-later
"""The programs of examples/, and what README.md quotes of them."""

import json
import os
import subprocess
import textwrap
import unittest

from command import ENVIRONMENT, PASAR, ROOT, CommandTest


class Examples(CommandTest):
    def run_example(self, name, *arguments):
        return subprocess.run([os.environ["KOTAKU_EXAMPLE_" + name], *arguments], env=ENVIRONMENT,
                              capture_output=True, encoding="utf-8", check=False)

    def test_findings(self):
        done = self.run_example("FINDINGS", PASAR)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        rows = self.run_command("findings", PASAR).stdout.count("\n") - 1
        self.assertGreaterEqual(done.stdout.count("\n"), 30)
        self.assertEqual(done.stdout.count("\n"), rows)
        self.assertIn("supported", done.stdout)

    def test_findings_without_data(self):
        done = self.run_example("FINDINGS", self.path("nowhere"))
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("nowhere", done.stderr)

    def test_build(self):
        done = self.run_example("BUILD")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        roles, measures = done.stdout.split("\n\n")
        self.assertEqual(roles.splitlines(), ["lurah: dominating", "lkm: dominated",
                                              "facilitator: dominating", "waste-bank: independent"])
        # lurah's: the tie to lkm, and both ways with facilitator, are two neighbours.
        self.assertEqual([line.split(",")[0] for line in measures.splitlines()],
                         ["id", "lurah", "lkm", "facilitator", "waste-bank"])

    def test_findings_is_short(self):
        with open(os.path.join(ROOT, "examples", "findings.c"), encoding="utf-8") as file:
            self.assertLess(len(file.readlines()), 40)


class PublishedTables(CommandTest):
    """What `./examples/run` and README.md show as the study's tables."""

    def rows(self, table):
        done = self.run_command("classify", PASAR, "--table", table, "--ties", "table=" + table,
                                "--stated", "--format", "json")
        return json.loads(done.stdout)["rows"]

    def test_table_1(self):
        rows = self.rows("1")
        self.assertEqual(len(rows), 14)
        self.assertEqual({row["direction"] for row in rows}, {"equal"})
        # Row 1 against row 4, and row 3 against row 5: the study's own contradictions.
        self.assertEqual([(row["a_group"], row["b_group"]) for row in rows if row["conflicts"]],
                         [("LKM", "RT head, outside"), ("RT head, delineated", "facilitator"),
                          ("RT head, outside", "facilitator")])

    def test_table_2(self):
        rows = self.rows("2")
        self.assertEqual([(row["form"], row["direction"], row["strength"]) for row in rows],
                         [("work", "horizontal", "weak"), ("kinship", "vertical", "weak"),
                          ("kinship", "vertical", "weak"), ("work", "horizontal", "weak"),
                          ("work", "horizontal", "weak")])

    def test_run_shows_them(self):
        with open(os.path.join(ROOT, "examples", "run"), encoding="utf-8") as file:
            script = file.read()
        for table in "12":
            self.assertIn(f"--table {table} --ties table={table} --stated", script)


class Findings(CommandTest):
    def test_are_read_in_a_screen_and_a_half(self):
        for language in "en", "id":
            lines = self.run_command("findings", PASAR, "--format", "table", "--lang",
                                     language).stdout.splitlines()
            self.assertLessEqual(len(lines), {"en": 76, "id": 82}[language])
            self.assertLessEqual(max(map(len, lines)), 100, language)


class Readme(CommandTest):
    def read(self, *names):
        with open(os.path.join(ROOT, *names), encoding="utf-8") as file:
            return file.read()

    def test_quotes_the_examples(self):
        blocks = self.read("README.md").split("```")
        quoted = {block.split("\n", 1)[0]: block.split("\n", 1)[1] for block in blocks[1::2]}
        source = textwrap.indent(quoted["c"], "  ", lambda line: line.strip() != "")
        self.assertIn(source, self.read("examples", "findings.c"))
        self.assertIn(quoted["python"], self.read("examples", "findings.py"))

    def test_verdicts(self):
        """What README.md shows as answers is what the command says."""
        parts = self.read("README.md").split("<!-- tested: kotaku findings ")[1:]
        self.assertEqual(len(parts), 2)
        for part in parts:
            dataset, text = part.split(" -->\n\n")[:2]
            shown = textwrap.dedent(text.split("\n\n")[0])
            said = self.run_command("findings", os.path.join(ROOT, dataset), "--format", "table",
                                    "--lang", "en").stdout
            self.assertIn(shown, said)

    def test_commands_run(self):
        os.symlink(os.path.join(ROOT, "examples"), self.path("examples"))
        os.chdir(self.directory)
        self.addCleanup(os.chdir, "/")
        lines = [line.split("#")[0].split() for line in self.read("README.md").splitlines()
                 if line.startswith("    kotaku ")]
        self.assertGreater(len(lines), 4)
        for line in lines:
            if not any(part.startswith("my-") for part in line):
                done = self.run_command(*line[1:])
                self.assertEqual(done.returncode, 0, (line, done.stderr))


if __name__ == "__main__":
    unittest.main()
