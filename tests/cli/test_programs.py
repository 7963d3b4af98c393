# SPDX-License-Identifier: GPL-2.0-or-later
"""What LibreOffice and R write is read right, and they read ours; where they are installed."""

import csv
import html
import os
import shutil
import subprocess
import unittest

from command import PASAR, CommandTest

OFFICE = shutil.which("soffice")
RSCRIPT = shutil.which("Rscript")


def has_r(package):
    return RSCRIPT is not None and subprocess.run(
        [RSCRIPT, "-e", f"quit(status = !requireNamespace('{package}', quietly = TRUE))"],
        capture_output=True, check=False).returncode == 0


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@unittest.skipIf(OFFICE is None, "LibreOffice is not installed")
class Office(CommandTest):
    def convert(self, path, form):
        out = self.path("office")
        subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{self.path('profile')}", "--headless",
             "--convert-to", form, "--outdir", out, path],
            check=True, capture_output=True, timeout=240,
            env={**os.environ, "HOME": self.directory})
        return out

    def test_saves_ours_again(self):
        """A workbook of ours that was opened and saved there says the same."""
        self.succeed("convert", PASAR, self.path("pasar.xlsx"))
        out = self.convert(self.path("pasar.xlsx"), "xlsx")
        for command in (["info"], ["classify"], ["findings", "--draws", "99"]):
            self.assertEqual(self.succeed(command[0], os.path.join(out, "pasar.xlsx"), *command[1:]),
                             self.succeed(command[0], PASAR, *command[1:]))

    def test_saves_the_template(self):
        """Sheets, headers and explanations survive, and the words of the lists are found."""
        self.succeed("template", "-o", self.path("coding.xlsx"), "--lang", "id")
        out = self.convert(self.path("coding.xlsx"), "xlsx")
        rows = dict(row[:2] for row in csv.reader(
            self.succeed("info", os.path.join(out, "coding.xlsx")).splitlines()))
        self.assertEqual(rows["ties"], "0")

    def test_reads_ours(self):
        """Cells as they are shown there: ids keep their zeros, numbers their sign."""
        self.dataset(ties="from,to,weight,since,note\n007,b,2.5,2018-03-01,=1+1\n"
                          "b,007,,2018,_x0041_\n")
        self.succeed("convert", self.path("data"), self.path("data.xlsx"))
        out = self.convert(self.path("data.xlsx"),
                           "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,"
                           "false,2")
        rows = rows_of(os.path.join(out, "data-ties.csv"))
        header = rows[0]
        self.assertEqual(
            [[row[header.index(name)] for name in ("from", "to", "weight", "since", "note")]
             for row in rows[1:]],
            [["007", "b", "2.5", "2018-03-01", "=1+1"], ["b", "007", "", "2018", "_x0041_"]])

    def test_makes_cells_of_what_is_typed(self):
        """Dates, shares and numbers become cells of their kinds when it opens a CSV file."""
        path = self.write("ties.csv", "from,to,weight,since,until\n1,b,0.5,2018-03-01,2019-01-01\n"
                                      "b,c,2,2018-04-05,\n,,,,\n")
        out = self.convert(path, "xlsx")
        self.succeed("convert", os.path.join(out, "ties.xlsx"), self.path("saved"))
        rows = rows_of(self.path("saved", "ties.csv"))
        header = rows[0]
        self.assertEqual(
            [[row[header.index(name)] for name in header[:2] + ["weight", "since", "until"]]
             for row in rows[1:]],
            [["1", "b", "0.5", "2018-03-01", "2019-01-01"], ["b", "c", "2", "2018-04-05", ""]])


class R(CommandTest):
    def run_r(self, program):
        done = subprocess.run([RSCRIPT, "--vanilla", "-e", program], cwd=self.directory,
                              capture_output=True, encoding="utf-8", check=False, timeout=240)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.split()

    def ties(self, name):
        """From, to and weight of each, by the nodes' names."""
        folder = self.path("saved-" + name.replace(".", "-"))
        self.succeed("convert", self.path(name), folder)
        actors, ties = rows_of(os.path.join(folder, "actors.csv")), rows_of(
            os.path.join(folder, "ties.csv"))
        at = actors[0].index("name") if "name" in actors[0] else 0
        names = {row[0]: row[at] for row in actors[1:]}
        weight = ties[0].index("weight")
        return sorted((names[row[0]], names[row[1]], float(row[weight])) for row in ties[1:])


