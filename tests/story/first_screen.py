#!/usr/bin/env python3
"""An officer's first screen, on a terminal of 80 columns.

Seven kinds of workbook are made here, with Python's own zipfile. The script does what the first screen says, as the sender
or the officer would, and runs the program once more: then the IMSMA file has every accident. It knows nothing of maex but its
command line. Where the screen names the right value, the script writes it; where only the sender can know the value, it
takes it from the sender's true list. All values are made up.

usage: first_screen.py MAEX
"""
import copy
import fcntl
import json
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import unittest
import xml.etree.ElementTree as ET
import zipfile
from xml.sax.saxutils import escape

MAEX = ""
HEADINGS = ["Hadisə nömrəsi", "Tarix", "Rayon", "Kənd", "Qurğunun növü", "Nəticə", "Status", "Cins", "Yaş", "Mənbə", "Yoxlama"]


def true_rows():
    """Ten incidents with one victim each, as the sender knows them."""
    districts = [("Füzuli", "Horadiz"), ("Ağdam", "Quzanlı"), ("Tərtər", "Sarıcalı"), ("Cəbrayıl", "Şükürbəyli"), ("Qubadlı", "Hal")]
    devices = ["piyada əleyhinə mina", "tank əleyhinə mina", "PHS"]
    rows = []
    for i in range(10):
        district, village = districts[i % 5]
        rows.append([f"2025/{i + 1:02}", f"{i + 3:02}.0{i % 9 + 1}.2025", district, village, devices[i % 3],
                     "həlak olub" if i % 3 == 0 else "yaralı", "mülki", "kişi", str(20 + i), "polis", "təsdiqlənib"])
    return [list(HEADINGS)] + rows


def column_name(index):
    return chr(ord("A") + index)


def write_workbook(path, rows):
    """A workbook of one sheet with inline strings, as small programs write it."""
    cells = "".join(
        f'<row r="{r}">' + "".join(
            f'<c r="{column_name(c)}{r}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' for c, text in enumerate(row) if text
        ) + "</row>" for r, row in enumerate(rows, 1))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Siyahı" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


