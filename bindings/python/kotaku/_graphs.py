# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks and views as other libraries' graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Tuple

from ._columns import is_missing

if TYPE_CHECKING:
    from .network import Network
    from .view import View

Rows = List[Dict[str, Any]]


def _nodes(source: Any) -> Rows:
    found: Rows = []
    for table, kind in (("actors", "actor"), ("institutions", "institution")):
        found += [dict(row, kind=kind) for row in source.rows(table).rows()]
    return found


def _recorded(row: Dict[str, Any]) -> Dict[str, Any]:
    return {key: value for key, value in row.items() if not is_missing(value)}


def _statements(network: "Network") -> Tuple[Rows, Rows]:
    return _nodes(network), list(network.rows("ties").rows())


def _arcs(view: "View") -> Tuple[Rows, Rows]:
    """Nodes in the view's order, and arcs; of an undirected view each pair is there once."""
    names = view.nodes
    place = {name: i for i, name in enumerate(names)}
    arcs = view.arcs.to_dict()
    edges = [{"from": names[start], "to": names[end], "weight": weight}
             for start, end, weight in zip(arcs["from"], arcs["to"], arcs["weight"])]
    return sorted(_nodes(view), key=lambda row: place[row["id"]]), edges


def _fill_networkx(graph: Any, nodes: Rows, edges: Rows) -> Any:
    for row in nodes:
        graph.add_node(row.pop("id"), **_recorded(row))
    for row in edges:
        graph.add_edge(row.pop("from"), row.pop("to"), **_recorded(row))
    return graph


def network_to_networkx(network: "Network") -> Any:
    import networkx

    return _fill_networkx(networkx.MultiDiGraph(name=network.name), *_statements(network))


def view_to_networkx(view: "View") -> Any:
    import networkx

    return _fill_networkx(networkx.Graph() if view.undirected else networkx.DiGraph(), *_arcs(view))


def _make_igraph(nodes: Rows, edges: Rows, directed: bool) -> Any:
    import igraph

    place = {row["id"]: i for i, row in enumerate(nodes)}
    ends = [(place[row.pop("from")], place[row.pop("to")]) for row in edges]
    graph = igraph.Graph(n=len(nodes), edges=ends, directed=directed)
    # igraph knows a vertex by its "name": there the id goes, and the name to "label".
    for row in nodes:
        row["label"], row["name"] = row.pop("name", None), row.pop("id")
    for attributes, rows in ((graph.vs, nodes), (graph.es, edges)):
        # An attribute that nothing has would be taken for one, of NaN.
        for column in {key: None for row in rows for key in _recorded(row)}:
            attributes[column] = [row.get(column) for row in rows]
    return graph


def network_to_igraph(network: "Network") -> Any:
    return _make_igraph(*_statements(network), directed=True)


def view_to_igraph(view: "View") -> Any:
    return _make_igraph(*_arcs(view), directed=not view.undirected)
