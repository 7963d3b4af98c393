# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks: the data, read from files or handed in as columns."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

from . import _cells, _graphs, _options, errors
from ._calls import call, call_long
from ._commands import NetworkCommands
from ._library import encode, lib
from ._registry import add_methods
from ._tables import ADDED, TABLES, table_number
from .frame import Frame, build, html_table
from .view import View

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._commands import Selection

Path = Union[str, "os.PathLike[str]"]


class Network(NetworkCommands):
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
        for table in ADDED:
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
            pieces.append((name, tables[name][start:starts[name]]))
        return pieces

    @property
    def name(self) -> str:
        """What results call the dataset."""
        return (lib.kotaku_network_get_name(self._pointer) or b"").decode("utf-8")

    @name.setter
    def name(self, name: str) -> None:
        call(lib.kotaku_network_set_name, self._pointer, encode(name))

    def report(self, path: Path, **options: Any) -> None:
        """Writes one page of HTML about this network; see :func:`kotaku.report`."""
        from ._several import report

        report([self], path, **options)

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
        renamed = _cells.rename(table, columns)
        rows = build({name: _cells.prepare(table, name, values)
                      for name, values in renamed.items()})
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

    def view(self, **selection: Unpack[Selection]) -> View:
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

    def to_networkx(self) -> Any:
        """A networkx.MultiDiGraph: an edge per statement of the dataset with its columns, those of
        observed absences too; ``kind`` of a node is ``actor`` or ``institution``. For an analysis
        take ``view().to_networkx()``, which binds both ways what does and merges what is one."""
        return _graphs.network_to_networkx(self)

    def to_igraph(self) -> Any:
        """An igraph.Graph, directed: an edge per statement of the dataset with its columns, those
        of observed absences too. For an analysis take ``view().to_igraph()``."""
        return _graphs.network_to_igraph(self)

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


# -- Reading --------------------------------------------------------------------------------------


def read(path: Path) -> Network:
    """Reads a dataset: a directory of CSV files, a workbook, or a graph of another program."""
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


def template(path: Path, lang: Optional[str] = None) -> None:
    """Writes an empty workbook (``.xlsx``) to code in: drop-down lists of the words in ``lang``
    (``en`` or ``id``), and a sheet that explains each column."""
    with _options.Options({"lang": lang}) as told:
        call_long(lib.kotaku_write_template, os.fsencode(path), told.pointer)


def validate(path: Path) -> Frame:
    """All problems of a dataset: severity, file, line, column, field, value, expected, message."""
    return Frame(
        call_long(lib.kotaku_validate, os.fsencode(path), None, discard=lib.kotaku_frame_unref)
    )
