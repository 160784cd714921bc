#!/usr/bin/env python3
"""Counts the facts of every pair of partners before and after a conversion, without any code of maex.

usage: count_facts.py MAEX

A list that this script writes itself becomes a file of each partner, and each of these files becomes a file of each partner again. The script
reads both files by the names that their formats use, and compares them value by value:

  before - lost + filled = after

`lost` and `filled` are what the run announced (--json). A state of verification that differs after the second reading must have been
announced too: as a loss of evidence, or as a finding. Exit code 0: every pair holds.
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter

# field → the names of the same fact in each kind of file. Only facts that this script puts into its list.
AZCBL = {
    "incident.id": "Hadisə > Nömrə", "incident.date": "Hadisə > Tarix", "place.district": "Hadisə > Rayon",
    "place.settlement": "Hadisə > Kənd", "place.note": "Hadisə > Yer haqqında qeyd", "place.latitude": "Hadisə > Enlik",
    "place.longitude": "Hadisə > Uzunluq", "device.category": "Hadisə > Qurğu", "victim.id": "Zərərçəkən > Kod",
    "victim.outcome": "Zərərçəkən > Nəticə", "victim.status": "Zərərçəkən > Status", "victim.sex": "Zərərçəkən > Cins",
    "victim.age": "Zərərçəkən > Yaş", "victim.activity": "Zərərçəkən > Fəaliyyət",
    "victim.occupation": "Zərərçəkən > Peşə", "source.kind": "Mənbə > Növ", "source.reference": "Mənbə > İstinad",
    "incident.date_received": "Mənbə > Alınma tarixi", "incident.check_state": "Yoxlama", "incident.remarks": "Qeydlər",
}
HXL = {
    "incident.id": "#event+code", "incident.date": "#date+occurred", "incident.date_received": "#date+reported",
    "place.district": "#adm2+name", "place.settlement": "#loc+name", "place.latitude": "#geo+lat",
    "place.longitude": "#geo+lon", "device.category": "#cause+type", "incident.remarks": "#description",
    "incident.check_state": "#meta+maex_incident_check_state", "place.note": "#meta+maex_place_note",
    "source.kind": "#meta+maex_source_kind", "source.reference": "#meta+maex_source_reference",
}
CORE = {
    "incident.id": "ac_code", "incident.date": "ac_date", "incident.date_received": "report_date",
    "place.district": "ac_district_name", "place.settlement": "ac_community_name", "place.latitude": "ac_latitude",
    "place.longitude": "ac_longitude", "device.category": "ac_eo",
}
MAP = ["incident.id", "incident.date", "incident.date_received", "incident.check_state", "incident.remarks",
       "place.district", "place.settlement", "place.note", "device.category", "source.kind", "source.reference"]
ACCIDENT = {
    "incident.id": "AccidentIdentification/OriginalID", "incident.date": "DateOfAccident", "incident.remarks": "Comments",
    "place.district": "Geospatialinfo/GazetteerReference/District",
    "place.settlement": "Geospatialinfo/GazetteerReference/PlaceName",
    "place.latitude": "Geospatialinfo/Geo/GeoPoint/Latitude", "place.longitude": "Geospatialinfo/Geo/GeoPoint/Longitude",
    "device.category": "AccidentDeviceInfo/Ordnance/Subcategory",
}
VICTIM = {
    "victim.id": "VictimIdentification/OriginalID", "victim.outcome": "KilledOrInjured", "victim.sex": "Gender",
    "victim.age": "Age", "victim.activity": "ActivityAtAccident", "victim.occupation": "OccupationBeforeEvent",
    "victim.status": "Status",
}
# The words of the formats for one meaning. A word that is not here stands for itself.
WORDS = {
    "device.category": {
        "AP_MINE": ["piyada əleyhinə mina", "ap_mine", "Antipersonnel"], "AV_MINE": ["tank əleyhinə mina", "av_mine", "Antivehicle"],
        "ERW_UXO": ["partlamamış hərbi sursat", "erw_uxo", "UXO"],
    },
    "victim.outcome": {"KILLED": ["həlak olub", "Killed"], "INJURED": ["yaralanıb", "Injured"]},
    "victim.sex": {"MALE": ["kişi", "Male"], "FEMALE": ["qadın", "Female"]},
    "victim.status": {"CIVILIAN": ["mülki", "mülki şəxs", "Civilian"], "MILITARY": ["hərbçi", "Military"]},
    "source.kind": {
        "REGIONAL_COORDINATOR": ["regional koordinator"], "MILITARY_HOSPITAL": ["hərbi hospital"],
        "CIVIL_HOSPITAL": ["mülki xəstəxana"], "LOCAL_MEDIA": ["yerli media"],
    },
    "incident.check_state": {"CONFIRMED": ["təsdiq olunub"], "BEING_CLARIFIED": ["dəqiqləşdirilir"]},
}
MEANING = {(field, word): code for field, codes in WORDS.items() for code, words in codes.items() for word in words}
NUMBERS = {"place.latitude", "place.longitude"}

PARTNERS = {"azcbl": ".csv", "maxml": ".xml", "imsma_core": ".csv", "geojson": ".geojson", "kml": ".kml", "hxl": ".csv"}

# The list: made up. One line a person; the columns of the incident are the same in each line of one incident.
INCIDENTS = [
    ("7/01", "2014-02-11", "Füzuli", "Horadiz", "", "39.45", "47.34", "piyada əleyhinə mina", "regional koordinator", "r-1", "2014-02-13", "təsdiq olunub", ""),
    ("7/02", "2014-03-02", "Tovuz", "Əlibəyli", "bulaq yanında", "", "", "tank əleyhinə mina", "hərbi hospital", "", "2014-03-05", "təsdiq olunub", "iki nəfər"),
    ("7/03", "2014-04", "Ter-Ter", "", "", "", "", "partlamamış hərbi sursat", "yerli media", "m-3", "2014-05-01", "dəqiqləşdirilir", ""),
    ("7/04", "2014-06-21", "Qazax", "Kəmərli", "", "41.2", "45.12", "piyada əleyhinə mina", "mülki xəstəxana", "x-4", "2014-06-22", "təsdiq olunub", "otarırdı"),
    ("7/05", "2014-09-30", "Göyçay", "Bığır", "", "", "", "partlamamış hərbi sursat", "regional koordinator", "", "2014-10-02", "təsdiq olunub", ""),
]
PERSONS = {
    "7/01": [("7/01-1", "yaralanıb", "hərbçi", "kişi", "20", "keşik", "əsgər"), ("7/01-2", "həlak olub", "hərbçi", "kişi", "", "keşik", "")],
    "7/02": [("7/02-1", "yaralanıb", "mülki", "qadın", "44", "", "fermer")],
    "7/03": [("7/03-1", "həlak olub", "mülki", "kişi", "61", "", "")],
    "7/04": [("7/04-1", "yaralanıb", "mülki", "kişi", "15", "otarma", ""), ("7/04-2", "yaralanıb", "mülki", "kişi", "12", "otarma", ""),
             ("7/04-3", "həlak olub", "mülki", "qadın", "38", "otarma", "")],
    "7/05": [("7/05-1", "yaralanıb", "mülki", "kişi", "33", "", "")],
}


def write_list(path):
    before = ["incident.id", "incident.date", "place.district", "place.settlement", "place.note", "place.latitude",
              "place.longitude", "device.category"]
    persons = ["victim.id", "victim.outcome", "victim.status", "victim.sex", "victim.age", "victim.activity", "victim.occupation"]
    after = ["source.kind", "source.reference", "incident.date_received", "incident.check_state", "incident.remarks"]
    with open(path, "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow([AZCBL[field] for field in before + persons + after])
        for incident in INCIDENTS:
            for person in PERSONS[incident[0]]:
                rows.writerow([*incident[:8], *person, *incident[8:]])


def add(counts, field, value):
    value = (value or "").strip()
    if not value:
        return
    if field in NUMBERS:
        value = repr(round(float(value), 6))
    counts[field, MEANING.get((field, value), value)] += 1


def table(path, names, heading_row):
    """Counts a table. Values of an incident stand in each line of its persons, and count once."""
    counts, seen = Counter(), set()
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    at = next(number for number, row in enumerate(rows) if heading_row in row)
    columns = {field: rows[at].index(name) for field, name in names.items() if name in rows[at]}
    incident = ""
    for row in rows[at + 1:]:
        if len(row) != len(rows[at]) or sum(row[column] != "" for column in columns.values()) < 3:
            continue  # a total or a footnote
        incident = row[columns["incident.id"]]
        for field, column in columns.items():
            if field.startswith("victim.") or incident not in seen:
                add(counts, field, row[column])
        seen.add(incident)
    return counts


def custom(element):
    return {each.findtext("Name"): each.findtext("Value") for each in element.iter("CustomDefinedField")}


def maxml(path):
    counts = Counter()
    root = ElementTree.parse(path).getroot()
    for kind, names, fields in (("Accident", ACCIDENT, MAP), ("Victim", VICTIM, list(VICTIM))):
        for element in root.iter(kind):
            extra = custom(element)
            for field in {*names, *fields}:
                value = element.findtext(names[field]) if field in names else None
                add(counts, field, value or extra.get(field.replace(".", "").replace("_", "")))
    return counts


def geojson(path):
    counts = Counter()
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        for field in MAP:
            value = feature["properties"].get(field)
            add(counts, field, None if value is None else str(value))
        if feature["geometry"]:
            add(counts, "place.longitude", str(feature["geometry"]["coordinates"][0]))
            add(counts, "place.latitude", str(feature["geometry"]["coordinates"][1]))
    return counts


def kml(path):
    counts, space = Counter(), "{http://www.opengis.net/kml/2.2}"
    for placemark in ElementTree.parse(path).getroot().iter(space + "Placemark"):
        data = {each.get("name"): each.findtext(space + "value") for each in placemark.iter(space + "Data")}
        for field in MAP:
            add(counts, field, data.get(field))
        point = placemark.find(f"{space}Point/{space}coordinates")
        if point is not None:
            longitude, latitude = point.text.strip().split(",")[:2]
            add(counts, "place.longitude", longitude)
            add(counts, "place.latitude", latitude)
    return counts


READ = {
    "azcbl": lambda path: table(path, AZCBL, "Hadisə > Nömrə"), "hxl": lambda path: table(path, HXL, "#event+code"),
    "imsma_core": lambda path: table(path, CORE, "ac_code"), "maxml": maxml, "geojson": geojson, "kml": kml,
}


class Run:
    def __init__(self, maex, source, source_partner, target, target_partner):
        done = subprocess.run(
            [maex, "convert", source, "--from", source_partner, "--to", target_partner, "-o", target, "--overwrite",
             "--include", "any", "--today", "2015-01-15", "--json"], capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(f"{source_partner} → {target_partner} ended with {done.returncode}: {done.stdout}{done.stderr}")
        self.item = json.loads(done.stdout)["items"][0]
        self.lost, self.filled = Counter(), Counter()
        for loss in self.item["losses"]:
            self.lost[loss["field"]] += loss["count"]
        for fill in self.item["filled"]:
            self.filled.update(fill["fields"])
        self.states = Counter(self.item["verification"]["states"])
        self.findings = {group["code"] for group in self.item["findings"]}


def differences(before, after, run):
    """The fields for which the announced losses are not what is missing, or for which something came from nowhere."""
    found = []
    for field in sorted({key[0] for key in before | after}):
        only = lambda counts: Counter({key: n for key, n in counts.items() if key[0] == field})
        missing, new = only(before) - only(after), only(after) - only(before)
        if missing.total() != run.lost[field]:
            found.append(f"{field}: {missing.total()} missing, {run.lost[field]} announced: {dict(missing)}")
        if new.total() > run.filled[field]:
            found.append(f"{field}: {new.total()} new, {run.filled[field]} filled: {dict(new)}")
    return found


def main():
    maex = sys.argv[1]
    failed = compared = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        start = folder / "start.csv"
        write_list(start)
        for source, extension in PARTNERS.items():
            first = folder / f"first-{source}{extension}"
            into = Run(maex, start, "azcbl", first, source)
            steps = [(start, "azcbl", first, source, into, None)]
            for target, its_extension in PARTNERS.items():
                second = folder / f"second-{source}-{target}{its_extension}"
                steps.append((first, source, second, target, Run(maex, first, source, second, target), into))
            for before_file, before_kind, after_file, after_kind, run, earlier in steps:
                before = READ[before_kind](before_file)
                found = differences(before, READ[after_kind](after_file), run)
                # The state after the file was read again, against the state when it was written.
                if earlier is not None and run.states != earlier.states and not earlier.lost and not run.findings & {
                        "verification-state-differs"}:
                    found.append(f"verification {dict(earlier.states)} became {dict(run.states)}, and nothing announced it")
                compared += before.total()
                failed += bool(found)
                print(f"{before_kind} → {after_kind}: {before.total()} facts, {'; '.join(found) or 'hold'}")
    print(f"{compared} facts compared, {failed} pairs do not hold")
    return 1 if failed or compared == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
