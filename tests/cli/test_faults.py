# SPDX-License-Identifier: GPL-2.0-or-later
"""What the kotaku command does with faulty data, and with a world that does not cooperate."""

import csv
import io
import os
import random
import re
import select
import signal
import subprocess
import time
import unittest

from command import ENVIRONMENT, KOTAKU, PASAR, CommandTest

# One fault a row; each is told at its line.
ZONES = """id,parent,delineated,area_ha
rt1,,yes,1.5
rt2,,maybe,
rt3,,,wide
rt4,rt99,,
rt1,,,
"""
ACTORS = """id,role,sector,zone,funded
ani,RT head,community,rt1,yes
budi,,comunity,rt1,
citra,,,rt77,
dedi,,,,perhaps
ani,,,,
eko,,,,
"""
TIES = """from,to,form,direction,strength,scope,stages,weight,since,until
ani,eko,work,equal,strong,programme,planning,2,2018,2019
anii,eko,,,,,,,,
ani,eko,kinshp,,,,,,,
ani,eko,,upward,,,,,,
ani,eko,,,strongest,,,,,
ani,eko,,,,outside it,,,,
ani,eko,,,,,planing,,,
ani,eko,,,,,,-1,,
ani,eko,,,,,,heavy,,
ani,eko,,,,,,,2018-13,
ani,eko,,,,,,,,event:none
ani,,,,,,,,,
ani,eko,work
"""
FAULTS = (
    [("zones.csv", line) for line in (3, 4, 5, 6)]
    + [("actors.csv", line) for line in (3, 4, 5, 6)]
    + [("ties.csv", line) for line in range(3, 15)]
)


class Faults(CommandTest):
    def setUp(self):
        super().setUp()
        self.data = self.dataset(zones=ZONES, actors=ACTORS, ties=TIES)

    def places(self, text):
        start = re.escape(self.data + os.sep)
        found = re.findall(rf"(?m)^{start}(\w+\.csv):(\d+):(\d+): [^\n]+$", text)
        self.assertEqual(len(found), text.count("\n"), text)
        return sorted((file, int(line)) for file, line, _ in found)

    def test_twenty_faults_are_twenty_messages(self):
        self.assertEqual(len(FAULTS), 20)
        for command in ("validate", "findings", "info", "classify"):
            with self.subTest(command):
                self.assertEqual(self.places(self.fail_call(1, command, self.data)), sorted(FAULTS))

    def test_a_terminal_is_told_what_is_valid(self):
        data = self.dataset("well", actors="id\na\nb\n", ties="from,to\na,b\n")
        self.assertEqual(self.on_terminal("validate", data),
                         (0, data + ": valid: actors 2, ties 1\n"))
        self.assertEqual(self.on_terminal("validate", data, "--lang", "id"),
                         (0, data + ": sah: 2 aktor, 1 ikatan\n"))
        self.assertEqual(self.run_command("validate", data).stderr, "")
        near = self.dataset("near", ties="from,to,strenght\na,b,strong\n")
        status, text = self.on_terminal("validate", near, "--lang", "id")
        self.assertEqual(status, 0)
        self.assertIn('ties.csv:1:9: peringatan: kolom "strenght" disimpan sebagai kolom tambahan '
                      "Anda sendiri, maksud Anda strength?\n", text)
        self.assertNotIn("valid", self.on_terminal("validate", self.data)[1])

    def test_validate_with_a_format_is_a_frame(self):
        done = self.run_command("validate", self.data, "--format", "csv")
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        self.assertEqual(",".join(rows[0]),
                         "severity,file,line,column,field,value,expected,message")
        faulty = {(os.path.basename(row["file"]), int(row["line"])): row for row in rows}
        self.assertEqual(sorted(faulty), sorted(FAULTS))
        self.assertEqual(len(rows), 20)
        unknown = faulty["ties.csv", 4]
        self.assertEqual((unknown["field"], unknown["value"], unknown["column"]),
                         ("form", "kinshp", "9"))

    def test_an_unknown_id_names_the_nearest(self):
        text = self.fail_call(1, "findings", self.data)
        line = next(line for line in text.splitlines() if "/ties.csv:3:" in line)
        self.assertRegex(line, r"anii.*\bani\b")

    def test_valid_data(self):
        self.assertEqual(self.run_command("validate", PASAR).returncode, 0)
        self.assertEqual(self.run_command("validate", PASAR).stdout, "")

    def test_warnings_are_no_errors(self):
        data = self.dataset("odd", ties="from,to,activities\na,b,infrastucture\n\na,c,social\n")
        done = self.run_command("validate", data)
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertIn("warning: ", done.stderr)


