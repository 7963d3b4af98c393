# SPDX-License-Identifier: GPL-2.0-or-later
"""Graphs of other programs: what networkx and igraph write is read right, and they read ours."""

import csv
import io
import json
import os
import resource
import subprocess
import unittest

import igraph
import networkx

from command import ENVIRONMENT, KOTAKU, PASAR, CommandTest

csv.field_size_limit(1 << 24)
FORMATS = ["graphml", "gexf", "gml", "net", "dl", "json"]


def directed():
    graph = networkx.DiGraph()
    graph.add_node("lkm", kind="institution", sector="community")
    graph.add_node("bu ani", role="user", age=31, funded=True)
    graph.add_node("alone")
    graph.add_edge("lkm", "bu ani", weight=2.5, note='x & "y" <z>')
    graph.add_edge("bu ani", "lkm", weight=1.0)
    return graph


def undirected():
    graph = networkx.Graph()
    graph.add_edge("a", "b", weight=2)
    graph.add_edge("b", "c", weight=0.5, strength="strong")
    graph.add_node("d")
    return graph


WRITERS = {
    "graphml": networkx.write_graphml,
    "gexf": networkx.write_gexf,
    "gml": lambda graph, path: networkx.write_gml(graph, path, stringizer=str),
    "net": networkx.write_pajek,
    "json": lambda graph, path: json.dump(
        networkx.node_link_data(graph), open(path, "w", encoding="utf-8")),
}


class GraphTest(CommandTest):
    def tables(self, path, name="saved"):
        """The tables of a file once it is a dataset."""
        self.succeed("convert", path, self.path(name))
        tables = {}
        for file in os.listdir(self.path(name)):
            with open(self.path(name, file), encoding="utf-8", newline="") as text:
                tables[file[:-4]] = list(csv.DictReader(text))
        return tables

    def problems(self, path):
        done = self.run_command("validate", path, "--format", "csv")
        return list(csv.DictReader(io.StringIO(done.stdout)))

    def refused(self, name, text, line, words):
        path = self.path(name)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        errors = [p for p in self.problems(path) if p["severity"] == "error"]
        self.assertEqual([e["line"] for e in errors], [str(line)], errors)
        self.assertIn(words, errors[0]["message"])
        told = self.fail_call(1, "info", path, "--lang", "en")
        self.assertEqual(told.count("\n"), len(self.problems(path)))
        said = self.fail_call(1, "info", path, "--lang", "id")
        for english, indonesian in zip(told.splitlines(), said.splitlines()):
            self.assertNotEqual(english, indonesian)


class Networkx(GraphTest):
    def write(self, graph, ending):
        path = self.path("graph." + ending)
        if ending == "net":  # texts only
            graph = networkx.relabel_nodes(graph, {})
            for _, data in graph.nodes(data=True):
                data.clear()
            for _, _, data in graph.edges(data=True):
                for key in set(data) - {"weight"}:
                    del data[key]
        WRITERS[ending](graph, path)
        return path

    def test_directed(self):
        for ending in WRITERS:
            with self.subTest(ending):
                tables = self.tables(self.write(directed(), ending), ending)
                nodes = tables["actors"] + tables.get("institutions", [])
                names = {row["id"]: row.get("name") or row["id"] for row in nodes}
                self.assertEqual(sorted(names.values()), ["alone", "bu ani", "lkm"])
                ties = {(names[t["from"]], names[t["to"]]): t for t in tables["ties"]}
                self.assertEqual(float(ties["lkm", "bu ani"]["weight"]), 2.5)
                self.assertEqual(float(ties["bu ani", "lkm"]["weight"]), 1)
                self.assertNotIn("direction", tables["ties"][0])
                if ending != "net":
                    self.assertEqual([row["sector"] for row in tables["institutions"]],
                                     ["community"])
                    ani, = (row for row in tables["actors"] if names[row["id"]] == "bu ani")
                    self.assertEqual((ani["role"], ani["age"], ani["funded"]),
                                     ("user", "31", "yes"))
                    self.assertEqual(ties["lkm", "bu ani"]["note"], 'x & "y" <z>')

    def test_undirected(self):
        for ending in WRITERS:
            with self.subTest(ending):
                tables = self.tables(self.write(undirected(), ending), ending)
                self.assertEqual([t["direction"] for t in tables["ties"]], ["horizontal"] * 2)
                self.assertEqual(len(tables["actors"]), 4)
                if ending != "net":
                    self.assertEqual([t["strength"] for t in tables["ties"]], ["", "strong"])

    def test_several_edges_of_a_pair(self):
        graph = networkx.MultiDiGraph([("a", "b"), ("a", "b"), ("b", "a")])
        for ending in ("graphml", "gexf", "json"):
            tables = self.tables(self.write(graph, ending), ending)
            self.assertEqual(len(tables["ties"]), 3)

    def test_defaults(self):
        graph = networkx.DiGraph([("a", "b")])
        graph.graph["node_default"] = {"role": "user"}
        graph.nodes["a"]["role"] = "worker"
        tables = self.tables(self.write(graph, "graphml"))
        self.assertEqual([row["role"] for row in tables["actors"]], ["worker", "user"])


