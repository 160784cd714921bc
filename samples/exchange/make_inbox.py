#!/usr/bin/env python3
"""Writes the inbox of this sample: made-up files of three partners. Same bytes every time. usage: make_inbox.py

Not made here: inbox/imsma/export.xml, which maex wrote from a made-up list.
"""
import csv
import email.message
import email.policy
import io
import pathlib
import shutil
import zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
INBOX = HERE / "inbox"
TITLE = "UYDURMA NÜMUNƏ / MADE UP: mina və PHS-dən zərərçəkənlər, {month}"
HEADINGS = ["Hadisə > Nömrə", "Hadisə > Tarix", "Hadisə > Rayon", "Hadisə > Kənd", "Hadisə > Qurğu", "Mənbə > Növ",
            "Yoxlama vəziyyəti", "Zərərçəkən > Kod", "Zərərçəkən > Nəticə", "Zərərçəkən > Status", "Zərərçəkən > Yaş"]


def row(number, day, outcome="yaralanıb", age=30, district="Füzuli", village="Nümunəli", source="xəstəxana", status="mülki"):
    return [f"N/{number}", f"2014-{day}", district, village, "piyada əleyhinə mina", source, "təsdiqlənib", f"N/{number}-1",
            outcome, status, str(age)]


MARCH = [row(1, "03-02"), row(2, "03-11", age=41, district="Tərtər", village="Örnəkli"),
         row(3, "03-27", "həlak olub", 22, status="hərbi")]
# The man of N/2 has died, and N/3 is no longer in the list.
APRIL = [row(1, "03-02"), row(2, "03-11", "həlak olub", 41, "Tərtər", "Örnəkli"), row(4, "04-09", age=17, village="Misallı")]
MAY = [row(5, "05-05", age=35), row(6, "05-30", age=52, village="Örnəkli")]
# One newspaper reports it, and no one has confirmed it.
JUNE = [row(7, "06-14", source="media")]
MAILED = [row(8, "07-01", age=28, village="Misallı")]


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2014, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def sheet(rows):
    lines = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in cells) + "</row>"
                    for cells in rows)
    return ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + lines +
            "</sheetData></worksheet>")


def workbook(path, content):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    package = "http://schemas.openxmlformats.org/package/2006"
    zipped(path, [
        ("[Content_Types].xml", f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.'
         f'openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
         f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/></Types>'),
        ("_rels/.rels", f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
         'Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
         f'xmlns:r="{office}"><sheets><sheet name="2014" sheetId="1" r:id="r1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
         f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
        ("xl/worksheets/sheet1.xml", content)])


def open_document(path, rows):
    lines = "".join("<table:table-row>" + "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>' for cell in cells) +
        "</table:table-row>" for cells in rows)
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    zipped(path, [
        ("mimetype", kind),
        ("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0" manifest:version="1.2">'
         f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
         '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'),
        ("content.xml", f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
         f'xmlns:text="{urn}:text:1.0" office:version="1.2"><office:body><office:spreadsheet><table:table table:name="2014">'
         f"{lines}</table:table></office:spreadsheet></office:body></office:document-content>")])


def table(rows, month):
    return [[TITLE.format(month=month)], HEADINGS, *rows]


def text_of(rows, month):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table(rows, month))
    return text.getvalue()


def message(path):
    made = email.message.EmailMessage(policy=email.policy.SMTP)
    made["From"] = "example@example.org"
    made["To"] = "inbox@example.org"
    made["Subject"] = "Siyahı (uydurma nümunə)"
    made["Date"] = "Tue, 08 Jul 2014 10:00:00 +0500"
    made.set_content("Salam,\n\nsiyahı əlavədədir. Hər şey uydurmadır.\n", cte="8bit")
    made.add_attachment(text_of(MAILED, "2014-07").encode(), maintype="text", subtype="csv", filename="2014-07.csv")
    made.set_boundary("made-up")
    path.write_bytes(made.as_bytes())


def main():
    azcbl, anama, mail = (INBOX / name for name in ("azcbl", "anama", "mail"))
    for folder in (azcbl, anama, mail, INBOX / "imsma"):
        folder.mkdir(parents=True, exist_ok=True)
    march = azcbl / "2014-03.xlsx"
    workbook(march, sheet(table(MARCH, "2014-03")))
    shutil.copyfile(march, azcbl / "2014-03_repeat.xlsx")
    # Another office opened the list, sorted it the other way and saved it as another type.
    open_document(azcbl / "2014-03_saved-again.ods", table(MARCH[::-1], "2014-03"))
    workbook(azcbl / "2014-04.xlsx", sheet(table(APRIL, "2014-04")))
    # The copy stopped half way. The program that copies calls the file .part until it is whole.
    whole = text_of(MAY, "2014-05").encode()
    (azcbl / "2014-05.csv.part").write_bytes(whole[:len(whole) // 2])
    (azcbl / "2014-06.csv").write_bytes(text_of(JUNE, "2014-06").encode())
    # The end of an archive is missing, and with it the list of what it holds.
    (azcbl / "2014-07-broken.xlsx").write_bytes(march.read_bytes()[:1000])
    # 40 MB of zeros in 40 kB: the workbook is there to fill the memory of its reader.
    workbook(azcbl / "2014-08-hostile.xlsx", b"0" * 40_000_000)
    for name in ("2014-06.docx", "2014-07.odt"):
        shutil.copyfile(HERE.parent / "anama-2014" / name, anama / name)
    message(mail / "2014-07-08.eml")


if __name__ == "__main__":
    main()
