# SPDX-License-Identifier: GPL-2.0-or-later
"""Views: an immutable snapshot of a selection, which the commands are asked of."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, List

from . import _graphs, _options
from ._calls import call_long
from ._commands import ViewCommands
from ._library import lib, texts
from ._registry import add_methods
from ._tables import table_number
from .frame import Frame, html_table

if TYPE_CHECKING:
    from .network import Network


class View(ViewCommands):
    """What ``network.view(...)`` gives. Later changes of the network do not show in it, and any
    number of threads may ask it. It has a method per command: ``measure``, ``classify``,
    ``dominance``, ``zones``, ``obstacles``, ``brokerage``, ``segregation``, ``info``."""

    def __init__(self, pointer: int, network: "Network") -> None:
        self._pointer = pointer
        self._network = network

    def __del__(self) -> None:
        if getattr(self, "_pointer", None):
            lib.kotaku_view_unref(self._pointer)
            self._pointer = None

    # A view does not change, so that a copy is another hand on it.
    def __copy__(self) -> "View":
        return View(lib.kotaku_view_ref(self._pointer), self._network)

    def __deepcopy__(self, memo: Any) -> "View":
        return self.__copy__()

    def __reduce__(self) -> Any:
        raise TypeError("a view is not sent to other processes: send the network, or its path, and "
                        "what to select, and make the view there")

    @property
    def nodes(self) -> List[str]:
        """The ids of its actors and institutions, in the order of rows of every frame per node."""
        n = ctypes.c_size_t()
        handles = lib.kotaku_view_get_nodes(self._pointer, ctypes.byref(n))
        get = lib.kotaku_network_get_node_id
        return [get(self._network._pointer, handles[i]).decode("utf-8") for i in range(n.value)]

    @property
    def arcs(self) -> Frame:
        """The arcs of its graph, merged and weighted."""
        return Frame(
            call_long(lib.kotaku_view_get_arcs, self._pointer, None, discard=lib.kotaku_frame_unref)
        )

    @property
    def undirected(self) -> bool:
        """Whether every tie binds both ways."""
        return bool(lib.kotaku_view_is_undirected(self._pointer))

    @property
    def warnings(self) -> List[str]:
        """What results of it will warn of, such as that the selection matches nothing."""
        frame = Frame(call_long(lib.kotaku_view_measure, self._pointer, texts(["degree"]), None,
                                discard=lib.kotaku_frame_unref))
        return frame.warnings

    def rows(self, table: str) -> Frame:
        """The selected rows of a table of the dataset: ``actors``, ``ties`` ..."""
        number, discard = table_number(table), lib.kotaku_frame_unref
        return Frame(
            call_long(lib.kotaku_view_get_rows, self._pointer, number, None, discard=discard)
        )

    def svg(self, **options: Any) -> str:
        """The picture of :meth:`plot` as the text of an SVG, for notebooks and pages."""
        with _options.Options(options) as told:
            pointer = call_long(lib.kotaku_view_plot_svg, self._pointer, told.pointer,
                                discard=lib.g_free)
        try:
            return ctypes.string_at(pointer).decode("utf-8")
        finally:
            lib.g_free(pointer)

    def to_networkx(self) -> Any:
        """A networkx.DiGraph of its arcs, merged and weighted as measures take them; a Graph where
        the view is undirected."""
        return _graphs.view_to_networkx(self)

    def to_igraph(self) -> Any:
        """An igraph.Graph of its arcs, likewise."""
        return _graphs.view_to_igraph(self)

    def __len__(self) -> int:
        n = ctypes.c_size_t()
        lib.kotaku_view_get_nodes(self._pointer, ctypes.byref(n))
        return n.value

    def __repr__(self) -> str:
        return f"<kotaku.View of {len(self)} nodes>"

    def _repr_html_(self) -> str:
        arcs = len(self.arcs)
        return html_table(repr(self), {"nodes": len(self), "arcs": arcs,
                                       "undirected": bool(self.undirected)})


add_methods(View, "view")
