# SPDX-License-Identifier: GPL-2.0-or-later
"""Workbooks as openpyxl writes them, as others write them, and as nobody should."""

import csv
import datetime
import io
import os
import resource
import shutil
import subprocess
import unittest
import zipfile

from command import ENVIRONMENT, KOTAKU, PASAR, ROOT, CommandTest

try:
    import openpyxl
except ImportError:
    openpyxl = None

CONTENT_TYPES = """<?xml version="1.0"?><Types
 xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT_RELATIONS = f"""<Relationships><Relationship Id="r1" Type="{RELATION}/officeDocument"
 Target="xl/workbook.xml"/></Relationships>"""


def workbook_part(names, before=""):
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="s{i}"/>' for i, name in enumerate(names, 1)
    )
    return f'<workbook xmlns:r="{RELATION}">{before}<sheets>{sheets}</sheets></workbook>'


def relations_part(names):
    sheets = "".join(
        f'<Relationship Id="s{i}" Type="{RELATION}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(names) + 1)
    )
    return f"""<Relationships>{sheets}
 <Relationship Id="x" Type="{RELATION}/styles" Target="styles.xml"/>
 <Relationship Id="y" Type="{RELATION}/sharedStrings" Target="/xl/sharedStrings.xml"/>
</Relationships>"""


STYLES = """<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>
<numFmt numFmtId="165" formatCode="mmm yyyy"/><numFmt numFmtId="166" formatCode="yyyy"/>
<numFmt numFmtId="167" formatCode="000"/><numFmt numFmtId="168" formatCode="0.0&quot;d&quot;"/>
</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>
<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>
<xf numFmtId="168"/><xf numFmtId="14"/></cellXfs></styleSheet>"""


class WorkbookTest(CommandTest):
    def parts(self, sheets, shared="<sst/>", before="", **more):
        """A container of parts; sheets: the rows' XML by name."""
        parts = {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": ROOT_RELATIONS,
            "xl/workbook.xml": workbook_part(sheets, before),
            "xl/_rels/workbook.xml.rels": relations_part(sheets),
            "xl/styles.xml": STYLES,
            "xl/sharedStrings.xml": shared,
        }
        for i, rows in enumerate(sheets.values(), 1):
            parts[f"xl/worksheets/sheet{i}.xml"] = (
                f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
            )
        parts.update({name.replace("__", "/"): text for name, text in more.items()})
        return parts

    def pack(self, parts, name="data.xlsx"):
        with zipfile.ZipFile(self.path(name), "w", zipfile.ZIP_DEFLATED) as archive:
            for part, text in parts.items():
                if text is not None:
                    archive.writestr(part, text)
        return self.path(name)

    def make(self, sheets, **more):
        return self.pack(self.parts(sheets, **more))

    def saved(self, path, table="ties"):
        """The rows of a table once the workbook is a directory."""
        program = (
            "import sys, kotaku; kotaku.read(sys.argv[1]).save(sys.argv[2])"
        )
        done = subprocess.run(
            ["/usr/bin/python3", "-c", program, path, self.path("saved")],
            env={**os.environ}, capture_output=True, encoding="utf-8", check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(self.path("saved", table + ".csv"), encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def problems(self, path):
        done = self.run_command("validate", path, "--format", "csv")
        return list(csv.DictReader(io.StringIO(done.stdout)))

    def refused(self, path, words, megabytes=300):
        """One line, in bounded memory."""
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        done = subprocess.run(
            [KOTAKU, "info", path], capture_output=True, encoding="utf-8", timeout=120,
            env=ENVIRONMENT, check=False,
            preexec_fn=None if "ASAN_OPTIONS" in os.environ else limit)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertIn(words, done.stderr)

    def row(self, number, *cells):
        return f'<row r="{number}">' + "".join(cells) + "</row>"

    def text(self, place, text):
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    def header(self, *names):
        return self.row(1, *(self.text(f"{chr(65 + i)}1", name) for i, name in enumerate(names)))


class CellsTest(WorkbookTest):
    def test_kinds_of_cells(self):
        shared = """<sst><si><t>lkm</t></si><si><r><t>lu</t></r><r><rPr/><t>rah</t></r>
            <rPh><t>no</t></rPh></si><si><t xml:space="preserve">a_x000D_
b _x005F_x0041_ &amp; "c", d</t></si></sst>"""
        rows = (
            self.row(2, self.text("A2", "from"), self.text("B2", "to"), self.text("C2", "weight"),
                     self.text("D2", "since"), self.text("E2", "until"), self.text("F2", "note"),
                     self.text("G2", "stated"), self.text("H2", "flag"), self.text("I2", "code"))
            + self.row(4, '<c r="A4" t="s"><v>0</v></c><c r="B4" t="s"><v>1</v></c>'
                       '<c r="C4"><f>1/4</f><v>0.25</v></c><c r="D4" s="1"><v>43101</v></c>'
                       '<c r="E4" s="2"><v>43252</v></c><c r="F4" t="s"><v>2</v></c>'
                       '<c r="G4" t="str"><f>A1</f><v>stated</v></c><c r="H4" t="b"><v>1</v></c>'
                       '<c r="I4" s="4"><v>7</v></c>')
            + '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c s="5"><v>1.5E1</v></c>'
              '<c s="3"><v>43101</v></c></row>'
            + self.row(900, '<c r="A900" s="1"/>')
        )
        path = self.make({"relasi": rows}, shared=shared)
        first, second = self.saved(path)
        self.assertEqual((first["from"], first["to"], first["weight"]), ("lkm", "lurah", "0.25"))
        self.assertEqual((first["since"], first["until"]), ("2018-01-01", "2018-06"))
        self.assertEqual(first["note"], 'a\nb _x0041_ & "c", d')
        self.assertEqual((first["flag"], first["code"]), ("true", "007"))
        self.assertEqual((second["from"], second["weight"], second["since"]),
                         ("lurah", "15", "2018"))

    def test_dates(self):
        for before, serial, day in (
            ("", 1, "1900-01-01"), ("", 59, "1900-02-28"), ("", 61, "1900-03-01"),
            ("", 45000, "2023-03-15"), ('<workbookPr date1904="1"/>', 0, "1904-01-01"),
            ('<workbookPr date1904="true"/>', 43538, "2023-03-15"),
        ):
            rows = self.header("from", "to", "since") + self.row(
                2, self.text("A2", "a"), self.text("B2", "b"),
                f'<c r="C2" s="6"><v>{serial}</v></c>')
            (tie,) = self.saved(self.make({"ties": rows}, before=before))
            self.assertEqual(tie["since"], day)

    def test_places(self):
        rows = self.header("from", "to", "form", "note") + self.row(
            3, self.text("A3", "a"), self.text("B3", "b"), self.text("C3", "wrk")
        ) + self.row(7, self.text("B7", "b"), '<c r="C7" t="e"><f>1/0</f><v>#DIV/0!</v></c>') + (
            self.row(8, '<c r="A8" t="e"><v>#REF!</v></c>', self.text("B8", "b"),
                     '<c r="D8" t="s"><v>9</v></c>'))
        path = self.make({"ties": rows, "tis": self.header("from"), "notes": ""})
        done = self.run_command("validate", path)
        self.assertEqual(done.returncode, 1)
        lines = done.stderr.replace(path, "FILE").splitlines()
        self.assertEqual([line.split(" ")[0] for line in lines], [
            "FILE:notes:", "FILE:ties!C3:", "FILE:ties!A7:", "FILE:ties!C7:", "FILE:ties!A8:",
            "FILE:ties!D8:", "FILE:tis:"])
        self.assertIn('the cell holds the error "#DIV/0!"', lines[3])
        self.assertIn("did you mean ties?", lines[6])
        found = [p for p in self.problems(path) if p["severity"] == "error"]
        self.assertEqual({p["file"] for p in found}, {path + ":ties"})
        self.assertEqual((found[0]["line"], found[0]["column"], found[0]["field"]),
                         ("3", "3", "form"))

    def test_names_of_ties(self):
        rows = self.header("from", "to") + self.row(
            5, self.text("A5", "a"), self.text("B5", "b"))
        (tie,) = self.rows("classify", self.make({"ties": rows}))
        self.assertEqual(tie["evidence"], "ties.csv:5")

    def test_header(self):
        path = self.make({"ties": self.header("from", "too")})
        self.assertIn("ties!A1: ties needs a column to", self.fail_call(1, "info", path))
        path = self.make({"ties": self.header("from", "to") + self.row(
            2, self.text("A2", "a"), self.text("B2", "b"), self.text("D2", "x"))})
        self.assertIn("ties!D2: ", self.fail_call(1, "info", path))
        self.assertIn("ties!A1: no header row", self.fail_call(1, "info", self.make({"ties": ""})))
        path = self.make({"ties": self.header("from", "to"), "relasi": ""})
        self.assertIn("a second sheet for the table ties", self.fail_call(1, "info", path))
        path = self.make({"one": ""})
        self.assertIn("no sheet of a dataset is in this workbook", self.fail_call(1, "info", path))


class KoboTest(WorkbookTest):
    def test_a_misspelt_column(self):
        """It is kept, and told with its cell."""
        path = self.make({"ties": self.header("from", "to", "strenght") + self.row(
            2, self.text("A2", "a"), self.text("B2", "b"), self.text("C2", "strong"))})
        problem, = self.problems(path)
        self.assertEqual((problem["severity"], problem["file"][-10:], problem["line"],
                          problem["column"]), ("warning", ".xlsx:ties", "1", "3"))
        self.assertIn("did you mean strength?", problem["message"])
        self.assertEqual(self.saved(path)[0]["strenght"], "strong")

    def test_repeats(self):
        """A repeat's rows get what the form asked once; groups before headers go."""
        form = self.row(1, self.text("A1", "start"), self.text("B1", "who/from"),
                        self.text("C1", "source"), self.text("D1", "_index"))
        form += self.row(2, self.text("A2", "2018"), self.text("B2", "ani"),
                         self.text("C2", "i 1"), '<c r="D2"><v>1</v></c>')
        form += self.row(3, self.text("B3", "budi"), self.text("C3", 'say "x", y'),
                         '<c r="D3"><v>2</v></c>')
        names = ["ties/to", "ties/form", "_index", "_parent_table_name", "_parent_index"]
        ties = self.header(*names)
        for i, (to, form_of, parent) in enumerate(
                [("budi", "work", 1), ("cici", "kinship", 1), ("cici", "wrk", 2)], 2):
            ties += self.row(i, self.text(f"A{i}", to), self.text(f"B{i}", form_of),
                             f'<c r="C{i}"><v>{i - 1}</v></c>', self.text(f"D{i}", "Interview"),
                             f'<c r="E{i}"><v>{parent}</v></c>')
        path = self.make({"Interview": form, "ties": ties})
        self.assertIn("ties!B4: ", self.fail_call(1, "info", path))
        path = self.make({"Interview": form, "ties": ties.replace("wrk", "work")})
        rows = self.saved(path)
        self.assertEqual([(t["from"], t["to"], t["since"]) for t in rows],
                         [("ani", "budi", "2018"), ("ani", "cici", "2018"), ("budi", "cici", "")])


class HostileTest(WorkbookTest):
    TIES = '<row r="1"><c r="A1" t="str"><v>from</v></c><c r="B1" t="str"><v>to</v></c></row>'

    def test_not_a_workbook(self):
        self.refused(self.write("data.xlsx", "from,to\n"), "this is no workbook")
        with open(self.path("old.xlsx"), "wb") as file:
            file.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        self.refused(self.path("old.xlsx"), "locked by a password")
        self.refused(self.pack({"a": "b"}), "it has no list of sheets")

    def test_cut(self):
        with open(self.make({"ties": self.TIES}), "rb") as file:
            whole = file.read()
        for n in (0, 1, 3, 30, len(whole) // 2, len(whole) - 1):
            with open(self.path("cut.xlsx"), "wb") as file:
                file.write(whole[:n])
            self.refused(self.path("cut.xlsx"), "no workbook")

    def test_wrong_sizes(self):
        """Of the last part, in the list of parts and before it itself."""
        with open(self.make({"ties": self.TIES}), "rb") as file:
            whole = file.read()
        listed, own = whole.rindex(b"PK\x01\x02"), whole.rindex(b"PK\x03\x04")
        for at, number in ((16, b"\1\2\3\4"), (24, b"\xff\xff\xff\x7f"), (24, b"\1\0\0\0")):
            wrong = bytearray(whole)
            for place in (listed + at, own + at - 2):
                wrong[place:place + 4] = number
            with open(self.path("wrong.xlsx"), "wb") as file:
                file.write(wrong)
            self.refused(self.path("wrong.xlsx"), "this is no workbook")

    def test_entities(self):
        bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        parts = self.parts({"ties": self.TIES})
        for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"):
            self.refused(self.pack({**parts, part: bomb + parts[part]}), "which is not read")
        self.refused(self.pack({**parts, "xl/sharedStrings.xml": "<sst><si><t>&b;</t></si></sst>"}),
                     "this is no XML")

    def test_bomb(self):
        zeros = "<row>" + " " * (100 << 20) + "</row>"
        self.refused(self.make({"ties": zeros}), "unpacks to more than 200 times")

    def test_many_columns(self):
        cells = "<c><v>1</v></c>" * 1_000_000
        self.refused(self.make({"ties": f"<row>{cells}</row>"}), "more than 16384 columns")
        self.refused(self.make({"ties": '<row r="1"><c r="XFE1"><v>1</v></c></row>'}), "XFE1")
        self.refused(self.make({"ties": '<row r="1048577"/>'}), "a number that is none")
        self.refused(self.make({"ties": '<row r="2"/><row r="2"/>'}), "a number that is none")

    def test_references(self):
        parts = self.parts({"ties": self.TIES})
        self.refused(self.pack({**parts, "xl/worksheets/sheet1.xml": None}), "is missing")
        cyclic = relations_part(["ties"]).replace("worksheets/sheet1.xml", "workbook.xml")
        self.refused(self.pack({**parts, "xl/_rels/workbook.xml.rels": cyclic}), "no header row")
        self.refused(self.pack({**parts, "xl/_rels/workbook.xml.rels": "<a>" * 300}),
                     "elements in each other")

    def test_long_text(self):
        long = "x" * (17 << 20)
        self.refused(
            self.make({"ties": f'<row r="1"><c r="A1" t="str"><v>{long}</v></c></row>'}), "", 900)


@unittest.skipIf(openpyxl is None, "python3-openpyxl is not installed")
class OpenpyxlTest(WorkbookTest):
    def test_pasar(self):
        """The study's own data, typed into a workbook, are the same dataset."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name in sorted(os.listdir(PASAR)):
            if not name.endswith(".csv"):
                continue
            sheet = book.create_sheet(name[:-4])
            with open(os.path.join(PASAR, name), encoding="utf-8", newline="") as file:
                for row in csv.reader(file):
                    sheet.append(row)
        book.save(self.path("pasar.xlsx"))
        for command in (["info"], ["classify"], ["findings", "--draws", "100"]):
            self.assertEqual(self.succeed(command[0], self.path("pasar.xlsx"), *command[1:]),
                             self.succeed(command[0], PASAR, *command[1:]))

    def test_convert(self):
        """Ours hold every table, own columns and what looks like a sign's code."""
        for name in ("examples/pasar-ii", "tests/data/kelurahan-contoh",
                     "tests/data/kelurahan-rekaan"):
            path = os.path.join(ROOT, name)
            self.succeed("convert", path, self.path("ours.xlsx"))
            for out, source in (("there", path), ("back", self.path("ours.xlsx"))):
                self.succeed("convert", source, self.path(out))
            self.assertEqual(*({table: open(self.path(out, table), encoding="utf-8").read()
                                for table in os.listdir(self.path(out))}
                               for out in ("there", "back")))
            for out in ("there", "back"):
                shutil.rmtree(self.path(out))
        self.dataset(ties='from,to,weight,note,"a;b"\n007,b,2.5,_x0041_ =1,x\nb,007,,,"y\nz"\n')
        self.succeed("convert", self.path("data"), self.path("own.xlsx"))
        rows = [list(row) for row in openpyxl.load_workbook(
            self.path("own.xlsx"))["ties"].iter_rows(values_only=True)]
        self.assertEqual([[row[rows[0].index(name)] for name in ("from", "weight", "a;b")]
                          for row in rows[1:]], [["007", 2.5, "x"], ["b", None, "y\nz"]])
        self.assertEqual([row["note"] for row in self.saved(self.path("own.xlsx"))],
                         ["_x0041_ =1", ""])

    def test_too_much(self):
        self.dataset(ties="from,to,note\na,b," + "x" * 32768 + "\n")
        self.assertIn("ties!", self.fail_call(3, "convert", self.path("data"),
                                              self.path("out.xlsx")))
        self.assertFalse(os.path.exists(self.path("out.xlsx")))

    def test_dates_and_numbers(self):
        for epoch in (openpyxl.utils.datetime.WINDOWS_EPOCH, openpyxl.utils.datetime.MAC_EPOCH):
            book = openpyxl.Workbook()
            book.epoch = epoch
            book.active.title = "Relasi"
            book.active.append(["dari", "ke", "sejak", "bobot", "rw", "saat"])
            book.active.append([1, "b", datetime.date(2018, 3, 1), 2.5, True,
                                datetime.datetime(2018, 3, 1, 14, 30, 5)])
            book.save(self.path("dates.xlsx"))
            (tie,) = self.saved(self.path("dates.xlsx"))
            self.assertEqual(
                [tie[name] for name in ("from", "to", "since", "weight", "rw", "saat")],
                ["1", "b", "2018-03-01", "2.5", "true", "2018-03-01T14:30:05"])


if __name__ == "__main__":
    unittest.main()
