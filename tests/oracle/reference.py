#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes reference.h: values of the metrics by other programs.

networkx: closeness (on the reversed graph, wf_improved=False, 0 where nothing is reached becomes
NaN), harmonic (reversed), betweenness (normalized=False), clustering (NaN below degree 2),
constraint. igraph: coreness (mode all), transitivity, mean distance, diameter. numpy: eigenvector,
hub, authority by dense eigenvectors, pagerank by linear equations.
Run from this directory: python3 reference.py | clang-format > reference.h
"""

import math

import igraph
import networkx as nx
import numpy as np

# Zachary's karate club with its weights, from networkx 2.8; nodes from 0.
karate = [(a, b, d["weight"]) for a, b, d in nx.karate_club_graph().edges(data=True)]
# A directed graph of nine nodes: a mutual pair, a circle, a sink, two components, an isolate.
toy = [(0, 1, 3), (1, 0, 2), (0, 2, 1), (1, 2, 1), (2, 3, 4), (3, 4, 1), (4, 2, 2), (1, 4, 1),
       (5, 3, 2), (6, 7, 1)]


def lead(matrix):
    values, vectors = np.linalg.eigh(matrix)
    vector = np.abs(vectors[:, np.argmax(values)])
    return vector / vector.max()


def pagerank(matrix):
    n = len(matrix)
    sums = matrix.sum(axis=1)
    steps = np.where(sums[:, None] > 0, matrix / np.where(sums == 0, 1, sums)[:, None], 1 / n)
    return np.linalg.solve(np.eye(n) - 0.85 * steps.T, np.full(n, 0.15 / n))


def columns(n, ties, directed, weighted):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(n))
    for a, b, w in ties:
        # Whole multiples of 1/w, so that lengths which are equal stay equal when they are added.
        graph.add_edge(a, b, weight=w, length=1 / w, steps=420 // w)
    plain = graph.to_undirected()
    back = graph.reverse() if directed else graph
    length = "length" if weighted else None
    matrix = nx.to_numpy_array(graph, nodelist=range(n), weight="weight" if weighted else None)
    both = matrix + matrix.T if directed else matrix
    if not weighted:
        both = (both > 0).astype(float)
    other = igraph.Graph(n, [t[:2] for t in ties], directed=directed)
    near = nx.closeness_centrality(back, distance=length, wf_improved=False)
    clustering = nx.clustering(plain)
    # On an undirected graph weighted with a_ij + a_ji: the same shares, but networkx leaves a node
    # of a directed one undefined where no arc leaves it.
    sums = nx.from_numpy_array(matrix + matrix.T)
    constraint = nx.constraint(sums, weight="weight")
    between = nx.betweenness_centrality(graph, normalized=False,
                                        weight="steps" if weighted else None)
    harmonic = nx.harmonic_centrality(back, distance=length)
    yield "closeness", [near[i] or math.nan for i in range(n)]
    yield "harmonic", [harmonic[i] for i in range(n)]
    yield "betweenness", [between[i] for i in range(n)]
    yield "eigenvector", lead(both)
    yield "pagerank", pagerank(matrix)
    yield "hub", lead(matrix @ matrix.T)
    yield "authority", lead(matrix.T @ matrix)
    yield "coreness", other.coreness(mode="all")
    yield "clustering", [clustering[i] if plain.degree(i) > 1 else math.nan for i in range(n)]
    yield "constraint", [constraint[i] for i in range(n)]


def number(x):
    return "NAN" if math.isnan(x) else repr(float(x))


def show(name, n, ties, directed):
    other = igraph.Graph(n, [t[:2] for t in ties], directed=directed)
    lengths = [1 / t[2] for t in ties]
    print(f"\nstatic const ReferenceTie {name}_ties[] = {{")
    for a, b, w in ties:
        print(f"  {{ {a}, {b}, {w} }},")
    print("};")
    for weighted in (False, True):
        kind = "weighted" if weighted else "plain"
        print(f"\nstatic const ReferenceColumn {name}_{kind}[] = {{")
        for metric, values in columns(n, ties, directed, weighted):
            print(f'  {{ "{metric}",')
            print("    { " + ",\n      ".join(number(x) for x in values) + " } },")
        print("};")
    paths = [x for row in other.distances(weights=lengths) for x in row if 0 < x < math.inf]
    if directed:
        paths = [x for row in other.distances(weights=lengths, mode="out") for x in row
                 if 0 < x < math.inf]
    print(f"\nstatic const ReferenceNetwork {name}_network = {{")
    print(f"  {n}, {len(ties)}, {number(other.transitivity_undirected())},")
    print(f"  {number(other.average_path_length())}, {number(other.diameter())},")
    print(f"  {number(sum(paths) / len(paths))}, {number(max(paths))}")
    print("};")


print("""/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Made by reference.py with networkx %s, igraph %s, numpy %s. */

#include <math.h>

typedef struct
{
  int from, to;
  double weight;
} ReferenceTie;

typedef struct
{
  const char *metric;
  double values[40];
} ReferenceColumn;

typedef struct
{
  int n_nodes, n_ties;
  double transitivity;
  double mean_distance, diameter;                   /* each tie of length 1 */
  double weighted_mean_distance, weighted_diameter; /* of length 1/weight */
} ReferenceNetwork;""" % (nx.__version__, igraph.__version__, np.__version__))
show("karate", 34, karate, False)
show("toy", 9, toy, True)
