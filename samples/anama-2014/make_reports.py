#!/usr/bin/env python3
"""Writes the twelve made-up monthly reports of 2014 and the list of the figures in them.

    python3 samples/anama-2014/make_reports.py samples/anama-2014

The files do not come from maex, so that they show how maex reads the work of another program. Only the modules of
Python are needed. The same files come out on every run.
"""
import csv
import html
import pathlib
import sys
import zipfile

# Casualties are those of the verified hazard-area incidents in ../azcbl-2014/incidents.hpp. A row is an incident: month,
# district, device, killed civilians, killed military, injured civilians, injured military.
INCIDENTS = [
    (1, "Fizuli", "AP_MINE", 0, 0, 0, 1),
    (2, "Tartar", "AP_MINE", 0, 0, 0, 2),
    (3, "Tovuz", "AV_MINE", 1, 0, 1, 0),
    (4, "Fizuli", "AP_MINE", 0, 0, 1, 0),
    (5, "Gazakh", "AP_MINE", 0, 1, 0, 1),
    (7, "Tartar", "AP_MINE", 0, 1, 0, 1),
    (7, "Sadarak", "AP_MINE", 0, 0, 0, 1),
    (8, "Fizuli", "AV_MINE", 0, 1, 0, 2),
    (9, "Tovuz", "AP_MINE", 0, 0, 1, 0),
    (10, "Gazakh", "AP_MINE", 1, 0, 0, 0),
    (11, "Tartar", "AV_MINE", 0, 0, 1, 1),
    (12, "Fizuli", "AP_MINE", 0, 1, 1, 2),
]

# Month: language, file type, m², UXO, AV mines, AP mines, calls by caller (ministry, police, border service), day of
# issue. The two reports that the Landmine Monitor cites as undated have no day of issue.
MONTHS = {
    1: ("en", "docx", 1284310, 214, 6, 11, (7, 3, 2), (6, 2)),
    2: ("ru", "odt", 1102745, 188, 3, 9, (5, 4, 1), (7, 3)),
    3: ("az", "html", 1655290, 263, 9, 17, (9, 5, 3), (4, 4)),
    4: ("en", "docx", 2031480, 341, 12, 22, (11, 6, 2), (6, 5)),
    5: ("ru", "html", 2214965, 387, 8, 31, (12, 5, 4), (5, 6)),
    6: ("en", "docx", 2390120, 402, 14, 27, (10, 8, 5), None),
    7: ("az", "odt", 2508775, 455, 11, 36, (14, 7, 3), (6, 8)),
    8: ("ru", "docx", 2447330, 418, 16, 29, (13, 9, 4), (4, 9)),
    9: ("en", "odt", 2182600, 376, 10, 24, (9, 6, 5), None),
    10: ("az", "html", 1956415, 329, 7, 19, (8, 5, 2), (6, 11)),
    11: ("en", "odt", 1573280, 251, 5, 14, (6, 4, 3), (4, 12)),
    12: ("az", "docx", 1220650, 197, 4, 8, (5, 3, 1), None),
}
AREA_BEFORE, ITEMS_BEFORE = 268204510, 735118
KILLED_BEFORE, INJURED_BEFORE = 374, 2026
STAFF, SUPPORT, MACHINES, DOGS = 391, 118, 6, 36

# The planted contradictions. The README lists them.
APRIL_TOO_MUCH = 900000  # the running total of April, and with it those of later months, is higher than the sum
AUGUST_CALLS_STATED = 28  # the calls by caller sum to 26
NOVEMBER_HECTARES = "1,573.28"  # 157.33 in truth

DISTRICTS = {
    "Fizuli": {"en": "Fizuli", "az": "Füzuli", "ru": "Физулинский"},
    "Tartar": {"en": "Tartar", "az": "Tərtər", "ru": "Тертерский"},
    "Tovuz": {"en": "Tovuz", "az": "Tovuz", "ru": "Товузский"},
    "Gazakh": {"en": "Gazakh", "az": "Qazax", "ru": "Казахский"},
    "Sadarak": {"en": "Sadarak", "az": "Sədərək", "ru": "Садаракский"},
}
NAMES = {
    "en": "January February March April May June July August September October November December".split(),
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr".split(),
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(),
}
RU_OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
RU_IN = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".split()
LAST = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
NBSP = "\u00a0"