class Igraph(GraphTest):
    def test_reads_what_igraph_writes(self):
        graph = igraph.Graph([(0, 1), (1, 2)], directed=True)
        graph.vs["name"] = ["x", "é & y", "z"]
        graph.es["weight"] = [1, 2.5]
        for ending in ("graphml", "gml"):
            path = self.path("graph." + ending)
            graph.write(path)
            tables = self.tables(path, ending)
            self.assertEqual([row["name"] for row in tables["actors"]], ["x", "é & y", "z"])
            self.assertEqual([float(t["weight"]) for t in tables["ties"]], [1, 2.5])
        path = self.path("graph.net")
        graph.write_pajek(path)
        self.assertEqual([t["to"] for t in self.tables(path, "net")["ties"]], ["2", "3"])

    def test_reads_ours(self):
        for ending, read in (("graphml", igraph.Graph.Read_GraphML),
                             ("gml", igraph.Graph.Read_GML), ("net", igraph.Graph.Read_Pajek)):
            path = self.path("ours." + ending)
            self.succeed("convert", PASAR, path)
            graph = read(path)
            self.assertEqual((graph.vcount(), graph.ecount()), COUNTS)
            if ending == "graphml":
                self.assertEqual(graph.vs.find(id="lkm")["role"], "LKM")


def count(table):
    with open(os.path.join(PASAR, table + ".csv"), encoding="utf-8") as file:
        return len(list(csv.DictReader(file)))


COUNTS = (count("actors") + count("institutions"), count("ties"))


