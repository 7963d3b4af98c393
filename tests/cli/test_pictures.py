# SPDX-License-Identifier: GPL-2.0-or-later
"""plot and report as their users have them; the report in a browser where one is installed."""

import json
import os
import re
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from command import PASAR, CommandTest

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# Runs in the page once it is there, and says what it saw.
PROBE = """<script>window.addEventListener('load',function(){
var t=document.getElementsByTagName('table'),m=Array.prototype.filter.call(t,function(x){
return x.querySelector('[role=tooltip]');})[0],heads=m.querySelectorAll('th button'),seen={};
function column(){return Array.prototype.map.call(m.tBodies[0].rows,function(r){
return parseFloat(r.cells[1].getAttribute('data-v'));});}
heads[1].click();seen.up=column();heads[1].click();seen.down=column();
seen.sort=heads[1].closest('th').getAttribute('aria-sort');
var who=document.querySelector('td button.who[data-id=lkm]');who.click();
seen.pressed=who.getAttribute('aria-pressed');
seen.ties=document.querySelectorAll('svg .tie.on').length;
seen.others=document.querySelectorAll('svg.dim').length;
seen.rows=document.querySelectorAll('tbody tr.on').length;
document.dispatchEvent(new KeyboardEvent('keydown',{key:'Escape'}));
seen.after=document.querySelectorAll('.on').length;
var spot=document.querySelector('svg .spot[data-id=lkm]');
spot.dispatchEvent(new KeyboardEvent('keydown',{key:'Enter',bubbles:true,cancelable:true}));
seen.keyed=document.querySelectorAll('svg .tie.on').length;seen.named=spot.getAttribute('aria-label');
seen.tabbed=spot.tabIndex;
document.dispatchEvent(new KeyboardEvent('keydown',{key:'Escape'}));
var f=document.querySelector('input[data-for='+m.id+']');f.value='lurah';
f.dispatchEvent(new Event('input',{bubbles:true}));
var rows=document.getElementById(f.getAttribute('data-for')).tBodies[0].rows;
seen.shown=Array.prototype.filter.call(rows,function(r){return !r.hidden;}).length;
function rgb(c){return c.match(/[\\d.]+/g).map(Number);}
function light(c){var v=c.slice(0,3).map(function(x){x/=255;
return x<=.03928?x/12.92:Math.pow((x+.055)/1.055,2.4);});return .2126*v[0]+.7152*v[1]+.0722*v[2];}
function behind(n){for(;n;n=n.parentElement){var c=rgb(getComputedStyle(n).backgroundColor);
if(c.length<4||c[3]>0)return c;}return [255,255,255];}
seen.contrast=21;seen.texts=0;Array.prototype.forEach.call(document.body.querySelectorAll('*'),
function(n){var own=Array.prototype.some.call(n.childNodes,function(c){
return c.nodeType===3&&c.nodeValue.trim()!=='';});
if(!own||n.closest('svg,script,style'))return;
var a=light(rgb(getComputedStyle(n).color)),b=light(behind(n)),
r=(Math.max(a,b)+.05)/(Math.min(a,b)+.05);seen.texts++;if(r<seen.contrast)seen.contrast=r;});
seen.unnamed=document.querySelectorAll('svg:not([aria-label]):not([aria-labelledby]):not([role])').length;
seen.all=rows.length;seen.requests=performance.getEntriesByType('resource').length;
var p=document.createElement('pre');p.id='seen';p.textContent=JSON.stringify(seen);
document.body.appendChild(p);});</script>"""


