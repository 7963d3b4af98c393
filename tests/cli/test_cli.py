# SPDX-License-Identifier: GPL-2.0-or-later
"""The kotaku command as its users have it: exit statuses, streams, formats, languages."""

import csv
import io
import json
import os
import shutil
import unittest

import excel
from command import PASAR, CommandTest

# As published in the contract of the command.
COLUMNS = {
    "findings": "id,finding,level,subject,statistic,value,low,high,p_value,verdict,basis,evidence,"
    "sources",
    "info": "name,value",
    "metrics": "name,title,kind,unit,range,definition,undefined,cost,source,since",
    "classify": "a,b,level,relation,dominant,form,direction,strength,content,scope,stages,"
    "activities,ties,stated,conflicts,basis,evidence,sources",
    "structure": "level,pairs,symmetric,asymmetric,undecided,none,inferred,index,low,high,class,"
    "p_value,p_dyads,p_arcs,min_p,deciding_actor,verdict,reason",
    "strength": "a,b,observed,predicted,rule,stated",
    "dominance": "id,dominance_role,dominates,dominated_by,davids_score,"
    "davids_score_normalised,dominance_rank,trophic_level,local_reaching",
    "influence": "id,direct,influence,dependence,feedback,net,competitiveness,quadrant",
    "census": "name,count",
    "keyplayers": "rank,id,gain,total",
    "zones": "group,actors,ties_within,ties_across,density_within,density_across,strong_share,"
    "participation",
    "bridges": "a,b,strength,span,overlap,local_bridge",
    "crosslevel": "name,value,expected,lift,p_value",
    "agree": "field,units,coders,agreement,kappa,kappa_low,kappa_high,alpha,alpha_low,alpha_high,"
    "pairs",
    "compare": "a,b,from,to,change",
    "strengthen": "rank,a,b,broker,gain,total",
    "pool": "dataset,estimate,se,weight",
    "obstacles": "obstacle,subject,name,value,expected,status,evidence",
    "brokerage": "id,coordinator,itinerant,gatekeeper,representative,liaison,total,"
    "coordinator_expected,itinerant_expected,gatekeeper_expected,representative_expected,"
    "liaison_expected,total_expected,coordinator_z,itinerant_z,gatekeeper_z,representative_z,"
    "liaison_z,total_z,p_degrees,p_roles",
    "segregation": "group,internal,external,ei_index,expected,low,high,p_value,p_upper,p_degrees,"
    "verdict",
    "robustness": "left_out,kind,statistic,value,verdict",
    "scenario": "name,before,after,change",
}
NEEDED = {"segregation": ["--group", "sector"], "brokerage": ["--group", "sector"],
          "robustness": ["--of", "structure"], "keyplayers": ["--goal", "fragment"],
          "scenario": ["--remove", "lkm"]}
COMMANDS = sorted([*COLUMNS, "convert", "measure", "plot", "report", "template", "validate"])
TIES = "from,to,direction\na,b,vertical\nb,c,horizontal\n"


class Help(CommandTest):
    def test_lists_every_command(self):
        text = self.succeed("--help")
        for command in COMMANDS:
            self.assertRegex(text, rf"(?m)^  {command} +\w")

    def test_every_command_has_help_with_an_example(self):
        for command in COMMANDS:
            for language in ("en", "id"):
                text = self.succeed(command, "--help", "--lang", language)
                self.assertIn(f"kotaku {command}", text)
                self.assertIn("Example:" if language == "en" else "Contoh:", text)
                self.assertIn("--output FILE", text)

    def test_help_names_the_selection(self):
        self.assertIn("--stage preparation|planning|implementation", self.succeed("info", "-h"))
        self.assertNotIn("--stage", self.succeed("validate", "--help"))
        self.assertIn("--tolerance-share", self.succeed("findings", "--help"))

    def test_every_example_runs(self):
        os.symlink(os.path.dirname(PASAR), self.path("examples"))
        here = os.getcwd()
        self.addCleanup(os.chdir, here)
        os.chdir(self.directory)
        for command in COMMANDS:
            text = self.succeed(command, "--help")
            line = text[text.index("Example:"):].splitlines()[1].split()
            self.assertEqual(line[:2], ["kotaku", command])
            done = self.run_command(*line[1:])
            self.assertEqual(done.returncode, 0, (line, done.stderr))

    def test_speaks_the_locale(self):
        self.assertIn("Pemakaian:", self.succeed("--help", env={"LC_ALL": "id_ID.UTF-8"}))
        self.assertIn("Usage:", self.succeed("--help", env={"LANG": "id_ID.UTF-8"}))

    def test_version(self):
        self.assertRegex(self.succeed("--version"), r"^kotaku 1\.\d+\.\d+\n$")