class Ours(GraphTest):
    def test_networkx_reads_ours(self):
        readers = {
            "graphml": lambda path: networkx.read_graphml(path, force_multigraph=True),
            "gexf": networkx.read_gexf,
            "gml": networkx.read_gml,
            "net": networkx.read_pajek,
            "json": lambda path: networkx.node_link_graph(json.load(open(path, encoding="utf-8"))),
        }
        for ending, read in readers.items():
            with self.subTest(ending):
                path = self.path("ours." + ending)
                self.succeed("convert", PASAR, path)
                graph = read(path)
                self.assertEqual((len(graph), graph.number_of_edges()), COUNTS)
                self.assertIn("lkm", graph)
                if ending in ("graphml", "gml", "json"):
                    self.assertEqual(graph.nodes["lkm"]["kind"], "institution")
                    self.assertEqual(graph.nodes["jm"]["name"], "JM")

    def test_weights_and_direction(self):
        data = self.dataset(ties="from,to,weight\na,b,2.5\nb,c,\n")
        for ending, read in (("graphml", networkx.read_graphml), ("net", networkx.read_pajek)):
            self.succeed("convert", data, self.path("w." + ending))
            graph = read(self.path("w." + ending))
            self.assertTrue(graph.is_directed())
            weights = [d.get("weight") for _, _, d in graph.edges(data=True)]
            self.assertEqual(weights, [2.5, None])
        data = self.dataset("both", ties="from,to,direction\na,b,horizontal\nb,c,horizontal\n")
        for ending, read in (("graphml", networkx.read_graphml), ("net", networkx.read_pajek),
                             ("gexf", networkx.read_gexf), ("gml", networkx.read_gml)):
            self.succeed("convert", data, self.path("u." + ending))
            self.assertFalse(read(self.path("u." + ending)).is_directed())

    def test_there_and_back(self):
        """Nodes, ties and all their columns, byte for byte."""
        whole = self.tables(PASAR, "whole")
        other = os.path.join(os.path.dirname(os.path.dirname(PASAR)), "tests", "data",
                             "kelurahan-rekaan")
        for data in (PASAR, other):
            whole = self.tables(data, "whole")
            for ending in ("graphml", "gexf"):
                path = self.path("there." + ending)
                said = self.run_command("convert", data, path).stderr
                for table in set(whole) - {"actors", "institutions", "ties"}:
                    self.assertIn(f"{table}: {len(whole[table])} row", said)
                back = self.tables(path, "back")
                for table in ("actors", "institutions", "ties"):
                    self.assertEqual(whole[table], back[table], (data, ending, table))

    def test_empty_directions_stay_empty(self):
        for ties in ("from,to\na,b\n", "from,to,direction\na,b,\nb,c,arc\nc,d,equal\n",
                     "from,to,direction\na,b,unstated\n", "from,to,direction\na,b,arc\n"):
            data = self.dataset(ties=ties)
            for ending in ("graphml", "gexf", "json"):
                self.succeed("convert", data, self.path("t." + ending))
                self.assertEqual(self.succeed("classify", self.path("t." + ending)),
                                 self.succeed("classify", data))

    def test_edge_lists(self):
        data = self.dataset(ties="from,to,weight,source\na,b,1.234,x;y\nb,c,2,\n")
        for ending in ("csv", "tsv"):
            self.succeed("convert", data, self.path("list." + ending))
            self.assertEqual(self.tables(self.path("list." + ending), ending)["ties"],
                             self.tables(data, "whole")["ties"])

    def test_dl(self):
        self.succeed("convert", PASAR, self.path("ours.dl"))
        tables = self.tables(self.path("ours.dl"))
        self.assertEqual(len(tables["actors"]), COUNTS[0])

    def test_selection(self):
        self.succeed("convert", PASAR, self.path("some"), "--level", "institutional")
        self.assertFalse(os.path.exists(self.path("some", "actors.csv")))
        self.assertEqual(self.succeed("classify", self.path("some")),
                         self.succeed("classify", PASAR, "--level", "institutional"))

    def test_calls(self):
        self.assertIn("OUT", self.fail_call(2, "convert", PASAR))
        self.assertIn("no format has this ending",
                      self.fail_call(2, "convert", PASAR, self.path("x.docx")))
        self.assertFalse(os.path.exists(self.path("x.docx")))
        self.fail_call(3, "convert", PASAR, self.path("no", "x.gml"))
        self.assertEqual(self.rows("convert", PASAR, self.path("x.dl"), "--format", "csv")[0]
                         ["severity"], "warning")


