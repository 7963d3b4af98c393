# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading GraphML and Pajek, against the readers of python-igraph and networkx:
formats.py [TIES [ACTORS]], with kotaku of KOTAKU_LIBRARY. Each reader has a process of its own,
whose imports are not in its time; medians of three, taking turns."""

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time


def write(directory, n_ties, n_actors):
    """The same random ties in both formats, each with a weight."""
    draw = random.Random(7)
    ties = [(draw.randrange(n_actors), draw.randrange(n_actors), draw.randrange(1, 9))
            for _ in range(n_ties)]
    with open(f"{directory}/ties.graphml", "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n'
                   '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
                   '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>\n'
                   '<graph edgedefault="directed">\n')
        file.writelines(f'<node id="p{i}"/>\n' for i in range(n_actors))
        file.writelines(f'<edge source="p{a}" target="p{b}"><data key="weight">{w}</data></edge>\n'
                        for a, b, w in ties)
        file.write("</graph>\n</graphml>\n")
    with open(f"{directory}/ties.net", "w", encoding="utf-8") as file:
        file.write(f"*Vertices {n_actors}\n")
        file.writelines(f'{i + 1} "p{i}"\n' for i in range(n_actors))
        file.write("*Arcs\n")
        file.writelines(f"{a + 1} {b + 1} {w}\n" for a, b, w in ties)


def reader(program, path):
    graphml = path.endswith(".graphml")
    if program == "igraph":
        import igraph
        read = igraph.Graph.Read_GraphML if graphml else igraph.Graph.Read_Pajek
        return lambda: read(path).ecount()
    if program == "networkx":
        import networkx
        read = networkx.read_graphml if graphml else networkx.read_pajek
        return lambda: read(path).number_of_edges()
    import kotaku
    return lambda: kotaku.read(path).n_ties


def measure(program, path):
    """In the reader's own process: seconds, peak MB, ties."""
    read = reader(program, path)
    begin = time.perf_counter()
    n = read()
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(seconds, peak, n)


def ask(program, path):
    out = subprocess.run([sys.executable, __file__, "--read", program, path], check=True,
                         capture_output=True, encoding="utf-8").stdout.split()
    return float(out[0]), float(out[1]), int(out[2])


def main(n_ties=1_000_000, n_actors=100_000):
    with tempfile.TemporaryDirectory() as directory:
        write(directory, int(n_ties), int(n_actors))
        print(f"{'median of 3':<28} {'seconds':>9} {'peak MB':>9} {'ties':>9} {'ratio':>8}")
        for name in ("ties.graphml", "ties.net"):
            path = os.path.join(directory, name)
            programs = ("kotaku", "igraph", "networkx")
            runs = {program: [] for program in programs}
            for _ in range(3):
                for program in programs:
                    runs[program].append(ask(program, path))
            ours = statistics.median(run[0] for run in runs["kotaku"])
            for program in programs:
                seconds = statistics.median(run[0] for run in runs[program])
                peak = statistics.median(run[1] for run in runs[program])
                print(f"{name + ', ' + program:<28} {seconds:9.3f} {peak:9.0f} "
                      f"{runs[program][0][2]:9d} {seconds / ours:8.1f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        measure(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
