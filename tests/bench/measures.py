# SPDX-License-Identifier: GPL-2.0-or-later
"""All node metrics in one call, against the same metrics in python-igraph and networkx:
measures.py [NODES [ARCS]], with kotaku of KOTAKU_LIBRARY. One run, each once, in turn; seconds. A
metric that a peer does not have, or that would take it more than an hour, is left out."""

import random
import sys
import time

import igraph
import kotaku
import networkx


def draw(n, m):
    dice = random.Random(7)
    arcs = set()
    while len(arcs) < m:
        a, b = dice.randrange(n), dice.randrange(n)
        if a != b:
            arcs.add((a, b))
    return sorted(arcs)


def timed(function):
    begin = time.perf_counter()
    function()
    return time.perf_counter() - begin


def main(n=10_000, m=100_000):
    n, m = int(n), int(m)
    arcs = draw(n, m)
    network = kotaku.Network()
    network.append("actors", {"id": [str(i) for i in range(n)]})
    network.append("ties", {"from": [str(a) for a, _ in arcs], "to": [str(b) for _, b in arcs]})
    view = network.view()
    view.measure(["degree"])  # the graph is made once
    graph = igraph.Graph(n, arcs, directed=True)
    both = graph.as_undirected(mode="collapse")
    peer = networkx.DiGraph(arcs)
    peer.add_nodes_from(range(n))
    peer_both = networkx.Graph(peer)
    of_igraph = {
        "degree": both.degree,
        "in_degree": lambda: graph.degree(mode="in"),
        "closeness": lambda: graph.closeness(mode="out"),
        "harmonic": lambda: graph.harmonic_centrality(mode="out", normalized=False),
        "eccentricity": lambda: graph.eccentricity(mode="out"),
        "betweenness": graph.betweenness,
        "eigenvector": both.eigenvector_centrality,
        "pagerank": graph.pagerank,
        "hub": graph.hub_score,
        "authority": graph.authority_score,
        "coreness": graph.coreness,
        "clustering": both.transitivity_local_undirected,
        "constraint": graph.constraint,
    }
    of_networkx = {
        "in_degree": lambda: dict(peer.in_degree()),
        "coreness": lambda: networkx.core_number(peer),
        "clustering": lambda: networkx.clustering(peer_both),
    }
    if n <= 2000:
        of_networkx.update({
            "betweenness": lambda: networkx.betweenness_centrality(peer, normalized=False),
            "harmonic": lambda: networkx.harmonic_centrality(peer),
            "closeness": lambda: networkx.closeness_centrality(peer),
            "constraint": lambda: networkx.constraint(peer),
            "effective_size": lambda: networkx.effective_size(peer_both),
        })
    names = [row["name"] for row in kotaku.metrics().rows()]
    whole = timed(lambda: view.measure(names))
    print(f"{n} nodes, {len(arcs)} arcs; igraph {igraph.__version__}, networkx "
          f"{networkx.__version__}")
    print(f"all {len(names)} metrics in one call: {whole:.3f} s")
    print(f"{'metric':<24} {'kotaku':>9} {'igraph':>9} {'ratio':>8} {'networkx':>9} {'ratio':>8}")
    shared = {}
    for name in names:
        ours = timed(lambda: view.measure([name]))
        row = f"{name:<24} {ours:9.4f}"
        for peers in (of_igraph, of_networkx):
            if name in peers:
                theirs = timed(peers[name])
                row += f" {theirs:9.4f} {theirs / ours:8.1f}"
                if peers is of_igraph:
                    shared[name] = theirs
            else:
                row += f" {'':>9} {'':>8}"
        print(row.rstrip(), flush=True)
    ours = timed(lambda: view.measure(list(shared)))
    print(f"{'those of igraph together':<24} {ours:9.4f} {sum(shared.values()):9.4f} "
          f"{sum(shared.values()) / ours:8.1f}")


main(*sys.argv[1:])