class WrongCalls(CommandTest):
    def test_nothing_asked(self):
        self.assertIn("COMMAND", self.fail_call(2))

    def test_unknown_words_name_the_nearest(self):
        for arguments, nearest in (
            (["clasify", PASAR], "classify"),
            (["classify", PASAR, "--stge", "planning"], "--stage"),
            (["classify", PASAR, "--stage", "planing"], "planning"),
            (["classify", PASAR, "--level", "institusionl"], "institu"),
            (["measure", PASAR, "--metric", "pagernk"], "pagerank"),
            (["info", PASAR, "--where", "sectr=government"], "sector"),
            (["info", PASAR, "--at", "before:sq"], "sk"),
            (["classify", PASAR, "--by", "sectr"], "sector"),
            (["segregation", PASAR, "--group", "sectr"], "sector"),
        ):
            with self.subTest(arguments):
                self.assertIn(nearest, self.fail_call(2, *arguments))

    def test_options_of_other_commands(self):
        self.assertIn("table", self.fail_call(2, "info", PASAR, "--table", "1"))
        self.assertIn("stage", self.fail_call(2, "metrics", "--stage", "planning"))
        self.assertIn("metric", self.fail_call(2, "info", PASAR, "--metric", "degree"))
        self.assertIn("stage", self.fail_call(2, "validate", PASAR, "--stage", "planning"))

    def test_values(self):
        for arguments in (
            ["classify", PASAR, "--tolerance", "much"],
            ["classify", PASAR, "--tolerance", "0.5"],
            ["classify", PASAR, "--table", "3"],
            ["classify", PASAR, "--table", "1.5"],
            ["classify", PASAR, "--threads", "-1"],
            ["classify", PASAR, "--stage"],
            ["classify", PASAR, "--stated=yes"],
            ["classify", PASAR, "--stage", "planning", "--stage", "preparation"],
            ["classify", PASAR, "--format", "xml"],
            ["classify", PASAR, "--lang", "fr"],
            ["classify", PASAR, "--spreadsheet", "--format", "json"],
            ["classify", PASAR, "-x"],
            ["classify", "-", "-"],
            ["classify"],
            ["metrics", PASAR],
            ["measure", PASAR],
            ["segregation", PASAR],
            ["segregation", PASAR, "--group"],
            ["structure", PASAR, "--group", "sector"],
        ):
            with self.subTest(arguments):
                message = self.fail_call(2, *arguments)
                self.assertEqual(message.count("\n"), 1, message)

    def test_missing_input(self):
        self.assertIn("nowhere", self.fail_call(3, "info", self.path("nowhere")))