class Pajek(GraphTest):
    def test_a_place_that_is_not_there(self):
        for name in ("x.gml", "x.xlsx"):
            path = self.path("nowhere", name)
            self.assertEqual(self.fail_call(3, "convert", PASAR, path, "--lang", "en"),
                             f"kotaku: {path}: No such file or directory\n")

    def test_sections(self):
        path = self.path("all.net")
        with open(path, "w", encoding="utf-8") as file:
            file.write("""% a comment
*Network small
*Vertices 5
1 "Bu Ani" 0.1 0.2 ellipse
2 lurah
4 "empat"
*Arcs :1 "asks"
1 2 2.5
2 1
*Edges :2
1 4 1 l "x"
*Arcslist
4 1 2
*Edgeslist
5 3
*Partition rw
*Vertices 5
1
2
1
2
3
""")
        tables = self.tables(path)
        self.assertEqual([(r["id"], r["name"], r["rw"]) for r in tables["actors"]],
                         [("1", "Bu Ani", "1"), ("2", "lurah", "2"), ("3", "", "1"),
                          ("4", "empat", "2"), ("5", "", "3")])
        self.assertEqual(
            [(t["from"], t["to"], t["direction"], t["weight"], t["relation"])
             for t in tables["ties"]],
            [("1", "2", "arc", "2.5", "asks"), ("2", "1", "arc", "", "asks"),
             ("1", "4", "horizontal", "1", "2"), ("4", "1", "arc", "", ""),
             ("4", "2", "arc", "", ""), ("5", "3", "horizontal", "", "")])

    def test_matrix(self):
        path = self.write("m.net", "*Vertices 2\r\n1 \"a\"\r\n2 \"b\"\r\n*Matrix\r\n0 1\r\n2.5 0\r\n")
        self.assertEqual([(t["from"], t["to"], t["weight"]) for t in self.tables(path)["ties"]],
                         [("1", "2", "1"), ("2", "1", "2.5")])

    def test_faults(self):
        for text, line, words in (
            ("", 1, "no Pajek"), ("1 2\n", 1, "no Pajek"), ("*Arcs\n", 1, "before *Vertices"),
            ("*Vertices x\n", 1, "number of vertices"),
            ("*Vertices 2\n3 \"c\"\n", 2, "no vertex"), ("*Vertices 2\n1\n1\n", 3, "there already"),
            ("*Vertices 2\n*Arcs\n1 3\n", 3, "no vertex"), ("*Vertices 2\n*Arcs\n1\n", 3, "two"),
            ("*Vertices 2\n*Matrix\n0 1 1\n", 3, "has not 2 numbers"),
            ("*Vertices 2\n*Strange\n", 2, "*Strange"),
            ("*Vertices 4000000000\n", 1, "more than the file has bytes"),
            (b"*Vertices 1\n1 \"\xff\"\n", 2, "UTF-8"),
            ("*Vertices 2\n*Arcs\n1 2 -1\n", 3, "-1"),
        ):
            with self.subTest(text):
                self.refused("f.net", text, line, words)


class Ucinet(GraphTest):
    def ties(self, text):
        tables = self.tables(self.write("x.dl", text))
        return ([row["id"] for row in tables["actors"]],
                [(t["from"], t["to"], t.get("weight", "")) for t in tables.get("ties", [])])

    def test_forms(self):
        matrix = (["a", "b", "c"], [("a", "b", "1"), ("b", "c", "2.5")])
        for text in (
            "DL N=3\nFORMAT = FULLMATRIX\nLABELS:\na,b,c\nDATA:\n0 1 0\n0 0 2.5\n0 0 0\n",
            "dl n = 3, format = fullmatrix\nlabels:\na b\nc\ndata:\n0 1 0 0 0\n2.5 0 0 0\n",
            "dl n=3 format=fullmatrix labels embedded data:\n  a b c\na 0 1 0\nb 0 0 2.5\nc 0 0 0\n",
            "dl n=3 format=edgelist1 labels: a b c data:\n1 2 1\n2 3 2.5\n",
            'DL n=3 format=edgelist1\nlabels embedded:\ndata:\na b 1\n"b" c 2.5\n',
        ):
            self.assertEqual(self.ties(text), matrix, text)
        self.assertEqual(self.ties("dl n=3 format=nodelist1\nlabels:\na,b,c\ndata:\n1 2 3\n3 1\n"),
                         (["a", "b", "c"], [("a", "b", ""), ("a", "c", ""), ("c", "a", "")]))
        self.assertEqual(self.ties("dl n=2\ndata:\n0 1\n0 0\n"), (["1", "2"], [("1", "2", "1")]))

    def test_matrices(self):
        tables = self.tables(self.write("x.dl", "dl n=2 nm=2\nlabels:\na,b\nmatrix labels:\n"
                                        "knows,helps\ndata:\n0 1\n0 0\n0 0\n3 0\n"))
        self.assertEqual([(t["from"], t["relation"]) for t in tables["ties"]],
                         [("a", "knows"), ("b", "helps")])

    def test_faults(self):
        for text, line, words in (
            ("x", 1, "does not begin with DL"), ("dl data:\n", 1, "number of nodes is missing"),
            ("dl n=2\ndata:\n0 1\n0", 4, "a number for each pair"),
            ("dl n=2\ndata:\n0 1\n0 0 0\n", 4, "the end of the file"),
            ("dl n=2\nlabels:\na,a\ndata:\n", 3, "this one is taken"),
            ("dl n=2\nlabels:\na\ndata:\n0 0 0 0\n", 4, "a label for each node"),
            ("dl n=2 format=edgelist1\ndata:\n1 3\n", 3, "no node"),
            ("dl n=2 format=edgelist3\n", 1, "edgelist1 or nodelist1"),
            ("dl n=99999999\ndata:\n", 1, "has room for"),
        ):
            with self.subTest(text):
                self.refused("f.dl", text, line, words)


