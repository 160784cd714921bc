"""Makes the casualty lists of made-up partners in Georgia and Ukraine, with the fields that a person reads in their headings.

    make_lists.py tests/story/partners/lists    (needs openpyxl; the tests use the files that are there)

Writes NAME.xlsx and NAME.answers.tsv (heading, accepted fields) for each list. The headings were written before the program had a
word of Georgian or Ukrainian, and are not changed to suit it. All persons, places of incidents and events are made up.
"""
import datetime
import pathlib
import sys

import openpyxl

D = datetime.date

# heading: (accepted fields; "-" for a column that is no field, then the values of the rows)
LISTS = {
    "georgia": {
        "№": ("-", [1, 2, 3, 4, 5, 6]),
        "ინციდენტის ნომერი": ("incident.id", ["GE-001", "GE-002", "GE-002", "GE-003", "GE-004", "GE-005"]),
        "თარიღი": ("incident.date", [D(2021, 3, 14), D(2021, 5, 2), D(2021, 5, 2), D(2021, 7, 19), D(2022, 1, 8), D(2022, 4, 30)]),
        "რეგიონი": ("place.region", ["კახეთი", "შიდა ქართლი", "შიდა ქართლი", "ქვემო ქართლი", "სამეგრელო-ზემო სვანეთი", "შიდა ქართლი"]),
        "მუნიციპალიტეტი": ("place.district", ["საგარეჯო", "გორი", "გორი", "მარნეული", "ზუგდიდი", "ქარელის მუნიციპალიტეტი"]),
        "სოფელი": ("place.settlement", ["იორმუღანლო", "მერეთი", "მერეთი", "შულავერი", "განმუხური", "ძლევიჯვარი"]),
        "განედი": ("place.latitude", [41.7340, 42.0712, 42.0712, 41.3687, 42.3891, 42.1021]),
        "გრძედი": ("place.longitude", [45.3312, 44.0415, 44.0415, 44.8301, 41.6012, 43.8011]),
        "ასაფეთქებელი საგანი": ("device.category device.as_reported", ["ნაღმი", "ჭურვი", "ჭურვი", "ხელყუმბარა", "ნაღმი", "კასეტური ბომბი"]),
        "შედეგი": ("victim.outcome", ["დაშავდა", "დაიღუპა", "დაშავდა", "დაშავდა", "დაიღუპა", "დაშავდა"]),
        "სქესი": ("victim.sex", ["კაცი", "კაცი", "ქალი", "მამრობითი", "კაცი", "მდედრობითი"]),
        "ასაკი": ("victim.age", [34, 12, 41, 27, 58, 9]),
        "სტატუსი": ("victim.status", ["მშვიდობიანი მოქალაქე", "მშვიდობიანი მოქალაქე", "მშვიდობიანი მოქალაქე", "სამხედრო", "მშვიდობიანი მოქალაქე", "მშვიდობიანი მოქალაქე"]),
        "საქმიანობა": ("victim.activity victim.occupation", ["მწყემსი", "თამაში", "მებოსტნეობა", "პატრულირება", "შეშის შეგროვება", "თამაში"]),
        "ინფორმაციის წყარო": ("source.kind", ["პოლიცია", "საავადმყოფო", "საავადმყოფო", "პოლიცია", "მედია", "პოლიცია"]),
    },
    "ukraine": {
        "№ з/п": ("-", [1, 2, 3, 4, 5, 6]),
        "Номер випадку": ("incident.id", ["UA-2023-01", "UA-2023-02", "UA-2023-02", "UA-2023-03", "UA-2023-04", "UA-2023-05"]),
        "Дата події": ("incident.date", ["03.02.2023", "17.04.2023", "17.04.2023", "22.06.2023", "05.09.2023", "30.11.2023"]),
        "Область": ("place.region", ["Харківська", "Донецька", "Донецька", "Херсонська", "Миколаївська", "Чернігівська"]),
        "Район": ("place.district", ["Ізюмський", "Краматорський", "Краматорський", "Бериславський район", "Баштанський", "Чернігівський"]),
        "Населений пункт": ("place.settlement", ["с. Кам'янка", "м. Лиман", "м. Лиман", "с. Посад-Покровське", "с. Снігурівка", "с. Лукашівка"]),
        "Координати": ("place.coordinates_entered", ["49.1302, 37.2501", "48.9871, 37.8123", "48.9871, 37.8123", "46.9012, 33.2110", "47.0821, 32.8054", "51.3721, 31.2987"]),
        "Тип вибухонебезпечного предмета": ("device.category device.as_reported", ["протипіхотна міна", "нерозірваний снаряд", "нерозірваний снаряд", "протитанкова міна", "касетний суббоєприпас", "розтяжка"]),
        "Прізвище, ім'я, по батькові": ("victim.full_name", ["Гончар Петро Іванович", "Мельник Олена Павлівна", "Мельник Артем Олегович", "Ткач Василь Петрович", "Бойко Іван Сергійович", "Коваль Марія Іванівна"]),
        "Стать": ("victim.sex", ["ч", "ж", "ч", "чоловіча", "чоловіча", "жіноча"]),
        "Вік": ("victim.age", [45, 38, 11, 52, 29, 63]),
        "Наслідок": ("victim.outcome", ["поранено", "поранено", "загинув", "загинув", "поранено", "поранено"]),
        "Категорія постраждалого": ("victim.status", ["цивільна особа", "цивільна особа", "цивільна особа", "цивільна особа", "військовослужбовець", "цивільна особа"]),
        "Джерело інформації": ("source.kind", ["поліція", "ДСНС", "ДСНС", "поліція", "лікарня", "ЗМІ"]),
        "Примітки": ("incident.remarks victim.remarks", ["", "двоє постраждалих", "двоє постраждалих", "трактор", "", ""]),
    },
    "english": {
        "Ref. No.": ("incident.id", ["K-17", "K-18", "K-18", "K-19", "K-20", "K-21"]),
        "Day of the explosion": ("incident.date", ["12 March 2020", "1 April 2020", "1 April 2020", "15 June 2020", "2 October 2020", "24 December 2020"]),
        "Oblast": ("place.region", ["Kharkiv", "Kherson", "Kherson", "Mykolaiv", "Donetsk", "Chernihiv"]),
        "Raion": ("place.district", ["Izium", "Beryslav", "Beryslav", "Bashtanka", "Bakhmut raion", "Nizhyn"]),
        "Village / town": ("place.settlement", ["Oskil", "Davydiv Brid", "Davydiv Brid", "Yavkyne", "Chasiv Yar", "Losynivka"]),
        "GPS N": ("place.latitude", [49.0912, 47.2511, 47.2511, 47.3801, 48.5912, 50.8511]),
        "GPS E": ("place.longitude", [37.4102, 33.2098, 33.2098, 32.5912, 37.8501, 31.9001]),
        "What exploded": ("device.category device.as_reported", ["anti-personnel mine", "anti-tank mine", "anti-tank mine", "cluster submunition", "booby trap", "UXO"]),
        "Surname": ("victim.family_name", ["Hnatiuk", "Moroz", "Moroz", "Savchenko", "Rudenko", "Panas"]),
        "First name": ("victim.given_name", ["Ivan", "Olha", "Taras", "Bohdan", "Mykola", "Iryna"]),
        "M/F": ("victim.sex", ["M", "F", "M", "M", "M", "F"]),
        "How old": ("victim.age", [44, 36, 14, 61, 25, 50]),
        "Killed or injured": ("victim.outcome", ["injured", "killed", "injured", "killed", "injured", "injured"]),
        "Job": ("victim.occupation", ["farmer", "teacher", "pupil", "tractor driver", "soldier", "pensioner"]),
        "Who reported": ("source.kind source.name source.organisation", ["police", "hospital", "hospital", "police", "media", "hospital"]),
    },
    "georgia-2": {
        "შემთხვევის ID": ("incident.id", ["A1", "A2", "A3", "A3", "A4"]),
        "აფეთქების თარიღი": ("incident.date", ["14/03/2009", "22/08/2009", "19/10/2009", "19/10/2009", "30/11/2009"]),
        "მხარე": ("place.region", ["იმერეთი", "შიდა ქართლი", "შიდა ქართლი", "შიდა ქართლი", "კახეთი"]),
        "რაიონი": ("place.district", ["ჭიათურა", "კასპი", "გორი", "გორი", "დედოფლისწყარო"]),
        "დასახლებული პუნქტი": ("place.settlement", ["პერევისა", "მეტეხი", "დიცი", "დიცი", "ხორნაბუჯი"]),
        "კოორდინატები": ("place.coordinates_entered", ["42.2912 N 43.2981 E", "41.9321 N 44.3512 E", "42.1102 N 44.0712 E", "42.1102 N 44.0712 E", "41.4651 N 46.0911 E"]),
        "ასაფეთქებელი მოწყობილობის ტიპი": ("device.category device.as_reported", ["ტანკსაწინააღმდეგო ნაღმი", "აუფეთქებელი ჭურვი", "კასეტური საბრძოლო მასალა", "კასეტური საბრძოლო მასალა", "ქვეითსაწინააღმდეგო ნაღმი"]),
        "სახელი": ("victim.given_name", ["ნიკოლოზ", "თამარ", "გიორგი", "ლევან", "ზურაბ"]),
        "გვარი": ("victim.family_name", ["კაპანაძე", "ბერიძე", "მაისურაძე", "მაისურაძე", "ლომიძე"]),
        "დაბადების თარიღი": ("victim.birth_date", ["02/02/1971", "11/12/1980", "05/06/1999", "17/07/1968", "23/01/1950"]),
        "მამრობითი/მდედრობითი": ("victim.sex", ["მამრ.", "მდედრ.", "მამრ.", "მამრ.", "მამრ."]),
        "დაღუპული/დაშავებული": ("victim.outcome", ["დაშავებული", "დაშავებული", "დაღუპული", "დაშავებული", "დაღუპული"]),
        "პროფესია": ("victim.occupation", ["მძღოლი", "მასწავლებელი", "მოსწავლე", "ფერმერი", "პენსიონერი"]),
        "შენიშვნა": ("incident.remarks victim.remarks", ["", "", "მინდორში", "მინდორში", ""]),
    },
    "ukraine-2": {
        "ID інциденту": ("incident.id", ["7/1", "7/2", "7/3", "7/3", "7/4"]),
        "Дата та час": ("incident.date", ["2022-08-14", "2022-09-20", "2022-10-02", "2022-10-02", "2022-12-11"]),
        "Регіон": ("place.region", ["Київська область", "Сумська область", "Харківська область", "Харківська область", "Запорізька область"]),
        "Район, громада": ("place.district", ["Бучанський", "Охтирський", "Куп’янський", "Куп’янський", "Василівський"]),
        "Село/місто": ("place.settlement", ["Мотижин", "Тростянець", "Петропавлівка", "Петропавлівка", "Приморське"]),
        "Широта": ("place.latitude", ["50,3812", "50,4821", "49,7213", "49,7213", "47,4912"]),
        "Довгота": ("place.longitude", ["29,9221", "34,9612", "37,7012", "37,7012", "35,2611"]),
        "Вид боєприпасу": ("device.category device.as_reported", ["ПТМ", "ППМ", "НВП", "НВП", "касетний боєприпас"]),
        "П.І.Б. потерпілого": ("victim.full_name", ["Лисенко О. В.", "Кравець І. П.", "Дяченко М. М.", "Дяченко Т. М.", "Шульга А. А."]),
        "Стать (Ч/Ж)": ("victim.sex", ["Ч", "Ч", "Ж", "Ч", "Ч"]),
        "Повних років": ("victim.age", [50, 33, 47, 8, 71]),
        "Загинув/поранений": ("victim.outcome", ["поранений", "загинув", "поранена", "поранений", "загинув"]),
        "Рід занять": ("victim.occupation", ["тракторист", "сапер", "вчителька", "школяр", "пенсіонер"]),
        "Характер поранення": ("victim.injury_text victim.injury", ["ампутація стопи", "", "осколкові", "осколкові", ""]),
        "Хто повідомив": ("source.kind source.name source.organisation", ["поліція", "ДСНС", "лікарня", "лікарня", "поліція"]),
    },
    "english-2": {
        "Event code": ("incident.id", ["G-1", "G-2", "G-3", "G-3", "G-4"]),
        "Accident date": ("incident.date", ["05/17/2008", "08/21/2008", "10/13/2008", "10/13/2008", "12/30/2008"]),
        "Province": ("place.region", ["Shida Kartli", "Shida Kartli", "Kvemo Kartli", "Kvemo Kartli", "Kakheti"]),
        "Municipality": ("place.district", ["Gori", "Kareli", "Bolnisi", "Bolnisi", "Lagodekhi"]),
        "Nearest settlement": ("place.settlement", ["Tirdznisi", "Avlevi", "Kazreti", "Kazreti", "Vardisubani"]),
        "Lat": ("place.latitude", [42.0712, 42.1901, 41.3812, 41.3812, 41.8301]),
        "Long": ("place.longitude", [44.1512, 43.8912, 44.4101, 44.4101, 46.2712]),
        "Type of ordnance": ("device.category device.as_reported", ["unexploded submunition", "AP mine", "hand grenade", "hand grenade", "AT mine"]),
        "Casualty name": ("victim.full_name", ["Vano Gelashvili", "Nino Kobakhidze", "Irakli Gogia", "Davit Gogia", "Temur Chkheidze"]),
        "Gender": ("victim.sex", ["male", "female", "male", "male", "male"]),
        "Age (years)": ("victim.age", [40, 19, 33, 15, 62]),
        "Fate": ("victim.outcome", ["wounded", "died", "wounded", "wounded", "died"]),
        "Civilian / military": ("victim.status", ["civilian", "civilian", "military", "civilian", "civilian"]),
        "Doing what at the time": ("victim.activity", ["herding", "farming", "patrol", "playing", "collecting wood"]),
        "Comments": ("incident.remarks victim.remarks", ["", "", "", "", ""]),
    },
}


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns in LISTS.items():
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(list(columns))
        for row in zip(*(values for _, values in columns.values())):
            sheet.append(list(row))
        book.save(folder / f"{name}.xlsx")
        answers = "".join(f"{heading}\t{fields}\n" for heading, (fields, _) in columns.items())
        (folder / f"{name}.answers.tsv").write_text(answers, encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
