# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks: the data, read from files or handed in as columns."""

from __future__ import annotations

import itertools
import numbers
import os
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple, Union

from . import _options, errors
from ._calls import call, call_long
from ._library import encode, lib
from ._registry import add_methods
from ._tables import IDS, TABLES, table_number
from .frame import Frame, build, html_table
from .view import View

Path = Union[str, "os.PathLike[str]"]
# Ties may name events.
_ADDED = sorted(TABLES, key=lambda table: (table == "ties", TABLES[table]))


class Network:
    """A dataset in memory: actors, institutions, ties and what belongs to them.

    ``network.view(...)`` selects, ``network.findings()`` asks the study's findings of it.
    """

    def __init__(self) -> None:
        self._pointer = lib.kotaku_network_new()

    def __del__(self) -> None:
        if getattr(self, "_pointer", None):
            lib.kotaku_network_unref(self._pointer)
            self._pointer = None

    @classmethod
    def _take(cls, pointer: int) -> "Network":
        network = cls.__new__(cls)
        network._pointer = pointer
        return network

    # Through its tables: what they hold is all that a network is.
    def __reduce__(self) -> Any:
        return _restore, (self.name, self._pieces())

    def __copy__(self) -> "Network":
        return Network._take(call(lib.kotaku_network_copy, self._pointer))

    def __deepcopy__(self, memo: Any) -> "Network":
        return self.__copy__()

    def _pieces(self) -> List[Tuple[str, Frame]]:
        """Tables, or parts of them, in an order in which they can be added."""
        pieces = []
        for table in _ADDED:
            if table == "actors":
                pieces += self._node_pieces()
            elif table != "institutions" and self.n_rows(table):
                pieces.append((table, self.rows(table)))
        return pieces

    def _node_pieces(self) -> List[Tuple[str, Frame]]:
        """Actors and institutions by turns, as they came: the order of results is theirs."""
        tables = {name: self.rows(name) for name in ("actors", "institutions")}
        if not all(map(len, tables.values())):
            return [piece for piece in tables.items() if len(piece[1])]
        is_actor = lib.kotaku_network_is_actor
        names = ("actors" if is_actor(self._pointer, node) else "institutions"
                 for node in range(self.n_nodes))
        pieces, starts = [], dict.fromkeys(tables, 0)
        for name, run in itertools.groupby(names):
            start, starts[name] = starts[name], starts[name] + sum(1 for _ in run)
            pieces.append((name, tables[name]._slice(slice(start, starts[name]))))
        return pieces

    @property
    def name(self) -> str:
        """What results call the dataset."""
        return (lib.kotaku_network_get_name(self._pointer) or b"").decode("utf-8")

    @name.setter
    def name(self, name: str) -> None:
        call(lib.kotaku_network_set_name, self._pointer, encode(name))

    @property
    def n_nodes(self) -> int:
        """How many actors and institutions there are."""
        return lib.kotaku_network_get_n_nodes(self._pointer)

    @property
    def n_ties(self) -> int:
        """How many ties there are, observed absences included."""
        return lib.kotaku_network_get_n_ties(self._pointer)

    def n_rows(self, table: str) -> int:
        """How many rows a table has."""
        return lib.kotaku_network_get_n_rows(self._pointer, table_number(table))

    def rows(self, table: str) -> Frame:
        """A table of the dataset: ``zones``, ``actors``, ``institutions``, ``affiliations``,
        ``ties``, ``events``, ``funds``, ``posts`` or ``competences``."""
        number, discard = table_number(table), lib.kotaku_frame_unref
        return Frame(
            call_long(lib.kotaku_network_get_rows, self._pointer, number, None, discard=discard)
        )

    def append(self, table: str, columns: Mapping[str, Sequence[Any]]) -> None:
        """Adds rows, given as whole columns. All or none: DataError has all problems."""
        number = table_number(table)
        rows = build({name: _prepare(table, name, values) for name, values in columns.items()})
        try:
            call_long(lib.kotaku_network_append_rows, self._pointer, number, rows._pointer, None)
        except errors.DataError as error:
            error.problems = Frame(
                call_long(
                    lib.kotaku_network_validate_rows,
                    self._pointer,
                    number,
                    rows._pointer,
                    None,
                    discard=lib.kotaku_frame_unref,
                )
            )
            raise

    def view(self, **selection: Any) -> View:
        """A snapshot of a selection: ``level="interpersonal", stage=["planning"], where={"role":
        "LKM"}, undirected=True`` ...; without arguments, of everything."""
        with _options.Selection(selection) as chosen:
            pointer = call_long(
                lib.kotaku_network_get_view,
                self._pointer,
                chosen.pointer,
                discard=lib.kotaku_view_unref,
            )
        return View(pointer, self)

    def save(self, path: Path) -> None:
        """Writes the dataset as a directory of CSV files, whole or not at all."""
        call_long(lib.kotaku_network_save, self._pointer, os.fsencode(path), None)

    # -- As other libraries' graphs ----------------------------------------------------------------

    def _nodes(self) -> List[Dict[str, Any]]:
        found = []
        for table, kind in (("actors", "actor"), ("institutions", "institution")):
            found += [dict(row, kind=kind) for row in self.rows(table).rows()]
        return found

    def to_networkx(self) -> Any:
        """A networkx.MultiDiGraph: an edge per tie, with its columns; ``kind`` of a node is
        ``actor`` or ``institution``."""
        import networkx

        graph = networkx.MultiDiGraph(name=self.name)
        for row in self._nodes():
            graph.add_node(row.pop("id"), **_recorded(row))
        for row in self.rows("ties").rows():
            graph.add_edge(row.pop("from"), row.pop("to"), **_recorded(row))
        return graph

    def to_igraph(self) -> Any:
        """An igraph.Graph, directed: an edge per tie, with its columns."""
        import igraph

        nodes, ties = self._nodes(), list(self.rows("ties").rows())
        place = {row["id"]: i for i, row in enumerate(nodes)}
        graph = igraph.Graph(
            n=len(nodes),
            edges=[(place[row.pop("from")], place[row.pop("to")]) for row in ties],
            directed=True,
        )
        # igraph knows a vertex by its "name": there the id goes, and the name to "label".
        for row in nodes:
            row["label"], row["name"] = row.pop("name", None), row.pop("id")
        for column in {key: None for row in nodes for key in row}:
            graph.vs[column] = [row.get(column) for row in nodes]
        for column in ties[0] if ties else ():
            graph.es[column] = [row[column] for row in ties]
        return graph

    def __repr__(self) -> str:
        return f"<kotaku.Network {self.name!r}: {self.n_nodes} nodes, {self.n_ties} ties>"

    def _repr_html_(self) -> str:
        rows = {table: self.n_rows(table) for table in TABLES}
        return html_table(repr(self), {table: n for table, n in rows.items() if n})


