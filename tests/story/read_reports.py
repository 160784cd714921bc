#!/usr/bin/env python3
"""Reads the sample reports with maex and compares the figures with samples/anama-2014/expected-figures.csv.

usage: read_reports.py MAEX SAMPLES. A figure may be in the text and in a table; as facts they are one."""
import csv
import os
import subprocess
import sys
import tempfile

maex, samples = sys.argv[1], sys.argv[2]
# The reports name districts in three languages; figures have the Azerbaijani names.
places = {"Fizuli": "Füzuli", "Физулинский": "Füzuli", "Kazakh": "Qazax", "Казахский": "Qazax", "Ter-Ter": "Tərtər",
          "Tartar": "Tərtər", "Terter": "Tərtər", "Тертерский": "Tərtər", "Gazakh": "Qazax", "Товузский": "Tovuz"}
callers = {"Ministry of Emergency Situations": "MES", "State Border Service": "SBS", "Police": "POLICE"}


def facts(rows, measure):
    found = set()
    for row in rows:
        breakdown = row["Breakdown"] or ""
        for name, code in callers.items():
            breakdown = breakdown.replace("caller=" + name, "caller=" + code)
        place = row["Place"] or ""
        found.add((measure(row["What is counted"]), ";".join(sorted(breakdown.split(";"))), places.get(place, place),
                   float(row["Figure"]), row["For the time"] or "", (row["As of"] or "")[:7]))
    return found


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


wanted = table(os.path.join(samples, "expected-figures.csv"))
codes = {}
wrong = 0
with tempfile.TemporaryDirectory() as folder:
    # The words of the profile for each code: written once from the expected codes themselves.
    listed = os.path.join(folder, "codes.csv")
    measures = sorted({row["What is counted"] for row in wanted})
    with open(listed, "w", encoding="utf-8") as file:
        file.write("Stated by,Measure,Figure,Period\n")
        file.writelines(f"x,{code},{number + 1},2014\n" for number, code in enumerate(measures))
    words = os.path.join(folder, "words.csv")
    subprocess.run([maex, "convert", listed, "--to", "figures", "-o", words, "-q"], check=False)
    for row in table(words):
        codes[row["What is counted"]] = measures[int(float(row["Figure"])) - 1]
    reports = sorted({row["Report"] for row in wanted})
    for report in reports:
        output = os.path.join(folder, "one.csv")
        subprocess.run([maex, "convert", os.path.join(samples, report), "--to", "figures", "-o", output, "-q",
                        "--overwrite"], check=False)
        found = facts(table(output), lambda word: codes.get(word, word))
        expected = facts([row for row in wanted if row["Report"] == report], lambda code: code)
        print(f"{report}: {len(expected & found)} of {len(expected)} figures, {len(found - expected)} others")
        for kind, rest in (("missing", expected - found), ("not expected", found - expected)):
            for fact in sorted(rest):
                wrong += 1
                print(" ", kind, fact)
sys.exit(1 if wrong else 0)