def grouped(number, language):
    separator = {"en": ",", "az": " ", "ru": NBSP}[language]
    return f"{number:,}".replace(",", separator)


def hectares(area, language):
    text = f"{area / 10000:,.2f}"
    return text if language == "en" else text.replace(",", " ").replace(".", ",")


def russian(number, one, few, many):
    if number % 10 == 1 and number % 100 != 11:
        return one
    return few if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else many


class Report:
    """The contents of one month: blocks for the writers, and figures for the list."""

    def __init__(self, month, before):
        (self.language, self.container, self.area, self.uxo, self.av, self.ap, self.calls, self.issued) = MONTHS[month]
        self.month, self.blocks, self.figures = month, [], []
        self.area_total = before["area"] + self.area + (APRIL_TOO_MUCH if month == 4 else 0)
        self.items = self.uxo + self.av + self.ap
        self.items_total = before["items"] + self.items
        self.incidents = [each for each in INCIDENTS if each[0] == month]
        self.kc, self.km, self.ic, self.im = (sum(each[i] for each in self.incidents) for i in range(3, 7))
        self.killed, self.injured = self.kc + self.km, self.ic + self.im
        self.killed_total = before["killed"] + self.killed
        self.injured_total = before["injured"] + self.injured
        self.stated_calls = AUGUST_CALLS_STATED if month == 8 else sum(self.calls)
        getattr(self, self.language)()
        self.list_figures()

    def n(self, number):
        return grouped(number, self.language)

    def ha(self):
        return NOVEMBER_HECTARES if self.month == 11 else hectares(self.area, self.language)

    def text(self, sentence, style="plain"):
        self.blocks.append((style, sentence))

    def figure(self, measure, value, breakdown="", place="", period=True, as_of="", base=""):
        when = (f"2014-{self.month:02}" if period is True else period) or ""
        self.figures.append((self.file(), measure, breakdown, place, value, when, as_of, base))

    def file(self):
        return f"2014-{self.month:02}.{self.container}"

    def list_figures(self):
        last = f"2014-{self.month:02}-{LAST[self.month - 1]:02}"
        self.figure("AREA_CLEARED", self.area)
        if self.language != "ru":
            self.figure("AREA_CLEARED_HA", self.ha().replace(",", "" if self.language == "en" else "."))
        for measure, value in (("UXO", self.uxo), ("AV_MINES", self.av), ("AP_MINES", self.ap), ("ITEMS", self.items)):
            self.figure(measure, value)
        self.figure("AREA_CLEARED", self.area_total, period=None, as_of=last, base="start of operations")
        self.figure("ITEMS", self.items_total, period=None, as_of=last, base="start of operations")
        self.figure("CALLS", self.stated_calls)
        for caller, value in zip(("Ministry of Emergency Situations", "Police", "State Border Service"), self.calls):
            self.figure("CALLS", value, f"caller={caller}")
        for measure, value in (("STAFF_OPERATIONS", STAFF), ("STAFF_SUPPORT", SUPPORT), ("MACHINES", MACHINES),
                               ("DOGS", DOGS)):
            self.figure(measure, value)
        self.figure("INCIDENTS", len(self.incidents))
        if self.incidents:
            for measure, all_of, civilian, military in (("KILLED", self.killed, self.kc, self.km),
                                                        ("INJURED", self.injured, self.ic, self.im),
                                                        ("CASUALTIES", self.killed + self.injured, self.kc + self.ic,
                                                         self.km + self.im)):
                self.figure(measure, all_of)
                self.figure(measure, civilian, "status=CIVILIAN")
                self.figure(measure, military, "status=MILITARY")
            for _, district, _, kc, km, ic, im in self.incidents:
                place = DISTRICTS[district][self.language]
                self.figure("INCIDENTS", 1, place=place)
                self.figure("KILLED", kc + km, place=place)
                self.figure("INJURED", ic + im, place=place)
        for measure, value in (("CASUALTIES", self.killed_total + self.injured_total), ("KILLED", self.killed_total),
                               ("INJURED", self.injured_total)):
            self.figure(measure, value, period=None, as_of=last, base="early 1990s")
        if self.month == 6:
            for measure, value in (("CASUALTIES", 8), ("KILLED", 4), ("INJURED", 4)):
                self.figure(measure, value, period="2013")

    def tables(self, caption, killed, injured, total, civilian, military, of_all, places, district, incidents):
        rows = [["", civilian, military, of_all], [killed, self.kc, self.km, self.killed],
                [injured, self.ic, self.im, self.injured],
                [total, self.kc + self.ic, self.km + self.im, self.killed + self.injured]]
        self.text(caption, "caption")
        self.blocks.append(("table", [[str(cell) for cell in row] for row in rows]))
        rows = [[district, incidents, killed, injured]]
        rows += [[DISTRICTS[each[1]][self.language], "1", str(each[3] + each[4]), str(each[5] + each[6])]
                 for each in self.incidents]
        self.text(places, "caption")
        self.blocks.append(("table", rows))

    def finds_table(self, caption, kind, number, uxo, av, ap, total):
        self.text(caption, "caption")
        rows = [[kind, number], [uxo, self.n(self.uxo)], [av, self.n(self.av)], [ap, self.n(self.ap)],
                [total, self.n(self.items)]]
        self.blocks.append(("table", rows))

    def en(self):
        month, count = NAMES["en"][self.month - 1], len(self.incidents)
        words = ["no", "one", "two", "three", "four"]
        self.text("Azerbaijan National Agency for Mine Action", "plain")
        self.text(f"Monthly Report {month} 2014", "title")
        if self.issued:
            self.text(f"Baku, {self.issued[0]} {NAMES['en'][self.issued[1] - 1]} 2014")
        self.text("Operations", "heading")
        self.text(f"In {month} 2014, an area of {self.n(self.area)} m² ({self.ha()} ha) was inspected and cleared.")
        self.text(f"{self.n(self.uxo)} UXOs, {self.av} anti-tank mines and {self.ap} anti-personnel mines were found and "
                  f"destroyed, {self.n(self.items)} items in total.")
        self.finds_table(f"Finds in {month} 2014", "Kind", "Number", "UXO", "Anti-tank mines", "Anti-personnel mines",
                         "Total")
        self.text(f"Since the start of operations, {self.n(self.area_total)} m² have been cleared and "
                  f"{self.n(self.items_total)} mines and UXOs have been found.")
        self.text("Calls and staff", "heading")
        a, b, c = self.calls
        self.text(f"The agency received {self.stated_calls} emergency calls: {a} from the Ministry of Emergency "
                  f"Situations, {b} from the police and {c} from the State Border Service.")
        self.text(f"{STAFF} operational staff and {SUPPORT} support staff, {MACHINES} machines and {DOGS} mine detection "
                  "dogs took part in the operations.")
        self.text("Casualties", "heading")
        if not count:
            self.text(f"No mine/UXO incident was recorded in {month} 2014.")
        else:
            self.text(f"{words[count].capitalize()} mine/UXO incident{'s were' if count > 1 else ' was'} recorded in "
                      f"{month} 2014.")
            people = self.killed + self.injured
            self.text(f"{people} {'person was' if people == 1 else 'people were'} killed or injured: {self.killed} killed "
                      f"and {self.injured} injured.")
            self.tables(f"Casualties in {month} 2014", "Killed", "Injured", "Total", "Civilian", "Military", "Total",
                        f"Incidents and casualties by district in {month} 2014", "District", "Incidents")
        self.text(f"From the early 1990s to the end of {month} 2014, "
                  f"{self.n(self.killed_total + self.injured_total)} people became mine/UXO victims: "
                  f"{self.n(self.killed_total)} were killed and {self.n(self.injured_total)} were injured.")
        if self.month == 6:
            self.text("In 2013, eight mine/UXO victims were recorded: four were killed and four were injured.")
        self.text("This report is a made-up sample. The agency did not publish it.", "note")

    def az(self):
        month, count = NAMES["az"][self.month - 1], len(self.incidents)
        words = ["", "bir", "iki", "üç", "dörd"]
        self.text("Azərbaycan Ərazilərin Minalardan Təmizlənməsi üzrə Milli Agentlik", "plain")
        self.text(f"Aylıq hesabat, {month} 2014", "title")
        if self.issued:
            self.text(f"Bakı, {self.issued[0]} {NAMES['az'][self.issued[1] - 1]} 2014-cü il")
        self.text("Əməliyyatlar", "heading")
        self.text(f"2014-cü ilin {month} ayında {self.n(self.area)} m² ({self.ha()} ha) ərazi yoxlanılıb və təmizlənib.")
        self.text(f"{self.n(self.uxo)} ədəd partlamamış hərbi sursat (PHS), {self.av} ədəd tank əleyhinə mina və "
                  f"{self.ap} ədəd piyada əleyhinə mina, ümumilikdə {self.n(self.items)} ədəd mina və PHS aşkar edilib.")
        self.finds_table(f"2014-cü ilin {month} ayında tapılanlar", "Növü", "Sayı", "PHS", "Tank əleyhinə mina",
                         "Piyada əleyhinə mina", "Cəmi")
        self.text(f"Əməliyyatların əvvəlindən indiyədək cəmi {self.n(self.area_total)} m² ərazi təmizlənib, "
                  f"{self.n(self.items_total)} ədəd mina və PHS aşkar edilib.")
        self.text("Çağırışlar və heyət", "heading")
        a, b, c = self.calls
        self.text(f"Agentliyə {self.stated_calls} təcili çağırış daxil olub: Fövqəladə Hallar Nazirliyindən {a}, polisdən "
                  f"{b}, Dövlət Sərhəd Xidmətindən {c}.")
        self.text(f"Əməliyyatlarda {STAFF} nəfər əməliyyat heyəti və {SUPPORT} nəfər köməkçi heyət, {MACHINES} mexaniki "
                  f"maşın və {DOGS} minaaxtaran it iştirak edib.")
        self.text("Zərərçəkənlər", "heading")
        if not count:
            self.text(f"2014-cü ilin {month} ayında mina/PHS hadisəsi qeydə alınmayıb.")
        else:
            self.text(f"2014-cü ilin {month} ayında {words[count]} mina/PHS hadisəsi qeydə alınıb.")
            parts = [f"{self.killed} nəfər həlak olub" * (self.killed > 0),
                     f"{self.injured} nəfər xəsarət alıb" * (self.injured > 0)]
            self.text(f"Hadisələr nəticəsində {self.killed + self.injured} nəfər zərər çəkib: "
                      + ", ".join(part for part in parts if part) + ".")
            self.tables(f"2014-cü ilin {month} ayında zərərçəkənlər", "Həlak olub", "Xəsarət alıb", "Cəmi", "Mülki",
                        "Hərbçi", "Cəmi", f"2014-cü ilin {month} ayında rayonlar üzrə hadisələr və zərərçəkənlər", "Rayon",
                        "Hadisələr")
        self.text(f"1990-cı illərin əvvəlindən 2014-cü ilin {month} ayının sonunadək "
                  f"{self.n(self.killed_total + self.injured_total)} nəfər mina/PHS hadisələrində zərər çəkib: "
                  f"{self.n(self.killed_total)} nəfər həlak olub, {self.n(self.injured_total)} nəfər xəsarət alıb.")
        self.text("Bu hesabat uydurulmuş nümunədir. Agentlik onu dərc etməyib.", "note")

    def ru(self):
        count = len(self.incidents)
        month = RU_IN[self.month - 1]
        words = ["", "один случай", "два случая", "три случая", "четыре случая"]
        self.text("Азербайджанское национальное агентство по разминированию территорий", "plain")
        self.text(f"Ежемесячный отчёт, {NAMES['ru'][self.month - 1]} 2014 года", "title")
        if self.issued:
            self.text(f"Баку, {self.issued[0]} {RU_OF[self.issued[1] - 1]} 2014 года")
        self.text("Операции", "heading")
        self.text(f"В {month} 2014 года проверена и очищена территория в {self.n(self.area)} кв. м.")
        self.text(f"Обнаружено и обезврежено {self.n(self.uxo)} "
                  f"{russian(self.uxo, 'неразорвавшийся боеприпас', 'неразорвавшихся боеприпаса', 'неразорвавшихся боеприпасов')}"
                  f" (НРБ), {self.av} "
                  f"{russian(self.av, 'противотанковая мина', 'противотанковые мины', 'противотанковых мин')} и {self.ap} "
                  f"{russian(self.ap, 'противопехотная мина', 'противопехотные мины', 'противопехотных мин')}, всего "
                  f"{self.n(self.items)} {russian(self.items, 'единица', 'единицы', 'единиц')} мин и НРБ.")
        self.finds_table(f"Находки в {month} 2014 года", "Вид", "Количество", "НРБ", "Противотанковые мины",
                         "Противопехотные мины", "Всего")
        self.text(f"В целом с начала операций очищено {self.n(self.area_total)} кв. м, обнаружено "
                  f"{self.n(self.items_total)} мин и НРБ.")
        self.text("Вызовы и персонал", "heading")
        a, b, c = self.calls
        calls = russian(self.stated_calls, "экстренный вызов", "экстренных вызова", "экстренных вызовов")
        self.text(f"Агентство получило {self.stated_calls} {calls}: {a} от Министерства по чрезвычайным ситуациям, {b} от "
                  f"полиции и {c} от Государственной пограничной службы.")
        self.text(f"В операциях участвовали {STAFF} сотрудник оперативного персонала и {SUPPORT} сотрудников "
                  f"вспомогательного персонала, {MACHINES} машин и {DOGS} минно-розыскных собак.")
        self.text("Пострадавшие", "heading")
        if not count:
            self.text(f"В {month} 2014 года случаев подрыва на минах и НРБ не зафиксировано.")
        else:
            self.text(f"В {month} 2014 года {'был зафиксирован' if count == 1 else 'было зафиксировано'} {words[count]} "
                      "подрыва на минах и НРБ.")
            people = self.killed + self.injured
            parts = []
            if self.killed:
                parts.append(f"{self.killed} {russian(self.killed, 'погиб', 'погибли', 'погибли')}")
            if self.injured:
                parts.append(f"{self.injured} {russian(self.injured, 'ранен', 'ранены', 'ранены')}")
            self.text(f"{russian(people, 'Пострадал', 'Пострадали', 'Пострадали')} {people} "
                      f"{russian(people, 'человек', 'человека', 'человек')}: {' и '.join(parts)}.")
            self.tables(f"Пострадавшие в {month} 2014 года", "Погибло", "Ранено", "Всего", "Гражданские", "Военные",
                        "Всего", f"Случаи и пострадавшие по районам в {month} 2014 года", "Район", "Случаи")
        total = self.killed_total + self.injured_total
        self.text(f"С начала 1990-х годов до конца {RU_OF[self.month - 1]} 2014 года от мин и НРБ "
                  f"{russian(total, 'пострадал', 'пострадали', 'пострадали')} {self.n(total)} "
                  f"{russian(total, 'человек', 'человека', 'человек')}: {self.n(self.killed_total)} "
                  f"{russian(self.killed_total, 'погиб', 'погибли', 'погибли')} и {self.n(self.injured_total)} "
                  f"{russian(self.injured_total, 'ранен', 'ранены', 'ранены')}.")
        self.text("Этот отчёт — вымышленный образец. Агентство его не публиковало.", "note")


