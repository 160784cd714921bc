#!/usr/bin/env python3
"""Reports and messages about one invented person, in every form that maex reads as text.

    make_reports.py FOLDER PERSON TELEPHONE DOCUMENT

The person, the telephone and the number of the identity document are in the sentences, in a table, in its headings and
its caption, in notes, in headers and footers, among the authors of the file, in the headers of messages and in the
names of attachments. PERSON may hold any characters that XML can carry.
"""
import email.message
import email.policy
import pathlib
import sys
import xml.sax.saxutils
import zipfile

FOLDER = pathlib.Path(sys.argv[1])
PERSON, TELEPHONE, DOCUMENT = sys.argv[2:5]
WHO = f"{PERSON}, passport {DOCUMENT}, tel. {TELEPHONE}"

TITLES = {
    "anama": "Monthly Report March 2019",
    "monitor": "Mine Ban Policy: Azerbaijan, Casualties",
}
SENTENCES = {
    "anama": [
        f"The report was prepared by {WHO}.",
        "In March 2019, 3 people were injured by mines in the district of Agdam.",
        f"On 5 March 2019 {PERSON}, born in 1981, was injured by an anti-personnel mine in the village of Sarijali.",
        f"Teams found 512 pieces of unexploded ordnance, 7 anti-tank mines and 41 {PERSON} items.",
        f"{WHO} counted 4711 things of 17 kinds.",
        f"Tel. {TELEPHONE}",
        f"{DOCUMENT}",
        f"{PERSON}",
        "No mine/UXO incident was recorded by other teams in March.",
    ],
    "monitor": [
        f"The profile was prepared by {WHO}.",
        "In 2019, the Monitor recorded 12 casualties in Azerbaijan: 3 people were killed and 9 were injured.",
        f"{WHO} provided the data of 14 casualties for 2019.",
        f"Email from {PERSON}, Victim Assistance Officer, ANAMA, 3 April 2020, tel. {TELEPHONE}.",
        "Casualties Overview",
        "All known casualties by end 2019: 2,500 people were killed or injured.",
    ],
}
TABLE = [
    ["No", "Name", "District", f"Casualties of {PERSON}"],
    ["1", PERSON, "Agdam", f"tel. {TELEPHONE}"],
    ["2", f"{PERSON} 3 killed", DOCUMENT, "12"],
    ["3", f"12 {PERSON}", TELEPHONE, f"{DOCUMENT} 7"],
]


def text(words):
    return xml.sax.saxutils.escape(words)


def save(name, data):
    (FOLDER / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def archive(name, parts):
    with zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_DEFLATED) as out:
        for part, content in parts:
            out.writestr(part, content)


def plain(kind):
    return "\n\n".join([TITLES[kind], *SENTENCES[kind]]) + "\n"


def page(kind):
    rows = "".join("<tr>" + "".join(f"<td>{text(cell)}</td>" for cell in row) + "</tr>" for row in TABLE)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="author" content="x"><title>{text(WHO)}</title>'
        f"</head><body><h1>{TITLES[kind]}</h1>"
        + "".join(f"<p>{text(each)}</p>" for each in SENTENCES[kind])
        + f"<table><caption>{text(PERSON)}</caption>{rows}</table></body></html>"
    )


def docx(name, kind):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    package = "http://schemas.openxmlformats.org/package/2006/"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."

    def paragraph(words, more=""):
        return f'<w:p>{more}<w:r><w:t xml:space="preserve">{text(words)}</w:t></w:r></w:p>'

    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in TABLE
    )
    body = paragraph(TITLES[kind], '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')
    body += "".join(paragraph(each) for each in SENTENCES[kind])
    body += '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    body += f'<w:tbl><w:tblPr><w:tblCaption w:val="{text(PERSON)}"/></w:tblPr>{rows}</w:tbl>'
    kinds = {"header1": "header", "footer1": "footer", "footnotes": "footnotes", "comments": "comments"}
    archive(
        name,
        [
            (
                "[Content_Types].xml",
                f'<Types xmlns="{package}content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{word}document.main+xml"/>'
                + "".join(
                    f'<Override PartName="/word/{part}.xml" ContentType="{word}{what}+xml"/>'
                    for part, what in kinds.items()
                )
                + "</Types>",
            ),
            (
                "_rels/.rels",
                f'<Relationships xmlns="{package}relationships"><Relationship Id="r1" Type="{office}officeDocument" '
                'Target="word/document.xml"/><Relationship Id="r2" Type="'
                f'{package}relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
            ),
            (
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="{package}relationships">'
                + "".join(
                    f'<Relationship Id="{part}" Type="{office}{what}" Target="{part}.xml"/>'
                    for part, what in kinds.items()
                )
                + "</Relationships>",
            ),
            (
                "docProps/core.xml",
                f'<cp:coreProperties xmlns:cp="{package}metadata/core-properties" '
                f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{text(WHO)}</dc:creator>'
                f"<dc:title>{text(WHO)}</dc:title></cp:coreProperties>",
            ),
            ("word/header1.xml", f"<w:hdr {w}>{paragraph(WHO)}</w:hdr>"),
            ("word/footer1.xml", f"<w:ftr {w}>{paragraph(WHO + ', 3 killed')}</w:ftr>"),
            (
                "word/footnotes.xml",
                f'<w:footnotes {w}><w:footnote w:id="2">{paragraph(WHO + ", 14 people")}</w:footnote></w:footnotes>',
            ),
            (
                "word/comments.xml",
                f'<w:comments {w}><w:comment w:id="0" w:author="{text(PERSON)}">{paragraph(WHO)}</w:comment>'
                "</w:comments>",
            ),
            (
                "word/document.xml",
                f'<w:document {w} xmlns:r="{office[:-1]}"><w:body>{body}<w:sectPr>'
                '<w:headerReference w:type="default" r:id="header1"/>'
                '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr></w:body></w:document>',
            ),
        ],
    )


