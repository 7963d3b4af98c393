# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of a dataset, by name."""

from __future__ import annotations

from .errors import UNKNOWN_WORD, CallError

TABLES = {
    "zones": 1,
    "actors": 2,
    "institutions": 3,
    "affiliations": 4,
    "ties": 5,
    "events": 6,
    "funds": 7,
    "posts": 8,
    "competences": 9,
}
# The order in which they can be added: ties may name events.
ADDED = sorted(TABLES, key=lambda table: (table == "ties", TABLES[table]))
# Columns that hold ids, which are text always.
IDS = {
    "zones": ("id", "parent"),
    "actors": ("id", "zone"),
    "institutions": ("id",),
    "affiliations": ("actor", "institution"),
    "ties": ("from", "to", "id"),
    "events": ("id",),
    "funds": ("id", "zone"),
    "posts": (),
    "competences": ("actor",),
}


def table_number(name: str) -> int:
    """The library's number of a table."""
    if name not in TABLES:
        known = ", ".join(TABLES)
        raise CallError(f"there is no table {name!r}; the tables are {known}", UNKNOWN_WORD)
    return TABLES[name]
