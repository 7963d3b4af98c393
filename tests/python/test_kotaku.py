# SPDX-License-Identifier: GPL-2.0-or-later
"""The Python package: reading, views, frames, errors, threads and processes."""

import ast
import ctypes
import errno
import gc
import html
import inspect
import math
import multiprocessing
import os
import pickle
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import warnings

import kotaku

try:
    import numpy
except ImportError:
    numpy = None
try:
    import pandas
except ImportError:
    pandas = None

ROOT = os.environ["KOTAKU_SOURCE_ROOT"]
PASAR = os.path.join(ROOT, "examples", "pasar-ii")


def count_findings(path):
    """For the other processes."""
    return len(kotaku.read(path).findings())


class Temporary(unittest.TestCase):
    def setUp(self):
        self.directory = tempfile.mkdtemp(prefix="kotaku-test-")
        self.addCleanup(shutil.rmtree, self.directory)

    def dataset(self, **tables):
        for table, text in tables.items():
            with open(os.path.join(self.directory, table + ".csv"), "w", encoding="utf-8") as file:
                file.write(text)
        return self.directory


class Reading(Temporary):
    def test_counts(self):
        network = kotaku.read(PASAR)
        self.assertEqual(network.n_nodes, 22)
        self.assertEqual(network.n_rows("zones"), 16)
        self.assertEqual(len(network.rows("ties")), network.n_ties)
        self.assertIn("22 nodes", repr(network))
        shown = network._repr_html_()
        self.assertIn("22 nodes", shown)
        self.assertIn("<th>zones</th><td>16</td>", shown)
        self.assertIn("&lt;kotaku.Network", shown)
        shown = network.view(level="institutional")._repr_html_()
        self.assertRegex(shown, r"<th>nodes</th><td>\d+</td></tr><tr><th>arcs</th><td>\d+</td>")

    def test_paths(self):
        import pathlib

        self.assertEqual(kotaku.read(pathlib.Path(PASAR)).n_nodes, 22)

    def test_save_and_read_again(self):
        network = kotaku.read(PASAR)
        copy = os.path.join(self.directory, "copy")
        network.save(copy)
        self.assertEqual(kotaku.read(copy).findings().to_text(), network.findings().to_text())

    def test_validate(self):
        self.assertEqual(kotaku.validate(PASAR).columns,
                         "severity file line column field value expected message".split())

    def test_versions_and_lists(self):
        self.assertRegex(kotaku.version, r"^1\.\d+\.\d+$")
        self.assertIn("betweenness", list(kotaku.metrics()["name"]))
        self.assertIn("kekerabatan", list(kotaku.words()["indonesian"]))