def odt(name, kind):
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "text", "table", "style", "meta")
    ) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'

    def paragraph(words):
        return f"<text:p>{text(words)}</text:p>"

    note = (
        '<text:p>Note<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{paragraph(WHO + ', 14 people')}</text:note-body></text:note>"
        f"<office:annotation><dc:creator>{text(PERSON)}</dc:creator>{paragraph(WHO)}</office:annotation></text:p>"
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string">{paragraph(cell)}</table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in TABLE
    )
    archive(
        name,
        [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            (
                "META-INF/manifest.xml",
                '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
            ),
            (
                "meta.xml",
                f"<office:document-meta {spaces}><office:meta><dc:creator>{text(WHO)}</dc:creator>"
                f"<dc:title>{text(WHO)}</dc:title></office:meta></office:document-meta>",
            ),
            (
                "styles.xml",
                f'<office:document-styles {spaces}><office:master-styles><style:master-page style:name="Standard">'
                f"<style:header>{paragraph(WHO)}</style:header><style:footer>{paragraph(WHO + ', 3 killed')}"
                "</style:footer></style:master-page></office:master-styles></office:document-styles>",
            ),
            (
                "content.xml",
                f"<office:document-content {spaces}><office:body><office:text>"
                f'<text:h text:outline-level="1">{TITLES[kind]}</text:h>'
                + "".join(paragraph(each) for each in SENTENCES[kind])
                + note
                + f'<table:table table:name="{text(PERSON)}">{rows}</table:table>'
                + "</office:text></office:body></office:document-content>",
            ),
        ],
    )


def pdf(name, kind):
    """Lines of Latin text, one below the other; the letters outside Latin-1 are left out."""
    lines = [TITLES[kind], *SENTENCES[kind], *("    ".join(row) for row in TABLE)]
    draw = b"BT /F 9 Tf 40 800 Td 14 TL\n"
    for line in lines:
        shown = line.encode("latin-1", "ignore").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        draw += b"(" + shown + b") Tj T* T*\n"
    draw += b"ET"
    author = WHO.encode("latin-1", "ignore").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(draw) + draw + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Author (" + author + b") /Title (" + author + b") >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    save(name, out)


def message(name, kind):
    one_line = " ".join(WHO.split())  # a header has no line ends, whatever else it has
    made = email.message.EmailMessage(policy=email.policy.SMTP)
    made["From"] = f'"{one_line}" <testova.{DOCUMENT}@example.org>'
    made["To"] = f"{one_line} <desk@example.org>"
    made["Subject"] = f"Report of {one_line}"
    made["Date"] = "Mon, 01 Apr 2019 10:00:00 +0400"
    made["Message-ID"] = f"<{DOCUMENT}@example.org>"
    made.set_content(plain(kind))
    for number, (data, ending) in enumerate(
        [(plain(kind).encode(), "txt"), ((FOLDER / f"{kind}.docx").read_bytes(), "docx"), (b"\0\1unknown", "bin"),
         (b"PK\3\4broken", "xlsx")]
    ):
        shown = f"{(PERSON, TELEPHONE, DOCUMENT, PERSON + ' ' + DOCUMENT)[number]}.{ending}"
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=shown)
    return made


def casualty_list():
    """Casualties in a hazard area, as a report of the agency counts them."""
    rows = ["Hadisə > Nömrə,Hadisə > Tarix,Hadisə > Rayon,Yaşayış məntəqəsi,Hadisə > Qurğu,Zərərçəkən > Kod,"
            "Zərərçəkən > Nəticə,Zərərçəkən > Yaş,Full name,Telefon,Document number,Casualty > Remarks"]
    for day in range(1, 7):
        rows.append(f"2019/{day},2019-03-0{day},Füzuli,{PERSON},piyada,{day},yaralanıb,20,{PERSON},{TELEPHONE},"
                    f'{DOCUMENT},"{WHO}"')
    save("list.csv", "\n".join(rows) + "\n")


def main():
    casualty_list()
    for kind in TITLES:
        save(f"{kind}.txt", plain(kind))
        save(f"{kind}.html", page(kind))
        docx(f"{kind}.docx", kind)
        odt(f"{kind}.odt", kind)
        pdf(f"{kind}.pdf", kind)
        inner = message(f"{kind}.eml", kind)
        outer = message(f"{kind}.eml", kind)
        outer.add_attachment(inner)
        save(f"{kind}.eml", outer.as_bytes())


if __name__ == "__main__":
    main()
