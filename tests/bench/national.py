# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes a programme of many kelurahan as one dataset, the same one each time: national.py DIRECTORY KELURAHAN
A kelurahan has 90 people in 8 RTs, 6 institutions and 900 coded ties, of which one in a hundred leads elsewhere."""

import pathlib
import sys

import numpy

PEOPLE, INSTITUTIONS, RTS, TIES = 90, 6, 8, 900
FORMS = ["kinship", "work"]
DIRECTIONS = ["equal", "horizontal", "vertical"]
STRENGTHS = ["strong", "strong", "weak", "weak", "none"]
STAGES = ["preparation", "planning", "planning|implementation", "implementation", "sustainability", ""]
ROLES = ["resident", "resident", "resident", "RT head", "user", "worker"]
BODIES = [
    ("LKM", "community"),
    ("Lurah", "government"),
    ("Askot", "programme"),
    ("facilitator", "programme"),
    ("Satker PKP", "government"),
    ("waste bank", "private"),
]


def write(path, header, blocks):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(header + "\n")
        for rows in blocks:
            file.write("\n".join(rows) + "\n")


def zones(k):
    yield f"K{k:05d},,,,{k},"
    for rt in range(RTS):
        yield f"K{k:05d}-{rt},K{k:05d},{rt:02d},{rt // 3:02d},{k},{'yes' if (k + rt) % 2 else 'no'}"


def actors(k):
    for i in range(PEOPLE):
        role = ROLES[i % len(ROLES)]
        yield f"P{k:05d}-{i:02d},Name {i},{role},community,K{k:05d}-{i % RTS},{'yes' if i % 3 else 'no'}"


def institutions(k):
    for i, (role, sector) in enumerate(BODIES):
        yield f"I{k:05d}-{i},{role},{role},{sector}"


def affiliations(k):
    for i in range(12):
        yield f"P{k:05d}-{i:02d},I{k:05d}-{i % INSTITUTIONS}"


def ties(k, n_kelurahan, draw):
    def ends(kelurahan):
        return [
            f"I{c:05d}-{i - PEOPLE}" if i >= PEOPLE else f"P{c:05d}-{i:02d}"
            for c, i in zip(kelurahan, draw.integers(0, PEOPLE + INSTITUTIONS, TIES))
        ]

    def words(column):
        return [column[i] for i in draw.integers(0, len(column), TIES)]

    elsewhere = numpy.where(draw.random(TIES) < 0.01, draw.integers(0, n_kelurahan, TIES), k)
    weights = [f"{w / 4:g}" for w in draw.integers(1, 400, TIES)]
    days = [f"20{d // 336 + 14}-{d // 28 % 12 + 1:02d}-{d % 28 + 1:02d}" for d in draw.integers(0, 2016, TIES)]
    columns = [ends([k] * TIES), ends(elsewhere), words(FORMS), words(DIRECTIONS), words(STRENGTHS), words(STAGES)]
    return (",".join(row) for row in zip(*columns, weights, days))


def main(directory, n_kelurahan):
    directory = pathlib.Path(directory)
    draw = numpy.random.default_rng(7)
    every = range(n_kelurahan)
    write(directory / "zones.csv", "id,parent,rt,rw,kelurahan,delineated", map(zones, every))
    write(directory / "actors.csv", "id,name,role,sector,zone,funded", map(actors, every))
    write(directory / "institutions.csv", "id,name,role,sector", map(institutions, every))
    write(directory / "affiliations.csv", "actor,institution", map(affiliations, every))
    write(
        directory / "ties.csv",
        "from,to,form,direction,strength,stages,weight,since",
        (ties(k, n_kelurahan, draw) for k in every),
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
