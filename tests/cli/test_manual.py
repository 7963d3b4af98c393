# SPDX-License-Identifier: GPL-2.0-or-later
"""The man page and the bash completion, made from the registry."""

import os
import re
import shutil
import subprocess
import unittest

from command import CommandTest

PAGES = {"en": os.environ["KOTAKU_MANUAL"], "id": os.environ["KOTAKU_MANUAL_ID"]}
COMPLETION = os.environ["KOTAKU_COMPLETION"]


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class ManualPage(CommandTest):
    def test_has_every_option_of_every_command(self):
        for language, path in PAGES.items():
            page = read(path).replace("\\-", "-")
            sections = dict(re.findall(r"^\.SH kotaku (\S+)\n(.*?)(?=^\.SH |\Z)", page, re.M | re.S))
            for command in self.commands():
                help_text = self.succeed(command, "--help", "--lang", language)
                options = re.findall(r"^  (--[a-z-]+)", help_text, re.M)
                self.assertTrue(options, command)
                for option in options:
                    self.assertRegex(sections[command], rf"(?m)^\.B {option}( |$)")

    def commands(self):
        listed = self.succeed("--help").split("Commands:\n")[1].split("\n\n")[0]
        return re.findall(r"^  (\S+)", listed, re.M)

    def test_no_line_of_text_is_taken_for_a_request(self):
        for path in PAGES.values():
            for line in read(path).splitlines():
                if line.startswith((".", "'")):
                    self.assertRegex(line, r"^\.(TH|SH|PP|TP|B|I|RS|RE|nf|fi)\b")

    @unittest.skipUnless(shutil.which("groff"), "groff is not installed")
    def test_formats_without_a_warning(self):
        for path in PAGES.values():
            done = subprocess.run(["groff", "-man", "-ww", "-Kutf8", "-Tutf8", "-z", path],
                                  capture_output=True, text=True, check=True)
            self.assertEqual(done.stderr, "")


class Completion(CommandTest):
    def complete(self, *words):
        """What bash offers for the last word."""
        script = 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _kotaku; ' \
                 'printf "%s\\n" "${COMPREPLY[@]}"'
        done = subprocess.run(["bash", "-c", script, COMPLETION, *words], cwd=self.directory,
                              capture_output=True, text=True, check=True)
        self.assertEqual(done.stderr, "")
        return done.stdout.splitlines() if done.stdout.strip() else []

    def test_commands(self):
        self.assertEqual(self.complete("kotaku", "clas"), ["classify"])
        self.assertIn("findings", self.complete("kotaku", ""))

    def test_options_are_the_commands_own(self):
        self.assertEqual(self.complete("kotaku", "zones", "data", "--ar"), ["--areas"])
        self.assertEqual(self.complete("kotaku", "classify", "data", "--ar"), [])
        self.assertEqual(self.complete("kotaku", "validate", "data", "--stag"), [])
        self.assertEqual(self.complete("kotaku", "measure", "data", "--metr"), ["--metric"])
        self.assertEqual(self.complete("kotaku", "measure", "data", "--se"), ["--seed"])

    def test_words_of_an_option(self):
        self.assertEqual(self.complete("kotaku", "info", "data", "--stage", "pl"), ["planning"])
        self.assertEqual(self.complete("kotaku", "info", "data", "--stage", "=", "pl"), ["planning"])
        self.assertEqual(self.complete("kotaku", "info", "data", "--stage", "planning,im"),
                         ["planning,implementation"])
        self.assertEqual(self.complete("kotaku", "measure", "d", "--metric", "pager"), ["pagerank"])
        self.assertEqual(self.complete("kotaku", "info", "d", "--format", "j"), ["json"])

    def test_files_for_an_input(self):
        os.mkdir(self.path("pasar two"))
        self.assertEqual(self.complete("kotaku", "info", "pas"), ["pasar two"])


if __name__ == "__main__":
    unittest.main()
