#!/usr/bin/env python3
"""The committed reports of samples/anama-2014 are those that their script writes.

    report_samples.py SAMPLE_FOLDER

Archives are compared by the contents of their parts, because versions of zlib compress in different ways.
"""
import pathlib
import subprocess
import sys
import tempfile
import zipfile


def contents(path):
    if path.suffix not in (".docx", ".odt"):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return [(entry.filename, entry.compress_type, archive.read(entry)) for entry in archive.infolist()]


def main():
    sample = pathlib.Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, str(sample / "make_reports.py"), made], check=True)
        names = sorted(path.name for path in pathlib.Path(made).iterdir())
        if len(names) != 13:
            sys.exit(f"the script wrote {len(names)} files and not twelve reports and a list")
        for name in names:
            if contents(sample / name) != contents(pathlib.Path(made) / name):
                sys.exit(f"{name} is not what the script writes; run make_reports.py again")


if __name__ == "__main__":
    main()
