# SPDX-License-Identifier: GPL-2.0-or-later
"""What the kotaku command says of calls that are wrong, in both languages."""

import csv
import io
import os
import re
import unittest

from command import PASAR, CommandTest

# What is asked, and what is said of it in English and in Indonesian.
WRONG = (
    (["info"], "info: an INPUT is needed", "info: INPUT diperlukan"),
    (["info", ""], "INPUT is empty", "INPUT kosong"),
    (["metrics", "x"], "metrics takes no INPUT", "metrics tidak memakai INPUT"),
    (["measure", PASAR], "measure: --metric M[,M...] is needed",
     "measure: --metric M[,M...] diperlukan"),
    (["segregation", PASAR], "segregation: --group is needed",
     "segregation: --group diperlukan"),
    (["measure", PASAR, "--metric", ""], "--metric needs a value", "--metric memerlukan nilai"),
    (["measure", PASAR, "--metric", "degre"], 'no metric "degre", did you mean degree?',
     'tidak ada ukuran "degre", maksud Anda degree?'),
    (["info", PASAR, "--form="], "--form needs a value", "--form memerlukan nilai"),
    (["info", PASAR, "--output="], "--output needs a value", "--output memerlukan nilai"),
    (["info", PASAR, "--format", "xml"], '--format: "xml" is none of: table, csv, json',
     '--format: "xml" bukan salah satu dari: table, csv, json'),
    (["info", PASAR, "--stated=yes"], "--stated takes no value", "--stated tidak memakai nilai"),
    (["info", PASAR, "--form", "work", "--form", "work"], "--form is given twice",
     "--form diberikan dua kali"),
    (["info", PASAR, "--lvl", "cross"], "there is no option --lvl, did you mean --level?",
     "tidak ada opsi --lvl, maksud Anda --level?"),
    (["info", PASAR, "-x"], "there is no option -x", "tidak ada opsi -x"),
    (["clasify", PASAR], 'there is no command "clasify", did you mean classify?',
     'tidak ada perintah "clasify", maksud Anda classify?'),
    (["info", PASAR, "--spreadsheet", "--format", "json"],
     "--spreadsheet is CSV: it does not go with --format table or json",
     "--spreadsheet adalah CSV: tidak dapat bersama --format table atau json"),
    (["classify", PASAR, "--tolerance", "x"], '--tolerance: "x" is no number',
     '--tolerance: "x" bukan bilangan'),
    (["classify", PASAR, "--threads", "x"], '--threads: "x" is no whole number',
     '--threads: "x" bukan bilangan bulat'),
    (["classify", PASAR, "--tolerance", "0.5"],
     "option tolerance: 0.5 is out of range, expected 1 or more",
     "opsi tolerance: 0.5 di luar batas, diharapkan 1 atau lebih"),
    (["info", PASAR, "--table", "1"], 'info does not take the option "table"',
     'info tidak memakai opsi "table"'),
    (["metrics", "--table", "1"], "metrics takes no --table", "metrics tidak memakai --table"),
    (["info", PASAR, "--form", "kinshp"],
     'form: unknown word "kinshp", did you mean kinship? (expected: kinship, work)',
     'form: kata "kinshp" tidak dikenal, maksud Anda kinship? (diharapkan: kekerabatan, kerja)'),
    (["info", PASAR, "--level", "zzz"],
     'level: unknown word "zzz" (expected: interpersonal, institutional, cross, all)',
     'level: kata "zzz" tidak dikenal '
     "(diharapkan: interpersonal, institusional, lintas tingkat, semua)"),
    (["findings", PASAR, "--level", "zzz"],
     'option level: unknown word "zzz" (expected: interpersonal, institutional, cross, all)',
     'opsi level: kata "zzz" tidak dikenal '
     "(diharapkan: interpersonal, institusional, lintas tingkat, semua)"),
    (["info", PASAR, "--where", "zzz"], 'where: expected COLUMN=VALUE[,VALUE], found "zzz"',
     'where: diharapkan KOLOM=NILAI[,NILAI], ditemukan "zzz"'),
    (["info", PASAR, "--where", "sectr=x"], 'there is no column "sectr", expected one of id, name, role, '
     'sector, zone, funded, tier, part, scheme, note, did you mean sector?',
     'tidak ada kolom "sectr", seharusnya salah satu dari id, nama, peran, sektor, zone, funded, '
     'tier, part, scheme, note, maksud Anda sector?'),
    (["info", PASAR, "--at", "before:zzz"], 'at: no event "zzz"', 'at: tidak ada peristiwa "zzz"'),
    (["info", PASAR, "--at", "soon"],
     'at: expected DATE, DATE/DATE, before:EVENT or after:EVENT, found "soon"',
     "at: diharapkan TANGGAL, TANGGAL/TANGGAL, before:PERISTIWA atau after:PERISTIWA, ditemukan "
     '"soon"'),
    (["info", PASAR, "--activity", "zzz"],
     'activity: "zzz" is no activity that the data or the library know',
     'activity: "zzz" bukan kegiatan yang dikenal data atau pustaka'),
)