def xml(text):
    return html.escape(text, quote=False)


def write_zip(path, parts):
    """`parts`: name and text, in order. A part named mimetype is stored, as ODF wants."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts:
            entry = zipfile.ZipInfo(name, (2014, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode())


def write_docx(path, report):
    styles = {"title": "Title", "heading": "Heading1", "caption": "Caption", "note": "Note", "plain": ""}
    body = []
    for style, content in report.blocks:
        if style == "table":
            rows = ""
            for row in content:
                cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="2200" w:type="dxa"/></w:tcPr><w:p><w:r>'
                                f'<w:t xml:space="preserve">{xml(cell)}</w:t></w:r></w:p></w:tc>' for cell in row)
                rows += f"<w:tr>{cells}</w:tr>"
            grid = '<w:gridCol w:w="2200"/>' * len(content[0])
            body.append(f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
                        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")
            continue
        named = f'<w:pPr><w:pStyle w:val="{styles[style]}"/></w:pPr>' if styles[style] else ""
        # Programs for text break a sentence into runs where someone typed later: here after every third word.
        words, runs = content.split(" "), []
        for i in range(0, len(words), 3):
            piece = " ".join(words[i:i + 3]) + (" " if i + 3 < len(words) else "")
            runs.append(f'<w:r><w:t xml:space="preserve">{xml(piece)}</w:t></w:r>')
        body.append(f"<w:p>{named}{''.join(runs)}</w:p>")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    style = lambda identity, name, more: (f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
                                          f'<w:basedOn w:val="Normal"/>{more}</w:style>')
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    write_zip(path, [
        ("[Content_Types].xml", f'{head}<Types xmlns="{package}/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/>'
         f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
         f'<Override PartName="/word/styles.xml" ContentType="{word}.styles+xml"/></Types>'),
        ("_rels/.rels", f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
         f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'),
        ("word/_rels/document.xml.rels", f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
         f'Type="{office}/styles" Target="styles.xml"/></Relationships>'),
        ("word/styles.xml", f'{head}<w:styles {space}><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
         '<w:name w:val="Normal"/></w:style>'
         + style("Title", "Title", '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr>')
         + style("Heading1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>')
         + style("Caption", "caption", "<w:rPr><w:i/></w:rPr>")
         + style("Note", "Note", '<w:rPr><w:sz w:val="18"/></w:rPr>')
         + '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
         + "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
                   for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
         + "</w:tblBorders></w:tblPr></w:style></w:styles>"),
        ("word/document.xml", f"{head}<w:document {space}><w:body>{''.join(body)}"
         '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
         ' w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>'),
    ])


def write_odt(path, report):
    spaces = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"' for short, long in
                      (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
                       ("fo", "xsl-fo-compatible")))
    body, tables = [], 0
    for style, content in report.blocks:
        if style == "table":
            tables += 1
            rows = ""
            for row in content:
                cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{xml(cell)}</text:p>'
                                "</table:table-cell>" for cell in row)
                rows += f"<table:table-row>{cells}</table:table-row>"
            body.append(f'<table:table table:name="T{tables}"><table:table-column table:number-columns-repeated='
                        f'"{len(content[0])}"/>{rows}</table:table>')
        elif style in ("title", "heading"):
            level = 1 if style == "title" else 2
            body.append(f'<text:h text:outline-level="{level}">{xml(content)}</text:h>')
        else:
            body.append(f"<text:p>{xml(content)}</text:p>")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    kind = "application/vnd.oasis.opendocument.text"
    write_zip(path, [
        ("mimetype", kind),
        ("content.xml", f'{head}<office:document-content {spaces} office:version="1.2"><office:body><office:text>'
         f"{''.join(body)}</office:text></office:body></office:document-content>"),
        ("styles.xml", f'{head}<office:document-styles {spaces} office:version="1.2"><office:styles>'
         '<style:style style:name="Standard" style:family="paragraph"/></office:styles></office:document-styles>'),
        ("META-INF/manifest.xml", f'{head}<manifest:manifest '
         'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
         f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
         '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
         '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>'),
    ])


def write_html(path, report):
    tags = {"title": "h1", "heading": "h2"}
    lines, title = [], ""
    for style, content in report.blocks:
        if style == "table":
            lines.append("<table>")
            for i, row in enumerate(content):
                tag = "th" if i == 0 else "td"
                lines.append("<tr>" + "".join(f"<{tag}>{xml(cell)}</{tag}>" for cell in row) + "</tr>")
            lines.append("</table>")
            continue
        title = content if style == "title" else title
        tag = tags.get(style, "p")
        lines.append(f"<{tag}>{xml(content)}</{tag}>")
    path.write_text(f'<!DOCTYPE html>\n<html lang="{report.language}">\n<head><meta charset="utf-8"><title>{xml(title)}'
                    "</title></head>\n<body>\n" + "\n".join(lines) + "\n</body>\n</html>\n", encoding="utf-8",
                    newline="\n")


def main():
    folder = pathlib.Path(sys.argv[1])
    writers = {"docx": write_docx, "odt": write_odt, "html": write_html}
    before = {"area": AREA_BEFORE, "items": ITEMS_BEFORE, "killed": KILLED_BEFORE, "injured": INJURED_BEFORE}
    figures, people = [], [0, 0, 0, 0]
    for month in MONTHS:
        report = Report(month, before)
        before = {"area": report.area_total, "items": report.items_total, "killed": report.killed_total,
                  "injured": report.injured_total}
        people = [a + b for a, b in zip(people, (report.kc, report.km, report.ic, report.im))]
        writers[report.container](folder / report.file(), report)
        figures += report.figures
        if month == 9 and (report.killed_total, report.injured_total) != (378, 2037):
            sys.exit("the running total of September is not the one that the Landmine Monitor gives")
    if people != [2, 4, 5, 11]:
        sys.exit(f"the casualties of the year are {people} and not the published 2, 4, 5 and 11")
    with open(folder / "expected-figures.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["Report", "What is counted", "Breakdown", "Place", "Figure", "For the time", "As of",
                         "Counted since"])
        writer.writerows(figures)


if __name__ == "__main__":
    main()
