#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How often `bridges --summary` would reject at 5 % where strengths have nothing to do with bridges.

A tie is weak with logit P = u_i + u_j, the u of actors normal with the s.d. shown: then ties of an actor
are alike, and so are the local bridges of a hub. Prints, for each kind of network and s.d., the share of
draws with p_value <= .05, and with p_actors <= .05 too, which a verdict needs. Usage: bridges.py DRAWS
"""

import math
import sys

import networkx as nx
import numpy as np

LOG_FACTORIALS = [math.lgamma(i + 1) for i in range(2000)]
ALPHA = 0.05


def choose(n, k):
    return LOG_FACTORIALS[n] - LOG_FACTORIALS[k] - LOG_FACTORIALS[n - k]


def fisher(a, b, c, d):
    """The doubled smaller tail."""
    row, column, n = a + b, a + c, a + b + c + d
    if row in (0, n) or column in (0, n):
        return 1.0

    def add(cells):
        return sum(math.exp(choose(column, x) + choose(n - column, row - x) - choose(n, row))
                   for x in cells)

    upper = add(range(a, min(row, column) + 1))
    lower = add(range(max(0, row - (n - column)), a + 1))
    return min(1, 2 * min(upper, lower))


def draw(kind, rng):
    seed = int(rng.integers(1e9))
    if kind == "karate club":
        return nx.karate_club_graph()
    if kind == "random":
        return nx.gnm_random_graph(30, 60, seed=seed)
    if kind == "clustered":
        return nx.powerlaw_cluster_graph(30, 2, 0.6, seed=seed)
    if kind == "star and clique":
        graph = nx.disjoint_union(nx.complete_graph(8), nx.star_graph(10))
        graph.add_edge(0, 8)
        return graph
    graph = nx.disjoint_union(nx.star_graph(8), nx.star_graph(8))
    graph = nx.disjoint_union(graph, nx.complete_graph(8))
    graph.add_edges_from([(0, 18), (9, 19)])
    return graph


def make(kind, rng):
    """A network with some local bridges and some other ties."""
    while True:
        graph = draw(kind, rng)
        bridges = {frozenset(tie) for tie in nx.local_bridges(graph, with_span=False)}
        if 3 <= len(bridges) <= graph.number_of_edges() - 3:
            return graph, bridges


def reject(graph, bridges, sd, rng):
    effects = rng.normal(0, sd, len(graph))
    table, own = np.zeros(4, int), np.zeros((len(graph), 4), int)
    for a, b in graph.edges():
        weak = rng.random() < 1 / (1 + math.exp(-(effects[a] + effects[b])))
        cell = (0 if frozenset((a, b)) in bridges else 2) + (0 if weak else 1)
        table[cell] += 1
        own[a, cell] += 1
        own[b, cell] += 1
    if fisher(*table) > ALPHA:
        return False, False
    return True, all(fisher(*(table - left)) <= ALPHA for left in own)


def main():
    rng = np.random.default_rng(1)
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for kind in ("karate club", "random", "clustered", "star and clique", "two stars and clique"):
        networks = [make(kind, rng) for _ in range(40)]
        for sd in (0, 1, 2):
            found = np.array([reject(*networks[i % 40], sd, rng) for i in range(draws)])
            print("%-22s s.d. %d: p_value %.3f, p_actors too %.3f" % (kind, sd, *found.mean(axis=0)),
                  flush=True)


if __name__ == "__main__":
    main()
