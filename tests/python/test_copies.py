# SPDX-License-Identifier: GPL-2.0-or-later
"""Copies, pickles and other processes: what is sent is what arrives."""

import copy
import gc
import math
import multiprocessing
import os
import pickle
import tempfile
import unittest

import kotaku

ROOT = os.environ["KOTAKU_SOURCE_ROOT"]
PASAR = os.path.join(ROOT, "examples", "pasar-ii")
SECONDS = 60


def identity(value):
    """For the other processes, as are those below."""
    return value


def degrees(network):
    return network.view(level="interpersonal").measure(["degree"])


def column_of(frame):
    return frame.to_dict()["degree"]


def faulty(_):
    network = kotaku.from_edges([("a", "b")])
    network.append("ties", {"from": ["a"], "to": ["x"]})


def every_table():
    """A network with all kinds of fields, kept columns, and people after institutions."""
    network = kotaku.Network()
    network.name = "Pasar, \u201csemua\u201d"
    network.append("zones", {"id": ["z", "y"], "parent": [None, "z"], "area_ha": [1.25, None],
                             "delineated": [True, False], "rt": [1, None],
                             "hazards": [["flood", "fire"], None]})
    network.append("actors", {"id": ["a", "b"], "zone": ["y", None], "colour": ["red", None]})
    network.append("institutions", {"id": ["lkm"], "role": ["LKM"], "tier": ["kelurahan"]})
    network.append("actors", {"id": ["c"], "funded": [True]})
    network.append("affiliations", {"actor": ["c"], "institution": ["lkm"], "since": ["2017-05"]})
    network.append("events", {"id": ["sk", "undated"], "date": ["2018-03-01", None]})
    network.append("ties", {"from": ["a", "b", "c"], "to": ["b", "lkm", "a"],
                            "direction": [None, "horizontal", "unstated"],
                            "weight": [0.1, None, 3], "stages": ["planning", None, ["planning"]],
                            "since": ["event:sk", "event:undated", "2018"],
                            "note": ["x, y", None, "=z"]})
    network.append("funds", {"id": ["f"], "zone": ["z"], "year": [2018], "share": [0.5],
                             "amount": [1.5e9]})
    network.append("posts", {"post": ["team leader"], "required": [["engineering", "planning"]]})
    network.append("competences", {"actor": ["a"], "post": ["team leader"]})
    return network


def look(network):
    """All that a network says of itself."""
    info = network.view().info()
    rows = {table: network.rows(table).to_text("json") for table in
            "zones actors institutions affiliations ties events funds posts competences".split()}
    return network.name, network.view().nodes, rows, info.to_text("json")


def look_at_frame(frame):
    return (frame.columns, frame.meta, frame.to_text("json"),
            [frame.to_text("table", lang=lang) for lang in ("en", "id")])