class Pictures(CommandTest):
    def test_forms(self):
        for name, magic in (("s.svg", b"<svg "), ("s.png", b"\x89PNG"), ("s.pdf", b"%PDF"),
                            ("s.dot", b"digraph")):
            path = self.path(name)
            out = self.succeed("plot", PASAR, "--level", "institutional", "-o", path)
            self.assertEqual(out, "")
            with open(path, "rb") as file:
                self.assertTrue(file.read().startswith(magic), name)

    def test_both_languages(self):
        for language, word in (("en", "work together"), ("id", "bekerjasama")):
            path = self.path(language + ".svg")
            self.succeed("plot", PASAR, "-o", path, "--lang", language)
            text = ElementTree.parse(path).getroot()
            self.assertIn(word, "".join(text.itertext()))

    def test_small_multiples(self):
        path = self.path("s.svg")
        self.succeed("plot", PASAR, "--by", "stage", "--recorded", "--level", "institutional", "-o",
                     path, "--size-by", "betweenness", "--colour-by", "tier", "--lang", "en")
        text = "".join(ElementTree.parse(path).getroot().itertext())
        for word in ("preparation", "planning", "implementation", "sustainability", "betweenness",
                     "kelurahan"):
            self.assertIn(word, text)

    def test_wrong_calls(self):
        for arguments, words in (
            (["plot", PASAR], "-o FILE is needed"),
            (["plot", PASAR, "-o", self.path("s.gif")], ".svg, .png, .pdf, .dot"),
            (["plot", PASAR, PASAR, "-o", self.path("s.svg")], "one INPUT"),
            (["plot", PASAR, "-o", self.path("s.svg"), "--format", "csv"], "takes no --format"),
            (["plot", PASAR, "-o", self.path("s.svg"), "--by", "sector"], "expected: stage"),
            (["report", PASAR], "-o FILE is needed"),
        ):
            with self.subTest(arguments):
                self.assertIn(words, self.fail_call(2, *arguments))
        self.assertEqual(os.listdir(self.directory), [])

    def test_no_room(self):
        self.fail_call(3, "plot", PASAR, "-o", self.path("nowhere", "s.svg"))


class Reports(CommandTest):
    def report(self, *arguments, language="en"):
        path = self.path("report.html")
        self.succeed("report", *arguments, "-o", path, "--lang", language)
        with open(path, encoding="utf-8") as file:
            return file.read()

    def test_same_bytes(self):
        self.assertEqual(self.report(PASAR), self.report(PASAR, "--threads", "1"))

    def test_a_broken_input_does_not_stop_the_others(self):
        broken = self.dataset("broken", ties="from,to,form\na,b,kinshp\n")
        path = self.path("report.html")
        done = self.run_command("report", PASAR, broken, PASAR, "-o", path, "--lang", "en")
        self.assertEqual(done.returncode, 1)
        self.assertIn("kinshp", done.stderr)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.assertEqual(text.count('<a href="#part'), 2)
        self.assertEqual(text.count("<tr><td>broken</td>"), 1)
        done = self.run_command("report", PASAR, broken, "-o", path, "--lang", "id")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.assertEqual(text.count('<a href="#part'), 1)
        self.assertIn('<tr><td>broken</td><td colspan="7">tidak terbaca', text)
        os.remove(path)
        self.fail_call(1, "report", broken, "-o", path)
        self.assertFalse(os.path.exists(path))

    @unittest.skipUnless(BROWSER, "no Chromium here")
    def test_in_a_browser(self):
        for language in ("en", "id"):
            text = self.report(PASAR, language=language)
            path = self.write("probe.html", text.replace("</body>", PROBE + "</body>"))
            done = subprocess.run(
                [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
                 "--user-data-dir=" + self.path("browser"), "--dump-dom", "file://" + path],
                capture_output=True, encoding="utf-8", timeout=110, check=False)
            self.assertNotIn("CONSOLE", done.stderr)
            found = re.search(r'<pre id="seen">(.*?)</pre>', done.stdout)
            self.assertIsNotNone(found, done.stderr[-2000:])
            seen = json.loads(found[1])
            self.assertEqual(seen["up"], sorted(seen["up"]))
            self.assertEqual(seen["down"], sorted(seen["down"], reverse=True))
            self.assertNotEqual(seen["up"], seen["down"])
            self.assertEqual((seen["sort"], seen["pressed"]), ("descending", "true"))
            self.assertGreaterEqual(seen["ties"], 5)
            self.assertEqual(seen["others"], 3)
            self.assertGreaterEqual(seen["rows"], 6)
            self.assertEqual((seen["after"], seen["requests"]), (0, 0))
            self.assertEqual((seen["keyed"], seen["tabbed"]), (seen["ties"], 0))
            self.assertIn("LKM", seen["named"])
            self.assertTrue(0 < seen["shown"] < seen["all"])
            self.assertGreater(seen["texts"], 500)
            self.assertGreaterEqual(seen["contrast"], 4.5)  # WCAG 2.1, AA
            self.assertEqual(seen["unnamed"], 0)


if __name__ == "__main__":
    unittest.main()