class Matrix(GraphTest):
    def ties(self, text, name="m.csv"):
        return [(t["from"], t["to"], t["weight"])
                for t in self.tables(self.write(name, text))["ties"]]

    def test_forms(self):
        wanted = [("a", "b", "1"), ("b", "a", "2.5")]
        for text in (",a,b\na,0,1\nb,2.5,0\n", '"","a","b"\r\n"a",0,1\r\n"b",2.5,0\r\n',
                     ";a;b\na;;1\nb;2,5;\n", "\ta\tb\nb\t2.5\t0\na\t0\t1\n"):
            self.assertEqual(sorted(self.ties(text)), wanted, text)

    def test_there_and_back(self):
        self.succeed("convert", PASAR, self.path("p.matrix.csv"))
        tables = self.tables(self.path("p.matrix.csv"))
        self.assertEqual(len(tables["actors"]), COUNTS[0])
        whole = self.run_command("info", self.path("p.matrix.csv")).stdout
        self.assertIn("actors", whole)

    def test_ties_with_an_empty_header_are_none(self):
        path = self.write("t.csv", ",from,to\n,a,b\n")
        self.assertEqual([t["to"] for t in self.tables(path)["ties"]], ["b"])

    def test_pandas(self):
        frame = networkx.to_pandas_adjacency(directed())
        frame.to_csv(self.path("p.csv"))
        self.assertEqual(sorted((t["from"], t["to"], float(t["weight"]))
                                for t in self.tables(self.path("p.csv"))["ties"]),
                         [("bu ani", "lkm", 1), ("lkm", "bu ani", 2.5)])

    def test_faults(self):
        for text, line, words in (
            (",a,b\na,0,x\nb,0,0\n", 2, '"x" is no number'), (",a,b\nc,0,0\n", 2, '"c" begins a row'),
            (",a,b\na,0,0\na,0,0\n", 3, "second row"), (",a,b\na,0\n", 2, "2 fields"),
            (",a,a\na,0,0\n", 1, "a"), (",a,\na,0,0\n", 1, "no id"),
            (";a;b\na;0;1.500\nb;0;0\n", 2, "two ways"),
        ):
            with self.subTest(text):
                self.refused("f.csv", text, line, words)


