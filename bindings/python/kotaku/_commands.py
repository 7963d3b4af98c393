# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes for the methods that are made of the library's list of commands; the build writes their
types beside this file, for editors and type checkers."""


class ViewCommands:
    """The commands on views."""


class NetworkCommands:
    """The commands on networks."""