class Copies(unittest.TestCase):
    def test_networks(self):
        for network in (every_table(), kotaku.read(PASAR), kotaku.Network(),
                        kotaku.from_edges([("a", "b", 2)])):
            before = look(network)
            for again in (copy.copy(network), copy.deepcopy(network),
                          pickle.loads(pickle.dumps(network))):
                self.assertIsNot(again, network)
                self.assertEqual(look(again), before)
                again.append("actors", {"id": ["new"]})
                del again
                gc.collect()
                self.assertEqual(look(network), before)

    def test_networks_read_without_directions(self):
        for text in ("from,to\na,b\nb,c\n", "from,to,direction\na,b,\nb,c,vertical\n"):
            with self.subTest(text), tempfile.TemporaryDirectory() as directory:
                with open(os.path.join(directory, "ties.csv"), "w", encoding="utf-8") as file:
                    file.write(text)
                network = kotaku.read(directory)
                again = pickle.loads(pickle.dumps(network))
                self.assertEqual(look(again), look(network))
                self.assertEqual(again.view().arcs.to_text(), network.view().arcs.to_text())

    def test_frames(self):
        network = kotaku.read(PASAR)
        view = network.view()
        for make in (view.classify, network.findings, lambda: view.measure(["betweenness"]),
                     lambda: network.rows("zones"), lambda: network.view(ties={"table": "99"}).arcs,
                     view.info, kotaku.metrics, lambda: every_table().rows("funds")):
            frame = make()
            before = look_at_frame(frame)
            for again in (copy.copy(frame), copy.deepcopy(frame),
                          pickle.loads(pickle.dumps(frame))):
                self.assertEqual(look_at_frame(again), before)
                del again
                gc.collect()
            self.assertEqual(look_at_frame(frame), before)
            again = copy.copy(frame)
            del frame
            gc.collect()
            self.assertEqual(look_at_frame(again), before)

    def test_a_pickled_frame_has_the_same_values(self):
        frame = every_table().rows("zones")
        again = pickle.loads(pickle.dumps(frame))
        for column in frame.columns:
            self.assertEqual(list(again.missing(column)), list(frame.missing(column)))
        self.assertEqual(again.to_dict()["area_ha"][0], 1.25)
        self.assertTrue(math.isnan(again.to_dict()["area_ha"][1]))
        self.assertEqual(again.to_dict()["delineated"], [True, False])

    def test_views(self):
        network = kotaku.read(PASAR)
        view = network.view(level="institutional")
        expected = view.measure(["degree"]).to_text()
        for again in (copy.copy(view), copy.deepcopy(view)):
            self.assertEqual(again.measure(["degree"]).to_text(), expected)
            self.assertEqual(again.nodes, view.nodes)
            del again
            gc.collect()
        again = copy.copy(view)
        del view, network
        gc.collect()
        self.assertEqual(again.measure(["degree"]).to_text(), expected)
        with self.assertRaisesRegex(TypeError, "network"):
            pickle.dumps(again)

    def test_errors(self):
        for call in (lambda: faulty(0), lambda: kotaku.read("/nowhere/at all"),
                     lambda: kotaku.Network().view(stage="planing")):
            with self.assertRaises(kotaku.Error) as caught:
                call()
            error = pickle.loads(pickle.dumps(caught.exception))
            self.assertIs(type(error), type(caught.exception))
            self.assertEqual((str(error), error.code),
                             (str(caught.exception), caught.exception.code))
        with self.assertRaises(kotaku.DataError) as caught:
            faulty(0)
        error = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual(list(error.problems["value"]), ["x"])


class Processes(unittest.TestCase):
    """Under spawn nothing is inherited: arguments and results go through pickles."""

    def test_arguments_and_results(self):
        network = kotaku.read(PASAR)
        expected = degrees(network)
        for method in ("fork", "spawn"):
            with self.subTest(method), multiprocessing.get_context(method).Pool(2) as pool:
                frames = pool.map_async(degrees, [network] * 3).get(SECONDS)
                self.assertEqual([frame.to_text() for frame in frames], [expected.to_text()] * 3)
                self.assertEqual(frames[0].meta, expected.meta)
                columns = pool.map_async(column_of, frames).get(SECONDS)
                self.assertEqual(columns, [column_of(expected)] * 3)
                again = pool.apply_async(identity, (network,)).get(SECONDS)
                self.assertEqual(look(again), look(network))

    def test_views_are_refused_at_once(self):
        view = kotaku.read(PASAR).view()
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            with self.assertRaisesRegex(TypeError, "network"):
                pool.apply_async(identity, (view,)).get(SECONDS)
            self.assertEqual(pool.apply_async(identity, (7,)).get(SECONDS), 7)

    def test_errors_come_back(self):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            with self.assertRaises(kotaku.DataError) as caught:
                pool.apply_async(faulty, (0,)).get(SECONDS)
        self.assertEqual(list(caught.exception.problems["value"]), ["x"])


if __name__ == "__main__":
    unittest.main()