class Results(CommandTest):
    def test_columns(self):
        for command, columns in COLUMNS.items():
            with self.subTest(command):
                inputs = {"metrics": [], "agree": [PASAR, PASAR], "compare": [PASAR, PASAR]}.get(command, [PASAR])
                arguments = [command, *inputs]
                arguments += NEEDED.get(command, [])
                head = self.run_command(*arguments).stdout.splitlines()[0]
                self.assertEqual(head[: len(columns)], columns)

    def test_csv_and_json_say_the_same(self):
        table = self.rows("classify", PASAR)
        document = json.loads(self.succeed("classify", PASAR, "--format", "json"))
        self.assertEqual(len(table), len(document["rows"]))
        for cells, values in zip(table, document["rows"]):
            self.assertEqual(list(cells), list(values))
            self.assertEqual(cells["a"], values["a"])
            self.assertEqual(cells["evidence"], values["evidence"])
            self.assertEqual(float(cells["ties"]), values["ties"])
        self.assertRegex(document["meta"]["dataset"], "^[0-9a-f]{64}$")

    def test_language_changes_tables_only(self):
        english = self.succeed("classify", PASAR, "--lang", "en")
        self.assertEqual(self.succeed("classify", PASAR, "--lang", "id"), english)
        table = self.succeed("classify", PASAR, "--lang", "id", "--format", "table")
        self.assertIn("kekerabatan", table)
        self.assertNotIn("kinship", table)

    def test_spreadsheet(self):
        text = self.succeed("dominance", PASAR, "--spreadsheet", "--lang", "id")
        self.assertTrue(text.startswith("\ufeff"))
        self.assertIn(";", text.splitlines()[0])
        self.assertNotIn(",", text.splitlines()[0])

    def test_measure_has_a_column_per_metric(self):
        rows = self.rows("measure", PASAR, "--metric", "degree,in_degree", "--level=institutional")
        self.assertEqual(list(rows[0]), ["id", "degree", "in_degree"])
        self.assertIn("lkm", [row["id"] for row in rows])

    def test_conditions_are_repeatable(self):
        once = self.rows("measure", PASAR, "--metric", "degree", "--where", "sector=community")
        twice = self.rows("measure", PASAR, "--metric", "degree", "--where", "sector=community",
                          "--where", "role=RT head")
        self.assertEqual({row["id"] for row in twice}, {"jm", "bm", "si", "nf", "am"})
        self.assertLess({row["id"] for row in twice}, {row["id"] for row in once})

    def test_conditions_hold_together_and_values_of_a_column_apart(self):
        """Whichever comes first, and of commands on views as of commands on networks."""
        path = self.dataset(actors="id,sector,role,note\na,government,lurah,\"x, y\"\n"
                                   "b,private,lurah,x\nc,private,staff,y\nd,community,staff,z\n",
                            ties="from,to\na,b\nb,c\nc,d\n")

        def chosen(*conditions):
            told = [part for condition in conditions for part in ("--where", condition)]
            found = "".join(row["id"] for row in self.rows("measure", path, "--metric", "degree",
                                                           *told))
            alone = self.run_command("findings", path, "--format", "json", *told)
            self.assertEqual(alone.returncode, 0, alone.stderr)
            return found

        self.assertEqual(chosen("role=lurah", "sector=private"), "b")
        self.assertEqual(chosen("sector=private", "role=lurah"), "b")
        self.assertEqual(chosen("sector=private", "sector=government"), "abc")
        self.assertEqual(chosen("sector=private,government"), "abc")
        self.assertEqual(chosen('note="x, y"'), "a")
        self.assertEqual(chosen('note="x, y",y'), "ac")
        self.assertEqual(chosen("note=x,y"), "bc")
        for command in (["info"], ["findings"]):
            self.assertIn("COLUMN=VALUE", self.fail_call(2, *command, path, "--where", "lurah"))
            self.assertIn("COLUMN=VALUE", self.fail_call(2, *command, path, "--where", 'note="x'))

    def test_empty_selection_is_a_result_with_one_warning(self):
        done = self.run_command("classify", PASAR, "--ties", "table=99")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count("\n"), 1)
        self.assertRegex(done.stderr, r"\Akotaku: warning: [^\n]+\n\Z")

    def test_standard_input(self):
        rows = {row["name"]: row["value"] for row in self.rows("info", "-", input=TIES)}
        self.assertEqual((rows["actors"], rows["ties"], rows["arcs"]), ("3", "2", "3"))
        faulty = "from,to,weight\na,b,x\n"
        self.assertIn("ties.csv:2:", self.fail_call(1, "info", "-", input=faulty))

    def test_evidence_names_lines_of_standard_input(self):
        roles = self.rows("classify", "-", input=TIES)
        self.assertEqual({row["relation"] for row in roles}, {"asymmetric", "symmetric"})

    def test_threads_change_nothing(self):
        one = self.succeed("measure", PASAR, "--metric", "betweenness,pagerank", "--threads", "1")
        four = self.succeed("measure", PASAR, "--metric", "betweenness,pagerank", "--threads=4")
        self.assertEqual(one, four)


