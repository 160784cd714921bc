#!/usr/bin/env python3
"""Writes export.xml and newer.xml: made-up exports of an installation that does not exist. Same bytes every time."""


def report(number, item, body):
    guid = {"accident": "c0a8-0105-1690a1b2c3d-00aa11bb-2-10ab", "victim": "c0a8-0105-1690a1b2c3d-00aa11bb-3-10ac"}[item]
    return (f'  <im:fieldReport>\n    <im:fieldReportInfo reportGUID="{guid}" reportID="DEF-{number}" fieldReportGUID="c0a8-0105-16f0000{number:04d}-0-1-aa">\n'
            f"      <im:fieldReportName>{item.capitalize()} form</im:fieldReportName>\n      <im:version>1.2</im:version>\n"
            f"      <im:reportingOrg>Example Mine Action Centre</im:reportingOrg>\n"
            f"      <im:reportingDate>{1 + number % 28:02d}.{1 + number % 12:02d}.2022</im:reportingDate>\n    </im:fieldReportInfo>\n{body}  </im:fieldReport>\n")


def accident(n, newer):
    kinds = ["Mine accident", "UXO/AXO accident", "IED accident"]
    devices = ["AP mine", "AV mine", "UXO"]
    extra = f"      <im:weatherCode>{n % 3}</im:weatherCode>\n" if newer else ""
    remarks = "      <im:comments>made up</im:comments>\n" if n % 4 == 0 else ""
    return (f"    <im:accident>\n      <im:accidentId>ACC-{n}</im:accidentId>\n      <im:accidentDate>{1 + n * 5 % 28:02d}.{1 + n % 12:02d}.2021</im:accidentDate>\n"
            f"      <im:typeOfAccident>{kinds[n % 3]}</im:typeOfAccident>\n{extra}      <im:location>\n        <im:province>Region {1 + n % 3}</im:province>\n"
            f"        <im:district>District {1 + n % 7}</im:district>\n        <im:latitude>{39 + n * 0.012345:.6f}</im:latitude>\n"
            f"        <im:longitude>{46 + n * 0.023456:.6f}</im:longitude>\n      </im:location>\n      <im:devices>\n"
            + "".join(f"        <im:device>\n          <im:deviceType>{devices[(n + k) % 3]}</im:deviceType>\n        </im:device>\n" for k in range(1 + n % 2))
            + f"      </im:devices>\n      <im:areaStatus>{'A' if n % 2 else 'B'}</im:areaStatus>\n      <im:linkedItems>\n"
            + "".join(link("Victim", f"VIC-{n}-{v}") for v in range(1, 2 + n % 2)) + f"      </im:linkedItems>\n{remarks}"
            "      <im:customFields>\n        <im:customField>\n          <im:fieldName>roadside</im:fieldName>\n          <im:fieldLabel>Beside a road</im:fieldLabel>\n"
            f"          <im:fieldValue>{'yes' if n % 2 else 'no'}</im:fieldValue>\n        </im:customField>\n      </im:customFields>\n    </im:accident>\n")


def link(target, local):
    return f"        <im:linkedItem>\n          <im:itemType>{target.lower()}</im:itemType>\n          <im:itemId>{local}</im:itemId>\n        </im:linkedItem>\n"


def victim(n, v):
    born = f"        <im:dateOfBirth>{1 + n % 28:02d}.{1 + v % 12:02d}.{1960 + n}</im:dateOfBirth>\n" if v == 1 else ""
    return (f"    <im:victim>\n      <im:victimId>VIC-{n}-{v}</im:victimId>\n      <im:person>\n        <im:firstName>Nemo{n}</im:firstName>\n"
            f"        <im:lastName>Nescio{v}</im:lastName>\n{born}        <im:gender>{'F' if (n + v) % 3 == 0 else 'M'}</im:gender>\n        <im:age>{8 + n * 3 % 60}</im:age>\n      </im:person>\n"
            f"      <im:outcome>{'Killed' if (n + v) % 4 == 0 else 'Injured'}</im:outcome>\n      <im:linkedItems>\n{link('Accident', f'ACC-{n}')}      </im:linkedItems>\n    </im:victim>\n")


def export(first, count, newer):
    out = ('<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made up: this installation does not exist. -->\n<im:MineActionFieldReport xmlns:im="urn:example:made-up-installation">\n'
           "  <im:documentHeader>\n    <im:documentName>export</im:documentName>\n    <im:schemaVersion>6.0.3</im:schemaVersion>\n    <im:fileCreator>made up</im:fileCreator>\n  </im:documentHeader>\n")
    number = first * 10
    for n in range(first, first + count):
        number += 1
        out += report(number, "accident", accident(n, newer))
        for v in range(1, 2 + n % 2):
            number += 1
            out += report(number, "victim", victim(n, v))
    return out + "</im:MineActionFieldReport>\n"


for name, text in {"export.xml": export(1, 20, False), "newer.xml": export(30, 3, True)}.items():
    with open(name, "w", encoding="utf-8") as file:
        file.write(text)