class WrongCalls(CommandTest):
    def test_in_both_languages(self):
        for arguments, english, indonesian in WRONG:
            for language, expected in (("en", english), ("id", indonesian)):
                with self.subTest(arguments, language=language):
                    env = {"LC_ALL": "C.UTF-8", "LC_MESSAGES": "", "LANG": ""}
                    env["LC_ALL"] = "id_ID.UTF-8" if language == "id" else "C.UTF-8"
                    text = self.fail_call(2, *arguments, env=env)
                    self.assertEqual(text, f"kotaku: {expected}\n")

    def test_all_levels(self):
        every = self.succeed("info", PASAR)
        for word in ("all", "semua", "Semua"):
            self.assertEqual(self.succeed("info", PASAR, "--level", word), every)
            self.assertEqual(self.succeed("findings", PASAR, "--level", word),
                             self.succeed("findings", PASAR, "--level", "all"))

    def test_no_command(self):
        self.assertEqual(self.fail_call(2, env={"LC_ALL": "id_ID.UTF-8"}),
                         "kotaku: PERINTAH diperlukan; kotaku --help menyebut semuanya\n")


class StandardStreams(CommandTest):
    def test_output_to_standard_output(self):
        here = os.getcwd()
        self.addCleanup(os.chdir, here)
        os.chdir(self.directory)
        self.assertEqual(self.succeed("info", PASAR, "-o", "-"), self.succeed("info", PASAR))
        self.assertEqual(os.listdir(self.directory), [])
        data = self.dataset(ties="from,to,form\na,b,kinshp\n")
        problems = self.run_command("validate", data, "-o", "-").stdout
        self.assertEqual([row["line"] for row in csv.DictReader(io.StringIO(problems))], ["2"])

    def test_one_name_of_standard_input(self):
        text = self.fail_call(1, "info", "-", input="from,to,form\na,b,kinshp\n")
        self.assertTrue(text.startswith("ties.csv:2:5: "), text)
        rows = self.rows("classify", "-", input="from,to\na,b\n")
        self.assertEqual(rows[0]["evidence"], "ties.csv:2")


class Metrics(CommandTest):
    def test_records_in_indonesian(self):
        text = self.succeed("metrics", "--lang", "id", "--format", "table")
        text = re.sub(r"\s+", " ", text)
        self.assertIn("judul: Keantaraan", text)
        self.assertIn("satuan: tetangga", text)
        self.assertIn("Jumlah bobot busur yang berakhir di simpul itu.", text)
        self.assertIn("tidak terdefinisi: tidak pernah", text)
        self.assertIn("Betweenness", self.succeed("metrics", "--lang", "id"))


if __name__ == "__main__":
    unittest.main()