class NetworkCanvas(GraphTest):
    def folder(self, edges="1,1,2,e1,x1,p1,p2,often\n"):
        self.write("canvas/s_ego.csv", "networkCanvasEgoUUID,networkCanvasCaseID,age\ne1,c1,40\n")
        self.write("canvas/s_attributeList_person.csv",
                   "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name,role\n"
                   "1,e1,p1,Ani,RT head\n2,e1,p2,Budi,user\n3,e1,p3,Cici,\n")
        self.write("canvas/s_edgeList_knows.csv",
                   "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,"
                   "networkCanvasSourceUUID,networkCanvasTargetUUID,how\n" + edges)
        return self.path("canvas")

    def test_folder(self):
        tables = self.tables(self.folder())
        self.assertEqual([(r["id"], r["name"], r["role"]) for r in tables["actors"]],
                         [("e1", "", ""), ("p1", "Ani", "RT head"), ("p2", "Budi", "user"),
                          ("p3", "Cici", "")])
        tie, = tables["ties"]
        self.assertEqual([tie[c] for c in ("from", "to", "id", "direction", "source", "type", "how")],
                         ["p1", "p2", "x1", "horizontal", "e1", "knows", "often"])

    def test_faults_name_the_file(self):
        path = self.folder("1,1,9,e1,x1,p1,p9,often\n")
        problem, = (p for p in self.problems(path) if p["severity"] == "error")
        self.assertEqual((os.path.basename(problem["file"]), problem["line"]),
                         ("s_edgeList_knows.csv", "2"))
        self.write("canvas/s_edgeList_knows.csv", "from,to\n1,2\n")
        self.assertIn("no file of Network Canvas", self.fail_call(1, "info", path))