def on_terminal(words, folder):
    """What the program shows on a terminal of 80 columns, and its exit code."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ.update(NO_COLOR="1", LC_ALL="C.UTF-8")
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
        os.execv(MAEX, ["maex"] + words)
    shown = b""
    while True:
        try:
            block = os.read(terminal, 65536)
        except OSError:
            break
        if not block:
            break
        shown += block
    os.close(terminal)
    status = os.waitpid(pid, 0)[1]
    text = re.sub("\x1b\\[[0-9;]*[A-Za-z]", "", shown.decode()).replace("\r\n", "\n")
    return text, os.waitstatus_to_exitcode(status)


def as_json(words, folder):
    done = subprocess.run([MAEX] + words + ["--json"], cwd=folder, capture_output=True, text=True)
    return json.loads(done.stdout), done.returncode


def accidents(path):
    return sum(1 for element in ET.parse(path).iter() if element.tag.rsplit("}")[-1] == "Accident")


class FirstScreen(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="maex-screen-")
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def convert(self, *more):
        return ["convert", "list.xlsx", "--to", "maxml", "-o", "list.xml", "--overwrite", "--today", "2026-01-15", *more]

    def show(self, rows):
        """Runs the program on a terminal and returns its screen, which must be short and narrow."""
        write_workbook(self.folder / "list.xlsx", rows)
        screen, code = on_terminal(self.convert(), self.folder)
        self.assertLessEqual(len(screen.splitlines()), 15, screen)
        for line in screen.splitlines():
            self.assertLessEqual(len(line), 80, screen)
        for name in ("[[", "victim.", "incident.", "place.", "AP_MINE", "REPORTED"):
            self.assertNotIn(name, screen)
        return screen, code

    def carry_out(self, rows, truth, report):
        """Does what the first screen says. `truth` is what the sender knows, with the columns in the order of `rows`."""
        rows = copy.deepcopy(rows)
        item = report["items"][0]
        for action in report["verdict"]["actions"]:
            if action["audience"] == "keeper" and action["kind"] != "add-word":
                continue
            places = [(action["where"], action["instead"])]
            for group in item["findings"]:
                if group["code"] == action["code"]:
                    places = [(notice["where"], notice["instead"]) for notice in group["notices"]]
            for where, instead in places:
                row, column = where.get("row", 0), where.get("column", 0)
                self.assertGreater(row * column, 0, f"{action['text']}: names no cell")
                rows[row - 1][column - 1] = instead or truth[row - 1][column - 1]
        return rows

    def story(self, rows, truth=None):
        """The faulty list, then the corrected one. Returns the first screen."""
        truth = truth or true_rows()
        screen, _ = self.show(rows)
        report, _ = as_json(self.convert(), self.folder)
        for action in report["verdict"]["actions"]:
            words = action["text"].split(": ")[-1].split()[:3]
            self.assertIn(" ".join(words), " ".join(screen.split()), "the screen and the JSON say the same")
        corrected = self.carry_out(rows, truth, report)
        again, _ = self.show(corrected)
        self.assertIn("10 of 10 incidents are ready for IMSMA", again)
        self.assertEqual(accidents(self.folder / "list.xml"), 10, again)
        return " ".join(screen.split())

    def test_no_fault(self):
        screen = self.story(true_rows())
        self.assertIn("10 of 10 incidents are ready for IMSMA.", screen)
        self.assertNotIn("sender", screen)

    def test_columns_in_another_order(self):
        order = [3, 1, 0, 2, 4, 10, 5, 7, 6, 9, 8]
        rows = [[row[i] for i in order] for row in true_rows()]
        self.assertIn("10 of 10 incidents are ready for IMSMA.", self.story(rows, rows))

    def test_a_misspelt_heading(self):
        rows = true_rows()
        rows[0][1] = "Tarx"
        screen = self.story(rows)
        self.assertIn('Write "Tarix" instead of "Tarx"', screen)
        self.assertIn("B1", screen)

    def test_an_unknown_heading(self):
        rows = [row + [text] for row, text in zip(true_rows(), ["Hava"] + ["yağışlı"] * 10)]
        screen = self.story(rows, rows)
        self.assertIn('you sheet "Siyahı", cell L1', screen)
        self.assertIn("10 of 10 incidents are ready for IMSMA; 10 values are not carried by maxml.", screen)
        self.assertIn("only the sender's own layout gets them", screen)

    def test_a_misspelt_district(self):
        rows = true_rows()
        rows[5][2] = "Qubdalı"
        screen = self.story(rows)
        self.assertIn('Write "Qubadlı" instead of "Qubdalı"', screen)
        self.assertIn("9 of 10 incidents are ready for IMSMA; 1 is excluded, 1 cell needs correction.", screen)

    def test_wrong_dates(self):
        rows = true_rows()
        rows[3][1] = "31.02.2025"
        rows[7][1] = "keçən həftə"
        screen = self.story(rows)
        self.assertIn("8 of 10 incidents are ready for IMSMA; 2 are excluded, 2 cells need correction.", screen)
        self.assertEqual(screen.count("B4"), 1, "one fault is one action")

    def test_mixed_faults(self):
        rows = true_rows()
        rows[0][3] = "Knd"
        rows[3][1] = "31.02.2025"
        rows[5][2] = "Qubdalı"
        rows[6][4] = "pyada əleyhinə mina"
        rows[8][5] = ""
        self.story(rows)

    def test_inspect_says_beforehand_how_many_would_qualify(self):
        rows = true_rows()
        rows[3][1] = "31.02.2025"
        write_workbook(self.folder / "list.xlsx", rows)
        screen, code = on_terminal(["list.xlsx", "--today", "2026-01-15"], self.folder)
        self.assertEqual(code, 0)
        self.assertLessEqual(len(screen.splitlines()), 15, screen)
        self.assertIn("9 of 10 incidents would qualify for IMSMA; 1 would be excluded, 1 cell needs correction.",
                      " ".join(screen.split()))

    def test_exclusions_are_explained_once(self):
        rows = [[text for i, text in enumerate(row) if i != 9] for row in true_rows()]
        screen, code = self.show(rows)
        self.assertEqual(code, 2, "an output without a record is refused")
        self.assertFalse((self.folder / "list.xml").exists())
        self.assertIn("none of 10 incidents are ready for IMSMA", screen)
        self.assertEqual(screen.count("Excluded:"), 1, screen)
        self.assertIn("10 incidents", screen)

    def test_a_map_without_a_point_says_so(self):
        write_workbook(self.folder / "list.xlsx", true_rows())
        screen, _ = on_terminal(["convert", "list.xlsx", "--to", "geojson", "-o", "list.geojson", "--today", "2026-01-15"], self.folder)
        self.assertIn("the map is empty", " ".join(screen.split()))

    def test_details_come_first_and_the_verdict_last(self):
        rows = true_rows()
        rows[3][1] = "31.02.2025"
        write_workbook(self.folder / "list.xlsx", rows)
        short = subprocess.run([MAEX] + self.convert(), cwd=self.folder, capture_output=True, text=True).stderr
        long = subprocess.run([MAEX] + self.convert("-v"), cwd=self.folder, capture_output=True, text=True).stderr
        self.assertTrue(long.endswith("\n\n" + short))
        self.assertIn("balance", long)
        self.assertNotIn("balance", short)
        subprocess.run([MAEX] + self.convert("--report", "all.txt", "--html", "page.html", "--quiet"), cwd=self.folder, check=False)
        self.assertTrue((self.folder / "all.txt").read_text().endswith(short))
        page = (self.folder / "page.html").read_text()
        result = "9 of 10 incidents are ready for IMSMA"
        self.assertLess(page.index(result), page.index("<main>"), "the page begins with the verdict")

    def test_a_batch_names_the_truncated_file_first(self):
        for number in range(20):
            rows = true_rows()
            if number % 4 == 1:
                rows[3][1] = "31.02.2025"
            write_workbook(self.folder / f"list-{number:02}.xlsx", rows)
        whole = (self.folder / "list-13.xlsx").read_bytes()
        (self.folder / "list-13.xlsx").write_bytes(whole[: len(whole) // 2])
        names = [f"list-{number:02}.xlsx" for number in range(20)]
        words = ["convert", *names, "--to", "maxml", "-o", "out/", "--today", "2026-01-15"]
        screen, code = on_terminal(words, self.folder)
        lines = screen.splitlines()
        self.assertEqual(code, 3)
        self.assertLessEqual(len(lines), 30, screen)
        for line in lines:
            self.assertLessEqual(len(line), 80, screen)
        top = "\n".join(lines[:10])
        self.assertRegex(top, "failed +list-13.xlsx: Not read: ")
        for name in names:
            self.assertIn(name, screen)
        piped = subprocess.run([MAEX] + words + ["--overwrite"], cwd=self.folder, capture_output=True, text=True).stderr
        self.assertEqual(" ".join(piped.split()), " ".join(screen.split()), "a pipe gets the same words")


if __name__ == "__main__":
    MAEX = os.path.abspath(sys.argv.pop(1))
    unittest.main()