class WrongInputs(CommandTest):
    def test_a_directory_without_data(self):
        os.mkdir(self.path("empty"))
        self.write(os.path.join("empty", "README.md"), "nothing")
        for command in ("validate", "info", "findings", "classify"):
            with self.subTest(command):
                text = self.fail_call(1, command, self.path("empty"))
                self.assertEqual(text.count("\n"), 1, text)
                self.assertIn("ties.csv", text)

    def test_other_files(self):
        text = self.fail_call(1, "info", self.write("README.md", "# Notes\n"))
        self.assertIn("README.md: files of this kind are not read", text)

    def test_messages(self):
        one = self.dataset("one", ties="from,to,form\na\n")
        self.assertIn("ties.csv:2:1: 1 field where the header has 3",
                      self.fail_call(1, "validate", one))
        path = self.path("wide.csv")
        with open(path, "wb") as file:
            file.write(b"\xff\xfe" + "from,to\na,b".encode("utf-16-le") + b"\x00\xd8" +
                       "\n".encode("utf-16-le"))
        self.assertIn('half a character of UTF-16 in "b\ufffd"', self.fail_call(1, "info", path))

    def test_a_pipe_is_not_waited_for(self):
        data = self.dataset(actors="id\na\n")
        os.mkfifo(os.path.join(data, "ties.csv"))
        for path in (data, os.path.join(data, "ties.csv")):
            text = self.fail_call(3, "info", path)
            self.assertIn("ties.csv: not a regular file", text)


class Output(CommandTest):
    def test_file_holds_what_standard_output_would(self):
        path = self.path("out.csv")
        self.assertEqual(self.succeed("dominance", PASAR, "-o", path), "")
        with open(path, encoding="utf-8", newline="") as file:
            self.assertEqual(file.read(), self.succeed("dominance", PASAR))

    def test_file_is_whole_or_absent(self):
        self.fail_call(3, "info", PASAR, "-o", self.path("nowhere", "out.csv"))
        self.fail_call(2, "info", PASAR, "--level", "none", "-o", self.path("new.csv"))
        self.assertEqual(os.listdir(self.directory), [])
        old = self.write("old.csv", "kept")
        self.fail_call(2, "info", PASAR, "--level", "none", "--output", old)
        with open(old, encoding="utf-8") as file:
            self.assertEqual(file.read(), "kept")

    def test_full_disk(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([KOTAKU, "findings", PASAR], stdout=full, stderr=subprocess.PIPE,
                                  encoding="utf-8", env=ENVIRONMENT, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn("standard output", done.stderr)

    def test_closed_pipe(self):
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "w") as pipe:
            done = subprocess.run([KOTAKU, "findings", PASAR], stdout=pipe, stderr=subprocess.PIPE,
                                  encoding="utf-8", env=ENVIRONMENT, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn("standard output", done.stderr)

    def test_help_on_a_full_disk(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([KOTAKU, "--help"], stdout=full, stderr=subprocess.PIPE,
                                  env=ENVIRONMENT, check=False)
        self.assertEqual(done.returncode, 3)


class Interrupts(CommandTest):
    def big(self):
        numbers = random.Random(1)
        lines = ["from,to\n"]
        for _ in range(120000):
            lines.append(f"n{numbers.randrange(15000)},n{numbers.randrange(15000)}\n")
        return self.dataset("big", ties="".join(lines))

    def test_while_waiting_for_standard_input(self):
        with subprocess.Popen([KOTAKU, "info", "-"], stdin=subprocess.PIPE, env=ENVIRONMENT,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            time.sleep(0.5)
            running.send_signal(signal.SIGINT)
            self.assertEqual(running.wait(10), 130)
            running.stdin.close()

    def test_work_shows_progress_and_can_be_stopped(self):
        terminal, other = os.openpty()
        output = self.path("out.csv")
        command = [KOTAKU, "measure", self.big(), "--metric", "betweenness", "--threads", "1",
                   "-o", output]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=other,
                              stdin=subprocess.DEVNULL, env=ENVIRONMENT) as running:
            os.close(other)
            seen = b""
            while b" s)" not in seen and select.select([terminal], [], [], 60)[0]:
                seen += os.read(terminal, 4096)
            self.assertRegex(seen, rb"\(\d+ s\)")
            self.assertIsNone(running.poll())
            running.send_signal(signal.SIGINT)
            begin = time.monotonic()
            self.assertEqual(running.wait(30), 130)
            self.assertLess(time.monotonic() - begin, 5)
            self.assertEqual(running.stdout.read(), b"")
        os.close(terminal)
        self.assertFalse(os.path.exists(output))


if __name__ == "__main__":
    unittest.main()