class Views(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.network = kotaku.read(PASAR)

    def test_selection(self):
        institutions = self.network.view(level="institutional")
        self.assertEqual(set(institutions.nodes),
                         {"lkm", "lurah", "askot", "facilitator", "satker-pkp", "waste-bank"})
        self.assertEqual(len(institutions), 6)
        heads = self.network.view(where={"role": "RT head"})
        self.assertEqual(set(heads.nodes), {"jm", "bm", "si", "nf", "am"})
        again = self.network.view(where="role=RT head", stated=False)
        self.assertEqual(again.nodes, heads.nodes)
        both = self.network.view(where={"sector": ["government", "private"]})
        self.assertIn("waste-bank", both.nodes)
        self.assertTrue(self.network.view(undirected=True).undirected)
        self.assertLess(len(self.network.view(ties={"table": "2"}).rows("ties")),
                        len(self.network.view().rows("ties")))

    def test_rows_are_nodes(self):
        view = self.network.view(level="interpersonal")
        frame = view.measure(["degree", "betweenness"])
        self.assertEqual(frame.columns, ["id", "degree", "betweenness"])
        self.assertEqual(list(frame["id"]), view.nodes)
        self.assertEqual(view.measure("degree").columns, ["id", "degree"])
        self.assertEqual(view.measure(metrics="degree").columns, ["id", "degree"])

    def test_a_method_per_command(self):
        for name in ("info", "measure", "classify", "structure", "strength", "dominance", "zones",
                     "segregation", "brokerage", "obstacles", "influence", "census", "keyplayers"):
            method = getattr(kotaku.View, name)
            self.assertTrue(method.__doc__)
            self.assertIn("seed", inspect.signature(method).parameters)
        self.assertIn("tolerance_share", inspect.signature(kotaku.Network.findings).parameters)
        self.assertIn("stage", inspect.signature(kotaku.Network.findings).parameters)

    @unittest.skipUnless(os.path.exists(os.environ.get("KOTAKU_TYPES", "")), "no types are built")
    def test_types_of_commands(self):
        """A type checker is told of every command, with the keywords that it has."""
        with open(os.environ["KOTAKU_TYPES"], encoding="utf-8") as file:
            text = file.read()
        tree = ast.parse(text)
        told = {node.name: {each.name: each for each in node.body}
                for node in tree.body if getattr(node, "name", "").endswith("Commands")}
        for cls in (kotaku.View, kotaku.Network):
            for name, method in told[cls.__name__ + "Commands"].items():
                parameters = list(inspect.signature(getattr(cls, name)).parameters)
                listed = method.args.args + method.args.kwonlyargs
                self.assertEqual([each.arg for each in listed], parameters)
                self.assertTrue(all(each.annotation for each in listed[1:]))
        self.assertIn("measure", told["ViewCommands"])
        selection = ast.get_source_segment(text, next(
            node for node in tree.body if getattr(node, "name", "") == "Selection"))
        for name in ("level", "where", "at", "undirected"):
            self.assertIn(f"    {name}: Optional[", selection)
        self.assertIn("findings", told["NetworkCommands"])

    def test_options(self):
        view = self.network.view()
        self.assertEqual(view.classify(by="sector").columns[:2], ["a_group", "b_group"])
        self.assertIn("pangkul", list(view.zones(areas=True)["id"]))
        self.assertEqual(view.classify(cross=["form", "strength"]).columns[:3],
                         ["row", "column", "pairs"])
        self.assertLess(len(self.network.findings(level="institutional", stage=["planning"])),
                        1 + len(self.network.findings()))
        self.assertIn("tolerance=3", view.classify(tolerance=3).meta["options"])

    def test_group(self):
        view = self.network.view(level="institutional")
        frame = view.segregation(group="sector")
        self.assertEqual(list(frame["group"]),
                         ["community", "government", "private", "programme", "all"])
        self.assertEqual(view.segregation("sector").to_text(), frame.to_text())
        self.assertIn("group", inspect.signature(kotaku.View.segregation).parameters)

    def test_slips(self):
        view = self.network.view()
        for call, kind, text in (
            (lambda: view.measure(["pagernk"]), kotaku.CallError, "pagerank"),
            (lambda: view.classify(tolerence=2), kotaku.CallError, "tolerance"),
            (lambda: view.classify(tolerance=0.5), kotaku.CallError, "tolerance"),
            (lambda: view.classify(tolerance="2"), TypeError, "tolerance"),
            (lambda: view.classify(threads=1.5), TypeError, "threads"),
            (lambda: view.zones(areas="yes"), TypeError, "areas"),
            (lambda: view.measure(), TypeError, "metrics"),
            (lambda: view.segregation(), TypeError, "group"),
            (lambda: view.segregation(["sector"]), TypeError, "group"),
            (lambda: view.segregation("sectr"), kotaku.CallError, "sector"),
            (lambda: view.measure(7), TypeError, "metrics"),
            (lambda: view.rows("tie"), ValueError, "ties"),
            (lambda: self.network.view(stge="planning"), kotaku.CallError, "stage"),
            (lambda: self.network.view(tolerance=2), kotaku.CallError, "tolerance"),
            (lambda: self.network.findings(stge="planning"), kotaku.CallError, "stage"),
            (lambda: self.network.view(stage="planing"), kotaku.CallError, "planning"),
            (lambda: self.network.view(at="before:sq"), kotaku.CallError, "sk"),
            (lambda: self.network.view(where="role"), kotaku.CallError, "COLUMN=VALUE"),
            (lambda: view.info()["nme"], KeyError, "did you mean name?"),
            (lambda: view.measure([]), kotaku.CallError, "no metric is named"),
        ):
            with self.assertRaises(kind) as caught:
                call()
            self.assertIn(text, str(caught.exception))

    def test_snapshot(self):
        network = kotaku.from_edges([("a", "b")])
        view = network.view()
        network.append("ties", {"from": ["b"], "to": ["a"]})
        self.assertEqual((network.n_ties, len(view.arcs)), (2, 1))
        del network
        gc.collect()
        self.assertEqual(view.nodes, ["a", "b"])


class Frames(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.network = kotaku.read(PASAR)
        cls.frame = cls.network.view().classify()

    def test_as_python(self):
        columns = self.frame.to_dict()
        self.assertEqual(list(columns), self.frame.columns)
        self.assertEqual({len(values) for values in columns.values()}, {len(self.frame)})
        self.assertEqual(next(self.frame.rows())["a"], columns["a"][0])
        self.assertEqual(set(dict(self.frame)), set(columns))
        self.assertIn("relation", self.frame)

    def test_metadata(self):
        meta = self.network.view(level="cross").info().meta
        self.assertIn("level=cross", meta["selection"])
        self.assertRegex(meta["dataset"], "^[0-9a-f]{64}$")
        with self.assertWarns(kotaku.Warning):
            empty = self.network.view(ties={"table": "99"}).classify()
        self.assertEqual((len(empty), len(empty.meta["warnings"])), (0, 1))

    def test_warnings(self):
        """Of what matches nothing, where the caller stands; of what matches, none."""
        nobody = self.network.view(where={"sector": "private", "role": "LKM"})
        with self.assertWarnsRegex(kotaku.Warning, "matches nothing") as caught:
            frame = nobody.measure(["degree"])
        self.assertEqual(caught.filename, __file__)
        self.assertEqual((frame.warnings, nobody.warnings), (frame.meta["warnings"],) * 2)
        self.assertIn("warning: the selection matches nothing", repr(frame))
        self.assertIn("<p>warning: the selection", frame._repr_html_())
        view = self.network.view()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            self.assertEqual(view.measure(["degree"]).warnings, view.warnings)
            self.assertRegex(view.warnings[0], "parallel ties merged")

    def test_parts(self):
        rows, columns = self.frame[2:5], self.frame[["relation", "a"]]
        self.assertEqual(rows.to_dict(), {name: values[2:5]
                                          for name, values in self.frame.to_dict().items()})
        self.assertEqual((rows.meta, columns.meta), (self.frame.meta,) * 2)
        self.assertEqual(columns.columns, ["relation", "a"])
        self.assertEqual(columns.to_dict()["a"], self.frame.to_dict()["a"])
        self.assertEqual(self.frame[::-1].to_dict()["a"], self.frame.to_dict()["a"][::-1])
        self.assertEqual(len(self.frame[:0]), 0)
        with self.assertRaises(KeyError):
            self.frame[["relation", "nope"]]
        with self.assertRaises(KeyError):
            self.frame[0]

    def test_long_text_in_a_notebook(self):
        found = self.network.findings()
        shown = found._repr_html_()
        cells = re.findall(r"<td[^>]*>([^<]*)</td>", shown)
        self.assertLessEqual(max(len(html.unescape(cell)) for cell in cells), 80)
        whole = max(found.to_dict()["evidence"], key=lambda text: len(text or ""))
        self.assertGreater(len(whole), 80)
        self.assertIn(html.escape(whole), shown)
        self.assertIn("<p>0 rows</p>", kotaku.validate(PASAR)[:0]._repr_html_())

    def test_missing_is_nan_or_none(self):
        findings = self.network.findings().to_dict()
        self.assertTrue(any(math.isnan(value) for value in findings["p_value"]))
        self.assertIn(None, self.frame.to_dict()["dominant"])

    def test_texts(self):
        self.assertIn("relation", repr(self.frame))
        self.assertIn(f"... {len(self.frame)} rows", repr(self.frame))
        self.assertEqual(self.frame._repr_html_().count("<tr>"), 41)
        self.assertTrue(self.frame._repr_html_().startswith("<table>"))
        self.assertTrue(self.frame.to_text("csv").startswith("a,b,level,"))
        self.assertIn("kekerabatan", self.frame.to_text("table", lang="id"))
        with self.assertRaises(ValueError):
            self.frame.to_text("xml")

    @unittest.skipIf(numpy is None, "numpy is not installed")
    def test_numpy_without_a_copy(self):
        frame = self.network.view().measure(["betweenness"])
        first, second = frame["betweenness"], frame["betweenness"]
        self.assertIsInstance(first, numpy.ndarray)
        self.assertEqual(first.ctypes.data, second.ctypes.data)
        self.assertFalse(first.flags.writeable)
        expected = first.tolist()
        del frame, second
        gc.collect()
        self.network.view().measure(["degree", "pagerank", "closeness"])
        self.assertEqual(first.tolist(), expected)
        ties = self.frame["ties"]
        self.assertEqual((ties.dtype, ties.ctypes.data),
                         (numpy.int64, self.frame["ties"].ctypes.data))

    @unittest.skipIf(numpy is None, "numpy is not installed")
    def test_without_numpy(self):
        code = ("import sys; sys.modules['numpy'] = None\n"
                "import kotaku\n"
                "frame = kotaku.read(sys.argv[1]).view().measure(['degree'])\n"
                "print(list(frame['degree']) == frame.to_dict()['degree'], type(frame['degree']))\n"
                "print(type(frame['id']))\n")
        done = subprocess.run([sys.executable, "-c", code, PASAR], capture_output=True,
                              encoding="utf-8", check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout, "True <class 'memoryview'>\n<class 'list'>\n")

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_pandas(self):
        table = self.frame.to_pandas()
        self.assertEqual(list(table.columns), self.frame.columns)
        self.assertEqual(list(table["a"]), list(self.frame["a"]))
        self.assertEqual(set(table["relation"].cat.categories), set(self.frame["relation"]))
        kinds = {name: str(kind) for name, kind in table.dtypes.items()}
        self.assertEqual({kinds[name] for name in ("a", "b", "evidence", "sources")}, {"object"})
        self.assertEqual({kinds[name] for name in ("level", "relation", "form")}, {"category"})
        plain = self.frame.to_pandas(categories=False)
        self.assertLessEqual(set(map(str, plain.dtypes)), {"object", "int64", "bool", "float64"})
        self.assertEqual(list(plain["relation"]), list(table["relation"]))
        self.assertEqual(table["dominant"].isna().tolist(), self.frame.missing("dominant").tolist())

    def test_arrow(self):
        """The capsules hold what the Arrow C data interface says, and are released once."""
        schema, array = self.frame.__arrow_c_array__()
        get = ctypes.pythonapi.PyCapsule_GetPointer
        get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
        words = ctypes.POINTER(ctypes.c_int64)
        length = ctypes.cast(get(array, b"arrow_array"), words)[0]
        n_children = ctypes.cast(get(schema, b"arrow_schema"), words)[4]
        form = ctypes.cast(get(schema, b"arrow_schema"), ctypes.POINTER(ctypes.c_char_p))[0]
        self.assertEqual((length, n_children, form),
                         (len(self.frame), len(self.frame.columns), b"+s"))
        del schema, array
        gc.collect()
        self.assertEqual(kotaku._arrow._held, {})


class Errors(Temporary):
    def test_data(self):
        path = self.dataset(ties="from,to,weight\na,b,heavy\nc,d,-1\n")
        with self.assertRaises(kotaku.DataError) as caught:
            kotaku.read(path)
        self.assertIn("ties.csv:2", str(caught.exception))
        self.assertEqual(list(caught.exception.problems["line"]), [2, 3])
        self.assertIsInstance(caught.exception, kotaku.Error)
        self.assertEqual(caught.exception.code // 100, 1)

    def test_files(self):
        with self.assertRaises(kotaku.FileError) as caught:
            kotaku.read(os.path.join(self.directory, "nowhere"))
        self.assertIsInstance(caught.exception, OSError)
        self.assertIsInstance(caught.exception, kotaku.Error)
        self.assertIn("nowhere", str(caught.exception))
        nowhere = os.path.join(self.directory, "nowhere")
        for call in (lambda: kotaku.read(nowhere), lambda: kotaku.validate(nowhere),
                     lambda: kotaku.metrics().write(os.path.join(nowhere, "x.csv"))):
            with self.assertRaises(FileNotFoundError) as caught:
                call()
            error = pickle.loads(pickle.dumps(caught.exception))
            for each in (caught.exception, error):
                self.assertIsInstance(each, kotaku.FileError)
                self.assertEqual((each.errno, each.code), (errno.ENOENT, 0))
                self.assertTrue(each.filename.startswith(nowhere))
                self.assertEqual(str(each), f"{each.filename}: No such file or directory")
        file = os.path.join(self.directory, "file")
        open(file, "w").close()
        with self.assertRaises(kotaku.FileError) as caught:
            kotaku.metrics().write(os.path.join(file, "x.csv"))
        self.assertEqual(caught.exception.errno, errno.ENOTDIR)

    def test_nul(self):
        with self.assertRaises(ValueError):
            kotaku.from_edges([("a\0b", "c")])

    def test_another_library_file(self):
        code = "import kotaku"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8",
                              env={**os.environ, "KOTAKU_LIBRARY": "/nowhere/libkotaku.so.1"},
                              check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("ImportError", done.stderr)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8",
                              env={**os.environ, "KOTAKU_LIBRARY": "libm.so.6"}, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("ImportError: libm.so.6 is not the libkotaku", done.stderr)


class Concurrency(Temporary):
    def test_threads(self):
        view = kotaku.read(PASAR).view()
        expected = view.measure(["betweenness", "pagerank"]).to_text()
        results = []

        def ask():
            for _ in range(5):
                results.append(view.measure(["betweenness", "pagerank"]).to_text())

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(results, [expected] * 20)

    def test_processes(self):
        expected = count_findings(PASAR)
        for method in ("fork", "spawn"):
            with self.subTest(method), multiprocessing.get_context(method).Pool(2) as pool:
                self.assertEqual(pool.map_async(count_findings, [PASAR] * 4).get(60),
                                 [expected] * 4)

    def test_forks_between_calls(self):
        """No lock is held then: threads that had just ended held one, once in some fifty forks."""
        view = kotaku.read(PASAR).view(level="institutional")
        expected = view.measure(["degree"]).to_text()
        for _ in range(150):
            view.measure(["degree"])
            child = os.fork()
            if child == 0:
                signal.alarm(10)
                os._exit(0 if view.measure(["degree"]).to_text() == expected else 1)
            self.assertEqual(os.waitpid(child, 0)[1], 0)

    def test_interrupt(self):
        n = 15000
        edges = [(i, (i * 7919 + k * k * 31 + k) % n) for i in range(n) for k in range(1, 9)]
        view = kotaku.from_edges(edges).view()
        timer = threading.Timer(0.7, os.kill, [os.getpid(), signal.SIGINT])
        timer.start()
        begin = time.monotonic()
        with self.assertRaises(KeyboardInterrupt):
            view.measure(["betweenness"], threads=1)
        self.assertLess(time.monotonic() - begin, 4)
        self.assertEqual(len(view.measure(["degree"])), n)


class Example(unittest.TestCase):
    def test_findings(self):
        program = os.path.join(ROOT, "examples", "findings.py")
        done = subprocess.run([sys.executable, program, PASAR], capture_output=True,
                              encoding="utf-8", check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("institutional-asymmetric", done.stdout)
        self.assertIn("lkm: dominated", done.stdout)


if __name__ == "__main__":
    unittest.main()