add_methods(Network, "network")


def _restore(name: str, pieces: List[Tuple[str, Frame]]) -> Network:
    network = Network()
    network.name = name
    for table, rows in pieces:
        number = table_number(table)
        call(lib.kotaku_network_append_rows, network._pointer, number, rows._pointer, None, None)
    return network


def _recorded(row: Dict[str, Any]) -> Dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None and value == value}


# -- Reading --------------------------------------------------------------------------------------


def read(path: Path) -> Network:
    """Reads a dataset: a directory of CSV files."""
    place = os.fsencode(path)
    try:
        pointer = call_long(
            lib.kotaku_network_read, place, None, discard=lib.kotaku_network_unref
        )
    except errors.DataError as error:
        error.problems = _find_problems(place)
        raise
    return Network._take(pointer)


def _find_problems(place: bytes) -> Optional[Frame]:
    try:
        return Frame(call_long(lib.kotaku_validate, place, None, discard=lib.kotaku_frame_unref))
    except errors.Error:  # what cannot be looked at has no list
        return None


def validate(path: Path) -> Frame:
    """All problems of a dataset: severity, file, line, column, field, value, expected, message."""
    return Frame(
        call_long(lib.kotaku_validate, os.fsencode(path), None, discard=lib.kotaku_frame_unref)
    )


# -- Columns of the caller's ----------------------------------------------------------------------


