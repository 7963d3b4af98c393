# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs the kotaku command of the build, in a temporary directory of each test's own."""

import csv
import errno
import fcntl
import io
import os
import shutil
import struct
import subprocess
import tempfile
import termios
import unittest

KOTAKU = os.environ["KOTAKU_COMMAND"]
ROOT = os.environ["KOTAKU_SOURCE_ROOT"]
PASAR = os.path.join(ROOT, "examples", "pasar-ii")
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", "")}
for _name in ("LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
    if _name in os.environ:
        ENVIRONMENT[_name] = os.environ[_name]


class CommandTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.directory = tempfile.mkdtemp(prefix="kotaku-test-")
        self.addCleanup(shutil.rmtree, self.directory)

    def path(self, *names):
        return os.path.join(self.directory, *names)

    def write(self, name, text):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return path

    def dataset(self, name="data", **tables):
        """A directory with a file per table."""
        for table, text in tables.items():
            self.write(os.path.join(name, table + ".csv"), text)
        return self.path(name)

    def run_command(self, *arguments, input=None, env=None):
        return subprocess.run(
            [KOTAKU, *arguments],
            input=input,
            stdin=subprocess.DEVNULL if input is None else None,
            capture_output=True,
            encoding="utf-8",
            env={**ENVIRONMENT, **(env or {})},
            timeout=120,
            check=False,
        )

    def on_terminal(self, *arguments, width=100, env=None):
        """What a terminal of that width shows, and the status."""
        terminal, other = os.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
        seen = b""
        with subprocess.Popen([KOTAKU, *arguments], stdout=other, stderr=other,
                              stdin=subprocess.DEVNULL,
                              env={**ENVIRONMENT, **(env or {})}) as running:
            os.close(other)
            try:
                while True:
                    seen += os.read(terminal, 65536)
            except OSError as error:  # so Linux tells that nobody writes any more
                self.assertEqual(error.errno, errno.EIO)
            status = running.wait(60)
        os.close(terminal)
        return status, seen.decode("utf-8").replace("\r\n", "\n")

    def succeed(self, *arguments, **more):
        """The standard output of a call that must be done, with nothing but warnings beside it."""
        done = self.run_command(*arguments, **more)
        self.assertEqual(done.returncode, 0, (arguments, done.stderr))
        self.assertRegex(done.stderr, r"\A([^\n:]+: (warning|peringatan): [^\n]+\n)*\Z")
        return done.stdout

    def fail_call(self, status, *arguments, **more):
        """The standard error of a call that must fail so, with nothing on standard output."""
        done = self.run_command(*arguments, **more)
        self.assertEqual((done.returncode, done.stdout), (status, ""), (arguments, done.stderr))
        self.assertNotEqual(done.stderr, "")
        return done.stderr

    def rows(self, *arguments, **more):
        return list(csv.DictReader(io.StringIO(self.succeed(*arguments, **more))))
