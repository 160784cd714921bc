#!/usr/bin/env python3
"""Makes reports to measure with: DOCX by python-docx, and PDF of the same documents by LibreOffice.

    python3 tests/bench/reports/make_reports.py FOLDER [REPORTS [PAGES [TABLE_EVERY]]]

Each report has PAGES pages of text, and a table with lines on each TABLE_EVERYth page. All data is invented; a number
seeds each report, so that the same reports come out on every run. Needs python3-docx and libreoffice-writer-nogui.
"""
import pathlib
import random
import subprocess
import sys

import docx

DISTRICTS = "Fizuli Tartar Tovuz Gazakh Sadarak Agdam Goranboy Aghstafa Khojavend Jabrayil".split()
MONTHS = "January February March April May June July August September October November December".split()
SENTENCES = [
    "In {month} {year} the teams of the agency cleared an area of {big} square metres in the {district} district.",
    "{small} anti-personnel mines and {small} anti-tank mines were found and destroyed near the village of {district}.",
    "Residents of {small} villages took part in lessons about the risk of mines and explosive remnants of war.",
    "The agency received {small} emergency calls from the police and from the Ministry of Emergency Situations.",
    "According to the district authorities the road between {district} and {district} was opened again in {month}.",
    "Work was stopped for {small} days because of heavy rain, and machines were moved to the {district} district.",
    "{small} people were injured in {month}, and {small} of them received prostheses from the centre in {district}.",
    "The survey of {big} square metres of farmland went on, and the results will be part of the next report.",
    "Dogs and their handlers passed the yearly examination; the licences of {small} teams were renewed until {year}.",
    "Since the start of operations {big} square metres have been cleared, and {big} items were found.",
]


def sentence(random_):
    text = random_.choice(SENTENCES)
    while "{" in text:
        text = text.replace("{month}", random_.choice(MONTHS), 1).replace("{district}", random_.choice(DISTRICTS), 1)
        text = text.replace("{year}", str(random_.randint(1995, 2024)), 1)
        text = text.replace("{small}", str(random_.randint(2, 99)), 1)
        text = text.replace("{big}", f"{random_.randint(1000, 9999999):,}", 1)
    return text


def paragraph(random_, letters):
    text = sentence(random_)
    while len(text) < letters:
        text += " " + sentence(random_)
    return text


def add_table(document, random_, rows):
    table = document.add_table(rows=rows + 1, cols=5)
    table.style = "Table Grid"
    for column, heading in enumerate(["District", "Month", "Area (m²)", "Mines", "UXO"]):
        table.rows[0].cells[column].text = heading
    for row in list(table.rows)[1:]:
        values = [random_.choice(DISTRICTS), random_.choice(MONTHS), f"{random_.randint(1000, 999999):,}",
                  str(random_.randint(0, 99)), str(random_.randint(0, 999))]
        for cell, value in zip(row.cells, values):
            cell.text = value


def make_report(path, seed, pages, table_every):
    random_ = random.Random(seed)
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Made-up agency for mine action, invented report"
    section.footer.paragraphs[0].text = f"Report {seed}"
    for page in range(1, pages + 1):
        heading = document.add_heading(f"Part {page}: {random_.choice(DISTRICTS)}", level=1)
        heading.paragraph_format.page_break_before = page > 1
        has_table = page % table_every == 0
        for _ in range(2 if has_table else 5):
            document.add_paragraph(paragraph(random_, 400))
        if has_table:
            document.add_paragraph(f"Table of the work in {random_.choice(DISTRICTS)}")
            add_table(document, random_, 12)
    document.save(path)


def main():
    folder = pathlib.Path(sys.argv[1])
    reports, pages, table_every = (int(word) for word in (sys.argv[2:] + ["500", "20", "4"][len(sys.argv) - 2:])[:3])
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(1, reports + 1):
        path = folder / f"report-{number:04}.docx"
        if not path.with_suffix(".pdf").exists():
            make_report(path, number, pages, table_every)
            made.append(str(path))
    for first in range(0, len(made), 25):
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder),
                        *made[first:first + 25]], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