@unittest.skipUnless(has_r("igraph"), "R's igraph is not installed")
class Igraph(R):
    TIES = [("bu ani", "lkm", 1.0), ("lkm", "bu ani", 2.5), ("é", "lkm", 3.0)]

    def test_we_read_it(self):
        self.run_r("""
            suppressMessages(library(igraph))
            ties <- data.frame(from = c("lkm", "bu ani", "\\u00e9"),
                               to = c("bu ani", "lkm", "lkm"), weight = c(2.5, 1, 3))
            graph <- graph_from_data_frame(ties)
            write_graph(graph, "directed.graphml", "graphml")
            write_graph(graph, "directed.gml", "gml")
            V(graph)$id <- V(graph)$name
            write_graph(graph, "directed.net", "pajek")
            write_graph(as.undirected(graph), "undirected.graphml", "graphml")""")
        for name in ("directed.graphml", "directed.gml", "directed.net"):
            with self.subTest(name):
                self.assertEqual(self.ties(name), self.TIES)
        info = dict(row[:2] for row in csv.reader(
            self.succeed("info", self.path("undirected.graphml")).splitlines()))
        self.assertEqual((info["nodes"], info["ties"], info["undirected"]), ("3", "2", "1"))

    def test_it_reads_ours(self):
        self.dataset(ties='from,to,weight\nlkm,bu ani,2.5\nbu ani,lkm,1\né,lkm,3\n')
        for form, names in (("graphml", "id"), ("gml", "label"), ("net", "id")):
            with self.subTest(form):
                self.succeed("convert", self.path("data"), self.path("ours." + form))
                said = self.run_r(f"""
                    suppressMessages(library(igraph))
                    graph <- read_graph("ours.{form}", "{'pajek' if form == 'net' else form}")
                    ends <- as_edgelist(graph, names = FALSE)
                    cat(is_directed(graph), vcount(graph), sep = "\\n")
                    for (i in order(E(graph)$weight))
                      cat("\\n", vertex_attr(graph, "{names}")[ends[i, ]], E(graph)$weight[i],
                          sep = ";")""")
                self.assertEqual(said[:2], ["TRUE", "3"])
                # GML has signs beyond ASCII as entities, which igraph leaves as they are.
                self.assertEqual(html.unescape(" ".join(said[2:])),
                                 ";bu ani;lkm;1 ;lkm;bu ani;2.5 ;é;lkm;3")


@unittest.skipUnless(has_r("sna"), "R's sna is not installed")
class Sna(R):
    def test_we_read_it(self):
        self.run_r("""
            suppressMessages(library(sna))
            names <- c("a", "b", "c d")
            m <- matrix(c(0, 1, 0, 0, 0, 2, 1, 0, 0), 3, byrow = TRUE)
            write.dl(m, "sna.dl", vertex.lab = names)""")
        self.assertEqual(self.ties("sna.dl"), [("a", "b", 1), ("b", "c d", 2), ("c d", "a", 1)])

    def test_it_reads_ours(self):
        """As a matrix, and, by the network package, as Pajek."""
        self.dataset(ties="from,to,weight\na,b,1\nb,c d,2\nc d,a,1\n")
        self.succeed("convert", self.path("data"), self.path("ours.matrix.csv"))
        self.succeed("convert", self.path("data"), self.path("ours.net"))
        self.assertEqual(
            self.run_r("""
                suppressMessages(library(sna))
                m <- as.matrix(read.csv("ours.matrix.csv", row.names = 1, check.names = FALSE))
                g <- network::read.paj("ours.net")
                cat(degree(m, cmode = "outdegree"), network::network.edgecount(g),
                    network::network.size(g), network::is.directed(g))"""),
            ["1", "2", "1", "3", "3", "TRUE"])


if __name__ == "__main__":
    unittest.main()
