# SPDX-License-Identifier: GPL-2.0-or-later
"""The public headers as programs include them: in C++ too."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["KOTAKU_SOURCE_ROOT"])
MADE = pathlib.Path(os.environ["KOTAKU_BUILD_ROOT"]) / "include"
WARNINGS = ["-Wall", "-Wextra", "-Werror", "-fsyntax-only"]

# Flags are joined, and stay of their type.
PROGRAM_CPP = """
#include <kotaku.h>
int main ()
{
  KotakuSelection *selection = kotaku_selection_new ();
  KotakuStage stages = KOTAKU_STAGE_PLANNING | KOTAKU_STAGE_IMPLEMENTATION;
  stages |= KOTAKU_STAGE_PREPARATION;
  static_assert ((KOTAKU_LEVEL_CROSS | KOTAKU_LEVEL_INSTITUTIONAL) == 6, "joined");
  static_assert ((KOTAKU_FORM_WORK & KOTAKU_FORM_KINSHIP) == KOTAKU_FORM_UNRECORDED, "met");
  kotaku_selection_set_stage (selection, stages);
  kotaku_selection_set_strength (selection, KOTAKU_STRENGTH_WEAK | KOTAKU_STRENGTH_STRONG);
  kotaku_selection_set_content (selection, KOTAKU_CONTENT_INTEREST | KOTAKU_CONTENT_INFORMATION);
  kotaku_selection_set_scope (selection, KOTAKU_SCOPE_PROGRAMME | KOTAKU_SCOPE_BEYOND);
  kotaku_selection_set_delineation (selection,
                                    KOTAKU_DELINEATION_DELINEATED | KOTAKU_DELINEATION_OUTSIDE);
  kotaku_selection_unref (selection);
}
"""

PROGRAM_C = """
#include <kotaku.h>
int main (void)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  kotaku_selection_set_stage (selection, KOTAKU_STAGE_PLANNING | KOTAKU_STAGE_IMPLEMENTATION);
  return KOTAKU_CHECK_VERSION (1, 0, 0) ? 0 : 1;
}
"""


def flags():
    told = subprocess.run(["pkg-config", "--cflags", "gio-2.0"], capture_output=True, text=True, check=True)
    return told.stdout.split() + [f"-I{ROOT / 'include'}", f"-I{MADE}"]


class Headers(unittest.TestCase):
    def compile(self, compiler, ending, program, *options):
        if shutil.which(compiler) is None:
            self.skipTest(f"no {compiler} here")
        with tempfile.TemporaryDirectory() as directory:
            source = pathlib.Path(directory) / f"program{ending}"
            source.write_text(program, encoding="utf-8")
            done = subprocess.run([compiler, *options, *WARNINGS, *flags(), str(source)], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_c(self):
        for standard in ("gnu11", "gnu17"):
            self.compile("cc", ".c", PROGRAM_C, f"-std={standard}")

    def test_cpp(self):
        self.compile("c++", ".cc", PROGRAM_CPP, "-std=c++17")

    def test_what_is_made_is_ours(self):
        text = (MADE / "kotaku/enum-types.h").read_text(encoding="utf-8")
        self.assertIn("SPDX-License-Identifier: GPL-2.0-or-later", text)
        self.assertNotIn("LGPL", text)


if __name__ == "__main__":
    unittest.main()