class Datasets(CommandTest):
    def verdicts(self, path):
        return [(row["id"], row["subject"], row["verdict"])
                for row in csv.DictReader(io.StringIO(self.run_command("findings", path).stdout))]

    def test_excel_in_indonesian_gives_the_same_findings(self):
        copy = self.path("pasar-ii")
        excel.convert(PASAR, copy)
        for arguments in (["findings"], ["classify"], ["classify", "--table", "1"], ["zones"],
                          ["zones", "--areas"], ["zones", "--summary"], ["structure"], ["strength"],
                          ["strength", "--summary"], ["obstacles"], ["info"], ["dominance"]):
            with self.subTest(arguments):
                ours = self.run_command(arguments[0], PASAR, *arguments[1:])
                theirs = self.run_command(arguments[0], copy, *arguments[1:])
                self.assertEqual((theirs.returncode, theirs.stderr), (0, ours.stderr))
                self.assertEqual(theirs.stdout, ours.stdout)

    def test_without_vertical_ties_nobody_dominates(self):
        copy = self.path("flat")
        shutil.copytree(PASAR, copy)
        with open(os.path.join(copy, "ties.csv"), encoding="utf-8") as file:
            text = file.read()
        self.write("flat/ties.csv", text.replace(",vertical,", ",horizontal,"))
        claims = {"dominated", "dominating", "one-client", "institutional-asymmetric"}
        before = [row for row in self.verdicts(PASAR) if row[0] in claims]
        after = [row for row in self.verdicts(copy) if row[0] in claims]
        self.assertEqual({row[0] for row in before}, claims)
        self.assertIn("supported", {row[2] for row in before})
        self.assertEqual({row[0] for row in after}, claims)
        self.assertNotIn("supported", {row[2] for row in after})

    def test_another_kelurahan_goes_through_every_command(self):
        ids = [f"w{i:02}" for i in range(40)]
        zones = "id,delineated\n" + "".join(f"rt{i},{'yes' if i < 4 else 'no'}\n" for i in range(8))
        actors = "id,zone,sector\n" + "".join(
            f"{name},rt{i % 8},{'private' if i % 5 == 0 else 'community'}\n"
            for i, name in enumerate(ids))
        ties = "from,to,direction,strength,form\n" + "".join(
            f"{name},{ids[(i * 7 + 3) % 40]},{'vertical' if i % 3 == 0 else 'equal'},"
            f"{'strong' if i % 2 else 'weak'},{'work' if i % 4 else 'kinship'}\n"
            for i, name in enumerate(ids) if (i * 7 + 3) % 40 != i)
        path = self.dataset(zones=zones, actors=actors, ties=ties)
        for command in ("findings", "info", "classify", "structure", "strength", "dominance", "zones",
                        "obstacles", "bridges", "crosslevel"):
            with self.subTest(command):
                done = self.run_command(command, path)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(done.stdout.splitlines()[0][: len(COLUMNS[command])],
                                 COLUMNS[command])
        names = [row["name"] for row in self.rows("metrics") if row["kind"] == "node"]
        rows = self.rows("measure", path, "--metric", ",".join(names))
        self.assertEqual([row["id"] for row in rows], ids)


if __name__ == "__main__":
    unittest.main()
