# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks of edges, of DataFrames and of networkx graphs."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence

from . import _cells
from ._columns import is_missing
from ._tables import ADDED
from .errors import BAD_VALUE, CallError
from .network import Network


def _from_columns(tables: Mapping[str, Mapping[str, Sequence[Any]]]) -> Network:
    network = Network()
    for table in ADDED:
        if table in tables and len(tables[table]):
            network.append(table, tables[table])
    return network


def from_edges(edges: Iterable[Any], direction: Optional[str] = None) -> Network:
    """A network of actors from edges: each ``(from, to)``, ``(from, to, weight)``, or a dict with
    columns of ties, in English or Indonesian. ``direction`` is that of edges which do not tell
    their own: ``arc`` by default, ``horizontal`` for edges that bind both ways."""
    listed = list(edges)
    if not any(isinstance(edge, Mapping) for edge in listed):
        return _from_ties(_split(listed), direction or "arc")
    names = ("from", "to", "weight")
    rows = [edge if isinstance(edge, Mapping) else dict(zip(names, edge)) for edge in listed]
    return _from_ties(_cells.of_rows(rows), direction or "arc")


def _split(edges: List[Sequence[Any]]) -> Dict[str, List[Any]]:
    """The columns of edges of two or three members."""
    lengths = set(map(len, edges))
    if not lengths <= {2, 3}:
        wrong = next(edge for edge in edges if len(edge) not in (2, 3))
        raise CallError(f"an edge is (from, to) or (from, to, weight), not {wrong!r}", BAD_VALUE)
    columns = {"from": [edge[0] for edge in edges], "to": [edge[1] for edge in edges]}
    if 3 in lengths:
        columns["weight"] = [edge[2] if len(edge) == 3 else None for edge in edges]
    return columns


def _from_ties(ties: Dict[str, List[Any]], direction: str) -> Network:
    actors, columns = _cells.ends(ties)
    told = columns.get("direction", [None] * len(columns["from"]))
    columns["direction"] = [direction if is_missing(word) else word for word in told]
    return _from_columns({"actors": {"id": actors}, "ties": columns} if len(told) else {})


def from_pandas(ties: Any, actors: Any = None, institutions: Any = None, **tables: Any) -> Network:
    """A network from DataFrames with the columns of the dataset's files, in English or Indonesian;
    ``zones=``, ``events=`` and the other tables likewise. Without actors and institutions the ids
    in ties are the actors."""
    given = {"ties": ties, "actors": actors, "institutions": institutions, **tables}
    columns = {table: _cells.of_frame(table, frame) for table, frame in given.items()
               if frame is not None}
    for table in columns:
        columns[table] = _cells.rename(table, columns[table])
    if actors is None and institutions is None:
        columns["actors"] = {"id": _cells.ends(columns["ties"])[0]}
    return _from_columns(columns)


def from_networkx(graph: Any) -> Network:
    """A network from a networkx graph. Nodes are actors, but those whose attribute ``kind`` is
    ``institution``; undirected edges are ``horizontal``, directed ones ``arc``, unless an attribute
    ``direction`` says otherwise. Other attributes are columns; zones and events that they name are
    made, with nothing but their ids."""
    nodes: Dict[str, List[Dict[str, Any]]] = {"actors": [], "institutions": []}
    for node, attributes in graph.nodes(data=True):
        row = {"id": node, **{key: value for key, value in attributes.items() if key != "kind"}}
        table = "institutions" if attributes.get("kind") == "institution" else "actors"
        nodes[table].append(row)
    direction = "arc" if graph.is_directed() else "horizontal"
    ties = []
    for start, end, attributes in graph.edges(data=True):
        ties.append({"from": start, "to": end, **attributes})
        if is_missing(ties[-1].get("direction")):
            ties[-1]["direction"] = direction
    found: Dict[str, Dict[str, List[Any]]] = {
        name: _cells.of_rows(rows) for name, rows in {**nodes, "ties": ties}.items() if rows
    }
    zones = _cells.unique_ids([row.get("zone") for row in nodes["actors"]])
    found.update(zones={"id": zones} if zones else {}, events=_events(ties))
    return _from_columns(found)


def _events(ties: Iterable[Mapping[str, Any]]) -> Dict[str, List[Any]]:
    """An event for each that begins or ends a tie."""
    bounds = (tie.get(column) for tie in ties for column in ("since", "until"))
    named = [bound[len("event:"):] for bound in bounds
             if isinstance(bound, str) and bound.startswith("event:")]
    return {"id": _cells.unique_ids(named)} if named else {}
