"""The built-in districts of Georgia and Ukraine against numbers and codes that other hands published.

    gazetteers.py FOLDER

ISO 3166-2 is compared with Debian's package iso-codes where it is installed; the counts are those of the countries' own laws.
"""
import csv
import json
import pathlib
import sys

ISO = pathlib.Path("/usr/share/iso-codes/json/iso_3166-2.json")
# First level in ISO 3166-2; districts: 136 raions since 2020; 59 communities that govern themselves in Georgia (the
# cities apart), and 11 in territory that it does not control.
COUNTS = {"georgia": ("GE", 12, "municipality", 70), "ukraine": ("UA", 27, "raion", 136)}


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main(folder):
    failures = []
    for name, (code, first_level, district, least) in COUNTS.items():
        rows = rows_of(folder / f"{name}.csv")
        language = "name_ka" if code == "GE" else "name_uk"
        ids = {row["id"] for row in rows}
        iso = {row["iso_3166_2"] for row in rows if row["iso_3166_2"]}
        districts = [row for row in rows if row["type"] == district]
        box = next(row for row in rows if row["type"] == "country")
        if len(iso) != first_level:
            failures.append(f"{name}: {len(iso)} places of the first level, not {first_level}")
        if len(districts) != least:
            failures.append(f"{name}: {len(districts)} districts, not {least}")
        for row in rows:
            if row["type"] != "country" and not all(row[key] for key in ("name_en", language, "name_ru")):
                failures.append(f"{name}: {row['id']} lacks a name")
            if row["parent_iso"] and row["parent_iso"] not in ids:
                failures.append(f"{name}: {row['id']} is in {row['parent_iso']}, which is not listed")
            if row["lat"] and not (float(box["bbox_min_lat"]) < float(row["lat"]) < float(box["bbox_max_lat"])
                                   and float(box["bbox_min_lon"]) < float(row["lon"]) < float(box["bbox_max_lon"])):
                failures.append(f"{name}: {row['id']} is outside the country")
        if ISO.exists():
            listed = {each["code"] for each in json.loads(ISO.read_text())["3166-2"] if each["code"].startswith(code + "-")}
            if listed != iso:
                failures.append(f"{name}: differs from ISO 3166-2 in {sorted(listed ^ iso)}")
    for failure in failures:
        print("FAILED", failure)
    print(f"{len(COUNTS)} gazetteers, {len(failures)} faults, ISO 3166-2 {'compared' if ISO.exists() else 'not installed'}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