class Faults(GraphTest):
    def test_cuts(self):
        """Every start of a file, and every file with some bytes left out, is read or refused."""
        data = self.dataset(actors="id,name,note\na,A,x\nb,B,\"y, z\"\n",
                            ties="from,to,direction,weight\na,b,arc,2\nb,a,equal,\n")
        for ending in [*FORMATS, "matrix.csv"]:
            self.succeed("convert", data, self.path("whole." + ending))
            with open(self.path("whole." + ending), "rb") as file:
                whole = file.read()
            for i in range(0, len(whole), max(1, len(whole) // 12)):
                for cut in (whole[:i], whole[:i] + whole[i + 3:]):
                    with open(self.path("cut." + ending), "wb") as file:
                        file.write(cut)
                    done = self.run_command("validate", self.path("cut." + ending))
                    self.assertIn(done.returncode, (0, 1), (ending, i, done.stderr))

    def test_too_much(self):
        """Refused or read within seconds and 300 MB, whatever the file says of itself."""
        many = range(300_000)
        graphml = '<graphml>{}<graph edgedefault="directed"><node {}/></graph></graphml>'
        for name, text, words in (
            ("f.net", "*Vertices 2000000000\n*Arcs\n1 2\n", "more than the file"),
            ("f.net", "*Vertices 99999999999999999999\n", "number of vertices"),
            ("f.dl", "dl n=1000000000 format=fullmatrix\ndata:\n0 1\n", "room for"),
            ("f.csv", "from,to" + "".join(f",c{i}" for i in many) + "\na,b\n", "16384"),
            ("g.csv", "".join(f",c{i}" for i in many) + "\nc0,1\n", "16384"),
            ("f.gml", "graph [ node [ id 1 " + " ".join(f"a{i} 1" for i in many) + " ] ]", "16384"),
            ("f.json", '{"nodes":[{"id":"a"' + "".join(f',"c{i}":1' for i in many)
             + '}],"links":[]}', "16384"),
            ("f.graphml", graphml.format("", " ".join(f'a{i}="1"' for i in many) + ' id="a"'),
             "attributes"),
            ("f.graphml", graphml.format("", f'id="{"x" * 40_000_000}"'), "no XML"),
        ):
            with self.subTest(name + words):
                self.assertIn(words, self.refused_soon(self.write(name, text)))
        lines = "line\n" * 100_000
        key = '<key id="k" for="node" attr.name="c" attr.type="string"/>'
        for name, text in (
            ("r.gml", f'graph [ node [ id 1 c "{lines}" ] ]'),
            ("r.graphml", graphml.format(key, 'id="a"').replace(
                "/></graph>", f'><data key="k">{lines}</data></node></graph>')),
            ("r.json", json.dumps({"nodes": [{"id": "a", "c": lines}], "links": []})),
        ):
            with self.subTest(name):
                self.assertEqual(len(self.tables(self.write(name, text), name[2:])["actors"][0]["c"]),
                                 len(lines.strip()))

    def refused_soon(self, path):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))
        done = subprocess.run(
            [KOTAKU, "info", path], capture_output=True, encoding="utf-8", timeout=20,
            env=ENVIRONMENT, check=False,
            preexec_fn=None if "ASAN_OPTIONS" in os.environ else limit)
        self.assertEqual((done.returncode, done.stderr.count("\n")), (1, 1), done.stderr[:500])
        return done.stderr

    def test_graphml(self):
        head = '<graphml>\n<graph edgedefault="directed">\n'
        for text, line, words in (
            ("", 1, "no XML"), ("<graphml/>", 0, "no <graph>"),
            (head, 2, "no XML"), (head + "<hyperedge/></graph></graphml>", 3, "<hyperedge>"),
            (head + "<node/></graph></graphml>", 3, "attribute id"),
            (head + '<node id="a"/>\n<node id="a"/></graph></graphml>', 4, "a"),
            (head + '<node id="a"/>\n<edge source="a" target="b"/></graph></graphml>', 4, '"b"'),
            (head + '<node id="a"><data key="k">1</data></node></graph></graphml>', 3, "no <key>"),
            ('<!DOCTYPE a [<!ENTITY b "c">]><graphml>&b;</graphml>', 1, "not read"),
            (head + "<graph>", 3, "second <graph>"),
            ("<desc>" * 200_000, 1, "elements in each other"),
        ):
            with self.subTest(text[:200]):
                if line == 0:
                    self.assertIn(words, self.fail_call(1, "info", self.write("f.graphml", text)))
                else:
                    self.refused("f.graphml", text, line, words)

    def test_gml(self):
        for text, line, words in (
            ("", 1, "no graph"), ("graph [\n", 2, "inside a list"), ("]", 1, "without its ["),
            ("graph [ node [\n] ]", 2, "needs an id"),
            ("graph [ node [ id 1 ]\nedge [ source 1 ] ]", 2, "source and a target"),
            ('graph [ node [ id "\n', 1, "never closed"),
            ("graph [ node [ id 1 ]\nnode [ id 1 ] ]", 2, "1"),
            ("graph [ " + "x [ " * 100_000, 1, "inside a list"),
        ):
            with self.subTest(text[:80]):
                self.refused("f.gml", text, line, words)

    def test_gml_nested(self):
        path = self.write("n.gml", "graph [\nnode [ id 1 label \"&#233;\" graphics [ x 1 ] ]\n]")
        self.assertEqual(self.tables(path)["actors"], [{"id": "1", "name": "é"}])
        self.assertIn("not kept", self.run_command("validate", path).stderr)

    def test_json(self):
        for text, line, words in (
            ("", 1, "no JSON"), ("[]", 1, "no node-link JSON"), ("{}", 1, "expected lists"),
            ('{"nodes": [{"id": 1},\n{"id": 1}], "links": []}', 2, "1"),
            ('{"nodes": [{"id": 1},\n{"x": 1}], "links": []}', 2, "needs an id"),
            ('{"nodes": [{"id": "a"}],\n"links": [\n{"source": "a",\n"target": "b"}]}', 3, '"b"'),
            ('{"nodes": [{"id": "a"}], "nodes": []}', 1, "no JSON"),
            ("[" * 200_000, 1, "no JSON"),
        ):
            with self.subTest(text[:80]):
                self.refused("f.json", text, line, words)

    def test_gexf(self):
        head = '<gexf>\n<graph defaultedgetype="directed">\n'
        for text, line, words in (
            (head + "<nodes><node/></nodes>", 3, "attribute id"),
            (head + '<nodes><node id="a"><attvalues><attvalue for="9" value="x"/>', 3, "has the id"),
            (head + '<edges>\n<edge source="a" target="b" type="odd"/>', 4, "odd"),
            (head + '<nodes>\n<node id="a"><nodes><node id="b"/>', 4, "inside a node"),
            (head + "<attribute id='1'/>", 3, "outside"),
        ):
            with self.subTest(text):
                self.refused("f.gexf", text, line, words)


if __name__ == "__main__":
    unittest.main()
