# SPDX-License-Identifier: GPL-2.0-or-later
"""The workbook to fill in: read back it is an empty dataset, and others open it."""

import csv
import hashlib
import io
import os
import shutil
import subprocess
import unittest

from command import CommandTest

try:
    import openpyxl
except ImportError:
    openpyxl = None

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
HERE = os.path.dirname(os.path.abspath(__file__))


class Template(CommandTest):
    def make(self, language="en", name="coding.xlsx"):
        self.assertEqual(self.succeed("template", "-o", self.path(name), "--lang", language), "")
        return self.path(name)

    def problems(self, path):
        done = self.run_command("validate", path, "--format", "csv")
        return list(csv.DictReader(io.StringIO(done.stdout)))

    def test_is_an_empty_dataset(self):
        for language in ("en", "id"):
            path = self.make(language)
            self.assertEqual(self.problems(path), [])
            info = {row["name"]: row["value"] for row in self.rows("info", path)}
            self.assertEqual((info["actors"], info["ties"]), ("0", "0"))

    def test_is_the_same_on_every_run(self):
        sums = set()
        for zone in ("UTC", "Asia/Jakarta"):
            self.succeed("template", "-o", self.path("t.xlsx"), env={"TZ": zone})
            with open(self.path("t.xlsx"), "rb") as file:
                sums.add(hashlib.sha256(file.read()).hexdigest())
        self.assertEqual(len(sums), 1)

    def test_calls(self):
        self.assertIn("-o FILE", self.fail_call(2, "template"))
        self.assertIn(".xlsx", self.fail_call(2, "template", "-o", self.path("x.csv")))
        self.assertFalse(os.path.exists(self.path("x.csv")))
        self.fail_call(2, "template", self.directory, "-o", self.path("x.xlsx"))
        self.fail_call(3, "template", "-o", self.path("no", "x.xlsx"))

    @unittest.skipIf(openpyxl is None, "python3-openpyxl is not installed")
    def test_openpyxl(self):
        for language, ties, words in (("en", "ties", "words"), ("id", "relasi", "kata")):
            book = openpyxl.load_workbook(self.make(language))
            self.assertEqual(len(book.sheetnames), 11)
            sheet = book[ties]
            headers = [cell.value for cell in sheet[1]]
            lists = {str(v.sqref).split("2:")[0]: v for v in sheet.data_validations.dataValidation}
            form = lists[openpyxl.utils.get_column_letter(
                headers.index("form" if language == "en" else "bentuk") + 1)]
            where = form.formula1.split("!")
            self.assertEqual(where[0], words)
            values = [cell.value for row in book[words][where[1].replace("$", "")] for cell in row]
            self.assertEqual(values, ["kinship", "work"] if language == "en"
                             else ["kekerabatan", "kerja"])

    @unittest.skipIf(openpyxl is None, "python3-openpyxl is not installed")
    def test_examples_are_a_dataset(self):
        """The example of every column, and every word of every list, can stand where it is told."""
        for language in ("en", "id"):
            path = self.make(language)
            book = openpyxl.load_workbook(path)
            told = {}
            rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
            for sheet, column, _, text, _, example in rows:
                if column:
                    self.assertTrue(text and example, (sheet, column))
                    told.setdefault(sheet, {})[column] = example
            self.assertEqual(len(told), 9)
            for name, cells in told.items():
                headers = [cell.value for cell in book[name][1]]
                self.assertEqual(sorted(headers), sorted(cells))
                book[name].append([cells[header] for header in headers])
            zones, ties = (("zones", "ties") if language == "en" else ("zona", "relasi"))
            book[zones].append(["kumuh-1"])
            actors = "actors" if language == "en" else "aktor"
            institutions = "institutions" if language == "en" else "lembaga"
            book[institutions].append(["lurah"])
            book.save(self.path("filled.xlsx"))
            errors = [p for p in self.problems(self.path("filled.xlsx")) if p["severity"] == "error"]
            self.assertEqual(errors, [], (language, actors, ties))

    @unittest.skipIf(OFFICE is None, "LibreOffice is not installed")
    def test_libreoffice(self):
        path = self.make("id")
        done = subprocess.run(
            [OFFICE, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir",
             self.path("out"), path], capture_output=True, env={**os.environ, "HOME": self.directory},
            timeout=240, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.problems(self.path("out", "coding.xlsx")), [])


if __name__ == "__main__":
    unittest.main()
