#!/usr/bin/env python3
"""Compares maex with other programs on the reports of make_reports.py, in turn.

    python3 tests/bench/reports/measure.py pdf FOLDER build/maex_bench [RUNS]    # with pdftotext -layout
    python3 tests/bench/reports/measure.py docx FOLDER build/maex_bench [RUNS]   # with the public API of python-docx

Each run reads every file of FOLDER with one process of maex_bench, and then with the other program: python-docx in one process too, pdftotext in
a process for each file, because it takes one. Prints the time and the processor time of both. No other work may run on the machine.
"""
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import time

PYTHON_DOCX = """
import sys, docx
cells = 0
for path in sys.argv[1:]:
    document = docx.Document(path)
    cells += sum(1 for paragraph in document.paragraphs if paragraph.text)
    for table in document.tables:
        cells += sum(1 for row in table.rows for cell in row.cells if cell.text)
print(cells)
"""


def run(command):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
    if code not in (0, 1):
        sys.exit(f"{command[0]} ended with exit code {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    kind, folder, program = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    files = sorted(str(path) for path in folder.glob("*." + kind))
    ours = [program, "work", "cells", *files]
    if kind == "pdf":
        theirs = ["sh", "-c", 'for file; do pdftotext -layout "$file" /dev/null || exit; done', "sh", *files]
    else:
        theirs = ["/usr/bin/python3", "-c", PYTHON_DOCX, *files]
    walls, processors = ([], []), ([], [])
    for number in range(runs + 1):
        for side, command in enumerate((ours, theirs)):
            wall, processor = run(command)
            if number:  # the first run warms the caches
                walls[side].append(wall)
                processors[side].append(processor)
    for side, name in enumerate(("maex", "pdftotext -layout" if kind == "pdf" else "python-docx")):
        print(f"{name:20} {statistics.median(walls[side]):8.3f} s ({min(walls[side]):.3f}-{max(walls[side]):.3f}), "
              f"processors {statistics.median(processors[side]):8.3f} s, {len(files)} files")
    print(f"maex reads at {statistics.median(walls[1]) / statistics.median(walls[0]):.2f} of the other rate")
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
