# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes a dataset of coded ties, the same one each time: generate.py DIRECTORY TIES ACTORS"""

import pathlib
import random
import sys

FORMS = ["kinship", "work"]
DIRECTIONS = ["equal", "horizontal", "vertical", "arc"]
STRENGTHS = ["strong", "strong", "weak", "weak", "none"]
STAGES = ["preparation", "planning", "planning|implementation", "implementation", "sustainability", ""]
ROLES = ["resident", "RT head", "user", "worker", "LKM", "facilitator"]
SECTORS = ["government", "private", "programme", "community"]


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(header + "\n")
        file.writelines(row + "\n" for row in rows)


def main(directory, n_ties, n_actors):
    directory = pathlib.Path(directory)
    draw = random.Random(7)
    n_zones = max(n_actors // 300, 1)
    actors = [f"P{i:06d}" for i in range(n_actors)]
    write(
        directory / "zones.csv",
        "id,parent,rt,rw,delineated",
        (
            f"Z{i:04d},{'' if i < 10 else f'Z{i % 10:04d}'},{i % 40:02d},{i % 9:02d},{'yes' if i % 3 else 'no'}"
            for i in range(n_zones)
        ),
    )
    write(
        directory / "actors.csv",
        "id,name,role,sector,zone,funded",
        (
            f"{id},Name {i},{ROLES[i % 6]},{SECTORS[i % 4]},Z{i % n_zones:04d},{'yes' if i % 2 else 'no'}"
            for i, id in enumerate(actors)
        ),
    )
    write(
        directory / "ties.csv",
        "from,to,form,direction,strength,stages,weight,since",
        (
            ",".join(
                (
                    draw.choice(actors),
                    draw.choice(actors),
                    draw.choice(FORMS),
                    draw.choice(DIRECTIONS),
                    draw.choice(STRENGTHS),
                    draw.choice(STAGES),
                    f"{draw.randint(1, 400) / 4:g}",
                    f"20{draw.randint(14, 19)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}",
                )
            )
            for _ in range(n_ties)
        ),
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
