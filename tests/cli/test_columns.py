# SPDX-License-Identifier: GPL-2.0-or-later
"""Every column, and every name of a row, that a command puts out is explained in both languages;
and nothing is explained that no command puts out."""

import csv
import io
import os
import re
import unittest

import kotaku

from command import PASAR, ROOT, CommandTest

SECOND = os.path.join(ROOT, "tests", "data", "pasar-ii-second")
# What each form of a command is asked with; what is not here is asked with nothing.
ASKED = {
    ("classify", "--by"): [PASAR, "--by", "role"],
    ("classify", "--table"): [PASAR, "--table", "1"],
    ("classify", "--cross"): [PASAR, "--cross", "form,strength"],
    ("measure", ""): [PASAR, "--metric", "degree", "--interval", "jackknife"],
    ("info", ""): [PASAR, "--group", "sector", "--interval", "jackknife"],
    ("influence", "--matrix"): [PASAR, "--matrix", "net"],
    ("keyplayers", ""): [PASAR, "--goal", "reach"],
    ("brokerage", ""): [PASAR, "--group", "sector"],
    ("segregation", ""): [PASAR, "--group", "sector"],
    ("compare", ""): [PASAR, "--by", "stage"],
    ("compare", "--summary"): [PASAR, "--by", "stage", "--summary"],
    ("agree", ""): [PASAR, SECOND],
    ("agree", "--list"): [PASAR, SECOND, "--list"],
    ("pool", ""): [PASAR, SECOND],
    ("pool", "--summary"): [PASAR, SECOND, "--summary"],
    ("robustness", ""): [PASAR, "--of", "structure"],
    ("robustness", "--summary"): [PASAR, "--of", "structure", "--summary"],
    ("scenario", ""): [PASAR, "--remove", "lkm"],
    ("scenario", "--nodes"): [PASAR, "--remove", "lkm", "--nodes"],
    ("convert", ""): [PASAR, "out.gml"],
    ("metrics", ""): [],
}
# Names that the data complete.
OPEN = [(r"(density|reciprocity|transitivity|fragmentation|mean_distance|diameter|"
         r"krackhardt_\w+|global_reaching|flow_hierarchy|assortativity_\w+?)_(se|low|high)",
         r"INDEX_\2"),
        (r"degree(_se|_low|_high|)", r"METRIC\1"),
        (r"(ties)_(interpersonal|institutional|cross)", "ties_LEVEL"),
        (r"(form|direction|strength|stage|activity)_\w+", r"\1_WORD"),
        (r"(strong|weak|none|conflict|unrecorded)_(strong|weak|unpredicted)", "OBSERVED_PREDICTED")]


def complete(name, known):
    if name in known:
        return name
    for pattern, whole in OPEN:
        if re.fullmatch(pattern, name):
            named = re.sub(pattern, whole, name)
            if named in known:
                return named
    return name


class Columns(CommandTest):
    def listed(self):
        """Columns and names of each form of each command."""
        forms = {}
        for row in kotaku.columns().rows():
            form = forms.setdefault((row["command"], row["form"]), ([], []))
            if row["name"]:
                form[row["in_row"]].append(row["name"])
        return forms

    def ask(self, command, form):
        asked = ASKED.get((command, form), [PASAR, *form.split()])
        asked = [self.path(a) if a == "out.gml" else a for a in asked]
        more = ["--lang", "en"] if command == "convert" else ["--format", "csv", "--draws", "99"]
        if command in ("metrics", "validate"):
            more = ["--format", "csv"]
        done = self.run_command(command, *asked, *more)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return list(csv.reader(io.StringIO(done.stdout)))

    def test_each_is_explained(self):
        for row in kotaku.columns().rows():
            if row["name"]:
                for title in (row["title"], row["title_id"]):
                    self.assertTrue(title, row)
                self.assertNotEqual(row["title"], row["title_id"], row)

    def test_every_command_is_there(self):
        commands = {command for command, _ in self.listed()}
        self.assertEqual(commands, {"report", "plot", "template"} ^ {
            line.split()[0] for line in self.command_lines()})

    def command_lines(self):
        text = self.succeed("--help", "--lang", "en").split("Commands:\n")[1].split("\n\n")[0]
        return [line for line in text.splitlines() if re.match(r"  \w", line)]

    def test_they_are_what_commands_put_out(self):
        for (command, form), (columns, names) in self.listed().items():
            if command in ("convert",) or form == "--merge":
                continue  # a file and a dataset; what they are told by is that of validate and ties
            with self.subTest(f"{command} {form}"):
                header, *rows = self.ask(command, form)
                if columns[-1:] == ["CODER"]:
                    header = header[:3] + ["CODER"]
                if command == "measure":
                    header = [complete(name, columns) for name in header]
                self.assertEqual(header, columns)
                if names:
                    at = header.index("name")
                    told = {complete(row[at], names) for row in rows}
                    self.assertLessEqual(told, set(names))
                    if command not in ("obstacles", "compare"):  # some need other data
                        self.assertEqual(told, set(names))

    def test_help_has_them(self):
        for command, title in (("brokerage", "only for the one with the largest total"),
                               ("dominance", "Rows with --summary:"),
                               ("classify", "Columns with --cross:")):
            self.assertIn(title, " ".join(self.succeed(command, "--help", "--lang", "en").split()))
        self.assertIn("Kolom dengan --by:", self.succeed("classify", "--help", "--lang", "id"))
        for line in self.succeed("findings", "--help", "--lang", "id").splitlines():
            self.assertLessEqual(len(line), 100)


if __name__ == "__main__":
    unittest.main()
