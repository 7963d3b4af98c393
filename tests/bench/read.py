# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads a dataset as a Python user would: read.py DIRECTORY prints seconds, peak MB and ties.

The time is that of reading and of making the graph: imports are not in it, their memory is."""

import resource
import sys
import time

import igraph
import pandas


def main(directory):
    if directory == "--versions":
        print(f"Python {sys.version.split()[0]}, pandas {pandas.__version__}, igraph {igraph.__version__}")
        return
    start = time.perf_counter()
    # igraph calls the first column "name" itself.
    actors = pandas.read_csv(f"{directory}/actors.csv").rename(columns={"name": "label"})
    ties = pandas.read_csv(f"{directory}/ties.csv")
    graph = igraph.Graph.DataFrame(ties, directed=True, vertices=actors, use_vids=False)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:.4f} {peak:.0f} {graph.ecount()}")


main(sys.argv[1])
