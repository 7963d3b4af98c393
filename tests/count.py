# SPDX-License-Identifier: GPL-2.0-or-later
"""Adds up the checks inside each test program; the last line is `N passed, N failed`."""

import json
import re
import sys

CHECK = re.compile(r"Checks: (\d+), Failures: (\d+), Errors: (\d+)")
UNITTEST = re.compile(r"^Ran (\d+) tests? in", re.MULTILINE)
UNITTEST_BAD = re.compile(r"(failures|errors)=(\d+)")
SKIPPED = re.compile(r"skipped=(\d+)")


def count(test):
    """Passed, failed and skipped checks of one test program."""
    text = test.get("stdout", "") + test.get("stderr", "")
    if test["result"] == "SKIP":
        print(f"skipped {test['name']}: {text.strip().splitlines()[-1] if text.strip() else ''}")
        return 0, 0, 1
    good = test["result"] == "OK"
    checks = CHECK.findall(text)
    if checks:
        total = sum(int(c[0]) for c in checks)
        bad = sum(int(c[1]) + int(c[2]) for c in checks)
        return total - bad, bad if bad or good else 1, 0
    ran = UNITTEST.findall(text)
    if ran:
        total = sum(map(int, ran))
        bad = sum(int(n) for _, n in UNITTEST_BAD.findall(text))
        skipped = sum(map(int, SKIPPED.findall(text)))
        return total - bad - skipped, bad if bad or good else 1, skipped
    return int(good), int(not good), 0


def main():
    passed = failed = skipped = 0
    with open(sys.argv[1], encoding="utf-8") as log:
        for line in log:
            test = json.loads(line)
            good, bad, left = count(test)
            if bad:
                print(f"failed {test['name']}")
            passed, failed, skipped = passed + good, failed + bad, skipped + left
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
