# SPDX-License-Identifier: GPL-2.0-or-later
"""Actor networks of community-empowerment and slum-upgrading programmes.

    import kotaku

    network = kotaku.read("pasar-ii")
    for row in network.findings().rows():
        print(row["id"], row["verdict"])
    view = network.view(level="interpersonal", stage="planning")
    view.measure(["betweenness", "pagerank"]).to_pandas()
"""

from ._building import from_edges, from_networkx, from_pandas
from ._calls import call as _call
from ._library import lib as _lib
from ._several import agree, compare, merge, pool, report
from .errors import (
    CallError,
    ComputationError,
    DataError,
    Error,
    FileError,
    ResourceError,
    Warning,
)
from .frame import Frame
from .network import Network, read, template, validate
from .view import View

version: str = _lib.kotaku_get_version().decode("utf-8")
__version__ = version


def metrics() -> Frame:
    """Every metric: name, title, kind, unit, range, definition, when undefined, cost, source."""
    return Frame(_call(_lib.kotaku_list_metrics))


def columns() -> Frame:
    """What stands in each column of every command's tables, in both languages."""
    return Frame(_call(_lib.kotaku_list_columns))


def words() -> Frame:
    """The words that data and results are written in, in both languages."""
    return Frame(_call(_lib.kotaku_list_words))


__all__ = [
    "CallError",
    "ComputationError",
    "DataError",
    "Error",
    "FileError",
    "Frame",
    "Network",
    "ResourceError",
    "View",
    "Warning",
    "agree",
    "columns",
    "compare",
    "from_edges",
    "from_networkx",
    "from_pandas",
    "merge",
    "metrics",
    "pool",
    "read",
    "report",
    "template",
    "validate",
    "version",
    "words",
]