def _as_id(value: Any) -> Optional[str]:
    """Ids are text: whole numbers are written out, what is no id is a TypeError."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, numbers.Integral) and not isinstance(value, bool):
        return str(int(value))
    if isinstance(value, numbers.Real) and value != value:
        return None
    # pandas makes floats of whole numbers where one is missing.
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    raise TypeError(f"an id is text or a whole number, not {value!r}")


def _as_ids(values: List[Any]) -> List[Optional[str]]:
    types = set(map(type, values))
    if types <= {str, type(None)}:
        return values
    return list(map(str, values)) if types == {int} else [_as_id(value) for value in values]


def _prepare(table: str, column: str, values: Sequence[Any]) -> Sequence[Any]:
    plain = values.tolist() if hasattr(values, "tolist") else list(values)
    if column in IDS[table]:
        return _as_ids(plain)
    if set(map(type, plain)).isdisjoint((list, tuple, set)):
        return plain
    # Lists of a field are one cell.
    return [
        "|".join(map(str, value)) if isinstance(value, (list, tuple, set)) else value
        for value in plain
    ]


def _from_columns(tables: Mapping[str, Mapping[str, Sequence[Any]]]) -> Network:
    network = Network()
    for table in _ADDED:
        if table in tables and len(tables[table]):
            network.append(table, tables[table])
    return network


def _ends(ties: Mapping[str, Sequence[Any]]) -> List[str]:
    """The ids that ties name, in order: where nothing else is told, these are the actors."""
    missing = [name for name in ("from", "to") if name not in ties]
    if missing:
        raise ValueError(f"ties need the columns from and to; missing: {', '.join(missing)}")
    pairs = zip(_prepare("ties", "from", ties["from"]), _prepare("ties", "to", ties["to"]))
    return list(dict.fromkeys(end for pair in pairs for end in pair if end is not None))


def _columns_of(rows: Iterable[Mapping[str, Any]]) -> Dict[str, List[Any]]:
    listed = list(rows)
    names = dict.fromkeys(name for row in listed for name in row)
    return {name: [row.get(name) for row in listed] for name in names}


def from_edges(edges: Iterable[Any], direction: Optional[str] = None) -> Network:
    """A network of actors from edges: each ``(from, to)``, ``(from, to, weight)``, or a dict with
    columns of ties. ``direction`` is that of edges which do not tell their own: ``arc`` by default,
    ``horizontal`` for edges that bind both ways."""
    listed = list(edges)
    if not any(isinstance(edge, Mapping) for edge in listed):
        return _from_ties(_split(listed), direction or "arc")
    names = ("from", "to", "weight")
    rows = [edge if isinstance(edge, Mapping) else dict(zip(names, edge)) for edge in listed]
    return _from_ties(_columns_of(rows), direction or "arc")


def _split(edges: List[Sequence[Any]]) -> Dict[str, List[Any]]:
    """The columns of edges of two or three members."""
    lengths = set(map(len, edges))
    if not lengths <= {2, 3}:
        wrong = next(edge for edge in edges if len(edge) not in (2, 3))
        raise ValueError(f"an edge is (from, to) or (from, to, weight), not {wrong!r}")
    columns = {"from": [edge[0] for edge in edges], "to": [edge[1] for edge in edges]}
    if 3 in lengths:
        columns["weight"] = [edge[2] if len(edge) == 3 else None for edge in edges]
    return columns


def _from_ties(ties: Dict[str, List[Any]], direction: str) -> Network:
    n = len(ties["from"]) if "from" in ties else 0
    told = ties.get("direction", [None] * n)
    ties["direction"] = [direction if word is None else word for word in told]
    return _from_columns({"actors": {"id": _ends(ties)}, "ties": ties} if n else {})


def from_pandas(ties: Any, actors: Any = None, institutions: Any = None, **tables: Any) -> Network:
    """A network from DataFrames with the columns of the dataset's files; ``zones=``, ``events=``
    and the other tables likewise. Without actors and institutions the ids in ties
    are the actors."""
    given = {"ties": ties, "actors": actors, "institutions": institutions, **tables}
    columns = {}
    for table, frame in given.items():
        table_number(table)
        if frame is not None:
            columns[table] = {str(name): _series(frame[name]) for name in frame.columns}
    if actors is None and institutions is None:
        columns["actors"] = {"id": _ends(columns["ties"])}
    return _from_columns(columns)


def _series(series: Any) -> List[Any]:
    return series.astype(object).where(series.notna(), None).tolist()


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
        ties[-1].setdefault("direction", direction)
    found = {**nodes, "ties": ties}
    found.update(zones=_named(nodes["actors"], "zone"), events=_events(ties))
    return _from_columns({name: _columns_of(rows) for name, rows in found.items() if rows})


def _named(rows: Iterable[Mapping[str, Any]], column: str) -> List[Dict[str, Any]]:
    """A row per id that the column names."""
    ids = dict.fromkeys(_as_id(row.get(column)) for row in rows)
    return [{"id": name} for name in ids if name]


def _events(ties: Iterable[Mapping[str, Any]]) -> List[Dict[str, Any]]:
    """A row per event that begins or ends a tie."""
    bounds = [str(tie[column]) for tie in ties for column in ("since", "until") if tie.get(column)]
    ids = dict.fromkeys(bound[len("event:"):] for bound in bounds if bound.startswith("event:"))
    return [{"id": name} for name in ids]
