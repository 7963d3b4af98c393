#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the study found, asked of a dataset, and who dominates whom."""

import sys

import kotaku

network = kotaku.read(sys.argv[1] if len(sys.argv) > 1 else "examples/pasar-ii")
for row in network.findings().rows():
    print(f"{row['id']:25} {row['verdict']:12} {row['subject'] or '':16} {row['basis']}")

institutions = network.view(level="institutional")
roles = institutions.dominance()
for name, role in zip(roles["id"], roles["dominance_role"]):
    print(f"{name}: {role}")
